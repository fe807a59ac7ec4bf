"""A rating table (.xlsx, .csv, .parquet) as rows the engine judges, with a report of every row that is not as it should be.

>>> head = "subject_kind;subject_id;subject_name;organisation_id;group;is_head;level;points"
>>> table = read_rating_table("a.csv", f"{head}\\ncollective;t1;Sở A;o1;Sở;0;HTTNV;89,5\\nnhóm;t2;Sở B;o2;Sở;0;HTNV;\\n".encode())
>>> [(row.id, row.level, row.points) for row in table.rows], [(found.code, found.subject_id) for found in table.findings]
([('t1', 'HTTNV', Decimal('89.5'))], [('rating_row_unusable', 't2')])

Promise: columns are known by the contract's names or the office's words, in any order, wherever the heading stands; good rows stay usable
beside wrong ones; whatever is not used is named, row by row or as a column. A missing required column is refused by name. No dataframe
is loaded but for .parquet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from nhiemky.checking.ratings.subjects import set_aside
from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.rating import Rated
from nhiemky.flows.rating_columns import COLUMNS, Heading, heading
from nhiemky.flows.rating_rows import RowReader
from nhiemky.reading.admission import admit
from nhiemky.reading.units.grid import Grid


@dataclass(frozen=True, slots=True)
class RatingTable:
    """rows in the file's order, second rows and unknown levels among them (`judge` sets those aside); findings row by row, those two
    sorts included; columns: the contract's names that the table has; not_checked: lines that name each row and column left out."""

    rows: tuple[Rated, ...]
    findings: tuple[Finding, ...] = ()
    columns: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()


def read_rating_table(name: str, data: bytes, year: int | None = None) -> RatingTable:
    """The table in a file. year: rows that say another year are set aside; without it, all but the most frequent year's.

    Refuses with `rating_no_table`, `rating_columns_missing`, `rating_no_rows` and the codes of opening a file.
    """
    best: tuple[Grid, Heading] | None = None
    for grid in _grids(name, data):
        found = heading(grid.rows)
        if found and (best is None or len(found.places) > len(best[1].places)):
            best = grid, found
    if best is None:
        raise Refusal("rating_no_table", file=name)
    grid, named = best
    if named.missing:
        raise Refusal("rating_columns_missing", file=name, columns=", ".join(named.missing))
    return _table(grid, named, name, year)


def _table(grid: Grid, named: Heading, name: str, year: int | None) -> RatingTable:
    reader = RowReader(grid, named, name)
    rows = reader.rows(year)
    if not rows and not reader.findings:
        raise Refusal("rating_no_rows", file=name)
    second = [_in_file(found, name) for found in set_aside(rows)]
    columns = tuple(column for column in COLUMNS if column in named.places)
    return RatingTable(tuple(rows), (*reader.findings, *second), columns, reader.notes.lines)


def _in_file(found: Finding, name: str) -> Finding:
    from dataclasses import replace

    return replace(found, file=name)


def _grids(name: str, data: bytes) -> Sequence[Grid]:
    if PurePath(name).suffix.lower() == ".parquet":
        from nhiemky.flows.rating_parquet import read_parquet

        return [read_parquet(name, data)]
    admission = admit(data, name)
    from nhiemky.reading.units.workbook import read_csv, read_workbook

    if admission.kind == "csv":
        return read_csv(data, name).grids
    if admission.kind == "xlsx":
        return list(_visible_first(read_workbook(data, name, admission.entries).grids))
    raise Refusal("file_kind_not_here", file=name, wanted="bảng tính .xlsx, .csv hoặc .parquet", found="văn bản")


def _visible_first(grids: Sequence[Grid]) -> Iterator[Grid]:
    yield from (grid for grid in grids if grid.visible)
    yield from (grid for grid in grids if not grid.visible)
