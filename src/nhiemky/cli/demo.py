"""`nhiemky demo [--data DIR] [--no-serve]`: the main job on the shipped example, end to end, with the time of each step.

The example is a block committee of 81 units (invented). Nothing is special about it: the steps are the commands
`form` and `merge` with the files of the example, and every file made lies in DIR afterwards.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from nhiemky.cli import output
from nhiemky.cli.form import make_form
from nhiemky.cli.merge import make_merge
from nhiemky.cli.read import read_files
from nhiemky.domain.finding import Refusal


def example_folder() -> Path:
    """Where the example lies: in the repository beside src, or inside an installed package."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "example", package.parent.parent / "examples" / "khoi-nam-thuan"):
        if folder.is_dir():
            return folder
    raise Refusal("file_missing", file="examples/khoi-nam-thuan")


def demo(
    data: Path = typer.Option(Path("demo"), "--data", metavar="DIR", help="Thư mục ghi kết quả."),
    no_serve: bool = typer.Option(False, "--no-serve", help="Chạy xong thì thôi, không mở máy chủ (bản này chưa có máy chủ)."),  # noqa: ARG001
) -> int:
    """Chạy cả việc chính trên ví dụ 81 đơn vị: đọc kế hoạch, phát bộ biểu, tổng hợp, ra Word."""
    example = example_folder()
    plan, roster, reports = example / "ke-hoach.docx", example / "danh-sach-don-vi.xlsx", example / "bao-cao"
    kits, table, word, pdf = data / "bo-bieu", data / "tong-hop.xlsx", data / "bao-cao-tong-hop.docx", data / "bao-cao-tong-hop.pdf"
    output.out.print("[head]Ví dụ: Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh Nam Thuận (bịa), 81 đơn vị[/head]\n")
    began = time.monotonic()
    with _step("1. Đọc kế hoạch"):
        (directive,) = read_files([plan])
        if isinstance(directive, Refusal):
            raise directive
    duties, outlines, tables = len(directive.obligations), len(directive.outlines), len(directive.appendix_tables)
    output.out.print(f"   {duties} việc có hạn, {outlines} đề cương, {tables} phụ lục\n")
    with _step("2. Phát bộ biểu cho từng đơn vị"):
        made = make_form(plan, units=roster, to=kits, kit=True)
    output.out.print(f"   {made} đơn vị; mỗi đơn vị một tệp nén có Excel, khung báo cáo Word và tờ hướng dẫn\n")
    with _step("3. Tổng hợp báo cáo các đơn vị gửi về"):
        consolidation = make_merge([reports], table=table, word=word, pdf=pdf, campaign=kits / "campaign.json")
    output.print_findings([found for found in consolidation.findings if found.severity == "high"])
    output.out.print(f"\nXong sau {time.monotonic() - began:.1f} giây. Mở ra xem:")
    shown = {word: "báo cáo tổng hợp, Word", pdf: "báo cáo tổng hợp, PDF", table: "phụ lục, nguồn từng số, phát hiện", kits: "bộ biểu"}
    for path, what in shown.items():
        output.out.print(f"  {path}  [quiet]{what}[/quiet]", soft_wrap=True)
    return output.FINE


@contextmanager
def _step(title: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    output.out.print(f"[head]{title}[/head]  {time.monotonic() - began:.1f} giây")
