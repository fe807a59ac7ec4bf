"""What stands behind the signature and is never spoken of (attachment_not_mentioned).

What it promises: one word of an attachment anywhere before the signature ("kèm theo", "phụ lục", "biểu", "đề cương", "danh sách" ...) is
enough to be silent, and so is a paper whose signature was not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.checking.paper import Evidence, Paper
from nhiemky.checking.whereabouts import found_in
from nhiemky.domain.finding import Finding
from nhiemky.vietnamese.unicode import fold

_SPOKEN_OF = re.compile(
    r"\b(?:kem|phu luc|phu bieu|bieu|mau|de cuong|danh sach|danh muc|lich|bang|duoi day|sau day|quy che|quy dinh nay|noi quy)\b"
)
_CAPTION = re.compile(r"\bkem theo\b")
_CAPTION_REACH = 240
"""Where a caption ties the attachment to its paper ("(Kèm theo Kế hoạch số ...)"), nothing is lost."""
_LISTS = re.compile(r"^(?:phu luc|phu bieu|bieu(?: mau)?(?: so)? ?\d|de cuong|danh sach|danh muc)\b")


def check_unmentioned(paper: Paper) -> Iterator[Finding]:
    """At most one finding: the first attachment nobody speaks of."""
    signer = paper.directive.header.evidence.get("signer")
    if signer is None or signer.span is None or not paper.directive.header.signer.name:
        return
    document = paper.document
    before = document.text[: signer.span.start]
    body = before[before.find("\n") :]
    if _SPOKEN_OF.search(fold(body)):
        return
    for paragraph in document.paragraphs:
        if paragraph.note is not None or document.raw(paragraph.start) < signer.span.end:
            continue
        title = document.words(paragraph)
        if len(title) < 160 and title[:5].isupper() and _LISTS.match(fold(title)):
            if _CAPTION.search(fold(document.clean[paragraph.end : paragraph.end + _CAPTION_REACH])):
                return
            quote = Evidence(document.quote(paragraph.start, paragraph.end), document.span(paragraph.start, paragraph.end))
            thing = quote.quote if len(quote.quote) <= 60 else quote.quote[:57] + "..."
            yield found_in(document, "attachment_not_mentioned", (quote,), thing=f"“{thing}”")
            return
