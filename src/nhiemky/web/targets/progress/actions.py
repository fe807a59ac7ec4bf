"""Every change about the progress of targets, by one name each.

>>> foretell(actor, campaign, unit, line, "Thiếu nguồn kết nạp")                                    # doctest: +SKIP
>>> tie_result(actor, task, obligation, "Đã mở 3 lớp tập huấn")                                     # doctest: +SKIP

Promise: forecasts and thresholds are only ever added; a forecast never changes a figure or a status; a unit ties results only to key
tasks that concern it; what is taken off stays with what was tied to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.domain.target_progress import Pace
from nhiemky.vietnamese.unicode import nfc, search_key
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.office.notifying import notify
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.targets.models import Forecast, KeyTask, KeyTaskResult, ProgressRule, Resolution
from nhiemky.web.targets.progress.access import require_foretell, require_key_tasks
from nhiemky.web.targets.progress.pacing import pace_words
from nhiemky.web.targets.progress.standing import Line


def set_pace(actor: Actor, campaign: Campaign, pace: Pace, reason: str = "", version: int | None = None) -> ProgressRule:
    """A new version of the campaign's thresholds. version: number of the one the person saw, 0 for the defaults; None = not asked."""
    require(actor, "office", campaign.organisation, "đặt ngưỡng đánh giá chỉ tiêu")
    current = ProgressRule.objects.filter(campaign=campaign).order_by("-number").first()
    words = pace_words(pace)
    if current is not None and current.value == words:
        raise Refusal("progress_rule_same", number=current.number)
    held = current.number if current else 0
    if version is not None and version != held:
        raise Refusal("progress_rule_changed", who=current.by if current else "người khác")
    try:
        with Change(actor, "targets.thresholds_set", reason=reason) as change, transaction.atomic():
            made = ProgressRule.objects.create(
                campaign=campaign, number=held + 1, value=words, reason=nfc(reason).strip(), at=clock.now(), by=actor.name[:200]
            )
            change.of(
                made, name=f"Ngưỡng đánh giá, {campaign.title}", organisation_id=campaign.organisation_id,
                before={"value": current.value if current else ""}, after={"value": words},
            )  # fmt: skip
    except IntegrityError as clash:
        raise Refusal("progress_rule_changed", who="Người khác") from clash
    return made


def foretell(actor: Actor, campaign: Campaign, organisation: Organisation, line: Line, reason: str, *, hard: bool = True) -> Forecast:
    """Say that a target will hardly be reached, or take that back; both need a reason. The status stays what the figures say."""
    require_foretell(actor, organisation)
    reason = nfc(reason).strip()
    if not reason:
        raise Refusal("forecast_reason_missing", statement=line.statement)
    current = Forecast.objects.filter(campaign=campaign, organisation=organisation, code=line.code).order_by("-pk").first()
    standing = current is not None and current.hard
    if not hard and not standing:
        raise Refusal("forecast_nothing_to_take_back", statement=line.statement)
    if hard and current is not None and standing and search_key(current.reason) == search_key(reason):
        raise Refusal("forecast_already_there", statement=line.statement)
    with Change(actor, "targets.foretold" if hard else "targets.forecast_taken_back", reason=reason) as change:
        made = Forecast.objects.create(
            campaign=campaign, organisation=organisation, code=line.code, statement=line.statement, hard=hard, reason=reason,
            at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        if hard and organisation.pk != campaign.organisation_id:
            address = reverse("targets_progress:target", args=[organisation.uuid, line.code])
            words = f"{organisation.name} dự báo khó hoàn thành chỉ tiêu “{line.statement}”: {reason}"
            notify([campaign.organisation], words[:500], link=address, kind="target", campaign=campaign, by=actor.name[:200])
        change.of(
            made, name=line.statement, organisation_id=organisation.pk,
            before={"hard": standing, "reason": current.reason if current else ""}, after={"hard": hard, "reason": reason},
        )  # fmt: skip
    return made


def add_key_task(
    actor: Actor, resolution: Resolution, kind: str, words: str, *, quote: str = "", units: Sequence[Organisation] = ()
) -> KeyTask:
    """One key task or breakthrough of a resolution; units: whom it concerns, none = everybody below."""
    owner = resolution.term.organisation
    require_key_tasks(actor, owner)
    words = _told(words)
    if resolution.key_tasks.filter(words=words, ended_at=None).exists():
        raise Refusal("key_task_listed_already", words=words)
    with Change(actor, "targets.key_task_added") as change:
        order = (resolution.key_tasks.aggregate(last=Max("order"))["last"] or 0) + 1
        task = KeyTask.objects.create(resolution=resolution, kind=kind, words=words, quote=nfc(quote).strip(), order=order)
        task.units.set(units)
        change.of(
            task, name=words[:200], organisation_id=owner.pk, after={"kind": kind, "words": words, "units": [one.code for one in units]}
        )
    return task


def _told(words: str) -> str:
    words = " ".join(nfc(words).split())
    if not words:
        raise Refusal("key_task_words_missing")
    return words


def change_key_task(actor: Actor, task: KeyTask, kind: str, words: str, *, units: Sequence[Organisation] = ()) -> KeyTask:
    """Its words, kind and whom it concerns."""
    require_key_tasks(actor, task.resolution.term.organisation)
    words = _told(words)
    held = sorted(task.units.values_list("code", flat=True))
    before = {"kind": task.kind, "words": task.words, "units": held}
    after = {"kind": kind, "words": words, "units": sorted(one.code for one in units)}
    if before == after:
        return task
    with Change(actor, "targets.key_task_changed") as change:
        task.kind, task.words = kind, words
        task.save(update_fields=["kind", "words"])
        task.units.set(units)
        change.of(task, name=words[:200], organisation_id=task.organisation_id, before=before, after=after)
    return task


def end_key_task(actor: Actor, task: KeyTask, *, ended: bool = True) -> None:
    """Take it off the list, or bring it back; what was tied to it stays."""
    require_key_tasks(actor, task.resolution.term.organisation)
    with Change(actor, "targets.key_task_ended" if ended else "targets.key_task_brought_back") as change:
        task.ended_at = clock.now() if ended else None
        task.save(update_fields=["ended_at"])
        change.of(task, name=task.words[:200], organisation_id=task.organisation_id, after={"ended_at": task.ended_at})


def tie_result(
    actor: Actor,
    task: KeyTask,
    obligation: Obligation | None,
    words: str = "",
    *,
    organisation: Organisation | None = None,
    section: str = "",
    section_title: str = "",
    code: str = "",
) -> KeyTaskResult:
    """What the obligation's unit (or `organisation`) did for a superior's key task: words, a section of its report, a figure."""
    place = obligation.organisation if obligation is not None else organisation
    if place is None:
        raise Refusal("key_task_result_empty")
    require(actor, "prepare", place, "ghi kết quả thực hiện nhiệm vụ trọng tâm")
    words = nfc(words).strip()
    if not (words or section or code):
        raise Refusal("key_task_result_empty")
    if task.ended_at is not None:
        raise Refusal("key_task_ended", words=task.words)
    tree = Organisation.objects.in_bulk([task.organisation_id, place.pk])
    owner, here = tree[task.organisation_id], tree[place.pk]
    inside = owner.left <= here.left <= owner.right
    concerned = set(task.units.values_list("pk", flat=True))
    if not inside or (concerned and place.pk not in concerned):
        raise Refusal("key_task_not_concerned", words=task.words, unit=place.name)
    with Change(actor, "targets.result_tied") as change:
        made = KeyTaskResult.objects.create(
            key_task=task, organisation=place, obligation=obligation, words=words, section=section[:200], section_title=section_title[:500],
            code=code[:40], at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        change.of(
            made, name=task.words[:200], organisation_id=place.pk,
            after={"words": words, "section": section, "code": code, "key_task": task.words[:300]},
        )  # fmt: skip
    return made


def withdraw_result(actor: Actor, result: KeyTaskResult) -> None:
    """The unit takes back what it tied; the row stays in the log."""
    require(actor, "prepare", result.organisation, "rút kết quả thực hiện nhiệm vụ trọng tâm")
    with Change(actor, "targets.result_withdrawn") as change:
        result.withdrawn_at = clock.now()
        result.save(update_fields=["withdrawn_at"])
        change.of(
            result, name=result.key_task.words[:200], organisation_id=result.organisation_id, after={"withdrawn_at": result.withdrawn_at}
        )
