"""The repair of a national table is the one that `repair` finds of the same rows: count, names, choices, reasons."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from checking.ratings.repair_cases import cap_of, random_cap, rules_of
from checking.ratings.test_national import made, write

from nhiemky.checking.ratings.national import judge_parquet
from nhiemky.checking.ratings.national_repair import repair_national
from nhiemky.checking.ratings.repair import repair
from nhiemky.domain.rating import Rated
from nhiemky.rulebook.rating_sets import RuleSet, rule_set

MERITS = ("points", "tasks_exceeded_percent")


def same(tmp_path: Path, rows: list[Rated], rules: RuleSet, facts: tuple[str, ...]) -> int:
    found = repair_national(judge_parquet(write(tmp_path / "t.parquet", rows, facts), rules))
    expected = repair(rows, rules)
    assert (found.count, found.proven_minimal) == (expected.count, expected.proven_minimal)
    steps = sorted(
        (kind, group, id or "", choose, sorted(among), old, new, why)
        for kind, group, id, choose, among, old, new, why in found.steps.rows()
    )
    wanted = sorted(
        (step.subject_kind, step.group, step.subject_id or "", step.choose, sorted(step.among), step.from_level, step.to_level, step.reason)
        for step in expected.changes
    )
    assert steps == wanted
    return found.count


@pytest.mark.parametrize("facts", [(), ("points",), MERITS])
def test_it_repairs_as_repair_does(tmp_path: Path, facts: tuple[str, ...]) -> None:
    changes = 0
    for seed in range(25):
        random = Random(seed)
        rows = made(random, 40 + seed * 6, facts)
        if seed % 3 == 0:
            rows = [replace(row, points=row.points or 0) if facts else row for row in rows]  # nobody without points, so that merits decide
        rules = rule_set(2025) if seed % 2 else rules_of(random_cap(random, "collective"), random_cap(random, "individual"))
        changes += same(tmp_path, rows, rules, facts)
    assert changes > 200


def test_each_body_with_its_head_and_its_members(tmp_path: Path) -> None:
    rules = rules_of(cap_of("collective"), cap_of("individual"))
    for seed in range(8):
        random = Random(seed)
        rows = []
        for i in range(60):
            level = random.choices(("HTXSNV", "HTTNV", "HTNV"), (3, 6, 1))[0]
            rows.append(Rated("collective", f"t{i}", f"Chi bộ {i}", f"o{i}", f"L{i // 20}", level=level, row=len(rows) + 2))
        for i in range(60):
            for k in range(8):
                level = random.choices(("HTXSNV", "HTTNV", "HTNV"), (3, 6, 1))[0]
                rows.append(Rated("individual", f"n{i}-{k}", "", f"o{i}", f"Chi bộ {i}", k == 0, level, row=len(rows) + 2))
        assert same(tmp_path, rows, rules, ()) > 20


def test_a_table_in_order_needs_nothing(tmp_path: Path) -> None:
    rows = [Rated("individual", f"n{i}", "", "o", "G", False, "HTTNV", row=i + 2) for i in range(9)]
    assert same(tmp_path, rows, rule_set(2025), ()) == 0
