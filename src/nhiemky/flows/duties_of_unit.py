"""Which of a campaign's requirements are a unit's. Promises to leave out only what names somebody else.

>>> from nhiemky.domain.campaign import Owner
>>> asked = (Requirement("o1", "gửi báo cáo", "Cấp ủy chi bộ, đảng bộ cơ sở", "trước ngày 30/5/2023", date(2023, 5, 29), None, None),
...          Requirement("o2", "dự thảo báo cáo", "Ban Tổ chức Đảng ủy Khối", "trước ngày 10/5/2023", date(2023, 5, 9), None, None))
>>> campaign = Campaign(title="Sơ kết", owner=Owner("Đảng ủy Khối"), requirements=asked)
>>> [requirement.id for requirement in duties_of(campaign, Unit("a", "Đảng bộ Sở Y tế"))]
['o1']
"""

from __future__ import annotations

import re
from datetime import date

from nhiemky.domain.campaign import Campaign, Requirement, Unit
from nhiemky.vietnamese.letterhead import is_cell
from nhiemky.vietnamese.unicode import fold

_PILOT = re.compile(r"\b(lam diem|don vi diem|chon diem|chi dao diem)\b")
# The superior's own boards, offices and people: what they draft is not the units' to send.
_OTHERS = re.compile(
    r"^(cac )?(ban |van phong|uy ban|trung tam|to |truong |dong chi|uy vien|co quan tham muu|mat tran|doan the|cong an"
    r"|thuong truc|lanh dao)"
)
_UNITS = re.compile(r"\b(co so|don vi|chi bo|cap uy|chi uy|to chuc dang|truc thuoc|cap duoi)\b")
_COMMITTEES = re.compile(r"\b(dang bo|dang uy)\b")
_REPORT = re.compile(r"\b(bao cao|nop|ho so|van ban)\b")


def duties_of(campaign: Campaign, unit: Unit) -> tuple[Requirement, ...]:
    """The unit's requirements, the soonest first, those without a day last."""
    mine = [requirement for requirement in campaign.requirements if _binds(campaign, unit, requirement)]
    return tuple(sorted(mine, key=lambda requirement: requirement.last_day or date.max))


def _binds(campaign: Campaign, unit: Unit, requirement: Requirement) -> bool:
    if requirement.who is None:
        return requirement.submit_to is not None
    who = fold(requirement.who)
    if fold(unit.name) in who:
        return True
    if _PILOT.search(who):
        return unit.pilot
    if _is_owner(campaign, who) or _OTHERS.match(who):
        return False
    return bool(_UNITS.search(who) or (_COMMITTEES.search(who) and not is_cell(unit.name)))


def _is_owner(campaign: Campaign, who: str) -> bool:
    """The superior itself, by its name or the short form of it ("Đảng ủy Khối")."""
    owner = fold(campaign.owner.name)
    return who == owner or (len(who.split()) > 2 and owner.startswith(f"{who} "))


def is_report(requirement: Requirement) -> bool:
    """Something is sent, not only held."""
    return requirement.submit_to is not None or bool(_REPORT.search(fold(requirement.what)))
