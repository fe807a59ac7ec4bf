"""What a directive says, fact by fact, each with its place. The wire form is ../shared's reading schema.

>>> duty = Obligation(id="o1", who="Đảng ủy cơ sở", what="gửi báo cáo", deadline=date(2023, 5, 30), op="before",
...                   evidence=(Evidence("gửi báo cáo trước ngày 30/5/2023"),))
>>> duty.last_day
datetime.date(2023, 5, 29)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from nhiemky.domain.finding import Evidence, Severity
from nhiemky.domain.outline import AppendixTable, Outline, Section
from nhiemky.domain.source import Span
from nhiemky.domain.wire import EXTRA

Op = Literal["before", "by", "on", "after"]
Relation = Literal["basis", "implements", "supersedes", "attached", "mention"]


@dataclass(frozen=True, slots=True)
class Signer:
    """Signature block (người ký): name, title as printed, "T/M BAN THƯỜNG VỤ"."""

    name: str | None = None
    title: str | None = None
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """Letterhead, number and symbol, place and date, type and subject, addressees, recipients, signer."""

    national_heading: str | None = None
    parent_body: str | None = None
    issuing_body: str | None = None
    issuing_body_inferred: str | None = None
    number: str | None = None
    type_code: str | None = None
    organ_code: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: date | None = None
    doc_type: str | None = None
    doc_type_source: str | None = None
    subject: str | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    recipients_present: bool = False
    signer: Signer = Signer()
    theme: str | None = field(default=None, metadata=EXTRA)
    evidence: dict[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a numbered document (văn bản viện dẫn). resolves: the symbol that a short form ("Kế hoạch số 12") stands for."""

    quote: str
    span: Span
    doc_type: str | None = None
    number: str | None = None
    type_code: str | None = None
    organ_code: str | None = None
    symbol: str | None = None
    date: date | None = None
    issuer: str | None = None
    subject: str | None = None
    relation: Relation = "mention"
    tier: str = "numbered"
    in_footnote: str | None = field(default=None, metadata=EXTRA)
    self_: bool = field(default=False, metadata={"key": "self", "extra": True})
    ocr_type: str | None = field(default=None, metadata=EXTRA)
    resolves: str | None = field(default=None, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class NamedCitation:
    """A document cited by name only, once, with all its mentions."""

    name: str
    relation: Relation
    mentions: tuple[Evidence, ...]
    tier: str = "named"


@dataclass(frozen=True, slots=True)
class Relative:
    """A time that is no date: event-relative, recurring, vague, or "as planned"."""

    text: str
    kind: Literal["event", "recurring", "vague", "plan"]
    event: str | None = field(default=None, metadata=EXTRA)
    period: str | None = field(default=None, metadata=EXTRA)
    year_offset: int | None = field(default=None, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class Obligation:
    """A duty with a time or a submission channel (việc phải làm)."""

    id: str
    what: str
    who: str | None = None
    role: str | None = None
    deadline: date | None = None
    op: Op | None = None
    relative: Relative | None = None
    submit_to: str | None = None
    via: str | None = None
    conditions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    cooperate_with: str | None = field(default=None, metadata=EXTRA)
    start: date | None = field(default=None, metadata=EXTRA)
    time: str | None = field(default=None, metadata=EXTRA)
    recurring: str | None = field(default=None, metadata=EXTRA)
    who_inferred: str | None = field(default=None, metadata=EXTRA)
    submit_to_inferred: str | None = field(default=None, metadata=EXTRA)
    year_borrowed: bool = field(default=False, metadata=EXTRA)

    @property
    def last_day(self) -> date | None:
        """Last day on which the duty is still met in time: "trước ngày D" ends on D-1."""
        if self.deadline is None or self.op == "after":
            return None
        return self.deadline - timedelta(days=1) if self.op == "before" else self.deadline


@dataclass(frozen=True, slots=True)
class Assignment:
    """Allocated work without time or channel (phân công)."""

    what: str
    who: str | None = None
    role: str | None = None
    cooperate_with: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on length or number: "không quá 01 ngày", "01 - 1,5 ngày"."""

    object: str
    operator: Literal["<=", "range"]
    min: Decimal | None
    max: Decimal | None
    unit: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DataWindow:
    """Which period the figures cover (mốc số liệu). frm, to: ISO day "2023-05-30" or month "2023-04"."""

    scope: str | None
    frm: str | None
    to: str | None
    precision: Literal["day", "month"] | None
    estimated: bool
    evidence: Evidence
    frm_text: str | None = field(default=None, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class Ordering:
    """Pilot first, then the others (làm điểm)."""

    kind: Literal["pilot_first"]
    first: str | None
    then: str | None
    date: date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AdjustmentPolicy:
    """May targets be changed: not at all, or with whose consent."""

    policy: Literal["no_adjustment", "needs_consent"]
    object: str | None
    consent_from: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class IndicatorStatement:
    """A target or a result stated in prose or in a filled appendix."""

    id: str
    kind: Literal["target", "result"]
    statement: str
    subject: str | None
    operator: Literal["=", ">=", "<=", "before", "qualitative"]
    value: Decimal | str | None
    unit: str | None
    evidence: Evidence
    item: str | None = field(default=None, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class Group:
    """A set of bodies or people with a stated number, or named one by one."""

    id: str
    name: str
    size: Decimal | None
    evidence: Evidence
    unit: str | None = field(default=None, metadata=EXTRA)
    members: tuple[str, ...] = field(default=(), metadata=EXTRA)
    members_count: dict[str, Decimal] = field(default_factory=dict, metadata=EXTRA)
    role: str | None = field(default=None, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A total with its parts. difference = total - sum; adds_up None where no total is stated."""

    id: str
    what: str
    total: Decimal | None
    unit: str | None
    parts: tuple[Decimal, ...]
    parts_label: tuple[str, ...] | str | None
    sum: Decimal
    adds_up: bool | None
    difference: Decimal | None
    check: Literal["sum", "count"]
    evidence_total: tuple[Evidence, ...]
    evidence_parts: tuple[Evidence, ...]
    footnote: str | None = field(default=None, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class RatingRule:
    """A rule on ratings stated in the text: a cap on a share, or head not above collective."""

    id: str
    rule: Literal["cap_share", "head_not_above_collective"]
    subject: str | None
    operator: str | None
    value: Decimal | None
    unit: str | None
    base: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A finding about the text itself, in the schema's form (see `checking`)."""

    id: str
    kind: str
    severity: Severity
    explanation: str
    quotes: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Directive:
    """Everything read from one document; `unread` keeps the paragraphs no stage understood."""

    doc_id: str
    header: Header
    citations: tuple[Citation | NamedCitation, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    limits: tuple[Limit, ...] = ()
    data_windows: tuple[DataWindow, ...] = ()
    ordering: tuple[Ordering, ...] = ()
    adjustment_policy: tuple[AdjustmentPolicy, ...] = ()
    outlines: tuple[Outline, ...] = ()
    appendix_tables: tuple[AppendixTable, ...] = ()
    sections: tuple[Section, ...] = ()
    indicators: tuple[IndicatorStatement, ...] = ()
    groups: tuple[Group, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    rating_rules: tuple[RatingRule, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    notices: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict, metadata=EXTRA)
