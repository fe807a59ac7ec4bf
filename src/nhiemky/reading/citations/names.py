"""How documents are named without a number, family by family: a word to look for, and the grammar of what follows it.

>>> words = "thực hiện Nghị quyết Đại hội Đảng bộ tỉnh Nam Thuận lần thứ IX, nhiệm kỳ 2030 - 2035 và"
>>> name = read_congress(words, words.index("Nghị"), len(words))
>>> name.name, name.key
('Nghị quyết Đại hội Đảng bộ tỉnh Nam Thuận lần thứ IX, nhiệm kỳ 2030 - 2035', ('đại hội', 'đảng bộ tỉnh nam thuận', 'IX', '2030-2035'))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from nhiemky.domain.directive import Relation
from nhiemky.reading.citations.titles import ORGAN, read_issuer, read_subject

Key = tuple[str, ...]
"""What tells one document from another; the first part is the family."""


class Name(NamedTuple):
    """A name met at clean [start, end). weak: written in small letters, so that it counts only beside a proper mention."""

    start: int
    end: int
    key: Key
    name: str
    weak: bool = False
    relation: Relation | None = None


_ROMAN = r"[IVXL]{1,6}"
_TERM = r"(?P<term>(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d)"
_CAPITAL = r"(?-i:[A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2))) + r"])\w*"
_LEVEL = (
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|khối|cơ sở|bộ phận|trực thuộc|cơ quan|các cơ quan|và doanh nghiệp"
    r"|doanh nghiệp|các|công ty|tập đoàn"
    r"|tổng công ty|trường|sở|quân sự|công an|đặc khu|toàn|quốc)"
)
_BODY = (
    rf"(?:đảng bộ|chi bộ|đoàn thanh niên|đoàn|công đoàn|hội [a-zà-ỹ]+)(?: (?!(?:lần thứ|nhiệm kỳ|các cấp|cấp)\b)(?:(?i:{_LEVEL})"
    rf"|{_CAPITAL}|và {_CAPITAL}(?= ))\b)*"
)
_LONG_BODY = (
    r"(?:đảng bộ|chi bộ|đoàn thanh niên|đoàn|công đoàn|hội [a-zà-ỹ]+|mặt trận|mttq|liên đoàn|liên hiệp)"
    r"(?: (?!(?:lần thứ|nhiệm kỳ|khóa|khoá|các cấp|cấp|về|trong|để|theo|gắn|đã|được|tới)\b)[^\s,;.:()]+){1,12}"
    r"(?=,? \(?(?:lần thứ|nhiệm kỳ)\b)"
)
"""Told by the ordinal or term behind it: "Đảng bộ Đại học Bách khoa lần thứ XIV"."""
_CONGRESS = re.compile(
    r"nghị quyết (?:của )?đại hội(?: đại hội)?(?P<delegates> đại biểu)?(?: toàn quốc)?(?: (?:lần thứ )?(?P<first>"
    + _ROMAN
    + r"|\d{1,2})\b)?"
    r"(?: (?P<party>của Đảng\b(?! (?:bộ|ủy|uỷ))(?: Cộng sản Việt Nam)?)"
    rf"|(?:,? (?:của )?(?P<body>(?:{_LONG_BODY}|{_BODY})(?:,(?: và)? (?:đảng bộ|chi bộ)(?: cơ sở)?)*))?"
    rf"(?:,? (?:khóa|lần thứ) (?P<ordinal>{_ROMAN}|\d{{1,2}}|thứ \w+)\b)?(?:,? ?\(?nhiệm kỳ {_TERM}\)?)?)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r",? (?:các cấp|cấp trên|cấp mình|cấp ủy|đảng các cấp|cấp|đảng cấp)\b| ?\((?:chi bộ|đảng bộ)\)| ?\.{2,}| ?…", re.IGNORECASE
)


def read_congress(text: str, at: int, end: int) -> Name | None:
    """ "Nghị quyết Đại hội [đại biểu] <body> [lần thứ N][, nhiệm kỳ Y - Y]", "Nghị quyết Đại hội XIII của Đảng"."""
    match = _CONGRESS.match(text, at, end)
    if match is None or _GENERIC.match(text, match.end(), end):
        return None
    written = match[0]
    congress = written[written.lower().index("đại hội")]
    weak = not (written.isupper() or (congress == "Đ"))
    ordinal = (match["first"] or match["ordinal"] or "").upper()
    term = re.sub(r"\s", "", match["term"] or "").replace("–", "-")
    body = " ".join(re.sub(r"[,]", " , ", (match["body"] or "").lower()).split())
    if match["party"] or (match["delegates"] and "toàn quốc" in written.lower()):
        body = "đảng"
    if body in ("đảng", "") and not (ordinal or term):
        return None
    if body == "đảng bộ" and not (ordinal or term):
        return None
    if "," in body or body in (
        "đảng bộ cơ sở",
        "chi bộ cơ sở",
    ):  # "chi bộ, đảng bộ cơ sở" and "đảng bộ cơ sở, chi bộ cơ sở" are the same bodies
        body = ", ".join(sorted({part.strip().removesuffix(" cơ sở") for part in body.split(",")}))
    weak = weak and not ((ordinal or term) and _OF_A_PLACE.match(body))
    return Name(match.start(), match.end(), ("đại hội", body, ordinal, term), written, weak)


_OF_A_PLACE = re.compile(r"đảng bộ (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|khối|tổng công ty|tập đoàn|công ty)\b")
"""A body that is one, small letters or not."""


_PLENUM = re.compile(
    rf"nghị quyết (?:hội nghị )?(?:lần thứ \w+ (?:của )?)?(?:ban chấp hành )?trung ương(?: đảng)?(?: lần thứ)? (?P<number>\d{{1,2}}"
    rf"|{_ROMAN})\b"
    rf"(?:,? ?\(?(?:khóa|khoá) (?P<terms>{_ROMAN}(?:(?:,| và|, khóa| và khóa) {_ROMAN})*)\)?)?",
    re.IGNORECASE,
)


_NTH_PLENUM = re.compile(
    r"nghị quyết (?:của )?hội nghị(?: trung ương)? lần thứ (?P<nth>\w+),? (?:của )?ban chấp hành trung ương(?: đảng)?"
    rf"(?:,? ?\(?(?:khóa|khoá) (?P<term>{_ROMAN})\)?)",
    re.IGNORECASE,
)
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NTH = {word: str(number) for number, word in enumerate(_ORDINALS, 1)} | {"bốn": "4", "bẩy": "7"}


def read_plenum(text: str, at: int, end: int) -> Name | None:
    """ "Nghị quyết [Hội nghị] Trung ương 4 khóa XI, XII", "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII"."""
    if nth := _NTH_PLENUM.match(text, at, end):
        return Name(at, nth.end(), ("trung ương", _NTH.get(nth["nth"].lower(), nth["nth"]), nth["term"].upper()), nth[0])
    match = _PLENUM.match(text, at, end)
    if match is None:
        return None
    terms = " ".join(re.findall(_ROMAN, match["terms"] or ""))
    return Name(match.start(), match.end(), ("trung ương", match["number"], terms), match[0])


_PLURAL = re.compile(r"(?:các|những|một số|mọi|nhiều|từng) $")
_UNNAMED = re.compile(r"cấp trên|các cấp|cấp mình|cấp ủy|hằng năm|hàng năm|\.{2,}|…")
_TOO_WIDE = re.compile(r"(?:Trung ương(?! Đoàn)|Đảng|Nhà nước|Quốc hội|Đại hội|Tổ|Cơ quan|Hội nghị)(?![ \w])|Trung ương[,;. ]")
_SENTENCE = re.compile(r"(?:^|[\n.;:•+*\-–]\s*|[)\d]\s+|\t)$")
_OF_BODY = re.compile(
    r"(?P<kind>Nghị quyết|Hướng dẫn|Quy định|Kế hoạch|Chỉ thị|Kết luận|Quyết định|Thông báo(?: kết luận)?|Quy chế (?:làm việc|hoạt động"
    r"|phối hợp[^,;.()]{0,30}?)"
    r"|Chương trình (?:công tác|làm việc|hành động|hoạt động|kiểm tra, giám sát))"
    r"(?P<when> toàn khóa| toàn khoá| năm (?:19|20)\d\d| nhiệm kỳ (?:19|20)\d\d ?[-–] ?(?:19|20)\d\d)?(?= của |[,;.)]|$| và )"
)
_TERM_AFTER = re.compile(r",? (?:khóa|khoá) [IVXL]+\b|,? nhiệm kỳ (?:19|20)\d\d ?[-–] ?(?:19|20)\d\d")
_SECOND_BODY = re.compile(rf", (?={ORGAN} (?:\w+ ){{1,4}}nhiệm kỳ )")


def _clause_end(text: str, at: int, end: int) -> int:
    """End of the clause that goes on at `at`, at most thirty letters on."""
    stop = min(end, at + 30)
    return min((found for mark in ";,.(" if (found := text.find(mark, at, stop)) >= 0), default=stop)


def read_of_body(text: str, at: int, end: int) -> Name | None:
    """ "Nghị quyết năm 2023 của Đảng ủy Khối", "Quy chế làm việc của Ban Chấp hành ...", "Hướng dẫn của Văn phòng Tỉnh ủy về ..."."""
    match = _OF_BODY.match(text, at, end)
    if match is None or _PLURAL.search(text, max(0, at - 8), at):
        return None
    kind, when = match["kind"], match["when"] or ""
    programme = kind.startswith(("Chương trình", "Quy chế"))
    if not when and not programme and _SENTENCE.search(text, max(0, at - 3), at):
        return None  # "Hướng dẫn của ..." at the head of a sentence may be the verb
    stop = match.end()
    issuer = read_issuer(text, stop, end)
    if issuer is None:
        if not when or not programme:
            return None
        whose = _shared_body(text, stop, end)
        return Name(at, stop, (kind, when.strip(), whose.lower()), text[at:stop] + whose)
    body = text[issuer.start : issuer.end]
    if (
        _TOO_WIDE.match(body + "\n")
        or _UNNAMED.search(text, at, _clause_end(text, issuer.end, end))
        or text.startswith(", của ", issuer.end)
    ):
        return None
    stop = issuer.end
    if second := _SECOND_BODY.match(text, stop, end):
        further = read_issuer(" của " + text[second.end() : second.end() + 90], 0, 95)
        stop = second.end() + further.end - 5 if further else stop
    while term := _TERM_AFTER.match(text, stop, end):
        stop = term.end()
    if not when and not programme and (title := read_subject(text, stop, min(end, stop + 200), formal=False)):
        inner = _CARRYING_OUT.search(text, title.start, title.end)
        stop = inner.start() if inner else title.end
    return Name(at, stop, (kind, when.strip(), body.lower(), text[issuer.end : stop].lower()), text[at:stop])


_CARRYING_OUT = re.compile(r" (?:triển khai )?thực hiện (?=Nghị quyết|Kết luận|Chỉ thị|nghị quyết)")


def _shared_body(text: str, at: int, end: int) -> str:
    """ "Chương trình làm việc toàn khóa và Chương trình làm việc năm 2031 của Huyện ủy": the body belongs to both."""
    joint = _JOINT.match(text, at, end)
    issuer = read_issuer(text, joint.end(), end) if joint else None
    return f" của {text[issuer.start : issuer.end]}" if issuer else ""


_JOINT = re.compile(r"(?:,| và) (?:Chương trình|Kế hoạch|Nghị quyết) (?:\w+ ){0,4}năm (?:19|20)\d\d(?= của )")
_IN_PARTY = re.compile(
    r"(?:Quy chế|Quy định|Quy trình) (?:bầu cử|chất vấn|giám sát|phản biện xã hội|kiểm tra|làm việc|công tác \w+) trong (?:Đảng|đảng)\b"
)
_PROGRAMME = re.compile(
    r"(?:Chương trình hành động thực hiện (?=Nghị quyết|Kết luận|Chỉ thị)|(?:Chương trình|Đề án|Kế hoạch) (?:mục tiêu quốc gia|tổng thể"
    r"|quốc gia)|Chiến lược (?=\w)"
    r"|Quy hoạch (?:tỉnh|thành phố|tổng thể|vùng|chung|phát triển)|Cương lĩnh (?:chính trị|xây dựng đất nước)|Đề án (?=[“A-ZĐ])"
    r"|Kế hoạch phát triển kinh tế)"
)
_YEARS = re.compile(
    r",? ?(?:giai đoạn |thời kỳ |đến năm |năm )?(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?(?:,? tầm nhìn(?: đến)?(?: năm)? (?:19|20)\d\d)?"
)
_PROGRAMME_END = re.compile(
    r"[;.:\t\n“”]|, (?!tầm nhìn)| (?=(?:theo|của|do|được|đã|cho|là|có|để|trên địa bàn|tại|với|gắn|bằng|như|về|và (?:các|những|Chương"
    r"|Nghị|Kết|Đề|Quy))\b)| (?=\()"
    r"|,? (?=(?:giai đoạn|thời kỳ|đến năm)? ?(?:19|20)\d\d)"
)
_PARENTHESIS = re.compile(r" \([^()\n]*(?:19|20)\d\d\)")


def read_programme(text: str, at: int, end: int) -> Name | None:
    """Programmes, strategies, schemes, platforms: "Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn ..."."""
    if _PLURAL.search(text, max(0, at - 8), at):
        return None
    if rule := _IN_PARTY.match(text, at, end):
        return Name(at, rule.end(), ("quy chế", rule[0].lower()), rule[0])
    match = _PROGRAMME.match(text, at, end)
    if match is None:
        return None
    if match[0].startswith("Chương trình hành động"):
        inner = read_congress(text, match.end(), end) or read_plenum(text, match.end(), end)
        if inner is None:
            return None
        return Name(at, inner.end, ("chương trình hành động", *inner.key), text[at : inner.end])
    if text[match.end() : match.end() + 1] == "“":
        close = text.find("”", match.end(), end)
        return Name(at, close + 1, ("đề án", text[match.end() : close].lower()), text[at : close + 1]) if close > 0 else None
    stop = _PROGRAMME_END.search(text, match.end(), end)
    last = stop.start() if stop else end
    if years := _YEARS.match(text, last, end):
        last = years.end()
    elif match[0].startswith("Chiến lược") and last - at < 30:
        return None
    if note := _PARENTHESIS.match(text, last, end):
        last = note.end()
    name = text[at:last].rstrip(" ,-")
    family = "cương lĩnh" if match[0].startswith("Cương lĩnh") else name.lower()
    return Name(at, at + len(name), (family,), name) if len(name) > 12 else None


_CHARTER = re.compile(
    r"Điều lệ (?:Đảng(?: Cộng sản Việt Nam)?|Đoàn(?: Thanh niên Cộng sản Hồ Chí Minh| TNCS Hồ Chí Minh)?(?: (?:khóa|khoá) [IVX]+)?"
    r"|Công đoàn(?: Việt Nam)?"
    r"|Mặt trận Tổ quốc Việt Nam"
    rf"|Hội (?:{_CAPITAL}|liên hiệp)(?: (?:{_CAPITAL}|chiến binh|nữ|dân|viên))*"
    rf"|[Tt]ổ chức và hoạt động của {_CAPITAL}(?: {_CAPITAL})*)(?!\w)"
    r"|Hiến pháp (?:nước [^,;.()]{5,50}|năm (?:19|20)\d\d)"
)


def read_charter(text: str, at: int, end: int) -> Name | None:
    """ "Điều lệ Đảng", "Hiến pháp năm 2013"."""
    match = _CHARTER.match(text, at, end)
    if match is None:
        return None
    words = match[0].split()
    return Name(at, match.end(), (" ".join(words[:3]).lower(),), match[0])


_LAW = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh) (?=\w)(?!(?:sư|số|này|định|gia|pháp|lệ)\b)")
_LAW_END = re.compile(
    r"[;.:()\t\n“”]|, (?!chống|tố cáo|tiêu cực|bổ sung|công chức|lãng phí|chữa cháy)| (?=(?:trong|và các|và Luật|và Bộ luật|và Nghị"
    r"|và Pháp|được|để|đã|cho|là|về|theo|tại|quy định|có(?! công)|số|ngày|năm|nhằm|gắn|đến)\b)"
)
_LAW_DAY = re.compile(r",? (?:ngày \d{1,2}(?: tháng \d{1,2} năm |/\d{1,2}/)(?:19|20)\d\d|năm (?:19|20)\d\d)")
_AMENDING = re.compile(
    r"(?:Luật|Bộ luật) [Ss]ửa đổi, bổ sung [^;.()]{0,40}?của (?:Luật|Bộ luật) [^,;.()]+?(?: và (?:Luật|Bộ luật) [^,;.()]+?)?(?= ngày "
    r"| năm \d|[,;.()]|$)"
)


def read_law(text: str, at: int, end: int) -> Name | None:
    """ "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", "Bộ luật Lao động"."""
    if text[at] not in "LBP" or text[max(0, at - 3) : at] in ("Bộ ", "áp "):
        return None
    match = _LAW.match(text, at, end)
    if match is None:
        return None
    amending = _AMENDING.match(text, at, end)
    if amending:
        last = amending.end()
    else:
        stop = _LAW_END.search(text, match.end(), min(end, at + 120))
        last = stop.start() if stop else min(end, at + 120)
    name = text[at:last].rstrip(" ,")
    if not 2 <= name.count(" ") <= 30 and not name.startswith("Luật "):
        return None
    day = _LAW_DAY.match(text, at + len(name), end)
    return Name(at, day.end() if day else at + len(name), ("luật", name.lower()), name)


_PROPER = re.compile(
    r"(?:Nghị quyết|Hướng dẫn|Quy (?:định|chế|hoạch|trình)|Kế hoạch|Chỉ thị|Kết luận|Quyết định|Thông báo|Chương trình|Chiến lược"
    r"|Cương lĩnh|Đề án"
    r"|Điều lệ|Hiến pháp|Luật|Bộ luật|Pháp lệnh) (?!số )"
)
_READERS: dict[str, tuple[Callable[[str, int, int], Name | None], ...]] = {
    "Nghị": (read_of_body,),
    "Đề": (read_programme,),
    "Điều": (read_charter,),
    "Hiến": (read_charter,),
    "Luật": (read_law,),
    "Bộ": (read_law,),
    "Pháp": (read_law,),
    "Chiến": (read_programme,),
    "Cương": (read_programme,),
}
_BOTH = (read_programme, read_of_body)
_ANYHOW: tuple[tuple[str, Callable[[str, int, int], Name | None]], ...] = (
    ("nghị quyết đại hội", read_congress),
    ("nghị quyết của đại hội", read_congress),
    ("nghị quyết trung ương", read_plenum),
    ("nghị quyết hội nghị", read_plenum),
    ("nghị quyết của hội nghị", read_plenum),
)
"""Read in capitals and small letters alike."""


def find_names(text: str, low: str, end_of: Callable[[int], int]) -> Iterator[Name]:
    """Every name in `text`, in no order. low: the same in small letters; end_of: where the paragraph that holds a position ends."""
    for match in _PROPER.finditer(text):
        at = match.start()
        for read in _READERS.get(match[0].split(" ", 1)[0], _BOTH):
            if name := read(text, at, end_of(at)):
                yield name
                break
    for anchor, read in _ANYHOW:
        at = low.find(anchor)
        while at >= 0:
            if name := read(text, at, end_of(at)):
                yield name
            at = low.find(anchor, at + len(anchor))
