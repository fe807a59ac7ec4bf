"""Drafts and revisions as an actor may reach them: those of organisations in its scope; drafts of others only as their state.

>>> revision = get_revision(actor, uuid)         # 404 outside the scope   # doctest: +SKIP
"""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.access import get_obligation, obligations
from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.organisations.access import scope_of, visible
from nhiemky.web.reports.models import Attachment, Comment, Draft, FindingAnswer, ReportFinding, Revision, SectionDraft, Thread

__all__ = [
    "draft",
    "entries",
    "get_finding",
    "get_obligation",
    "get_revision",
    "get_thread",
    "obligations",
    "own_obligations",
    "waiting",
    "word_of_draft",
]


def own_obligations(actor: Actor, campaign: Campaign) -> QuerySet[Obligation]:
    """What the actor's own units owe in one campaign: those it prepares or approves for.

    The campaign is not fetched with each row (its value is long): who needs it sets `row.campaign = campaign`.
    """
    rows = Obligation.objects.select_related("requirement", "entry", "organisation__type", "draft", "met_outside")
    mine = scope_of(actor).filter("prepare", "organisation") | scope_of(actor).filter("approve", "organisation")
    return rows.filter(mine, campaign=campaign, requirement__removed_in=None, entry__left_at=None)


def entries(actor: Actor, campaign: Campaign) -> QuerySet[RosterEntry]:
    """Roster entries of the actor's own units, the highest in the tree first."""
    rows = RosterEntry.objects.filter(campaign=campaign, left_at=None).select_related("organisation")
    return visible(actor, rows, "prepare").order_by("organisation__depth", "order")


def word_of_draft(obligation: Obligation) -> Attachment | None:
    """The Word put in last into the working copy of an obligation already fetched."""
    rows = Attachment.objects.filter(draft__obligation=obligation, kind="report", name__iendswith=".docx")
    return rows.order_by("-at", "-pk").first()


def draft(obligation: Obligation) -> Draft | None:
    """The working copy of an obligation already fetched, None while nothing is written."""
    rows = Draft.objects.filter(obligation=obligation).prefetch_related("sections", "unplaced", "incoming", "figures", "named_figures")
    return rows.first()


def get_section(actor: Actor, obligation: Obligation, path: str) -> SectionDraft:
    """One section of a draft of an obligation the actor may see."""
    rows = visible(actor, SectionDraft.objects.filter(draft__obligation=obligation), "see", "draft__obligation__organisation")
    found = rows.filter(path=path).first()
    if found is None:
        raise Http404
    return found


def revisions(actor: Actor) -> QuerySet[Revision]:
    """Revisions of organisations in the actor's scope."""
    return visible(
        actor, Revision.objects.select_related("obligation__requirement", "obligation__entry", "campaign__organisation", "organisation")
    )


def get_revision(actor: Actor, uuid: Any) -> Revision:
    """One revision; 404 outside the scope."""
    found = revisions(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def waiting(actor: Actor, campaign: Campaign) -> QuerySet[Obligation]:
    """What waits for the actor's office to look at, the longest waiting first."""
    rows = Obligation.objects.filter(campaign=campaign, state="submitted")
    if not scope_of(actor).may("office", campaign.organisation):
        rows = rows.none()
    newest = Prefetch("submissions", Revision.objects.order_by("-number").prefetch_related("findings"), to_attr="newest_first")
    return rows.select_related("requirement", "entry", "organisation").prefetch_related(newest).order_by("last_event_at", "pk")


def threads(obligation: Obligation) -> QuerySet[Thread]:
    """Talks about one obligation already fetched, oldest first, with their comments."""
    return (
        Thread.objects.filter(obligation=obligation).prefetch_related(Prefetch("comments", Comment.objects.order_by("pk"))).order_by("pk")
    )


def get_thread(actor: Actor, uuid: Any) -> Thread:
    """One talk; 404 outside the scope."""
    rows = Thread.objects.select_related("obligation__requirement", "obligation__entry", "obligation__organisation", "obligation__campaign")
    found = visible(actor, rows, "see", "obligation__organisation").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_finding(actor: Actor, revision_uuid: Any, pk: int) -> ReportFinding:
    """One finding of a revision in the actor's scope."""
    found = ReportFinding.objects.filter(revision=get_revision(actor, revision_uuid), pk=pk).first()
    if found is None:
        raise Http404
    return found


def findings_of(revision: Revision) -> list[ReportFinding]:
    """Findings with their answers, what must be mended first."""
    rows = revision.findings.prefetch_related(Prefetch("answers", FindingAnswer.objects.order_by("pk")))
    return sorted(rows, key=lambda each: {"high": 0, "medium": 1}.get(each.severity, 2))
