"""A unit's requirements, in the order in which they fall due.

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
from nhiemky.scheduling.binding import binds
from nhiemky.vietnamese.unicode import fold

_REPORT = re.compile(r"\b(bao cao|nop|ho so|van ban)\b")


def duties_of(campaign: Campaign, unit: Unit) -> tuple[Requirement, ...]:
    """The unit's requirements, the soonest first, those without a day last."""
    mine = [requirement for requirement in campaign.requirements if binds(campaign, unit, requirement)]
    return tuple(sorted(mine, key=lambda requirement: requirement.last_day or date.max))


def is_report(requirement: Requirement) -> bool:
    """Something is sent, not only held."""
    return requirement.submit_to is not None or bool(_REPORT.search(fold(requirement.what)))
