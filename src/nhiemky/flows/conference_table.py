"""A table of conferences to be planned (.csv, .xlsx), row by row, with a sentence for every row that cannot be planned.

>>> head = "unit,attendees,pilot,from,to,half_days"
>>> rows = "Đảng bộ A,Bà Hai;Ông Ba,1,2023-05-08,12/5/2023,2\\nĐảng bộ B,,0,2023-05-12,2023-05-08,1"
>>> table = read_conference_table("a.csv", f"{head}\\n{rows}".encode())
>>> [(request.unit, request.attendees, request.pilot, request.half_days) for request in table.requests]
[('Đảng bộ A', ('Bà Hai', 'Ông Ba'), True, 2)]
>>> table.findings[0].message
'Dòng 3 (“Đảng bộ B”): từ ngày 12/5/2023 đến ngày 08/5/2023 là ngược. Dòng này chưa được xếp lịch; hãy sửa rồi chạy lại.'

Promise: columns by the contract's names or the office's words, in any order, wherever the heading stands; good rows are planned beside
wrong ones; every wrong one is named with its row as a spreadsheet counts (1 is the first line) and stands in `left_out`. A person is one by
name, where capitals, blanks and the place of a tone mark do not count; names that differ in marks only are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from nhiemky.domain.conference import ConferenceRequest
from nhiemky.domain.finding import Finding, Refusal, finding
from nhiemky.reading.admission import admit
from nhiemky.reading.units.grid import Cell, Grid, words
from nhiemky.vietnamese.days import format_day, make_day
from nhiemky.vietnamese.unicode import fold, tone_key

REQUIRED: Final = ("unit", "attendees", "pilot", "from", "to", "half_days")
COLUMNS: Final = (*REQUIRED, "place")
MOST: Final = 20_000
_WORDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("unit", re.compile(r"(ten )?(don vi|to chuc( dang)?|dang bo|noi to chuc)")),
    ("attendees", re.compile(r"(nguoi |thanh phan )?(du|tham du|du hop|dong chi du)( hoi nghi)?|thanh phan|nguoi (phai )?du( hop)?")),
    ("pilot", re.compile(r"(lam |don vi lam )?diem|thi diem")),
    ("from", re.compile(r"tu( ngay)?|ngay bat dau|som nhat")),
    ("to", re.compile(r"den( ngay)?|ngay ket thuc|muon nhat|han")),
    ("half_days", re.compile(r"so buoi|buoi|so buoi hop")),
    ("place", re.compile(r"dia diem|noi hop|hoi truong")),
)
_SEARCHED: Final = 30
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.]{0,20})?")
_VIETNAMESE = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")
_YES, _NO = frozenset(("1", "co", "x", "true", "yes", "diem", "lam diem")), frozenset(("", "0", "khong", "false", "no"))
_YEARS: Final = range(1945, 2200)
_LONGEST: Final = 1100
"""Days of a window at most; more is a slip of the year."""


@dataclass(frozen=True, slots=True)
class ConferenceTable:
    """requests: rows to plan, in order. left_out: (unit or "dòng 7", why) of rows that are not, unless the unit has another row."""

    requests: tuple[ConferenceRequest, ...]
    findings: tuple[Finding, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


def read_conference_table(name: str, data: bytes) -> ConferenceTable:
    """The table in a file; the first sheet that has one.

    Refuses with `conferences_no_table`, `conferences_columns_missing`, `conferences_no_rows`, `conferences_too_many` and the codes of
    opening a file.
    """
    headed = [(grid, found) for grid in _grids(name, data) if grid.visible and (found := _heading(grid.rows))]
    if not headed:
        raise Refusal("conferences_no_table", file=name)
    grid, (row, places, twice) = max(headed, key=lambda one: len(one[1][1]))
    if missing := [column for column in REQUIRED if column not in places]:
        raise Refusal("conferences_columns_missing", file=name, columns=", ".join(missing))
    reader = _Rows(grid, row, places, name)
    for heading in twice:
        reader.findings.append(finding("conference_column_twice", file=name, heading=heading))
    reader.read()
    if not reader.requests and not reader.left_out and not reader.findings:
        raise Refusal("conferences_no_rows", file=name)
    if len(reader.requests) > MOST:
        raise Refusal("conferences_too_many", file=name, count=len(reader.requests), most=MOST)
    units = {tone_key(request.unit) for request in reader.requests}
    left_out = tuple((unit, why) for unit, why in reader.left_out if tone_key(unit) not in units)
    return ConferenceTable(tuple(reader.requests), (*reader.findings, *_alike(reader.requests, name)), left_out)


def _grids(name: str, data: bytes) -> Sequence[Grid]:
    admission = admit(data, name)
    from nhiemky.reading.units.workbook import read_csv, read_workbook

    if admission.kind == "csv":
        return read_csv(data, name).grids
    if admission.kind == "xlsx":
        return read_workbook(data, name, admission.entries).grids
    raise Refusal("file_kind_not_here", file=name, wanted="bảng tính .csv hoặc .xlsx", found="văn bản")


def _heading(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[str, int], list[str]] | None:
    """(row, column -> place, headings that come again) of the row that names the most columns, two at least."""
    best: tuple[int, dict[str, int], list[str]] | None = None
    for at, cells in enumerate(rows[:_SEARCHED]):
        places: dict[str, int] = {}
        twice: list[str] = []
        for place, cell in enumerate(cells):
            column = _column_of(words(cell))
            if column in places:
                twice.append(words(cell))
            elif column:
                places[column] = place
        if len(places) > max(1, len(best[1]) if best else 1):
            best = at, places, twice
    return best


def _column_of(heading: str) -> str | None:
    plain = heading.strip().lower()
    if plain in COLUMNS:
        return plain
    key = fold(heading).strip(" :.*")
    return next((column for column, pattern in _WORDS if pattern.fullmatch(key)), None)


class _Rows:
    """Reads the rows below the heading."""

    def __init__(self, grid: Grid, heading: int, places: Mapping[str, int], file: str) -> None:
        self.grid, self.heading, self.places, self.file = grid, heading, places, file
        self.requests: list[ConferenceRequest] = []
        self.findings: list[Finding] = []
        self.left_out: list[tuple[str, str]] = []
        self._rows_of: dict[str, int] = {}
        self._width = max((place for place, cell in enumerate(grid.rows[heading]) if words(cell)), default=0) + 1

    def read(self) -> None:
        """Every row that says anything."""
        for at in range(self.heading + 1, len(self.grid.rows)):
            if any(words(cell) for cell in self.grid.rows[at]):
                self._row(at)

    def _row(self, at: int) -> None:
        unit = words(self._cell(at, "unit"))
        request, fault = self._request(at, unit)
        key = tone_key(unit)
        if request is not None and key in self._rows_of:
            self.findings.append(
                finding(
                    "conference_unit_twice", file=self.file, place=self._place(at, "unit"), row=at + 1, unit=unit, first=self._rows_of[key]
                )
            )
        elif request is not None:
            self._rows_of[key] = at + 1
            self.requests.append(request)
        else:
            named = f" (“{unit}”)" if unit else ""
            self.findings.append(
                finding("conference_row_unusable", file=self.file, place=self._place(at, "unit"), row=at + 1, named=named, fault=fault)
            )
            self.left_out.append((unit or f"dòng {at + 1}", f"Dòng {at + 1} của bảng chưa dùng được: {fault}."))

    def _request(self, at: int, unit: str) -> tuple[ConferenceRequest | None, str]:
        """The request, or what is wrong with the row."""
        over = [cell for cell in self.grid.rows[at][self._width :] if words(cell)]
        if over and self.grid.lengths:
            return None, "thừa ô so với tiêu đề (tên có dấu phân cách phải để trong ngoặc kép)"
        if not unit:
            return None, "chưa ghi tên đơn vị (cột unit)"
        pilot = fold(words(self._cell(at, "pilot")))
        if pilot not in _YES | _NO:
            return None, f"cột pilot ghi “{words(self._cell(at, 'pilot'))}”, phải là 1 (làm điểm) hoặc 0"
        days = []
        for column in ("from", "to"):
            cell = self._cell(at, column)
            day = _day(cell)
            if day is None:
                said = f"ghi “{words(cell)}”, không phải một ngày" if words(cell) else "để trống"
                return None, f"cột {column} {said} (ghi 2023-05-30 hoặc 30/5/2023)"
            days.append(day)
        first, last = days
        if first > last:
            return None, f"từ ngày {format_day(first)} đến ngày {format_day(last)} là ngược"
        if (last - first).days > _LONGEST or first.year not in _YEARS or last.year not in _YEARS:
            return None, f"khoảng ngày {format_day(first)} - {format_day(last)} không hợp lý, hãy xem lại năm"
        length = words(self._cell(at, "half_days"))
        if length not in ("1", "2", "3"):
            said = f"ghi “{length}”" if length else "để trống"
            return None, f"cột half_days {said}, phải là 1 (một buổi), 2 (một ngày) hoặc 3 (một ngày rưỡi)"
        place = words(self._cell(at, "place")) if "place" in self.places else ""
        return ConferenceRequest(unit, self._attendees(at, unit), pilot in _YES, first, last, int(length), place=place), ""

    def _attendees(self, at: int, unit: str) -> tuple[str, ...]:
        """Names in the order written; blank ones and second ones do not count."""
        named: dict[str, str] = {}
        for part in re.split(r"[;\n]", str(self._cell(at, "attendees"))):
            name = " ".join(words(part).split())
            key = tone_key(name)
            if key and key in named:
                self.findings.append(
                    finding(
                        "conference_attendee_twice", file=self.file, place=self._place(at, "attendees"), row=at + 1, unit=unit, person=name
                    )
                )
            elif key:
                named[key] = name
        return tuple(named.values())

    def _cell(self, at: int, column: str) -> Cell:
        return self.grid.at(at, self.places[column])

    def _place(self, at: int, column: str) -> str:
        return self.grid.place(at, self.places[column])


def _day(cell: Cell) -> date | None:
    """A date cell, "2023-05-30" or "30/5/2023".

    >>> _day("2023-05-30"), _day("30/5/2023"), _day("31/4/2023"), _day("tuần sau")
    (datetime.date(2023, 5, 30), datetime.date(2023, 5, 30), None, None)
    """
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day)
    text = words(cell)
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _VIETNAMESE.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    else:
        return None
    return make_day(year, month, day) if year else None


def _alike(requests: Sequence[ConferenceRequest], file: str) -> list[Finding]:
    """Names that are one without their marks: perhaps one person, perhaps two."""
    names: dict[str, dict[str, str]] = {}
    for request in requests:
        for name in request.attendees:
            names.setdefault(fold(name), {}).setdefault(tone_key(name), name)
    found = []
    for several in names.values():
        one, *others = several.values()
        found += [finding("conference_people_alike", file=file, one=one, other=other) for other in others]
    return found
