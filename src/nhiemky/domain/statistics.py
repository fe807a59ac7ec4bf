"""Inspection statistics (thống kê kiểm tra, giám sát, kỷ luật): forms, their cells, what must agree with what.

>>> form = Form("kt", "1", "Kiểm tra", "cấp ủy", (Row("luot", "Lượt", "luot"),), (Column("tong", "Tổng số"), Column("tot", "Tốt")))
>>> cell_key(form.id, "luot", "tot"), parts_of("kt/luot/tot"), form.place("luot", "tot")
('kt/luot/tot', ('kt', 'luot', 'tot'), 'Biểu 1, Tốt')

A sheet of figures is a mapping from cell key to a whole number. A key that is not there is "chưa có số liệu", never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Grade = Literal["A", "S", "C", "K", "I"]
"""Of a source: official text | a real document | a local paper or a transcription | general knowledge | inference."""
Nature = Literal["flow", "opening", "closing"]
"""What happened within the period (phát sinh) | what stood open at its beginning (tồn đầu) | at its end (tồn cuối)."""
Measure = Literal["luot", "nguoi", "to_chuc", "don", "cuoc", "nghin_dong", "so"]
"""Times somebody was dealt with (lượt) | persons | organisations | letters | inspections | thousand đồng | a plain count."""
DISTINCT: frozenset[Measure] = frozenset({"nguoi", "to_chuc"})
"""Counted by head: one that two levels, actors or months each count is still one, so these do not simply add up."""
IdentityKind = Literal["sum", "contents", "chain", "balance"]

MEASURES: Mapping[Measure, str] = {
    "luot": "lượt",
    "nguoi": "người",
    "to_chuc": "tổ chức",
    "don": "đơn",
    "cuoc": "cuộc",
    "nghin_dong": "nghìn đồng",
    "so": "",
}
Figures = Mapping[str, int]
"""Cell key -> figure."""


@dataclass(frozen=True, slots=True)
class Row:
    """Whom or what a form counts; within: the row it is a part of ("trong đó")."""

    id: str
    name: str
    measure: Measure = "so"
    within: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One count of a form. group: heading above it; measure: its own where it differs from the row's; within: as of a row."""

    id: str
    name: str
    group: str = ""
    nature: Nature = "flow"
    measure: Measure | None = None
    within: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What must agree. axis "column": between columns, in each row; "row": between rows, in each column.

    sum       left[0] = all of right added.
    contents  right need not add up to left[0] (one case may have several); together they cannot be fewer.
    chain     left does not increase from one to the next.
    balance   all of left added = all of right added.
    """

    kind: IdentityKind
    left: tuple[str, ...]
    right: tuple[str, ...] = ()
    axis: Literal["column", "row"] = "column"
    grade: Grade = "I"
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One form (biểu). body_known: False where only its title is; unknown: what of it could not be read, in words; says: its
    sentences in a report, `{row/column}` standing for a figure."""

    id: str
    number: str
    title: str
    actor: str
    rows: tuple[Row, ...] = ()
    columns: tuple[Column, ...] = ()
    identities: tuple[Identity, ...] = ()
    body_known: bool = True
    needs_confirmation: bool = True
    grade: Grade = "C"
    unknown: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    section: str = ""

    @property
    def name(self) -> str:
        return f"Biểu {self.number}"

    def row(self, id: str) -> Row | None:
        return next((row for row in self.rows if row.id == id), None)

    def column(self, id: str) -> Column | None:
        return next((column for column in self.columns if column.id == id), None)

    def measure(self, row: str, column: str) -> Measure:
        found = self.column(column)
        if found is not None and found.measure is not None:
            return found.measure
        line = self.row(row)
        return line.measure if line else "so"

    def place(self, row: str, column: str) -> str:
        """The cell as a person finds it."""
        line, found = self.row(row), self.column(column)
        names = [self.label(found) if found else column]
        if len(self.rows) > 1:
            names.append(line.name if line else row)
        return f"{self.name}, {', '.join(names)}"

    def label(self, column: Column) -> str:
        """Its name; with its group where another column bears the same."""
        alone = sum(one.name == column.name for one in self.columns) == 1
        return column.name if alone else f"{column.group}: {column.name}"

    def cells(self) -> tuple[str, ...]:
        """Every cell, row by row."""
        return tuple(cell_key(self.id, row.id, column.id) for row in self.rows for column in self.columns if is_open(row, column))


@dataclass(frozen=True, slots=True)
class StatisticsSet:
    """A set of forms as it stands on a day. borrowed_from: whose forms they are where its own could not be read."""

    id: str
    title: str
    symbol: str
    issued: date | None
    valid_from: date | None
    valid_to: date | None
    grade: Grade
    needs_confirmation: bool
    forms: tuple[Form, ...]
    forms_in_law: int = 0
    borrowed_from: str = ""
    unknown: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def form(self, id: str) -> Form | None:
        return next((form for form in self.forms if form.id == id), None)

    @property
    def fillable(self) -> tuple[Form, ...]:
        """Forms that have cells."""
        return tuple(form for form in self.forms if form.columns and form.rows)


def is_open(row: Row, column: Column) -> bool:
    """A column that counts something else than its row has no cell in rows that count heads."""
    return column.measure is None or row.measure not in DISTINCT


def cell_key(form: str, row: str, column: str) -> str:
    return f"{form}/{row}/{column}"


def parts_of(key: str) -> tuple[str, str, str]:
    """Form, row, column of a key; blanks where it is none."""
    form, _, rest = key.partition("/")
    row, _, column = rest.partition("/")
    return form, row, column
