"""A campaign (đợt) as exported: what is asked, of whom, by when. The JSON Schema is docs/campaign.schema.json.

>>> indicator = Indicator("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum")
>>> Campaign(title="Sơ kết giữa nhiệm kỳ", owner=Owner("Đảng ủy Khối"), indicators=(indicator,)).indicators[0].code
'CT01'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from nhiemky.domain.outline import Outline
from nhiemky.domain.wire import EXTRA

SCHEMA_VERSION = 1
FIGURES = "urn:nhiemky:figures:1"
"""Names the custom part in which a Word carries `Figures`."""
Method = Literal["sum", "mean_unweighted", "count_yes", "ratio", "none"]
Direction = Literal["higher", "lower"]
Bound = Literal["before", "by", "on", "after"]
GoesUp = Literal["figures", "sections", "filed"]
"""How a report type goes up: its figures summed, chosen sections gathered, or filed and read."""
Freedom = Literal["forbidden", "consent", "free"]
Deliverable = Literal["report", "appendix", "event", "registration", "other"]


@dataclass(frozen=True, slots=True)
class Owner:
    """The committee whose campaign it is, with what its letterhead needs."""

    name: str
    parent: str | None = None
    national_heading: str | None = None
    place: str | None = None
    organ_code: str | None = None
    on_behalf_of: str | None = None
    signer_title: str | None = None
    signer_name: str | None = None


@dataclass(frozen=True, slots=True)
class DirectiveReference:
    """The document that orders the campaign."""

    doc_type: str
    symbol: str | None
    date: date | None
    issuer: str | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the appendix (chỉ tiêu).

    method     how parts become the parent's figure; numerator, denominator: codes of other indicators, for ratio.
    target     the owner's own target, as written; unit targets stand with the unit.
    direction  "lower" where less is better.
    unit_id    the one unit whose own indicator it is; None = every unit reports it.
    """

    code: str
    statement: str
    unit_of_measure: str
    method: Method = "none"
    target: str | None = None
    direction: Direction = "higher"
    numerator: str | None = field(default=None, metadata=EXTRA)
    denominator: str | None = field(default=None, metadata=EXTRA)
    unit_id: str | None = field(default=None, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class Unit:
    """One expected reporter of the roster. targets: indicator code -> target as written."""

    id: str
    name: str
    type: str | None = field(default=None, metadata=EXTRA)
    branch: str | None = field(default=None, metadata=EXTRA)
    parent: str | None = field(default=None, metadata=EXTRA)
    code: str | None = field(default=None, metadata=EXTRA)
    organ_code: str | None = field(default=None, metadata=EXTRA)
    place: str | None = field(default=None, metadata=EXTRA)
    head: str | None = field(default=None, metadata=EXTRA)
    pilot: bool = field(default=False, metadata=EXTRA)
    aliases: tuple[str, ...] = field(default=(), metadata=EXTRA)
    targets: dict[str, str] = field(default_factory=dict, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A report or event asked of a group, with its deadline as worded and as a last day.

    bound, on, time    the deadline as written ("trước ngày 30/5/2023" = before 2023-05-30); last_day is what it comes to.
    event              "trước khi tổ chức Hội nghị": a deadline that hangs on an event, None otherwise.
    deliverable        what is handed in; outline: id of the outline it follows; goes_up: what the owner does with it.
    group              name of the group of units bound by it, None = every unit (or the owner, where `own`).
    optional           asked yes or no, never overdue.
    own                the owner's own duty: lead board, cooperating boards, editorial team, who adopts it, in order.
    """

    id: str
    what: str
    who: str | None
    wording: str
    last_day: date | None
    submit_to: str | None
    via: str | None
    bound: Bound | None = field(default=None, metadata=EXTRA)
    on: date | None = field(default=None, metadata=EXTRA)
    time: str | None = field(default=None, metadata=EXTRA)
    event: str | None = field(default=None, metadata=EXTRA)
    deliverable: Deliverable | None = field(default=None, metadata=EXTRA)
    outline: str | None = field(default=None, metadata=EXTRA)
    goes_up: GoesUp | None = field(default=None, metadata=EXTRA)
    group: str | None = field(default=None, metadata=EXTRA)
    optional: bool = field(default=False, metadata=EXTRA)
    own: bool = field(default=False, metadata=EXTRA)
    lead: str | None = field(default=None, metadata=EXTRA)
    cooperating: tuple[str, ...] = field(default=(), metadata=EXTRA)
    editorial_team: tuple[str, ...] = field(default=(), metadata=EXTRA)
    adopted_by: tuple[str, ...] = field(default=(), metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class Task:
    """Assigned work without a report (nhiệm vụ được giao): who leads, who helps, for whom, by when or until which event."""

    id: str
    what: str
    lead: str | None
    cooperating: tuple[str, ...] = ()
    recipient: str | None = None
    wording: str = ""
    last_day: date | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Policies:
    """What a unit may do by itself: change its targets, add targets of its own, add tasks of its own; and which gates stand in its way.

    drafts_cleared_first  no conference date is final and nothing is submitted before the member in charge cleared the draft.
    pilot_drafts_higher   drafts of the pilot units go to the standing committee after the member in charge.
    office_sees_drafts    the owner's office reads drafts beside the member in charge.
    lesson_first          other conference dates are final only once the pilot's lesson note is published.
    """

    change_targets: Freedom = "consent"
    add_targets: Freedom = "free"
    add_tasks: Freedom = "free"
    drafts_cleared_first: bool = field(default=False, metadata=EXTRA)
    pilot_drafts_higher: bool = field(default=False, metadata=EXTRA)
    office_sees_drafts: bool = field(default=False, metadata=EXTRA)
    lesson_first: bool = field(default=False, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """A named set of units of the campaign (nhóm đơn vị): a branch, the pilot, "các ban". units: their ids."""

    name: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartFigure:
    """One unit's row behind a consolidated figure. target, actual: as `CampaignFigure`; counted: it went into the figure.

    status: what the unit's own two numbers say. file, sheet, cell: where the actual stands. successor: what the unit has become since.
    """

    unit: str
    target: str | None = None
    actual: str | None = None
    file: str = ""
    sheet: str = ""
    cell: str = ""
    branch: str = field(default="", metadata=EXTRA)
    status: str | None = field(default=None, metadata=EXTRA)
    counted: bool = field(default=False, metadata=EXTRA)
    successor: str = field(default="", metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class CampaignFigure:
    """One row of the parent's appendix as the units' tables gave it (số tổng hợp).

    target, actual   numbers with a decimal point and no grouping, text as text, None: no figure (chưa có số liệu).
    status           "vượt" | "đạt" | "chưa đạt" | "chưa có số liệu" | None: cannot be compared.
    entered          a board or a person gave the figure, it is not what the parts come to.
    """

    statement: str
    unit_of_measure: str
    method: Method
    target: str | None = None
    actual: str | None = None
    status: str | None = None
    parts: tuple[PartFigure, ...] = ()
    code: str = field(default="", metadata=EXTRA)
    cut_off: str | None = field(default=None, metadata=EXTRA)
    estimated: bool = field(default=False, metadata=EXTRA)
    entered: bool = field(default=False, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class Figures:
    """The units' figures of a campaign, added up; written by `nhiemky merge --figures`, carried by the Word it writes.

    expected   units that should have reported, None: nobody says who. reporting: units with figures; missing: those without.
    """

    indicators: tuple[CampaignFigure, ...]
    expected: int | None = None
    reporting: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Campaign:
    """One round, from its directive to its units. `appendix_columns` are the headings units see, in order.

    adjustment_policy        "no_adjustment" | "needs_consent" | None: may targets be changed.
    adjustment_consent_from  whose consent, where needed.
    figures                  what the units' tables came to, where the campaign was written after consolidating.
    """

    title: str
    owner: Owner
    id: str = ""
    directive: DirectiveReference | None = None
    term: str | None = None
    cut_off: str | None = None
    cut_off_estimated: bool = False
    outlines: tuple[Outline, ...] = ()
    appendix_title: str | None = None
    appendix_columns: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    units: tuple[Unit, ...] = ()
    adjustment_policy: str | None = None
    adjustment_consent_from: str | None = field(default=None, metadata=EXTRA)
    tasks: tuple[Task, ...] = field(default=(), metadata=EXTRA)
    groups: tuple[UnitGroup, ...] = field(default=(), metadata=EXTRA)
    policies: Policies | None = field(default=None, metadata=EXTRA)
    figures: Figures | None = field(default=None, metadata=EXTRA)
    schema_version: int = SCHEMA_VERSION

    def indicators_of(self, unit: Unit) -> tuple[Indicator, ...]:
        """The rows this unit fills: the common ones and its own, in order."""
        return tuple(indicator for indicator in self.indicators if indicator.unit_id in (None, unit.id))
