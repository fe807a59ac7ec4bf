"""Sets of forms for inspection statistics (bộ biểu thống kê kiểm tra, giám sát), as data asked with a date.

>>> standard = statistics_set("885-qd-ubkttw", date(2024, 6, 30))
>>> standard.symbol, standard.forms_in_law, standard.borrowed_from, len(standard.forms), standard.needs_confirmation
('885-QĐ/UBKTTW', 26, '357-QĐ/UBKTTW', 22, True)
>>> [one.id for one in sets_in_force(date(2020, 6, 30))]
['chi-so-chinh', '357-qd-ubkttw']

The files: data/statistics/*.yaml. What could not be read is said (`unknown`, `body_known: false`) and never filled in; acting levels that
ended (huyện, 30/6/2025) are left out of periods that begin later. A set whose own bodies are unknown borrows those of the set before it,
and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from nhiemky.domain.finding import Refusal
from nhiemky.domain.statistics import Column, Form, Grade, Identity, Measure, Nature, Row, StatisticsSet
from nhiemky.rulebook.load import load_rules

DATA = Path(__file__).parent / "data" / "statistics"


@dataclass(frozen=True)
class ColumnList:
    """Columns that many forms share: id -> name. adds: what they are to the column they stand under (`of` of the form's line)."""

    name: str
    grade: Grade
    items: Mapping[str, str]
    adds: Literal["sum", "contents", "nothing"] = "nothing"
    needs_confirmation: bool = True
    ended: Mapping[str, date] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class ColumnLine:
    """One column, or a whole list of them (`list`), or columns whose names are unknown (`unknown`: what they are; `count`)."""

    id: str = ""
    name: str = ""
    group: str = ""
    nature: Nature = "flow"
    measure: Measure | None = None
    within: str = ""
    list: str = ""
    of: str = ""
    unknown: str = ""
    count: int = 0

    def __post_init__(self) -> None:
        if sum(map(bool, (self.id, self.list, self.unknown))) != 1:
            raise ValueError("phải có đúng một trong id, list, unknown. Hãy ghi một cột, một danh sách, hoặc cột chưa rõ tên")


@dataclass(frozen=True)
class FormLines:
    """A form as written in the file. sums, contents, chains, balances: column ids, the first is the whole ("left = right" for balances)."""

    id: str
    number: str
    title: str
    actor: str
    grade: Grade
    rows: str = ""
    columns: tuple[ColumnLine, ...] = ()
    sums: tuple[tuple[str, ...], ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()
    balances: tuple[tuple[tuple[str, ...], ...], ...] = ()
    body_known: bool = True
    needs_confirmation: bool = True
    unknown: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    section: str = ""


@dataclass(frozen=True)
class RowList:
    """Rows that many forms share. total: the row that the others (but those within another) add up to, "" for none."""

    rows: tuple[Row, ...]
    grade: Grade
    total: str = ""
    note: str = ""


@dataclass(frozen=True)
class SetFile:
    """A set as written. forms_from: the set whose forms stand in for its own."""

    id: str
    title: str
    symbol: str
    grade: Grade
    needs_confirmation: bool
    order: int
    issued: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    forms_in_law: int = 0
    forms_from: str = ""
    periods: tuple[str, ...] = ()
    row_lists: Mapping[str, RowList] = field(default_factory=dict)
    lists: Mapping[str, ColumnList] = field(default_factory=dict)
    forms: tuple[FormLines, ...] = ()
    unknown: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@cache
def set_files() -> Mapping[str, SetFile]:
    """Every shipped file by id, in the order they are offered."""
    found = sorted((load_rules(path, SetFile) for path in DATA.glob("*.yaml")), key=lambda one: (one.order, one.id))
    return {one.id: one for one in found}


def statistics_set(id: str, on: date) -> StatisticsSet:
    """The set as it stands for a period that begins on `on`. Refuses with `statistics_set_unknown`."""
    file = set_files().get(id)
    if file is None:
        raise Refusal("statistics_set_unknown", name=id, known=", ".join(set_files()))
    lent = set_files()[file.forms_from] if file.forms_from else file
    forms = tuple(form_of(lent, lines, on) for lines in lent.forms)
    if lent is not file:
        forms = tuple(replace(form, needs_confirmation=True) for form in forms)
    notes = [f"{one.name}: {one.note}" for one in lent.lists.values() if one.note]
    notes += [one.note for one in lent.row_lists.values() if one.note]
    return StatisticsSet(
        file.id, file.title, file.symbol, file.issued, file.valid_from, file.valid_to, file.grade,
        file.needs_confirmation or lent is not file, forms, file.forms_in_law, lent.symbol if lent is not file else "",
        (*file.unknown, *notes), file.sources,
    )  # fmt: skip


def sets_in_force(on: date) -> tuple[StatisticsSet, ...]:
    """Sets that a period beginning on `on` may use."""
    return tuple(
        statistics_set(one.id, on)
        for one in set_files().values()
        if (one.valid_from is None or one.valid_from <= on) and (one.valid_to is None or on <= one.valid_to)
    )


def form_of(file: SetFile, lines: FormLines, on: date) -> Form:
    """One form of a file as it stands on a day, its lists spread out and its identities named."""
    rows = file.row_lists[lines.rows].rows if lines.rows else ()
    columns: list[Column] = []
    identities: list[Identity] = []
    unknown = list(lines.unknown)
    for line in lines.columns:
        if line.unknown:
            unknown.append(f"{line.unknown}: {line.count} cột chưa rõ tên" if line.count else line.unknown)
        elif line.id:
            columns.append(Column(line.id, line.name, line.group, line.nature, line.measure, line.within))
        else:
            shared = file.lists[line.list]
            prefix = f"{line.of}-" if line.of and line.of != "tong" else ""
            made = [
                Column(prefix + id, name, line.group or shared.name, line.nature, line.measure)
                for id, name in shared.items.items()
                if id not in shared.ended or on <= shared.ended[id]
            ]
            columns += made
            if line.of and shared.adds != "nothing":
                identities.append(Identity(shared.adds, (line.of,), tuple(one.id for one in made), grade=shared.grade))
            if line.count and line.count != len(made):
                unknown.append(f"{shared.name}: biểu in {line.count} cột, ở đây là {len(made)} tên thường dùng")
    identities += _written(lines, columns)
    identities += _of_rows(file.row_lists[lines.rows]) if lines.rows else ()
    return Form(
        lines.id, lines.number, lines.title, lines.actor, rows, tuple(columns), tuple(identities), lines.body_known,
        lines.needs_confirmation, lines.grade, tuple(unknown), lines.says, lines.section,
    )  # fmt: skip


def _written(lines: FormLines, columns: list[Column]) -> Iterator[Identity]:
    grade: Grade = "I" if lines.grade == "C" else lines.grade
    for whole, *parts in lines.sums:
        yield Identity("sum", (whole,), tuple(parts), grade=grade)
    for steps in lines.chains:
        yield Identity("chain", steps, grade=grade)
    for left, right in lines.balances:
        yield Identity("balance", left, right, grade="I")
    for column in columns:
        if column.within:
            yield Identity("chain", (column.within, column.id), grade=grade)


def _of_rows(listed: RowList) -> Iterator[Identity]:
    for row in listed.rows:
        if row.within:
            yield Identity("chain", (row.within, row.id), axis="row", grade=listed.grade)
    if listed.total:
        parts = tuple(row.id for row in listed.rows if row.id != listed.total and not row.within)
        yield Identity("sum", (listed.total,), parts, axis="row", grade=listed.grade)
