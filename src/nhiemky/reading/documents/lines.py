"""The lines of a plain text that hold words, and how they are set.

>>> [row.words for row in rows_of("KẾ HOẠCH\\n\\n  - Họp.\\n\\n 2 \\n")]
['KẾ HOẠCH', '- Họp.']

Promise: every line with words is a row, with its place, indent and the empty lines above it; page numbers and ruled lines are
none, what they part is marked on the row that follows (`fence`, `page`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from nhiemky.reading.documents.text_columns import NOTE_RULE, Row
from nhiemky.reading.documents.wraps import ITEM, Flow

_LINE = re.compile(r"\S[^\n]*")
_DRAWN = "-_*=~—–.•…\\ "
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:[Tt]rang\s*)?(\d{1,3})(?:\s*[/|]\s*\d{1,3})?[-–—\s]*$")


def rows_of(text: str) -> list[Row]:
    """Lines that hold words; page numbers and ruled lines are dropped here."""
    rows: list[Row] = []
    append = rows.append
    end = blanks = page_number = 0
    fence = ""
    page = True
    for match in _LINE.finditer(text):
        start = match.start()
        line = match[0]
        words = line.rstrip()
        indent = 0
        if start - end == 1:
            pass  # the next line
        elif start - end == 2 and text[end] == "\n" == text[end + 1]:
            blanks += 1
        else:
            gap = text[end:start]
            blanks += gap.count("\n") - (1 if end else 0)
            above, _, lead = gap.rpartition("\n")
            if "\f" in gap:
                page = True
                fence = fence or ("\f" if "\f" in above else "")
            elif len(above) >= NOTE_RULE and any(len(blank) >= NOTE_RULE for blank in above.split("\n")):
                fence = "_"
            indent = len(lead) - lead.count("\f") + 7 * lead.count("\t")
            if "\t" in lead and "\t" in line:
                words = lead + words
                start -= len(lead)
                indent = 0
        end = match.end()
        first = words[0]
        if first in _DRAWN and not words.strip(_DRAWN) and "\t" not in line and (len(words) >= 3 or first in "*\\"):
            fence = "_" if first == "_" or len(words) >= NOTE_RULE else "-"
            blanks += 1
            continue
        if len(words) <= 14 and (first.isdigit() or first in "-–—Tt") and (number := _PAGE_NUMBER.match(words)):
            value = int(number[1])
            if (page or (blanks > 0 and page_number < value <= page_number + 12)) and "\t" not in line:
                page_number = max(value, page_number)
                blanks += 1
                fence = fence or "\f"
                continue
        if "\t" in line and ("\t" in words or line.rstrip(" \r").endswith("\t\t")):
            words = text[start:end].rstrip(" \r\f")
        append(Row(start, words, blanks, indent, fence, page))
        blanks = 0
        fence = ""
        page = False
    return rows


def flow_of(rows: Sequence[Row], *, printed: bool = False) -> Flow:
    """Are lines cut at a margin (those of a print always are), and how long is a full one."""
    if len(rows) < 4:
        return Flow(printed, 80)
    lengths = sorted([len(row.words) + row.indent for row in rows])
    width = lengths[int(len(lengths) * 0.9)]
    lower = sum(row.words[0].islower() for row in rows)
    tight = lengths[-1] <= 130 and lower >= max(2, 0.05 * len(rows))  # nothing runs past a margin, and sentences go over it
    spaced = sum(row.blanks > 0 for row in rows) > 0.6 * len(rows)
    wrapped = printed or tight or (lower > 0.2 * len(rows) and width < 160)
    return Flow(wrapped, width, spaced, wrapped and _in_blocks(rows, width))


def _in_blocks(rows: Sequence[Row], width: int) -> bool:
    """Full lines are followed by their paragraph's next, short ones by an empty line."""
    full = short = 0
    for above, row in itertools.pairwise(rows):
        if row.blanks or row.fence or row.words.isupper() or above.words.isupper() or ITEM.match(row.words):
            continue
        reach = above.indent + len(above.words)
        full += reach > 0.8 * width
        short += reach < 0.7 * width
    return full >= 5 and short <= 0.1 * full
