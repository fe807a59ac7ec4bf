"""The fill-in workbook (biểu điền số liệu): the appendix as the paper form looks, that checks itself while it is filled.

>>> campaign = Campaign(title="Sơ kết", owner=Owner("Đảng ủy Khối"), indicators=(Indicator("CT01", "Kết nạp", "đảng viên", "sum"),))
>>> write_form(campaign, Unit("so-tai-chinh", "Đảng bộ Sở Tài chính"))[:2]
b'PK'

Promises: only input cells are open (a lock against slips, without a password; it protects nothing from anybody who means it);
a blank is "Chưa có số liệu", never 0; the hidden sheet `_nhiemky` says whose form it is and which row is which indicator;
same campaign and unit, same bytes. Numbers ask for the Vietnamese form (LibreOffice obeys; Excel goes by the computer's own settings).
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.domain.identity_sheet import APPENDIX_SHEET, SHEET, row_key
from nhiemky.vietnamese.columns import cut_off_day
from nhiemky.vietnamese.letterhead import is_cell, issuing_line, issuing_name, superior_line, with_unit_name
from nhiemky.writing.form_answers import (
    BLANK,
    FINE,
    KINDS_OF_FIGURE,
    POINTS,
    SHARE,
    VERDICTS,
    check_formula,
    free_check_formula,
    free_verdict_formula,
    verdict_formula,
)
from nhiemky.writing.form_guide import guide_lines
from nhiemky.writing.form_layout import HEADER_ROW, Layout, Row, layout_of

__all__ = ["Indicator", "Owner", "write_form"]

GUIDE_SHEET = "Hướng dẫn"
LISTS_SHEET = "_danhmuc"
UNITS_OF_MEASURE = (
    "%",
    "đảng viên",
    "người",
    "chi bộ",
    "tổ chức",
    "hộ",
    "cuộc",
    "lượt",
    "văn bản",
    "mô hình",
    "tỷ đồng",
    "triệu đồng",
    "ha",
    "km",
    "Đạt/Chưa đạt",
)
_LONGEST_LIST = 255
_ONE_PAGE = 20
"""So many rows still read well when shrunk to one page."""
_LINE = 16.5
_HIGHEST = 400.0
"""Points; Excel refuses rows above 409."""
_FALLBACK_DAY = datetime(2020, 1, 1, tzinfo=UTC)
_TINT, _EDGE = "#FFF8DC", "#7F7F7F"
_VIETNAMESE = "[$-42A]"
_NUMBER = f"{_VIETNAMESE}#,##0.###"
_WHOLE = f"{_VIETNAMESE}#,##0"


def write_form(campaign: Campaign, unit: Unit) -> bytes:
    """The workbook of one unit as .xlsx bytes."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = campaign.directive.date if campaign.directive else None
    created = datetime.combine(day, time(), UTC) if day else _FALLBACK_DAY
    book.set_properties(
        {"title": campaign.title, "subject": unit.name, "author": campaign.owner.name, "created": created.replace(tzinfo=None)}
    )
    _Form(book, campaign, unit).write()
    book.close()
    return data.getvalue()


class _Form:
    """The sheets of one workbook, written top to bottom."""

    def __init__(self, book: Any, campaign: Campaign, unit: Unit) -> None:
        self.book, self.campaign, self.unit = book, campaign, unit
        self.layout: Layout = layout_of(campaign, unit)
        self.sheet = book.add_worksheet(APPENDIX_SHEET)
        self.styles: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.lists: dict[tuple[str, ...], str] = {}

    def write(self) -> None:
        self._page()
        self._head()
        self._table_head()
        for row in self.layout.rows:
            self._row(row)
        self._own_heading()
        self._looks()
        self.sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True, "select_unlocked_cells": True})
        self._guide()
        self._identity()
        self._list_sheet()
        self.sheet.activate()

    def _style(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self.styles:
            base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
            self.styles[key] = self.book.add_format({**base, **properties})
        return self.styles[key]

    def _page(self) -> None:
        sheet, layout = self.sheet, self.layout
        for column in layout.columns:
            sheet.set_column(f"{column.letter}:{column.letter}", column.width)
        sheet.set_column(f"{layout.figure}:{layout.figure}", 12)
        sheet.set_column(f"{layout.check}:{layout.check}", 44)
        sheet.set_default_row(_LINE + 5)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.6)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 1 if layout.last - HEADER_ROW <= _ONE_PAGE else 0)
        sheet.repeat_rows(HEADER_ROW - 1)
        sheet.print_area(f"A1:{layout.columns[-1].letter}{layout.last}")
        sheet.set_footer('&C&"Times New Roman"&11&P/&N')
        sheet.hide_gridlines(2)
        sheet.freeze_panes(HEADER_ROW, 2)
        sheet.set_selection(f"{layout.letter('actual')}{layout.first}")

    def _head(self) -> None:
        """Letterhead, title and the line of the report on the left; the form's own state at its right, not printed."""
        columns, sheet = self.layout.columns, self.sheet
        left, right = columns[min(1, len(columns) - 2)].letter, columns[min(2, len(columns) - 1)].letter
        last = columns[-1].letter
        centred = {"align": "center", "text_wrap": True}
        sheet.merge_range(f"A1:{left}1", superior_line(self.unit.parent or self.campaign.owner.name), self._style(**centred))
        sheet.merge_range(f"A2:{left}2", issuing_line(self.unit.name), self._style(**centred, bold=True))
        sheet.merge_range(f"A3:{left}3", "*", self._style(**centred))
        national = self.campaign.owner.national_heading or "ĐẢNG CỘNG SẢN VIỆT NAM"
        sheet.merge_range(f"{right}1:{last}1", national, self._style(**centred, bold=True, underline=1))
        sheet.merge_range(f"A4:{last}4", "PHỤ LỤC", self._style(**centred, bold=True, font_size=14))
        title = with_unit_name(self.campaign.appendix_title or "Kết quả thực hiện các chỉ tiêu", self.unit.name)
        sheet.merge_range(f"A5:{last}5", title, self._style(**centred, bold=True, font_size=13))
        attached = self._attached()
        sheet.merge_range(f"A6:{last}6", attached, self._style(**centred, italic=True, locked=False))
        for at, words in ((1, superior_line(self.unit.parent or self.campaign.owner.name)), (2, issuing_line(self.unit.name))):
            sheet.set_row(at - 1, _height(words, 48))
        sheet.set_row(4, _height(title, 110))
        sheet.set_row(5, _height(attached, 110))
        self._state()

    def _attached(self) -> str:
        """ "(Kèm theo Báo cáo số ...)": the number and the day are the unit's to write."""
        organ = self.unit.organ_code or ("CB" if is_cell(self.unit.name) else "ĐU")
        day = cut_off_day(self.campaign.cut_off) or (self.campaign.directive.date if self.campaign.directive else None)
        year = day.year if day else "........"
        return f"(Kèm theo Báo cáo số ......-BC/{organ}, ngày ....../....../{year}, của {issuing_name(self.unit.name)})"

    def _state(self) -> None:
        sheet, layout = self.sheet, self.layout
        side, check = layout.figure, layout.check
        quiet = self._style(font_color="#595959", font_size=11)
        sheet.merge_range(
            f"{side}1:{check}1", "Phần dưới đây để tự kiểm tra, không in", self._style(font_color="#595959", font_size=11, italic=True)
        )
        sheet.write(f"{side}2", "Số liệu đến", quiet)
        day = cut_off_day(self.campaign.cut_off)
        dated = self._style(num_format="dd/mm/yyyy", align="left", bg_color=_TINT, border=1, border_color=_EDGE, locked=False)
        if day:
            sheet.write_datetime(f"{check}2", datetime.combine(day, time()), dated)
        else:
            sheet.write_blank(f"{check}2", None, dated)
        sheet.data_validation(
            f"{check}2",
            {
                "validate": "date",
                "criteria": "between",
                "minimum": datetime(2000, 1, 1),  # noqa: DTZ001 (a day in a cell has no zone)
                "maximum": datetime(2100, 12, 31),  # noqa: DTZ001
                "input_title": "Mốc số liệu",
                "input_message": "Ngày/tháng/năm của số liệu, ví dụ 30/4/2023.",
                "error_title": "Cần một ngày",
                "error_message": "Ô này nhận ngày dạng ngày/tháng/năm.",
            },
        )
        statements, actuals = self._span("statement"), self._span("actual")
        named = sum(row.indicator is not None for row in layout.rows)
        strong = self._style(bold=True)
        sheet.merge_range(f"{side}3:{check}3", "", strong)
        filled = f'SUMPRODUCT(({statements}<>"")*({actuals}<>""))'
        sheet.write_formula(
            f"{side}3", f'="Đã điền "&{filled}&"/"&SUMPRODUCT(--({statements}<>""))&" chỉ tiêu"', strong, f"Đã điền 0/{named} chỉ tiêu"
        )
        checks = f"{check}{layout.first}:{check}{layout.last}"
        odd = f'SUMPRODUCT(({checks}<>"")*({checks}<>"{FINE}")*({checks}<>"{BLANK}"))'
        sheet.merge_range(f"{side}4:{check}4", "", strong)
        sheet.write_formula(
            f"{side}4",
            f'=IF({odd}=0,"Không có dòng nào phải xem lại","Phải xem lại "&{odd}&" dòng")',
            strong,
            "Không có dòng nào phải xem lại",
        )
        sheet.write(f"{side}5", "Ô nền vàng nhạt là ô được nhập. Cách điền: trang “Hướng dẫn”.", quiet)

    def _span(self, role: Any) -> str:
        letter = self.layout.letter(role)
        return f"{letter}{self.layout.first}:{letter}{self.layout.last}"

    def _table_head(self) -> None:
        head = self._style(bold=True, align="center", text_wrap=True, border=1, border_color=_EDGE, bg_color="#F2F2F2")
        side = self._style(bold=True, align="center", text_wrap=True, border=1, border_color=_EDGE, font_color="#595959", font_size=11)
        for column in self.layout.columns:
            self.sheet.write_string(f"{column.letter}{HEADER_ROW}", column.title, head)
        self.sheet.write_string(f"{self.layout.figure}{HEADER_ROW}", "Thực tế hay ước", side)
        self.sheet.write_string(f"{self.layout.check}{HEADER_ROW}", "Kiểm tra", side)
        self.sheet.set_row(HEADER_ROW - 1, max(_height(column.title, int(column.width)) for column in self.layout.columns) + 6)

    def _row(self, row: Row) -> None:
        for column in self.layout.columns:
            self._cell(row, column.role, f"{column.letter}{row.number}")
        cells, layout, sheet = self.layout.cells(row), self.layout, self.sheet
        default = KINDS_OF_FIGURE[1] if self.campaign.cut_off_estimated else KINDS_OF_FIGURE[0]
        sheet.write(cells.figure, default if row.indicator else None, self._input(align="center", font_size=11))
        self._list(cells.figure, KINDS_OF_FIGURE, "Thực tế hay ước", "Chọn Ước nếu số chưa chốt; khi đó ghi mốc ở ô “Số liệu đến”.")
        formula = check_formula(row.answer, cells) if row.indicator else free_check_formula(cells)
        checked = self._style(font_size=11, indent=1, text_wrap=True, border=1, border_color=_EDGE, font_color="#9C5700")
        sheet.write_formula(f"{layout.check}{row.number}", formula, checked, BLANK if row.indicator else "")
        if row.indicator:
            lines = (_height(getattr(row.indicator, name), width) for name, width in (("statement", 42), ("unit_of_measure", 16)))
            sheet.set_row(row.number - 1, max(*lines, _height(row.target.raw, 15)))

    def _cell(self, row: Row, role: Any, cell: str) -> None:
        sheet, indicator = self.sheet, row.indicator
        if role == "number":
            sheet.write_string(cell, row.label, self._fixed(align="center"))
        elif role == "statement" and indicator:
            sheet.write_string(cell, indicator.statement, self._fixed(indent=1))
        elif role == "unit_of_measure":
            if indicator:
                sheet.write_string(cell, indicator.unit_of_measure, self._fixed(align="center"))
            else:
                sheet.write_blank(cell, None, self._input(align="center"))
                self._list(cell, UNITS_OF_MEASURE, "Đơn vị tính", "Chọn trong danh sách hoặc tự ghi.", free=True)
        elif role == "target":
            self._target(row, cell)
        elif role == "actual":
            self._actual(row, cell)
        elif role == "verdict":
            self._verdict(row, cell)
        else:
            sheet.write_blank(cell, None, self._input(indent=1))

    def _target(self, row: Row, cell: str) -> None:
        style = (self._fixed if row.locked else self._input)(align="right", indent=1, num_format=_NUMBER)
        if row.target.number is not None and row.target.comparator == "=":
            self.sheet.write_number(cell, float(row.target.number), style)
        elif row.target.raw:
            self.sheet.write_string(cell, row.target.raw, style)
        else:
            self.sheet.write_blank(cell, None, style)

    def _actual(self, row: Row, cell: str) -> None:
        numeric = row.answer.is_number or row.indicator is None
        looks = {"align": "right", "indent": 1, "num_format": _NUMBER} if numeric else {"align": "center", "num_format": "@"}
        self.sheet.write_blank(cell, None, self._input(**looks, bold=True))
        if row.indicator:
            rule = row.answer.validation()
            if "source" in rule:
                rule["source"] = self._source(tuple(rule["source"]))
            self.sheet.data_validation(cell, rule)

    def _verdict(self, row: Row, cell: str) -> None:
        cells = self.layout.cells(row)
        formula = verdict_formula(row.answer, cells, row.target) if row.indicator else free_verdict_formula(cells)
        if formula is None:
            self.sheet.write_blank(cell, None, self._input(align="center"))
            self._list(cell, VERDICTS, "So với chỉ tiêu", "Chọn trong danh sách hoặc tự ghi.", free=True)
            return
        shown = POINTS if row.answer.kind == "percent" and row.indicator else SHARE
        self.sheet.write_formula(cell, formula, self._fixed(align="center", num_format=shown), "")

    def _own_heading(self) -> None:
        if self.layout.own_heading:
            place = f"A{self.layout.own_heading}:{self.layout.columns[-1].letter}{self.layout.own_heading}"
            self.sheet.merge_range(place, "Chỉ tiêu riêng của đơn vị (nếu có)", self._fixed(bold=True, italic=True, indent=1))

    def _looks(self) -> None:
        """What changes its look with its value: estimates, whole numbers, percentage rows of the unit's own, the check's colour."""
        layout, sheet = self.layout, self.sheet
        actual, figure, unit = layout.letter("actual"), layout.figure, layout.letter("unit_of_measure")
        first, last = layout.first, layout.last
        number = f"ISNUMBER(${actual}{first})"
        whole = f"AND({number},IF({number},${actual}{first}=INT(${actual}{first}),FALSE))"
        for condition, shown in (
            (f'AND(${figure}{first}="Ước",{whole})', f'{_VIETNAMESE}"ước "#,##0'),
            (f'AND(${figure}{first}="Ước",{number})', f'{_VIETNAMESE}"ước "#,##0.###'),
            (whole, _WHOLE),
        ):
            looks = self.book.add_format({"num_format": shown})
            sheet.conditional_format(
                f"{actual}{first}:{actual}{last}", {"type": "formula", "criteria": f"={condition}", "format": looks, "stop_if_true": True}
            )
        if target := layout.letter("target"):
            whole = f"IF(ISNUMBER({target}{first}),{target}{first}=INT({target}{first}),FALSE)"
            looks = self.book.add_format({"num_format": _WHOLE})
            sheet.conditional_format(f"{target}{first}:{target}{last}", {"type": "formula", "criteria": f"={whole}", "format": looks})
        if (verdict := layout.letter("verdict")) and unit:
            looks = self.book.add_format({"num_format": POINTS})
            own = next(row.number for row in layout.rows if row.indicator is None)
            sheet.conditional_format(
                f"{verdict}{own}:{verdict}{last}", {"type": "formula", "criteria": f'=TRIM(${unit}{own})="%"', "format": looks}
            )
        for words, colour in ((BLANK, "#7F7F7F"), (FINE, "#2E7D32")):
            looks = self.book.add_format({"font_color": colour})
            sheet.conditional_format(
                f"{layout.check}{first}:{layout.check}{last}", {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": looks}
            )

    def _fixed(self, **properties: Any) -> Any:
        return self._style(border=1, border_color=_EDGE, text_wrap=True, **properties)

    def _input(self, **properties: Any) -> Any:
        return self._style(border=1, border_color=_EDGE, text_wrap=True, bg_color=_TINT, locked=False, **properties)

    def _list(self, cell: str, choices: tuple[str, ...], title: str, message: str, *, free: bool = False) -> None:
        rule = {"validate": "list", "source": self._source(choices), "input_title": title, "input_message": message}
        if free:
            rule |= {"show_error": False}
        else:
            rule |= {"error_title": "Chọn trong danh sách", "error_message": "Hãy chọn một mục có sẵn: " + ", ".join(choices)[:180] + "."}
        self.sheet.data_validation(cell, rule)

    def _source(self, choices: tuple[str, ...]) -> Any:
        """The list itself, or a range of the hidden sheet: Excel takes 255 characters in line, and no comma or quote in a choice."""
        if len(",".join(choices)) <= _LONGEST_LIST and not any(mark in choice for choice in choices for mark in ',"'):
            return list(choices)
        if choices not in self.lists:
            letter = chr(ord("A") + len(self.lists))
            self.lists[choices] = f"='{LISTS_SHEET}'!${letter}$1:${letter}${len(choices)}"
        return self.lists[choices]

    def _list_sheet(self) -> None:
        if not self.lists:
            return
        sheet = self.book.add_worksheet(LISTS_SHEET)
        for at, choices in enumerate(self.lists):
            sheet.write_column(0, at, choices)
        sheet.very_hidden()

    def _guide(self) -> None:
        sheet = self.book.add_worksheet(GUIDE_SHEET)
        sheet.set_column("A:A", 74)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for at, (words, is_heading) in enumerate(guide_lines(self.campaign, self.unit)):
            style = self._style(bold=True, font_size=14) if is_heading else self._style(text_wrap=True, font_size=13)
            sheet.write_string(at, 0, words, style)
            sheet.set_row(at, 26 if is_heading else _height(words, 78, 18))
        sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})

    def _identity(self) -> None:
        day = self.campaign.directive.date if self.campaign.directive else None
        pairs = [
            ("schema_version", str(self.campaign.schema_version)),
            ("campaign_id", self.campaign.id),
            ("unit_id", self.unit.id),
            ("unit_name", self.unit.name),
            ("issued", day.isoformat() if day else ""),
            ("sheet", APPENDIX_SHEET),
            *((row_key(row.number), row.indicator.code) for row in self.layout.rows if row.indicator),
        ]
        sheet = self.book.add_worksheet(SHEET)
        for at, (key, value) in enumerate(pairs):
            sheet.write_string(at, 0, key)
            sheet.write_string(at, 1, value)
        sheet.protect("")
        sheet.very_hidden()


def _height(words: str, width: int, line: float = _LINE) -> float:
    """Points that wrapped words need at a column width in characters; Excel does not grow rows that a program wrote."""
    return min(_HIGHEST, 5 + line * max(1, ceil(len(words) / width)))
