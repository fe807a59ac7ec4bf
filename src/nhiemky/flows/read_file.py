"""A directive's file -> what it says, and what in it contradicts itself.

>>> _, directive = read_bytes("KẾ HOẠCH\\n\\nsơ kết giữa nhiệm kỳ\\n\\nI- NỘI DUNG\\n\\nHọp ngày 31/6/2030.".encode(), "ke-hoach.txt")
>>> directive.header.doc_type, [item.kind for item in directive.inconsistencies]
('kế hoạch', ['ambiguous_deadline'])

Promise: the same bytes give the same directive; the refusals are those of `reading.open`.
"""

from __future__ import annotations

from dataclasses import replace

from nhiemky.checking.inconsistencies import find_inconsistencies
from nhiemky.domain.directive import Directive
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.directive import read_directive
from nhiemky.reading.open import open_document


def read_bytes(data: bytes, name: str) -> tuple[SourceDocument, Directive]:
    """`name` is the base name. All stages and all checks; `Directive.inconsistencies` is filled."""
    document = open_document(data, name)
    directive = read_directive(document)
    return document, replace(directive, inconsistencies=find_inconsistencies(document, directive))
