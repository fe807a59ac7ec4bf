"""Organisations and people as an Excel file: the blank form to fill in, and the tree and posts as of a day.

>>> write_organisation_form(("Chi bộ cơ sở",), {"unit_clerk": "Văn thư đơn vị"})[:2]
b'PK'

Promises: what is exported and read back unchanged is no change (reading/organisations); headings are locked against slips, without a
password; types and roles are chosen from lists, where a type may also be a new one; same input, same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter

from nhiemky.domain.organisation_list import (
    GUIDE_SHEET,
    ORGANISATION_COLUMNS,
    ORGANISATION_SHEET,
    PERSON_COLUMNS,
    PERSON_SHEET,
    Column,
    ListedOrganisation,
    ListedPost,
)
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import tone_key
from nhiemky.writing.form_styles import ChoiceLists, Styles, height

HEADING_ROW = 2
"""Counted from 0: a title, a line of explanation, the heading."""
SPARE_ROWS = 200
_DAY = datetime(2020, 1, 1, tzinfo=UTC)
_DATE = "dd/mm/yyyy"
_OPTIONS = {
    "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True, "sort": True, "autofilter": True,
}  # fmt: skip

Cell = str | date | None


def write_organisation_form(types: Sequence[str], roles: Mapping[str, str]) -> bytes:
    """The blank form (mẫu danh sách). types: names in order; roles: code -> words."""
    return _write((), (), None, types, roles)


def write_organisations(
    organisations: Sequence[ListedOrganisation], posts: Sequence[ListedPost], as_of: date, types: Sequence[str], roles: Mapping[str, str]
) -> bytes:
    """The tree and the posts as of a day. organisations in the order to print them, superiors first."""
    return _write(organisations, posts, as_of, types, roles)


def _write(
    organisations: Sequence[ListedOrganisation],
    posts: Sequence[ListedPost],
    as_of: date | None,
    types: Sequence[str],
    roles: Mapping[str, str],
) -> bytes:
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    created = datetime.combine(as_of, time(), UTC) if as_of else _DAY
    book.set_properties({"title": "Danh sách tổ chức và người", "created": created.replace(tzinfo=None)})
    styles, lists = Styles(book), ChoiceLists()
    until = f" (có đến ngày {format_day(as_of)})" if as_of else ""
    names = _Names(organisations)
    first = book.add_worksheet(ORGANISATION_SHEET)
    _sheet(first, styles, ORGANISATION_COLUMNS, f"DANH SÁCH TỔ CHỨC{until}", [_organisation(each, names) for each in organisations])
    last = HEADING_ROW + len(organisations) + SPARE_ROWS
    name_column = _letter("name", ORGANISATION_COLUMNS)
    everyone = f"='{ORGANISATION_SHEET}'!${name_column}${HEADING_ROW + 2}:${name_column}${last + 1}"
    _choose(first, ORGANISATION_COLUMNS, "type", last, lists.source(tuple(types)), "Loại này chưa có; giữ lại thì phần mềm sẽ hỏi.")
    _choose(first, ORGANISATION_COLUMNS, "parent", last, everyone, "Không có tên này ở cột Tên đơn vị. Ghi đúng tên hoặc mã.")
    second = book.add_worksheet(PERSON_SHEET)
    _sheet(second, styles, PERSON_COLUMNS, f"NGƯỜI VÀ CHỨC VỤ{until}", [_post(each, names, roles) for each in posts])
    last = HEADING_ROW + len(posts) + SPARE_ROWS
    _choose(second, PERSON_COLUMNS, "role", last, lists.source(tuple(roles.values())), "Hãy chọn vai trò trong danh sách.", strict=True)
    _choose(second, PERSON_COLUMNS, "organisation", last, everyone, "Không có tên này ở trang Tổ chức. Ghi đúng tên hoặc mã.")
    _choose(second, PERSON_COLUMNS, "is_head", last, ["x"], "Ghi x hoặc để trống.", strict=True)
    _guide(book.add_worksheet(GUIDE_SHEET), styles, roles)
    lists.write(book)
    first.activate()
    book.close()
    return data.getvalue()


class _Names:
    """What a superior or a unit is called in a cell: its name where it is the only one of that name, else its code."""

    def __init__(self, organisations: Sequence[ListedOrganisation]) -> None:
        self.by_id = {each.id: each for each in organisations}
        self.times = Counter(tone_key(each.name) for each in organisations)

    def of(self, id: str | None) -> str:
        each = self.by_id.get(id or "")
        if each is None:
            return ""
        return each.name if self.times[tone_key(each.name)] == 1 or not each.code else each.code


def _organisation(each: ListedOrganisation, names: _Names) -> list[Cell]:
    special: dict[str, Cell] = {"parent": names.of(each.parent), "aliases": "; ".join(each.aliases)}
    return [special.get(column.key) if column.key in special else getattr(each, column.key) for column in ORGANISATION_COLUMNS]


def _post(each: ListedPost, names: _Names, roles: Mapping[str, str]) -> list[Cell]:
    special: dict[str, Cell] = {
        "person_name": each.name,
        "organisation": names.of(each.organisation),
        "role": roles.get(each.role, ""),
        "is_head": "x" if each.is_head else "",
        "valid_to": each.valid_to - timedelta(days=1) if each.valid_to else None,
        "person_code": each.person,
    }
    return [special.get(column.key) if column.key in special else getattr(each, column.key) for column in PERSON_COLUMNS]


def _sheet(sheet: Any, styles: Styles, columns: Sequence[Column], title: str, rows: Sequence[Sequence[Cell]]) -> None:
    sheet.write_string(0, 0, title, styles.text(bold=True, font_size=14))
    sheet.write_string(1, 0, "Điền từ dòng 4. Cột có dấu * phải điền. Ô trống không xóa số đã lưu.", styles.text(italic=True))
    texts, days = styles.input(), styles.input(num_format=_DATE, align="left")
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        heading = column.heading + (" *" if column.required else "")
        sheet.write_string(HEADING_ROW, at, heading, styles.fixed(bold=True, align="center", bg_color="#E8E8E8"))
        if column.note:
            sheet.write_comment(HEADING_ROW, at, column.note, {"x_scale": 1.6, "author": "nhiemky"})
    for number in range(len(rows) + SPARE_ROWS):
        cells = rows[number] if number < len(rows) else [None] * len(columns)
        for at, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            look = days if column.key in ("valid_from", "valid_to", "decision_on") else texts
            if isinstance(cell, date):
                sheet.write_datetime(HEADING_ROW + 1 + number, at, datetime.combine(cell, time()), look)
            elif cell:
                sheet.write_string(HEADING_ROW + 1 + number, at, cell, look)
            else:
                sheet.write_blank(HEADING_ROW + 1 + number, at, None, look)
    sheet.freeze_panes(HEADING_ROW + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADING_ROW)
    sheet.protect("", _OPTIONS)


def _choose(sheet: Any, columns: Sequence[Column], key: str, last: int, source: Any, words: str, *, strict: bool = False) -> None:
    at = next(number for number, column in enumerate(columns) if column.key == key)
    kind = {"error_type": "stop" if strict else "information", "error_title": columns[at].heading, "error_message": words}
    sheet.data_validation(HEADING_ROW + 1, at, last, at, {"validate": "list", "source": source, "ignore_blank": True, **kind})


def _letter(key: str, columns: Sequence[Column]) -> str:
    return chr(ord("A") + next(at for at, column in enumerate(columns) if column.key == key))


def _guide(sheet: Any, styles: Styles, roles: Mapping[str, str]) -> None:
    sheet.set_column("A:A", 92)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for at, (words, is_heading) in enumerate(_guide_lines(roles)):
        style = styles.text(bold=True, font_size=14) if is_heading else styles.text(text_wrap=True, font_size=13)
        sheet.write_string(at, 0, words, style)
        sheet.set_row(at, 26 if is_heading else height(words, 96, 18))
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})


def _guide_lines(roles: Mapping[str, str]) -> list[tuple[str, bool]]:
    def of(columns: Sequence[Column]) -> list[tuple[str, bool]]:
        return [(f"{column.heading}{' (phải điền)' if column.required else ''}: {column.note}", False) for column in columns if column.note]

    return [
        ("Cách điền danh sách (3 bước)", True),
        (
            f"1. Trang “{ORGANISATION_SHEET}”: mỗi đơn vị một dòng. Cấp trên ghi đúng tên hoặc mã, ở dòng trên hay dòng dưới cũng được.",
            False,
        ),
        (f"2. Trang “{PERSON_SHEET}”: mỗi chức vụ một dòng. Không điền trang này cũng nhập được.", False),
        ("3. Lưu tệp, mở trang Nhập từ Excel trên phần mềm, chọn tệp, xem trước rồi xác nhận.", False),
        ("Cần biết thêm", True),
        ("Chỗ nào sai, phần mềm ghi rõ dòng và cột. Chưa bấm xác nhận thì chưa lưu gì; xác nhận rồi vẫn hoàn tác được cả lần nhập.", False),
        ("Ô trống không xóa thông tin đã lưu. Đơn vị không có trong danh sách vẫn giữ nguyên.", False),
        ("Tên gần giống đơn vị đã có thì phần mềm hỏi, không tự gộp. Người trùng tên vẫn là hai người, trừ khi ghi cùng Mã người.", False),
        ("Ngày ghi ngày/tháng/năm. Mật khẩu và tài khoản không nằm trong tệp này.", False),
        (f"Các cột của trang {ORGANISATION_SHEET}", True),
        *of(ORGANISATION_COLUMNS),
        (f"Các cột của trang {PERSON_SHEET}", True),
        *of(PERSON_COLUMNS),
        *([(f"Vai trò gồm: {', '.join(roles.values())}.", False)] if roles else []),
    ]
