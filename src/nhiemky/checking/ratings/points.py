"""Points against levels by half-open bands: 89,99 is below 90, 90 is not.

A level above the points is a fault. One below them may have many reasons (the cap, a condition, the head rule), so those are only
counted, once for each group.
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.checking.ratings.notes import NAMED, Notes
from nhiemky.checking.ratings.subjects import place_of
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.rating import LEVEL_NAMES, LEVELS, Rated, rank
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Band
from nhiemky.vietnamese.numbers import format_number


def points_findings(rows: Sequence[Rated], rules: RuleSet, notes: Notes) -> list[Finding]:
    """`points_level_mismatch` and `level_below_points`. rows: those that count."""
    bands = sorted(rules.rules.bands, key=lambda band: -band.at_least)
    if not bands:
        return []
    found = []
    below: dict[tuple[str, str], list[Rated]] = {}
    blank = 0
    for row in rows:
        if row.level not in LEVELS:
            continue
        if row.points is None:
            blank += 1
            continue
        band = next((band for band in bands if band.at_least <= row.points and (band.below is None or row.points < band.below)), None)
        if band is None:
            notes.count("points (points_level_mismatch): điểm không nằm trong khoảng nào của quy định", [row])
        elif rank(row.level) > rank(band.level):
            found.append(_above(row, band, rules))
        elif rank(row.level) < rank(band.level):
            below.setdefault((row.kind, row.group), []).append(row)
    if blank:
        basis = rules.basis(bands[0], "bands")
        notes.say(f"points (points_level_mismatch): {blank} đối tượng không ghi điểm, chưa so mức với khoảng điểm. {basis}.")
    return [*found, *(_below(group, each, rules.basis(bands[0], "bands")) for (_, group), each in below.items())]


def range_of(band: Band) -> str:
    """ "từ 70 đến dưới 90"."""
    until = f" đến dưới {format_number(band.below)}" if band.below is not None else " trở lên"
    return f"từ {format_number(band.at_least)}{until}"


def _above(row: Rated, band: Band, rules: RuleSet) -> Finding:
    assert row.points is not None
    return finding(
        "points_level_mismatch",
        severity="high" if band.certain else "medium",
        place=place_of(row),
        subject_id=row.id or None,
        basis=rules.basis(band, "bands"),
        name=row.shown,
        points=format(row.points.normalize(), "f"),
        points_words=format_number(row.points),
        band=band.level,
        band_name=LEVEL_NAMES[band.level],
        band_words=range_of(band),
        level=row.level,
        level_name=LEVEL_NAMES[row.level],
        group=row.group,
        subject_kind=row.kind,
        item=band.code,
        needs_confirmation=not band.certain,
    )


def _below(group: str, rows: Sequence[Rated], basis: str) -> Finding:
    names = ", ".join(row.shown for row in rows[:NAMED])
    return finding(
        "level_below_points",
        basis=basis,
        group=group,
        subject_kind=rows[0].kind,
        count=len(rows),
        names=names + (f" và {len(rows) - NAMED} đối tượng nữa" if len(rows) > NAMED else ""),
        subjects=[row.id for row in rows],
    )
