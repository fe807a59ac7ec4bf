"""Tables as WordprocessingML: heading row repeated on each page, rows never torn, widths in the page.

>>> from nhiemky.domain.report import Column
>>> xml = "".join(table_xml(Table((Column("TT", 10, "centre"), Column("Chỉ tiêu", 60)), (("1", "Kết nạp đảng viên"),)), 9354, Notes()))
>>> xml.count("<w:tblHeader/>"), xml.count("<w:cantSplit/>"), xml.count("<w:tc>")
(1, 2, 4)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from nhiemky.domain.report import Run, Table
from nhiemky.writing.word_text import Notes, needs_care, words

Cells = tuple[str | tuple[Run, ...], ...]

_CELL_STYLE = {"left": "CellLeft", "right": "CellRight", "centre": "CellCenter"}
_END = "</w:p></w:tc>"
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_PLAIN = "<w:r>"
_BOLD = "<w:r><w:rPr><w:b/><w:bCs/></w:rPr>"


def column_twips(table: Table, width: int) -> list[int]:
    """Widths of the columns in twips; a table wider than `width` is narrowed in proportion."""
    wanted = [round(column.width * 7200 / 127) for column in table.columns]
    whole = sum(wanted)
    return wanted if whole <= width else [one * width // whole for one in wanted]


def table_xml(table: Table, width: int, notes: Notes) -> list[str]:
    """A bordered grid, in pieces; `width` is the text width of its page in twips."""
    widths = column_twips(table, width)
    cells = [_cell(wide, _CELL_STYLE[column.align]) for wide, column in zip(widths, table.columns, strict=True)]
    heads = [
        _cell(wide, "CellHead") + f"{_PLAIN}{words(column.title)}</w:r>{_END}" for wide, column in zip(widths, table.columns, strict=True)
    ]
    out = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>',
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{_grid(widths)}</w:tblGrid>',
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(heads)}</w:tr>",
    ]
    # A row of plain words is one `%` over a prepared form: tables are where a report's bytes are.
    forms = {run: f"{_ROW}{''.join(f'{cell}{run}<w:t>%s</w:t></w:r>{_END}' for cell in cells)}</w:tr>" for run in (_PLAIN, _BOLD)}
    for n, row in enumerate(table.rows):
        run = _BOLD if n in table.bold_rows else _PLAIN
        out.append(forms[run] % row if _is_plain(row) else _row(row, cells, run, notes))
    out.append("</w:tbl>")
    return out


def _cell(width: int, style: str) -> str:
    frame = f'<w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/>'
    return f'<w:tc><w:tcPr>{frame}</w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'


def _is_plain(row: Cells) -> bool:
    """All cells are words, none blank, that need neither escaping nor kept spaces."""
    try:
        joined = f"|{'|'.join(cast('tuple[str, ...]', row))}|"
    except TypeError:
        return False
    return not (needs_care(joined) or "||" in joined or " |" in joined or "| " in joined)


def _row(row: Cells, cells: Sequence[str], run: str, notes: Notes) -> str:
    out = [_ROW]
    for begin, cell in zip(cells, row, strict=True):
        if isinstance(cell, str):
            out.append(f"{begin}{run}{words(cell)}</w:r>{_END}" if cell else f"{begin}{_END}")
        else:
            out.append(f"{begin}{notes.runs(_emboldened(cell) if run is _BOLD else cell)}{_END}")
    out.append("</w:tr>")
    return "".join(out)


def _emboldened(runs: Sequence[Run]) -> list[Run]:
    return [replace(run, bold=True) for run in runs]


def _grid(widths: Sequence[int]) -> str:
    return "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)


def invisible_table(widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
    """A frame without borders: letterhead, signature block. Each cell is one or more paragraphs of XML."""
    start = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Invisible"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{_grid(widths)}</w:tblGrid>"
    )
    out = [start]
    for row in rows:
        cells = (f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for wide, cell in zip(widths, row, strict=True))
        out.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    out.append("</w:tbl>")
    return "".join(out)
