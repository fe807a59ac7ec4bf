"""{% load cascade %}: what a campaign has to do with those above and below it."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhiemky.web import clock
from nhiemky.web.campaigns.cascade import access
from nhiemky.web.campaigns.cascade.findings import newest_number
from nhiemky.web.campaigns.cascade.lineage import rolled_behind
from nhiemky.web.campaigns.cascade.rolling import fresh_reports
from nhiemky.web.campaigns.cascade.tree import below_of
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.organisations.access import scope_of

register = template.Library()
Context = dict[str, Any]


@register.inclusion_tag("campaigns/cascade/panel.html", takes_context=True)
def cascade_panel(context: Context, campaign: Campaign) -> Context:
    """{% cascade_panel campaign %}: open a campaign below, go to one's own, or up to the superior's."""
    actor = context["request"].actor
    scope = scope_of(actor)
    mine = [post.organisation_id for post in scope.posts]
    openable = access.openable(actor, campaign)
    below = Campaign.objects.filter(parent=campaign, organisation__in=mine).select_related("organisation").first() if mine else None
    child = campaign if campaign.parent_id and scope.may("see", campaign.organisation) else None
    behind = False
    for one in (below, child):
        if one is not None and one.state != "closed" and one.parent is not None and scope.may("office", one.organisation):
            behind = behind or (one.parent_version or 0) < newest_number(one.parent)
    has_below = scope.may("see", campaign.organisation) and Campaign.objects.filter(parent=campaign).exclude(state="draft").exists()
    return {
        "campaign": campaign, "openable": openable, "below": below, "child": child, "behind": behind, "has_below": has_below,
        "fresh": fresh_reports(below) if below else 0,
    }  # fmt: skip


@register.inclusion_tag("campaigns/cascade/chain.html", takes_context=True)
def cascade_chain(context: Context, campaign: Campaign) -> Context:
    """{% cascade_chain campaign %}: the superiors' campaigns, the highest first; nothing at the top."""
    return {"chain": access.chain_of(context["request"].actor, campaign)}


@register.simple_tag(takes_context=True)
def below(context: Context, entry: RosterEntry) -> SafeString | str:
    """{% below row.entry %}: "cấp dưới: đã nộp 12/15" of a unit with a campaign of its own. The whole board asks once."""
    request = context.get("request")
    campaign = context.get("campaign") or getattr(request, "_nhiemky_campaign", None)
    if request is None or campaign is None:
        return ""
    found = getattr(request, "_nhiemky_below", None)
    if found is None or found[0] != campaign.pk:
        found = (campaign.pk, below_of(request.actor, campaign, clock.now()))
        request._nhiemky_below = found
    node = found[1].get(entry.organisation_id)
    if node is None or not node.whole.expected:
        return ""
    url = reverse("campaigns_cascade:tree", args=[node.uuid])
    return format_html('<a class="why" href="{}">cấp dưới: đã nộp {}/{}</a>', url, node.whole.received, node.whole.expected)


@register.simple_tag
def rolled_source(revision: str, code: str) -> SafeString | str:
    """{% rolled_source panel.revision code %}: the way down where a unit's figure was rolled up from its own campaign; "" elsewhere."""
    found = rolled_behind(revision, code) if revision and code else None
    if found is None:
        return ""
    child, rolled = found
    url = reverse("campaigns_cascade:figure", args=[child.uuid, rolled.code])
    return format_html('<p>Tổng hợp từ {} đơn vị trực thuộc. <a href="{}">Mở xuống từng đơn vị</a></p>', rolled.units, url)
