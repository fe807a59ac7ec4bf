"""What must be looked at before a campaign leaves the office: its own oddities, and below a superior's what is weaker or later.

>>> [found.code for found in doubts_of(child, working_value(child))]    # doctest: +SKIP
['later_than_superior']
"""

from __future__ import annotations

from nhiemky.checking.against_superior import against_superior
from nhiemky.domain import campaign as pure
from nhiemky.domain.finding import Finding, finding
from nhiemky.scheduling.cascade import duties_of, tasks_of
from nhiemky.scheduling.obligations import before_issue
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import value_of


def doubts_of(campaign: Campaign, value: pure.Campaign) -> tuple[Finding, ...]:
    """Findings in the order they are shown; those against the superior first."""
    above = against_parent(campaign, value) if campaign.parent_id else ()
    return (*above, *before_issue(value))


def against_parent(campaign: Campaign, value: pure.Campaign) -> tuple[Finding, ...]:
    """The child's value against what its superior's campaign asks of the unit now."""
    parent = campaign.parent
    if parent is None:
        return ()
    above = value_of(parent)
    unit = next((one for one in above.units if one.id == unit_id_of(campaign)), None)
    if unit is None:
        return ()
    found = against_superior(value, above, duties_of(above, unit.id), tasks_of(above, unit), unit)
    newest = newest_number(parent)
    if campaign.parent_version is not None and campaign.parent_version < newest:
        behind = finding("superior_changed", superior=above.owner.name, number=newest, held=campaign.parent_version, subject_id="superior")
        return (behind, *found)
    return found


def newest_number(campaign: Campaign) -> int:
    """Number of the version in force, 0 for a draft."""
    return campaign.versions.order_by("-number").values_list("number", flat=True).first() or 0


def unit_id_of(child: Campaign) -> str:
    """The unit's id in its superior's roster: its code, frozen with the roster; "" where it is no longer there."""
    assert child.parent is not None
    rows = child.parent.roster.filter(organisation=child.organisation_id, own=False, left_at=None)
    return rows.values_list("unit_id", flat=True).first() or ""
