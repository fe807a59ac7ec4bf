"""A rating table in .parquet as a grid. The only place of an ordinary table that loads a dataframe; without one it is refused by name."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

from nhiemky.domain.finding import Refusal
from nhiemky.reading.units.grid import Cell, Grid

MARK = b"PAR1"


def read_parquet(name: str, data: bytes) -> Grid:
    """The file's one table, its column names as the first row. Refuses with `parquet_without_polars`, `file_broken`, `file_empty`."""
    refuse_other(name, data)
    try:
        import polars
    except ImportError:
        raise Refusal("parquet_without_polars", file=name) from None
    try:
        frame = polars.read_parquet(BytesIO(data))
    except (polars.exceptions.PolarsError, OSError, ValueError) as fault:
        raise Refusal("file_broken", file=name, reason=str(fault)[:80]) from None
    return Grid("", [list(frame.columns), *([_cell(value) for value in row] for row in frame.iter_rows())])


def refuse_other(name: str, data: bytes) -> None:
    """What is no Parquet file by its first and last bytes."""
    if not data:
        raise Refusal("file_empty", file=name)
    if not (data.startswith(MARK) and data.endswith(MARK)) or len(data) < 12:
        raise Refusal("file_broken", file=name, reason="không có cấu trúc của tệp .parquet")


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, str | bool | int | float | date | datetime):
        return value
    return str(value)
