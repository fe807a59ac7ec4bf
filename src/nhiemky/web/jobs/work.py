"""What long work there is, and how it tells how far it has come.

>>> @job("consolidations.build", "Lập bản tổng hợp")                     # doctest: +SKIP
... def build(job: Job, actor: Actor, *, with_drafts: bool | None = None) -> Done:
...     tell(job, 1, 3, "Gom báo cáo của các đơn vị")
...     version = actions.build(actor, job.campaign, with_drafts=with_drafts)
...     return Done(f"Bản {version.number}", url=reverse("consolidations:version", args=[version.uuid]))

An app says in its module `long_work` what it does this way; the module is imported on start. Promise asked of every function: it
may be run twice (a worker can be killed at any moment), and twice gives what once gives. It checks the right itself, by actions.
`tell` is called outside of a Change; it raises Stopped where the person asked to stop.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection

from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.gate import write_gate
from nhiemky.web.jobs.models import Job
from nhiemky.web.organisations.roles import Capability

LEASE = timedelta(seconds=20)
"""How long a runner's word counts; renewed every few seconds."""
TELL_SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: words for the page, an address to open, or a file (name, bytes) that is kept with the job."""

    words: str
    url: str = ""
    file: tuple[str, bytes] | None = None


Work = Callable[..., Done]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of long work. capability: whose work it is; who holds it over the organisation sees the job."""

    code: str
    title: str
    work: Work
    capability: Capability = "office"


KINDS: dict[str, Kind] = {}


class Stopped(Exception):  # noqa: N818 (an order, not a fault)
    """The person asked to stop, or the worker ends; nothing half done may stay."""


class Lost(Exception):  # noqa: N818
    """Somebody else works on this job now: the lease had run out."""


def job(code: str, title: str, capability: Capability = "office") -> Callable[[Work], Work]:
    """Register a function as long work: `function(job, actor, **arguments) -> Done`."""

    def registered(work: Work) -> Work:
        KINDS[code] = Kind(code, title, work, capability)
        return work

    return registered


@dataclass
class _Ending:
    """Set by the worker process when it is told to end."""

    asked: bool = False


ending = _Ending()
_told: dict[int, float] = {}


def tell(job: Job, done: int, of: int, words: str = "") -> None:
    """So many steps of so many are done; written at most a few times a second. Raises Stopped or Lost."""
    if ending.asked:
        raise Stopped
    moment = time.monotonic()
    if 0 < done < of and moment - _told.get(job.pk, 0.0) < TELL_SECONDS:
        return
    _told[job.pk] = moment
    mine: dict[str, Any] = {"pk": job.pk, "runner": job.runner, "state": "running"}
    said = words or job.said
    with write_gate(connection.vendor):
        told = Job.objects.filter(**mine).update(done=done, of=of, said=said[:300], lease_until=clock.now() + LEASE)
    if not told:
        raise Lost
    job.done, job.of, job.said = done, of, said
    if Job.objects.filter(pk=job.pk, stop_asked=True).exists():
        raise Stopped


def forget(job: Job) -> None:
    """The job is over here."""
    _told.pop(job.pk, None)


def actor_of(job: Job) -> Actor:
    """On whose behalf it is done, with that person's rights of this moment; the program's own where nobody asked."""
    if job.user is None:
        return Actor(name=job.by, request_id=str(job.uuid), trusted=True)
    return Actor(job.user, job.by, str(job.uuid), post_id=job.post_id)
