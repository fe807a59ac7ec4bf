"""Mergers and splits as a campaign's consolidation sees them, and old reports of former units as inputs.

>>> lineage_of(campaign, value, clock.now()).formers                     # doctest: +SKIP
(Former('K.01', 'Đảng bộ Sở Gió (cũ)', 'Sở, ngành'),)

Promise: as of a moment only what was recorded by then and in force on that day; a figure of an old report counts once a person
settled it, with its file and its sentence or cell.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from nhiemky.consolidating.predecessors import former_name
from nhiemky.domain import campaign as pure
from nhiemky.domain.consolidation import OLD_REPORT, Submission
from nhiemky.domain.figure import Row, Value
from nhiemky.domain.lineage import NO_LINEAGE, Former, How, Lineage, Passed
from nhiemky.domain.unit_report import Identity, UnitReport
from nhiemky.vietnamese.values import parse_value
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.consolidations.models import OldFigure, OldReport, SuccessionRule
from nhiemky.web.organisations.models import Organisation, Succession

RULES: dict[str, str] = {
    "sum": "Cộng lại",
    "recompute": "Tính lại từ tử số và mẫu số",
    "last": "Lấy số của đơn vị ghi đầu",
    "none": "Không so sánh được, không tính",
}


def default_rule(indicator: pure.Indicator) -> str:
    """By the indicator's method: counts add up, shares are recomputed from their parts, the rest is not comparable."""
    return {"sum": "sum", "ratio": "recompute"}.get(indicator.method, "none")


@dataclass(frozen=True, slots=True)
class Told:
    """A succession that concerns a campaign: ended predecessors and successors, how it counts there."""

    row: Succession
    old: tuple[Organisation, ...]
    new: tuple[Organisation, ...]
    how: How
    carries: Mapping[str, str]


def successions_for(campaign: Campaign, moment: datetime, value: pure.Campaign) -> list[Told]:
    """Those that touch the roster or the owner, through any number of events, oldest first. Three queries."""
    day = clock.local(moment).date()
    rows = Succession.objects.filter(on__lte=day, recorded_at__lte=moment, undone_at=None).order_by("on", "pk")
    told = [
        (row, members)
        for row in rows.prefetch_related("members__organisation")
        if (members := sorted(row.members.all(), key=lambda member: member.pk))
    ]
    wanted = {campaign.organisation_id, *RosterEntry.objects.filter(campaign=campaign, own=False).values_list("organisation_id", flat=True)}
    chosen: set[int] = set()
    grown = True
    while grown:
        grown = False
        for row, members in told:
            ids = {member.organisation_id for member in members}
            if row.pk not in chosen and ids & wanted:
                chosen.add(row.pk)
                wanted |= ids
                grown = True
    rules = {row.succession_id: row for row in SuccessionRule.objects.filter(campaign=campaign, at__lte=moment).order_by("pk")}
    found = []
    for row, members in told:
        new = tuple(member.organisation for member in members if member.side == "successor")
        old = tuple(member.organisation for member in members if member.side == "predecessor" and member.organisation not in new)
        if row.pk in chosen and old:
            found.append(Told(row, old, new, _how(rules.get(row.pk)), _carries(row, rules.get(row.pk), value)))
    return found


def _how(rule: SuccessionRule | None) -> How:
    return "apart" if rule and rule.how == "apart" else "included" if rule and rule.how == "included" else ""


def _carries(row: Succession, rule: SuccessionRule | None, value: pure.Campaign) -> dict[str, str]:
    """The rule of each indicator: said for this campaign, else with the succession, else by method."""
    said = {**json.loads(row.carry), **(json.loads(rule.carries) if rule else {})}
    return {each.code: said.get(each.code) or default_rule(each) for each in value.indicators}


def lineage_of(campaign: Campaign, value: pure.Campaign, moment: datetime) -> Lineage:
    """What a consolidation as of the moment is given."""
    told = successions_for(campaign, moment, value)
    if not told:
        return NO_LINEAGE
    ids = ids_of(campaign, {one.pk: one for each in told for one in (*each.old, *each.new)}.values())
    roster = {unit.id for unit in value.units}
    last = {one: each.new for each in told for one in each.old}
    events = tuple(
        Passed(
            each.row.kind, each.row.on, tuple(ids[one.pk] for one in each.old), tuple(ids[one.pk] for one in each.new), each.how,
            dict(each.carries), each.row.decision_number,
        )
        for each in told
    )  # fmt: skip
    formers = tuple(Former(ids[one.pk], former_name(one.name), _branch(one, last)) for one in last if ids[one.pk] not in roster)
    merged_itself = any(campaign.organisation in each.new for each in told)
    return Lineage(events, formers, ids[campaign.organisation_id] if merged_itself else "")


def _branch(one: Organisation, last: Mapping[Organisation, tuple[Organisation, ...]]) -> str:
    """Of what it has become, so that a branch's total holds it."""
    seen = set()
    while one in last and last[one] and one not in seen:
        seen.add(one)
        one = last[one][0]
    return one.branch


def ids_of(campaign: Campaign, organisations: Iterable[Organisation]) -> dict[int, str]:
    """Organisation pk -> its id in the campaign: that of its roster entry, also of one that left, else its code."""
    entries = dict(RosterEntry.objects.filter(campaign=campaign, own=False).values_list("organisation_id", "unit_id"))
    return {one.pk: entries.get(one.pk, one.code) for one in organisations}


def old_figures(campaign: Campaign, moment: datetime) -> list[tuple[UnitReport, Submission]]:
    """Settled figures of old reports by former unit, each unit's in one table. Two queries."""
    rows = OldReport.objects.filter(campaign=campaign, withdrawn_at=None, at__lte=moment).select_related("organisation", "blob")
    by_unit: dict[Organisation, list[OldReport]] = {}
    for row in rows.order_by("pk"):
        by_unit.setdefault(row.organisation, []).append(row)
    settled: dict[int, list[OldFigure]] = {}
    chosen = OldFigure.objects.filter(report__in=[row.pk for row in rows], state="settled", settled_at__lte=moment)
    for figure in chosen.order_by("order", "pk"):
        settled.setdefault(figure.report_id, []).append(figure)
    ids = ids_of(campaign, by_unit)
    made = []
    for one, reports in by_unit.items():
        mine = [(report, figure) for report in reports for figure in settled.get(report.pk, [])]
        if mine:
            made.append(_old_table(one, ids[one.pk], mine))
    return made


def _old_table(one: Organisation, unit_id: str, mine: list[tuple[OldReport, OldFigure]]) -> tuple[UnitReport, Submission]:
    first = mine[-1][0]
    name, id = former_name(one.name), f"{OLD_REPORT}{first.uuid}"
    several = len({report.pk for report, _ in mine}) > 1
    beside = {report.pk: report.file_name if several else "" for report, _ in mine}
    rows = tuple(
        Row(
            str(at), figure.statement, figure.unit_of_measure, Value(""), _value(figure), "", figure.sheet or beside[report.pk],
            at, "", figure.cell or f"câu “{figure.quote[:80]}”", figure.code, figure.quote, figure.cut_off or report.cut_off,
        )
        for at, (report, figure) in enumerate(mine, 1)
    )  # fmt: skip
    last = mine[-1][1]
    at = clock.local(last.settled_at or first.at).isoformat(timespec="seconds")
    table = UnitReport(
        first.file_name,
        f"{id}|{first.blob.sha256}",
        Identity(name, "identity_sheet", unit_id),
        rows,
        first.cut_off,
        modified=at,
        submission=id,
    )
    return table, Submission(id, name, first.file_name, first.blob.sha256, "accepted", last.settled_by, at)


def _value(figure: OldFigure) -> Value:
    return parse_value(figure.raw, unit_of_measure=figure.unit_of_measure)._replace(estimated=figure.estimated)
