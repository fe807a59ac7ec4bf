"""Before a report goes out: what is missing is told once, what is in order is left in peace."""

from decimal import Decimal

import pytest

from nhiemky.checking.named_figures import AskedFigure, asked_figures, given_in
from nhiemky.checking.submission import Submitted, check_submission
from nhiemky.domain.figure import BLANK, Row, Value
from nhiemky.domain.placement import SectionItem, SectionWork, Unplaced
from nhiemky.domain.unit_report import Identity

ONE = SectionItem("I", ("I",), "I", "Bối cảnh", "")
GROUP = SectionItem("II", ("II",), "II", "Kết quả", "", group=True)
BELOW = SectionItem("II/1", ("II", "1"), "1", "Tư tưởng", "", ("Nêu số lượt người học tập nghị quyết.",), parent="II")
OTHERS = SectionItem("III", ("III",), "III", "Ban thường vụ", "", applies=False)
ITEMS = (ONE, GROUP, BELOW, OTHERS)
WRITTEN = (SectionWork("I", "Có 6 chi bộ.", True), SectionWork("II/1", "Có 312 lượt người học tập nghị quyết.", True))


def codes(**given) -> list[str]:
    return [found.code for found in check_submission(Submitted(**{"items": ITEMS, "works": WRITTEN, **given}))]


def test_a_report_in_order_has_no_findings():
    assert codes() == []


def test_an_empty_section_must_be_mended():
    (found,) = check_submission(Submitted(ITEMS, WRITTEN[1:]))
    assert (found.code, found.severity, found.subject_id) == ("section_empty", "high", "I")


def test_not_applicable_with_reason_and_text_under_the_heading_above_are_answers():
    assert codes(works=(SectionWork("I", not_applicable="Mới thành lập"), SectionWork("II", "Viết chung."))) == []


def test_typed_sections_not_marked_done_are_told_in_one_finding():
    assert codes(works=(SectionWork("I", "Có."), WRITTEN[1]), typed=True) == ["sections_not_done"]
    assert codes(works=(SectionWork("I", "Có."), WRITTEN[1])) == []


def test_a_workbook_alone_is_not_asked_for_sections():
    assert codes(works=(), rows=(row(Value("3", Decimal(3))),), file="a.xlsx") == []


def test_a_file_that_holds_nothing_is_told():
    assert codes(works=(), file="a.docx") == ["report_holds_nothing"]


def row(actual: Value) -> Row:
    return Row("6", "Kết nạp đảng viên", "đảng viên", BLANK, actual, "", "Phụ lục", 9, "D9", "E9", "CT06")


def test_blank_cells_are_counted_in_one_finding():
    assert codes(rows=(row(BLANK), row(BLANK))) == ["appendix_cells_blank"]


def test_a_count_that_the_appendix_has_otherwise_is_told_and_an_equal_one_is_not():
    works = (SectionWork("I", "Kết nạp đảng viên: 13 đồng chí."), WRITTEN[1])
    assert codes(works=works, rows=(row(Value("14", Decimal(14))),)) == ["text_differs_from_appendix"]
    assert codes(works=works, rows=(row(Value("13", Decimal(13))),)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Từ đầu nhiệm kỳ đến tháng 4/2023 kết nạp 13 đảng viên, đạt 52%.", ["text_differs_from_appendix"]),
        ("Từ đầu nhiệm kỳ đến nay kết nạp được 14 đảng viên.", []),
        ("Quý I kết nạp 3 đảng viên.", []),
        ("Trong nhiệm kỳ, năm 2021 kết nạp 4 đảng viên.", []),
    ],
)
def test_a_count_in_a_sentence_about_the_whole_time_is_compared(text, expected):
    works = (SectionWork("I", text), WRITTEN[1])
    beside = (Row("6", "Kết nạp đảng viên mới", "đảng viên", BLANK, Value("14", Decimal(14)), "", "", 0, "", "", "CT06"),)
    assert codes(works=works, beside=beside) == expected


def test_a_years_part_of_a_total_is_left_in_peace():
    works = (SectionWork("I", "Năm 2021 kết nạp 4 đảng viên."), WRITTEN[1])
    assert codes(works=works, rows=(row(Value("14", Decimal(14))),)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Đã tổ chức học tập nghị quyết.", "named_figure_missing"),
        ("Có 300 người học tập nghị quyết.", "named_figure_other_unit"),
    ],
)
def test_a_named_figure_that_is_not_given_as_asked_is_told(text, code):
    assert codes(works=(WRITTEN[0], SectionWork("II/1", text, True))) == [code]


def test_a_field_that_differs_from_the_text_is_told_and_an_equal_one_is_not():
    name = asked_figures(BELOW.guidance)[0].name
    assert codes(figures={("II/1", name): "310"}) == ["named_figure_differs"]
    assert codes(figures={("II/1", name): "312"}) == []


@pytest.mark.parametrize("line", ["Một số hạn chế.", "Thực hiện Nghị quyết số 12.", "Nêu số liệu cụ thể.", "Kế hoạch số ba mươi."])
def test_what_is_no_count_is_not_asked(line):
    assert asked_figures((line,)) == ()


def test_a_rate_is_asked_in_percent():
    assert asked_figures(("Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ;",)) == (AskedFigure("tỷ lệ chi bộ hoàn thành tốt nhiệm vụ", "%"),)
    assert given_in("Có 93,7% chi bộ hoàn thành tốt.", AskedFigure("tỷ lệ chi bộ hoàn thành tốt", "%")).number == Decimal("93.7")


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        (Identity("ĐẢNG ỦY SỞ TÀI CHÍNH", "letterhead"), []),
        (Identity("Sở TC", "file_name"), []),
        (Identity("ĐẢNG ỦY SỞ NỘI VỤ TỈNH", "letterhead"), ["report_of_other_unit"]),
        (Identity("Đảng bộ Sở Tài chính", "identity_sheet", unit_id="x"), ["report_of_other_unit"]),
        (Identity("tên cũ", "identity_sheet", unit_id="stc"), []),
    ],
)
def test_another_units_file_must_be_chosen_again(identity, expected):
    assert codes(identity=identity, unit="Đảng bộ Sở Tài chính", unit_id="stc", file="a.docx") == expected


def test_a_stamp_on_its_own_line_must_go_and_a_word_in_a_sentence_may_stay():
    assert codes(works=(SectionWork("I", "Có.\nTỐI MẬT\n"), WRITTEN[1])) == ["text_is_secret"]
    assert codes(works=(SectionWork("I", "Công tác bảo mật tốt."), WRITTEN[1])) == []


def test_paragraphs_not_settled_must_be_placed():
    assert codes(unplaced=(Unplaced("Đỡ đầu xã."),)) == ["paragraph_unplaced"]
