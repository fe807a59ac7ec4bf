"""Units' tables as Excel and CSV files: the form they were sent, and the layouts they made themselves."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from nam_thuan.figures import Asked, Figure
from nam_thuan.packing import repack
from nam_thuan.units import Made
from nhiemky.domain.identity_sheet import APPENDIX_SHEET, SHEET, row_key
from nhiemky.vietnamese.numbers import format_number

CAMPAIGN_ID = "112-kh-duk-2023-04-26"
TITLE = "PHỤ LỤC KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NGHỊ QUYẾT ĐẠI HỘI"
CUT_OFF = "Số liệu từ đầu nhiệm kỳ đến hết tháng 4/2023"
COLUMNS = ("TT", "Chỉ tiêu chủ yếu", "Đơn vị tính", "Chỉ tiêu Nghị quyết Đại hội", "Thực hiện đến tháng 4/2023", "So với chỉ tiêu")
FORM_FIRST = 9

Rows = list[tuple[Asked, Figure, Figure]]


def printed(figure: Figure) -> str:
    """As typed into a cell of text: "1.250,5", "Đạt", ""."""
    return figure if isinstance(figure, str) else "" if figure is None else format_number(figure)


def verdict(target: Figure, actual: Figure, unit_of_measure: str) -> str:
    """ "56,0%" of a count, "vượt 3,7 điểm" of a percentage, "Đạt"."""
    if isinstance(actual, str):
        return "" if actual == "-" else actual
    if actual is None or not isinstance(target, Decimal) or not target:
        return ""
    if unit_of_measure == "%":
        gap = actual - target
        return "Đạt" if not gap else f"{'Vượt' if gap > 0 else 'Thấp hơn'} {format_number(abs(gap), 1)} điểm"
    return format_number(100 * actual / target, 1) + "%"


class Book:
    """A workbook in the making; `save` gives bytes that hold no clock but `day`."""

    def __init__(self, day: datetime, author: str) -> None:
        self._bytes = BytesIO()
        self.book = xlsxwriter.Workbook(self._bytes, {"in_memory": True})
        self.book.set_properties({"author": author, "created": day})
        self.bold = self.format(bold=True, align="center", text_wrap=True, valign="vcenter", border=1)
        self.title = self.format(bold=True, align="center", font_size=14)
        self.line = self.format(border=1, text_wrap=True)
        self.open = self.format(border=1, locked=False)

    def format(self, **properties: object) -> Format:
        return self.book.add_format({"font_name": "Times New Roman", "font_size": 13, **properties})

    def sheet(self, name: str, widths: tuple[float, ...] = (5, 46, 14, 18, 18, 18)) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def save(self) -> bytes:
        self.book.close()
        return repack(self._bytes.getvalue())


def write(sheet: Worksheet, row: int, column: int, figure: Figure, look: Format) -> None:
    """A figure as a number cell, words as text, nothing as an empty cell."""
    if isinstance(figure, Decimal):
        sheet.write_number(row, column, float(figure), look)
    elif figure is None:
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write_string(row, column, figure, look)


def form(unit: Made, rows: Rows, day: datetime) -> bytes:
    """The block's own form, filled in: protected, with its hidden identity sheet; first figure in E9."""
    book = Book(day, unit.name)
    sheet = book.sheet(APPENDIX_SHEET)
    sheet.merge_range(0, 0, 0, 5, "ĐẢNG BỘ KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH NAM THUẬN", book.title)
    sheet.merge_range(1, 0, 1, 5, unit.name.upper(), book.title)
    sheet.merge_range(3, 0, 3, 5, TITLE, book.title)
    sheet.merge_range(4, 0, 4, 5, CUT_OFF, book.title)
    for column, heading in enumerate(COLUMNS):
        sheet.write_string(FORM_FIRST - 2, column, heading, book.bold)
    for row, (asked, target, actual) in enumerate(rows, FORM_FIRST - 1):
        sheet.write_number(row, 0, row - FORM_FIRST + 2, book.line)
        sheet.write_string(row, 1, asked.statement, book.line)
        sheet.write_string(row, 2, asked.unit_of_measure, book.line)
        write(sheet, row, 3, target, book.line)
        write(sheet, row, 4, actual, book.open)
        cells = f"D{row + 1}", f"E{row + 1}"
        formula = f'=IF(OR({cells[0]}="",{cells[1]}=""),"",IF(ISNUMBER({cells[0]}),ROUND({cells[1]}/{cells[0]}*100,1)&"%",{cells[1]}))'
        share = (actual or "") if target is not None else ""
        if isinstance(target, Decimal) and isinstance(actual, Decimal):
            share = format_number((100 * actual / target).quantize(Decimal("0.1"), ROUND_HALF_UP)) + "%"
        sheet.write_formula(row, 5, formula, book.line, share)
    sheet.freeze_panes(FORM_FIRST - 1, 2)
    sheet.protect()
    identity = book.sheet(SHEET, (20, 40))
    pairs = [("schema_version", "1"), ("campaign_id", CAMPAIGN_ID), ("unit_id", unit.code), ("unit_name", unit.name)]
    pairs += [("issued", "2023-04-28"), ("sheet", APPENDIX_SHEET)]
    pairs += [(row_key(FORM_FIRST + at), asked.code) for at, (asked, _, _) in enumerate(rows)]
    for row, (key, value) in enumerate(pairs):
        identity.write_string(row, 0, key)
        identity.write_string(row, 1, value)
    identity.very_hidden()
    return book.save()


def two_line_heading(unit: Made, rows: Rows, day: datetime) -> bytes:
    """A heading of two merged lines, statements over two columns; the first actual in F12."""
    book = Book(day, "")
    sheet = book.sheet("Sheet1", (5, 30, 16, 14, 14, 14, 16))
    sheet.write_string(0, 0, "ĐẢNG BỘ KHỐI CÁC CQ VÀ DN TỈNH NAM THUẬN")
    sheet.write_string(1, 0, unit.name.upper())
    sheet.merge_range(4, 0, 4, 6, "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CHỈ TIÊU", book.title)
    sheet.merge_range(5, 0, 5, 6, "(Kèm theo Báo cáo sơ kết giữa nhiệm kỳ 2020 - 2025)", book.title)
    sheet.write_string(7, 0, "Số liệu tính đến hết tháng 4/2023")
    top = 9
    for column, heading in ((0, "STT"), (3, "ĐVT"), (6, "Ghi chú")):
        sheet.merge_range(top, column, top + 1, column, heading, book.bold)
    sheet.merge_range(top, 1, top + 1, 2, "Nội dung chỉ tiêu", book.bold)
    sheet.merge_range(top, 4, top, 5, "Kết quả", book.bold)
    sheet.write_string(top + 1, 4, "Chỉ tiêu đại hội", book.bold)
    sheet.write_string(top + 1, 5, "Thực hiện", book.bold)
    for row, (asked, target, actual) in enumerate(rows, top + 2):
        sheet.write_number(row, 0, row - top - 1, book.line)
        sheet.merge_range(row, 1, row, 2, asked.statement, book.line)
        sheet.write_string(row, 3, asked.unit_of_measure, book.line)
        write(sheet, row, 4, target, book.line)
        write(sheet, row, 5, actual, book.line)
        sheet.write_blank(row, 6, None, book.line)
    sheet.write_string(top + len(rows) + 4, 4, "T/M BAN CHẤP HÀNH")
    return book.save()


def other_order(unit: Made, rows: Rows, day: datetime) -> bytes:
    """The columns in an order of the unit's own, with a column nobody asked for."""
    book = Book(day, "")
    sheet = book.sheet("Biểu số 1", (5, 16, 16, 46, 14, 18, 20))
    sheet.write_string(0, 0, f"Đơn vị: {unit.name}")
    sheet.merge_range(1, 0, 1, 6, "BÁO CÁO KẾT QUẢ CÁC CHỈ TIÊU GIỮA NHIỆM KỲ (đến 30/4/2023)", book.title)
    for column, heading in enumerate(("TT", "Thực hiện", "Chỉ tiêu ĐH giao", "Chỉ tiêu", "ĐVT", "So với NQ", "Bộ phận theo dõi")):
        sheet.write_string(3, column, heading, book.bold)
    for row, (asked, target, actual) in enumerate(rows, 4):
        sheet.write_string(row, 0, f"{row - 3:02}", book.line)
        write(sheet, row, 1, actual, book.line)
        write(sheet, row, 2, target, book.line)
        sheet.write_string(row, 3, asked.statement, book.line)
        sheet.write_string(row, 4, asked.unit_of_measure, book.line)
        sheet.write_string(row, 5, verdict(target, actual, asked.unit_of_measure), book.line)
        sheet.write_string(row, 6, ("Tổ chức", "Văn phòng", "Tài vụ")[row % 3], book.line)
    return book.save()


def several_sheets(unit: Made, rows: Rows, day: datetime) -> bytes:
    """A cover, the table on the second sheet, notes on the third."""
    book = Book(day, "")
    cover = book.sheet("Bìa", (90,))
    for row, line in enumerate((unit.name.upper(), "BỘ BIỂU SƠ KẾT GIỮA NHIỆM KỲ 2020 - 2025", "Nam Thuận, tháng 5/2023")):
        cover.write_string(3 + 2 * row, 0, line, book.title)
    sheet = book.sheet("Chỉ tiêu")
    sheet.merge_range(0, 0, 0, 5, TITLE, book.title)
    for column, heading in enumerate(COLUMNS):
        sheet.write_string(2, column, heading, book.bold)
    for row, (asked, target, actual) in enumerate(rows, 3):
        sheet.write_number(row, 0, row - 2, book.line)
        sheet.write_string(row, 1, asked.statement, book.line)
        sheet.write_string(row, 2, asked.unit_of_measure, book.line)
        write(sheet, row, 3, target, book.line)
        write(sheet, row, 4, actual, book.line)
        sheet.write_string(row, 5, verdict(target, actual, asked.unit_of_measure), book.line)
    notes = book.sheet("Thuyết minh", (100,))
    notes.write_string(0, 0, "Số đảng viên kết nạp lấy theo quyết định có hiệu lực trong kỳ.")
    notes.write_string(1, 0, "Số cuộc kiểm tra, giám sát gồm cả cấp ủy và ủy ban kiểm tra cùng cấp.")
    return book.save()


def numbers_as_text(unit: Made, rows: Rows, day: datetime) -> bytes:
    """Every number typed as text, in print: "1.406", "93,7%"."""
    book = Book(day, "")
    sheet = book.sheet("PL")
    sheet.write_string(0, 0, unit.name)
    for column, heading in enumerate(COLUMNS):
        sheet.write_string(2, column, heading, book.bold)
    for row, (asked, target, actual) in enumerate(rows, 3):
        percent = "%" if asked.unit_of_measure == "%" else ""
        sheet.write_string(row, 0, str(row - 2), book.line)
        sheet.write_string(row, 1, asked.statement, book.line)
        sheet.write_string(row, 2, asked.unit_of_measure, book.line)
        for column, figure in ((3, target), (4, actual)):
            sheet.write_string(row, column, printed(figure) + (percent if figure is not None else ""), book.line)
        sheet.write_string(row, 5, verdict(target, actual, asked.unit_of_measure), book.line)
    return book.save()


def as_csv(unit: Made, rows: Rows, day: datetime, *, delimiter: str = ";") -> bytes:  # noqa: ARG001
    """Saved from Excel as CSV: UTF-8 with its mark, numbers in print."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([unit.name])
    writer.writerow([TITLE.capitalize()])
    writer.writerow(COLUMNS)
    for number, (asked, target, actual) in enumerate(rows, 1):
        line = (
            number,
            asked.statement,
            asked.unit_of_measure,
            printed(target),
            printed(actual),
            verdict(target, actual, asked.unit_of_measure),
        )
        writer.writerow(line)
    return ("\ufeff" + out.getvalue()).encode()


Layout = Callable[[Made, Rows, datetime], bytes]


def saved_on(day: int, hour: int = 9) -> datetime:
    """A working day of May 2023."""
    return datetime(2023, 5, day, hour, tzinfo=UTC)
