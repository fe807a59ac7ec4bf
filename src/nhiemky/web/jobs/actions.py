"""Start long work, stop it.

>>> job = start(actor, "consolidations.build", campaign, with_drafts=False)     # doctest: +SKIP
>>> redirect("jobs:job", uuid=job.uuid)                                          # doctest: +SKIP

Promise: the same work that is under way already is the same job; a job that was acknowledged is done or says why not, whatever
happens to the worker.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import IntegrityError

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.jobs.models import UNDER_WAY, Job
from nhiemky.web.jobs.running import hand_over, run_job, runs_at_once
from nhiemky.web.jobs.work import KINDS
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.models import Organisation


def start(actor: Actor, kind: str, subject: Campaign | Organisation, title: str = "", **arguments: Any) -> Job:
    """A job of `kind` about a campaign or an organisation; the one under way where the same work was asked for already.

    arguments: what the kind's function takes beside job and actor, JSON values. Refuses `not_allowed` as the work itself would.
    """
    known = KINDS[kind]
    campaign = subject if isinstance(subject, Campaign) else None
    organisation = subject.organisation if isinstance(subject, Campaign) else subject
    title = title or known.title
    require(actor, known.capability, organisation, title[:1].lower() + title[1:])
    words = json.dumps(arguments, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    key = hashlib.sha256(f"{kind}|{organisation.pk}|{campaign.pk if campaign else ''}|{words}".encode()).hexdigest()
    if (standing := _under_way(key)) is not None:
        return standing
    try:
        with Change(actor, "job.started") as change:
            made = Job.objects.create(
                kind=kind, title=title[:300], organisation=organisation, campaign=campaign, arguments=words, key=key, user=actor.user,
                post_id=actor.post_id, by=actor.name[:200], asked_at=clock.now(),
            )  # fmt: skip
            hand_over(made)
            change.of(made, name=str(campaign or organisation)[:300], after={"kind": kind, "title": title})
    except IntegrityError:
        standing = _under_way(key)
        if standing is None:
            raise
        return standing
    if runs_at_once():
        run_job.enqueue(str(made.uuid))
        made.refresh_from_db()
    return made


def _under_way(key: str) -> Job | None:
    return Job.objects.filter(key=key, state__in=UNDER_WAY).first()


def stop(actor: Actor, job: Job) -> None:
    """A waiting job ends at once, a running one at its next step. Refuses `job_over` for one that has ended."""
    if not job.is_under_way:
        raise Refusal("job_over", title=job.title)
    with Change(actor, "job.stopped") as change:
        ended = Job.objects.filter(pk=job.pk, state="waiting").update(state="cancelled", ended_at=clock.now(), stop_asked=True)
        if not ended and not Job.objects.filter(pk=job.pk, state="running").update(stop_asked=True):
            raise Refusal("job_over", title=job.title)
        change.of(job, before={"state": job.state}, after={"stop_asked": True})
    job.refresh_from_db()


def again(actor: Actor, job: Job) -> Job:
    """The same work once more, for one that failed or was stopped."""
    return start(actor, job.kind, job.campaign or job.organisation, job.title, **json.loads(job.arguments))
