"""Drawn rules of a scanned page: found as long straight runs of ink, taken out of the picture, put together to cells.

Promise: a rule is longer than any letter of print (7.5 mm) and straight to a pixel or two; letters it touches keep their strokes. Tables
come as pdfplumber's finder makes them from edges, so that a scan's cells are those of the printed file.
"""

from __future__ import annotations

from typing import NamedTuple

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells
from PIL import Image, ImageDraw

from nhiemky.reading.documents.pdf_tables import CellBox

DARK = 150
"""Grey below this is ink."""
_LONG = 90
"""Pixels at 300 dpi: a window this long is all ink only inside a rule."""
_FULL = 215
"""Mean ink of such a window, 255 = without a gap."""
_NEAR = 14
"""Edges so near one another are one."""


class Rule(NamedTuple):
    """A straight run: at row (or column) `at`, from..to along it."""

    at: int
    start: int
    end: int


def find_rules(grey: Image.Image) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical rules of an upright page."""
    ink = grey.point(lambda value: 255 if value < DARK else 0)
    return _runs(ink), _runs(ink.transpose(Image.Transpose.TRANSPOSE))


def _runs(ink: Image.Image) -> list[Rule]:
    """Long runs along the rows of a picture whose ink is 255."""
    width, height = ink.size
    means = ink.reduce((_LONG, 1))
    across, pixels, found = means.width, means.tobytes(), []
    for y in range(height):
        row = pixels[y * across : (y + 1) * across]
        if max(row) < _FULL:
            continue
        line = ink.crop((0, y, width, y + 1)).tobytes()
        x = 0
        while x < across:
            if row[x] < _FULL:
                x += 1
                continue
            first = x
            while x < across and row[x] >= _FULL:
                x += 1
            found.append(_stretched(line, y, first * _LONG, min(x * _LONG, width)))
    return found


def _stretched(line: bytes, at: int, start: int, end: int) -> Rule:
    """To where the ink really ends; a gap of two pixels is dust."""
    while start > 0 and any(line[max(0, start - 3) : start]):
        start -= 1
    while end < len(line) and any(line[end : end + 3]):
        end += 1
    return Rule(at, start, end)


def without_rules(grey: Image.Image, across: list[Rule], down: list[Rule]) -> Image.Image:
    """A copy with the rules painted white."""
    copy = grey.copy()
    pen = ImageDraw.Draw(copy)
    for rule in across:
        pen.rectangle((rule.start, rule.at - 1, rule.end, rule.at + 1), fill=255)
    for rule in down:
        pen.rectangle((rule.at - 1, rule.start, rule.at + 1, rule.end), fill=255)
    return copy


def cells_of(across: list[Rule], down: list[Rule]) -> list[list[CellBox]]:
    """Tables as boxes of cells, in pixels; a frame of one cell is none."""
    if not across or not down:
        return []
    edges = [_edge(rule, "h") for rule in _joined(across)] + [_edge(rule, "v") for rule in _joined(down)]
    crossings = edges_to_intersections(edges, x_tolerance=_NEAR, y_tolerance=_NEAR)
    tables = [_boxes(cells) for cells in cells_to_tables(intersections_to_cells(crossings))]
    return [table for table in tables if len({box.column for box in table}) > 1 and len({box.row for box in table}) > 1]


def _joined(rules: list[Rule]) -> list[Rule]:
    """Runs of neighbouring rows that belong to one drawn line, a little slant allowed."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        for line in lines:
            last = line[-1]
            if (
                rule.at - last.at <= 4
                and rule.start <= max(each.end for each in line) + _NEAR
                and rule.end >= min(each.start for each in line) - _NEAR
            ):
                line.append(rule)
                break
        else:
            lines.append([rule])
    return [
        Rule(sum(each.at for each in line) // len(line), min(each.start for each in line), max(each.end for each in line)) for line in lines
    ]


def _edge(rule: Rule, orientation: str) -> dict[str, object]:
    low, high = (rule.start, rule.end), (rule.at, rule.at)
    (x0, x1), (top, bottom) = (low, high) if orientation == "h" else (high, low)
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top, "orientation": orientation}


def _boxes(cells: list[tuple[float, float, float, float]]) -> list[CellBox]:
    lefts, tops = _places([cell[0] for cell in cells]), _places([cell[1] for cell in cells])
    return [
        CellBox(_index(tops, top), _index(lefts, left), left, top, right, bottom)
        for left, top, right, bottom in sorted(cells, key=lambda cell: (cell[1], cell[0]))
    ]


def _places(numbers: list[float]) -> list[float]:
    kept: list[float] = []
    for number in sorted(numbers):
        if not kept or number - kept[-1] > _NEAR:
            kept.append(number)
    return kept


def _index(places: list[float], number: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - number))
