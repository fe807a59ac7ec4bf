"""A row of the appendix while a unit fills it in: what is asked, what was typed, what was understood.

>>> row = AskedRow("CT06", "06", "Kết nạp đảng viên mới", "đảng viên", target="25", previous="9")
>>> entry = Entry("14", years=(YearPart("2020", "3"), YearPart("2021", "10")))
>>> row.name, entry.is_blank, Entry(" ").is_blank
('Dòng 06', False, True)

A blank entry is "chưa có số liệu", never 0. Words stay as they were typed; what they were understood as stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from nhiemky.domain.campaign import Direction
from nhiemky.domain.figure import BLANK, Value
from nhiemky.domain.finding import Finding

KindOfFigure = Literal["actual", "estimate"]
"""Thực hiện or ước."""
Field = Literal["actual", "kind", "cut_off", "target", "unit_of_measure", "statement", "verdict", "note"]
"""What of a row can be typed or pasted. target, unit_of_measure, statement: of the unit's own rows only."""
Tone = Literal["good", "warn", "plain", "none"]
"""How a comparison is shown: met, missed, under way (a number short of the term's target), nothing to compare."""
Reading = Literal["blank", "number", "percent", "yes_no", "level", "text"]


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One row before anything is typed.

    label            as printed in the column TT ("06").
    target           the unit's target as written ("từ 90,0"); previous: last period's figure as printed, "" none.
    previous_period  "2022-12", cut_off: the campaign's ("2023-04" or "2023-04-30"), "" unknown.
    own              the unit's own indicator; target_open: the unit may write its target itself.
    target_note      where the level was changed: its first level, the document ("đầu nhiệm kỳ 10, điều chỉnh thành 12 theo ...").
    yearly           years whose parts make the total, in order; () where the row has none.
    """

    code: str
    label: str
    statement: str
    unit_of_measure: str
    target: str = ""
    direction: Direction = "higher"
    previous: str = ""
    previous_period: str = ""
    cut_off: str = ""
    own: bool = False
    target_open: bool = False
    target_note: str = ""
    yearly: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How sentences call it."""
        return f"Dòng {self.label}"


@dataclass(frozen=True, slots=True)
class YearPart:
    """One year's part of a total, as typed."""

    year: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person has put into a row.

    words    of the cell as typed; kind: thực hiện or ước; cut_off: until when an estimate is made ("2023-04-30").
    reason   why a figure that asks for a review is right.
    verdict  what the unit's own paper says against the target, from a paste or a file; note: its remark.
    """

    words: str = ""
    kind: KindOfFigure = "actual"
    cut_off: str = ""
    years: tuple[YearPart, ...] = ()
    reason: str = ""
    verdict: str = ""
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Chưa có số liệu."""
        return not self.words.strip()


@dataclass(frozen=True, slots=True)
class Offer:
    """A way out that a person may take with one click: its words on the button, the words it would put in the cell."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Understood:
    """How the words of a cell were read.

    printed       the value as print writes it ("1.406"), the words themselves where they are no number.
    said          "hiểu là 1.406 đảng viên", "chưa có số liệu" for a blank.
    reading       of what kind it is; fits: that kind is what the unit of measure asks for.
    unit_written  a unit of measure typed behind the number, where it is not the row's ("12.400 m³"), else "".
    question      the doubt as a question, "" for none; offers: the readings to choose from, nothing preselected.
    """

    value: Value = BLANK
    printed: str = ""
    said: str = "chưa có số liệu"
    reading: Reading = "blank"
    fits: bool = True
    unit_written: str = ""
    question: str = ""
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """The column "So với chỉ tiêu". words: "93,7%", "hơn 2,3 điểm", "Đạt", "chưa có số liệu"; arithmetic spelled out."""

    words: str
    tone: Tone
    arithmetic: str = ""
    up: bool = False


@dataclass(frozen=True, slots=True)
class FilledCell:
    """What a form handed out half filled holds of one row: the figure so far, last period's as printed, how its target was changed."""

    actual: Value = BLANK
    estimated: bool = False
    previous: str = ""
    target_note: str = ""


@dataclass(frozen=True, slots=True)
class Filling:
    """What a form holds beyond its empty rows. cells: by indicator code; previous_period: "2022-12", "" unknown."""

    cells: Mapping[str, FilledCell]
    previous_period: str = ""

    def of(self, code: str) -> FilledCell:
        """A row's, blank where nothing is known."""
        return self.cells.get(code, _EMPTY)

    @property
    def has_previous(self) -> bool:
        return any(cell.previous for cell in self.cells.values())


_EMPTY = FilledCell()


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a row's figure when it is checked.

    previous, target  as values; fell: worse than the last period; met: the target is reached, None unknown.
    verdict_is        what the unit's own verdict should be ("phải là “chưa đạt”"), "" where it agrees or none is given.
    """

    previous: Value = BLANK
    target: Value = BLANK
    fell: bool = False
    met: bool | None = None
    verdict_is: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding about a row. short: for the list on top of the page ("14 khác tổng các năm là 13"); offers: its repairs."""

    finding: Finding
    short: str
    offers: tuple[Offer, ...] = ()

    @property
    def blocks(self) -> bool:
        """Phải sửa; else nên xem lại, which a reason settles."""
        return self.finding.severity == "high"

    @property
    def sentence(self) -> str:
        """The message without the row's name before it: the row stands right above."""
        rest = self.finding.message.partition(": ")[2]
        return rest[:1].upper() + rest[1:]

    @property
    def head(self) -> str:
        """Its first sentence, which says what is wrong."""
        return self.sentence.partition(". ")[0].rstrip(".") + "."

    @property
    def advice(self) -> str:
        """What follows it: what to do."""
        return self.sentence.partition(". ")[2]


@dataclass(frozen=True, slots=True)
class Focus:
    """The cell a block is pasted from."""

    code: str
    field: Field = "actual"


@dataclass(frozen=True, slots=True)
class Placed:
    """One cell that a paste fills. line: the block's line, from 1."""

    code: str
    field: Field
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Leftover:
    """What of a pasted block found no cell: the line, its words, why; code: the row it may be, "" unknown; actual: its figure, so
    that a person may put it there."""

    line: int
    words: str
    why: str
    code: str = ""
    actual: str = ""


@dataclass(frozen=True, slots=True)
class Paste:
    """A block laid onto the grid. Nothing is lost: every filled cell of it is placed, left over, or said the same already.

    rows         lines that filled something; other_units: lines whose unit of measure is not the row's.
    cells        in the block's order; leftover too.
    """

    cells: tuple[Placed, ...] = ()
    leftover: tuple[Leftover, ...] = ()
    rows: int = 0
    other_units: tuple[int, ...] = ()

    @property
    def said(self) -> str:
        """ "Dán 12 dòng, 1 dòng khác đơn vị tính, 2 dòng chưa đặt được"."""
        parts = [f"Dán {self.rows} dòng" if self.rows else "Không dán được dòng nào"]
        if self.other_units:
            parts.append(f"{len(self.other_units)} dòng khác đơn vị tính")
        if lines := len({left.line for left in self.leftover}):
            parts.append(f"{lines} dòng chưa đặt được chỗ" if self.rows else f"{lines} dòng chưa có chỗ")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Difference:
    """What taking over a file would change in one row: `before` and `after` as printed, `entry` what would be saved.

    place     of the cell in the file ("Phụ lục!E9"); target: the file's, where the row's is open and differs.
    question  why the match is not sure, "" where it is.
    """

    row: AskedRow
    before: str
    after: str
    entry: Entry
    place: str = ""
    target: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file laid beside the grid: rows it changes, rows it leaves as they are, and what of it has no row.

    silent  rows that the file leaves blank or does not name while the grid has a figure: they stay as they are.
    unit    whose file it says it is; doubts: sentences to read before taking it over.
    """

    file: str
    changed: tuple[Difference, ...] = ()
    same: tuple[AskedRow, ...] = ()
    silent: tuple[AskedRow, ...] = ()
    leftover: tuple[Leftover, ...] = ()
    cut_off: str = ""
    unit: str = ""
    doubts: tuple[str, ...] = ()
