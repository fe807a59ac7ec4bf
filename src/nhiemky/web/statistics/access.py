"""Rounds of inspection statistics and sheets, as an actor may reach them.

>>> rows = rounds(actor)                                                  # doctest: +SKIP
>>> sheet = get_sheet(actor, uuid)            # 404 outside the scope     # doctest: +SKIP

A round belongs to whoever sees its organisation; it is set up, judged and closed by those who inspect for it. A sheet is seen by those who
see its unit, filled in by the unit's people and by those who inspect over it. The sheet of the term before is the round's own.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import organisations, require, scope_of, visible
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.statistics.models import StatisticsImport, StatisticsRevision, StatisticsRound, StatisticsSheet

FILLS = "điền số liệu thống kê kiểm tra"
JUDGES = "lập kỳ thống kê, duyệt, trả lại số liệu"


def rounds(actor: Actor) -> QuerySet[StatisticsRound]:
    """Rounds of organisations in sight, the newest first."""
    return visible(actor, StatisticsRound.objects.select_related("organisation", "base"), "see").order_by("-pk")


def get_round(actor: Actor, uuid: Any) -> StatisticsRound:
    """One of them."""
    found = rounds(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_round_for_committee(actor: Actor, uuid: Any) -> StatisticsRound:
    """One that the actor runs; refuses `not_allowed` where it is only seen."""
    found = get_round(actor, uuid)
    require_judge(actor, found)
    return found


def sheets(actor: Actor) -> QuerySet[StatisticsSheet]:
    """Sheets of units in sight; base sheets left to the round."""
    rows = StatisticsSheet.objects.select_related("round__organisation", "organisation")
    return visible(actor, rows, "see").filter(kind="unit").order_by("-round_id", "pk")


def get_sheet(actor: Actor, uuid: Any) -> StatisticsSheet:
    """One sheet in sight, base sheets too."""
    rows = StatisticsSheet.objects.select_related("round__organisation", "organisation")
    found = visible(actor, rows, "see").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_import(actor: Actor, uuid: Any) -> StatisticsImport:
    """An import into a sheet the actor fills in."""
    found = StatisticsImport.objects.select_related("sheet__round__organisation", "sheet__organisation").filter(uuid=uuid).first()
    if found is None or not scope_of(actor).may("see", found.sheet.organisation):
        raise Http404
    require_fill(actor, found.sheet)
    return found


def get_revision(sheet: StatisticsSheet, number: int) -> StatisticsRevision:
    """One revision of a sheet already fetched."""
    found = sheet.revisions.filter(number=number).first()
    if found is None:
        raise Http404
    return found


def may_fill(actor: Actor, sheet: StatisticsSheet) -> bool:
    scope = scope_of(actor)
    if sheet.kind == "base":
        return scope.may("inspect", sheet.round.organisation)
    return scope.may("prepare", sheet.organisation) or scope.may("inspect", sheet.organisation)


def require_fill(actor: Actor, sheet: StatisticsSheet) -> None:
    """Refuse `not_allowed` unless `may_fill`."""
    if not may_fill(actor, sheet):
        raise Refusal("not_allowed", what=FILLS, who="văn thư, bí thư của đơn vị hoặc ủy ban kiểm tra")


def may_judge(actor: Actor, round: StatisticsRound) -> bool:
    return scope_of(actor).may("inspect", round.organisation)


def require_judge(actor: Actor, round: StatisticsRound) -> None:
    """Refuse `not_allowed` unless the actor inspects for the round's organisation."""
    require_over(actor, round.organisation)


def require_over(actor: Actor, organisation: Organisation) -> None:
    scope = scope_of(actor)
    if not scope.may("inspect", organisation):
        if scope.may("see", organisation):
            require(actor, "inspect", organisation, JUDGES)
        raise Refusal("not_allowed", what=JUDGES, who="ủy ban kiểm tra cấp lập kỳ")


def inspecting(actor: Actor) -> QuerySet[Organisation]:
    """Organisations the actor inspects for, the highest first; boards left out."""
    return organisations(actor, "inspect").filter(active=True, type__is_board=False).order_by("depth", "left")


def sees_rounds(actor: Actor) -> bool:
    """Anything here concerns the actor: runs rounds, or sees one, or has a sheet."""
    return scope_of(actor).has("inspect") or rounds(actor).exists() or sheets(actor).exists()
