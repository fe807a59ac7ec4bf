"""A standing order (lệ xếp loại) that proposes the next round when its time comes, prefilled from the last one and the tree of today.

>>> series = open_series(actor, committee, title="Xếp loại hằng năm", opens_month=11)      # doctest: +SKIP
>>> due_period(series, date(2023, 11, 2)).code                                             # doctest: +SKIP
'2023'
>>> open_next(actor, series)                                                               # doctest: +SKIP

Promise: a proposal changes nothing; one button opens it; a period has one round of a series, however often and by whomever it is asked for.
Who has left is named, who is new is named; groups are carried from the last round.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day, last_day_of_month
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.access import require_board
from nhiemky.web.ratings.models import RatingCampaign, RatingSeries
from nhiemky.web.ratings.setup.forms import step_days
from nhiemky.web.ratings.setup.periods import Period, next_period, period_of, quarter
from nhiemky.web.ratings.setup.picking import Picked, collectives, individuals
from nhiemky.web.ratings.setup.rounds import WHAT, dates_of
from nhiemky.web.ratings.setup.rules import Chosen, rules_for
from nhiemky.web.ratings.setup.subjects import create_filled

QUARTERS: Final = (1, 2, 3)
"""Quarters with a rating of their own unless the order says otherwise: the fourth goes into the year's."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The next round as it would be opened. last: the round it is prefilled from; gone: names that are rated no more; new: who were not."""

    series: RatingSeries
    period: Period
    title: str
    chosen: Chosen
    picked: tuple[Picked, ...]
    dates: Mapping[str, date]
    last: RatingCampaign | None = None
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    @property
    def days(self) -> list[tuple[str, date]]:
        """The days in words, in the steps' order."""
        steps = step_days(self.chosen.rules, self.period.year, self.period.part if self.period.kind == "quarter" else 0)
        return [(step.label, self.dates[step.code]) for step in steps if step.code in self.dates]

    @property
    def counts(self) -> tuple[int, int]:
        """Collectives, individuals."""
        units = sum(one.kind == "collective" for one in self.picked)
        return units, len(self.picked) - units


def open_series(
    actor: Actor, organisation: Organisation, *, title: str, period_kind: str = "year", document: str = "", opens_month: int = 11,
    opens_day: int = 1, settings: Mapping[str, Any] | None = None,
) -> RatingSeries:  # fmt: skip
    """A standing order. opens_month: of the rated year; of a quarter its first, second or third month (1-3).

    settings: types (codes of kinds of organisations, [] = all but boards), heads_only (people), deep, quarters, term ("2020-2025").
    """
    require_board(actor, "rate", organisation, WHAT)
    with Change(actor, "rating.series_opened") as change:
        series = RatingSeries.objects.create(
            organisation=organisation, title=title, period_kind=period_kind, document=document, opens_month=opens_month,
            opens_day=opens_day, settings=json.dumps(dict(settings or {}), ensure_ascii=False), made_at=clock.now(),
            made_by=actor.name[:200],
        )  # fmt: skip
        change.of(series, after={"period_kind": period_kind, "document": document, "opens": f"{opens_day}/{opens_month}"})
    return series


def end_series(actor: Actor, series: RatingSeries, reason: str) -> RatingSeries:
    """No further round is proposed; its rounds stay."""
    require_board(actor, "rate", series.organisation, WHAT)
    if not reason.strip():
        raise Refusal("rating_reason_missing", what="dừng lệ xếp loại")
    with Change(actor, "rating.series_ended", reason=reason) as change:
        series.active = False
        series.save(update_fields=["active"])
        change.of(series, before={"active": True}, after={"active": False})
    return series


def settings_of(series: RatingSeries) -> dict[str, Any]:
    """Who is rated, and what else the order settles."""
    return {"types": [], "heads_only": True, "deep": False, "quarters": list(QUARTERS), **json.loads(series.settings)}


def opening_day(series: RatingSeries, period: Period) -> date:
    """The day a period's round is proposed; a day the month lacks is its last."""
    month = 3 * (period.part - 1) + min(max(series.opens_month, 1), 3) if period.kind == "quarter" else series.opens_month
    return date(period.year, month, min(series.opens_day, last_day_of_month(period.year, month).day))


def due_period(series: RatingSeries, today: date) -> Period | None:
    """The period whose round should be open by now and is not; None where nothing is due."""
    if not series.active:
        return None
    opened = [period for period in _around(series, today) if opening_day(series, period) <= today]
    if not opened or series.campaigns.filter(period=opened[-1].code).exists():
        return None
    return opened[-1]


def coming(series: RatingSeries, today: date) -> tuple[Period, date]:
    """The next period and the day its round is proposed."""
    period = next(period for period in _around(series, today) if opening_day(series, period) > today)
    return period, opening_day(series, period)


def _around(series: RatingSeries, today: date) -> list[Period]:
    """Periods from some before to some after today, in order."""
    if series.period_kind == "quarter":
        numbers: Sequence[int] = settings_of(series)["quarters"] or QUARTERS
        return [quarter(year, number) for year in (today.year - 1, today.year, today.year + 1) for number in numbers]
    if series.period_kind == "term":
        found = [period_of(str(settings_of(series).get("term") or f"{today.year - 5}-{today.year}"))]
        while opening_day(series, found[-1]) <= today:
            found.append(next_period(found[-1]))
        return found
    return [Period(str(year), "year", year) for year in (today.year - 1, today.year, today.year + 1)]


def propose_next(series: RatingSeries, today: date) -> Proposal:
    """The due round, prefilled. Raises Refusal (rating_series_not_due, rule_not_for_year)."""
    period = due_period(series, today)
    if period is None:
        raise Refusal("rating_series_not_due", title=series.title, opens=format_day(coming(series, today)[1]))
    chosen = rules_for(series.organisation, period.year, period.code)
    last = series.campaigns.order_by("year", "period", "pk").last()
    found = _candidates(series)
    picked, gone, new = _renewed(found, last)
    title = f"{series.title}, {period.words}"[:300]
    return Proposal(series, period, title, chosen, picked, _dates(chosen, period, last), last, gone, new)


def _candidates(series: RatingSeries) -> list[Picked]:
    """Everybody the order rates, from the tree and the posts of today."""
    settings = settings_of(series)
    units = collectives(series.organisation, deep=bool(settings["deep"]))
    types = set(settings["types"])
    rated = [one for one in units if one.organisation.type.code in types or (not types and not one.organisation.type.is_board)]
    places = {one.organisation.pk for one in rated}
    people = [
        one
        for one in individuals(series.organisation, deep=bool(settings["deep"]))
        if one.organisation.pk in places and (one.is_head or not settings["heads_only"])
    ]
    kinds = settings.get("kinds") or ["collective", "individual"]
    return [one for one in (*rated, *people) if one.kind in kinds]


def _renewed(found: Sequence[Picked], last: RatingCampaign | None) -> tuple[tuple[Picked, ...], tuple[str, ...], tuple[str, ...]]:
    """With the last round's groups; who is gone; who is new."""
    if last is None:
        return tuple(found), (), ()
    rows = list(last.subjects.filter(removed_at=None))
    groups = {(row.kind, row.person_id if row.kind == "individual" else row.organisation_id): row for row in rows}

    def known(one: Picked) -> tuple[str, int | None]:
        return one.kind, one.person.pk if one.person else one.organisation.pk

    def group(one: Picked) -> str:
        """Of the last round, unless the person has another post now."""
        row = groups.get(known(one))
        same = row is not None and (one.kind == "collective" or (row.organisation_id, row.title) == (one.organisation.pk, one.title))
        return row.group if row is not None and same else one.group

    picked = tuple(replace(one, group=group(one)) for one in found)
    here = {known(one) for one in found}
    gone = tuple(row.name for key, row in groups.items() if key not in here)
    return picked, gone, tuple(one.name for one in found if known(one) not in groups)


def _dates(chosen: Chosen, period: Period, last: RatingCampaign | None) -> dict[str, date]:
    """The last round's days moved on to this period; the rules' own where there was none."""
    steps = step_days(chosen.rules, period.year, period.part if period.kind == "quarter" else 0)
    dates = {step.code: step.day for step in steps if step.day}
    if last is None:
        return dates
    before = period_of(last.period)
    months = 12 * (period.year - before.year) + (3 * (period.part - before.part) if period.kind == "quarter" else 0)
    return {**dates, **{code: _moved(day, months) for code, day in dates_of(last).items()}}


def _moved(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, last_day_of_month(year, month + 1).day))


def open_next(actor: Actor, series: RatingSeries, title: str = "") -> RatingCampaign:
    """Open what is proposed. Raises Refusal (rating_series_not_due, rating_round_exists, rule_not_for_year, not_allowed)."""
    require_board(actor, "rate", series.organisation, WHAT)
    proposal = propose_next(series, clock.today())
    return create_filled(
        actor, series.organisation, proposal.picked, year=proposal.period.year, period=proposal.period.code,
        title=title or proposal.title, series=series, dates=proposal.dates, chosen=proposal.chosen,
    )  # fmt: skip
