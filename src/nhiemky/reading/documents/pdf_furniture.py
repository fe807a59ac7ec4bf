"""Lines that a print repeats on page after page: running headers and footers, which are no text of the paper.

Promise: only the first or last rows of a page, at one height and with the same words (numbers aside), on three pages and on
most of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from nhiemky.reading.documents.pdf_page import PrintedRow

_NUMBER = re.compile(r"\d+")
_EDGE_ROWS = 2
_LEAST_PAGES = 3


def running_rows(pages: Sequence[Sequence[PrintedRow]]) -> set[int]:
    """id() of every row that is a running header or footer."""
    met: Counter[tuple[str, int, int]] = Counter()
    edges: list[tuple[tuple[str, int, int], PrintedRow]] = []
    for rows in pages:
        keys: set[tuple[str, int, int]] = set()
        for side, edge in ((0, rows[:_EDGE_ROWS]), (1, rows[-_EDGE_ROWS:])):
            for row in edge:
                key = (_NUMBER.sub("#", row.text), side, round(row.bottom / 4))
                edges.append((key, row))
                keys.add(key)
        met.update(keys)
    least = max(_LEAST_PAGES, 0.5 * len(pages))
    return {id(row) for key, row in edges if key[0].strip("#-– ") and met[key] >= least}
