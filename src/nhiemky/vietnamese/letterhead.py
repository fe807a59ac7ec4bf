"""Names of bodies as a letterhead prints them (tiêu đề: cơ quan cấp trên, cơ quan ban hành).

A committee's own paper names the superior as ĐẢNG BỘ and itself as ĐẢNG ỦY or CHI BỘ (05-HD/VPTW, I.2):

>>> superior_line("Đảng ủy Khối Nam Thuận"), superior_line("Thành ủy Hoa Lư")
('ĐẢNG BỘ KHỐI NAM THUẬN', 'ĐẢNG BỘ THÀNH PHỐ HOA LƯ')
>>> issuing_line("Đảng bộ Sở Tài chính"), issuing_line("Chi bộ Thanh tra tỉnh")
('ĐẢNG ỦY SỞ TÀI CHÍNH', 'CHI BỘ THANH TRA TỈNH')
"""

from __future__ import annotations

import re

_BUREAU = re.compile(r"^(ban thường vụ|ban chấp hành|thường trực)\s+", re.IGNORECASE)
_LEVELS = {
    "tỉnh": "ĐẢNG BỘ TỈNH",
    "thành": "ĐẢNG BỘ THÀNH PHỐ",
    "huyện": "ĐẢNG BỘ HUYỆN",
    "quận": "ĐẢNG BỘ QUẬN",
    "thị": "ĐẢNG BỘ THỊ XÃ",
    "xã": "ĐẢNG BỘ XÃ",
}
_LEVEL = re.compile(r"^(tỉnh|thành|huyện|quận|thị|xã)\s+(?:ủy|uỷ)\b\s*", re.IGNORECASE)
_COMMITTEE = re.compile(r"^đảng\s+(?:ủy|uỷ)\b\s*", re.IGNORECASE)
_PARTY = re.compile(r"^đảng\s+bộ\b\s*", re.IGNORECASE)


def organ_name(issuer: str) -> str:
    """The committee whose bureau speaks: "Ban Thường vụ Đảng ủy Khối" -> "Đảng ủy Khối"."""
    return _BUREAU.sub("", issuer.strip()) or issuer.strip()


# Words of committees' names that everyday writing keeps small; after a level stands a place's name.
_SMALL_WORDS = """
    các và của cơ quan doanh nghiệp đơn vị sự nghiệp trực thuộc chính quyền
    tỉnh thành phố huyện quận thị xã phường thị trấn đặc khu
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_LEVEL_WORDS = frozenset({"tỉnh", "phố", "huyện", "quận", "xã", "phường", "trấn", "khu"})
_HEADS = ("đảng ủy", "đảng bộ", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy")


def everyday_name(capitals: str) -> str | None:
    """A committee's name out of capitals; None where only the office knows which words are names.

    >>> everyday_name("ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH NAM THUẬN"), everyday_name("ĐẢNG ỦY XÃ SUỐI VÀNG")
    ('Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Nam Thuận', 'Đảng ủy xã Suối Vàng')
    >>> everyday_name("ĐẢNG ỦY SỞ TÀI CHÍNH") is None
    True
    """
    words = capitals.lower().replace("uỷ", "ủy").split()
    if " ".join(words[:2]) not in _HEADS:
        return None
    name = [words[0].capitalize(), words[1]]
    place = words[1] == "ủy" and words[0] != "đảng"
    for word in words[2:]:
        if word in _SMALL:
            name.append(word)
            place = word in _LEVEL_WORDS
        elif word == "khối" or place:
            name.append(word.capitalize())
        else:
            return None
    return " ".join(name)


def superior_line(owner: str) -> str:
    """The upper line of a unit's letterhead, from the name of the committee it reports to."""
    name = organ_name(owner)
    if match := _LEVEL.match(name):
        return f"{_LEVELS[match[1].lower()]} {name[match.end() :].upper()}".strip()
    return _COMMITTEE.sub("ĐẢNG BỘ ", name).upper().strip()


def issuing_line(unit: str) -> str:
    """The lower line: the unit's own committee in capitals."""
    return _PARTY.sub("ĐẢNG ỦY ", unit.strip()).upper().strip()


def issuing_name(unit: str) -> str:
    """The unit's committee in running text: "Đảng bộ Sở Tài chính" -> "Đảng ủy Sở Tài chính"."""
    return _PARTY.sub("Đảng ủy ", unit.strip()).strip()


def is_cell(unit: str) -> bool:
    """A chi bộ signs T/M CHI BỘ and numbers its papers /CB."""
    return unit.strip().lower().startswith("chi bộ")


_EITHER = r"(?:đảng bộ|đảng ủy|đảng uỷ)\s*(?:\(\s*chi bộ\s*\)|/\s*chi bộ)|chi bộ\s*(?:\(\s*(?:đảng bộ|đảng ủy)\s*\)|/\s*đảng bộ)"
_BLANK_NAME = re.compile(
    rf"(?:{_EITHER}|(?<!\w)(?:đảng bộ|đảng ủy|chi bộ|đơn vị|cơ quan))\s*(?:…|[._]{{2}})[.…_]*(?=\s|[,;)]|$)",
    re.IGNORECASE,
)
_KIND = re.compile(_EITHER, re.IGNORECASE)


def with_unit_name(words: str, unit: str) -> str:
    """The unit's name in the blanks that mean it; "đảng bộ (chi bộ)" elsewhere becomes the one the unit is.

    >>> with_unit_name("NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ (CHI BỘ) LẦN THỨ....., của đảng bộ (chi bộ)... nhiệm kỳ", "Chi bộ Đài")
    'NGHỊ QUYẾT ĐẠI HỘI CHI BỘ LẦN THỨ....., của Chi bộ Đài nhiệm kỳ'
    """

    def name(match: re.Match[str]) -> str:
        wanted = issuing_name(unit) if _COMMITTEE.match(match[0]) else unit
        return wanted.upper() if match[0] == match[0].upper() else wanted

    def kind(match: re.Match[str]) -> str:
        wanted = "chi bộ" if is_cell(unit) else "đảng ủy" if _COMMITTEE.match(match[0]) else "đảng bộ"
        if match[0] == match[0].upper():
            return wanted.upper()
        return wanted.capitalize() if match[0][0].isupper() else wanted

    return _KIND.sub(kind, _BLANK_NAME.sub(name, words))
