"""Do a job: claimed once, leased while it lasts, ended once. A job whose runner was killed is taken up again.

>>> perform(uuid)                                                       # doctest: +SKIP

django-tasks brings the work to the worker (one row a job, written with the job itself); this module decides whether it is still
to be done. States change by conditional updates on the runner's name, on both engines alike.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import socket
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.http import Http404
from django.utils import timezone
from django_tasks import task

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.files.store import keep, known
from nhiemky.web.gate import write_gate
from nhiemky.web.jobs.models import Job
from nhiemky.web.jobs.work import KINDS, LEASE, Done, Lost, Stopped, actor_of, ending, forget
from nhiemky.web.office.models import Notice

TRIES = 3
"""Killed so many times in the middle, a job is set aside with its reason: it would take the worker down for ever."""
FORGOTTEN = timedelta(days=1)
"""Rows of django-tasks that a killed worker left behind."""
_HOST = socket.gethostname()[:40]
RUNNER = f"{_HOST}:{os.getpid()}:{secrets.token_hex(4)}"
_log = logging.getLogger(__name__)


@task()
def run_job(uuid: str) -> None:
    """What the worker is handed."""
    perform(uuid)


def runs_at_once() -> bool:
    """Tests run work where it is asked for; the office has a worker."""
    return not run_job.get_backend().supports_defer


def hand_over(job: Job) -> None:
    """Put the job before the worker; inside the transaction that speaks of it."""
    if not runs_at_once():
        run_job.enqueue(str(job.uuid))


def perform(uuid: str) -> None:
    """Do the job unless it is over or another runner has it."""
    job = _claim(uuid)
    if job is None:
        return
    actor = actor_of(job)
    try:
        done = KINDS[job.kind].work(job, actor, **json.loads(job.arguments))
        _finish(job, actor, done)
    except Stopped:
        if ending.asked:
            release(job)
        else:
            _end(job, actor, "cancelled")
    except Lost:
        _log.warning("job %s was taken over", job.uuid)
    except Refusal as refusal:
        _end(job, actor, "failed", refusal)
    except Http404:
        _end(job, actor, "failed", Refusal("job_thing_gone", title=job.title))
    except Exception:
        number = str(job.uuid)[-12:]
        _log.exception("job %s (%s) crashed", job.uuid, job.kind)
        _end(job, actor, "failed", Refusal("job_crashed", title=job.title, number=number))
    finally:
        forget(job)


def _claim(uuid: str) -> Job | None:
    with write_gate(connection.vendor):
        claimed = Job.objects.filter(uuid=uuid, state="waiting").update(
            state="running", runner=RUNNER, lease_until=clock.now() + LEASE, began_at=clock.now(), done=0, of=0, said="", stop_asked=False
        )
    if not claimed:
        return None
    related = ("user__person", "organisation", "campaign__organisation")
    job = Job.objects.select_related(*related).get(uuid=uuid)
    if job.kind in KINDS:
        return job
    _end(job, actor_of(job), "failed", Refusal("job_thing_gone", title=job.title))
    return None


def _finish(job: Job, actor: Actor, done: Done) -> None:
    values: dict[str, Any] = {"result_words": done.words[:300], "result_url": done.url[:300], "done": job.of}
    kept = keep(done.file[1]) if done.file else None
    with Change(actor, "job.done") as change:
        if kept is not None and done.file is not None:
            values |= {"file": known(kept), "file_name": done.file[0][:250]}
        _ended(job, "done", **values)
        _tell_person(job, f"Đã xong: {job.title}. {done.words}".strip())
        change.of(job, name=f"{job.title}: {job.campaign or job.organisation}", after={"result": done.words})


def _end(job: Job, actor: Actor, state: str, refusal: Refusal | None = None) -> None:
    words = refusal.message if refusal else ""
    try:
        with Change(actor, f"job.{state}") as change:
            _ended(job, state, refusal=words, refusal_code=refusal.code if refusal else "")
            if refusal:
                _tell_person(job, f"Chưa làm được: {words}")
            change.of(job, name=f"{job.title}: {job.campaign or job.organisation}", after={"state": state, "why": words})
    except Lost:
        _log.warning("job %s was taken over", job.uuid)


def _ended(job: Job, state: str, **values: Any) -> None:
    mine = Job.objects.filter(pk=job.pk, runner=job.runner, state="running")
    if not mine.update(state=state, ended_at=clock.now(), lease_until=None, **values):
        raise Lost


def _tell_person(job: Job, words: str) -> None:
    """A notice in the app, for who has left the page."""
    if job.user is not None:
        link = f"/viec-nen/{job.uuid}/"
        Notice.objects.create(user=job.user, campaign=job.campaign, kind="job", words=words, link=link, at=clock.now(), by="Nhiệm kỳ")


def release(job: Job) -> None:
    """The worker ends before the job: it waits again, at once."""
    with write_gate(connection.vendor), transaction.atomic():
        mine = Job.objects.filter(pk=job.pk, runner=job.runner, state="running")
        if mine.update(state="waiting", runner="", lease_until=None):
            hand_over(job)


def renew() -> None:
    """This runner still lives: whatever it works on stays its own."""
    Job.objects.filter(runner=RUNNER, state="running").update(lease_until=clock.now() + LEASE)


def give_up_leases(pid: int) -> None:
    """The process `pid` of this host is known to be dead."""
    dead = Job.objects.filter(runner__startswith=f"{_HOST}:{pid}:", state="running")
    dead.update(lease_until=clock.now() - timedelta(seconds=1))


def take_up_again() -> int:
    """Jobs whose runner is gone wait again, or are set aside after `TRIES` times; how many there were.

    A job that waits without a task (its worker was killed between taking the task and taking the job) gets a new one.
    """
    _hand_over_forgotten()
    found = list(Job.objects.filter(state="running", lease_until__lt=clock.now()).select_related("user", "organisation", "campaign"))
    for job in found:
        if job.attempts + 1 >= TRIES:
            _end(job, Actor.program("việc chạy nền"), "failed", Refusal("job_given_up", title=job.title, times=TRIES))
            continue
        with write_gate(connection.vendor), transaction.atomic():
            gone = Job.objects.filter(pk=job.pk, runner=job.runner, state="running", lease_until=job.lease_until)
            if gone.update(state="waiting", runner="", lease_until=None, attempts=job.attempts + 1):
                hand_over(job)
    return len(found)


def _hand_over_forgotten() -> None:
    if runs_at_once():
        return
    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - FORGOTTEN).delete()
    waiting = list(Job.objects.filter(state="waiting", asked_at__lt=clock.now() - LEASE))
    if not waiting:
        return
    known_ones = {str(args["args"][0]) for args in DBTaskResult.objects.ready().values_list("args_kwargs", flat=True)}
    for job in waiting:
        if str(job.uuid) not in known_ones:
            with write_gate(connection.vendor):
                hand_over(job)
