"""Charges, groups and subjects of running ratings over a merger or split. Posts are not: who serves where is a decision of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from nhiemky.web import clock
from nhiemky.web.organisations.ledger import Ledger
from nhiemky.web.organisations.models import Charge, Group, Organisation


def carry_charges(ledger: Ledger, ended: Sequence[Organisation], after: Sequence[Organisation], on: date) -> None:
    """Who was in charge of an ended unit is in charge of what it became; each holder once."""
    running = Q(valid_to=None) | Q(valid_to__gt=on)
    held = {
        (row.organisation_id, row.person_id, row.board_id, row.working_group_id)
        for row in Charge.objects.filter(running, organisation__in=after)
    }
    for charge in Charge.objects.filter(running, organisation__in=ended).order_by("pk"):
        until = charge.valid_to
        if charge.valid_from < on:
            ledger.alter(charge, valid_to=on)
        for one in after:
            key = (one.pk, charge.person_id, charge.board_id, charge.working_group_id)
            if key in held:
                continue
            held.add(key)
            new = Charge.objects.create(
                person_id=charge.person_id, board_id=charge.board_id, working_group_id=charge.working_group_id, organisation=one,
                field=charge.field, valid_from=max(on, charge.valid_from), valid_to=until,
            )  # fmt: skip
            ledger.made(new)


def carry_groups(ledger: Ledger, ended: Sequence[Organisation], after: Sequence[Organisation]) -> None:
    """A fixed group that named an ended unit names its successors too; asked for an earlier day it still names the old one."""
    through = Group.members.through
    for group in Group.objects.filter(members__in=ended).distinct():
        there = set(group.members.values_list("pk", flat=True))
        for one in after:
            if one.pk not in there:
                ledger.made(through.objects.create(group_id=group.pk, organisation_id=one.pk))


def carry_subjects(ledger: Ledger, ended: Sequence[Organisation], after: Sequence[Organisation], why: str) -> None:
    """In rounds that are not decided: the ended unit's collective gives way to the successor's; persons are rated in the successor."""
    from nhiemky.web.ratings.models import Subject

    running = Subject.objects.filter(
        organisation__in=ended,
        removed_at=None,
        decided_level="",
        campaign__state__in=("preparing", "open", "deciding"),
        campaign__past=False,
    )
    for subject in running.order_by("pk"):
        if subject.kind == "individual":
            if len(after) == 1:
                ledger.alter(subject, organisation_id=after[0].pk)
            continue
        ledger.alter(subject, removed_at=clock.now(), removed_reason=f"Đơn vị {why}"[:300])
        for one in after:
            there = Subject.objects.filter(campaign=subject.campaign_id, kind="collective")
            if there.filter(organisation=one, removed_at=None).exists() or there.filter(code=one.code).exists():
                continue
            new = Subject.objects.create(
                campaign_id=subject.campaign_id, kind="collective", code=one.code, name=one.name, organisation=one, group=subject.group,
                order=subject.order,
            )  # fmt: skip
            ledger.made(new)
