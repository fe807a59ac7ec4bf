"""Terms as values: years, the middle, outcomes of promises, next levels; nothing without its arithmetic."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from nhiemky.consolidating.ask_once import Asking, Told, known_already
from nhiemky.consolidating.promises import promised_in
from nhiemky.consolidating.term_results import Case, by_year, in_order, mid_term, next_level, outcome_of
from nhiemky.domain.target_progress import Counting, Span
from nhiemky.domain.term_results import Dated, Given, TermRule
from nhiemky.domain.unit_report import SectionText

RULE = TermRule(Decimal(0), Decimal(0), Decimal(50), Decimal(6), Decimal(25))
SPAN = Span(date(2020, 1, 1), date(2025, 12, 31))
TODAY = date(2025, 8, 18)


def dated(year, raw, month=12, day=28):
    return Dated(date(year, month, day), f"năm {year}", raw, "sổ")


def case(figures, *, unit="đảng viên", target="240", cumulative=True, given=None, direction="higher", statement="Kết nạp đảng viên"):
    return Case(statement, unit, direction, Counting("term", cumulative), target, tuple(figures), given)


def test_of_a_year_the_last_figure_and_of_the_term_the_one_nearest_to_its_middle():
    figures = in_order((dated(2022, "9"), dated(2021, "3", 6), dated(2021, "4"), dated(2019, "99"), dated(2024, "20")), SPAN)
    assert {year: one.raw for year, one in by_year(figures).items()} == {2021: "4", 2022: "9", 2024: "20"}
    assert mid_term(figures, SPAN, 300).raw == "9" and mid_term(figures[:1], SPAN, 300) is None


def test_a_promise_is_kept_partly_not_or_unknown_with_both_numbers():
    def told(level, raw, direction="higher", due=None):
        return outcome_of(level, due, dated(2025, raw, 7) if raw else None, "đảng viên", direction, RULE, TODAY)

    assert told("250", "251")[0] == "kept" and told("250", "247")[0] == "partly" and told("250", "100")[0] == "not"
    assert told("250", "")[0] == "unknown" and told("250", "nhiều")[0] == "unknown"
    assert told("không quá 5", "6", "lower")[0] == "not" and told("không quá 5", "5", "lower")[0] == "kept"
    assert told("250", "100", due=date(2025, 12, 31))[0] == "unknown"
    assert "Hứa 250" in told("250", "247")[1] and "247" in told("250", "247")[1]


def test_a_ceiling_takes_the_lower_and_says_so():
    made = next_level(case([dated(2025, "20", 7)], direction="lower", target="không quá 25", given=Given("3", "NQ", True)), SPAN, RULE)
    assert made.level == "không quá 15" and "lấy mức thấp hơn" in made.arithmetic


def test_a_rate_is_the_best_of_result_target_and_superior_and_never_above_a_hundred():
    figures = [dated(2021, "92%"), dated(2025, "96,2%", 7)]
    made = next_level(case(figures, unit="%", target="95%", cumulative=False, given=Given("98%", "NQ")), SPAN, RULE)
    assert made.level == "98%" and "bình quân mỗi năm tăng" in made.arithmetic
    carried = TermRule(Decimal(0), Decimal(100), Decimal(50), Decimal(6), Decimal(25))
    assert next_level(case([dated(2021, "80%"), dated(2025, "99%", 7)], unit="%", cumulative=False), SPAN, carried).level == "100%"


def test_nothing_is_proposed_where_there_is_no_figure():
    assert next_level(case([]), SPAN, RULE).level == ""


@given(st.integers(1, 100_000), st.integers(1, 100_000))
def test_a_better_result_never_makes_a_lower_proposal(one, more):
    low = next_level(case([dated(2025, str(one), 7)]), SPAN, RULE).level
    high = next_level(case([dated(2025, str(one + more), 7)]), SPAN, RULE).level
    assert int(low.replace(".", "")) <= int(high.replace(".", ""))


def test_a_heading_counts_with_everything_below_it_and_leading_lines_are_left_out():
    texts = (
        SectionText(("IV",), "Phương hướng, nhiệm vụ", ()),
        SectionText(("IV", "1"), "Về kinh tế", ("Tập trung thực hiện các việc sau:", "- Mở rộng thêm hai tuyến đường.")),
        SectionText(("II",), "Kết quả", ("- Đã mở rộng một tuyến đường.",)),
    )
    assert [one.words for one in promised_in(texts, ("phương hướng",))] == ["Mở rộng thêm hai tuyến đường."]


def test_only_the_same_words_day_and_unit_are_known_and_a_settled_match_counts():
    row = Asking("CT06", "Kết nạp đảng viên mới", "đảng viên", "2023-04-30")

    def told(statement="Kết nạp đảng viên mới", unit="đảng viên", day="2023-04", actual="14"):
        return Told(statement, unit, actual, day, "Sơ kết")

    assert known_already((row,), (told(),))[0].offered.actual == "14"
    for other in (told(unit="chi bộ"), told(day="2023-05-31"), told("Phát triển đảng"), told(actual=" "), told(day="sang năm")):
        assert known_already((row,), (other,)) == ()
    settled = {("phat trien dang", "dang vien"): "CT06"}
    assert known_already((row,), (told("Phát triển đảng"),), settled)[0].offered.actual == "14"


def test_the_newest_value_is_offered_and_the_others_told():
    row = Asking("CT06", "Kết nạp", "đảng viên", "2023-04-30", "14")
    rows = [Told("Kết nạp", "đảng viên", raw, "2023-04-30", raw) for raw in ("14", "15", "15,0")]
    (known,) = known_already((row,), rows)
    assert known.offered.actual == "15,0" and [one.actual for one in known.differing] == ["14"] and not known.same
