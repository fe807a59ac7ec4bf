"""Rows of many tables that are one indicator.

Promise: every row that holds something ends in exactly one group; a unit stands at most once in a group; rows are joined
only when their words are the same, our own form's code says so, or what differs is harmless, and then a finding tells it.
Doubt is told with both statements and the score, and the rows stay apart.

>>> from nhiemky.domain.figure import BLANK, Value
>>> def row(words): return Row("1", words, "cuộc", BLANK, Value("2"), "", "Phụ lục", 5, "D5", "E5")
>>> groups, findings = align([Table("A", "a.xlsx", (row("Số cuộc kiểm tra"),)), Table("B", "b.xlsx", (row("Cuộc kiểm tra"),))])
>>> [(group.statement, len(group.rows)) for group in groups], [found.code for found in findings]
([('Số cuộc kiểm tra', 2)], ['rows_joined'])
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from nhiemky.consolidating.settled_matches import SettledMatches
from nhiemky.consolidating.wording import Closeness, compare, key, unit_key
from nhiemky.domain.campaign import Indicator
from nhiemky.domain.figure import Row
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.settled import Match
from nhiemky.vietnamese.unicode import fold

ALIKE = 80.0
"""Below this score two statements are not even asked about."""
MARGIN = 3.0
"""By so much the best must lead the next best, else both are asked about."""
MANY = 3000
"""With more statements than this, those of a single unit are only compared with those that several units or the campaign have."""
_MASKED = str.maketrans("0123456789", "0" * 10)


@dataclass(frozen=True, slots=True)
class Table:
    """One unit's table that counts. coded: its rows' codes are of this campaign."""

    unit: str
    file: str
    rows: tuple[Row, ...]
    unit_id: str = ""
    coded: bool = False


@dataclass(frozen=True, slots=True)
class Aligned:
    """One indicator and the rows that hold it: (position of the table, row), in the order of the tables."""

    statement: str
    unit_of_measure: str
    indicator: Indicator | None
    rows: tuple[tuple[int, Row], ...]


@dataclass(slots=True, eq=False)
class _Group:
    statement: str
    unit_of_measure: str
    words: str
    unit: str
    indicator: Indicator | None = None
    rows: dict[int, Row] = field(default_factory=dict)

    def apart(self, other: _Group) -> bool:
        """No unit holds both: where one does, it says itself that they are two. A unit's own indicator is nobody else's."""
        return self.rows.keys().isdisjoint(other.rows) and not (self.owned or other.owned)

    @property
    def owned(self) -> bool:
        return self.indicator is not None and self.indicator.unit_id is not None

    @property
    def first(self) -> tuple[int, Row]:
        return next(iter(self.rows.items()))


def align(
    tables: Sequence[Table], indicators: Sequence[Indicator] = (), matches: Sequence[Match] = ()
) -> tuple[tuple[Aligned, ...], tuple[Finding, ...]]:
    """The campaign's indicators first and in its order (with or without rows), then what units hold besides.

    Rows of one statement with different units of measure make different groups (docs/decisions/0002). matches: settled by a person.
    """
    book = _Book(tables, indicators, matches)
    book.lay_out()
    book.join_blank_units()
    book.join_alike()
    book.tell_units_of_measure()
    book.tell_outsiders()
    return tuple(book.result()), tuple(book.findings)


class _Book:
    """The groups while they grow, in the order they will be shown."""

    def __init__(self, tables: Sequence[Table], indicators: Sequence[Indicator], matches: Sequence[Match]) -> None:
        self.tables = tables
        self.settled = SettledMatches(matches)
        self.findings: list[Finding] = []
        self.groups: list[_Group] = []
        self.by_key: dict[tuple[str, str], _Group] = {}
        self.by_code: dict[str, _Group] = {}
        self.by_words: dict[str, list[_Group]] = defaultdict(list)
        for indicator in indicators:
            group = _Group(
                indicator.statement, indicator.unit_of_measure, key(indicator.statement, indicator.unit_of_measure),
                unit_key(indicator.unit_of_measure), indicator,
            )  # fmt: skip
            self.groups.append(group)
            self.by_code[indicator.code] = group
            self.by_words[group.words].append(group)
        self.asked = bool(indicators)
        self.told: set[frozenset[int]] = set()

    def lay_out(self) -> None:
        """Every row to the group of its code or its words; new groups stand behind the row above them."""
        fresh: list[_Group] = []
        for position, table in enumerate(self.tables):
            above: _Group | None = None
            coded = {row.code for row in table.rows} if table.coded else set()
            for row, words, unit in self._keyed(table):
                group = (
                    self._by_code(row, position)
                    or self._by_match(words, unit, position)
                    or self._by_indicator(words, unit, position, coded)
                    or self.by_key.get((words, unit))
                )
                if group is None:
                    if not _says_something(row):
                        continue
                    group = self.by_key[words, unit] = _Group(row.statement, row.unit_of_measure or unit, words, unit)
                    fresh.insert(_index(fresh, above) + 1 if above else len(fresh), group)
                group.rows[position] = row
                if group.indicator is None:
                    above = group
        self.groups += fresh

    def _keyed(self, table: Table) -> Iterator[tuple[Row, str, str]]:
        """Each row with its key words and unit. A part row that stands twice ("Trong đó: nữ") takes the row above it along."""
        rows = [(row, key(row.statement, row.unit_of_measure), _unit(row)) for row in table.rows]
        times = Counter((words, unit) for _, words, unit in rows)
        seen: Counter[tuple[str, str]] = Counter()
        above = ""
        for row, words, unit in rows:
            if not _is_part(row.statement, words):
                above = words
            elif times[words, unit] > 1:
                words = f"{above} › {words}"
            seen[words, unit] += 1
            if seen[words, unit] == 1:
                yield row, words, unit
                continue
            self.findings.append(
                finding(
                    "row_repeated", file=table.file, place=_place(row), unit=table.unit, statement=row.statement, times=seen[words, unit]
                )
            )
            yield row, f"{words} ({seen[words, unit]})", unit

    def _by_code(self, row: Row, position: int) -> _Group | None:
        """Our own form's code, where the form is of this campaign."""
        group = self.by_code.get(row.code) if self.tables[position].coded and row.code else None
        return group if group and position not in group.rows else None

    def _by_match(self, words: str, unit: str, position: int) -> _Group | None:
        """What a person said it is, where the unit has no row of that indicator yet."""
        code = self.settled.code_of(self.tables[position].unit_id, words, unit)
        group = self.by_code.get(code) if code else None
        return group if group and position not in group.rows else None

    def _by_indicator(self, words: str, unit: str, position: int, coded: set[str]) -> _Group | None:
        """The campaign's indicator of these words and unit of measure, or where one of the two names no unit, of these words."""
        held = [g for g in self.by_words.get(words, ()) if self._open(g, position, coded)]
        return next((g for g in held if g.unit == unit), None) or next((g for g in held if not unit or not g.unit), None)

    def _open(self, group: _Group, position: int, coded: set[str]) -> bool:
        """The table may still take this indicator: it is everybody's or the unit's own, and no row of its code comes."""
        assert group.indicator
        own = group.indicator.unit_id in (None, self.tables[position].unit_id)
        return own and position not in group.rows and group.indicator.code not in coded

    def join_blank_units(self) -> None:
        """A row without a unit of measure goes with the only one that its statement has elsewhere."""
        for words, groups in self._same_words().items():
            blank = [group for group in groups if not group.unit]
            named = [group for group in groups if group.unit]
            if words and len(blank) == 1 and len(named) == 1 and blank[0].apart(named[0]) and blank[0].indicator is None:
                self._join(blank[0], named[0])

    def join_alike(self) -> None:
        """Near-equal statements: join what is harmless and clear, ask about the rest."""
        shelf = dict(enumerate(self.groups))
        words = {at: fold(group.words).translate(_MASKED) for at, group in shelf.items()}
        if len(shelf) > MANY:
            words = {at: text for at, text in words.items() if shelf[at].indicator or len(shelf[at].rows) > 1}
        for at in sorted(shelf, key=lambda at: (len(shelf[at].rows), -at)):
            if shelf[at].indicator is None and self._settle(at, shelf, words):
                del shelf[at]
                words.pop(at, None)

    def _settle(self, at: int, shelf: dict[int, _Group], words: dict[int, str]) -> bool:
        """Whether the group was joined to another."""
        group = shelf[at]
        rivals = [rival for rival in _rivals(at, shelf, words) if not self.settled.are_apart(group.words, rival[1].words)]
        clear = [(closeness, other) for closeness, other in rivals if closeness.harmless]
        if clear and (len(clear) == 1 or clear[0][0].score - clear[1][0].score >= MARGIN):
            closeness, other = clear[0]
            self._tell("rows_joined", group, other, closeness)
            self._join(group, other)
            return True
        if rivals and (pair := frozenset((id(group), id(rivals[0][1])))) not in self.told:
            self.told.add(pair)
            self._tell("rows_alike", group, rivals[0][1], rivals[0][0])
        return False

    def _tell(self, code: str, group: _Group, other: _Group, closeness: Closeness) -> None:
        position, row = group.first
        self.findings.append(
            finding(
                code,
                file=self.tables[position].file,
                place=_place(row),
                unit=self.tables[position].unit,
                statement=group.statement,
                other=other.statement,
                indicator=other.indicator.code if other.indicator else "",
                measure=group.unit_of_measure,
                score=f"{closeness.score:.0f}",
                numbers_agree=closeness.numbers_agree,
                units=[self.tables[at].unit for at in group.rows],
            )
        )

    def tell_units_of_measure(self) -> None:
        """One statement, several units of measure, and no unit that has both."""
        for groups in self._same_words().values():
            for at, group in enumerate(groups):
                for other in groups[at + 1 :]:
                    if group.unit != other.unit and group.rows and other.rows and group.apart(other):
                        self._tell_unit(*sorted((group, other), key=lambda g: (-len(g.rows), g.first[0])))

    def _tell_unit(self, most: _Group, fewer: _Group) -> None:
        (position, row), (there, other) = fewer.first, most.first
        self.findings.append(
            finding(
                "unit_of_measure_differs",
                file=self.tables[position].file,
                place=_place(row),
                statement=fewer.statement,
                unit=self.tables[position].unit,
                measure=fewer.unit_of_measure or "(để trống)",
                other=self.tables[there].unit,
                other_measure=most.unit_of_measure or "(để trống)",
                other_place=f"{self.tables[there].file}, {_place(other)}",
                units=[self.tables[at].unit for at in fewer.rows],
            )
        )

    def tell_outsiders(self) -> None:
        """With a campaign: rows that it does not ask for."""
        for group in self.groups:
            if self.asked and group.indicator is None:
                position, row = group.first
                units = [self.tables[at].unit for at in group.rows]
                self.findings.append(
                    finding(
                        "row_not_asked",
                        file=self.tables[position].file,
                        place=_place(row),
                        statement=group.statement,
                        unit=units[0],
                        count=len(units),
                        units=units,
                    )
                )

    def result(self) -> Iterator[Aligned]:
        """The groups as values; headings inside a table (no unit, no figure in any file) are left out."""
        for group in self.groups:
            if group.indicator or group.unit or any(_says_something(row) for row in group.rows.values()):
                rows = tuple(sorted(group.rows.items(), key=lambda held: held[0]))
                yield Aligned(group.statement, group.unit_of_measure, group.indicator, rows)

    def _same_words(self) -> dict[str, list[_Group]]:
        by_words: dict[str, list[_Group]] = defaultdict(list)
        for group in self.groups:
            by_words[group.words].append(group)
        return by_words

    def _join(self, group: _Group, other: _Group) -> None:
        other.rows.update(group.rows)
        self.groups.remove(group)


def _unit(row: Row) -> str:
    if not row.unit_of_measure and (row.actual.percent or row.target.percent):
        return "%"
    return unit_key(row.unit_of_measure)


def _says_something(row: Row) -> bool:
    return bool(row.unit_of_measure or row.verdict or not row.target.is_blank or not row.actual.is_blank)


def _is_part(statement: str, words: str) -> bool:
    return statement.lstrip()[:1] in "-+*•–—" or words.startswith("trong đó") or len(words.split()) <= 2


def _rivals(at: int, shelf: dict[int, _Group], words: dict[int, str]) -> list[tuple[Closeness, _Group]]:
    """Groups whose words are near and which no unit holds beside this one; harmless ones first, nearest first."""
    group = shelf[at]
    mine = words.get(at) or fold(group.words).translate(_MASKED)
    near = process.extract(mine, words, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE - 10, limit=25)
    found: list[tuple[Closeness, _Group]] = []
    for _, _, there in near:
        other = shelf[there]
        if there != at and (other.unit == group.unit or not other.unit or not group.unit) and group.apart(other):
            closeness = compare(group.words, other.words)
            if closeness.score >= ALIKE or closeness.harmless:
                found.append((closeness, other))
    return sorted(found, key=lambda pair: (not pair[0].harmless, -pair[0].score))


def _index(groups: list[_Group], group: _Group) -> int:
    return next(at for at, other in enumerate(groups) if other is group)


def _place(row: Row) -> str:
    cell = row.actual_cell or row.target_cell or f"dòng {row.row}"
    return f"{row.sheet}!{cell}" if row.sheet else cell
