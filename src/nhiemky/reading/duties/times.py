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
from dataclasses import replace

from nhiemky.domain.directive import Op
from nhiemky.reading.duties.day_lists import read_day_lists
from nhiemky.reading.duties.relative_times import read_relative_times
from nhiemky.reading.duties.when import When
from nhiemky.vietnamese.days import DayMatch, find_days, make_day

_FIGURE = re.compile(r"[0-9Qq]")
_CUES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("gày ", ()),
    ("háng ", ()),
    ("rước ", ()),
    (" nhất", ("hậm nhất", "uộn nhất", "sớm nhất", "rễ nhất")),
    ("ừ ", ("ể từ", "ính từ", "ừ 0", "ừ 1", "ừ 2", "ừ 3")),
    ("ối ", ("uối tháng", "uối quý", "uối năm", "uối mỗi", "uối hằng")),
    ("ạn ", ("ạn cuối", "ạn chót", "hậm hơn")),
    ("qua ", ("(qua", " qua ")),
    ("au ", ("au khi", "au hội nghị", "au Hội nghị", "au đại hội", "au Đại hội")),
    ("theo ", ("theo kế hoạch", "theo lịch")),
    ("tại ", ("tại giao ban", "tại buổi giao ban", "tại hội nghị", "tại Hội nghị", "tại phiên họp", "tại kỳ họp", "tại cuộc họp")),
    (" năm", ("hàng năm", "hết năm", "trong năm")),
    *(
        (cue, ())
        for cue in (
            "uý ",
            "hằng",
            "Hằng năm",
            "Hằng tháng",
            "Hằng quý",
            "Hàng năm",
            "Hàng tháng",
            "Hàng quý",
            "giờ",
            "ịnh kỳ",
            "tiến độ",
            "thời hạn",
            "ời hạn nêu",
            "ời gian nêu",
        )
    ),
    *(
        (cue, ())
        for cue in (
            "cả năm ",
            "vòng ",
            "ay khi",
            "hi có ",
            "hi được ",
            "ột lần",
            "uộn hơn",
            "rước đó",
            " lần trong",
            " sớm ",
            "Sớm ",
            "sớm ",
        )
    ),
)
"""What every time and channel is said with; a common part first, where it is one, and what it has to be part of."""


def may_hold_time(words: str) -> bool:
    """A quick look whether words can speak of a time or a channel at all."""
    # asked of every paragraph: loops are quicker than any()
    for cue, whole in _CUES:
        if cue in words:
            if not whole:
                return True
            for one in whole:
                if one in words:
                    return True
    return False


_HOUR = r"(?:(?P<hour>\d{1,2}) ?(?:giờ|[hg])(?: ?(?P<minute>\d{2}))?(?: ?phút)?,?(?: sáng| chiều)?,? ?(?:ngày )?(?:thứ \w+,? ?)?)"
_LEAD = re.compile(
    rf"(?=[TtCcKkHhMmĐđVvSsl\d]|$)(?:(?:[Tt]ừ nay |[Tt]rong (?:khoảng )?(?:thời gian )?(?=từ ))?(?P<lead>[Cc]hậm nhất"
    rf"|[Kk]hông (?:muộn hơn|chậm hơn|trễ hơn|quá)|[Hh]ạn cuối(?: cùng)?|[Hh]ạn chót|[Mm]uộn nhất|[Tt]rễ nhất"
    rf"|[Tt]rước|[Đđ]ến hết|[Tt]ới hết|[Hh]ết"
    rf"|[Đđ]ến|[Tt]rong|[Vv]ào|[Tt]ừ|[Ss]au|[Kk]ể từ)"
    rf"(?P<more>(?: (?:là|vào|đến|hết|trước|trong|lúc|khoảng|hồi))*) ?)?(?:lúc |hồi )?{_HOUR}?$"
)
_DATA = re.compile(
    r"(?<!\w)(?:[Ss]ố liệu|[Tt]ính|ước|[Mm]ốc|[Cc]hốt|[Tt]hời kỳ (?:kiểm tra|giám sát|thanh tra|báo cáo)|[Nn]iên độ|so với"
    r"|kết quả thực hiện|[Tt]hực hiện)[^.;]{0,40}$"
)
_YEARLY = re.compile(r"(?:[Hh][ằà]ng|[Mm]ỗi) (?:năm|quý|tháng),? ?$")
_YEAR_SAID = re.compile(r"\d{4}$")
_BEGINS = re.compile(r"(?:bắt đầu|khai mạc),? $")
_RANGE = re.compile(r",? ?(?:[-–]|đến hết|đến|tới) ?(?:hết |trước )?")


def read_times(text: str, start: int, end: int, *, year: int | None = None, cell: bool = False) -> list[When]:
    """Times of duties in text[start:end], in order. `year` is given to days that name none. cell: the text is that of a time column."""
    found = _dated(text, start, end, year, cell=cell)
    found += [
        when for when in read_relative_times(text, start, end) if not any(when.start < one.end and one.start < when.end for one in found)
    ]
    found.sort(key=lambda when: when.start)
    return found


def _dated(text: str, start: int, end: int, year: int | None, *, cell: bool = False) -> list[When]:
    if not _FIGURE.search(text, start, end):
        return []
    days = find_days(text[start:end])
    if any(day.year is None for day in days):  # "từ ngày 10/5 đến ngày 20/5/2030": the year said once; else the document's own
        days = find_days(text[start:end], year=next((day.year for day in days if day.year), year))
    if yearly := _EVERY_YEAR.match(text, start, end):
        days = [day for day in days if not day.year_inherited or day.start < yearly.end() - start]
    days = [day for day in days if day.last_day]
    known = next((day.year for day in days if day.year), year)
    found = [when for when in read_day_lists(text, start, end, known, cell=cell) if not _of_figures(text, start, when)]
    found = [when for when in found if not _OF_EACH_YEAR.match(text, when.end, end)]
    listed = list(found)
    found += _short_days(text, start, end, known)
    index = 0
    while index < len(days):
        day = days[index]
        index += 1
        at = start + day.start
        if any(when.start <= at < when.end or when.start < start + day.end <= when.end for when in listed):
            continue
        lead = _LEAD.search(text, max(start, at - 60), at)
        assert lead is not None
        word = (lead["lead"] or "").lower()
        more = lead["more"] or ""
        if word == "trước" and more.strip() in ("trong", "vào", "khoảng"):  # "làm trước trong tháng 6": the others come later
            word, more = more.strip(), ""
        if (
            not word
            and not lead["hour"]
            and day.day is None
            and at == start
            and text[at + len(day.text) : at + len(day.text) + 1] in (":", ",")
        ):
            found.append(When(at, start + day.end, day.last_day, "by", leading=True))  # "Tháng 4/2030: ..."
            continue
        if not _YEAR_SAID.search(text, at, start + day.end) and (
            _YEARLY.search(text, max(start, lead.start() - 16), lead.start()) or _OF_EACH_YEAR.match(text, start + day.end, end)
        ):
            continue  # "Hằng năm, trước ngày 10/12", "trước ngày 10/12 hằng năm"
        if _is_period_of_figures(text, start, lead.start(), word, day):
            if word == "từ" and index < len(days) and _RANGE.fullmatch(text, start + day.end, start + days[index].start):
                index += 1
            continue
        if word in ("từ", "kể từ") or (not word and index < len(days)):
            if index < len(days) and _RANGE.fullmatch(text, start + day.end, start + days[index].start) and days[index].last_day:
                last = days[index]
                index += 1
                first = day.first_day
                if first and last.last_day and first > last.last_day and day.year_inherited:  # "từ ngày 15/12 đến ngày 10/01/2031"
                    first = make_day(first.year - 1, first.month, first.day)
                op: Op = "before" if "trước" in text[start + day.end : start + last.start] else "by"
                found.append(When(lead.start(), start + last.end, last.last_day, op, first=first, time=_clock(lead)))
                continue
            if word and not (lead["hour"] and _BEGINS.search(text, max(start, lead.start() - 12), lead.start())):
                continue
            word = "" if word else word
        if word == "đến" and lead["hour"] and (begun := _FROM_HOUR.search(text, max(start, lead.start() - 24), lead.start() + 1)):
            hour = f"{int(begun['hour']):02}:{begun['minute'] or '00'}"  # "từ 08 giờ đến 11 giờ 30 ngày 27/01": that day
            found.append(When(begun.start(), start + day.end, day.last_day, "on", time=hour))
            continue
        when = _bounded(text, day, lead, word, more, start)
        if when is not None:
            found.append(replace(when, borrowed=day.year_inherited) if day.year_inherited else when)
    return found


_FROM_HOUR = re.compile(r"(?:[Tt]ừ )(?P<hour>\d{1,2}) ?(?:giờ|[hg])(?: ?(?P<minute>\d{2}))?(?: ?phút)?,? đ?$")
_EVERY_YEAR = re.compile(r"(?:Định kỳ )?(?:[Hh][ằà]ng|[Mm]ỗi) năm\b")
_OF_EACH_YEAR = re.compile(r"(?: và [^,;.()]{4,30}?)? (?:hằng|hàng|mỗi|các) năm(?! \d)")
_SHORT_DAY = re.compile(
    r"(?<!\w)(?P<lead>[Tt]rước|[Cc]hậm nhất(?: là)?|[Mm]uộn nhất(?: là)?|[Hh]ạn cuối(?: là)?|[Đđ]ến hết|[Xx]ong trước) "
    r"(?P<day>[0-3]?\d)/(?P<month>[01]?\d)(?=[,;.()\n]|$| (?:để|qua|về|gửi|hoàn thành|báo cáo))"
)


def _short_days(text: str, start: int, end: int, year: int | None) -> Iterator[When]:
    """ "trước 10/5", without the word "ngày" and a year."""
    if "/" not in text[start:end]:
        return
    for match in _SHORT_DAY.finditer(text, start, end):
        day = make_day(year, int(match["month"]), int(match["day"]))
        if day is not None:
            yield When(match.start(), match.end(), day, "before" if match["lead"].endswith("rước") else "by", borrowed=True)


def _of_figures(text: str, start: int, when: When) -> bool:
    """A range that says which figures: "số liệu từ tháng 01 đến tháng 6/2030"."""
    match = _DATA.search(text, max(start, when.start - 60), when.start)
    return match is not None and not match[0].startswith(("thực hiện", "Thực hiện", "kết quả"))


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


def _bounded(text: str, day: DayMatch, lead: re.Match[str], word: str, more: str, start: int) -> When | None:
    at, stop = lead.start(), start + day.end
    clock = _clock(lead)
    last = day.last_day
    if day.day is None and day.month is None and day.quarter is None and word not in ("trong", "hết", "đến hết", "trước", "chậm nhất"):
        return None
    if word == "trước" or (word in ("chậm nhất", "muộn nhất", "trễ nhất") and "trước" in more):
        if clock:
            return When(at, stop, last, "by", time=clock)
        return When(at, stop, day.first_day, "before")
    if word.startswith(("hạn ", "không ")) or word in ("chậm nhất", "muộn nhất", "trễ nhất", "đến hết", "tới hết", "hết", "đến"):
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
