"""Doubts about the time of a duty, as questions, and what an answer makes of the duty. Asked only where an answer changes the campaign.

>>> from nhiemky.domain.directive import Relative
>>> words = "sau 05 ngày kể từ ngày kết thúc hội nghị"
>>> duty = Obligation("o1", "gửi báo cáo", op="after", relative=Relative(words, "event", "hội nghị"))
>>> (question,) = time_questions("duty-1", duty, None)
>>> question.id, [option.id for option in question.options]
('within/duty-1', ['within', 'after'])
>>> settled_time(duty, {"within/duty-1": "within"}).op
'by'

Promises that a time which says itself is never asked about: a year not written but plain is told in the fact's note alone, and of the
words a scan was unsure of only days are asked, at most three a paper, the least sure first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from nhiemky.domain.confirmation import Option, Question
from nhiemky.domain.directive import Assignment, Obligation
from nhiemky.domain.finding import Refusal
from nhiemky.domain.source import SourceDocument
from nhiemky.flows.campaign_requirements import deadline_place, deadline_wording
from nhiemky.flows.confirmation.fields import stored_value
from nhiemky.flows.confirmation.places import evidence_of, place_of
from nhiemky.vietnamese.days import DayMatch, find_days, format_day, last_day_of_month, make_day

MOST_SCANNED = 3
YEAR_AHEAD = 366
OTHER_DAY = "Ngày khác"
DAY_HINT = "ngày/tháng/năm"
SORTS = ("within", "year", "bound", "scan")

_COUNTED = re.compile(r"(?<!ngay )\bsau\b.{0,60}?\b[0-9]{1,3} (?:ngày|tháng|tuần|giờ)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?P<part>đầu|giữa|cuối) (?:tháng|quý)\b", re.IGNORECASE)
_PARTS = {"đầu": 1, "giữa": 2, "cuối": 3}
_LEAD = re.compile(r"(?:,? ?(?:hoàn thành|xong))?,? ?(?P<op>trước|chậm nhất|muộn nhất|đến hết|hết)(?: là| vào)? ?$", re.IGNORECASE)


def time_questions(ref: str, duty: Obligation, issued: date | None) -> Iterator[Question]:
    """At most one of a duty. issued: the paper's own day."""
    relative = duty.relative
    if relative and relative.kind == "event" and duty.op == "after" and (found := _COUNTED.search(relative.text)):
        counted = " ".join(re.sub(r"^\s*(?:chậm nhất )?sau ", "", relative.text, flags=re.IGNORECASE).split())
        within = (
            f"Trong vòng {counted}"
            if found.start() == 0 and counted[:1].isdigit()
            else f"Chậm nhất {relative.text[:1].lower()}{relative.text[1:]}"
        )
        yield Question(
            f"within/{ref}",
            ref,
            f"ghi “{relative.text}”: là hạn chót hay là lúc bắt đầu?",
            (
                Option("within", f"Hạn chót: {within[:1].lower()}{within[1:]}", "việc phải gửi, phải xong thường tính như vậy"),
                Option("after", "Lúc bắt đầu: qua số ngày đó mới làm, không có hạn chót", "hiểu đúng từng chữ “sau”"),
            ),
            free=OTHER_DAY,
            free_hint=DAY_HINT,
        )
    elif relative and relative.kind == "vague" and (options := _of_part(relative.text, issued)):
        yield Question(f"bound/{ref}", ref, f"ghi “{relative.text}”: nhắc hạn theo ngày nào?", options, free=OTHER_DAY, free_hint=DAY_HINT)
    elif duty.year_borrowed and duty.deadline and issued and not _is_near(duty, issued):
        yield _of_year(ref, deadline_wording(duty), duty.deadline, issued)


def _of_part(words: str, issued: date | None) -> tuple[Option, ...]:
    """ "cuối tháng 6/2023", "đầu quý III": ten days a third of a month, a month a third of a quarter."""
    found = _PART.search(words)
    days = find_days(words, year=issued.year if issued else None)
    if found is None or not days or days[0].last_day is None:
        return ()
    last = days[0].last_day
    part = _PARTS[found["part"].lower()]
    if days[0].quarter:
        end, why = last_day_of_month(last.year, last.month - 3 + part), "mỗi tháng là một phần ba của quý"
    else:
        end, why = (last if part == 3 else last.replace(day=10 * part)), "một tháng chia ba phần, mỗi phần mười ngày"
    options = [Option(end.isoformat(), f"Hết ngày {format_day(end)}", why)]
    if end != last:
        options.append(Option(last.isoformat(), f"Hết ngày {format_day(last)}", "ngày cuối cùng còn gọi là đúng hạn"))
    return (*options, Option("none", "Không đặt ngày, giữ lời văn", "phần mềm không nhắc, không tính trễ"))


def _is_near(duty: Obligation, issued: date) -> bool:
    last = duty.last_day or duty.deadline
    return last is not None and issued <= last and (last - issued).days <= YEAR_AHEAD


def _of_year(ref: str, wording: str, read: date, issued: date) -> Question:
    days = {year: make_day(year, read.month, read.day) for year in (read.year, issued.year, issued.year + 1)}
    options = []
    for year, day in sorted(days.items()):
        if day is not None:
            why = "lần tới của ngày này sau ngày ký" if day >= issued else f"năm của văn bản, nhưng trước ngày ký {format_day(issued)}"
            if year == read.year != issued.year:
                why = "năm nêu gần nhất trong văn bản"
            options.append(Option(day.isoformat(), f"Năm {year} ({format_day(day)})", why))
    return Question(f"year/{ref}", ref, f"ghi “{wording}”, không ghi năm: năm nào?", tuple(options), free=OTHER_DAY, free_hint=DAY_HINT)


def task_question(ref: str, task: Assignment, issued: date | None) -> Iterator[Question]:
    """ "hoàn thành trước ngày 30/3" in a paper of April: the reader takes no day that is over, a person says which one is meant."""
    if found := _day_left(task, issued):
        day, _, words = found
        assert day.day and issued
        yield _of_year(ref, words, day.day, issued)


def _day_left(task: Assignment, issued: date | None) -> tuple[DayMatch, int, str] | None:
    """A day without a year, over at `issued`, that ends the work's words: (day, where its phrase begins, its words)."""
    for day in find_days(task.what, year=issued.year) if issued else ():
        lead = _LEAD.search(task.what, 0, day.start)
        if day.day and day.year_inherited and issued and day.day < issued and lead and not task.what[day.end :].strip(" ,.;()"):
            return day, lead.start(), task.what[lead.start("op") : day.end].strip()
    return None


def scan_questions(document: SourceDocument | None, duties: Sequence[tuple[str, Obligation]]) -> Iterator[Question]:
    """Days that were read on unsure words, the least sure first."""
    if document is None or not document.doubts:
        return
    unsure = []
    for ref, duty in duties:
        said = evidence_of("duty", duty)
        place = place_of(document, "duty", duty) if said and duty.deadline and deadline_place(said.quote, duty) else None
        doubts = [doubt for doubt in document.doubts_in(place) if _has_figure(document, doubt.span)] if place else []
        if doubts:
            unsure.append((min(doubt.sure for doubt in doubts), ref, duty, doubts))
    for sure, ref, duty, doubts in sorted(unsure, key=lambda item: item[0])[:MOST_SCANNED]:
        words = ", ".join(f"“{document.text[slice(*doubt.span)].strip(' .,;:')}”" for doubt in doubts)
        yield Question(
            f"scan/{ref}",
            ref,
            "đọc đúng ngày chưa?",
            (
                Option("read", f"Đúng: {deadline_wording(duty)}", f"máy nhận dạng {words} chỉ chắc {sure}%, đối chiếu với bản giấy"),
                Option("none", "Chưa rõ, tạm không đặt hạn", "hỏi lại nơi ban hành, sửa sau"),
            ),
            free=OTHER_DAY,
            free_hint=DAY_HINT,
        )


def _has_figure(document: SourceDocument, span: Any) -> bool:
    return any(letter.isdigit() for letter in document.text[slice(*span)])


def settled_time(duty: Obligation, answers: Mapping[str, str]) -> Obligation:
    """The duty with the time a person settled. answers: question id -> option, or the day typed in."""
    for id, said in answers.items():
        if id.partition("/")[0] not in SORTS:
            continue
        if said == "within":
            duty = replace(duty, op="by")
        elif said == "none" and id.startswith("scan/"):
            duty = replace(duty, deadline=None, op=None, relative=None)
        elif day := day_of(said):
            kept = duty.op if id.startswith(("year/", "scan/")) and duty.op in ("before", "by", "on") else "by"
            duty = replace(duty, deadline=day, op=kept, relative=None, year_borrowed=False)
    return duty


def settled_task(task: Assignment, id: str, said: str, issued: date | None) -> Obligation | None:
    """The work as a duty, once its year is told; id: of the duty."""
    day, found = day_of(said), _day_left(task, issued)
    if day is None or found is None:
        return None
    op = "before" if found[2].lower().startswith("trước") else "by"
    what = task.what[: found[1]].rstrip(" ,;")
    return Obligation(
        id, what, task.who, task.role, day, op, evidence=task.evidence, cooperate_with=task.cooperate_with  # type: ignore[arg-type]
    )  # fmt: skip


def day_of(said: str) -> date | None:
    """An option that is a day, or a day as typed ("30/3/2024"); None for anything else."""
    try:
        stored = stored_value("duty", "deadline", said)
    except Refusal:
        return None
    return date.fromisoformat(stored) if stored else None
