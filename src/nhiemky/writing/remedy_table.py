"""Shortcomings and their remedies as a workbook: one row a remedy, filters on.

>>> row = RemedyRow("Chi bộ A", "", "Đảng phí thu muộn", "2023", "Đơn vị tự ghi", "Đang khắc phục", False, ())
>>> write_remedies([row], date(2024, 1, 5))[:2], write_remedies([row], date(2024, 1, 5)) == write_remedies([row], date(2024, 1, 5))
(b'PK', True)

Promise: words are words whatever they begin with; same inputs, same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import xlsxwriter

from nhiemky.vietnamese.days import format_day
from nhiemky.writing.board_sheet import MADE

_HEADS = (
    "TT", "Đơn vị", "Cá nhân", "Hạn chế, khuyết điểm", "Kỳ", "Từ đâu", "Tình trạng", "Lặp lại", "Người chịu trách nhiệm", "Việc phải làm",
    "Xong hết ngày", "Việc đến đâu", "Kết quả", "Kết luận kiểm tra",
)  # fmt: skip
_WIDTHS = (5, 30, 22, 48, 9, 20, 16, 9, 26, 38, 13, 13, 38, 30)


@dataclass(frozen=True, slots=True)
class RemedyRow:
    """A shortcoming with its remedies: (owner, plan, deadline, state, result, checked)."""

    unit: str
    person: str
    words: str
    period: str
    source: str
    state: str
    again: bool
    remedies: tuple[tuple[str, str, date, str, str, str], ...]


def write_remedies(rows: Sequence[RemedyRow], day: date) -> bytes:
    """The whole list as of `day`."""
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE, "title": "Hạn chế và khắc phục"})
        sheet = book.add_worksheet("Khắc phục")
        bold = book.add_format(
            {"bold": True, "bg_color": "#EAF0F8", "border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"}
        )
        cell = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
        title = book.add_format({"bold": True, "font_size": 13})
        sheet.write_string(0, 0, f"Hạn chế, khuyết điểm và việc khắc phục, đến ngày {format_day(day)}", title)
        for column, (words, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
            sheet.write_string(2, column, words, bold)
            sheet.set_column(column, column, width)
        at = 3
        for number, row in enumerate(rows, 1):
            own = (row.unit, row.person, row.words, row.period, row.source, row.state, "lặp lại" if row.again else "")
            for remedy in row.remedies or (None,):
                mended = (remedy[0], remedy[1], format_day(remedy[2]), *remedy[3:]) if remedy else ("",) * 6
                sheet.write_number(at, 0, number, cell)
                for column, value in enumerate((*own, *mended), 1):
                    sheet.write_string(at, column, value, cell)
                at += 1
        sheet.freeze_panes(3, 4)
        sheet.autofilter(2, 0, max(3, at - 1), len(_HEADS) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
    return data.getvalue()
