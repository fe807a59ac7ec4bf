"""Deadlines that cannot be met in their order (deadline_order) and figures later than their report (data_cutoff_after_due_date).

What it promises: a superior's draft, conference or report is weighed only against what comes to that same house from below
and speaks of the same thing; a day of slack is enough. A cut-off is weighed against the reports of its own scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from nhiemky.checking.bodies import house, same_house
from nhiemky.domain.directive import Assignment, DataWindow, Directive, Inconsistency, Obligation
from nhiemky.domain.finding import Evidence, Severity
from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.days import find_days, format_day, last_day_of_month
from nhiemky.vietnamese.unicode import fold

_EVENT = re.compile(r"\b(?:hoi nghi|dai hoi|phien hop|ky hop|cuoc hop|to chuc so ket|to chuc tong ket|le tong ket)\b")
_WORK = re.compile(
    r"^(?:hoan thanh )?(?:viec )?(?:tu )?(?:kiem diem|danh gia|xep loai|ra soat|kiem tra|thong ke|binh xet)\b|\bkiem diem, xep loai\b"
)
_DRAFT = re.compile(r"\b(?:du thao|tong hop|xay dung (?:du thao )?bao cao|bien tap)\b")
_REPORT = re.compile(r"\b(?:bao cao|bieu|so lieu|ho so|danh sach|ket qua|de xuat|ban kiem diem)\b")
_SENDING = re.compile(r"\b(?:gui|nop|bao cao (?:ve|cho|ket qua)|trinh)\b")
_NOT_FROM_BELOW = re.compile(
    r"\b(?:ban hanh (?:ke hoach|huong dan|van ban)|trien khai|quan triet|tap huan|huong dan|phan cong|thanh lap doan|xin y kien gop y)\b"
)
_GUIDES = re.compile(
    r"^(?:tham muu |chu tri |tien hanh |hoan thanh )*(?:xay dung|ban hanh|soan thao|bien soan|du thao|gui|phat hanh|chuan bi)(?: du thao)?"
    r" (?:de cuong|huong dan|bieu mau|mau|ke hoach|cong van|lich)\b"
)
"""Papers that go down before anything can come up."""
_TOPICS = (
    "so ket",
    "tong ket",
    "kiem diem",
    "xep loai",
    "thong ke",
    "quy hoach",
    "ra soat",
    "kiem ke",
    "khen thuong",
    "tham nhung",
    "cai cach hanh chinh",
    "chuyen doi so",
    "bau cu",
)
"""What reports are about; duties on different matters do not wait for one another."""
_ABOVE = re.compile(r"\b(?:neu tren|noi tren|tren day)\b")
_AFTER_MEETING = re.compile(r"\b(?:sau|ngay sau|sau khi)\b.{0,30}\b(?:hoi nghi|dai hoi|hop|so ket|tong ket)\b")


def check_times(document: SourceDocument, directive: Directive) -> tuple[Inconsistency, ...]:
    """Findings of both kinds, in the order of the duties."""
    dated = [duty for duty in directive.obligations if duty.last_day is not None and duty.relative is None and not duty.recurring]
    order = tuple(_order(dated, directive))
    told = {quote for finding in order for quote in finding.quotes}
    return (
        *order,
        *(finding for finding in _own_order(document, dated) if finding.quotes[-1] not in told),
        *_before_issue((*directive.obligations, *directive.assignments), directive),
        *_cut_offs(dated, directive),
    )


def _words(duty: Obligation) -> str:
    return fold(" ".join((duty.what, *duty.conditions)))


def _last(duty: Obligation) -> date:
    last = duty.last_day
    if last is None:
        raise AssertionError(duty)
    return last


def _bound(duty: Obligation) -> str:
    """ "trước ngày 28/6/2034", "chậm nhất ngày 25/11/2024"."""
    word = {"before": "trước ngày", "on": "ngày"}.get(duty.op or "", "chậm nhất ngày")
    return f"{word} {format_day(duty.deadline)}" if duty.deadline else ""


def _topics(text: str) -> set[str]:
    return {topic for topic in _TOPICS if topic in text}


def _order(dated: Sequence[Obligation], directive: Directive) -> Iterator[Inconsistency]:
    """What a superior does with the reports from below, at or before the day on which they are due."""
    inputs = [duty for duty in dated if duty.submit_to and _SENDING.search(_words(duty) + " gui") and _REPORT.search(_words(duty))]
    theme = _topics(fold(directive.header.subject or ""))
    said: dict[tuple[str, date], tuple[list[Obligation], list[Obligation]]] = {}
    for duty in dated:
        words = _words(duty)
        kind = (
            "draft"
            if _DRAFT.search(words)
            else "event"
            if _EVENT.search(words)
            else "report"
            if duty.submit_to and _REPORT.search(words)
            else ""
        )
        if not kind or _GUIDES.search(words) or (_NOT_FROM_BELOW.search(words) and kind != "draft"):
            continue
        late = [
            source
            for source in inputs
            if source is not duty and _comes_to(source, duty) and _last(source) >= _last(duty) and _one_matter(_words(source), words, theme)
        ]
        if not late:
            continue
        senders = {source.who for source in late}
        events = [
            other
            for other in dated
            if other is not duty and other.who in senders and _EVENT.search(_words(other)) and _last(other) >= _last(duty)
        ]
        consumers, sources = said.setdefault((kind, _last(duty)), ([], []))
        consumers.append(duty)
        for source in (*events, *late):
            if source not in sources:
                sources.append(source)
    groups = sorted(said.items(), key=lambda item: item[0][1])
    culprit = _culprit(
        dated,
        [consumer for _, (consumers, _) in groups for consumer in consumers],
        [source for _, (_, sources) in groups for source in sources],
    )
    if culprit is not None and len(groups) > 1:
        consumers = [consumer for _, (some, _) in groups for consumer in some]
        dues = "; ".join(f"{consumer.who}: {consumer.what[:60].strip()} {_bound(consumer)}" for consumer in consumers[:4])
        sentence = (
            f"{culprit.who or 'Đơn vị'} {culprit.what[:80].strip()} {_bound(culprit)}, sau cả hạn của những việc cần đến nó ({dues})."
        )
        yield Inconsistency("", "deadline_order", "high", sentence, _quotes((culprit, *consumers)))
        return
    for (kind, _), (consumers, sources) in groups:
        yield Inconsistency("", "deadline_order", "high", _order_sentence(kind, consumers, sources), _quotes((*consumers, *sources)))


def _one_matter(source: str, consumer: str, theme: set[str]) -> bool:
    """Both speak of the paper's matter, or of the same other one; who gathers reports ("tổng hợp") gathers all of them."""
    about, of = _topics(source) or theme, _topics(consumer) or theme
    return bool(about & of) or "tong hop" in consumer


def _culprit(dated: Sequence[Obligation], consumers: Sequence[Obligation], sources: Sequence[Obligation]) -> Obligation | None:
    """The one input that is due after everything that is made of it: then its own day is the wrong one."""
    reports = [source for source in sources if source.submit_to]
    if not reports or any(source != reports[0] for source in reports):
        return None
    above = [
        duty for duty in dated if duty not in sources and duty.who and any(same_house(duty.who, consumer.who) for consumer in consumers)
    ]
    return reports[0] if above and all(_last(duty) < _last(reports[0]) for duty in above) else None


def _comes_to(source: Obligation, duty: Obligation) -> bool:
    """The report goes to the house whose duty this is, and comes from another."""
    if not duty.who or not source.submit_to:
        return False
    if source.who and (source.who == duty.who or same_house(source.who, duty.who) or not house(source.who)):
        return False  # "Ban Xây dựng Đảng" without a committee's name is the house's own
    if (
        same_house(source.submit_to, duty.submit_to)
        and not same_house(source.submit_to, duty.who)
        and not house(source.submit_to).startswith(house(duty.who))
    ):
        return bool(source.via) and fold(source.via or "") in fold(duty.who)
    owned = _REPORT_OF.search(_words(duty)) if _DRAFT.search(_words(duty)) else None
    if owned is not None and house(source.submit_to) == house(owned["owner"]):
        return True  # a subcommittee drafts what its committee reports
    return same_house(source.submit_to, duty.who) or (
        bool(source.via)
        and (same_house(source.via, duty.who) or fold(source.via or "") in fold(duty.who) or _through(source.via or "", duty.who))
    )


def _through(via: str, who: str) -> bool:
    """ "qua đồng chí A, Ban Xây dựng Đảng": the channel names the office that gathers the reports."""
    return len(who) >= 8 and fold(via).endswith(fold(who))


def _order_sentence(kind: str, consumers: Sequence[Obligation], sources: Sequence[Obligation]) -> str:
    first = consumers[0]
    name = {"draft": "Dự thảo, tổng hợp", "event": "Hội nghị", "report": "Báo cáo"}[kind]
    others = f" (và {len(consumers) - 1} việc cùng hạn)" if len(consumers) > 1 else ""
    inputs = "; ".join(f"{source.who or 'đơn vị'} {source.what[:60].strip()} {_bound(source)}" for source in sources)
    same = any(_last(source) == _last(first) for source in sources)
    when = "đúng vào hạn" if same and all(_last(source) == _last(first) for source in sources) else "trước cả hạn"
    return f"{name} của {first.who} phải xong {_bound(first)}{others}, {when} của việc cung cấp đầu vào: {inputs}."


def _own_order(document: SourceDocument, dated: Sequence[Obligation]) -> Iterator[Inconsistency]:
    """A report that is due before the same body's meeting: wrong where it is to follow the meeting, doubtful where it is told after it."""
    for report in dated:
        if not report.who or not report.submit_to or not _REPORT.search(_words(report)):
            continue
        follows = any(_AFTER_MEETING.search(fold(condition)) for condition in report.conditions)
        for event in dated:
            work = _WORK.search(_words(event)) is not None
            if event is report or not (work or _EVENT.search(_words(event))) or _last(event) <= _last(report):
                continue
            above = bool(_ABOVE.search(fold(report.who))) and _stands_before(event, report)
            if event.who != report.who and not above:
                continue
            if follows or above or _told_in_order(document, event, report):
                severity: Severity = "high" if follows else "medium"
                lead = "báo cáo sau hội nghị" if follows else "báo cáo"
                first = f"{event.what[:60].strip()} {_bound(event)}"
                sentence = f"{report.who}: {lead} hạn {_bound(report)}, trước hạn của việc phải xong trước đó ({first})."
                yield Inconsistency("", "deadline_order", severity, sentence, _quotes((event, report)))


def _stands_before(one: Obligation, other: Obligation) -> bool:
    first, second = one.evidence[-1].span, other.evidence[-1].span
    return first is not None and second is not None and first.start < second.start


def _told_in_order(document: SourceDocument, event: Obligation, report: Obligation) -> bool:
    """One paragraph tells the meeting and then the report on the same matter."""
    first, second = event.evidence[-1].span, report.evidence[-1].span
    result = _WORK.search(_words(event)) is not None and "ket qua" in _words(report)
    if first is None or second is None or first.start >= second.start:
        return False
    if not result and not _topics(_words(event)) & _topics(_words(report)):
        return False
    return "\n\n" not in document.text[first.end : second.start]


_DOING = re.compile(r"\b(?:gui|nop|hoan thanh|to chuc|trinh|xay dung|bao cao|tong hop|tham muu)\b")
_DUE = re.compile(r"\b(?:trước|chậm nhất|muộn nhất|xong|hạn|đến hết|trong)(?: \S+){0,2}\s*$", re.IGNORECASE)


def _before_issue(duties: Sequence[Obligation | Assignment], directive: Directive) -> Iterator[Inconsistency]:
    """A deadline that was over when the paper was signed."""
    issued = directive.header.date
    if issued is None:
        return
    for duty in duties:
        if not duty.evidence or (isinstance(duty, Obligation) and duty.start is not None):
            continue
        quote = duty.evidence[-1].quote
        past = next((day for day in find_days(quote) if day.day and day.day < issued and _DUE.search(quote[: day.start])), None)
        if past is not None and past.day is not None and _DOING.search(fold(quote)):
            evidence = directive.header.evidence.get("date")
            sentence = f"Thời hạn {format_day(past.day)} đã qua khi văn bản được ký ngày {format_day(issued)}."
            yield Inconsistency("", "deadline_order", "medium", sentence, (duty.evidence[-1], *((evidence,) if evidence else ())))


def _quotes(duties: Sequence[Obligation]) -> tuple[Evidence, ...]:
    quotes: list[Evidence] = []
    for duty in duties:
        for evidence in duty.evidence[-1:]:
            if evidence not in quotes:
                quotes.append(evidence)
    return tuple(quotes)


def _cut_offs(dated: Sequence[Obligation], directive: Directive) -> Iterator[Inconsistency]:
    """Figures that cover days after the report with them is due."""
    for window in directive.data_windows:
        end, opens = _window_end(window)
        if end is None or opens is None:
            continue
        concerned = _concerned(window, dated)
        late = [duty for duty in concerned if _last(duty) < end and _is_about_figures(duty)]
        reports = [duty for duty in late if duty.submit_to or not _EVENT.search(_words(duty))]
        if not late or (window.estimated and not reports):
            continue
        finished = [duty for duty in late if not _DRAFT.search(_words(duty))]
        late = finished or late
        late.sort(key=lambda duty: (not (duty.submit_to and _REPORT.search(_words(duty))), _last(duty)))
        severity: Severity = "medium" if window.estimated or not reports or all(_last(duty) >= opens for duty in late) else "high"
        until = format_day(end) if window.precision == "day" else f"tháng {end.month}/{end.year}"
        dues = "; ".join(f"{duty.who or 'đơn vị'}: {duty.what[:60].strip()} {_bound(duty)}" for duty in late[:4])
        doubt = " Chỉ làm được vì số liệu là ước tính; nên nói rõ." if window.estimated else ""
        sentence = f"Số liệu tính đến {until} nhưng hạn đến trước đó ({dues}).{doubt}"
        yield Inconsistency("", "data_cutoff_after_due_date", severity, sentence, (window.evidence, *_quotes(late[:4])))


def _window_end(window: DataWindow) -> tuple[date | None, date | None]:
    """Last day the figures cover, and the first day from which the wording may already be met."""
    if not window.to:
        return None, None
    year, month, *day = (int(part) for part in window.to.split("-"))
    if day:
        return date(year, month, day[0]), date(year, month, day[0])
    return last_day_of_month(year, month), date(year, month, 1)


def _is_about_figures(duty: Obligation) -> bool:
    words = _words(duty)
    return bool(_REPORT.search(words) or _EVENT.search(words)) and not _NOT_FROM_BELOW.search(words)


def _concerned(window: DataWindow, dated: Sequence[Obligation]) -> list[Obligation]:
    """Duties of the house that the window's own words name; all of them where it names none."""
    scope = fold(f"{window.scope or ''} {window.evidence.quote}")
    named = [duty for duty in dated if duty.who and (_named_in(duty.who, scope) or _reports_for(duty, scope))]
    if named:
        return named
    if re.search(r"\bcap (?:co so|minh|xa|huyen|tinh)\b|\bdang bo (?:khoi|tinh|huyen|thanh pho|xa)\b|\btruc thuoc\b", scope):
        lower = [duty for duty in dated if duty.who and re.search(r"\bco so\b|\bchi bo\b|\btruc thuoc\b", fold(duty.who))]
        return lower if "co so" in scope or "truc thuoc" in scope else []
    owned = _REPORT_OF.search(scope)
    return list(dated) if owned is None or not house(owned["owner"]) or _ANYONE.match(owned["owner"].strip()) else []


_REPORT_OF = re.compile(
    r"\bbao cao (?:[^,;.:]{2,60}? )?cua (?P<owner>[^,;.:()]{4,80}?)(?= tren co so\b| theo\b| lay\b| gui\b| trinh\b|[,;.:()]|$)"
)


_ANYONE = re.compile(r"(?:cac|tung|moi|nhung|don vi|co quan|dia phuong)\b")


def _reports_for(duty: Obligation, scope: str) -> bool:
    """The duty is the report of the very body that the scope names ("dự thảo báo cáo của Đảng ủy ...")."""
    owned = _REPORT_OF.search(_words(duty))
    return owned is not None and owned["owner"].strip() in scope


def _named_in(who: str, scope: str) -> bool:
    name = house(who)
    return len(name) >= 6 and any(form in scope for form in (name, name.replace("dang uy", "dang bo"), fold(who)))
