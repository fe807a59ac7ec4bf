"""What is done to the tree: each one change, dated, with its event; undone as one."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import Http404

from nhiemky.domain.carried_figures import total_over
from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision
from nhiemky.domain.succession import Carry, Succession, Successor
from nhiemky.domain.tree_checks import faults
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.organisations import actions
from nhiemky.web.organisations.actions import Details
from nhiemky.web.organisations.models import Organisation, OrganisationType, OrganisationVersion
from nhiemky.web.organisations.models import Succession as Row
from nhiemky.web.organisations.record import listed_as_of, successions_as_of, tree_as_of, versions_of

DAY = date(2023, 5, 15)
BEFORE = date(2023, 4, 1)
DECISION = Decision("45-QĐ/ĐUK", date(2023, 5, 10))

pytestmark = pytest.mark.usefixtures("morning")


def kind(code: str = "chi-bo-co-so") -> OrganisationType:
    return OrganisationType.objects.get(code=code)


def event(what, *old, new=(), on=DAY, **more) -> Succession:
    return Succession(what, on, DECISION, tuple(str(one.uuid) for one in old), tuple(new), **more)


def same(one: Organisation, name: str | None = None, **more) -> Successor:
    return Successor(str(one.uuid), name or one.name, **more)


def names(world, day, parent) -> list[str]:
    return [node.version.name for node in tree_as_of(world.actor("chanh"), day).children(str(parent.uuid))]


def events() -> list[str]:
    return list(AuditEvent.objects.order_by("seq").values_list("action", flat=True))


def test_a_new_unit_stands_from_its_day_and_is_one_event(world):
    one = actions.create_organisation(
        world.actor("chanh"), name="Chi bộ Đài", kind=kind(), parent=world.khoi, since=DAY, details=Details(code="K.09")
    )
    assert (one.depth, one.active, one.code) == (1, True, "K.09")
    assert "Chi bộ Đài" in names(world, DAY, world.khoi)
    assert "Chi bộ Đài" not in names(world, BEFORE, world.khoi)
    assert events() == ["organisation.created"]


def test_a_unit_without_a_code_gets_one_of_its_name(world):
    made = [
        actions.create_organisation(world.actor("chanh"), name="Chi bộ Đài", kind=kind(), parent=world.khoi, since=DAY) for _ in range(2)
    ]
    assert [one.code for one in made] == ["chi-bo-dai", "chi-bo-dai-2"]


@pytest.mark.parametrize(("code", "since", "said"), [("k.01", DAY, "code_used"), ("", date(2020, 1, 1), "day_before_start")])
def test_a_unit_that_cannot_be_is_refused_and_nothing_is_written(world, code, since, said):
    with pytest.raises(Refusal) as caught:
        actions.create_organisation(
            world.actor("chanh"), name="Chi bộ Đài", kind=kind(), parent=world.khoi, since=since, details=Details(code=code)
        )
    assert caught.value.code == said
    assert events() == []


def test_only_who_organises_may_and_nobody_reaches_a_foreign_tree(world):
    for user in ("vanthu1", "lanhdao"):
        with pytest.raises(Refusal):
            actions.create_organisation(
                world.actor(user), name="X", kind=kind(), parent=world.dv1 if user == "vanthu1" else world.khoi, since=DAY
            )
    with pytest.raises(Http404):
        actions.create_organisation(world.actor("chanh"), name="X", kind=kind(), parent=world.khac, since=DAY)
    with pytest.raises(Refusal):
        actions.create_organisation(world.actor("chanh"), name="X", kind=kind(), parent=None, since=DAY)
    with pytest.raises(Http404):
        actions.succeed(world.actor("chanh"), event("rename", world.dvk, new=(same(world.dvk, "X"),)))
    with pytest.raises(Http404):
        actions.succeed(world.actor("chanh"), event("move", world.dv4, new=(same(world.dv4, parent=str(world.khac.uuid)),)))
    assert events() == []


def test_details_are_changed_without_a_version_and_the_same_again_is_nothing(world):
    given = Details(code="K.01", address="12 Lê Lợi", phone="0900 000 200", aliases="Sở Gió\nĐB SG")
    for _ in range(2):
        actions.change_details(world.actor("chanh"), world.dv1, given)
    assert OrganisationVersion.objects.filter(organisation=world.dv1).count() == 1
    assert events() == ["organisation.details_changed"]
    assert "0900 000 200" not in AuditEvent.objects.get().after
    listed = next(each for each in listed_as_of(world.actor("chanh"), DAY) if each.code == "K.01")
    assert (listed.address, listed.aliases) == ("12 Lê Lợi", ("Sở Gió", "ĐB SG"))


def test_a_rename_keeps_the_old_name_for_the_days_before(world):
    actions.succeed(world.actor("chanh"), event("rename", world.dv2, new=(same(world.dv2, "Chi bộ Báo và Đài"),)))
    assert "Chi bộ Báo Sông" in names(world, BEFORE, world.khoi)
    assert "Chi bộ Báo và Đài" in names(world, DAY, world.khoi)
    world.dv2.refresh_from_db()
    assert world.dv2.search_key == "chi bo bao va dai"
    assert events() == ["organisation.succeeded"]


def test_a_merger_ends_two_makes_one_and_takes_the_cells_along(world):
    merger = event("merge", world.dv1, world.dv2, new=(Successor("moi", "Đảng bộ Gió và Sông"),))
    actions.succeed(world.actor("chanh"), merger, details={"moi": Details(code="K.20")})
    new = Organisation.objects.get(code="K.20")
    assert (new.active, new.type.code, new.branch, new.depth) == (True, "dang-bo-co-so", "Sở, ngành", 1)
    assert names(world, DAY, new) == ["Chi bộ Phòng Khí tượng"]
    assert not Organisation.objects.get(pk=world.dv1.pk).active
    assert names(world, BEFORE, world.dv1) == ["Chi bộ Phòng Khí tượng"]
    assert faults(versions_of()) == ()
    world.dv1a.refresh_from_db()
    assert world.dv1a.parent == new


def test_a_change_to_come_does_not_show_today_and_comes_of_age(world):
    from nhiemky.web.organisations import tree

    later = date(2023, 7, 1)
    actions.succeed(world.actor("chanh"), event("split", world.dv2, new=(same(world.dv2), Successor("moi", "Chi bộ Đài Sông")), on=later))
    new = Organisation.objects.get(name="Chi bộ Đài Sông")
    world.dv2.refresh_from_db()
    assert (new.active, world.dv2.active) == (False, True)
    assert world.khoi.left < new.left < Organisation.objects.get(pk=world.khoi.pk).right
    assert tree.is_stale(later)
    assert names(world, later, world.khoi)[-1:] == ["Chi bộ Đài Sông"]


def test_a_slip_of_the_same_day_is_corrected_and_leaves_one_version(world):
    one = actions.create_organisation(world.actor("chanh"), name="Chi bộ Dài", kind=kind(), parent=world.khoi, since=DAY)
    actions.succeed(world.actor("chanh"), event("rename", one, new=(same(one, "Chi bộ Đài"),)))
    assert [version.name for version in one.versions.all()] == ["Chi bộ Đài"]
    assert faults(versions_of()) == ()


def test_a_unit_may_end_on_its_first_day(world):
    one = actions.create_organisation(world.actor("chanh"), name="Chi bộ Đài", kind=kind(), parent=world.khoi, since=DAY)
    actions.succeed(world.actor("chanh"), event("end", one))
    assert "Chi bộ Đài" not in names(world, DAY, world.khoi)


@pytest.mark.parametrize("what", ["merge", "split", "move", "end", "rename", "same day"])
def test_undo_gives_back_exactly_what_was(world, what):
    if what == "same day":
        actions.create_organisation(
            world.actor("chanh"), name="Chi bộ Dài", kind=kind(), parent=world.khoi, since=DAY, details=Details(code="K.09")
        )
    was = versions_of(), list(Organisation.objects.order_by("pk").values())
    made = {
        "merge": lambda: event("merge", world.dv1, world.dv2, new=(Successor("moi", "Mới"),)),
        "split": lambda: event("split", world.dv1, new=(Successor("a", "A"), Successor("b", "B")), children={str(world.dv1a.uuid): "b"}),
        "move": lambda: event("move", world.dv4, new=(same(world.dv4, parent=str(world.dv1.uuid)),)),
        "end": lambda: event("end", world.dv4),
        "rename": lambda: event("rename", world.dv3, new=(same(world.dv3, "Tên mới"),)),
        "same day": lambda: event("rename", (one := Organisation.objects.get(code="K.09")), new=(same(one, "Chi bộ Đài"),)),
    }[what]()
    done = actions.succeed(world.actor("chanh"), made)
    assert versions_of() != was[0]
    actions.undo_succession(world.actor("chanh"), done)
    assert (versions_of(), list(Organisation.objects.order_by("pk").values())) == was
    assert events()[-2:] == ["organisation.succeeded", "organisation.succession_undone"]
    with pytest.raises(Refusal, match="đã được hoàn tác"):
        actions.undo_succession(world.actor("chanh"), done)


def test_an_older_change_is_not_undone_under_a_newer_one(world):
    first = actions.succeed(world.actor("chanh"), event("rename", world.dv3, new=(same(world.dv3, "Một"),), on=date(2023, 5, 1)))
    actions.succeed(world.actor("chanh"), event("rename", world.dv3, new=(same(world.dv3, "Hai"),)))
    with pytest.raises(Refusal) as caught:
        actions.undo_succession(world.actor("chanh"), first)
    assert caught.value.code == "undo_touched"
    assert Row.objects.filter(undone_at=None).count() == 2


def test_a_unit_that_is_in_use_is_not_taken_back(world):
    done = actions.succeed(world.actor("chanh"), event("split", world.dv2, new=(same(world.dv2), Successor("moi", "Chi bộ Đài"))))
    new = Organisation.objects.get(name="Chi bộ Đài")
    actions.create_organisation(world.actor("chanh"), name="Tổ đảng", kind=kind("chi-bo-truc-thuoc"), parent=new, since=DAY)
    with pytest.raises(Refusal) as caught:
        actions.undo_succession(world.actor("chanh"), done)
    assert caught.value.code == "undo_used"
    assert Organisation.objects.filter(pk=new.pk).exists()


def test_a_running_campaigns_roster_gets_a_note_and_stays(world):
    from nhiemky.web import clock
    from nhiemky.web.audit.change import open_changes
    from nhiemky.web.campaigns.models import Campaign, RosterEntry

    token = open_changes.set(1)
    try:
        campaign = Campaign.objects.create(
            organisation=world.khoi, title="Sơ kết", state="issued", value="{}", made_at=clock.now(), made_by="x", issued_at=clock.now()
        )
        entry = RosterEntry.objects.create(campaign=campaign, organisation=world.dv2, unit_id="K.02", name="Chi bộ Báo Sông")
    finally:
        open_changes.reset(token)
    done = actions.succeed(world.actor("chanh"), event("rename", world.dv2, new=(same(world.dv2, "Chi bộ Báo và Đài"),)))
    entry.refresh_from_db()
    assert (entry.name, entry.rebased) == ("Chi bộ Báo Sông", "Đổi tên từ ngày 15/5/2023: Chi bộ Báo và Đài")
    actions.undo_succession(world.actor("chanh"), done)
    entry.refresh_from_db()
    assert entry.rebased == ""


def test_a_total_over_successors_is_the_total_over_their_predecessors(world):
    merger = event("merge", world.dv1, world.dv2, new=(Successor("moi", "Mới"),), carries={"TL": Carry("none")})
    actions.succeed(world.actor("chanh"), merger)
    new = str(Organisation.objects.get(name="Mới").uuid)
    figures = {str(world.dv1.uuid): Decimal(3), str(world.dv2.uuid): Decimal(4), new: Decimal(5)}
    assert total_over((new,), figures, successions_as_of(DAY), DAY, "SO").value == Decimal(12)
    assert total_over((new,), figures, successions_as_of(DAY), DAY, "TL").value == Decimal(5)
    assert successions_as_of(BEFORE) == ()
