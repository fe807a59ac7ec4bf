"""One sentence an indicator, as a parent's report says it, with a footnote that breaks the figure down.

Promise: a breakdown in a footnote adds up to the figure it explains; figures that are not added up are not added up in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from nhiemky.consolidating.predecessors import broken_down, former_name
from nhiemky.domain.consolidation import NO_FIGURE, Body, ConsolidatedIndicator, Part
from nhiemky.domain.report import Run, Text
from nhiemky.vietnamese.numbers import format_number
from nhiemky.writing.consolidation_words import figure_words, range_words, tally_words, target_words

NAMED = 12
"""So many units are named in a footnote; the others are added up."""


def result_sentence(indicator: ConsolidatedIndicator, expected: int) -> Text:
    """ "Kết nạp đảng viên mới: 1.406 đảng viên, đạt 56,2% chỉ tiêu (2.500).", the breakdown hung on it as a footnote."""
    unit = _unit_after(indicator)
    name = Run(f"{indicator.statement}: ")
    if indicator.status == NO_FIGURE:
        return Text((name, Run("chưa có số liệu.")), "bullet")
    note = _note(indicator, expected)
    if indicator.method == "none" and not indicator.given:
        words = _apart(indicator, unit)
    else:
        estimated = "ước " if "số ước" in indicator.remarks else ""
        words = f"{estimated}{figure_words(indicator.actual)}{unit}{_against(indicator, unit)}"
    return Text((name, Run(words, note=(Run(note),) if note else ()), Run(".")), "bullet")


def _unit_after(indicator: ConsolidatedIndicator) -> str:
    unit = indicator.unit_of_measure
    if not unit and indicator.actual.percent:
        unit = "%"
    if indicator.method == "count_yes" and unit != "%" and not indicator.given:
        return " đơn vị"
    return unit if unit == "%" else f" {unit}" if unit else ""


def _against(indicator: ConsolidatedIndicator, unit: str) -> str:
    target, status = target_words(indicator), indicator.status
    if not target or status is None:
        return f" (chỉ tiêu {target})" if target else ""
    shown = f"chỉ tiêu {target}{unit}"
    if indicator.versus.endswith("%"):
        return f", bằng {indicator.versus} {shown}, {status}" if status != "đạt" else f", đạt {shown}"
    if indicator.versus and indicator.versus != status:
        return f", {status} ({indicator.versus} so với {shown})"
    return f", {status} {shown}"


def _apart(indicator: ConsolidatedIndicator, unit: str) -> str:
    """Percents and levels: how many units met their target, from the lowest to the highest."""
    pieces = []
    if tally := tally_words(tuple(part for part in indicator.parts if part.counted)):
        pieces.append(f"{indicator.counted} đơn vị có số liệu, {tally}")
    else:
        pieces.append(f"{indicator.counted} đơn vị có số liệu")
    if (spread := range_words(indicator)) and indicator.counted > 1:
        low, _, high = spread.partition(" - ")
        pieces.append(f"từ {low}{unit if unit == '%' else ''} đến {high}{unit}" if high else f"cùng ở mức {low}{unit}")
    if target := target_words(indicator):
        pieces.append(f"chỉ tiêu {target}{unit if target[-1:].isdigit() else ''}")
    return "; ".join(pieces)


def _note(indicator: ConsolidatedIndicator, expected: int) -> str:
    sentences: list[str] = []
    if indicator.given:
        return "".join(f"{remark[:1].upper()}{remark[1:]}. " for remark in indicator.remarks[:2]).strip()
    parts = [part for part in indicator.parts if part.counted]
    whole = next((body for body in indicator.bodies if _is_all(indicator, body)), None)
    if whole is not None:
        sentences.append(broken_down(replace(whole, is_owner=True)))
    elif indicator.method == "sum" and len(parts) > 1:
        sentences.append(f"Trong đó: {_breakdown(indicator)}")
    elif indicator.method == "count_yes":
        no = [part.unit for part in indicator.parts if part.counted and not _is_yes(part)]
        if no:
            sentences.append(f"Chưa đạt: {_named(no)}")
    elif indicator.method == "none":
        short = [f"{part.unit} ({figure_words(part.actual)})" for part in indicator.parts if part.status == "chưa đạt"]
        if short:
            sentences.append(f"Chưa đạt: {_named(short)}")
    elif indicator.arithmetic:
        sentences.append(indicator.arithmetic[0][:1].upper() + indicator.arithmetic[0][1:])
    sentences += [broken_down(body) for body in indicator.bodies if not _is_all(indicator, body)]
    if indicator.counted < expected:
        sentences.append(f"Số liệu của {indicator.counted}/{expected} đơn vị")
    sentences += [remark[:1].upper() + remark[1:] for remark in indicator.remarks if remark != "số ước" and "chưa có số" not in remark]
    return "".join(f"{sentence}. " for sentence in sentences).strip()


def _is_yes(part: Part) -> bool:
    return part.actual.yes_no is True or part.status in ("vượt", "đạt")


def _is_all(indicator: ConsolidatedIndicator, body: Body) -> bool:
    """The body's breakdown is that of the whole figure: the parent was merged itself, or nobody else has a figure."""
    return body.reported is None and body.total == indicator.actual.number


def _breakdown(indicator: ConsolidatedIndicator) -> str:
    """By branch where the roster has branches, else by unit, the largest first; what is not named is added up."""
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    parts = [part for part in indicator.parts if part.counted]
    own = {body.name for body in indicator.bodies if body.is_owner}
    if own:
        return _of_owner(parts, own)
    by_branch = len({part.branch for part in parts} - {""}) > 1
    for part in parts:
        amounts[(part.branch or "đơn vị khác") if by_branch else part.successor or part.unit] += part.actual.number or 0
    ranked = list(amounts.items()) if by_branch else sorted(amounts.items(), key=lambda pair: (-pair[1], pair[0]))
    named, rest = (ranked, []) if len(ranked) <= NAMED + 1 else (ranked[:NAMED], ranked[NAMED:])
    pieces = [f"{name} {format_number(amount)}" for name, amount in named]
    if rest:
        left = sum((amount for _, amount in rest), Decimal())
        pieces.append(f"{len(rest)} {'khối' if by_branch else 'đơn vị'} còn lại {format_number(left)}")
    return "; ".join(pieces)


def _of_owner(parts: Sequence[Part], own: set[str]) -> str:
    """The parent's own predecessors by name, its units in one."""
    pieces = [f"{former_name(part.unit)} {format_number(part.actual.number or Decimal())}" for part in parts if part.successor in own]
    rest = sum((part.actual.number or Decimal() for part in parts if part.successor not in own), Decimal())
    others = sum(part.successor not in own for part in parts)
    return "; ".join([*pieces, *([f"{others} đơn vị trực thuộc {format_number(rest)}"] if others else [])])


def _named(names: Sequence[str]) -> str:
    more = f" và {len(names) - NAMED} đơn vị nữa" if len(names) > NAMED + 1 else ""
    return ", ".join(names[:NAMED] if more else names) + more


def tally_sentence(indicators: Sequence[ConsolidatedIndicator]) -> str:
    """How many indicators were met: "Trong 9 chỉ tiêu: 2 vượt, 3 đạt, 4 chưa đạt." """
    counts = [(status, sum(row.status == status for row in indicators)) for status in ("vượt", "đạt", "chưa đạt", NO_FIGURE)]
    words = [f"{count} {status}" for status, count in counts if count]
    apart = sum(row.status is None for row in indicators)
    if apart:
        words.append(f"{apart} theo dõi riêng từng đơn vị hoặc chưa có chỉ tiêu chung")
    return f"Trong {len(indicators)} chỉ tiêu: {', '.join(words)}." if words else ""
