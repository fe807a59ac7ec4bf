"""Figures as statistics reports give them: parts in the next sentence, what is settled, plain tables, standing numbers."""

from __future__ import annotations

import pytest

from nhiemky.domain.directive import Directive
from nhiemky.flows.read_file import read_bytes


def report(*lines: str) -> Directive:
    text = "\n\n".join(("BÁO CÁO", "công tác năm 2030", "I- KẾT QUẢ", *lines))
    return read_bytes(text.encode(), "a.txt")[1]


@pytest.mark.parametrize(
    ("words", "total", "parts"),
    [
        ("Đã kiểm tra 30 tổ chức đảng, tăng 5%. Trong đó, cấp huyện kiểm tra 8 tổ chức, cấp cơ sở kiểm tra 22 tổ chức.", 30, (8, 22)),
        (
            "Tổng số đảng viên là 90 đồng chí. Theo độ tuổi: từ 18 đến 30 tuổi có 20 đồng chí, từ 31 đến 50 tuổi có 70 đồng chí.",
            90,
            (20, 70),
        ),
        ("Tiếp nhận 52 đơn; đã giải quyết xong 39 đơn, đạt 75%; đang giải quyết 13 đơn.", 52, (39, 13)),
        ("Kiện toàn 02 chi bộ: Chi bộ Kỹ thuật và Chi bộ Kho bãi 2.", 2, (1, 1)),
    ],
)
def test_parts_are_found(words: str, total: int, parts: tuple[int, ...]) -> None:
    (quantity,) = report(words).quantities
    assert (quantity.total, quantity.parts, quantity.adds_up) == (total, parts, True)


@pytest.mark.parametrize(
    "words",
    [
        "Tiếp nhận 52 đơn; đã giải quyết xong 39 đơn.",
        "Kết nạp 30 đảng viên. Trong đó, có nhiều đảng viên trẻ.",
        "Đã kiểm tra 30 tổ chức đảng. Chi bộ Kho bãi có 9 đảng viên.",
    ],
)
def test_nothing_is_paired_that_the_text_does_not_pair(words: str) -> None:
    assert not report(words).quantities


def test_a_wrong_sum_of_people_is_found() -> None:
    (found,) = report("Đã kết nạp 128 quần chúng ưu tú, gồm 51 công chức, 64 viên chức và 23 người lao động.").inconsistencies
    assert (found.kind, found.severity) == ("sum_mismatch", "high")


def test_a_table_of_strokes_without_borders_is_a_table() -> None:
    found = report("Loại | Tốt | Khá | Tổng số\nChi bộ | 4 | 15 | 19\nĐảng bộ | 7 | 28 | 35\nCộng | 11 | 43 | 54").quantities
    assert len(found) == 6
    assert all(quantity.adds_up for quantity in found)


def test_the_number_behind_its_noun_is_a_group() -> None:
    (group,) = report("Số chi bộ trực thuộc đảng ủy cơ sở là 164, giảm 9 chi bộ so với năm trước.").groups
    assert (group.size, group.unit) == (164, "chi bộ")


def test_a_share_of_a_plan_is_a_result_and_a_share_of_a_whole_is_none() -> None:
    (result,) = report("Dư nợ tăng, bằng 103,5% kế hoạch; nữ chiếm 40%.").indicators
    assert (str(result.value), result.kind) == ("103.5", "result")


def test_a_level_alone_is_a_target_where_targets_are_set() -> None:
    text = "\n\n".join(("BÁO CÁO", "công tác năm 2030", "I- PHƯƠNG HƯỚNG", "1. Chi bộ được xếp loại hoàn thành xuất sắc nhiệm vụ."))
    (target,) = read_bytes(text.encode(), "a.txt")[1].indicators
    assert (target.value, target.kind, target.operator) == ("hoàn thành xuất sắc nhiệm vụ", "target", "=")


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("Toàn huyện xảy ra 17 vụ cháy, giảm so với năm 2029.", 17, "vụ"),
        ("Đã lắp đặt mới 128 trạm phát sóng.", 128, "trạm"),
        ("Mở rộng mạng lưới, nâng tổng số lên 1.946 trạm.", 1946, "trạm"),
    ],
)
def test_what_happened_is_a_result(words: str, value: int, unit: str) -> None:
    (result,) = report(words).indicators
    assert (result.kind, result.value, result.unit) == ("result", value, unit)


def test_a_number_of_works_in_a_chapter_of_aims_is_a_target() -> None:
    lines = ("KẾ HOẠCH", "cấp nước", "I. MỤC TIÊU NĂM 2030", "1. Hoàn thành cải tạo 8 công trình cấp nước.")
    (target,) = read_bytes("\n\n".join(lines).encode(), "a.txt")[1].indicators
    assert (target.kind, target.value, target.unit) == ("target", 8, "công trình")


def test_parts_that_are_bare_numbers_are_parts() -> None:
    (quantity,) = report("Thi hành kỷ luật 61 đảng viên, trong đó: khiển trách 38, cảnh cáo 15, cách chức 3, khai trừ 5.").quantities
    assert (quantity.total, quantity.parts, quantity.adds_up) == (61, (38, 15, 3, 5), True)
