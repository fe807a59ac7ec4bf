"""A unit's targets from its resolution, and which indicator each answers."""

import pytest

from nhiemky.domain.campaign import Indicator
from nhiemky.domain.finding import Refusal
from nhiemky.domain.targets import StatedTarget
from nhiemky.flows.tasks_targets import read_targets_file
from nhiemky.flows.unit_targets import propose

RESOLUTION = """ĐẢNG ỦY KHỐI NAM THUẬN
ĐẢNG ỦY SỞ GIÓ
*
Số 03-NQ/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Nam Thuận, ngày 15 tháng 6 năm 2020

NGHỊ QUYẾT
Đại hội Đảng bộ Sở Gió, nhiệm kỳ 2020 - 2025

I- MỤC TIÊU, CHỈ TIÊU
1. Phấn đấu hằng năm có từ 90% đảng viên xếp loại tốt trở lên.
2. Kết nạp ít nhất 25 đảng viên mới trong nhiệm kỳ.
3. Tỷ lệ thất thoát nước dưới 16%.
II- NHIỆM VỤ TRỌNG TÂM
1. Đổi mới nội dung sinh hoạt chi bộ.
2. Nâng cao chất lượng đội ngũ đảng viên.
III- KHÂU ĐỘT PHÁ
1. Chuyển đổi số trong quản lý.
"""
ASKED = (
    Indicator("CT01", "Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "sum"),
    Indicator("CT02", "Đảng viên hoàn thành tốt nhiệm vụ trở lên", "%"),
    Indicator("CT03", "Tổ chức đảng hoàn thành tốt nhiệm vụ trở lên", "%"),
)


def test_a_resolution_gives_its_number_its_targets_and_its_key_tasks():
    read = read_targets_file(RESOLUTION.encode(), "nghi-quyet.txt")
    assert (read.symbol, read.on) == ("03-NQ/ĐU", "15/6/2020")
    assert [(target.statement, target.unit_of_measure, target.words) for target in read.targets] == [
        ("Đảng viên xếp loại tốt trở lên", "%", "từ 90"),
        ("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "từ 25"),
        ("Tỷ lệ thất thoát nước", "%", "dưới 16"),
    ]
    assert read.key_tasks == ("Đổi mới nội dung sinh hoạt chi bộ", "Nâng cao chất lượng đội ngũ đảng viên")
    assert read.breakthroughs == ("Chuyển đổi số trong quản lý",)


def test_a_list_in_a_sheet_gives_its_rows():
    read = read_targets_file("TT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ\n1;Trồng cây;cây;200\n2;Hiến máu;người;\n".encode(), "chi-tieu.csv")
    assert [(target.statement, target.words) for target in read.targets] == [("Trồng cây", "200")]


def test_a_stamped_resolution_is_refused():
    with pytest.raises(Refusal):
        read_targets_file(("MẬT\n\n" + RESOLUTION).encode(), "nghi-quyet.txt")


def test_equal_words_are_sure_near_ones_are_proposed_others_are_the_units_own():
    stated = (
        StatedTarget("Đảng viên xếp loại hoàn thành tốt nhiệm vụ trở lên", "%", "từ 90"),
        StatedTarget("1. Kết nạp Đảng viên mới trong nhiệm kỳ", "đảng viên", "25"),
        StatedTarget("Trồng cây xanh", "cây", "200"),
    )
    found = propose(stated, ASKED)
    assert [(one.code, one.sure) for one in found] == [("CT02", False), ("CT01", True), ("", False)]
    assert 70 <= found[0].score < 100


def test_an_indicator_is_proposed_once():
    twice = (StatedTarget("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "25"),) * 2
    assert [one.code for one in propose(twice, ASKED)] == ["CT01", ""]


def test_another_unit_of_measure_is_never_sure():
    assert not propose((StatedTarget("Kết nạp đảng viên mới trong nhiệm kỳ", "%", "5"),), ASKED)[0].sure
