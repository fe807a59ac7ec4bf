"""What the units' tables and texts add up to (tổng hợp), every figure with the cells it came from.

>>> part = Part("Chi bộ Ga Nam", "ga-nam.xlsx", "Phụ lục", "E7", target=BLANK, actual=Value("3"), counted=True)
>>> row = ConsolidatedIndicator("Kết nạp đảng viên mới", "đảng viên", "sum", BLANK, Value("3"), None, (part,))
>>> row.counted, row.parts[0].place
(1, 'Phụ lục!E7')
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from nhiemky.domain.campaign import Direction, Method
from nhiemky.domain.figure import BLANK, Value
from nhiemky.domain.finding import Finding
from nhiemky.domain.settled import OwnFigure

Status = Literal["vượt", "đạt", "chưa đạt", "chưa có số liệu"]
NO_FIGURE: Status = "chưa có số liệu"
Use = Literal["table", "texts", "table and texts", "older", "blank form", "same bytes", "nothing", "refused"]
"""What a file was used for, or why not."""
Stage = Literal["draft", "submitted", "accepted"]
"""How far the report behind a figure has come (đang soạn, đã nộp, đã duyệt). Files of a folder have none ("")."""
STAGES: tuple[Stage, ...] = ("draft", "submitted", "accepted")


@dataclass(frozen=True, slots=True)
class Submission:
    """A unit's report as it was handed in: what a figure opens to behind its file.

    id        of the revision; file, sha256: its bytes. by, at: the person and the moment ("2023-05-28T16:42:00+07:00").
    receipt   number of the receipt, revision counts from 1 within the unit's duty.
    """

    id: str
    unit: str
    file: str
    sha256: str = ""
    stage: Stage | Literal[""] = ""
    by: str = ""
    at: str = ""
    receipt: str = ""
    revision: int = 0


OLD_REPORT = "old:"
"""How the id of a submission begins that stands for an old report of a former unit: read by the office, no report of the campaign."""


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's row of an indicator: the unit, the file, the cells, what they say.

    cell         of the actual ("E7"; "bảng 2, dòng 5, cột 4" in Word); target_cell of the target.
    statement, unit_of_measure, verdict   as the unit wrote them.
    status       what the unit's own numbers say, None where they cannot be compared.
    estimated    the actual is an estimate (ước). cut_off: "2023-04", "2023-04-30", "" unknown.
    counted      the actual went into the parent's figure.
    hard         the unit says itself that the target is hard to reach (khó hoàn thành).
    submission   id of the `Submission` it came in, stage: how far that one has come; "" for files of a folder.
    successor    what the unit has become since ("" it stands for itself); left_out: who answers for it instead, where it does not count.
    """

    unit: str
    file: str
    sheet: str
    cell: str
    target: Value
    actual: Value
    target_cell: str = ""
    branch: str = ""
    statement: str = ""
    unit_of_measure: str = ""
    verdict: str = ""
    status: Status | None = None
    estimated: bool = False
    cut_off: str = ""
    counted: bool = False
    hard: bool = False
    submission: str = ""
    stage: Stage | Literal[""] = ""
    successor: str = ""
    left_out: str = ""

    @property
    def place(self) -> str:
        """Sheet and cell as a person finds them."""
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell


@dataclass(frozen=True, slots=True)
class AsOf:
    """The figure of the units whose figures are of one cut-off. taken: it stands behind the parent's figure."""

    cut_off: str
    units: int
    actual: Value
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Body:
    """A merged body's figure broken down by what it was merged from (trong đó: ... (cũ) 330; ...).

    own    its own figure beside theirs, None: it has none, or its figure holds theirs. is_owner: it is the parent itself.
    total  exactly the sum of parts and own; reported: what the body itself wrote where its figure holds theirs, else None.
    """

    name: str
    total: Decimal
    parts: tuple[tuple[str, Decimal], ...]
    own: Decimal | None = None
    reported: Decimal | None = None
    is_owner: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many units stand where: vượt, đạt, chưa đạt, and of the last those who say it is hard (khó hoàn thành)."""

    exceeded: int = 0
    met: int = 0
    short: int = 0
    hard: int = 0


@dataclass(frozen=True, slots=True)
class ConsolidatedIndicator:
    """One row of the parent's appendix, with its parts.

    target, actual   the parent's figures by `method`, exact; BLANK where the method gives none.
    versus           how far from the target, for the column "So với" ("56,2%", "hơn 3,7 điểm").
    target_from      the owner's own target, or the method over the units' targets.
    status           None where target or actual is missing or the two cannot be compared.
    arithmetic       the sums spelled out, one sentence each ("3 + 5 = 8").
    remarks          what a reader must know beside the figure ("gồm số ước của 2 đơn vị").
    by_cut_off       where the units' figures are of several cut-offs: the figure of each, so that a person can choose.
    given            a board gave the figure or a person entered it; then `actual` is that, from_units what the units come to.
    estimate         the parent's own estimate, beside the figure and never in its place.
    bodies           merged bodies behind a summed figure, each broken down by its predecessors.
    """

    statement: str
    unit_of_measure: str
    method: Method
    target: Value
    actual: Value
    status: Status | None
    parts: tuple[Part, ...]
    code: str = ""
    direction: Direction = "higher"
    target_from: Literal["owner", "units", ""] = ""
    versus: str = ""
    arithmetic: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    by_cut_off: tuple[AsOf, ...] = ()
    given: OwnFigure | None = None
    from_units: Value = BLANK
    estimate: OwnFigure | None = None
    bodies: tuple[Body, ...] = ()

    @property
    def counted(self) -> int:
        """Units whose figure stands behind `actual` (for `none`: units that have one); predecessors are one with their successor."""
        merged = {part.successor for part in self.parts if part.counted and part.successor}
        return sum(part.counted and not part.successor and part.unit not in merged for part in self.parts) + len(merged)

    @property
    def estimated(self) -> bool:
        """Some figure behind `actual` is an estimate."""
        return any(part.estimated and part.counted for part in self.parts)

    @property
    def stages(self) -> dict[Stage, int]:
        """Units behind the figure by how far their report has come; empty for files of a folder, old reports of former units apart."""
        mine = [part.stage for part in self.parts if part.counted and not part.submission.startswith(OLD_REPORT)]
        counts = {stage: mine.count(stage) for stage in STAGES}
        return {stage: count for stage, count in counts.items() if count}

    @property
    def estimates(self) -> int:
        """Units whose estimate stands behind the figure."""
        return sum(part.estimated and part.counted for part in self.parts)

    @property
    def tally(self) -> Tally:
        """Units by what their own two numbers say."""
        count = {status: sum(part.status == status for part in self.parts) for status in ("vượt", "đạt", "chưa đạt")}
        hard = sum(part.hard and part.status not in ("vượt", "đạt") for part in self.parts)
        return Tally(count["vượt"], count["đạt"], count["chưa đạt"], hard)


@dataclass(frozen=True, slots=True)
class Contribution:
    """Words under one heading: of one unit, or of several that wrote the same."""

    units: tuple[str, ...]
    paragraphs: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GatheredSection:
    """A heading of the outline with what the units wrote under it. silent: units that sent a text without it.

    left: how many units' words are not among the contributions, where a paper keeps only the most shared (`briefly`).
    """

    path: tuple[str, ...]
    title: str
    contributions: tuple[Contribution, ...]
    silent: tuple[str, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """What became of one file: table and texts used, or why not."""

    file: str
    sha256: str
    unit: str
    use: Use


@dataclass(frozen=True, slots=True)
class Reporter:
    """A unit that sent something that counts. table: its file, "" when only texts came; filled: the table holds a figure.

    former: it reports no more; its figures stand for what it has become.
    """

    unit: str
    unit_id: str = ""
    branch: str = ""
    table: str = ""
    texts: tuple[str, ...] = ()
    filled: bool = True
    former: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """An expected unit without figures. sent: its files that held no table; blank: the form it sent without filling it in."""

    unit: str
    unit_id: str = ""
    branch: str = ""
    sent: tuple[str, ...] = ()
    blank: str = ""


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The whole: files met, units that count, indicators, texts, gaps, findings.

    expected    how many units should have reported, None without a campaign or roster.
    sections    texts by heading, in the outline's order.
    findings    of reading and of consolidating, high first.
    submissions the reports behind the figures, where they were handed in and not lying in a folder.
    """

    sources: tuple[Source, ...]
    reporters: tuple[Reporter, ...]
    indicators: tuple[ConsolidatedIndicator, ...]
    sections: tuple[GatheredSection, ...] = ()
    missing: tuple[Missing, ...] = ()
    expected: int | None = None
    findings: tuple[Finding, ...] = ()
    submissions: tuple[Submission, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """Units whose table counts, in order; a form sent back without a figure is a table too."""
        return tuple(reporter.unit for reporter in self.reporters if reporter.table and not reporter.former)

    @property
    def reporting(self) -> tuple[str, ...]:
        """Units with at least one figure."""
        return tuple(reporter.unit for reporter in self.reporters if reporter.table and reporter.filled and not reporter.former)

    @property
    def outside(self) -> tuple[str, ...]:
        """Units with figures that nobody expected; () without a roster."""
        if self.expected is None:
            return ()
        return tuple(reporter.unit for reporter in self.reporters if reporter.table and reporter.filled and not reporter.unit_id)

    @property
    def whole(self) -> int:
        """What "n units of N" counts against: the expected units and those outside, or where nobody says who, those with figures."""
        return len(self.reporting) if self.expected is None else self.expected + len(self.outside)

    @property
    def coverage(self) -> str:
        """ "71/81 đơn vị và 2 đơn vị ngoài danh sách"."""
        if self.expected is None:
            return f"{len(self.reporting)} đơn vị"
        beside = f" và {len(self.outside)} đơn vị ngoài danh sách" if self.outside else ""
        return f"{len(self.reporting) - len(self.outside)}/{self.expected} đơn vị{beside}"
