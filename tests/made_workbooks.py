"""Workbooks for tests, made in memory from rows; what a test needs beyond values it writes itself."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

HEADING = ("TT", "Chỉ tiêu chủ yếu", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện đến tháng 4/2023", "So với chỉ tiêu")
PEOPLE = "đảng viên"


def workbook(*rows: Sequence[Any], sheet: str = "Phụ lục", finish: Callable[[Any, Any], None] | None = None) -> bytes:
    """One sheet of rows from A1. finish(book, sheet) adds formats, merges, further sheets."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    page = book.add_worksheet(sheet)
    fill(page, rows)
    if finish:
        finish(book, page)
    book.close()
    return data.getvalue()


def fill(page: Any, rows: Sequence[Sequence[Any]], start: int = 0) -> None:
    """Write rows; None and "" stay empty."""
    for at, row in enumerate(rows, start):
        for column, cell in enumerate(row):
            if cell not in (None, ""):
                page.write(at, column, cell)


def altered(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The same package with one part's XML changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, change(body.decode()).encode() if name == part else body)
    return out.getvalue()
