"""How a .docx looks on paper (thể thức, kỹ thuật trình bày): sheet, margins, and every paragraph's print.

>>> PaperLook(210.0, 297.0, 20.0, 20.0, 30.0, 15.0).left
30.0

Lengths are millimetres, sizes and spacings points. Filled by reading/documents/docx_look.py, judged by checking/form*.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """One paragraph as printed; None: mixed or unknown. start, end: its place in the clean text (see `SourceDocument`).

    path   where it stands in the package, for a correction ("body/4", "body/0/row1/cell0/2").
    """

    start: int
    end: int
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    align: str | None = None
    first_line: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    line_rule: str | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class PaperLook:
    """The sheet of the first section and all paragraphs. page_numbers: where they are printed ("top-centre"), "" nowhere."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    page_numbers: str = ""
    number_on_first_page: bool = False
    paragraphs: tuple[ParagraphLook, ...] = field(default=())
