"""Units named one by one: pilots, those that go first, those that were merged.

What it promises: names only where each is a body's or a place's own name ("chọn một số đơn vị" names none); a body whose name holds
commas stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nhiemky.domain.directive import Group, Ordering
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument, Span
from nhiemky.reading.figures.vocabulary import words
from nhiemky.vietnamese.places import places

_PILOT = re.compile(
    r"(?:lựa chọn|[Cc]họn)\s+(?P<names>[^.;\n]{4,220}?)\s+(?:để |là đơn vị |là nơi |chỉ đạo |tổ chức |làm |thực hiện )*(?:làm điểm"
    r"|thí điểm|điểm chỉ đạo|đơn vị điểm|(?:sơ kết|tổng kết|kiểm điểm|hội nghị|tiến hành|tổ chức|đại hội|làm|thực hiện"
    r"|triển khai) (?:trước|điểm)\b)"
)
_PILOT_LIST = re.compile(
    r"(?:đơn vị (?:được chọn )?làm điểm|đơn vị điểm|làm điểm tại)(?:\s+(?:gồm|là|tại))?\s*:?\s+(?P<names>(?:[A-ZĐÀ-Ỹ])[^.;\n]{3,220})"
)
_MERGER = re.compile(r"(?:[Hh]ợp nhất|[Ss]áp nhập)\s+(?:nguyên trạng\s+)?(?P<names>(?!0?\d)[^.;\n]{6,260}?)\s+(?:thành|để thành lập)\s")
_AND = re.compile(
    r",\s+(?=(?:và\s+)?(?:[A-ZĐ]|các|huyện|xã|phường|tỉnh|thành phố|thị))"
    r"|(?<!\s)\s+(?:và|với)\s+(?=[A-ZĐ]|huyện|xã|phường|tỉnh|thành phố|thị)"
)
_PLACES = words("huyện xã phường tỉnh thành quận thị thôn ấp các")
_BODY_NAME = re.compile(
    r"(?:và |các )?(?:Đảng|Chi|Sở|Ban|Phòng|Trường|Bệnh viện|Công ty|Ủy ban|UBND|HĐND|Văn phòng|Hội|Công an|Tòa án|Viện|Chi cục|Cục"
    r"|Trung tâm|Đoàn|huyện|xã"
    r"|phường|tỉnh|thành|thị|thôn|Thôn|Ấp|ấp|Bản|Khoa|Chi nhánh|Nhà máy|Xí nghiệp|Trạm"
    r"|Huyện|Thành|Thị|Xã|Phường|Tỉnh|Bộ|Cụm|Khối|Tổng|Liên đoàn|Báo|Đài|Quỹ|Học viện)"
)


def read_pilots(document: SourceDocument) -> Iterator[Group]:
    clean = document.clean
    for pattern, openings in (
        (_PILOT, ("chọn ", "Chọn ")),
        (_PILOT_LIST, ("đơn vị được chọn làm điểm", "đơn vị làm điểm", "đơn vị điểm", "làm điểm tại")),
    ):
        if not ("điểm" in clean or " trước" in clean):
            return
        for at in places(clean, *openings):
            match = pattern.match(clean, at)
            if match is not None and (names := _names(match["names"])):
                yield _named(document, match.start(), match.end(), "đơn vị làm điểm", names, "làm điểm")


def read_first_ones(document: SourceDocument, orders: Sequence[Ordering]) -> Iterator[Group]:
    """The bodies that go first, where no list of pilots names them."""
    for order in orders:
        names = _names(order.first or "")
        where = order.evidence.span
        if names and where is not None and _BODY_NAME.match(names[0]) and " " in names[0] and not names[0].rpartition(" ")[2].isdigit():
            stop = document.text.find(" ".join((order.then or "\n").split()[:2]), where.start, where.end)
            place = Span(where.start, where.end if stop <= where.start else stop)
            quote = " ".join(document.text[place.start : place.end].split())
            yield Group("", "đơn vị làm điểm", Decimal(len(names)), Evidence(quote, place), members=names, role="làm điểm")


def read_merged(document: SourceDocument) -> Iterator[Group]:
    clean = document.clean
    for at in places(clean, "hợp nhất ", "sáp nhập ", "Hợp nhất ", "Sáp nhập "):
        match = _MERGER.match(clean, at)
        if match is not None and len(names := _names(match["names"])) >= 2:
            yield _named(document, match.start("names"), match.end("names"), " ".join(match["names"].split()), names, "hợp nhất, sáp nhập")


_COUNTED = re.compile(r"\d{1,2} (?:[a-zà-ỹđ]+ ){1,4}(?:(?:gồm|là|tại|ở):? )?(?=[A-ZĐÀ-Ỹ][^,]{1,40}(?:,| và ))")
""" "04 chi nhánh Phú Lâm, Bến Trúc và Sa Kỳ"."""


def _names(text: str) -> tuple[str, ...]:
    """Bodies named one by one; () where the words name none ("chọn một số đơn vị")."""
    if counted := _COUNTED.match(text):
        return tuple(name.strip() for name in re.split(r",| và ", text[counted.end() :]) if name.strip())
    names = [part.strip(" ,:") for part in _AND.split(text)]
    if any(not any(char.isupper() for char in name) for name in names) or not names[0] or re.match(r"(?:một số|những|\d)", names[0]):
        return ()
    opening = names[0].split()[0]
    if opening.lower() in _PLACES:
        return tuple(names)
    joined = names[:1]
    for name in names[1:]:  # "Sở Nông nghiệp, Môi trường và Phát triển nông thôn" is one body
        if _BODY_NAME.match(name):
            joined.append(name)
        else:
            joined[-1] = text[text.index(joined[-1]) : text.index(name, text.index(joined[-1]) + len(joined[-1])) + len(name)]
    return tuple(joined)


def _named(document: SourceDocument, start: int, end: int, name: str, names: tuple[str, ...], role: str) -> Group:
    return Group(
        id="",
        name=name,
        size=Decimal(len(names)),
        evidence=Evidence(document.quote(start, end), document.span(start, end)),
        members=names,
        role=role,
    )
