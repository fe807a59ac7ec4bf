"""One item of a rating rule as a sentence an office reads.

>>> from nhiemky.rulebook.rating_sets import rule_set
>>> phrase(rule_set(2025).rules.bands[1])
'Hoàn thành tốt nhiệm vụ: từ 70 đến dưới 90 điểm'
>>> phrase(rule_set(2023).cap("collective")).split("; ")[1:]
['tính trong từng nhóm tập thể có vị trí, chức năng, nhiệm vụ tương đồng', 'không làm tròn lên', 'vượt thì không quyết định được']

What only a person can state is said in the rule's own words; the marks behind it are in `--json`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from nhiemky.checking.ratings.scope import FACT_WORDS
from nhiemky.domain.rating import DISCIPLINES, LEVEL_NAMES
from nhiemky.rulebook.rating_marks import MARKS
from nhiemky.rulebook.rating_process import TOPICS, Criterion, Day, DayReading, Form, Formula, Principle, Step, Subject, Unknown
from nhiemky.rulebook.ratings import (
    Authority,
    Band,
    Cap,
    Ceiling,
    Condition,
    Forced,
    HeadRule,
    Item,
    NotRated,
    Quarter,
    Reading,
    Test,
)
from nhiemky.vietnamese.numbers import format_number

WHO: Mapping[str, str] = {
    "collective": "Tập thể",
    "individual": "Cá nhân",
    "head": "Người đứng đầu",
    "member": "Người không đứng đầu",
    "both": "Tập thể và cá nhân",
}
FRAMES: Mapping[str, str] = {
    "collective": "Tập thể",
    "individual": "Cá nhân",
    "leader": "Cán bộ lãnh đạo, quản lý",
    "member": "Đảng viên không giữ chức vụ",
    "outside": "Đảng viên không làm việc trong hệ thống chính trị",
    "quarter": "Đánh giá theo quý",
    "ballot": "Phiếu",
    "civil_member": "Công chức không giữ chức vụ",
    "civil_leader": "Công chức lãnh đạo, quản lý",
}
BASES = {
    "good": "số hoàn thành tốt (riêng mức tốt, không gồm xuất sắc)",
    "good_or_better": "số từ hoàn thành tốt trở lên",
    "all": "tổng số được xếp loại",
}
ROUNDINGS = {
    "none": "không làm tròn lên",
    "floor": "làm tròn xuống",
    "half_up": "làm tròn, từ 0,5 lên 1",
    "ceil": "làm tròn lên",
}
BREACHES = {"block": "vượt thì không quyết định được", "warn": "vượt thì cảnh báo"}


def phrase(item: Item) -> str:
    """The item's sentence, without its clause."""
    say: Callable[[Any], str] = _SAYS[type(item)]
    return say(item)


def percent(ratio: Decimal) -> str:
    """0.20 -> "20%"."""
    return f"{format_number((ratio * 100).normalize())}%"


def asked(tests: Sequence[Test], unless: Sequence[str] = ()) -> str:
    """What the program looks at: "nhiệm vụ hoàn thành dưới 50% và ghi nhận “...”; trừ “...”". What only people state is not repeated."""
    words = " và ".join(_test(test) for test in tests) if any(test.fact for test in tests) else "do người có thẩm quyền ghi nhận"
    spared = " hoặc ".join(f"“{MARKS[mark]}”" for mark in unless)
    return f"{words}; trừ {spared}" if spared else words


def reading(cap: Cap, other: Reading) -> str:
    """Another way to read a cap."""
    changed = [
        *([f"tỷ lệ {percent(other.ratio)}"] if other.ratio is not None else []),
        *([f"tính trên {BASES[other.denominator]}"] if other.denominator else []),
        *([ROUNDINGS[other.rounding]] if other.rounding else []),
        *([_heads(other.exclude_heads)] if other.exclude_heads is not None else []),
    ]
    return f"{WHO[cap.who]}, cách đọc khác: {other.says} [{'; '.join(changed)}]"


def elevated(cap: Cap) -> str:
    """What a decision may allow."""
    return f"{WHO[cap.who]}: có quyết định của cấp có thẩm quyền, nêu rõ lý do, thì đến {percent(cap.elevated_ratio or cap.ratio)}"


def last_day(said: Day | DayReading, of: str = "year") -> str:
    """ "đến hết ngày 20 của tháng thứ ba trong quý", "trước ngày 01/01 năm sau"."""
    bound = "trước" if said.bound == "before" else "đến hết"
    if of == "quarter":
        return f"{bound} ngày {said.day} của tháng thứ {_ORDINALS[said.month]} trong quý"
    year = ("năm xếp loại", "năm sau")[min(said.year_offset, 1)]
    return f"{bound} ngày {said.day:02}/{f'{said.month:02}' if said.month < 3 else said.month} {year}"


_ORDINALS = {1: "nhất", 2: "hai", 3: "ba"}


def _test(test: Test) -> str:
    if test.mark:
        return f"ghi nhận “{MARKS[test.mark]}”"
    name, unit = FACT_WORDS[test.fact], _unit(test.fact)
    if test.discipline_from:
        return f"{name} từ {DISCIPLINES[test.discipline_from]} trở lên"
    if test.equals:
        known = {**DISCIPLINES, **LEVEL_NAMES}
        return f"{name}: {' hoặc '.join(known.get(each, each).lower() for each in test.equals)}"
    for bound, word in ((test.below, "dưới"), (test.at_least, "từ"), (test.above, "trên")):
        if bound is not None:
            return f"{name} {word} {format_number(bound)}{unit}{' trở lên' if word == 'từ' and unit != '%' else ''}"
    return name


def _unit(fact: str) -> str:
    if fact.endswith("_percent"):
        return "%"
    return " điểm" if fact == "points" else ""  # months are in the fact's own name


def _heads(excluded: bool) -> str:
    return "người đứng đầu không tính trong tỷ lệ" if excluded else "người đứng đầu tính chung"


def _band(band: Band) -> str:
    until = f" đến dưới {format_number(band.below)}" if band.below is not None else ""
    more = "" if until else " trở lên"
    return f"{LEVEL_NAMES[band.level]}: từ {format_number(band.at_least)}{until} điểm{more}"


def _cap(cap: Cap) -> str:
    parts = [
        f"{WHO[cap.who]}: số xuất sắc không quá {percent(cap.ratio)} {BASES[cap.denominator]}",
        f"tính trong {cap.scope}"
        if cap.scope.startswith("từng") or cap.scope.startswith("cùng")
        else f"nhóm tính: {cap.scope or 'không nêu'}",
        ROUNDINGS[cap.rounding],
        _heads(cap.exclude_heads) if cap.who == "individual" or cap.exclude_heads else "",
        f"nhóm dưới {cap.small_below} không áp dụng" if cap.small_group == "free" else "",
        f"ít nhất được {cap.least}" if cap.least else "",
        BREACHES[cap.on_breach],
    ]
    return "; ".join(part for part in parts if part)


def _condition(item: Condition) -> str:
    levels = f"{LEVEL_NAMES[item.level]}{' (và mức cao hơn)' if item.or_better else ''}"
    return f"{levels}. {WHO[item.who]}: {item.says} [xét: {asked(item.needs)}]"


def _quarter(item: Quarter) -> str:
    if item.needed_for:
        effect = f"cần để cả năm {LEVEL_NAMES[item.needed_for].lower()}"
    elif item.max_level:
        effect = f"cả năm cao nhất là {LEVEL_NAMES[item.max_level].lower()}"
    else:
        effect = "báo để xem xét"
    count = f"{item.count} quý{' liên tiếp' if item.consecutive else ''} {LEVEL_NAMES[item.level].lower()}"
    return f"{item.says} [xét: {count}: {effect}]"


def _criterion(item: Criterion) -> str:
    return f"{FRAMES.get(item.who, item.who)}: {item.says}{f' ({format_number(item.max_points)} điểm)' if item.max_points else ''}"


def _unknown(item: Unknown) -> str:
    bearing = f" [khi {asked(item.when)}]" if item.when else ""
    return f"{TOPICS[item.about].capitalize()}: {item.says}{bearing}"


def _step(item: Step) -> str:
    actors = {"self": "tập thể, cá nhân", "advisory": "cơ quan tham mưu", "authority": "cấp có thẩm quyền"}
    return f"Bước {item.order}, {actors.get(item.actor, item.actor)}: {item.says}{f' (để lại: {item.artefact})' if item.artefact else ''}"


def _form(item: Form) -> str:
    parts = "; ".join(f"{key}. {words}" for key, words in item.sections.items())
    return f"{FRAMES.get(item.who, item.who)}: {item.title} [{parts}]"


def _formula(item: Formula) -> str:
    deducted = f"; mỗi lần bớt {format_number(item.deduct_percent)}%" if item.deduct_percent else ""
    return (
        f"{FRAMES.get(item.who, item.who)}: {item.says} [{format_number(item.points)} x trung bình của: {', '.join(item.parts)}{deducted}]"
    )


_SAYS: Mapping[type[Item], Callable[[Any], str]] = {
    Subject: lambda item: f"{WHO[item.who]}: {item.says}",
    Band: _band,
    Condition: _condition,
    Forced: lambda item: f"{LEVEL_NAMES[item.level]}. {WHO[item.who]}: {item.says} [xét: {asked(item.when, item.unless)}]",
    Ceiling: lambda item: (
        f"Cao nhất là {LEVEL_NAMES[item.max_level].lower()}. {WHO[item.who]}: {item.says} [xét: {asked(item.when, item.unless)}]"
    ),
    NotRated: lambda item: f"{LEVEL_NAMES[item.outcome]}. {WHO[item.who]}: {item.says} [xét: {asked(item.when)}]",
    Cap: _cap,
    HeadRule: lambda item: (
        f"{item.says or 'Mức của người đứng đầu'}; {'trái' if item.not_above else 'không bắt buộc; trái'} thì "
        + ("không quyết định được" if item.on_breach == "block" else "cảnh báo")
    ),
    Quarter: _quarter,
    Criterion: _criterion,
    Formula: _formula,
    Form: _form,
    Principle: lambda item: item.says,
    Step: _step,
    Authority: lambda item: f"{item.who}: {item.proposes} đề nghị; {item.decides} quyết định",
    Day: lambda item: f"{item.says}: {last_day(item, item.of)}",
    Unknown: _unknown,
}
