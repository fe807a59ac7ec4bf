"""A table of Word as rows of cells: merged cells once, deleted rows and cells left out, rows and cells through controls.

Promise: a cell stands in the column where Word prints it, whatever is merged, left out or skipped before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from nhiemky.reading.documents.docx_blocks import Block, Cell, Table
from nhiemky.reading.documents.docx_inline import Inline
from nhiemky.reading.documents.docx_styles import VAL, W, is_on

_TR, _TC = W + "tr", W + "tc"
_SEEN_THROUGH = frozenset(W + tag for tag in ("sdt", "sdtContent", "ins", "customXml"))
_NO_LINE = ("nil", "none")


def read_table(element: etree._Element, blocks: Callable[[etree._Element], Iterator[Block]], inline: Inline) -> Table:
    """A w:tbl. blocks: reads what stands in a cell; deletions are noted in `inline`."""
    rows: list[list[Cell]] = []
    open_cells: dict[int, Cell] = {}
    for row in _descend(element, _TR):
        properties = row.find(W + "trPr")
        if properties is not None and (properties.find(W + "del") is not None or is_on(properties, "hidden")):
            inline.tracked = inline.tracked or properties.find(W + "del") is not None
            continue
        cells: list[Cell] = []
        column = _skipped(row)
        for item in _descend(row, _TC):
            own = item.find(W + "tcPr")
            columns = _span(own)
            if own is not None and own.find(W + "cellDel") is not None:
                inline.tracked = True
                cells.append(Cell(column, [], columns))
                column += columns
                continue
            cell = Cell(column, list(blocks(item)), columns)
            beside, above = _merge(own, "hMerge"), _merge(own, "vMerge")
            if beside == "continue" and cells and not cells[-1].goes_on:
                cells[-1].columns += columns
                cells[-1].blocks += [block for block in cell.blocks if _has_words(block)]
                column += columns
                continue
            if above == "continue" and column in open_cells:
                open_cells[column].rows += 1
                open_cells[column].blocks += [block for block in cell.blocks if _has_words(block)]
                cell.goes_on = True
            else:
                for under in range(column, column + columns):
                    open_cells.pop(under, None)
                if above:
                    open_cells[column] = cell
            cells.append(cell)
            column += columns
        rows.append(cells)
    return Table(rows, _bordered(element))


def _has_words(block: Block) -> bool:
    return isinstance(block, Table) or any(line.words.strip() for line in block.lines)


def _descend(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of that tag, through content controls."""
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag == tag:
            yield child
        elif child.tag in _SEEN_THROUGH:
            yield from _descend(child, tag)


def _skipped(row: etree._Element) -> int:
    before = row.find(f"{W}trPr/{W}gridBefore")
    value = before.get(VAL, "0") if before is not None else "0"
    return min(int(value), 200) if value.isdigit() else 0


def _span(properties: etree._Element | None) -> int:
    span = properties.find(W + "gridSpan") if properties is not None else None
    value = span.get(VAL, "1") if span is not None else "1"
    return min(int(value), 200) if value.isdigit() and int(value) else 1


def _merge(properties: etree._Element | None, tag: str) -> str:
    """ "restart", "continue" or ""."""
    found = properties.find(W + tag) if properties is not None else None
    if found is None:
        return ""
    return "restart" if found.get(VAL) == "restart" else "continue"


def _bordered(table: etree._Element) -> bool:
    """Lines are drawn between the cells: by the table itself, by its style, or by the cells of its first rows."""
    properties = table.find(W + "tblPr")
    borders = properties.find(W + "tblBorders") if properties is not None else None
    if borders is not None and any(line.get(VAL) not in _NO_LINE for line in borders):
        return True
    sides = [W + side for side in ("left", "right", "start", "end")]
    for row in list(_descend(table, _TR))[:2]:
        for cell in _descend(row, _TC):
            own = cell.find(f"{W}tcPr/{W}tcBorders")
            if own is not None and any(line.tag in sides and line.get(VAL) not in _NO_LINE for line in own):
                return True
    style = properties.find(W + "tblStyle") if properties is not None and borders is None else None
    return style is not None and style.get(VAL, "") not in ("TableNormal", "NormalTable")
