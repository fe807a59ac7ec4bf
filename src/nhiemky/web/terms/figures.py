"""Every figure of an organisation's targets over the term, with the page each stands on; a fixed number of queries.

>>> figures_over(place)["CT06"][-1].said                                # doctest: +SKIP
'14 (ngày 30/4/2023)'
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef
from django.urls import reverse

from nhiemky.consolidating.term_results import in_order
from nhiemky.domain.term_results import Dated
from nhiemky.vietnamese.columns import cut_off_day, cut_off_words
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import search_key
from nhiemky.vietnamese.values import parse_value
from nhiemky.web import clock
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.consolidations.opened import figures_of
from nhiemky.web.reports.models import Figure, Revision
from nhiemky.web.targets.models import PastFigure, YearFigure
from nhiemky.web.terms.access import Place
from nhiemky.writing.consolidation_words import figure_words

_MOST = 20_000
Found = Iterator[tuple[str, Dated]]


def figures_over(place: Place) -> Mapping[str, tuple[Dated, ...]]:
    """By the target's code, oldest first; of one day what was handed in counts before what was listed, the total before both."""
    found: dict[str, list[Dated]] = defaultdict(list)
    for source in (_listed(place), _years(place), _reported(place), _consolidated(place)):
        for code, one in source:
            found[code].append(one)
    return {line.code: in_order(found[line.code], place.span) for line in place.lines}


def _codes(place: Place) -> dict[str, str]:
    """Statement's key -> code."""
    return {search_key(line.statement): line.code for line in place.lines}


def _listed(place: Place) -> Found:
    rows = PastFigure.objects.filter(indicator__organisation=place.organisation, indicator__ended_at=None).order_by("pk")
    codes = {line.code for line in place.lines}
    for code, serves, uuid, period, raw in rows.values_list("indicator__code", "indicator__serves", "indicator__uuid", "period", "raw"):
        known = serves if serves in codes else code
        if known in codes and (day := _day(period)):
            yield known, Dated(day, cut_off_words(period), raw, "Ghi trong danh sách chỉ tiêu", reverse("targets:indicator", args=[uuid]))


def _years(place: Place) -> Found:
    """Parts of years in the appendix of this campaign, added up year by year where the target adds up."""
    if place.entry is None:
        return
    rows = YearFigure.objects.filter(draft__obligation__campaign=place.campaign, draft__obligation__organisation=place.organisation)
    lines = {line.code: line for line in place.lines}
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for code, year, raw, uuid in rows.order_by("year").values_list("code", "year", "raw", "draft__obligation__uuid"):
        line = lines.get(code)
        number = parse_value(raw, unit_of_measure=line.unit_of_measure).number if line else None
        if line is None or number is None or not year.isdigit():
            continue
        totals[code] = totals[code] + number if line.counting.cumulative and line.counting.period == "term" else number
        day = min(date(int(year), 12, 31), line.as_of)
        href = reverse("appendix:years", args=[uuid, code])
        yield code, Dated(day, f"năm {year}", format_number(totals[code]), "Số từng năm trong phụ lục", href)


def _reported(place: Place) -> Found:
    later = Revision.objects.filter(obligation=OuterRef("revision__obligation"), number__gt=OuterRef("revision__number"))
    rows = Figure.objects.filter(organisation=place.organisation).exclude(actual="").exclude(Exists(later))
    rows = rows.exclude(revision__obligation__state__in=("waived", "returned")).order_by("revision__received_at", "pk")
    codes, known = _codes(place), {line.code for line in place.lines}
    for campaign, code, statement, actual, estimated, own, cut_off, at, uuid, receipt, title in rows.values_list(
        "campaign_id", "code", "statement", "actual", "estimated", "cut_off", "revision__cut_off", "revision__received_at",
        "revision__uuid", "revision__receipt", "campaign__title",
    )[:_MOST]:  # fmt: skip
        here = code if campaign == place.campaign.pk and code in known else codes.get(search_key(statement), "")
        if here:
            source = f"{title}, phiếu nhận {receipt}"
            yield (
                here,
                _dated(own or cut_off, clock.local(at).date(), actual, source, reverse("reports:submission", args=[uuid]), estimated),
            )


def _consolidated(place: Place) -> Found:
    """Of the organisation's own campaigns the newest version of each."""
    newest: dict[int, Consolidation] = {}
    rows = Consolidation.objects.filter(campaign__organisation=place.organisation).select_related("campaign__organisation")
    for version in rows.order_by("number"):
        newest[version.campaign_id] = version
    codes = _codes(place)
    for version in newest.values():
        cut_off, day = value_of(version.campaign).cut_off or "", clock.local(version.as_of).date()
        href = reverse("consolidations:version", args=[version.uuid])
        for one in figures_of(version).indicators:
            if (code := codes.get(search_key(one.statement))) and not one.actual.is_blank:
                source = f"{version.campaign.title}, bản tổng hợp {version.number}"
                yield code, _dated(cut_off, day, figure_words(one.actual), source, href, one.estimated)


def _dated(cut_off: str, received: date, actual: str, source: str, href: str, estimated: bool) -> Dated:
    day = _day(cut_off)
    label = cut_off_words(cut_off) if day else f"ngày {format_day(received)}"
    return Dated(day or received, label, actual, source, href, estimated)


def _day(period: str) -> date | None:
    """None for words that are no month and no day."""
    try:
        return cut_off_day(period)
    except ValueError:
        return None
