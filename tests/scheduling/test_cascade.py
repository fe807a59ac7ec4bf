"""A child campaign: never weaker than its superior's, days before the superior's, what is its own kept when the superior changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from nhiemky.checking.against_superior import against_superior
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Policies, Requirement, Task, Unit
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.rulebook.working_days import is_working_day
from nhiemky.scheduling.cascade import child_of, duties_of, renewed, tasks_of
from nhiemky.scheduling.cascade_dates import proposed_before
from nhiemky.scheduling.deadlines import last_day, until_of
from nhiemky.scheduling.working_days import near_tet

TODAY = date(2023, 4, 10)
REPORT = Requirement(
    "o1", "gửi báo cáo sơ kết", "Cấp ủy cơ sở", "trước ngày 30/5/2023", date(2023, 5, 29), "Đảng ủy Khối", "Văn phòng Đảng ủy Khối",
    bound="before", on=date(2023, 5, 30), deliverable="report", outline="l1",
)  # fmt: skip
OUTLINE = Outline("l1", "ĐỀ CƯƠNG", None, None, (), (), (OutlineNode("I", "KẾT QUẢ"),), Evidence("ĐỀ CƯƠNG"))
UNIT = Unit("K.01", "Đảng bộ Sở Gió", targets={"CT01": "12"})
PARENT = Campaign(
    "Sơ kết", Owner("Đảng ủy Khối"), outlines=(OUTLINE,), indicators=(Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "sum", "900"),),
    requirements=(REPORT,), units=(UNIT, Unit("K.02", "Chi bộ Báo Sông")), policies=Policies("forbidden"),
    tasks=(Task("v1", "tuyên truyền", "Đảng bộ Sở Gió"), Task("v2", "in ấn", "Văn phòng Đảng ủy Khối")),
)  # fmt: skip
OWNER = Owner("Đảng ủy Sở Gió", "Đảng ủy Khối")


def test_the_child_asks_its_units_for_what_is_asked_of_the_unit():
    child = child_of(PARENT, "K.01", OWNER, today=TODAY).value
    assert child.requirements[0].id == "o1" and child.requirements[0].submit_to == "Đảng ủy Sở Gió" and child.requirements[0].via is None
    assert [task.id for task in child.tasks] == ["v1"]
    assert child.indicators[0].target == "12"
    assert child.outlines == PARENT.outlines and child.policies == PARENT.policies


def test_a_duty_of_another_group_is_not_asked_below():
    other = replace(REPORT, id="o2", group="nhóm khác")
    parent = replace(PARENT, requirements=(REPORT, other))
    from nhiemky.domain.campaign import UnitGroup

    parent = replace(parent, groups=(UnitGroup("nhóm khác", ("K.02",)),))
    assert [asked.id for asked in child_of(parent, "K.01", OWNER, today=TODAY).value.requirements] == ["o1"]


def test_without_a_day_left_the_duty_is_late_and_told():
    child = child_of(PARENT, "K.01", OWNER, today=date(2023, 5, 28))
    assert child.late == ("o1",)
    told = against_superior(child.value, PARENT, duties_of(PARENT, "K.01"), (), UNIT)
    assert "later_than_superior" in {each.code for each in told}


def test_fewer_days_than_wanted_are_said():
    found = proposed_before(date(2023, 5, 29), date(2023, 5, 24))
    assert found is not None and found.tight and "Chỉ còn" in found.reason


def test_days_around_tet_are_avoided():
    found = proposed_before(date(2023, 2, 3), date(2022, 12, 1))  # five working days back falls on the 6th of the first month
    assert found is not None and not near_tet(found.day) and "Tết" in found.reason


def test_the_unit_keeps_what_is_its_own_when_the_superior_changes():
    child = child_of(PARENT, "K.01", OWNER, today=TODAY).value
    own = Indicator("R1", "Chi bộ bốn tốt", "chi bộ", "sum")
    extra = replace(REPORT, id="x1", what="gửi báo cáo riêng")
    earlier = replace(child.requirements[0], wording="chậm nhất ngày 15/5/2023", on=date(2023, 5, 15), last_day=date(2023, 5, 15))
    child = replace(child, indicators=(*child.indicators, own), requirements=(earlier, extra))
    after = replace(
        PARENT,
        requirements=(replace(REPORT, wording="trước ngày 25/5/2023", on=date(2023, 5, 25), last_day=date(2023, 5, 24)),),
        indicators=(*PARENT.indicators, Indicator("CT02", "Mô hình mới", "mô hình", "sum")),
    )
    new = renewed(child, PARENT, after, "K.01", today=TODAY)
    assert [row.code for row in new.indicators] == ["CT01", "CT02", "R1"]
    assert new.requirements[0].on == date(2023, 5, 15) and new.requirements[1].id == "x1"


def test_a_day_the_superior_overtook_is_proposed_again():
    child = child_of(PARENT, "K.01", OWNER, today=TODAY).value
    after = replace(PARENT, requirements=(replace(REPORT, wording="", on=date(2023, 5, 15), last_day=date(2023, 5, 15), bound="by"),))
    new = renewed(child, PARENT, after, "K.01", today=TODAY)
    assert until_of(new.requirements[0]) is not None and last_day(until_of(new.requirements[0])) < date(2023, 5, 15)


def test_what_the_superior_no_longer_asks_goes():
    child = child_of(PARENT, "K.01", OWNER, today=TODAY).value
    after = replace(PARENT, requirements=(replace(REPORT, id="o7", what="gửi kế hoạch kiểm điểm"),))
    assert [asked.id for asked in renewed(child, PARENT, after, "K.01", today=TODAY).requirements] == ["o7"]


@some.composite
def parents(draw):
    """Superiors' campaigns with duties at any day, policies, indicators, outlines and targets of any kind."""
    requirements = tuple(
        Requirement(
            f"o{at}", words, None, "", TODAY + timedelta(days=draw(some.integers(3, 300))), "Đảng ủy Khối", None,
            bound=draw(some.sampled_from(["by", "before", None])), deliverable=draw(some.sampled_from(["report", "appendix", "event"])),
            optional=draw(some.booleans()), outline=draw(some.sampled_from([None, "l1"])),
        )
        for at, words in enumerate(draw(some.lists(some.sampled_from(["gửi báo cáo", "gửi phụ lục số liệu", "tổ chức hội nghị điểm"]), min_size=1, max_size=3, unique=True)))
    )  # fmt: skip
    indicators = tuple(
        Indicator(f"CT{at}", f"Chỉ tiêu số {['một', 'hai', 'ba', 'bốn', 'năm'][at]}", draw(some.sampled_from(["%", "đảng viên", "tỷ đồng"])), draw(some.sampled_from(["sum", "none", "mean_unweighted"])), target=draw(some.sampled_from([None, "5", "90"])), unit_id=draw(some.sampled_from([None, "K.01", "K.02"])))
        for at in range(draw(some.integers(0, 5)))
    )  # fmt: skip
    freedom = some.sampled_from(["forbidden", "consent", "free"])
    policies = draw(some.none() | some.builds(Policies, freedom, freedom, freedom, some.booleans(), some.booleans()))
    unit = replace(UNIT, targets={f"CT{at}": draw(some.sampled_from(["7", "91,5"])) for at in range(draw(some.integers(0, 5)))})
    return replace(
        PARENT, requirements=requirements, indicators=indicators, policies=policies, units=(unit, PARENT.units[1]),
        adjustment_policy=draw(some.sampled_from([None, "no_adjustment", "needs_consent"])),
    )  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(parents())
def test_a_child_from_its_parent_is_never_weaker(parent: Campaign):
    child = child_of(parent, "K.01", OWNER, today=TODAY)
    duties = duties_of(parent, "K.01")
    told = against_superior(child.value, parent, duties, tasks_of(parent, parent.units[0]), parent.units[0])
    assert {each.code for each in told} <= ({"later_than_superior"} if child.late else set())
    for asked in duties:
        if found := child.dates.get(asked.id):
            assert is_working_day(found.day) and TODAY < found.day < (asked.last_day or found.day)


@settings(max_examples=200, deadline=None)
@given(parents(), parents())
def test_a_renewed_child_is_never_weaker_than_the_new_version(before: Campaign, after: Campaign):
    child = child_of(before, "K.01", OWNER, today=TODAY).value
    new = renewed(child, before, after, "K.01", today=TODAY)
    told = against_superior(new, after, duties_of(after, "K.01"), tasks_of(after, after.units[0]), after.units[0])
    assert {each.code for each in told} <= {"later_than_superior"}
