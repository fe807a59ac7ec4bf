"""Offices of hundreds: the repair ends soon, names nobody twice, and what it prints satisfies the rules.

Small tables are proven against brute force elsewhere (test_repair_proof); here the groups are tied through many heads, where listing every
way to choose would never end.
"""

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from nhiemky.checking.ratings.judge import judge
from nhiemky.checking.ratings.repair import repair
from nhiemky.domain.rating import Rated
from nhiemky.rulebook.rating_sets import rule_set

RULES = rule_set(2023)
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")


def office(seed: int) -> list[Rated]:
    """Bodies in a few groups, each with a head; heads in other groups; merits recorded in every second office."""
    chance = random.Random(seed)
    count, heads, bodies, recorded = chance.randrange(20, 400), chance.randrange(2, 9), chance.randrange(2, 25), seed % 2 == 0

    def level() -> str:
        return chance.choices(LEVELS, (17, 70, 12, 1))[0]

    def merit() -> Decimal | None:
        return Decimal(chance.randrange(90)) if recorded else None

    rows = []
    for at in range(count):
        own = level()
        head = own if chance.random() < 0.97 else level()
        place = str(at)
        rows.append(Rated("collective", f"t{at}", organisation=place, group=f"N {at % bodies}", level=own, tasks_exceeded_percent=merit()))
        rows.append(
            Rated(
                "individual", f"b{at}", organisation=place, group=f"B {at % heads}", is_head=True, level=head,
                tasks_exceeded_percent=merit(),
            )
        )  # fmt: skip
    return rows


@pytest.mark.parametrize("seed", range(60))
def test_the_printed_repair_is_whole_names_nobody_twice_and_holds(seed):
    rows = office(seed)
    found = repair(rows, RULES)
    assert found.proven_minimal
    assert sum(step.choose for step in found.changes) == found.count
    taken: list[tuple[str, str]] = []
    for step in found.changes:
        ids = [step.subject_id] if step.subject_id else list(step.among[: step.choose])
        taken += [(step.subject_kind, each) for each in ids]
    assert len(set(taken)) == len(taken) == found.count
    to = {(step.subject_kind, step.subject_id): step.to_level for step in found.changes if step.subject_id}
    mended = [replace(row, level=to.get((row.kind, row.id), "HTTNV")) if (row.kind, row.id) in set(taken) else row for row in rows]
    assert not [one for one in judge(mended, RULES).findings if one.code in ("cap_exceeded", "head_above_collective")]


def test_a_thousand_bodies_tied_through_seven_head_groups_are_done():
    chance = random.Random(5)
    rows = []
    for at in range(1000):
        level = chance.choices(LEVELS, (17, 70, 12, 1))[0]
        rows.append(Rated("collective", f"t{at}", organisation=str(at), group=f"N {at % 20}", level=level))
        rows.append(Rated("individual", f"b{at}", organisation=str(at), group=f"B {at % 7}", is_head=True, level=level))
    found = repair(rows, RULES)
    assert found.proven_minimal
    assert repair(rows, RULES) == found
