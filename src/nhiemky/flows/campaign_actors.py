"""On which side of a campaign an actor stands: the owner with its boards, the units, or a named part of the units.

>>> side("Ban Tuyên giáo Đảng ủy Khối", "Đảng ủy Khối các cơ quan"), side("Cấp ủy các chi bộ, đảng bộ cơ sở", "Đảng ủy Khối các cơ quan")
('owner', 'unit')
>>> short_actor("Ban Tuyên giáo Đảng ủy Khối", "Đảng ủy Khối các cơ quan"), short_actor("Chi bộ, đảng bộ cơ sở", "Đảng ủy Khối")
('Ban Tuyên giáo', 'Cơ sở')

Promises to take only what the name itself says; a name that says neither is "other".
"""

from __future__ import annotations

import re
from typing import Literal

from nhiemky.vietnamese.unicode import fold

Side = Literal["owner", "unit", "other", "unknown"]

PILOT_GROUP = "đơn vị làm điểm"
BACK_REFERENCE = re.compile(r"\b(?:neu|noi|ke) tren\b|\btren day\b")
_PILOT = re.compile(r"\b(?:lam diem|don vi diem|chon diem|chi dao diem)\b")
_BOARDS = re.compile(
    r"^(?:cac |tap the )?(?:ban |van phong|uy ban|trung tam|to |truong |dong chi|uy vien|co quan tham muu|thuong truc|lanh dao|bi thu"
    r"|pho bi thu|doan cong tac|chanh van phong|hoi dong)"
)
_HELPERS = re.compile(r"^(?:cac )?(?:mat tran|doan the|lien doan|hoi |tinh doan|to chuc chinh tri)")
_UNITS = re.compile(r"\b(?:co so|don vi|chi bo|cap uy|chi uy|to chuc dang|truc thuoc|cap duoi|cac dia phuong|cac xa)\b")
_COMMITTEES = re.compile(r"\b(?:dang bo|dang uy)\b")
_ALL = re.compile(r"(?:cac|cap|uy|chi|bo|dang|co|so|va|truc|thuoc|to|chuc|don|vi|tung|moi|tat|ca|nhung|cua|khoi|[\s,;()])+")


def side(who: str | None, owner: str) -> Side:
    """owner: the committee's own name. None is "unknown"."""
    if not who:
        return "unknown"
    words = fold(who)
    if is_pilot(who) or BACK_REFERENCE.search(words):
        return "unit"
    if is_owner(who, owner) or _BOARDS.match(words) or _HELPERS.match(words):
        return "owner"
    if _UNITS.search(words) or _COMMITTEES.search(words):
        return "unit"
    return "other"


def is_owner(who: str, owner: str) -> bool:
    """The committee itself by its name, its short name ("Đảng ủy Khối"), or its party body ("Đảng bộ Khối")."""
    words, name = _body(fold(who)), fold(owner)
    return words == name or (len(words.split()) > 2 and name.startswith(f"{words} "))


def is_pilot(who: str) -> bool:
    return _PILOT.search(fold(who)) is not None


def is_all_units(who: str, owner: str = "") -> bool:
    """The words name every unit: "Cấp ủy các chi bộ, đảng bộ cơ sở", "Các chi bộ trực thuộc" with the owner's name, long or short.

    >>> is_all_units("Cấp ủy các chi bộ, đảng bộ cơ sở"), is_all_units("Đảng ủy 15 phường, xã")
    (True, False)
    >>> is_all_units("Các chi bộ, đảng bộ trực thuộc Thành ủy", "Thành ủy Đông Giang")
    True
    """
    words, below, above = fold(who).rpartition(" truc thuoc ")
    if below and _body(f"{fold(owner)} ").startswith(_body(f"{above} ")):
        return _ALL.fullmatch(words) is not None
    return _ALL.fullmatch(fold(who)) is not None


def _body(words: str) -> str:
    """Party body and committee stand for one another: "Đảng bộ Khối", "Đảng ủy Khối"."""
    return words.replace("dang bo", "dang uy")


def group_of(who: str | None, owner: str = "") -> str | None:
    """Name of the group of units an actor is; None where it is all of them."""
    if not who or is_all_units(who, owner):
        return None
    return PILOT_GROUP if is_pilot(who) else " ".join(who.split())


def short_actor(who: str | None, owner: str, longest: int = 48) -> str:
    """As a list says it: grassroots in one word, boards without their committee's name, long names cut between words."""
    if not who:
        return "Chưa rõ ai"
    name = " ".join(who.split())
    if is_all_units(name, owner) and side(name, owner) == "unit":
        return "Cơ sở"
    if is_pilot(name):
        return "Đơn vị làm điểm"
    words = owner.split()
    for size in range(len(words), 1, -1):
        tail = " ".join(words[:size])
        if len(name) > len(tail) + 3 and fold(name).endswith(f" {fold(tail)}") and not fold(name).endswith(f" cua {fold(tail)}"):
            name = name[: -len(tail)].rstrip(" ,")
            break
    return clip(name[:1].upper() + name[1:], longest)


_NEXT_BODY = re.compile(r"\s*;\s*(?=(?:Ban|Văn phòng|Ủy ban|Uỷ ban|Các|Đảng ủy|Chi bộ|Cấp ủy|Đồng chí|Trung tâm)\s)")


def own_part(what: str) -> str:
    """A duty without the next body's, which a sentence lays with it behind a semicolon.

    >>> own_part("dự thảo báo cáo; Ban Tổ chức dự thảo báo cáo kiểm điểm"), own_part("viết báo cáo; tổ chức hội nghị")
    ('dự thảo báo cáo', 'viết báo cáo; tổ chức hội nghị')
    """
    return _NEXT_BODY.split(what)[0] or what


def clip(words: str, longest: int) -> str:
    """Cut between words, with an ellipsis where something is left out.

    >>> clip("dự thảo báo cáo kiểm điểm", 16)
    'dự thảo báo cáo…'
    """
    words = " ".join(words.split())
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition(" ")[0].rstrip(" ,;:") + "…"
