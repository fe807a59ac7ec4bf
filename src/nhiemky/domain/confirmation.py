"""What a person confirms between a directive and its campaign: the text with its facts, doubts, corrections, the matrix.

>>> fact = Fact("H1", "duty-1", "duty", "Cơ sở gửi báo cáo", "hết ngày 29/5/2023", "Ghi “trước ngày 30/5/2023”")
>>> fact.sentence, fact.state, LETTERS[fact.sort]
('Cơ sở gửi báo cáo: hết ngày 29/5/2023', 'sure', 'H')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from nhiemky.domain.directive import Directive
from nhiemky.domain.finding import Evidence, Finding
from nhiemky.domain.paper_look import PaperLook
from nhiemky.domain.source import SourceDocument, Span
from nhiemky.domain.unit_report import UnitReport
from nhiemky.domain.wire import EXTRA

Sort = Literal["duty", "task", "outline", "appendix", "group", "limit", "order", "policy", "window", "header", "citation"]
State = Literal["sure", "ask", "corrected", "added", "removed"]
LETTERS: Mapping[Sort, str] = {
    "duty": "H", "task": "V", "outline": "D", "appendix": "P", "group": "N", "limit": "C", "order": "C", "policy": "C",
    "window": "M", "header": "S", "citation": "S",
}  # fmt: skip
"""The letter of a fact's key: H hạn, V việc được giao, D đề cương, P phụ lục, N nhóm, C chính sách, M mốc số liệu, S số hiệu."""
FINDING_LETTER = "X"
UNREAD_LETTER = "U"


@dataclass(frozen=True, slots=True)
class PaperReading:
    """A paper as its reader gave it, whole: what corrections start from and what is stored.

    look, report  as `checking.paper.Paper` has them; None also in readings stored before they were kept.
    """

    document: SourceDocument
    directive: Directive
    look: PaperLook | None = field(default=None, metadata=EXTRA)
    report: UnitReport | None = field(default=None, metadata=EXTRA)


# --- the text on the left


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the source's text that belongs to a key; `look`: "" sure, "ask" a doubt, "risk" a high finding."""

    key: str
    span: Span
    look: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one block under one key (or none). opens: keys whose badge stands before the words, outermost first;
    `key` is the narrowest mark that covers them. also: wider marks that cover them too. unsure: how sure a recognition program was of
    these words, 1 to 99 percent; 0 where they are printed text or it was sure."""

    text: str
    key: str | None = None
    opens: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unsure: int = 0

    @property
    def others(self) -> tuple[str, ...]:
        """Keys that open here but have no words of their own: shown as bare badges."""
        return tuple(key for key in self.opens if key != self.key)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the source in its own words. side: where a letterhead or signature block has two columns.

    cells: of a table's row, otherwise empty and `pieces` hold the words.
    """

    number: int
    kind: Literal["heading", "paragraph", "footnote", "row"]
    pieces: tuple[Piece, ...] = ()
    cells: tuple[tuple[Piece, ...], ...] = ()
    side: Literal["", "left", "right"] = ""
    centred: bool = False
    emphasis: str = ""
    note: str | None = None
    table: int | None = None


# --- the facts on the right


@dataclass(frozen=True, slots=True)
class FactField:
    """One thing of a fact that can be corrected: `value` as a form shows it (dates dd/mm/yyyy, lists one a line)."""

    name: str
    label: str
    value: str
    kind: Literal["text", "day", "lines", "choice", "number", "month"] = "text"
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as a person reads it. strong: the moment (bold); note: the wording, and what else must be known.

    ref    names the fact in the reading ("duty-3": the third duty), the same for ever.
    risk   a finding of severity high rests on it.
    doubt  why confidence is low, as a sentence; "" where it is high.
    lines  what belongs to it, one a line: the headings of an outline.
    """

    key: str
    ref: str
    sort: Sort
    title: str
    strong: str = ""
    note: str = ""
    place: Evidence | None = None
    span: Span | None = None
    confidence: Literal["high", "low"] = "high"
    state: State = "sure"
    risk: bool = False
    fields: tuple[FactField, ...] = ()
    doubt: str = ""
    lines: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """ "Cơ sở gửi báo cáo: hết ngày 29/5/2023"."""
        return f"{self.title}{self.joint}{self.strong}" if self.strong else self.title

    @property
    def joint(self) -> str:
        """What joins title and moment: a document's day follows its number after a comma."""
        return ", " if self.sort in ("header", "citation") else ": "

    @property
    def bold(self) -> str:
        """The day itself where the moment ends with one ("hết ngày 19/5/2023" -> "19/5/2023"), else the moment whole."""
        last = self.strong.rpartition(" ")[2]
        return last if last[:1].isdigit() and last.count("/") == 2 else self.strong

    @property
    def before_bold(self) -> str:
        """What of the moment stands before the bold part."""
        return self.strong[: len(self.strong) - len(self.bold)]

    @property
    def look(self) -> str:
        """The class of its key on both sides."""
        return "ask" if self.state == "ask" else "risk" if self.risk else ""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to understand a doubt, with the reason for it."""

    id: str
    words: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt. Nothing is preselected; `free` adds an answer in one's own words. lead: words before the key
    ("hạn ở"); free_hint: what to type there. answer: the option chosen, "" none yet."""

    id: str
    about: str
    title: str
    options: tuple[Option, ...]
    key: str = ""
    lead: str = ""
    free: str = ""
    answer: str = ""
    answer_text: str = ""
    free_hint: str = "ghi tên"


@dataclass(frozen=True, slots=True)
class PaperFinding:
    """A finding about the document itself. refs: the facts it rests on; kept: the reason for which it was left as it is."""

    key: str
    id: str
    title: str
    finding: Finding
    refs: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    kept: str | None = None

    @property
    def look(self) -> str:
        return {"high": "bad", "medium": "warn", "low": ""}[self.finding.severity]


@dataclass(frozen=True, slots=True)
class UnreadSentence:
    """A sentence that speaks of a time or a duty and under which no fact stands (câu chưa hiểu)."""

    key: str
    quote: str
    span: Span


# --- what a person does


Action = Literal["edit", "remove", "restore", "add", "answer", "keep", "reopen", "cell", "row", "policies"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing a person settled. A list of them, exported, is a test case of the reader.

    target  ref of a fact, id of a question or finding, or a cell ("l1/u/sent"), by action.
    values  edit, add: fields as stored (days ISO, lists one a line); answer: option, text; cell: state, by; row: goes_up.
    reason  why a finding was kept.
    span    the range of text an added fact was made of.
    """

    action: Action
    target: str
    values: dict[str, str] = field(default_factory=dict, metadata=EXTRA)
    reason: str = field(default="", metadata=EXTRA)
    span: Span | None = field(default=None, metadata=EXTRA)


# --- the matrix


Step = Literal["made", "adopted", "sent"]
CellState = Literal["asked", "not_asked", "open"]
STEPS: tuple[Step, ...] = ("made", "adopted", "sent")


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether a level makes, adopts or sends up a report; by: who does or adopts it, to whom it goes; ref: the duty it rests on."""

    step: Step
    state: CellState
    by: str = ""
    ref: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A column of the matrix: the units (all, or a group of them) or the owner itself."""

    id: str
    name: str
    group: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row: one report of the campaign. cells: level id -> its three steps."""

    id: str
    name: str
    outline: str | None = None
    appendix: bool = False
    goes_up: Literal["figures", "sections", "filed"] = "filed"
    cells: dict[str, tuple[Cell, Cell, Cell]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Reports × levels (báo cáo × cấp)."""

    levels: tuple[Level, ...]
    rows: tuple[ReportRow, ...]

    @property
    def open_cells(self) -> tuple[str, ...]:
        """Targets of the cells that the text leaves open and nobody settled: "l1/u/adopted"."""
        return tuple(
            f"{row.id}/{level.id}/{cell.step}"
            for row in self.rows
            for level in self.levels
            for cell in row.cells[level.id]
            if cell.state == "open"
        )
