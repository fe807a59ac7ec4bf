"""Against an oracle that knows nothing of rooms: E * 5 > G, and every head beside every body; and what no order may change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checking.ratings.made_rules import made
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.checking.ratings.judge import judge
from nhiemky.checking.ratings.tally import tallies
from nhiemky.domain.rating import LEVELS, NON_LEVELS, Rated, rank
from nhiemky.rulebook.ratings import Cap, HeadRule

RULES = made(
    caps=[Cap(code=who, who=who, ratio=Decimal("0.20"), clause="Điều 12", grade="A") for who in ("collective", "individual")],
    head_rules=[HeadRule(code="head", clause="Điều 13", grade="A")],
)
ROWS = st.lists(
    st.builds(
        Rated,
        kind=st.sampled_from(["collective", "individual"]),
        id=st.just(""),
        organisation=st.sampled_from(["", "o1", "o2", "o3"]),
        group=st.sampled_from(["A", "B"]),
        is_head=st.booleans(),
        level=st.sampled_from([*LEVELS, "HTTNV", "HTTNV", *NON_LEVELS, "Giỏi"]),
        collectives=st.sampled_from([(), ("s0",), ("s1", "s99")]),
    ),
    max_size=25,
).map(lambda rows: [replace(row, id=f"s{at}") for at, row in enumerate(rows)])


def told(rows: list[Rated], code: str) -> set[tuple[str, ...]]:
    found = [found for found in judge(rows, RULES).findings if found.code == code]
    if code == "cap_exceeded":
        return {(each.facts["subject_kind"], each.facts["group"]) for each in found}
    return {(each.subject_id or "",) for each in found}


@given(ROWS)
def test_a_cap_is_told_just_where_five_times_the_excellent_pass_the_good(rows):
    expected = set()
    for kind in ("collective", "individual"):
        for group in ("A", "B"):
            levels = [row.level for row in rows if (row.kind, row.group) == (kind, group)]
            if levels.count("HTXSNV") * 5 > levels.count("HTTNV"):
                expected.add((kind, group))
    assert told(rows, "cap_exceeded") == expected


@given(ROWS)
def test_a_head_is_told_just_where_some_body_of_his_stands_lower(rows):
    expected = {
        (head.id,)
        for head in rows
        for body in rows
        if head.kind == "individual" and head.is_head and body.kind == "collective" and rank(body.level)
        if (head.organisation and head.organisation == body.organisation) or body.id in head.collectives
        if rank(head.level) > rank(body.level)
    }
    assert told(rows, "head_above_collective") == expected


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_count_and_no_finding(rows, dice):
    shuffled = rows[:]
    dice.shuffle(shuffled)
    key = repr
    assert sorted(tallies(rows, RULES), key=key) == sorted(tallies(shuffled, RULES), key=key)
    for code in ("cap_exceeded", "head_above_collective", "unknown_level"):
        assert told(rows, code) == told(shuffled, code)


@given(ROWS)
def test_lowering_to_the_room_is_enough_and_one_fewer_is_not(rows):
    for group in tallies(rows, RULES):
        if group.ok:
            continue
        members = [at for at, row in enumerate(rows) if (row.kind, row.group, row.level) == (group.subject_kind, group.group, "HTXSNV")]
        over = group.excellent - group.allowed
        for take, ok in ((over, True), (over - 1, False)):
            lowered = [replace(row, level="HTTNV") if at in members[:take] else row for at, row in enumerate(rows)]
            (after,) = (each for each in tallies(lowered, RULES) if (each.subject_kind, each.group) == (group.subject_kind, group.group))
            assert after.ok is ok
