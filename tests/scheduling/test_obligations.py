"""Requirements meet the roster: by group, by who is named, by what a unit is; nobody is bound twice, the owner's duties bind no unit."""

from dataclasses import replace
from datetime import date

import pytest

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Requirement, Unit, UnitGroup
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.scheduling.obligations import before_issue, burdens, obligations
from nhiemky.scheduling.traits import Traits, applies, condition, traits

UNITS = (
    Unit("a", "Đảng bộ Sở Y tế", branch="Sở, ngành"),
    Unit("b", "Chi bộ Đài Phát thanh"),
    Unit("c", "Đảng bộ CTCP Dệt may", branch="Doanh nghiệp"),
    Unit("d", "Đảng bộ Sở Tài nguyên", pilot=True),
)
REPORT = Requirement("o1", "gửi báo cáo", "Chi bộ, đảng bộ cơ sở", "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ", None)


def campaign(*requirements: Requirement, **parts) -> Campaign:
    return Campaign(**{"title": "Sơ kết", "owner": Owner("Đảng ủy Khối"), "requirements": requirements, "units": UNITS, **parts})


def bound(requirement: Requirement, **parts) -> str:
    return "".join(due.unit for due in obligations(campaign(requirement, **parts)))


@pytest.mark.parametrize(
    ("who", "units"),
    [
        ("Chi bộ, đảng bộ cơ sở", "abcd"),
        ("Đảng ủy cơ sở trực thuộc", "abcd"),
        ("Các đảng bộ", "acd"),
        ("Đơn vị làm điểm", "d"),
        ("Đảng bộ Sở Y tế", "a"),
        ("Các tổ chức đảng trực thuộc", "abcd"),
        ("Tổ giúp việc Ban Chỉ đạo", ""),
        ("Ban Tổ chức Đảng ủy Khối", ""),
        ("Đảng ủy Khối", ""),
        ("Chi bộ, đảng bộ cơ sở (đối với doanh nghiệp)", "c"),
        ("Đảng bộ, chi bộ cơ sở (nơi có ban thường vụ)", "acd"),
    ],
)
def test_who_the_text_names_is_bound(who, units):
    assert bound(replace(REPORT, who=who)) == units


def test_a_group_binds_its_units_whatever_the_text_says():
    groups = (UnitGroup("Khối doanh nghiệp", ("c", "a")),)
    assert bound(replace(REPORT, group="Khối doanh nghiệp"), groups=groups) == "ac"
    assert bound(replace(REPORT, group="Nhóm rỗng"), groups=(UnitGroup("Nhóm rỗng"),)) == ""


def test_a_group_nobody_listed_is_told_by_the_words():
    assert bound(replace(REPORT, who="Đơn vị làm điểm", group="đơn vị làm điểm")) == "d"
    assert {found.code for found in before_issue(campaign(replace(REPORT, group="Nhóm chưa lập")))} == {"group_not_listed"}


def test_the_owners_own_duties_bind_no_unit():
    assert bound(replace(REPORT, own=True)) == ""


def test_each_pair_stands_once_with_its_moment():
    dues = obligations(campaign(REPORT, replace(REPORT, id="o2", optional=True)))
    assert len({(due.unit, due.requirement) for due in dues}) == len(dues) == 8
    assert {due.optional for due in dues if due.requirement == "o2"} == {True}
    assert all(due.until and due.until.isoformat() == "2023-05-29T17:00:00+00:00" for due in dues)


@pytest.mark.parametrize(
    ("words", "unit", "answer"),
    [
        ("Lãnh đạo nhiệm vụ chính trị", UNITS[1], True),
        ("Hoạt động của Ban Thường vụ (nơi có ban thường vụ)", UNITS[1], False),
        ("Hoạt động của Ban Thường vụ (nơi có ban thường vụ)", UNITS[0], None),
        ("Kết quả sản xuất, kinh doanh (đối với doanh nghiệp)", UNITS[2], True),
        ("Kết quả sản xuất, kinh doanh (đối với doanh nghiệp)", UNITS[0], False),
        ("Cải cách hành chính (đối với các cơ quan)", UNITS[2], False),
        ("Sinh hoạt chi bộ (đối với chi bộ cơ sở)", UNITS[0], False),
        ("Sinh hoạt chi bộ (đối với chi bộ cơ sở)", UNITS[1], True),
        ("Kiểm tra, giám sát (đối với đảng bộ cơ sở)", UNITS[1], False),
        ("Nêu rõ nguyên nhân (nếu có)", UNITS[1], True),
    ],
)
def test_a_condition_is_met_refused_or_left_to_the_unit(words, unit, answer):
    assert applies(words, traits(unit)) is answer


def test_a_bracket_that_sets_no_condition_is_none():
    assert condition("Kết quả (so với đầu nhiệm kỳ)") is None
    assert condition("Phối hợp với doanh nghiệp") is None


def test_what_the_tree_knows_of_a_standing_committee_counts():
    assert traits(UNITS[0], standing_committee=True) == Traits(False, True, False)
    assert traits(UNITS[1], standing_committee=True).standing_committee is False


OUTLINE = Outline(
    "l1", "ĐỀ CƯƠNG", None, None, (), (),
    (OutlineNode("I", "A", children=(OutlineNode("1", "B"), OutlineNode("2", "C (đối với doanh nghiệp)"))), OutlineNode("II", "D")),
    Evidence("ĐỀ CƯƠNG"),
)  # fmt: skip


def test_a_burden_counts_what_concerns_the_unit():
    whole = campaign(REPORT, outlines=(OUTLINE,), indicators=(Indicator("1", "x", ""), Indicator("2", "y", "", unit_id="c")))
    _, small, large, _ = burdens(whole)
    assert (len(small.duties), small.headings, small.figures) == (1, 2, 1)
    assert (large.headings, large.figures) == (3, 2)


def test_what_is_odd_before_issue_is_said():
    own = replace(REPORT, id="o9", what="tổ chức hội nghị của Đảng bộ Khối", own=True)
    nobody = replace(REPORT, id="o8", who="Ban Tổ chức")
    timeless = replace(REPORT, id="o7", last_day=None, wording="", who="Đảng bộ Sở Y tế")
    codes = {found.code for found in before_issue(campaign(REPORT, own, nobody, timeless))}
    assert codes == {"own_duty_before_units", "requirement_binds_nobody", "requirement_without_day"}
    assert {found.code for found in before_issue(campaign(replace(REPORT, who="Đảng bộ Sở Y tế")))} == {"unit_without_duty"}


def test_a_sound_campaign_goes_without_a_word():
    own = replace(REPORT, id="o9", what="gửi báo cáo Tỉnh ủy", own=True, last_day=date(2023, 6, 4))
    drafted = replace(REPORT, id="o8", what="dự thảo báo cáo", own=True, last_day=date(2023, 5, 9))
    assert before_issue(campaign(REPORT, own, drafted)) == ()
