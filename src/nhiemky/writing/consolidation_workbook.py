"""The consolidated appendix as a workbook: the table an office prints, and behind it every cell it came from.

>>> write_consolidation(Consolidation((), (), ()))[:2]
b'PK'

Sheets: "Tổng hợp" (the appendix), "Nguồn số liệu" (one row a part: unit, file, sheet, cells), "Phát hiện" (what to look at, worst
first), "Chưa gửi" (with a roster), "Tệp đã đọc" (what became of each file). Promises: texts of units' files are texts, never
formulas; numbers are numbers, exact; same consolidation, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import product
from types import MappingProxyType
from typing import Any

import xlsxwriter

from nhiemky.domain.campaign import Campaign
from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation, Part, Use
from nhiemky.domain.figure import Value
from nhiemky.vietnamese.columns import cut_off_words
from nhiemky.writing.adjusted_words import Changed
from nhiemky.writing.consolidation_words import figure_words, how, range_words, target_words, versus_words
from nhiemky.writing.sheet_stream import Cell, Fill, fill

_NOTHING: Changed = MappingProxyType({})
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
_EDGE = {"border": 1, "border_color": "#7F7F7F"}
_CREATED = datetime(2020, 1, 1)  # noqa: DTZ001 (a workbook's own date knows no zone; the same bytes every day)
_DECIMALS = (0, 1, 2, 3)
_STATUS_COLOURS = {"vượt": "#1B5E20", "đạt": "#1B5E20", "chưa đạt": "#B71C1C", "chưa có số liệu": "#7A4A00"}
_SEVERITIES = {"high": "Nặng", "medium": "Vừa", "low": "Nhẹ"}
_SEVERITY_COLOURS = {"high": "#B71C1C", "medium": "#7A4A00", "low": "#000000"}
_USES: dict[Use, str] = {
    "table": "Lấy bảng chỉ tiêu",
    "texts": "Lấy phần chữ",
    "table and texts": "Lấy bảng chỉ tiêu và phần chữ",
    "blank form": "Không dùng: biểu chưa điền",
    "older": "Không dùng: đã có bản mới hơn",
    "same bytes": "Không dùng: giống hệt một tệp khác",
    "nothing": "Không dùng: không có bảng, không có chữ theo đề cương",
    "refused": "Không đọc được",
}
_HEADINGS = ("TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện", "So với", "Số đơn vị có số liệu", "Cách tính")
_WIDTHS = (5, 36, 12, 12, 13, 16, 10, 44)
_SOURCE_HEADINGS = (
    "TT", "Chỉ tiêu", "Đơn vị", "Nay là", "Khối", "Đơn vị ghi là (nếu khác)", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện",
    "Đơn vị tự so", "Đánh giá",
    "Tính vào số chung", "Loại số", "Số liệu đến", "Tệp", "Trang", "Ô chỉ tiêu", "Ô thực hiện",
)  # fmt: skip
_SOURCE_WIDTHS = (5, 34, 32, 26, 18, 18, 12, 11, 11, 12, 15, 13, 10, 13, 28, 11, 21, 21)


def write_consolidation(consolidation: Consolidation, campaign: Campaign | None = None, changed: Changed = _NOTHING) -> bytes:
    """The workbook as .xlsx bytes. campaign: for its title, owner and cut-off above the table. changed: levels that were changed."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    book.set_properties({"title": _title(campaign), "author": campaign.owner.name if campaign else "", "created": _CREATED})
    looks = _Looks(book)
    _appendix(looks, consolidation, campaign)
    parts = _source_sheet(looks, consolidation)
    findings = _finding_sheet(looks, consolidation)
    if consolidation.expected is not None:
        _missing_sheet(looks, consolidation)
    _file_sheet(looks, consolidation)
    if changed:
        _changed_sheet(looks, changed, campaign)
    book.close()
    return fill(data.getvalue(), [parts, findings])


def _changed_sheet(looks: _Looks, changed: Changed, campaign: Campaign | None) -> None:
    """First and present level of each target that was changed, with the document."""
    sheet = looks.sheet("Điều chỉnh chỉ tiêu", (5, 34, 40, 14, 14, 34, 44), 0)
    looks.headings(sheet, 0, ("TT", "Đơn vị", "Chỉ tiêu", "Mức đầu nhiệm kỳ", "Mức đang dùng", "Theo văn bản", "Lý do"))
    for row, ((unit, _), one) in enumerate(changed.items(), 1):
        sheet.write_number(row, 0, row, looks.cell(align="center"))
        name = unit or (campaign.owner.name if campaign else "Cấp ủy")
        for column, words in enumerate((name, one.statement, one.original, one.current, one.document or "chưa ghi", one.reason), 1):
            sheet.write_string(row, column, words, looks.cell())


class _Looks:
    """Formats made once, each by what is special about it."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def __call__(self, **special: object) -> Any:
        mark = tuple(sorted(special.items()))
        if mark not in self._made:
            self._made[mark] = self.book.add_format({**_FONT, **special})
        return self._made[mark]

    def cell(self, **special: object) -> Any:
        """Inside a table's lines."""
        return self(**{**_EDGE, "text_wrap": True, **special})

    def line(self, **special: object) -> Any:
        """A cell of a long list: one line, what is longer is seen when the cell is entered."""
        return self.cell(text_wrap=False, **special)

    def number(self, decimals: int, **special: object) -> Any:
        return self.cell(align="right", num_format=_number_format(decimals), **special)

    @property
    def head(self) -> Any:
        return self.cell(bold=True, align="center", bg_color="#EDEDED")

    def sheet(self, name: str, widths: Sequence[float], header_row: int) -> Any:
        """A sheet set up for A4 landscape, its heading row repeated and frozen, pages numbered."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.5, top=0.75, bottom=0.6)
        sheet.set_header("&C&P")
        sheet.repeat_rows(header_row)
        sheet.freeze_panes(header_row + 1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, self(text_wrap=True))
        return sheet

    def headings(self, sheet: Any, row: int, words: Sequence[str]) -> None:
        for column, word in enumerate(words):
            sheet.write_string(row, column, word, self.head)
        sheet.set_row(row, 34)


def _number_format(decimals: int) -> str:
    return "[$-42A]#,##0" + ("." + "0" * decimals if decimals else "")


def _title(campaign: Campaign | None) -> str:
    return (campaign.appendix_title if campaign else None) or "Tổng hợp kết quả thực hiện các chỉ tiêu nghị quyết"


def _appendix(looks: _Looks, consolidation: Consolidation, campaign: Campaign | None) -> None:
    sheet = looks.sheet("Tổng hợp", _WIDTHS, 4)
    last = len(_HEADINGS) - 1
    if campaign:
        sheet.merge_range(0, 0, 0, 2, campaign.owner.name.upper(), looks(bold=True, align="center"))
    sheet.merge_range(1, 0, 1, last, _title(campaign).upper(), looks(bold=True, align="center", font_size=14, text_wrap=True))
    sheet.set_row(1, 40)
    sheet.merge_range(2, 0, 2, last, _subtitle(consolidation, campaign), looks(italic=True, align="center"))
    looks.headings(sheet, 4, _HEADINGS)
    whole = consolidation.whole
    row = 5
    for number, indicator in enumerate(consolidation.indicators, 1):
        _indicator_row(sheet, looks, row, number, indicator, whole)
        row += 1
    if not consolidation.indicators:
        sheet.merge_range(row, 0, row, last, "Không tệp nào có bảng chỉ tiêu.", looks.cell(italic=True, align="center"))
    for at, note in enumerate(_notes(consolidation), row + 1):
        sheet.merge_range(at, 0, at, last, note, looks(italic=True, text_wrap=True))
        sheet.set_row(at, 17 * (1 + len(note) // 150))


def _indicator_row(sheet: Any, looks: _Looks, row: int, number: int, indicator: ConsolidatedIndicator, whole: int) -> None:
    colour = {"font_color": _STATUS_COLOURS[indicator.status]} if indicator.status else {}
    sheet.write_number(row, 0, number, looks.cell(align="center"))
    sheet.write_string(row, 1, indicator.statement, looks.cell())
    sheet.write_string(row, 2, indicator.unit_of_measure, looks.cell(align="center"))
    _value(sheet, looks, row, 3, indicator.target, target_words(indicator))
    _value(sheet, looks, row, 4, indicator.actual, range_words(indicator) if indicator.method == "none" else "", bold=True)
    sheet.write_string(row, 5, versus_words(indicator), looks.cell(align="center", **colour))
    sheet.write_string(row, 6, f"{indicator.counted}/{whole}", looks.cell(align="center"))
    sheet.write_string(row, 7, how(indicator), looks.cell(font_size=11))
    sheet.set_row(row, 16.5 * max(_lines(how(indicator), 50), _lines(indicator.statement, 34), _lines(versus_words(indicator), 15)))


def _lines(words: str, width: int) -> int:
    return max(1, -(-len(words) // width))


def _value(sheet: Any, looks: _Looks, row: int, column: int, value: Value, instead: str, **special: object) -> None:
    """A number as a number; a bound ("từ 90") and words as text."""
    if value.number is not None and value.comparator == "=" and len(value.number.as_tuple().digits) <= 15:
        decimals = min(value.decimals, _DECIMALS[-1])
        sheet.write_number(row, column, value.number, looks.number(decimals, **special))
    else:
        sheet.write_string(row, column, figure_words(value) or instead, looks.cell(align="right", **({} if value.is_blank else special)))


def _subtitle(consolidation: Consolidation, campaign: Campaign | None) -> str:
    words = f"Tổng hợp từ số liệu của {consolidation.coverage}"
    if campaign and campaign.cut_off:
        words += f"; số liệu {'ước ' if campaign.cut_off_estimated else ''}đến {cut_off_words(campaign.cut_off)}"
    return f"({words})"


def _notes(consolidation: Consolidation) -> Iterator[str]:
    yield "Ô trống là chưa có số liệu, không phải 0. Nguồn của từng số (đơn vị, tệp, ô): trang “Nguồn số liệu”."
    if any(indicator.estimated for indicator in consolidation.indicators):
        yield "Số ước được cộng chung và ghi rõ phần ước ở cột Cách tính."
    worst = sum(found.severity == "high" for found in consolidation.findings)
    if consolidation.findings:
        yield f"Có {len(consolidation.findings)} điều cần xem, trong đó {worst} điều nặng: trang “Phát hiện”."
    if consolidation.missing:
        yield f"{len(consolidation.missing)} đơn vị chưa có số liệu: trang “Chưa gửi”."


def _source_sheet(looks: _Looks, consolidation: Consolidation) -> Fill:
    sheet = looks.sheet("Nguồn số liệu", _SOURCE_WIDTHS, 0)
    looks.headings(sheet, 0, _SOURCE_HEADINGS)
    count = sum(len(indicator.parts) for indicator in consolidation.indicators)
    sheet.autofilter(0, 0, max(count, 1), len(_SOURCE_HEADINGS) - 1)
    left, middle = looks.line(), looks.line(align="center")
    for row, (target, actual) in enumerate(product(_DECIMALS, _DECIMALS), 1):
        formats = [
            middle,
            *[left] * 5,
            middle,
            looks.number(target, text_wrap=False),
            looks.number(actual, text_wrap=False),
            *[middle] * 5,
            left,
            *[middle] * 3,
        ]
        for column, look in enumerate(formats):
            sheet.write_blank(row, column, None, look)
    parts = [(at, indicator, part) for at, indicator in enumerate(consolidation.indicators, 1) for part in indicator.parts]
    kinds = [len(_DECIMALS) * _decimals(part.target) + _decimals(part.actual) for _, _, part in parts]
    return Fill(2, 2, (_source_row(at, indicator, part) for at, indicator, part in parts), count, kinds)


def _decimals(value: Value) -> int:
    return min(value.decimals, _DECIMALS[-1])


def _source_row(number: int, indicator: ConsolidatedIndicator, part: Part) -> tuple[Cell, ...]:
    blank = part.actual.is_blank
    written = "" if part.statement == indicator.statement else part.statement
    counted = f"không: đã gồm trong số của {part.left_out}" if part.left_out else "có" if part.counted else "không"
    if indicator.method == "none" and not part.left_out:
        counted = "theo dõi riêng"
    return (
        number, indicator.statement, part.unit, part.successor, part.branch, written, part.unit_of_measure,
        _cell(part.target), _cell(part.actual),
        part.verdict, part.status or "", "" if blank else counted, "" if blank else _kind(part),
        cut_off_words(part.cut_off), part.file, part.sheet, part.target_cell, part.cell,
    )  # fmt: skip


def _kind(part: Part) -> str:
    """Actual or estimate, and how far the report has come where it was handed in."""
    stages = {"draft": ", bản thảo", "submitted": ", đã nộp", "accepted": ", đã duyệt"}
    return f"{'số ước' if part.estimated else 'thực hiện'}{stages.get(part.stage, '')}"


def _cell(value: Value) -> Cell:
    if value.is_blank:
        return None
    return value.number if value.number is not None and value.comparator == "=" else value.raw


def _finding_sheet(looks: _Looks, consolidation: Consolidation) -> Fill:
    sheet = looks.sheet("Phát hiện", (9, 30, 18, 90, 48, 24), 0)
    looks.headings(sheet, 0, ("Mức độ", "Tệp", "Chỗ", "Nội dung", "Căn cứ", "Mã"))
    for row, severity in enumerate(_SEVERITIES, 1):
        sheet.write_blank(row, 0, None, looks.cell(align="center", bold=severity == "high", font_color=_SEVERITY_COLOURS[severity]))
        for column in range(1, 6):
            sheet.write_blank(row, column, None, looks.cell(**({"font_size": 11} if column > 3 else {})))
    found = consolidation.findings
    sheet.autofilter(0, 0, max(len(found), 1), 5)
    rows = ((_SEVERITIES[f.severity], f.file or "", f.place or "", f.message, f.basis, f.code) for f in found)
    return Fill(3, 2, rows, len(found), [list(_SEVERITIES).index(f.severity) for f in found])


def _missing_sheet(looks: _Looks, consolidation: Consolidation) -> None:
    sheet = looks.sheet("Chưa gửi", (6, 60, 30, 60), 0)
    looks.headings(sheet, 0, ("TT", "Đơn vị", "Khối", "Đã gửi"))
    for row, missing in enumerate(consolidation.missing, 1):
        words = "Chưa gửi"
        if missing.blank:
            words = f"Có gửi {missing.blank}, nhưng biểu chưa điền"
        elif missing.sent:
            words = f"Có gửi {', '.join(missing.sent)}, nhưng không có bảng chỉ tiêu"
        sheet.write_number(row, 0, row, looks.cell(align="center"))
        for column, word in enumerate((missing.unit, missing.branch, words), 1):
            sheet.write_string(row, column, word, looks.cell())
    if not consolidation.missing:
        sheet.merge_range(1, 0, 1, 3, "Tất cả các đơn vị đã gửi bảng.", looks.cell(italic=True, align="center"))


def _file_sheet(looks: _Looks, consolidation: Consolidation) -> None:
    sheet = looks.sheet("Tệp đã đọc", (6, 46, 44, 46, 68), 0)
    looks.headings(sheet, 0, ("TT", "Tệp", "Đơn vị", "Dùng làm gì", "Mã kiểm tra của tệp (SHA-256)"))
    for row, source in enumerate(sorted(consolidation.sources, key=lambda source: (source.file, source.sha256)), 1):
        sheet.write_number(row, 0, row, looks.cell(align="center"))
        for column, word in enumerate((source.file, source.unit, _USES[source.use], source.sha256), 1):
            sheet.write_string(row, column, word, looks.cell())
