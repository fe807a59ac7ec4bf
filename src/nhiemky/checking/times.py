"""Deadlines that cannot be met in their order (deadline_order) and figures later than their report (data_cutoff_after_due_date).

What it promises: a superior's draft, conference or report is weighed only against what comes to that same house from below
and speaks of the same thing; a day of slack is enough. A cut-off is weighed against the reports of its own scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from nhiemky.checking.before_issue import check_before_issue
from nhiemky.checking.bodies import same_house
from nhiemky.checking.cutoffs import check_cut_offs
from nhiemky.checking.inputs import (
    EVENT,
    REPORT,
    WORK,
    Need,
    bound_of,
    dated_duties,
    last_of,
    needs,
    quotes_of,
    topics,
    words_of,
)
from nhiemky.checking.parts_of_year import parts_of_year
from nhiemky.domain.directive import Directive, Inconsistency, Obligation
from nhiemky.domain.finding import Severity
from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import fold

_ABOVE = re.compile(r"\b(?:neu tren|noi tren|tren day)\b")
_AFTER_MEETING = re.compile(r"\b(?:sau|ngay sau|sau khi)\b.{0,30}\b(?:hoi nghi|dai hoi|hop|so ket|tong ket)\b")


def check_times(document: SourceDocument, directive: Directive) -> tuple[Inconsistency, ...]:
    """Findings of both kinds, in the order of the duties."""
    dated = dated_duties(directive)
    order = tuple(_order(dated, directive))
    told = {quote for finding in order for quote in finding.quotes}
    return (
        *order,
        *(finding for finding in _own_order(document, dated) if finding.quotes[-1] not in told),
        *check_before_issue(document, directive),
        *check_cut_offs(document, dated, directive),
    )


def _order(dated: Sequence[Obligation], directive: Directive) -> Iterator[Inconsistency]:
    """What a superior does with the reports from below, at or before the day on which they are due."""
    said: dict[tuple[str, date], tuple[list[Obligation], list[Obligation]]] = {}
    began: list[Need] = []
    last_time: dict[tuple[str | None, str], date] = {}
    for duty in dated:  # the same work may come again ("trước ngày 15/6 và ngày 30/11"): its input may be for then
        last_time[duty.who, duty.what] = max(last_of(duty), last_time.get((duty.who, duty.what), date.min))
    for need in needs(dated, directive):
        duty = need.duty
        late = [source for source in need.inputs if last_of(source) >= last_of(duty)]
        if late:
            again = last_time[duty.who, duty.what]
            late = _not_for_another_time(need, [source for source in late if again <= last_of(source)])
        if not late:
            if need.kind == "event" and duty.start and any(last_of(source) >= duty.start for source in need.inputs):
                began.append(need)
            continue
        senders = {source.who for source in late}
        events = [
            other
            for other in dated
            if other is not duty and other.who in senders and EVENT.search(words_of(other)) and last_of(other) >= last_of(duty)
        ]
        consumers, sources = said.setdefault((need.kind, last_of(duty)), ([], []))
        consumers.append(duty)
        for source in (*events, *late):
            if source not in sources:
                sources.append(source)
    yield from _begun_too_soon(began, {id(source) for _, sources in said.values() for source in sources})
    groups = sorted(said.items(), key=lambda item: item[0][1])
    culprit = _culprit(
        dated,
        [consumer for _, (consumers, _) in groups for consumer in consumers],
        [source for _, (_, sources) in groups for source in sources],
    )
    if culprit is not None and len(groups) > 1:
        consumers = [consumer for _, (some, _) in groups for consumer in some]
        dues = "; ".join(f"{consumer.who}: {consumer.what[:60].strip()} {bound_of(consumer)}" for consumer in consumers[:4])
        sentence = (
            f"{culprit.who or 'Đơn vị'} {culprit.what[:80].strip()} {bound_of(culprit)}, sau cả hạn của những việc cần đến nó ({dues})."
        )
        yield Inconsistency("", "deadline_order", "high", sentence, quotes_of((culprit, *consumers)))
        return
    for (kind, _), (consumers, sources) in groups:
        yield Inconsistency("", "deadline_order", "high", _order_sentence(kind, consumers, sources), quotes_of((*consumers, *sources)))


def _not_for_another_time(need: Need, late: Sequence[Obligation]) -> list[Obligation]:
    """Without the inputs of another period ("báo cáo 6 tháng, báo cáo năm ... ngày 10/6 và ngày 25/11"), and, where others come in time,
    without those of which nothing but the house says that they belong to it too."""
    in_time = [other for other in need.inputs if last_of(other) < last_of(need.duty)]
    if not in_time or not late:
        return list(late)
    settled = {(other.who, _about(other)) for other in in_time}
    wanted = _about(need.duty)
    return [
        source
        for source in late
        if (source.who, about := _about(source)) not in settled and (about & wanted or _of_one_period(source, need.duty))
    ]


def _of_one_period(source: Obligation, duty: Obligation) -> bool:
    """Both name the same part of a year: "tổng hợp báo cáo 6 tháng đầu năm", "gửi báo cáo 6 tháng đầu năm"."""
    ours, theirs = ([part for part in parts_of_year(words_of(each)) if not part.one_month] for each in (source, duty))
    return any(one.name == other.name and (one.year or other.year) == (other.year or one.year) for one in ours for other in theirs)


def _about(duty: Obligation) -> frozenset[str]:
    return frozenset(topics(words_of(duty)))


def _begun_too_soon(began: Sequence[Need], told: set[int]) -> Iterator[Inconsistency]:
    """A meeting over several days that begins before the reports for it are due: they may still come before its last day."""
    for need in began:
        late = [source for source in need.inputs if need.duty.start and last_of(source) >= need.duty.start]
        if need.duty.start is None or any(id(source) in told for source in late):
            continue
        inputs = "; ".join(f"{source.who or 'đơn vị'} {source.what[:60].strip()} {bound_of(source)}" for source in late)
        first = f"{need.duty.who or 'Cấp trên'}: {need.duty.what[:60].strip()} từ ngày {format_day(need.duty.start)}"
        sentence = f"{first}, khi việc cung cấp đầu vào chưa hết hạn: {inputs}."
        yield Inconsistency("", "deadline_order", "medium", sentence, quotes_of((need.duty, *late)))


def _culprit(dated: Sequence[Obligation], consumers: Sequence[Obligation], sources: Sequence[Obligation]) -> Obligation | None:
    """The one input that is due after everything that is made of it: then its own day is the wrong one."""
    reports = [source for source in sources if source.submit_to]
    if not reports or any(source != reports[0] for source in reports):
        return None
    above = [
        duty for duty in dated if duty not in sources and duty.who and any(same_house(duty.who, consumer.who) for consumer in consumers)
    ]
    return reports[0] if above and all(last_of(duty) < last_of(reports[0]) for duty in above) else None


def _order_sentence(kind: str, consumers: Sequence[Obligation], sources: Sequence[Obligation]) -> str:
    first = consumers[0]
    name = {"draft": "Dự thảo, tổng hợp", "event": "Hội nghị", "report": "Báo cáo"}[kind]
    others = f" (và {len(consumers) - 1} việc cùng hạn)" if len(consumers) > 1 else ""
    inputs = "; ".join(f"{source.who or 'đơn vị'} {source.what[:60].strip()} {bound_of(source)}" for source in sources)
    same = any(last_of(source) == last_of(first) for source in sources)
    when = "đúng vào hạn" if same and all(last_of(source) == last_of(first) for source in sources) else "trước cả hạn"
    return f"{name} của {first.who} phải xong {bound_of(first)}{others}, {when} của việc cung cấp đầu vào: {inputs}."


def _own_order(document: SourceDocument, dated: Sequence[Obligation]) -> Iterator[Inconsistency]:
    """A report that is due before the same body's meeting: wrong where it is to follow the meeting, doubtful where it is told after it."""
    events = [event for event in dated if WORK.search(words_of(event)) or EVENT.search(words_of(event))]
    events_of: dict[str | None, list[Obligation]] = {}
    for event in events:
        events_of.setdefault(event.who, []).append(event)
    for report in dated:
        if not report.who or not report.submit_to or not REPORT.search(words_of(report)):
            continue
        follows = any(_AFTER_MEETING.search(fold(condition)) for condition in report.conditions)
        is_above = _ABOVE.search(fold(report.who)) is not None
        for event in events if is_above else events_of.get(report.who, ()):
            if event is report or last_of(event) <= last_of(report):
                continue
            above = is_above and _stands_before(event, report)
            if event.who != report.who and not (above and event.who):
                continue
            if follows or above or _told_in_order(document, event, report):
                severity: Severity = "high" if follows else "medium"
                lead = "báo cáo sau hội nghị" if follows else "báo cáo"
                first = f"{event.what[:60].strip()} {bound_of(event)}"
                sentence = f"{report.who}: {lead} hạn {bound_of(report)}, trước hạn của việc phải xong trước đó ({first})."
                yield Inconsistency("", "deadline_order", severity, sentence, quotes_of((event, report)))


def _stands_before(one: Obligation, other: Obligation) -> bool:
    first, second = one.evidence[-1].span, other.evidence[-1].span
    return first is not None and second is not None and first.start < second.start


def _told_in_order(document: SourceDocument, event: Obligation, report: Obligation) -> bool:
    """One paragraph tells the meeting and then the report on the same matter."""
    first, second = event.evidence[-1].span, report.evidence[-1].span
    result = WORK.search(words_of(event)) is not None and "ket qua" in words_of(report)
    if first is None or second is None or first.start >= second.start:
        return False
    if not result and not topics(words_of(event)) & topics(words_of(report)):
        return False
    return "\n\n" not in document.text[first.end : second.start]
