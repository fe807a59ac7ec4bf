"""Tables with totals: one quantity per summed row and per summed column.

What it promises: a row "Tổng cộng" is the total of the rows above it (or below it, where it stands first), a column
"Tổng số" of the columns beside it; cells that are no numbers are passed over, and so are percents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.domain.directive import Quantity
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument, SourceTable, TableCell
from nhiemky.reading.figures.addition import rounding_slack
from nhiemky.vietnamese.numbers import parse_number
from nhiemky.vietnamese.unicode import fold

_TOTAL = re.compile(
    r"(?:tong(?: cong| so| cong so| toan [a-z ]+)?|cong(?: tong| chung)?|toan (?:tinh|huyen|thanh pho|dang bo|xa|quan))\b(?! tac)"
)
_LEVEL = re.compile(r"(?:[ivxlc]+|[a-d]|[0-9]{1,2}(?:\.[0-9]{1,2})+)[.)]?$", re.IGNORECASE)
_NO_SUM = re.compile(r"\b(?:ty le|ti le|binh quan|trung binh|diem|stt|tt|so thu tu|nam(?! 20\d\d)|ghi chu)\b|%")


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Decimal
    cell: TableCell


def read_table_totals(document: SourceDocument) -> Iterator[Quantity]:
    """Quantities of all tables, columns first, then rows."""
    for table in document.tables:
        yield from _of_table(document, table)


def _of_table(document: SourceDocument, table: SourceTable) -> Iterator[Quantity]:
    words = {(cell.row, cell.column): document.clean[cell.start : cell.end].strip() for cell in table.cells}
    figures: dict[tuple[int, int], _Figure] = {}
    for cell in table.cells:
        text = words[cell.row, cell.column]
        value = parse_number(text) if text and text[0].isdigit() else None
        if value is not None:
            figures[cell.row, cell.column] = _Figure(value, cell)
    if not figures:
        return
    heads = _column_heads(table, words, figures)
    label_column = _label_column(table, words, figures)
    total_rows = [row for row in range(table.rows) if _TOTAL.match(fold(_row_label(words, row, label_column)))]
    total_columns = [column for column, head in heads.items() if _TOTAL.match(fold(head)) and any(c == column for _, c in figures)]
    body = sorted({row for row, column in figures if column > label_column})
    if not body:
        return
    if len(total_rows) == 1:
        total_row = total_rows[0]
        rows = [row for row in body if row != total_row]
        if total_row in (body[0], body[-1]):
            rows = _one_level(words, rows)
            for column in range(label_column + 1, table.columns):
                if not _NO_SUM.search(fold(heads.get(column, ""))):
                    yield from _sum(document, figures, (total_row, column), [(row, column) for row in rows], heads.get(column, ""))
    if len(total_columns) == 1:
        total = total_columns[0]
        columns = [c for c in range(label_column + 1, table.columns) if c != total and not _NO_SUM.search(fold(heads.get(c, "")))]
        beside = [c for c in columns if c > total] or [c for c in columns if c < total]
        for row in body:
            yield from _sum(document, figures, (row, total), [(row, column) for column in beside], _row_label(words, row, label_column))


def _sum(
    document: SourceDocument, figures: dict[tuple[int, int], _Figure], at: tuple[int, int], places: list[tuple[int, int]], what: str
) -> Iterator[Quantity]:
    total = figures.get(at)
    parts = [figures[place] for place in places if place in figures]
    if total is None or len(parts) < 2:
        return
    values = tuple(part.value for part in parts)
    added = sum(values, Decimal(0))
    yield Quantity(
        id="",
        what=what,
        total=total.value,
        unit=None,
        parts=values,
        parts_label=None,
        sum=added,
        adds_up=abs(total.value - added) <= rounding_slack((*values, total.value)),
        difference=total.value - added,
        check="sum",
        evidence_total=(_row_evidence(document, total.cell),),
        evidence_parts=tuple(_row_evidence(document, part.cell) for part in parts),
    )


def _row_evidence(document: SourceDocument, cell: TableCell) -> Evidence:
    """The row as far as the cell: a bare number is no quote a person can find."""
    row = document.paragraphs[document.paragraph_at(cell.start)]
    start = row.start if row.start <= cell.start < row.end else cell.start
    return Evidence(document.quote(start, cell.end), document.span(start, cell.end))


def _column_heads(table: SourceTable, words: dict[tuple[int, int], str], figures: dict[tuple[int, int], _Figure]) -> dict[int, str]:
    """Heading words of each column: everything above its first figure's row, merged cells spread."""
    first = min(row for row, _ in figures)
    numbered = {
        row
        for row, _ in figures
        if [int(f.value) for (r, _), f in sorted(figures.items()) if r == row] == list(range(1, table.columns + 1))
    }
    body = min((row for row, _ in figures if row not in numbered), default=first)
    heads: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row < body and cell.row not in numbered:
            for column in range(cell.column, cell.column + cell.columns):
                heads.setdefault(column, []).append(words[cell.row, cell.column])
    return {column: " ".join(parts) for column, parts in heads.items()}


def _label_column(table: SourceTable, words: dict[tuple[int, int], str], figures: dict[tuple[int, int], _Figure]) -> int:
    """The column that names the rows: the one with the longest words that are no figures."""
    lengths = [0] * max(1, table.columns)
    for (row, column), text in words.items():
        if (row, column) not in figures and column < table.columns and row:
            lengths[column] += len(text)
    half = lengths[: max(1, table.columns // 2 + 1)]
    return half.index(max(half))


def _row_label(words: dict[tuple[int, int], str], row: int, label_column: int) -> str:
    return next((text for column in range(label_column, -1, -1) if (text := words.get((row, column), ""))), "")


def _one_level(words: dict[tuple[int, int], str], rows: list[int]) -> list[int]:
    """Where rows are grouped (I, II over 1, 2), only the groups are added."""
    groups = [row for row in rows if (text := words.get((row, 0), "")) and _LEVEL.match(text) and not text.rstrip(".)").isdigit()]
    romans = [row for row in groups if not any(char.isdigit() for char in words[row, 0])]
    return romans if len(romans) >= 2 and romans[0] == rows[0] else rows
