"""`nhiemky restore FILE [--data DIR]`: an installation from its backup, into an empty data folder."""

from __future__ import annotations

from pathlib import Path

import typer

from nhiemky.cli import output
from nhiemky.cli.installation import DATA


def restore(
    file: Path = typer.Argument(metavar="FILE", help="Tệp sao lưu do lệnh backup ghi."),
    data: Path = DATA,
) -> int:
    """Dựng lại từ tệp sao lưu vào thư mục dữ liệu còn trống; soát tệp sao lưu trước khi động vào thư mục."""
    from nhiemky.web.backup import restore_backup

    manifest = restore_backup(file, data.resolve())
    output.out.print(
        f"Đã dựng lại {manifest.files} tệp, nhật ký {manifest.audit_seq} dòng. Chạy `nhiemky verify --data {data}` để soát.", soft_wrap=True
    )
    return output.FINE
