"""Several papers read -> the register of what they tell of one another and of the documents they cite.

>>> from datetime import date
>>> from nhiemky.domain.directive import Citation, Directive, Header
>>> from nhiemky.domain.source import Span
>>> header = Header(issuing_body="HUYỆN ỦY A", symbol="20-KH/HU", date=date(2030, 3, 5), doc_type="kế hoạch")
>>> old = Citation("Kế hoạch số 7-KH/HU", Span(0, 19), "Kế hoạch", "7", "KH", "HU", "7-KH/HU", relation="supersedes")
>>> register = register_of([Directive("moi", header, (old,))])
>>> [(each.symbol, each.own, each.superseded_by) for each in register.documents]
[('20-KH/HU', True, None), ('7-KH/HU', False, '20-KH/HU')]

Promise: a pure function; every numbered mention and every paper's own header is there; a document's own header outweighs
mentions; mentions that contradict one another stay beside one another. `doc_id` is the name under which a paper is known:
give the file's base name where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nhiemky.domain.directive import Citation, Directive
from nhiemky.domain.register import KnownDocument, Register, register

if TYPE_CHECKING:
    from nhiemky.checking.paper import Paper


def register_of(directives: Sequence[Directive], names: Sequence[str] = ()) -> Register:
    """What these papers tell. names: the files' base names in the same order (default: each `doc_id`)."""
    told = names or [directive.doc_id for directive in directives]
    return register(*(each for name, directive in zip(told, directives, strict=True) for each in documents_of(directive, name)))


def register_of_papers(papers: Iterable[Paper]) -> Register:
    """The same, under the files' own names."""
    known = list(papers)
    return register_of([paper.directive for paper in known], [paper.name for paper in known])


def documents_of(directive: Directive, name: str) -> Iterator[KnownDocument]:
    """What one paper tells: itself first, then every numbered document it cites."""
    header = directive.header
    if header.symbol:
        yield KnownDocument(
            header.doc_type,
            header.symbol,
            header.date,
            header.issuing_body or header.issuing_body_inferred,
            header.subject,
            (name,),
            own=True,
        )
    for citation in directive.citations:
        if not isinstance(citation, Citation) or not citation.symbol or citation.self_ or _is_doubtful(citation):
            continue
        replaced = citation.relation == "supersedes" and header.symbol is not None
        yield KnownDocument(
            citation.doc_type.lower() if citation.doc_type else None,
            citation.symbol,
            citation.date,
            citation.issuer,
            citation.subject,
            (name,),
            superseded_by=header.symbol if replaced else None,
            superseded_on=header.date if replaced else None,
        )


def _is_doubtful(citation: Citation) -> bool:
    """What a scanner misread is no witness."""
    return citation.ocr_type is not None
