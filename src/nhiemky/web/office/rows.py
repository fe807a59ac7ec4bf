"""Obligations of units as the board counts them: one SQL expression for the state that is shown, the same as `domain.progress`.

>>> units_of(campaign).annotate(shown=shown_state(now, optional=()))    # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import get_args

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, Value, When

from nhiemky.domain.progress import BEFORE_SENT, FREED, WEIGHT, Shown, State
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.access import obligations
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.office.columns import Column, ids_of

CAME = Q(received_at__isnull=False) | Q(state="met_outside")
_BEFORE = sorted(BEFORE_SENT)
_EXPECTED = sorted(state for state in get_args(State) if state not in FREED)


def units_rows(actor: Actor, campaign: Campaign, columns: Sequence[Column]) -> QuerySet[Obligation]:
    """Obligations of units still on the roster, as far as the actor sees them."""
    return obligations(actor, campaign).filter(entry__own=False, entry__left_at=None, requirement__in=ids_of(columns))


def shown_state(now: datetime, optional: Collection[int], path: str = "") -> Case:
    """The state as `Standing.shown` has it. optional: ids of requirements that are; path: "lead__" where it hangs on another table."""

    def at(**conditions: object) -> Q:
        return Q(**{f"{path}{name}": value for name, value in conditions.items()})

    before = at(state__in=_BEFORE)
    free = at(requirement_id__in=list(optional))
    return Case(
        When(before & free & at(state="open"), then=Value("optional")),
        When(before & free, then=F(f"{path}state")),
        When(before & at(deadline_at__lte=now), then=Value("overdue")),
        When(before & at(extended_until__isnull=False), then=Value("extended")),
        default=F(f"{path}state"),
        output_field=CharField(),
    )


def expected(optional: Collection[int], path: str = "") -> Q:
    """What counts among what should come.

    optional: ids of requirements that are; with a path, of the one requirement that the path leads to. There only positive
    conditions stand: a negated one on a filtered relation would become a subquery of its own.
    """

    def at(**conditions: object) -> Q:
        return Q(**{f"{path}{name}": value for name, value in conditions.items()})

    chosen = at(wanted=True) | at(received_at__isnull=False) | at(state="met_outside")
    return (
        at(state__in=_EXPECTED) & (chosen if path else chosen | ~Q(requirement_id__in=list(optional)))
        if optional
        else at(state__in=_EXPECTED)
    )


def weight(now: datetime, optional: Collection[int], path: str = "") -> Case:
    """Order of the board: what must be acted on first. The same cases as `shown_state`, written out, as nesting them is dear."""

    def at(**conditions: object) -> Q:
        return Q(**{f"{path}{name}": value for name, value in conditions.items()})

    unsent = at(state__in=_BEFORE) if not optional else at(state__in=_BEFORE) & ~at(requirement_id__in=list(optional))
    if optional and path:
        unsent = Q(pk__in=[])  # the relation leads to one requirement, and that is optional: never overdue
    cases = [When(unsent & at(deadline_at__lte=now), then=Value(WEIGHT["overdue"]))]
    cases.append(When(unsent & at(extended_until__isnull=False), then=Value(WEIGHT["extended"])))
    if optional:
        cases.append(When(at(state="open", requirement_id__in=list(optional)), then=Value(WEIGHT["optional"])))
    cases += [When(at(state=state), then=Value(WEIGHT[state])) for state in get_args(State)]
    return Case(*cases, default=Value(len(WEIGHT)), output_field=IntegerField())


TURNS = {"don-vi": "unit", "phu-trach": "member", "van-phong": "office", "xong": "done"}
"""Word in the address -> turn."""
STATES: dict[str, tuple[Shown, ...]] = {
    "qua-han": ("overdue",), "gia-han": ("extended",), "tra-lai": ("returned",), "da-nop": ("submitted",),
    "da-duyet": ("accepted", "met_outside"), "cho-gop-y": ("draft_sent",), "co-gop-y": ("has_issues",), "dang-soan": ("preparing",),
    "chua-bat-dau": ("open",), "da-thong-qua": ("cleared",), "khong-phai-nop": ("waived", "declined"),
}  # fmt: skip
"""Word in the address -> states shown."""
LISTS = ("nhan", "dung-han", "muon", "chua", "lech", "chua-nhan-van-ban")
"""Lists behind figures: received, on time, late, not in, with figures that must be mended, directive not acknowledged."""
