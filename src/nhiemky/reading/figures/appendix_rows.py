"""Rows of a filled indicator appendix: one target and one result a row.

What it promises: a table is such an appendix when its heading names statements and targets or actuals (vietnamese/columns);
blank cells give nothing, values that are no numbers stay words.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from nhiemky.domain.directive import IndicatorStatement
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument, SourceTable, TableCell
from nhiemky.reading.figures.setting import Kind, Operator
from nhiemky.vietnamese.columns import column_role
from nhiemky.vietnamese.values import parse_value

_HEADING_ROWS = 3


def read_appendix_rows(document: SourceDocument) -> list[IndicatorStatement]:
    """Items in table order, each row's target before its result."""
    return [item for table in document.tables for item in _of_table(document, table)]


def _of_table(document: SourceDocument, table: SourceTable) -> Iterator[IndicatorStatement]:
    rows: dict[int, dict[int, TableCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    words = {(cell.row, cell.column): document.clean[cell.start : cell.end].strip() for cell in table.cells}
    for heading in sorted(rows)[:_HEADING_ROWS]:
        roles: dict[str, int] = {}
        for column in sorted(rows[heading]):
            role = column_role(words[heading, column]) if len(words[heading, column]) <= 120 else None
            if role is not None:
                roles.setdefault(role, column)
        if "statement" in roles and (("target" in roles and "actual" in roles) or ("verdict" in roles and "actual" in roles)):
            break
    else:
        return
    for row in sorted(rows):
        statement = words.get((row, roles["statement"]), "")
        if row <= heading or not statement or not any(char.isalpha() for char in statement):
            continue
        unit = words.get((row, roles.get("unit_of_measure", -1)), "") or None
        yield from _item(document, rows[row], roles, "target", statement, unit)
        yield from _item(document, rows[row], roles, "result", statement, unit)


def _item(
    document: SourceDocument,
    cells: dict[int, TableCell],
    roles: dict[str, int],
    kind: Kind,
    statement: str,
    unit: str | None,
) -> Iterator[IndicatorStatement]:
    cell = cells.get(roles.get("target" if kind == "target" else "actual", -1))
    if cell is None or cell.end <= cell.start:
        return
    value = parse_value(document.clean[cell.start : cell.end].strip(), unit_of_measure=unit or "")
    if value.is_blank or not any(char.isalnum() for char in value.raw):
        return
    other = cells.get(roles["statement"] if kind == "target" else roles.get("verdict", -1))
    start, end = min(cell.start, other.start if other else cell.start), max(cell.end, other.end if other else cell.end)
    operator: Operator = ">=" if value.comparator in (">", ">=") else "<=" if value.comparator in ("<", "<=") else "="
    number: Decimal | str = value.raw if value.number is None else value.number
    yield IndicatorStatement(
        "", kind, " ".join(statement.split()), None, operator, number, "%" if value.percent else unit,
        Evidence(document.quote(start, end), document.span(start, end)),
    )  # fmt: skip
