"""Times that are no day: counted from an event, recurring, vague, "as planned" (sau hội nghị, hằng tháng, đầu tháng 6, theo kế hoạch).

>>> words = "chậm nhất 05 ngày làm việc sau khi kết thúc hội nghị, gửi báo cáo"
>>> [(when.op, when.relative.text, when.relative.event) for when in read_relative_times(words, 0, len(words)) if when.relative]
[('by', 'chậm nhất 05 ngày làm việc sau khi kết thúc hội nghị', 'hội nghị')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.domain.directive import Op, Relative
from nhiemky.reading.duties.when import When

_WEEK = r"(?:ngày|tháng|tuần|giờ|quý|năm)(?: làm việc)?"
_STOP = r"(?=[,;.()\n]|$| \(| qua | gửi | báo cáo | theo | để | và gửi )"

_SPACE_OF_TIME = rf"(?:\d{{1,3}}(?: \([^()\d\n]{{2,16}}\))?|một|hai|ba|bốn|mười|mười lăm|nửa) {_WEEK}"
_COUNTED_FROM = rf"(?:,? (?:kể từ|tính từ|từ|sau|trước) [^,;.()\n]{{3,90}}?{_STOP})?"
_WITHIN = re.compile(rf"(?:vòng|thời hạn|thời gian) (?:không quá |tối đa )?{_SPACE_OF_TIME}{_COUNTED_FROM}")
_IN_SPACE = re.compile(rf"[Tt]rong {_SPACE_OF_TIME},? (?:kể từ|tính từ|từ|sau) [^,;.()\n]{{3,90}}?{_STOP}")
_AT_LATEST = re.compile(rf"[CcMm]\w+ nhất (?:là )?(?:sau )?{_SPACE_OF_TIME}{_COUNTED_FROM}")
_AFTER_SPACE = re.compile(rf"[Ss]au {_SPACE_OF_TIME} (?:kể từ|tính từ) [^,;.()\n]{{3,90}}?{_STOP}")
_MEETINGS = r"(?:(?:cuộc họp |buổi )?giao ban|hội nghị|Hội nghị|đại hội|Đại hội|cuộc họp|kỳ họp|phiên họp)"
_AFTER = re.compile(rf"[Ss]au (?:khi [^;.()\n]{{3,120}}?(?=[,;.()\n]|$)|{_MEETINGS}[^,;.()\n]{{0,60}}?{_STOP})")
_AHEAD = re.compile(
    rf"[Tt]rước (?:(?:khi |ngày )?(?![\d ])[^,;.()\n]{{3,70}}? (?:ít nhất |tối thiểu )?{_SPACE_OF_TIME}{_STOP}"
    rf"|khi [^,;.()\n]{{3,90}}?{_STOP}"
    rf"|{_MEETINGS}[^,;.()\n]{{0,60}}?{_STOP})"
)
_SPACE_AHEAD = re.compile(rf"[Tt]rước (?:khi |ngày |{_MEETINGS})[^,;.()\n]{{0,80}}?{_STOP}")
_AT_MEETING = re.compile(rf"tại {_MEETINGS}[^,;.()\n]{{0,60}}?{_STOP}")
_WHENEVER = re.compile(
    rf"(?:[Nn]gay khi|[Kk]hi (?:được (?:mời|yêu cầu|triệu tập|phân công)|có (?:vụ việc|tình huống|yêu cầu|vấn đề|phát sinh|sự cố"
    rf"|thay đổi|đề nghị)|kết thúc))[^,;.()\n]{{0,60}}?{_STOP}"
)
_BEFORE_IT = re.compile(rf"[Tt]rước đó (?:ít nhất )?{_SPACE_OF_TIME}")
_EVENTS: tuple[tuple[str, int, re.Pattern[str], Op], ...] = (
    ("vòng ", 0, _WITHIN, "by"),
    ("thời hạn ", 0, _WITHIN, "by"),
    ("thời gian ", 0, _WITHIN, "by"),
    ("rong ", 1, _IN_SPACE, "by"),
    ("ậm nhất ", 2, _AT_LATEST, "by"),
    ("uộn nhất ", 1, _AT_LATEST, "by"),
    ("au ", 1, _AFTER_SPACE, "after"),
    ("rước ", 1, _SPACE_AHEAD, "before"),
    ("rước ", 1, _AHEAD, "before"),
    ("au ", 1, _AFTER, "after"),
    ("hi có ", 1, _WHENEVER, "after"),
    ("hi kết thúc", 1, _WHENEVER, "after"),
    ("gay khi ", 1, _WHENEVER, "after"),
    ("hi được ", 1, _WHENEVER, "after"),
    ("rước đó ", 1, _BEFORE_IT, "before"),
    ("tại ", 0, _AT_MEETING, "on"),
)
"""Letters to look for, how far they stand in the words, the words, the bound they set."""
_SPACE_BEFORE = re.compile(rf"(?:(?:[Íí]t nhất|[Tt]ối thiểu|[Cc]hậm nhất|[Mm]uộn nhất) (?:là )?)?{_SPACE_OF_TIME} $")
_INTRODUCED = re.compile(r"(?<!\w)(?:[Tt]rong |[Nn]gay )$")
_SPOKEN = re.compile(r"(?<!\w)(?:báo cáo|trình|thông qua|phát biểu)(?!\w)", re.IGNORECASE)
_EVENT_LEAD = re.compile(
    r"^(?:chậm nhất |muộn nhất |trong |ít nhất )?(?:là |sau )?(?:(?:vòng |thời hạn |thời gian )?\d+ \w+(?: làm việc)?,? )?(?:ngay )?"
    r"(?:kể từ|tính từ|sau|trước|tại|từ)(?: khi| ngày)?(?: tổ chức| kết thúc)? ",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"(?<!\w)(?:(?:(?:[Tt]rước|[Vv]ào|[Ll]úc) )?\d{1,2} giờ(?: \d{2}(?: phút)?)?(?:(?: và"
    r"|,) \d{1,2} giờ(?: \d{2}(?: phút)?)?)? (?:hằng|hàng|mỗi) ngày"
    r"(?: cho đến khi [^,;.()\n]{3,60})?|(?:[Íí]t nhất |[Tt]ối thiểu )?(?:[Mm]ỗi|[Hh]ằng|[Hh]àng) (?:tuần|tháng|quý|năm) (?:một|1"
    r"|01) lần|[Mm]ỗi (?:ngày|tuần|tháng|quý|năm) (?:(?:ít nhất|tối thiểu|không quá|tối đa) )?(?:một|hai|ba|bốn|\d{1,2}) (?:lần"
    r"|kỳ|buổi)"
    r"(?: trong (?:thời gian|suốt|đợt) [^,;.()\n]{3,40})?|(?:[Cc]ác )?(?:sáng|chiều|Sáng|Chiều) (?:thứ|Thứ) \w+ (?:hằng|hàng) tuần"
    r"|(?:\d{1,2}|[Ss]áu|[Bb]a"
    r"|[Hh]ai) (?:tháng|tuần|năm) (?:một|1|01) lần"
    r"|(?:[Hh]ằng|[Hh]àng) tuần,? vào (?:sáng |chiều )?(?:ngày )?thứ \w+"
    r"|(?:[Đđ]ịnh kỳ |(?:[Tt]rước |[Cc]hậm nhất )?\d{1,2} giờ(?: \d{2})?(?: phút)?,? )?(?:(?:các )?ngày )?(?:thứ|Thứ) \w+ (?:hằng"
    r"|hàng) tuần"
    r"|(?:[Tt]rước|[Cc]hậm nhất|[Vv]ào|[Đđ]ến)(?: là| vào| lúc)?(?: \d{1,2} giờ(?: \d{2})?(?: phút)?,?)? ngày (?:\d{1,2}"
    r"|cuối(?: cùng)?|đầu)(?: của)? (?:(?:hằng|hàng|mỗi"
    r"|các) (?:tuần|tháng|quý|năm)|tháng (?:cuối|đầu|thứ)[^,;.()\n]{0,20}quý(?: hằng năm)?)"
    r"|(?:(?:[Tt]rước|[Cc]hậm nhất|[Vv]ào|[Đđ]ến hết)(?: là| vào)? )?ngày \d{1,2}(?:/| tháng )\d{1,2}(?:(?: và|,)(?: trước)?(?: ngày)?"
    r" \d{1,2}(?:/| tháng )\d{1,2}){0,3} (?:hằng|hàng|mỗi) năm"
    r"|(?:(?:[Tt]rước|[Vv]ào|[Tt]rong) )?tháng \d{1,2}(?:(?: và|,)(?: tháng)? \d{1,2}){0,3} (?:hằng|hàng) năm"
    r"|(?:06|6|sáu|3|ba) tháng(?:, | và )(?:9 tháng(?:, | và ))?(?:cả |01 |1 |một )?năm(?= (?:báo cáo|tổng hợp|đánh giá))"
    r"|(?:[Vv]ào )?(?:ngày )?(?:đầu|cuối) (?:mỗi|hằng|hàng) (?:tuần|tháng|quý|năm)"
    r"|[Đđ]ịnh kỳ(?: (?:vào )?ngày \d{1,2})?(?: (?:hằng|hàng) (?:tuần|tháng|quý|năm)"
    r"| (?:\d{1,2}|sáu|ba"
    r"|một) (?:tháng|tuần|ngày|năm)| quý| tháng| tuần)"
    r"(?:(?:,|và| và)? (?:\d{1,2} (?:tháng|năm)|(?:hằng |hàng )?năm))?(?: ?(?:/|một |1 )? ?lần)?)"
)
_LEADING_PERIOD = re.compile(r"(?:[Hh][ằà]ng|[Mm]ỗi) (?:ngày|tuần|tháng|quý|năm)(?=,? )")
_VAGUE = re.compile(
    r"(?<!\w)(?:(?:trong )?thời gian sớm nhất|sớm nhất có thể|vào (?:dịp )?(?:đầu|cuối) (?:năm|quý|tháng|tuần)(?= *[,;.()\n]| *$)"
    r"|(?P<soon>(?<=[;,] )sớm(?= (?:hoàn thành|hoàn thiện|mở|trình"
    r"|ban hành|gửi|có|tổ chức"
    r"|triển khai|đưa|báo cáo|xây dựng|công bố|bàn giao) ))|(?P<lead>[Vv]ào |[Tt]rong |[Kk]hoảng |[Tt]rước |[Cc]hậm nhất (?:là |vào )?"
    r"|[Đđ]ến |[Hh]ết )?(?<!tháng )(?:(?:tuần |nửa |những ngày )?đầu|giữa"
    r"|(?:tuần |nửa |những ngày )?cuối|trung tuần|thượng tuần|hạ tuần|tuần (?:thứ )?(?:nhất|hai|ba|tư|1|2|3|4)(?: của)?)"
    r" (?:tháng \d{1,2}(?:(?:/| năm )\d{4})?|quý \w+(?:(?:/| năm )\d{4})?|năm \d{4})(?P<again> (?:hằng|hàng) năm)?)"
)
_PLAN = re.compile(
    r"(?:bảo đảm|đảm bảo|đúng|kịp)(?: đúng)? (?:thời gian|tiến độ|thời hạn)(?:,? (?:tiến độ|thời gian))? theo (?:kế hoạch|lịch"
    r"|quy định)(?: \w+){0,3}|theo (?:đúng )?(?:tiến độ|lịch)(?: \w+){0,4}|(?:cùng|trong|đúng) thời (?:gian|hạn) (?:nêu trên"
    r"|nói trên|đã nêu|trên)(?!\w)"
)
_PERIODS = {"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}


_VAGUE_CUES = ("sớm ", "đầu ", "giữa ", "cuối ", "tuần ")
_VAGUE_CUE = re.compile(
    r"(?<!\w)sớm |(?:đầu|cuối) (?:năm|quý|tháng|tuần)\b|(?:đầu|giữa|cuối|tuần|nhất|hai|ba|tư|của"
    r"|[1-4]) (?:tháng|quý|năm) "
)
_PERIOD_CUE = re.compile(r"(?:[ằà]ng|ỗi) (?:ngày|tuần|tháng|quý|năm)")
_RECURRING_CUES = ("cả năm báo cáo", "cả năm tổng hợp", "cả năm đánh giá", "ịnh kỳ", "một lần", "01 lần", "tháng cuối", " lần")


def read_relative_times(text: str, start: int, end: int) -> list[When]:
    """Relative times in text[start:end], kind by kind."""
    words = text[start:end]
    found: list[When] = []
    if _PERIOD_CUE.search(words) or any(cue in words for cue in _RECURRING_CUES):
        found += _recurring(text, start, end)
    found += _events(text, start, end)
    if any(cue in words for cue in _VAGUE_CUES) and _VAGUE_CUE.search(words):
        found += [_vague(match) for match in _VAGUE.finditer(text, start, end)]
    if " theo " in words or "trên" in words:
        found += [When(match.start(), match.end(), relative=Relative(match[0], "plan")) for match in _PLAN.finditer(text, start, end)]
    return found


def _vague(match: re.Match[str]) -> When:
    """ "chậm nhất cuối tháng 6": the bound is said, the day is not."""
    lead = (match["lead"] or "").lower()
    op: Op | None = "before" if lead == "trước " else "by" if lead.startswith(("chậm", "đến", "hết")) else None
    if match["again"]:
        return When(match.start(), match.end(), op=op, relative=Relative(match[0], "recurring", period="year"))
    return When(match.start(), match.end(), op=op, relative=Relative(match[0], "vague"))


def _events(text: str, start: int, end: int) -> list[When]:
    found: list[When] = []
    for letters, offset, pattern, op in _EVENTS:
        at = text.find(letters, start, end)
        while at >= 0:
            match = pattern.match(text, at - offset, end) if at - offset >= start else None
            if match and not any(when.start < match.end() and match.start() < when.end for when in found):
                found += _event(text, start, match, op)
            at = text.find(letters, at + 1, end)
    return found


def _event(text: str, start: int, match: re.Match[str], op: Op) -> Iterator[When]:
    first = match.start()
    if match.re is _AFTER and text.endswith((" và ", " và"), start, first):
        return  # "trước, trong và sau Hội nghị"
    if match.re is _SPACE_AHEAD:
        space = _SPACE_BEFORE.search(text, max(start, first - 40), first)
        if space is None:
            return
        first = space.start()
    elif match.re is _AT_MEETING and not _SPOKEN.search(text, start, first):
        return
    elif lead := _INTRODUCED.search(text, max(start, first - 6), first):
        first = lead.start()
    words = text[first : match.end()].rstrip()
    if match.re is _AT_LATEST and " trước " in words:
        op = "before"
    if match.re is _WHENEVER and words[0] in "Kk" and not words.startswith(("khi kết thúc", "Khi kết thúc")):
        yield When(first, first + len(words), relative=Relative(words, "event", words[4:]), leading=first == start)
        return  # whenever it comes up: no bound
    relative = Relative(words, "event", _EVENT_LEAD.sub("", words))
    yield When(first, first + len(words), op=op, relative=relative, leading=first == start)


def _recurring(text: str, start: int, end: int) -> Iterator[When]:
    for match in _RECURRING.finditer(text, start, end):
        words = match[0].lower()
        if (onward := _THEN_ON.match(text, match.end(), end)) and not words.startswith("trước"):
            yield _by_period(match.start(), onward, text)  # "định kỳ hằng quý, trước ngày 15 của tháng cuối quý"
            continue
        if _THEN_ON.match(text, max(start, match.start() - 2), end) and _PERIOD_BEFORE.search(text, start, match.start()):
            continue
        by = words.startswith(("chậm", "trong tháng", "đến hết"))
        by = by or _HOUR_OF_IT.match(words) is not None
        op: Op | None = "by" if by else "before" if words.startswith("trước") else "by" if by else "on" if _ON_A_DAY.search(words) else None
        yield When(match.start(), match.end(), op=op, relative=Relative(match[0], "recurring", period=_period(words)))
    if trailing := _TRAILING_PERIOD.search(text, start, end):
        words = trailing["when"]
        relative = Relative(words, "recurring", period=_period(words))
        yield When(trailing.start("when"), trailing.end(), relative=relative)
    if lead := _LEADING_PERIOD.match(text, start, end):
        if onward := _THEN_ON.match(text, lead.end(), end):
            yield _by_period(start, onward, text)
            return
        yield When(lead.start(), lead.end(), relative=Relative(lead[0], "recurring", period=_period(lead[0])), leading=True)
        if day := _DAY_OF_IT.search(text, lead.end(), end):  # "hằng tháng gửi kết quả về X trước ngày 25"
            op = "before" if day["lead"] == "trước" else "on" if day["lead"] == "vào" else "by"
            relative = Relative(f"{lead[0]} {day[0]}", "recurring", period=_period(lead[0]))
            yield When(day.start(), day.end(), op=op, relative=relative)


def _by_period(start: int, onward: re.Match[str], text: str) -> When:
    words = text[start : onward.end()]
    op: Op = "before" if onward["lead"] == "trước" else "on" if onward["lead"] == "vào" else "by"
    return When(start, onward.end(), op=op, relative=Relative(words, "recurring", period=_period(words)), leading=True)


_THEN_ON = re.compile(
    r",? (?P<lead>trước|chậm nhất|muộn nhất|vào)(?: là| vào)? ngày \d{1,2}(?:/\d{1,2})?(?!/?\d)"
    r"(?: (?:của )?(?:tháng (?:cuối|đầu|thứ)[^,;.()\n]{0,20}?quý|tháng (?:sau|kế tiếp|liền kề|tiếp theo)|hằng (?:tháng|quý|năm)))?"
)
_DAY_OF_IT = re.compile(
    r"(?<!\w)(?P<lead>trước|chậm nhất|vào) (?:là )?ngày \d{1,2}(?:(?:/| tháng )\d{1,2})?(?=[,;.()\n]|$| của)(?! của năm)"
)
_PERIOD_BEFORE = re.compile(r"(?:[Hh][ằà]ng|[Mm]ỗi) (?:tuần|tháng|quý|năm),? ?$")
_TRAILING_PERIOD = re.compile(
    r"(?:báo cáo|gửi|nộp) (?:(?:về |cho |lên |kết quả )[^,;.()\n]{3,100}?|(?=[A-ZĐÀ-Ỹ])[^,;.()\n]{3,100}?)(?P<when>(?:hằng|hàng)"
    r" (?:ngày|tuần|tháng|quý|năm)(?: cho đến khi [^,;.()\n]{3,60})?)(?=[,;.()\n]|$)"
)
_HOUR_OF_IT = re.compile(r"(?:trước|chậm nhất) \d{1,2} giờ[^,]* (?:thứ|ngày) ")
_ON_A_DAY = re.compile(r"(?:ngày \d{1,2}|(?<!sáng )(?<!chiều )thứ \w+) (?:hằng|hàng|mỗi)")


def _period(words: str) -> str | None:
    found = _PERIOD.search(words.lower())
    return _PERIODS[found[1] or found[2]] if found else None


_PERIOD = re.compile(r"(?:hằng|hàng|mỗi|các) (ngày|tuần|tháng|quý|năm)|định kỳ (?:\w+ )?(tuần|tháng|quý|năm)")
