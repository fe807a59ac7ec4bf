"""Rounds: set up, units added, reminded, closed (kỳ thống kê).

>>> round = open_round(actor, committee, title="...", set_id="chi-so-chinh", period="2023-Q1", units=units, deadline=day)   # doctest: +SKIP

Promise: the forms are pinned as they stand for the period; units are told once; a closed round changes only by corrections.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.domain.statistics_periods import period as period_of_key
from nhiemky.rulebook.statistics import statistics_set
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.office.notifying import notify
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.statistics.access import require_judge, require_over
from nhiemky.web.statistics.models import StatisticsRound, StatisticsSheet
from nhiemky.web.statistics.value import chosen, pinned

COVERS = {"own": "Việc của chính đơn vị", "below": "Gồm cả cấp dưới của đơn vị"}
_AT_ONCE = 500


def open_round(
    actor: Actor, organisation: Organisation, *, title: str, set_id: str, period: str, units: Iterable[Organisation],
    deadline: date | None = None, document: str = "", covers: str = "own", forms: Sequence[str] = (), base: StatisticsRound | None = None,
) -> StatisticsRound:  # fmt: skip
    """A round with a sheet for each unit and one for the term before. forms: ids of the set, all where none is given.

    Raises Refusal (statistics_round_incomplete, statistics_set_unknown, not_allowed).
    """
    require_over(actor, organisation)
    asked = sorted({unit.pk: unit for unit in units}.values(), key=lambda unit: unit.left)
    try:
        window = period_of_key(period)
    except ValueError:
        raise Refusal("statistics_round_incomplete", what=f"kỳ “{period}” không hiểu được") from None
    if not asked:
        raise Refusal("statistics_round_incomplete", what="chưa chọn đơn vị nào")
    listed = chosen(statistics_set(set_id, window.first), forms)
    if not listed:
        raise Refusal("statistics_round_incomplete", what="chưa chọn biểu nào điền được")
    with Change(actor, "statistics.round_opened") as change:
        made = StatisticsRound.objects.create(
            organisation=organisation, title=nfc(title).strip()[:300], document=nfc(document).strip()[:200],
            set_id=set_id, period=window.key,
            covers=covers, forms=pinned(listed), deadline=deadline, base=base, made_at=clock.now(), made_by=actor.name[:200],
        )  # fmt: skip
        StatisticsSheet.objects.create(round=made, organisation=organisation, kind="base", name=organisation.name)
        _add(made, asked, actor)
        change.of(made, after={"period": window.key, "set": set_id, "units": len(asked)})
    return made


def _add(round: StatisticsRound, units: Sequence[Organisation], actor: Actor) -> None:
    StatisticsSheet.objects.bulk_create(
        [StatisticsSheet(round=round, organisation=unit, name=unit.name) for unit in units], batch_size=_AT_ONCE
    )
    _mark_inner(round)
    by = f", hết ngày {format_day(round.deadline)}" if round.deadline else ""
    others = [unit for unit in units if unit.pk != round.organisation_id]
    notify(others, f"Đề nghị gửi {round.title}{by}", link=reverse("statistics:index"), by=actor.name)


def _mark_inner(round: StatisticsRound) -> None:
    """Where units report with those below them, a unit below another one of the round is not added a second time."""
    rows = list(round.sheets.filter(kind="unit").select_related("organisation").order_by("organisation__left"))
    inner: list[int] = []
    end = -1
    for row in rows:
        if round.covers == "below" and row.organisation.pk != round.organisation_id:
            if row.organisation.right <= end:
                inner.append(row.pk)
            else:
                end = row.organisation.right
    round.sheets.filter(kind="unit").exclude(pk__in=inner).filter(inner=True).update(inner=False)
    for start in range(0, len(inner), _AT_ONCE):
        round.sheets.filter(pk__in=inner[start : start + _AT_ONCE]).update(inner=True)


def add_units(actor: Actor, round: StatisticsRound, units: Iterable[Organisation]) -> int:
    """Further units; those that are asked already are left. How many were new."""
    require_judge(actor, round)
    require_open(round)
    known = set(round.sheets.filter(kind="unit").values_list("organisation_id", flat=True))
    new = [unit for unit in units if unit.pk not in known]
    if not new:
        return 0
    with Change(actor, "statistics.units_added") as change:
        _add(round, new, actor)
        change.of(round, after={"units": [unit.name for unit in new[:50]], "count": len(new)})
    return len(new)


def require_open(round: StatisticsRound) -> None:
    if round.state != "open":
        raise Refusal("statistics_round_closed", title=round.title)


def close_round(actor: Actor, round: StatisticsRound) -> StatisticsRound:
    """Nothing more is handed in but corrections."""
    require_judge(actor, round)
    require_open(round)
    with Change(actor, "statistics.round_closed") as change:
        round.state, round.closed_at = "closed", clock.now()
        round.save(update_fields=["state", "closed_at"])
        change.of(round, before={"state": "open"}, after={"state": "closed"})
    return round


def remind_late(actor: Actor, round: StatisticsRound) -> int:
    """A notice to every unit that has not handed in. How many."""
    require_judge(actor, round)
    require_open(round)
    late = list(round.sheets.filter(kind="unit", state__in=("open", "returned")).exclude(organisation_id=round.organisation_id))
    if not late:
        return 0
    by = f", hạn hết ngày {format_day(round.deadline)}" if round.deadline else ""
    with Change(actor, "statistics.reminded") as change:
        words = f"Chưa nhận được {round.title}{by}. Đề nghị điền và nộp."
        notify([row.organisation_id for row in late], words, link=reverse("statistics:index"), kind="reminder", by=actor.name)
        change.of(round, after={"count": len(late)})
    return len(late)


def choose_base(actor: Actor, round: StatisticsRound, base: StatisticsRound | None) -> None:
    """Which round holds the same window of the term before; None: the round's own base sheet."""
    require_judge(actor, round)
    if round.base_id == (base.pk if base else None):
        return
    with Change(actor, "statistics.base_chosen") as change:
        before = round.base.title if round.base else ""
        round.base = base
        round.save(update_fields=["base"])
        change.of(round, before={"base": before}, after={"base": base.title if base else ""})
