"""Two columns side by side on a scanned page: the letterhead above, recipients and signature below, parted by a white lane.

Promise: a zone begins or ends with the page's print, is at least two lines high, and nothing crosses its lane; running text has none.
"""

from __future__ import annotations

from PIL import Image

from nhiemky.reading.scans.ruling import DARK

Piece = tuple[int, int, int, int]
"""left, top, right, bottom in pixels."""
_COARSE = 8
_LANE = 4
"""Coarse columns that must be white: 32 pixels at 300 dpi, 2.7 mm."""
_LEAST_LINES = 14
"""Coarse rows: two lines of print."""
_BETWEEN = (0.25, 0.7)
"""Where on the page's width a lane may run."""


def two_column_zones(page: Image.Image) -> list[tuple[Piece, Piece]]:
    """The left and right halves of each zone: at most one above and one below."""
    small = page.point(lambda value: 255 if value < DARK else 0).reduce(_COARSE).point(lambda value: 255 if value > _SPECK else 0)
    width, height, pixels = small.width, small.height, small.tobytes()
    inked = [any(pixels[y * width : (y + 1) * width]) for y in range(height)]
    if not any(inked):
        return []
    first, last = inked.index(True), height - 1 - inked[::-1].index(True)
    lanes = range(int(width * _BETWEEN[0]), int(width * _BETWEEN[1]))

    def free(y: int, x: int) -> bool:
        return not any(pixels[y * width + x : y * width + x + _LANE])

    def depth(x: int, rows: range) -> int:
        return next((at for at, y in enumerate(rows) if not free(y, x)), len(rows))

    zones = []
    for rows in (range(first, last + 1), range(last, first - 1, -1)):
        lane = max(lanes, key=lambda x: depth(x, rows))
        reached = depth(lane, rows)
        if reached < _LEAST_LINES or reached == len(rows):
            continue
        while reached and inked[rows[reached - 1]]:  # back to the white above (below) the line that crosses the lane
            reached -= 1
        if reached < _LEAST_LINES:
            continue
        low, high = sorted((rows[0], rows[reached - 1]))
        if _both_sides(pixels, width, low, high, lane):
            zones.append(_halves(page, low, high, lane + _LANE // 2))
    return zones


_SPECK = 20


def _both_sides(pixels: bytes, width: int, low: int, high: int, lane: int) -> bool:
    """Print on the left and on the right, at least two lines of it on either side."""
    left = sum(1 for y in range(low, high + 1) if any(pixels[y * width : y * width + lane]))
    right = sum(1 for y in range(low, high + 1) if any(pixels[y * width + lane + _LANE : (y + 1) * width]))
    return min(left, right) >= _LEAST_LINES // 2


def _halves(page: Image.Image, low: int, high: int, lane: int) -> tuple[Piece, Piece]:
    top, bottom, middle = low * _COARSE, min(page.height, (high + 1) * _COARSE), lane * _COARSE
    return (0, top, middle, bottom), (middle, top, page.width, bottom)
