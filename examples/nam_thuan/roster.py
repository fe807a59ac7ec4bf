"""danh-sach-don-vi.xlsx: the 81 units as an office keeps them, and each unit's own targets on a second sheet."""

from __future__ import annotations

from nam_thuan.figures import INDICATORS, Figures
from nam_thuan.units import UNITS
from nam_thuan.workbooks import Book, saved_on, write

COLUMNS = ("STT", "Mã", "Tên đơn vị", "Khối/nhánh", "Loại hình", "Người đứng đầu", "Làm điểm")


def roster(figures: Figures) -> bytes:
    book = Book(saved_on(3), "Ban Tổ chức Đảng ủy Khối")
    sheet = book.sheet("Danh sách", (5, 9, 44, 24, 16, 24, 10))
    sheet.merge_range(0, 0, 0, 6, "DANH SÁCH CHI BỘ, ĐẢNG BỘ CƠ SỞ TRỰC THUỘC ĐẢNG ỦY KHỐI", book.title)
    sheet.merge_range(1, 0, 1, 6, "(Có đến ngày 20/4/2023, kèm theo Kế hoạch số 112-KH/ĐUK)", book.title)
    for column, heading in enumerate(COLUMNS):
        sheet.write_string(3, column, heading, book.bold)
    for row, unit in enumerate(UNITS, 4):
        sheet.write_number(row, 0, row - 3, book.line)
        for column, text in enumerate((unit.code, unit.name, unit.branch, unit.kind, unit.head, "x" if unit.pilot else ""), 1):
            sheet.write_string(row, column, text, book.line)
    sheet.freeze_panes(4, 3)
    targets = book.sheet("Chỉ tiêu", (9, 44, *(15,) * len(INDICATORS)))
    targets.merge_range(0, 0, 0, len(INDICATORS) + 1, "CHỈ TIÊU NGHỊ QUYẾT ĐẠI HỘI CỦA CÁC CHI BỘ, ĐẢNG BỘ CƠ SỞ", book.title)
    for column, heading in enumerate(("Mã", "Tên đơn vị", *(asked.statement for asked in INDICATORS))):
        targets.write_string(2, column, heading, book.bold)
    for row, unit in enumerate(UNITS, 3):
        targets.write_string(row, 0, unit.code, book.line)
        targets.write_string(row, 1, unit.name, book.line)
        for column, (_, target, _) in enumerate(figures.of(unit), 2):
            write(targets, row, column, target, book.line)
    targets.freeze_panes(3, 2)
    return book.save()
