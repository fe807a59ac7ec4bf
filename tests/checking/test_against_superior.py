"""A unit's plan against its superior's: each way of being weaker is told with both sides; the same or stricter says nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nhiemky.checking.against_superior import against_superior
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Policies, Requirement, Task, Unit
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode

OUTLINE = Outline(
    "l1", "ĐỀ CƯƠNG", "báo cáo sơ kết", None, (), (),
    (OutlineNode("I", "BỐI CẢNH", children=(OutlineNode("1", "Thuận lợi"), OutlineNode("2", "Khó khăn"))), OutlineNode("II", "KẾT QUẢ")),
    Evidence("ĐỀ CƯƠNG"),
)  # fmt: skip
REPORT = Requirement(
    "o1", "gửi báo cáo sơ kết", "Cấp ủy cơ sở", "trước ngày 30/5/2023", date(2023, 5, 29), "Đảng ủy Khối", None,
    bound="before", on=date(2023, 5, 30), deliverable="report", outline="l1",
)  # fmt: skip
APPENDIX = replace(REPORT, id="o2", what="gửi phụ lục chỉ tiêu", deliverable="appendix", outline=None)
UNIT = Unit("K.01", "Đảng bộ Sở Gió", targets={"CT01": "12"})
TASK = Task("v1", "tuyên truyền kết quả sơ kết", "Đảng bộ Sở Gió")
PARENT = Campaign(
    "Sơ kết giữa nhiệm kỳ", Owner("Đảng ủy Khối"), cut_off="2023-04", outlines=(OUTLINE,),
    indicators=(Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "sum"), Indicator("CT02", "Mô hình mới", "mô hình", "sum")),
    requirements=(REPORT, APPENDIX), units=(UNIT,), adjustment_policy="no_adjustment", policies=Policies("forbidden", "consent"), tasks=(TASK,),
)  # fmt: skip
EARLIER = {"wording": "chậm nhất ngày 22/5/2023", "last_day": date(2023, 5, 22), "on": date(2023, 5, 22), "bound": "by"}
CHILD = replace(
    PARENT, owner=Owner("Đảng ủy Sở Gió"), requirements=(replace(REPORT, **EARLIER), replace(APPENDIX, **EARLIER)), units=(),
    indicators=(replace(PARENT.indicators[0], target="12"), PARENT.indicators[1]),
)  # fmt: skip


def found(child: Campaign) -> dict[str, str]:
    return {each.code: each.message for each in against_superior(child, PARENT, (REPORT, APPENDIX), (TASK,), UNIT)}


def test_a_plan_that_asks_the_same_earlier_gives_nothing():
    assert found(CHILD) == {}


def test_a_stricter_plan_that_adds_gives_nothing():
    more = OutlineNode("III", "KIẾN NGHỊ RIÊNG")
    child = replace(
        CHILD,
        outlines=(replace(OUTLINE, nodes=(*OUTLINE.nodes, more)),),
        indicators=(*CHILD.indicators, Indicator("R1", "Chi bộ bốn tốt", "chi bộ", "sum")),
        requirements=(*CHILD.requirements, replace(REPORT, id="x", what="gửi báo cáo chuyên đề", **EARLIER)),
        policies=Policies("forbidden", "forbidden", "consent", drafts_cleared_first=True),
    )
    assert found(child) == {}


LATE = {"wording": "trước ngày 05/6/2023", "last_day": date(2023, 6, 4), "on": date(2023, 6, 5), "bound": "before"}
WEAKER = [
    ("later_than_superior", replace(CHILD, requirements=(replace(REPORT, **LATE), CHILD.requirements[1])), "05/6/2023"),
    ("later_than_superior", replace(CHILD, requirements=(REPORT, CHILD.requirements[1])), "hết ngày 26/5/2023"),
    ("report_not_asked", replace(CHILD, requirements=CHILD.requirements[:1]), "Gửi phụ lục chỉ tiêu"),
    ("report_made_optional", replace(CHILD, requirements=(replace(CHILD.requirements[0], optional=True), CHILD.requirements[1])), "bắt buộc"),
    ("policy_contradicted", replace(CHILD, policies=Policies("free", "consent")), "không được"),
    ("indicator_left_out", replace(CHILD, indicators=CHILD.indicators[:1]), "Mô hình mới"),
    ("indicator_differs_from_superior", replace(CHILD, indicators=(replace(CHILD.indicators[0], unit_of_measure="%"), CHILD.indicators[1])), "đảng viên"),
    ("target_below_superior", replace(CHILD, indicators=(replace(CHILD.indicators[0], target="10"), CHILD.indicators[1])), "12"),
    ("outline_item_left_out", replace(CHILD, outlines=(replace(OUTLINE, nodes=OUTLINE.nodes[1:]),)), "Khó khăn"),
    ("task_left_out", replace(CHILD, tasks=()), "tuyên truyền"),
    ("cut_off_differs_from_superior", replace(CHILD, cut_off="2023-03"), "tháng 3/2023"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "child", "words"), WEAKER, ids=[f"{at}-{code}" for at, (code, _, _) in enumerate(WEAKER)])
def test_what_is_weaker_is_told(code: str, child: Campaign, words: str):
    said = {}
    for each in against_superior(child, PARENT, (REPORT, APPENDIX), (TASK,), UNIT):
        said[each.code] = f"{said.get(each.code, '')} {each.message}"
        assert each.quotes and each.basis
    assert words in said.get(code, ""), said
    assert set(said) == {code}


def test_a_plan_from_outside_is_matched_by_words():
    outside = replace(
        CHILD,
        requirements=tuple(replace(one, id=f"n{at}") for at, one in enumerate(CHILD.requirements)),
        indicators=tuple(replace(one, code=f"X{at}") for at, one in enumerate(CHILD.indicators)),
        outlines=(replace(OUTLINE, id="z"),),
        tasks=(replace(TASK, id="z"),),
    )
    assert found(outside) == {}


def test_an_optional_duty_may_be_left_out():
    optional = replace(REPORT, id="o3", what="gửi tham luận", optional=True)
    assert not against_superior(CHILD, PARENT, (REPORT, APPENDIX, optional), (TASK,), UNIT)
