"""A unit's report against what its campaign asks of it: the outline's sections, the figures they ask by name, the appendix's targets.

>>> from nhiemky.domain.campaign import Owner, Unit
>>> from nhiemky.domain.outline import Outline, OutlineNode
>>> nodes = (OutlineNode("I", "BỐI CẢNH"), OutlineNode("II", "KẾT QUẢ"), OutlineNode("III", "KIẾN NGHỊ"))
>>> outline = Outline("l1", "ĐỀ CƯƠNG", "Báo cáo sơ kết", None, (), (), nodes, None)
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"), outlines=(outline,), units=(Unit("U1", "Đảng bộ Sở Gió"),))
>>> from nhiemky.flows.check_file import paper_of
>>> text = "ĐẢNG ỦY SỞ GIÓ\\n\\nBÁO CÁO\\n\\nsơ kết\\n\\nI- BỐI CẢNH\\n\\nCó 6 chi bộ.\\n\\nII- KẾT QUẢ\\n\\nTốt.\\n\\nIII- KIẾN NGHỊ"
>>> [found.code for found in unit_findings(paper_of(text.encode(), "a.txt"), campaign, campaign.units[0])]
['section_empty']

Promise: the same checks as when the unit hands the report in (`checking.submission`), without those that only a page can settle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nhiemky.checking.against_units import is_same, number_of
from nhiemky.checking.between import row_evidence
from nhiemky.checking.paper import Paper
from nhiemky.checking.submission import Submitted, check_submission
from nhiemky.consolidating.wording import key, unit_key
from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.placement import SectionItem, SectionWork
from nhiemky.domain.unit_report import UnitReport
from nhiemky.flows.outline_items import items_of
from nhiemky.flows.placement import place, texts_of
from nhiemky.reading.units.report import report_of_document
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.values import parse_target

FOLLOWED = 0.5
"""With so many of an outline's sections a report follows it; then a section that is not there is missed."""
_OF_A_PAGE = frozenset(
    {"paragraph_unplaced", "sections_not_done", "report_of_other_unit", "report_perhaps_of_other_unit", "text_differs_from_appendix"}
)
"""Settled on a page, or told by another check of the paper."""


def unit_findings(paper: Paper, campaign: Campaign, unit: Unit) -> Iterator[Finding]:
    """The outline first, then the targets that the unit may not change by itself."""
    report = paper.report or report_of_document(paper.document, paper.name)
    followed = _followed(report, campaign, unit)
    if followed:
        items, works = followed
        found = check_submission(Submitted(items, works, rows=report.rows, unit=unit.name, unit_id=unit.id))
        yield from (replace(each, place=each.place or _section(each)) for each in found if each.code not in _OF_A_PAGE)
    yield from _targets(paper, campaign, unit)


def _followed(report: UnitReport, campaign: Campaign, unit: Unit) -> tuple[tuple[SectionItem, ...], tuple[SectionWork, ...]] | None:
    """The outline that the report follows, with what stands under it; None where it follows none, which is no fault of each section."""
    asked = {duty.outline for duty in campaign.requirements if not duty.own and duty.outline}
    best: tuple[float, tuple[SectionItem, ...], tuple[SectionWork, ...]] | None = None
    for outline in campaign.outlines:
        items = items_of(outline, unit)
        required = [item for item in items if item.required]
        if not required or not report.texts or (asked and outline.id not in asked):
            continue
        texts = texts_of(place(report.texts, items, outline.intro, report.preamble))
        share = sum(item.key in texts or item.parent in texts for item in required) / len(required)
        if share >= FOLLOWED and (best is None or share > best[0]):
            best = share, items, tuple(SectionWork(key, text, done=True) for key, text in texts.items())
    return best[1:] if best else None


def _section(found: Finding) -> str | None:
    return f"mục {found.facts['number']}" if found.facts.get("number") else None


def _targets(paper: Paper, campaign: Campaign, unit: Unit) -> Iterator[Finding]:
    """Targets in the appendix that are not those the unit was given."""
    known = {(key(each.statement, each.unit_of_measure), unit_key(each.unit_of_measure)): each for each in campaign.indicators_of(unit)}
    for row in paper.report.rows if paper.report else ():
        indicator = known.get((key(row.statement, row.unit_of_measure), unit_key(row.unit_of_measure)))
        given = unit.targets.get(indicator.code) if indicator else None
        asked = parse_target(given, unit_of_measure=row.unit_of_measure).number if given else None
        asked = number_of(given) if asked is None else asked
        written = row.target.number
        if indicator and asked is not None and written is not None and not is_same(written, asked):
            quote = row_evidence(paper.document, row)
            yield finding(
                "report_target_differs",
                severity="medium",
                place=row.target_cell or None,
                quotes=(quote,) if quote else (),
                statement=indicator.statement,
                written=row.target.raw,
                expected=format_number(asked),
                arithmetic=f" (giao cho {unit.name})",
            )
