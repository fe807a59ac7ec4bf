"""A rating table in Parquet, of an office or of a country: small ones row by row, large ones as columns, with the same answer.

A large table has the contract's own column names and codes; one with an office's headings, years, marks or quarters goes row by row
whatever its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import Repair, RepairStep
from nhiemky.flows.rate import Rating, rate, rated
from nhiemky.flows.rate_rules import rules_for
from nhiemky.flows.rating_columns import COLUMNS, MORE, REQUIRED, column_of
from nhiemky.flows.rating_parquet import MARK, refuse_other
from nhiemky.flows.rating_table import RatingTable, read_rating_table
from nhiemky.rulebook.ratings import RuleFile

if TYPE_CHECKING:
    from nhiemky.checking.ratings.national import National

LARGE = 200_000
"""Rows from which a table is judged as columns."""


def rate_parquet(
    path: Path, name: str, *, year: int, period: str = "", files: Sequence[RuleFile] = (), with_repair: bool = False, large: int = LARGE
) -> Rating:
    """The table at `path` judged. large: from so many rows on as columns.

    Refuses with `parquet_without_polars`, `file_broken` and the codes of `read_rating_table`.
    """
    rows, columns = _shape(path, name)
    if rows < large or any(column in MORE for column in map(column_of, columns)) or not set(REQUIRED) <= set(columns):
        table = read_rating_table(name, path.read_bytes(), year)
        return rate(table, year=year, period=period, files=files, with_repair=with_repair, name=name)
    from nhiemky.checking.ratings.national import judge_parquet

    rules = rules_for(year, period, files)
    national = judge_parquet(path, rules)
    fixed = _repaired(national) if with_repair else None
    table = RatingTable((), (), tuple(column for column in COLUMNS if column in columns), tuple(_lines(path, columns)))
    return rated(table, rules, national.judged, year=year, period=period, files=files, fixed=fixed, name=name)


def _repaired(national: National) -> Repair:
    from nhiemky.checking.ratings.national_repair import repair_national

    found = repair_national(national)
    steps = tuple(
        RepairStep(
            subject_id=row["subject_id"],
            choose=row["choose"],
            among=tuple(row["among"] or ()),
            from_level=row["from"],
            to_level=row["to"],
            reason=row["reason"],
            subject_kind=row["subject_kind"],
            group=row["group"],
        )
        for row in found.steps.iter_rows(named=True)
    )
    return Repair(steps, found.count, found.proven_minimal)


def _shape(path: Path, name: str) -> tuple[int, Sequence[str]]:
    """Rows and column names, from the file's end alone."""
    with path.open("rb") as opened:
        head = opened.read(len(MARK))
        size = opened.seek(0, 2)
        opened.seek(max(0, size - 12))
        refuse_other(name, head + opened.read())
    try:
        import polars
    except ImportError:
        raise Refusal("parquet_without_polars", file=name) from None
    try:
        scan = polars.scan_parquet(path)
        return scan.select(polars.len()).collect().item(), scan.collect_schema().names()
    except (polars.exceptions.PolarsError, OSError, ValueError) as fault:
        raise Refusal("file_broken", file=name, reason=str(fault)[:80]) from None


def _lines(path: Path, columns: Sequence[str]) -> list[str]:
    """Columns nobody asks about, and rows that lack a group or an id: counted, not named, in a table of this size."""
    import polars as pl

    others = [column for column in columns if column not in COLUMNS]
    lines = [f"Cột không dùng: {', '.join(others)}."] if others else []
    blank = {name: pl.col(name).cast(pl.String).fill_null("").str.strip_chars() == "" for name in ("group", "subject_id")}
    counts = pl.scan_parquet(path).select(*(asked.sum().alias(name) for name, asked in blank.items())).collect().row(0, named=True)
    if counts["group"]:
        lines.append(f"group (cap_exceeded): {counts['group']} dòng không ghi nhóm, không tính vào trần nào.")
    if counts["subject_id"]:
        lines.append(f"subject_id: {counts['subject_id']} dòng không ghi mã, không nhận ra được nếu ghi hai lần.")
    return lines
