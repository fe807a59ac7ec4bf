"""Figures that cover days after the report with them is due (data_cutoff_after_due_date).

What it promises: a cut-off is weighed against the reports of its own scope and object ("số liệu báo cáo năm"); one told in a report's own
clause belongs to that report, and one that a later report of the same body carries is not weighed against the earlier. Estimates
("ước đến") weigh less: they can be met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from nhiemky.checking.bodies import house
from nhiemky.checking.inputs import DRAFT, EVENT, NOT_FROM_BELOW, REPORT, REPORT_OF, bound_of, last_of, quotes_of, topics, words_of
from nhiemky.checking.parts_of_year import parts_of_year
from nhiemky.domain.directive import DataWindow, Directive, Inconsistency, Obligation
from nhiemky.domain.finding import Severity
from nhiemky.domain.source import SourceDocument, Span
from nhiemky.vietnamese.days import format_day, last_day_of_month
from nhiemky.vietnamese.unicode import fold


def check_cut_offs(document: SourceDocument, dated: Sequence[Obligation], directive: Directive) -> Iterator[Inconsistency]:
    """Figures that cover days after the report with them is due."""
    for window in directive.data_windows:
        end, opens = _window_end(window)
        if end is None or opens is None:
            continue
        if _reckons_years(document, window):
            continue
        concerned = _concerned(window, dated)
        own = [duty for duty in concerned if _stands_with(document, duty, window)]
        late = [
            duty for duty in own or concerned if last_of(duty) < end and _is_about_figures(duty) and not _of_earlier_period(duty, window)
        ]
        if not own:
            late = [
                duty
                for duty in late
                if not _reports_again(duty, concerned, window, end)
                and not _has_its_own(document, duty, directive)
                and (window.estimated or _carries(duty, window, document))
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
        yield Inconsistency("", "data_cutoff_after_due_date", severity, sentence, (window.evidence, *quotes_of(late[:4])))


def _of_earlier_period(duty: Obligation, window: DataWindow) -> bool:
    """ "báo cáo quý I/2026" is not the report whose figures begin on 01/4/2026: the period it names was over by then."""
    begin = (window.frm or "")[:7]
    ends = [f"{part.year or last_of(duty).year}-{part.last_month:02}" for part in parts_of_year(words_of(duty))]
    return bool(begin) and bool(ends) and max(ends) < begin


_OBJECT = re.compile(r"ố liệu(?P<object>[^.;:()\n]{0,60}?)(?: (?:được )?(?:tính|chốt|lấy|ước|đến|từ|tới|hết)\b|$)")
_GENERAL = frozenset(
    re.findall(
        r"\w+",
        "bao cao danh gia trong phuc vu cua cac cho so lieu de lam co ket qua thuc hien cong tac nay theo ky thoi diem moc cap chung",
    )
)
_CARRYING = re.compile(r"\b(?:bao cao|bieu|so lieu|ho so|thong ke|ban kiem diem|hoi nghi|dai hoi|so ket|tong ket)\b")
_NUMBER = re.compile(r"\d+")


def _carries(duty: Obligation, window: DataWindow, document: SourceDocument) -> bool:
    """The duty may be what these figures are for: "số liệu báo cáo năm" are not for another matter's report."""
    words = words_of(duty)
    if not _CARRYING.search(words):
        return False
    span = window.evidence.span
    said = document.text[max(0, span.start - 60) : span.end] if span else window.evidence.quote
    found = [match["object"] for match in _OBJECT.finditer(" ".join(said.split()))]
    wanted = [word for word in re.findall(r"\w+", fold(found[-1])) if word not in _GENERAL] if found else []
    if not wanted:
        return True
    has = set(re.findall(r"\w+", words))
    numbers = [word for word in wanted if _NUMBER.fullmatch(word)]
    return all(word in has for word in numbers) and 2 * sum(word in has for word in wanted) >= len(wanted)


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
