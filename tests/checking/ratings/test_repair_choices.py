"""Choices people are given: any of them is as good, nobody is named without need, nobody offered who never need go down."""

from random import Random

import pytest
from checking.ratings.repair_cases import (
    Plain,
    cap_of,
    first_choice,
    lowered,
    optimal_sets,
    random_cap,
    random_table,
    rules_of,
    wrong_choice,
)

from nhiemky.checking.ratings.repair import repair
from nhiemky.checking.ratings.repair_model import problem_of
from nhiemky.checking.ratings.repair_parts import parts_of
from nhiemky.domain.rating import Rated


@pytest.mark.parametrize("block", range(4))
def test_every_choice_is_a_smallest_repair_and_names_are_needed(block: int) -> None:
    asked = tied = 0
    for seed in range(block * 1_000, block * 1_000 + 1_000):
        random = Random(seed)
        rows = random_table(random, 9, several=random.random() < 0.3)
        rules = rules_of(random_cap(random, "collective"), random_cap(random, "individual"), heads=random.random() < 0.9)
        found = repair(rows, rules)
        if not found.count:
            continue
        asked += 1
        if any(part.bundles for part in parts_of(problem_of(rows, rules, {}))):
            tied += 1  # collectives tied by shared heads are chosen together, as their reason says
        else:
            assert wrong_choice(rows, rules, found) == "", seed
        plain = Plain(rows, rules)
        sets = optimal_sets(plain, found.count)
        place = {(row.kind, row.id): i for i, row in enumerate(rows)}
        every, some = frozenset.intersection(*sets), frozenset[int]().union(*sets)
        for step in found.changes:
            if step.subject_id is not None:
                assert place[step.subject_kind, step.subject_id] in every, seed
            assert {place[step.subject_kind, id] for id in step.among} <= some, seed
        done = first_choice(found)
        after = lowered(rows, done)
        assert len(done) == found.count
        assert Plain(after, rules).holds(Plain(after, rules).levels), seed
        assert repair(after, rules).count == 0, seed
    assert asked > 500
    assert tied < asked / 5


def test_pools_that_overlap_are_said_to() -> None:
    rows = [Rated("collective", f"g{i}", group="Sở", level="HTTNV") for i in range(5)]
    rows += [Rated("collective", f"t{i}", f"Sở {i}", f"o{i}", "Sở", level="HTXSNV") for i in range(7)]
    rows += [Rated("individual", f"n{i}", "", f"o{i}", "Giám đốc", is_head=True, level="HTXSNV") for i in range(5)]
    rows += [Rated("individual", f"n{i}", "", f"o{i}", "Khác", is_head=True, level="HTXSNV") for i in (5, 6)]
    rows += [Rated("individual", f"h{i}", group="Giám đốc", level="HTTNV") for i in range(13)]
    rows += [Rated("individual", f"k{i}", group="Khác", level="HTTNV") for i in range(10)]
    rules = rules_of(cap_of("collective", "0.50"), cap_of("individual"))
    found = repair(rows, rules)
    assert found.count == 3 + 3
    wide = next(step for step in found.changes if step.choose == 1 and step.subject_kind == "collective")
    assert set(wide.among) == {f"t{i}" for i in range(7)}
    assert "ngoài đơn vị đã chọn ở trên" in wide.reason
    assert wrong_choice(rows, rules, found) == ""
