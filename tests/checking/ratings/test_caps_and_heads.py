"""Caps and heads: what is said of a broken one, what binds, what stays silent."""

from __future__ import annotations

from decimal import Decimal

from checking.ratings.made_rules import made

from nhiemky.checking.ratings.judge import judge
from nhiemky.domain.rating import Rated
from nhiemky.rulebook.ratings import Cap, HeadRule, Reading

CAP = Cap(code="cap", who="collective", ratio=Decimal("0.20"), clause="Điều 12", grade="A")
HEAD = HeadRule(code="head", clause="Điều 13", grade="I")
RULES = made(caps=[CAP], head_rules=[HEAD])


def body(id: str, level: str, organisation: str = "o1", group: str = "Sở") -> Rated:
    return Rated("collective", id, f"Sở {id}", organisation=organisation, group=group, level=level)


def head(level: str, organisation: str = "o1", *collectives: str, id: str = "n1") -> Rated:
    return Rated("individual", id, "Trần Văn Ba", organisation, "Giám đốc", is_head=True, level=level, collectives=collectives)


def codes(rows, rules=RULES):
    return [(found.code, found.subject_id or found.facts.get("group")) for found in judge(rows, rules).findings]


def test_a_broken_cap_says_all_three_shares_and_enforces_one():
    rows = [*(body(f"x{at}", "HTXSNV", f"o{at}") for at in range(4)), *(body(f"g{at}", "HTTNV", f"p{at}") for at in range(17))]
    (found,) = judge(rows, RULES).findings
    assert (found.code, found.severity, found.basis) == ("cap_exceeded", "high", "1-QĐ/X, Điều 12")
    for words in ("vượt 1 suất", "4/17 (23,5%)", "4/21 (19,0%)", "Tính trên số hoàn thành tốt"):
        assert words in found.message
    assert (found.facts["allowed"], found.facts["over"], found.facts["share_of_good"]) == (3, 1, "0.235294")
    assert codes(rows[1:]) == []


def test_an_unconfirmed_cap_is_enforced_and_says_so():
    rows = [body("x", "HTXSNV"), body("g", "HTTNV", "o2")]
    (found,) = judge(rows, made(caps=[Cap(code="c", who="collective", ratio=Decimal("0.2"), clause="Điều 1", grade="K")])).findings
    assert found.severity == "high"
    assert "cần xác nhận" in found.basis
    assert found.facts["needs_confirmation"] is True


def test_where_only_the_stricter_reading_is_broken_it_warns():
    loose = Reading(says="20% của tổng số", denominator="all")
    strict = Reading(says="20% của số hoàn thành tốt", denominator="good")
    rows = [body("x", "HTXSNV"), *(body(f"g{at}", "HTTNV", f"p{at}") for at in range(4))]
    by_all = made(
        caps=[Cap(code="c", who="collective", ratio=Decimal("0.2"), denominator="all", readings=(strict,), clause="Đ1", grade="A")]
    )
    (found,) = judge(rows, by_all).findings
    assert (found.code, found.severity, found.facts["strict_allowed"]) == ("cap_other_reading", "medium", 0)
    by_good = made(caps=[Cap(code="c", who="collective", ratio=Decimal("0.2"), readings=(loose,), clause="Đ1", grade="A")])
    assert codes(rows, by_good) == [("cap_exceeded", "Sở")]
    assert codes(rows[1:], by_all) == []


def test_a_reading_that_leaves_heads_out_counts_the_group_its_way():
    rows = [*(Rated("individual", f"g{at}", group="Đảng viên", level="HTTNV", is_head=at > 3) for at in range(6))]
    rows.append(Rated("individual", "x", group="Đảng viên", level="HTXSNV"))
    without = Reading(says="không tính người đứng đầu", exclude_heads=True)
    rules = made(caps=[Cap(code="c", who="individual", ratio=Decimal("0.2"), readings=(without,), clause="Đ1", grade="A")])
    assert codes(rows, rules) == [("cap_other_reading", "Đảng viên")]


def test_a_kind_without_a_cap_is_not_condemned_but_said():
    judged = judge([Rated("individual", "n1", group="Đảng viên", level="HTXSNV")], RULES)
    assert judged.findings == ()
    assert any("trần xuất sắc" in line and "cá nhân" in line for line in judged.not_checked)


def test_a_head_above_his_body_is_found_a_deputy_is_not():
    (found,) = judge([body("t1", "HTTNV"), head("HTXSNV")], made(head_rules=[HEAD])).findings
    assert (found.code, found.severity, found.subject_id) == ("head_above_collective", "high", "n1")
    assert "Sở t1" in found.message
    assert found.facts["collective_id"] == "t1"
    deputy = Rated("individual", "n2", "Phó", "o1", "Giám đốc", level="HTXSNV")
    assert judge([body("t1", "HTTNV"), head("HTTNV"), deputy], made(head_rules=[HEAD])).findings == ()


def test_of_several_bodies_the_lowest_binds_and_is_named():
    rows = [body("t1", "HTTNV"), body("t2", "HTNV"), body("t3", "KHTNV", "o3"), head("HTTNV", "o1", "t3")]
    (found,) = judge(rows, made(head_rules=[HEAD])).findings
    assert found.facts["collective_id"] == "t3"
    assert codes([*rows[:2], head("HTNV", "o1")], made(head_rules=[HEAD])) == []


def test_a_body_named_by_the_row_binds_across_organisations():
    assert codes([body("t1", "HTNV"), head("HTTNV", "o9", "t1")], made(head_rules=[HEAD])) == [("head_above_collective", "n1")]


def test_a_head_whose_body_is_not_there_is_named_not_dropped():
    judged = judge([body("t1", "HTTNV"), head("HTXSNV", "o9")], made(head_rules=[HEAD]))
    assert [(found.code, found.severity, found.subject_id) for found in judged.findings] == [("head_without_collective", "medium", "n1")]
    assert any("n1" in line for line in judged.not_checked)


def test_a_table_without_any_body_says_once_that_heads_were_not_compared():
    judged = judge([head("HTTNV", f"o{at}", id=f"n{at}") for at in range(40)], made(head_rules=[HEAD]))
    (found,) = judged.findings
    assert (found.code, found.severity, found.subject_id) == ("head_without_collective", "medium", None)
    assert "40 người" in found.message
    assert [(found.code, found.subject_id) for found in judge([head("HTTNV")], made(head_rules=[HEAD])).findings] == [(found.code, "n1")]
    assert sum("không có dòng tập thể" in line for line in judged.not_checked) == 1
    assert not any("head_above_collective" in line for line in judged.not_checked)
    assert "40 đối tượng" in judged.not_checked[0]


def test_a_body_without_a_level_binds_nobody_yet():
    judged = judge([body("t1", "CHUA_XEP_LOAI"), head("HTXSNV")], made(head_rules=[HEAD]))
    assert judged.findings == ()
    assert any("chưa có mức" in line for line in judged.not_checked)


def test_a_second_row_and_an_unknown_level_are_said_and_set_aside():
    rows = [body("t1", "HTTNV"), body("t1", "HTXSNV"), body("t2", "Giỏi", "o2"), body("t3", "", "o3")]
    judged = judge(rows, RULES)
    assert [(found.code, found.subject_id) for found in judged.findings] == [
        ("duplicate_subject", "t1"),
        ("unknown_level", "t2"),
        ("unknown_level", "t3"),
    ]
    assert (judged.groups[0].excellent, judged.groups[0].good) == (0, 1)


def test_a_good_second_row_counts_where_the_first_could_not_be_used():
    rows = [body("t1", "??"), body("t1", "HTTNV"), body("t1", "HTNV")]
    judged = judge(rows, RULES)
    assert [(found.code, found.subject_id) for found in judged.findings] == [("unknown_level", "t1"), ("duplicate_subject", "t1")]
    assert (judged.groups[0].good, judged.groups[0].completed) == (1, 0)
    assert codes([body("t1", "??"), body("t1", "?")]) == [("unknown_level", "t1"), ("duplicate_subject", "t1")]


def test_a_group_of_people_of_several_organisations_is_asked_about_where_the_cap_counts_within_one():
    rows = [Rated("individual", f"n{at}", organisation=f"o{at % 2}", group="Đảng viên", level="HTTNV") for at in range(6)]
    cap = {"code": "c", "who": "individual", "ratio": Decimal("0.2"), "clause": "Đ1", "grade": "A", "scope": "từng tổ chức cơ sở đảng"}
    within = made(caps=[Cap(group_by=("grassroots_organisation",), **cap)])
    (found,) = judge(rows, within).findings
    assert (found.code, found.severity, found.facts["count"]) == ("group_spans_organisations", "medium", 2)
    assert judge(rows[::2], within).findings == ()
    assert judge(rows, made(caps=[Cap(**cap)])).findings == ()


def test_the_same_id_of_another_kind_is_another_subject():
    assert codes([body("a", "HTTNV"), Rated("individual", "a", group="Đảng viên", level="HTNV")], RULES) == []
