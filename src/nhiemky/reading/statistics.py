"""Filled statistics forms (biểu thống kê đã điền), ours or an office's own: rows and columns known by their words, in any order.

>>> from nhiemky.domain.statistics import Column, Row
>>> form = Form("kt", "1", "Kiểm tra", "cấp ủy", (Row("luot", "Lượt", "luot"),), (Column("tong", "Tổng số"), Column("tot", "Tốt")))
>>> read_grids([Grid("Biểu 1", [["Nội dung", "Lượt"], ["Tốt", 3.0], ["Tổng số", 5.0]])], (form,), "a.xlsx").figures
{'kt/luot/tot': 3, 'kt/luot/tong': 5}
>>> read_grids([Grid("Biểu 1", [["Kiểm tra"], ["", "Tổng số", "Tốt"], ["Lượt", 5.0, 3.0]])], (form,), "a.xlsx").cells
{'kt/luot/tong': 'Biểu 1!B3', 'kt/luot/tot': 'Biểu 1!C3'}

Promise: a figure is taken only where its row, its column and its form are each known without doubt; whatever else carries a number is told
with its place; nothing is added up, moved or mended. Counts may stand down the page or across it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nhiemky.domain.finding import Finding, Refusal, finding
from nhiemky.domain.statistics import Column, Form, Row, cell_key, is_open
from nhiemky.reading.admission import admit
from nhiemky.reading.units.grid import Grid, words
from nhiemky.vietnamese.counts import read_value
from nhiemky.vietnamese.unicode import fold

_NOT_LETTERS = re.compile(r"[^0-9a-z]+")
_TOP = 12
"""Rows in which a form's title stands."""
_PASSED = frozenset({"", "tt", "stt", "noi dung", "kiem tra", "ghi chu", "khop"})
_MARK = re.compile(r"\(?[0-9a-z]{1,3}\)?")


@dataclass(frozen=True, slots=True)
class StatisticsFile:
    """figures: cell -> number; cells: cell -> place in the file; forms: ids of those found; identity: of our hidden sheet."""

    figures: Mapping[str, int]
    cells: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    forms: tuple[str, ...] = ()
    identity: Mapping[str, str] = field(default_factory=dict)


def read_statistics(data: bytes, name: str, forms: Sequence[Form]) -> StatisticsFile:
    """A filled .xlsx or .csv. Refuses with `statistics_no_form` and the codes of opening a file."""
    admission = admit(data, name)
    from nhiemky.reading.units.workbook import read_csv, read_workbook

    if admission.kind == "csv":
        book = read_csv(data, name)
    elif admission.kind == "xlsx":
        book = read_workbook(data, name, admission.entries)
    else:
        raise Refusal("file_kind_not_here", file=name, wanted="bảng tính .xlsx, .csv", found="văn bản")
    return read_grids(book.grids, forms, name, book.identity)


def read_grids(grids: Iterable[Grid], forms: Sequence[Form], name: str, identity: Mapping[str, str] | None = None) -> StatisticsFile:
    """The same of sheets already opened; hidden ones are passed over."""
    taken = _Taken(name)
    found: list[str] = []
    for grid in grids:
        if not grid.visible:
            continue
        form = _form_of(grid, forms, identity or {})
        if form is not None and _Sheet(grid, form, taken).read():
            found.append(form.id)
    if not found:
        raise Refusal("statistics_no_form", file=name)
    return StatisticsFile(taken.figures, taken.cells, tuple(taken.findings), tuple(dict.fromkeys(found)), identity or {})


def key_of(text: str) -> str:
    """Words to compare headings by."""
    return _NOT_LETTERS.sub(" ", fold(text)).strip()


def _form_of(grid: Grid, forms: Sequence[Form], identity: Mapping[str, str]) -> Form | None:
    """By our own sheet, by its title in the first rows, by its number in the sheet's name, or as the only one whose words it bears."""
    known = identity.get(f"form:{grid.sheet}", "")
    for form in forms:
        if form.id == known:
            return form
    top = " | ".join(key_of(words(cell)) for row in grid.rows[:_TOP] for cell in row if isinstance(cell, str))
    titled = [form for form in forms if key_of(form.title) in top]
    if titled:
        return max(titled, key=lambda form: len(form.title))
    numbered = [form for form in forms if re.search(rf"\bbieu (so )?0?{form.number}\b", key_of(grid.sheet))]
    if len(numbered) == 1:
        return numbered[0]
    return forms[0] if len(forms) == 1 else None


class _Taken:
    """What the file gives, over its sheets."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.figures: dict[str, int] = {}
        self.cells: dict[str, str] = {}
        self.findings: list[Finding] = []

    def take(self, form: Form, row: Row, column: Column, said: str, place: str) -> None:
        typed = read_value(said)
        if typed.bad:
            self._say("statistics_value_bad", place, f"{form.place(row.id, column.id)} ({place})", value=typed.words)
        elif typed.number is not None:
            key = cell_key(form.id, row.id, column.id)
            if key not in self.figures:
                self.figures[key], self.cells[key] = typed.number, place
            elif self.figures[key] != typed.number:
                first, where = self.figures[key], self.cells[key]
                self._say("statistics_cell_twice", place, place, first=first, first_place=where, second=typed.number)

    def unplaced(self, form: Form, label: str, said: str, place: str) -> None:
        self._say("statistics_cell_unplaced", place, place, words=label, form=form.name, value=said)

    def _say(self, code: str, place: str, at: str, **facts: str | int) -> None:
        self.findings.append(finding(code, file=self.file, place=place, at=at, **facts))  # type: ignore[arg-type]


class _Sheet:
    """One sheet as one form."""

    def __init__(self, grid: Grid, form: Form, taken: _Taken) -> None:
        self.grid, self.form, self.taken = grid, form, taken
        self.rows = {key_of(row.name): row for row in form.rows}
        self.columns: dict[str, list[Column]] = {}
        for column in form.columns:
            self.columns.setdefault(key_of(column.name), []).append(column)
            whole = key_of(f"{column.group} {column.name}")
            if whole != key_of(column.name):
                self.columns.setdefault(whole, []).append(column)
        self.groups = {key_of(column.group) for column in form.columns if column.group}
        self.said = [[words(cell) for cell in row] for row in grid.rows]
        self.keys = [[key_of(cell) for cell in row] for row in self.said]

    def read(self) -> bool:
        """Whether it holds the form's table at all."""
        down = [(sum(line[at] in self.columns for line in self.keys if at < len(line)), -at) for at in range(self._width())]
        across = [(sum(cell in self.columns for cell in line), -at) for at, line in enumerate(self.keys)]
        best_down, best_across = max(down, default=(0, 0)), max(across, default=(0, 0))
        if max(best_down[0], best_across[0]) < min(2, len(self.form.columns)):
            return False
        if best_down[0] >= best_across[0]:
            self._read_down(-best_down[1])
        else:
            self._read_across(-best_across[1])
        return True

    def _width(self) -> int:
        return max((len(line) for line in self.keys), default=0)

    def _at(self, row: int, column: int) -> str:
        return self.said[row][column] if 0 <= row < len(self.said) and column < len(self.said[row]) else ""

    def _read_down(self, labels: int) -> None:
        """Counts stand below one another in the sheet's column `labels`, subjects in the heading above."""
        first = next(at for at, line in enumerate(self.keys) if labels < len(line) and line[labels] in self.columns)
        heading = self._heading_above(first, labels)
        subjects = {at: self.rows[cell] for at, cell in enumerate(self.keys[heading]) if cell in self.rows} if heading is not None else {}
        if not subjects and len(self.form.rows) == 1:
            found = next((at for at in range(labels + 1, self._width()) if any(_number(self._at(r, at)) for r in self._from(first))), None)
            subjects = {found: self.form.rows[0]} if found is not None else {}
        used: set[str] = set()
        group = ""
        for at in self._from((heading if heading is not None else first - 1) + 1):
            label = self.keys[at][labels] if labels < len(self.keys[at]) else ""
            numbers = {column: self._at(at, column) for column in subjects if self._at(at, column)}
            column = self._column(label, group)
            if label in self.groups and not numbers and (column is None or column.id in used or column.group != group):
                group = label
                continue
            if column is None:
                if numbers and label not in _PASSED and any(map(_number, numbers.values())):
                    place = next(iter(numbers))
                    self.taken.unplaced(self.form, self._at(at, labels), numbers[place], self.grid.place(at, place))
                continue
            used.add(column.id)
            for place, said in numbers.items():
                if is_open(subjects[place], column):
                    self.taken.take(self.form, subjects[place], column, said, self.grid.place(at, place))

    def _heading_above(self, first: int, labels: int) -> int | None:
        scored = [(sum(cell in self.rows for at, cell in enumerate(self.keys[row]) if at != labels), row) for row in range(first)]
        score, row = max(scored, default=(0, 0))
        return row if score else None

    def _from(self, start: int) -> range:
        return range(max(start, 0), len(self.keys))

    def _read_across(self, heading: int) -> None:
        """Counts stand beside one another in the sheet's row `heading`, their groups above, subjects down the side."""
        places: dict[int, Column] = {}
        unknown: dict[int, str] = {}
        group = ""
        above = self.keys[heading - 1] if heading else []
        for at in range(self._width()):
            if at < len(above) and above[at]:
                group = above[at]
            own = self.keys[heading][at] if at < len(self.keys[heading]) else ""
            own = own or (above[at] if at < len(above) else "")
            column = self._column(own, group)
            if column is not None:
                places[at] = column
            elif own and own not in _PASSED and not _MARK.fullmatch(own):
                unknown[at] = own
        for row, subject in self._subjects(heading, min(places, default=0)):
            for at in range(self._width()):
                said = self._at(row, at)
                if at in places and said and is_open(subject, places[at]):
                    self.taken.take(self.form, subject, places[at], said, self.grid.place(row, at))
                elif at in unknown and _number(said):
                    self.taken.unplaced(self.form, self._at(heading, at) or unknown[at], said, self.grid.place(row, at))

    def _subjects(self, heading: int, before: int) -> Iterator[tuple[int, Row]]:
        found = [
            (row, self.rows[cell])
            for row in self._from(heading + 1)
            for cell in self.keys[row][: before + 1]
            if cell in self.rows
        ]  # fmt: skip
        if found or len(self.form.rows) > 1:
            yield from found
            return
        for row in self._from(heading + 1):
            numbers = [cell for cell in self.said[row][before:] if cell]
            if numbers and any(map(_number, numbers)) and not all(_MARK.fullmatch(fold(cell)) and "(" in cell for cell in numbers):
                yield row, self.form.rows[0]
                return

    def _column(self, label: str, group: str) -> Column | None:
        """The column of a label: the only one, or of several of a name the one of the group it stands in."""
        found = self.columns.get(label, [])
        if len(found) > 1:
            found = [column for column in found if key_of(column.group) == group]
        if len(found) != 1:
            return None
        return found[0]


def _number(said: str) -> bool:
    return read_value(said).number is not None
