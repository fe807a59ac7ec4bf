"""Tables that a unit's own software wrote: strings in their cells, formulas nobody has calculated."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from xml.sax.saxutils import escape

from nam_thuan.figures import Figure
from nam_thuan.packing import pack
from nam_thuan.units import Made
from nam_thuan.workbooks import COLUMNS, Rows, verdict

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_OFFICE}.worksheet+xml"/>'
    "</Types>"
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    "</Relationships>"
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BOOK = (
    f'{_XML}<workbook xmlns="{_MAIN}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Phu luc" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def _by_software(rows: list[list[str]]) -> bytes:
    """A workbook as small programs write it: strings in their cells (inlineStr), no styles. Items are finished <c> elements."""
    lines = "".join(f'<row r="{number}">{"".join(cells)}</row>' for number, cells in enumerate(rows, 1))
    sheet = f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'
    return pack(
        {
            "[Content_Types].xml": _CONTENT_TYPES.encode(),
            "_rels/.rels": _RELATIONS.format(kind="officeDocument", target="xl/workbook.xml").encode(),
            "xl/workbook.xml": _BOOK.encode(),
            "xl/_rels/workbook.xml.rels": _RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml").encode(),
            "xl/worksheets/sheet1.xml": sheet.encode(),
        }
    )


def _text_cell(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else ""


def _figure_cell(at: str, figure: Figure) -> str:
    return f'<c r="{at}"><v>{figure}</v></c>' if isinstance(figure, Decimal) else _text_cell(at, figure or "")


def inline_strings(unit: Made, rows: Rows, day: datetime) -> bytes:  # noqa: ARG001
    """Exported by a unit's own software: inline strings, no cell formats, no properties."""
    lines = [[_text_cell("A1", unit.name)], [_text_cell(f"{'ABCDEF'[column]}2", heading) for column, heading in enumerate(COLUMNS)]]
    for row, (asked, target, actual) in enumerate(rows, 3):
        cells = [
            f'<c r="A{row}"><v>{row - 2}</v></c>',
            _text_cell(f"B{row}", asked.statement),
            _text_cell(f"C{row}", asked.unit_of_measure),
        ]
        cells += [_figure_cell(f"D{row}", target), _figure_cell(f"E{row}", actual)]
        lines.append([*cells, _text_cell(f"F{row}", verdict(target, actual, asked.unit_of_measure))])
    return _by_software(lines)


def uncalculated(unit: Made, rows: Rows, day: datetime) -> bytes:  # noqa: ARG001
    """Written by a program that calculates nothing: the share of good members and the comparisons are formulas without a result."""
    lines = [[_text_cell("A1", unit.name)], [_text_cell(f"{'ABCDEF'[column]}2", heading) for column, heading in enumerate(COLUMNS)]]
    row_of = {asked.code: row for row, (asked, _, _) in enumerate(rows, 3)}
    for row, (asked, target, actual) in enumerate(rows, 3):
        share = f'<c r="E{row}"><f>ROUND(E{row_of["CT05"]}/E{row_of["CT04"]}*100,1)</f></c>'
        cells = [
            f'<c r="A{row}"><v>{row - 2}</v></c>',
            _text_cell(f"B{row}", asked.statement),
            _text_cell(f"C{row}", asked.unit_of_measure),
        ]
        cells += [_figure_cell(f"D{row}", target), share if asked.code == "CT06" else _figure_cell(f"E{row}", actual)]
        both = isinstance(target, Decimal) and isinstance(actual, Decimal)
        lines.append([*cells, f'<c r="F{row}"><f>E{row}/D{row}</f></c>' if both else ""])
    return _by_software(lines)
