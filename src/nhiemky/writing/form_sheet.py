"""The appendix sheet of a form: letterhead, table, inputs with their rules, the checks beside it."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from nhiemky.domain.appendix_entry import FilledCell, Filling
from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.vietnamese.columns import cut_off_day, cut_off_words
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
from nhiemky.writing.form_layout import HEADER_ROW, Layout, Row
from nhiemky.writing.form_styles import EDGE, ESTIMATE, LINE, NUMBER, QUIET, TINT, WHOLE, WHOLE_ESTIMATE, ChoiceLists, Styles, height

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
_ONE_PAGE = 20
"""So many rows still read well when shrunk to one page."""


class AppendixSheet:
    """One unit's appendix, written top to bottom."""

    def __init__(
        self,
        sheet: Any,
        styles: Styles,
        lists: ChoiceLists,
        campaign: Campaign,
        unit: Unit,
        layout: Layout,
        filling: Filling | None = None,
    ) -> None:
        self.sheet, self.styles, self.lists = sheet, styles, lists
        self.campaign, self.unit, self.layout = campaign, unit, layout
        self.filling = filling or Filling({})

    def write(self) -> None:
        """Everything, and the lock last."""
        self._page()
        self._head()
        self._state()
        self._table_head()
        for row in self.layout.rows:
            self._row(row)
        self._own_heading()
        if self.filling.has_previous:
            self._last_period()
        self._looks()
        self.sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True, "select_unlocked_cells": True})

    def _page(self) -> None:
        sheet, layout = self.sheet, self.layout
        for column in layout.columns:
            sheet.set_column(f"{column.letter}:{column.letter}", column.width)
        sheet.set_column(f"{layout.figure}:{layout.figure}", 12)
        sheet.set_column(f"{layout.check}:{layout.check}", 44)
        sheet.set_default_row(LINE + 5)
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
        sheet.merge_range(f"A1:{left}1", superior_line(self.unit.parent or self.campaign.owner.name), self.styles.text(**centred))
        sheet.merge_range(f"A2:{left}2", issuing_line(self.unit.name), self.styles.text(**centred, bold=True))
        sheet.merge_range(f"A3:{left}3", "*", self.styles.text(**centred))
        national = self.campaign.owner.national_heading or "ĐẢNG CỘNG SẢN VIỆT NAM"
        sheet.merge_range(f"{right}1:{last}1", national, self.styles.text(**centred, bold=True, underline=1))
        sheet.merge_range(f"A4:{last}4", "PHỤ LỤC", self.styles.text(**centred, bold=True, font_size=14))
        title = with_unit_name(self.campaign.appendix_title or "Kết quả thực hiện các chỉ tiêu", self.unit.name)
        sheet.merge_range(f"A5:{last}5", title, self.styles.text(**centred, bold=True, font_size=13))
        attached = self._attached()
        sheet.merge_range(f"A6:{last}6", attached, self.styles.text(**centred, italic=True, locked=False))
        for at, words in ((1, superior_line(self.unit.parent or self.campaign.owner.name)), (2, issuing_line(self.unit.name))):
            sheet.set_row(at - 1, height(words, 48))
        sheet.set_row(4, height(title, 110))
        sheet.set_row(5, height(attached, 110))

    def _attached(self) -> str:
        """ "(Kèm theo Báo cáo số ...)": the number and the day are the unit's to write."""
        organ = self.unit.organ_code or ("CB" if is_cell(self.unit.name) else "ĐU")
        day = cut_off_day(self.campaign.cut_off) or (self.campaign.directive.date if self.campaign.directive else None)
        year = day.year if day else "........"
        return f"(Kèm theo Báo cáo số ......-BC/{organ}, ngày ....../....../{year}, của {issuing_name(self.unit.name)})"

    def _state(self) -> None:
        sheet, layout = self.sheet, self.layout
        side, check = layout.figure, layout.check
        quiet = self.styles.text(font_color=QUIET, font_size=11)
        sheet.merge_range(
            f"{side}1:{check}1", "Phần dưới đây để tự kiểm tra, không in", self.styles.text(font_color=QUIET, font_size=11, italic=True)
        )
        sheet.write(f"{side}2", "Số liệu đến", quiet)
        day = cut_off_day(self.campaign.cut_off)
        dated = self.styles.text(num_format="dd/mm/yyyy", align="left", bg_color=TINT, border=1, border_color=EDGE, locked=False)
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
        strong = self.styles.text(bold=True)
        sheet.merge_range(f"{side}3:{check}3", "", strong)
        so_far = sum(not self._held(row).actual.is_blank for row in layout.rows)
        filled = f'SUMPRODUCT(({statements}<>"")*({actuals}<>""))'
        sheet.write_formula(
            f"{side}3",
            f'="Đã điền "&{filled}&"/"&SUMPRODUCT(--({statements}<>""))&" chỉ tiêu"',
            strong,
            f"Đã điền {so_far}/{named} chỉ tiêu",
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
        head = self.styles.text(bold=True, align="center", text_wrap=True, border=1, border_color=EDGE, bg_color="#F2F2F2")
        side = self.styles.text(bold=True, align="center", text_wrap=True, border=1, border_color=EDGE, font_color=QUIET, font_size=11)
        for column in self.layout.columns:
            self.sheet.write_string(f"{column.letter}{HEADER_ROW}", column.title, head)
        self.sheet.write_string(f"{self.layout.figure}{HEADER_ROW}", "Thực tế hay ước", side)
        self.sheet.write_string(f"{self.layout.check}{HEADER_ROW}", "Kiểm tra", side)
        self.sheet.set_row(HEADER_ROW - 1, max(height(column.title, int(column.width)) for column in self.layout.columns) + 6)

    def _row(self, row: Row) -> None:
        for column in self.layout.columns:
            self._cell(row, column.role, f"{column.letter}{row.number}")
        cells, layout, sheet = self.layout.cells(row), self.layout, self.sheet
        held = self._held(row)
        estimated = held.estimated if not held.actual.is_blank else self.campaign.cut_off_estimated
        default = KINDS_OF_FIGURE[1] if estimated else KINDS_OF_FIGURE[0]
        sheet.write(cells.figure, default if row.indicator else None, self.styles.input(align="center", font_size=11))
        self._list(cells.figure, KINDS_OF_FIGURE, "Thực tế hay ước", "Chọn Ước nếu số chưa chốt; khi đó ghi mốc ở ô “Số liệu đến”.")
        formula = check_formula(row.answer, cells) if row.indicator else free_check_formula(cells)
        checked = self.styles.text(font_size=11, indent=1, text_wrap=True, border=1, border_color=EDGE, font_color="#9C5700")
        sheet.write_formula(f"{layout.check}{row.number}", formula, checked, BLANK if row.indicator and held.actual.is_blank else "")
        if row.indicator:
            lines = (height(getattr(row.indicator, name), width) for name, width in (("statement", 50), ("unit_of_measure", 16)))
            sheet.set_row(row.number - 1, max(*lines, height(row.target.raw, 15)))

    def _cell(self, row: Row, role: Any, cell: str) -> None:
        sheet, indicator = self.sheet, row.indicator
        if role == "number":
            sheet.write_string(cell, row.label, self.styles.fixed(align="center"))
        elif role == "statement" and indicator:
            sheet.write_string(cell, indicator.statement, self.styles.fixed(indent=1))
        elif role == "unit_of_measure":
            if indicator:
                sheet.write_string(cell, indicator.unit_of_measure, self.styles.fixed(align="center"))
            else:
                sheet.write_blank(cell, None, self.styles.input(align="center"))
                self._list(cell, UNITS_OF_MEASURE, "Đơn vị tính", "Chọn trong danh sách hoặc tự ghi.", free=True)
        elif role == "target":
            self._target(row, cell)
        elif role == "actual":
            self._actual(row, cell)
        elif role == "verdict":
            self._verdict(row, cell)
        else:
            sheet.write_blank(cell, None, self.styles.input(indent=1))

    def _target(self, row: Row, cell: str) -> None:
        style = (self.styles.fixed if row.locked else self.styles.input)(align="right", indent=1, num_format=NUMBER)
        if row.target.number is not None and row.target.comparator == "=":
            self.sheet.write_number(cell, float(row.target.number), style)
        elif row.target.raw:
            self.sheet.write_string(cell, row.target.raw, style)
        else:
            self.sheet.write_blank(cell, None, style)
        if note := self._held(row).target_note:
            self.sheet.write_comment(cell, f"{note[:1].upper()}{note[1:]}.", {"author": "", "x_scale": 2})

    def _actual(self, row: Row, cell: str) -> None:
        numeric = row.answer.is_number or row.indicator is None
        looks = {"align": "right", "indent": 1, "num_format": NUMBER} if numeric else {"align": "center", "num_format": "@"}
        style, held = self.styles.input(**looks, bold=True), self._held(row).actual
        if numeric and held.number is not None and held.comparator == "=":
            self.sheet.write_number(cell, float(held.number), style)
        elif held.raw:
            self.sheet.write_string(cell, held.raw, style)
        else:
            self.sheet.write_blank(cell, None, style)
        if row.indicator:
            rule = row.answer.validation()
            if "source" in rule:
                rule["source"] = self.lists.source(tuple(rule["source"]))
            self.sheet.data_validation(cell, rule)

    def _held(self, row: Row) -> FilledCell:
        return self.filling.of(row.indicator.code if row.indicator else "")

    def _last_period(self) -> None:
        """On the screen only, right of the check: what the unit reported the last time."""
        letter = self.layout.previous
        self.sheet.set_column(f"{letter}:{letter}", 14)
        when = cut_off_words(self.filling.previous_period)
        side = self.styles.text(bold=True, align="center", text_wrap=True, border=1, border_color=EDGE, font_color=QUIET, font_size=11)
        self.sheet.write_string(f"{letter}{HEADER_ROW}", f"Kỳ trước {when}".strip(), side)
        shown = self.styles.text(align="right", indent=1, font_size=11, border=1, border_color=EDGE, font_color=QUIET)
        for row in self.layout.rows:
            self.sheet.write_string(f"{letter}{row.number}", self._held(row).previous, shown)

    def _verdict(self, row: Row, cell: str) -> None:
        cells = self.layout.cells(row)
        formula = verdict_formula(row.answer, cells, row.target) if row.indicator else free_verdict_formula(cells)
        if formula is None:
            self.sheet.write_blank(cell, None, self.styles.input(align="center"))
            self._list(cell, VERDICTS, "So với chỉ tiêu", "Chọn trong danh sách hoặc tự ghi.", free=True)
            return
        shown = POINTS if row.answer.kind == "percent" and row.indicator else SHARE
        self.sheet.write_formula(cell, formula, self.styles.fixed(align="center", num_format=shown), "")

    def _own_heading(self) -> None:
        if self.layout.own_heading:
            place = f"A{self.layout.own_heading}:{self.layout.columns[-1].letter}{self.layout.own_heading}"
            self.sheet.merge_range(place, "Chỉ tiêu riêng của đơn vị (nếu có)", self.styles.fixed(bold=True, italic=True, indent=1))

    def _looks(self) -> None:
        """What changes its look with its value: estimates, whole numbers, percentage rows of the unit's own, the check's colour."""
        layout, sheet = self.layout, self.sheet
        actual, figure, unit = layout.letter("actual"), layout.figure, layout.letter("unit_of_measure")
        first, last = layout.first, layout.last
        number = f"ISNUMBER(${actual}{first})"
        whole = f"AND({number},IF({number},${actual}{first}=INT(${actual}{first}),FALSE))"
        for condition, shown in (
            (f'AND(${figure}{first}="Ước",{whole})', WHOLE_ESTIMATE),
            (f'AND(${figure}{first}="Ước",{number})', ESTIMATE),
            (whole, WHOLE),
        ):
            looks = self.styles.change(num_format=shown)
            sheet.conditional_format(
                f"{actual}{first}:{actual}{last}", {"type": "formula", "criteria": f"={condition}", "format": looks, "stop_if_true": True}
            )
        if target := layout.letter("target"):
            whole = f"IF(ISNUMBER({target}{first}),{target}{first}=INT({target}{first}),FALSE)"
            looks = self.styles.change(num_format=WHOLE)
            sheet.conditional_format(f"{target}{first}:{target}{last}", {"type": "formula", "criteria": f"={whole}", "format": looks})
        if (verdict := layout.letter("verdict")) and unit:
            looks = self.styles.change(num_format=POINTS)
            own = next(row.number for row in layout.rows if row.indicator is None)
            sheet.conditional_format(
                f"{verdict}{own}:{verdict}{last}", {"type": "formula", "criteria": f'=TRIM(${unit}{own})="%"', "format": looks}
            )
        for words, colour in ((BLANK, "#7F7F7F"), (FINE, "#2E7D32")):
            looks = self.styles.change(font_color=colour)
            sheet.conditional_format(
                f"{layout.check}{first}:{layout.check}{last}", {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": looks}
            )

    def _list(self, cell: str, choices: tuple[str, ...], title: str, message: str, *, free: bool = False) -> None:
        rule = {"validate": "list", "source": self.lists.source(choices), "input_title": title, "input_message": message}
        if free:
            rule |= {"show_error": False}
        else:
            rule |= {"error_title": "Chọn trong danh sách", "error_message": "Hãy chọn một mục có sẵn: " + ", ".join(choices)[:180] + "."}
        self.sheet.data_validation(cell, rule)
