"""A round rolled up from what was handed in: totals in the database, lineage by the cell, comparison with its base.

>>> told = told_of(round); told.rolled["ky-luat/tong/dv"].value            # doctest: +SKIP

Promise: one query for all totals whatever the number of units (counts are whole numbers, so sums are exact); every total opens to the units
and revisions it came from (`parts`); an independent adding up agrees (tests).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.db.models import Count, Max, QuerySet, Sum

from nhiemky.consolidating.statistics import Part, RolledCell, cell_of
from nhiemky.domain.statistics import DISTINCT, parts_of
from nhiemky.flows.statistics_words import BASE_WORDS, Told, keys_said
from nhiemky.rulebook.statistics import set_files
from nhiemky.web.statistics.models import StatisticsFigure, StatisticsRound, StatisticsSheet
from nhiemky.web.statistics.value import HANDED_IN, draft_figures, figures_of, forms_of, newest, period_of

_NAMES = 200


def counted(round: StatisticsRound) -> QuerySet[StatisticsFigure]:
    """Figures that go into the totals: of sheets handed in, units below another asked unit left out where those count theirs."""
    return StatisticsFigure.objects.filter(round=round, sheet__inner=False)


def rolled_of(round: StatisticsRound, reported: int) -> dict[str, RolledCell]:
    """Every cell; parts are not fetched."""
    totals = {
        row["key"]: row
        for row in counted(round).values("key").annotate(total=Sum("number"), greatest=Max("number"), count=Count("pk")).order_by("key")
    }
    made = {}
    for form in forms_of(round):
        for key in form.cells():
            _, row, column = parts_of(key)
            found = totals.get(key, {"count": 0, "total": 0, "greatest": 0})
            made[key] = cell_of(
                key, heads=form.measure(row, column) in DISTINCT, count=found["count"], of=reported, total=int(found["total"]),
                greatest=int(found["greatest"]),
            )  # fmt: skip
    return made


def base_figures(round: StatisticsRound) -> tuple[dict[str, int], str]:
    """Figures of the same window of the term before and where they come from: an earlier round, else the base sheet."""
    if round.base_id and round.base is not None:
        told = rolled_of(round.base, 0)
        return {key: cell.value for key, cell in told.items() if cell.value is not None}, f"kỳ “{round.base.title}”"
    sheet = round.sheets.filter(kind="base").first()
    if sheet is None:
        return {}, ""
    revision = newest(sheet)
    return (figures_of(revision) if revision else draft_figures(sheet)), sheet.source


def told_of(round: StatisticsRound, *, with_parts: bool = False) -> Told:
    """What pages and papers stand on. with_parts: the units behind each number of the report's text."""
    rows = round.sheets.filter(kind="unit", inner=False)
    asked, reported = rows.count(), rows.filter(state__in=HANDED_IN, revisions__isnull=False).distinct().count()
    missing = tuple(rows.exclude(state__in=HANDED_IN).values_list("name", flat=True)[:_NAMES])
    rolled = rolled_of(round, reported)
    base, _ = base_figures(round)
    told = Told(round.title, period_of(round), forms_of(round), rolled, base, BASE_WORDS, reported, asked, missing)
    if with_parts:
        keys = keys_said(told)
        found: dict[str, list[Part]] = {}
        for part in parts(round, keys):
            found.setdefault(part.key, []).append(part)
        more = {key: replace(cell, parts=tuple(found.get(key, ()))) for key, cell in rolled.items()}
        told = replace(told, rolled=more)
    return told


def parts(round: StatisticsRound, keys: Sequence[str] | None = None) -> Iterator[Part]:
    """The figures behind the totals, unit by unit in the order of the tree."""
    rows = counted(round).select_related("sheet").order_by("sheet__organisation__left", "sheet_id", "key")
    if keys is not None:
        rows = rows.filter(key__in=list(keys))
    for row in rows.iterator(chunk_size=2000):
        yield Part(str(row.sheet.uuid), row.sheet.name, row.key, row.number)


def lineage(round: StatisticsRound, key: str) -> QuerySet[StatisticsFigure]:
    """The units behind one total."""
    return counted(round).filter(key=key).select_related("sheet__organisation").order_by("sheet__organisation__left", "pk")


def late(round: StatisticsRound) -> QuerySet[StatisticsSheet]:
    """Who has not handed in."""
    return round.sheets.filter(kind="unit", state__in=("open", "returned")).select_related("organisation")


def earlier_rounds(round_of: Iterable[StatisticsRound], round: StatisticsRound) -> list[StatisticsRound]:
    """Rounds that may be the base: of the same forms, for the same window of the term before."""
    wanted = period_of(round).a_term_before().key
    return [one for one in round_of if one.period == wanted and _forms_of_set(one) == _forms_of_set(round) and one.pk != round.pk]


def _forms_of_set(round: StatisticsRound) -> str:
    """Whose forms a round has: a set that borrows another's has the same cells."""
    file = set_files().get(round.set_id)
    return file.forms_from or file.id if file else round.set_id
