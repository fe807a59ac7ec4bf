"""Rules in words, the committee's own on top with whom they would touch, and a round's pinned ones."""

import pytest
from tests.web.ratings.setup.test_round_pages import page, send
from web.conftest import setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.rating_sets import parse_rule_file, rule_set
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.audit.verification import proofs
from nhiemky.web.ratings.models import RatingCampaign, RuleOverlay, RuleOverlayVersion, Subject
from nhiemky.web.ratings.setup.actions import add_subjects, create_round, put_in_force, repin, save_overlay, withdraw
from nhiemky.web.ratings.setup.overlay_text import Common, begin_text
from nhiemky.web.ratings.setup.overlays import touched
from nhiemky.web.ratings.setup.picking import collectives
from nhiemky.web.ratings.setup.rules import in_force, rules_for
from nhiemky.web.ratings.value import rules_of

pytestmark = pytest.mark.usefixtures("morning")


def refused(call, *args, **options) -> str:
    with pytest.raises(Refusal) as caught:
        call(*args, **options)
    return caught.value.code


def stricter(**options) -> str:
    from decimal import Decimal

    return begin_text(rule_set(2023), 2023, "Đảng ủy Khối", [Common("collective", ratio=Decimal("0.1"))], symbol="3-HD/ĐUK", **options)


@pytest.fixture
def own(world, bantc):
    """The committee's own rules, a draft."""
    return save_overlay(bantc, world.khoi, stricter()).overlay


def test_what_the_form_begins_can_be_read_and_says_only_what_was_asked():
    file = parse_rule_file(stricter(clause="mục 3"), file="x")
    (cap,) = file.caps
    assert (str(cap.ratio), cap.clause, cap.denominator, file.layer) == ("0.1", "mục 3", "good", "committee")
    assert parse_rule_file(begin_text(rule_set(2023), 2023, "Đảng ủy Khối"), file="x").caps == ()


def test_bands_of_the_committees_own_are_written_whole():
    from decimal import Decimal

    text = begin_text(rule_set(2026), 2026, "Đảng ủy Khối", bands=[Decimal(92), Decimal(75), Decimal(55)], symbol="5-HD/ĐUK")
    found = {band.level: (band.at_least, band.below) for band in parse_rule_file(text, file="x").bands}
    assert found == {"HTXSNV": (92, None), "HTTNV": (75, 92), "HTNV": (55, 75), "KHTNV": (0, 55)}


def test_a_draft_touches_no_round_until_it_is_put_in_force(world, bantc, own):
    assert rules_for(world.khoi, 2023, "2023").rules == rule_set(2023)
    assert refused(put_in_force, bantc, own, " ") == "rating_reason_missing"
    put_in_force(bantc, own, "theo Hướng dẫn 3-HD/ĐUK")
    chosen = rules_for(world.khoi, 2023, "2023")
    assert (str(chosen.rules.cap("collective").ratio), chosen.rules.id) == ("0.1", f"{rule_set(2023).id} + 3-HD/ĐUK")
    campaign = create_round(bantc, world.khoi, year=2023, period="2023", title="x")
    assert str(rules_of(campaign).cap("collective").ratio) == "0.1"
    withdraw(bantc, own, "hết hiệu lực")
    assert rules_for(world.khoi, 2023, "2023").rules == rule_set(2023)
    assert list(own.versions.values_list("number", "state")) == [(1, "draft"), (2, "in_force"), (3, "withdrawn")]


def test_a_superiors_own_rules_reach_its_units_and_not_the_neighbour(world, bantc, own):
    put_in_force(bantc, own, "x")
    assert in_force(world.dv1, 2023, "2023")
    assert not in_force(world.khac, 2023, "2023")


def test_rules_of_other_years_and_of_quarters_are_left_alone(world, bantc, own):
    put_in_force(bantc, own, "x")
    assert not in_force(world.khoi, 2022, "2022")
    assert not in_force(world.khoi, 2026, "2026-Q1")


def test_a_standing_round_keeps_its_rules_until_they_are_pinned_anew_with_a_reason(bantc, campaign, own):
    put_in_force(bantc, own, "x")
    campaign.refresh_from_db()
    assert rules_of(campaign) == rule_set(2023)
    assert refused(repin, bantc, campaign, "") == "rating_reason_missing"
    repin(bantc, campaign, "cấp ủy ban hành hướng dẫn")
    campaign.refresh_from_db()
    assert str(rules_of(campaign).cap("collective").ratio) == "0.1"
    assert AuditEvent.objects.filter(action="rating.rules_repinned", reason="cấp ủy ban hành hướng dẫn").exists()


def test_a_decided_round_keeps_its_rules_for_good(bantc, campaign, own):
    put_in_force(bantc, own, "x")
    with setting_up():
        RatingCampaign.objects.filter(pk=campaign.pk).update(state="decided")
    campaign.refresh_from_db()
    assert refused(repin, bantc, campaign, "x") == "wrong_state"


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        (stricter().replace("ratio: 0.1", "ratio: mười"), "rule_file_invalid", "dòng"),
        (stricter().replace("layer: committee", "layer: centre"), "rating_overlay_layer", "layer"),
        (stricter().replace("rounding: none", "rounding: up"), "rule_file_invalid", "Hãy ghi một trong"),
        ("x", "rule_file_invalid", ""),
    ],
)
def test_a_text_that_cannot_stand_is_refused_with_its_line_and_nothing_is_kept(world, bantc, text, code, told):
    with pytest.raises(Refusal) as caught:
        save_overlay(bantc, world.khoi, text)
    assert caught.value.code == code
    assert told in caught.value.message
    assert not RuleOverlay.objects.exists()


def test_versions_are_only_added(world, bantc, own):
    assert refused(save_overlay, bantc, world.khoi, stricter(), own) == "rating_overlay_unchanged"
    save_overlay(bantc, world.khoi, stricter().replace("0.1", "0.15"), own)
    assert [version.number for version in own.versions.all()] == [1, 2]
    with pytest.raises(Exception, match="append"), setting_up():
        RuleOverlayVersion.objects.filter(overlay=own).update(text="")


def test_what_is_looser_than_the_superior_is_thought_to_say_is_shown_before_it_is_put_in_force(world):
    from decimal import Decimal

    text = begin_text(rule_set(2023), 2023, "Đảng ủy Khối", [Common("individual", ratio=Decimal("0.3"))], symbol="4-HD/ĐUK")
    client = world.client("bantc")
    assert "Rộng hơn cấp trên" in send(client, "new_overlay", status=200, do="preview", text=text).content.decode()
    assert "Rộng hơn cấp trên" not in send(client, "new_overlay", status=200, do="preview", text=stricter()).content.decode()


def test_the_preview_tells_which_findings_come_and_go_in_the_committees_rounds(world, bantc, campaign):
    add_subjects(bantc, campaign, collectives(world.khoi))
    with setting_up():
        Subject.objects.filter(campaign=campaign).update(level="HTTNV", group="Một nhóm")
        Subject.objects.filter(campaign=campaign, organisation=world.dv1).update(level="HTXSNV")
    (found,) = touched(world.khoi, stricter())
    assert found.rated == 6
    assert [(each.code, each.facts["group"]) for each in found.comes if each.code == "cap_exceeded"] == [("cap_exceeded", "Một nhóm")]
    assert found.goes == ()
    free = begin_text(rule_set(2023), 2023, "Đảng ủy Khối", [Common("individual", on_breach="block")], symbol="4-HD/ĐUK")
    (same,) = touched(world.khoi, free)
    assert (same.comes, same.goes) == ((), ())
    assert touched(world.khoi, stricter().replace("rated_from: 2023", "rated_from: 2024")) == []


def test_verify_finds_pinned_rules_that_were_altered(campaign):
    (proof,) = [each for each in proofs() if each.name == "quy tắc đã ghim"]
    assert list(proof.check()) == [1]
    with setting_up():
        RatingCampaign.objects.filter(pk=campaign.pk).update(rules=campaign.rules.replace("Điều 12", "Điều 13"))
    fault, count = proof.check()
    assert count == 1
    assert campaign.title in fault.sentence


# ---- pages


def test_the_rules_of_a_year_are_told_in_words_and_beside_another_year(world):
    client = world.client("bantc")
    words = page(client, "rules", nam="2023")
    assert "Trần xuất sắc" in words
    assert "124-QĐ/TW, Điều 12" in words
    assert "Cần xác nhận" in words
    compared = page(client, "rules", nam="2025", **{"so-voi": "2024"})
    assert "Năm 2025 khác năm 2024 thế nào" in compared
    assert "không đọc được" in page(client, "rules", nam="x", status=422)
    assert "Chưa có quy tắc để xem" in page(client, "rules", nam="1999", status=422)


@pytest.mark.parametrize("user", ["chanh", "quantri", "bithu1", "khacvp"])
def test_others_have_no_rules_pages(world, own, campaign, user):
    client = world.client(user)
    for view, args in (("rules", ()), ("new_overlay", ()), ("overlay", (own.uuid,)), ("pinned", (campaign.uuid,))):
        page(client, view, *args, status=404)


def test_a_leader_reads_the_committees_own_rules_and_changes_nothing(world, own):
    client = world.client("lanhdao")
    assert "Lưu bản mới" not in page(client, "overlay", own.uuid)
    send(client, "overlay", own.uuid, status=403, do="save", text="x")
    send(client, "settle_overlay", own.uuid, "ap-dung", status=403, reason="x")


def test_own_rules_are_begun_by_the_form_looked_at_saved_put_in_force_and_withdrawn(world, filled):
    client = world.client("bantc")
    words = send(
        client, "new_overlay", status=200, do="fill", year="2023", symbol="3-HD/ĐUK", who="collective", ratio="10", rounding="floor"
    ).content.decode()
    assert "ratio: 0.1" in words
    assert "rounding: floor" in words
    send(client, "new_overlay", status=422, do="fill", year="2026", symbol="x", who="both", best="90", good="95", done="50")
    assert "Nếu áp dụng" in send(client, "new_overlay", status=200, do="preview", text=stricter()).content.decode()
    assert not RuleOverlay.objects.exists()
    wrong = send(client, "new_overlay", status=422, do="save", text=stricter().replace("ratio: 0.1", "ratio: mười")).content.decode()
    assert "dòng" in wrong
    assert "mười" in wrong
    send(client, "new_overlay", do="save", text=stricter())
    one = RuleOverlay.objects.get()
    send(client, "settle_overlay", one.uuid, "ap-dung", reason="theo hướng dẫn")
    assert "Đang áp dụng" in page(client, "rules")
    assert "Quy tắc hiện hành đã khác" in page(client, "pinned", filled.uuid)
    send(client, "pinned", filled.uuid, status=422, reason="")
    send(client, "pinned", filled.uuid, reason="cấp ủy mới ban hành")
    assert "Quy tắc hiện hành đã khác" not in page(client, "pinned", filled.uuid)
    send(client, "settle_overlay", one.uuid, "thoi", reason="hết hiệu lực")
    assert one.versions.last().state == "withdrawn"
