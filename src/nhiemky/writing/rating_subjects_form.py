"""Who is rated in a round and what is recorded of them, as an Excel form to fill in.

>>> write_subjects_form("Xếp loại năm 2023", [SubjectRow("collective", "K.01", "Đảng bộ Sở Gió", "K.01", "Sở, ngành")])[:2]
b'PK'

Promises: read back unchanged (flows/rating_table) it changes nothing; codes, kinds and levels are chosen from lists, numbers are held
within their bounds; headings are locked against slips, without a password; same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from nhiemky.domain.rating import DISCIPLINES, KIND_NAMES, LEVEL_NAMES
from nhiemky.writing.form_styles import ChoiceLists, Styles, height

SHEET: Final = "Đối tượng"
HEADING_ROW: Final = 2
"""Counted from 0: a title, a line of explanation, the heading."""
SPARE_ROWS: Final = 100
COLUMNS: Final[tuple[tuple[str, str, int], ...]] = (
    ("kind", "Loại đối tượng", 11),
    ("code", "Mã đối tượng", 13),
    ("name", "Tên đối tượng", 34),
    ("organisation", "Mã tổ chức", 12),
    ("group", "Nhóm tương đồng", 28),
    ("is_head", "Người đứng đầu (0/1)", 10),
    ("level", "Mức xếp loại", 12),
    ("points", "Điểm", 8),
    ("discipline", "Kỷ luật", 16),
    ("tasks_done_percent", "Tỷ lệ nhiệm vụ hoàn thành (%)", 11),
    ("tasks_on_time_percent", "Tỷ lệ nhiệm vụ đúng hạn (%)", 11),
    ("tasks_exceeded_percent", "Tỷ lệ nhiệm vụ vượt mức (%)", 11),
    ("shortcomings_remedied_percent", "Tỷ lệ hạn chế đã khắc phục (%)", 11),
    ("months_absent", "Số tháng nghỉ", 9),
    ("months_since_admission", "Số tháng từ khi kết nạp", 11),
    ("civil_service_level", "Mức xếp loại công chức, viên chức", 16),
    ("collectives", "Mã các tập thể đứng đầu", 16),
)
"""Key, heading, width. The headings are those that flows/rating_columns knows."""
_NUMBERS: Final[Mapping[str, int]] = {
    "points": 100, "tasks_done_percent": 100, "tasks_on_time_percent": 100, "tasks_exceeded_percent": 1000,
    "shortcomings_remedied_percent": 100, "months_absent": 72, "months_since_admission": 1200,
}  # fmt: skip
_OPTIONS = {"format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True, "sort": True, "autofilter": True}
_CREATED = datetime(2020, 1, 1)  # noqa: DTZ001 (a zip entry knows no zone)


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """One line. facts: column key -> what is recorded, numbers as decimal strings, codes as they are stored."""

    kind: str
    code: str
    name: str
    organisation: str
    group: str
    is_head: bool = False
    collectives: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """With "level" where the board has set one: `nhiemky rate` reads the same file."""


def write_subjects_form(title: str, rows: Sequence[SubjectRow]) -> bytes:
    """The form with the round's subjects, and spare lines for further ones."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": _CREATED})
    styles, lists = Styles(book), ChoiceLists()
    sheet = book.add_worksheet(SHEET)
    _heading(sheet, styles, title)
    for at in range(len(rows) + SPARE_ROWS):
        _row(sheet, styles, HEADING_ROW + 1 + at, rows[at] if at < len(rows) else None)
    _bounds(sheet, lists, HEADING_ROW + len(rows) + SPARE_ROWS)
    lists.write(book)
    sheet.activate()
    book.close()
    return data.getvalue()


def _heading(sheet: Any, styles: Styles, title: str) -> None:
    sheet.write_string(0, 0, title, styles.text(bold=True, font_size=14))
    words = "Điền từ dòng 4. Ô trống là chưa ghi, không xóa điều đã lưu. Cột mức xếp loại chỉ để xem: mức do nơi xét ghi."
    sheet.write_string(1, 0, words, styles.text(italic=True))
    for at, (_, words, width) in enumerate(COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write_string(HEADING_ROW, at, words, styles.fixed(bold=True, align="center", bg_color="#E8E8E8"))
    sheet.set_row(HEADING_ROW, height("Mức xếp loại công chức, viên chức", 10))
    sheet.freeze_panes(HEADING_ROW + 1, 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADING_ROW)
    sheet.protect("", _OPTIONS)


def _row(sheet: Any, styles: Styles, at: int, row: SubjectRow | None) -> None:
    for place, (key, _, _) in enumerate(COLUMNS):
        value = _cell(row, key) if row else None
        look = styles.input(num_format="0.###", align="right") if key in _NUMBERS else styles.input()
        if isinstance(value, Decimal):
            sheet.write_number(at, place, value, look)
        elif value:
            sheet.write_string(at, place, value, look)
        else:
            sheet.write_blank(at, place, None, look)


def _cell(row: SubjectRow, key: str) -> str | Decimal | None:
    if key in ("code", "name", "organisation", "group"):
        return str(getattr(row, key))
    if key == "kind":
        return KIND_NAMES[row.kind]
    if key == "is_head":
        return ("1" if row.is_head else "0") if row.kind == "individual" else "0"
    if key == "collectives":
        return "; ".join(row.collectives)
    value = row.facts.get(key)
    if value in (None, ""):
        return None
    if key in _NUMBERS:
        return Decimal(str(value))
    return (DISCIPLINES if key == "discipline" else LEVEL_NAMES)[str(value)]


def _bounds(sheet: Any, lists: ChoiceLists, last: int) -> None:
    choices = {
        "kind": tuple(KIND_NAMES.values()), "is_head": ("0", "1"), "discipline": tuple(DISCIPLINES.values()),
        "civil_service_level": tuple(LEVEL_NAMES.values()),
    }  # fmt: skip
    for at, (key, words, _) in enumerate(COLUMNS):
        told = {"error_title": words[:32], "ignore_blank": True, "error_type": "stop"}
        if key in choices:
            rule = {"validate": "list", "source": lists.source(choices[key]), "error_message": "Hãy chọn trong danh sách."}
        elif key in _NUMBERS:
            most = _NUMBERS[key]
            rule = {
                "validate": "decimal",
                "criteria": "between",
                "minimum": 0,
                "maximum": most,
                "error_message": f"Cần số từ 0 đến {most}.",
            }
        else:
            continue
        sheet.data_validation(HEADING_ROW + 1, at, last, at, {**told, **rule})
