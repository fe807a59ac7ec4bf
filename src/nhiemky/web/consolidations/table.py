"""The table of a consolidation as one address shows it: which rows are open, which are left out, what each number opens.

>>> Opened.of(QueryDict("mo=1&mo=1.4&them=1.4&loc=chua-dat")).rows      # doctest: +SKIP
frozenset({'1', '1.4'})

A row is named by its place: "1" an indicator, "1.4" its fourth branch, "1.4.17" a unit in it. Everything is in the address, so a
view can be sent to a colleague and works without scripts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from nhiemky.consolidating.branches import Branch, branches, versus_of
from nhiemky.consolidating.differences import Difference
from nhiemky.consolidating.themes import THEMES, theme_of
from nhiemky.domain.campaign import Campaign, Method
from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation, Part, Stage
from nhiemky.domain.figure import Value
from nhiemky.vietnamese.numbers import format_number
from nhiemky.writing.adjusted_words import Changed, first_level
from nhiemky.writing.consolidation_words import figure_words, range_words, target_words

SHOWN = 5
"""Units of a branch shown before "n đơn vị nữa"."""
FILTERS = ("chua-dat", "doi", "ghep", "chu-de", "ngoai")
_METHODS: dict[Method, str] = {
    "sum": "cộng", "count_yes": "đếm đơn vị", "ratio": "tính lại từ tử số và mẫu số", "mean_unweighted": "bình quân các đơn vị",
    "none": "không cộng, theo dõi từng đơn vị",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opened:
    """What the address asks for. rows: open ones; whole: branches with every unit; source: whose source is shown."""

    rows: frozenset[str]
    whole: frozenset[str]
    source: str
    only: str

    @classmethod
    def of(cls, query: QueryDict) -> Opened:
        only = query.get("loc", "")
        return cls(
            frozenset(query.getlist("mo")), frozenset(query.getlist("them")), query.get("nguon", ""), only if only in FILTERS else ""
        )

    def address(self, *, toggled: str = "", whole: str = "", source: str | None = None, only: str | None = None) -> str:
        """The query string of this view with one thing changed; closing a row closes what is below it."""
        rows = set(self.rows)
        if toggled in rows:
            rows = {row for row in rows if row != toggled and not row.startswith(f"{toggled}.")}
        elif toggled:
            rows.add(toggled)
        query = QueryDict(mutable=True)
        if chosen := self.only if only is None else only:
            query["loc"] = chosen
        query.setlist("mo", sorted(rows))
        query.setlist("them", sorted({*self.whole, *([whole] if whole else [])}))
        if shown := self.source if source is None else source:
            query["nguon"] = shown
        return f"?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Versus:
    """ "So với" with its shape: good, warn or plain."""

    words: str
    kind: str = ""
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table. kind: theme | indicator | branch | unit | more. key: its name in the address."""

    kind: str
    key: str
    title: str
    number: str = ""
    measure: str = ""
    target: str = ""
    actual: str = ""
    versus: Versus = Versus("")
    units: str = ""
    how: str = ""
    change: str = ""
    open: bool = False
    on: bool = False
    toggle: str = ""
    opens: str = ""
    file: str = ""
    place: str = ""
    submission: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A version to be shown. asked: statements that are asked about (to be matched)."""

    whole: Consolidation
    campaign: Campaign
    moved: Difference
    base: int
    asked: frozenset[str]
    opened: Opened
    changed: Changed = field(default_factory=dict)

    def numbered(self) -> list[tuple[int, ConsolidatedIndicator]]:
        """Every indicator with its number, those of the campaign first (as they stand)."""
        return list(enumerate(self.whole.indicators, 1))

    def counts(self) -> dict[str, int]:
        """For the chips."""
        own = [indicator for _, indicator in self.numbered() if indicator.code]
        return {
            "all": len(own),
            "short": sum(indicator.status == "chưa đạt" for indicator in own),
            "moved": len(self.moved.moved),
            "match": len(self.asked),
            "outside": sum(not indicator.code for _, indicator in self.numbered()),
        }

    def _chosen(self, indicator: ConsolidatedIndicator) -> bool:
        only = self.opened.only
        if only == "chua-dat":
            return bool(indicator.code) and indicator.status == "chưa đạt"
        if only == "doi":
            return self.moved.of(indicator.code, indicator.statement) is not None
        if only == "ghep":
            return not indicator.code and indicator.statement in self.asked
        if only == "ngoai":
            return not indicator.code
        return bool(indicator.code) or not self.campaign.indicators

    def lines(self) -> Iterator[Line]:
        """The rows to show, in order."""
        chosen = [(number, indicator) for number, indicator in self.numbered() if self._chosen(indicator)]
        if self.opened.only != "chu-de":
            for number, indicator in chosen:
                yield from self._indicator(number, indicator)
            return
        for theme in THEMES:
            mine = [(number, indicator) for number, indicator in chosen if theme_of(indicator.statement) == theme]
            if mine:
                yield Line("theme", "", theme, units=str(len(mine)))
            for number, indicator in mine:
                yield from self._indicator(number, indicator)

    def _indicator(self, number: int, indicator: ConsolidatedIndicator) -> Iterator[Line]:
        key, opened = str(number), self.opened
        is_open = key in opened.rows
        spread = range_words(indicator) if indicator.method == "none" and not indicator.given else ""
        actual = figure_words(indicator.actual) or spread
        yield Line(
            "indicator", key, indicator.statement, f"{number:02}", indicator.unit_of_measure, target_words(indicator),
            actual or "chưa có số", _versus(indicator), str(indicator.counted), self._how(indicator), self._change(indicator), is_open,
            on=is_open or opened.source == key, toggle=opened.address(toggled=key), opens=opened.address(source=key),
            marks=(*filter(None, (first_level(self.changed, "", indicator.code),)), *_marks(indicator)),
        )  # fmt: skip
        if is_open:
            for place, branch in enumerate(self.branches(indicator), 1):
                yield from self._branch(f"{key}.{place}", indicator, branch)

    def branches(self, indicator: ConsolidatedIndicator) -> tuple[Branch, ...]:
        """Of one indicator; a ratio of two others with them."""
        asked = next((each for each in self.campaign.indicators if each.code == indicator.code), None)
        over = [self._by_code(code) for code in (asked.numerator, asked.denominator)] if asked else [None, None]
        return branches(indicator, *over)

    def _by_code(self, code: str | None) -> ConsolidatedIndicator | None:
        return next((indicator for indicator in self.whole.indicators if code and indicator.code == code), None)

    def _branch(self, key: str, indicator: ConsolidatedIndicator, branch: Branch) -> Iterator[Line]:
        opened, is_open = self.opened, key in self.opened.rows
        yield Line(
            "branch", key, branch.name, target=figure_words(branch.target), actual=figure_words(branch.actual),
            versus=Versus(branch.versus), units=str(branch.counted), open=is_open, on=opened.source == key,
            toggle=opened.address(toggled=key), opens=opened.address(source=key),
        )  # fmt: skip
        if not is_open:
            return
        shown = len(branch.parts) if key in opened.whole or len(branch.parts) <= SHOWN + 1 else SHOWN
        for place, part in enumerate(branch.parts[:shown], 1):
            yield self._unit(f"{key}.{place}", indicator, part)
        if left := branch.parts[shown:]:
            yield Line("more", key, f"{len(left)} đơn vị nữa", actual=_added(left, indicator), toggle=opened.address(whole=key))

    def _unit(self, key: str, indicator: ConsolidatedIndicator, part: Part) -> Line:
        opened = self.opened
        marks = [word for word, said in (("ước", part.estimated), ("bản thảo", part.stage == "draft")) if said]
        if first := first_level(self.changed, part.unit, indicator.code):
            marks.append(f"chỉ tiêu {first}")
        if not part.counted and not part.actual.is_blank and indicator.method != "none":
            marks.append("không cộng")
        return Line(
            "unit", key, part.unit, target=figure_words(part.target), actual=figure_words(part.actual) or "chưa có số",
            versus=Versus(versus_of(part, indicator)), on=opened.source == key, opens=opened.address(source=key), file=part.file,
            place=place_words(part), submission=part.submission, marks=tuple(marks),
        )  # fmt: skip

    def _how(self, indicator: ConsolidatedIndicator) -> str:
        if indicator.given:
            who = f"{indicator.given.board} cung cấp" if indicator.given.board else "văn phòng nhập"
            added = f", các đơn vị cộng lại {figure_words(indicator.from_units)}" if not indicator.from_units.is_blank else ""
            return f"Số do {who}{added}."
        return f"Cách gộp: {_METHODS[indicator.method]}.{self._stages(indicator)}"

    def _stages(self, indicator: ConsolidatedIndicator) -> str:
        """ " 36/81 đã duyệt, 37 đã nộp.": n of all units by how far their report has come."""
        words: tuple[tuple[Stage, str], ...] = (("accepted", "đã duyệt"), ("submitted", "đã nộp"))
        pieces = [f"{count} {word}" for stage, word in words if (count := indicator.stages.get(stage, 0))]
        if not pieces:
            return ""
        of, word = pieces[0].split(" ", 1)
        return f" {', '.join((f'{of}/{self.whole.whole} {word}', *pieces[1:]))}."

    def _change(self, indicator: ConsolidatedIndicator) -> str:
        moved = self.moved.of(indicator.code, indicator.statement)
        if moved is None or not self.base:
            return ""
        words = {"": "có đơn vị đổi số", "có số": "mới có số", "đổi": "đã đổi"}.get(moved.words, moved.words)
        return f"{words} so với bản {self.base}"


def _marks(indicator: ConsolidatedIndicator) -> tuple[str, ...]:
    marks = []
    if indicator.estimates:
        marks.append(f"{indicator.estimates} số ước")
    if drafts := indicator.stages.get("draft", 0):
        marks.append(f"{drafts} bản thảo")
    if indicator.by_cut_off:
        marks.append(f"{len(indicator.by_cut_off)} mốc số liệu")
    if indicator.estimate:
        marks.append(f"cấp ủy ước {figure_words(indicator.estimate.value)}")
    return tuple(marks)


def _versus(indicator: ConsolidatedIndicator) -> Versus:
    words, status = indicator.versus, indicator.status
    if status is None or not words:
        return Versus("")
    if status in ("vượt", "đạt"):
        return Versus(words, "good", "ok")
    if words.endswith("%") or status == "chưa có số liệu":
        return Versus(words)
    return Versus(words, "warn", "down")


def place_words(part: Part) -> str:
    """ "ô E9", "bảng 1, dòng 6"; the sheet only where it is asked for."""
    return f"ô {part.cell}" if part.cell[:1].isupper() and part.cell[-1:].isdigit() and " " not in part.cell else part.cell


def _added(parts: Sequence[Part], indicator: ConsolidatedIndicator) -> str:
    if indicator.method != "sum":
        return ""
    total = sum((part.actual.number for part in parts if part.counted and part.actual.number is not None), start=0)
    return format_number(total)


def part_of(table: Table, key: str) -> tuple[ConsolidatedIndicator | None, Branch | None, Part | None]:
    """What a key names; Nones where it names nothing."""
    steps = [int(step) for step in key.split(".") if step.isdigit()]
    numbered = dict(table.numbered())
    indicator = numbered.get(steps[0]) if steps else None
    if indicator is None or len(steps) == 1:
        return indicator, None, None
    found = table.branches(indicator)
    branch = found[steps[1] - 1] if 0 < steps[1] <= len(found) else None
    if branch is None or len(steps) == 2:
        return indicator, branch, None
    return indicator, branch, branch.parts[steps[2] - 1] if 0 < steps[2] <= len(branch.parts) else None


def shown(value: Value) -> str:
    """A figure as the page prints it."""
    return figure_words(value) or "chưa có số"
