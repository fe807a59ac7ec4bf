""" "Sửa thể thức": what a Word file's form lacks, what can be put right at once, and the file put right. Nothing is stored.

>>> page = form_page("ke-hoach.docx", data)                              # doctest: +SKIP
>>> page.changes[0], page.problem                                        # doctest: +SKIP
('Lề giấy: trên 20, dưới 20, trái 30, phải 15 mm', '')
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.flows.tasks_form import correct_form_file
from nhiemky.web.files.download import attachment
from nhiemky.web.reading_room import read_one


@dataclass(frozen=True, slots=True)
class FormPage:
    """file: its name. changes: what the corrected file would have changed; left: what a person must mend. problem: why none can be made."""

    file: str
    rule: str = ""
    changes: tuple[str, ...] = ()
    left: tuple[Finding, ...] = ()
    problem: str = ""


def is_word(name: str) -> bool:
    return name.lower().endswith(".docx")


def form_page(name: str, data: bytes) -> FormPage:
    """What the page shows; a file that cannot be put right says why."""
    try:
        corrected = read_one(correct_form_file, name, data)
    except Refusal as refusal:
        return FormPage(name, problem=refusal.message)
    return FormPage(name, corrected.rule, corrected.changes, corrected.left)


def corrected_word(name: str, data: bytes) -> HttpResponse:
    """The corrected file as a download. Raises the refusal where there is none."""
    corrected = read_one(correct_form_file, name, data)
    return attachment(corrected.data, corrected.name)
