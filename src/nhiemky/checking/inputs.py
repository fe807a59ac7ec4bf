"""Which duties wait for which: a draft, a meeting or a report, and the reports from below that it is made of.

What it promises: a duty waits only for what comes to its own house from another and speaks of the same matter; papers that go down
first ("ban hành đề cương") wait for nothing. No day is compared here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nhiemky.checking.bodies import house, same_house
from nhiemky.domain.directive import Directive, Obligation
from nhiemky.domain.finding import Evidence
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import fold

EVENT = re.compile(
    r"\b(?:hop (?:xet|binh xet|danh gia|thong qua|quyet dinh)"
    r"|hoi nghi|dai hoi|phien hop|ky hop|cuoc hop|to chuc so ket|to chuc tong ket|le tong ket)\b"
)
WORK = re.compile(
    r"^(?:hoan thanh )?(?:viec )?(?:tu )?(?:kiem diem|danh gia|xep loai|ra soat|kiem tra|thong ke|binh xet)\b|\bkiem diem, xep loai\b"
)
DRAFT = re.compile(r"\b(?:du thao|tong hop|xay dung (?:du thao )?bao cao|bien tap)\b")
REPORT = re.compile(r"\b(?:bao cao|bieu|so lieu|ho so|danh sach|ket qua|de xuat|ban kiem diem)\b")
_SENDING = re.compile(r"\b(?:gui|nop|bao cao (?:ve|cho|ket qua)|trinh)\b")
NOT_FROM_BELOW = re.compile(
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
REPORT_OF = re.compile(
    r"\bbao cao (?:[^,;.:]{2,60}? )?cua (?P<owner>[^,;.:()]{4,80}?)(?= tren co so\b| theo\b| lay\b| gui\b| trinh\b|[,;.:()]|$)"
)


@dataclass(frozen=True, slots=True)
class Need:
    """A duty and the reports from below that it is made of."""

    kind: Literal["draft", "event", "report"]
    duty: Obligation
    inputs: tuple[Obligation, ...]


def dated_duties(directive: Directive) -> list[Obligation]:
    """Duties with a day of their own: neither hanging on an event nor coming again."""
    return [duty for duty in directive.obligations if duty.last_day is not None and duty.relative is None and not duty.recurring]


def needs(dated: Sequence[Obligation], directive: Directive) -> Iterator[Need]:
    """What waits for reports from below, in the order of the duties."""
    inputs = [duty for duty in dated if duty.submit_to and _SENDING.search(words_of(duty) + " gui") and REPORT.search(words_of(duty))]
    by_way: dict[tuple[str | None, str | None], list[tuple[int, Obligation]]] = {}
    for number, each in enumerate(inputs):
        by_way.setdefault((each.submit_to, each.via), []).append((number, each))
    theme = topics(fold(directive.header.subject or ""))
    for duty in dated:
        words = words_of(duty)
        kind: Literal["draft", "event", "report", ""] = (
            "draft"
            if DRAFT.search(words)
            else "event"
            if EVENT.search(words)
            else "report"
            if duty.submit_to and REPORT.search(words)
            else ""
        )
        if not kind or _GUIDES.search(words) or (NOT_FROM_BELOW.search(words) and kind != "draft"):
            continue
        found = [
            (number, each)
            for way in by_way.values()
            if _reaches(way[0][1], duty)
            for number, each in way
            if each is not duty and _is_from_below(each, duty) and _one_matter(words_of(each), words, theme)
        ]
        if found:
            yield Need(kind, duty, tuple(each for _, each in sorted(found, key=lambda pair: pair[0])))


def words_of(duty: Obligation) -> str:
    return fold(" ".join((duty.what, *duty.conditions)))


def last_of(duty: Obligation) -> date:
    last = duty.last_day
    if last is None:
        raise AssertionError(duty)
    return last


def bound_of(duty: Obligation) -> str:
    """ "trước ngày 28/6/2034", "chậm nhất ngày 25/11/2024"."""
    word = {"before": "trước ngày", "on": "ngày"}.get(duty.op or "", "chậm nhất ngày")
    return f"{word} {format_day(duty.deadline)}" if duty.deadline else ""


def topics(text: str) -> set[str]:
    return {topic for topic in _TOPICS if topic in text}


def _one_matter(source: str, consumer: str, theme: set[str]) -> bool:
    """Both speak of the paper's matter, or of the same other one; who gathers reports ("tổng hợp") gathers all of them."""
    about, of = topics(source) or theme, topics(consumer) or theme
    return bool(about & of) or "tong hop" in consumer


def _is_from_below(source: Obligation, duty: Obligation) -> bool:
    """Another house's report; "Ban Xây dựng Đảng" without a committee's name is the house's own."""
    if not source.who or _MANY.match(fold(source.who)):
        return True
    return not (source.who == duty.who or same_house(source.who, duty.who) or not house(source.who))


_MANY = re.compile(r"(?:tat ca |toan bo )?cac (?:chi bo|dang bo|dang uy|cap uy|to chuc|chi doan|co so|don vi|xa|phuong)\b(?!.*\bban\b)")
"""Units by their kind alone ("Các chi bộ"): nobody's house, and below whoever gathers their reports."""


def _reaches(source: Obligation, duty: Obligation) -> bool:
    """The report goes to the house whose duty this is: told by its addressee and its channel alone."""
    if not duty.who or not source.submit_to:
        return False
    if (
        same_house(source.submit_to, duty.submit_to)
        and not same_house(source.submit_to, duty.who)
        and not house(source.submit_to).startswith(house(duty.who))
    ):
        return bool(source.via) and fold(source.via or "") in fold(duty.who)
    if DRAFT.search(words_of(duty)):
        owners = {owned["owner"] for owned in REPORT_OF.finditer(words_of(duty))}
        if any(house(source.submit_to) == house(owner) or _says_who(owner, source) for owner in owners):
            return True  # a subcommittee drafts what its committee reports, or gathers these very reports
    return same_house(source.submit_to, duty.who) or (
        bool(source.via)
        and (same_house(source.via, duty.who) or fold(source.via or "") in fold(duty.who) or _through(source.via or "", duty.who))
    )


def _says_who(owner: str, source: Obligation) -> bool:
    """ "tổng hợp báo cáo của các đảng ủy bộ phận, chi bộ trực thuộc": the senders by name."""
    said, sender = (re.sub(r"^(?:tat ca )?(?:cac |nhung )", "", fold(name)) for name in (owner, source.who or ""))
    return len(said.split()) >= 3 and (sender == said or sender.startswith((f"{said} ", f"{said},")))


def _through(via: str, who: str) -> bool:
    """ "qua đồng chí A, Ban Xây dựng Đảng": the channel names the office that gathers the reports."""
    return len(who) >= 8 and fold(via).endswith(fold(who))


def quotes_of(duties: Sequence[Obligation]) -> tuple[Evidence, ...]:
    quotes: list[Evidence] = []
    for duty in duties:
        for evidence in duty.evidence[-1:]:
            if evidence not in quotes:
                quotes.append(evidence)
    return tuple(quotes)
