"""`nhiemky backup FILE [--data DIR]`: one file with the whole installation, taken while it runs."""

from __future__ import annotations

from pathlib import Path

import typer

from nhiemky.cli import output
from nhiemky.cli.installation import DATA, opened


def backup(
    file: Path = typer.Argument(metavar="FILE", help="Tệp sao lưu sẽ ghi (.zip)."),
    data: Path = DATA,
) -> int:
    """Sao lưu cả cơ sở dữ liệu và tệp vào một tệp, trong lúc máy chủ vẫn chạy."""
    opened(data)
    from nhiemky.web.backup import write_backup

    manifest = write_backup(file)
    output.out.print(f"Đã sao lưu {manifest.files} tệp, nhật ký {manifest.audit_seq} dòng vào {file}.", soft_wrap=True)
    return output.FINE
