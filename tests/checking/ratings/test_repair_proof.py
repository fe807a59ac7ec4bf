"""The number of changes against exhaustive search and against CP-SAT: no difference."""

from random import Random

import pytest
from checking.ratings.repair_cases import Plain, cap_of, first_choice, lowered, optimum, random_cap, random_table, rules_of
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemky.checking.ratings.judge import judge
from nhiemky.checking.ratings.repair import repair
from nhiemky.domain.rating import Rated


@pytest.mark.parametrize("block", range(4))
def test_no_smaller_repair_exists_in_20_000_random_tables(block: int) -> None:
    """Every set of downgrades to any lower level is tried, in plain whole numbers."""
    changed = 0
    for seed in range(block * 5_000, block * 5_000 + 5_000):
        random = Random(f"proof {seed}")
        rows = random_table(random, 6, several=random.random() < 0.5)
        rules = rules_of(random_cap(random, "collective"), random_cap(random, "individual"), heads=random.random() < 0.9)
        found = repair(rows, rules)
        done = first_choice(found)
        after = Plain(lowered(rows, done), rules)
        assert after.holds(after.levels), seed
        assert found.proven_minimal
        assert found.count == len(done) == Plain(rows, rules).smallest(), seed
        changed += found.count > 0
    assert changed > 2_000


def tables(count: int, size: int) -> list[list[Rated]]:
    random = Random(f"{count} of {size}")
    return [random_table(random, size, several=i % 2 == 0) for i in range(count)]


def test_cp_sat_finds_nothing_smaller_in_200_groups() -> None:
    for i, rows in enumerate(tables(200, 40)):
        random = Random(i)
        rules = rules_of(random_cap(random, "collective"), random_cap(random, "individual"))
        found = repair(rows, rules)
        assert found.proven_minimal
        assert found.count == optimum(rows, rules), i
        assert judge(lowered(rows, first_choice(found)), rules).ok or any(not row.level for row in rows)


def test_cp_sat_finds_nothing_smaller_in_one_batch() -> None:
    rows = []
    for i, table in enumerate(tables(40, 30)):
        for row in table:
            ties = tuple(f"{id}/{i}" for id in row.collectives)
            group = row.group and f"{row.group}/{i // 4}"  # four tables share their groups
            where = row.organisation and f"{row.organisation}/{i}"
            rows.append(Rated(row.kind, f"{row.id}/{i}", "", where, group, row.is_head, row.level, collectives=ties))
    rules = rules_of(cap_of("collective"), cap_of("individual", "0.25"))
    found = repair(rows, rules)
    assert found.proven_minimal
    assert found.count == optimum(rows, rules)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 25), st.booleans())
def test_the_same_table_gives_the_same_repair_and_a_repaired_one_needs_none(seed: int, size: int, several: bool) -> None:
    random = Random(seed)
    rows = random_table(random, size, several=several)
    rules = rules_of(random_cap(random, "collective"), random_cap(random, "individual"))
    found = repair(rows, rules)
    assert repair(list(rows), rules) == found
    assert repair(lowered(rows, first_choice(found)), rules).count == 0
    assert found.count == sum(step.choose for step in found.changes)
