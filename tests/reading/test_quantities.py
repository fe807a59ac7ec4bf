"""A total is paired with its parts only where the text says that they are its parts."""

from decimal import Decimal

import pytest
from invented import report

Read = tuple[int | str, list[int | str], bool | None]


def sums(*paragraphs: str) -> list[Read]:
    _, directive = report(*paragraphs)
    return [(str(q.total), [str(part) for part in q.parts], q.adds_up) for q in directive.quantities]


@pytest.mark.parametrize(
    ("sentence", "total", "parts"),
    [
        ("Huyện ủy có 45 tổ chức cơ sở đảng (gồm 12 đảng bộ cơ sở và 33 chi bộ cơ sở).", "45", ["12", "33"]),
        ("Đã mở 120 lớp bồi dưỡng: xã An Phú 40 lớp, xã Bình Tân 50 lớp, xã Châu Đức 30 lớp.", "120", ["40", "50", "30"]),
        ("Đã mở 120 lớp cho 4.560 lượt học viên: xã An Phú 40 lớp, xã Bình Tân 80 lớp.", "120", ["40", "80"]),
        (
            "Kiểm tra 272 đảng viên, trong đó cấp tỉnh 12, cấp huyện 60, cấp cơ sở 200; phát hiện 15 trường hợp sai phạm.",
            "272",
            ["12", "60", "200"],
        ),
        ("Kiểm tra 215 đảng viên (tăng 18,1% so với cùng kỳ), gồm: cấp tỉnh 12, cấp huyện 63, cấp cơ sở 140.", "215", ["12", "63", "140"]),
        ("Thi hành kỷ luật 44 đảng viên (khiển trách 26, cảnh cáo 10, cách chức 3, khai trừ 5).", "44", ["26", "10", "3", "5"]),
        ("Tiếp nhận 56 đơn (30 đơn khiếu nại, 20 đơn tố cáo, 6 đơn kiến nghị, phản ánh).", "56", ["30", "20", "6"]),
        ("Đã cấp 1.234 thẻ, gồm 1.000 thẻ mới, 200 thẻ đổi và 34 thẻ cấp lại.", "1234", ["1000", "200", "34"]),
        (
            "Thu ngân sách đạt 12.345,6 tỷ đồng, trong đó thu nội địa 10.000,2 tỷ đồng, thu xuất khẩu 2.345,4 tỷ đồng.",
            "12345.6",
            ["10000.2", "2345.4"],
        ),
        ("Tổ có 07 thành viên: 01 tổ trưởng, 02 tổ phó và 04 thành viên.", "7", ["1", "2", "4"]),
        ("Tổ chức 25 cuộc kiểm tra, giám sát (10 cuộc kiểm tra, 15 cuộc giám sát).", "25", ["10", "15"]),
        ("Ba năm kết nạp lần lượt 12, 15 và 18 đảng viên, tổng cộng 45 đảng viên.", "45", ["12", "15", "18"]),
        ("Học tập cho 1.205 lượt cán bộ (khối đảng: 205; khối chính quyền: 700; khối đoàn thể: 300).", "1205", ["205", "700", "300"]),
    ],
)
def test_parts_that_make_their_total(sentence: str, total: str, parts: list[str]) -> None:
    assert (total, parts, True) in sums(sentence)


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("Huyện ủy có 46 tổ chức cơ sở đảng (gồm 12 đảng bộ cơ sở và 33 chi bộ cơ sở).", "46"),
        ("Đã mở 121 lớp bồi dưỡng: xã An Phú 40 lớp, xã Bình Tân 50 lớp, xã Châu Đức 30 lớp.", "121"),
        ("Thi hành kỷ luật 45 đảng viên bằng các hình thức: khiển trách 26 đồng chí, cảnh cáo 10 đồng chí, khai trừ 8 đồng chí.", "45"),
        ("Ban hành 193 văn bản, gồm 12 nghị quyết, 30 kế hoạch, 150 công văn.", "193"),
        ("Họp 33 kỳ họp, trong đó có 08 kỳ họp thường lệ và 26 kỳ họp chuyên đề.", "33"),
    ],
)
def test_parts_that_exhaust_their_total_must_make_it(sentence: str, total: str) -> None:
    assert [(t, verdict) for t, _, verdict in sums(sentence)] == [(total, False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kết nạp 105 đảng viên; trong đó có 60 đồng chí nữ, 12 đồng chí là người dân tộc thiểu số, 80 đồng chí có trình độ đại học.",
        "Ban hành hơn 300 văn bản, gồm 12 nghị quyết, 30 kế hoạch, 150 công văn.",
        "Ban Chấp hành gồm 15 đồng chí, Ban Thường vụ gồm 05 đồng chí.",
        "Cấp ủy kiểm tra 1.090 đảng viên và 29 tổ chức đảng, trong đó: kiểm tra 789 đảng viên, 26 tổ chức đảng chấp hành nghị quyết.",
        "Đảng bộ có 12 chi bộ, 250 đảng viên, Ban Chấp hành 15 đồng chí (gồm bí thư, 02 phó bí thư và các ủy viên).",
        "Đã mở 5 lớp cảm tình Đảng cho 320 quần chúng, 3 lớp đảng viên mới cho 150 đảng viên, 2 lớp trung cấp với 90 học viên.",
        "Nội dung kiểm tra: nguyên tắc tập trung dân chủ (85 trường hợp), quy chế làm việc (60 trường hợp).",
        "Thành lập 03 đoàn kiểm tra: Đoàn số 1 kiểm tra 5 đơn vị, Đoàn số 2 kiểm tra 4 đơn vị, Đoàn số 3 kiểm tra 4 đơn vị.",
        "Chi bộ có 32 đảng viên (nữ 25 đồng chí, dự bị 02 đồng chí).",
        "Tổ chức 04 hội nghị: 01 hội nghị trực tiếp, 02 hội nghị trực tuyến, còn lại lồng ghép.",
        "Tiêu biểu trong 120 mô hình như: xã An Phú 3 mô hình, xã Bình Tân 2 mô hình.",
    ],
)
def test_no_sum_is_claimed_to_fail_where_the_text_promises_none(sentence: str) -> None:
    assert False not in [verdict for _, _, verdict in sums(sentence)]


def test_one_breakdown_is_told_once() -> None:
    found = sums("Thực hiện 9 chương trình, 45 đề án: đã hoàn thành 30 đề án, đang thực hiện 15 đề án.")
    assert found == [("45", ["30", "15"], True)]


def test_bullets_below_a_total_are_its_parts() -> None:
    assert ("45", ["12", "33"], True) in sums("Tổng số 45 cuộc kiểm tra:", "- Cấp tỉnh: 12 cuộc.", "- Cấp huyện: 33 cuộc.")


def test_the_parts_of_a_total_may_stand_in_its_footnote() -> None:
    body = "Hội đồng đã tổ chức 60 phiên họp[^1]; kết nạp 05 đoàn viên[^2].\n\n"
    notes = (
        "[^1]: Xã An Phú tổ chức 23 phiên họp (gồm 09 phiên họp thường lệ, 14 phiên họp chuyên đề); xã Bình Tân tổ chức 37 phiên họp.\n"
        "[^2]: Xã An Phú (kết nạp 05 đoàn viên); xã Bình Tân không kết nạp đoàn viên.\n"
    )
    found = sums(body + notes)
    assert ("60", ["23", "37"], True) in found
    assert ("23", ["9", "14"], True) in found
    assert ("5", ["5", "0"], True) in found


@pytest.mark.parametrize(
    ("opening", "items", "verdict"),
    [
        ("Tập trung thực hiện 03 nhiệm vụ trọng tâm sau:", ["- Một.", "- Hai.", "- Ba."], True),
        ("Tập trung thực hiện 04 nhiệm vụ trọng tâm sau:", ["- Một.", "- Hai.", "- Ba."], False),
        ("Thực hiện 3 nhiệm vụ sau:", ["1. Một", "a) x", "b) y", "2. Hai", "3. Ba"], True),
        ("Rút ra 02 bài học kinh nghiệm:", ["Thứ nhất, đoàn kết.", "Thứ hai, sáng tạo."], True),
    ],
)
def test_a_stated_number_is_held_against_its_list(opening: str, items: list[str], verdict: bool) -> None:
    _, directive = report(opening, *items)
    assert [(q.check, q.adds_up) for q in directive.quantities] == [("count", verdict)]


def test_a_list_of_something_else_is_not_counted() -> None:
    _, directive = report("Nghị quyết đề ra 15 chỉ tiêu, kết quả:", "- Vượt 5 chỉ tiêu.", "- Đạt 10 chỉ tiêu.")
    assert all(quantity.check == "sum" for quantity in directive.quantities)


def test_what_stands_above_is_the_part_before() -> None:
    above = ["II- ƯU ĐIỂM", "1. Một", "2. Hai", "3. Ba", "III- HẠN CHẾ"]
    assert sums(*above, "Theo 03 nội dung nêu trên.") == [("3", ["1", "1", "1"], True)]
    assert sums(*above, "Theo 04 nội dung nêu trên.") == [("4", ["1", "1", "1"], False)]
    assert sums("2. Giải pháp", "Thực hiện tốt 03 nhóm giải pháp nêu trên.") == []


def test_items_in_one_paragraph_and_names_are_counted() -> None:
    assert sums("Thực hiện 3 khâu đột phá: (1) Cải cách; (2) Chuyển đổi số; (3) Nhân lực.") == [("3", ["1", "1", "1"], True)]
    assert sums("Hợp nhất 03 Đảng bộ: huyện An Phú, huyện Bình Tân và huyện Châu Đức.") == [("3", ["1", "1", "1"], True)]
    assert sums("Giám sát tại 04 đơn vị: Sở Nội vụ, Sở Nông nghiệp, Môi trường và Phát triển, Ban Dân tộc.") == []


def test_a_table_gives_one_quantity_for_each_summed_row_and_column() -> None:
    table = (
        "| TT | Đơn vị | Tổng số | Đảng bộ | Chi bộ | Tỷ lệ |\n|---|---|---|---|---|---|\n| 1 | Xã An Phú | 45 | 12 | 33 | 60% |\n"
        "| 2 | Xã Bình Tân | 30 | 10 | 20 | 40% |\n| | Tổng cộng | 75 | 22 | 53 | 100% |\n"
    )
    found = sums("Kết quả như sau:\n\n" + table)
    rows = [("45", ["12", "33"], True), ("30", ["10", "20"], True), ("75", ["22", "53"], True)]
    columns = [("75", ["45", "30"], True), ("22", ["12", "10"], True), ("53", ["33", "20"], True)]
    assert sorted(found) == sorted([*rows, *columns])


def test_sums_of_rounded_figures_may_be_off_by_their_rounding() -> None:
    sentence = "Kinh phí {} tỷ đồng, gồm ngân sách 1,5 tỷ đồng và xã hội hóa 1,2 tỷ đồng."
    assert [verdict for _, _, verdict in sums(sentence.format("2,8"))] == [True]
    assert True not in [verdict for _, _, verdict in sums(sentence.format("3,5"))]


def test_places_are_the_source_s_own_words() -> None:
    document, directive = report("Huyện ủy có **45 tổ chức\ncơ sở đảng** (gồm 12 đảng bộ cơ sở và 33 chi bộ cơ sở).")
    (quantity,) = directive.quantities
    assert quantity.total == Decimal(45)
    for evidence in (*quantity.evidence_total, *quantity.evidence_parts):
        assert evidence.span is not None
        assert " ".join(document.text[evidence.span.start : evidence.span.end].split()) == evidence.quote


def test_a_number_without_a_noun_is_no_fault_of_the_reader() -> None:
    assert False not in [verdict for _, _, verdict in sums("Đã nhận 120, giải quyết 90, còn 30 người chờ; tăng 5 người.")]
