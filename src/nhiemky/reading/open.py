"""The one door for documents: bytes of a .txt, .md, .docx or .pdf -> SourceDocument.

>>> open_document("KẾ HOẠCH\\n\\nsơ kết".encode(), "ke-hoach.txt").kind
'text'

Promise: what the file is follows from its content, its name only has to agree; every refusal of `admission` holds here
too, and papers stamped secret are refused whatever their form.
"""

from __future__ import annotations

from nhiemky.domain.finding import Refusal
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.admission import admit, stamp_in
from nhiemky.reading.documents.text import read_text
from nhiemky.vietnamese.unicode import nfc

_STAMPED_PARAGRAPHS = 40


def open_document(data: bytes, name: str) -> SourceDocument:
    """`name` is the base name. Refusals: those of `admit`, `unreadable_encoding`, `no_text_layer`, `file_kind_not_here`."""
    admission = admit(data, name)
    if admission.kind == "docx":  # each reader is imported where it is used: what PDF stands on is heavy
        from nhiemky.reading.documents.docx import read_docx

        return read_docx(data, name, admission.entries)
    if admission.kind == "pdf":
        from nhiemky.reading.documents.pdf import read_pdf

        document = read_pdf(data, name)
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
