"""`nhiemky demo [--data DIR] [--no-serve]`: the main job on the shipped example, end to end, with the time of each step.

The example is an invented block committee of 81 units. Nothing is special about it: the steps are the commands `read`,
`form` and `merge` with the example's files, and every file they make lies in DIR afterwards.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import typer

from nhiemky.cli import output
from nhiemky.cli.form import CAMPAIGN_FILE, form
from nhiemky.cli.merge import merge
from nhiemky.cli.read import read
from nhiemky.domain.finding import Refusal

DAY = "04/6/2023"
"""The day on the example's report: before the province's deadline in the example's plan."""


def demo(
    data: Path = typer.Option(Path("demo"), "--data", metavar="DIR", help="Thư mục ghi kết quả."),
    no_serve: bool = typer.Option(False, "--no-serve", help="Chạy xong thì thôi, không mở máy chủ (bản này chưa có máy chủ)."),  # noqa: ARG001
) -> int:
    """Chạy cả việc chính trên ví dụ 81 đơn vị: đọc kế hoạch, phát bộ biểu, tổng hợp, ra Word."""
    example = example_folder()
    plan, roster, reports = example / "ke-hoach.docx", example / "danh-sach-don-vi.xlsx", example / "bao-cao"
    kits, table, word, pdf = data / "bo-bieu", data / "tong-hop.xlsx", data / "bao-cao-tong-hop.docx", data / "bao-cao-tong-hop.pdf"
    output.out.print("[head]Ví dụ (bịa): Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh Nam Thuận, 81 đơn vị[/head]")
    began = time.monotonic()
    taken = [
        _step("1. Đọc kế hoạch: ai làm gì, hạn nào, kèm gì", lambda: read([plan], json=False, out=data)),
        _step("2. Phát bộ biểu cho từng đơn vị", lambda: form(plan, unit=None, units=roster, out=kits, kit=True, json=False)),
        _step(
            "3. Tổng hợp các tệp đơn vị gửi về",
            lambda: merge([reports], table, docx=word, pdf=pdf, campaign=kits / CAMPAIGN_FILE, units=None, on=DAY, json=False),
        ),
    ]
    output.out.rule()
    output.out.print(
        f"[head]Xong sau {time.monotonic() - began:.1f} giây[/head] (" + ", ".join(f"{seconds:.1f}" for seconds in taken) + ")."
    )
    shown = {word: "báo cáo tổng hợp, Word", pdf: "báo cáo tổng hợp, PDF", table: "phụ lục, nguồn từng số, phát hiện", kits: "bộ biểu"}
    for path, what in shown.items():
        output.out.print(f"  {path}  [quiet]{what}[/quiet]", soft_wrap=True)
    output.out.print(f"Kế hoạch, danh sách và các tệp đơn vị gửi: {example}", style="quiet", soft_wrap=True)
    return output.FINE


def example_folder() -> Path:
    """Where the example lies: in the repository beside src, or inside an installed package."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "example", package.parent.parent / "examples" / "khoi-nam-thuan"):
        if folder.is_dir():
            return folder
    raise Refusal("file_missing", file="examples/khoi-nam-thuan")


def _step(title: str, command: Callable[[], int]) -> float:
    output.out.rule(f"[head]{title}[/head]", align="left")
    began = time.monotonic()
    command()
    seconds = time.monotonic() - began
    output.out.print(f"[quiet]{seconds:.1f} giây[/quiet]\n")
    return seconds
