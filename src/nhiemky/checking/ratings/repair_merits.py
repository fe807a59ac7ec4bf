"""Whom recorded merits decide: who is clearly the least of those that could go down, and who clearly stays.

>>> rows = [Rated("individual", f"n{i}", tasks_exceeded_percent=Decimal(p)) for i, p in enumerate((52, 60, 60, 71))]
>>> [least(rows, range(4), take, DEFAULT) for take in (1, 2)]
[([0], [], 0), ([0], [1, 2], 1)]

One is below another where every merit recorded of either is recorded of both, none is higher and one is lower. Merits that contradict
each other, or that were not recorded of somebody, decide nothing: people do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from nhiemky.domain.rating import Rated

DEFAULT = ("tasks_exceeded_percent", "points", "shortcomings_remedied_percent")


def _excellent_quarters(row: Rated) -> Decimal | None:
    return Decimal(row.quarter_levels.count("HTXSNV")) if row.quarter_levels else None


MERITS: Mapping[str, tuple[str, Callable[[Rated], Decimal | None]]] = {
    "quarter_levels": ("Ít quý xuất sắc nhất", _excellent_quarters),
    "tasks_exceeded_percent": ("Vượt mức ít nhất", lambda row: row.tasks_exceeded_percent),
    "points": ("Điểm thấp nhất", lambda row: row.points),
    "shortcomings_remedied_percent": ("Khắc phục khuyết điểm được ít nhất", lambda row: row.shortcomings_remedied_percent),
    "tasks_on_time_percent": ("Làm đúng hạn ít nhất", lambda row: row.tasks_on_time_percent),
    "tasks_done_percent": ("Hoàn thành ít việc nhất", lambda row: row.tasks_done_percent),
}
"""Merits a cap's `priority` may name: how the least is said, and how much of it a row has."""

Merit = tuple[Decimal | None, ...]


def merits_of(priority: Iterable[str]) -> tuple[str, ...]:
    """Those of a cap's `priority` that a table can record; the default ones where it names none."""
    return tuple(name for name in priority if name in MERITS) or DEFAULT


def least(rows: Sequence[Rated], among: Iterable[int], take: int, merits: Sequence[str]) -> tuple[list[int], list[int], int]:
    """(named, pool, choose): who surely goes down, and how many more of the pool. Order of `among` is kept."""
    members = list(among)
    values = {i: _values(rows[i], merits) for i in members}
    blocks = _blocks(members, values)
    named: list[int] = []
    for block in blocks:
        if len(named) + len(block) > take:
            break
        named += block
    left = take - len(named)
    pool = next((block for at, block in enumerate(blocks) if sum(map(len, blocks[: at + 1])) > take), []) if left else []
    return _in_order(members, named), pool, left


def _in_order(members: Sequence[int], picked: Iterable[int]) -> list[int]:
    wanted = set(picked)
    return [i for i in members if i in wanted]


def _values(row: Rated, merits: Sequence[str]) -> Merit:
    return tuple([MERITS[name][1](row) for name in merits])


def _blocks(members: Sequence[int], values: Mapping[int, Merit]) -> list[list[int]]:
    """Members cut wherever everyone before is below everyone after, the least first."""
    first = values[members[0]] if members else ()
    recorded = [at for at, value in enumerate(first) if value is not None]
    if not recorded or any([value is not None for value in values[i]] != [value is not None for value in first] for i in members):
        return [list(members)]
    order = sorted(members, key=lambda i: tuple(values[i][at] for at in recorded))
    width = range(len(recorded))
    highest: list[tuple[Decimal, ...]] = []  # of everyone up to here, merit by merit
    lowest: list[tuple[Decimal, ...]] = []  # of everyone from here on
    table = [tuple(value for at in recorded if (value := values[i][at]) is not None) for i in order]
    for line in table:
        highest.append(line if not highest else tuple(max(line[w], highest[-1][w]) for w in width))
    for line in reversed(table):
        lowest.append(line if not lowest else tuple(min(line[w], lowest[-1][w]) for w in width))
    lowest.reverse()
    blocks: list[list[int]] = [[]]
    for at, i in enumerate(order):
        blocks[-1].append(i)
        if at + 1 < len(order) and all(highest[at][w] <= lowest[at + 1][w] for w in width) and _strictly(table, at):
            blocks.append([])
    return [_in_order(members, block) for block in blocks]


def _strictly(table: Sequence[tuple[Decimal, ...]], at: int) -> bool:
    """Whether nobody up to `at` equals somebody after: given the order, and that none before is higher, equals are neighbours."""
    return table[at] != table[at + 1]


def least_in(rows: Sequence[Rated], named: Iterable[int], others: Iterable[int], merits: Sequence[str]) -> str:
    """The first merit in which all named are below all others: "Vượt mức ít nhất"; "" where only several together decide."""
    down, stay = list(named), list(others)
    for name in merits:
        words, value = MERITS[name]
        highest = [known for i in down if (known := value(rows[i])) is not None]
        lowest = [known for i in stay if (known := value(rows[i])) is not None]
        if len(highest) == len(down) and len(lowest) == len(stay) > 0 and max(highest) < min(lowest):
            return words
    return ""
