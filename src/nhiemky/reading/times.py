"""By when a duty is due: the times of a sentence, each with its bound (thời hạn).

>>> from datetime import date
>>> words = "gửi báo cáo trước ngày 20/5/2030, họp từ ngày 02/6/2030 đến ngày 05/6/2030, sau khi kết thúc hội nghị"
>>> [(words[when.start : when.end], when.deadline, when.op) for when in read_times(words, 0, len(words))][:2]
[('trước ngày 20/5/2030', datetime.date(2030, 5, 20), 'before'), ('từ ngày 02/6/2030 đến ngày 05/6/2030', datetime.date(2030, 6, 5), 'by')]
>>> [when.relative.text for when in read_times(words, 0, len(words)) if when.relative]
['sau khi kết thúc hội nghị']

"trước ngày D" is exclusive; "chậm nhất", "đến hết", "trong tháng" end with their last day.
The period figures cover (mốc số liệu) is no time of a duty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nhiemky.domain.directive import Op, Relative
from nhiemky.vietnamese.days import DayMatch, find_days


@dataclass(frozen=True, slots=True)
class When:
    """A time at clean [start, end): a day with its bound, or a relative time. first: begin of a range; time: "17:00"."""

    start: int
    end: int
    deadline: date | None = None
    op: Op | None = None
    relative: Relative | None = None
    first: date | None = None
    time: str | None = None
    leading: bool = False


_CUES = (
    *("ngày", "tháng", " quý", "rước ", "hậm nhất", "uộn nhất", "giờ", "au khi", "au hội nghị", "au Hội nghị", "au đại hội", "au Đại hội"),
    *("(qua", " qua ", "ịnh kỳ", "thời hạn", "theo kế hoạch", "theo lịch", "tiến độ", "sớm nhất", "khi có", "tại hội nghị", "tại Hội nghị"),
    *("hằng", "hàng năm", "hết năm", "trong năm"),
)


def may_hold_time(words: str) -> bool:
    """A quick look whether words can speak of a time or a channel at all."""
    return any(cue in words for cue in _CUES)


_HOUR = r"(?:(?P<hour>\d{1,2}) ?(?:giờ|[hg])(?: ?(?P<minute>\d{2}))?(?: ?phút)?,?(?: sáng| chiều)?,? ?(?:ngày )?(?:thứ \w+,? ?)?)"
_LEAD = re.compile(
    rf"(?:(?P<lead>[Cc]hậm nhất|[Mm]uộn nhất|[Tt]rước|[Đđ]ến hết|[Tt]ới hết|[Hh]ết|[Đđ]ến|[Tt]rong|[Vv]ào|[Tt]ừ|[Ss]au|[Kk]ể từ)"
    rf"(?P<more>(?: (?:là|vào|đến|hết|trước|trong|lúc|khoảng|hồi))*) ?)?(?:lúc |hồi )?{_HOUR}?$"
)
_DATA = re.compile(r"(?<!\w)(?:[Ss]ố liệu|[Tt]ính|ước|[Mm]ốc|so với|kết quả thực hiện|[Tt]hực hiện)[^.;]{0,40}$")
_RANGE = re.compile(r" ?(?:[-–]|đến hết|đến|tới) ?(?:hết )?")
_WEEK = r"(?:ngày|tháng|tuần|giờ|quý|năm)(?: làm việc)?"
_STOP = r"(?=[,;.()\n]|$| \(| qua | gửi | báo cáo | theo | để | và gửi )"

_EVENT = re.compile(
    rf"(?P<within>(?:[Tt]rong )?(?:vòng|thời hạn|thời gian) \d{{1,3}} {_WEEK}(?:,? (?:kể từ|tính từ|từ|sau"
    rf"|trước) [^,;.()\n]{{3,90}}?{_STOP})?"
    rf"|(?:[Cc]hậm nhất|[Mm]uộn nhất) (?:là )?(?:sau )?\d{{1,3}} {_WEEK}(?:,? (?:kể từ|tính từ|từ|sau|trước) [^,;.()\n]{{3,90}}?)?{_STOP}"
    rf"|[Ss]au \d{{1,3}} {_WEEK} (?:kể từ|tính từ) [^,;.()\n]{{3,90}}?{_STOP})"
    rf"|(?P<ahead>(?:[Íí]t nhất |[Tt]ối thiểu )?\d{{1,3}} {_WEEK} trước (?:khi |ngày |hội nghị|Hội nghị|đại hội|Đại hội"
    rf"|kỳ họp)[^,;.()\n]{{0,80}}?{_STOP}"
    rf"|[Tt]rước (?:khi |ngày )?(?![\d ])[^,;.()\n]{{3,70}}? (?:ít nhất |tối thiểu )?\d{{1,3}} {_WEEK}{_STOP}"
    rf"|[Tt]rước khi [^,;.()\n]{{3,90}}?{_STOP}|[Tt]rước (?:hội nghị|Hội nghị|đại hội|Đại hội|kỳ họp)[^,;.()\n]{{0,60}}?{_STOP})"
    rf"|(?P<after>(?:[Nn]gay )?[Ss]au khi [^;.()\n]{{3,120}}?(?=[,;.()\n]|$)|(?:[Nn]gay )?[Ss]au (?:hội nghị|Hội nghị|đại hội|Đại hội"
    rf"|cuộc họp|kỳ họp)[^,;.()\n]{{0,60}}?{_STOP}"
    rf"|[Kk]hi (?:có yêu cầu|kết thúc)[^,;.()\n]{{0,60}}?{_STOP})"
    rf"|(?P<at>tại (?:Hội nghị|hội nghị|phiên họp|cuộc họp|kỳ họp)[^,;.()\n]{{0,60}}?{_STOP})"
)
_BOUNDS: dict[str, Op] = {"within": "by", "ahead": "before", "after": "after", "at": "on"}
_EVENT_LEAD = re.compile(
    r"^(?:chậm nhất |muộn nhất |trong |ít nhất )?(?:là |sau )?(?:(?:vòng |thời hạn |thời gian )?\d+ \w+(?: làm việc)?,? )?(?:ngay )?"
    r"(?:kể từ|tính từ|sau|trước|tại|từ)(?: khi| ngày)?(?: tổ chức| kết thúc)? ",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"(?:[Tt]rước|[Cc]hậm nhất|[Vv]ào|[Đđ]ến)(?: là| vào)? ngày (?:\d{1,2}|cuối(?: cùng)?|đầu)(?: của)? (?:(?:hằng|hàng|mỗi"
    r"|các) (?:tuần|tháng|quý|năm)|tháng (?:cuối|đầu|thứ)[^,;.()\n]{0,20}quý(?: hằng năm)?)"
    r"|[Tt]rước ngày \d{1,2}/\d{1,2} (?:hằng|hàng) năm|[Đđ]ịnh kỳ(?: (?:vào )?ngày \d{1,2})?(?: (?:hằng|hàng) (?:tuần|tháng|quý|năm)"
    r"| (?:\d{1,2}|sáu|ba"
    r"|một) (?:tháng|tuần|ngày|năm)| quý| tháng| tuần)"
    r"(?:(?:,|và| và)? (?:\d{1,2} tháng|(?:hằng |hàng )?năm|1 năm))?(?: ?(?:/|một |1 )? ?lần)?"
)
_LEADING_PERIOD = re.compile(r"(?:[Hh][ằà]ng|[Mm]ỗi) (?:ngày|tuần|tháng|quý|năm)(?=,? )")
_VAGUE = re.compile(
    r"(?:trong )?thời gian sớm nhất|sớm nhất có thể|(?:[Vv]ào |[Tt]rong |[Kk]hoảng |[Tt]rước )?(?<!tháng )(?:(?:tuần )?đầu|giữa"
    r"|(?:tuần )?cuối|trung tuần"
    r"|thượng tuần"
    r"|hạ tuần) (?:tháng \d{1,2}(?:(?:/| năm )\d{4})?|quý \w+(?:(?:/| năm )\d{4})?|năm \d{4})"
)
_PLAN = re.compile(
    r"(?:bảo đảm|đảm bảo|đúng|kịp)(?: đúng)? (?:thời gian|tiến độ|thời hạn)(?:,? (?:tiến độ|thời gian))? theo (?:kế hoạch|lịch"
    r"|quy định)(?: \w+){0,3}|theo (?:đúng )?(?:tiến độ|lịch)(?: \w+){0,4}"
)
_PERIODS = {"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}


def read_times(text: str, start: int, end: int, *, year: int | None = None) -> list[When]:
    """Times of duties in text[start:end], in order. `year` is given to days that name none."""
    found = _dated(text, start, end, year)
    found += [when for when in _relative(text, start, end) if not any(when.start < one.end and one.start < when.end for one in found)]
    found.sort(key=lambda when: when.start)
    return found


def _dated(text: str, start: int, end: int, year: int | None) -> list[When]:
    days = find_days(text[start:end])
    if any(day.year is None for day in days):  # "từ ngày 10/5 đến ngày 20/5/2030": the year said once; else the document's own
        days = find_days(text[start:end], year=next((day.year for day in days if day.year), year))
    days = [day for day in days if day.last_day]
    found: list[When] = []
    index = 0
    while index < len(days):
        day = days[index]
        index += 1
        at = start + day.start
        lead = _LEAD.search(text, max(start, at - 60), at)
        assert lead is not None
        word = (lead["lead"] or "").lower()
        more = lead["more"] or ""
        if _is_period_of_figures(text, start, lead.start(), word, day):
            if word == "từ" and index < len(days) and _RANGE.fullmatch(text, start + day.end, start + days[index].start):
                index += 1
            continue
        if word in ("từ", "kể từ") or (not word and index < len(days)):
            if index < len(days) and _RANGE.fullmatch(text, start + day.end, start + days[index].start) and days[index].last_day:
                last = days[index]
                index += 1
                found.append(When(lead.start(), start + last.end, last.last_day, "by", first=day.first_day, time=_clock(lead)))
                continue
            if word:
                continue
        when = _bounded(text, day, lead, word, more, start)
        if when is not None:
            found.append(when)
    return found


def _is_period_of_figures(text: str, start: int, at: int, word: str, day: DayMatch) -> bool:
    """ "số liệu tính đến ngày ...", "thực hiện đến tháng 4": which figures, not by when."""
    before = text[max(start, at - 60) : at]
    if word not in ("đến", "từ", "đến hết", "", "hết"):
        return False
    if word == "" and day.day is None:
        return True
    match = _DATA.search(before)
    if match is None:
        return False
    if match[0].startswith(("thực hiện", "Thực hiện", "kết quả")):
        return word == "đến" and day.month is not None and day.day is None and len(match[0]) < 12
    return True


_AFTER_SYMBOL = re.compile(r"(?:/[\w.-]+|\d-[\w/.-]+),? ?(?:ký |ban hành )?$")
_STATED_DAY = re.compile(r"(?:[Tt]hời gian|[Nn]gày|[Ll]úc|[Hh]ọp|[Tt]hời hạn)[^.;]{0,25}[:,]? ?$")


def _bounded(text: str, day: DayMatch, lead: re.Match[str], word: str, more: str, start: int) -> When | None:
    at, stop = lead.start(), start + day.end
    clock = _clock(lead)
    last = day.last_day
    if day.day is None and day.month is None and day.quarter is None and word not in ("trong", "hết", "đến hết", "trước", "chậm nhất"):
        return None
    if word == "trước" or (word in ("chậm nhất", "muộn nhất") and "trước" in more):
        if clock:
            return When(at, stop, last, "by", time=clock)
        return When(at, stop, day.first_day, "before")
    if word in ("chậm nhất", "muộn nhất", "đến hết", "tới hết", "hết", "đến"):
        return When(at, stop, last, "by", time=clock)
    if word == "sau":
        return When(at, stop, last, "after")
    if word in ("trong", "vào"):
        return When(at, stop, last, "on" if day.day else "by", time=clock)
    if _AFTER_SYMBOL.search(text, max(start, at - 30), at) or day.day is None:
        return None
    return When(at, stop, day.day, "on", time=clock)


def _clock(lead: re.Match[str]) -> str | None:
    return f"{int(lead['hour']):02}:{lead['minute'] or '00'}" if lead["hour"] else None


def _relative(text: str, start: int, end: int) -> list[When]:
    words = text[start:end]
    found: list[When] = []
    if "ằng " in words or "hàng " in words or "ịnh kỳ" in words or "mỗi " in words or "tháng cuối" in words:
        found += _recurring(text, start, end)
    if any(cue in words for cue in _EVENT_CUES):
        found += _events(text, start, end)
    if "tháng" in words or "quý" in words or "sớm" in words or "năm" in words:
        found += [When(match.start(), match.end(), relative=Relative(match[0], "vague")) for match in _VAGUE.finditer(text, start, end)]
    if " theo " in words:
        found += [When(match.start(), match.end(), relative=Relative(match[0], "plan")) for match in _PLAN.finditer(text, start, end)]
    return found


_EVENT_CUES = ("rước ", "au ", "thời hạn", "vòng", "thời gian", "hậm nhất", "uộn nhất", "hi có", "hi kết", "tại ")


_SPOKEN = re.compile(r"(?<!\w)(?:báo cáo|trình bày|phát biểu)(?!\w)", re.IGNORECASE)


def _recurring(text: str, start: int, end: int) -> Iterator[When]:
    for match in _RECURRING.finditer(text, start, end):
        words = match[0].lower()
        op: Op | None = "before" if words.startswith("trước") else "by" if words.startswith("chậm") else None
        yield When(match.start(), match.end(), op=op, relative=Relative(match[0], "recurring", period=_period(words)))
    if lead := _LEADING_PERIOD.match(text, start, end):
        yield When(lead.start(), lead.end(), relative=Relative(lead[0], "recurring", period=_period(lead[0])), leading=True)


def _events(text: str, start: int, end: int) -> Iterator[When]:
    for match in _EVENT.finditer(text, start, end):
        if match.lastgroup == "at" and not _SPOKEN.search(text, start, match.start()):
            continue
        words = match[0].rstrip()
        relative = Relative(words, "event", _EVENT_LEAD.sub("", words))
        leading = match.start() == start
        yield When(match.start(), match.start() + len(words), op=_BOUNDS[match.lastgroup or "after"], relative=relative, leading=leading)


def _period(words: str) -> str | None:
    return next(
        (period for word, period in _PERIODS.items() if re.search(rf"(?:hằng|hàng|mỗi|các|định kỳ) (?:\d+ )?{word}", words.lower())), None
    )
