"""A rating table (.xlsx, .csv, .parquet) as rows the engine judges, with a report of every row that is not as it should be.

>>> head = "subject_kind;subject_id;subject_name;organisation_id;group;is_head;level;points"
>>> table = read_rating_table("a.csv", f"{head}\\ncollective;t1;Sở A;o1;Sở;0;HTTNV;89,5\\nnhóm;t2;Sở B;o2;Sở;0;HTNV;\\n".encode())
>>> [(row.id, row.level, row.points) for row in table.rows], [(found.code, found.subject_id) for found in table.findings]
([('t1', 'HTTNV', Decimal('89.5'))], [('rating_row_unusable', 't2')])

Promise: columns are known by the contract's names or the office's words, in any order, wherever the heading stands; good rows stay usable
beside wrong ones; whatever is not used is named, row by row or as a column. Several sheets with the columns are one table. A missing
required column is refused by name. No dataframe is loaded but for .parquet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from nhiemky.checking.ratings.labels import one_spelling
from nhiemky.checking.ratings.subjects import set_aside
from nhiemky.domain.finding import Finding, Refusal, finding
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
    found = [(grid, named) for grid in _grids(name, data) if (named := heading(grid.rows))]
    lines = []
    if any(grid.visible for grid, _ in found):
        lines = [f"Trang ẩn “{grid.sheet}” có bảng xếp loại, không dùng." for grid, _ in found if not grid.visible]
        found = [(grid, named) for grid, named in found if grid.visible]
    if not found:
        raise Refusal("rating_no_table", file=name)
    whole = [(grid, named) for grid, named in found if not named.missing]
    if not whole:
        nearest = min((named for _, named in found), key=lambda named: len(named.missing))
        raise Refusal("rating_columns_missing", file=name, columns=", ".join(nearest.missing))
    lines += [f"Trang “{grid.sheet}” thiếu cột {', '.join(named.missing)}, không dùng." for grid, named in found if named.missing]
    return _table(whole, lines, name, year)


def _table(tables: Sequence[tuple[Grid, Heading]], lines: Sequence[str], name: str, year: int | None) -> RatingTable:
    """The tables of a file as one: offices keep collectives on one sheet and people on another."""
    rows: list[Rated] = []
    findings: list[Finding] = []
    notes = [*lines]
    for grid, named in tables:
        reader = RowReader(grid, named, name)
        rows += reader.rows(year)
        findings += reader.findings
        notes += reader.notes.lines
    if not rows and not findings:
        raise Refusal("rating_no_rows", file=name)
    rows, spellings = one_spelling(rows)
    for label, others in spellings.items():
        said = "; ".join(f"“{other}”" for other in others[:5]) + (" …" if len(others) > 5 else "")
        findings.append(finding("group_spellings", file=name, group=label, others=said))
    second = [_in_file(found, name) for found in set_aside(rows)]
    columns = tuple(column for column in COLUMNS if any(column in named.places for _, named in tables))
    return RatingTable(tuple(rows), (*findings, *second), columns, tuple(dict.fromkeys(notes)))


def _in_file(found: Finding, name: str) -> Finding:
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
        return read_workbook(data, name, admission.entries).grids
    raise Refusal("file_kind_not_here", file=name, wanted="bảng tính .xlsx, .csv hoặc .parquet", found="văn bản")
