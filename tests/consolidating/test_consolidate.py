"""The whole way from reports to the parent's figures; sums are recomputed independently and must be conserved."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from consolidating.papers import report, row, said
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemky.consolidating.consolidate import consolidate
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.vietnamese.numbers import format_number

JOIN = "Kết nạp đảng viên mới"
RATE = "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ"


def only(total):
    [indicator] = total.indicators
    return indicator


def campaign(*indicators, **facts):
    return Campaign("Sơ kết giữa nhiệm kỳ", Owner("Đảng ủy Khối"), indicators=indicators, **facts)


def codes(total):
    return [found.code for found in total.findings]


def test_counts_add_up_targets_and_actuals():
    total = only(consolidate([report("A", row(JOIN, 3, 10)), report("B", row(JOIN, "1.005", "1.000"))]))
    assert (total.method, total.target.plain, total.actual.plain, total.status) == ("sum", "1010", "1008", "chưa đạt")
    assert total.arithmetic == ("3 + 1.005 = 1.008", "1.008 < 1.010 (bằng 99,8%, thiếu 2)")
    assert [(part.unit, part.file, part.place) for part in total.parts] == [("A", "A.xlsx", "Phụ lục!E5"), ("B", "B.xlsx", "Phụ lục!E5")]


def test_a_blank_is_a_part_without_a_figure_and_never_zero():
    total = only(consolidate([report("A", row(JOIN, 3)), report("B", row(JOIN, "")), report("C", row(JOIN, "-"))]))
    assert (total.actual.plain, total.counted, len(total.parts)) == ("3", 1, 3)
    assert total.parts[1].status == "chưa có số liệu"
    assert total.remarks == ("2/3 đơn vị chưa có số thực hiện",)


def test_nobody_has_a_figure():
    total = only(consolidate([report("A", row(JOIN, "", 3)), report("B", row(JOIN, "", 4))]))
    assert (total.target.plain, total.actual.is_blank, total.status) == ("7", True, "chưa có số liệu")


def test_yes_and_no_count_the_yes():
    rows = [row("Đạt chuẩn văn hóa", answer, "Đạt", unit="Đạt/Chưa đạt") for answer in ("Đạt", "Chưa đạt", "x", "")]
    total = only(consolidate([report(f"Chi bộ {n}", each) for n, each in enumerate(rows)]))
    assert (total.method, total.actual.plain, total.target.plain, total.status) == ("count_yes", "2", "4", "chưa đạt")


@pytest.mark.parametrize(
    ("statement", "unit", "values"),
    [
        (RATE, "%", ("95", "93,7")),
        ("Tổ chức đảng hoàn thành tốt", "", ("95%", "93,7%")),
        ("Thu nhập bình quân", "triệu đồng/người/năm", ("60", "72,5")),
        ("Xếp loại tổ chức đảng", "", ("Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ")),
        ("Thứ hạng cải cách hành chính", "hạng", ("3", "5")),
        ("Chỉ số hài lòng của người dân", "điểm", ("88", "91")),
    ],
)
def test_percents_averages_ranks_and_levels_are_not_added(statement, unit, values):
    total = only(consolidate([report(f"Chi bộ {n}", row(statement, value, unit=unit)) for n, value in enumerate(values)]))
    assert (total.method, total.actual.is_blank, total.status, len(total.parts)) == ("none", True, None, 2)


@pytest.mark.parametrize("unit", ["đảng viên/năm", "cuộc/quý"])
def test_figures_per_year_add_up_over_units(unit):
    assert only(consolidate([report("A", row(JOIN, 3, unit=unit)), report("B", row(JOIN, 4, unit=unit))])).actual.plain == "7"


def test_a_word_among_numbers_stays_out_and_is_told():
    total = consolidate([report("A", row(JOIN, 3)), report("B", row(JOIN, "đang rà soát"))])
    assert only(total).actual.plain == "3"
    assert [(found.code, found.file, found.place) for found in total.findings] == [("figure_not_counted", "B.xlsx", "Phụ lục!E5")]


def test_a_percent_in_a_row_of_counts_stays_out_and_is_told():
    asked = campaign(Indicator("1", JOIN, "đảng viên", "sum"))
    total = consolidate([report("A", row(JOIN, 3)), report("B", row(JOIN, "95%"))], campaign=asked)
    assert only(total).actual.plain == "3"
    assert "figure_not_counted" in codes(total)


def test_counts_with_a_percent_for_their_target_still_add_up():
    rows = [row("Chi bộ sinh hoạt định kỳ", actual, "100%", unit="chi bộ") for actual in (12, 15)]
    total = only(consolidate([report(f"Chi bộ {n}", each) for n, each in enumerate(rows)]))
    assert (total.method, total.actual.plain, total.target.is_blank, total.status) == ("sum", "27", True, None)


def test_one_percent_among_counts_does_not_turn_the_row_round():
    total = consolidate([report("A", row(JOIN, 3)), report("B", row(JOIN, 4)), report("C", row(JOIN, "95%"))])
    assert (only(total).method, only(total).actual.plain, codes(total)) == ("sum", "7", ["figure_not_counted"])


def test_estimates_are_added_and_marked():
    total = consolidate([report("A", row(JOIN, 30)), report("B", row(JOIN, 5), estimated=True), report("C", row(JOIN, "ước 7"))])
    assert only(total).actual.plain == "42"
    assert only(total).remarks == ("gồm số ước (12) của 2 đơn vị",)
    assert codes(total) == ["estimates_mixed"]


def test_all_estimates_are_marked_without_a_finding():
    total = consolidate([report("A", row(JOIN, 30), estimated=True), report("B", row(JOIN, 5), estimated=True)])
    assert only(total).remarks == ("số ước",)
    assert codes(total) == []


def test_cut_offs_that_differ_are_told_once_for_all_rows():
    rows = (row(JOIN, 3), row("Số cuộc kiểm tra", 4, unit="cuộc", at=6))
    total = consolidate(
        [report("A", *rows, cut_off="2023-04"), report("B", *rows, cut_off="2023-05-15"), report("C", *rows, cut_off="2023-04-30")]
    )
    assert [(found.code, found.facts["count"]) for found in total.findings] == [("cut_offs_mixed", 2)]
    assert "tháng 4/2023" in total.findings[0].message


def test_a_verdict_against_its_numbers_is_told_with_its_cell():
    total = consolidate([report("A", row(JOIN, 3, 5, verdict="Đạt")), report("B", row(JOIN, 5, 5, verdict="Đạt"))])
    [found] = total.findings
    assert (found.code, found.severity, found.file, found.place) == ("verdict_contradicts", "high", "A.xlsx", "Phụ lục!E5")
    assert "3 < 5" in found.message


def test_a_slip_of_scale_is_asked_about():
    total = consolidate([report("A", row("Thu ngân sách", "500.000.000", "520", unit="triệu đồng"))])
    assert codes(total) == ["figure_out_of_scale"]
    total = consolidate([report("A", row(RATE, "0,95", "95", unit="%"))])
    assert "figure_out_of_scale" in codes(total)


def test_the_campaigns_method_and_target_hold():
    asked = campaign(Indicator("1", RATE, "%", "mean_unweighted", target="từ 90% trở lên"))
    total = only(consolidate([report("A", row(RATE, "95", unit="%")), report("B", row(RATE, "90,5", unit="%"))], campaign=asked))
    assert (total.actual.plain, total.target.plain, total.status, total.target_from) == ("92.75", "90", "vượt", "owner")


def test_a_mean_that_does_not_end_says_that_it_is_rounded():
    asked = campaign(Indicator("1", RATE, "%", "mean_unweighted"))
    total = only(consolidate([report(u, row(RATE, v, unit="%")) for u, v in (("A", "90"), ("B", "91"), ("C", "91"))], campaign=asked))
    assert total.actual.plain == "90.67"
    assert "≈" in total.arithmetic[0]


def test_a_ratio_is_recomputed_from_its_two_numbers_where_both_are_there():
    good, all_of_them = (
        Indicator("G", "Đảng viên hoàn thành tốt", "đảng viên", "sum"),
        Indicator("N", "Đảng viên được xếp loại", "đảng viên", "sum"),
    )
    asked = campaign(good, all_of_them, Indicator("R", RATE, "%", "ratio", target="90%", numerator="G", denominator="N"))

    def unit(name, a, b, printed):
        return report(name, row(good.statement, a), row(all_of_them.statement, b, at=6), row(RATE, printed, unit="%", at=7))

    total = consolidate([unit("A", 9, 10, "90"), unit("B", 150, 200, "75"), unit("C", 5, "", "99")], campaign=asked)
    ratio = total.indicators[2]
    assert (ratio.actual.plain, ratio.status, ratio.counted) == ("75.71", "chưa đạt", 2)
    assert ratio.arithmetic[0] == "159 : 210 ≈ 75,71%, từ 2 đơn vị"
    assert ratio.remarks == ("1 đơn vị thiếu tử số hoặc mẫu số, không tính",)


def test_a_ratio_of_texts_x_of_y_and_bare_percents_told():
    asked = campaign(Indicator("R", RATE, "%", "ratio"))
    total = consolidate(
        [report("A", row(RATE, "9/10", unit="%")), report("B", row(RATE, "15/20", unit="%")), report("C", row(RATE, "99%", unit="%"))],
        campaign=asked,
    )
    assert (only(total).actual.plain, only(total).counted) == ("80", 2)
    assert codes(total) == ["ratio_without_parts"]


def test_counting_units_as_a_share_and_by_level():
    asked = campaign(Indicator("1", "Tổ chức đảng xếp loại", "%", "count_yes", target="từ 95%"))
    rows = [row("Tổ chức đảng xếp loại", level, "Hoàn thành tốt nhiệm vụ trở lên", unit="") for level in ("HTXSNV", "HTTNV", "HTNV")]
    total = only(consolidate([report(f"Chi bộ {n}", each) for n, each in enumerate(rows)], campaign=asked))
    assert (total.actual.plain, total.arithmetic[0]) == ("66.67", "2/3 đơn vị ≈ 66,67%")


def test_unit_targets_of_the_campaign_stand_in_for_blank_cells():
    asked = campaign(Indicator("1", JOIN, "đảng viên", "sum"), units=(Unit("a", "Chi bộ A", targets={"1": "12"}), Unit("b", "Chi bộ B")))
    total = only(consolidate([report("Chi bộ A", row(JOIN, 3)), report("Chi bộ B", row(JOIN, 3, 8))], campaign=asked))
    assert total.target.plain == "20"


def test_an_owners_target_that_the_units_targets_do_not_make_is_told():
    asked = campaign(Indicator("1", JOIN, "đảng viên", "sum", target="25"))
    total = consolidate([report("A", row(JOIN, 3, 10)), report("B", row(JOIN, 3, 10))], campaign=asked)
    assert (only(total).target.plain, codes(total)) == ("25", ["targets_do_not_add_up"])


def test_a_cut_off_the_campaign_does_not_ask_for_is_told():
    asked = campaign(Indicator("1", JOIN, "đảng viên", "sum"), cut_off="2023-04")
    total = consolidate([report("A", row(JOIN, 3), cut_off="2023-04-30"), report("B", row(JOIN, 3), cut_off="2023-03")], campaign=asked)
    assert [found.code for found in total.findings if found.file == "B.xlsx"] == ["cut_off_not_asked"]
    assert not [found for found in total.findings if found.file == "A.xlsx"]


def test_text_only_units_are_no_unit_of_the_table_and_their_words_are_kept():
    total = consolidate([report("A", row(JOIN, 3)), report("B", file="b.docx", texts=(said("Thuận lợi", "Đoàn kết."),))])
    assert total.units == ("A",)
    assert total.sections[0].contributions[0].units == ("B",)


def test_no_table_at_all_is_told():
    assert codes(consolidate([])) == ["no_table_anywhere"]


# --- conservation -------------------------------------------------------------------------------------------------------

NUMBERS = st.decimals(min_value=-(10**6), max_value=10**11, places=3).map(lambda number: number.normalize() + 0)
ROWS = st.lists(st.one_of(st.none(), NUMBERS), min_size=3, max_size=3).filter(lambda values: any(v is not None for v in values))
TABLES = st.lists(ROWS, min_size=1, max_size=9)
STATEMENTS = ("Kết nạp đảng viên mới", "Thu ngân sách trên địa bàn", "Cây xanh trồng phân tán")


def table(unit, values):
    return report(
        unit,
        *(
            row(s, "" if v is None else format_number(v), unit="tỷ đồng", at=5 + n)
            for n, (s, v) in enumerate(zip(STATEMENTS, values, strict=True))
        ),
    )


@settings(max_examples=60, deadline=None)
@given(TABLES, st.randoms(use_true_random=False))
def test_totals_are_the_sum_of_the_parts_in_any_order_and_with_copies(tables, dice):
    files = [table(f"Chi bộ số {n}", values) for n, values in enumerate(tables)]
    shuffled = [*files, *dice.sample(files, k=len(files) // 2)]
    dice.shuffle(shuffled)
    for file in dice.sample(files, k=len(files) // 3):  # the same bytes under another name
        shuffled.append(report(file.identity.unit, *file.rows, file=f"copy {file.file}", sha256=file.sha256))
    total = consolidate(shuffled)
    by_statement = {indicator.statement: indicator for indicator in total.indicators}
    for at, statement in enumerate(STATEMENTS):
        numbers = [values[at] for values in tables if values[at] is not None]
        indicator = by_statement[statement]
        assert len(indicator.parts) == len(tables)
        assert indicator.counted == len(numbers)
        if numbers:
            assert Fraction(indicator.actual.number) == sum(map(Fraction, numbers))
            assert sum((Fraction(p.actual.number) for p in indicator.parts if p.counted), Fraction()) == Fraction(indicator.actual.number)
        else:
            assert indicator.actual.is_blank


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 10**15 - 1), min_size=2, max_size=12), st.integers(1, 5))
def test_a_unit_split_in_several_gives_the_same_total(numbers, pieces):
    whole = only(consolidate([report(f"Chi bộ {n}", row(JOIN, number)) for n, number in enumerate(numbers)]))
    first, rest = numbers[0], numbers[1:]
    shares = [first // pieces] * (pieces - 1)
    shares.append(first - sum(shares))
    split = [report(f"Chi bộ tách {n}", row(JOIN, share)) for n, share in enumerate(shares)]
    apart = only(consolidate([*split, *(report(f"Chi bộ {n}", row(JOIN, number)) for n, number in enumerate(rest))]))
    assert whole.actual.number == apart.actual.number == Decimal(sum(numbers))


@settings(max_examples=20, deadline=None)
@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(tables, dice):
    files = [table(f"Chi bộ số {n}", values) for n, values in enumerate(tables)]
    shuffled = list(files)
    dice.shuffle(shuffled)
    assert consolidate(files) == consolidate(shuffled)
