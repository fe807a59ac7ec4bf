"""Posts, charges, working groups and groups: dated, one event each, and nobody gives what is not his to give."""

from datetime import date

import pytest
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.organisations.models import Charge, Group, OrganisationType, Person, Post
from nhiemky.web.organisations.people import actions

DAY = date(2023, 5, 15)
LATER = date(2023, 6, 1)

pytestmark = pytest.mark.usefixtures("morning")


def events() -> list[str]:
    return list(AuditEvent.objects.order_by("seq").values_list("action", flat=True))


def post(world, by="chanh", place=None, **more) -> Post:
    given = {"name": "Lê Văn An", "title": "Bí thư", "role": "unit_secretary", "since": DAY, **more}
    return actions.add_post(world.actor(by), place or world.dv4, **given)


def test_a_post_of_a_new_person_is_one_event_and_the_name_stays_sealed(world):
    made = post(world, is_head=True, phone="0900 000 300")
    assert (made.person.name, made.person.search_key, made.is_head) == ("Lê Văn An", "le van an", True)
    assert events() == ["post.added"]
    assert "Lê Văn An" not in AuditEvent.objects.get().after + AuditEvent.objects.get().object_name


def test_a_post_ends_and_is_kept(world):
    made = actions.end_post(world.actor("chanh"), post(world), until=LATER)
    assert (made.valid_to, events()) == (LATER, ["post.added", "post.ended"])
    with pytest.raises(Refusal) as caught:
        actions.end_post(world.actor("chanh"), made, until=date(2023, 1, 1))
    assert caught.value.code == "day_before_start"


@pytest.mark.parametrize("role", ["administrator", "office_clerk", "organisation_board", "inspection_committee"])
def test_rights_over_the_office_are_the_administrators_to_give(world, role):
    with pytest.raises(Refusal) as caught:
        post(world, role=role)
    assert caught.value.code == "role_not_grantable"
    assert post(world, by="quantri", role=role).role == role


def test_nobody_gives_himself_a_role(world):
    with pytest.raises(Refusal) as caught:
        post(world, person=world.chanh.person)
    assert caught.value.code == "role_not_grantable"
    assert post(world, person=world.chanh.person, role="").person == world.chanh.person
    with pytest.raises(Refusal):
        actions.add_charges(world.actor("chanh"), since=DAY, organisations=[world.dv4], person=world.chanh.person)


def test_a_unit_clerk_appoints_nobody_and_a_foreign_unit_is_not_there(world):
    with pytest.raises(Refusal):
        post(world, by="vanthu1", place=world.dv1)
    with pytest.raises(Http404):
        post(world, place=world.dvk)
    assert events() == []


def test_a_post_before_its_unit_is_refused(world):
    with pytest.raises(Refusal) as caught:
        post(world, since=date(2020, 1, 1))
    assert caught.value.code == "day_before_start"


def test_a_persons_numbers_are_corrected_by_who_organises_one_of_his_units(world):
    person = world.bithu1.person
    actions.correct_person(world.actor("chanh"), person, name="Phan Hoài Nam", phone="0900 000 999", email="nam@vd.vn")
    actions.correct_person(world.actor("chanh"), person, name="Phan Hoài Nam", phone="0900 000 999", email="nam@vd.vn")
    assert events() == ["person.corrected"]
    with pytest.raises(Http404):
        actions.correct_person(world.actor("chanh"), world.khacnguoi.person, name="X", phone="", email="")
    with pytest.raises(Http404):
        actions.correct_person(world.actor("vanthu1"), person, name="X", phone="", email="")


def test_a_charge_opens_the_units_to_the_member_and_closes_with_its_end(world):
    assert not scope_of(world.actor("uyvien")).may("review", world.dv4)
    [charge] = actions.add_charges(world.actor("chanh"), since=DAY, organisations=[world.dv4, world.dv1], person=world.uyvien.person)
    assert charge.organisation == world.dv4
    assert scope_of(world.actor("uyvien")).may("review", world.dv4)
    actions.end_charge(world.actor("chanh"), charge, until=DAY)
    assert not scope_of(world.actor("uyvien")).may("review", world.dv4)
    assert events() == ["charge.added", "charge.ended"]


def test_a_working_group_is_in_charge_through_its_head(world):
    group = actions.save_working_group(
        world.actor("chanh"), world.khoi, name="Tổ 2", head=world.uyvien.person, members=[world.bantc.person]
    )
    actions.add_charges(world.actor("chanh"), since=DAY, organisations=[world.dv3], working_group=group)
    assert scope_of(world.actor("uyvien")).may("review", world.dv3)
    actions.save_working_group(world.actor("chanh"), world.khoi, name="Tổ hai", head=world.uyvien.person, group=group)
    assert (group.name, group.members.count()) == ("Tổ hai", 0)


def test_a_field_may_be_in_somebodys_charge_and_nothing_may_not(world):
    actions.add_charges(world.actor("chanh"), since=DAY, field="Công tác tổ chức", board=world.bantochuc)
    assert Charge.objects.get(field="Công tác tổ chức").organisation is None
    with pytest.raises(Refusal) as caught:
        actions.add_charges(world.actor("chanh"), since=DAY, person=world.uyvien.person)
    assert caught.value.code == "charge_of_nothing"
    with pytest.raises(Http404):
        actions.add_charges(world.actor("chanh"), since=DAY, organisations=[world.dvk], person=world.uyvien.person)


def test_a_group_has_one_name_and_goes_away_again(world):
    group = actions.save_group(world.actor("chanh"), world.khoi, name="Làm điểm", members=[world.dv1, world.dv2])
    with pytest.raises(Refusal) as caught:
        actions.save_group(world.actor("chanh"), world.khoi, name="Làm điểm", kind=OrganisationType.objects.first())
    assert caught.value.code == "group_name_used"
    actions.save_group(world.actor("chanh"), world.khoi, name="Làm điểm", members=[world.dv3], group=group)
    assert [one.code for one in group.members.all()] == ["K.03"]
    actions.remove_group(world.actor("chanh"), group)
    assert not Group.objects.exists()
    assert events() == ["group.saved", "group.saved", "group.removed"]
    with pytest.raises(Http404):
        actions.save_group(world.actor("chanh"), world.khoi, name="Lạ", members=[world.dvk])


def test_two_of_one_name_stay_two(world):
    post(world)
    post(world, place=world.dv3)
    assert Person.objects.filter(name="Lê Văn An").count() == 2
