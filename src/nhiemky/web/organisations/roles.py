"""Roles by post, and what each may do within its organisation's subtree.

>>> sorted(capabilities_of("unit_clerk"))
['prepare', 'see']
"""

from __future__ import annotations

from typing import Literal

Role = Literal[
    "administrator",
    "office_clerk",
    "organisation_board",
    "inspection_committee",
    "member_in_charge",
    "unit_secretary",
    "unit_clerk",
    "leader",
]
Capability = Literal["see", "prepare", "approve", "review", "office", "organise", "accounts", "audit", "rate", "decide", "inspect"]

ROLES: dict[Role, str] = {
    "administrator": "Quản trị",
    "office_clerk": "Văn phòng",
    "organisation_board": "Ban tổ chức",
    "inspection_committee": "Ủy ban kiểm tra",
    "member_in_charge": "Ủy viên phụ trách",
    "unit_secretary": "Bí thư đơn vị",
    "unit_clerk": "Văn thư đơn vị",
    "leader": "Lãnh đạo",
}
CAPABILITIES: dict[Role, frozenset[Capability]] = {
    "administrator": frozenset({"see", "organise", "accounts", "audit"}),
    "office_clerk": frozenset({"see", "office", "organise", "audit"}),
    "organisation_board": frozenset({"see", "organise", "rate"}),
    "inspection_committee": frozenset({"see", "inspect"}),
    "member_in_charge": frozenset({"see", "review"}),
    "unit_secretary": frozenset({"see", "prepare", "approve"}),
    "unit_clerk": frozenset({"see", "prepare"}),
    "leader": frozenset({"see", "decide"}),
}
"""see: read what the subtree reports. prepare/approve: the unit's own work. review: drafts of the units in one's charge.
office: run campaigns of the organisation. organise: tree and people. accounts: users. audit: the log. rate: prepare ratings;
decide: see them before and while deciding. A member in charge has these over the organisations of
the charges held, not over the subtree of the post."""

WHOSE: dict[Capability, str] = {
    "see": "người trong đơn vị hoặc cấp trên",
    "prepare": "văn thư, bí thư của đơn vị",
    "approve": "bí thư của đơn vị",
    "review": "ủy viên phụ trách đơn vị",
    "office": "văn phòng cấp ủy chủ trì",
    "organise": "văn phòng, ban tổ chức hoặc quản trị",
    "accounts": "quản trị",
    "audit": "quản trị, văn phòng",
    "rate": "ban tổ chức",
    "decide": "lãnh đạo cấp ủy quyết định",
    "inspect": "ủy ban kiểm tra",
}


def capabilities_of(role: str) -> frozenset[Capability]:
    return CAPABILITIES.get(role, frozenset())  # type: ignore[call-overload]
