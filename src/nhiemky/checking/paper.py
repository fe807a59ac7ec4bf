"""One document with all that a check may look at, and what a check is.

>>> paper = Paper(SourceDocument("a.txt", "text", "", "", (), ()), Directive("a", Header()))
>>> paper.name, paper.look is None
('a.txt', True)

A check is a function `Paper -> findings`. It looks at nothing else: no file, no clock, no network. What a check needs and the paper
does not carry (no layout, no register) makes it silent, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from nhiemky.domain.directive import Directive, Header
from nhiemky.domain.finding import Evidence, Finding
from nhiemky.domain.paper_look import PaperLook
from nhiemky.domain.register import Register
from nhiemky.domain.source import SourceDocument
from nhiemky.domain.unit_report import UnitReport

__all__ = ["Check", "Directive", "Evidence", "Header", "Paper"]


@dataclass(frozen=True, slots=True)
class Paper:
    """What was read from one document.

    directive    every fact of it, without inconsistencies or with them: no check reads those.
    report       its indicator rows and sections, where it is a unit's report with an appendix.
    look         how a .docx is laid out (margins, fonts, components); None for other kinds.
    register     documents met before, for citations; empty where none is kept.
    """

    document: SourceDocument
    directive: Directive
    report: UnitReport | None = None
    look: PaperLook | None = None
    register: Register = field(default_factory=Register)

    @property
    def name(self) -> str:
        """The file's base name."""
        return self.document.name


Check = Callable[[Paper], Iterable[Finding]]
