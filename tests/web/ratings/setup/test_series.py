"""A standing order proposes the next round when its time comes; a superior's order makes a round anew beside the old one."""

from datetime import UTC, date, datetime

import pytest
from tests.web.ratings.setup.test_round_pages import page, send
from web.conftest import setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.organisations.models import Post
from nhiemky.web.ratings.models import Decision, RatingCampaign, Subject
from nhiemky.web.ratings.setup.actions import (
    create_round,
    end_series,
    open_next,
    open_series,
    order_redo,
    propose_next,
    set_facts,
    set_group,
)
from nhiemky.web.ratings.setup.redoing import order_of
from nhiemky.web.ratings.setup.rounds import dates_of, describe_round
from nhiemky.web.ratings.setup.series import coming, due_period
from nhiemky.web.ratings.value import facts_of

pytestmark = pytest.mark.usefixtures("morning")
NOVEMBER = datetime(2023, 11, 2, 1, 0, tzinfo=UTC)
NEXT_NOVEMBER = datetime(2024, 11, 2, 1, 0, tzinfo=UTC)


def refused(call, *args, **options) -> str:
    with pytest.raises(Refusal) as caught:
        call(*args, **options)
    return caught.value.code


@pytest.fixture
def yearly(world, bantc):
    return open_series(bantc, world.khoi, title="Xếp loại hằng năm", document="Quy chế 2-QC/ĐUK")


def test_a_year_falls_due_on_its_day_and_once(bantc, yearly):
    assert due_period(yearly, date(2023, 10, 31)).code == "2022"
    assert due_period(yearly, date(2023, 11, 1)).code == "2023"
    with clock.standing_at(NOVEMBER):
        open_next(bantc, yearly)
        assert due_period(yearly, clock.today()) is None
        assert refused(open_next, bantc, yearly) == "rating_series_not_due"
    assert coming(yearly, date(2023, 11, 2)) == (next(iter([coming(yearly, date(2023, 11, 2))[0]])), date(2024, 11, 1))
    assert due_period(yearly, date(2024, 11, 1)).code == "2024"


@pytest.mark.parametrize(
    ("today", "code"),
    [(date(2026, 3, 24), "2025-Q3"), (date(2026, 3, 25), "2026-Q1"), (date(2026, 9, 30), "2026-Q3"), (date(2026, 12, 31), "2026-Q3")],
)
def test_quarters_fall_due_in_their_month_and_the_fourth_has_none(world, bantc, today, code):
    series = open_series(bantc, world.khoi, title="Hằng quý", period_kind="quarter", opens_month=3, opens_day=25)
    assert due_period(series, today).code == code


def test_a_day_the_month_lacks_is_its_last(world, bantc):
    series = open_series(bantc, world.khoi, title="Hằng quý", period_kind="quarter", opens_month=2, opens_day=31)
    assert due_period(series, date(2026, 2, 28)).code == "2026-Q1"


def test_a_term_falls_due_in_its_last_year(world, bantc):
    series = open_series(bantc, world.khoi, title="Nhiệm kỳ", period_kind="term", settings={"term": "2020-2025"}, opens_month=6)
    assert due_period(series, date(2025, 5, 31)) is None
    assert due_period(series, date(2025, 6, 1)).code == "2020-2025"
    assert coming(series, date(2025, 7, 1))[0].code == "2025-2030"


def test_the_first_round_is_the_units_and_their_heads(world, bantc, yearly):
    with clock.standing_at(NOVEMBER):
        campaign = open_next(bantc, yearly)
    names = set(campaign.subjects.values_list("name", flat=True))
    assert names == {world.dv1.name, world.dv2.name, world.dv3.name, world.dv4.name, world.bithu1.person.name}
    assert (campaign.period, campaign.series, campaign.title) == ("2023", yearly, "Xếp loại hằng năm, năm 2023")


def test_the_next_round_carries_groups_and_days_and_names_who_came_and_went(world, bantc, yearly):
    with clock.standing_at(NOVEMBER):
        last = open_next(bantc, yearly)
        set_group(bantc, last, list(last.subjects.filter(organisation=world.dv3)), "Nhóm riêng")
        describe_round(bantc, last, title=last.title, meets_at=None, dates={"decide": date(2023, 12, 20)})
    with setting_up():
        Post.objects.filter(person=world.bithu1.person).update(valid_to=date(2024, 2, 1))
        Post.objects.create(person=world.vanthu2.person, organisation=world.dv2, title="Bí thư", is_head=True, valid_from=date(2024, 1, 1))
    with clock.standing_at(NEXT_NOVEMBER):
        proposal = propose_next(yearly, clock.today())
        assert (proposal.gone, proposal.new) == ((world.bithu1.person.name,), (world.vanthu2.person.name,))
        campaign = open_next(bantc, yearly)
    assert campaign.subjects.get(organisation=world.dv3).group == "Nhóm riêng"
    assert dates_of(campaign)["decide"] == date(2024, 12, 20)
    assert last.subjects.filter(person=world.bithu1.person).exists()


def test_an_ended_order_proposes_nothing(bantc, yearly):
    assert refused(end_series, bantc, yearly, "") == "rating_reason_missing"
    end_series(bantc, yearly, "đổi quy chế")
    assert due_period(yearly, date(2024, 11, 1)) is None


def test_one_kind_of_organisation_alone_can_be_rated(world, bantc):
    series = open_series(bantc, world.khoi, title="Chi bộ", settings={"types": ["chi-bo-co-so"]})
    with clock.standing_at(NOVEMBER):
        proposal = propose_next(series, clock.today())
    assert {one.organisation for one in proposal.picked} == {world.dv2, world.dv4}


# ---- redone by order


@pytest.fixture
def decided(world, bantc, filled):
    unit = filled.subjects.get(organisation=world.dv1, kind="collective")
    set_facts(bantc, unit, {"points": "88"})
    head = filled.subjects.get(person=world.bithu1.person)
    with setting_up():
        head.collectives.set(filled.subjects.filter(organisation=world.dv2, kind="collective"))
        Subject.objects.filter(campaign=filled).update(level="HTTNV", decided_level="HTTNV")
        RatingCampaign.objects.filter(pk=filled.pk).update(state="decided")
    filled.refresh_from_db()
    return filled


def order(bantc, campaign, **options):
    given = {
        "document": "12-CV/TU",
        "on": date(2023, 12, 28),
        "reason": "kiểm điểm hình thức",
        "by_day": date(2024, 1, 31),
        "words": "Làm lại.",
    }
    return order_redo(bantc, campaign, **{**given, **options})


def test_a_round_is_redone_beside_the_old_one_which_stays(world, bantc, decided):
    before = sorted(decided.subjects.values_list("code", "level", "decided_level"))
    redone = order(bantc, decided)
    assert (redone.redo_of, redone.state, redone.rules_sha256) == (decided, "preparing", decided.rules_sha256)
    assert order_of(redone)["by_day"] == date(2024, 1, 31)
    unit = redone.subjects.get(organisation=world.dv1, kind="collective")
    assert (facts_of(unit)["points"], unit.level, unit.decided_level) == ("88", "", "")
    head = redone.subjects.get(person=world.bithu1.person)
    assert [one.campaign for one in head.collectives.all()] == [redone]
    decided.refresh_from_db()
    assert sorted(decided.subjects.values_list("code", "level", "decided_level")) == before
    assert decided.state == "decided"
    assert Decision.objects.get(campaign=decided).kind == "redo_order"


def test_a_round_that_runs_is_not_redone_and_none_twice(bantc, filled, decided):
    assert refused(order, bantc, decided, reason=" ") == "rating_reason_missing"
    redone = order(bantc, decided)
    assert refused(order, bantc, redone) == "wrong_state"
    assert refused(order, bantc, decided) == "rating_round_exists"


def test_a_superiors_board_orders_its_units_round_redone(world, bantc):
    with clock.standing_at(NOVEMBER):
        own = create_round(bantc, world.dv1, year=2023, period="2023", title="Chi bộ trực thuộc")
    with setting_up():
        RatingCampaign.objects.filter(pk=own.pk).update(state="closed")
    own.refresh_from_db()
    assert order(bantc, own).organisation == world.dv1


# ---- pages


def test_the_due_round_is_offered_on_the_first_page_and_opened_by_one_button(world, yearly):
    client = world.client("bantc")
    with clock.standing_at(NOVEMBER):
        words = page(client, "index")
        assert "Đến kỳ mở đợt" in words
        assert "Mở đợt năm 2023" in page(client, "series", yearly.uuid)
        assert not RatingCampaign.objects.exists()
        send(client, "open_next", yearly.uuid)
        assert RatingCampaign.objects.get().series == yearly
        assert "Đến kỳ mở đợt" not in page(client, "index")
        send(client, "open_next", yearly.uuid, status=422)


def test_an_order_is_written_and_ended_on_its_pages(world):
    client = world.client("bantc")
    assert "Chưa có lệ nào" in page(client, "series_list")
    data = {"title": "Hằng quý", "period_kind": "quarter", "opens_day": "20", "opens_month": "11"}
    assert "1, 2 hoặc 3" in send(client, "series_new", status=422, **data).content.decode()
    send(client, "series_new", status=422, **{**data, "period_kind": "term", "term": "x"})
    send(client, "series_new", **{**data, "opens_month": "3"})
    from nhiemky.web.ratings.models import RatingSeries

    one = RatingSeries.objects.get()
    assert "Hằng quý" in page(client, "series_list")
    send(client, "end_series", one.uuid, reason="")
    one.refresh_from_db()
    assert one.active
    send(client, "end_series", one.uuid, reason="thôi")
    one.refresh_from_db()
    assert not one.active


@pytest.mark.parametrize("user", ["chanh", "quantri", "bithu1", "khacvp"])
def test_others_have_no_orders(world, yearly, decided, user):
    client = world.client(user)
    for view, args in (("series_list", ()), ("series_new", ()), ("series", (yearly.uuid,)), ("redo", (decided.uuid,))):
        page(client, view, *args, status=404)


def test_a_redo_is_ordered_on_its_page_and_marked_on_both(world, decided):
    client = world.client("bantc")
    assert "Cấp trên yêu cầu làm lại" in page(client, "round", decided.uuid)
    send(client, "redo", decided.uuid, status=422, document="12-CV/TU", body="Tỉnh ủy")
    send(client, "redo", decided.uuid, document="12-CV/TU", body="Tỉnh ủy", reason="hình thức", by_day="31/01/2024")
    redone = RatingCampaign.objects.get(redo_of=decided)
    assert "12-CV/TU" in page(client, "round", redone.uuid)
    assert "đã có yêu cầu làm lại" in page(client, "round", decided.uuid)
    assert "Đã có yêu cầu làm lại" in page(client, "index")
