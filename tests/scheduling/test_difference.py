"""Two versions of a campaign: what changed is said to whom it concerns; what is done stays done."""

from dataclasses import replace
from datetime import date

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Policies, Requirement, Task, Unit, UnitGroup
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.scheduling.deadlines import end_of
from nhiemky.scheduling.difference import difference
from nhiemky.scheduling.rebase import Held, rebase

REPORT = Requirement("o1", "gửi báo cáo", "Chi bộ, đảng bộ cơ sở", "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ", "Văn phòng")
OUTLINE = Outline("l1", "ĐỀ CƯƠNG", None, None, (), (), (OutlineNode("I", "A", ("Gọn.",)), OutlineNode("II", "B")), Evidence("x"))
BASE = Campaign(
    "Sơ kết",
    Owner("Đảng ủy Khối"),
    cut_off="2023-04",
    outlines=(OUTLINE,),
    indicators=(Indicator("CT01", "Kết nạp", "đảng viên"), Indicator("CT02", "Riêng", "%", unit_id="b")),
    requirements=(REPORT,),
    units=(Unit("a", "Đảng bộ Sở Y tế"), Unit("b", "Chi bộ Đài")),
    groups=(UnitGroup("nhóm", ("a",)),),
)


def said(**parts) -> list[str]:
    return [change.sentence for change in difference(BASE, replace(BASE, **parts))]


def test_the_same_campaign_has_no_difference():
    assert difference(BASE, replace(BASE)) == ()


def test_a_deadline_that_moved_says_both_days_and_the_new_wording():
    later = replace(REPORT, wording="chậm nhất ngày 05/6/2023", bound="by", on=date(2023, 6, 5), last_day=date(2023, 6, 5))
    assert said(requirements=(later,)) == [
        "“Gửi báo cáo”: hạn đổi từ hết ngày 29/5/2023 sang hết ngày 05/6/2023 (“chậm nhất ngày 05/6/2023”)."
    ]


def test_the_same_moment_in_other_words_is_told_as_words():
    assert said(requirements=(replace(REPORT, wording="hết ngày 29/5/2023"),)) == [
        "“Gửi báo cáo”: lời văn của hạn đổi từ “trước ngày 30/5/2023” sang “hết ngày 29/5/2023”, ngày không đổi."
    ]


def test_requirements_come_and_go():
    other = replace(REPORT, id="o2", what="nộp phụ lục", who="Chi bộ Đài")
    (added,) = difference(BASE, replace(BASE, requirements=(REPORT, other)))
    assert added.sentence == "Thêm yêu cầu “Nộp phụ lục”, hạn hết ngày 29/5/2023 (“trước ngày 30/5/2023”)."
    assert added.concerns("b") and not added.concerns("a")
    assert said(requirements=()) == ["Bỏ yêu cầu “Gửi báo cáo”; việc đã nộp vẫn giữ nguyên."]


def test_addressee_and_duty_to_answer_are_told():
    changed = replace(REPORT, submit_to="Ban Tổ chức", via=None, optional=True)
    assert said(requirements=(changed,)) == [
        "“Gửi báo cáo”: nơi nhận đổi từ Ban Thường vụ (qua Văn phòng) sang Ban Tổ chức.",
        "“Gửi báo cáo”: nay là việc không bắt buộc, chỉ trả lời có hay không.",
    ]


def test_outline_headings_are_compared_by_their_place():
    nodes = (OutlineNode("I", "A mới", ("Gọn.",)), OutlineNode("II", "B", ("Có số liệu.",)), OutlineNode("III", "C"))
    assert said(outlines=(replace(OUTLINE, nodes=nodes),)) == [
        "Đề cương “ĐỀ CƯƠNG”: mục I “A” đổi thành “A mới”.",
        "Đề cương “ĐỀ CƯƠNG”: mục II “B” có hướng dẫn mới.",
        "Đề cương “ĐỀ CƯƠNG”: thêm mục III “C”.",
    ]


def test_a_units_own_indicator_concerns_that_unit_only():
    changed = (BASE.indicators[0], replace(BASE.indicators[1], unit_of_measure="người"))
    (change,) = difference(BASE, replace(BASE, indicators=changed))
    assert change.sentence == "Chỉ tiêu “Riêng”: đơn vị tính đổi từ “%” sang “người”." and change.units == ("b",)


def test_policy_roster_group_cut_off_and_tasks_are_told():
    assert said(
        policies=Policies(change_targets="forbidden"),
        cut_off="2023-05-30",
        units=(BASE.units[0], Unit("c", "Chi bộ Báo")),
        groups=(UnitGroup("nhóm", ("a", "c")),),
        tasks=(Task("t1", "hướng dẫn", "Ban Tuyên giáo"),),
    ) == [
        "Mốc số liệu đổi từ tháng 4/2023 sang ngày 30/5/2023.",
        "Việc điều chỉnh chỉ tiêu ở đơn vị: trước phải được cấp trên đồng ý, nay không được.",
        "Nhóm “nhóm” thay đổi: nay có 2 đơn vị.",
        "Thêm Chi bộ Báo vào danh sách đơn vị phải báo cáo.",
        "Đưa Chi bộ Đài ra khỏi danh sách đơn vị phải báo cáo.",
        "Thêm nhiệm vụ “Hướng dẫn” (Ban Tuyên giáo chủ trì).",
    ]


def test_a_new_deadline_moves_what_is_open_and_leaves_what_is_done():
    later = replace(BASE, requirements=(replace(REPORT, last_day=date(2023, 6, 4)),))
    open_, done = Held("a", "o1", end_of(date(2023, 5, 29))), Held("b", "o1", end_of(date(2023, 5, 29)), done=True)
    plan = rebase([open_, done], later)
    assert [(moved.held.unit, moved.until) for moved in plan.move] == [("a", end_of(date(2023, 6, 4)))]
    assert not (plan.add or plan.drop or plan.keep)


def test_an_extension_counts_only_beyond_the_new_deadline():
    later = replace(BASE, requirements=(replace(REPORT, last_day=date(2023, 6, 4)),))
    held = [Held("a", "o1", extended_to=date(2023, 6, 2)), Held("b", "o1", extended_to=date(2023, 6, 10))]
    assert [moved.extension for moved in rebase(held, later).move] == [False, True]


def test_a_unit_that_leaves_keeps_what_it_began():
    plan = rebase([Held("x", "o1", started=True), Held("y", "o1"), Held("a", "o1"), Held("b", "o1")], BASE)
    assert [held.unit for held in plan.keep] == ["x"] and [held.unit for held in plan.drop] == ["y"]
    assert not plan.add and [moved.held.unit for moved in plan.move] == ["a", "b"]
