"""The board's standing: room and findings around one group are those of the whole round; the repair is offered, never applied."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from web.conftest import setting_up
from web.ratings.board.rounds import GROUP, actor, round_of, subject

from nhiemky.checking.ratings.judge import judge
from nhiemky.checking.ratings.repair import repair
from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.rating_sets import RuleSet, rule_set
from nhiemky.web.ratings.board.orders import raise_ratio
from nhiemky.web.ratings.board.page import boxes_of
from nhiemky.web.ratings.board.panel import notes_of, remedy_of
from nhiemky.web.ratings.board.presenting import shares_of
from nhiemky.web.ratings.board.standing import judged_around, judged_whole, standing
from nhiemky.web.ratings.models import Subject

FOUR_OF_21 = ["HTXSNV"] * 4 + ["HTTNV"] * 17


def test_the_box_says_how_many_places_are_over_and_the_shares_name_the_enforced_one_first(world, morning):
    board = standing(round_of(world, FOUR_OF_21 + ["HTNV"] * 3))
    (box,) = boxes_of(board, "collective", GROUP)
    assert (box.words, len(box.used), len(box.over), len(box.free), box.count) == ("vượt 1 suất", 3, 1, 0, 24)
    shares = shares_of(board.tally("collective", GROUP), board.rules.cap("collective"), None)
    assert [(share.words, share.main, share.over) for share in shares] == [
        ("4/17 = 23,5%", True, True), ("4/21 = 19,0%", False, False), ("4/24 = 16,7%", False, False)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "words"),
    [(["HTXSNV"] * 3 + ["HTTNV"] * 18, "đủ 3 suất"), (["HTXSNV"] * 2 + ["HTTNV"] * 19, "còn 1 suất"), (["HTTNV"] * 4, "chưa có suất")],
)
def test_a_group_within_its_cap_is_not_red(world, morning, levels, words):
    (box,) = boxes_of(standing(round_of(world, levels)), "collective", "")
    assert box.words == words and not box.over


def test_a_finding_says_both_sides_the_sum_and_the_clause(world, morning):
    board = standing(round_of(world, FOUR_OF_21))
    (note,) = notes_of(board, "collective", judged_around(board, "collective", GROUP).findings)
    assert note.title == "Vượt 1 suất xuất sắc"
    assert note.words == ("Nhóm sở, ngành có 4 xuất sắc trên 17 tốt là 23,5%, trần 20%. Nhiều nhất 3, khi đó 3/18 = 16,7%.")
    assert "124-QĐ/TW, Điều 12" in note.basis


def test_nobody_is_named_where_no_merit_decides_and_somebody_is_where_one_does(world, morning):
    board = standing(round_of(world, FOUR_OF_21))
    found = remedy_of(board, "collective", GROUP)
    assert found is not None and found.count == 1
    assert (found.steps[0].choose, len(found.steps[0].candidates), found.steps[0].named) == (1, 4, False)
    with setting_up():
        for n, percent in enumerate((70, 52, 68, 71)):
            Subject.objects.filter(campaign=board.campaign, code=f"t{n + 1}").update(facts=f'{{"tasks_exceeded_percent": "{percent}"}}')
    named = remedy_of(standing(board.campaign), "collective", GROUP)
    assert named is not None and [one.seat.code for one in named.steps[0].candidates] == ["t2"]


def test_nothing_broken_nothing_offered(world, morning):
    assert remedy_of(standing(round_of(world, ["HTTNV"] * 6)), "collective", GROUP) is None


def test_a_head_above_the_body_is_told_beside_the_body(world, morning):
    board = standing(round_of(world, ["HTTNV"] * 6, heads=["HTXSNV"]))
    found = judged_around(board, "collective", GROUP).findings
    assert [one.code for one in found if one.severity == "high"] == ["head_above_collective"]
    note = next(one for one in notes_of(board, "collective", found) if one.kind == "bad")
    assert note.row == f"dt-{subject(board.campaign, 't1').pk}"


def test_a_subject_without_a_level_is_no_fault_and_does_not_count(world, morning):
    board = standing(round_of(world, ["HTXSNV", "", "HTTNV", "HTTNV", "HTTNV", "HTTNV", "HTTNV"]))
    assert [one.code for one in judged_around(board, "collective", GROUP).findings if one.severity == "high"] == []
    assert board.tally("collective", GROUP).good == 5


def test_around_a_group_is_what_judging_everything_says_of_it(world, morning):
    chance = random.Random(5)
    levels = [chance.choice(["HTXSNV", "HTTNV", "HTTNV", "HTNV", ""]) for _ in range(40)]
    campaign = round_of(world, levels, heads=[chance.choice(["HTXSNV", "HTTNV", "HTNV"]) for _ in range(25)])
    with setting_up():
        for n, one in enumerate(campaign.subjects.all()):
            group = f"{one.group} {n % 3}"
            Subject.objects.filter(pk=one.pk).update(
                group=group, facts=f'{{"tasks_done_percent": "{40 + n}", "discipline": "khien_trach"}}'
            )
    board = standing(campaign)
    whole = {(one.code, one.subject_id, one.message) for one in judged_whole(board).findings}
    around = set()
    for kind, group in board.groups:
        around |= {(one.code, one.subject_id, one.message) for one in judged_around(board, kind, group).findings}
    single = {key for key in whole if key[1] is not None or key[0] == "cap_exceeded"}
    assert single <= around


def test_the_offered_repair_is_the_whole_rounds_where_everything_is_tied(world, morning):
    board = standing(round_of(world, FOUR_OF_21, heads=["HTXSNV"] * 4 + ["HTTNV"] * 17))
    found = remedy_of(board, "collective", GROUP)
    assert found is not None and found.count == repair(board.rows(board.seats), board.rules).count


def test_where_too_many_groups_hang_together_a_group_is_repaired_alone_and_says_so(world, morning):
    campaign = round_of(world, ["HTXSNV"] * 12 + ["HTTNV"] * 24, heads=["HTXSNV"] * 12 + ["HTTNV"] * 24)
    with setting_up():
        for n, one in enumerate(campaign.subjects.order_by("organisation_id")):
            spread = n // 2 % (5 if one.kind == "collective" else 4)
            Subject.objects.filter(pk=one.pk).update(group=f"{one.kind} {spread}")
    board = standing(campaign)
    found = remedy_of(board, "collective", "collective 0")
    assert found is not None and found.alone and found.proven
    lowered = {one.seat.pk: "HTTNV" for step in found.steps for one in step.candidates[: step.choose]}
    assert len(lowered) == found.count and board.with_levels(lowered).tally("collective", "collective 0").ok


def test_a_trial_marks_what_would_change_and_stores_nothing(world, morning):
    board = standing(round_of(world, FOUR_OF_21))
    one = subject(board.campaign, "t1")
    tried = board.with_levels({one.pk: "HTTNV"})
    assert tried.tally("collective", GROUP).ok and not board.tally("collective", GROUP).ok
    assert tried.changed == {one.pk: "HTXSNV"} and subject(board.campaign, "t1").level == "HTXSNV"


def test_the_board_takes_three_queries_whatever_its_size(world, morning):
    campaign = round_of(world, ["HTTNV"] * 30, heads=["HTTNV"] * 30)
    with CaptureQueriesContext(connection) as asked:
        board = standing(campaign)
        boxes_of(board, "collective", GROUP)
        judged_around(board, "collective", GROUP)
    assert len(asked) == 3


def _with_elevated() -> RuleSet:
    rules = rule_set(2023)
    caps = tuple(replace(cap, elevated_ratio=Decimal("0.25")) for cap in rules.rules.caps)
    return replace(rules, rules=replace(rules.rules, caps=caps))


def test_a_higher_share_counts_only_with_its_decision_and_only_as_far_as_the_rule_goes(world, morning):
    campaign = round_of(world, FOUR_OF_21, rules=_with_elevated())
    said = {"symbol": "9-QĐ/ĐUK", "on": morning.date(), "reason": "thành tích đột xuất"}
    with pytest.raises(Refusal) as told:
        raise_ratio(actor(world), campaign, "collective", GROUP, Decimal("0.30"), version=0, **said)
    assert told.value.code == "rating_ratio_refused" and "25%" in told.value.message
    with pytest.raises(Refusal, match="Chưa ghi"):
        raise_ratio(actor(world), campaign, "collective", GROUP, Decimal("0.25"), version=0, **{**said, "symbol": " "})
    raise_ratio(actor(world), campaign, "collective", GROUP, Decimal("0.25"), version=0, **said)
    board = standing(campaign)
    assert board.tally("collective", GROUP).allowed == 4
    assert judge(board.rows(board.seats), board.rules, board.elevated).ok


def test_rules_without_a_higher_share_take_no_decision_for_one(world, morning):
    campaign = round_of(world, FOUR_OF_21)
    with pytest.raises(Refusal) as told:
        raise_ratio(actor(world), campaign, "collective", GROUP, Decimal("0.25"), symbol="9", on=morning.date(), reason="x", version=0)
    assert told.value.code == "rating_ratio_none"
