"""Conditions a directive sets on the work: lengths, pilots first (whether targets may change: `adjustments`).

Promise: each fact with the words that say it. A bound on a share of ratings is a rating rule and a term of days "kể từ ..." is a time of
a duty; neither is a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from nhiemky.domain.directive import Limit, Ordering
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.citations.titles import ORGAN
from nhiemky.reading.duties.ahead import read_ahead
from nhiemky.reading.duties.places import evidence_at, paragraphs_saying
from nhiemky.reading.duties.times import read_times
from nhiemky.reading.structure.layout import Layout
from nhiemky.vietnamese.numbers import NUMBER, parse_number
from nhiemky.vietnamese.places import places

_UNIT = (
    r"(?P<unit>ngày làm việc|ngày|buổi|giờ|phút|trang(?: A4| đánh máy)?|tuần|tháng|người|đại biểu|đồng chí|ý kiến|từ(?= )"
    r"|tham luận|câu hỏi|học viên|thí sinh|vận động viên|tác phẩm|tiết(?= )|slide"
    r"|thôn|tổ dân phố|xã(?! hội)|chi bộ|đơn vị|tổ chức đảng|đề tài|sáng kiến|giải(?! pháp)|suất|lớp|đoàn|cuộc|bản(?! )|ảnh|dòng"
    r"|hộ|chỉ tiêu"
    r"|nội dung|nhiệm vụ|kiến nghị|giải pháp|chữ|GB|km|m2|triệu đồng|tỷ đồng|đồng|ủy viên|đảng viên|thành viên|cán bộ|công chức"
    r"|năm|nhiệm kỳ"
    r"|tập thể|cá nhân|hồ sơ|bài|MB|lần)(?![\w/])(?! (?:kể|sau|tính|làm việc))"
)
_HALF = Decimal("0.5")
_WORDS = {"một": Decimal(1), "hai": Decimal(2), "ba": Decimal(3), "bốn": Decimal(4)}
_LIMIT = re.compile(
    rf"(?P<lead>(?:với )?(?:[Tt]hời gian|độ dài|dung lượng|số lượng)?[^\S\n]?(?:họp |báo cáo )?)(?:(?P<cap>[Kk]hông quá|[Tt]ối đa(?: là"
    rf"| không quá)?|không vượt quá|không dài quá|không nhiều hơn|nhiều nhất)"
    rf" (?P<max>1/2|½|{NUMBER}|(?:một|hai|ba|bốn|nửa)(?= )) ?(?:\([^()\n]{{2,20}}\) )?{_UNIT})"
)
_SPAN = re.compile(
    rf"(?P<lead>(?:(?:với )?(?:[Tt]hời gian|thời lượng|độ dài|dung lượng|dài|trong|khoảng|[Ss]ố lượng)(?: họp| tổ chức| báo cáo"
    rf"| hội nghị| đại hội"
    rf"| kiểm điểm)?:? (?:là |khoảng )?(?:từ )?|từ ))(?P<min>{NUMBER}) ?(?:-|–|đến) ?(?P<max>{NUMBER}) {_UNIT}"
)
_BETWEEN = re.compile(
    rf"(?P<lead>)(?:[Tt]ối thiểu|[Íí]t nhất) (?P<min>{NUMBER})(?: \w+)?,?(?: và| nhưng)? (?:tối đa|không quá"
    rf"|nhiều nhất) (?P<max>{NUMBER}) {_UNIT}"
)
_OBJECT = re.compile(
    r"(?:[Hh]ội nghị|[Bb]áo cáo|[Bb]ài|[Bb]ản kiểm điểm|[Bb]ản thu hoạch|[Tt]hu hoạch|[Ss]ố đại biểu|[Tt]ham luận|[Đđ]ại hội"
    r"|[Cc]uộc họp"
    r"|[Pp]hát biểu|[Tt]hảo luận|[Đđ]oàn"
    r"|[Tt]hành phần|[Vv]ăn bản|[Dd]ự thảo)(?: [^\s,;.():]+){0,8}"
)


def read_limits(document: SourceDocument, layout: Layout) -> tuple[Limit, ...]:  # noqa: ARG001 (one form for all stages)
    """Bounds on length or number: "không quá 01 ngày", "01 - 1,5 ngày"."""
    found: list[tuple[int, Limit]] = []
    known: set[int] = set()
    text = document.clean
    for at in _limit_places(text):
        paragraph = document.paragraphs[document.paragraph_at(at)]
        first, last = max(paragraph.start, at - 34), min(paragraph.end, at + 60)
        matches = (match for pattern in (_BETWEEN, _SPAN, _LIMIT) for match in pattern.finditer(text, first, last))
        match = next((match for match in matches if match.start() <= at < match.end()), None)
        if match and paragraph.role != "footnote" and match.start() not in known:
            known.add(match.start())
            found.append((match.start(), _limit(document, paragraph.start, match)))
    found.sort(key=lambda one: one[0])
    return tuple(limit for _, limit in _distinct(found))


_LIMIT_ANCHORS = ("ông quá", "ối đa", "ông vượt quá", "ông dài quá", "hiều nhất", "ối thiểu")
_AMOUNT = re.compile(r" (?=[0-9])")
_BEFORE_AMOUNT = ("từ", "gian", "lượng", "dài", "khoảng", "là")


def _limit_places(text: str) -> Iterator[int]:
    for anchor in _LIMIT_ANCHORS:
        yield from places(text, anchor)
    for match in _AMOUNT.finditer(text):
        at = match.start()
        at -= text[at - 1 : at] == ":"
        if text.endswith(_BEFORE_AMOUNT, 0, at):
            yield at - next(len(word) for word in _BEFORE_AMOUNT if text.endswith(word, 0, at))


def _distinct(found: list[tuple[int, Limit]]) -> Iterator[tuple[int, Limit]]:
    last = -1
    for start, limit in found:
        span = limit.evidence.span
        assert span is not None
        if span.start >= last:
            yield start, limit
        last = max(last, span.end)


_DEADLINE_BEHIND = re.compile(r",? (?:hoàn thành |xong )?(?:trước|chậm nhất|đến hết|trong) ngày(?: [0-9][^,;]*)?$")
"""When the thing is due is not what it is."""


def _limit(document: SourceDocument, opening: int, match: re.Match[str]) -> Limit:
    text = document.clean
    objects = list(_OBJECT.finditer(text, max(opening, match.start() - 120), match.start()))
    named = objects[-1] if objects else None
    if named and "," in (between := text[named.end() : match.start()]) and between.strip(" ,"):
        named = None  # the bound of another thing
    start = named.start() if named and match.start() - named.end() < 25 else match.start()
    while text[start] in " ,":
        start += 1
    least = parse_number(match["min"]) if "min" in match.groupdict() else None
    most = _HALF if match["max"] in ("1/2", "½", "nửa") else _WORDS.get(match["max"]) or parse_number(match["max"])
    operator: Literal["<=", "range"] = "<=" if least is None else "range"
    words = _DEADLINE_BEHIND.sub("", named[0]) if named else text[match.start() : match.end()].strip(" ,")
    return Limit(
        words,
        operator,
        _plain(least),
        _plain(most),
        match["unit"].removesuffix(" A4").removesuffix(" đánh máy"),
        evidence_at(document, start, match.end()),
    )


def _plain(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.normalize() + 0


_PILOT = re.compile(
    r"[Cc]họn (?P<first>[^.;]{3,200}?),? (?:để |chỉ đạo |tổ chức |tiến hành |thực hiện )*"
    r"(?:làm (?:điểm|thí điểm)|(?:hội nghị |đại hội )?điểm(?= trước|,| gồm|:)|trước để rút kinh nghiệm)(?: gồm"
    r"| tại)?(?::? (?P<list>[A-ZĐ][^.;]{3,200}))?"
    r"|[Gg]iao (?P<given>[^.;]{3,160}?),? (?:tổ chức|tiến hành|làm|thực hiện)[^.;]{0,60}? (?:trước để rút kinh nghiệm"
    r"|làm điểm|điểm trước)"
    rf"|(?P<named>(?:{ORGAN}|Chi đoàn|Đảng bộ) [^.;,:]{{3,120}}?) (?:được chọn )?(?:tổ chức |tiến hành )?(?:làm (?:điểm|thí điểm)"
    rf"|họp điểm)(?= trước"
    rf"| trong [^.;,]{{4,30}}, (?:các|\d)|,|; sau đó| và| để| việc)"
    rf"|(?P<ahead>(?:{ORGAN}|Chi đoàn|Đảng bộ) [^.;:]{{3,160}}?) (?:tổ chức|thực hiện|tiến hành|triển khai|làm)[^.;,]{{0,30}}? trước"
    r"(?=[;,][^.]{0,120}(?:còn lại| khác (?:tổ chức|thực hiện|tiến hành|triển khai|làm|sau)))"
    r"|[Cc]họn (?P<chosen>[^.;]{3,200}?) (?:sơ kết|tổng kết|tổ chức|tiến hành|thực hiện|triển khai|kiểm điểm|làm)[^.;,]{0,30}? trước"
    r"(?! (?:ngày|khi|hội nghị|đại hội|\d))(?=[^.;]{0,120}(?:sau đó|còn lại))"
    r"|[Cc]họn (?P<model>[^.;]{3,200}?) (?:(?:tổ chức|tiến hành|làm|thực hiện) )?(?:hội nghị |đại hội )?điểm(?=[,;.]| trước)"
    r"|(?P<picked>[A-ZĐ][^.;,:]{2,160}?) được chọn [^.;,]{3,40}? trước(?=[ ,;.])"
    r"|[Tt]hí điểm [^.;]{0,80}?tại (?P<tried>[^.;]{3,120}?)(?=,? (?:trong|trước|từ|hoàn thành|xong)[^.]{3,160}còn lại)"
    r"|(?:[Đđ]ơn vị|[Hh]ội nghị|[Tt]ổ chức) (?:làm )?điểm(?: tại)?:? (?P<listed>[A-ZĐ\d][^.;()]{2,120}?)(?=,? (?:trước|hoàn thành"
    r"|xong|trong"
    r"|sau đó|vào)|[.;(])"
)
_PILOT_CUES = ("chức điểm", "nghị điểm;", "làm điểm", "hí điểm", "điểm trước", "nghị điểm", "hội điểm")
_REST = re.compile(
    r"(?P<rest>(?<=sau đó )(?:triển khai|nhân|mở)(?: rộng)? (?:ra )?(?:(?:diện )?rộng|đại trà)|(?:\d[\d.]* |các |những "
    r"|tất cả các )(?:(?! các | những )[^.;()\n\d]){2,90}?(?:còn lại|khác))"
)


_BEHIND = 160
"""The others may stand behind a semicolon."""


def read_ordering(document: SourceDocument, layout: Layout) -> tuple[Ordering, ...]:
    """ "chọn Đảng bộ X làm điểm trước, sau đó đồng loạt các đảng bộ còn lại"."""
    text = document.clean
    found: list[Ordering] = []
    speaking = paragraphs_saying(document, _PILOT_CUES, around="điểm") | paragraphs_saying(
        document, ("rút kinh nghiệm", "sau đó", "còn lại", "được chọn", "nhân rộng", "học tập")
    )
    for index in layout.main:
        if index not in speaking:
            continue
        paragraph = document.paragraphs[index]
        for start, end in layout.sentences(index):
            match = _PILOT.search(text, start, end)
            if match is None:
                if ahead := read_ahead(text, start, min(paragraph.end, end + _BEHIND)):
                    day = next((when.deadline for when in read_times(text, start, ahead.end) if when.deadline), None)
                    found.append(Ordering("pilot_first", ahead.first, ahead.then, day, evidence_at(document, start, ahead.end)))
                continue
            first = next(
                name
                for name in (
                    match["list"],
                    match["given"],
                    match["first"],
                    match["named"],
                    match["tried"],
                    match["listed"],
                    match["chosen"],
                    match["ahead"],
                    match["model"],
                    match["picked"],
                )
                if name
            )
            first = first.rsplit("chọn ", 1)[-1].removesuffix(" làm")
            if len(first) < 4 or not re.search(r"[A-ZĐ]|\d|^một ", first):
                continue
            rest = _REST.search(text, match.end(), min(paragraph.end, match.end() + 300))
            day = next((when.deadline for when in read_times(text, match.end(), rest.start() if rest else end) if when.deadline), None)
            stop = max(end if rest is None else rest.end(), match.end())
            evidence = evidence_at(document, start, stop if rest else end)
            found.append(Ordering("pilot_first", first.strip(" ,"), rest["rest"].strip() if rest else None, day, evidence))
    return tuple(found)
