"""Tables without ruled lines: columns told by the blank strips that run down between words, under a row of headings.

Promise: a table is taken only under headings that offices give columns (TT, Nội dung, Chỉ tiêu, Đơn vị ...), with three columns
and two rows of content at least, whose blank strips hold from the headings down; anything else stays lines of text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from nhiemky.reading.documents.pdf_page import PrintedRow, Word, rows_of
from nhiemky.vietnamese.columns import column_role
from nhiemky.vietnamese.unicode import fold

_LEAST_STRIP = 5.0
"""Points between two columns; words of one cell stand nearer."""
_LEAST_COLUMNS = 3
_HEADING = re.compile(
    r"(?:s?tt|so (?:tt|thu tu)|(?:ten|cac) .{2,30}|noi dung.*|nhiem vu.*|don vi.*|co quan.*|thoi (?:gian|han).*|ghi chu|ket qua.*"
    r"|chi tieu.*|tieu chi.*|so (?:luong|lieu|nguoi).*|ho (?:va )?ten.*|chuc (?:vu|danh).*"
    r"|dia (?:diem|ban)|chu tri|phoi hop|ngay.*|tong(?: so| cong)?"
    r"|linh vuc.*|san pham.*|nam \d{4}|ty le.*|chi bo|dang bo.*|xep loai.*)$"
)
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[a-zđ])[.)]?$")
_LONGEST_HEADINGS = 4
"""Printed rows that column headings may take."""


Strip = tuple[float, float]
"""From left to right, points."""


class AlignedTable(NamedTuple):
    """rows [start, end) of the page's printed rows; cells: text by table row and column; strips: the blank strips between columns."""

    start: int
    end: int
    cells: list[list[str]]
    strips: list[Strip]
    left: float
    """Where its first column begins."""
    whole: bool = True
    """False: it goes on from the page before, without headings of its own."""


def aligned_tables(rows: Sequence[PrintedRow], above: AlignedTable | None, *, width: float, first: int = 0) -> list[AlignedTable]:
    """Tables among the printed rows of a page. above: the table that ends the page before; first: where this page's text begins;
    width: that of a full line of text."""
    found: list[AlignedTable] = []
    number = first
    if above is not None and (table := _table(rows, number, above.strips, width, above.left)):
        found.append(table)
        number = table.end
    while number < len(rows):
        strips = _heading_strips(rows, number)
        table = _table(rows, number, strips, width) if strips else None
        if table is None:
            number += 1
        else:
            found.append(table)
            number = table.end
    return found


def _words(row: PrintedRow) -> list[Word]:
    return [word for segment in row.segments for word in segment.words]


def _heading_strips(rows: Sequence[PrintedRow], number: int) -> list[Strip]:
    """Blank strips between column headings; none where the row is no row of headings."""
    row = rows[number]
    if len(row.segments) < 2 or len(row.text) > 120:
        return []
    words = sorted(_words(row), key=lambda word: word.left)
    least = max(_LEAST_STRIP, 0.5 * row.height)
    strips = [(one.right, other.left) for one, other in itertools.pairwise(words) if other.left - one.right >= least]
    if len(strips) < _LEAST_COLUMNS - 1:
        return []
    headings = [fold(cell) for cell in _cells([row], strips)]
    named = sum(_HEADING.match(heading) is not None or column_role(heading) is not None for heading in headings)
    return strips if named >= 2 and (named >= 3 or headings[0] in ("tt", "stt", "so tt")) else []


def _table(rows: Sequence[PrintedRow], start: int, strips: Sequence[Strip], width: float, left: float | None = None) -> AlignedTable | None:
    """The rows from `start` on that leave the strips blank. left: that of the table of the page before, which goes on without headings."""
    headed = left is None
    left = rows[start].segments[0].left if left is None and start < len(rows) else left or 0.0
    end = start
    across: set[int] = set()
    blank: list[list[Strip]] = [[strip] for strip in strips]
    while end < len(rows):
        narrowed = [_narrowed(one, rows[end]) for one in blank]
        if not all(narrowed):
            if end > start and _heads_a_group(rows, end, blank, width):
                across.add(end)
                end += 1
                continue
            break
        if end > start and _leaves(rows[end - 1], rows[end], left):
            break
        blank = narrowed
        end += 1
    chosen = [max(one, key=lambda strip: strip[1] - strip[0]) for one in blank]
    while end > start and (end - 1 in across or _is_single(rows[end - 1], chosen)) and not _goes_on(rows, end - 1, chosen):
        end -= 1
    grid = _grid(rows, start, end, chosen, across, headed=headed)
    filled = [row for row in grid[1 if headed else 0 :] if sum(map(bool, row)) > 1]
    if len(filled) < 2 or len(chosen) < _LEAST_COLUMNS - 1:
        return None
    if not headed and not _ORDINAL.match(filled[0][0] or "1"):
        return None
    return AlignedTable(start, end, grid, chosen, left, headed)


def _goes_on(rows: Sequence[PrintedRow], number: int, strips: Sequence[Strip]) -> bool:
    """The rest of a cell above it: it stands near, right of the first column."""
    row = rows[number]
    return rows[number - 1].bottom - row.top < 0.6 * row.height and row.segments[0].left >= strips[0][1] - 1


def _narrowed(blank: Sequence[Strip], row: PrintedRow) -> list[Strip]:
    """What of the blank places between two columns a row leaves blank."""
    kept = list(blank)
    for word in _words(row):
        kept = [
            part
            for left, right in kept
            for part in (((left, right),) if word.right <= left or word.left >= right else ((left, word.left), (word.right, right)))
            if part[1] - part[0] >= 0.8 * _LEAST_STRIP
        ]
    return kept


def _heads_a_group(rows: Sequence[PrintedRow], number: int, blank: Sequence[Sequence[Strip]], width: float) -> bool:
    """A line across the columns that heads the rows under it: "II. Công tác kiểm tra"."""
    row = rows[number]
    line = row.segments[-1].right - row.segments[0].left
    if line > 0.7 * width or number + 1 >= len(rows) or not (_ORDINAL.match(row.text.split()[0]) or row.text.isupper()):
        return False
    below = rows[number + 1]
    return all(_narrowed(one, below) for one in blank) and not _is_single(below, [one[0] for one in blank])


def _leaves(above: PrintedRow, row: PrintedRow, left: float) -> bool:
    """More room than between rows of a table, or a line that begins left of it."""
    return above.bottom - row.top > 2.2 * row.height or row.segments[0].left < left - 40


def _is_single(row: PrintedRow, strips: Sequence[Strip]) -> bool:
    return sum(map(bool, _cells([row], strips))) < 2


def _cells(rows: Sequence[PrintedRow], strips: Sequence[Strip]) -> list[str]:
    """Words of printed rows by column."""
    return [" ".join(row.text for row in rows_of(column)) if column else "" for column in _by_column(rows, strips)]


def _by_column(rows: Sequence[PrintedRow], strips: Sequence[Strip]) -> list[list[Word]]:
    columns: list[list[Word]] = [[] for _ in range(len(strips) + 1)]
    for row in rows:
        for word in _words(row):
            middle = (word.left + word.right) / 2
            columns[sum(middle > (left + right) / 2 for left, right in strips)].append(word)
    return columns


def _grid(rows: Sequence[PrintedRow], start: int, end: int, strips: Sequence[Strip], across: set[int], *, headed: bool) -> list[list[str]]:
    """Printed rows put together to rows of the table: a new one begins where the first column says so."""
    lines = [_cells([row], strips) for row in rows[start:end]]
    firsts = [cells[0] for cells in lines]
    numbered = sum(_ORDINAL.match(first) is not None for first in firsts) >= 2
    body = 0
    if headed:
        body = next((at for at in range(1, len(lines)) if not numbered or _ORDINAL.match(firsts[at]) or start + at in across), 1)
        body = body if body <= _LONGEST_HEADINGS else 1
    if numbered and body < len(lines) and not firsts[body] and start + body not in across:
        body = next((at for at in range(body, len(lines)) if firsts[at]), body)
    grid: list[list[str]] = [_cells(rows[start : start + body], strips)] if body else []
    open_rows: list[PrintedRow] = []
    for at in range(body, len(lines)):
        fresh = bool(firsts[at]) if numbered else bool(firsts[at]) and not firsts[at][:1].islower()
        if (fresh or start + at in across) and open_rows:
            grid.append(_cells(open_rows, strips))
            open_rows = []
        if start + at in across:
            grid.append([rows[start + at].text, *[""] * len(strips)])
            continue
        open_rows.append(rows[start + at])
    if open_rows:
        grid.append(_cells(open_rows, strips))
    return grid
