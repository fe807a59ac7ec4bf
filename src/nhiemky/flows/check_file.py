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
from nhiemky.domain.source import SourceDocument
from nhiemky.domain.unit_report import UnitReport
from nhiemky.flows.read_file import read_bytes
from nhiemky.reading.documents.docx_look import look_of
from nhiemky.reading.units.report import report_of_document


def paper_of(data: bytes, name: str, register: Register | None = None) -> Paper:
    """The document read whole: text, facts, and what of its rows and its layout its kind of file tells. Opened once."""
    document, directive = read_bytes(data, name)
    look = look_of(data, document) if document.kind == "docx" else None
    return Paper(document, directive, _report(document, name), look, register or Register())


def _report(document: SourceDocument, name: str) -> UnitReport | None:
    """The rows of an appendix, where the document holds a table that is one."""
    if not document.tables:
        return None
    report = report_of_document(document, name)
    return report if report.rows else None


def check_document(data: bytes, name: str, register: Register | None = None) -> tuple[Finding, ...]:
    """All findings of one document, the worst first."""
    return check_paper(paper_of(data, name, register))
