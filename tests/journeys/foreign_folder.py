"""81 units' files made by other hands than the example's: every layout drawn at random from a seed, the truth kept aside.

Openpyxl, python-docx and plain csv write them, never the product's own writers. `make(folder, seed)` returns the truth:
per statement the exact totals and how many units gave a figure, and the files that must be named as problems.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

INDICATORS: tuple[tuple[str, str, str], ...] = (
    ("Kết nạp đảng viên mới", "đảng viên", "count"),
    ("Tổ chức đảng được kiểm tra, giám sát", "tổ chức", "count"),
    ("Cuộc giám sát chuyên đề của cấp ủy", "cuộc", "count"),
    ("Kinh phí ủng hộ Quỹ vì người nghèo", "triệu đồng", "money"),
    ("Mô hình dân vận khéo được công nhận", "mô hình", "count"),
    ("Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên", "%", "percent"),
    ("Tỷ lệ đoàn viên công đoàn được tuyên truyền nghị quyết", "%", "percent"),
    ("Cơ quan đạt chuẩn văn hóa", "Đạt/Không đạt", "yes"),
    ("Buổi sinh hoạt chuyên đề học tập và làm theo Bác", "buổi", "count"),
)
HEADINGS = {
    "tt": ("TT", "STT", "Số TT"),
    "statement": ("Chỉ tiêu", "Chỉ tiêu chủ yếu", "Nội dung chỉ tiêu", "TÊN CHỈ TIÊU"),
    "unit": ("Đơn vị tính", "ĐVT", "Đơn vị  tính"),
    "target": ("Chỉ tiêu NQ", "Chỉ tiêu Nghị quyết Đại hội", "Mục tiêu nghị quyết"),
    "actual": ("Thực hiện", "Kết quả thực hiện", "Thực hiện đến tháng 4/2023"),
    "verdict": ("So với", "So với chỉ tiêu NQ ĐH", "So với NQ"),
    "note": ("Ghi chú",),
}
KINDS = ("Sở", "Ban", "Công ty Cổ phần", "Trường Cao đẳng", "Chi cục", "Bệnh viện", "Trung tâm")
NAMES = (
    "Bình Minh",
    "Cửa Tùng",
    "Đồng Phú",
    "Giao Long",
    "Hòa An",
    "Khánh Vân",
    "Lạc Thiện",
    "Mỹ Hưng",
    "Ngọc Lâm",
    "Phước Tân",
    "Quế Sơn",
    "Thủy Nguyên",
)


@dataclass
class Truth:
    """target, actual: exact sums; given: how many units gave an actual; yes: units that say Đạt."""

    target: dict[str, Decimal] = field(default_factory=dict)
    actual: dict[str, Decimal] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=dict)
    yes: int = 0
    units: int = 0
    broken: list[str] = field(default_factory=list)


def unit_names() -> list[str]:
    return [f"{'Chi bộ' if n % 3 == 0 else 'Đảng bộ'} {KINDS[n % 7]} {NAMES[n % 12]} {n // 12 + 1}" for n in range(78)]


def printed(number: Decimal) -> str:
    whole, _, rest = f"{number:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


def draw(kind: str, dice: random.Random) -> Decimal:
    match kind:
        case "count":
            return Decimal(dice.choice((0, dice.randrange(1, 40), dice.randrange(900, 2500))))
        case "money":
            return Decimal(dice.randrange(10, 99999)) / 10
        case _:
            return Decimal(dice.randrange(500, 1001)) / 10


def written(value: object, kind: str, dice: random.Random) -> object:
    """One of the ways people put a value into a cell."""
    if not isinstance(value, Decimal):
        return value
    style = dice.randrange(4)
    if kind == "percent":
        return (float(value), printed(value) + "%", printed(value) + " %", printed(value))[style]
    if kind == "count":
        number = int(value)
        return (number, float(number), printed(value), f"{number:02d}" if number < 10 else str(number))[style]
    return float(value) if style % 2 else printed(value)


def disguise(statement: str, dice: random.Random) -> str:
    """The same statement as another hand types it."""
    changes = (
        str,
        str.upper,
        lambda s: s + ".",
        lambda s: "  " + s.replace(" ", "  ", 1),
        lambda s: s.replace("hóa", "hoá").replace("ủy", "uỷ"),
    )
    return dice.choice(changes)(statement)


def rows(dice: random.Random, truth: Truth) -> list[dict[str, object]]:
    out = []
    for number, (statement, unit, kind) in enumerate(INDICATORS, 1):
        row: dict[str, object] = {"tt": number, "statement": disguise(statement, dice), "unit": unit, "verdict": "", "note": ""}
        if kind == "yes":
            done = dice.random() < 0.8
            row |= {"target": "Đạt", "actual": "Đạt" if done else "Không đạt"}
            truth.yes += done
            truth.given[statement] = truth.given.get(statement, 0) + 1
        else:
            target, actual = draw(kind, dice), draw(kind, dice)
            blank = dice.random() < 0.1
            row |= {"target": written(target, kind, dice), "actual": None if blank else written(actual, kind, dice)}
            truth.target[statement] = truth.target.get(statement, Decimal(0)) + target
            if not blank:
                truth.actual[statement] = truth.actual.get(statement, Decimal(0)) + actual
                truth.given[statement] = truth.given.get(statement, 0) + 1
        out.append(row)
    dice.shuffle(out)
    return out


def columns(dice: random.Random) -> list[str]:
    order = ["tt", "statement", "unit", "target", "actual", "verdict"]
    if dice.random() < 0.3:
        order.append("note")
    if dice.random() < 0.5:
        dice.shuffle(order)
    return order


def workbook(path: Path, unit: str, table: list[dict[str, object]], dice: random.Random) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = dice.choice(("Sheet1", "Phụ lục", "Biểu 1"))
    if dice.random() < 0.3:
        book.create_sheet("Ghi chú chung", 0)["A1"] = "Tài liệu nội bộ của đơn vị, không phải biểu"
    left, top = dice.choice((1, 1, 2, 3)), dice.choice((1, 3, 6))
    if top > 1:
        sheet.cell(1, left, unit.upper() if dice.random() < 0.5 else unit)
    if top > 3:
        sheet.cell(3, left, "PHỤ LỤC kết quả thực hiện các chỉ tiêu nghị quyết đại hội")
    order = columns(dice)
    two_lines = dice.random() < 0.3 and order.index("actual") == order.index("target") + 1
    for n, key in enumerate(order):
        title = dice.choice(HEADINGS[key])
        if two_lines and key in ("target", "actual"):
            sheet.cell(top, left + n, "Kết quả giữa nhiệm kỳ" if key == "target" else None)
            sheet.cell(top + 1, left + n, title)
        else:
            sheet.cell(top, left + n, title)
            if two_lines:
                sheet.merge_cells(start_row=top, end_row=top + 1, start_column=left + n, end_column=left + n)
    if two_lines:
        first = left + order.index("target")
        sheet.merge_cells(start_row=top, end_row=top, start_column=first, end_column=first + 1)
    row = top + 1 + two_lines
    if dice.random() < 0.3:
        sheet.cell(row, left + order.index("statement"), "I. XÂY DỰNG ĐẢNG")
        row += 1
    for line in table:
        for n, key in enumerate(order):
            sheet.cell(row, left + n, line.get(key))
        row += 1 + (dice.random() < 0.05)
    if dice.random() < 0.3:
        sheet.cell(row + 1, left, "NGƯỜI LẬP BIỂU")
    sheet.column_dimensions[get_column_letter(left)].width = 30
    book.save(path)


def document(path: Path, unit: str, table: list[dict[str, object]], dice: random.Random) -> None:
    paper = Document()
    head = paper.add_table(rows=1, cols=2)
    head.cell(0, 0).text = f"ĐẢNG BỘ KHỐI TỈNH NAM THUẬN\n{unit.upper()}\n*\nSố {dice.randrange(1, 99)}-BC/ĐU"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM\nNam Thuận, ngày 26 tháng 5 năm 2023"
    paper.add_paragraph("BÁO CÁO")
    paper.add_paragraph("sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội")
    paper.add_paragraph("I- BỐI CẢNH CHUNG")
    paper.add_paragraph(f"Năm qua {unit} hoạt động trong điều kiện có thuận lợi, có khó khăn.")
    paper.add_paragraph("T/M CẤP ỦY")
    paper.add_paragraph("PHỤ LỤC")
    order = columns(dice)
    grid = paper.add_table(rows=1, cols=len(order))
    for n, key in enumerate(order):
        grid.rows[0].cells[n].text = dice.choice(HEADINGS[key])
    for line in table:
        cells = grid.add_row().cells
        for n, key in enumerate(order):
            value = line.get(key)
            cells[n].text = (
                "" if value is None else printed(Decimal(str(value))) if isinstance(value, float | int) and key != "tt" else str(value)
            )
    paper.save(str(path))


def separated(path: Path, unit: str, table: list[dict[str, object]], dice: random.Random) -> None:
    order = columns(dice)
    lines = [unit, "", ";".join(dice.choice(HEADINGS[key]) for key in order)]
    for line in table:
        values = []
        for key in order:
            value = line.get(key)
            shown = "" if value is None else printed(Decimal(str(value))) if isinstance(value, float) else str(value)
            values.append(f'"{shown}"' if ";" in shown or "," in shown else shown)
        lines.append(";".join(values))
    path.write_text("\n".join(lines), encoding=dice.choice(("utf-8", "utf-8-sig", "utf-16")))


def make(folder: Path, seed: int) -> Truth:
    """78 good files of 78 units, and three that cannot be read."""
    dice = random.Random(seed)
    truth = Truth()
    folder.mkdir(parents=True, exist_ok=True)
    for number, unit in enumerate(unit_names()):
        table = rows(dice, truth)
        truth.units += 1
        stem = dice.choice((f"{number + 1:02d} {unit}", f"bao cao {unit}"))
        draw_file = dice.random()
        if draw_file < 0.7:
            workbook(folder / f"{stem}.xlsx", unit, table, dice)
        elif draw_file < 0.9:
            document(folder / f"{stem}.docx", unit, table, dice)
        else:
            separated(folder / f"{stem}.csv", unit, table, dice)
    bad = {
        "hong.xlsx": b"PK\x03\x04 rac",
        "rong.docx": b"",
        "virus.xlsx": b"MZ\x90\0" + bytes(500),
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
        truth.broken.append(name)
    return truth
