"""What a limited child may be asked about inspection statistics: read a filled form (see `flows.tasks`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhiemky.domain.statistics import Form
    from nhiemky.reading.statistics import StatisticsFile


def read_statistics_file(data: bytes, name: str, forms: tuple[Form, ...]) -> StatisticsFile:
    """A filled statistics form (.xlsx, .csv)."""
    from nhiemky.reading.statistics import read_statistics

    return read_statistics(data, name, forms)
