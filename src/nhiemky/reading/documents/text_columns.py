"""Lines of plain text, and letterheads and signatures that text sets side by side.

>>> rows = [Row(0, "TỈNH ỦY X\\t\\tĐẢNG CỘNG SẢN VIỆT NAM", 0, 0), Row(40, "VĂN PHÒNG", 0, 0), Row(50, "KẾ HOẠCH", 1, 0)]
>>> [row.words for row in side_by_side(rows)]
['TỈNH ỦY X', 'VĂN PHÒNG', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'KẾ HOẠCH']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nhiemky.reading.structure.form_words import LETTERHEAD, OFFICE, ON_BEHALF, TYPE_LINE

NOTE_RULE = 20
"""So many blanks, or an underscore, rule a page's footnotes off."""

_HEAD_ROWS = 30
_GAP = re.compile(r"\s{3,}|\t\s*")


class Row(NamedTuple):
    """A line that holds words. blanks: empty lines above it; fence: a ruled line or row of blanks stands between.

    page: the first line of a page.
    """

    raw: int
    words: str
    blanks: int
    indent: int
    fence: str = ""
    page: bool = False


def side_by_side(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows with the two columns of a letterhead or signature put one after the other, the left one first."""
    left: list[Row] = []
    right: list[Row] = []
    for number, row in enumerate(rows):
        near = number < _HEAD_ROWS or right or (row.words[0] in "N*" and row.words.lstrip("* ")[:8].casefold() == "nơi nhận")
        if not near:
            yield row
            continue
        if parts := _halves(row, started=bool(right)):
            if parts[0] and parts[0].words.strip("*-_ "):
                left.append(parts[0])
            right.append(parts[1])
        elif right and row.blanks == 0 and row.indent < NOTE_RULE and (_is_left(row.words) or _goes_on(left, row.words)):
            left.append(row)
        else:
            yield from _flush(left, right)
            yield row
    yield from _flush(left, right)


def _is_left(words: str) -> bool:
    """A line under the left column alone."""
    return words[0] in "-+*•" or words.startswith(("Số", "V/v")) or (words.isupper() and not TYPE_LINE.match(words))


def _goes_on(left: Sequence[Row], words: str) -> bool:
    """The next line of "V/v ..."."""
    return words[0].islower() and any(row.words.startswith("V/v") for row in left)


def _flush(left: list[Row], right: list[Row]) -> Iterator[Row]:
    if left or right:
        yield from left
        for number, row in enumerate(right):
            yield row._replace(blanks=1, fence="|") if number == 0 else row
        left.clear()
        right.clear()


def _halves(row: Row, *, started: bool) -> tuple[Row | None, Row] | None:
    """The two cells of a two-column line; None where the line is one, or a table's."""
    words = row.words
    if "   " not in words and "\t" not in words:
        return (None, row) if started and row.indent >= NOTE_RULE else None
    if words[0] in "|\t":
        return None
    gaps = [gap for gap in _GAP.finditer(words.rstrip()) if gap.start()]
    if not gaps or (len(gaps) > 1 and any("\t" in gap[0] for gap in gaps)):
        return None
    gap = max(gaps, key=lambda found: found.end() - found.start())
    head, tail = words[: gap.start()].rstrip(), words[gap.end() :].rstrip()
    if (
        not started
        and head[:8].casefold() != "nơi nhận"
        and (head.endswith((":", "ngày", "tháng", "năm", ",")) or tail[0] in "-/" or tail[0].islower())
    ):
        return None
    if "\t" in gap[0] and not started and not _is_form(head, tail):
        return None
    return row._replace(words=head), Row(row.raw + gap.end(), tail, row.blanks, row.indent + gap.end(), row.fence)


def _is_form(head: str, tail: str) -> bool:
    """Both cells are what letterheads and signatures hold."""
    if head[:8].casefold() == "nơi nhận" or ON_BEHALF.match(tail) or (tail.isupper() and OFFICE.match(tail)):
        return True
    return (head.isupper() or LETTERHEAD.match(head) is not None) and (tail.isupper() or LETTERHEAD.match(tail) is not None)
