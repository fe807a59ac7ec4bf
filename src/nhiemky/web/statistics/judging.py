"""What is wrong with a sheet: within itself, beside the unit's other periods. The same judgement on entry, before and at handing in.

>>> judged = judge(sheet); judged.open_faults                             # doctest: +SKIP
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta

from nhiemky.checking.statistics.between_periods import after_period, over_periods, within_window
from nhiemky.checking.statistics.identities import findings_of
from nhiemky.domain.finding import RANK, Finding, finding
from nhiemky.domain.statistics import Form, parts_of
from nhiemky.domain.statistics_periods import tiles
from nhiemky.web.statistics.models import StatisticsCell, StatisticsRevision, StatisticsSheet
from nhiemky.web.statistics.value import HANDED_IN, figures_of, finding_key, forms_of, period_of

_OTHERS = 60
"""So many other periods of a unit are looked at, the newest."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A finding and the reason why the figure stands, "" where there is none. must: mended or kept with a reason before handing in."""

    found: Finding
    reason: str
    key: str

    @property
    def must(self) -> bool:
        return self.found.severity in ("high", "medium")

    @property
    def mended_only(self) -> bool:
        """No reason makes a word a number."""
        return self.found.code == "statistics_value_bad"

    @property
    def open(self) -> bool:
        return self.must and (self.mended_only or not self.reason)


@dataclass(frozen=True, slots=True)
class Judged:
    """figures as filled; findings, the worst first."""

    figures: dict[str, int]
    kept: tuple[Kept, ...]

    @property
    def open_faults(self) -> int:
        return sum(one.open for one in self.kept)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(one.found for one in self.kept)


def judge(sheet: StatisticsSheet) -> Judged:
    """The sheet as filled in now. Three queries."""
    forms = forms_of(sheet.round)
    figures: dict[str, int] = {}
    bad: list[Finding] = []
    for cell in sheet.cells.all():
        if cell.number is not None:
            figures[cell.key] = cell.number
        elif cell.words:
            bad.append(_bad(forms, cell))
    found = [*bad, *findings_of(forms, figures), *(between(sheet, forms, figures) if sheet.kind == "unit" else ())]
    reasons = json.loads(sheet.reasons)
    kept = [Kept(one, reasons.get(finding_key(one), ""), finding_key(one)) for one in found]
    return Judged(figures, tuple(sorted(kept, key=lambda one: (not one.open, RANK[one.found.severity]))))


def _bad(forms: tuple[Form, ...], cell: StatisticsCell) -> Finding:
    form_id, row, column = parts_of(cell.key)
    place = next((form.place(row, column) for form in forms if form.id == form_id), cell.key)
    return finding("statistics_value_bad", place=place, subject_id=cell.key, at=place, value=cell.words, cells=(cell.key,))


def between(sheet: StatisticsSheet, forms: tuple[Form, ...], figures: dict[str, int]) -> list[Finding]:
    """Beside what the same unit handed in to the same committee for other periods of the same set."""
    now = period_of(sheet.round)
    rows = (
        StatisticsSheet.objects.filter(
            organisation=sheet.organisation, kind="unit", state__in=HANDED_IN, round__organisation=sheet.round.organisation,
            round__set_id=sheet.round.set_id,
        )
        .exclude(pk=sheet.pk).select_related("round").order_by("-round_id")[:_OTHERS]
    )  # fmt: skip
    near = {}
    for one in rows:
        other = period_of(one.round)
        if now.covers(other) or other.covers(now) or other.last + timedelta(days=1) == now.first:
            near[one.pk] = other
    handed: dict[int, dict[str, int]] = {}
    for revision in StatisticsRevision.objects.filter(sheet__in=near).order_by("number"):
        handed[revision.sheet_id] = figures_of(revision)
    found: list[Finding] = []
    for pk, other in near.items():
        earlier = handed.get(pk, {})
        if now.covers(other):
            found += within_window(forms, now, figures, other, earlier)
        elif other.last < now.first:
            found += after_period(forms, now, figures, other, earlier)
    parts = tiles(now, [near[pk] for pk in near if now.covers(near[pk])])
    if parts:
        by_key = {near[pk].key: handed.get(pk, {}) for pk in near}
        found += over_periods(forms, now, figures, [(one, by_key[one.key]) for one in parts])
    return found
