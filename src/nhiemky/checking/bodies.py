"""Whose house a body belongs to: its committee, without the organ that speaks for it.

>>> house("Ban Tuyên giáo Huyện ủy An Phú"), house("Ban Thường vụ Huyện ủy An Phú"), house("Văn phòng")
('huyen uy an phu', 'huyen uy an phu', '')
>>> same_house("Ban Chấp hành Đảng bộ tỉnh", "Thường trực Tỉnh ủy"), same_house("Đảng ủy cơ sở", "Tỉnh ủy")
(True, False)
"""

from __future__ import annotations

import re
from functools import lru_cache

from nhiemky.vietnamese.unicode import fold

_LONG = {
    "ubmttq": "uy ban mat tran to quoc",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ubkt": "uy ban kiem tra",
    "bct": "bo chinh tri",
    "bbt": "ban bi thu",
    "bchtw": "ban chap hanh trung uong",
    "tw": "trung uong",
    "btv": "ban thuong vu",
    "bch": "ban chap hanh",
    "vp": "van phong",
    "tinh doan": "doan tinh",
    "thanh doan": "doan thanh pho",
    "huyen doan": "doan huyen",
    "ban chap hanh trung uong dang": "ban chap hanh trung uong",
}
_SHORT_WORD = re.compile(r"\b(?:" + "|".join(_LONG) + r")\b")
_ORGAN = re.compile(
    r"(?:(?:cac|nhung|toan the|lanh dao|dong chi|d/c|uy vien|tap the|truong|pho|chanh|bi thu|thu truong|dai dien)\s+)*"
    r"(?:ban thuong vu|ban chap hanh|thuong truc|thuong vu|van phong|ban to chuc|ban tuyen giao va dan van|ban tuyen giao|ban dan van"
    r"|ban noi chinh"
    r"|ban kiem tra|ban xay dung dang|co quan chuyen trach|uy ban kiem tra|co quan tham muu,? giup viec|bo phan tong hop|to bien tap"
    r"|to tong hop"
    r"|trung tam chinh tri|ban to chuc - kiem tra)\b\s*(?:cua )?"
)
_COMMITTEE = {
    "dang bo tinh": "tinh uy",
    "dang bo thanh pho": "thanh uy",
    "dang bo huyen": "huyen uy",
    "dang bo thi xa": "thi uy",
    "dang bo quan": "quan uy",
    "dang bo": "dang uy",
}


@lru_cache(maxsize=2048)
def spelt_out(name: str) -> str:
    """Folded, abbreviations spelt out: "BTV Thành ủy" -> "ban thuong vu thanh uy"."""
    return _SHORT_WORD.sub(lambda match: _LONG[match[0]], fold(name))


@lru_cache(maxsize=2048)
def house(name: str) -> str:
    """The committee or agency behind a body's name, folded; "" where only the organ is named."""
    text = spelt_out(name)
    while (match := _ORGAN.match(text)) and match.end():
        text = text[match.end() :].strip(" ,")
    for said, meant in _COMMITTEE.items():
        if text.startswith(said):
            text = meant + text[len(said) :]
            break
    return text.strip()


def same_house(one: str | None, other: str | None) -> bool:
    """Both belong to one committee; one name may say more than the other."""
    a, b = house(one or ""), house(other or "")
    return bool(a and b) and (a == b or a.startswith(f"{b} ") or b.startswith(f"{a} "))


@lru_cache(maxsize=2048)
def organ(name: str) -> str:
    """The organ that speaks: "ban chap hanh", "ban thuong vu" ...; "" where none is named.

    >>> organ("Ban Thường vụ Thành ủy"), organ("UBND tỉnh")
    ('ban thuong vu', '')
    """
    text = spelt_out(name)
    match = _ORGAN.match(text)
    return match[0].strip().removesuffix(" cua") if match else ""


def same_body(one: str, other: str) -> bool:
    """The two names may mean one body: one says the other and more, or only the organ is left out.

    >>> same_body("Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương khóa XIII"), same_body("Bộ Chính trị", "Ban Bí thư")
    (True, False)
    """
    a, b = spelt_out(one), spelt_out(other)
    if a.startswith(b) or b.startswith(a) or f" {a} " in f" {b} " or f" {b} " in f" {a} ":
        return True
    return same_house(one, other) and (organ(one) == organ(other) or not organ(one) or not organ(other))
