"""A round is made with its rules pinned, opened, and decided on only when nothing is missing."""

from datetime import date

import pytest
from django.http import Http404
from web.conftest import setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.rating_sets import rule_set
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.ratings.models import PersonalAccess, RatingCampaign
from nhiemky.web.ratings.setup.actions import (
    add_subjects,
    back_to_review,
    close_round,
    create_round,
    describe_round,
    open_round,
    repin,
    set_group,
    start_deciding,
)
from nhiemky.web.ratings.setup.looks import note_look
from nhiemky.web.ratings.setup.periods import next_period, period_of, quarter
from nhiemky.web.ratings.setup.picking import collectives, individuals
from nhiemky.web.ratings.setup.rounds import dates_of, missing
from nhiemky.web.ratings.value import rules_of

pytestmark = pytest.mark.usefixtures("morning")


def refused(call, *args, **options) -> str:
    with pytest.raises(Refusal) as caught:
        call(*args, **options)
    return caught.value.code


def test_a_round_keeps_the_rules_of_the_year_it_rates(campaign):
    assert campaign.rules_sha256 == rule_set(2023).sha256
    assert rules_of(campaign) == rule_set(2023)
    assert (campaign.state, campaign.period_kind, campaign.rule_set_id) == ("preparing", "year", rule_set(2023).id)


@pytest.mark.parametrize(("given", "kind"), [("2024", "year"), ("2024-Q1", "quarter"), ("2019-2024", "term")])
def test_a_round_is_of_a_year_a_quarter_or_a_term(given, kind):
    assert (period_of(given).kind, period_of(given).year) == (kind, 2024)


@pytest.mark.parametrize("given", ["", "23", "2023-Q5", "2025-2020", "năm nay"])
def test_a_period_that_cannot_be_read_is_refused_with_how_to_write_it(given):
    assert refused(period_of, given) == "rating_period_unreadable"


def test_a_year_that_is_not_the_periods_is_refused(world, bantc):
    assert refused(create_round, bantc, world.khoi, year=2022, period="2023", title="x") == "rating_period_unreadable"


def test_quarters_without_a_rating_of_their_own_are_passed_over():
    assert next_period(quarter(2026, 3), (1, 2, 3)).code == "2027-Q1"
    assert next_period(quarter(2026, 3)).code == "2026-Q4"


def test_the_same_round_is_not_made_twice_but_one_of_another_name_is(world, bantc, campaign):
    assert refused(create_round, bantc, world.khoi, year=2023, period="2023", title=campaign.title) == "rating_round_exists"
    assert create_round(bantc, world.khoi, year=2023, period="2023", title="Cán bộ diện Khối quản lý").pk


@pytest.mark.parametrize("user", ["chanh", "quantri", "vanthu1", "bithu1", "khacvp"])
def test_for_who_neither_rates_nor_decides_there_is_no_such_thing(world, user):
    with pytest.raises(Http404):
        create_round(world.actor(user), world.khoi, year=2023, period="2023", title="x")


def test_a_leader_sees_but_does_not_prepare(world):
    assert refused(create_round, world.actor("lanhdao"), world.khoi, year=2023, period="2023", title="x") == "not_allowed"


def test_an_empty_round_is_not_opened(bantc, campaign):
    assert refused(open_round, bantc, campaign) == "rating_subjects_missing"
    assert refused(start_deciding, bantc, campaign) == "rating_subjects_missing"


def test_a_round_goes_its_way_and_back_while_nothing_is_decided(bantc, filled):
    open_round(bantc, filled)
    assert (filled.state, filled.opened_at is not None) == ("open", True)
    assert refused(open_round, bantc, filled) == "wrong_state"
    start_deciding(bantc, filled)
    assert refused(back_to_review, bantc, filled, " ") == "rating_reason_missing"
    back_to_review(bantc, filled, "thiếu ý kiến của Ủy ban kiểm tra")
    assert filled.state == "open"
    assert list(AuditEvent.objects.order_by("seq").values_list("action", flat=True))[-3:] == [
        "rating.round_opened", "rating.deciding_started", "rating.back_to_review",
    ]  # fmt: skip


def test_deciding_is_refused_with_a_list_of_what_is_missing(world, bantc, filled):
    rows = list(filled.subjects.filter(kind="collective", organisation__in=[world.dv2, world.dv4]))
    set_group(bantc, filled, rows, "")
    with pytest.raises(Refusal) as caught:
        start_deciding(bantc, filled)
    assert caught.value.facts["count"] == 2
    assert world.dv2.name in caught.value.message
    assert world.dv4.name in caught.value.message


def test_a_head_whose_collective_is_not_rated_is_missing_something(world, bantc, campaign):
    add_subjects(bantc, campaign, [one for one in collectives(world.khoi) if one.organisation == world.dv2])
    assert missing(campaign) == []
    add_subjects(bantc, campaign, [one for one in individuals(world.khoi) if one.is_head])
    assert [each.subject.person for each in missing(campaign)] == [world.bithu1.person]


def test_a_round_of_individuals_alone_misses_no_collective(world, bantc, campaign):
    add_subjects(bantc, campaign, [one for one in individuals(world.khoi) if one.is_head])
    assert missing(campaign) == []


def test_only_a_decided_round_is_closed(bantc, filled):
    assert refused(close_round, bantc, filled) == "wrong_state"
    with setting_up():
        RatingCampaign.objects.filter(pk=filled.pk).update(state="decided")
    filled.refresh_from_db()
    assert close_round(bantc, filled).state == "closed"


def test_days_and_name_can_be_corrected_before_the_decision(bantc, filled):
    describe_round(bantc, filled, title="Tên đúng", meets_at=None, dates={"self_review": date(2023, 12, 1)})
    filled.refresh_from_db()
    assert (filled.title, dates_of(filled)) == ("Tên đúng", {"self_review": date(2023, 12, 1)})


def test_the_same_rules_are_not_pinned_again(bantc, campaign):
    assert refused(repin, bantc, campaign, "đổi") == "rating_rules_same"


def test_two_people_moving_a_round_at_once_move_it_once(bantc, filled):
    other = RatingCampaign.objects.get(pk=filled.pk)
    open_round(bantc, filled)
    assert refused(open_round, bantc, other) == "wrong_state"


def test_a_look_at_another_persons_rating_is_noted_once_an_hour_a_page(world, bantc, filled):
    person = filled.subjects.get(person=world.bithu1.person)
    assert note_look(bantc, filled, person, "page:subject")
    assert not note_look(bantc, filled, person, "page:subject")
    assert note_look(bantc, filled, None, "page:subjects")
    assert note_look(bantc, filled, None, "export:subjects")
    assert note_look(bantc, filled, None, "export:subjects")
    assert PersonalAccess.objects.filter(user=world.bantc).count() == 4
    assert AuditEvent.objects.filter(action="rating.looked").count() == 4


def test_looking_at_oneself_or_at_a_collective_is_no_look(world, filled):
    own = filled.subjects.get(person=world.bithu1.person)
    assert not note_look(world.actor("bithu1"), filled, own, "page:subject")
    assert not note_look(world.actor("bantc"), filled, filled.subjects.filter(kind="collective").first(), "page:subject")
    assert not PersonalAccess.objects.exists()
