"""What a cell's words are understood as, and how a figure compares."""

import pytest

from nhiemky.domain.appendix_entry import AskedRow, Entry
from nhiemky.flows.appendix_entry import fill, understand

COUNT = AskedRow("1", "01", "Kết nạp đảng viên mới", "đảng viên")
SHARE = AskedRow("2", "02", "Đảng viên hoàn thành tốt trở lên", "%")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1.406", "hiểu là 1.406 đảng viên"),
        ("1406", "hiểu là 1.406 đảng viên"),
        (" 1 406 ", "hiểu là 1.406 đảng viên"),
        ("05", "hiểu là 5 đảng viên"),
        ("14 đ/c", "hiểu là 14 đảng viên"),
        ("", "chưa có số liệu"),
        ("...", "chưa có số liệu"),
    ],
)
def test_a_count_as_typed(words, said):
    assert understand(words, COUNT).said == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("93,7", "hiểu là 93,7%"),
        ("93,7%", "hiểu là 93,7%"),
        ("93.7", "hiểu là 93,7%"),
        ("ước 95%", "hiểu là ước 95%"),
        ("từ 90% trở lên", "hiểu là từ 90% trở lên"),
        ("12/15", "hiểu là 80%"),
    ],
)
def test_a_percent_as_typed(words, said):
    assert understand(words, SHARE).said == said


def test_yes_and_no_speak_the_rows_own_words():
    row = AskedRow("1", "01", "Cơ quan đạt chuẩn văn hóa", "có/không")
    assert [understand(words, row).printed for words in ("x", "Đạt", "chưa")] == ["Có", "Có", "Không"]


def test_short_forms_of_levels_are_printed_in_full():
    row = AskedRow("1", "01", "Xếp loại tổ chức đảng", "mức")
    assert understand("HTXSNV", row).printed == "Hoàn thành xuất sắc nhiệm vụ"


def test_an_english_comma_in_a_count_is_a_question():
    seen = understand("1,406", COUNT)
    assert seen.question == "Có phải 1.406 không?"
    assert [offer.words for offer in seen.offers] == ["1.406"]
    assert seen.printed == "1,406"


@pytest.mark.parametrize(
    ("target", "words", "unit", "direction", "compared", "tone"),
    [
        ("12.400", "11.620", "nghìn m³", "higher", "93,7%", "plain"),
        ("25", "14", "đảng viên", "higher", "56,0%", "plain"),
        ("25", "26", "đảng viên", "higher", "104,0%", "good"),
        ("dưới 16,0", "17,2", "%", "lower", "cao hơn 1,2 điểm", "warn"),
        ("dưới 16,0", "15", "%", "lower", "thấp hơn 1 điểm", "good"),
        ("từ 90,0", "92,3", "%", "higher", "hơn 2,3 điểm", "good"),
        ("từ 90,0", "90", "%", "higher", "Đạt", "good"),
        ("100", "83,3", "%", "higher", "thấp hơn 16,7 điểm", "warn"),
        ("Có", "Có", "có/không", "higher", "Đạt", "good"),
        ("Có", "Không", "có/không", "higher", "Chưa đạt", "warn"),
        ("Hoàn thành tốt trở lên", "Hoàn thành tốt", "mức", "higher", "Đạt", "good"),
        ("Có", "", "có/không", "higher", "chưa có số liệu", "none"),
        ("", "14", "đảng viên", "higher", "", "none"),
    ],
)
def test_a_figure_against_its_target(target, words, unit, direction, compared, tone):
    line = fill(AskedRow("1", "01", "Chỉ tiêu", unit, target=target, direction=direction), Entry(words))
    assert (line.compared.words, line.compared.tone) == (compared, tone)


def test_a_figure_against_the_last_period():
    row = AskedRow("1", "01", "Tỷ lệ thất thoát nước", "%", previous="18,4", direction="lower")
    last = fill(row, Entry("17,2")).last
    assert (last.words, last.tone) == ("giảm 1,2 điểm", "good")
    assert fill(row, Entry("18,4")).last.words == "bằng kỳ trước"
    assert fill(COUNT, Entry("3")).last.words == ""
