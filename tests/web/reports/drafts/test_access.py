"""Who reads drafts, under each policy: nobody but those meant to."""

import pytest
from django.http import Http404
from web.conftest import DAY, setting_up
from web.reports.drafts.conftest import again, policies, written

from nhiemky.domain.finding import Refusal
from nhiemky.web.accounts.models import User
from nhiemky.web.organisations.models import Charge, Person, Post, WorkingGroup
from nhiemky.web.reports.drafts import access
from nhiemky.web.reports.drafts import actions as drafts

ABOVE = ("chanh", "lanhdao", "bantc", "ubkt", "quantri", "uyvien")
FOREIGN = ("khacvp", "khacnguoi", "vanthu2")


def readers(world, obligation) -> set[str]:
    return {who for who in (*ABOVE, *FOREIGN) if access.reads(world.actor(who), again(obligation))}


def lists(world, obligation) -> set[str]:
    return {who for who in (*ABOVE, *FOREIGN) if access.readable(world.actor(who)).filter(pk=obligation.pk).exists()}


def person(world, name: str, place, role: str = "unit_clerk") -> User:
    with setting_up():
        one = Person.objects.create(name=name)
        Post.objects.create(person=one, organisation=place, role=role, title="x", valid_from=DAY)
        account = User(username=name, person=one)
        account.set_password("Mat-khau-dai-2023")
        account.save()
    setattr(world, name, account)
    return account


def test_before_it_is_sent_nobody_above_reads_it(world, round_):
    policies(round_, office_sees_drafts=True)
    written(world, round_)
    assert readers(world, round_.report) == set() == lists(world, round_.report)


def test_only_who_is_in_charge_reads_it_by_default(world, sent):
    assert readers(world, sent) == {"uyvien"} == lists(world, sent)


def test_the_office_reads_it_where_the_campaign_says_so(world, round_):
    policies(round_, office_sees_drafts=True)
    drafts.send(world.actor("vanthu1"), written(world, round_))
    assert readers(world, round_.report) == {"uyvien", "chanh"} == lists(world, round_.report)


def test_the_committee_reads_a_pilots_draft_once_it_came_to_it(world, round_):
    policies(round_, pilot_drafts_higher=True)
    with setting_up():
        round_.report.entry.pilot = True
        round_.report.entry.save()
    drafts.send(world.actor("vanthu1"), written(world, round_))
    assert readers(world, round_.report) == {"uyvien"}
    drafts.clear(world.actor("uyvien"), again(round_.report))
    assert readers(world, round_.report) == {"uyvien", "lanhdao"} == lists(world, round_.report)


def test_no_other_units_draft_goes_to_the_committee(world, round_):
    policies(round_, pilot_drafts_higher=True)
    drafts.send(world.actor("vanthu1"), written(world, round_))
    drafts.clear(world.actor("uyvien"), again(round_.report))
    assert "lanhdao" not in readers(world, round_.report)


def test_the_people_of_a_board_and_all_of_a_working_group_are_in_charge_through_it(world, round_):
    clerk, member = person(world, "canbo", world.bantochuc), person(world, "tovien", world.vanphong)
    with setting_up():
        Charge.objects.create(board=world.bantochuc, organisation=world.dv1, valid_from=DAY)
        group = WorkingGroup.objects.create(organisation=world.khoi, name="Tổ công tác số 1", head=world.lanhdao.person)
        group.members.add(member.person)
        Charge.objects.create(working_group=group, organisation=world.dv1, valid_from=DAY)
    drafts.send(world.actor("vanthu1"), written(world, round_))
    sent = again(round_.report)
    assert all(access.reads(world.actor(who), sent) for who in ("canbo", "tovien", "lanhdao"))
    assert {user.pk for user in access.accounts_in_charge(sent)} == {clerk.pk, member.pk, world.lanhdao.pk, world.uyvien.pk}


def test_a_charge_that_ended_reads_no_more(world, sent, morning):
    with setting_up():
        Charge.objects.filter(organisation=world.dv1).update(valid_to=morning.date())
    assert readers(world, sent) == set()


def test_a_charge_over_the_owner_itself_does_not_count_in_its_own_campaign(world, round_):
    """Who is in charge of a district does not read the drafts of the wards in the district's own campaign."""
    with setting_up():
        Charge.objects.filter(organisation=world.dv1).delete()
        Charge.objects.create(person=world.uyvien.person, organisation=world.khoi, valid_from=DAY)
        round_.report.state = "draft_sent"
        round_.report.save()
    assert readers(world, round_.report) == set()


def test_others_find_no_page_and_the_office_is_told_why(world, sent):
    for who in (*FOREIGN, "lanhdao", "bantc"):
        with pytest.raises(Http404):
            access.get_obligation(world.actor(who), sent.uuid)
    assert access.get_obligation(world.actor("chanh"), sent.uuid) == sent
    with pytest.raises(Refusal) as refusal:
        access.get_draft(world.actor("chanh"), sent.uuid)
    assert refusal.value.code == "draft_not_for_office"
