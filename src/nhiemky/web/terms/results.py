"""Results of a term: one row an indicator, its levels, the last figure of each year, the mid-term one, the last one, its status.

>>> [(row.statement, row.status) for row in results_of(place)]          # doctest: +SKIP
[('Kết nạp đảng viên mới trong nhiệm kỳ', 'Vượt')]
"""

from __future__ import annotations

from collections.abc import Mapping

from nhiemky.consolidating.term_results import by_year, mid_term
from nhiemky.domain.own_report import Material
from nhiemky.domain.term_results import Dated, TermResult
from nhiemky.rulebook.term_work import term_work
from nhiemky.vietnamese.unicode import fold
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.targets.progress.standing import Line, board_of, judged
from nhiemky.web.terms.access import Place
from nhiemky.web.terms.figures import figures_over

_MARKS = ("chi tieu", "ket qua nhiem ky", "ket qua thuc hien")


def results_of(place: Place) -> tuple[TermResult, ...]:
    """In the order of the list."""
    told = figures_over(place)
    return tuple(_result(place, line, told) for line in place.lines)


def _result(place: Place, line: Line, told: Mapping[str, tuple[Dated, ...]]) -> TermResult:
    figures = told.get(line.code, ())
    last = figures[-1] if figures else None
    standing = judged(place.board, place.organisation.pk, line, last.raw, last.day) if last else line.standing
    held = line.adjusted
    return TermResult(
        line.code, line.statement, line.unit_of_measure, held.original if held else line.target, line.target, held.note if held else "",
        by_year(figures), mid_term(figures, place.span, term_work().mid_term_within), last, standing.words, standing.arithmetic,
        standing.share,
    )  # fmt: skip


def result_material(campaign: Campaign, title: str) -> tuple[Material, ...]:
    """Results of the owner's term, for a section of its report that speaks of targets; nothing for other sections."""
    words = fold(title)
    if not any(mark in words for mark in _MARKS):
        return ()
    place = Place(campaign, board_of(campaign, []), campaign.organisation, None)
    return tuple(
        Material(f"{row.statement}: {row.last.said}; chỉ tiêu {row.target}, {row.status.lower()}.", row.last.source, (), "Kết quả nhiệm kỳ")
        for row in results_of(place)
        if row.last is not None and row.target
    )
