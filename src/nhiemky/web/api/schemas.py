"""What the API sends, for the description at /api/ and for programs that read it. Moments are UTC, days ISO, figures strings."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema


class Fault(Schema):
    """Why it was not done."""

    code: str
    message: str
    place: str | None = None


class OrganisationOut(Schema):
    """An organisation in the scope of the token."""

    uuid: UUID
    code: str
    name: str
    type: str
    parent: UUID | None
    branch: str
    depth: int
    active: bool


class CampaignOut(Schema):
    """A campaign (đợt)."""

    uuid: UUID
    title: str
    kind: str
    state: str
    owner: UUID
    owner_name: str
    parent: UUID | None
    issued_at: datetime | None
    closed_at: datetime | None


class ObligationOut(Schema):
    """What one unit owes in a campaign. overdue and late are computed at the moment of the answer."""

    uuid: UUID
    campaign: UUID
    organisation: UUID
    unit: str
    unit_id: str
    requirement: str
    what: str
    deliverable: str
    state: str
    turn: str
    deadline_at: datetime | None
    deadline_wording: str
    overdue: bool
    received_at: datetime | None
    late: bool
    revisions: int
    findings_high: int


class SubmissionOut(Schema):
    """A report as received: never altered, a later one stands beside it."""

    uuid: UUID
    receipt: str
    obligation: UUID
    campaign: UUID
    organisation: UUID
    number: int
    door: str
    received_at: datetime
    late: bool
    submitted_by: str
    on_behalf_of: str
    file_name: str
    file_sha256: str | None
    completeness: int


class SectionOut(Schema):
    path: str
    title: str
    text: str


class SubmissionWhole(SubmissionOut):
    """With the unit's words."""

    sections: list[SectionOut]


class FigureOut(Schema):
    """A figure as received, with the cell or sentence it stands in. value is a decimal string, actual the unit's own writing."""

    submission: UUID
    campaign: UUID
    organisation: UUID
    code: str
    statement: str
    unit_of_measure: str
    target: str
    actual: str
    value: str | None
    percent: bool
    estimated: bool
    cut_off: str
    sheet: str
    table_cell: str
    sentence: str


class FindingOut(Schema):
    """Something a careful clerk would point at."""

    id: int
    submission: UUID
    organisation: UUID
    code: str
    severity: str
    message: str
    basis: str
    place: str


class ConsolidationOut(Schema):
    """A version of a consolidation; once built it stays."""

    uuid: UUID
    campaign: UUID
    number: int
    as_of: datetime
    built_at: datetime
    built_by: str
    reports_in: int
    expected: int
    inputs_hash: str
    laid_before: str


class ConsolidationWhole(ConsolidationOut):
    """With every figure and the unit, submission, file and cell behind it."""

    indicators: list[dict[str, Any]]
    submissions: list[dict[str, Any]]


class JobOut(Schema):
    """Long work: asked for, under way, ended. result: where the outcome is read."""

    uuid: UUID
    kind: str
    title: str
    state: str
    progress: int
    done: int
    of: int
    said: str
    result: str | None
    result_words: str
    code: str
    message: str


def page_of(item: type[Schema]) -> type[Schema]:
    """A page of `item`s."""
    return type(f"{item.__name__}Page", (Schema,), {"__annotations__": {"items": list[item], "next": str | None}, "__doc__": "A page."})  # type: ignore[valid-type]
