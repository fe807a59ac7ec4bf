"""What the consolidation does in the background: a version over many units."""

from __future__ import annotations

from django.urls import reverse

from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.consolidations.actions import build
from nhiemky.web.jobs.models import Job
from nhiemky.web.jobs.work import Done, job, tell

MANY = 150
"""From so many reports on a version takes longer than one waits before a page."""


def takes_long(campaign: Campaign) -> bool:
    """More reports have come in than a page waits for."""
    return Obligation.objects.filter(campaign=campaign, state__in=("submitted", "accepted", "returned")).count() >= MANY


@job("consolidations.build", "Lập bản tổng hợp")
def build_version(job: Job, actor: Actor, *, with_drafts: bool | None = None, cut_offs: list[str] | None = None) -> Done:
    """The version of what there is; the newest where nothing is new."""
    assert job.campaign is not None
    tell(job, 0, 2, "Gom báo cáo của các đơn vị và cộng số liệu")
    version = build(actor, job.campaign, with_drafts=with_drafts, cut_offs=cut_offs)
    tell(job, 2, 2, "Đã ghi bản tổng hợp")
    words = f"Bản {version.number} từ {version.reports_in}/{version.expected} báo cáo."
    return Done(words, url=reverse("consolidations:version", args=[version.uuid]))
