"""A unit opens its campaign below its superior's (mở đợt cấp dưới), with or without a document of its own.

>>> open_child(actor, parent, organisation, leaves=5).state             # doctest: +SKIP
'draft'

Promise: everything asked of the unit is asked of its units, under the same codes, by days before its own; nothing is issued yet.
"""

from __future__ import annotations

from dataclasses import replace

from django.db import IntegrityError, transaction

from nhiemky.domain import campaign as pure
from nhiemky.domain.finding import Refusal
from nhiemky.flows.child_from_paper import below
from nhiemky.flows.child_plan import superiors_papers
from nhiemky.flows.confirmation.campaign import confirmed_campaign
from nhiemky.flows.confirmation.stored import read_paper
from nhiemky.scheduling.cascade import child_of
from nhiemky.scheduling.cascade_dates import LEAVES
from nhiemky.web import clock, reading_room
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.cascade.access import child_of_unit, require_opening
from nhiemky.web.campaigns.cascade.findings import newest_number
from nhiemky.web.campaigns.intake.actions import READER
from nhiemky.web.campaigns.intake.stored import confirmation, words_of_paper
from nhiemky.web.campaigns.models import Campaign, Document, Reading, RosterEntry
from nhiemky.web.campaigns.rosters import candidates, heads, owner_value, unit_of, with_roster
from nhiemky.web.campaigns.value import value_of, words_of
from nhiemky.web.files.store import keep, known
from nhiemky.web.organisations.models import Organisation


def inherited(parent: Campaign, organisation: Organisation, leaves: int = LEAVES) -> tuple[pure.Campaign, dict[str, str]]:
    """The value a child begins with, and by requirement why its day is that day. Refuses a unit that is not on the roster, or has no
    units of its own."""
    entry = RosterEntry.objects.filter(campaign=parent, organisation=organisation, own=False, left_at=None).first()
    if entry is None or parent.state != "issued":
        raise Refusal("child_not_for_unit", unit=organisation.name, title=parent.title)
    places = list(candidates(organisation))
    if not places:
        raise Refusal("child_without_units", unit=organisation.name)
    above = value_of(parent)
    order = superiors_papers(above)[-1]
    made = child_of(above, entry.unit_id, owner_value(organisation), today=clock.today(), leaves=leaves, directive=order)
    names = heads(places, clock.today())
    units = [unit_of(one, names.get(one.pk), owner=organisation) for one in places]
    reasons = {id: found.reason for id, found in made.dates.items()}
    reasons |= dict.fromkeys(made.late, "Không còn ngày nào trước hạn của cấp trên.")
    return with_roster(made.value, units, (), {}), reasons


def open_child(
    actor: Actor, parent: Campaign, organisation: Organisation, *, document: Document | None = None, leaves: int = LEAVES
) -> Campaign:
    """A draft below `parent`, run by the unit's office. document: the unit's own, read already; a draft that the intake made from it
    becomes the child. Refusals: `not_allowed`, `child_not_for_unit`, `child_without_units`, `child_there_already`."""
    require_opening(actor, organisation)
    before = child_of_unit(parent, organisation)
    if before is not None:
        raise Refusal("child_there_already", unit=organisation.name, title=before.title)
    value, _ = inherited(parent, organisation, leaves)
    reading = _reading(document)
    if reading is not None:
        value = below(_own_value(reading), value)
    made = _draft_of(document, organisation)
    number = newest_number(parent)
    with Change(actor, "campaign.child_opened") as change:
        child = made or Campaign(organisation=organisation, document=document, reading=reading, made_at=clock.now(), made_by=actor.name)
        child.parent, child.root, child.level = parent, parent.root or parent, (parent.level or 0) + 1
        child.parent_version, child.title, child.kind = number, value.title[:300], parent.kind
        child.value = words_of(replace(value, id=str(child.uuid)))
        child.version += 1 if made else 0
        try:
            with transaction.atomic():
                child.save()
        except IntegrityError:
            raise Refusal("child_there_already", unit=organisation.name, title=parent.title) from None
        change.of(
            child,
            after={"title": child.title, "parent": str(parent.uuid), "parent_version": number, "document": str(document or "")},
        )
    return child


def _reading(document: Document | None) -> Reading | None:
    return document.readings.exclude(state="dropped").order_by("-pk").first() if document else None


def _own_value(reading: Reading) -> pure.Campaign:
    """What the unit's own document says, with what a person confirmed."""
    made = Campaign.objects.filter(reading=reading).first()
    return value_of(made) if made is not None else confirmed_campaign(confirmation(reading).corrected)


def _draft_of(document: Document | None, organisation: Organisation) -> Campaign | None:
    if document is None:
        return None
    return Campaign.objects.filter(document=document, organisation=organisation, state="draft", parent=None).first()


def take_own_paper(actor: Actor, organisation: Organisation, name: str, data: bytes) -> Document:
    """The unit's own plan, brought along when it opens: read, kept, ready for `open_child`. Refusals of `reading.open` keep no byte."""
    require_opening(actor, organisation)
    paper = reading_room.read_one(read_paper, name, data)
    source, directive = words_of_paper(paper)
    header = paper.directive.header
    kept = keep(data)
    now = clock.now()
    with Change(actor, "document.received") as change:
        document = Document.objects.create(
            organisation=organisation, blob=known(kept), file_name=name[:250], kind="directive", number=(header.number or "")[:20],
            symbol=(header.symbol or "")[:80], on=header.date, issuer=(header.issuing_body or header.issuing_body_inferred or "")[:250],
            subject=header.subject or "", uploaded_at=now, uploaded_by=actor.name,
        )  # fmt: skip
        Reading.objects.create(
            document=document, reader_version=READER, directive=directive, source=source, state="confirmed", made_at=now, saved_at=now
        )
        change.of(document, after={"file": name, "sha256": kept.sha256, "symbol": document.symbol})
    return document
