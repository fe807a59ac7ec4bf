"""The folder bao-cao/: who sends what, under which name; and what a reader has to make of it (SU-THAT.json)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from random import Random
from typing import Any

from nam_thuan import exported, workbooks
from nam_thuan.figures import (
    INDICATORS,
    LOCKED,
    MISSING,
    PHOTOGRAPHED,
    REPORTING,
    TRUNCATED,
    UNFILLED,
    WITHOUT_TABLE,
    Asked,
    Figures,
)
from nam_thuan.odd_files import cut_off, locked_workbook, photograph
from nam_thuan.plan import FACTS
from nam_thuan.reports import report
from nam_thuan.units import BY_NAME, UNITS, Made
from nam_thuan.workbooks import Rows, saved_on

# Units with a layout of their own: name -> (file, layout).
_OWN_LAYOUT = {
    "Công ty Xổ số Kiến thiết": ("PL_XoSo.xlsx", workbooks.form),
    "CTCP Mía đường Thuận Hòa": ("PL_MiaDuong.xlsx", workbooks.form),
    "CTCP Môi trường Đô thị": ("Biểu sơ kết - Môi trường Đô thị.xlsx", workbooks.two_line_heading),
    "Công ty May Việt Thuận": ("may viet thuan - chi tieu.xlsx", workbooks.other_order),
    "Văn phòng Tỉnh ủy": ("VPTU_bo bieu so ket.xlsx", workbooks.several_sheets),
    "Sở Y tế": ("So Y te.xlsx", workbooks.numbers_as_text),
    "Sở Giao thông Vận tải": ("SGTVT_export.xlsx", exported.inline_strings),
    "Công ty Công trình Thủy lợi": ("Thuy loi.xlsx", exported.uncalculated),
    "Kho bạc tỉnh": ("Kho bac tinh.xlsx", workbooks.other_order),
    "Cục Thống kê": ("CucThongKe.csv", workbooks.as_csv),
}
# Units that send the whole report: name -> (file, number of the paper).
_REPORTS = {
    "Sở Nội vụ": ("Bao cao so ket So Noi vu.docx", 57),
    "Sở Tài chính": ("Sở Tài chính - Báo cáo sơ kết.docx", 63),
    "Ban Tổ chức Tỉnh ủy": ("BTC TU bao cao giua nhiem ky.docx", 22),
    "Ban Tuyên giáo Tỉnh ủy": ("BTG TU bao cao giua nhiem ky.docx", 19),
    "Sở Văn hóa": ("SVH - bao cao (font cu).docx", 9),
}
WRONG_SUM = BY_NAME["Sở Nội vụ"]
OLD_FONT = BY_NAME["Sở Văn hóa"]
REVISED = BY_NAME["CTCP Dược phẩm Thuận An"]
COPIED = BY_NAME["Sở Công Thương"]
OWN_WORDS = BY_NAME["Kho bạc tỉnh"]
_OWN_WORDS_FOR = {"CT02": "Số nghị quyết chuyên đề, kết luận đã ban hành"}
_BEFORE_REVISION = {"CT01": Decimal(44), "CT11": Decimal(3)}


@dataclass
class Folder:
    """Files by name, the file that counts for each unit, and the findings each file has to raise."""

    figures: Figures
    files: dict[str, bytes] = field(default_factory=dict)
    counts: dict[str, str] = field(default_factory=dict)
    expected: list[dict[str, Any]] = field(default_factory=list)
    _random: Random = field(default_factory=lambda: Random(531))

    def add(self, name: str, data: bytes, unit: Made | None = None) -> None:
        assert name not in self.files, name
        self.files[name] = data
        if unit:
            self.counts[unit.code] = name

    def expect(self, file: str, unit: Made, what: str, codes: tuple[str, ...], **facts: object) -> None:
        self.expected.append({"file": file, "unit": unit.name, "what": what, "codes": list(codes), **facts})

    def day(self) -> datetime:
        return saved_on(self._random.choice((22, 23, 24, 25, 26, 29)), self._random.randint(1, 9))


def folder(figures: Figures) -> Folder:
    """The whole of bao-cao/."""
    made = Folder(figures)
    for unit in REPORTING:
        rows = figures.of(unit)
        if unit.plain in _REPORTS:
            _whole_report(made, unit, rows)
        elif unit.plain in _OWN_LAYOUT:
            name, layout = _OWN_LAYOUT[unit.plain]
            made.add(name, layout(unit, _in_own_words(rows) if unit == OWN_WORDS else rows, made.day()), unit)
        elif unit.plain == "Trung tâm Dịch vụ việc làm":
            made.add("TTDVVL.csv", workbooks.as_csv(unit, rows, made.day(), delimiter=","), unit)
        elif unit == REVISED:
            _revision(made, unit, rows)
        else:
            made.add(f"PL_{unit.file_stem}.xlsx", workbooks.form(unit, rows, made.day()), unit)
    _without_figures(made)
    copy = "Copy of " + made.counts[COPIED.code]
    made.add(copy, made.files[made.counts[COPIED.code]])
    made.expect(copy, COPIED, "giống hệt tệp khác từng byte, khác tên", ("same_file_twice",), original=made.counts[COPIED.code])
    own = made.counts[OWN_WORDS.code]
    made.expect(
        own, OWN_WORDS, "một chỉ tiêu ghi bằng lời khác", ("rows_joined", "rows_alike", "row_not_asked"), statement=_OWN_WORDS_FOR["CT02"]
    )
    thuy_loi = BY_NAME["Công ty Công trình Thủy lợi"]
    codes = ("formula_worked_out", "formula_without_result")
    made.expect(made.counts[thuy_loi.code], thuy_loi, "ô CT06 là công thức không lưu kết quả", codes, indicator="CT06")
    made.files = dict(sorted(made.files.items()))
    return made


def _whole_report(made: Folder, unit: Made, rows: Rows) -> None:
    name, number = _REPORTS[unit.plain]
    wrong = 2 if unit == WRONG_SUM else 0
    made.add(name, report(unit, rows, made.day(), number=number, parts_too_many=wrong, old_font=unit == OLD_FONT), unit)
    if wrong:
        made.expect(name, unit, "trong phần chữ, kiểm tra và giám sát cộng lại hơn tổng 2 cuộc", ("sum_mismatch",), difference=str(-wrong))
    if unit == OLD_FONT:
        made.expect(name, unit, "gõ bằng phông .VnTime (TCVN3)", ())


def _in_own_words(rows: Rows) -> Rows:
    return [(replace(asked, statement=_OWN_WORDS_FOR.get(asked.code, asked.statement)), target, actual) for asked, target, actual in rows]


def _revision(made: Folder, unit: Made, rows: Rows) -> None:
    older = [(asked, target, _BEFORE_REVISION.get(asked.code, actual)) for asked, target, actual in rows]
    made.add("PL duoc.xlsx", workbooks.two_line_heading(unit, older, saved_on(25, 8)))
    made.add("PL duoc (sua).xlsx", workbooks.two_line_heading(unit, rows, saved_on(29, 15)), unit)
    facts = {"used": "PL duoc (sua).xlsx", "changed": sorted(_BEFORE_REVISION)}
    made.expect("PL duoc.xlsx", unit, "bản cũ, đã có bản sửa gửi sau", ("unit_sent_twice",), **facts)


def _without_figures(made: Folder) -> None:
    rows = made.figures.of
    name = "PL_SoXayDung.xlsx"
    made.add(name, cut_off(workbooks.form(TRUNCATED, rows(TRUNCATED), made.day())))
    made.expect(name, TRUNCATED, "tệp đứt giữa chừng khi gửi", ("file_broken",))
    name = "Xay lap Hung Thuan (mat khau).xlsx"
    made.add(name, locked_workbook())
    made.expect(name, LOCKED, "tệp đặt mật khẩu", ("file_has_password",))
    name = "thuy san - anh chup phu luc.png"
    made.add(name, photograph())
    made.expect(name, PHOTOGRAPHED, "ảnh chụp thay cho tệp", ("file_kind_unknown", "file_kind_not_here"))
    name = "PL_TrungTamKhuyenNong.xlsx"
    made.add(name, workbooks.form(UNFILLED, rows(UNFILLED), made.day()))
    made.expect(name, UNFILLED, "biểu gửi lại chưa điền", ("form_not_filled",))
    name = "CD Nghe - bao cao.docx"
    made.add(name, report(WITHOUT_TABLE, rows(WITHOUT_TABLE), made.day(), number=28, table=False))
    made.expect(name, WITHOUT_TABLE, "báo cáo có chữ, chưa có phụ lục", ())


def truth(made: Folder) -> bytes:
    """SU-THAT.json: every total with its parts, the odd files with the codes one of which they raise ([] none is required)."""
    indicators = []
    names = {unit.code: unit.name for unit in UNITS}
    for asked in INDICATORS:
        parts = []
        for unit in REPORTING:
            actual = made.figures.actual[asked.code].get(unit.code)
            target = made.figures.target[asked.code].get(unit.code)
            plain = [None if figure is None else str(figure) for figure in (target, actual)]
            if actual is not None:
                parts.append(
                    {"unit_id": unit.code, "unit": names[unit.code], "file": made.counts[unit.code], "target": plain[0], "actual": plain[1]}
                )
        indicators.append(
            {
                "code": asked.code,
                "statement": asked.statement,
                "unit_of_measure": asked.unit_of_measure,
                "method": asked.method,
                "target": _total(asked, [part["target"] for part in parts]) if asked.method == "sum" else None,
                "actual": _total(asked, [part["actual"] for part in parts]),
                "parts": parts,
            }
        )
    whole = {
        "directive": FACTS,
        "units": len(UNITS),
        "units_with_figures": len(REPORTING),
        "units_without_file": [unit.name for unit in MISSING],
        "files": len(made.files),
        "expected": made.expected,
        "indicators": indicators,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _total(asked: Asked, values: list[str | None]) -> str | None:
    if asked.method == "count_yes":
        return str(values.count("Đạt"))
    if asked.method == "none":
        return None
    given = [Decimal(value) for value in values if value is not None]
    return str(sum(given)) if given else None
