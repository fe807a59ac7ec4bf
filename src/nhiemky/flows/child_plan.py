"""A unit's own plan below its superior's, in official form (kế hoạch của cấp dưới): what it rests on, who does what by when, annexes.

>>> from datetime import date
>>> from nhiemky.domain.campaign import Owner, Requirement
>>> order = DirectiveReference("kế hoạch", "112-KH/ĐUK", date(2023, 4, 26), "Đảng ủy Khối Nam Thuận", "sơ kết giữa nhiệm kỳ")
>>> asked = Requirement("o1", "gửi báo cáo", None, "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ Đảng ủy Khối", None)
>>> parent = Campaign("Sơ kết", Owner("Đảng ủy Khối Nam Thuận"), directive=order, requirements=(asked,))
>>> child = Campaign("Sơ kết", Owner("Đảng ủy Sở Gió", organ_code="ĐU"), directive=order)
>>> texts = [block.runs[0].text for block in child_plan(child, parent, (asked,)).body if isinstance(block, Text)]
>>> texts[0]
'Căn cứ Kế hoạch số 112-KH/ĐUK, ngày 26/4/2023 của Đảng ủy Khối Nam Thuận về sơ kết giữa nhiệm kỳ'
>>> texts[-1]
'1. Đảng ủy Sở Gió gửi báo cáo về Ban Thường vụ Đảng ủy Khối trước ngày 30/5/2023.'

Promise: read back it gives the child campaign's duties, deadlines, outlines and indicators (`flows.own_directive`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from nhiemky.domain.campaign import Campaign, DirectiveReference, Requirement
from nhiemky.domain.report import Report, Text
from nhiemky.flows.own_directive import Paper, is_own, own_directive, paper_of
from nhiemky.flows.owners_paper import cited, speaker
from nhiemky.scheduling.cascade import UNITS

__all__ = ["Text", "child_plan", "superiors_papers"]


def superiors_papers(parent: Campaign) -> tuple[DirectiveReference, ...]:
    """What a plan below `parent` rests on, the highest first: the document the superior carries out, then the superior's own.

    A superior without a document of its own yet is cited by its plan, number and day blank.
    """
    if parent.directive is not None and is_own(parent):
        issuer = parent.directive.issuer or parent.owner.name
        return (replace(parent.directive, issuer=issuer),)
    title = " ".join(parent.title.split())
    own = DirectiveReference("kế hoạch", None, None, parent.owner.name, title[:1].lower() + title[1:])
    return (own,) if parent.directive is None else (parent.directive, own)


def child_plan(child: Campaign, parent: Campaign, duties: Sequence[Requirement], on: date | None = None) -> Report:
    """The plan as a tree for `write_word`. duties: what the superior asks of the unit itself, which the unit sends up by its day."""
    paper = paper_of(child) if is_own(child) else Paper()
    bases = tuple(cited(one, child.owner) for one in superiors_papers(parent))
    own = tuple(replace(asked, id=f"up-{asked.id}", own=True, lead=speaker(child.owner), cooperating=(), group=None) for asked in duties)
    value = replace(child, directive=None, requirements=(*child.requirements, *own))
    return own_directive(value, replace(paper, on=paper.on or on, bases=bases, recipients=_recipients(child, parent)))


def _recipients(child: Campaign, parent: Campaign) -> tuple[str, ...]:
    return (f"{speaker(parent.owner)} (để báo cáo)", UNITS, f"Lưu {child.owner.name}")
