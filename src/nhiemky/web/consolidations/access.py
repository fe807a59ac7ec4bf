"""Consolidations and own reports as an actor may reach them: by those who see the owner; written by its office.

>>> found = get_consolidation(actor, uuid)       # 404 outside the scope   # doctest: +SKIP

A board writes in the sections it was given (`prepare` over the board), and sees that report.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.consolidations.models import REPORTS, Consolidation, Match, OwnFigure, OwnReport, OwnSection, PaperAnswer, PaperCheck
from nhiemky.web.organisations.access import organisations, require, require_any, scope_of, visible
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.organisations.roles import WHOSE
from nhiemky.web.reports.access import revisions
from nhiemky.web.reports.models import Revision

_OWNER = "campaign__organisation"


def require_sight(actor: Actor, campaign: Campaign) -> None:
    """404 unless the actor sees the whole of the campaign's owner: figures of all units stand in a consolidation."""
    if not sees_owner(actor, campaign):
        raise Http404


def sees_owner(actor: Actor, campaign: Campaign) -> bool:
    """The actor sees all that hangs below the campaign's owner."""
    return scope_of(actor).may("see", campaign.organisation)


def require_any_sight(actor: Actor) -> None:
    """404 for those who run no campaign and see none: units have pages of their own."""
    if not scope_of(actor).has("see"):
        require_any(actor, "office")


def is_office(actor: Actor, campaign: Campaign) -> bool:
    """The actor may build, settle and lay before."""
    return scope_of(actor).may("office", campaign.organisation)


def require_office(actor: Actor, campaign: Campaign, what: str) -> None:
    """Refuses with a sentence those who only see it."""
    require(actor, "office", campaign.organisation, what)


def consolidations(actor: Actor, campaign: Campaign) -> QuerySet[Consolidation]:
    """Versions of one campaign, newest first, without their heavy columns."""
    rows = Consolidation.objects.filter(campaign=campaign).select_related("campaign__organisation")
    return visible(actor, rows, "see", _OWNER).defer("value", "inputs").order_by("-number")


def newest(actor: Actor, campaign: Campaign) -> Consolidation | None:
    """The newest version, None before the first."""
    return consolidations(actor, campaign).first()


def get_consolidation(actor: Actor, uuid: Any) -> Consolidation:
    """One version; 404 outside the scope."""
    rows = Consolidation.objects.select_related("campaign__organisation").defer("value", "inputs")
    found = visible(actor, rows, "see", _OWNER).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def laid_before(actor: Actor, version: Consolidation) -> Consolidation | None:
    """The version to compare with: the last one laid before the committee before this one, else the one just before it."""
    earlier = consolidations(actor, version.campaign).filter(number__lt=version.number)
    return earlier.filter(laid_at__isnull=False).first() or earlier.first()


def own_figures(actor: Actor, campaign: Campaign) -> QuerySet[OwnFigure]:
    """Figures of the owner's own, newest first, withdrawn ones too."""
    return visible(actor, OwnFigure.objects.filter(campaign=campaign), "see", _OWNER).order_by("-pk")


def get_own_figure(actor: Actor, campaign: Campaign, pk: int) -> OwnFigure:
    """One of them; 404 outside the scope."""
    found = own_figures(actor, campaign).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def matches(actor: Actor, campaign: Campaign) -> QuerySet[Match]:
    """Settled names in force, newest first."""
    return visible(actor, Match.objects.filter(campaign=campaign, undone_at=None), "see", _OWNER).order_by("-pk")


def get_match(actor: Actor, pk: int) -> Match:
    """One settled name; 404 outside the scope."""
    rows = Match.objects.select_related("campaign__organisation")
    found = visible(actor, rows, "see", _OWNER).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def paper_checks(actor: Actor, version: Consolidation) -> QuerySet[PaperCheck]:
    """Papers held against a version, newest first; what compares units' reports with one another is the office's alone."""
    rows = visible(actor, PaperCheck.objects.filter(consolidation=version), "see", _OWNER).order_by("-pk")
    return rows if is_office(actor, version.campaign) else rows.exclude(kind=REPORTS)


def get_paper_check(actor: Actor, uuid: Any) -> PaperCheck:
    """One of them; 404 outside the scope."""
    rows = PaperCheck.objects.select_related("campaign__organisation", "consolidation")
    found = visible(actor, rows, "see", _OWNER).filter(uuid=uuid).first()
    if found is None or (found.kind == REPORTS and not is_office(actor, found.campaign)):
        raise Http404
    return found


def paper_answers(actor: Actor, campaign: Campaign) -> QuerySet[PaperAnswer]:
    """Answers in force."""
    return visible(actor, PaperAnswer.objects.filter(campaign=campaign, withdrawn_at=None), "see", _OWNER).order_by("pk")


def get_source(actor: Actor, uuid: Any) -> Revision:
    """The revision a figure opens to, with its file."""
    found = revisions(actor).select_related("file", "signed_copy", "obligation__entry", "campaign__organisation").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def own_duties(actor: Actor, campaign: Campaign) -> QuerySet[Obligation]:
    """The owner's own reports and its boards', as duties."""
    rows = Obligation.objects.filter(campaign=campaign, requirement__own=True, requirement__removed_in=None)
    return visible(actor, rows, "see").select_related("requirement", "entry", "organisation").order_by("deadline_at", "requirement__order")


def own_reports_due(actor: Actor, campaign: Campaign) -> QuerySet[Obligation]:
    """Those of them that are reports or appendices, not conferences."""
    return own_duties(actor, campaign).filter(requirement__deliverable__in=("report", "appendix"))


def get_own_duty(actor: Actor, campaign: Campaign, uuid: str) -> Obligation | None:
    """One of them; None for "" and for what is none."""
    return next((duty for duty in own_duties(actor, campaign) if str(duty.uuid) == uuid), None)


def own_reports(actor: Actor, campaign: Campaign | None = None) -> QuerySet[OwnReport]:
    """Reports being drafted that the actor sees: whoever sees the owner, and the boards that were given a section."""
    scope = scope_of(actor)
    rows = OwnReport.objects.select_related("campaign__organisation", "obligation__requirement", "consolidation")
    if not scope.everything:
        given = OwnSection.objects.filter(scope.filter("see", "assigned_to"), assigned_to__isnull=False).values("report")
        rows = rows.filter(scope.filter("see", _OWNER) | Q(pk__in=given))
    return (rows.filter(campaign=campaign) if campaign else rows).order_by("pk")


def get_own_report(actor: Actor, uuid: Any) -> OwnReport:
    """One of them; 404 outside the scope."""
    found = own_reports(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_own_section(report: OwnReport, order: int) -> OwnSection:
    """A section of a report already fetched."""
    found = OwnSection.objects.filter(report=report, order=order).select_related("assigned_to").first()
    if found is None:
        raise Http404
    return found


def may_write(actor: Actor, section: OwnSection, report: OwnReport) -> bool:
    """The office writes everywhere, a board in what it was given."""
    scope = scope_of(actor)
    return scope.may("office", report.campaign.organisation) or (
        section.assigned_to is not None and scope.may("prepare", section.assigned_to)
    )


def require_writing(actor: Actor, section: OwnSection, report: OwnReport) -> None:
    """Refuses with a sentence those who only read."""
    if not may_write(actor, section, report):
        raise Refusal("not_allowed", what="viết mục này", who=f"{WHOSE['office']} hoặc ban được giao")


def boards(actor: Actor, campaign: Campaign) -> QuerySet[Organisation]:
    """Boards and offices of the owner, which a section can be given to."""
    rows = organisations(actor).filter(parent=campaign.organisation, active=True)
    return rows.filter(type__is_board=True).order_by("left")
