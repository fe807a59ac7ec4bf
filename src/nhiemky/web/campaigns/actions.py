"""Everything that changes a campaign: made, edited, given a roster, issued, issued again, closed. Excuses stand in `excusing`.

Every function checks the right, changes, and writes its audit event in one transaction. Reading and checking happen before it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.urls import reverse

from nhiemky.domain import campaign as pure
from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.wire import to_json
from nhiemky.scheduling.difference import Change as Difference
from nhiemky.scheduling.difference import difference
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.campaigns.access import require_unit_or_office
from nhiemky.web.campaigns.cascade.findings import doubts_of
from nhiemky.web.campaigns.cascade.following import tell_children
from nhiemky.web.campaigns.events import log_event
from nhiemky.web.campaigns.excusing import answer_optional, extend, finish_own_duty, finish_task, reopen, waive
from nhiemky.web.campaigns.issuing import write_rows
from nhiemky.web.campaigns.models import Campaign, CampaignVersion, Document, Reading, RosterEntry, policies_in
from nhiemky.web.campaigns.notices import tell
from nhiemky.web.campaigns.rosters import heads, unit_of, with_roster
from nhiemky.web.campaigns.value import value_of, words_of, working_value
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.models import Organisation

__all__ = [
    "acknowledge", "answer_optional", "close_campaign", "create_campaign", "drop_changes", "extend", "finish_own_duty", "finish_task",
    "issue_campaign", "log_event", "reopen", "save_value", "set_roster", "waive",
]  # fmt: skip


def create_campaign(
    actor: Actor,
    owner: Organisation,
    value: pure.Campaign,
    *,
    document: Document | None = None,
    reading: Reading | None = None,
    copied_from: Campaign | None = None,
    kind: str = "review",
) -> Campaign:
    """A draft. Its office alone sees it until it is issued."""
    require(actor, "office", owner, "mở đợt")
    with Change(actor, "campaign.created") as change:
        campaign = Campaign(
            organisation=owner, title=value.title[:300], kind=kind, document=document, reading=reading, copied_from=copied_from,
            value="", made_at=clock.now(), made_by=actor.name,
        )  # fmt: skip
        if not value.id:
            value = replace(value, id=str(campaign.uuid))
        campaign.value = words_of(value)
        campaign.save()
        change.of(campaign, after={"title": campaign.title, "document": str(document.uuid) if document else None})
    return campaign


def save_value(actor: Actor, campaign: Campaign, value: pure.Campaign, version: int, action: str = "campaign.edited") -> Campaign:
    """What the office edited: the draft, or the version to come of an issued campaign. Refuses with `stale_version` where somebody
    saved in between (`version` is the one that was edited)."""
    require(actor, "office", campaign.organisation, "sửa đợt")
    if campaign.state == "closed":
        raise Refusal("campaign_closed", title=campaign.title, action="sửa")
    before = working_value(campaign)
    said = [item.sentence for item in difference(before, value)]
    with Change(actor, action) as change:
        column = "value" if campaign.state == "draft" else "next_value"
        title = value.title[:300] if campaign.state == "draft" else campaign.title
        same = Campaign.objects.filter(pk=campaign.pk, version=version, state=campaign.state)
        if not same.update(**{column: words_of(value), "title": title, "version": version + 1}):
            raise Refusal("stale_version", what=f"Đợt “{campaign.title}”", who="người khác", at=f"{clock.local(clock.now()):%H:%M}")
        campaign.refresh_from_db()
        change.of(campaign, after={"changes": said[:50]})
    return campaign


def drop_changes(actor: Actor, campaign: Campaign) -> None:
    """Forget the version to come: what is in force stays as it is."""
    require(actor, "office", campaign.organisation, "bỏ bản đang sửa")
    with Change(actor, "campaign.changes_dropped") as change:
        Campaign.objects.filter(pk=campaign.pk).update(next_value="", version=campaign.version + 1)
        change.of(campaign, before={"changes": [item.sentence for item in pending(campaign)][:50]})
    campaign.refresh_from_db()


def set_roster(
    actor: Actor,
    campaign: Campaign,
    organisations: Sequence[Organisation],
    *,
    groups: Sequence[pure.UnitGroup] = (),
    pilots: Sequence[Organisation] = (),
    targets: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Who is expected to report, as they are called today, in the order given. groups hold organisation codes as unit ids."""
    ended = [one.name for one in organisations if not one.active]
    if ended:
        raise Refusal("roster_organisation_ended", names=", ".join(ended[:5]))
    names = heads(organisations, clock.today())
    chosen = {one.pk for one in pilots}
    owner = campaign.organisation
    units = [unit_of(one, names.get(one.pk), owner=owner, pilot=one.pk in chosen) for one in organisations]
    value = with_roster(working_value(campaign), units, groups, targets or {})
    save_value(actor, campaign, value, campaign.version, "campaign.roster_set")


def pending(campaign: Campaign) -> tuple[Difference, ...]:
    """What the version to come changes; () where nothing is being changed."""
    return difference(value_of(campaign), working_value(campaign)) if campaign.next_value else ()


def issue_campaign(
    actor: Actor, campaign: Campaign, *, kept_findings: Sequence[Mapping[str, str]] = (), reason: str = ""
) -> CampaignVersion:
    """Freeze the value as the next version, make the rows units work on, tell the units.

    kept_findings: {"code", "subject", "sentence", "reason"} of the findings the office keeps; a finding of severity high needs a reason,
    its own or the general one. A version after the first needs a reason, and a difference.
    """
    require(actor, "office", campaign.organisation, "phát hành đợt")
    value, number, changes = _checked(campaign, reason)
    kept = _kept(doubts_of(campaign, value), kept_findings, reason)
    words = words_of(value)
    now = clock.now()
    with Change(actor, "campaign.issued", reason=reason) as change:
        same = Campaign.objects.filter(pk=campaign.pk, version=campaign.version)
        fields = {
            "value": words, "policies": policies_in(words), "next_value": "", "state": "issued", "title": value.title[:300],
            "version": campaign.version + 1,
        }  # fmt: skip
        if not same.update(**fields, issued_at=campaign.issued_at or now):
            raise Refusal("stale_version", what=f"Đợt “{campaign.title}”", who="người khác", at=f"{clock.local(now):%H:%M}")
        campaign.refresh_from_db()
        version = CampaignVersion.objects.create(
            campaign=campaign, number=number, value=words, sha256=hashlib.sha256(words.encode()).hexdigest(),
            difference=json.dumps([to_json(item) for item in changes], ensure_ascii=False), reason=reason,
            kept_findings=json.dumps(kept, ensure_ascii=False), issued_at=now, issued_by=actor.name,
        )  # fmt: skip
        counts = write_rows(campaign, value, number, actor.name)
        _tell_units(campaign, number, changes, reason, actor.name)
        tell_children(campaign, number, changes, actor.name)
        change.of(campaign, after={"number": number, "sha256": version.sha256, **to_json(counts)})
    return version


def _checked(campaign: Campaign, reason: str) -> tuple[pure.Campaign, int, tuple[Difference, ...]]:
    if campaign.state == "closed":
        raise Refusal("campaign_closed", title=campaign.title, action="phát hành")
    value = working_value(campaign)
    if not any(not asked.own for asked in value.requirements):
        raise Refusal("campaign_without_requirement")
    if not value.units:
        raise Refusal("campaign_without_unit")
    if campaign.state == "draft":
        return value, 1, ()
    changes = pending(campaign)
    if not changes:
        raise Refusal("version_without_change")
    if not reason.strip():
        raise Refusal("version_needs_reason")
    return value, campaign.versions.count() + 1, changes


def _kept(findings: Sequence[Finding], kept: Sequence[Mapping[str, str]], reason: str) -> list[dict[str, str]]:
    """The findings that stay, each with why; high ones without a reason are refused."""
    reasons = {(item.get("code", ""), item.get("subject", "")): item.get("reason", "").strip() for item in kept}
    out, without = [], []
    for found in findings:
        why = reasons.get((found.code, found.subject_id or "")) or reason.strip()
        if found.severity == "high" and not why:
            without.append(found)
        out.append({"code": found.code, "subject": found.subject_id or "", "sentence": found.message, "reason": why})
    if without:
        raise Refusal("finding_needs_reason", count=len(without), first=without[0].message)
    known = {(item["code"], item["subject"]) for item in out}
    return [*out, *(dict(item) for item in kept if (item.get("code", ""), item.get("subject", "")) not in known)]


def _tell_units(campaign: Campaign, number: int, changes: Sequence[Difference], reason: str, by: str) -> None:
    entries = list(RosterEntry.objects.filter(campaign=campaign, own=False).select_related("organisation"))
    link = reverse("campaigns:campaign", args=[campaign.uuid])
    if number == 1:
        words = f"{campaign.organisation.name} giao đợt “{campaign.title}”. Hãy xem việc phải làm và báo đầu mối."
        tell(entries, {}, words, link, "issued", campaign, by)
        return
    said = {}
    for entry in entries:
        mine = [item.sentence for item in changes if item.concerns(entry.unit_id)]
        if mine:
            said[entry.pk] = f"Đợt “{campaign.title}” có bản {number} ({reason}). " + " ".join(mine)
    tell([entry for entry in entries if entry.pk in said], said, "", link, "changed", campaign, by)


def close_campaign(actor: Actor, campaign: Campaign, reason: str = "") -> None:
    """No more submissions; everything stays readable."""
    require(actor, "office", campaign.organisation, "kết thúc đợt")
    if campaign.state != "issued":
        raise Refusal("wrong_state", what=f"Đợt “{campaign.title}”", state="bản thảo", action="kết thúc", hint="Hãy phát hành trước.")
    with Change(actor, "campaign.closed", reason=reason) as change:
        Campaign.objects.filter(pk=campaign.pk, state="issued").update(state="closed", closed_at=clock.now())
        change.of(campaign, before={"state": "issued"}, after={"state": "closed"})
    campaign.refresh_from_db()


def acknowledge(actor: Actor, entry: RosterEntry, *, contact_name: str, contact_phone: str) -> None:
    """ "Đã nhận văn bản": the unit has it, and names who answers the phone."""
    require_unit_or_office(actor, entry.organisation, entry.campaign, "báo đã nhận văn bản")
    with Change(actor, "campaign.acknowledged") as change:
        entry.acknowledged_at = entry.acknowledged_at or clock.now()
        entry.acknowledged_by = entry.acknowledged_by or actor.name
        entry.contact_name, entry.contact_phone = contact_name.strip()[:150], contact_phone.strip()[:40]
        entry.save()
        change.of(
            entry,
            name=f"{entry.name}, {entry.campaign.title}",
            after={"contact_name": Personal(entry.contact_name), "contact_phone": Personal(entry.contact_phone)},
        )
