"""Who is rated comes from the tree and the posts; groups, heads and facts are recorded with their reason and source."""

import pytest
from web.conftest import DAY, setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent, PersonalValue
from nhiemky.web.organisations.models import Person, Post
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.setup.actions import Picked, add_subjects, bring_back, remove_subjects, set_facts, set_group, set_head
from nhiemky.web.ratings.setup.picking import collectives, group_of_post, individuals
from nhiemky.web.ratings.value import facts_of, rows_of

pytestmark = pytest.mark.usefixtures("morning")


def refused(call, *args, **options) -> str:
    with pytest.raises(Refusal) as caught:
        call(*args, **options)
    return caught.value.code


def test_collectives_are_the_units_under_the_committee_grouped_by_branch(world):
    found = {one.organisation.code: one.group for one in collectives(world.khoi)}
    assert found["K.01"] == "Sở, ngành"
    assert found["K.TC"] == "Ban tham mưu, giúp việc"
    assert "K.01.1" not in found
    assert "Z.01" not in found
    assert "K.01.1" in {one.organisation.code for one in collectives(world.khoi, deep=True)}


def test_people_are_those_with_a_post_today_each_once(world):
    with setting_up():
        Post.objects.create(person=world.bithu1.person, organisation=world.dv2, title="Đảng viên", valid_from=DAY)
        gone = Person.objects.create(name="Đã Nghỉ")
        Post.objects.create(person=gone, organisation=world.dv2, title="Bí thư", valid_from=DAY, valid_to=DAY.replace(month=3))
    found = individuals(world.khoi)
    assert [one.organisation for one in found if one.person == world.bithu1.person] == [world.dv1]
    assert gone not in [one.person for one in found]
    assert world.khacnguoi.person not in [one.person for one in found]


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Bí thư Đảng ủy Sở Gió", "Bí thư Đảng ủy (đảng bộ cơ sở)"),
        ("Bí thư Đảng ủy", "Bí thư Đảng ủy (đảng bộ cơ sở)"),
        ("", "Chưa ghi chức vụ (đảng bộ cơ sở)"),
    ],
)
def test_a_group_of_people_is_proposed_from_title_and_kind_of_unit(title, group):
    assert group_of_post(title, "Đảng bộ cơ sở", "Đảng bộ Sở Gió") == group


def test_subjects_become_the_engines_rows_with_the_head_tied_to_the_collective(world, filled):
    rows = rows_of(filled)
    head = next(row for row in rows if row.name == "Phan Hoài Nam")
    unit = next(row for row in rows if row.kind == "collective" and row.name == world.dv1.name)
    assert head.is_head
    assert head.organisation == unit.organisation
    assert (unit.id, head.id) == ("K.01", "K.01-01")


def test_nobody_is_rated_twice_in_a_round(world, bantc, filled):
    before = Subject.objects.count()
    assert refused(add_subjects, bantc, filled, [Picked("collective", world.dv1)]) == "rating_subject_listed"
    twice = [Picked("individual", world.dv1, world.vanthu1.person)] * 2
    assert refused(add_subjects, bantc, filled, twice) == "rating_subject_listed"
    assert Subject.objects.count() == before


def test_units_and_people_of_elsewhere_are_refused(world, bantc, campaign):
    assert refused(add_subjects, bantc, campaign, [Picked("collective", world.dvk)]) == "rating_subject_outside"
    assert refused(add_subjects, bantc, campaign, [Picked("individual", world.dv1, world.vanthu2.person)]) == "rating_post_ended"


def test_a_head_of_two_bodies_is_bound_to_both(world, bantc, campaign):
    with setting_up():
        Post.objects.create(person=world.bithu1.person, organisation=world.dv2, title="Bí thư", is_head=True, valid_from=DAY)
    units = [one for one in collectives(world.khoi) if one.organisation in (world.dv1, world.dv2)]
    add_subjects(bantc, campaign, [*units, *(one for one in individuals(world.khoi) if one.is_head)])
    head = next(row for row in rows_of(campaign) if row.name == "Phan Hoài Nam")
    assert head.collectives == ("K.02",)


def test_a_head_is_bound_by_hand_to_a_collective_of_the_round_only(world, bantc, filled):
    head = filled.subjects.get(person=world.bithu1.person)
    other = filled.subjects.get(organisation=world.dv3)
    set_head(bantc, head, True, [other])
    assert list(head.collectives.all()) == [other]
    assert refused(set_head, bantc, other, True, [head]) == "rating_binding_wrong"
    assert refused(set_head, bantc, head, False, [other]) == "rating_binding_wrong"
    set_head(bantc, head, False)
    assert not head.collectives.exists()


def test_somebody_taken_out_keeps_the_reason_and_comes_back(world, bantc, filled):
    unit = filled.subjects.get(organisation=world.dv4, kind="collective")
    assert refused(remove_subjects, bantc, filled, [unit], "  ") == "rating_reason_missing"
    remove_subjects(bantc, filled, [unit], "mới thành lập")
    unit.refresh_from_db()
    assert (unit.removed_at is not None, unit.removed_reason) == (True, "mới thành lập")
    assert unit.name not in [row.name for row in rows_of(filled)]
    bring_back(bantc, unit)
    assert unit.name in [row.name for row in rows_of(filled)]


def test_who_was_added_again_is_not_brought_back_beside(world, bantc, filled):
    unit = filled.subjects.get(organisation=world.dv4, kind="collective")
    remove_subjects(bantc, filled, [unit], "nhầm")
    add_subjects(bantc, filled, [Picked("collective", world.dv4)])
    unit.refresh_from_db()
    assert refused(bring_back, bantc, unit) == "rating_subject_listed"
    assert filled.subjects.filter(organisation=world.dv4, removed_at=None).get().code == "K.04-01"


def test_several_change_their_group_at_once(world, bantc, filled):
    rows = list(filled.subjects.filter(kind="collective"))
    assert set_group(bantc, filled, rows, "  Nhóm   chung ") == len(rows)
    assert set(filled.subjects.filter(kind="collective").values_list("group", flat=True)) == {"Nhóm chung"}
    assert set_group(bantc, filled, rows, "Nhóm chung") == 0


def test_facts_are_kept_with_who_recorded_them_and_from_what(world, bantc, filled):
    unit = filled.subjects.get(organisation=world.dv1, kind="collective")
    set_facts(bantc, unit, {"points": "92,5", "tasks_exceeded_percent": "130%", "discipline": "không bị kỷ luật"}, source="báo cáo 12-BC")
    facts = facts_of(unit)
    assert (facts["points"], facts["tasks_exceeded_percent"], facts["discipline"]) == ("92.5", "130", "khong")
    assert (facts["sources"]["points"]["source"], facts["sources"]["points"]["by"]) == ("báo cáo 12-BC", "Hồ Thị Lan")
    set_facts(bantc, unit, {"points": ""})
    assert "points" not in facts_of(unit)
    assert "points" not in facts_of(unit)["sources"]
    assert rows_of(filled, [unit])[0].tasks_exceeded_percent == 130


def test_a_stored_fact_recorded_again_stays_what_it_was(world, bantc, filled):
    unit = filled.subjects.get(organisation=world.dv1, kind="collective")
    set_facts(bantc, unit, {"tasks_done_percent": "93,456"})
    version = unit.version
    set_facts(bantc, unit, facts_of(unit).get("tasks_done_percent") and {"tasks_done_percent": facts_of(unit)["tasks_done_percent"]})
    assert facts_of(unit)["tasks_done_percent"] == "93.456"
    assert unit.version == version


@pytest.mark.parametrize(
    "facts",
    [
        {"points": "104"},
        {"points": "cao"},
        {"tasks_done_percent": "-1"},
        {"discipline": "rất nặng"},
        {"civil_service_level": "A"},
        {"quarter_levels": "HTXSNV; X"},
        {"height": "1"},
        {"marks": "la_lam"},
    ],
)
def test_a_fact_that_cannot_be_is_refused_and_nothing_is_kept(world, bantc, filled, facts):
    unit = filled.subjects.get(organisation=world.dv1, kind="collective")
    assert refused(set_facts, bantc, unit, facts, marks=("mat_doan_ket",)) == "rating_fact_wrong"
    unit.refresh_from_db()
    assert facts_of(unit) == {}


def test_two_people_recording_at_once_are_told(world, bantc, filled):
    unit = filled.subjects.get(organisation=world.dv1, kind="collective")
    seen = unit.version
    set_facts(bantc, unit, {"points": "80"}, version=seen)
    assert refused(set_facts, bantc, unit, {"points": "70"}, version=seen) == "stale_version"
    assert facts_of(Subject.objects.get(pk=unit.pk))["points"] == "80"


def test_after_the_decision_nothing_of_the_subjects_changes(world, bantc, filled):
    with setting_up():
        RatingCampaign.objects.filter(pk=filled.pk).update(state="decided")
    filled.refresh_from_db()
    unit = filled.subjects.get(organisation=world.dv1, kind="collective")
    assert refused(set_facts, bantc, unit, {"points": "80"}) == "wrong_state"
    assert refused(remove_subjects, bantc, filled, [unit], "x") == "wrong_state"
    assert refused(set_group, bantc, filled, [unit], "x") == "wrong_state"
    assert refused(add_subjects, bantc, filled, []) == "wrong_state"


def test_the_log_tells_of_a_change_without_a_name_or_a_value(world, bantc, filled):
    head = filled.subjects.get(person=world.bithu1.person)
    set_facts(bantc, head, {"points": "91,25", "discipline": "khien_trach"})
    event = AuditEvent.objects.order_by("-seq").first()
    told = f"{event.object_name} {event.before} {event.after} {event.reason}"
    assert "91.25" not in told
    assert "khien_trach" not in told
    assert head.name not in told
    assert PersonalValue.objects.filter(event=event).exists()
