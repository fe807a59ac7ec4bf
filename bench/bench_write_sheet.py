"""A consolidated sheet of 52,000 x 30 written by the stream, by XlsxWriter constant_memory, and by the least work any writer must do.

Each contender runs in its own process, in turn, three times; the figures are medians of its own time and of its peak memory
(a contender imports only what it needs, so that the peak is its own).
The cells differ in every row (a repeated row would flatter the packing), and two readers must find equal values in both files.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from bench.claims import Claim, table
from nhiemky.writing.sheet_stream import Cell, Fill, fill_into

ROWS, COLUMNS, ROUNDS = 52_000, 30, 3
HEADINGS = [f"Cột {n}" for n in range(1, COLUMNS + 1)]


def run() -> list[Claim]:
    with tempfile.TemporaryDirectory() as folder:
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in CONTENDERS}
        for _ in range(ROUNDS):
            for name in CONTENDERS:
                taken[name].append(_in_own_process(name, Path(folder) / f"{name}.xlsx"))
        assert_same_values(Path(folder) / "stream.xlsx", Path(folder) / "xlsxwriter.xlsx")
    seconds = {name: statistics.median(time for time, _ in runs) for name, runs in taken.items()}
    memory = {name: statistics.median(peak for _, peak in runs) for name, runs in taken.items()}
    table(f"one sheet of {ROWS} x {COLUMNS}", seconds, floor="floor")
    print("  peak memory: " + ", ".join(f"{name} {peak:.0f} MB" for name, peak in memory.items()))
    return [
        Claim("sheet written, against XlsxWriter constant_memory", seconds["xlsxwriter"] / seconds["stream"], ">=", 4, "x faster"),
        Claim("sheet written, against the raw stream", seconds["stream"] / seconds["floor"], "<=", 2, "x floor"),
        Claim("its peak memory against XlsxWriter constant_memory", memory["stream"] / memory["xlsxwriter"], "<=", 2, "x"),
    ]


def rows() -> Iterator[list[Cell]]:
    """A unit, an indicator, a file, and figures, other ones in each row."""
    for n in range(ROWS):
        words: list[Cell] = [
            f"Đảng bộ Công ty {n % 811}",
            f"Chỉ tiêu số {n % 31}",
            "đảng viên",
            f"bieu-{n % 811}.xlsx",
            "Phụ lục",
            f"E{n % 60}",
        ]
        yield words + [(n * (at + 7)) % 9973 if at % 2 else ((n + at) % 997) / 8 for at in range(COLUMNS - len(words))]


def stream(path: Path) -> None:
    import xlsxwriter

    shell = BytesIO()
    with xlsxwriter.Workbook(shell) as book:
        sheet, look = book.add_worksheet("Nguồn"), book.add_format({"border": 1})
        sheet.write_row(0, 0, HEADINGS, look)
        sheet.write_row(1, 0, [""] * COLUMNS, look)
    with path.open("wb") as out:
        fill_into(out, shell.getvalue(), [Fill(1, 2, rows(), ROWS)])


def with_xlsxwriter(path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, look = book.add_worksheet("Nguồn"), book.add_format({"border": 1})
    sheet.write_row(0, 0, HEADINGS, look)
    for number, cells in enumerate(rows(), 1):
        sheet.write_row(number, 0, cells, look)
    book.close()


def floor(path: Path) -> None:
    """Cells put into XML and packed: no formats, no styles, no escaping, nothing Excel would open."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=2) as target, target.open("sheet1.xml", "w") as part:
        pieces: list[str] = []
        for number, cells in enumerate(rows(), 2):
            inside = "".join([f"<c><is><t>{v}</t></is></c>" if isinstance(v, str) else f"<c><v>{v}</v></c>" for v in cells])
            pieces.append(f'<row r="{number}">{inside}</row>')
            if len(pieces) == 256:
                part.write("".join(pieces).encode())
                pieces.clear()
        part.write("".join(pieces).encode())


CONTENDERS: dict[str, Callable[[Path], None]] = {"floor": floor, "stream": stream, "xlsxwriter": with_xlsxwriter}


def _in_own_process(name: str, path: Path) -> tuple[float, float]:
    """Seconds and peak megabytes."""
    done = subprocess.run([sys.executable, "-m", "bench.bench_write_sheet", name, str(path)], capture_output=True, text=True, check=True)
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def assert_same_values(mine: Path, theirs: Path) -> None:
    """Calamine reads both whole, openpyxl the ends of both."""
    import openpyxl
    import python_calamine

    first, second = (python_calamine.load_workbook(path).get_sheet_by_index(0).to_python() for path in (mine, theirs))
    assert len(first) == ROWS + 1
    assert first == second
    for path in (mine, theirs):
        book = openpyxl.load_workbook(path, read_only=True)
        head = list(book.worksheets[0].iter_rows(max_row=3, values_only=True))
        assert [list(row) for row in head] == [HEADINGS, *(list(row) for row, _ in zip(rows(), range(2), strict=False))]
        book.close()


def _alone(name: str, path: Path) -> None:
    began = time.perf_counter()
    CONTENDERS[name](path)
    seconds = time.perf_counter() - began
    print(json.dumps([seconds, _peak()]))


def _peak() -> float:
    """Megabytes this program had at most; `ru_maxrss` would tell the parent's where it was larger."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    _alone(sys.argv[1], Path(sys.argv[2]))
