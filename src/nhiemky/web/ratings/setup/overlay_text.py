"""A committee's rules as YAML, begun from what a form asks: ratio, higher ratio, rounding, whether heads count, bands of points.

>>> begin_text(rules, 2023, "Đảng ủy Khối", [Common("collective", rounding="floor")])     # doctest: +SKIP

"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nhiemky.domain.rating import LEVELS
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Kind


@dataclass(frozen=True, slots=True)
class Common:
    """What is usually set of a cap. None: as the rules above say."""

    who: Kind
    ratio: Decimal | None = None
    elevated_ratio: Decimal | None = None
    rounding: str = ""
    exclude_heads: bool | None = None
    on_breach: str = ""


def begin_text(
    rules: RuleSet,
    year: int,
    issuer: str,
    commons: Sequence[Common] = (),
    *,
    bands: Sequence[Decimal] = (),
    symbol: str = "",
    clause: str = "",
    on: date | None = None,
) -> str:
    """A whole rule file, ready to be read; what a person must still write is said in the values themselves.

    bands: the least points of the best, the second and the third level, none = as the rules above say.
    """
    day = (on or date(year, 1, 1)).isoformat()
    lines = [
        "# Quy tắc riêng của cấp ủy: chỉ ghi điều khác với văn bản cấp trên. Bỏ dấu # ở đầu dòng để dùng dòng đó.",
        f"id: {_quoted(symbol or '01-HD/ĐU')}",
        f"title: {_quoted('Hướng dẫn kiểm điểm, xếp loại của ' + issuer)}",
        f"issuer: {_quoted(issuer)}",
        f"signed: {day}",
        f"effective_from: {day}",
        "effective_to: null",
        f"rated_from: {year}",
        "rated_to: null",
        "layer: committee",
        f"extends: {_quoted(list(rules.documents)[-1])}",
        f"source: {_quoted('Văn bản của ' + issuer)}",
        "confirm: Đã đối chiếu với văn bản",
    ]
    if rules.rules.periods == ("quarter",):
        lines.append("periods: [quarter]")
    caps = [line for common in commons for line in _cap(rules, common, clause or "mục 1")]
    if bands:
        lines += ["", "bands:", *_bands(rules, bands, clause or "mục 1")]
    if caps:
        lines += ["", "caps:", *caps]
    if not caps and not bands:
        lines += [
            "",
            "# days:",
            "#   - {code: nop_ho_so, says: Đơn vị gửi hồ sơ, month: 12, day: 5, clause: mục 2, grade: S}",
        ]
    return "\n".join(lines) + "\n"


def _cap(rules: RuleSet, common: Common, clause: str) -> list[str]:
    cap = rules.cap(common.who)
    if cap is None:
        return []
    ratio, elevated = common.ratio or cap.ratio, common.elevated_ratio or cap.elevated_ratio
    heads = cap.exclude_heads if common.exclude_heads is None else common.exclude_heads
    pairs = [
        ("code", cap.code), ("who", common.who), ("ratio", f"{ratio:f}"),
        *([("elevated_ratio", f"{elevated:f}")] if elevated else []),
        ("denominator", cap.denominator), ("rounding", common.rounding or cap.rounding),
        ("group_by", f"[{', '.join(cap.group_by)}]"), ("scope", _quoted(cap.scope)), ("exclude_heads", str(heads).lower()),
        ("small_group", cap.small_group), ("small_below", str(cap.small_below)), ("least", str(cap.least)),
        ("on_breach", common.on_breach or cap.on_breach), ("clause", _quoted(clause)), ("grade", "S"),
    ]  # fmt: skip
    return [("  - " if at == 0 else "    ") + f"{key}: {value}" for at, (key, value) in enumerate(pairs)]


def _bands(rules: RuleSet, least: Sequence[Decimal], clause: str) -> list[str]:
    """The four levels from the least points of the first three, best first."""
    codes: dict[str, str] = {band.level: band.code for band in rules.rules.bands}
    ends = [None, *least]
    return [
        f"  - {{code: {codes.get(level, 'band_' + level.lower())}, level: {level}, at_least: {at_least:f}, "
        f"{'' if below is None else f'below: {below:f}, '}clause: {_quoted(clause)}, grade: S}}"
        for level, at_least, below in zip(LEVELS, (*least, Decimal(0)), ends, strict=True)
    ]


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
