"""A list of targets: versions never overwritten, the campaign's policy kept, consent given by the superior only."""

import pytest
from appendix_world import campaign_of
from web_setup import setting_up

from nhiemky.domain.campaign import Policies
from nhiemky.domain.finding import Refusal
from nhiemky.web.office.models import Notice
from nhiemky.web.reports.appendix.sheet import sheet_of
from nhiemky.web.targets.actions import (
    Listed,
    Paper,
    add_indicator,
    bring_back,
    change_target,
    decide_target_change,
    describe,
    end_indicator,
    list_targets,
    request_target_change,
    settle_match,
)
from nhiemky.web.targets.ledger import ledger_of
from nhiemky.web.targets.models import Indicator, KeyTask, Resolution, Target, Term

ROWS = (
    Listed("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "25", "CT06", "9", "2022-12"),
    Listed("Hiến máu tình nguyện hằng năm", "người", "40"),
)


def begin(world, **policies):
    with setting_up():
        _, obligations = campaign_of(world, Policies(**policies))
    return obligations


@pytest.fixture
def obligations(world, morning):
    return begin(world)


def listed(world, who="vanthu1", rows=ROWS, **paper):
    return list_targets(world.actor(who), world.dv1, rows, term="2020 - 2025", paper=Paper(**paper) if paper else None)


def held(code="R01"):
    return Indicator.objects.get(code=code)


def test_a_list_makes_term_resolution_rows_and_first_versions(world, obligations):
    listed(world, symbol="03-NQ/ĐU", key_tasks=("Đổi mới sinh hoạt chi bộ",), breakthroughs=("Chuyển đổi số",))
    assert (Term.objects.get().label, Resolution.objects.get().symbol) == ("2020 - 2025", "03-NQ/ĐU")
    assert list(Indicator.objects.values_list("code", "serves", "value_kind")) == [("R01", "CT06", "count"), ("R02", "", "count")]
    assert list(Target.objects.values_list("number", "raw", "value", "document")) == [
        (1, "25", 25, "Nghị quyết 03-NQ/ĐU"),
        (1, "40", 40, "Nghị quyết 03-NQ/ĐU"),
    ]
    assert KeyTask.objects.count() == 2


def test_the_grid_takes_target_last_period_and_own_rows_from_the_list(world, obligations):
    listed(world)
    rows = {row.code: row for row in sheet_of(obligations[world.dv1.code, "r2"]).rows}
    assert (rows["CT06"].target, rows["CT06"].previous, rows["CT06"].previous_period) == ("25", "9", "2022-12")
    assert (rows["R02"].statement, rows["R02"].target, rows["R02"].own) == ("Hiến máu tình nguyện hằng năm", "40", True)
    assert "R02" not in {row.code for row in sheet_of(obligations[world.dv2.code, "r2"]).rows}


def test_the_same_list_again_adds_nothing(world, obligations):
    listed(world)
    listed(world)
    assert (Indicator.objects.count(), Target.objects.count()) == (2, 2)


def test_one_indicator_of_the_campaign_is_matched_once(world, obligations):
    with pytest.raises(Refusal, match="cùng khớp"):
        listed(world, rows=(*ROWS, Listed("Kết nạp đảng viên", "đảng viên", "30", "CT06")))
    listed(world)
    with pytest.raises(Refusal, match="cùng khớp"):
        settle_match(world.actor("vanthu1"), held("R02"), "CT06")
    settle_match(world.actor("vanthu1"), held("R01"), "")
    assert not ledger_of(world.dv1).answers


def test_an_empty_list_is_refused(world, obligations):
    with pytest.raises(Refusal, match="Chưa chọn"):
        listed(world, rows=(Listed("  "),))


def test_where_consent_is_needed_a_change_is_asked_for_and_the_answer_makes_the_version(world, obligations):
    listed(world)
    clerk, office = world.actor("vanthu1"), world.actor("chanh")
    with pytest.raises(Refusal, match="phải có ý kiến đồng ý"):
        change_target(clerk, held(), "28", reason="tăng biên chế")
    with pytest.raises(Refusal, match="lý do"):
        request_target_change(clerk, held(), "28", " ")
    asked = request_target_change(clerk, held(), "28", "tăng biên chế")
    assert held().targets.count() == 1
    with pytest.raises(Refusal, match="văn bản"):
        decide_target_change(office, asked, agreed=True, document="")
    decide_target_change(office, asked, agreed=True, document="45-CV/ĐUK, ngày 12/6/2023")
    last = held().targets.last()
    assert (last.number, last.raw, last.document, last.consent) == (2, "28", "45-CV/ĐUK, ngày 12/6/2023", "Đỗ Thị Minh Hạnh")
    row = ledger_of(world.dv1).answers["CT06"]
    assert (row.words, row.original, row.adjusted) == ("28", "25", True)
    assert sheet_of(obligations[world.dv1.code, "r2"]).row("CT06").target == "28"
    with pytest.raises(Refusal, match="đã được"):
        decide_target_change(office, asked, agreed=False, document="46-CV/ĐUK")


def test_a_refused_request_changes_nothing(world, obligations):
    listed(world)
    asked = request_target_change(world.actor("vanthu1"), held(), "28", "tăng biên chế")
    decide_target_change(world.actor("chanh"), asked, agreed=False, document="46-CV/ĐUK, ngày 13/6/2023")
    assert held().targets.count() == 1


def test_the_unit_never_consents_to_its_own_request(world, obligations):
    listed(world)
    asked = request_target_change(world.actor("vanthu1"), held(), "28", "tăng biên chế")
    for who in ("vanthu1", "bithu1", "uyvien"):
        with pytest.raises(Refusal):
            decide_target_change(world.actor(who), asked, agreed=True, document="45-CV/ĐUK")


def test_where_it_is_forbidden_nothing_is_asked_or_changed(world, morning):
    begin(world, change_targets="forbidden")
    listed(world)
    for act in (change_target, lambda *given, reason: request_target_change(*given, reason)):
        with pytest.raises(Refusal, match="không cho điều chỉnh"):
            act(world.actor("vanthu1"), held(), "28", reason="tăng biên chế")


def test_where_it_is_free_a_change_is_a_new_version_at_once(world, morning):
    begin(world, change_targets="free")
    listed(world)
    change_target(world.actor("vanthu1"), held(), "28", reason="tăng biên chế", document="12-NQ/ĐU")
    assert list(held().targets.values_list("number", "raw")) == [(1, "25"), (2, "28")]
    with pytest.raises(Refusal, match="trùng"):
        change_target(world.actor("vanthu1"), held(), "28,0")


def test_adding_with_consent_waits_for_the_answer(world, morning):
    begin(world, add_targets="consent")
    made = add_indicator(world.actor("vanthu1"), world.dv1, Listed("Trồng cây xanh", "cây", "200"), term="2020 - 2025", reason="phong trào")
    assert not ledger_of(world.dv1).own
    decide_target_change(world.actor("chanh"), made.requests.get(), agreed=True, document="45-CV/ĐUK")
    assert [one.words for one in ledger_of(world.dv1).own] == ["200"]


def test_an_ended_row_leaves_the_list_and_comes_back(world, obligations):
    listed(world)
    end_indicator(world.actor("vanthu1"), held("R02"))
    assert not ledger_of(world.dv1).own
    bring_back(world.actor("vanthu1"), held("R02"))
    assert len(ledger_of(world.dv1).own) == 1


def test_nobody_writes_another_units_list(world, obligations):
    from django.http import Http404

    for who in ("vanthu2", "lanhdao", "khacvp"):
        with pytest.raises((Refusal, Http404)):
            listed(world, who=who)
    listed(world, who="chanh")


def test_each_side_is_told_of_a_request_and_its_answer(world, obligations):
    listed(world)
    asked = request_target_change(world.actor("vanthu1"), held(), "28", "tăng biên chế")
    decide_target_change(world.actor("chanh"), asked, agreed=True, document="45-CV/ĐUK, ngày 12/6/2023")
    assert [(one.organisation_id, one.words) for one in Notice.objects.filter(kind="target").order_by("pk")] == [
        (world.khoi.pk, "Đảng bộ Sở Gió xin điều chỉnh chỉ tiêu “Kết nạp đảng viên mới trong nhiệm kỳ” thành 28."),
        (world.dv1.pk, "Đồng ý điều chỉnh chỉ tiêu “Kết nạp đảng viên mới trong nhiệm kỳ” theo 45-CV/ĐUK, ngày 12/6/2023."),
    ]


def test_a_campaign_never_binds_the_committee_that_runs_it(world, morning):
    begin(world, change_targets="forbidden", add_targets="forbidden")
    office = world.actor("chanh")
    list_targets(office, world.khoi, (Listed("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "2.500"),), term="2020 - 2025")
    row = Indicator.objects.get(organisation=world.khoi)
    change_target(office, row, "2.600", document="12-NQ/ĐUK")
    assert row.targets.count() == 2


def test_the_way_a_target_is_counted_is_written_by_hand(world, obligations):
    listed(world)
    describe(world.actor("vanthu1"), held("R02"), direction="lower", period="yearly", method="none")
    row = held("R02")
    assert (row.direction, row.period, row.method, row.cumulative) == ("lower", "yearly", "none", False)
