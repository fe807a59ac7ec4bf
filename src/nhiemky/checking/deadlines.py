"""Deadlines that can be read in two ways (ambiguous_deadline): a day that does not exist, another weekday, two days for one duty.

What it promises: only contradictions of the calendar or of the document with itself; a missing year or a vague word is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from nhiemky.domain.directive import Directive, Inconsistency, Obligation
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.rulebook.working_days import weekday
from nhiemky.vietnamese.days import find_days, format_day, make_day
from nhiemky.vietnamese.places import places
from nhiemky.vietnamese.unicode import fold

_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_WEEKDAY = re.compile(
    r"(?P<name>[Tt]hứ (?P<number>[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ nhật|[Cc]hủ Nhật)\s*,?\s*\(?(?=ngày|\d)"
)
_IMPOSSIBLE = re.compile(r"(?:29|30|31)(?:/|-|\.| tháng )(?:0?[2469]|11)(?!\d)")
_LATE_DAYS = ("29", "30", "31")


def check_deadlines(document: SourceDocument, directive: Directive) -> tuple[Inconsistency, ...]:
    """Findings of severity low, in the order of the text."""
    return (
        *_no_such_day(document),
        *_other_weekday(document),
        *_weekday_behind(document),
        *_either_side(document),
        *_backwards(document),
        *_two_days(document, directive.obligations),
    )


def _no_such_day(document: SourceDocument) -> Iterator[Inconsistency]:
    clean = document.clean
    for at in places(clean, *_LATE_DAYS):
        match = _IMPOSSIBLE.match(clean, at)
        if match is None or clean[at - 1 : at].isdigit():
            continue
        first = max(0, clean.rfind(" ", 0, max(0, match.start() - 1)))
        near = clean[first : match.end() + 16].split("\n")[0]
        if any(found.impossible for found in find_days(near)):
            start = clean.rfind(" ", 0, max(0, first - 1)) + 1
            end = match.end()
            while end < len(clean) and (clean[end].isdigit() or (clean[end] in "/-." and clean[end + 1 : end + 2].isdigit())):
                end += 1
            start = max(start, document.paragraphs[document.paragraph_at(match.start())].start)
            quote = Evidence(document.quote(start, end), document.span(start, end))
            yield Inconsistency("", "ambiguous_deadline", "low", f"Không có ngày này trong lịch: “{quote.quote}”.", (quote,))


def _other_weekday(document: SourceDocument) -> Iterator[Inconsistency]:
    clean = document.clean
    for at in places(clean, "Thứ ", "thứ ", "hủ nhật", "hủ Nhật"):
        match = _WEEKDAY.match(clean, at - clean.startswith("hủ", at))
        if match is None:
            continue
        days = find_days(clean[match.end() : match.end() + 34].split("\n")[0])
        if not days or days[0].start > 1 or days[0].day is None or make_day(days[0].year, days[0].day.month, days[0].day.day) is None:
            continue
        said = 6 if match["number"] is None else _number(match["number"])
        if said != days[0].day.weekday():
            end = match.end() + days[0].end
            quote = Evidence(document.quote(match.start(), end), document.span(match.start(), end))
            sentence = f"Ngày {format_day(days[0].day)} là {weekday(days[0].day)}, văn bản ghi “{match['name']}”."
            yield Inconsistency("", "ambiguous_deadline", "low", sentence, (quote,))


_AFTER = re.compile(
    r"(?P<day>\d{1,2})(?:/|-|\.)(?P<month>\d{1,2})(?:/|-|\.)(?P<year>(?:19|20)\d\d)\s?\((?P<name>[Tt]hứ (?P<number>[Hh]ai|[Bb]a|[Tt]ư"
    r"|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ nhật|[Cc]hủ Nhật)\)"
)


def _weekday_behind(document: SourceDocument) -> Iterator[Inconsistency]:
    """ "12/3/2026 (thứ Năm)"."""
    clean = document.clean
    for at in places(clean, "(thứ ", "(Thứ ", "(chủ nhật", "(Chủ nhật"):
        match = _AFTER.search(clean, max(0, at - 12), at + 14)
        day = match and make_day(int(match["year"]), int(match["month"]), int(match["day"]))
        if match is None or day is None:
            continue
        said = 6 if match["number"] is None else _number(match["number"])
        if said != day.weekday():
            quote = Evidence(document.quote(*match.span()), document.span(*match.span()))
            sentence = f"Ngày {format_day(day)} là {weekday(day)}, văn bản ghi “{match['name']}”."
            yield Inconsistency("", "ambiguous_deadline", "low", sentence, (quote,))


_EITHER = re.compile(r"(?:trước|sau) (?:hoặc|hay|/) ?(?:sau|trước) (?=ngày|\d)", re.IGNORECASE)


def _either_side(document: SourceDocument) -> Iterator[Inconsistency]:
    """ "trước hoặc sau ngày 25/4/2030"."""
    for match in _EITHER.finditer(document.clean):
        days = find_days(document.clean[match.end() : match.end() + 34].split("\n")[0])
        if days and days[0].start <= 1:
            end = match.end() + days[0].end
            quote = Evidence(document.quote(match.start(), end), document.span(match.start(), end))
            yield Inconsistency("", "ambiguous_deadline", "low", f"“{quote.quote}” không cho biết hạn là trước hay sau ngày đó.", (quote,))


def _backwards(document: SourceDocument) -> Iterator[Inconsistency]:
    """ "từ ngày 20/5/2030 đến ngày 10/5/2030"."""
    clean = document.clean
    for at in places(clean, "từ ngày ", "Từ ngày "):
        line = clean[at + 3 : at + 90].split("\n")[0]
        days = find_days(line)
        if len(days) < 2 or days[0].start > 1 or days[0].day is None or days[1].day is None or days[1].day >= days[0].day:
            continue
        if _UNTIL.fullmatch(line[days[0].end : days[1].start]):
            end = at + 3 + days[1].end
            quote = Evidence(document.quote(at, end), document.span(at, end))
            sentence = f"Khoảng thời gian đi lùi: {format_day(days[0].day)} sau {format_day(days[1].day)}."
            yield Inconsistency("", "ambiguous_deadline", "low", sentence, (quote,))


_UNTIL = re.compile(r",? (?:đến|tới)(?: hết)? ?")


def _number(word: str) -> int:
    return int(word) - 2 if word.isdigit() else _WEEKDAYS.index(word.lower())


def _two_days(document: SourceDocument, obligations: Sequence[Obligation]) -> Iterator[Inconsistency]:
    """One actor, one duty, two days. Many days of one duty are a timetable, and nobody meant another thing."""
    yield from _last_days(obligations)
    by_actor: dict[str, list[Obligation]] = {}
    for duty in obligations:
        if duty.deadline is not None and duty.who and duty.op != "after" and not duty.recurring and not duty.start:
            by_actor.setdefault(fold(duty.who), []).append(duty)
    for duties in by_actor.values():
        if len(duties) <= _TIMETABLE:
            found = list(_told_twice(document, duties))
            yield from found if len(found) <= _MOST_TOLD else ()


_TIMETABLE, _MOST_TOLD = 60, 3


def _told_twice(document: SourceDocument, duties: Sequence[Obligation]) -> Iterator[Inconsistency]:
    for one, other in combinations(duties, 2):
        if one.deadline == other.deadline or fold(one.submit_to or "") != fold(other.submit_to or ""):
            continue
        if not _same_duty(one.what, other.what) or _told_together(document, one, other):
            continue
        quotes = (*one.evidence[-1:], *other.evidence[-1:])
        first, second = (format_day(duty.deadline) for duty in (one, other) if duty.deadline is not None)
        sentence = f"{one.who}: cùng một việc ({one.what[:80]}) có hai thời hạn, {first} và {second}."
        yield Inconsistency("", "ambiguous_deadline", "low", sentence, quotes)


_LAST_DAY = re.compile(
    r"(?:thời )?hạn (?:cuối(?: cùng)?|chót|chậm nhất)?(?: (?:nhận|gửi|nộp|tiếp nhận|hoàn thành))? ?(?:của )?(?:việc )?(?P<paper>\S.*)",
    re.IGNORECASE,
)
_SENT = re.compile(r"(?:gửi|nộp|hoàn thành|xây dựng và gửi|tổng hợp, gửi) (?P<paper>\S.*)", re.IGNORECASE)


def _last_days(obligations: Sequence[Obligation]) -> Iterator[Inconsistency]:
    """ "gửi báo cáo kết quả 6 tháng ... trước ngày 10/8/2030" and "Hạn cuối nhận báo cáo kết quả 6 tháng là hết ngày 14/8/2030"."""
    dated = [duty for duty in obligations if duty.deadline is not None and duty.op != "after" and not duty.recurring]
    for limit in dated:
        said = _LAST_DAY.match(limit.what)
        if limit.who or said is None or len(paper := fold(said["paper"]).split()) < 3:
            continue
        for duty in dated:
            sent = _SENT.match(duty.what)
            if sent is None or duty.last_day == limit.last_day or duty.last_day is None or limit.last_day is None:
                continue
            if fold(sent["paper"]).split() == paper:
                days = f"{format_day(duty.last_day)} và {format_day(limit.last_day)}"
                sentence = f"{said['paper'][:1].upper()}{said['paper'][1:80]} có hai ngày cuối để gửi: {days}."
                yield Inconsistency("", "ambiguous_deadline", "low", sentence, (*duty.evidence[-1:], *limit.evidence[-1:]))


def _told_together(document: SourceDocument, one: Obligation, other: Obligation) -> bool:
    """ "báo cáo 6 tháng, báo cáo năm gửi chậm nhất ngày 15/6 và ngày 30/11": one day for each."""
    first, second = (duty.evidence[-1].span if duty.evidence else None for duty in (one, other))
    if first is None or second is None or not 0 <= second.start - first.end < _ONE_BREATH:
        return first is not None and second is not None and first.start <= second.start < first.end
    return not _SENTENCE_END.search(document.text, first.end, second.start)


_ONE_BREATH = 24
_SENTENCE_END = re.compile(r"[.;\n|]")


def _same_duty(one: str, other: str) -> bool:
    first, second = set(fold(one).split()), set(fold(other).split())
    return len(first) >= 3 and first == second
