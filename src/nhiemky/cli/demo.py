"""`nhiemky demo [--journey NAME] [--data DIR] [--port N] [--no-serve]`: the main job on the shipped example, then a running office.

The example is an invented block committee of 81 units. Nothing is special about it: the first steps are the commands `read`,
`form` and `merge` with the example's files, and every file they make lies in DIR afterwards. The office in DIR/van-phong is
loaded through the users' doors (`web/demo`) and served on 127.0.0.1, on the morning of 31/5/2023; a second start finds it as it was left.
Another journey (`--journey xep-loai`) is another office in a folder of its own, on its own morning.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import typer

from nhiemky.cli import output
from nhiemky.cli.form import CAMPAIGN_FILE, form
from nhiemky.cli.merge import merge
from nhiemky.cli.read import read
from nhiemky.domain.finding import Refusal

OFFICE = "van-phong"
LOADED = "loaded"


@dataclass(frozen=True, slots=True)
class Journey:
    """A story one can walk in: `load(example, say)` and the moment `now` stand in the modules named; folder: where its office lies."""

    title: str
    folder: str
    load: str
    now: tuple[str, str]


JOURNEYS = {
    "tong-ket": Journey(
        "Tổng kết nhiệm kỳ của đảng bộ hợp nhất từ ba đảng bộ, chỉ tiêu nhiệm kỳ tới",
        "tong-ket",
        "nhiemky.web.demo.tong_ket",
        ("nhiemky.web.demo.estates.tan_khe", "NOW"),
    ),
    "phan-cap": Journey(
        "Thành ủy giao quận, huyện, đảng ủy trực thuộc; mỗi nơi giao tiếp đơn vị mình",
        "phan-cap",
        "nhiemky.web.demo.phan_cap",
        ("nhiemky.web.demo.estates.vinh_khe", "NOW"),
    ),
    "thanh-uy": Journey(
        "Thành ủy: 15 phường, xã, 5 đảng ủy được chọn và các chi bộ, đảng bộ còn lại; không điều chỉnh chỉ tiêu",
        "thanh-uy",
        "nhiemky.web.demo.thanh_uy",
        ("nhiemky.web.demo.estates.dong_giang", "NOW"),
    ),
    "so-ket": Journey("Sơ kết giữa nhiệm kỳ, 81 đơn vị nộp báo cáo", OFFICE, "nhiemky.web.demo.load", ("nhiemky.web.demo.story", "NOW")),
    "khoi": Journey(
        "Đảng ủy Khối: làm điểm một, rồi 80 đơn vị; dự thảo thông qua trước, lịch hội nghị, bốn báo cáo",
        "khoi",
        "nhiemky.web.demo.khoi",
        ("nhiemky.web.demo.estates.nam_thuan", "NOW"),
    ),
    "xep-loai": Journey(
        "Xếp loại năm 2023: bàn xét của Ban Thường vụ", "xep-loai", "nhiemky.web.demo.ratings", ("nhiemky.web.demo.rating_story", "NOW")
    ),
}
DAY = "04/6/2023"
"""The day on the example's report: before the province's deadline in the example's plan."""


def demo(
    data: Path = typer.Option(Path("demo"), "--data", metavar="DIR", help="Thư mục ghi kết quả và dữ liệu mẫu; xóa nó là xóa dữ liệu mẫu."),
    port: int = typer.Option(8000, "--port", min=1, max=65535, help="Cổng trên 127.0.0.1."),
    journey: str = typer.Option("so-ket", "--journey", metavar="NAME", help=f"Chuyện mẫu: {', '.join(JOURNEYS)}."),
    no_serve: bool = typer.Option(False, "--no-serve", help="Chạy xong thì thôi, không mở máy chủ."),
) -> int:
    """Chạy cả việc chính trên ví dụ 81 đơn vị: đọc kế hoạch, phát bộ biểu, tổng hợp, ra Word; rồi mở phần mềm với đợt ấy đang chạy."""
    if journey not in JOURNEYS:
        raise typer.BadParameter(f"không có chuyện mẫu {journey}; có: {', '.join(JOURNEYS)}", param_hint="--journey")
    told = JOURNEYS[journey]
    if not no_serve:
        from nhiemky.web.server import refuse_taken

        refuse_taken("127.0.0.1", port)
    began = time.monotonic()
    example = example_folder()
    output.out.print("[head]Ví dụ (bịa): Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh Nam Thuận, 81 đơn vị[/head]")
    if journey == "so-ket":
        _by_command(example, data)
    office = (data / told.folder).resolve()
    _office(example, office, told)
    output.out.rule()
    output.out.print(f"[head]Xong sau {time.monotonic() - began:.1f} giây[/head]")
    return output.FINE if no_serve else _serve(office, port, told)


def _by_command(example: Path, data: Path) -> None:
    """The job by the commands, as an office without a server would do it."""
    plan, roster, reports = example / "ke-hoach.docx", example / "danh-sach-don-vi.xlsx", example / "bao-cao"
    kits, table, word, pdf = data / "bo-bieu", data / "tong-hop.xlsx", data / "bao-cao-tong-hop.docx", data / "bao-cao-tong-hop.pdf"
    _step("1. Đọc kế hoạch: ai làm gì, hạn nào, kèm gì", lambda: read([plan], json=False, out=data))
    _step("2. Phát bộ biểu cho từng đơn vị", lambda: form(plan, unit=None, units=roster, out=kits, kit=True, json=False))
    _step(
        "3. Tổng hợp các tệp đơn vị gửi về",
        lambda: merge([reports], table, docx=word, pdf=pdf, campaign=kits / CAMPAIGN_FILE, units=None, on=DAY, figures=None, json=False),
    )
    shown = {word: "báo cáo tổng hợp, Word", pdf: "báo cáo tổng hợp, PDF", table: "phụ lục, nguồn từng số, phát hiện", kits: "bộ biểu"}
    for path, what in shown.items():
        output.out.print(f"  {path}  [quiet]{what}[/quiet]", soft_wrap=True)
    output.out.print(f"Kế hoạch, danh sách và các tệp đơn vị gửi: {example}", style="quiet", soft_wrap=True)


def _office(example: Path, office: Path, told: Journey) -> None:
    """The running office: made once, in a folder beside that is renamed when all of it is there."""
    if (office / LOADED).exists():
        _prepare(office)  # an earlier version may have made it
        output.out.print(f"Đợt mẫu đã nạp từ trước: {office}", style="quiet", soft_wrap=True)
        return
    if office.exists():
        shutil.rmtree(office)  # an earlier start was broken off: nothing of a user's lies there yet
    title = "4. Mở đợt trên máy: nạp như người dùng làm, từng ngày một" if told.folder == OFFICE else told.title
    _step(title, lambda: _load(example, office, told))


def _load(example: Path, office: Path, told: Journey) -> int:
    _prepare(office)
    import_module(told.load).load(example, lambda words: output.out.print(f"  {words}", style="quiet"))
    (office / LOADED).touch()
    return output.FINE


def _prepare(office: Path) -> None:
    from nhiemky.web import boot

    os.environ["NHIEMKY_PROFILE"] = "local"
    os.environ["NHIEMKY_DEMO"] = "1"
    boot.prepare(office)


def _serve(office: Path, port: int, told: Journey) -> int:
    from nhiemky.web.server import Serving, serve

    def ready() -> None:
        output.out.print(f"Mở [head]http://127.0.0.1:{port}/[/head]: tài khoản mẫu ghi ở trang đăng nhập. Dừng bằng Ctrl+C.")

    module, name = told.now
    now = getattr(import_module(module), name)
    return serve(Serving(office, "127.0.0.1", port, "local", demo_now=now.isoformat()), ready)


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
