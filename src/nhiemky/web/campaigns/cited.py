"""The office's register of cited documents (sổ văn bản viện dẫn): every confirmed paper adds what it tells, the next check uses it.

>>> register_of_office(reading.document.organisation_id, but=reading.document)      # doctest: +SKIP

A committee's register holds what its own confirmed papers tell, never another committee's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from nhiemky.domain.directive import Citation, Directive
from nhiemky.domain.register import KnownDocument, Register, register, symbol_key
from nhiemky.vietnamese.symbols import DOCUMENT_TYPES, parse_symbol
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import CitedDocument, Document, Mention
from nhiemky.web.organisations.access import visible


def record(document: Document, directive: Directive) -> None:
    """Inside the change that confirms the paper: every numbered mention with what it says."""
    for item in directive.citations:
        if not isinstance(item, Citation) or item.self_ or not item.symbol:
            continue
        cited, _ = CitedDocument.objects.get_or_create(
            key=f"{symbol_key(item.symbol)} {(item.doc_type or '').lower()}".strip()[:200],
            defaults={
                "doc_type": (item.doc_type or "")[:60], "symbol": item.symbol[:80], "on": item.date,
                "issuer": (item.issuer or "")[:250], "subject": item.subject or "",
            },
        )  # fmt: skip
        Mention.objects.create(
            document=document, cited=cited, relation=item.relation[:12], quote=item.quote, start=item.span.start, end=item.span.end,
            doc_type=(item.doc_type or "")[:60], on=item.date, issuer=(item.issuer or "")[:250], subject=item.subject or "",
        )  # fmt: skip


def register_of_office(organisation_id: int, *, but: Document | None = None) -> Register:
    """What the committee's confirmed papers tell. but: the paper that is being checked; it is no witness for itself."""
    rows = Mention.objects.filter(document__organisation_id=organisation_id)
    if but is not None:
        rows = rows.exclude(document__blob_id=but.blob_id)
    return register(*_known(rows))


def _known(rows: QuerySet[Mention]) -> Iterator[KnownDocument]:
    told: set[int] = set()
    for row in rows.select_related("document", "cited").order_by("pk"):
        paper = row.document
        if paper.pk not in told and paper.symbol:
            told.add(paper.pk)
            yield KnownDocument(_kind(paper), paper.symbol, paper.on, paper.issuer or None, paper.subject or None, (str(paper),), own=True)
        replaced = row.relation == "supersedes" and bool(paper.symbol)
        yield KnownDocument(
            row.doc_type.lower() or None,
            row.cited.symbol,
            row.on,
            row.issuer or None,
            row.subject or None,
            (str(paper),),
            superseded_by=paper.symbol if replaced else None,
            superseded_on=paper.on if replaced else None,
        )


def _kind(paper: Document) -> str | None:
    """The paper's type by its code; None where the code serves two (QĐ, TT)."""
    parts = parse_symbol(paper.symbol)
    kinds = DOCUMENT_TYPES.get(parts.type_code or "", ()) if parts else ()
    return kinds[0] if len(kinds) == 1 else None


@dataclass(frozen=True, slots=True)
class CitedEntry:
    """A row of the page. differing: papers tell its day otherwise. mentions: newest paper last."""

    title: str
    days: tuple[object, ...]
    issuer: str
    subject: str
    mentions: tuple[Mention, ...]
    replaced_by: str = ""

    @property
    def differing(self) -> bool:
        return len(self.days) > 1


def entries(actor: Actor, words: str = "") -> list[CitedEntry]:
    """The register for whoever works in an office, in the order of symbols; words: folded, found in what is shown."""
    rows = visible(actor, Mention.objects.all(), "office", "document__organisation")
    found: dict[int, list[Mention]] = {}
    rows = rows.select_related("document", "cited").prefetch_related("document__campaigns")
    for row in rows.order_by("cited__symbol", "cited_id", "pk"):
        found.setdefault(row.cited_id, []).append(row)
    every = [_entry(mentions) for mentions in found.values()]
    return [one for one in every if not words or words in search_key(f"{one.title} {one.issuer} {one.subject}")]


def _entry(mentions: list[Mention]) -> CitedEntry:
    replacing = [row.document for row in mentions if row.relation == "supersedes"]
    return CitedEntry(
        title=f"{mentions[0].doc_type or 'Văn bản'} số {mentions[0].cited.symbol}",
        days=tuple(sorted({row.on for row in mentions if row.on is not None})),
        issuer=_longest(row.issuer for row in mentions),
        subject=_longest(row.subject for row in mentions),
        mentions=tuple({row.document_id: row for row in mentions}.values()),
        replaced_by=str(replacing[-1]) if replacing else "",
    )


def _longest(words: Iterable[str]) -> str:
    return max(words, key=len, default="")
