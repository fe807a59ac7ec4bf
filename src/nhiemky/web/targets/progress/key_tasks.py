"""Key tasks with what units did for each, as values for a page, a Word section and the own report's material.

>>> [(one.words, len(one.results), one.silent) for one in told_of(actor, campaign)]                  # doctest: +SKIP
[('Đổi mới sinh hoạt chi bộ', 3, ('Đảng bộ Cảng',))]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nhiemky.domain.key_tasks import Done, KeyTaskTold
from nhiemky.domain.own_report import Material
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import fold
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.organisations.access import visible
from nhiemky.web.reports.models import Figure, SectionText
from nhiemky.web.targets.models import KeyTaskResult
from nhiemky.web.targets.progress.access import key_tasks, units_of


def told_of(actor: Actor, campaign: Campaign) -> tuple[KeyTaskTold, ...]:
    """Every key task of the campaign's owner with the results of the units in the actor's sight."""
    tasks = list(key_tasks(actor, campaign.organisation).prefetch_related("units"))
    entries = list(units_of(actor, campaign))
    rows = KeyTaskResult.objects.filter(key_task__in=[task.pk for task in tasks], withdrawn_at=None)
    rows = visible(actor, rows.select_related("organisation", "obligation__requirement")).order_by("organisation__left", "pk")
    results: dict[int, list[KeyTaskResult]] = {}
    for row in rows:
        results.setdefault(row.key_task_id, []).append(row)
    done = done_of([row for held in results.values() for row in held], campaign)
    found = []
    for task in tasks:
        concerned = {unit.pk for unit in task.units.all()}
        told = {row.organisation_id for row in results.get(task.pk, ())}
        asked = [entry for entry in entries if not concerned or entry.organisation_id in concerned]
        found.append(
            KeyTaskTold(
                task.pk, task.kind, task.kind_words, task.words, tuple(done[row.pk] for row in results.get(task.pk, ())),
                tuple(entry.name for entry in asked if entry.organisation_id not in told), len(asked),
            )
        )  # fmt: skip
    return tuple(found)


def done_of(rows: Sequence[KeyTaskResult], campaign: Campaign | None = None) -> dict[int, Done]:
    """Each result with the text of the section and the figure it points to, as they were handed in last; two queries."""
    texts, figures = _texts(rows), _figures(rows, campaign)
    return {
        row.pk: Done(
            row.organisation.name, str(row.organisation.uuid), row.words, row.section_title,
            texts.get((row.obligation_id or 0, row.section), ""),
            figures.get((row.organisation_id, row.code), ""), row.by, clock.local(row.at).date(), str(row.uuid),
        )
        for row in rows
    }  # fmt: skip


def _texts(rows: Iterable[KeyTaskResult]) -> dict[tuple[int, str], str]:
    duties = {row.obligation_id for row in rows if row.section and row.obligation_id}
    if not duties:
        return {}
    told = SectionText.objects.filter(revision__obligation_id__in=list(duties)).order_by("revision__number", "pk")
    return {(duty, path): text for duty, path, text in told.values_list("revision__obligation_id", "path", "text")}


def _figures(rows: Iterable[KeyTaskResult], campaign: Campaign | None) -> dict[tuple[int, str], str]:
    wanted = {(row.organisation_id, row.code) for row in rows if row.code}
    if not wanted:
        return {}
    told = Figure.objects.filter(organisation_id__in=[place for place, _ in wanted], code__in=[code for _, code in wanted]).exclude(
        actual=""
    )
    if campaign is not None:
        told = told.filter(campaign=campaign)
    found = {}
    for place, code, statement, actual, unit in told.order_by("revision__received_at", "pk").values_list(
        "organisation_id", "code", "statement", "actual", "unit_of_measure"
    ):
        found[place, code] = f"{statement}: {actual}{f' {unit}' if unit and unit != '%' else unit}"
    return found


def key_task_material(campaign: Campaign, title: str) -> tuple[Material, ...]:
    """What units tied to key tasks, for a section of the owner's report that speaks of them; nothing for other sections."""
    words = fold(title)
    kinds = [kind for kind, mark in (("key_task", "trong tam"), ("breakthrough", "dot pha")) if mark in words]
    if not kinds:
        return ()
    return tuple(
        Material(f"{task.words}: {done.told}.", f"{done.unit}, kết quả ghi ngày {format_day(done.on)}", (done.unit,), task.kind_words)
        for task in told_of(Actor.program("tập hợp nhiệm vụ trọng tâm"), campaign)
        if task.kind in kinds
        for done in task.results
    )
