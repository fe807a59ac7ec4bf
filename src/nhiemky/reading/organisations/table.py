"""A list of organisations and people from an Excel or CSV file, row by row, with what is wrong said by row and column.

>>> data = "Mã;Tên đơn vị;Cấp trên;Từ ngày\\nSTC;Đảng bộ Sở Tài chính;Đảng ủy Khối;31/02/2020\\nSYT;Đảng bộ Sở Y tế;;\\n".encode()
>>> table = read_organisations(data, "ds.csv")
>>> [row.name for row in table.organisations], table.findings[0].message[:53]
(['Đảng bộ Sở Y tế'], 'Dòng 2, cột Từ ngày: “31/02/2020” không phải là ngày.')

Promise: every row below a heading is taken, or said to be left out and why; sheets of guidance are passed over; a roster as offices
keep it (branches as merged rows, the head's name in a column) is read too. Which names mean the same: `preview`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from nhiemky.domain.finding import Finding, Refusal, finding
from nhiemky.domain.organisation_list import GUIDE_SHEET, Key, OrganisationRow, OrganisationTable, PostRow
from nhiemky.reading.admission import admit
from nhiemky.reading.organisations.columns import Heading, heading_of, organisation_key, person_key
from nhiemky.reading.units.grid import Grid, words
from nhiemky.reading.units.workbook import read_csv, read_workbook
from nhiemky.vietnamese.days import find_days, format_day
from nhiemky.vietnamese.unicode import fold

_YES = frozenset({"x", "co", "1", "v", "✓", "✔", "√", "dung", "true"})
_NO = frozenset({"", "khong", "0", "-", "chua", "false"})
_TOTAL = re.compile(r"(tong( cong| so)?|cong)\b(?! (ty|an|doan|nghe|thuong))")
_GROUP_NUMBER = re.compile(r"([IVXLC]+|[A-H])[.)/]?$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00(?::00)?)?")
LONGEST: Mapping[Key, int] = {
    "code": 40, "type": 120, "branch": 120, "organ_code": 40, "place": 120, "phone": 40, "email": 120, "decision_number": 80,
    "person_name": 150, "head": 150, "title": 200, "aliases": 2000,
}  # fmt: skip
"""Letters that are kept of a cell; 250 of any other."""


class _LeftOut(Exception):  # noqa: N818 (an answer, not a fault)
    """The row cannot be taken; it has been said why."""


def read_organisations(data: bytes, name: str) -> OrganisationTable:
    """The lists in a file: every sheet with a heading. Raises Refusal (organisations_*, and those of opening a file)."""
    found = [(grid, heading) for grid in _grids(data, name) if (heading := heading_of(grid))]
    if not found:
        raise Refusal("organisations_no_heading", file=name)
    sheets = [_Sheet(grid, heading, name) for grid, heading in _lists(found)]
    organisations = tuple(row for sheet in sheets if sheet.heading.kind == "organisations" for row in sheet.organisations())
    heads = tuple(post for sheet in sheets for post in sheet.heads)
    posts = tuple(row for sheet in sheets if sheet.heading.kind == "people" for row in sheet.posts())
    findings = tuple(each for sheet in sheets for each in sheet.findings)
    if not organisations and not posts and not findings:
        raise Refusal("organisations_empty", file=name)
    of_organisations = next((sheet for sheet in sheets if sheet.heading.kind == "organisations"), None)
    of_people = next((sheet for sheet in sheets if sheet.heading.kind == "people"), None)
    return OrganisationTable(
        file=name,
        organisations=organisations,
        posts=(*heads, *posts),
        findings=findings,
        left_out=of_organisations.left_out if of_organisations else {},
        organisation_headings=of_organisations.heading.words if of_organisations else {},
        person_headings=of_people.heading.words if of_people else {},
        organisation_sheet=of_organisations.grid.sheet if of_organisations else "",
        person_sheet=of_people.grid.sheet if of_people else "",
    )


def _lists(found: Sequence[tuple[Grid, Heading]]) -> list[tuple[Grid, Heading]]:
    """Of each kind the sheets headed like the one that names the most columns: others name units beside something else."""
    chosen = []
    for kind in ("organisations", "people"):
        own = [pair for pair in found if pair[1].kind == kind]
        widest = max((len(heading.columns) for _, heading in own), default=0)
        best = next((set(heading.columns) for _, heading in own if len(heading.columns) == widest), set())
        chosen += [pair for pair in own if set(pair[1].columns) == best]
    return chosen


def _grids(data: bytes, name: str) -> Sequence[Grid]:
    admission = admit(data, name)
    if admission.kind == "csv":
        return read_csv(data, name).grids
    if admission.kind != "xlsx":
        raise Refusal("organisations_kind", file=name)
    grids = read_workbook(data, name, admission.entries).grids
    return [grid for grid in grids if grid.visible and fold(grid.sheet) != fold(GUIDE_SHEET)]


@dataclass
class _Sheet:
    """One sheet below its heading; collects what is odd, and the heads a roster names."""

    grid: Grid
    heading: Heading
    file: str
    findings: list[Finding] = field(default_factory=list)
    heads: list[PostRow] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    branch: str = ""

    def organisations(self) -> Iterator[OrganisationRow]:
        for row, cells in self._rows(organisation_key):
            name = self._text(row, "name")
            if self._is_group(row, cells, name) or _TOTAL.match(fold(name)):
                continue
            try:
                yield self._organisation(row, cells, name)
            except _LeftOut:
                if name:
                    self.left_out[str(row + 1)] = name

    def posts(self) -> Iterator[PostRow]:
        for row, cells in self._rows(person_key):
            try:
                yield self._post(row, cells)
            except _LeftOut:
                continue

    def _rows(self, key: Any) -> Iterator[tuple[int, list[str]]]:
        for row in range(self.heading.row + 1, len(self.grid.rows)):
            cells = [words(cell) for cell in self.grid.rows[row]]
            if any(cells) and sum(key(cell) is not None for cell in cells if cell) < 2:  # two: the heading, repeated on a new page
                yield row, cells

    def _is_group(self, row: int, cells: Sequence[str], name: str) -> bool:
        """ "I | Khối cơ quan", or one merged cell across: the branch of the rows below."""
        number = words(self.grid.at(row, self.heading.number)) if self.heading.number >= 0 else ""
        filled = [cell for cell in dict.fromkeys(cells) if cell]
        if name and _GROUP_NUMBER.match(number) and len(filled) == 2:
            self.branch = name
            return True
        if len(filled) == 1 and number and not number[0].isdigit() and name in ("", number):
            self.branch = "" if _TOTAL.match(fold(number)) else number
            return True
        return False

    def _organisation(self, row: int, cells: Sequence[str], name: str) -> OrganisationRow:
        self._need(row, "name", cells)
        self._refuse_long(row)
        made = OrganisationRow(
            row=row + 1,
            name=name,
            **{
                key: self._text(row, key)
                for key in ("code", "type", "parent", "organ_code", "place", "address", "phone", "email", "decision_number")
            },
            branch=self._text(row, "branch") or self.branch,
            aliases=tuple(part.strip() for part in self._text(row, "aliases").split(";") if part.strip()),
            valid_from=self._day(row, "valid_from"),
            decision_on=self._day(row, "decision_on"),
        )
        if head := self._text(row, "head"):
            title = self.heading.words["head"]
            title = "Bí thư" if "bi thu" in fold(title) else ""
            self.heads.append(PostRow(row + 1, head, made.code or name, title, is_head=True, organisation_row=row + 1))
        return made

    def _post(self, row: int, cells: Sequence[str]) -> PostRow:
        self._need(row, "person_name", cells)
        self._need(row, "organisation", cells)
        self._refuse_long(row)
        start, last = self._day(row, "valid_from"), self._day(row, "valid_to")
        if start and last and last < start:
            self._say("days_backwards", row, "valid_to", start=format_day(start), end=format_day(last))
            raise _LeftOut
        return PostRow(
            row=row + 1,
            name=self._text(row, "person_name"),
            organisation=self._text(row, "organisation"),
            title=self._text(row, "title"),
            role=self._text(row, "role"),
            is_head=self._yes(row, "is_head"),
            phone=self._text(row, "phone"),
            email=self._text(row, "email"),
            valid_from=start,
            valid_to=last + timedelta(days=1) if last else None,
            person_code=self._text(row, "person_code"),
        )

    def _text(self, row: int, key: Key) -> str:
        column = self.heading.columns.get(key)
        return "" if column is None else words(self.grid.at(row, column))

    def _refuse_long(self, row: int) -> None:
        for key in self.heading.columns:
            limit = LONGEST.get(key, 250)
            if (length := len(self._text(row, key))) > limit:
                self._say("list_cell_too_long", row, key, length=length, limit=limit)
                raise _LeftOut

    def _need(self, row: int, key: Key, cells: Sequence[str]) -> None:
        if not self._text(row, key):
            seen = "; ".join(cell for at, cell in enumerate(cells) if cell and at != self.heading.number)
            if seen:
                self._say("cell_blank", row, key, seen=seen[:80])
            raise _LeftOut

    def _yes(self, row: int, key: Key) -> bool:
        value = self._text(row, key)
        if fold(value) not in _YES | _NO:
            self._say("cell_not_yes_no", row, key, value=value)
        return fold(value) in _YES

    def _day(self, row: int, key: Key) -> date | None:
        value = self._text(row, key)
        if not value:
            return None
        if day := day_of(value):
            return day
        self._say("cell_not_day", row, key, value=value)
        raise _LeftOut

    def _say(self, code: str, row: int, key: Key, **facts: Any) -> None:
        place = self.grid.place(row, self.heading.columns[key])
        column = self.heading.words[key]
        self.findings.append(finding(code, file=self.file, place=place, row=row + 1, column=column, **facts))


def day_of(text: str) -> date | None:
    """A day as people type it, None for what is none.

    >>> day_of("4/5/2023"), day_of("04-05-2023"), day_of("2023-05-04"), day_of("tháng 5/2023")
    (datetime.date(2023, 5, 4), datetime.date(2023, 5, 4), datetime.date(2023, 5, 4), None)
    """
    text = text.strip()
    if iso := _ISO.fullmatch(text):
        text = f"{iso[3]}/{iso[2]}/{iso[1]}"
    found = find_days(text)
    return found[0].day if len(found) == 1 and found[0].text == text else None
