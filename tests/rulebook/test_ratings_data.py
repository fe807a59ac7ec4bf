"""The rating rules that come with the program: every year answers, every value says where from, gaps are said."""

from datetime import date
from decimal import Decimal

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import FACTS, LEVELS
from nhiemky.rulebook.rating_marks import MARKS
from nhiemky.rulebook.rating_process import TOPICS
from nhiemky.rulebook.rating_sets import rule_file, rule_set, rule_set_of, shipped
from nhiemky.rulebook.ratings import ITEM_FIELDS, RuleFile

FILES = shipped()
YEARS = {
    2018: "132-QĐ/TW + 16-HD/BTCTW",
    **dict.fromkeys(range(2019, 2023), "132-QĐ/TW + 21-HD/BTCTW"),
    **dict.fromkeys((2023, 2024), "124-QĐ/TW + 25-HD/BTCTW"),
    **dict.fromkeys((2025, 2026, 2030), "366-QĐ/TW + 43-HD/BTCTW"),
}


def items(file: RuleFile):
    return [(section, item) for section in ITEM_FIELDS for item in getattr(file, section)]


@pytest.mark.parametrize(("year", "documents"), YEARS.items())
def test_each_year_is_rated_by_its_own_documents(year: int, documents: str) -> None:
    assert rule_set(year).id == documents


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_quarters_from_2026_add_the_quarterly_guidance(quarter: int) -> None:
    assert rule_set(2026, f"2026-Q{quarter}").id == "366-QĐ/TW + 43-HD/BTCTW + 02-HD/BTCTW"


def test_a_year_before_the_first_regulation_is_refused() -> None:
    with pytest.raises(Refusal, match="năm 2017: sớm nhất là năm 2018"):
        rule_set(2017)


def test_a_quarter_before_quarters_were_rated_is_refused_and_says_when_they_begin() -> None:
    with pytest.raises(Refusal, match="2025-Q3: sớm nhất là 2026-Q1"):
        rule_set(2025, "2025-Q3")


def test_what_is_only_asked_by_name_never_rates_a_year() -> None:
    named = {file.id for file in FILES if not file.standing}
    assert {"335/2025/NĐ-CP", "233/2026/NĐ-CP", "198-KL/TW"} <= named
    assert not named & {symbol for year in YEARS for symbol in rule_set(year).documents}
    assert rule_set_of(rule_file("335/2025/NĐ-CP")).id == "335/2025/NĐ-CP"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.id)
def test_every_value_has_a_clause_and_a_grade_and_every_file_says_what_to_confirm(file: RuleFile) -> None:
    assert file.confirm and file.source
    assert all(item.clause.strip() and item.grade in "ASCKI" for _, item in items(file))
    assert file.effective_from >= date(2018, 1, 1)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.id)
def test_a_default_needs_confirmation_and_a_text_does_not(file: RuleFile) -> None:
    for _, item in items(file):
        assert item.needs_confirmation == (item.grade in "CKI")
        assert item.certain == (not item.needs_confirmation)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.id)
def test_forms_and_frames_that_subjects_name_are_there(file: RuleFile) -> None:
    rules = rule_set_of(file).rules
    forms, frames = {form.code for form in rules.forms}, {criterion.who for criterion in rules.criteria}
    if file.id in ("132-QĐ/TW", "124-QĐ/TW", "366-QĐ/TW"):
        return  # their guidance brings the forms
    assert {subject.form for subject in rules.subjects if subject.form} <= forms
    assert {subject.frame for subject in rules.subjects if subject.frame} <= frames


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_both_caps_a_head_rule_three_steps_and_says_what_it_does_not_know(year: int) -> None:
    rules = rule_set(year)
    for who in ("collective", "individual"):
        cap = rules.cap(who)
        assert cap is not None
        assert (cap.ratio, cap.denominator, cap.rounding, cap.exclude_heads) == (Decimal("0.20"), "good", "none", False)
    assert rules.head_rule is not None
    assert [step.order for step in rules.rules.steps] == [1, 2, 3]
    assert {"rounding", "voting"} <= {gap.about for gap in rules.rules.unknown}


def test_points_are_asked_from_2025_only_and_their_bands_are_half_open() -> None:
    assert rule_set(2024).rules.bands == ()
    bands = {band.level: (band.at_least, band.below) for band in rule_set(2025).rules.bands}
    assert bands == {"HTXSNV": (90, None), "HTTNV": (70, 90), "HTNV": (50, 70), "KHTNV": (0, 50)}


def test_the_quarter_rounds_half_up_leaves_heads_out_and_may_be_elevated_by_decision() -> None:
    cap = rule_set(2026, "2026-Q2").cap("individual")
    assert cap is not None
    assert (cap.rounding, cap.exclude_heads, cap.elevated_ratio, cap.needs_confirmation) == ("half_up", True, Decimal("0.25"), True)


def test_the_members_cap_of_2019_counts_in_each_grassroots_organisation() -> None:
    cap = rule_set(2019).cap("individual")
    assert cap is not None
    assert (cap.group_by, cap.grade) == (("grassroots_organisation",), "A")


def test_what_is_not_at_hand_says_so() -> None:
    assert {gap.about for gap in rule_set(2025).rules.unknown} >= {
        "cap_exceeded",
        "forced_level",
        "fallback",
        "rounding",
        "criteria",
        "days",
    }
    assert all(gap.needs_confirmation for year in YEARS for gap in rule_set(year).rules.unknown)
    assert rule_file("233/2026/NĐ-CP").caps == rule_file("233/2026/NĐ-CP").bands == ()


def test_before_the_first_quarter_has_two_readings_and_the_stricter_is_the_day() -> None:
    (day,) = (day for day in rule_set(2021).rules.days if day.code == "redo_before_q1")
    assert day.last_day(2021) == date(2021, 12, 31)
    assert [day.last_day(2021, reading=other) for other in day.readings] == [date(2022, 3, 31)]


def test_a_day_of_the_quarter_moves_with_the_quarter() -> None:
    (day,) = (day for day in rule_set(2026, "2026-Q2").rules.days if day.code == "all_done")
    assert [day.last_day(2026, quarter) for quarter in (1, 2, 3)] == [date(2026, 3, 20), date(2026, 6, 20), date(2026, 9, 20)]


def test_lower_examples_are_stricter_than_their_superiors() -> None:
    bands = {band.level: band.at_least for band in rule_set_of(rule_file("05-HD/ĐU (ví dụ)")).rules.bands}
    assert bands == {"HTXSNV": 90, "HTTNV": 80, "HTNV": 60, "KHTNV": 0}
    committee = rule_set_of(rule_file("03-HD/ĐU (ví dụ)"))
    assert list(committee.documents) == ["366-QĐ/TW", "43-HD/BTCTW", "07-QĐ/TU (ví dụ)", "03-HD/ĐU (ví dụ)"]
    assert [step.order for step in sorted(committee.rules.steps, key=lambda step: step.order)] == [1, 2, 3, 4]


def test_marks_have_words_and_every_mark_is_told_in_the_docs(pytestconfig) -> None:
    page = (pytestconfig.rootpath / "docs" / "algorithms" / "rating-rules.md").read_text(encoding="utf-8")
    assert all(words.strip() for words in MARKS.values())
    assert [mark for mark in MARKS if f"`{mark}`" not in page] == []


def test_topics_cover_every_finding_that_a_gap_can_silence() -> None:
    assert {"cap_exceeded", "head_above_collective", "points_level_mismatch", "forced_level", "condition_missing", "not_ratable"} <= set(
        TOPICS
    )
    assert len(LEVELS) == 4 and "points" in FACTS
