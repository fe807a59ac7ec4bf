"""A consolidation as it is kept (bản tổng hợp số n): what it was made from, how it is stored, whether it comes out again.

>>> from nhiemky.domain.campaign import Owner
>>> inputs = Inputs(Campaign("Sơ kết", Owner("Đảng ủy Khối")), (), ())
>>> version = build(inputs)
>>> version.indicators, open_stored(stored(version)) == version, check(1, version, inputs)
((), True, ())

Promise: the same inputs give the same consolidation, the same hash and the same stored bytes, in whatever order they come; a
consolidation from stored figures equals the one from the files they were read from; nothing stored loses a digit.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from nhiemky.consolidating.consolidate import consolidate
from nhiemky.consolidating.recompute import recompute
from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.consolidation import Consolidation, Stage, Submission
from nhiemky.domain.figure import Row, Value
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.lineage import NO_LINEAGE, Lineage
from nhiemky.domain.settled import NOTHING_SETTLED, Settled
from nhiemky.domain.unit_report import Identity, UnitReport
from nhiemky.flows.exact_json import decode, encode

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """One figure as the database keeps it.

    unit_id, unit     who reports. code, statement: the campaign's indicator, or the unit's own words where it has none.
    place             `sheet` and `cell` of a file, or "dòng 06" of a figure typed in, or the words of a sentence.
    submission        id of the revision (or working copy) it stands in; stage: how far that has come.
    """

    unit_id: str
    unit: str
    code: str
    statement: str
    unit_of_measure: str
    target: Value
    actual: Value
    submission: str
    stage: Stage | Literal[""] = ""
    file: str = ""
    sha256: str = ""
    sheet: str = ""
    cell: str = ""
    target_cell: str = ""
    row: int = 0
    verdict: str = ""
    note: str = ""
    estimated: bool = False
    cut_off: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a consolidation depends on: nothing else is looked at. campaign: its issued version. lineage: mergers as of the day."""

    campaign: Campaign
    reports: tuple[UnitReport, ...]
    submissions: tuple[Submission, ...]
    settled: Settled = NOTHING_SETTLED
    lineage: Lineage = NO_LINEAGE

    @property
    def hash(self) -> str:
        """SHA-256 over all of it, whatever the order the reports came in."""
        ordered = replace(
            self,
            reports=tuple(sorted(self.reports, key=lambda report: (report.submission, report.file, report.sha256))),
            submissions=tuple(sorted(self.submissions, key=lambda submission: submission.id)),
        )
        return hashlib.sha256(_bytes(encode(ordered))).hexdigest()


def build(inputs: Inputs) -> Consolidation:
    """The consolidation of stored reports."""
    return consolidate(
        inputs.reports, campaign=inputs.campaign, settled=inputs.settled, submissions=inputs.submissions, lineage=inputs.lineage
    )


def build_from_figures(
    figures: Sequence[StoredFigure], campaign: Campaign, settled: Settled = NOTHING_SETTLED, submissions: Sequence[Submission] = ()
) -> Consolidation:
    """The consolidation of rows: equal to that of the files the rows were read from."""
    return build(Inputs(campaign, reports_of(figures), tuple(submissions) or _submissions(figures), settled))


def reports_of(figures: Sequence[StoredFigure]) -> tuple[UnitReport, ...]:
    """Rows put together again by the revision and file they stand in, in the order of their rows."""
    tables: dict[tuple[str, str], list[StoredFigure]] = {}
    for figure in figures:
        tables.setdefault((figure.submission, figure.file), []).append(figure)
    return tuple(_report(rows) for rows in tables.values())


def _report(figures: Sequence[StoredFigure]) -> UnitReport:
    first = figures[0]
    rows = sorted(figures, key=lambda figure: figure.row)
    cut_offs = {figure.cut_off for figure in rows}
    whole = all(figure.estimated for figure in rows)
    return UnitReport(
        file=first.file or "Nhập trên máy",
        sha256=first.sha256 or f"{first.submission}|{first.file}",
        identity=Identity(first.unit, "identity_sheet", first.unit_id),
        rows=tuple(_row(at, figure, whole) for at, figure in enumerate(rows, 1)),
        cut_off=first.cut_off if len(cut_offs) == 1 else "",
        estimated=whole,
        submission=first.submission,
    )


def _row(at: int, figure: StoredFigure, whole: bool) -> Row:
    """whole: the table's heading says that all of it is estimated, so that no single figure need."""
    mark = figure.estimated and not whole and not figure.actual.is_blank
    actual = figure.actual._replace(estimated=True) if mark else figure.actual
    return Row(
        str(at), figure.statement, figure.unit_of_measure, figure.target, actual, figure.verdict, figure.sheet, figure.row or at,
        figure.target_cell, figure.cell, figure.code, figure.note, figure.cut_off,
    )  # fmt: skip


def _submissions(figures: Sequence[StoredFigure]) -> tuple[Submission, ...]:
    found = {f.submission: Submission(f.submission, f.unit, f.file, f.sha256, f.stage) for f in figures if f.stage}
    return tuple(found.values())


def figures_of(report: UnitReport, unit: Unit, *, stage: Stage | Literal[""] = "") -> tuple[StoredFigure, ...]:
    """A report's rows as the database keeps them; `reports_of` puts them together again."""
    return tuple(
        StoredFigure(
            unit.id, unit.name, row.code, row.statement, row.unit_of_measure, row.target, row.actual, report.submission, stage, report.file,
            report.sha256, row.sheet, row.actual_cell, row.target_cell, row.row, row.verdict, row.note, report.estimated,
            row.cut_off or report.cut_off,
        )
        for row in report.rows
    )  # fmt: skip


def stored(version: Consolidation) -> dict[str, Any]:
    """As JSON for the store. Deterministic."""
    return {"schema_version": SCHEMA_VERSION, "consolidation": encode(version)}


def open_stored(value: dict[str, Any]) -> Consolidation:
    """What `stored` gave."""
    return decode(Consolidation, value["consolidation"])


def check(number: int, version: Consolidation, inputs: Inputs) -> tuple[Finding, ...]:
    """For `verify`: does version `number` come out the same, and do its sums by other means? () = it does.

    A version may be kept without its texts: they stand in the reports.
    """
    again = build(inputs)
    if not version.sections:
        again = replace(again, sections=())
    same = _bytes(encode(again)) == _bytes(encode(version))
    found = () if same else (finding("version_inputs_changed", number=number),)
    return (*found, *recompute(version, inputs.reports, inputs.campaign))


def _bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
