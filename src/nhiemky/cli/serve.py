"""`nhiemky serve [--data DIR] [--host H] [--port N]`: the office in the browser.

A fresh data folder is made ready first; without any account the one-time set-up code is printed here, once.
"""

from __future__ import annotations

import os
from pathlib import Path

import typer

from nhiemky.cli import output
from nhiemky.cli.installation import DATA


def serve(
    data: Path = DATA,
    host: str = typer.Option("127.0.0.1", "--host", help="Địa chỉ máy này trả lời; 0.0.0.0 = cả mạng nội bộ."),
    port: int = typer.Option(8000, "--port", min=1, max=65535, help="Cổng."),
    profile: str = typer.Option(
        os.environ.get("NHIEMKY_PROFILE", ""),
        "--profile",
        metavar="https|lan-http|local",
        help="Cách phục vụ; mặc định local trên 127.0.0.1, https ở nơi khác.",
    ),
    names: str = typer.Option(os.environ.get("NHIEMKY_HOSTS", ""), "--hosts", help="Tên, địa chỉ mà người dùng gõ, cách nhau dấu phẩy."),
    processes: int = typer.Option(0, "--processes", min=0, help="Số tiến trình; 0 = 1 với SQLite, 2 với PostgreSQL."),
) -> int:
    """Mở phần mềm cho trình duyệt trong mạng nội bộ. Dừng bằng Ctrl+C."""
    chosen = profile or ("local" if host in ("127.0.0.1", "localhost", "::1") else "https")
    if chosen not in ("https", "lan-http", "local"):
        raise typer.BadParameter("--profile nhận https, lan-http hoặc local")
    os.environ["NHIEMKY_PROFILE"] = chosen
    from nhiemky.web import boot
    from nhiemky.web.server import Serving, refuse_taken
    from nhiemky.web.server import serve as run

    refuse_taken(host, port)
    boot.prepare(data.resolve())
    from django.db import connection

    if code := boot.setup_code():
        output.out.print(
            f"Chưa có tài khoản nào. Mở trang, nhập mã này để lập tài khoản quản trị (dùng một lần, trong 24 giờ): [head]{code}[/head]"
        )
    serving = Serving(
        data, host, port, chosen, tuple(name for name in names.split(",") if name), processes or (1 if connection.vendor == "sqlite" else 2)
    )
    shown = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 (compared, not bound)
    return run(serving, lambda: output.out.print(f"Đang phục vụ tại http://{shown}:{port}/  (Ctrl+C để dừng)"))
