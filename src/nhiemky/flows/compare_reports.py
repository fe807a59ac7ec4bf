"""The reports of a campaign held against one another, and against those of the period before: passages that two of them share.

>>> said = "Chi bộ phân công từng đồng chí phụ trách tổ dân phố, họp dân hằng tháng, ghi sổ việc dân hỏi và trả lời tại buổi họp sau. "
>>> texts = (SectionText(("II", "1"), "Kết quả", (said * 2,)),)
>>> reports = [UnitReport(f"{unit}.docx", unit, Identity(unit, "title"), texts=texts) for unit in ("Chi bộ A", "Chi bộ B")]
>>> [found.code for found in compare_reports(reports)]
['copied_from_unit']

Promise: what the campaign gave to every unit (outline, guidance, duties) is nobody's copy; a text of one unit counts once, however
often it came; each finding shows two passages and names all units that share them. For the office only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nhiemky.checking.copies import Passage, find_copies
from nhiemky.checking.copies_told import as_findings
from nhiemky.domain.campaign import Campaign
from nhiemky.domain.finding import Finding
from nhiemky.domain.outline import walk
from nhiemky.domain.unit_report import Identity, SectionText, UnitReport

__all__ = ["Identity", "SectionText", "UnitReport", "compare_reports"]


def compare_reports(
    reports: Sequence[UnitReport], campaign: Campaign | None = None, earlier: Sequence[UnitReport] = ()
) -> tuple[Finding, ...]:
    """reports: of this period, one a unit (of several, all count as the unit's own); earlier: of the period before."""
    names = {_unit(report): _name(report) for report in (*earlier, *reports)}
    numbers: dict[str, str] = {}
    passages = [
        Passage(_unit(report), _section(text, numbers), "\n".join(text.paragraphs), before)
        for before, some in ((False, reports), (True, earlier))
        for report in some
        for text in report.texts
    ]
    return as_findings(find_copies(_once(passages, numbers), list(_given(campaign)) if campaign else ()), names, numbers)


def _once(passages: Sequence[Passage], numbers: dict[str, str]) -> list[Passage]:
    """A unit's text that came twice (in the paper and by section), under the shorter number: "I", not "BỐI CẢNH CHUNG"."""
    kept: dict[tuple[str, str, bool], Passage] = {}
    for passage in passages:
        key = passage.report, " ".join(passage.text.split()), passage.earlier
        if key not in kept or len(numbers[passage.section]) < len(numbers[kept[key].section]):
            kept[key] = passage
    return list(kept.values())


def _unit(report: UnitReport) -> str:
    return report.identity.unit_id or report.identity.unit or report.file


def _name(report: UnitReport) -> str:
    return report.identity.unit or report.file


def _section(text: SectionText, numbers: dict[str, str]) -> str:
    """The path as the caller of the check names it: "II.1", else the heading's title."""
    labels = [label for label in text.path if label and not label.lower().startswith("phần ")]
    key = "/".join(text.path) or text.title
    numbers[key] = ".".join(labels) or f"“{text.title}”"
    return key


def _given(campaign: Campaign) -> Iterator[str]:
    """All that every unit was given to read and to fill in."""
    for outline in campaign.outlines:
        yield "\n".join(outline.intro)
        for _, node in walk(outline.nodes):
            yield "\n".join((node.title or "", *node.guidance))
    for duty in campaign.requirements:
        yield duty.what
    for indicator in campaign.indicators:
        yield indicator.statement
