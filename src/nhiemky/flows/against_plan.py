"""A unit's plan made outside, against its superior's campaign (`check KE-HOACH.docx --against PARENT.json`).

>>> from nhiemky.domain.campaign import Owner, Requirement, Unit
>>> from nhiemky.flows.check_file import paper_of
>>> asked = Requirement("o1", "gửi báo cáo sơ kết", None, "trước ngày 30/5/2023", None, "Đảng ủy Khối", None, deliverable="report")
>>> parent = Campaign("Sơ kết", Owner("Đảng ủy Khối"), requirements=(asked,), units=(Unit("K.01", "Đảng bộ Sở Gió"),))
>>> plan = "ĐẢNG ỦY SỞ GIÓ\\n\\nKẾ HOẠCH\\n\\nsơ kết\\n\\n1. Chi bộ tổ chức học tập nghị quyết."
>>> [found.code for found in plan_findings(paper_of(plan.encode(), "ke-hoach.txt"), parent)]
['report_not_asked']

Promise: silent on any other paper: on a report, on the superior's own, on a plan of somebody who is not on the roster and does not
carry the superior's document out.
"""

from __future__ import annotations

from dataclasses import replace

from nhiemky.checking.against_superior import against_superior
from nhiemky.checking.paper import Paper
from nhiemky.consolidating.units import unit_key
from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.finding import Finding
from nhiemky.flows.campaign_draft import campaign_from_directive
from nhiemky.scheduling.cascade import duties_of, tasks_of
from nhiemky.vietnamese.letterhead import organ_name
from nhiemky.vietnamese.unicode import fold

PLANS = ("ke hoach", "huong dan", "cong van", "chi thi", "thong tri")


def plan_findings(paper: Paper, parent: Campaign) -> tuple[Finding, ...]:
    """What the plan loosens or leaves out, worst kinds as `against_superior` gives them; () where it is no plan below `parent`."""
    header = paper.directive.header
    if fold(header.doc_type or "") not in PLANS:
        return ()
    body = header.issuing_body or header.issuing_body_inferred or ""
    if fold(organ_name(body)) == fold(parent.owner.name):
        return ()
    unit = _unit(body, parent)
    carried_out = _carries_out(paper, parent)
    if unit is None and not carried_out:
        return ()
    child = campaign_from_directive(paper.directive)
    if carried_out and not child.outlines:
        child = replace(child, outlines=parent.outlines)  # "theo đề cương kèm theo Kế hoạch số ...": the superior's own is used
    if carried_out and not child.indicators:
        child = replace(child, indicators=parent.indicators)
    duties = duties_of(parent, unit.id) if unit else tuple(asked for asked in parent.requirements if not asked.own)
    found = against_superior(child, parent, duties, tasks_of(parent, unit) if unit else (), unit)
    return tuple(replace(each, file=paper.name) for each in found)


def _unit(body: str, parent: Campaign) -> Unit | None:
    known = {unit_key(name): unit for unit in parent.units for name in (unit.name, *unit.aliases)}
    return known.get(unit_key(body)) if body else None


def _carries_out(paper: Paper, parent: Campaign) -> bool:
    """It cites the document of the superior's campaign by its number and symbol."""
    symbol = fold(parent.directive.symbol or "") if parent.directive else ""
    return bool(symbol) and any(fold(getattr(each, "symbol", None) or "") == symbol for each in paper.directive.citations)
