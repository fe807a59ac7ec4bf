"""What a limited child does with a file to check (see `tasks`): the document's findings, nothing decided, nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.reading.admission import admit, refuse_stamped

if TYPE_CHECKING:
    from nhiemky.checking.paper import Paper
    from nhiemky.domain.register import Register

READS_PAPERS = ("nhiemky.flows.check_file",)


def check_paper_file(data: bytes, name: str, register: Register | None = None) -> tuple[Finding, ...]:
    """A document's findings (.docx .pdf .txt .md)."""
    from nhiemky.checking.paper_checks import check_paper

    return check_paper(read_paper_file(data, name, register))


def read_paper_file(data: bytes, name: str, register: Register | None = None) -> Paper:
    """The document read whole, for checks that need the other side too."""
    kind = admit(data, name).kind
    if kind in ("xlsx", "csv"):
        raise Refusal("file_kind_not_here", file=name, wanted="Word, PDF hoặc văn bản thô", found="bảng tính")
    from nhiemky.flows.check_file import paper_of

    paper = paper_of(data, name, register)
    refuse_stamped(paper.document.text, name)
    return paper
