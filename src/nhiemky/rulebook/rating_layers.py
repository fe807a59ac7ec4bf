"""A lower layer may be stricter than its superior, never looser: what a province's or a committee's rules would loosen.

>>> from nhiemky.rulebook.rating_sets import rule_file, rule_set
>>> loosened(rule_set(2025).rules, rule_file("05-HD/ĐU (ví dụ)"))  # 90/80/60 instead of 90/70/50
()

What the superior is known to say (grade A or S, or confirmed) binds: loosening it is refused. What is only a default of ours may be
replaced; it is told, so that somebody looks. Guidance of the centre itself is not compared: it carries the regulation out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nhiemky.domain.rating import DISCIPLINES, rank
from nhiemky.rulebook.rating_items import Band, Cap, Ceiling, Condition, Forced, HeadRule, Item, NotRated, Test
from nhiemky.rulebook.ratings import RuleFile

GUARDED = ("bands", "conditions", "forced", "ceilings", "not_rated", "caps", "head_rules", "quarters")
"""Sections in which dropping an item loosens."""
_BASES = ("good", "good_or_better", "all")
_HEAVY = tuple(DISCIPLINES)
_ROUNDINGS = {"none": 0, "floor": 0, "half_up": 1, "ceil": 2}


@dataclass(frozen=True, slots=True)
class Looser:
    """One thing that the lower layer would loosen. at: path in its file (keys and positions). binding: the superior is known to say so."""

    problem: str
    remedy: str
    at: tuple[str | int, ...]
    binding: bool


def loosened(above: RuleFile, file: RuleFile) -> tuple[Looser, ...]:
    """What `file` would loosen of the rules it stands on; nothing for a document of the centre."""
    return () if file.layer == "centre" else differing(above, file)


def differing(above: RuleFile, file: RuleFile) -> tuple[Looser, ...]:
    """The same, also for a file that calls itself one of the centre."""
    return tuple(_looser(above, file))


def _looser(above: RuleFile, file: RuleFile) -> Iterator[Looser]:
    for section in GUARDED:
        items: dict[str, Item] = {item.code: item for item in getattr(above, section)}
        for code in file.drops:
            if code in items:
                yield Looser(f"bỏ mục '{code}' ({_said(items[code])})", "Hãy bỏ dòng này khỏi drops", ("drops", code), items[code].certain)
        for at, item in enumerate(getattr(file, section)):
            old = items.get(item.code)
            if old is not None:
                yield from (Looser(problem, remedy, (section, at), old.certain) for problem, remedy in _compare(old, item))


def _said(item: Any) -> str:
    return str(getattr(item, "says", "") or item.clause)


def _compare(old: Any, new: Any) -> Iterator[tuple[str, str]]:
    match old:
        case Cap():
            yield from _cap(old, new)
        case HeadRule():
            if (old.not_above and not new.not_above) or (old.on_breach, new.on_breach) == ("block", "warn"):
                yield f"nới quy tắc người đứng đầu '{old.code}'", "Hãy để not_above: true, on_breach: block"
        case Band():
            if new.at_least < old.at_least and rank(new.level) >= rank(old.level) > 1:
                yield f"'{new.code}' chỉ cần {new.at_least} điểm, trên là {old.at_least}", f"Hãy ghi at_least từ {old.at_least} trở lên"
        case Condition():
            yield from _needs(old, new)
        case Forced() | Ceiling() | NotRated():
            yield from _when(old, new)


def _cap(old: Cap, new: Cap) -> Iterator[tuple[str, str]]:
    if new.ratio > old.ratio:
        yield f"tỷ lệ {new.ratio} cao hơn {old.ratio}", f"Hãy ghi ratio: {old.ratio}; muốn cao hơn phải có quyết định cho từng đợt"
    most = old.elevated_ratio or old.ratio
    if new.elevated_ratio is not None and new.elevated_ratio > most:
        yield f"tỷ lệ nâng {new.elevated_ratio} cao hơn {most}", "Hãy bỏ elevated_ratio, hoặc ghi bằng mức cấp trên cho phép"
    if _BASES.index(new.denominator) > _BASES.index(old.denominator):
        yield f"mẫu số '{new.denominator}' rộng hơn '{old.denominator}'", f"Hãy ghi denominator: {old.denominator}"
    if _ROUNDINGS[new.rounding] > _ROUNDINGS[old.rounding]:
        yield f"làm tròn '{new.rounding}' cho nhiều suất hơn '{old.rounding}'", f"Hãy ghi rounding: {old.rounding}"
    if new.least > old.least or (new.small_group == "free" and old.small_group != "free"):
        yield "cho nhóm nhỏ nhiều suất hơn", "Hãy bỏ least, small_group"
    if (old.on_breach, new.on_breach) == ("block", "warn"):
        yield "vượt trần chỉ còn cảnh báo", "Hãy ghi on_breach: block"


def _needs(old: Condition, new: Condition) -> Iterator[tuple[str, str]]:
    if rank(new.level) != rank(old.level) or (old.or_better and not new.or_better) or (new.who != old.who and new.who != "both"):
        yield f"điều kiện '{old.code}' không còn cho mọi đối tượng, mức như trên", "Hãy giữ level, who, or_better; điều mới đặt code mới"
    for test in old.needs:
        if not any(_as_strict(test, other) for other in new.needs):
            yield f"điều kiện '{old.code}' nhẹ hơn hoặc thiếu {_asked(test)}", "Hãy giữ mọi điều kiện của cấp trên, chỉ thêm"


def _when(old: Forced | Ceiling | NotRated, new: Any) -> Iterator[tuple[str, str]]:
    if set(getattr(new, "unless", ())) - set(getattr(old, "unless", ())):
        yield f"'{old.code}' thêm trường hợp được trừ", "Hãy bỏ phần thêm ở unless"
    if (new.who != old.who and new.who != "both") or any(not _catches_as_many(test, old.when) for test in new.when):
        yield f"'{old.code}' bỏ sót trường hợp mà cấp trên đã nêu", "Hãy giữ who, when như cấp trên, hoặc rộng hơn; điều mới đặt code mới"
    for limit in ("level", "max_level"):
        if rank(getattr(new, limit, "")) > rank(getattr(old, limit, "")):
            yield f"'{old.code}' cho mức cao hơn", f"Hãy ghi {limit} như cấp trên"


def _as_strict(old: Test, new: Test) -> bool:
    """Whether whoever holds `new` also holds `old`."""
    if (old.fact, old.mark, bool(old.discipline_from)) != (new.fact, new.mark, bool(new.discipline_from)):
        return False
    if old.discipline_from:
        return _HEAVY.index(new.discipline_from) >= _HEAVY.index(old.discipline_from)
    if old.equals:
        return bool(new.equals) and set(new.equals) <= set(old.equals)
    up = all(_at_least(getattr(new, bound), getattr(old, bound)) for bound in ("at_least", "above"))
    return up and (old.below is None or (new.below is not None and new.below <= old.below))


def _at_least(new: Decimal | None, old: Decimal | None) -> bool:
    return old is None or (new is not None and new >= old)


def _catches_as_many(new: Test, olds: Sequence[Test]) -> bool:
    """Whether every subject that the old tests caught is caught by `new` too."""
    return any(_as_strict(new, old) for old in olds)


def _asked(test: Test) -> str:
    return f"'{test.fact or test.mark}'"
