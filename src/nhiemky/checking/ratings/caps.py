"""Groups with more excellent than their cap allows: all three shares said, one enforced.

A rule whose words can be read two ways keeps the other reading; where only that one is broken the group is warned, not condemned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from nhiemky.checking.ratings.tally import Counts, Elevated, counts_of, tally_of
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.rating import KIND_NAMES, Rated, SubjectKind, Tally
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Cap, Reading
from nhiemky.vietnamese.numbers import format_number

BASES: Mapping[str, str] = {"good": "số hoàn thành tốt", "good_or_better": "số hoàn thành tốt trở lên", "all": "tổng số được xếp loại"}


def cap_findings(
    rows: Sequence[Rated],
    groups: Sequence[Tally],
    rules: RuleSet,
    elevated: Elevated = {},  # noqa: B006 (never written to)
) -> list[Finding]:
    """`cap_exceeded` (always high: a cap is enforced also where its number awaits confirmation, which the basis says) and
    `cap_other_reading`. rows: those that count; groups: their tallies."""
    found = []
    others = {kind: _other_readings(rows, cap) for kind in ("collective", "individual") if (cap := rules.cap(kind))}
    for tally in groups:
        cap = rules.cap(tally.subject_kind)
        if cap is None:
            continue
        raised = elevated.get((tally.subject_kind, tally.group))
        if not tally.ok:
            found.append(_exceeded(tally, cap, rules, raised))
        elif warning := _warned(tally, cap, others[tally.subject_kind], rules, raised):
            found.append(warning)
    return found


def _exceeded(tally: Tally, cap: Cap, rules: RuleSet, raised: Decimal | None) -> Finding:
    words = shares_in_words(tally)
    enforced = words.pop(tally.enforced)
    facts = {**_facts(tally, cap), "on_breach": cap.on_breach, "raised": None if raised is None else str(raised)}
    return finding(
        "cap_exceeded",
        basis=rules.basis(cap, "caps"),
        enforced_words=f"Tính trên {enforced}",
        other_words="; ".join(f"trên {other}" for other in words.values()),
        **facts,
    )


_Groups = Mapping[tuple[SubjectKind, str], Counts]


def _other_readings(rows: Sequence[Rated], cap: Cap) -> list[tuple[Reading, Cap, _Groups]]:
    """Each other reading with the cap it makes and the groups counted its way."""
    return [(reading, other := read_as(cap, reading), counts_of(rows, other.exclude_heads)) for reading in cap.readings]


def _warned(
    tally: Tally, cap: Cap, others: Sequence[tuple[Reading, Cap, _Groups]], rules: RuleSet, raised: Decimal | None
) -> Finding | None:
    """The strictest of the other readings, where the group breaks it."""
    broken = []
    for reading, other, groups in others:
        strict = tally_of(tally.subject_kind, tally.group, groups[tally.subject_kind, tally.group], other, raised)
        if not strict.ok:
            broken.append((strict.excellent - strict.allowed, strict, reading))
    if not broken:
        return None
    over, strict, reading = max(broken, key=lambda each: each[0])
    facts = {**_facts(tally, cap), "over": over, "needs_confirmation": True, "strict_allowed": strict.allowed, "reading": reading.says}
    return finding("cap_other_reading", basis=rules.basis(cap, "caps"), **facts)


def read_as(cap: Cap, reading: Reading) -> Cap:
    """The cap under another reading of its words."""
    given = {name: value for name in ("ratio", "denominator", "rounding", "exclude_heads") if (value := getattr(reading, name)) is not None}
    return replace(cap, readings=(), **given)


def _facts(tally: Tally, cap: Cap) -> dict[str, Any]:
    return {
        "group": tally.group,
        "subject_kind": tally.subject_kind,
        "kind": KIND_NAMES[tally.subject_kind],
        "excellent": tally.excellent,
        "good": tally.good,
        "completed": tally.completed,
        "not_completed": tally.not_completed,
        "allowed": tally.allowed,
        "over": tally.excellent - tally.allowed,
        "ratio": str(cap.ratio),
        "enforced": tally.enforced,
        "share_of_good": _string(tally.share_of_good),
        "share_of_good_or_better": _string(tally.share_of_good_or_better),
        "share_of_all": _string(tally.share_of_all),
        "item": cap.code,
        "needs_confirmation": not cap.certain,
    }


def shares_in_words(tally: Tally) -> dict[str, str]:
    """By denominator: "số hoàn thành tốt là 4/17 (23,5%)"."""
    values = {
        "good": (tally.good, tally.share_of_good),
        "good_or_better": (tally.excellent + tally.good, tally.share_of_good_or_better),
        "all": (tally.excellent + tally.good + tally.completed + tally.not_completed, tally.share_of_all),
    }
    return {name: f"{BASES[name]} là {tally.excellent}/{whole}{_percent(share)}" for name, (whole, share) in values.items()}


def _percent(share: Decimal | None) -> str:
    return "" if share is None else f" ({format_number(share * 100, 1)}%)"


def _string(share: Decimal | None) -> str | None:
    return None if share is None else str(share)


def group_facts(tally: Tally) -> dict[str, SubjectKind | str | int | bool | None]:
    """A tally as the command prints it in JSON: shares as decimal strings, null where nothing stands below the line; `left_out`, heads
    who do not count, only where there are any."""
    apart = {"left_out": tally.left_out} if tally.left_out else {}
    return {
        **apart,
        "group": tally.group,
        "subject_kind": tally.subject_kind,
        "excellent": tally.excellent,
        "good": tally.good,
        "completed": tally.completed,
        "not_completed": tally.not_completed,
        "allowed": tally.allowed,
        "ok": tally.ok,
        "share_of_good": _string(tally.share_of_good),
        "share_of_good_or_better": _string(tally.share_of_good_or_better),
        "share_of_all": _string(tally.share_of_all),
    }
