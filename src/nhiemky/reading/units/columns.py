"""The heading of an appendix table: which column holds what, wherever the heading stands and however it is split.

>>> grid = Grid("", [["PHỤ LỤC"], ["TT", "Nội dung", "ĐVT", "Mục tiêu", "Thực hiện"], ["", "", "", "", "Ước đến 30/4/2023"]])
>>> columns = find_columns(grid, 0)
>>> columns.statement, columns.target, columns.actual, columns.first_row, columns.cut_off, columns.estimated
(1, 3, 4, 3, '2023-04-30', True)

Promise: a table is one only when it has a column of statements and a column of targets or actuals; columns may stand in
any order; titles above, merged and two-line headings, and a line "(1) (2) (3)" below them do no harm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from nhiemky.reading.units.grid import Cell, Grid, Memo, words
from nhiemky.vietnamese.columns import column_role
from nhiemky.vietnamese.days import DayMatch, find_days
from nhiemky.vietnamese.unicode import fold

LONGEST_HEADING = 120
"""Letters; what is longer is a sentence of the title, not the heading of a column."""
ROWS_SEARCHED = 400
"""How far down a heading is looked for: cover pages and other tables may stand above it."""

Role = Literal["number", "code", "statement", "unit_of_measure", "target", "actual", "verdict", "note", "kind", "prior", ""]

# Asked before the words every heading shares (vietnamese/columns): the short and the odd ones of units' own tables.
_OWN_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("kind", re.compile(r"thuc te hay uoc|loai so( lieu)?$|so (thuc te|uoc)/")),
    ("code", re.compile(r"ma( so| chi tieu| ct)?$")),
    ("unit_of_measure", re.compile(r"(don vi|dv ?tinh|dv)$")),
    ("statement", re.compile(r"(cac )?(muc tieu,? (va )?chi tieu|chi tieu,? (va )?(nhiem vu|muc tieu))|danh muc")),
    ("prior", re.compile(r"(?!.*so (voi|sanh)).*\b(ky truoc|nam truoc|cung ky|dau (nhiem )?ky|nhiem ky truoc|con lai)\b")),
    (
        "verdict",
        re.compile(r"(ty le|ti le|%)( thuc hien| hoan thanh| dat)?( ?\(?%\)?)?$|ket luan|muc do|(dat|hoan thanh) ?/|ket qua danh gia"),
    ),
    ("actual", re.compile(r"luy ke|thuc te|(uoc )?th( den| nam| \d|$)")),
    ("target", re.compile(r"(nq|nghi quyet|kh|dang ky|phan dau)\b|chi tieu (nhiem ky|nam|den|phan dau|dang ky|ca nhiem ky)\b")),
)
_BARE_STATEMENT = re.compile(r"(cac )?chi tieu$")
_RESOLUTION = re.compile(r"\b(nghi quyet|nq|dai hoi|nhiem ky)\b")
_TOTAL = re.compile(r"\b(tong( cong| so)?|cong|luy ke)\b(?! tac)")
_ESTIMATED = re.compile(r"\buoc\b")
_TIME_ONLY = re.compile(r"(nam |quy |thang |den |het |uoc |6 thang |giua |cuoi )*(\d|i|tong|cong|luy ke)")
_ROW_NUMBER = re.compile(r"\d{1,3}(\.\d{1,3}){0,3}\.?$")
_COLUMN_MARK = re.compile(r"\(?(\d{1,2}|[a-hA-H]|[IVX]{1,4})\)?( ?= ?.*)?$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand, -1 where the table has no such column. first_row: of the data, counted from 0.

    kind        whether each actual is an estimate, as our own form asks.
    cut_off     "2023-04" or "2023-04-30" as the actuals' heading says, "" unknown. estimated: it says "ước".
    passed_over headings of further columns of actuals or targets that were not taken.
    """

    heading_row: int
    first_row: int
    statement: int
    number: int = -1
    code: int = -1
    unit_of_measure: int = -1
    target: int = -1
    actual: int = -1
    verdict: int = -1
    note: int = -1
    kind: int = -1
    cut_off: str = ""
    estimated: bool = False
    actual_heading: str = ""
    passed_over: tuple[str, ...] = ()


def role_of(heading: str) -> Role:
    """What a column with this heading holds, "" where the heading does not say."""
    return _ROLES[heading]


def _role(heading: str) -> Role:
    if not heading or len(heading) > LONGEST_HEADING:
        return ""
    key = fold(heading)
    for role, pattern in _OWN_WORDS:
        if pattern.match(key):
            return role
    return column_role(heading) or ""


_ROLES: Memo[str, Role] = Memo(_role)


def find_columns(grid: Grid, start: int) -> Columns | None:
    """The first heading at or below row `start`, None where no table follows."""
    rows = grid.rows
    for at in range(start, min(len(rows), start + ROWS_SEARCHED)):
        if rows[at].count("") >= len(rows[at]) - 1 or _is_numbered(rows[at]):
            continue
        roles = _roles(rows[at])
        if len(roles) > 1 and ("statement" in roles or "target" in roles) and (columns := _columns(grid, at)):
            return columns
    return None


def is_heading(grid: Grid, at: int) -> bool:
    """Whether another table's heading begins in row `at`."""
    return not _is_numbered(grid.rows[at]) and len(_roles(grid.rows[at])) > 1 and _columns(grid, at) is not None


def _is_numbered(row: Sequence[Cell]) -> bool:
    """A row of data: it begins with its number. Its statement may begin like a heading ("Chỉ tiêu kết nạp đảng viên", "Nhiệm vụ ...")."""
    first = next((cell for cell in row if cell != ""), "")
    return type(first) is float or bool(_ROW_NUMBER.match(words(first)))


def _roles(row: Sequence[Cell]) -> set[Role]:
    found: set[Role] = set()
    for cell in row:
        if type(cell) is str and cell and (role := role_of(words(cell))):
            found.add(role)
    return found


def _columns(grid: Grid, at: int) -> Columns | None:
    depth = _heading_depth(grid, at)
    key = tuple(tuple(words(cell) for cell in row) for row in grid.rows[at : at + depth])
    layout = _layout(key)
    if layout is None:
        return None
    first = at + depth
    if _is_numbering(grid.rows[first] if first < len(grid.rows) else ()):
        first += 1
    return Columns(at, first, *layout)


def _heading_depth(grid: Grid, at: int) -> int:
    """How many rows the heading takes: those below that only continue it."""
    depth = 1
    while depth < 4 and at + depth < len(grid.rows) and _continues(grid.rows[at], grid.rows[at + depth]):
        depth += 1
    return depth


def _continues(top: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """The row is a further line of the heading: under the statements' heading nothing (merged), elsewhere heading words,
    years or times; or every cell goes on with a small letter ("đến tháng 4/2023")."""
    if any(type(cell) is float and not 1990 <= cell <= 2100 for cell in row):
        return False
    filled = [(column, words(cell)) for column, cell in enumerate(row) if cell != ""]
    if not filled:
        return False
    texts = [text for _, text in filled]
    if all(text[:1].islower() or text[:1] == "(" for text in texts) and not _is_numbering(row):
        return True
    for column, text in filled:
        head = words(top[column]) if column < len(top) else ""
        if role_of(head) in ("statement", "number", "unit_of_measure") and not _spans(head, top, column):
            return False
        if not (role_of(text) or _TIME_ONLY.match(fold(text))):
            return False
    return True


def _spans(head: str, top: Sequence[Cell], column: int) -> bool:
    """A group heading ("Chỉ tiêu" over "Nghị quyết" and "Kế hoạch"): empty cells follow it in its own row."""
    return bool(head) and column + 1 < len(top) and top[column + 1] == "" and role_of(head) != "number"


def _is_numbering(row: Sequence[Cell]) -> bool:
    """ "(1) (2) (3)", "A B 1 2 3 4=3/2": the columns counted."""
    counted: list[int] = []
    marks = 0
    for cell in row:
        if cell == "":
            continue
        mark = _COLUMN_MARK.match(words(cell))
        if mark is None or (counted and mark[1].isdigit() and int(mark[1]) != counted[-1] + 1):
            return False
        marks += 1
        if mark[1].isdigit():
            counted.append(int(mark[1]))
    return marks > 2


_Layout = tuple[int, int, int, int, int, int, int, int, int, str, bool, str, tuple[str, ...]]


@lru_cache(maxsize=1 << 10)
def _layout(heading: tuple[tuple[str, ...], ...]) -> _Layout | None:
    """statement, number, code, unit_of_measure, target, actual, verdict, note, kind, cut_off, estimated, actual's heading, passed over."""
    titles, roles = _titles(heading)
    statement = _statement(roles, titles)
    if statement < 0:
        return None
    for column, title in enumerate(titles):
        if column != statement and roles[column] == "statement" and _BARE_STATEMENT.match(fold(title)):
            roles[column] = "target"
    targets = [column for column, role in enumerate(roles) if role == "target" and column != statement]
    actuals = [column for column, role in enumerate(roles) if role == "actual" and column != statement]
    target = _best_target(targets, titles)
    actual = _best_actual(actuals, titles)
    if target < 0 and actual < 0:
        return None

    def first(role: Role) -> int:
        return roles.index(role) if role in roles else -1

    passed = tuple(titles[column] for column in (*targets, *actuals) if column not in (target, actual))
    title = titles[actual] if actual >= 0 else ""
    return (
        statement, first("number"), first("code"), first("unit_of_measure"), target, actual, first("verdict"), first("note"), first("kind"),
        cut_off(title), bool(_ESTIMATED.search(fold(title))), title, passed,
    )  # fmt: skip


def _titles(heading: tuple[tuple[str, ...], ...]) -> tuple[list[str], list[Role]]:
    """The full heading of each column and its role. Under a group that spans several columns ("Nhiệm kỳ" over "Mục tiêu",
    "Thực hiện") the column's own line speaks first; a heading broken over two lines is read whole."""
    width = max(map(len, heading))
    top, *further = [[*line, *[""] * (width - len(line))] for line in heading]
    below = [" ".join(line[column] for line in further if line[column]) for column in range(width)]
    titles: list[str] = []
    roles: list[Role] = []
    group = ""
    for column in range(width):
        spans = column + 1 < width and not top[column + 1] and bool(below[column + 1])
        if top[column]:
            group = top[column] if below[column] and spans else ""
        head = top[column] or (group if below[column] else "")
        title = f"{head} {below[column]}".strip()
        titles.append(title)
        first, second = (below[column], title) if head and head == group else (title, below[column])
        roles.append(role_of(first) or role_of(second))
    return titles, roles


def _statement(roles: list[Role], titles: list[str]) -> int:
    """The column of statements: the fullest heading; of two bare "Chỉ tiêu" the first, the second is the target."""
    found = [column for column, role in enumerate(roles) if role == "statement"]
    full = [column for column in found if not _BARE_STATEMENT.match(fold(titles[column]))]
    return (full or found or [-1])[0]


def _best_target(columns: list[int], titles: list[str]) -> int:
    """The term's target before the year's: the appendix compares with the resolution."""
    for column in columns:
        if _RESOLUTION.search(fold(titles[column])):
            return column
    return columns[-1] if columns else -1


def _best_actual(columns: list[int], titles: list[str]) -> int:
    """The total before its years, the latest before the earlier."""
    for column in columns:
        if _TOTAL.search(fold(titles[column])):
            return column
    return max(columns, key=lambda column: (cut_off(titles[column]), column)) if columns else -1


_MONTHS = re.compile(r"(?<!\d)(?P<months>\d{1,2}) tháng (?:đầu )?(?:năm )?(?P<year>(?:19|20)\d\d)", re.IGNORECASE)


@lru_cache(maxsize=1 << 10)
def cut_off(text: str) -> str:
    """The day or month up to which figures are counted.

    >>> [cut_off(heading) for heading in ("Thực hiện đến tháng 4/2023", "Đến hết ngày 30/4/2023", "6 tháng đầu năm 2023", "Thực hiện")]
    ['2023-04', '2023-04-30', '2023-06', '']
    """
    if (first := _MONTHS.search(text)) and 1 <= int(first["months"]) <= 12:
        return f"{first['year']}-{int(first['months']):02}"
    found = [time for time in find_days(text) if time.last_day]
    return _written(found[-1]) if found else ""


def _written(time: DayMatch) -> str:
    last = time.last_day
    assert last is not None
    return last.isoformat() if time.day else f"{last:%Y-%m}"
