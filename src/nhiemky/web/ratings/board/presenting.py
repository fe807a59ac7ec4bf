"""What the board's page shows of groups: boxes with a place drawn for each excellent one, the three shares, names cut to fit.

>>> box_of(tally, seats, "").words, box_of(tally, seats, "").kind        # doctest: +SKIP
('vượt 1 suất', 'bad')
>>> short_names(["Đảng bộ Sở Gió", "Đảng bộ Sở Mưa"])
('Đảng bộ', ['Sở Gió', 'Sở Mưa'])
>>> short_names(["Chi bộ Báo Sông"])
('', ['Chi bộ Báo Sông'])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.domain.rating import Tally
from nhiemky.rulebook.ratings import Cap
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web.ratings.board.standing import Seat
from nhiemky.web.ui.figures import percent

DRAWN = 24
"""Places drawn one by one; more are a number."""
OPENINGS = ("Đảng bộ", "Chi bộ", "Đảng ủy", "Tập thể lãnh đạo", "Tập thể")


@dataclass(frozen=True, slots=True)
class Box:
    """A group in the row of boxes. used, over, free: places to draw; more: places beyond what is drawn."""

    group: str
    name: str
    count: int
    used: range
    over: range
    free: range
    more: int
    words: str
    kind: str
    shape: str
    counts: str
    current: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class Share:
    """One of the three shares; main: the one the rule enforces."""

    title: str
    about: str
    words: str
    main: bool
    over: bool


def box_of(tally: Tally, seats: Sequence[Seat], current: str, *, capped: bool = True) -> Box:
    """One group's box: as many places as are allowed or used."""
    over = max(0, tally.excellent - tally.allowed) if capped else 0
    used = tally.excellent - over
    free = max(0, tally.allowed - tally.excellent) if capped else 0
    shown_used = min(used, DRAWN)
    shown_over = min(over, DRAWN - shown_used)
    shown_free = min(free, DRAWN - shown_used - shown_over)
    words, kind, shape = _room(tally, over, free, capped=capped)
    excellent, good, completed, failed = (plain(n) for n in (tally.excellent, tally.good, tally.completed, tally.not_completed))
    counts = f"Xuất sắc {excellent}, tốt {good}, hoàn thành {completed}, không {failed}"
    waiting = sum(not seat.level and not seat.frozen for seat in seats)
    return Box(
        group=tally.group, name=tally.group or "Chưa có nhóm", count=len(seats), used=range(shown_used), over=range(shown_over),
        free=range(shown_free), more=used + over + free - shown_used - shown_over - shown_free, words=words, kind=kind, shape=shape,
        counts=counts, current=tally.group == current, waiting=waiting,
    )  # fmt: skip


def _room(tally: Tally, over: int, free: int, *, capped: bool) -> tuple[str, str, str]:
    if not capped:
        return "không có trần", "idle", "dash"
    if over:
        return f"vượt {plain(over)} suất", "bad", "over"
    if free:
        return f"còn {plain(free)} suất", "good", "ok"
    return (f"đủ {plain(tally.allowed)} suất" if tally.allowed else "chưa có suất"), "idle", "dash"


def short_names(names: Sequence[str]) -> tuple[str, list[str]]:
    """The opening that all names share ("Đảng bộ"), and the names without it."""
    opening = next((word for word in OPENINGS if len(names) > 1 and all(name.startswith(f"{word} ") for name in names)), "")
    return opening, [name.removeprefix(f"{opening} ") for name in names] if opening else list(names)


def shares_of(tally: Tally, cap: Cap | None, raised: Decimal | None) -> list[Share]:
    """All three shares with their sums, the enforced one first."""
    rated = tally.excellent + tally.good + tally.completed + tally.not_completed
    bases = {"good": ("Xuất sắc trên tốt", tally.good), "good_or_better": ("Trên tốt trở lên", tally.excellent + tally.good),
             "all": ("Trên tất cả", rated)}  # fmt: skip
    main = cap.denominator if cap else ""
    ratio = max(cap.ratio, min(raised, cap.elevated_ratio)) if cap and raised and cap.elevated_ratio else cap.ratio if cap else None
    names = [main, *(name for name in bases if name != main)] if main else list(bases)
    found = []
    for name in names:
        title, base = bases[name]
        share = percent_of(tally.excellent, base)
        words = f"{plain(tally.excellent)}/{plain(base)} = {share}" if base else "chưa có ai"
        about = f"đang áp dụng, trần {percent(ratio, of_one=True)}" if name == main and ratio is not None else ""
        found.append(Share(title, about, words, name == main, name == main and not tally.ok))
    return found


def said_of(box: Box) -> str:
    """For a screen reader: "Nhóm sở, ngành vượt 1 suất. Xuất sắc 4, tốt 17 ..."."""
    return f"Nhóm {lower(box.name)} {box.words}. {box.counts}."


def lower(words: str) -> str:
    """First letter small, unless the word is all capitals."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def percent_of(part: int, whole: int) -> str:
    """23,5% and 19,0%: shares that are compared stand with the same places; "" of nothing."""
    return f"{format_number(Decimal(100 * part) / whole, 1)}%" if whole else ""


def plain(value: int) -> str:
    """1.406."""
    return format_number(value)
