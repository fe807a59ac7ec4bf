"""Cited documents against the register, the rule book and the paper's own day: replaced, wrongly numbered, dated, attributed, too young.

What it promises: a document is held against the register only where number, type and issuer leave no other document it could be; where the
register itself is of two minds, or only this paper says so, nothing is said. A report may name what was in force in its time: only
what a paper rests on or carries out must still hold on its day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from nhiemky.checking.bodies import house, organ, same_body, same_house, spelt_out
from nhiemky.checking.paper import Paper
from nhiemky.checking.whereabouts import found_in
from nhiemky.domain.directive import Citation
from nhiemky.domain.finding import Evidence, Finding
from nhiemky.domain.register import KnownDocument, symbol_key
from nhiemky.rulebook.known_documents import KnownCentral, known_documents
from nhiemky.vietnamese.days import find_days, format_day
from nhiemky.vietnamese.unicode import fold

_CENTRAL = re.compile(r"(?:[A-ZĐ]*TW|CP|TTG|QH\d*|UBTVQH\d*|CTN|BCT|BBT)", re.IGNORECASE)
"""Organ codes that one body of the whole country uses."""
_Told = tuple[str, dict[str, Any]]
"""A code and its facts."""
_YEAR = 366
"""Days within which no committee gives out one number of one type twice: numbers begin anew with a year or a term."""
_SOON = 180
"""A mention of its own number with a day farther off may be of an earlier paper."""
_GENERIC = re.compile(
    r"\b(?:bo nhiem|dieu dong|chuan y|khen thuong|ky luat|nghi huu|luan chuyen|phan cong|chi dinh|kien toan|thanh lap|cong nhan|phe duyet"
    r"|cong tac can bo|thi hanh)\b"
)
"""Titles that come in series on one day."""


def check_cited(paper: Paper) -> Iterator[Finding]:
    """Findings of the register's codes, in the order of the text."""
    mentions = [each for each in paper.directive.citations if isinstance(each, Citation) and each.symbol and not each.ocr_type]
    told: set[tuple[str, str]] = set()
    look = _Register(paper)
    for citation in mentions:
        for code, facts in (*_by_itself(paper, citation), *look.against(citation, mentions)):
            if (code, symbol_key(citation.symbol or "")) in told:
                continue
            told.add((code, symbol_key(citation.symbol or "")))
            quotes = (Evidence(citation.quote, citation.span),)
            yield found_in(paper.document, code, quotes, cited=_named(citation), **facts)


def _named(citation: Citation) -> str:
    """ "Kế hoạch số 12-KH/HU"."""
    return f"{citation.doc_type or 'Văn bản'} số {citation.symbol}"


def _by_itself(paper: Paper, citation: Citation) -> Iterator[_Told]:
    """What the paper's own words show."""
    header = paper.directive.header
    issued = header.date
    if citation.date is None:
        wrong = next((found for found in find_days(citation.quote) if found.impossible and not found.year_inherited), None)
        if wrong is not None:
            yield "cited_day_impossible", {"said": wrong.text.removeprefix("ngày ")}
        return
    if issued is None:
        return
    if citation.self_:
        own = not citation.issuer or same_house(citation.issuer, header.issuing_body) or citation.relation == "attached"
        near = citation.relation == "attached" or abs((citation.date - issued).days) < _SOON
        if own and near and citation.date != issued:
            yield "cited_own_day_differs", {"said": format_day(citation.date), "issued": format_day(issued)}
    elif citation.date > issued:
        yield "cited_after_paper", {"said": format_day(citation.date), "issued": format_day(issued)}


def _replaced_here(citation: Citation, mentions: Sequence[Citation]) -> bool:
    """The paper rests on what it replaces; with another day it is another document."""
    key = symbol_key(citation.symbol or "")
    return citation.relation == "basis" and any(
        other.relation == "supersedes"
        and symbol_key(other.symbol or "") == key
        and (other.doc_type or "").lower() == (citation.doc_type or "").lower()
        and (other.date is None or citation.date is None or other.date == citation.date)
        for other in mentions
    )


@dataclass(frozen=True, slots=True)
class _Successor:
    name: str
    symbol: str
    since: date
    source: str


class _Register:
    """The paper's register and the rule book, asked about one citation after the other."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.issued = paper.directive.header.date
        documents = [each for each in paper.register.documents if each.is_known_beside(paper.name)]
        self.by_key: dict[str, list[KnownDocument]] = {}
        self.by_day: dict[tuple[str, date], list[KnownDocument]] = {}
        for each in documents:
            self.by_key.setdefault(each.key, []).append(each)
            if each.date is not None and each.doc_type and each.subject:
                self.by_day.setdefault((each.doc_type.lower(), each.date), []).append(each)

    def against(self, citation: Citation, mentions: Sequence[Citation]) -> Iterator[_Told]:
        """Codes with their facts."""
        if _replaced_here(citation, mentions):
            yield "basis_superseded_here", {}
        elif citation.relation in ("basis", "implements"):
            yield from self._superseded(citation, mentions)
        if citation.relation == "supersedes" and citation.self_:
            return
        meant = [each for each in self.by_key.get(symbol_key(citation.symbol or ""), []) if _may_be(each, citation)]
        yield from self._days(citation, meant)
        yield from self._issuers(citation, meant)
        if not meant:
            yield from self._numbers(citation)

    def _days(self, citation: Citation, meant: Sequence[KnownDocument]) -> Iterator[_Told]:
        """One number of one body with another day."""
        if citation.date is None or citation.self_ or (self.issued is not None and citation.date > self.issued):
            return
        said, central = citation.date, _central(citation)
        if central is not None and central.days:
            if said not in central.days and min(abs((day - said).days) for day in central.days) < _YEAR:
                yield "cited_day_differs", {"said": format_day(said), "known": format_day(central.days[0]), "where": central.clause}
            return
        dated = _weightiest([each for each in meant if each.date is not None and _one_house(each, citation)])
        if not dated or any(each.date == said for each in dated):
            return
        known = dated[0]
        if len({each.date for each in dated}) == 1 and known.date is not None and abs((known.date - said).days) < _YEAR:
            yield "cited_day_differs", {"said": format_day(said), "known": format_day(known.date), "where": _where(known)}

    def _issuers(self, citation: Citation, meant: Sequence[KnownDocument]) -> Iterator[_Told]:
        """One document of one day, by another body."""
        if not citation.issuer or citation.date is None or citation.self_:
            return
        central = _central(citation)
        if central is not None and central.issuer and citation.date in central.days:
            if not _may_agree(central.issuer, citation.issuer):
                yield "cited_issuer_differs", {"said": citation.issuer, "known": central.issuer, "where": central.clause}
            return
        same_day = _weightiest([each for each in meant if each.date == citation.date and each.issuer])
        if not same_day or any(_may_agree(each.issuer or "", citation.issuer) for each in same_day):
            return
        known = same_day[0]
        if known.subject and citation.subject and _alike(known.subject, citation.subject):
            yield "cited_issuer_differs", {"said": citation.issuer, "known": known.issuer or "", "where": _where(known)}

    def _numbers(self, citation: Citation) -> Iterator[_Told]:
        """One title of one day and one body under another number."""
        if citation.date is None or not citation.subject or not citation.doc_type or citation.self_:
            return
        fellows = [
            each
            for each in self.by_day.get((citation.doc_type.lower(), citation.date), ())
            if _alike(each.subject or "", citation.subject) and _one_house(each, citation)
        ]
        fellows = _weightiest(fellows)
        if len({each.key for each in fellows}) != 1 or _GENERIC.search(fold(citation.subject)):
            return
        known = fellows[0]
        yield (
            "cited_number_differs",
            {
                "known": known.symbol, "type": citation.doc_type.lower(), "day": format_day(citation.date), "where": _where(known),
                "subject": " ".join((known.subject or "").split()),
            },
        )  # fmt: skip

    def _superseded(self, citation: Citation, mentions: Sequence[Citation]) -> Iterator[_Told]:
        """What the paper rests on was replaced before its day; silent where the paper names the successor too."""
        if self.issued is None:
            return
        successor = self._successor(citation)
        if successor is None:
            return
        named = {symbol_key(each.symbol or "") for each in mentions} | {symbol_key(self.paper.directive.header.symbol or "")}
        if symbol_key(successor.symbol) not in named:
            yield (
                "cited_superseded",
                {"successor": successor.name, "since": format_day(successor.since), "issued": format_day(self.issued)},
            )

    def _successor(self, citation: Citation) -> _Successor | None:
        """The last one in a row of successors that holds on the paper's day."""
        assert self.issued is not None
        central = _central(citation)
        if central is not None:
            last = None
            while central is not None and central.superseded_by and central.superseded_on and central.superseded_on <= self.issued:
                following = _central_named(central.superseded_by)
                last = _Successor(
                    f"{(following.type if following else central.type).capitalize()} số {central.superseded_by}",
                    central.superseded_by, central.superseded_on, central.clause,
                )  # fmt: skip
                central = following
            return last
        for each in self.by_key.get(symbol_key(citation.symbol or ""), ()):
            if each.superseded_by is None or each.superseded_on is None or not each.superseded_on < self.issued:
                continue
            if not _may_be(each, citation) or not (_one_day(each, citation) and _one_house(each, citation)):
                continue
            return _Successor(f"văn bản số {each.superseded_by}", each.superseded_by, each.superseded_on, _where(each))
        return None


def _one_day(known: KnownDocument, citation: Citation) -> bool:
    """The same day, or one of the two bare and the same title or nothing else to go by."""
    if known.date is not None and citation.date is not None:
        return known.date == citation.date
    return not (known.subject and citation.subject) or _alike(known.subject, citation.subject)


def _may_be(known: KnownDocument, citation: Citation) -> bool:
    """The same type ("QĐ" serves two, each with a series of its own)."""
    return not known.doc_type or not citation.doc_type or known.doc_type.lower() == citation.doc_type.lower()


def _one_house(known: KnownDocument, citation: Citation) -> bool:
    """Both are of one body: a central code, or issuers that name one house and one place."""
    if _CENTRAL.fullmatch((citation.organ_code or "").rpartition("-")[2]):
        return True
    if not known.issuer or not citation.issuer:
        return False
    if spelt_out(known.issuer) == spelt_out(citation.issuer):
        return len(house(known.issuer).split()) > 2 or not _COMMON.fullmatch(house(known.issuer))
    return same_house(known.issuer, citation.issuer) and (organ(known.issuer) == organ(citation.issuer) or known.own)


_COMMON = re.compile(r"(?:dang uy|chi bo|)")
"""Houses that every workplace has."""


def _weightiest(entries: list[KnownDocument]) -> list[KnownDocument]:
    """Where the document itself was read, only what it says."""
    own = [each for each in entries if each.own]
    return own or entries


def _may_agree(one: str, other: str) -> bool:
    """One issuer may be short for the other, or one of several."""
    parts = [[part for part in re.split(r",\s*|\s+và\s+", name) if part] for name in (one, other)]
    return same_body(one, other) or same_house(one, other) or any(same_body(a, b) for a in parts[0] for b in parts[1])


def _alike(one: str, other: str) -> bool:
    """One title, or its beginning; short ones say too little."""
    a, b = (" ".join(re.sub(r"^(?:ve viec|ve|v/v) ", "", fold(title)).split()) for title in (one, other))
    short, long = sorted((a, b), key=len)
    return short == long if len(short) < 40 else long.startswith(short)


def _where(known: KnownDocument) -> str:
    """ "chính văn bản ấy (tệp a.docx)", "tệp b.docx"."""
    if known.source:
        return known.source
    file = known.seen_in[0] if known.seen_in else "sổ văn bản viện dẫn"
    return f"chính văn bản ấy ({file})" if known.own else file


@cache
def _central_by_key() -> dict[str, tuple[KnownCentral, ...]]:
    found: dict[str, tuple[KnownCentral, ...]] = {}
    for each in known_documents():
        key = symbol_key(each.symbol)
        found[key] = (*found.get(key, ()), each)
    return found


def _central_named(symbol: str) -> KnownCentral | None:
    return next(iter(_central_by_key().get(symbol_key(symbol), ())), None)


def _central(citation: Citation) -> KnownCentral | None:
    """The well-known document that is meant: by its day or title; with a title of its own and a near day, too (then the day is wrong)."""
    for each in _central_by_key().get(symbol_key(citation.symbol or ""), ()):
        if (citation.doc_type or each.type).lower() != each.type:
            continue
        if each.is_meant(citation.date, fold(citation.subject or "")):
            return each
        if citation.date is not None and each.is_meant(None, fold(citation.subject or "")):
            return each
    return None
