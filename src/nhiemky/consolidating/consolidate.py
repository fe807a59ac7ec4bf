"""Unit reports in, one consolidation out.

Promise: same reports, same result, in whatever order they come; every file is answered for; every figure opens to its cell.

>>> from decimal import Decimal
>>> from nhiemky.domain.figure import BLANK, Row, Value
>>> from nhiemky.domain.unit_report import Identity, UnitReport
>>> def report(unit, number):
...     row = Row("1", "Kết nạp đảng viên mới", "đảng viên", BLANK, Value(str(number), Decimal(number)), "", "Phụ lục", 5, "D5", "E5")
...     return UnitReport(f"{unit}.xlsx", unit, Identity(unit, "title"), rows=(row,))
>>> total = consolidate([report("Chi bộ A", 3), report("Chi bộ B", 5)]).indicators[0]
>>> total.actual.plain, total.arithmetic
('8', ('3 + 5 = 8',))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhiemky.consolidating.indicators import consolidate_rows
from nhiemky.consolidating.matching import Table, align
from nhiemky.consolidating.predecessors import Descent
from nhiemky.consolidating.reports import Chosen, choose
from nhiemky.consolidating.texts import Passage, Texts, gather
from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.consolidation import Consolidation, Source, Submission
from nhiemky.domain.finding import RANK, Finding, finding
from nhiemky.domain.lineage import NO_LINEAGE, Lineage
from nhiemky.domain.settled import NOTHING_SETTLED, Settled
from nhiemky.domain.unit_report import UnitReport
from nhiemky.vietnamese.columns import cut_off_day, cut_off_words


def consolidate(
    reports: Sequence[UnitReport],
    *,
    campaign: Campaign | None = None,
    roster: Sequence[Unit] = (),
    refused: Sequence[tuple[str, Finding]] = (),
    settled: Settled = NOTHING_SETTLED,
    submissions: Sequence[Submission] = (),
    lineage: Lineage = NO_LINEAGE,
) -> Consolidation:
    """roster: units expected where there is no campaign. refused: files that could not be read, each with its finding;
    a finding without a file's name is told only. settled: by people. submissions: those the reports were handed in as.
    lineage: mergers and splits as of the day: figures of predecessors stand for their successors, each counted once."""
    units = campaign.units if campaign and campaign.units else tuple(roster)
    known = {unit.id for unit in units}
    formers = [Unit(former.id, former.name, branch=former.branch or None) for former in lineage.formers if former.id not in known]
    selection = choose(sorted(reports, key=lambda report: (report.file, report.sha256)), units, formers)
    held = [chosen for chosen in selection.chosen if chosen.table]
    tables = [_table(chosen, campaign) for chosen in held]
    aligned, told = align(tables, campaign.indicators if campaign else (), settled.matches)
    held_by = [(c.unit, c.unit_id, c.branch, c.table) for c in held if c.table]
    stages = {submission.id: submission.stage for submission in submissions}
    names = {unit.id: unit.name for unit in (*units, *formers)}
    owner = campaign.owner.name if campaign else ""
    descent = Descent(lineage, {**names, **({lineage.owner: owner} if lineage.owner else {})})
    indicators, found = consolidate_rows(aligned, held_by, campaign, settled, stages, descent)
    findings = [
        *(problem for _, problem in refused),
        *(replace(known, file=known.file or report.file) for report in _read(reports) for known in report.findings),
        *selection.findings,
        *told,
        *found,
        *descent.findings(indicators),
        *_cut_off_findings(held, campaign),
    ]
    if not held:
        findings.append(finding("no_table_anywhere"))
    return Consolidation(
        sources=(*selection.sources, *(Source(file, "", "", "refused") for file, _ in refused if file)),
        reporters=tuple(chosen.reporter for chosen in selection.chosen if chosen.table or chosen.texts),
        indicators=indicators,
        sections=gather([_texts(chosen) for chosen in selection.chosen if chosen.texts], campaign.outlines if campaign else ()),
        missing=tuple(selection.missing),
        expected=len(units) if units else None,
        findings=_in_order(_once(findings)),
        submissions=tuple(sorted(submissions, key=lambda submission: submission.id)),
    )


def _read(reports: Sequence[UnitReport]) -> list[UnitReport]:
    """Each content once: a copy's findings are the original's."""
    by_content: dict[str, UnitReport] = {}
    for report in sorted(reports, key=lambda report: report.file):
        by_content.setdefault(report.sha256 or report.file, report)
    return list(by_content.values())


def _table(chosen: Chosen, campaign: Campaign | None) -> Table:
    assert chosen.table
    theirs = chosen.table.identity.campaign_id
    coded = campaign is None or not theirs or not campaign.id or theirs == campaign.id
    return Table(chosen.unit, chosen.table.file, chosen.table.rows, chosen.unit_id, coded)


def _texts(chosen: Chosen) -> Texts:
    return Texts(chosen.unit, tuple(Passage(report.file, text) for report in chosen.texts for text in report.texts))


def _cut_off_findings(held: Sequence[Chosen], campaign: Campaign | None) -> list[Finding]:
    """Tables as of another time than the campaign asks."""
    asked = campaign.cut_off if campaign else None
    if not asked:
        return []
    return [
        finding("cut_off_not_asked", file=c.table.file, unit=c.unit, cut_off=cut_off_words(c.table.cut_off), asked=cut_off_words(asked))
        for c in held
        if c.table and c.table.cut_off and cut_off_day(c.table.cut_off) != cut_off_day(asked)
    ]


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """A cell that reading already pointed at is not pointed at again by the sum it stays out of."""
    told = {(found.file, found.place) for found in findings if found.code in ("figure_not_number", "figure_is_date", "error_cell")}
    return [found for found in findings if not (found.code == "figure_not_counted" and (found.file, found.place) in told)]


def _in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda found: (RANK[found.severity], found.file or "", found.code, found.place or "", found.message)))
