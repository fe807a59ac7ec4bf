"""Shortcomings through their life: recorded once, mended, closed by another, carried over, found again."""

from datetime import date
from decimal import Decimal

import pytest
from web_setup import setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision
from nhiemky.domain.succession import Succession, Successor
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.organisations.actions import succeed
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.remedies import access, actions, mending
from nhiemky.web.remedies.models import Shortcoming
from nhiemky.web.remedies.share import share_of

pytestmark = pytest.mark.usefixtures("morning")
DAY = date(2023, 5, 2)
SOON = date(2023, 6, 30)


def recorded(world, words="Đảng phí thu muộn hai tháng", who="vanthu1", unit=None, period="2023", on=DAY, **more):
    return actions.record(world.actor(who), unit or world.dv1, words, period=period, found_on=on, **more)


def mended(world, one, reporter="vanthu1", checker="bithu1"):
    remedy = mending.plan(world.actor(reporter), one, owner="Chi ủy", words="Thu ngày 5 hằng tháng", deadline=SOON)
    mending.report(world.actor(reporter), remedy, "Ba tháng liền thu đủ")
    mending.close(world.actor(checker), remedy, "Đã xem sổ thu")
    one.refresh_from_db()
    return remedy


def test_the_same_words_in_the_same_period_are_told_and_not_listed_twice(world):
    recorded(world)
    with pytest.raises(Refusal) as told:
        recorded(world, "đảng phí  thu muộn hai tháng")
    assert told.value.code == "shortcoming_listed"
    assert recorded(world, period="2024").period == "2024"


def test_whoever_reported_cannot_close(world):
    one = recorded(world, who="bithu1")
    remedy = mending.plan(world.actor("bithu1"), one, owner="Chi ủy", words="Thu ngày 5", deadline=SOON)
    mending.report(world.actor("bithu1"), remedy, "Đã thu đủ")
    with pytest.raises(Refusal) as told:
        mending.close(world.actor("bithu1"), remedy, "Xong")
    assert told.value.code == "remedy_same_person"
    mending.close(world.actor("ubkt"), remedy, "Đã xem sổ thu")
    one.refresh_from_db()
    assert one.state == "closed"


def test_states_follow_the_remedies(world):
    one = recorded(world)
    assert one.state == "open"
    remedy = mending.plan(world.actor("vanthu1"), one, owner="Chi ủy", words="Thu ngày 5", deadline=SOON)
    states = [one.state]
    mending.report(world.actor("vanthu1"), remedy, "Đã thu")
    states.append(Shortcoming.objects.get().state)
    mending.send_back(world.actor("bithu1"), remedy, "Còn thiếu tháng 4")
    states.append(Shortcoming.objects.get().state)
    assert states == ["in_hand", "reported", "in_hand"]


def test_two_people_at_once_the_second_is_told(world):
    one = recorded(world)
    remedy = mending.plan(world.actor("vanthu1"), one, owner="Chi ủy", words="Thu ngày 5", deadline=SOON)
    mending.report(world.actor("vanthu1"), remedy, "Đã thu")
    seen_twice = type(remedy).objects.get(pk=remedy.pk)
    mending.close(world.actor("bithu1"), remedy, "Đã xem")
    with pytest.raises(Refusal) as told:
        mending.close(world.actor("ubkt"), seen_twice, "Đã xem")
    assert told.value.code == "remedy_moved_on"


def test_what_comes_back_is_proposed_and_answered_once(world):
    first = recorded(world, "Sinh hoạt chi bộ chưa đều", period="2022", on=date(2022, 12, 1))
    again = recorded(world, "Hai tháng không tổ chức được kỳ sinh hoạt chi bộ")
    other = recorded(world, "Đảng phí thu muộn")
    actor = world.actor("bithu1")
    assert [row.pk for row, _ in actions.proposals(actor, again)] == [first.pk]
    assert actions.proposals(actor, other) == []
    actions.untie(actor, again, first)
    assert actions.proposals(actor, again) == []
    actions.tie(actor, again, first)
    assert Shortcoming.objects.get(pk=again.pk).recurrence_of_id == first.pk


def test_only_an_earlier_one_of_the_same_unit_can_be_tied(world):
    later = recorded(world, on=date(2023, 5, 10), period="2024")
    early = recorded(world)
    with pytest.raises(Refusal):
        actions.tie(world.actor("bithu1"), early, later)


def test_what_is_carried_counts_once_where_it_stands(world):
    one, two = recorded(world, period="2022"), recorded(world, "Báo cáo gửi trễ", period="2022")
    mended(world, one)
    (new,) = actions.carry(world.actor("bithu1"), [two], "2023", DAY)
    share = share_of(world.dv1, "2023")
    assert (share.closed, share.total, share.percent) == (1, 2, Decimal("50.0"))
    mended(world, new)
    assert share_of(world.dv1, "2023").percent == Decimal("100.0")
    assert share_of(world.dv2, "2023").percent is None


def test_a_successor_answers_for_those_it_was_merged_from(world):
    old = recorded(world, "Sinh hoạt chi bộ chưa đều", who="chanh", unit=world.dv4, period="2022", on=date(2022, 12, 1))
    event = Succession(
        "merge",
        date(2023, 5, 10),
        Decision("7-QĐ"),
        (str(world.dv3.uuid), str(world.dv4.uuid)),
        (Successor("", "Đảng bộ Đồng Muối - Ga Nam"),),
    )
    with setting_up():
        succeed(Actor.program("hợp nhất"), event)
    merged = Organisation.objects.get(name="Đảng bộ Đồng Muối - Ga Nam")
    actor = world.actor("chanh")
    assert access.get_shortcoming(actor, old.uuid).pk == old.pk
    again = recorded(world, "Có tháng không họp chi bộ", who="chanh", unit=merged)
    assert [row.pk for row, _ in actions.proposals(actor, again)] == [old.pk]
    assert share_of(merged, "2023").total == 1
    (new,) = actions.carry(actor, [old], "2023", DAY, merged)
    assert new.organisation_id == merged.pk


def test_a_persons_shortcoming_is_seen_by_the_person_the_secretary_and_the_boards_only(world):
    person = world.vanthu1.person
    one = recorded(world, "Gửi báo cáo muộn", who="bithu1", person=person)
    seers = [
        name
        for name in ("chanh", "bantc", "ubkt", "lanhdao", "uyvien", "bithu1", "vanthu1", "vanthu2", "khacvp")
        if access.shortcomings(world.actor(name)).filter(pk=one.pk).exists()
    ]
    assert seers == ["bantc", "ubkt", "lanhdao", "bithu1", "vanthu1"]
    assert "Gửi báo cáo muộn" not in AuditEvent.objects.get(action="shortcoming.recorded").after


def test_another_committee_reaches_nothing(world):
    recorded(world)
    assert not access.shortcomings(world.actor("khacvp")).exists()
    with pytest.raises(Refusal):
        actions.record(world.actor("vanthu2"), world.dv1, "Lời của người khác", period="2023", found_on=DAY)


def test_the_rating_is_told_what_share_of_earlier_shortcomings_is_mended(world):
    from nhiemky.web.ratings.setup.picking import collectives
    from nhiemky.web.ratings.setup.subject_tables import known_of
    from nhiemky.web.ratings.setup.subjects import create_filled

    one = recorded(world, period="2022")
    recorded(world, "Báo cáo gửi trễ", period="2022")
    mended(world, one)
    picked = [each for each in collectives(world.khoi) if each.organisation.pk == world.dv1.pk]
    campaign = create_filled(world.actor("bantc"), world.khoi, picked, year=2023, period="2023", title="Xếp loại năm 2023")
    assert known_of(campaign.subjects.get()) == ["Hạn chế nêu ở các kỳ trước: đã khắc phục 1/2 (50%)."]
