"""A roster (danh sách đơn vị): who is expected to report, from a sheet, a CSV or a Word table.

>>> data = "DANH SÁCH\\nSTT;Tên tổ chức đảng;Bí thư;Làm điểm\\n1;Đảng bộ Sở Tài chính;Lê Văn An;x\\n2;Chi bộ Đài;;\\n".encode()
>>> [(unit.id, unit.name, unit.head, unit.pilot) for unit in read_roster(data, "ds.csv").units]
[('dang-bo-so-tai-chinh', 'Đảng bộ Sở Tài chính', 'Lê Văn An', True), ('chi-bo-dai', 'Chi bộ Đài', None, False)]

Promise: columns are known by their heading words, in any order, wherever the heading stands; a row that is no unit is said,
two rows of one name stay two and are said; an id is the code where one is given, else the folded name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

from nhiemky.domain.campaign import Unit
from nhiemky.domain.finding import Finding, Refusal, finding
from nhiemky.reading.admission import admit
from nhiemky.reading.units.grid import Grid, words
from nhiemky.reading.units.roster_targets import UnitTarget, read_targets
from nhiemky.reading.units.workbook import read_csv, read_workbook
from nhiemky.vietnamese.unicode import fold

Role = Literal["number", "code", "name", "branch", "type", "parent", "head", "pilot", "place", "organ_code", "aliases"]

_BODY = r"(co quan, ?don vi|don vi|co quan|to chuc( co so)?( dang)?|tccsd|(chi bo|dang bo)([,/ ]+(chi bo|dang bo))?|chi, dang bo|cap uy)"
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("number", re.compile(r"s?tt|so (tt|thu tu)|thu tu")),
    ("organ_code", re.compile(r"ky hieu( van ban| co quan)?")),
    ("code", re.compile(r"ma( so)?( don vi| to chuc( dang)?| dinh danh)?")),
    ("aliases", re.compile(r"(ten )?(goi )?(khac|viet tat|thuong goi)|ten goi khac|ten cu")),
    ("pilot", re.compile(r"(don vi )?(lam diem|chon diem|diem chi dao|diem)")),
    # "Trực thuộc" alone asks for the superior; "Đơn vị trực thuộc" is the unit itself.
    (
        "parent",
        re.compile(r"(ten )?((don vi|to chuc( dang)?|dang bo|dang uy|co quan) )?(cap tren|chu quan)\b.*|truc thuoc( dang (bo|uy))?"),
    ),
    ("head", re.compile(r"(ho (va )?ten )?(d/c |dong chi )?(nguoi dung dau|bi thu|thu truong)\b.*")),
    ("branch", re.compile(r"(ten )?(khoi|nhanh|nhom|cum)( ?/ ?(khoi|nhanh|nhom|cum))?( thi dua)?")),
    ("type", re.compile(r"loai( hinh)?( to chuc( dang)?| don vi)?")),
    ("place", re.compile(r"dia danh|noi (ban hanh|dong)")),
    ("name", re.compile(rf"ten( (cac )?{_BODY}.*)?|(cac )?{_BODY}(( co so)?( truc thuoc)?|( duoc)? bao cao)")),
)
_HEADING_SEARCHED = 60
_YES = frozenset({"x", "co", "1", "v", "✓", "✔", "√", "lam diem", "diem", "dung", "true"})
_NO = frozenset({"", "khong", "0", "-", "chua", "false"})
_TOTAL = re.compile(r"(tong( cong| so)?|cong)\b(?! (ty|an|doan|nghe|thuong))")
_GROUP_NUMBER = re.compile(r"([IVXLC]+|[A-H])[.)/]?$")


@dataclass(frozen=True, slots=True)
class Roster:
    """units in the file's order; targets by statement, as the file's sheets of targets give them; what is odd."""

    units: tuple[Unit, ...]
    targets: tuple[UnitTarget, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_roster(data: bytes, name: str) -> Roster:
    """The roster in a file. Raises Refusal (roster_no_names, roster_empty, and those of opening a file)."""
    grids = _grids(data, name)
    for at, grid in enumerate(grids):
        heading = _heading(grid)
        if heading is None:
            continue
        row, columns = heading
        reader = _Rows(grid, columns, name)
        units = tuple(reader.units(row + 1))
        if not units:
            raise Refusal("roster_empty", file=name)
        targets, findings = read_targets([*grids[:at], *grids[at + 1 :]], units, name)
        return Roster(units, targets, (*reader.findings, *findings))
    raise Refusal("roster_no_names", file=name)


def _grids(data: bytes, name: str) -> Sequence[Grid]:
    admission = admit(data, name)
    if admission.kind == "xlsx":
        return [grid for grid in read_workbook(data, name, admission.entries).grids if grid.visible]
    if admission.kind == "csv":
        return read_csv(data, name).grids
    if admission.kind == "docx":
        return _word_grids(data, name)
    raise Refusal("roster_kind", file=name)


def _word_grids(data: bytes, name: str) -> Sequence[Grid]:
    from docx import Document

    try:
        tables = Document(BytesIO(data)).tables
    except (KeyError, ValueError) as fault:
        raise Refusal("file_broken", file=name, reason=str(fault)[:80]) from None
    return [Grid("", [[cell.text for cell in row.cells] for row in table.rows], table=number) for number, table in enumerate(tables, 1)]


def role_of(heading: str) -> Role | None:
    """What a column of a roster holds.

    >>> role_of("Tên tổ chức đảng"), role_of("Cấp trên trực tiếp"), role_of("Ghi chú")
    ('name', 'parent', None)
    """
    key = fold(heading).strip(" :.*")
    return next((role for role, pattern in _ROLES if pattern.fullmatch(key)), None)


def _heading(grid: Grid) -> tuple[int, dict[Role, int]] | None:
    """The row that names the most columns, one of them the name; the first of equals."""
    best: tuple[int, dict[Role, int]] | None = None
    for row, cells in enumerate(grid.rows[:_HEADING_SEARCHED]):
        columns: dict[Role, int] = {}
        for column, cell in enumerate(cells):
            role = role_of(words(cell))
            if role and role not in columns:
                columns[role] = column
        if "name" in columns and len(columns) > (len(best[1]) if best else 0):
            best = row, columns
    return best


class _Rows:
    """The rows below one heading; collects what is odd as it goes."""

    def __init__(self, grid: Grid, columns: dict[Role, int], file: str) -> None:
        self.grid, self.columns, self.file = grid, columns, file
        self.findings: list[Finding] = []
        self.names: dict[str, tuple[int, str]] = {}
        self.codes: dict[str, tuple[int, str]] = {}
        self.ids: set[str] = set()
        self.branch: str | None = None

    def units(self, first: int) -> Iterator[Unit]:
        for row in range(first, len(self.grid.rows)):
            cells = [words(cell) for cell in self.grid.rows[row]]
            if not any(cells) or self._is_repeated_heading(cells):
                continue
            name = self._text(row, "name")
            if self._is_group(row, cells, name) or _TOTAL.match(fold(name)):
                continue
            if name:
                yield self._unit(row, name)
            else:
                self._report_blank(row, cells)

    def _is_repeated_heading(self, cells: Sequence[str]) -> bool:
        return sum(role_of(cell) is not None for cell in cells) >= 2

    def _is_group(self, row: int, cells: Sequence[str], name: str) -> bool:
        """ "I | Khối cơ quan", or one merged cell across: the branch of the rows below."""
        number = self._text(row, "number")
        filled = [cell for cell in dict.fromkeys(cells) if cell]
        if name and _GROUP_NUMBER.match(number) and len(filled) == 2:
            self.branch = name
            return True
        if len(filled) == 1 and "number" in self.columns and number and not number[0].isdigit() and name in ("", number):
            self.branch = None if _TOTAL.match(fold(number)) else number
            return True
        return False

    def _unit(self, row: int, name: str) -> Unit:
        key = fold(name)
        if key in self.names:
            first_row, first = self.names[key]
            self._report("unit_name_duplicate", row, "name", name=name, first_row=first_row, first=first)
        self.names.setdefault(key, (row + 1, name))
        return Unit(
            id=self._identity(row, name),
            name=name,
            type=self._text(row, "type") or None,
            branch=self._text(row, "branch") or self.branch,
            parent=self._text(row, "parent") or None,
            code=self._text(row, "code") or None,
            organ_code=self._text(row, "organ_code") or None,
            place=self._text(row, "place") or None,
            head=self._text(row, "head") or None,
            pilot=self._pilot(row),
            aliases=tuple(part.strip() for part in re.split(r"[;\n]", self._text(row, "aliases")) if part.strip()),
        )

    def _identity(self, row: int, name: str) -> str:
        code = self._text(row, "code")
        wanted = code or re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "don-vi"
        found, number = wanted, 1
        while found in self.ids:
            number += 1
            found = f"{wanted}-{number}"
        self.ids.add(found)
        if code:
            if code in self.codes:
                first_row, first = self.codes[code]
                self._report("unit_code_duplicate", row, "code", given=code, first_row=first_row, first=first, id=found)
            self.codes.setdefault(code, (row + 1, name))
        return found

    def _pilot(self, row: int) -> bool:
        value = self._text(row, "pilot")
        if fold(value) not in _YES | _NO:
            self._report("pilot_unclear", row, "pilot", value=value)
        return fold(value) in _YES

    def _report_blank(self, row: int, cells: Sequence[str]) -> None:
        number = self.columns.get("number", -1)
        seen = [cell for column, cell in enumerate(cells) if cell and column != number]
        if seen:
            self._report("unit_name_blank", row, "name", seen="; ".join(seen)[:80])

    def _text(self, row: int, role: Role) -> str:
        return words(self.grid.at(row, self.columns[role])) if role in self.columns else ""

    def _report(self, code: str, row: int, role: Role, **facts: Any) -> None:
        column = self.columns[role]
        heading = next(words(cells[column]) for cells in self.grid.rows if column < len(cells) and role_of(words(cells[column])) == role)
        self.findings.append(finding(code, file=self.file, place=self.grid.place(row, column), row=row + 1, column=heading, **facts))
