"""Duties set out in a table: who, what, by when, one row each (bảng phân công, tiến độ).

Promise: a table counts when a column of its heading names the time and another the work or the body that does it. Merged cells stand
for every row they span. A bare date in a deadline column is the last day; in a calendar of meetings it is the day itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from nhiemky.domain.directive import Header, Obligation, Relative
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument, SourceTable, TableCell
from nhiemky.reading.duties.actors import role_of
from nhiemky.reading.duties.submissions import read_submission
from nhiemky.reading.duties.times import read_times
from nhiemky.reading.duties.when import When
from nhiemky.reading.structure.layout import Layout
from nhiemky.vietnamese.days import find_days
from nhiemky.vietnamese.unicode import fold

_Role = Literal["when", "who", "what", "with", "to"]
_LEADING = re.compile(r".*(?:chu tri|phu trach|thuc hien|phan cong|chiu trach nhiem)")
_OBJECT = re.compile(r".*(?:duoc|bi) (?:kiem tra|giam sat|thanh tra|khao sat|kiem toan)")
_ROLES: tuple[tuple[_Role, re.Pattern[str]], ...] = (
    ("with", re.compile(r".*phoi hop")),
    ("to", re.compile(r"(?:cap|noi|co quan) (?:trinh|nhan|tiep nhan)(?! bao)|noi gui|gui ve|trinh cap")),
    ("when", re.compile(r"thoi (?:gian|han|diem)|han (?:nop|gui|hoan thanh|cuoi|chot)|ngay|tien do|hoan thanh|lich|moc|(?:den )?han$")),
    (
        "who",
        re.compile(
            r"(?:ten )?(?:don vi|co quan|bo phan|dia phuong|chi bo|dang bo|dang uy|to chuc)(?! tinh)|nguoi|chu tri|phu trach"
            r"|truong doan|to truong|lanh dao|can bo|chuyen vien|dau moi"
            r"|phan cong|(?:don vi )?thuc hien|chu the|trach nhiem|doi tuong thuc hien|cap thuc hien"
        ),
    ),
    (
        "what",
        re.compile(
            r"(?:ten |cac )?(?:noi dung|cong viec|nhiem vu|hang muc|viec|san pham|ten bao cao|bao cao|hoat dong|dot(?! \d)|buoc"
            r"|giai doan|lop(?! hoc)|chuyen de|cuoc hop|hoi nghi)"
        ),
    ),
)
_MEETING = re.compile(r"hop|hoi nghi|to chuc|kiem tra|lam viec|bat dau|dai hoi")


def read_table_duties(document: SourceDocument, layout: Layout, header: Header) -> Iterator[Obligation]:
    """One obligation per row of each table of duties, tables of appendices included."""
    year = header.date.year if header.date else None
    for number, table in enumerate(document.tables):
        if table.rows < 2 or table.columns < 2:
            continue
        columns, first = _columns(document, table)
        if "when" not in columns.values() or not {"who", "what"} & set(columns.values()):
            continue
        above = _above(document, layout, number) or header.subject
        meeting = "what" not in columns.values() or _heading_of(document, table, columns, first)
        meeting = meeting or any(
            columns.get(cell.column) == "when" and cell.row >= first and _HOUR.search(document.clean, cell.start, cell.end)
            for cell in table.cells
        )
        leads = columns.get(0) == "when"  # an empty place under a period is of that period
        due: TableCell | None = None
        who: str | None = None
        for row in range(first, table.rows):
            if duty := _duty(document, table, columns, row, above, year, meeting=meeting, before=(who, due)):
                who = duty.who or who
                yield duty
            if leads:
                due = next((cell for cell in table.cells if cell.column == 0 and cell.row == row and _words(document, cell)), due)


def _columns(document: SourceDocument, table: SourceTable) -> tuple[dict[int, _Role], int]:
    """Role of each column and the first row of data."""
    for row in range(min(2, table.rows - 1)):
        roles: dict[int, _Role] = {}
        for cell in table.cells:
            if cell.row == row and (role := _role(document, cell)) and role not in roles.values():
                roles[cell.column] = role
        for column in [column for column, role in roles.items() if role == "who"]:
            _prefer_leading(document, table, row, roles, column)
        if len(roles) >= 2:
            return roles, row + max((cell.rows for cell in table.cells if cell.row == row), default=1)
    return {}, 0


def _prefer_leading(document: SourceDocument, table: SourceTable, row: int, roles: dict[int, _Role], column: int) -> None:
    """Of two columns of bodies the one that leads does it: "Tổ chức đảng được kiểm tra" beside "Cơ quan chủ trì" does not."""
    heads = {cell.column: fold(document.clean[cell.start : cell.end]) for cell in table.cells if cell.row == row}
    if _LEADING.match(heads[column]) and not _OBJECT.match(heads[column]):
        return
    other = next((at for at, words in heads.items() if at not in roles and len(words) < 60 and _LEADING.match(words)), None)
    if other is not None:
        del roles[column]
        roles[other] = "who"


def _role(document: SourceDocument, cell: TableCell) -> _Role | None:
    words = fold(document.clean[cell.start : cell.end])
    return next((role for role, pattern in _ROLES if len(words) < 60 and pattern.match(words)), None)


def _heading_of(document: SourceDocument, table: SourceTable, columns: dict[int, _Role], first: int) -> bool:
    return any(
        columns.get(cell.column) == "when" and cell.row < first and _MEETING.search(fold(document.clean[cell.start : cell.end])) is not None
        for cell in table.cells
    )


def _above(document: SourceDocument, layout: Layout, number: int) -> str | None:
    """The line over a table that says what it is about."""
    first = next((index for index, paragraph in enumerate(document.paragraphs) if paragraph.table == number), 0)
    if first and document.paragraphs[first - 1].role == "body":
        label = layout.labels[first - 1]
        words = layout.words[first - 1][label.end if label else 0 :].strip(" :.")
        return words if len(words) < 200 else None
    return None


def _duty(
    document: SourceDocument,
    table: SourceTable,
    columns: dict[int, _Role],
    row: int,
    above: str | None,
    year: int | None,
    *,
    meeting: bool,
    before: tuple[str | None, TableCell | None],
) -> Obligation | None:
    """The duty of one row. before: who and when the rows above name, for a ditto mark and an empty place."""
    cells = {columns[cell.column]: cell for cell in table.cells if cell.column in columns and cell.row <= row < cell.row + cell.rows}
    due = cells.get("when")
    if due is not None and before[1] is not None and not _words(document, due):
        due = before[1]
    if due is None:
        return None
    words = _said(document, due)
    when = next(iter(read_times(words, 0, len(words), year=year, cell=True)), None) or _period(words, year) or _standing(words)
    what = _words(document, cells.get("what")) or above
    if when is None or not what:
        return None
    bare = when.op == "on" and when.end - when.start >= len(words.strip()) - 2
    who = _words(document, cells.get("who"))
    if who is not None and _DITTO.fullmatch(who):
        who = before[0]
    own = [cell for cell in table.cells if cell.row == row]
    start, end = min(cell.start for cell in own), max(cell.end for cell in own)
    return Obligation(
        id="",
        what=what,
        who=who,
        role=role_of(who),
        deadline=when.deadline,
        op="by" if bare and not meeting else when.op,
        relative=when.relative,
        evidence=(Evidence(document.quote(start, end), document.span(start, end)),),
        submit_to=_words(document, cells.get("to")) or (_handed(what) if "to" not in columns.values() else None),
        cooperate_with=_words(document, cells.get("with")),
        start=when.first,
        time=when.time,
        year_borrowed=when.borrowed,
    )


def _handed(what: str) -> str | None:
    """To whom the work of a row goes: "Tổng hợp, trình Ban Thường vụ"."""
    found = read_submission(what, 0, len(what))
    return found.to if found else None


_BARE_DAY = re.compile(r"(?<![\w/.\-–])(?<!gày )(?:[0-3]?\d ?[-–] ?)?[0-3]?\d/(?:0?[1-9]|1[0-2])(?:/[12]\d{3})?(?![\w/])")
_HOUR = re.compile(r"\d{1,2} ?(?:giờ|h\d|g\d)")
_YEAR = re.compile(r"(?:năm )?(?P<year>20\d{2})", re.IGNORECASE)
_DITTO = re.compile(r"[\"”“'´`]{1,2}|-?\s?(?:nt|như trên|//)\s?-?", re.IGNORECASE)


def _said(document: SourceDocument, cell: TableCell) -> str:
    """The words of a time cell; "15/6" and "20-25/6/2030" alone are days there."""
    return _BARE_DAY.sub(r"ngày \g<0>", " ".join(document.clean[cell.start : cell.end].split()))


def _period(words: str, year: int | None) -> When | None:
    """ "Quý III/2030", "Tháng 6": by its last day."""
    if alone := _YEAR.fullmatch(words.strip(" .")):
        return When(0, len(words), date(int(alone["year"]), 12, 31), "by")
    found = next((day for day in find_days(words, year=year) if day.last_day), None)
    return None if found is None else When(found.start, found.end, found.last_day, "by")


_STANDING = re.compile(
    r"(?:thường xuyên|liên tục|cả năm|(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)"
    r"|định kỳ[^,;\n]{0,40})",
    re.IGNORECASE,
)


def _standing(words: str) -> When | None:
    """ "Thường xuyên", "Hằng quý" alone in the cell."""
    words = words.strip(" .;")
    if not _STANDING.fullmatch(words):
        return None
    kind: Literal["recurring", "vague"] = "vague" if words.lower() in ("thường xuyên", "liên tục", "cả năm") else "recurring"
    return When(0, len(words), relative=Relative(words, kind))


def _words(document: SourceDocument, cell: TableCell | None) -> str | None:
    words = "" if cell is None else " ".join(document.clean[cell.start : cell.end].split()).strip(" .;-")
    return words or None


def joined(text_duties: list[Obligation], table_duties: list[Obligation]) -> list[Obligation]:
    """A duty said in the text and in a row, with one actor and one deadline, is one obligation with two places."""
    out = list(text_duties)
    by_day: dict[tuple[date | None, str], list[int]] = {}
    for index, duty in enumerate(out):
        by_day.setdefault((duty.deadline, fold(duty.who or "")), []).append(index)
    for row in table_duties:
        key = (row.deadline, fold(row.who or ""))
        twin = next((index for index in by_day.get(key, ()) if _same(out[index], row)), None)
        if twin is None:
            by_day.setdefault(key, []).append(len(out))
            out.append(row)
        else:
            out[twin] = replace(out[twin], evidence=(*out[twin].evidence, *row.evidence))
    return out


def _same(one: Obligation, other: Obligation) -> bool:
    if one.deadline is None or one.deadline != other.deadline or one.who is None or other.who is None:
        return False
    shorter, longer = sorted((set(fold(one.what).split()), set(fold(other.what).split())), key=len)
    return fold(one.who) == fold(other.who) and len(shorter & longer) >= 0.5 * len(shorter)
