"""Ruled tables of a PDF page: boxes of their cells, found by the lines drawn.

Promise: asked only for pages whose rows look like a table's, as finding lines costs more than reading the page.
"""

from __future__ import annotations

import io
from typing import NamedTuple

import pdfplumber


class CellBox(NamedTuple):
    """A cell's place in its table and on the page (points from the left and from the top)."""

    row: int
    column: int
    left: float
    top: float
    right: float
    bottom: float


def find_tables(data: bytes, pages: list[int]) -> dict[int, list[list[CellBox]]]:
    """Page number -> tables of that page, each the boxes of its cells. One of a single row may be the end of the page's before."""
    found: dict[int, list[list[CellBox]]] = {}
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number in pages:
            page = document.pages[number]
            tables = [_boxes(table) for table in page.find_tables()]
            found[number] = [
                table for table in tables if (columns := len({box.column for box in table})) > 1 and (columns > 2 or _has_rows(table))
            ]
            page.close()
    return found


def _has_rows(table: list[CellBox]) -> bool:
    return len({box.row for box in table}) > 1


def _boxes(table: pdfplumber.table.Table) -> list[CellBox]:
    lefts = sorted({round(cell[0]) for cell in table.cells})
    tops = sorted({round(cell[1]) for cell in table.cells})
    return [
        CellBox(tops.index(round(top)), lefts.index(round(left)), left, top, right, bottom)
        for left, top, right, bottom in sorted(table.cells, key=lambda cell: (cell[1], cell[0]))
    ]
