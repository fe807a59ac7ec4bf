"""The preparation list as a workbook: amounts are formulas over quantity and rate, words are never formulas.

>>> preparation_workbook(conference, lines)[:2]                           # doctest: +SKIP
b'PK'
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

from nhiemky.vietnamese.days import format_day
from nhiemky.web.conferences.models import Conference, Preparation
from nhiemky.web.conferences.preparing import KINDS, cost, total

_HEADS = (
    ("TT", 5), ("Loại", 14), ("Nội dung", 46), ("Số lượng", 10), ("Đơn vị tính", 14), ("Mức (đồng)", 14), ("Thành tiền (đồng)", 18),
    ("Theo văn bản", 34), ("Người lo", 22), ("Xong", 8),
)  # fmt: skip


def preparation_workbook(conference: Conference, lines: Sequence[Preparation]) -> bytes:
    """One sheet; the same lines give the same bytes."""
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"created": datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EEF5", "valign": "vcenter"})
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    money = book.add_format({"border": 1, "num_format": "#,##0", "valign": "top"})
    strong = book.add_format({"border": 1, "num_format": "#,##0", "bold": True})
    sheet = book.add_worksheet("Chuẩn bị")
    sheet.write_string(0, 0, f"Danh mục chuẩn bị hội nghị {conference.entry.name}", book.add_format({"bold": True, "font_size": 13}))
    when = f"ngày {format_day(conference.day)}" if conference.day else "chưa có ngày"
    sheet.write_string(1, 0, f"Họp {when}{f', tại {conference.place}' if conference.place else ''}")
    for column, (title, width) in enumerate(_HEADS):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, title, head)
    order = list(KINDS)
    rows = sorted(lines, key=lambda line: (order.index(line.kind), line.pk))
    for number, line in enumerate(rows, 1):
        at = 3 + number
        sheet.write_number(at, 0, number, cell)
        for column, words in ((1, KINDS[line.kind]), (2, line.words), (4, line.unit_of_measure), (7, line.decision), (8, line.who)):
            sheet.write_string(at, column, words, cell)
        for column, figure in ((3, line.quantity), (5, line.amount)):
            _ = sheet.write_blank(at, column, None, money) if figure is None else sheet.write_number(at, column, figure, money)
        spent = cost(line)
        if spent is None:
            sheet.write_blank(at, 6, None, money)
        else:
            sheet.write_formula(at, 6, f"=ROUND(D{at + 1}*F{at + 1},0)", money, int(spent))
        sheet.write_string(at, 9, "x" if line.done_at else "", cell)
    last = 4 + len(rows)
    sheet.write_string(last, 2, "Cộng", strong)
    sheet.write_formula(last, 6, f"=SUM(G5:G{max(last, 5)})" if rows else "=0", strong, int(total(rows)))
    sheet.freeze_panes(4, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()
