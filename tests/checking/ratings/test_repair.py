"""The smallest repair: count, feasibility, names and choices, in tables worked by hand."""

from decimal import Decimal

from checking.ratings.repair_cases import cap_of, first_choice, lowered, rules_of

from nhiemky.checking.ratings.judge import judge
from nhiemky.checking.ratings.repair import repair
from nhiemky.domain.rating import Rated
from nhiemky.rulebook.rating_sets import rule_set

RULES = rule_set(2023)


def body(i: int, level: str = "HTXSNV", group: str = "Sở", **facts: object) -> Rated:
    return Rated("collective", f"t{i}", f"Sở {i}", f"o{i}", group, level=level, **facts)  # type: ignore[arg-type]


def head(i: int, level: str = "HTXSNV", group: str = "Giám đốc", **facts: object) -> Rated:
    return Rated("individual", f"n{i}", f"Giám đốc {i}", f"o{i}", group, is_head=True, level=level, **facts)  # type: ignore[arg-type]


def good(kind: str, count: int, group: str) -> list[Rated]:
    return [Rated(kind, f"g{group}{i}", group=group, level="HTTNV") for i in range(count)]  # type: ignore[arg-type]


SIXTEEN = [*good("collective", 16, "Sở"), *good("individual", 21, "Giám đốc")]


def named(found):
    return [(step.subject_id, step.from_level, step.to_level) for step in found.changes if step.subject_id]


def offered(found):
    return [(step.choose, step.among) for step in found.changes if step.subject_id is None]


def test_a_table_in_order_needs_no_repair():
    found = repair([*SIXTEEN, body(1), head(1)], RULES)
    assert (found.changes, found.count, found.proven_minimal) == ((), 0, True)


def test_an_empty_table_needs_no_repair():
    assert repair([], RULES).count == 0


def test_without_merits_people_choose():
    found = repair([*SIXTEEN, *(body(i) for i in range(1, 5))], RULES)
    assert offered(found) == [(1, ("t1", "t2", "t3", "t4"))]
    assert named(found) == []


def test_the_least_merit_is_named_with_its_reason():
    rows = [body(i, tasks_exceeded_percent=Decimal(p)) for i, p in ((1, 68), (2, 71), (3, 52), (4, 64))]
    found = repair([*SIXTEEN, *rows, head(3, "HTTNV")], RULES)
    # heads of others are not in the table, so all four cost the same
    assert named(found) == [("t3", "HTXSNV", "HTTNV")]
    assert found.changes[0].reason.startswith("Vượt mức ít nhất trong 4 đơn vị")
    assert "không kéo theo ai" in found.changes[0].reason


def test_merits_that_contradict_each_other_name_nobody():
    rows = [body(i, tasks_exceeded_percent=Decimal(p), points=Decimal(90 + i)) for i, p in ((1, 68), (2, 60), (3, 71), (4, 64))]
    assert offered(repair([*SIXTEEN, *rows], RULES)) == [(1, ("t1", "t2", "t3", "t4"))]


def test_a_merit_not_recorded_of_one_names_nobody():
    rows = [body(1), *(body(i, points=Decimal(90 + i)) for i in (2, 3, 4))]
    assert offered(repair([*SIXTEEN, *rows], RULES)) == [(1, ("t1", "t2", "t3", "t4"))]


def test_equals_at_the_line_are_chosen_among_and_those_clearly_better_are_not_offered():
    rows = [body(i, points=Decimal(p)) for i, p in ((1, 95), (2, 91), (3, 91), (4, 93))]
    assert offered(repair([*SIXTEEN, *rows], RULES)) == [(1, ("t2", "t3"))]


def test_a_collective_whose_head_need_not_follow_is_the_only_smallest_way():
    rows = [*(body(i) for i in range(1, 5)), *(head(i) for i in range(1, 4)), head(4, "HTTNV")]
    found = repair([*SIXTEEN, *rows], RULES)
    assert (found.count, named(found)) == (1, [("t4", "HTXSNV", "HTTNV")])


def test_minimality_goes_before_merits():
    rows = [*(body(i, points=Decimal(90 + i)) for i in range(1, 5)), *(head(i) for i in range(1, 4)), head(4, "HTTNV")]
    assert named(repair([*SIXTEEN, *rows], RULES)) == [("t4", "HTXSNV", "HTTNV")]


def test_heads_of_the_chosen_follow():
    rows = [*(body(i) for i in range(1, 5)), *(head(i) for i in range(1, 5))]
    found = repair([*SIXTEEN, *rows], RULES)
    assert (found.count, offered(found)) == (2, [(1, ("t1", "t2", "t3", "t4")), (1, ("n1", "n2", "n3", "n4"))])


def test_a_named_collective_names_its_head():
    rows = [*(body(i, points=Decimal(90 + i)) for i in range(1, 5)), *(head(i) for i in range(1, 5))]
    assert [id for id, _, _ in named(repair([*SIXTEEN, *rows], RULES))] == ["t1", "n1"]


def test_a_head_who_follows_pays_for_the_heads_own_group():
    rows = [*good("collective", 6, "Sở"), *good("individual", 6, "Giám đốc"), *(body(i) for i in (1, 2)), *(head(i) for i in (1, 2))]
    found = repair(rows, RULES)
    assert (found.count, offered(found)) == (2, [(1, ("t1", "t2")), (1, ("n1", "n2"))])
    assert "hạ theo" in found.changes[1].reason


def test_where_not_every_choice_brings_a_head_the_group_chooses_whom_else() -> None:
    rows = [*good("collective", 6, "Sở"), *good("individual", 6, "Giám đốc"), *(body(i) for i in (1, 2)), head(1)]
    rows += [Rated("individual", "m", group="Giám đốc", level="HTXSNV")]
    found = repair(rows, RULES)
    assert (found.count, offered(found)) == (2, [(1, ("t1", "t2")), (1, ("n1", "m"))])
    assert "trước hết là người đứng đầu của tập thể được chọn" in found.changes[1].reason


def test_heads_left_out_of_the_cap_follow_but_pay_for_nobody():
    rules = rules_of(cap_of("collective"), cap_of("individual", exclude_heads=True))
    rows = [*good("collective", 6, "Sở"), *(body(i) for i in (1, 2)), *(head(i) for i in (1, 2))]
    rows += [Rated("individual", f"m{i}", group="Giám đốc", level="HTXSNV") for i in (1, 2)] + good("individual", 6, "Giám đốc")
    assert repair(rows, rules).count == 3


def test_a_forced_head_lowers_the_allowance_of_the_group():
    rows = [
        *good("individual", 4, "Giám đốc"),
        head(1, "HTTNV"),
        body(1, "HTNV"),
        Rated("individual", "m", group="Giám đốc", level="HTXSNV"),
    ]
    assert [id for id, _, _ in named(repair(rows, RULES))] == ["n1", "m"]


def test_an_elevated_ratio_leaves_more():
    rules = rules_of(cap_of("collective", elevated_ratio=Decimal("0.25")), None)
    rows = [*good("collective", 16, "Sở"), *(body(i) for i in range(1, 5))]
    assert repair(rows, rules).count == 1
    assert repair(rows, rules, {("collective", "Sở"): Decimal("0.25")}).count == 0


def test_a_small_group_may_be_free():
    rules = rules_of(cap_of("collective", small_group="free", small_below=3), None)
    assert repair([body(1), body(2)], rules).count == 0
    assert repair([body(1), body(2), body(3)], rules).count == 3


def test_second_rows_and_unknown_levels_are_no_part_of_it():
    rows = [*SIXTEEN, *(body(i) for i in range(1, 4)), body(1), body(5, "RATTOT")]
    assert repair(rows, RULES).count == 0


def test_a_repaired_table_is_in_order():
    rows = [*SIXTEEN, *(body(i) for i in range(1, 8)), *(head(i) for i in range(1, 8)), head(9), body(9, "HTNV")]
    found = repair(rows, RULES)
    after = lowered(rows, first_choice(found))
    assert judge(after, RULES).ok
    assert repair(after, RULES).count == 0


def test_beyond_the_limit_it_is_feasible_and_says_that_it_is_not_proven():
    rows = [*good("collective", 8, "Sở"), *good("collective", 8, "Ban"), *good("individual", 60, "Khác")]
    rows += [body(i) for i in range(1, 9)] + [body(i, group="Ban") for i in range(11, 19)]
    rows += [head(i, group="Khác", collectives=(f"t{10 + (i * 3) % 8 + 1}",)) for i in range(1, 9)]
    found = repair(rows, RULES, limit=1)
    assert not found.proven_minimal
    assert judge(lowered(rows, first_choice(found)), RULES).ok
    proven = repair(rows, RULES)
    assert proven.proven_minimal
    assert proven.count <= found.count
