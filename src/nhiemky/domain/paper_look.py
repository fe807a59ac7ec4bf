"""How a .docx looks on paper (thể thức, kỹ thuật trình bày): sheets, margins, page numbers, and every paragraph's print.

>>> look = PaperLook((SectionLook(210.0, 297.0, 20.0, 20.0, 30.0, 15.0, last=12),), page_numbers="top-centre")
>>> look.sections[0].landscape, look.sections[0].left
(False, 30.0)

Lengths are millimetres, sizes and spacings points. Filled by reading/documents/docx_look.py, judged by checking/form*,
put right by writing/docx_corrections.py by the list of `PrintChange`s and `SheetChange`s that flows/correct_form.py draws up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "right", "centre", "justified"]
LineRule = Literal["exactly", "at_least", "multiple"]


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """One paragraph as printed; None: mixed. start, end: its place in the clean text (see `SourceDocument`).

    number      the how-manyeth w:p of word/document.xml, from 0, for a correction; -1: in another part (a note).
    cell        (table, row, cell), each from 0, where it stands in a table, drawn or not; tables are counted as they begin.
    fonts       every typeface of its words, in order.
    first_line  of the first line against the others, negative where it hangs; 0 also where a tab begins the line (`tabbed`).
    line        points where line_rule is exactly or at_least, lines where it is multiple.
    indent      of the whole paragraph from the left.
    parts       it gives only a part of its w:p (one of two columns set by a tab, one of several soft-broken lines).
    """

    start: int
    end: int
    number: int = -1
    cell: tuple[int, int, int] | None = None
    fonts: tuple[str, ...] = ()
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    align: Align = "left"
    first_line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: LineRule = "multiple"
    tabbed: bool = False
    listed: bool = False
    parts: bool = False
    indent: float = 0.0

    @property
    def font(self) -> str | None:
        """The one typeface of its words."""
        return self.fonts[0] if len(self.fonts) == 1 else None


@dataclass(frozen=True, slots=True)
class SectionLook:
    """A section's sheet. left: with the gutter. last: number of its last w:p."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    last: int = 0

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class PaperLook:
    """All sections and paragraphs.

    page_numbers  where the first section prints them: "top-centre", "bottom-right", "top-?" where the place is not told; "" nowhere.
    bare_edges    the first section has neither header nor footer.
    """

    sections: tuple[SectionLook, ...]
    page_numbers: str = ""
    number_on_first_page: bool = False
    paragraphs: tuple[ParagraphLook, ...] = ()
    bare_edges: bool = False


@dataclass(frozen=True, slots=True)
class PrintChange:
    """What is to be set in one w:p, by its number; None: left as it is.

    size     of all its words that are not raised or lowered.
    spacing  points before and after together come to at least this; line: as `ParagraphLook`.
    """

    number: int
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    align: Align | None = None
    before: float | None = None
    line: float | None = None
    line_rule: LineRule | None = None


@dataclass(frozen=True, slots=True)
class SheetChange:
    """What is to be set in the sections with these numbers, in millimetres; None: left as it is."""

    sections: tuple[int, ...]
    paper: tuple[float, float] | None = None
    margins: tuple[float, float, float, float] | None = None
    """Top, bottom, left, right."""


@dataclass(frozen=True, slots=True)
class PageNumberChange:
    """A page number centred in the top margin of the first section, not on the first page; size in points, from_edge in millimetres."""

    font: str
    size: float
    from_edge: float


@dataclass(frozen=True, slots=True)
class WidthChange:
    """The table of two columns that this w:p stands in becomes as wide as the text, in millimetres; left: its left column."""

    number: int
    width: float
    left: float


@dataclass(frozen=True, slots=True)
class FormCorrection:
    """Everything to be set in one .docx. widths: of letterhead and signature, where the sheet around them changes."""

    prints: tuple[PrintChange, ...] = ()
    sheets: tuple[SheetChange, ...] = ()
    page_number: PageNumberChange | None = None
    widths: tuple[WidthChange, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.prints or self.sheets or self.page_number)
