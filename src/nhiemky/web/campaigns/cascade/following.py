"""The superior has a newer version: what that makes of the unit's campaign, shown and taken over as the version to come.

>>> [change.sentence for change in proposal_of(child).changes]          # doctest: +SKIP

Promise: what the unit added stays, days it chose stay where they are still early enough; nothing reaches its units before it issues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhiemky.domain import campaign as pure
from nhiemky.domain.finding import Refusal
from nhiemky.flows.campaign import parse_campaign
from nhiemky.scheduling.cascade import renewed
from nhiemky.scheduling.difference import Change as Difference
from nhiemky.scheduling.difference import difference
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.cascade.findings import newest_number, unit_id_of
from nhiemky.web.campaigns.models import Campaign, CampaignVersion, RosterEntry
from nhiemky.web.campaigns.notices import tell
from nhiemky.web.campaigns.value import value_of, words_of, working_value
from nhiemky.web.organisations.access import require


@dataclass(frozen=True, slots=True)
class Proposal:
    """The child as it would be after the superior's version `number`, and what changes. above: what the superior changed."""

    number: int
    held: int
    value: pure.Campaign
    changes: tuple[Difference, ...]
    above: tuple[str, ...]
    reason: str


def proposal_of(child: Campaign) -> Proposal | None:
    """None where the child follows the newest version of its superior's."""
    parent = child.parent
    if parent is None or child.parent_version is None:
        return None
    newest = newest_number(parent)
    if newest <= child.parent_version:
        return None
    held = CampaignVersion.objects.filter(campaign=parent, number=child.parent_version).first()
    before = parse_campaign(held.value) if held else value_of(parent)
    after = value_of(parent)
    unit = unit_id_of(child)
    mine = working_value(child)
    new = renewed(mine, before, after, unit, today=clock.today())
    above = tuple(item.sentence for item in difference(before, after) if item.concerns(unit))
    reasons = parent.versions.filter(number__gt=child.parent_version).order_by("number").values_list("reason", flat=True)
    return Proposal(newest, child.parent_version, new, difference(mine, new), above, "; ".join(filter(None, reasons)))


def follow(actor: Actor, child: Campaign, version: int) -> Campaign:
    """Take the proposal over: a draft is changed, an issued campaign gets it as its version to come. `version`: the one looked at."""
    require(actor, "office", child.organisation, "sửa đợt cấp dưới")
    if child.state == "closed":
        raise Refusal("campaign_closed", title=child.title, action="sửa")
    proposal = proposal_of(child)
    if proposal is None:
        return child
    column = "value" if child.state == "draft" else "next_value"
    with Change(actor, "campaign.superior_followed") as change:
        changed: dict[str, object] = {column: words_of(proposal.value)} if proposal.changes else {}
        same = Campaign.objects.filter(pk=child.pk, version=version, state=child.state)
        if not same.update(parent_version=proposal.number, version=version + 1, **changed):
            raise Refusal("stale_version", what=f"Đợt “{child.title}”", who="người khác", at=f"{clock.local(clock.now()):%H:%M}")
        child.refresh_from_db()
        change.of(child, before={"parent_version": proposal.held}, after={"parent_version": proposal.number, "changes": _said(proposal)})
    return child


def _said(proposal: Proposal) -> list[str]:
    return [item.sentence for item in proposal.changes][:50]


def tell_children(parent: Campaign, number: int, changes: Sequence[Difference], by: str) -> None:
    """The offices right below whose unit a new version concerns; inside the change that issues it. Two queries."""
    if number == 1:
        return
    children = {one.organisation_id: one for one in Campaign.objects.filter(parent=parent).exclude(state="closed").only("organisation")}
    if not children:
        return
    entries = list(RosterEntry.objects.filter(campaign=parent, own=False, organisation__in=list(children)))
    concerned = [one for one in entries if any(item.concerns(one.unit_id) for item in changes)]
    for entry in concerned:
        link = f"/dot/cap-duoi/{children[entry.organisation_id].uuid}/cap-tren/"
        words = f"Đợt cấp trên “{parent.title}” có bản {number}. Hãy xem bản đề xuất cho đợt của đơn vị mình rồi phát hành lại."
        tell([entry], {}, words, link, "superior", parent, by)
