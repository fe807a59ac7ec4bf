"""Whom an item is about, and what a test answers of a row: yes, no, or not recorded.

>>> row = Rated("individual", "n1", level="HTTNV", months_absent=Decimal(4))
>>> asked(Test(fact="months_absent", at_least=Decimal(3)))(row), asked(Test(fact="tasks_done_percent", below=Decimal(50)))(row)
(True, None)
>>> asked(Test(mark="mat_doan_ket"))(row) is None
True

A blank cell is not zero and a mark nobody set is not a no: both are None, and a rule that waits for them gives no verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter

from nhiemky.domain.rating import DISCIPLINES, LEVELS, Rated
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Test, Who
from nhiemky.vietnamese.numbers import format_number

Answer = Callable[[Rated], bool | None]

_GRAVITY = {code: at for at, code in enumerate(DISCIPLINES)}

FACT_WORDS: Mapping[str, str] = {
    "points": "điểm",
    "discipline": "kỷ luật",
    "months_since_admission": "tháng từ khi kết nạp",
    "months_absent": "tháng nghỉ",
    "tasks_done_percent": "nhiệm vụ hoàn thành",
    "tasks_on_time_percent": "nhiệm vụ đúng hạn",
    "tasks_exceeded_percent": "nhiệm vụ vượt mức",
    "shortcomings_remedied_percent": "hạn chế đã khắc phục",
    "civil_service_level": "mức cán bộ, công chức, viên chức",
}


class Scope:
    """The rows that count and have a level, by whom an item may be about."""

    def __init__(self, rows: Sequence[Rated]) -> None:
        rated: dict[Who, list[Rated]] = {who: [] for who in ("collective", "individual", "head", "member", "both")}
        for row in rows:
            if row.level not in LEVELS:
                continue
            rated["both"].append(row)
            rated[row.kind].append(row)
            if row.kind == "individual":
                rated["head" if row.is_head else "member"].append(row)
        self._rated = rated

    def of(self, who: Who, levels: Sequence[str] = LEVELS) -> list[Rated]:
        """Those with one of the levels, in the table's order."""
        found = self._rated[who]
        return found if len(levels) == len(LEVELS) else [row for row in found if row.level in levels]


def asked(test: Test) -> Answer:
    """The test as a question to a row."""
    if test.mark:
        mark = test.mark
        return lambda row: True if mark in row.marks else None
    if test.fact == "discipline":
        return _discipline(test)
    value: Callable[[Rated], Decimal | str | None] = attrgetter(test.fact)
    if test.equals:
        wanted = frozenset(test.equals)
        return lambda row: (given in wanted) if (given := value(row)) not in (None, "") else None
    return _number(test, attrgetter(test.fact))


def _discipline(test: Test) -> Answer:
    least = _GRAVITY.get(test.discipline_from, 0)
    wanted = frozenset(test.equals) or frozenset(code for code, gravity in _GRAVITY.items() if gravity >= least)
    return lambda row: row.discipline in wanted if row.discipline in _GRAVITY else None


def _number(test: Test, value: Callable[[Rated], Decimal | None]) -> Answer:
    if test.below is not None:
        below = test.below
        return lambda row: None if (given := value(row)) is None else given < below
    if test.at_least is not None:
        least = test.at_least
        return lambda row: None if (given := value(row)) is None else given >= least
    above = test.above
    assert above is not None  # one of the comparisons stands in every test
    return lambda row: None if (given := value(row)) is None else given > above


def in_period(says: str, rules: RuleSet) -> str:
    """A rule's words for the period that is rated: a year's rule that holds for a quarter speaks of the quarter's tasks."""
    return says.replace("nhiệm vụ của năm", "nhiệm vụ của quý") if tuple(rules.rules.periods) == ("quarter",) else says


def recorded(tests: Sequence[Test], row: Rated) -> str:
    """What stands in the row of the facts that were asked: "nhiệm vụ vượt mức 49,9%, kỷ luật: khiển trách"."""
    words = []
    for test in tests:
        if test.mark:
            continue
        value = getattr(row, test.fact)
        if value is None or value == "":
            continue
        name = FACT_WORDS[test.fact]
        if isinstance(value, Decimal):
            words.append(f"{name} {format_number(value)}{'%' if test.fact.endswith('_percent') else ''}")
        else:
            words.append(f"{name}: {DISCIPLINES.get(value, value)}")
    return ", ".join(dict.fromkeys(words))
