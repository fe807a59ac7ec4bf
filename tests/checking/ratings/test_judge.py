"""Points, conditions, forced levels, ceilings, who is not rated, quarters: what speaks, what stays silent, what waits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from checking.ratings.made_rules import made

from nhiemky.checking.ratings.caps import group_facts
from nhiemky.checking.ratings.judge import judge
from nhiemky.domain.rating import Rated
from nhiemky.rulebook.rating_sets import rule_set
from nhiemky.rulebook.ratings import Band, Cap, Ceiling, Condition, Forced, NotRated, Quarter, Test, Unknown

SURE = {"clause": "Điều 11", "grade": "A"}
UNSURE = {"clause": "Điều 11", "grade": "K"}
BANDS = [
    Band(code="e", level="HTXSNV", at_least=Decimal(90), **SURE),
    Band(code="g", level="HTTNV", at_least=Decimal(70), below=Decimal(90), **SURE),
    Band(code="c", level="HTNV", at_least=Decimal(50), below=Decimal(70), **SURE),
    Band(code="n", level="KHTNV", at_least=Decimal(0), below=Decimal(50), **SURE),
]


def one(level: str = "HTTNV", **facts) -> Rated:
    given = {"kind": "individual", "id": "n1", "name": "Lê Văn Sáu", "group": "Đảng viên", **facts}
    return Rated(level=level, **{key: Decimal(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
                                 for key, value in given.items()})  # fmt: skip


def codes(rows, rules) -> list[tuple[str, str]]:
    return [(found.code, found.severity) for found in judge(rows if isinstance(rows, list) else [rows], rules).findings]


@pytest.mark.parametrize(
    ("points", "level", "fault"),
    [
        ("49.99", "KHTNV", False), ("49.99", "HTNV", True), ("50", "HTNV", False), ("69.99", "HTTNV", True), ("70", "HTTNV", False),
        ("89.99", "HTXSNV", True), ("89.999", "HTXSNV", True), ("90", "HTXSNV", False), ("100", "HTXSNV", False), ("0", "KHTNV", False),
        ("0", "HTXSNV", True), ("40", "CHUA_XEP_LOAI", False),
    ],
)  # fmt: skip
def test_bands_are_half_open(points, level, fault):
    found = codes(one(level, points=Decimal(points)), made(bands=BANDS))
    assert found == ([("points_level_mismatch", "high")] if fault else [])


def test_a_level_below_the_points_is_said_once_for_a_group_and_low():
    rows = [one("HTTNV", id=f"n{at}", points=95) for at in range(30)]
    (found,) = judge(rows, made(bands=BANDS)).findings
    assert (found.code, found.severity, found.facts["count"]) == ("level_below_points", "low", 30)
    assert len(found.facts["subjects"]) == 30


def test_points_that_nobody_recorded_are_counted_once():
    judged = judge([one(id=f"n{at}") for at in range(300)], made(bands=BANDS))
    assert judged.findings == ()
    assert [line for line in judged.not_checked if line.startswith("points")] == [
        "points: 300 đối tượng không ghi điểm, chưa so mức với khoảng điểm. 1-QĐ/X, Điều 11."
    ]


def test_points_where_the_rule_has_no_bands_are_said_to_be_unused():
    judged = judge([one(points=60)], made())
    assert judged.findings == ()
    assert any(line.startswith("points: 1 đối tượng có ghi") for line in judged.not_checked)


EXCEEDED = Condition(
    code="exceeded", level="HTXSNV", who="individual", says="ít nhất 50% vượt mức", **SURE,
    needs=(Test(fact="tasks_exceeded_percent", at_least=Decimal(50)),),
)  # fmt: skip


def test_a_condition_fails_below_its_bound_and_waits_where_nothing_is_recorded():
    rules = made(conditions=[EXCEEDED])
    assert codes(one("HTXSNV", tasks_exceeded_percent=50), rules) == []
    assert codes(one("HTXSNV", tasks_exceeded_percent=Decimal("49.9")), rules) == [("condition_missing", "high")]
    assert codes(one("HTTNV", tasks_exceeded_percent=0), rules) == []
    assert codes(one("HTXSNV", kind="collective", tasks_exceeded_percent=0), rules) == []
    waiting = judge([one("HTXSNV")], rules)
    assert waiting.findings == ()
    assert any("tasks_exceeded_percent" in line and "ít nhất 50% vượt mức" in line for line in waiting.not_checked)


def test_what_the_sentence_says_is_what_stands_in_the_row():
    (found,) = judge([one("HTXSNV", tasks_exceeded_percent=Decimal("49.9"))], made(conditions=[EXCEEDED])).findings
    assert "nhiệm vụ vượt mức 49,9%" in found.message
    assert found.basis == "1-QĐ/X, Điều 11"


def test_a_condition_of_a_level_or_better_binds_the_better_ones():
    item = Condition(
        code="done", level="HTNV", who="both", says="xong 100%", or_better=True, **SURE,
        needs=(Test(fact="tasks_done_percent", at_least=Decimal(100)),),
    )  # fmt: skip
    found = [codes(one(level, tasks_done_percent=98), made(conditions=[item])) for level in ("HTXSNV", "HTTNV", "HTNV", "KHTNV")]
    assert found == [[("condition_missing", "high")]] * 3 + [[]]


def test_what_rests_on_an_unconfirmed_default_is_medium_until_somebody_confirms_it():
    forced = {"who": "both", "when": (Test(fact="discipline", discipline_from="khien_trach"),), "level": "KHTNV", "says": "bị kỷ luật"}
    row = one(discipline="canh_cao")
    assert codes(row, made(forced=[Forced(code="f", **forced, **UNSURE)])) == [("forced_level", "medium")]
    assert codes(row, made(forced=[Forced(code="f", confirmed="Công văn 5", **forced, **UNSURE)])) == [("forced_level", "high")]


DISCIPLINED = Forced(
    code="f", who="individual", when=(Test(fact="discipline", discipline_from="khien_trach"),), level="KHTNV", says="bị kỷ luật",
    unless=("tu_phat_hien_khac_phuc",), **SURE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("level", "facts", "fault"),
    [
        ("HTTNV", {"discipline": "khien_trach"}, True),
        ("KHTNV", {"discipline": "canh_cao"}, False),
        ("HTTNV", {"discipline": "khong"}, False),
        ("HTTNV", {"discipline": "tu_phat_hien"}, False),
        ("HTTNV", {"discipline": "khien_trach", "marks": ("tu_phat_hien_khac_phuc",)}, False),
        ("MIEN", {"discipline": "khien_trach"}, False),
        ("HTTNV", {}, False),
        ("HTTNV", {"discipline": "canh_cao", "kind": "collective"}, False),
    ],
)
def test_discipline_forces_the_last_level_unless_it_was_self_found(level, facts, fault):
    assert codes(one(level, **facts), made(forced=[DISCIPLINED])) == ([("forced_level", "high")] if fault else [])


def test_a_rule_that_is_met_in_part_asks_for_confirmation_once():
    item = Forced(
        code="f", who="collective", level="KHTNV", says="dưới 50% và chỉ tiêu chủ yếu không đạt", **SURE,
        when=(Test(fact="tasks_done_percent", below=Decimal(50)), Test(mark="chi_tieu_chu_yeu_khong_dat")), unless=("bat_kha_khang",),
    )  # fmt: skip
    rows = [one(kind="collective", id=f"t{at}", name=f"Xã {at}", tasks_done_percent=45) for at in range(3)]
    (found,) = judge(rows, made(forced=[item])).findings
    assert (found.code, found.severity, found.facts["count"]) == ("rating_to_confirm", "medium", 3)
    assert (found.facts["about"], found.facts["waits_for"]) == ("forced_level", ["chi_tieu_chu_yeu_khong_dat"])
    marked = one(kind="collective", tasks_done_percent=45, marks=("chi_tieu_chu_yeu_khong_dat",))
    assert codes(marked, made(forced=[item])) == [("forced_level", "high")]
    excused = one(kind="collective", tasks_done_percent=45, marks=("chi_tieu_chu_yeu_khong_dat", "bat_kha_khang"))
    assert codes(excused, made(forced=[item])) == []
    assert codes(one(kind="collective", tasks_done_percent=60), made(forced=[item])) == []


def test_what_was_not_checked_says_no_code_and_ends_with_what_is_open_and_the_marks():
    items = [Forced(code="m", who="both", level="KHTNV", says="mark", when=(Test(mark="suy_thoai"),), **SURE)]
    open_items = [
        Unknown(code=about, about=about, who="both", says=f"Câu về {about[:3]}", **UNSURE) for about in ("cap_exceeded", "rounding")
    ]
    lines = judge([one("HTXSNV")], made(bands=BANDS, conditions=[EXCEEDED], forced=items, unknown=open_items)).not_checked
    assert [line.split(":")[0] for line in lines[:2]] == ["points", "tasks_exceeded_percent"]
    assert "Câu về cap; Câu về rou" in lines[-2]
    assert lines[-1].startswith("Bảng không ghi những điều chỉ người")
    assert not any(code in line for line in lines for code in ("points_level_mismatch", "condition_missing", "forced_level", "suy_thoai"))


def test_heads_in_the_cap_are_no_open_question_where_it_leaves_them_out():
    item = Unknown(code="u", about="heads_in_cap", who="both", says="đứng đầu có tính không", **UNSURE)
    for apart in (True, False):
        cap = Cap(code="c", who="individual", ratio=Decimal("0.2"), exclude_heads=apart, **SURE)
        judged = judge([one(), one(id="n2", is_head=True)], made(caps=[cap], unknown=[item]))
        assert any("đứng đầu có tính" in line for line in judged.not_checked) is not apart
        assert group_facts(judged.groups[0]).get("left_out") == (1 if apart else None)


def test_marks_nobody_set_are_said_in_one_line():
    items = [
        Forced(code=mark, who="both", level="KHTNV", says=mark, when=(Test(mark=mark),), **SURE) for mark in ("suy_thoai", "mat_doan_ket")
    ]
    judged = judge([one(id=f"n{at}") for at in range(50)], made(forced=items))
    assert judged.findings == ()
    assert sum("chỉ người có thẩm quyền" in line for line in judged.not_checked) == 1
    assert codes(one(marks=("suy_thoai",)), made(forced=items)) == [("forced_level", "high")]


@pytest.mark.parametrize(("level", "months", "fault"), [("HTTNV", 3, True), ("HTTNV", 2, False), ("HTNV", 3, False), ("HTXSNV", 6, True)])
def test_a_ceiling_bounds_from_above_only(level, months, fault):
    item = Ceiling(
        code="c", who="individual", when=(Test(fact="months_absent", at_least=Decimal(3)),), max_level="HTNV", says="nghỉ", **SURE
    )
    assert codes(one(level, months_absent=months), made(ceilings=[item])) == ([("forced_level", "high")] if fault else [])


def test_who_is_not_to_be_rated_may_have_no_level():
    item = NotRated(
        code="n",
        who="individual",
        when=(Test(fact="months_since_admission", below=Decimal(6)),),
        outcome="KHONG_XEP_LOAI",
        says="mới",
        **SURE,
    )
    assert codes(one(months_since_admission=5), made(not_rated=[item])) == [("not_ratable", "high")]
    assert codes(one("KHONG_XEP_LOAI", months_since_admission=5), made(not_rated=[item])) == []
    assert codes(one(months_since_admission=6), made(not_rated=[item])) == []


def test_heads_and_members_are_asked_their_own_rules():
    item = Forced(code="f", who="head", when=(Test(fact="tasks_done_percent", below=Decimal(50)),), level="KHTNV", says="x", **SURE)
    assert codes(one(tasks_done_percent=40), made(forced=[item])) == []
    assert codes(one(tasks_done_percent=40, is_head=True), made(forced=[item]))[0] == ("forced_level", "high")


ONE_BAD = Quarter(code="q1", level="KHTNV", count=1, max_level="HTTNV", says="một quý không hoàn thành thì không xuất sắc", **SURE)
TWO_BAD = Quarter(code="q2", level="KHTNV", count=2, consecutive=True, says="hai quý liên tiếp thì xem xét thay thế", **SURE)
TWO_BEST = Quarter(code="q3", level="HTXSNV", count=2, needed_for="HTXSNV", says="ít nhất hai quý xuất sắc", **SURE)


@pytest.mark.parametrize(
    ("level", "quarters", "wanted"),
    [
        ("HTXSNV", ("KHTNV", "HTXSNV", "HTXSNV"), [("forced_level", "high")]),
        ("HTTNV", ("KHTNV", "HTXSNV", "HTXSNV"), []),
        ("KHTNV", ("KHTNV", "KHTNV", "HTNV"), [("quarters_to_consider", "medium")]),
        ("KHTNV", ("KHTNV", "HTNV", "KHTNV"), []),
        ("HTXSNV", ("HTXSNV", "HTTNV", "HTTNV"), [("condition_missing", "high")]),
        ("HTXSNV", ("HTXSNV", "", "HTTNV"), []),
        ("HTXSNV", ("HTXSNV", "HTXSNV", "HTTNV"), []),
    ],
)
def test_quarters_bear_on_the_year(level, quarters, wanted):
    assert codes(one(level, quarter_levels=quarters), made(quarters=[ONE_BAD, TWO_BAD, TWO_BEST])) == wanted


def test_quarters_nobody_recorded_are_said_once():
    judged = judge([one(id=f"n{at}") for at in range(9)], made(quarters=[ONE_BAD, TWO_BAD]))
    assert judged.findings == ()
    assert sum("quarter_levels" in line for line in judged.not_checked) == 1


def test_what_a_text_is_not_known_to_say_waits_and_gives_no_verdict():
    items = [Unknown(code=about, about=about, says=f"{about} chưa có nguyên văn", **UNSURE) for about in ("forced_level", "voting")]
    judged = judge([one(months_absent=4)], made(unknown=items))
    assert judged.findings == ()
    assert any("cần xác nhận: forced_level chưa có nguyên văn" in line for line in judged.not_checked)
    assert any(line.startswith("months_absent: 1 đối tượng có ghi") for line in judged.not_checked)
    assert any("voting chưa có nguyên văn" in line for line in judged.not_checked)


def test_the_same_rows_give_the_same_answer_and_the_basis_is_never_empty():
    rows = [one(level, id=f"n{at}", points=80, discipline="khien_trach") for at, level in enumerate(("HTXSNV", "HTTNV", "A", "MIEN"))]
    rules = made(bands=BANDS, forced=[DISCIPLINED], conditions=[EXCEEDED])
    first = judge(rows, rules)
    assert first == judge(rows, rules)
    assert all(found.basis.strip() and found.message for found in first.findings)


def test_an_open_question_names_those_it_bears_on_and_nobody_else():
    item = Unknown(
        code="u", about="forced_level", who="individual", when=(Test(fact="months_absent", at_least=Decimal(3)),), says="nghỉ", **UNSURE
    )
    rows = [one(months_absent=4), one(id="n2", months_absent=0), one("KHTNV", id="n3", months_absent=9), one(id="n4")]
    judged = judge(rows, made(unknown=[item]))
    assert [(found.code, found.subject_id, found.severity) for found in judged.findings] == [("rating_to_confirm", "n1", "medium")]
    assert any(line.startswith("months_absent: 1 đối tượng") for line in judged.not_checked)
    assert judge([rows[1]], made(unknown=[item])).findings == ()


def test_a_year_s_rule_that_holds_for_a_quarter_speaks_of_the_quarter_s_tasks():
    row = Rated("collective", "t1", "Xã 1", group="Xã", level="HTTNV", tasks_done_percent=Decimal(60))
    quarter, year = (
        " ".join(found.message for found in judge([row], rules).findings) for rules in (rule_set(2026, "2026-Q2"), rule_set(2026))
    )
    assert "nhiệm vụ của quý" in quarter
    assert "nhiệm vụ của năm" not in quarter
    assert "nhiệm vụ của năm" in year
