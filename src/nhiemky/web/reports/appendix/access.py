"""The appendix a person may open: of the obligation asked for, or of their own unit in the campaign they work in.

>>> sheet = get_sheet(actor, uuid)              # 404 outside the scope, or where the duty has no appendix     # doctest: +SKIP
"""

from __future__ import annotations

from typing import Any

from django.http import Http404

from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.organisations.access import require, scope_of, visible
from nhiemky.web.reports.access import get_obligation, own_obligations
from nhiemky.web.reports.appendix.sheet import Sheet, sheet_of
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.models import Attachment
from nhiemky.web.targets.models import PastedBlock


def get_sheet(actor: Actor, uuid: Any) -> Sheet:
    """What an obligation in sight asks for in figures."""
    sheet = sheet_of(get_obligation(actor, uuid))
    if not sheet.asked.has_appendix or sheet.obligation.requirement.deliverable not in ("report", "appendix"):
        raise Http404
    return sheet


def get_fillable(actor: Actor, uuid: Any) -> Sheet:
    """The same for somebody who writes in it: `not_allowed` where it is only seen."""
    sheet = get_sheet(actor, uuid)
    require(actor, "prepare", sheet.obligation.organisation, "điền phụ lục của đơn vị")
    return sheet


def may_fill(actor: Actor, sheet: Sheet) -> bool:
    """Writes here: the unit's own people, while the duty is open."""
    return not sheet.closed and scope_of(actor).may("prepare", sheet.obligation.organisation)


def own_appendix(actor: Actor, campaign: Campaign) -> Obligation | None:
    """The obligation that holds the figures of the person's unit: the appendix where it is a product of its own, else the first report."""
    rows = list(own_obligations(actor, campaign).order_by("organisation__depth", "requirement__order"))
    rows = [row for row in rows if row.requirement.deliverable in ("appendix", "report") and not row.requirement.own]
    rows.sort(key=lambda row: row.requirement.deliverable != "appendix")
    return next((row for row in rows if asked_of(row).has_appendix), None)


def get_block(actor: Actor, sheet: Sheet, uuid: Any) -> PastedBlock:
    """A paste of this draft."""
    rows = PastedBlock.objects.filter(draft=sheet.draft).select_related("draft__obligation__organisation")
    found = visible(actor, rows, "see", "draft__obligation__organisation").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_attachment(actor: Actor, sheet: Sheet, uuid: Any) -> Attachment:
    """A file that was uploaded for this appendix."""
    rows = Attachment.objects.filter(draft=sheet.draft, draft__isnull=False).select_related("blob")
    found = visible(actor, rows, "prepare", "draft__obligation__organisation").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found
