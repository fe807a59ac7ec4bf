"""A report of the committee itself while people draft it (báo cáo của cấp ủy): texts by outline item, material, linked figures.

>>> section = OwnSection("II/1", ("II", "1"), "Công tác đảng viên", "Toàn khối kết nạp [[CT01]].")
>>> section.codes, OwnSection("I", ("I",), "BỐI CẢNH").is_empty
(('CT01',), True)

A figure stands in a text as its indicator's code in double brackets and is printed from the consolidation of the day; so a text
never holds a number that has moved since.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FIGURE = re.compile(r"\[\[\s*([^\[\]:\s]{1,40})\s*(?::[^\[\]]*)?\]\]")
"""A linked figure in a text: "[[CT01: Kết nạp đảng viên mới]]", or "[[CT01]]"; the words are for the reader only."""


def link(code: str, statement: str) -> str:
    """
    >>> link("CT01", "Kết nạp đảng viên mới"), FIGURE.findall(link("CT01", "Kết nạp [mới]"))
    ('[[CT01: Kết nạp đảng viên mới]]', ['CT01'])
    """
    return f"[[{code}: {statement.replace('[', '(').replace(']', ')')}]]"


@dataclass(frozen=True, slots=True)
class Insert:
    """Words put into a section from a unit's or board's text, with where they came from.

    source       in words ("Đảng bộ Sở Y tế, mục II.1, báo cáo nộp 28/5/2023"); submission: id of that revision.
    """

    words: str
    source: str
    submission: str = ""


@dataclass(frozen=True, slots=True)
class OwnSection:
    """The text under one heading. key: labels joined by "/"; text: paragraphs parted by line feeds, as people wrote them."""

    key: str
    path: tuple[str, ...]
    title: str
    text: str = ""
    inserts: tuple[Insert, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()

    @property
    def codes(self) -> tuple[str, ...]:
        """The figures the text is linked to, each once."""
        return tuple(dict.fromkeys(FIGURE.findall(self.text)))

    def source_of(self, paragraph: str) -> Insert | None:
        """The insert that a paragraph still holds word for word."""
        return next(
            (insert for insert in self.inserts if any(part in paragraph for part in insert.words.splitlines() if part.strip())), None
        )


@dataclass(frozen=True, slots=True)
class Material:
    """What can be put into a section: one unit's (or several units' same) words under a heading, or a figure's sentence.

    title    of the heading it was written under. code, place: of the indicator, for a figure ("3": the third of the table).
    """

    words: str
    source: str
    units: tuple[str, ...] = ()
    title: str = ""
    submission: str = ""
    code: str = ""
    is_board: bool = False
    place: str = ""

    @property
    def link(self) -> str:
        """A figure as it stands in a text."""
        return link(self.code, self.title)
