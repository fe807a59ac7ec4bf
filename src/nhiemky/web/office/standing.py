"""The pure Progress of a campaign out of its rows, for papers and for comparing.

>>> progress = progress_of(actor, campaign, clock.now())                # doctest: +SKIP

Promise: every obligation of a unit the actor sees, in the roster's order; four queries whatever the number.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from nhiemky.domain.campaign import Unit
from nhiemky.domain.progress import VIETNAM, Asked, Progress, Standing
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Extension, ObligationEvent, Waiver
from nhiemky.web.office.columns import Column, columns_of
from nhiemky.web.office.rows import units_rows
from nhiemky.web.reports.models import MetOutside

_FIELDS = (
    "pk", "entry__unit_id", "entry__name", "entry__branch", "requirement__key", "requirement__optional", "state", "turn",
    "deadline_at", "extended_until", "received_at", "late", "completeness", "findings_high", "wanted",
)  # fmt: skip


def asked_of(column: Column) -> Asked:
    """A column of the board as a value."""
    last = (column.deadline_at - timedelta(microseconds=1)).astimezone(VIETNAM).date() if column.deadline_at else None
    return Asked(column.key, column.title, column.first.what, column.first.wording, last, column.optional)


def progress_of(actor: Actor, campaign: Campaign, at: datetime) -> Progress:
    """How the campaign stands at `at`; a past moment takes back what came later."""
    columns = columns_of(campaign)
    rows = list(units_rows(actor, campaign, columns).order_by("entry__order", "entry_id").values(*_FIELDS))
    ids = [row["pk"] for row in rows]
    moments = _moments(campaign)
    reasons = _reasons(campaign)
    outside = {met.obligation_id: f"{met.number}, {met.on:%d/%m}" for met in MetOutside.objects.filter(obligation__campaign=campaign)}
    units: dict[str, Unit] = {}
    for row in rows:
        units.setdefault(row["entry__unit_id"], Unit(row["entry__unit_id"], row["entry__name"], branch=row["entry__branch"] or None))
    column = {key: column.key for column in columns for key in column.keys}
    standings = tuple(_standing({**row, "column": column[row["requirement__key"]]}, moments, reasons, outside) for row in rows)
    assert len(ids) == len(standings)
    progress = Progress(campaign.title, tuple(asked_of(column) for column in columns), tuple(units.values()), standings, at)
    return progress.known_at(at)


def _standing(row: dict[str, Any], moments: dict[tuple[int, str], datetime], reasons: dict[int, str], outside: dict[int, str]) -> Standing:
    pk = row["pk"]
    return Standing(
        row["entry__unit_id"], row["column"], row["state"], row["deadline_at"], row["extended_until"] is not None,
        received=row["received_at"], returned=moments.get((pk, "returned")), accepted=moments.get((pk, "accepted")),
        waits_for=row["turn"], completeness=row["completeness"], doubtful=row["findings_high"], late_reason=reasons.get(pk, ""),
        outside=outside.get(pk, ""), optional=row["requirement__optional"], wanted=bool(row["wanted"]), came_late=row["late"],
    )  # fmt: skip


def _moments(campaign: Campaign) -> dict[tuple[int, str], datetime]:
    """When each obligation was last returned and accepted."""
    rows = ObligationEvent.objects.filter(obligation__campaign=campaign, kind__in=("returned", "accepted")).order_by()
    return {(pk, kind): at for pk, kind, at in rows.values_list("obligation_id", "kind").annotate(at=Max("at"))}


def _reasons(campaign: Campaign) -> dict[int, str]:
    """Why more time was given, or none is owed; the newest word counts."""
    granted: Iterable[tuple[int, str]] = (
        Extension.objects.filter(obligation__campaign=campaign).order_by("pk").values_list("obligation_id", "reason")
    )
    waived = Waiver.objects.filter(obligation__campaign=campaign, lifted_at=None).order_by("pk").values_list("obligation_id", "reason")
    return {**dict(granted), **dict(waived)}
