"""The parent's figure from the units' parts, by the indicator's method.

Promise: nothing is added that is not alike; a blank is no figure; what stays out is told with its cell; the total is exactly
the sum of the parts marked `counted`. Figures are exact; a mean or a share that does not end is rounded, and says so.

sum               numbers are added.
mean_unweighted   the mean of the units' numbers, each unit once.
count_yes         units that say yes (or meet the level asked for); with "%" as the unit of measure their share.
ratio             numerators of all units over denominators of the same units: from two other indicators, or from "12/15".
none              no figure; the parts stand on their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from nhiemky.consolidating.arithmetic import exact_or_rounded, exact_sum, fraction_of, percent_places
from nhiemky.consolidating.measures import has_figure, is_percent, measured
from nhiemky.consolidating.status import judge
from nhiemky.domain.campaign import Method
from nhiemky.domain.consolidation import Part
from nhiemky.domain.figure import BLANK, Comparator, Value
from nhiemky.domain.finding import Finding, finding
from nhiemky.vietnamese.measures import is_average, measure
from nhiemky.vietnamese.numbers import decimals_of, format_number
from nhiemky.vietnamese.unicode import fold

TERMS_SHOWN = 12
_PER_TIME = re.compile(r"/\s*(nam|thang|quy|nhiem ky|6 thang)\s*$")
_NO_AMOUNT = re.compile(r"^(thu )?hang$|^nam$|^muc$|^loai$|^bac$|^diem\b")


@dataclass(frozen=True, slots=True)
class Total:
    """actual, target: BLANK where there is none. parts: with `counted` settled. remarks: for the reader of the figure."""

    actual: Value
    target: Value
    parts: tuple[Part, ...]
    arithmetic: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def method_without_campaign(statement: str, unit_of_measure: str, parts: Sequence[Part]) -> Method:
    """Counts and amounts sum, yes/no counts the yes; percents, averages, ranks, levels and words give none.

    The actuals say which it is (a count may well have "100%" for its target); where nobody has one, the targets do.
    """
    if is_percent(unit_of_measure) or _is_average(unit_of_measure, statement):
        return "none"
    actuals = [part.actual for part in parts if has_figure(part.actual)]
    kinds = [kind.kind for value in actuals or [part.target for part in parts] if (kind := measured(value, unit_of_measure))]
    if "number" in kinds:
        return "none" if _NO_AMOUNT.match(fold(unit_of_measure)) else "sum"
    if "yes_no" in kinds or (not kinds and measure(unit_of_measure) == "yes_no"):
        return "count_yes"
    return "sum" if not kinds and measure(unit_of_measure) in ("whole", "decimal") else "none"


def _is_average(unit_of_measure: str, statement: str) -> bool:
    """ "cuộc/năm" adds up over units, "triệu đồng/người" does not; "Đạt/Chưa đạt" is no amount at all."""
    if measure(unit_of_measure) == "yes_no":
        return False
    return is_average(_PER_TIME.sub("", fold(unit_of_measure)), statement) or "toc do tang" in fold(statement)


def roll_up(
    statement: str,
    unit_of_measure: str,
    method: Method,
    parts: Sequence[Part],
    over: tuple[Sequence[Part], Sequence[Part]] | None = None,
    owner_target: Value = BLANK,
) -> Total:
    """The total of one indicator. over: the parts of numerator and denominator, for `ratio` by two other indicators."""
    if method == "sum":
        return _summed(statement, unit_of_measure, parts)
    if method == "mean_unweighted":
        return _mean(statement, unit_of_measure, parts)
    if method == "count_yes":
        return _counted(statement, unit_of_measure, parts, owner_target)
    if method == "ratio":
        return _ratio_of_two(parts, *over, unit_of_measure) if over else _ratio_of_texts(statement, parts)
    marked = tuple(replace(part, counted=has_figure(part.actual)) for part in parts)
    return Total(BLANK, BLANK, marked, _tally(marked))


def _summed(statement: str, unit_of_measure: str, parts: Sequence[Part]) -> Total:
    marked, findings = _numbers_only(statement, unit_of_measure, parts)
    numbers = [part.actual for part in marked if part.counted]
    targets = [part.target for part in parts if part.target.number is not None and part.target.percent == is_percent(unit_of_measure)]
    total = _added(numbers)
    words = (_sum_sentence(numbers, total),) if numbers else ()
    return Total(total, _added(targets), marked, words, _gaps(marked, len(targets)), findings)


def _mean(statement: str, unit_of_measure: str, parts: Sequence[Part]) -> Total:
    marked, findings = _numbers_only(statement, unit_of_measure, parts)
    numbers = [part.actual for part in marked if part.counted]
    targets = [part.target for part in parts if part.target.number is not None]
    mean, exact = _averaged(numbers)
    words = (
        (f"({_terms(numbers)}) : {len(numbers)} đơn vị {'=' if exact else '≈'} {mean.raw} (bình quân không trọng số)",) if numbers else ()
    )
    return Total(mean, _averaged(targets)[0], marked, words, _gaps(marked, len(targets)), findings)


def _counted(statement: str, unit_of_measure: str, parts: Sequence[Part], owner_target: Value) -> Total:
    marked: list[Part] = []
    findings: list[Finding] = []
    yes = 0
    for part in parts:
        answer = _is_yes(part, unit_of_measure, owner_target)
        if answer is None and has_figure(part.actual):
            findings.append(_not_counted(statement, part, "không rõ là có hay không"))
        yes += bool(answer)
        marked.append(replace(part, counted=answer is not None))
    answers = sum(part.counted for part in marked)
    asked = sum(has_figure(part.target) and part.target.yes_no is not False for part in parts)
    if not answers:
        return Total(BLANK, BLANK, tuple(marked), findings=tuple(findings))
    remarks = _gaps(tuple(marked), None)
    if is_percent(unit_of_measure):
        share, exact = exact_or_rounded(Fraction(100 * yes, answers), 2)
        sentence = f"{yes}/{answers} đơn vị {'=' if exact else '≈'} {format_number(share)}%"
        return Total(_value(share, percent=True), BLANK, tuple(marked), (sentence,), remarks, tuple(findings))
    sentence = f"{yes}/{answers} đơn vị có số liệu trả lời là có"
    target = _value(Decimal(asked)) if asked else BLANK
    return Total(_value(Decimal(yes)), target, tuple(marked), (sentence,), remarks, tuple(findings))


def _is_yes(part: Part, unit_of_measure: str, owner_target: Value) -> bool | None:
    """Yes or no as written; a level or number says yes when it meets the unit's target (or the owner's)."""
    if part.actual.yes_no is not None and part.actual.number is None:
        return part.actual.yes_no
    for target in (part.target, owner_target):
        status = judge(target, part.actual, "").status if has_figure(target) else None
        if status in ("vượt", "đạt", "chưa đạt"):
            return status != "chưa đạt"
    if part.actual.number in (0, 1) and measure(unit_of_measure) == "yes_no":
        return part.actual.number == 1
    return None


def _ratio_of_two(parts: Sequence[Part], numerators: Sequence[Part], denominators: Sequence[Part], unit_of_measure: str) -> Total:
    """Only units that give both numbers; the row's own percentage is not used."""
    above, below = _by_unit(numerators), _by_unit(denominators)
    both = {table: None for table in above if table in below}
    marked = tuple(replace(part, counted=(part.unit, part.file) in both) for part in parts)
    whole = exact_sum(below[table] for table in both)
    if not both or whole == 0:
        return Total(BLANK, BLANK, marked)
    part = exact_sum(above[table] for table in both)
    share, sentence = _share(part, whole, is_percent(unit_of_measure))
    left = len({*above, *below}) - len(both)
    remarks = (f"{left} đơn vị thiếu tử số hoặc mẫu số, không tính",) if left else ()
    target = _target_over(numerators, denominators, both, is_percent(unit_of_measure))
    return Total(share, target, marked, (f"{sentence}, từ {len(both)} đơn vị",), remarks)


_TableOf = tuple[str, str]
"""Unit and file: names of nameless units may repeat."""


def _by_unit(parts: Sequence[Part]) -> dict[_TableOf, Decimal]:
    return {(part.unit, part.file): part.actual.number for part in parts if part.actual.number is not None and not part.actual.percent}


def _target_over(numerators: Sequence[Part], denominators: Sequence[Part], both: Iterable[_TableOf], percent: bool) -> Value:
    above = {(part.unit, part.file): part.target.number for part in numerators if part.target.number is not None}
    below = {(part.unit, part.file): part.target.number for part in denominators if part.target.number is not None}
    if any(table not in above or table not in below for table in both):
        return BLANK
    whole = exact_sum(below[table] for table in both)
    return _share(exact_sum(above[table] for table in both), whole, percent)[0] if whole else BLANK


def _ratio_of_texts(statement: str, parts: Sequence[Part]) -> Total:
    pairs = [(part, fraction_of(part.actual.raw)) for part in parts]
    marked = tuple(replace(part, counted=pair is not None) for part, pair in pairs)
    bare = [part for part, pair in pairs if pair is None and has_figure(part.actual)]
    findings: tuple[Finding, ...] = ()
    if bare:
        names = ", ".join(part.unit for part in bare)
        findings = (
            finding("ratio_without_parts", file=bare[0].file, place=bare[0].place, statement=statement, count=len(bare), units=names),
        )
    known = [pair for _, pair in pairs if pair is not None]
    if not known:
        return Total(BLANK, BLANK, marked, findings=findings)
    share, sentence = _share(Decimal(sum(a for a, _ in known)), Decimal(sum(b for _, b in known)), percent=True)
    return Total(share, _common_target(parts), marked, (f"{sentence}, từ {len(known)} đơn vị",), _gaps(marked, None), findings)


def _share(part: Decimal, whole: Decimal, percent: bool) -> tuple[Value, str]:
    amount = Fraction(part) / Fraction(whole) * (100 if percent else 1)
    number, exact = exact_or_rounded(amount, 2)
    value = _value(number, percent=percent)
    sign = "=" if exact else "≈"
    return value, f"{format_number(part)} : {format_number(whole)} {sign} {value.raw}{'%' if percent else ''}"


def _common_target(parts: Sequence[Part]) -> Value:
    """The units' target where all that have one have the same."""
    targets = {(part.target.plain, part.target.comparator): part.target for part in parts if has_figure(part.target)}
    return next(iter(targets.values())) if len(targets) == 1 else BLANK


def _numbers_only(statement: str, unit_of_measure: str, parts: Sequence[Part]) -> tuple[tuple[Part, ...], tuple[Finding, ...]]:
    """Marks the parts whose actual is a number of the row's kind; tells every other that is not blank."""
    percent = is_percent(unit_of_measure)
    marked: list[Part] = []
    findings: list[Finding] = []
    for part in parts:
        why = ""
        if part.actual.number is None:
            why = "không phải một số" if has_figure(part.actual) else ""
        elif part.actual.percent and not percent:
            why = f"là phần trăm trong dòng tính bằng “{unit_of_measure}”" if unit_of_measure else "là phần trăm trong dòng các số đếm"
        if why:
            findings.append(_not_counted(statement, part, why))
        marked.append(replace(part, counted=part.actual.number is not None and not why))
    return tuple(marked), tuple(findings)


def _not_counted(statement: str, part: Part, why: str) -> Finding:
    return finding(
        "figure_not_counted", file=part.file, place=part.place, unit=part.unit, statement=statement, value=part.actual.raw, why=why
    )  # fmt: skip


def _added(values: Sequence[Value]) -> Value:
    if not values:
        return BLANK
    total = exact_sum(value.number for value in values if value.number is not None)
    return _value(total, percent=all(v.percent for v in values), comparator=_joint(values), estimated=any(v.estimated for v in values))


def _averaged(values: Sequence[Value]) -> tuple[Value, bool]:
    numbers = [value.number for value in values if value.number is not None]
    if not numbers:
        return BLANK, True
    places = percent_places(decimals_of(number) for number in numbers)
    mean, exact = exact_or_rounded(Fraction(exact_sum(numbers)) / len(numbers), places)
    return _value(mean, percent=all(v.percent for v in values), comparator=_joint(values)), exact


def _joint(values: Iterable[Value]) -> Comparator:
    """At least 3 and exactly 5 make at least 8; at least and at most make no bound."""
    found = {value.comparator for value in values} - {"="}
    if found <= {">", ">="}:
        return "=" if not found else ">=" if len(found) > 1 else found.pop()
    if found <= {"<", "<="}:
        return "<=" if len(found) > 1 else found.pop()
    return "="


def _value(number: Decimal, *, percent: bool = False, comparator: Comparator = "=", estimated: bool = False) -> Value:
    return Value(format_number(number), number, decimals_of(number), percent, comparator, estimated=estimated)


def _sum_sentence(numbers: Sequence[Value], total: Value) -> str:
    if len(numbers) == 1:
        return f"số của 1 đơn vị: {total.raw}"
    return f"{_terms(numbers)} = {total.raw}" if len(numbers) <= TERMS_SHOWN else f"cộng {len(numbers)} đơn vị = {total.raw}"


def _terms(values: Sequence[Value]) -> str:
    shown = [format_number(value.number) for value in values[:TERMS_SHOWN] if value.number is not None]
    words = " + ".join(f"({term})" if term.startswith("-") else term for term in shown)
    return f"{words} + ..." if len(values) > TERMS_SHOWN else words


def _gaps(parts: Sequence[Part], targets: int | None) -> tuple[str, ...]:
    """How far the figure is from all units that hold the row."""
    counted = sum(part.counted for part in parts)
    remarks = []
    if counted < len(parts):
        remarks.append(f"{len(parts) - counted}/{len(parts)} đơn vị chưa có số thực hiện")
    if targets is not None and 0 < targets < len(parts):
        remarks.append(f"chỉ tiêu mới có ở {targets}/{len(parts)} đơn vị")
    return tuple(remarks)


def _tally(parts: Sequence[Part]) -> tuple[str, ...]:
    """ "3 đơn vị vượt, 2 đạt, 1 chưa đạt" for rows that are not added up."""
    found = Counter(part.status for part in parts if part.counted)
    words = ", ".join(f"{found[status]} đơn vị {status}" for status in ("vượt", "đạt", "chưa đạt") if found[status])
    return (f"không cộng; {words}",) if words else ("không cộng, xem số của từng đơn vị",) if any(p.counted for p in parts) else ()
