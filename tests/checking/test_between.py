"""prose_differs_from_appendix, figure_twice, figure_fell, figure_jumped: said where two places give one figure, silent where they do not."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import docx
import pytest

from nhiemky.checking.periods import period_findings
from nhiemky.domain.campaign import CampaignFigure
from nhiemky.domain.figure import Row, Value
from nhiemky.domain.finding import Finding
from nhiemky.flows.check_file import check_document

HEAD = (
    "ĐẢNG BỘ TỈNH NAM THUẬN",
    "ĐẢNG ỦY SỞ GIÓ",
    "Số 12-BC/ĐU",
    "Nam Thuận, ngày 20 tháng 5 năm 2028",
    "BÁO CÁO",
    "sơ kết giữa nhiệm kỳ 2025 - 2030",
)
ROWS = (
    ("Kết nạp đảng viên mới", "đảng viên", "40", "26"),
    ("Cuộc kiểm tra, giám sát của cấp ủy", "cuộc", "20", "16"),
    ("Kinh phí an sinh xã hội", "triệu đồng", "200", "1.646,1"),
    ("Tỷ lệ đảng viên học tập, quán triệt nghị quyết", "%", "98", "99,6"),
)


def report(*sentences: str, rows=ROWS) -> bytes:
    document = docx.Document()
    for line in (*HEAD, "I- KẾT QUẢ THỰC HIỆN", *sentences, "PHỤ LỤC", "Kết quả thực hiện các chỉ tiêu"):
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=5)
    for cell, words in zip(
        table.rows[0].cells, ("TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện đến tháng 4/2028"), strict=True
    ):
        cell.text = words
    for number, row in enumerate(rows, 1):
        for cell, words in zip(table.add_row().cells, (str(number), *row), strict=True):
            cell.text = words
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def said(code: str, *sentences: str) -> list[Finding]:
    return [each for each in check_document(report(*sentences), "bao-cao.docx") if each.code == code]


@pytest.mark.parametrize(
    ("sentence", "prose", "table"),
    [
        ("Đảng bộ đã kết nạp được 27 đảng viên mới, đạt 67,5% chỉ tiêu.", "27", "26"),
        ("Từ đầu nhiệm kỳ đến nay, kết nạp 62 đảng viên mới.", "62", "26"),
        ("Cấp ủy tiến hành 18 cuộc kiểm tra, giám sát.", "18", "16"),
        ("- Kinh phí an sinh xã hội: 1.464,1 triệu đồng.", "1.464,1", "1.646,1"),
        ("- Tỷ lệ đảng viên học tập, quán triệt nghị quyết: 96,6%.", "96,6", "99,6"),
    ],
)
def test_prose_differs_from_appendix(sentence, prose, table):
    (found,) = said("prose_differs_from_appendix", sentence)
    assert found.severity == "high"
    assert (found.facts["prose"], found.facts["table"]) == (prose, table)
    assert prose in found.message
    assert table in found.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Đảng bộ đã kết nạp được 26 đảng viên mới, đạt 65% chỉ tiêu.",
        "Năm 2027 kết nạp 11 đảng viên mới.",
        "Trong đó kết nạp 9 đảng viên mới là nữ.",
        "Chi bộ Văn phòng: kết nạp 4 đảng viên mới.",
        "Phấn đấu đến cuối nhiệm kỳ kết nạp 40 đảng viên mới.",
        "Nhiệm kỳ trước đã kết nạp 31 đảng viên mới.",
        "Đã kết nạp hơn 20 đảng viên mới.",
        "Cấp ủy tiến hành 8 cuộc kiểm tra.",
        "Dành 1.646 triệu đồng kinh phí an sinh xã hội.",
        "Kết nạp 9 đảng viên mới trong công nhân.",
        "6 tháng đầu năm tiến hành 3 cuộc kiểm tra, giám sát của cấp ủy.",
        "Ước đến hết năm kết nạp 30 đảng viên mới.",
        "Kế hoạch giao kết nạp 40 đảng viên mới.",
        "Quý I tiến hành 5 cuộc kiểm tra, giám sát.",
        "Mỗi chi bộ kết nạp 2 đảng viên mới.",
        "Có 3/8 chi bộ kết nạp được 12 đảng viên mới.",
    ],
)
def test_another_figure_is_no_contradiction(sentence):
    assert [each.message for each in said("prose_differs_from_appendix", sentence)] == []


SUMMARY = "III- ĐÁNH GIÁ CHUNG"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đảng bộ mở 14 lớp bồi dưỡng nghiệp vụ.", "Đảng bộ đã mở được 12 lớp bồi dưỡng nghiệp vụ."),
        ("Ban hành 32 nghị quyết chuyên đề.", "Cấp ủy ban hành 23 nghị quyết chuyên đề, tạo chuyển biến rõ."),
    ],
)
def test_figure_twice(one, other):
    (found,) = said("figure_twice", one, SUMMARY, other)
    assert found.severity == "medium"
    assert found.facts["difference"] in ("2", "9")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đảng bộ mở 14 lớp bồi dưỡng nghiệp vụ.", "Đảng bộ đã mở được 14 lớp bồi dưỡng nghiệp vụ."),
        ("Năm 2026 mở 8 lớp bồi dưỡng nghiệp vụ.", "Đảng bộ đã mở 14 lớp bồi dưỡng nghiệp vụ."),
        ("Mở 8 lớp bồi dưỡng nghiệp vụ cho cấp ủy viên.", "Mở 14 lớp bồi dưỡng nghiệp vụ."),
        ("Mở 8 lớp bồi dưỡng kết nạp đảng.", "Mở 14 lớp bồi dưỡng nghiệp vụ."),
        ("Trong đó mở 8 lớp bồi dưỡng nghiệp vụ.", "Đảng bộ mở 14 lớp bồi dưỡng nghiệp vụ."),
        ("Chi bộ Một: mở 8 lớp bồi dưỡng nghiệp vụ.", "Đảng bộ mở 14 lớp bồi dưỡng nghiệp vụ."),
    ],
)
def test_two_figures_that_are_not_one(one, other):
    assert [each.message for each in said("figure_twice", one, SUMMARY, other)] == []


def test_two_counts_outside_a_summary_may_be_two_things():
    assert said("figure_twice", "Mở 14 lớp bồi dưỡng nghiệp vụ.", "II- NHIỆM VỤ KHÁC", "Mở 12 lớp bồi dưỡng nghiệp vụ.") == []


def periods(statement: str, before: str, now: int, method: str = "sum") -> list[str]:
    row = Row("1", statement, "đảng viên", Value(""), Value(str(now), Decimal(now)), "", "", 2, "", "E2")
    return [each.code for each in period_findings(row, CampaignFigure(statement, "đảng viên", method, None, before, cut_off="2027-12"))]


def test_what_is_counted_from_the_start_of_the_term_cannot_fall():
    assert periods("Kết nạp đảng viên mới", "1406", 1390) == ["figure_fell"]
    assert periods("Sáng kiến được công nhận", "120", 60) == ["figure_fell"]
    assert periods("Kết nạp đảng viên mới", "1406", 1506) == []
    assert periods("Kết nạp đảng viên mới", "1406", 1406) == []
    assert periods("Số hộ nghèo còn lại", "1406", 900) == []
    assert periods("Tỷ lệ chi bộ vững mạnh", "97", 90, "none") == []


def test_a_hundredfold_jump_is_asked_about():
    assert periods("Kinh phí an sinh xã hội", "12", 12000) == ["figure_jumped"]
    assert periods("Kinh phí an sinh xã hội", "12000", 12) == ["figure_jumped"]
    assert periods("Kinh phí an sinh xã hội", "12", 90) == []
    assert periods("Kinh phí an sinh xã hội", "0", 90) == []


COMMUNE = (
    ("Kết nạp đảng viên mới", "đảng viên", "45", "31"),
    ("Số hộ nghèo", "hộ", "<50", "62"),
    ("Tỷ lệ hộ nghèo theo chuẩn đa chiều", "%", "1,5", "1,9"),
    ("Trường học đạt chuẩn quốc gia", "trường", "5", "4"),
    ("Thu ngân sách trên địa bàn", "triệu đồng", "12.000", "9.870"),
    ("Số cuộc kiểm tra, giám sát của Đảng ủy", "cuộc", "24", "18"),
    ("Mở lớp bồi dưỡng nhận thức về Đảng", "lớp", "10", "6"),
    ("Thu nhập bình quân đầu người", "triệu đồng/người/năm", "75", "68,5"),
    ("Tỷ lệ thôn văn hóa", "%", "95", "92"),
    ("Mô hình dân vận khéo", "mô hình", "20", "17"),
)
PEACE = (
    "Chi bộ cơ quan kết nạp 2 đảng viên mới.",
    "Chi bộ nhà trường kết nạp 2 đảng viên mới.",
    "Đảng bộ cơ quan kết nạp 2 đảng viên mới.",
    "Các đảng bộ xã kết nạp 12 đảng viên mới.",
    "Chi bộ trường THCS kết nạp 2 đảng viên mới.",
    "Chi bộ Trường Tiểu học kết nạp 3 đảng viên mới.",
    "Xây dựng mới 3 mô hình dân vận khéo.",
    "Đảng bộ Công an xã kết nạp 2 đảng viên mới.",
    "Xây dựng kế hoạch kết nạp 45 đảng viên mới.",
    "Chi bộ cơ quan kết nạp 2 đảng viên mới, chi bộ thôn kết nạp 29 đảng viên mới.",
    "Đảng bộ xã đã kết nạp 31 đảng viên mới.",
    "Năm 2026 kết nạp 14 đảng viên mới, 6 tháng đầu năm 2027 kết nạp 5 đảng viên mới.",
    "Toàn xã còn 62 hộ nghèo, chiếm 1,9%; giảm 23 hộ nghèo so với đầu nhiệm kỳ.",
    "Đầu nhiệm kỳ có 85 hộ nghèo.",
    "Có 4/6 trường học đạt chuẩn quốc gia.",
    "Công nhận mới 2 trường học đạt chuẩn quốc gia.",
    "Đảng ủy tiến hành 12 cuộc kiểm tra, 6 cuộc giám sát.",
    "Ủy ban Kiểm tra tiến hành 9 cuộc kiểm tra, giám sát.",
    "Các chi bộ tiến hành 27 cuộc kiểm tra, giám sát.",
    "Mở 6 lớp bồi dưỡng nhận thức về Đảng cho 210 quần chúng ưu tú.",
    "Trung tâm chính trị mở 2 lớp bồi dưỡng nhận thức về Đảng.",
    "Thu nhập bình quân đầu người đạt 68,5 triệu đồng/người/năm, tăng 9,5 triệu đồng/người/năm.",
    "Thu nhập bình quân đầu người năm 2025 đạt 59 triệu đồng/người/năm.",
    "Thu ngân sách trên địa bàn năm 2026 đạt 5.100 triệu đồng.",
    "Thu ngân sách trên địa bàn đạt 9,87 tỷ đồng.",
    "Xây dựng được 17 mô hình dân vận khéo, trong đó 3 mô hình cấp huyện.",
    "Đăng ký 22 mô hình dân vận khéo.",
    "Có 17 mô hình dân vận khéo được công nhận, 5 mô hình dân vận khéo tiêu biểu.",
    "Tỷ lệ thôn văn hóa đạt 92%.",
    "Tỷ lệ hộ nghèo theo chuẩn đa chiều: 1,9%, giảm 0,6% so với năm 2025.",
    "- Kết nạp đảng viên mới: 31 đồng chí (đạt 68,9%).",
    "- Kết nạp đảng viên mới: 31/45 đảng viên.",
    "- Kết nạp đảng viên mới: năm 2025: 12 đảng viên; năm 2026: 14 đảng viên; năm 2027: 5 đảng viên.",
    "Chi bộ thôn 3 kết nạp 4 đảng viên mới, nhiều nhất xã.",
    "Đảng viên mới kết nạp có 31 đồng chí, trong đó 11 đảng viên mới là nữ.",
    "Giới thiệu 52 quần chúng, kết nạp 31 đảng viên mới.",
    "Từ 12 mô hình dân vận khéo năm 2025, đến nay có 17 mô hình dân vận khéo.",
    "Chỉ tiêu kết nạp 45 đảng viên mới khó hoàn thành.",
)


@pytest.mark.parametrize("sentence", PEACE)
def test_a_communes_report_says_figures_in_many_words(sentence):
    found = check_document(report(sentence, rows=COMMUNE), "bao-cao.docx")
    assert [each.message for each in found if each.code in ("prose_differs_from_appendix", "figure_twice")] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Đảng bộ xã đã kết nạp 33 đảng viên mới.",
        "Mở 9 lớp bồi dưỡng nhận thức về Đảng.",
        "Xây dựng được 71 mô hình dân vận khéo.",
        "- Thu ngân sách trên địa bàn: 9.780 triệu đồng, bằng 81,5% chỉ tiêu.",
    ],
)
def test_a_communes_report_contradicts_its_appendix(sentence):
    found = check_document(report(sentence, rows=COMMUNE), "bao-cao.docx")
    assert [each.severity for each in found if each.code == "prose_differs_from_appendix"] == ["high"]


def test_a_committees_own_count_is_only_worth_a_look():
    found = check_document(report("Từ đầu nhiệm kỳ, Đảng ủy xã kết nạp được 13 đảng viên mới.", rows=COMMUNE), "bao-cao.docx")
    assert [each.severity for each in found if each.code == "prose_differs_from_appendix"] == ["medium"]
