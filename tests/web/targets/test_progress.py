"""Targets against time: the level in force with its first one, forecasts apart, thresholds as versions, low targets with causes."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404
from web_setup import setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.domain.target_progress import Counting, Pace
from nhiemky.web import clock
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.office.models import Notice
from nhiemky.web.targets.actions import Listed, decide_target_change, list_targets, request_target_change
from nhiemky.web.targets.models import Forecast, Indicator, PastFigure, ProgressRule
from nhiemky.web.targets.progress.access import get_place, units_of
from nhiemky.web.targets.progress.actions import foretell, set_pace
from nhiemky.web.targets.progress.changes import changed_since
from nhiemky.web.targets.progress.ledger import ledger_rows
from nhiemky.web.targets.progress.low import low_of
from nhiemky.web.targets.progress.series import series_of
from nhiemky.web.targets.progress.standing import board_of

from .progress_world import CAME, FIGURES, hand_in, story

PACE = Pace(Decimal(30), Decimal(0), Decimal(80), counting={"CT06": Counting("term", cumulative=True)}, confirmed=True)


@pytest.fixture
def told(world, morning):
    return story(world)


def line_of(campaign, unit, code="CT06"):
    board = board_of(campaign)
    entry = next(one for one in board.entries if one.organisation_id == unit.pk)
    return next(line for line in board.lines(entry) if line.code == code)


def adjust(world):
    list_targets(world.actor("vanthu1"), world.dv1, [Listed(FIGURES[0][1], "đảng viên", "25", "CT06", "4", "2021-12")], term="2020 - 2025")
    asked = request_target_change(world.actor("vanthu1"), Indicator.objects.get(organisation=world.dv1), "10", "Sáp nhập hai chi bộ")
    decide_target_change(world.actor("chanh"), asked, agreed=True, document="45-CV/ĐUK, ngày 12/5/2023")


def test_each_figure_is_judged_against_the_time_passed(world, told):
    campaign, _ = told
    behind, met = line_of(campaign, world.dv1), line_of(campaign, world.dv2)
    assert (behind.standing.status, behind.standing.share, behind.standing.elapsed) == ("cham", Decimal("36.0"), Decimal("55.5"))
    assert "thời gian đã qua 55,5%" in behind.standing.arithmetic
    assert met.standing.status == "vuot"
    assert line_of(campaign, world.dv3).standing.status == "chua_co_so_lieu"


def test_the_level_in_force_is_compared_and_the_first_one_stays_beside_it(world, told):
    campaign, _ = told
    adjust(world)
    line = line_of(campaign, world.dv1)
    assert (line.target, line.standing.against, line.standing.status) == ("10", "10", "dung_tien_do")
    assert line.target_words == "10 (đầu nhiệm kỳ 25, điều chỉnh thành 10 theo 45-CV/ĐUK, ngày 12/5/2023)"


def test_the_ledger_has_every_change_with_its_document_and_only_of_units_in_sight(world, told):
    adjust(world)
    (row,) = ledger_rows(world.actor("chanh"))
    assert (row.unit, row.before, row.after, row.document, row.reason) == (
        "Đảng bộ Sở Gió", "25", "10", "45-CV/ĐUK, ngày 12/5/2023", "Sáp nhập hai chi bộ",
    )  # fmt: skip
    assert len(ledger_rows(world.actor("vanthu1"))) == 1
    assert not ledger_rows(world.actor("vanthu2"))
    assert not ledger_rows(world.actor("khacvp"))


def test_a_later_revision_replaces_the_figure_and_shows_as_changed(world, told):
    campaign, obligations = told
    since = clock.now() - timedelta(days=1)
    hand_in(obligations[world.dv1.code, "r2"], figures=((*FIGURES[0][:4], "14"), FIGURES[1]), at=clock.now(), number=2)
    assert line_of(campaign, world.dv1).actual == "14"
    (one,) = changed_since(board_of(campaign), since)
    assert (one.unit, one.code, one.before, one.after) == ("Đảng bộ Sở Gió", "CT06", "9", "14")


def test_nothing_changed_says_nothing(world, told):
    campaign, _ = told
    assert not changed_since(board_of(campaign), clock.now() + timedelta(hours=1))


def test_a_forecast_stands_apart_and_never_changes_the_status(world, told):
    campaign, _ = told
    before = line_of(campaign, world.dv2)
    foretell(world.actor("vanthu2"), campaign, world.dv2, before, "Nguồn kết nạp đã hết")
    after = line_of(campaign, world.dv2)
    assert (after.standing, after.forecast.reason, after.low) == (before.standing, "Nguồn kết nạp đã hết", True)
    assert Notice.objects.filter(organisation=world.khoi, kind="target").count() == 1
    assert AuditEvent.objects.filter(action="targets.foretold").count() == 1
    foretell(world.actor("vanthu2"), campaign, world.dv2, after, "Đã có nguồn mới", hard=False)
    assert line_of(campaign, world.dv2).forecast is None
    assert Forecast.objects.count() == 2


def test_a_forecast_needs_a_reason_and_is_not_repeated(world, told):
    campaign, _ = told
    line, clerk = line_of(campaign, world.dv1), world.actor("vanthu1")
    with pytest.raises(Refusal, match="Chưa ghi lý do"):
        foretell(clerk, campaign, world.dv1, line, " ")
    with pytest.raises(Refusal, match="chưa có dự báo"):
        foretell(clerk, campaign, world.dv1, line, "lý do", hard=False)
    foretell(clerk, campaign, world.dv1, line, "Thiếu nguồn")
    with pytest.raises(Refusal, match="đúng lý do này"):
        foretell(clerk, campaign, world.dv1, line, "thiếu nguồn")


def test_who_is_in_charge_foretells_too_but_not_another_unit_or_a_leader(world, told):
    campaign, _ = told
    line = line_of(campaign, world.dv1)
    foretell(world.actor("uyvien"), campaign, world.dv1, line, "Qua kiểm tra thấy khó")
    for who in ("vanthu2", "lanhdao", "khacvp"):
        with pytest.raises(Refusal):
            foretell(world.actor(who), campaign, world.dv1, line, "thấy khó")


@pytest.mark.parametrize("model", [Forecast, ProgressRule])
def test_forecasts_and_thresholds_are_only_ever_added(world, told, model):
    campaign, _ = told
    foretell(world.actor("vanthu1"), campaign, world.dv1, line_of(campaign, world.dv1), "Thiếu nguồn")
    set_pace(world.actor("chanh"), campaign, PACE)
    for act in (lambda: model.objects.update(reason="khác"), lambda: model.objects.all().delete()):
        with pytest.raises(DatabaseError), setting_up(), transaction.atomic():
            act()


def test_thresholds_are_the_campaigns_and_each_change_a_version(world, told):
    campaign, _ = told
    office = world.actor("chanh")
    assert not board_of(campaign).pace.confirmed
    set_pace(office, campaign, PACE, "Kết luận của Ban Thường vụ", version=0)
    assert board_of(campaign).pace.confirmed
    assert line_of(campaign, world.dv1).standing.status == "dung_tien_do"
    with pytest.raises(Refusal, match="giống hệt"):
        set_pace(office, campaign, PACE)
    with pytest.raises(Refusal, match="vừa sửa"):
        set_pace(office, campaign, Pace(Decimal(5), Decimal(0), Decimal(80)), version=0)
    for who in ("vanthu1", "lanhdao"):
        with pytest.raises((Refusal, Http404)):
            set_pace(world.actor(who), campaign, PACE)


def test_low_targets_come_with_the_units_and_the_causes_they_gave(world, told):
    campaign, _ = told
    foretell(world.actor("vanthu1"), campaign, world.dv1, line_of(campaign, world.dv1), "Cán bộ kiêm nhiệm nhiều")
    (low,) = low_of(board_of(campaign))
    assert (low.statement, low.said, low.hard) == ("Kết nạp đảng viên mới trong nhiệm kỳ", "1/2 đơn vị", 1)
    (unit,) = low.units
    assert [(cause.words[:22], cause.where) for cause in unit.causes] == [
        ("Cán bộ kiêm nhiệm nhiề", "dự báo"),
        ("Nguyên nhân: thiếu kin", "báo cáo"),
    ]
    assert dict(low.themes)["Cán bộ, nhân lực"] == 1


def test_nothing_low_is_an_empty_list(world, morning):
    campaign, _ = story(world)
    board = board_of(campaign, units_of(world.actor("vanthu2"), campaign))
    assert not low_of(board)


def test_one_target_over_time_from_its_list_and_its_reports(world, told):
    campaign, _ = told
    adjust(world)
    board = board_of(campaign)
    entry = next(one for one in board.entries if one.organisation_id == world.dv1.pk)
    line = next(one for one in board.lines(entry) if one.code == "CT06")
    assert [(point.label, point.actual, point.share) for point in series_of(board, world.dv1, line)] == [
        ("tháng 12/2021", "4", Decimal("40.0")),
        ("ngày 30/4/2023", "9", Decimal("90.0")),
    ]


def test_a_period_in_free_words_is_left_out_of_the_series(world, told):
    campaign, _ = told
    adjust(world)
    with setting_up():
        PastFigure.objects.create(indicator=Indicator.objects.get(organisation=world.dv1), period="đầu kỳ", raw="1", at=CAME, by="x")
    board = board_of(campaign)
    line = line_of(campaign, world.dv1)
    assert len(series_of(board, world.dv1, line)) == 2


def test_a_unit_sees_itself_only(world, told):
    campaign, _ = told
    assert get_place(world.actor("vanthu1"), campaign, world.dv1.uuid)[0] == world.dv1
    assert get_place(world.actor("chanh"), campaign, world.khoi.uuid)[1] is None
    for who, place in (("vanthu1", world.dv2), ("vanthu1", world.khoi), ("khacvp", world.dv1), ("uyvien", world.dv3)):
        with pytest.raises(Http404):
            get_place(world.actor(who), campaign, place.uuid)


def test_the_board_needs_the_same_queries_for_one_unit_and_for_four(world, told, django_assert_max_num_queries):
    campaign, _ = told
    with django_assert_max_num_queries(14):
        board = board_of(campaign)
        for entry in board.entries:
            board.lines(entry)


def test_a_figure_of_a_waived_duty_counts_no_more(world, told):
    campaign, obligations = told
    with setting_up():
        type(obligations[world.dv1.code, "r2"]).objects.filter(pk=obligations[world.dv1.code, "r2"].pk).update(state="waived")
    assert line_of(campaign, world.dv1).standing.status == "chua_co_so_lieu"


def test_the_moment_of_a_change_is_shown_in_the_office_zone(world, told):
    campaign, _ = told
    moved = changed_since(board_of(campaign), datetime(2023, 5, 12, tzinfo=clock.HERE))
    assert {one.unit for one in moved} == {"Đảng bộ Sở Gió"}
    assert {one.before for one in moved} == {""}
