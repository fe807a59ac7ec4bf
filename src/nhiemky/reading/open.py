"""The one door for documents: bytes of a .txt, .md, .docx or .pdf -> SourceDocument.

>>> open_document("KẾ HOẠCH\\n\\nsơ kết".encode(), "ke-hoach.txt").kind
'text'

Promise: what the file is follows from its content, its name only has to agree; every refusal of `admission` holds here
too, and papers stamped secret are refused whatever their form.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import TYPE_CHECKING

from nhiemky.domain.finding import Refusal
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.admission import admit, stamp_in
from nhiemky.reading.documents.text import read_text
from nhiemky.vietnamese.unicode import nfc

if TYPE_CHECKING:
    from nhiemky.reading.scans.values import ReadPage

_STAMPED_PARAGRAPHS = 40

_recognised: ContextVar[Mapping[bytes, Sequence[ReadPage]]] = ContextVar("_recognised", default=MappingProxyType({}))


@contextmanager
def with_recognised(data: bytes, pages: Sequence[ReadPage]) -> Iterator[None]:
    """Inside the block this PDF is opened with the words that a recognition program found on its pictures (`flows.scans`)."""
    token = _recognised.set({hashlib.sha256(data).digest(): pages})
    try:
        yield
    finally:
        _recognised.reset(token)


def open_document(data: bytes, name: str) -> SourceDocument:
    """`name` is the base name. Refusals: those of `admit`, `unreadable_encoding`, `no_text_layer`, `file_kind_not_here`."""
    admission = admit(data, name)
    if admission.kind == "docx":  # each reader is imported where it is used: what PDF stands on is heavy
        from nhiemky.reading.documents.docx import read_docx

        return read_docx(data, name, admission.entries)
    if admission.kind == "pdf":
        from nhiemky.reading.documents.pdf import read_pdf

        document = read_pdf(data, name, _recognised.get().get(hashlib.sha256(data).digest(), ()))
    elif admission.kind == "text":
        document = read_text(data, name)
    else:
        found = "bảng tính" if admission.kind == "xlsx" else "CSV"
        raise Refusal("file_kind_not_here", file=name, wanted="văn bản .docx .pdf .txt .md", found=found)
    opening = document.paragraphs[:_STAMPED_PARAGRAPHS]
    if not opening or "MẬT" not in nfc(document.clean[: opening[-1].end]):
        return document
    for paragraph in opening:
        if stamp := stamp_in(document.words(paragraph)):
            raise Refusal("file_is_secret", file=name, stamp=stamp)
    return document
