"""Decisions: what blocks, what is kept with a reason, what is frozen, what comes after."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.http import Http404
from docx import Document
from web.ratings.board.rounds import actor, round_of, subject

from nhiemky.domain.finding import Refusal
from nhiemky.flows.papers.signing import Signing
from nhiemky.rulebook.rating_sets import RuleSet, rule_set
from nhiemky.rulebook.ratings import HeadRule, Step
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.files.store import read
from nhiemky.web.ratings.board.actions import set_level
from nhiemky.web.ratings.board.deciding import Outside, decide, decide_outside, re_rate
from nhiemky.web.ratings.board.obstacles import obstacles
from nhiemky.web.ratings.board.orders import add_signed
from nhiemky.web.ratings.board.papers import decision_word
from nhiemky.web.ratings.board.standing import standing
from nhiemky.web.ratings.models import Decision, Rating
from nhiemky.web.ratings.setup.rounds import back_to_review

DAY = date(2023, 5, 12)
SAID = {"symbol": "12-QĐ/ĐUK", "on": DAY, "body": "Ban Thường vụ Đảng ủy Khối"}
TWO_OF_12 = ["HTXSNV"] * 2 + ["HTTNV"] * 10
THREE_OF_12 = ["HTXSNV"] * 3 + ["HTTNV"] * 9


def _rules(on_breach: str = "warn", *, order: bool = False) -> RuleSet:
    """2023 with the cap and head rule warning or blocking, and the order of deciding certain or not said."""
    rules = rule_set(2023)
    caps = tuple(replace(cap, on_breach=on_breach) for cap in rules.rules.caps)
    heads = (HeadRule(code="head", on_breach=on_breach, clause="Điều 12", grade="A"),)
    step = Step(
        code="collective_before_members", order=3, actor="authority", says="Tập thể trước, cá nhân sau.", clause="Điều 11", grade="A"
    )
    return replace(rules, rules=replace(rules.rules, caps=caps, head_rules=heads, steps=(step,) if order else ()))


def _text(made: Decision) -> str:
    document = Document(BytesIO(read(str(made.file_id))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_decision_freezes_the_levels_as_versions_that_point_to_it(world, morning):
    campaign = round_of(world, TWO_OF_12)
    before = AuditEvent.objects.count()
    made = decide(actor(world), campaign, kind="collective", kept={}, version=0, **SAID)
    campaign.refresh_from_db()
    assert campaign.state == "decided" and campaign.decided_at == morning
    assert list(campaign.subjects.values_list("decided_level", flat=True)) == TWO_OF_12
    assert Rating.objects.filter(stage="decided", decision=made).count() == 12
    assert AuditEvent.objects.count() == before + 1
    snapshot = json.loads(made.snapshot)
    assert snapshot["sha256"] == campaign.rules_sha256 and snapshot["levels"]["t1"] == "HTXSNV"
    words = _text(made)
    assert "12-QĐ/ĐUK" in words or "12-QĐ/" in words
    assert "Đảng bộ Sở số 12" in words and "Hoàn thành xuất sắc nhiệm vụ: 2 tập thể." in words
    with pytest.raises(Refusal):
        set_level(actor(world), campaign, subject(campaign, "t1"), "HTNV", subject(campaign, "t1").version)


def test_the_same_board_gives_the_same_bytes(world, morning):
    board = standing(round_of(world, TWO_OF_12))
    assert decision_word(board, "collective", Signing(DAY)) == decision_word(standing(board.campaign), "collective", Signing(DAY))


def test_a_breach_that_the_rule_blocks_cannot_be_kept_by_any_reason(world, morning):
    campaign = round_of(world, THREE_OF_12, rules=_rules("block"))
    key = obstacles(standing(campaign), "collective")[0].key
    with pytest.raises(Refusal) as told:
        decide(actor(world), campaign, kind="collective", kept={key: ("lý do", "ai đó")}, version=0, **SAID)
    assert told.value.code == "rating_blocked" and "Điều 12" in told.value.message
    assert not Decision.objects.exists()


def test_a_breach_that_the_rule_warns_of_needs_a_reason_and_a_name_and_is_printed(world, morning):
    campaign = round_of(world, THREE_OF_12, rules=_rules("warn"))
    (warned,) = obstacles(standing(campaign), "collective")
    for kept in ({}, {warned.key: ("vì thành tích", " ")}, {warned.key: ("", "đồng chí Trường")}):
        with pytest.raises(Refusal) as told:
            decide(actor(world), campaign, kind="collective", kept=kept, version=0, **SAID)
        assert told.value.code == "rating_reason_needed"
    made = decide(actor(world), campaign, kind="collective", kept={warned.key: ("vì thành tích", "đồng chí Trường")}, version=0, **SAID)
    assert "vì thành tích" in _text(made) and "đồng chí Trường" in _text(made)
    assert json.loads(made.snapshot)["kept"][0]["by"] == "đồng chí Trường"


def test_a_board_within_the_rule_has_nothing_in_its_way(world, morning):
    assert obstacles(standing(round_of(world, TWO_OF_12, rules=_rules("block"))), "collective") == ()


def test_somebody_without_a_level_holds_the_decision_and_is_named(world, morning):
    campaign = round_of(world, ["HTTNV", "", "HTTNV"])
    with pytest.raises(Refusal, match="Đảng bộ Sở số 2"):
        decide(actor(world), campaign, kind="collective", kept={}, version=0, **SAID)


def test_individuals_come_after_collectives_where_the_rule_says_so(world, morning):
    campaign = round_of(world, TWO_OF_12, heads=["HTTNV"], rules=_rules(order=True))
    with pytest.raises(Refusal) as told:
        decide(actor(world), campaign, kind="individual", kept={}, version=0, **SAID)
    assert told.value.code == "rating_order" and "Điều 11" in told.value.message
    decide(actor(world), campaign, kind="collective", kept={}, version=0, **SAID)
    campaign.refresh_from_db()
    assert campaign.state == "deciding"
    decide(actor(world), campaign, kind="individual", kept={}, version=campaign.version, **{**SAID, "symbol": "13-QĐ/ĐUK"})
    campaign.refresh_from_db()
    assert campaign.state == "decided" and campaign.decisions.count() == 2


def test_a_decision_on_collectives_names_no_person(world, morning):
    campaign = round_of(world, TWO_OF_12, heads=["HTTNV"])
    made = decide(actor(world), campaign, kind="collective", kept={}, version=0, **SAID)
    assert "Người Thứ 1" not in _text(made) + made.snapshot


def test_a_head_above_the_body_holds_the_decision_on_individuals_not_that_on_collectives(world, morning):
    campaign = round_of(world, TWO_OF_12, heads=["HTTNV", "HTTNV", "HTXSNV"] + ["HTTNV"] * 9, rules=_rules("block"))
    assert obstacles(standing(campaign), "collective") == ()
    codes = {one.code for one in obstacles(standing(campaign), "individual")}
    assert "head_above_collective" in codes


def test_a_decision_on_a_board_that_moved_is_refused(world, morning):
    campaign = round_of(world, TWO_OF_12)
    set_level(actor(world, "lanhdao"), campaign, subject(campaign, "t1"), "HTTNV", 0)
    with pytest.raises(Refusal) as told:
        decide(actor(world), campaign, kind="collective", kept={}, version=0, **SAID)
    assert told.value.code == "rating_board_moved"


def test_decided_outside_keeps_number_day_and_place_and_no_content(world, morning):
    campaign = round_of(world, TWO_OF_12)
    made = decide_outside(actor(world), campaign, kind="collective", outside=Outside("01", DAY, "két Văn phòng"), version=0)
    campaign.refresh_from_db()
    assert campaign.state == "decided" and made.file_id is None and "HTXSNV" not in made.snapshot
    assert set(campaign.subjects.values_list("level", "decided_level")) == {("", "")}
    with pytest.raises(Refusal) as told:
        add_signed(actor(world), made, "a.pdf", b"%PDF-1.4")
    assert told.value.code == "rating_kept_outside"


def test_rated_again_is_a_new_version_that_points_to_the_old_one_and_to_its_decision(world, morning):
    campaign = round_of(world, TWO_OF_12)
    first = decide(actor(world), campaign, kind="collective", kept={}, version=0, **SAID)
    again = {**SAID, "symbol": "15-QĐ/ĐUK", "reason": "kết luận kiểm tra"}
    made = re_rate(actor(world), subject(campaign, "t1"), "HTTNV", ordered_by="7-CV/TU", **again)
    assert made.stage == "redone" and made.replaces.decision == first and made.decision.kind == "re_rating"
    assert subject(campaign, "t1").decided_level == "HTTNV"
    words = _text(made.decision)
    assert "kết luận kiểm tra, theo 7-CV/TU" in words and "xếp loại lại" in words.lower()
    assert Rating.objects.filter(subject=subject(campaign, "t1")).count() == 2


def test_rated_again_needs_a_decision_to_replace_a_new_level_and_a_reason(world, morning):
    campaign = round_of(world, TWO_OF_12)
    again = {**SAID, "reason": "kết luận kiểm tra"}
    with pytest.raises(Refusal) as told:
        re_rate(actor(world), subject(campaign, "t1"), "HTTNV", **again)
    assert told.value.code == "rating_not_decided"
    decide(actor(world), campaign, kind="collective", kept={}, version=0, **SAID)
    for level, reason, code in (
        ("HTXSNV", "x", "rating_same_level"),
        ("HTTNV", " ", "rating_reason_blank"),
        ("", "x", "rating_level_wrong"),
    ):
        with pytest.raises(Refusal) as told:
            re_rate(actor(world), subject(campaign, "t1"), level, **{**again, "reason": reason})
        assert told.value.code == code


def test_rated_again_may_not_break_what_the_rule_blocks(world, morning):
    campaign = round_of(world, TWO_OF_12, rules=_rules("block"))
    decide(actor(world), campaign, kind="collective", kept={}, version=0, **SAID)
    with pytest.raises(Refusal) as told:
        re_rate(actor(world), subject(campaign, "t3"), "HTXSNV", **{**SAID, "reason": "xét lại"})
    assert told.value.code == "rating_blocked"


def test_once_the_collectives_are_decided_the_round_does_not_go_back_to_review(world, morning):
    campaign = round_of(world, TWO_OF_12, heads=["HTTNV"])
    decide(actor(world), campaign, kind="collective", kept={}, version=0, **SAID)
    campaign.refresh_from_db()
    with pytest.raises(Refusal) as told:
        back_to_review(actor(world), campaign, "còn thiếu ý kiến")
    assert told.value.code == "wrong_state"


def test_the_signed_copy_comes_back_once(world, morning, monkeypatch):
    from nhiemky.web.ratings.board import orders

    monkeypatch.setattr(orders, "judge_signed", lambda copy: None)
    campaign = round_of(world, TWO_OF_12)
    made = decide(actor(world), campaign, kind="collective", kept={}, version=0, **SAID)
    add_signed(actor(world), made, "ban-ky.pdf", b"%PDF-1.4 ky")
    assert read(str(made.signed_id)) == b"%PDF-1.4 ky"
    with pytest.raises(Refusal) as told:
        add_signed(actor(world), made, "khac.pdf", b"%PDF-1.4 khac")
    assert told.value.code == "rating_signed_already"


def test_only_the_boards_side_decides(world, morning):
    campaign = round_of(world, TWO_OF_12)
    for who in ("chanh", "bithu1", "khacvp"):
        with pytest.raises(Http404):
            decide(actor(world, who), campaign, kind="collective", kept={}, version=0, **SAID)
    assert decide(actor(world, "lanhdao"), campaign, kind="collective", kept={}, version=0, **SAID).by == str(world.lanhdao)
