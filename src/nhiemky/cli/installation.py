"""The installation a command works on: its data folder, opened for Django."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from nhiemky.domain.finding import Refusal

DATA = typer.Option(Path(os.environ.get("NHIEMKY_DATA", "nhiemky-data")), "--data", metavar="DIR", help="Thư mục dữ liệu.")


def opened(data: Path) -> Path:
    """Configure Django for an installation that is there; refuse where there is none."""
    if not (data / "secret.key").is_file():
        raise Refusal("no_installation", folder=str(data))
    from nhiemky.web import boot

    boot.configure(data.resolve())
    return data
