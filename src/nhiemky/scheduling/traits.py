"""What a unit is, where a condition asks for it: cell or party body, with a standing committee, an enterprise.

>>> traits(Unit("a", "Chi bộ Đài Phát thanh")), traits(Unit("b", "Đảng bộ CTCP Dệt may", type="Doanh nghiệp"))
(Traits(cell=True, standing_committee=False, enterprise=False), Traits(cell=False, standing_committee=None, enterprise=True))
>>> condition("Hoạt động của Ban Thường vụ (nơi có ban thường vụ)")
Condition(trait='standing_committee', wanted=True)
>>> applies("Kết quả sản xuất kinh doanh (đối với doanh nghiệp)", traits(Unit("a", "Chi bộ Đài Phát thanh")))
False

Promise: None where the words or the unit leave it open; nothing is dropped on a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nhiemky.domain.campaign import Unit
from nhiemky.vietnamese.letterhead import is_cell
from nhiemky.vietnamese.unicode import fold

Trait = Literal["cell", "party_body", "standing_committee", "enterprise"]

_ENTERPRISE = re.compile(r"\b(doanh nghiep|cong ty|tong cong ty|ctcp|cty|tnhh|ngan hang|xi nghiep|tap doan|nha may)\b")
_FOR = r"(?:doi voi|noi|neu|cho|danh cho|ap dung voi|tai|la|chi)"
_PATTERNS: tuple[tuple[re.Pattern[str], Trait, bool], ...] = (
    (re.compile(rf"\b{_FOR} [^()]{{0,25}}\b(?:khong (?:co )?|chua co )(?:ban thuong vu|btv)\b"), "standing_committee", False),
    (re.compile(rf"\b{_FOR} [^()]{{0,25}}\bco (?:ban thuong vu|btv)\b"), "standing_committee", True),
    (
        re.compile(rf"\b{_FOR} (?:cac |nhung )?(?:dang bo |chi bo |don vi )?(?:trong |la |khoi )?(?:cac )?doanh nghiep\b"),
        "enterprise",
        True,
    ),
    (
        re.compile(rf"\b{_FOR} (?:cac )?co quan(?: hanh chinh| nha nuoc)?(?: don vi su nghiep)?\b(?! va doanh nghiep| doanh nghiep)"),
        "enterprise",
        False,
    ),
    (re.compile(rf"\b{_FOR} (?:cac )?(?:dang bo|dang uy)(?: co so)?(?=[)\s.:;]|$)(?! chi bo)"), "party_body", True),
    (re.compile(rf"\b{_FOR} (?:cac )?(?:chi bo|chi uy)(?: co so)?(?=[)\s.:;]|$)(?! dang bo)"), "cell", True),
)
_TELLING = re.compile(r"\(([^()]{4,80})\)|^((?:đối với|nơi|nếu|riêng)\b[^:,;]{4,80})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Traits:
    """standing_committee: None where nobody said; a cell never has one."""

    cell: bool
    standing_committee: bool | None
    enterprise: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """What the unit has to be (wanted), or not to be."""

    trait: Trait
    wanted: bool


def traits(unit: Unit, standing_committee: bool | None = None) -> Traits:
    """By the unit's name, type and branch; whether it has a standing committee only the tree of organisations knows."""
    kind = fold(unit.type or "")
    cell = is_cell(unit.name) or kind.startswith("chi bo")
    enterprise = any(_ENTERPRISE.search(words) for words in (kind, fold(unit.branch or ""), fold(unit.name)))
    return Traits(cell, False if cell else standing_committee, enterprise)


def condition(words: str) -> Condition | None:
    """The condition a heading, a guidance or an actor carries in brackets or at its beginning; None: none that we know."""
    for found in _TELLING.finditer(words):
        inner = fold(found[1] or found[2])
        for pattern, trait, wanted in _PATTERNS:
            if pattern.search(inner):
                return Condition(trait, wanted)
    return None


def applies(words: str, unit: Traits) -> bool | None:
    """True where no condition stands or it is met, False where it is not, None where only the unit can say."""
    asked = condition(words)
    if asked is None:
        return True
    has = {
        "cell": unit.cell,
        "party_body": not unit.cell,
        "standing_committee": unit.standing_committee,
        "enterprise": unit.enterprise,
    }[asked.trait]
    return None if has is None else has is asked.wanted
