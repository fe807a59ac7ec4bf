"""Room for excellence: the closed form against counting down, the vectors of the regulation, what does not count."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from checking.ratings.made_rules import made

from nhiemky.checking.ratings.tally import allowed_excellent, share, tallies
from nhiemky.domain.rating import Rated
from nhiemky.rulebook.ratings import Cap


def cap(**given) -> Cap:
    return Cap(**{"code": "c", "who": "collective", "ratio": Decimal("0.20"), "clause": "Điều 1", "grade": "A", **given})


def rated(excellent: int = 0, good: int = 0, completed: int = 0, not_completed: int = 0, **given) -> list[Rated]:
    levels = ["HTXSNV"] * excellent + ["HTTNV"] * good + ["HTNV"] * completed + ["KHTNV"] * not_completed
    fields = {"kind": "collective", "group": "Sở", **given}
    return [Rated(id=f"{fields['group']}{at}", level=level, **fields) for at, level in enumerate(levels)]


def fits(excellent: int, base: int, ratio: Decimal, rounding: str) -> bool:
    room = Fraction(ratio) * base
    whole = {
        "none": room,
        "floor": Fraction(room.numerator // room.denominator),
        "half_up": Fraction((2 * room.numerator + room.denominator) // (2 * room.denominator)),
        "ceil": Fraction(-(-room.numerator // room.denominator)),
    }[rounding]
    return excellent <= whole


@pytest.mark.parametrize("ratio", ["0.20", "0.25", "0.15", "0.333", "0.5", "0.9"])
@pytest.mark.parametrize("rounding", ["none", "floor", "half_up", "ceil"])
@pytest.mark.parametrize("denominator", ["good", "good_or_better", "all"])
def test_the_largest_number_that_fits_is_found(ratio, rounding, denominator):
    rule = cap(ratio=Decimal(ratio), rounding=rounding, denominator=denominator)
    for total in range(160):
        tried = [e for e in range(total + 1) if fits(e, total - e if denominator == "good" else total, rule.ratio, rounding)]
        assert allowed_excellent(total, rule) == max(tried), total


@pytest.mark.parametrize(("total", "most"), [(3, 0), (4, 1), (9, 1), (10, 2), (15, 2)])
def test_half_up_gives_the_vectors_of_the_quarterly_guidance(total, most):
    assert allowed_excellent(total, cap(rounding="half_up")) == most


def test_a_decided_higher_ratio_counts_up_to_what_the_rule_lets_a_decision_give():
    rows = rated(excellent=3, good=12)
    rules = made(caps=[cap(elevated_ratio=Decimal("0.25"))])
    key = ("collective", "Sở")
    assert [tallies(rows, rules, each)[0].allowed for each in ({}, {key: Decimal("0.25")}, {key: Decimal("0.5")})] == [2, 3, 3]
    assert tallies(rows, made(caps=[cap()]), {key: Decimal("0.25")})[0].allowed == 2


def test_a_small_group_is_free_only_where_the_rule_says_so():
    assert allowed_excellent(2, cap(small_group="free", small_below=3)) == 2
    assert allowed_excellent(3, cap(small_group="free", small_below=3)) == 0
    assert allowed_excellent(2, cap()) == 0
    assert allowed_excellent(2, cap(least=1)) == 1
    assert allowed_excellent(0, cap(least=1)) == 0


def test_counts_room_and_all_three_shares():
    (group,) = tallies(rated(4, 17, 3, 1), made(caps=[cap()]))
    assert (group.excellent, group.good, group.completed, group.not_completed, group.allowed, group.ok) == (4, 17, 3, 1, 3, False)
    shares = (group.share_of_good, group.share_of_good_or_better, group.share_of_all)
    assert shares == (Decimal("0.235294"), Decimal("0.190476"), Decimal("0.160000"))


def test_non_levels_second_rows_unknown_levels_and_rows_without_a_group_count_nowhere():
    rows = rated(1, 5)
    more = [
        Rated("collective", "x1", group="Sở", level="MIEN"),
        Rated("collective", "x2", group="Sở", level="CHUA_XEP_LOAI"),
        Rated("collective", "x3", group="Sở", level="Giỏi"),
        Rated("collective", "x4", group="", level="HTXSNV"),
        Rated("collective", rows[0].id, group="Sở", level="HTXSNV"),
    ]
    assert tallies([*rows, *more], made(caps=[cap()])) == tallies(rows, made(caps=[cap()]))


def test_kinds_and_groups_are_counted_apart_in_the_order_they_come():
    rows = [*rated(1, 2), *rated(0, 1, group="Xã"), *rated(1, 0, kind="individual")]
    groups = tallies(rows, made(caps=[cap(), cap(code="i", who="individual")]))
    assert [(group.subject_kind, group.group, group.excellent, group.good) for group in groups] == [
        ("collective", "Sở", 1, 2),
        ("collective", "Xã", 0, 1),
        ("individual", "Sở", 1, 0),
    ]


def test_heads_are_left_out_only_where_the_rule_says_so():
    rows = [*rated(1, 4, kind="individual"), Rated("individual", "h", group="Sở", level="HTXSNV", is_head=True)]
    with_heads = tallies(rows, made(caps=[cap(who="individual")]))[0]
    without = tallies(rows, made(caps=[cap(who="individual", exclude_heads=True)]))[0]
    assert (with_heads.excellent, with_heads.left_out, without.excellent, without.left_out) == (2, 0, 1, 1)


def test_nothing_below_the_line_gives_no_share_not_zero():
    (group,) = tallies(rated(0, 0, 2), made(caps=[cap()]))
    assert (group.share_of_good, group.share_of_good_or_better, group.share_of_all) == (None, None, Decimal(0))
    assert share(0, 0) is None


def test_shares_do_not_depend_on_the_reader_s_own_precision():
    with localcontext() as context:
        context.prec = 50
        assert str(share(2, 3)) == "0.666667"
