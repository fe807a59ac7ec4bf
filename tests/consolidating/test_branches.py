"""A figure by branch: every part once, sums add up, a share is made anew in each branch."""

from __future__ import annotations

from consolidating.papers import report, row

from nhiemky.consolidating.branches import branches, versus_of
from nhiemky.consolidating.consolidate import consolidate
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit

CAMPAIGN = Campaign(
    "Sơ kết",
    Owner("Đảng ủy Khối"),
    indicators=(
        Indicator("CT01", "Kết nạp", "đảng viên", "sum", target="20"),
        Indicator("CT02", "Tỷ lệ tốt", "%", "ratio", target="90%", numerator="T", denominator="M"),
        Indicator("T", "Số tốt", "người", "sum"),
        Indicator("M", "Số xếp loại", "người", "sum"),
    ),
    units=(Unit("a", "Chi bộ A", branch="Sở"), Unit("b", "Chi bộ B", branch="Ga"), Unit("c", "Chi bộ C", branch="Sở")),
)


def whole():
    def paper(letter, joined, good, rated):
        return report(
            f"Chi bộ {letter}", row("Kết nạp", joined, 5), row("Tỷ lệ tốt", "", unit="%", at=6),
            row("Số tốt", good, unit="người", at=7), row("Số xếp loại", rated, unit="người", at=8),
        )  # fmt: skip

    return consolidate([paper("A", 3, 9, 10), paper("B", 5, 7, 10), paper("C", 6, 10, 10)], campaign=CAMPAIGN)


def test_branches_of_a_sum_add_up_to_it():
    joined = whole().indicators[0]
    found = branches(joined)
    assert [(branch.name, branch.actual.plain, branch.target.plain, branch.versus, branch.counted) for branch in found] == [
        ("Sở", "9", "10", "90%", 2), ("Ga", "5", "5", "100%", 1),
    ]  # fmt: skip
    assert sum(branch.actual.number for branch in found) == joined.actual.number


def test_units_stand_biggest_first_each_once():
    found = branches(whole().indicators[0])
    assert [part.unit for branch in found for part in branch.parts] == ["Chi bộ C", "Chi bộ A", "Chi bộ B"]


def test_a_share_is_made_anew_in_each_branch():
    _, share, good, rated = whole().indicators
    assert [(branch.actual.raw, branch.versus) for branch in branches(share, good, rated)] == [
        ("95", "hơn 5 điểm"),
        ("70", "thấp hơn 20 điểm"),
    ]


def test_a_unit_is_compared_with_its_own_target_and_silent_without_one():
    joined, _, good, _ = whole().indicators
    assert versus_of(joined.parts[0], joined) == "60%"
    assert versus_of(good.parts[0], good) == ""
