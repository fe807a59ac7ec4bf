"""Whom a requirement binds. Promises to leave out only what names somebody else.

>>> from nhiemky.domain.campaign import Owner
>>> campaign = Campaign(title="Sơ kết", owner=Owner("Đảng ủy Khối"))
>>> asked = Requirement("o1", "gửi báo cáo", "Cấp ủy chi bộ, đảng bộ cơ sở", "trước ngày 30/5/2023", None, None, None)
>>> binds(campaign, Unit("a", "Đảng bộ Sở Y tế"), asked)
True
>>> board = Requirement("o2", "dự thảo báo cáo", "Ban Tổ chức Đảng ủy Khối", "trước ngày 10/5/2023", None, None, None)
>>> binds(campaign, Unit("a", "Đảng bộ Sở Y tế"), board)
False
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from nhiemky.domain.campaign import Campaign, Requirement, Unit
from nhiemky.scheduling.traits import applies, traits
from nhiemky.vietnamese.letterhead import is_cell
from nhiemky.vietnamese.unicode import fold

_PILOT = re.compile(r"\b(lam diem|don vi diem|chon diem|chi dao diem)\b")
# The superior's own boards, offices and people: what they draft is not the units' to send.
_OTHERS = re.compile(
    r"^(cac )?(ban |van phong|uy ban|trung tam|to (?!chuc )|truong |dong chi|uy vien|co quan tham muu|mat tran|doan the|cong an"
    r"|thuong truc|lanh dao)"
)
_UNITS = re.compile(r"\b(co so|don vi|chi bo|cap uy|chi uy|to chuc dang|truc thuoc|cap duoi)\b")
_ALL = re.compile(r"\b(cac|con lai|nhung)\b")
_COMMITTEES = re.compile(r"\b(dang bo|dang uy)\b")


def binds(campaign: Campaign, unit: Unit, requirement: Requirement) -> bool:
    """Must this unit do it. For many units at once ask `bound_units`."""
    roster = campaign if unit in campaign.units else replace(campaign, units=(unit,))
    return unit in bound_units(roster, requirement)


def bound_units(campaign: Campaign, requirement: Requirement) -> tuple[Unit, ...]:
    """The units of the roster that must do it: by the group it names, else by who the text says, and by what the unit is."""
    if requirement.own:
        return ()
    if (members := group_members(campaign, requirement.group)) is not None:
        return tuple(unit for unit in campaign.units if unit.id in members)
    if requirement.who is None:
        return campaign.units if requirement.submit_to is not None else ()
    return tuple(unit for unit in _named(campaign, requirement.who) if applies(requirement.who, traits(unit)) is not False)


def group_members(campaign: Campaign, name: str | None) -> frozenset[str] | None:
    """Ids of a group as it is listed; None where no such group is listed, so that only the text's words can tell."""
    return next((frozenset(group.units) for group in campaign.groups if group.name == name), None)


def _named(campaign: Campaign, words: str) -> Iterable[Unit]:
    who = fold(words)
    if by_name := [unit for unit in campaign.units if fold(unit.name) in who]:
        if not _ALL.search(who):
            return by_name
    elif _PILOT.search(who):
        return [unit for unit in campaign.units if unit.pilot]
    elif _is_owner(campaign, who) or _OTHERS.match(who):
        return []
    if _UNITS.search(who):
        return campaign.units
    return [unit for unit in campaign.units if not is_cell(unit.name)] if _COMMITTEES.search(who) else by_name


def _is_owner(campaign: Campaign, who: str) -> bool:
    """The superior itself, by its name or the short form of it ("Đảng ủy Khối")."""
    owner = fold(campaign.owner.name)
    return who == owner or (len(who.split()) > 2 and owner.startswith(f"{who} "))
