"""What a limited child may be asked about ratings: read a table, judge one, read a committee's rule file (see `flows.tasks`).

`rate_file` answers with what the table comes to, not with its rows: those of a nation need not go through a pipe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nhiemky.domain.finding import Refusal
from nhiemky.flows.sandbox import Limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhiemky.flows.rate import Rating
    from nhiemky.flows.rating_table import RatingTable
    from nhiemky.rulebook.ratings import RuleFile

RATES: Final = ("nhiemky.flows.rate", "nhiemky.reading.units.workbook")
LIMITS: Final = Limits(memory_mb=1024, cpu_seconds=60, wall_seconds=90.0)
PARQUET_LIMITS: Final = Limits(memory_mb=8192, cpu_seconds=600, wall_seconds=600.0)
"""A nation's table: some millions of rows, which a dataframe holds in memory."""
PARQUET_BYTES: Final = 2 << 30


def read_rating_file(data: bytes, name: str, year: int | None = None) -> RatingTable:
    """A rating table (.xlsx, .csv), row by row with what is wrong."""
    from nhiemky.flows.rating_table import read_rating_table

    return read_rating_table(name, data, year)


def rate_file(data: bytes, name: str, year: int, period: str, files: Sequence[RuleFile], with_repair: bool) -> Rating:
    """A table judged; see `flows.rate.rate`."""
    from nhiemky.flows.rate import rate, read_rating_table

    return rate(read_rating_table(name, data, year), year=year, period=period, files=files, with_repair=with_repair, name=name)


def rate_parquet_file(_data: bytes, name: str, path: str, year: int, period: str, files: Sequence[RuleFile], with_repair: bool) -> Rating:
    """A table in Parquet judged; it is opened where it lies, no bytes are handed over."""
    from pathlib import Path

    from nhiemky.flows.rate_national import rate_parquet

    return rate_parquet(Path(path), name, year=year, period=period, files=files, with_repair=with_repair)


def read_rule_file(data: bytes, name: str, known: tuple[RuleFile, ...] = ()) -> RuleFile:
    """A rule file somebody wrote (.yaml). known: others that it may stand on, beside those that are shipped."""
    from nhiemky.rulebook.rating_sets import parse_rule_file

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("unreadable_encoding", file=name) from None
    return parse_rule_file(text, file=name, known=known)
