"""Terms whose years do not fit what is said of them (wrong_term).

What it promises: a term is wrong only where the sentence says so itself: carrying out the resolution of a term that has not
begun, a mid-term that does not hold the day of the paper, one congress with two terms, years in the wrong order. Comparing
with an earlier term and preparing the next one are both right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nhiemky.domain.directive import Directive, Inconsistency
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Section
from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.places import places
from nhiemky.vietnamese.unicode import fold

_OPENINGS = ("nhiệm k", "Nhiệm k", "NHIỆM K")
_YEARS = re.compile(r"nhiệm k[ỳỷìy]\s*\(?\s*((?:19|20)\d\d)\s*[-–—/]\s*((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_CARRIED_OUT = re.compile(
    r"\b(?:thực hiện (?:\S+ ){0,4}?(?:hoàn thành |thắng lợi )?(?:các )?(?:mục tiêu|chỉ tiêu|nhiệm vụ|nghị quyết)|kết quả thực hiện"
    r"|(?:mục tiêu|chỉ tiêu)(?:, (?:mục tiêu|chỉ tiêu|nhiệm vụ))?"
    r" (?:mà )?(?:của )?nghị quyết|(?:sơ kết|tổng kết|đánh giá|kiểm điểm)[^.;]{0,60} thực hiện[^.;]{0,20} nghị quyết)",
    re.IGNORECASE,
)
_PREPARED = re.compile(
    r"\b(?:chuẩn bị|văn kiện|dự thảo|tiến tới|hướng tới|nhân sự|phương hướng|định hướng|dự báo|chiến lược|bước vào|đến năm|quy hoạch"
    r"|trình đại hội"
    r"|triển khai|quán triệt|học tập|bầu cử|giai đoạn|xây dựng (?:mục tiêu|chỉ tiêu)|đề xuất|dự kiến|mục tiêu, nhiệm vụ, giải pháp)\b",
    re.IGNORECASE,
)
_MIDWAY = re.compile(r"\b(?:giữa nhiệm kỳ|nửa nhiệm kỳ|nửa đầu nhiệm kỳ)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:so (?:sánh )?với|so sánh|đối chiếu|đối sánh|liên hệ|nhiệm kỳ (?:trước|liền trước|liền kề|cũ|qua)|(?:khóa|khoá) (?:trước|cũ|qua)"
    r"|tiếp nối|kế thừa|tiếp thu|rút kinh nghiệm|phát huy|bài học|khác với|hơn|bằng|cùng kỳ|từ|của kỳ|đã)\b",
    re.IGNORECASE,
)
"""The clause sets two terms side by side."""
_CONGRESS = re.compile(
    r"(?:Đại hội(?: đại biểu| đảng viên)?|đại hội(?: đại biểu)?) (?P<body>(?:Đảng bộ|Đoàn|Công đoàn|Hội|Đảng|MTTQ"
    r"|Mặt trận)[^.;:()\n]{0,80}?) lần thứ (?P<ordinal>[IVXL]{1,6})"
    r"(?P<gap>,? ?(?:\()?)",
)


_OFTEN = 3


@dataclass(frozen=True, slots=True)
class _Term:
    first: int
    last: int
    start: int
    end: int

    @property
    def years(self) -> tuple[int, int]:
        return self.first, self.last

    def __str__(self) -> str:
        return f"{self.first} - {self.last}"


def check_terms(document: SourceDocument, directive: Directive) -> tuple[Inconsistency, ...]:
    """One finding per wrong mention; a mention is reported once."""
    clean = document.clean
    found_years = (_YEARS.match(clean, at) for at in places(clean, *_OPENINGS))
    terms = [_Term(int(match[1]), int(match[2]), match.start(), match.end()) for match in found_years if match is not None]
    if not terms:
        return ()
    current = _current(clean, terms, directive)
    found: list[Inconsistency] = []
    told: set[int] = set()
    for finding, term in (
        *_impossible(document, terms, current),
        *_of_congress(document, terms, current),
        *_by_context(document, terms, current, directive),
        *_results_of_next(document, terms, directive),
        *_slips(document, terms, current),
    ):
        if term.start not in told:
            told.add(term.start)
            found.append(finding)
    return tuple(found)


def _current(clean: str, terms: Sequence[_Term], directive: Directive) -> tuple[int, int] | None:
    """The term the paper is about: of its subject if it names one only, else the most frequent one that holds its day."""
    subject = {(int(m[1]), int(m[2])) for m in _YEARS.finditer(directive.header.subject or "")}
    issued = directive.header.date
    if len(subject) == 1:
        return next(iter(subject))
    counted = Counter(term.years for term in terms)
    for years, number in counted.most_common():
        if number >= 2 and (issued is None or years[0] <= issued.year <= years[1]) and issued is not None:
            return years
    if len(counted) == 2 and issued is not None:
        earlier, later = sorted(counted)
        passed = all(_PASSED.search(clean, max(0, term.start - 110), term.start) for term in terms if term.years == later)
        if earlier[1] == later[0] and later[0] <= issued.year <= later[1] and passed:
            return later
    return None


_PASSED = re.compile(r"\bthực hiện Nghị quyết Đại hội(?:(?! chuẩn bị | tiến tới | trình | dự thảo )[^.;\n]){0,80}$", re.IGNORECASE)
"""A resolution that is carried out has been passed."""


def _impossible(document: SourceDocument, terms: Sequence[_Term], current: tuple[int, int] | None) -> Iterator[tuple[Inconsistency, _Term]]:
    """A term that ends before it begins, or is longer than any."""
    for term in terms:
        if 1 <= term.last - term.first <= 7:
            continue
        other = _nearest(terms, term, current)
        sentence = f"“nhiệm kỳ {term}” không thể là một nhiệm kỳ."
        yield _finding(document, sentence, term, other), term


def _of_congress(
    document: SourceDocument, terms: Sequence[_Term], current: tuple[int, int] | None
) -> Iterator[tuple[Inconsistency, _Term]]:
    """The same congress of the same body with two terms: the rarer one is wrong."""
    clean = document.clean
    starts = {term.start: term for term in terms}
    congresses: dict[tuple[str, str], list[_Term]] = {}
    for at in places(clean, " lần thứ "):
        match = next((found for found in _CONGRESS.finditer(clean, max(0, at - 110), at + 20) if found.end() > at), None)
        term = starts.get(match.end()) if match is not None else None
        if match is not None and term is not None:
            congresses.setdefault((fold(match["body"]), match["ordinal"]), []).append(term)
    for (_, ordinal), said in congresses.items():
        counted = Counter(term.years for term in said)
        if len(counted) < 2:
            continue
        common = counted.most_common()
        if common[0][1] > common[1][1]:
            years = common[0][0]
        elif current is not None and current in counted:
            years = current
        else:
            continue
        right = next(term for term in said if term.years == years)
        for term in said:
            if term.years != years:
                sentence = f"Đại hội lần thứ {ordinal} nơi khác ghi nhiệm kỳ {right}, ở đây ghi {term}."
                yield _finding(document, sentence, term, right), term


def _by_context(
    document: SourceDocument, terms: Sequence[_Term], current: tuple[int, int] | None, directive: Directive
) -> Iterator[tuple[Inconsistency, _Term]]:
    """What the clause says can only be said of the current term."""
    issued = directive.header.date
    if current is None:
        return
    clean = document.clean
    for term in terms:
        if term.years == current or term.last - term.first < 1:
            continue
        start = max(clean.rfind(mark, max(0, term.start - 260), term.start) for mark in (". ", ";", "\n", "(")) + 1
        clause = clean[start : term.start]
        later = term.first >= current[1]
        if later and issued is not None and issued.year < term.first:
            carried = _last_match(_CARRIED_OUT, clause)
            if carried is None or _PREPARED.search(clause, carried.start() - 60 if carried.start() > 60 else 0):
                continue
            sentence = (
                f"Nghị quyết đang thực hiện là của nhiệm kỳ {current[0]} - {current[1]}, nhưng viết “{term}” (chưa bắt đầu khi ký văn bản)."
            )
        elif issued is not None and term.last <= current[0] and _is_over(issued, current) and _carried_on(clause):
            if _looks_back(directive.sections, document.raw(term.start)):
                continue
            sentence = (
                f"Nghị quyết đang thực hiện là của nhiệm kỳ {current[0]} - {current[1]}, nhưng viết “{term}” (đã kết thúc khi ký văn bản)."
            )
        elif issued is not None and not term.first <= issued.year <= term.last and _midway(clause):
            if _of_an_earlier_congress(clean, term, current, terms):
                continue
            sentence = f"Giữa nhiệm kỳ đang nói đến là {current[0]} - {current[1]}, nhưng viết “{term}”."
        else:
            continue
        yield _finding(document, sentence, term, _nearest(terms, term, current)), term


def _is_over(issued: date, current: tuple[int, int]) -> bool:
    """The term before `current` has ended: congresses of all levels are held by October of its first year."""
    return (issued.year, issued.month) > (current[0], 10)


_BACK = re.compile(r"ket qua|danh gia|tinh hinh|uu diem|han che|thuc trang|kiem diem|bai hoc|nhin lai|khai quat")


def _looks_back(sections: Sequence[Section], at: int) -> bool:
    """The chapter that holds the place tells of what has been; `at` in the source text."""
    title, inner = "", sections
    while inner:
        above = [section for section in inner if section.span is not None and section.span.start <= at]
        if not above:
            break
        title, inner = f"{title} {above[-1].title or ''}", above[-1].children
    return _BACK.search(fold(title)) is not None


_ORDINAL = re.compile(r"lần thứ (?P<ordinal>[IVXL]{1,6}|\d{1,2}),? ?\(?$")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def _of_an_earlier_congress(clean: str, term: _Term, current: tuple[int, int], terms: Sequence[_Term]) -> bool:
    """ "Đại hội lần thứ XIII, nhiệm kỳ 2020 - 2025" beside "lần thứ XIV, nhiệm kỳ 2025 - 2030": another congress, and rightly so."""
    own = _ordinal(clean, term)
    others = {_ordinal(clean, other) for other in terms if other.years == current} - {None}
    return own is not None and bool(others) and own not in others


def _ordinal(clean: str, term: _Term) -> int | None:
    match = _ORDINAL.search(clean, max(0, term.start - 24), term.start)
    if match is None:
        return None
    if match["ordinal"].isdigit():
        return int(match["ordinal"])
    values = [_ROMAN[letter] for letter in match["ordinal"]]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))


_RESULTS = re.compile(
    r"\bkết quả (?:đạt được|thực hiện)(?![^.;\n]*\b(?:mục tiêu|phương hướng|giải pháp|dự kiến|chỉ tiêu|nhiệm vụ, )\b)[^.;\n]{0,90}$",
    re.IGNORECASE,
)


def _results_of_next(document: SourceDocument, terms: Sequence[_Term], directive: Directive) -> Iterator[tuple[Inconsistency, _Term]]:
    """A report on one term and plan for the next: results can only be those of the first."""
    subject = [(int(m[1]), int(m[2])) for m in _YEARS.finditer(directive.header.subject or "")]
    if len(subject) != 2 or subject[1][0] != subject[0][1] or "kết quả" not in (directive.header.subject or "").lower():
        return
    for term in terms:
        if term.years == subject[1] and _RESULTS.search(document.clean, max(0, term.start - 140), term.start):
            sentence = f"Kết quả là của nhiệm kỳ {subject[0][0]} - {subject[0][1]}, nhưng viết “{term}”."
            yield _finding(document, sentence, term, _nearest(terms, term, subject[0])), term


_LENGTHS = frozenset({2, 3, 5})
"""Years of a term: five, or two and a half (chi bộ) written as two or three."""


def _slips(document: SourceDocument, terms: Sequence[_Term], current: tuple[int, int] | None) -> Iterator[tuple[Inconsistency, _Term]]:
    """ "2020 - 2024" where all others say "2020 - 2025": a length no term has, said once."""
    counted = Counter(term.years for term in terms)
    usual = current or (counted.most_common(1)[0][0] if counted.most_common(1)[0][1] >= _OFTEN else None)
    if usual is None or counted[usual] < 2:
        return
    for term in terms:
        if counted[term.years] == 1 and term.first == usual[0] and term.last != usual[1] and term.last - term.first not in _LENGTHS:
            sentence = f"Viết “{term}”, trong khi các chỗ khác là nhiệm kỳ {usual[0]} - {usual[1]}."
            yield _finding(document, sentence, term, _nearest(terms, term, usual)), term


_CARRIED_ON = re.compile(
    r"(?:\b(?:phấn đấu|tiếp tục|tập trung|đẩy mạnh|lãnh đạo|chỉ đạo|bảo đảm|đảm bảo|quyết tâm)\b[^.;]{0,60}?\b(?:thực hiện"
    r"|hoàn thành)\b|\btổ chức thực hiện (?:thắng lợi|thành công|tốt|có hiệu quả)\b)[^.;]{0,60}?\bnghị quyết\b",
    re.IGNORECASE,
)


def _carried_on(clause: str) -> bool:
    """What is still to be done of a resolution; telling of the past is right."""
    match = _last_match(_CARRIED_ON, clause)
    return match is not None and not _TOLD_BACK.search(clause)


_TOLD_BACK = re.compile(
    r"\b(?:đã|trước đây|so với|so sánh|đối chiếu|từ|nhiệm kỳ trước|sau khi|kết quả|những năm|tổng kết|sơ kết|đánh giá|kiểm điểm|bài học"
    r"|kinh nghiệm|hạn chế|ưu điểm|góp phần|kế thừa|phát huy)\b",
    re.IGNORECASE,
)
""" "Sau khi tổ chức thực hiện thắng lợi ..., kết quả ...": of what is over."""


def _midway(clause: str) -> bool:
    match = _last_match(_MIDWAY, clause)
    return match is not None and not _COMPARED.search(clause[match.start() :])


def _last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _nearest(terms: Sequence[_Term], wrong: _Term, current: tuple[int, int] | None) -> _Term | None:
    """The closest mention of the current term, to set against the wrong one."""
    others = [term for term in terms if term.years == current and term is not wrong]
    return min(others, key=lambda term: abs(term.start - wrong.start), default=None)


def _finding(document: SourceDocument, sentence: str, wrong: _Term, right: _Term | None) -> Inconsistency:
    quotes = [_clause(document, wrong)]
    if right is not None:
        quotes.append(_clause(document, right))
    return Inconsistency("", "wrong_term", "high", sentence, tuple(quotes))


def _clause(document: SourceDocument, term: _Term) -> Evidence:
    clean = document.clean
    start = max(clean.rfind(mark, max(0, term.start - 160), term.start) for mark in (". ", ";", "\n", ":", "(")) + 1
    start = max(start, term.start - 140)
    while start < term.start and (clean[start].isspace() or clean[start - 1 : start].isalnum()):
        start += 1
    return Evidence(document.quote(start, term.end), document.span(start, term.end))
