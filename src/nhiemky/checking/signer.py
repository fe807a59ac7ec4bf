"""The signature block against the letterhead, and a number without a day (signature_missing, signature_without_authority,
signer_of_other_body, number_or_day_missing).

What it promises: a draft (neither number nor day filled in, or stamped "DỰ THẢO") gives none; who signs by leave of another ("T/L", "TUQ")
may be anybody; a title of a kind not known here is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nhiemky.checking.paper import Evidence, Header, Paper
from nhiemky.checking.whereabouts import found_in
from nhiemky.domain.finding import Finding
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import fold

_COMMITTEE = re.compile(r"(?:dang uy|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang doan|ban can su|dang bo)\b")
_BODIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("committee", _COMMITTEE),
    ("inspection", re.compile(r"uy ban kiem tra\b")),
    ("people", re.compile(r"(?:uy ban nhan dan|ubnd)\b")),
    ("department", re.compile(r"so (?!chi huy)[a-z]")),
    ("office", re.compile(r"van phong\b")),
)
"""Letterheads whose signers' titles are known, the first that fits."""
_TITLES: dict[str, re.Pattern[str]] = {
    "committee": re.compile(r"bi thu\b|uy vien\b|thuong truc\b"),
    "inspection": re.compile(r"chu nhiem\b|uy vien\b|chanh van phong\b"),
    "people": re.compile(r"chu tich\b|uy vien\b|chanh van phong\b"),
    "department": re.compile(r"giam doc\b|chanh van phong\b|truong phong\b|chanh thanh tra\b"),
    "office": re.compile(r"chanh van phong\b|truong phong\b"),
}
_KNOWN_TITLE = re.compile(
    r"(?:pho |q\. ?|quyen )?(?:bi thu|chu nhiem|chu tich|giam doc|chanh van phong|truong ban|bo truong|thu truong|tong giam doc)\b"
)
_BY_LEAVE = re.compile(r"\b(?:t/l|tl|t\.l|tuq|t/uq|thua lenh|thua uy quyen)\b")
_DRAFT = re.compile(r"\bdự thảo\b", re.IGNORECASE)
_OPENING = 400


def check_signer(paper: Paper) -> Iterator[Finding]:
    """What is wrong with the block at the end, then with number and day."""
    header = paper.directive.header
    if _is_draft(paper, header):
        return
    yield from _incomplete(paper, header)
    signer = header.signer
    if not signer.name and not signer.title and not signer.on_behalf_of:
        if header.symbol and header.number and header.date and header.recipients_present:
            yield _found(paper, "signature_missing", ("symbol", "place_date"), symbol=header.symbol, day=format_day(header.date))
        return
    body, title = header.issuing_body, signer.title
    if not body or not title:
        return
    kind = next((kind for kind, pattern in _BODIES if pattern.match(fold(body))), "")
    by = fold(signer.on_behalf_of or "")
    said = fold(title)
    if kind and not _BY_LEAVE.search(by) and not _BY_LEAVE.search(said) and _KNOWN_TITLE.match(said) and not _TITLES[kind].search(said):
        if not _names_itself(header, said):
            yield _found(paper, "signer_of_other_body", ("signer", "issuing_body"), body=body, title=title)
    elif kind == "committee" and not by and re.match(r"(?:pho )?bi thu\b", said) and "t/m" not in said:
        yield _found(paper, "signature_without_authority", ("signer", "issuing_body"), body=body, title=title)


def _is_draft(paper: Paper, header: Header) -> bool:
    if header.number is None and header.date is None:
        return True
    opening = paper.document.clean[:_OPENING]
    stamped = next((line for line in opening.split("\n") if _DRAFT.search(line)), None)
    return stamped is not None and len(stamped) <= 30


def _names_itself(header: Header, title: str) -> bool:
    """The title names a post in another body, or the letterhead two bodies of which one is the signer's."""
    parent = fold(header.parent_body or "")
    return any(
        pattern.search(title) for kind, pattern in _TITLES.items() for other, body in _BODIES if other == kind and body.match(parent)
    )


def _incomplete(paper: Paper, header: Header) -> Iterator[Finding]:
    """One of number and day is filled in, the other is not."""
    if "symbol" not in header.evidence or not header.signer.name:
        return
    if header.number is not None and header.date is None and "place_date" in header.evidence:
        yield _found(paper, "number_or_day_missing", ("place_date", "symbol"), has=f"số {header.symbol}", lacks="ngày tháng năm")
    elif header.number is None and header.date is not None:
        yield _found(paper, "number_or_day_missing", ("symbol", "place_date"), has=f"ngày {format_day(header.date)}", lacks="số")


def _found(paper: Paper, code: str, fields: tuple[str, ...], **facts: Any) -> Finding:
    evidence = paper.directive.header.evidence
    quotes: tuple[Evidence, ...] = tuple(evidence[name] for name in fields if name in evidence)
    return found_in(paper.document, code, quotes, **facts)
