"""The fill-in workbook of inspection statistics (biểu thống kê): a sheet a form, protected, validated, checking itself while filled.

>>> from nhiemky.domain.statistics import Column, Row
>>> form = Form("kt", "1", "Kiểm tra", "cấp ủy", (Row("luot", "Lượt", "luot"),), (Column("tong", "Tổng số"),))
>>> asked = AskedStatistics("r1", "u1", "Chi bộ Đài", "Thống kê quý I", "quý I năm 2023", "chi-so-chinh", "Đảng ủy Khối", (form,))
>>> write_statistics_form(asked)[:2], write_statistics_form(asked) == write_statistics_form(asked)
(b'PK', True)

Promises: only the cells to fill are open (a lock against slips, without a password); a blank is "chưa có số liệu"; the column "Kiểm tra"
says what does not agree and changes nothing; totals are typed, never computed, so that they check the parts; the hidden sheet `_nhiemky`
says whose form it is. Same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import xlsxwriter

from nhiemky.domain.identity_sheet import SHEET
from nhiemky.domain.statistics import DISTINCT, Column, Figures, Form, Identity, Row, cell_key, is_open
from nhiemky.writing.board_sheet import MADE
from nhiemky.writing.form_styles import WHOLE, Styles, height

HEADING = 6
"""0-based row of the table's heading."""
FINE = "Khớp"
_LONGEST_FORMULA = 8000
_GUIDE = (
    ("Cách điền (3 bước)", True),
    ("1. Mỗi trang là một biểu. Điền các ô nền vàng nhạt, số nguyên. Chưa có số liệu thì để trống; không phát sinh thì ghi 0.", False),
    ("2. Ô tổng cũng do đơn vị ghi, máy không tự cộng và không tự sửa cho cân. Xem cột “Kiểm tra”, sửa chỗ nào có nhắc.", False),
    ("3. Lưu tệp .xlsx rồi nhập vào chương trình, hoặc gửi về nơi yêu cầu.", False),
    ("Cần biết thêm", True),
    ("Lượt và người để riêng: một người bị kiểm tra hai lần là hai lượt, một người.", False),
    ("Được đổi thứ tự dòng, thêm cột ghi chú; đừng đổi tên dòng, tên cột. Biểu khóa để khỏi sửa nhầm, không có mật khẩu.", False),
)


@dataclass(frozen=True, slots=True)
class AskedStatistics:
    """What is asked of whom. figures: what is filled already, so that a unit goes on where it stands."""

    round_id: str
    unit_id: str
    unit: str
    title: str
    period: str
    set_id: str
    owner: str
    forms: tuple[Form, ...]
    deadline: str = ""
    figures: Figures = field(default_factory=dict)


def write_statistics_form(asked: AskedStatistics) -> bytes:
    """The workbook as .xlsx bytes."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": asked.title, "subject": asked.unit, "author": asked.owner, "created": MADE})
    styles = Styles(book)
    for form in asked.forms:
        _FormSheet(book.add_worksheet(form.name), styles, asked, form).write()
    _guide(book.add_worksheet("Hướng dẫn"), styles)
    _identity(book.add_worksheet(SHEET), asked)
    book.close()
    return data.getvalue()


class _FormSheet:
    """One form, its counts down, its subjects across."""

    def __init__(self, sheet: Any, styles: Styles, asked: AskedStatistics, form: Form) -> None:
        self.sheet, self.styles, self.asked, self.form = sheet, styles, asked, form
        self.across = {row.id: 2 + at for at, row in enumerate(form.rows)}
        self.check = 2 + len(form.rows)
        self.lines: Mapping[str, int] = dict(self._lines())

    def _lines(self) -> Iterator[tuple[str, int]]:
        at, group = HEADING, ""
        for column in self.form.columns:
            at += 2 if column.group and column.group != group else 1
            group = column.group
            yield column.id, at

    def write(self) -> None:
        self._head()
        group = ""
        for number, column in enumerate(self.form.columns, 1):
            at = self.lines[column.id]
            if column.group and column.group != group:
                heading = self.styles.fixed(bold=True, bg_color="#F2F2F2")
                self.sheet.merge_range(at - 1, 0, at - 1, self.check, column.group, heading)
            group = column.group
            self._line(at, number, column)
        last = max(self.lines.values())
        self.sheet.write_string(last + 2, 1, "Người lập biểu", self.styles.text(bold=True, align="center"))
        self.sheet.write_string(last + 2, 2, "Thủ trưởng cơ quan", self.styles.text(bold=True))
        self.sheet.freeze_panes(HEADING + 1, 2)
        self.sheet.repeat_rows(HEADING)
        self.sheet.set_paper(9)
        self.sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        self.sheet.set_portrait() if len(self.form.rows) <= 3 else self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.print_area(0, 0, last + 3, self.check - 1)
        self.sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True, "format_columns": True})

    def _head(self) -> None:
        sheet, styles, form = self.sheet, self.styles, self.form
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, 44)
        sheet.set_column(2, self.check - 1, 15)
        sheet.set_column(self.check, self.check, 46)
        sheet.write_string(0, 0, self.asked.unit, styles.text(bold=True))
        sheet.write_string(1, 0, f"{self.asked.title}; {self.asked.period}", styles.text())
        sheet.write_string(2, 0, f"{form.name}. {form.title}", styles.text(bold=True, font_size=14))
        notes = ["Số do đơn vị tự cộng; cột Kiểm tra chỉ nhắc."]
        if self.asked.deadline:
            notes.append(f"Nộp {self.asked.deadline}.")
        if form.needs_confirmation:
            notes.append("Biểu cần đối chiếu với biểu in chính thức.")
        sheet.write_string(3, 0, " ".join(notes), styles.text(italic=True, font_size=11))
        heading = styles.fixed(bold=True, align="center", bg_color="#E7E6E6")
        names = ["TT", "Nội dung", *(row.name for row in form.rows), "Kiểm tra"]
        for at, name in enumerate(names):
            sheet.write_string(HEADING, at, name, heading)
        sheet.set_row(HEADING, max(height(name, 14) for name in names))

    def _line(self, at: int, number: int, column: Column) -> None:
        sheet, styles = self.sheet, self.styles
        label = self.form.label(column)
        sheet.set_row(at, height(label, 42))
        sheet.write_number(at, 0, number, styles.fixed(align="center"))
        sheet.write_string(at, 1, label, styles.fixed(indent=1 if column.within else 0))
        for row in self.form.rows:
            across = self.across[row.id]
            if not is_open(row, column):
                sheet.write_blank(at, across, None, styles.fixed(bg_color="#D9D9D9"))
                continue
            look = styles.input(num_format=WHOLE, align="right")
            value = self.asked.figures.get(cell_key(self.form.id, row.id, column.id))
            if value is None:
                sheet.write_blank(at, across, None, look)
            else:
                sheet.write_number(at, across, value, look)
            sheet.data_validation(at, across, at, across, _WHOLE)
        said = "&".join(self._checks(column))
        if len(said) > _LONGEST_FORMULA:
            said = ""
        formula = f'=IF(COUNT({self._cells(at)})=0,"",IF(LEN({said or _NO_WORDS})=0,"{FINE}",{said or _NO_WORDS}))'
        if len(formula) > _LONGEST_FORMULA:
            formula = f"={said or _NO_WORDS}"
        sheet.write_formula(at, self.check, formula, styles.text(text_wrap=True, font_size=10, font_color="#9C0006"), "")

    def _cells(self, at: int) -> str:
        return f"{_name(at, 2)}:{_name(at, self.check - 1)}"

    def _cell(self, row: str, column: str) -> str:
        return _name(self.lines[column], self.across[row])

    def _checks(self, column: Column) -> Iterator[str]:
        """Pieces of text a line's check is made of, those of identities whose first (of a chain: later) cell stands in the line."""
        for identity in self.form.identities:
            if identity.axis == "column":
                for row in self.form.rows:
                    if is_open(row, column):
                        yield from self._between_columns(identity, row, column)
            else:
                yield from self._between_rows(identity, column)

    def _between_columns(self, identity: Identity, row: Row, column: Column) -> Iterator[str]:
        heads = self.form.measure(row.id, identity.left[0]) in DISTINCT
        whole = self._cell(row.id, identity.left[0])
        parts = [self._cell(row.id, one) for one in identity.right]
        if identity.kind == "sum" and identity.left[0] == column.id and not heads:
            yield _sum(whole, parts, row.name)
        elif identity.kind == "balance" and identity.right[-1] == column.id:
            left = [self._cell(row.id, one) for one in identity.left]
            yield _balance(left, parts)
        elif identity.kind == "chain" and column.id in identity.left[1:]:
            before = identity.left[identity.left.index(column.id) - 1]
            earlier = self.form.column(before)
            if earlier is not None and is_open(row, earlier):
                yield _chain(self._cell(row.id, before), self._cell(row.id, column.id), f"{row.name}: lớn hơn {earlier.name}")

    def _between_rows(self, identity: Identity, column: Column) -> Iterator[str]:
        ids = {*identity.left, *identity.right}
        rows = [row for row in self.form.rows if row.id in ids]
        if any(not is_open(row, column) for row in rows):
            return
        if identity.kind == "chain":
            whole, part = identity.left[0], identity.left[1]
            names = {row.id: row.name for row in rows}
            yield _chain(self._cell(whole, column.id), self._cell(part, column.id), f"{names[part]} lớn hơn {names[whole]}")
        elif identity.kind == "sum" and self.form.measure(identity.left[0], column.id) not in DISTINCT:
            parts = [self._cell(one, column.id) for one in identity.right]
            yield _sum(self._cell(identity.left[0], column.id), parts, "Cộng các chủ thể")


_NO_WORDS = '""'
_WHOLE = {
    "validate": "integer",
    "criteria": ">=",
    "value": 0,
    "ignore_blank": True,
    "error_title": "Cần số nguyên",
    "error_message": "Hãy ghi số nguyên từ 0 trở lên, hoặc để trống khi chưa có số liệu.",
}


def _sum(whole: str, parts: list[str], who: str) -> str:
    """Wrong where all parts are filled and do not make the whole, or the parts filled exceed it already."""
    added, filled = f"SUM({','.join(parts)})", f"COUNT({','.join(parts)})"
    fault = f"AND(ISNUMBER({whole}),{filled}>0,OR({added}>{whole},AND({filled}={len(parts)},{added}<>{whole})))"
    return f'IF({fault},"{_quoted(who)}: ghi "&{whole}&", cộng lại "&{added}&". ","")'


def _balance(left: list[str], right: list[str]) -> str:
    cells = ",".join([*left, *right])
    fault = f"AND(COUNT({cells})={len(left) + len(right)},SUM({','.join(left)})<>SUM({','.join(right)}))"
    return f'IF({fault},"Tồn đầu cộng nhận "&SUM({",".join(left)})&", giải quyết và tồn cuối "&SUM({",".join(right)})&". ","")'


def _chain(whole: str, part: str, words: str) -> str:
    return f'IF(AND(ISNUMBER({whole}),ISNUMBER({part}),{part}>{whole}),"{_quoted(words)} ("&{part}&" > "&{whole}&"). ","")'


def _quoted(words: str) -> str:
    return words.replace('"', "'")


def _name(row: int, column: int) -> str:
    return f"${chr(ord('A') + column)}${row + 1}"


def _guide(sheet: Any, styles: Styles) -> None:
    sheet.set_column("A:A", 90)
    sheet.hide_gridlines(2)
    for at, (words, heading) in enumerate(_GUIDE):
        sheet.write_string(at, 0, words, styles.text(bold=True, font_size=14) if heading else styles.text(text_wrap=True))
        sheet.set_row(at, 26 if heading else height(words, 92, 18))
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})


def _identity(sheet: Any, asked: AskedStatistics) -> None:
    pairs = [
        ("schema_version", "1"), ("kind", "statistics"), ("round_id", asked.round_id), ("unit_id", asked.unit_id),
        ("unit_name", asked.unit), ("period", asked.period), ("set", asked.set_id),
        *((f"form:{form.name}", form.id) for form in asked.forms),
    ]  # fmt: skip
    for at, (key, value) in enumerate(pairs):
        sheet.write_string(at, 0, key)
        sheet.write_string(at, 1, value)
    sheet.protect("")
    sheet.very_hidden()
