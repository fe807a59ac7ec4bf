"""Checks of one cell: both sides and the sum; silent where the figure is plainly possible."""

from datetime import date

import pytest

from nhiemky.domain.appendix_entry import AskedRow, Entry, YearPart
from nhiemky.flows.appendix_entry import fill, standing

MEMBERS = AskedRow("CT06", "06", "Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", target="25", previous="9", cut_off="2023-04")
HOUSEHOLDS = AskedRow("CT03", "03", "Số khách hàng sử dụng nước", "hộ", target="68.000", previous="58.930")
CELLS = AskedRow("CT08", "08", "Chi bộ hoàn thành tốt trở lên", "%", target="100", previous="100")
LOSS = AskedRow("CT04", "04", "Tỷ lệ thất thoát nước", "%", target="dưới 16,0", previous="18,4", direction="lower")
REVENUE = AskedRow("CT02", "02", "Doanh thu bình quân năm", "tỷ đồng", target="138,0", previous="121,7")
LEVEL = AskedRow("CT11", "11", "Xếp loại tổ chức đảng hằng năm", "mức", target="Hoàn thành tốt trở lên", previous="Hoàn thành tốt")
CULTURE = AskedRow("CT12", "12", "Cơ quan đạt chuẩn văn hóa", "có/không", target="Có", previous="Có")


def years(*words):
    return tuple(YearPart(str(2020 + at), said) for at, said in enumerate(words))


def codes(row, words, as_of=None, **entry):
    return [remark.finding.code for remark in fill(row, Entry(words, **entry), as_of).remarks]


def test_years_that_do_not_make_the_total_show_the_sum_and_offer_it():
    line = fill(MEMBERS, Entry("14", years=years("3", "4", "5", "1")))
    (remark,) = line.remarks
    assert remark.blocks
    assert remark.head == "Ô ghi 14, các năm cộng lại 3 + 4 + 5 + 1 = 13."
    assert remark.short == "14 khác tổng các năm là 13"
    assert [(offer.label, offer.words) for offer in remark.offers] == [("Sửa thành 13", "13")]


@pytest.mark.parametrize("parts", [("3", "4", "5", "1"), ("3", "4", "5", ""), ()])
def test_years_that_make_the_total_or_are_not_all_known_are_silent(parts):
    assert codes(MEMBERS, "13", years=years(*parts)) == []


def test_a_year_in_words_is_told():
    assert codes(MEMBERS, "13", years=years("ba", "10")) == ["cell_year_not_number"]


def test_a_figure_a_thousand_times_off_the_last_period_asks_and_offers_the_repair():
    line = fill(HOUSEHOLDS, Entry("61,25"))
    (remark,) = line.remarks
    assert not remark.blocks
    assert remark.sentence == "61,25 nhỏ hơn kỳ trước khoảng 1.000 lần (58.930 hộ). Có phải 61.250?"
    assert remark.offers[0].words == "61.250"
    assert line.compared.words == "chưa tính"
    assert codes(REVENUE, "129400") == ["cell_thousandfold"]


@pytest.mark.parametrize(("row", "words"), [(HOUSEHOLDS, "61.250"), (REVENUE, "12,9"), (MEMBERS, "25")])
def test_a_figure_of_the_usual_size_is_silent(row, words):
    assert "cell_thousandfold" not in codes(row, words)


def test_without_a_last_period_the_target_tells_the_size():
    assert codes(AskedRow("1", "01", "Doanh thu", "tỷ đồng", target="138"), "129400") == ["cell_thousandfold"]


def test_a_count_with_decimals_must_be_mended_a_share_or_an_amount_not():
    assert codes(MEMBERS, "14,5") == ["cell_not_whole"]
    assert codes(REVENUE, "129,4") == []
    assert codes(LOSS, "15,5") == []


def test_percents_beyond_their_scale_are_asked_about():
    assert codes(CELLS, "104") == ["cell_over_hundred"]
    assert "cell_fraction" in codes(CELLS, "0,93")
    assert codes(CELLS, "100") == []
    assert codes(LOSS, "0,5") == []


def test_words_where_a_number_is_wanted_block():
    assert codes(MEMBERS, "nhiều hơn năm trước") == ["cell_words"]
    assert codes(MEMBERS, "93%") == ["cell_percent"]
    assert codes(LEVEL, "mười") == ["cell_choice"]
    assert codes(CULTURE, "mười") == ["cell_choice"]
    assert codes(LEVEL, "HTTNV") == codes(CULTURE, "x") == []


def test_no_as_an_answer_to_a_count_offers_zero_and_changes_nothing():
    line = fill(MEMBERS, Entry("không có"))
    assert line.entry.words == "không có"
    assert [offer.words for offer in line.remarks[0].offers] == ["0"]


def test_another_unit_of_measure_is_kept_asked_about_and_converted_where_only_the_scale_differs():
    line = fill(REVENUE, Entry("129.400 triệu đồng"))
    assert [remark.finding.code for remark in line.remarks] == ["cell_other_unit"]
    assert [offer.words for offer in line.remarks[0].offers] == ["129,4"]
    assert codes(AskedRow("1", "01", "Nước thương phẩm", "nghìn m³"), "11.620.000 m³") == ["cell_other_unit"]
    assert codes(REVENUE, "129,4 tỷ") == []


def test_what_got_worse_and_misses_its_target_asks_for_the_cause():
    assert codes(CELLS, "83,3") == ["cell_fell"]
    assert codes(LOSS, "19") == ["cell_fell"]
    assert fill(LOSS, Entry("19")).remarks[0].short == "tăng so với kỳ trước"
    assert codes(LOSS, "17,2") == []
    assert codes(AskedRow("1", "01", "Đảng viên hoàn thành tốt", "%", target="90", previous="98"), "95") == []


def test_an_estimate_says_until_when():
    assert codes(MEMBERS, "14", kind="estimate") == ["cell_estimate_undated"]
    assert codes(MEMBERS, "14", kind="estimate", cut_off="2023-04-30") == []
    assert codes(MEMBERS, "14", kind="estimate", cut_off="2023-06-30") == ["cell_cut_off_differs"]
    assert codes(MEMBERS, "14", kind="estimate", cut_off="sang năm") == ["cell_cut_off_unclear"]
    assert codes(MEMBERS, "ước 14") == ["cell_said_estimate"]


def test_an_actual_of_a_day_to_come_is_asked_about():
    assert codes(MEMBERS, "14", as_of=date(2023, 4, 29)) == ["cell_not_yet"]
    assert codes(MEMBERS, "14", as_of=date(2023, 5, 1)) == []


def test_a_verdict_that_the_figures_contradict_is_told():
    assert codes(MEMBERS, "14", verdict="Đạt") == ["cell_verdict"]
    assert codes(MEMBERS, "14", verdict="Chưa đạt") == codes(MEMBERS, "14", verdict="56%") == []


def test_a_reason_settles_a_review_but_never_an_error():
    kept = fill(HOUSEHOLDS, Entry("61,25", reason="chỉ tính khu vực mới"))
    assert kept.remarks
    assert kept.open == ()
    assert kept.compared.words == "0,1%"
    assert fill(MEMBERS, Entry("14,5", reason="vì thế")).open


def test_a_blank_is_no_figure_and_says_nothing():
    for words in ("", "  ", "-", "..."):
        line = fill(MEMBERS, Entry(words))
        assert (line.remarks, line.has_figure, line.compared.words) == ((), False, "chưa có số liệu")


def test_the_whole_counts_what_is_filled_and_what_is_open():
    lines = [fill(MEMBERS, Entry("14,5")), fill(CELLS, Entry("83,3")), fill(LOSS, Entry("")), fill(REVENUE, Entry("129,4"))]
    whole = standing(lines)
    assert (whole.filled_said, whole.findings_said, whole.may_submit) == ("3/4 chỉ tiêu có số", "1 lỗi phải sửa, 1 điều nên xem lại", False)
    assert standing([fill(REVENUE, Entry("129,4"))]).findings_said == ""
