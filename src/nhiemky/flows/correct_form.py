"""A Word document with its form put right where that is safe: the new bytes, and what was changed.

>>> corrected = corrected_file(data, "ke-hoach.docx")                       # doctest: +SKIP
>>> corrected.name, corrected.changes[0]                                     # doctest: +SKIP
('ke-hoach-da-sua-the-thuc.docx', 'Lề giấy: trên 20, dưới 20, trái 30, phải 15 mm')

Promise: the words are the same (both files are read and compared); what was changed is no finding any more; same input, same
bytes; no change at all gives the bytes that came. Refusals: those of `reading.open`, `form_signed`, `form_word_only`, `form_no_guide`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from nhiemky.checking.form import check_form
from nhiemky.checking.form_components import form_paper
from nhiemky.checking.paper import Paper
from nhiemky.domain.finding import Finding, Refusal
from nhiemky.flows.form_plan import form_plan
from nhiemky.reading.admission import admit
from nhiemky.reading.directive import read_directive
from nhiemky.reading.documents.docx_look import look_of
from nhiemky.reading.open import open_document
from nhiemky.writing.docx_corrections import correct_form, is_signed

_PASSES = 3
"""A new size may call for a new line spacing; nothing calls for more than two rounds."""


@dataclass(frozen=True, slots=True)
class CorrectedPaper:
    """name: what the corrected file should be called. changes: in words, () where nothing was to be done.

    left   findings of form that a person must settle: capitals, number and symbol, marks, order, what is missing.
    rule   symbol of the guide that was asked.
    """

    name: str
    data: bytes
    changes: tuple[str, ...]
    left: tuple[Finding, ...]
    rule: str


def corrected_file(data: bytes, name: str) -> CorrectedPaper:
    """The document put right as far as that is safe."""
    admission = admit(data, name)
    if admission.kind != "docx":
        raise Refusal("form_word_only", file=name)
    if is_signed({entry.name: b"" for entry in admission.entries}):
        raise Refusal("form_signed", file=name)
    paper = _paper(data, name)
    clean = paper.document.clean
    changes: list[str] = []
    rule = ""
    for _ in range(_PASSES):
        form = form_paper(paper)
        if form is None:
            break
        rule = form.rules.id
        plan = form_plan(form)
        new = correct_form(data, plan.correction, name)
        if new == data:
            break
        changes += [words for words in plan.words if words not in changes]
        data, paper = new, _paper(new, name)
        if paper.document.clean != clean:
            raise AssertionError(f"{name}: the words changed with the form")
    if not rule:
        raise Refusal("form_no_guide", file=name)
    return CorrectedPaper(corrected_name(name), data, tuple(changes), tuple(check_form(paper)), rule)


def corrected_name(name: str) -> str:
    """ "Kế hoạch.docx" -> "Kế hoạch-da-sua-the-thuc.docx"."""
    return f"{PurePath(name).stem}-da-sua-the-thuc.docx"


def _paper(data: bytes, name: str) -> Paper:
    document = open_document(data, name)
    return Paper(document, read_directive(document), look=look_of(data, document))
