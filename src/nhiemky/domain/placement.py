"""Sections of a report as a unit writes them, and where the paragraphs of an uploaded file went.

>>> item = SectionItem("I/1", ("I", "1"), "1", "Thuận lợi", part="")
>>> item.number, item.required
('I.1', True)
>>> SectionWork("I/1", "Nội bộ đoàn kết.").state, SectionWork("I/1", "Nội bộ đoàn kết.", done=True).state, SectionWork("I/1").state
('writing', 'done', 'not_written')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SectionState = Literal["not_written", "writing", "done"]
"""Chưa viết, Đang viết, Xong."""
How = Literal["label_and_title", "title", "near_title", "order"]
"""What a heading of the file was recognised by, the surest first."""


@dataclass(frozen=True, slots=True)
class SectionItem:
    """One item (mục) of an outline that is written for itself.

    key       labels of the path joined by "/", unique within the outline; stands in addresses and in the data.
    part      "Phần thứ nhất: KẾT QUẢ ...", the heading the list is grouped by, "" where the outline has no parts.
    guidance  what the outline asks here, headings below the writing level ("4.1. Tổ chức đảng") among it, in order.
    points    those headings: what a careful reader ticks off.
    group     it only gathers others; it may hold text, nothing of it is missed.
    applies   False where it is asked of other units only (a cell, an enterprise); optional: "nếu có", or only the unit can say.
    """

    key: str
    path: tuple[str, ...]
    label: str
    title: str
    part: str
    guidance: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    group: bool = False
    parent: str = ""
    applies: bool = True
    optional: bool = False

    @property
    def required(self) -> bool:
        """Empty, it is missed. "Nếu có", and what is asked of others, never is."""
        return self.applies and not self.group and not self.optional

    @property
    def number(self) -> str:
        """The path as the office says it, parts left out: "II.4"."""
        labels = [label for label in self.path if not label.lower().startswith("phần ")]
        return ".".join(labels) if labels else self.label


@dataclass(frozen=True, slots=True)
class SectionWork:
    """What a unit has under one item. not_applicable: the reason, "" where the item is answered in words."""

    key: str
    text: str = ""
    done: bool = False
    not_applicable: str = ""

    @property
    def state(self) -> SectionState:
        if self.done or self.not_applicable.strip():
            return "done"
        return "writing" if self.text.strip() else "not_written"

    @property
    def answered(self) -> bool:
        return bool(self.text.strip() or self.not_applicable.strip())


@dataclass(frozen=True, slots=True)
class Completeness:
    """Items answered of items required, cells filled of cells asked; `done` counts the sections marked so."""

    answered: int
    required: int
    done: int = 0
    filled: int = 0
    cells: int = 0

    @property
    def whole(self) -> bool:
        return self.answered >= self.required and self.filled >= self.cells


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraphs under one heading of the file. heading: as a line of text, "" where the item itself is the heading."""

    heading: str
    paragraphs: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage that belongs to an item of the outline. score: likeness of the titles, 0 to 100."""

    key: str
    passage: Passage
    how: How
    score: float = 100.0


@dataclass(frozen=True, slots=True)
class OwnHeading:
    """A heading the unit added by itself. under: key of the item above it, "" at the top."""

    label: str
    title: str
    under: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Unplaced:
    """One paragraph without a place. suggestion: key of the likeliest item, "" for none; why: the outline's words it shares."""

    paragraph: str
    heading: str = ""
    place: str = ""
    suggestion: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """An uploaded report over an outline. Each paragraph of the file stands in exactly one of the four."""

    placed: tuple[Placed, ...] = ()
    own: tuple[OwnHeading, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Every paragraph, bin by bin."""
        passages = (*(placed.passage for placed in self.placed), *(own.passage for own in self.own))
        return (
            *(words for passage in passages for words in passage.paragraphs),
            *(unplaced.paragraph for unplaced in self.unplaced),
            *self.hints,
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """Items that got something, in the file's order."""
        return tuple(dict.fromkeys(placed.key for placed in self.placed))


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A section that already has text and gets text from a file: a person chooses old, new or both."""

    key: str
    old: str
    new: str

    @property
    def same(self) -> bool:
        return self.old.split() == self.new.split()
