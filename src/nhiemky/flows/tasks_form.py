"""What a limited child does with a Word file whose form is to be put right (see `tasks`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhiemky.flows.correct_form import CorrectedPaper

READS_FORM = ("nhiemky.flows.correct_form",)


def correct_form_file(data: bytes, name: str) -> CorrectedPaper:
    """The document with its form put right where that is safe, and what was changed."""
    from nhiemky.flows.correct_form import corrected_file

    return corrected_file(data, name)
