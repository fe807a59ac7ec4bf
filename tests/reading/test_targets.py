"""Targets from typed lines and pasted tables: how far, in what; years and document numbers are no levels."""

import pytest

from nhiemky.reading.targets import read_lines, read_table


def stated(text):
    return [(target.statement, target.unit_of_measure, target.words) for target in read_lines(text).targets]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("1. Phấn đấu hằng năm có từ 90% đảng viên xếp loại tốt trở lên.", ("Đảng viên xếp loại tốt trở lên", "%", "từ 90")),
        ("- Kết nạp ít nhất 25 đảng viên mới trong nhiệm kỳ;", ("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "từ 25")),
        ("100% chi bộ lập kế hoạch kiểm tra", ("Chi bộ lập kế hoạch kiểm tra", "%", "100")),
        ("Tỷ lệ thất thoát nước dưới 16%", ("Tỷ lệ thất thoát nước", "%", "dưới 16")),
        ("Doanh thu bình quân năm đạt 138 tỷ đồng", ("Doanh thu bình quân năm", "tỷ đồng", "138")),
        ("Số khách hàng sử dụng nước: 68.000 hộ", ("Số khách hàng sử dụng nước", "hộ", "68.000")),
        ("Kết nạp đảng viên mới: 25", ("Kết nạp đảng viên mới", "đảng viên", "25")),
        ("Kết nạp 25 đảng viên trở lên", ("Kết nạp đảng viên", "đảng viên", "từ 25")),
        ("Đến năm 2025, thu nhập bình quân đạt 11,5 triệu đồng/người/tháng", ("Thu nhập bình quân", "triệu đồng/người/tháng", "11,5")),
        ("Nước thương phẩm bình quân năm 12.400 nghìn m³", ("Nước thương phẩm bình quân năm", "nghìn m³", "12.400")),
        ("Đảng bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên", ("Xếp loại đảng bộ", "mức", "Hoàn thành tốt nhiệm vụ trở lên")),
        ("Doanh thu | tỷ đồng | 138,0", ("Doanh thu", "tỷ đồng", "138,0")),
        ("Đảng viên học nghị quyết | 98%", ("Đảng viên học nghị quyết", "%", "98")),
    ],
)
def test_a_line_gives_statement_unit_and_level(line, target):
    assert stated(line) == [target]


@pytest.mark.parametrize("line", ["Hoàn thành trước năm 2025", "Thực hiện Kết luận số 21 giai đoạn 2020 - 2025"])
def test_years_and_numbers_of_documents_are_no_levels(line):
    (target,) = read_lines(line).targets
    assert (target.statement, target.words) == (line, "")
    assert target.doubt


def test_two_levels_in_one_line_are_a_doubt():
    assert read_lines("Trên 95% đảng viên và 90% quần chúng tham gia").targets[0].doubt
    assert not read_lines("Trên 95% đảng viên tham gia").targets[0].doubt


def test_what_is_no_target_is_listed_not_lost():
    read = read_lines("I. MỤC TIÊU\n\nTrồng 200 cây\n12\n")
    assert read.left == ("I. MỤC TIÊU", "12")
    assert len(read.targets) == 1


def test_a_pasted_table_is_read_by_its_heading_with_the_last_period():
    read = read_table("TT\tChỉ tiêu\tĐVT\tChỉ tiêu NQ\tKỳ trước\n1\tDoanh thu\ttỷ đồng\t138,0\t121,7\n\tGhi chú chung\n")
    assert [(t.statement, t.unit_of_measure, t.words, t.previous) for t in read.targets] == [("Doanh thu", "tỷ đồng", "138,0", "121,7")]
    assert read.left == ("Ghi chú chung",)


def test_a_table_without_a_heading_is_read_by_what_its_columns_hold():
    assert stated("1\tDoanh thu bình quân\ttỷ đồng\t138,0\n2\tKết nạp đảng viên\tđảng viên\t25\n") == [
        ("Doanh thu bình quân", "tỷ đồng", "138,0"),
        ("Kết nạp đảng viên", "đảng viên", "25"),
    ]
    assert stated("Xếp loại chi bộ hằng năm\tHoàn thành tốt\n") == [("Xếp loại chi bộ hằng năm", "", "Hoàn thành tốt")]
