"""Low targets over all units with their causes: which indicator, how many units are behind, which, why.

>>> [(each.statement, len(each.units)) for each in low_of(board)]        # doctest: +SKIP
[('Kết nạp đảng viên mới trong nhiệm kỳ', 7)]

Causes come from forecasts' reasons, from remarks beside the figure, and from sentences of the units' reports that name the target;
sentences about causes that name none stand with the unit. Four queries beside the board's, whatever the number of units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from nhiemky.consolidating.causes import names, themes_of
from nhiemky.consolidating.progress import RANK
from nhiemky.consolidating.shortcomings import said_of
from nhiemky.domain.low_targets import Cause, LowTarget, LowUnit
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.consolidations.inputs import texts_of
from nhiemky.web.reports.models import Revision
from nhiemky.web.targets.progress.standing import Board, Line

_MOST_UNITS = 500
"""Beyond so many units the reports' texts are not read for a page; forecasts and remarks still are."""


@dataclass(frozen=True, slots=True)
class _At:
    unit: str
    uuid: str
    place: int
    line: Line


def low_of(board: Board, *, with_texts: bool = True) -> tuple[LowTarget, ...]:
    """The target that most units are behind with first; a unit's own targets of the same words together."""
    behind: dict[str, list[_At]] = {}
    whole: Counter[str] = Counter()
    for entry in board.entries:
        for line in board.lines(entry):
            key = line.code if not line.own else search_key(line.statement)
            whole[key] += line.standing.status not in ("chua_co_so_lieu", "khong_so_sanh") or line.forecast is not None
            if line.low:
                behind.setdefault(key, []).append(_At(entry.name, str(entry.organisation.uuid), entry.organisation_id, line))
    places = {at.place for rows in behind.values() for at in rows}
    said = causes_told(board.campaign, places) if with_texts and len(places) <= _MOST_UNITS else {}
    found = [_gathered(rows, whole[key], said) for key, rows in behind.items()]
    return tuple(sorted(found, key=lambda each: (-len(each.units), each.statement)))


def _gathered(rows: list[_At], whole: int, said: dict[int, list[str]]) -> LowTarget:
    units = tuple(
        LowUnit(
            at.unit, at.uuid, at.line.code, at.line.target_words, at.line.actual, at.line.standing.words, at.line.standing.arithmetic,
            at.line.forecast.reason if at.line.forecast else "", tuple(_causes(at, said.get(at.place, ()))),
        )
        for at in sorted(rows, key=lambda at: (RANK[at.line.standing.status], at.line.standing.share or 0))
    )  # fmt: skip
    first = rows[0].line
    return LowTarget(first.statement, first.unit_of_measure, units, whole)


def _causes(at: _At, said: Iterable[str]) -> Iterable[Cause]:
    """Nearest first: the forecast, the remark, sentences that name the target, then what the unit says of all."""
    if at.line.forecast:
        yield Cause(at.line.forecast.reason, "dự báo", themes_of(at.line.forecast.reason))
    if at.line.given:
        yield Cause(at.line.given, "ghi chú trong phụ lục", themes_of(at.line.given))
    said = list(said)
    own = [words for words in said if names(at.line.statement, words)]
    for words in own or said[:3]:
        yield Cause(words, "báo cáo" if own else "báo cáo, nói chung", themes_of(words))


def causes_told(campaign: Campaign, places: set[int]) -> dict[int, list[str]]:
    """Organisation -> the sentences of its newest reports that speak of causes."""
    later = Revision.objects.filter(obligation=OuterRef("obligation"), number__gt=OuterRef("number"))
    rows = Revision.objects.filter(campaign=campaign, organisation_id__in=list(places)).exclude(Exists(later)).order_by("pk")
    revisions = list(rows)
    texts = texts_of(revisions)
    found: dict[int, list[str]] = {}
    for revision in revisions:
        for said in said_of(("", "", text) for text in texts[revision.pk]):
            if said.kind == "cause":
                found.setdefault(revision.organisation_id, []).append(said.words)
    return found
