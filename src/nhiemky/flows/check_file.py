"""A file's bytes -> everything a careful clerk would flag in it.

>>> plan = "KẾ HOẠCH\\n\\nsơ kết giữa nhiệm kỳ\\n\\nI- NỘI DUNG\\n\\nHọp ngày 31/6/2030."
>>> [each.code for each in check_document(plan.encode(), "ke-hoach.txt")]
['ambiguous_deadline']

Promise: the same bytes, register and campaign give the same findings; the refusals are those of `reading.open`.
"""

from __future__ import annotations

from nhiemky.checking.paper import Paper
from nhiemky.checking.paper_checks import check_paper
from nhiemky.domain.finding import Finding
from nhiemky.domain.register import Register
from nhiemky.flows.read_file import read_bytes


def paper_of(data: bytes, name: str, register: Register | None = None) -> Paper:
    """The document read whole: text, facts, and what of its rows and its layout its kind of file tells."""
    document, directive = read_bytes(data, name)
    return Paper(document, directive, register=register or Register())


def check_document(data: bytes, name: str, register: Register | None = None) -> tuple[Finding, ...]:
    """All findings of one document, the worst first."""
    return check_paper(paper_of(data, name, register))
