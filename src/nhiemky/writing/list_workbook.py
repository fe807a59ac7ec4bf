"""A plain list as a workbook: a title, a note, heading row, rows with filters; words stay words whatever they begin with.

>>> sheet = ListSheet("Sổ", "Sổ theo dõi", "đến ngày 15/5/2023", (("TT", 5), ("Đơn vị", 30)), ((1, "=1+1"),))
>>> write_lists([sheet])[:2], write_lists([sheet]) == write_lists([sheet])
(b'PK', True)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from nhiemky.writing.board_sheet import MADE

_HEAD_ROW = 3


@dataclass(frozen=True, slots=True)
class ListSheet:
    """name of the sheet (31 letters at most); columns: heading and width; rows: words, or numbers that stay numbers."""

    name: str
    title: str
    note: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str | int | Decimal, ...], ...]


def write_lists(sheets: Sequence[ListSheet]) -> bytes:
    """One sheet each, A4 landscape, headings repeated."""
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE, "title": sheets[0].title if sheets else ""})
        look = {"font_name": "Times New Roman", "font_size": 12}
        head = book.add_format(
            {**look, "bold": True, "bg_color": "#EDEDED", "border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"}
        )
        cell = book.add_format({**look, "border": 1, "valign": "top", "text_wrap": True})
        number = book.add_format({**look, "border": 1, "valign": "top", "align": "right"})
        title = book.add_format({**look, "bold": True, "font_size": 14})
        note = book.add_format({**look, "italic": True})
        for one in sheets:
            sheet = book.add_worksheet(one.name[:31])
            sheet.write_string(0, 0, one.title, title)
            sheet.write_string(1, 0, one.note, note)
            for column, (words, width) in enumerate(one.columns):
                sheet.write_string(_HEAD_ROW, column, words, head)
                sheet.set_column(column, column, width)
            for at, row in enumerate(one.rows, _HEAD_ROW + 1):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(at, column, value, cell)
                    else:
                        sheet.write_number(at, column, value, number)
            sheet.freeze_panes(_HEAD_ROW + 1, min(2, len(one.columns)))
            sheet.autofilter(_HEAD_ROW, 0, max(_HEAD_ROW + 1, _HEAD_ROW + len(one.rows)), len(one.columns) - 1)
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(_HEAD_ROW)
            sheet.set_footer("&C&P/&N")
    return data.getvalue()
