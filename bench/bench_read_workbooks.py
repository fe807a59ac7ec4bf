"""Units' workbooks read whole (identity, rows, figures, places, checks) against the floor of unzipping them and openpyxl.

Every contender meets every file in turn, so that none profits from a warm cache; figures are medians over the files.
"""

from __future__ import annotations

import gc
import random
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import openpyxl
import python_calamine
import xlsxwriter

from bench.claims import Claim, table
from nhiemky.domain.campaign import Unit
from nhiemky.reading.units.report import KnownUnits, read_unit_report

FILES, ROWS, FORMULAS = 1_000, 30, 5
HEADINGS = (
    "TT", "Chỉ tiêu chủ yếu", "Đơn vị tính", "Chỉ tiêu Nghị quyết Đại hội", "Thực hiện đến tháng 4/2023", "So với chỉ tiêu",
    "Kỳ trước", "Ghi chú",
)  # fmt: skip
OWN = 3
"""Rows of a unit's own; the others are the campaign's, the same in every file."""
COMMON = tuple(
    f"{kind} {field}"
    for kind in (
        "Kết nạp đảng viên mới",
        "Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ",
        "Doanh thu bình quân",
        "Số cuộc kiểm tra",
        "Thu nhập bình quân",
    )
    for field in ("khối cơ quan", "khối doanh nghiệp", "khối trường học", "khối bệnh viện", "ở cơ sở", "toàn đảng bộ")
)
NOTES = ("", "", "đạt sớm hơn kế hoạch", "còn vướng thủ tục, đề nghị gia hạn", "số của phòng Tổ chức")
UNITS = ("đảng viên", "%", "tỷ đồng", "cuộc", "triệu đồng/tháng")


def run() -> list[Claim]:
    with tempfile.TemporaryDirectory() as folder:
        known = KnownUnits.of(Unit(f"u{n}", f"Đảng bộ Công ty {n}") for n in range(FILES))
        paths = [make(Path(folder) / f"bieu-{n}.xlsx", n) for n in range(FILES)]
        contenders: dict[str, Callable[[Path], object]] = {
            "floor: unzip the sheet and its strings": unzip,
            "python-calamine, values only": with_calamine,
            "nhiemky": lambda path: ours(path, known),
            "openpyxl read_only, values only": with_openpyxl,
        }
        assert_same_answers(paths[:20], known)
        seconds = alternate(contenders, paths)
        floor, _, mine, peer = seconds
        table(f"one workbook of {ROWS} x {len(HEADINGS)} with {FORMULAS} formulas, {FILES} files", seconds, floor=floor)
        return [
            Claim("workbook read, identified, checked, against unzipping it", seconds[mine] / seconds[floor], "<=", 5, "x floor"),
            Claim("workbook read whole, against openpyxl's values only", seconds[peer] / seconds[mine], ">=", 8, "x faster"),
            Claim("two processes against one", two_processes(paths, known), ">=", 1.8, "x faster"),
        ]


def make(path: Path, number: int) -> Path:
    """A unit's appendix as an office lays it out: letterhead, title, borders, widths, 30 indicators, sums below some."""
    chance = random.Random(number)
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Phụ lục")
    font = {"font_name": "Times New Roman", "font_size": 13}
    plain = book.add_format({**font, "border": 1, "text_wrap": True})
    figure = book.add_format({**font, "border": 1, "num_format": "#,##0.###"})
    strong = book.add_format({**font, "bold": True, "align": "center"})
    sheet.set_column("B:B", 46, plain)
    sheet.merge_range("A1:B1", "ĐẢNG BỘ KHỐI NAM THUẬN", strong)
    sheet.merge_range("A2:B2", f"ĐẢNG ỦY CÔNG TY {number}", strong)
    sheet.merge_range("A4:H4", "PHỤ LỤC", strong)
    sheet.merge_range("A5:H5", "Kết quả thực hiện các chỉ tiêu Nghị quyết Đại hội", strong)
    sheet.write_row("A7", HEADINGS, strong)
    for index in range(ROWS):
        at, unit = 7 + index, UNITS[index % len(UNITS)]
        target, actual, before = (figure_of(unit, chance) for _ in range(3))
        sheet.write(at, 0, index + 1, plain)
        own = f"Chỉ tiêu riêng của Công ty {number}, mục {index}"
        sheet.write(at, 1, COMMON[index % 5 * 6 + index // 5] if index < ROWS - OWN else own, plain)
        sheet.write(at, 2, unit, plain)
        sheet.write(at, 3, target, figure)
        if index < FORMULAS:
            sheet.write_formula(at, 4, f"=G{at + 1}+{actual}", figure, round(before + actual, 2))
        else:
            sheet.write(at, 4, actual, figure)
        sheet.write(at, 5, chance.choice(("Đạt", "Chưa đạt", "Vượt")), plain)
        sheet.write(at, 6, before, figure)
        sheet.write(at, 7, chance.choice(NOTES), plain)
    book.close()
    return path


def figure_of(unit: str, chance: random.Random) -> float:
    """A figure such as such a row has: few distinct counts, shares with one digit, money with two."""
    if unit == "%":
        return round(chance.uniform(11, 49.9), 1)
    return chance.randint(11, 400) if unit in ("đảng viên", "cuộc") else round(chance.uniform(11, 900), 2)


def unzip(path: Path) -> int:
    with zipfile.ZipFile(path) as package:
        return len(package.read("xl/worksheets/sheet1.xml")) + len(package.read("xl/sharedStrings.xml"))


def with_calamine(path: Path) -> list[list[object]]:
    return python_calamine.load_workbook(path).get_sheet_by_index(0).to_python(skip_empty_area=False)  # type: ignore[return-value]


def with_openpyxl(path: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return rows


def ours(path: Path, known: KnownUnits) -> tuple[str, tuple[tuple[str, float | None], ...]]:
    report = read_unit_report(path.read_bytes(), path.name, known_units=known)
    return report.identity.unit_id, tuple(
        (row.statement, None if row.actual.number is None else float(row.actual.number)) for row in report.rows
    )


def assert_same_answers(paths: Sequence[Path], known: KnownUnits) -> None:
    for path in paths:
        unit, rows = ours(path, known)
        assert unit == f"u{path.stem.split('-')[1]}"
        theirs = [tuple(row) for row in with_openpyxl(path)[7 : 7 + ROWS]]
        assert rows == tuple((row[1], float(row[4])) for row in theirs), path  # type: ignore[arg-type]


def alternate(contenders: dict[str, Callable[[Path], object]], paths: Sequence[Path], runs: int = 3) -> dict[str, float]:
    """Median seconds a file, each file once a contender; the median of `runs` runs over as many parts of the files."""
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for run in range(runs):
        gc.collect()
        times: dict[str, list[float]] = {name: [] for name in contenders}
        for path in paths[run::runs]:
            for name, call in contenders.items():
                began = time.perf_counter()
                call(path)
                times[name].append(time.perf_counter() - began)
        for name, each in times.items():
            taken[name].append(statistics.median(each))
    return {name: statistics.median(each) for name, each in taken.items()}


def read_all(paths: Sequence[Path], known: KnownUnits) -> int:
    """What each process does: all the files it is given."""
    return sum(len(ours(path, known)[1]) for path in paths)


def two_processes(paths: Sequence[Path], known: KnownUnits, rounds: int = 3) -> float:
    """How much sooner two processes are done than one, both already started."""
    many = list(paths) * 2
    halves = (many[::2], many[1::2])
    ratios = []
    with ProcessPoolExecutor(1) as one, ProcessPoolExecutor(2) as two:
        list(two.map(read_all, halves, [known] * 2))
        one.submit(read_all, many, known).result()
        for _ in range(rounds):
            began = time.perf_counter()
            alone = one.submit(read_all, many, known).result()
            middle = time.perf_counter()
            together = sum(two.map(read_all, halves, [known] * 2))
            assert alone == together
            ratios.append((middle - began) / (time.perf_counter() - middle))
    return statistics.median(ratios)
