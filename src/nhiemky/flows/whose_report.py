"""Whose paper a file is, of those a campaign knows: the owner's own report, a unit's, or nobody's.

>>> from nhiemky.domain.campaign import Owner, Unit
>>> from nhiemky.flows.check_file import paper_of
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối các cơ quan"), units=(Unit("U1", "Đảng bộ Sở Gió"),))
>>> for head in ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "ĐẢNG ỦY SỞ GIÓ", "ĐẢNG ỦY SỞ MƯA"):
...     whose = whose_report(paper_of(f"{head}\\n\\nBÁO CÁO\\n\\nsơ kết".encode(), "a.txt"), campaign)
...     print(whose.owner, whose.unit.name if whose.unit else "", whose.report)
True  True
False Đảng bộ Sở Gió True
False  True
"""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.checking.paper import Paper
from nhiemky.consolidating.units import unit_key
from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.vietnamese.letterhead import organ_name
from nhiemky.vietnamese.unicode import fold


@dataclass(frozen=True, slots=True)
class Whose:
    """owner: the committee's own paper; unit: the one it is from; report: its type says it is a report, or it says no type.

    sure: a letterhead says so; else the figures must speak for it too.
    """

    owner: bool
    unit: Unit | None = None
    report: bool = True
    sure: bool = True


def whose_report(paper: Paper, campaign: Campaign) -> Whose:
    """By the letterhead; a paper without one, or of a campaign without a name, may be the owner's."""
    header = paper.directive.header
    body = header.issuing_body or header.issuing_body_inferred or (paper.report.identity.unit if paper.report else "")
    report = header.doc_type is None or "bao cao" in fold(header.doc_type)
    if not report:
        return Whose(False, None, False)
    if not campaign.owner.name.strip():
        return Whose(True, sure=False)
    mine = _bare(campaign.owner.name)
    if body and _same(_bare(body), mine):
        return Whose(True)
    if unit := _unit(body or "", paper, campaign):
        return Whose(False, unit)
    return Whose(not body, sure=False)


def _bare(name: str) -> str:
    return fold(organ_name(name))


def _same(one: str, other: str) -> bool:
    """ "dang uy khoi co quan" and "dang bo khoi co quan" are one committee; a short form begins the long one."""
    first, second = (each.removeprefix("dang bo ").removeprefix("dang uy ") for each in (one, other))
    return first == second or (min(len(first), len(second)) >= 8 and (first.startswith(f"{second} ") or second.startswith(f"{first} ")))


def _unit(body: str, paper: Paper, campaign: Campaign) -> Unit | None:
    known = {unit_key(name): unit for unit in campaign.units for name in (unit.name, *unit.aliases)}
    names = [body, *([paper.report.identity.unit] if paper.report else [])]
    return next((known[unit_key(name)] for name in names if name and unit_key(name) in known), None)
