"""One duty of a directive as a requirement of its campaign. Promises to fill only what the duty's own words say.

>>> from datetime import date
>>> duty = Obligation("o5", "dự thảo báo cáo sơ kết của Đảng bộ Khối", "Ban Tuyên giáo Đảng ủy Khối", deadline=date(2023, 5, 10),
...                   op="before", submit_to="Ban Thường vụ Đảng ủy Khối")
>>> asked = requirement_of(duty, "Đảng ủy Khối các cơ quan")
>>> asked.own, asked.lead, asked.deliverable, asked.adopted_by, asked.bound
(True, 'Ban Tuyên giáo Đảng ủy Khối', 'report', ('Ban Thường vụ Đảng ủy Khối',), 'before')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nhiemky.domain.campaign import Deliverable, GoesUp, Requirement
from nhiemky.domain.directive import Obligation
from nhiemky.domain.outline import Outline
from nhiemky.flows.campaign_actors import group_of, own_part, side
from nhiemky.vietnamese.days import find_days, format_day
from nhiemky.vietnamese.letters import CAPITALS
from nhiemky.vietnamese.unicode import fold

_BOUND = re.compile(
    r"(?:hoàn thành |chậm nhất |muộn nhất )*(?:trước|đến hết|hết|đến|trong|vào|là|sau)?\s*(?:[0-9]{1,2}\s?(?:giờ|h)[0-9]*\s*)?,?\s*$",
    re.IGNORECASE,
)
_OP_WORDS = {"before": "trước ngày", "by": "chậm nhất ngày", "on": "ngày", "after": "sau ngày", None: "ngày"}

_SENDING = re.compile(r"\b(?:gui|nop|bao cao ket qua)\b")
_REPORT = re.compile(r"\b(?:bao cao|ho so|van kien|ban kiem diem|de an)\b")
_EVENT = re.compile(r"\b(?:to chuc|tien hanh|trieu tap|mo)\b.{0,40}\b(?:hoi nghi|dai hoi|cuoc hop|buoi)\b|^(?:hop|hoi nghi)\b")
_APPENDIX = re.compile(r"\b(?:phu luc|bieu mau|bieu so lieu|so lieu)\b")
_REGISTRATION = re.compile(r"\b(?:dang ky|bao cao lich|gui lich|lich hoi nghi)\b")
_OPTIONAL = re.compile(r"\b(?:neu co|neu can|tuy tinh hinh|tuy dieu kien|co the to chuc|khuyen khich|neu thay can)\b")
_SELF_REVIEW = re.compile(r"\bkiem diem\b")
_ADOPTING = re.compile(
    r"\b(?:trình|thông qua|xin ý kiến|báo cáo xin ý kiến)\s+(?P<body>(?:Ban Thường vụ|Ban Chấp hành|Thường trực|Hội nghị Ban Chấp hành)"
    r"(?:\s+(?:Đảng|Tỉnh|Thành|Huyện|Quận|Thị)\s+(?:ủy|uỷ|bộ)(?:\s+[A-ZĐ]\w*)?)?)"
)
_EDITORS = re.compile(r"\b[Tt]ổ (?:[Bb]iên tập|[Bb]iên soạn|soạn thảo|giúp việc)(?: [A-ZĐ]\w+)?")
_COMMON = re.compile(
    r"\b(?:bao cao|giua nhiem ky|nhiem ky|thuc hien|cong tac|dai hoi|dang bo|chi bo|cap uy|de cuong|ket qua|du thao|gui|nop|xay dung"
    r"|tham muu|hoan thanh|tong hop|hoi nghi|to bien tap|thanh lap|ban chap hanh|ban thuong vu|dang uy|khoi|co so|nghi quyet|don vi"
    r"|huong dan|danh gia|ky luat|kem theo|lan thu|khoa)\b"
)
_SMALL_WORDS = frozenset(
    ("cua", "va", "cac", "ve", "theo", "trong", "tu", "den", "cap", "minh", "trinh", "nam", "ban", "mau", "dang", "den")
)


def requirement_of(duty: Obligation, owner: str, outlines: Sequence[Outline] = ()) -> Requirement:
    """A requirement of the same id. `owner`: the committee's name; `outlines` among which the report's own is looked for."""
    own = side(duty.who, owner) == "owner"
    relative = duty.relative
    kind = deliverable_of(duty.what, duty.submit_to)
    outline = matching_outline(duty.what, outlines)
    return Requirement(
        duty.id,
        own_part(duty.what),
        duty.who,
        deadline_wording(duty),
        duty.last_day,
        duty.submit_to,
        duty.via,
        bound=duty.op,
        on=duty.deadline,
        time=duty.time,
        event=(relative.event or relative.text) if relative and relative.kind == "event" else None,
        deliverable=kind,
        outline=outline.id if outline else None,
        goes_up=goes_up_of(duty.what, kind),
        group=None if own or not duty.who else group_of(duty.who, owner),
        optional=is_optional(duty.what, *duty.conditions) or _if_any(duty),
        own=own,
        lead=duty.who if own else None,
        cooperating=split_bodies(duty.cooperate_with) if own else (),
        editorial_team=editors(duty) if own else (),
        adopted_by=adopters(duty) if own else (),
    )


def deadline_wording(duty: Obligation) -> str:
    """The deadline in the directive's own words: "trước ngày 30/5/2023"."""
    if duty.deadline is None:
        return duty.relative.text if duty.relative else ""
    for evidence in duty.evidence:
        words = evidence.quote.replace("*", "")
        if place := deadline_place(words, duty):
            return " ".join(words[slice(*place)].strip(" ,").split())
    return f"{_OP_WORDS[duty.op]} {format_day(duty.deadline)}"


def deadline_place(words: str, duty: Obligation) -> tuple[int, int] | None:
    """[start, end) of the deadline with the word that binds it, None where `words` do not name it."""
    if duty.deadline is None:
        return None
    for found in find_days(words, year=duty.deadline.year):
        if duty.deadline in (found.day, found.last_day):
            before = _BOUND.search(words[: found.start])
            start = before.start() if before else found.start
            return start + len(words[start : found.start]) - len(words[start : found.start].lstrip(" ,")), found.end
    return None


def deliverable_of(what: str, submit_to: str | None = None) -> Deliverable:
    """What is handed in.

    >>> deliverable_of("tổ chức hội nghị sơ kết"), deliverable_of("gửi báo cáo"), deliverable_of("dự hội nghị, cho ý kiến")
    ('event', 'report', 'other')
    """
    words = fold(what)
    if _REGISTRATION.search(words):
        return "registration"
    if _EVENT.search(words) and not _SENDING.search(words):
        return "event"
    if re.match(r"(?:du hoi nghi|du hop|tham du|cho y kien|gop y|kiem tra|theo doi|don doc|huong dan)\b", words):
        return "other"
    if _REPORT.search(words):
        return "report"
    if _APPENDIX.search(words):
        return "appendix"
    return "report" if submit_to and _SENDING.search(words) else "other"


def goes_up_of(name: str, kind: Deliverable | None) -> GoesUp | None:
    """Figures are summed, self-reviews filed and read, other reports have chosen sections gathered."""
    if kind == "appendix":
        return "figures"
    if kind != "report":
        return None
    return "filed" if _SELF_REVIEW.search(fold(name)) else "sections"


def is_optional(*words: str) -> bool:
    """ "tùy tình hình", "nếu có": asked yes or no."""
    return any(_OPTIONAL.search(fold(part)) for part in words)


def _if_any(duty: Obligation) -> bool:
    """ "(nếu có)" right behind what is asked, where the reader leaves it out of `what`."""
    return any(f"{duty.what} (nếu có)" in " ".join(evidence.quote.replace("*", "").split()) for evidence in duty.evidence)


def adopters(duty: Obligation) -> tuple[str, ...]:
    """Who adopts a draft, in order: the bodies it is laid before, as the sentence names them."""
    if _SENDING.search(fold(duty.what)):
        return ()  # what is sent is adopted already
    found: list[str] = []
    texts = [evidence.quote.replace("*", "") for evidence in duty.evidence]
    bodies = [match["body"] for text in texts for match in _ADOPTING.finditer(" ".join(text.split()))]
    for body in (
        *bodies,
        *([duty.submit_to] if duty.submit_to and re.match(r"ban (?:thuong vu|chap hanh)|thuong truc", fold(duty.submit_to)) else []),
    ):
        if not any(fold(body).startswith(fold(known)) or fold(known).startswith(fold(body)) for known in found):
            found.append(body)
        elif duty.submit_to and body == duty.submit_to:
            found = [body if fold(body).startswith(fold(known)) else known for known in found]
    return tuple(found)


def editors(duty: Obligation) -> tuple[str, ...]:
    """The editorial team the duty names ("Tổ Biên tập")."""
    return tuple(dict.fromkeys(match[0] for evidence in duty.evidence for match in _EDITORS.finditer(evidence.quote.replace("*", ""))))


def split_bodies(words: str | None) -> tuple[str, ...]:
    """ "Ban Tổ chức, Văn phòng và Ủy ban Kiểm tra" -> three bodies.

    >>> split_bodies("Ban Tổ chức, Văn phòng và Ủy ban Kiểm tra Đảng ủy Khối")
    ('Ban Tổ chức', 'Văn phòng', 'Ủy ban Kiểm tra Đảng ủy Khối')
    """
    return tuple(part.strip() for part in re.split(rf",|;|\bvà\b(?= [{CAPITALS}])", words or "") if part.strip())


def report_words(name: str) -> frozenset[str]:
    """The words that tell one report from another: "báo cáo kiểm điểm của cấp ủy" -> {"kiem", "diem"}."""
    return frozenset(word for word in re.findall(r"[a-z]{2,}", _COMMON.sub(" ", fold(name))) if word not in _SMALL_WORDS)


def likeness(one: str, other: str) -> float:
    """Share of the telling words two names have in common, 0 where one of them has none."""
    first, second = report_words(one), report_words(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def matching_outline(what: str, outlines: Sequence[Outline]) -> Outline | None:
    """The outline of the report that `what` names, None where it names none of them."""
    if not _REPORT.search(fold(what)):
        return None
    scored = [(likeness(what, f"{outline.title} {outline.subtitle or ''}"), -at, outline) for at, outline in enumerate(outlines)]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] >= 0.34 else None
