"""Deadlines that cannot be met in their order (deadline_order) and figures later than their report (data_cutoff_after_due_date).

What it promises: a superior's draft, conference or report is weighed only against what comes to that same house from below
and speaks of the same thing; a day of slack is enough. A cut-off is weighed against the reports of its own scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from nhiemky.checking.before_issue import check_before_issue
from nhiemky.checking.bodies import house, same_house
from nhiemky.checking.inputs import (
    DRAFT,
    EVENT,
    NOT_FROM_BELOW,
    REPORT,
    REPORT_OF,
    WORK,
    Need,
    bound_of,
    dated_duties,
    last_of,
    needs,
    topics,
    words_of,
)
from nhiemky.domain.directive import DataWindow, Directive, Inconsistency, Obligation
from nhiemky.domain.finding import Evidence, Severity
from nhiemky.domain.source import SourceDocument, Span
from nhiemky.vietnamese.days import format_day, last_day_of_month
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
        *_cut_offs(document, dated, directive),
    )


def _order(dated: Sequence[Obligation], directive: Directive) -> Iterator[Inconsistency]:
    """What a superior does with the reports from below, at or before the day on which they are due."""
    said: dict[tuple[str, date], tuple[list[Obligation], list[Obligation]]] = {}
    began: list[Need] = []
    for need in needs(dated, directive):
        duty = need.duty
        late = [source for source in need.inputs if last_of(source) >= last_of(duty)]
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
        yield Inconsistency("", "deadline_order", "high", sentence, _quotes((culprit, *consumers)))
        return
    for (kind, _), (consumers, sources) in groups:
        yield Inconsistency("", "deadline_order", "high", _order_sentence(kind, consumers, sources), _quotes((*consumers, *sources)))


def _begun_too_soon(began: Sequence[Need], told: set[int]) -> Iterator[Inconsistency]:
    """A meeting over several days that begins before the reports for it are due: they may still come before its last day."""
    for need in began:
        late = [source for source in need.inputs if need.duty.start and last_of(source) >= need.duty.start]
        if need.duty.start is None or any(id(source) in told for source in late):
            continue
        inputs = "; ".join(f"{source.who or 'đơn vị'} {source.what[:60].strip()} {bound_of(source)}" for source in late)
        first = f"{need.duty.who or 'Cấp trên'}: {need.duty.what[:60].strip()} từ ngày {format_day(need.duty.start)}"
        sentence = f"{first}, khi việc cung cấp đầu vào chưa hết hạn: {inputs}."
        yield Inconsistency("", "deadline_order", "medium", sentence, _quotes((need.duty, *late)))


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
            if event.who != report.who and not above:
                continue
            if follows or above or _told_in_order(document, event, report):
                severity: Severity = "high" if follows else "medium"
                lead = "báo cáo sau hội nghị" if follows else "báo cáo"
                first = f"{event.what[:60].strip()} {bound_of(event)}"
                sentence = f"{report.who}: {lead} hạn {bound_of(report)}, trước hạn của việc phải xong trước đó ({first})."
                yield Inconsistency("", "deadline_order", severity, sentence, _quotes((event, report)))


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


def _quotes(duties: Sequence[Obligation]) -> tuple[Evidence, ...]:
    quotes: list[Evidence] = []
    for duty in duties:
        for evidence in duty.evidence[-1:]:
            if evidence not in quotes:
                quotes.append(evidence)
    return tuple(quotes)


def _cut_offs(document: SourceDocument, dated: Sequence[Obligation], directive: Directive) -> Iterator[Inconsistency]:
    """Figures that cover days after the report with them is due."""
    for window in directive.data_windows:
        end, opens = _window_end(window)
        if end is None or opens is None:
            continue
        if _reckons_years(document, window):
            continue
        concerned = _concerned(window, dated)
        own = [duty for duty in concerned if _stands_with(document, duty, window)]
        late = [duty for duty in own or concerned if last_of(duty) < end and _is_about_figures(duty)]
        if not own:
            late = [
                duty for duty in late if not _reports_again(duty, concerned, window, end) and not _has_its_own(document, duty, directive)
            ]
        reports = [duty for duty in late if duty.submit_to or not EVENT.search(words_of(duty))]
        if not late or (window.estimated and not reports):
            continue
        finished = [duty for duty in late if not DRAFT.search(words_of(duty))]
        sent = any(duty.submit_to and REPORT.search(words_of(duty)) for duty in finished) or not reports
        late = _of_one_matter(finished if finished and sent else late)
        late.sort(key=lambda duty: (not (duty.submit_to and REPORT.search(words_of(duty))), last_of(duty)))
        severity: Severity = "medium" if window.estimated or not reports or all(last_of(duty) >= opens for duty in late) else "high"
        until = format_day(end) if window.precision == "day" else f"tháng {end.month}/{end.year}"
        dues = "; ".join(f"{duty.who or 'đơn vị'}: {duty.what[:60].strip()} {bound_of(duty)}" for duty in late[:4])
        doubt = " Chỉ làm được vì số liệu là ước tính; nên nói rõ." if window.estimated else ""
        sentence = f"Số liệu tính đến {until} nhưng hạn đến trước đó ({dues}).{doubt}"
        yield Inconsistency("", "data_cutoff_after_due_date", severity, sentence, (window.evidence, *_quotes(late[:4])))


_YEARS = re.compile(
    r"\b(?:tuổi|thâm niên|(?:năm|tháng) công tác|thời gian (?:giữ|công tác)|đủ \d+|thời hạn|có hiệu lực|hết hạn)\b[^.;\n]{0,90}$"
)


def _reckons_years(document: SourceDocument, window: DataWindow) -> bool:
    """ "đủ 30 năm tuổi Đảng tính đến ngày 03/02": an age on a day to come, no figures."""
    if window.evidence.span is None:
        return False
    quote, at = window.evidence.quote, window.evidence.span.start
    return "ố liệu" not in quote and _YEARS.search(document.text[max(0, at - 120) : at]) is not None


def _of_one_matter(late: list[Obligation]) -> list[Obligation]:
    """Where reports come too early, without meetings of others on another matter."""
    reports = [duty for duty in late if duty.submit_to and REPORT.search(words_of(duty))]
    senders = {duty.who for duty in reports}
    kept = [duty for duty in late if duty in reports or duty.who in senders or topics(words_of(duty))]
    return kept if reports else late


def _reports_again(duty: Obligation, concerned: Sequence[Obligation], window: DataWindow, end: date) -> bool:
    """The same body has another report that is due after the figures end: it is that one which carries them."""
    here = window.evidence.span
    if EVENT.search(words_of(duty)):
        return False
    return any(
        other.who == duty.who
        and other is not duty
        and (last_of(other) > end or (last_of(other) == end and not _holds(other, here)))
        and REPORT.search(words_of(other))
        for other in concerned
    )


def _stands_with(document: SourceDocument, duty: Obligation, window: DataWindow) -> bool:
    """The day of the figures stands in the duty's own clause, or right behind it ("gửi trước ngày 10/6, số liệu tính đến ngày 31/5")."""
    place = window.evidence.span
    span = duty.evidence[-1].span if duty.evidence else None
    if place is None or span is None or not span.start <= place.start <= span.end + _NEAR or not duty.deadline:
        return False
    return (
        not _CLAUSE_END.search(document.text, min(span.end, place.start), max(span.end, place.start))
        and last_of(duty) != _window_end(window)[0]
    )


def _has_its_own(document: SourceDocument, duty: Obligation, directive: Directive) -> bool:
    """Other figures are told with that very duty, and they fit."""
    for window in directive.data_windows:
        end = _window_end(window)[0]
        if end is not None and end <= last_of(duty) and _stands_with(document, duty, window):
            return True
    return False


_NEAR = 40
_CLAUSE_END = re.compile(r"[;\n]|\.\s")


def _holds(duty: Obligation, place: Span | None) -> bool:
    return any(quote.span and place and quote.span.start <= place.start < quote.span.end for quote in duty.evidence)


def _window_end(window: DataWindow) -> tuple[date | None, date | None]:
    """Last day the figures cover, and the first day from which the wording may already be met."""
    if not window.to:
        return None, None
    year, month, *day = (int(part) for part in window.to.split("-"))
    if day:
        return date(year, month, day[0]), date(year, month, day[0])
    return last_day_of_month(year, month), date(year, month, 1)


def _is_about_figures(duty: Obligation) -> bool:
    words = words_of(duty)
    return bool(REPORT.search(words) or EVENT.search(words)) and not NOT_FROM_BELOW.search(words)


def _concerned(window: DataWindow, dated: Sequence[Obligation]) -> list[Obligation]:
    """Duties of the house that the window's own words name; all of them where it names none."""
    scope = fold(f"{window.scope or ''} {window.evidence.quote}")
    named = [duty for duty in dated if duty.who and (_named_in(duty.who, scope) or _reports_for(duty, scope))]
    if named:
        return named
    if re.search(r"\bcap (?:co so|minh|xa|huyen|tinh)\b|\bdang bo (?:khoi|tinh|huyen|thanh pho|xa)\b|\btruc thuoc\b", scope):
        lower = [duty for duty in dated if duty.who and _LOWER.search(fold(duty.who))]
        return lower if "co so" in scope or "truc thuoc" in scope else []
    owned = REPORT_OF.search(scope)
    return list(dated) if owned is None or not house(owned["owner"]) or _ANYONE.match(owned["owner"].strip()) else []


_LOWER = re.compile(r"\b(?:co so|chi bo|chi doan|chi hoi|truc thuoc|tuong duong|cac (?:xa|phuong|don vi))\b|^doan (?:xa|phuong)")
_ANYONE = re.compile(r"(?:cac|tung|moi|nhung|don vi|co quan|dia phuong)\b")


def _reports_for(duty: Obligation, scope: str) -> bool:
    """The duty is the report of the very body that the scope names ("dự thảo báo cáo của Đảng ủy ...")."""
    owned = REPORT_OF.search(words_of(duty))
    return owned is not None and owned["owner"].strip() in scope


def _named_in(who: str, scope: str) -> bool:
    name = house(who)
    return len(name) >= 6 and any(form in scope for form in (name, name.replace("dang uy", "dang bo"), fold(who)))
