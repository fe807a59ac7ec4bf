"""Levels on the board: one at a time, several as one step, and nobody's choice lost."""

import json

import pytest
from django.http import Http404
from web.ratings.board.rounds import GROUP, actor, round_of, subject

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.ratings.board.actions import apply_changes, set_level, take_proposed
from nhiemky.web.ratings.board.standing import standing
from nhiemky.web.ratings.models import Rating, Subject


def test_a_level_set_is_a_version_with_one_event_that_tells_no_level(world, morning):
    campaign = round_of(world, ["HTTNV", "HTTNV"])
    before = AuditEvent.objects.count()
    set_level(actor(world), campaign, subject(campaign, "t1"), "HTXSNV", 0)
    one = subject(campaign, "t1")
    assert (one.level, one.version, campaign.version) == ("HTXSNV", 1, 1)
    assert list(Rating.objects.values_list("stage", "level", "number", "by")) == [("board", "HTXSNV", 1, str(world.bantc))]
    (event,) = AuditEvent.objects.filter(seq__gt=before)
    assert event.action == "rating.level_set"
    assert "HTXSNV" not in event.after + event.object_name and "Sở số 1" not in event.object_name


def test_the_second_of_two_people_is_told_who_changed_what_and_nothing_is_overwritten(world, morning):
    campaign = round_of(world, ["HTTNV"])
    seen = subject(campaign, "t1")
    set_level(actor(world, "lanhdao"), campaign, subject(campaign, "t1"), "HTXSNV", 0)
    with pytest.raises(Refusal) as told:
        set_level(actor(world), campaign, seen, "HTNV", seen.version)
    assert told.value.code == "rating_changed_meanwhile"
    assert "Vũ Văn Trường" in told.value.message and "“Xuất sắc”" in told.value.message and "08:15" in told.value.message
    assert subject(campaign, "t1").level == "HTXSNV" and Rating.objects.count() == 1


def test_the_same_level_again_changes_nothing(world, morning):
    campaign = round_of(world, ["HTTNV"])
    set_level(actor(world), campaign, subject(campaign, "t1"), "HTTNV", 7)
    assert not Rating.objects.exists()


def test_only_a_level_of_the_seven_or_none_can_be_set(world, morning):
    campaign = round_of(world, ["HTTNV"])
    with pytest.raises(Refusal, match="không phải mức"):
        set_level(actor(world), campaign, subject(campaign, "t1"), "GIOI", 0)
    set_level(actor(world), campaign, subject(campaign, "t1"), "MIEN", 0)
    set_level(actor(world), campaign, subject(campaign, "t1"), "", 1)
    assert subject(campaign, "t1").level == ""


@pytest.mark.parametrize("state", ["preparing", "open", "decided", "closed"])
def test_no_level_is_set_while_the_round_is_not_being_decided(world, morning, state):
    campaign = round_of(world, ["HTTNV"], state=state)
    with pytest.raises(Refusal) as told:
        set_level(actor(world), campaign, subject(campaign, "t1"), "HTNV", 0)
    assert told.value.code == "rating_not_deciding"


@pytest.mark.parametrize("who", ["chanh", "quantri", "ubkt", "uyvien", "bithu1", "vanthu1", "khacvp"])
def test_who_neither_prepares_nor_decides_finds_no_round(world, morning, who):
    campaign = round_of(world, ["HTTNV"])
    with pytest.raises(Http404):
        set_level(actor(world, who), campaign, subject(campaign, "t1"), "HTNV", 0)


def test_a_chosen_repair_is_one_step_with_one_event(world, morning):
    campaign = round_of(world, ["HTXSNV"] * 3 + ["HTTNV"] * 9, heads=["HTXSNV"])
    before = AuditEvent.objects.count()
    chosen = [(subject(campaign, "t1"), "HTTNV"), (subject(campaign, "n1"), "HTTNV")]
    apply_changes(actor(world), campaign, chosen, version=0)
    assert [subject(campaign, code).level for code in ("t1", "n1")] == ["HTTNV", "HTTNV"]
    assert AuditEvent.objects.count() == before + 1 and Rating.objects.count() == 2
    assert standing(campaign).tally("collective", GROUP).ok


def test_a_repair_tried_on_a_board_that_moved_since_is_not_applied_at_all(world, morning):
    campaign = round_of(world, ["HTXSNV"] * 3 + ["HTTNV"] * 9)
    set_level(actor(world, "lanhdao"), campaign, subject(campaign, "t5"), "HTNV", 0)
    with pytest.raises(Refusal) as told:
        apply_changes(actor(world), campaign, [(subject(campaign, "t1"), "HTTNV")], version=0)
    assert told.value.code == "rating_board_moved" and "Đảng bộ Sở số 5" in told.value.message
    assert subject(campaign, "t1").level == "HTXSNV"


def test_proposed_levels_are_taken_only_where_there_is_none_yet(world, morning):
    campaign = round_of(world, ["", "HTNV", ""])
    from web.conftest import setting_up

    with setting_up():
        Subject.objects.filter(campaign=campaign).update(self_level="HTXSNV")
        Subject.objects.filter(campaign=campaign, code="t3").update(proposed_level="HTTNV")
    assert take_proposed(actor(world), campaign, "collective", 0) == 2
    assert [subject(campaign, code).level for code in ("t1", "t2", "t3")] == ["HTXSNV", "HTNV", "HTTNV"]


def test_the_log_binds_the_level_without_showing_it(world, morning):
    campaign = round_of(world, ["HTTNV"], heads=["HTTNV"])
    set_level(actor(world), campaign, subject(campaign, "n1"), "HTNV", 0)
    after = json.loads(AuditEvent.objects.get(action="rating.level_set").after)
    ((_, sealed),) = after["levels"].items()
    assert set(sealed) == {"sealed"}
