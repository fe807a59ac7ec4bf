"""From aligned rows to the parent's indicators, with status, remarks and what a careful clerk would point at.

Promise: every row of every table that counts becomes exactly one part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from nhiemky.consolidating.arithmetic import exact_sum
from nhiemky.consolidating.matching import Aligned
from nhiemky.consolidating.measures import has_figure, is_percent
from nhiemky.consolidating.own_figures import beside, given_words
from nhiemky.consolidating.predecessors import NO_DESCENT, Descent
from nhiemky.consolidating.rollup import Total, method_without_campaign, roll_up
from nhiemky.consolidating.status import contradicts, direction_of, judge, says_hard
from nhiemky.domain.campaign import Campaign, Direction, Indicator, Method
from nhiemky.domain.consolidation import NO_FIGURE, AsOf, ConsolidatedIndicator, Part, Stage, Status
from nhiemky.domain.figure import BLANK, Row, Value
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.settled import NOTHING_SETTLED, Settled
from nhiemky.domain.unit_report import UnitReport
from nhiemky.vietnamese.columns import cut_off_day, cut_off_words
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.values import parse_value

OUT_OF_SCALE = 500
"""An actual so many times its target (or less than one so-many-th) is more likely a slip of unit than a feat."""


def consolidate_rows(
    aligned: Sequence[Aligned],
    held_by: Sequence[tuple[str, str, str, UnitReport]],
    campaign: Campaign | None,
    settled: Settled = NOTHING_SETTLED,
    stages: Mapping[str, Stage | Literal[""]] | None = None,
    descent: Descent = NO_DESCENT,
) -> tuple[tuple[ConsolidatedIndicator, ...], tuple[Finding, ...]]:
    """held_by: (unit, unit_id, branch, report) by position of the table. stages: of submissions, by their id.

    descent: who stands for whom over mergers."""
    targets = {unit.id: unit.targets for unit in campaign.units} if campaign else {}
    drafts = [_parts(group, held_by, targets, stages or {}) for group in aligned]
    drafts = [
        descent.marked(group.indicator.code if group.indicator else "", [held_by[at][1] for at, _ in group.rows], parts)
        for group, parts in zip(aligned, drafts, strict=True)
    ]
    by_code = {
        group.indicator.code: [part for part in parts if not part.left_out]
        for group, parts in zip(aligned, drafts, strict=True)
        if group.indicator
    }
    done: list[ConsolidatedIndicator] = []
    findings: list[Finding] = []
    for group, parts in zip(aligned, drafts, strict=True):
        indicator, told = _consolidate(group, parts, by_code, settled)
        done.append(descent.broken_down(indicator))
        findings += told
    return tuple(done), (*findings, *_mixtures(done))


def _parts(
    group: Aligned,
    held_by: Sequence[tuple[str, str, str, UnitReport]],
    targets: dict[str, dict[str, str]],
    stages: Mapping[str, Stage | Literal[""]],
) -> list[Part]:
    direction = _direction(group)
    parts = []
    for position, row in group.rows:
        unit, unit_id, branch, report = held_by[position]
        target = row.target
        given = targets.get(unit_id, {}).get(group.indicator.code, "") if group.indicator else ""
        if target.is_blank and given:
            target = parse_value(given, unit_of_measure=group.unit_of_measure)
        judgement = judge(target, row.actual, _measure(row, group), direction)
        part = _part(unit, branch, report, row, target, judgement.status)
        parts.append(replace(part, stage=stages[report.submission]) if report.submission in stages else part)
    return parts


def _part(unit: str, branch: str, report: UnitReport, row: Row, target: Value, status: Status | None) -> Part:
    return Part(
        unit=unit, file=report.file, sheet=row.sheet, cell=row.actual_cell, target=target, actual=row.actual, target_cell=row.target_cell,
        branch=branch, statement=row.statement, unit_of_measure=row.unit_of_measure, verdict=row.verdict, status=status,
        estimated=(report.estimated or row.actual.estimated) and has_figure(row.actual), cut_off=row.cut_off or report.cut_off,
        hard=says_hard(f"{row.verdict}; {row.note}"), submission=report.submission,
    )  # fmt: skip


def _measure(row: Row, group: Aligned) -> str:
    return group.unit_of_measure or row.unit_of_measure


def _direction(group: Aligned) -> Direction:
    if group.indicator is None:
        return direction_of(group.statement)
    return group.indicator.direction


def _consolidate(
    group: Aligned, parts: Sequence[Part], by_code: dict[str, list[Part]], settled: Settled
) -> tuple[ConsolidatedIndicator, list[Finding]]:
    asked = group.indicator
    statement, measure, direction = group.statement, group.unit_of_measure, _direction(group)
    method = asked.method if asked else method_without_campaign(statement, measure, parts)
    own = parse_value(asked.target, unit_of_measure=measure) if asked and asked.target else BLANK
    over = _over(asked, by_code)
    total = _of_cut_offs(statement, measure, method, [part for part in parts if not part.left_out], over, own, settled.cut_offs)
    total = _with_left_out(total, parts, method)
    given, estimate = beside(settled.own, asked.code if asked else "")
    actual = given.value if given else total.actual
    target = own if not own.is_blank else total.target
    judgement = judge(target, actual, measure, direction)
    status = judgement.status if given else _status(total, judgement.status)
    words = (*total.arithmetic, *((judgement.arithmetic,) if status and status != NO_FIGURE else ()))
    result = ConsolidatedIndicator(
        statement=statement,
        unit_of_measure=measure,
        method=method,
        target=target,
        actual=actual,
        status=status,
        parts=total.parts,
        code=asked.code if asked else "",
        direction=direction,
        target_from="owner" if not own.is_blank else "units" if not target.is_blank else "",
        versus=judgement.versus if status else "",
        arithmetic=words,
        remarks=(*given_words(given, estimate, total.actual), *total.remarks, *_estimate_remarks(total)),
        by_cut_off=_by_cut_off(statement, measure, method, parts, over, own, total),
        given=given,
        from_units=total.actual if given else BLANK,
        estimate=estimate,
    )
    return result, [*total.findings, *_target_findings(statement, own, total), *_part_findings(group, total.parts, direction)]


_Over = tuple[Sequence[Part], Sequence[Part]]


def _with_left_out(total: Total, parts: Sequence[Part], method: Method) -> Total:
    """Parts that another body answers for stay under the figure, in their place, not counted."""
    if len(total.parts) == len(parts):
        return total
    taken = iter(total.parts)
    whole = tuple(part if part.left_out else next(taken) for part in parts)
    figures = [part.unit for part in parts if part.left_out and has_figure(part.actual)]
    why = (
        "số của các đơn vị hợp nhất, chia tách không cộng được với nhau"
        if method == "none"
        else "đã gồm trong số của đơn vị sau hợp nhất, chia tách"
    )
    remark = (f"không tính riêng {_listed(figures)}: {why}",) if figures else ()
    return replace(total, parts=whole, remarks=(*total.remarks, *remark))


def _of_cut_offs(
    statement: str, measure: str, method: Method, parts: Sequence[Part], over: _Over | None, own: Value, chosen: Sequence[str]
) -> Total:
    """The total of the parts as of the chosen times; the others stay under the figure, not counted, and are told."""
    days = {cut_off_day(cut_off) for cut_off in chosen}
    aside = [part for part in parts if days and part.cut_off and cut_off_day(part.cut_off) not in days]
    if not aside:
        return roll_up(statement, measure, method, parts, over, own)
    left = {id(part) for part in aside}
    taken = [part for part in parts if id(part) not in left]
    kept = (tuple(_as_of(side, chosen) for side in over)) if over else None
    total = roll_up(statement, measure, method, taken, (kept[0], kept[1]) if kept else None, own)
    counted = iter(total.parts)
    whole = tuple(part if id(part) in left else next(counted) for part in parts)
    figures = [part for part in aside if has_figure(part.actual)]
    times = ", ".join(cut_off_words(cut_off) for cut_off in _cut_offs(figures))
    remark = (f"không tính số của {len(figures)} đơn vị ở mốc khác ({times})",) if figures else ()
    return replace(total, parts=whole, remarks=(*total.remarks, *remark))


def _as_of(parts: Sequence[Part], chosen: Sequence[str]) -> list[Part]:
    days = {cut_off_day(cut_off) for cut_off in chosen}
    return [part for part in parts if not days or not part.cut_off or cut_off_day(part.cut_off) in days]


def _by_cut_off(
    statement: str, measure: str, method: Method, parts: Sequence[Part], over: _Over | None, own: Value, total: Total
) -> tuple[AsOf, ...]:
    """The figure of each cut-off by itself, where there are several."""
    with_figure = [part for part in parts if has_figure(part.actual)]
    with_figure = [part for part in with_figure if not part.left_out]
    times = _cut_offs(with_figure)
    if len(times) < 2:
        return ()
    groups = []
    for time in times:
        mine = _as_of([part for part in with_figure if part.cut_off], (time,))
        both = (_as_of(over[0], (time,)), _as_of(over[1], (time,))) if over else None
        taken = any(part.counted and cut_off_day(part.cut_off) == cut_off_day(time) for part in total.parts if part.cut_off)
        groups.append(AsOf(time, len(mine), roll_up(statement, measure, method, mine, both, own).actual, taken))
    return tuple(groups)


def _over(asked: Indicator | None, by_code: dict[str, list[Part]]) -> tuple[Sequence[Part], Sequence[Part]] | None:
    if asked is None or not asked.numerator or not asked.denominator:
        return None
    return by_code.get(asked.numerator, ()), by_code.get(asked.denominator, ())


def _status(total: Total, judged: Status | None) -> Status | None:
    """No unit has a figure -> chưa có số liệu; figures but none in common (percents) -> no status."""
    if not total.actual.is_blank:
        return judged
    return None if any(has_figure(part.actual) for part in total.parts) else NO_FIGURE


def _estimate_remarks(total: Total) -> tuple[str, ...]:
    counted = [part for part in total.parts if part.counted]
    estimates = [part for part in counted if part.estimated]
    remarks = []
    if estimates and len(estimates) == len(counted):
        remarks.append("số ước")
    elif estimates:
        numbers = [part.actual.number for part in estimates if part.actual.number is not None]
        share = f" ({format_number(exact_sum(numbers))})" if total.actual.is_number and not total.actual.percent and numbers else ""
        remarks.append(f"gồm số ước{share} của {len(estimates)} đơn vị")
    if drafts := sum(part.stage == "draft" for part in counted):
        remarks.append(f"gồm số của {drafts} báo cáo còn là bản thảo")
    if len(cut_offs := _cut_offs(counted)) > 1:
        remarks.append(f"số liệu ở {len(cut_offs)} mốc khác nhau")
    return tuple(remarks)


def _cut_offs(parts: Sequence[Part]) -> list[str]:
    """One for each last day that the figures cover: "2023-04" and "2023-04-30" are one."""
    longest_first = sorted({part.cut_off for part in parts if part.cut_off}, key=len, reverse=True)
    by_day = {cut_off_day(cut_off): cut_off for cut_off in longest_first}
    return [cut_off for _, cut_off in sorted(by_day.items(), key=lambda pair: str(pair[0]))]


def _target_findings(statement: str, own: Value, total: Total) -> list[Finding]:
    """The owner's target against the units' targets added up, where every unit has one."""
    added = total.target.number
    whole = all(has_figure(part.target) for part in total.parts) and len(total.parts) > 1
    if own.number is None or added is None or not whole or own.percent or total.target.percent or own.number == added:
        return []
    difference = format_number(added - own.number)
    return [finding("targets_do_not_add_up", statement=statement, target=own.raw, sum=total.target.raw, difference=difference)]


def _part_findings(group: Aligned, parts: Sequence[Part], direction: Direction) -> list[Finding]:
    findings: list[Finding] = []
    for part in parts:
        measure = group.unit_of_measure or part.unit_of_measure
        judgement = judge(part.target, part.actual, measure, direction)
        if right := contradicts(part.verdict, judgement):
            findings.append(
                finding(
                    "verdict_contradicts",
                    file=part.file,
                    place=part.place,
                    unit=part.unit,
                    statement=part.statement,
                    verdict=part.verdict,
                    arithmetic=judgement.arithmetic,
                    right=right,
                    severity="high" if "“" in right else "medium",
                )
            )
        if times := _out_of_scale(part, measure):
            findings.append(
                finding(
                    "figure_out_of_scale",
                    file=part.file,
                    place=part.place,
                    unit=part.unit,
                    statement=part.statement,
                    actual=part.actual.raw,
                    target=part.target.raw,
                    times=format_number(times),
                )
            )
    return findings


def _out_of_scale(part: Part, unit_of_measure: str) -> int:
    """How many times apart, 0 where it is no matter. A share written 0,95 in a % row is a hundred times apart from 95."""
    actual, target = part.actual.number, part.target.number
    if not actual or not target or actual < 0 or target < 0:
        return 0
    times = int(max(actual / target, target / actual))
    limit = 50 if is_percent(unit_of_measure) and min(actual, target) <= 1 < max(actual, target) else OUT_OF_SCALE
    return times if times >= limit else 0


def _mixtures(indicators: Sequence[ConsolidatedIndicator]) -> list[Finding]:
    """One finding for each set of units whose estimates are added to others' actuals, one for each set of cut-offs."""
    estimates: dict[tuple[str, ...], list[str]] = defaultdict(list)
    cut_offs: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for indicator in indicators:
        if indicator.method == "none":
            continue
        counted = [part for part in indicator.parts if part.counted]
        some = tuple(part.unit for part in counted if part.estimated)
        if some and len(some) < len(counted):
            estimates[some].append(indicator.statement)
        if len(times := tuple(_cut_offs(counted))) > 1:
            cut_offs[times].append(indicator.statement)
    return [
        *(
            finding("estimates_mixed", count=len(statements), units=_listed(units), statements=statements)
            for units, statements in estimates.items()
        ),
        *(
            finding("cut_offs_mixed", count=len(statements), cut_offs=", ".join(map(cut_off_words, times)), statements=statements)
            for times, statements in cut_offs.items()
        ),
    ]


def _listed(units: Sequence[str]) -> str:
    return ", ".join(units[:5]) + (f" và {len(units) - 5} đơn vị nữa" if len(units) > 5 else "")
