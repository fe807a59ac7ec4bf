"""The facts of a corrected reading, by kind and with keys: what stands in the right pane, and the marks of the left one.

>>> from nhiemky.flows.confirmation.corrections import correct
>>> from nhiemky.flows.confirmation.stored import read_paper
>>> words = "KẾ HOẠCH\\n\\nsơ kết\\n\\nI- NỘI DUNG\\n\\nCác chi bộ gửi báo cáo về Đảng ủy trước ngày 20/5/2023."
>>> reading = read_paper(words.encode(), "ke-hoach.txt")
>>> [(fact.key, fact.sentence) for fact in facts_of(reading, correct(reading, ()), "Đảng ủy X") if fact.sort == "duty"]
[('H1', 'Cơ sở gửi báo cáo: hết ngày 19/5/2023')]

Promises that a key, once given, stays with its fact whatever is corrected: facts read are numbered by their place in the
text, facts added after them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from nhiemky.domain.confirmation import LETTERS, UNREAD_LETTER, Fact, Mark, PaperReading, Sort, State, UnreadSentence
from nhiemky.domain.directive import Citation, Directive, Obligation
from nhiemky.domain.source import SourceDocument, Span
from nhiemky.flows.campaign_requirements import deadline_wording
from nhiemky.flows.confirmation.corrections import Corrected, facts_in
from nhiemky.flows.confirmation.fields import fields_of
from nhiemky.flows.confirmation.headings import headings_of
from nhiemky.flows.confirmation.places import evidence_of, place_of
from nhiemky.flows.confirmation.sentences import said_of
from nhiemky.flows.confirmation.unread import attachments_start, unread_spans
from nhiemky.reading.structure.references import expanded

ASKED = "Cần quyết định: câu hỏi ở đầu cột này."
MOST_DOUBTS = 4
"""Unsure words named at a fact; the text marks them all."""


def facts_of(reading: PaperReading, corrected: Corrected, owner: str, doubted: Collection[str] = ()) -> tuple[Fact, ...]:
    """In the order of their keys. doubted: refs with an open question. owner: the committee's name, for short names."""
    keys = keys_of(reading, corrected)
    found = []
    as_read = {ref: read for _, ref, read in facts_in(reading.directive)}  # a corrected fact keeps the place where it was read
    written_out = {outline.id: outline for outline in expanded(corrected.shown.outlines)}
    for sort, ref, value in facts_in(corrected.shown):
        if ref not in keys:
            continue
        title, strong, note = said_of(sort, value, owner)
        lines: tuple[str, ...] = ()
        if sort == "outline":
            whole = written_out[value.id]
            title, strong, note = said_of(sort, whole, owner)
            lines = headings_of(whole, value)
        if sort == "duty" and ref in corrected.edited:
            note = _as_printed(as_read.get(ref, value))
        state: State = (
            "removed" if ref in corrected.removed
            else "ask" if ref in doubted
            else "added" if ref in corrected.added
            else "corrected" if ref in corrected.edited
            else "sure"
        )  # fmt: skip
        found.append(
            Fact(
                keys[ref],
                ref,
                sort,
                title,
                strong,
                note,
                evidence_of(sort, value),
                place_of(reading.document, sort, as_read.get(ref, value)),
                "low" if state == "ask" else "high",
                state,
                fields=fields_of(sort, value),
                doubt=ASKED if state == "ask" else "",
                lines=lines,
            )
        )
    order = list(dict.fromkeys(LETTERS.values()))
    return tuple(sorted(found, key=lambda fact: (order.index(fact.key[0]), int(fact.key[1:]))))


def keys_of(reading: PaperReading, corrected: Corrected) -> dict[str, str]:
    """ref -> key ("H1")."""
    stop = attachments_start(reading)
    read = [(sort, ref, value) for sort, ref, value in facts_in(reading.directive) if _is_shown(sort, value, reading.directive, stop)]
    known = {ref for _, ref, _ in read}
    end = len(reading.document.text) + 1
    read.sort(key=lambda item: span.start if (span := place_of(reading.document, item[0], item[2])) else end)
    last = {ref for _, ref, _ in facts_in(reading.directive)}
    added = [(sort, ref, value) for sort, ref, value in facts_in(corrected.shown) if ref not in last]
    counts: dict[str, int] = {}
    keys: dict[str, str] = {}
    for sort, ref, _ in (*(item for item in read if item[1] in known), *added):
        letter = LETTERS[sort]
        counts[letter] = counts.get(letter, 0) + 1
        keys[ref] = f"{letter}{counts[letter]}"
    return keys


def _as_printed(duty: Obligation) -> str:
    """What the paper says of a deadline that a person has changed."""
    wording = deadline_wording(duty)
    return f"Văn bản ghi “{wording}”" if wording else "Văn bản không ghi hạn"


def _is_shown(sort: Sort, value: Any, directive: Directive, stop: int) -> bool:
    """Left out: the paper's own number where it is repeated, documents cited twice, by name, or in an outline only, periods in an
    appendix's heading."""
    if sort == "citation":
        if not isinstance(value, Citation) or value.self_ or not value.symbol:
            return False
        if value.relation == "mention" and value.span.start >= stop:
            return False
        first = next(item for item in directive.citations if isinstance(item, Citation) and not item.self_ and item.symbol == value.symbol)
        return first is value
    if sort == "window":
        return bool(value.to) and not any(
            table.evidence.span and value.evidence.span and _inside(value.evidence.span, table.evidence.span)
            for table in directive.appendix_tables
        )
    return True


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def marks_of(facts: tuple[Fact, ...], unread: tuple[UnreadSentence, ...] = ()) -> tuple[Mark, ...]:
    """The marks of the left pane; what was removed has none."""
    return (
        *(Mark(fact.key, fact.span, fact.look) for fact in facts if fact.span and fact.state != "removed"),
        *(Mark(sentence.key, sentence.span, "unread") for sentence in unread),
    )


def unread_of(reading: PaperReading, facts: tuple[Fact, ...]) -> tuple[UnreadSentence, ...]:
    """Sentences that speak of a time or a duty and hold no fact (câu chưa hiểu)."""
    spans = [span for fact in facts for span in (fact.span, fact.place.span if fact.place else None) if span]
    return tuple(
        UnreadSentence(f"{UNREAD_LETTER}{number}", " ".join(reading.document.text[slice(*span)].split()).lstrip("-+ "), span)
        for number, span in enumerate(unread_spans(reading, spans), 1)
    )


def with_risks(facts: tuple[Fact, ...], risky: Collection[str]) -> tuple[Fact, ...]:
    """Facts on which a finding of severity high rests."""
    return tuple(_risks(facts, risky))


def with_doubts(document: SourceDocument, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Facts on words that a recognition program was not sure of: confidence low, the words named as its doubt."""
    return tuple(_doubted(document, fact) for fact in facts) if document.doubts else facts


def _doubted(document: SourceDocument, fact: Fact) -> Fact:
    places = (fact.span, fact.place.span if fact.place else None)
    doubts = dict.fromkeys(doubt for span in places if span for doubt in document.doubts_in(span))
    if not doubts or fact.state in ("corrected", "added", "removed"):
        return fact
    named = ", ".join(f"“{document.text[doubt.span.start : doubt.span.end]}” ({doubt.sure}%)" for doubt in [*doubts][:MOST_DOUBTS])
    more = f" và {len(doubts) - MOST_DOUBTS} chữ nữa" if len(doubts) > MOST_DOUBTS else ""
    return replace(fact, confidence="low", doubt=f"{fact.doubt} Máy đọc bản quét chưa rõ chữ {named}{more}; đối chiếu bản giấy.".strip())


def _risks(facts: tuple[Fact, ...], risky: Collection[str]) -> Iterator[Fact]:
    for fact in facts:
        yield replace(fact, risk=True) if fact.ref in risky else fact
