"""Statistics of many units as one (tổng hợp thống kê): what adds is added, what does not is said, and every number knows its parts.

>>> from nhiemky.domain.statistics import Column, Row
>>> rows = (Row("luot", "Lượt", "luot"), Row("nguoi", "Người", "nguoi"))
>>> form = Form("kt", "1", "Kiểm tra", "ubkt", rows, (Column("tong", "Tổng"),))
>>> first, second = {"kt/luot/tong": 5, "kt/nguoi/tong": 4}, {"kt/luot/tong": 2, "kt/nguoi/tong": 2}
>>> sheets = [Source("a", "Chi bộ A", first), Source("b", "Chi bộ B", second)]
>>> whole = roll_up([form], sheets)
>>> whole["kt/luot/tong"].value, whole["kt/nguoi/tong"].value, whole["kt/nguoi/tong"].least, whole["kt/nguoi/tong"].most
(7, None, 4, 6)

Flow adds over units and over periods. Stock adds over units; over periods it is the opening of the first and the closing of the last. Heads
(người, tổ chức) add over neither, as one may stand in two: between the greatest part and the sum of all, "cannot verify"; a single part
stands as it is. A blank is no 0: a cell that nobody filled has no value, and `missing` counts who left it blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.statistics import DISTINCT, Figures, Form, cell_key, is_open
from nhiemky.domain.statistics_periods import Period
from nhiemky.vietnamese.numbers import format_number

Rule = Literal["sum", "opening", "closing", "heads", "none"]


@dataclass(frozen=True, slots=True)
class Source:
    """A unit's sheet, or one period's: id, name, its figures."""

    id: str
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Part:
    """One figure that went into a number: of which source, in which cell."""

    source: str
    name: str
    key: str
    value: int


@dataclass(frozen=True, slots=True)
class RolledCell:
    """value None: nobody filled it, or heads of several that cannot be added (then least and most bound it). missing: blank here."""

    key: str
    value: int | None
    rule: Rule
    count: int = 0
    missing: int = 0
    least: int | None = None
    most: int | None = None
    parts: tuple[Part, ...] = field(default=(), compare=False)

    @property
    def unverifiable(self) -> bool:
        return self.rule == "heads" and self.value is None and self.count > 0


Rolled = Mapping[str, RolledCell]


def cell_of(key: str, *, heads: bool, count: int, of: int, total: int, greatest: int, parts: tuple[Part, ...] = ()) -> RolledCell:
    """One cell over units, from what a database can say of it: how many filled it, of how many, their sum and the greatest."""
    if not count:
        return RolledCell(key, None, "none", 0, of)
    if heads and count > 1 and total != greatest:
        return RolledCell(key, None, "heads", count, of - count, greatest, total, parts)
    return RolledCell(key, total, "heads" if heads else "sum", count, of - count, total, total, parts)


def roll_up(forms: Iterable[Form], sources: Sequence[Source]) -> dict[str, RolledCell]:
    """Every cell over units of one period."""
    made = {}
    for form in forms:
        for row in form.rows:
            for column in form.columns:
                if not is_open(row, column):
                    continue
                key = cell_key(form.id, row.id, column.id)
                parts = tuple(Part(one.id, one.name, key, one.figures[key]) for one in sources if key in one.figures)
                numbers = [part.value for part in parts]
                made[key] = cell_of(
                    key, heads=form.measure(row.id, column.id) in DISTINCT, count=len(parts), of=len(sources), total=sum(numbers),
                    greatest=max(numbers, default=0), parts=parts,
                )  # fmt: skip
    return made


def over_periods(forms: Iterable[Form], parts: Sequence[tuple[Period, Source]]) -> dict[str, RolledCell]:
    """One unit's sheets of periods that follow one another (`domain.statistics_periods.tiles`), as the period they make together."""
    ordered = [source for _, source in sorted(parts, key=lambda each: each[0])]
    made = roll_up(forms, ordered)
    for form in forms:
        for column in form.columns:
            if column.nature == "flow" or not ordered:
                continue
            chosen = ordered[0] if column.nature == "opening" else ordered[-1]
            for row in form.rows:
                key = cell_key(form.id, row.id, column.id)
                value = chosen.figures.get(key)
                found = () if value is None else (Part(chosen.id, chosen.name, key, value),)
                made[key] = RolledCell(key, value, column.nature, len(found), 1 - len(found), value, value, found)
    return made


def figures_of(rolled: Rolled) -> dict[str, int]:
    """The cells that have one value."""
    return {key: cell.value for key, cell in rolled.items() if cell.value is not None}


def heads_findings(forms: Iterable[Form], rolled: Rolled) -> list[Finding]:
    """A line for each number that cannot be verified because heads do not add."""
    found = []
    for form in forms:
        for key in form.cells():
            cell = rolled.get(key)
            if cell is None or not cell.unverifiable:
                continue
            _, row, column = key.split("/", 2)
            place = form.place(row, column)
            assert cell.least is not None
            assert cell.most is not None
            found.append(
                finding(
                    "statistics_heads_not_added", place=place, subject_id=key, at=place, cells=(key,), parts=f"{cell.count} nơi",
                    least=format_number(cell.least), most=format_number(cell.most),
                )
            )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class Compared:
    """A number beside its base. ratio: percent of the base; change: percent more or less; both None where the base is 0 or unknown."""

    now: int | None
    base: int | None

    @property
    def difference(self) -> int | None:
        return None if self.now is None or self.base is None else self.now - self.base

    @property
    def ratio(self) -> Decimal | None:
        if self.now is None or not self.base:
            return None
        return (Decimal(100 * self.now) / self.base).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def change(self) -> Decimal | None:
        return None if self.ratio is None else self.ratio - 100

    @property
    def ratio_words(self) -> str:
        """ "bằng 58,58%", "" where there is no figure.

        >>> Compared(273, 466).ratio_words, Compared(1181, 1000).change_words, Compared(5, 0).ratio_words, Compared(4, 4).change_words
        ('bằng 58,58%', 'tăng 18,1%', '', 'không đổi')
        """
        return "" if self.ratio is None else f"bằng {format_number(self.ratio)}%"

    @property
    def change_words(self) -> str:
        """ "tăng 18,1%", "giảm 4%", "không đổi"; "" where there is no figure."""
        if self.change is None:
            return ""
        if self.difference == 0:
            return "không đổi"
        return f"{'tăng' if self.change > 0 else 'giảm'} {format_number(abs(self.change))}%"


def compare(forms: Iterable[Form], now: Figures, base: Figures) -> dict[str, Compared]:
    """Every cell of which either side has a figure."""
    return {key: Compared(now.get(key), base.get(key)) for form in forms for key in form.cells() if key in now or key in base}
