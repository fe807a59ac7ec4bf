"""Duties set out in tables of the main text."""

from __future__ import annotations

from datetime import date

from nhiemky.domain.directive import Header, Obligation
from nhiemky.reading.documents.text import read_text
from nhiemky.reading.duties.obligations import read_duties
from nhiemky.reading.structure.layout import lay_out


def rows(*lines: str) -> list[Obligation]:
    text = (
        "KẾ HOẠCH\n\nkiểm tra năm 2031\n\nI. TIẾN ĐỘ\n\n"
        + "\n".join(lines)
        + "\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Văn phòng ban hành lịch chậm nhất ngày 10/3/2031.\n"
    )
    document = read_text(text.encode(), "a.md")
    return list(
        read_duties(document, lay_out(document), Header(doc_type="kế hoạch", subject="kiểm tra năm 2031", date=date(2031, 2, 1)))[0]
    )


def test_each_row_is_a_duty_and_a_duty_said_twice_is_one() -> None:
    first, second, third = rows(
        "| TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |",
        "|---|---|---|---|---|",
        "| 1 | Ban hành lịch | Văn phòng | Các ban | 10/3/2031 |",
        "| 2 | Thẩm tra, xác minh | Đoàn kiểm tra số 1 | | Trước ngày 30/4/2031 |",
        "| 3 | Thông báo kết luận | Ủy ban Kiểm tra | | Quý III/2031 |",
    )
    assert (first.who, first.deadline, first.op, len(first.evidence)) == ("Văn phòng", date(2031, 3, 10), "by", 2)
    assert (second.what, second.op, second.deadline) == ("Thẩm tra, xác minh", "before", date(2031, 4, 30))
    assert (third.op, third.deadline) == ("by", date(2031, 9, 30))


def test_a_calendar_of_meetings_says_on_which_day() -> None:
    found = rows("| TT | Đơn vị | Ngày họp | Địa điểm |", "|---|---|---|---|", "| 1 | Chi bộ Thôn Đông | 05/4/2031 | Nhà văn hóa |")
    assert [(duty.who, duty.op, duty.deadline) for duty in found if duty.who != "Văn phòng"] == [
        ("Chi bộ Thôn Đông", "on", date(2031, 4, 5))
    ]


def test_a_table_of_indicators_is_none() -> None:
    found = rows(
        "| TT | Chỉ tiêu | Đơn vị tính | Thực hiện đến tháng 4/2031 |", "|---|---|---|---|", "| 1 | Kết nạp đảng viên | đảng viên | 12 |"
    )
    assert [duty.who for duty in found] == ["Văn phòng"]


def test_bare_days_lists_ditto_marks_and_periods_of_a_time_column() -> None:
    found = rows(
        "| TT | Nội dung | Cơ quan thực hiện | Thời hạn |",
        "|---|---|---|---|",
        "| 1 | Soạn đề cương | Ban Tổ chức | 15/6 |",
        "| 2 | Lấy ý kiến | nt | 15/6 - 20/6 |",
        "| 3 | Kiểm tra | Đoàn kiểm tra | Tháng 7, 8 |",
        "| 4 | Họp tổ | Tổ biên tập | 20-25/6/2031 |",
        "| 5 | Tổng hợp | Văn phòng | Quý II-III/2031 |",
    )
    assert [(duty.who, duty.start, duty.deadline, duty.op) for duty in found if duty.what != "ban hành lịch"] == [
        ("Ban Tổ chức", None, date(2031, 6, 15), "by"),
        ("Ban Tổ chức", date(2031, 6, 15), date(2031, 6, 20), "by"),
        ("Đoàn kiểm tra", None, date(2031, 8, 31), "by"),
        ("Tổ biên tập", date(2031, 6, 20), date(2031, 6, 25), "by"),
        ("Văn phòng", date(2031, 4, 1), date(2031, 9, 30), "by"),
    ]


def test_of_two_columns_of_bodies_the_leading_one_does_it() -> None:
    found = rows(
        "| TT | Nội dung | Tổ chức đảng được kiểm tra | Cơ quan chủ trì | Thời gian |",
        "|---|---|---|---|---|",
        "| 1 | Công tác tài chính | Đảng ủy Nhà máy | Văn phòng Đảng ủy | 31/8/2031 |",
    )
    assert "Văn phòng Đảng ủy" in [duty.who for duty in found]
    assert "Đảng ủy Nhà máy" not in [duty.who for duty in found]


def test_an_empty_place_under_a_leading_period_is_of_that_period() -> None:
    found = rows(
        "| Thời gian | Nội dung công việc | Cơ quan tham mưu thực hiện | Cấp trình |",
        "|---|---|---|---|",
        "| Tháng 5 | Sơ kết học tập | Ban Tuyên giáo | Ban Thường vụ |",
        "| | Giao chỉ tiêu | Ban Tổ chức | Ban Chấp hành |",
    )
    assert [(duty.who, duty.deadline, duty.submit_to) for duty in found if duty.who != "Văn phòng"] == [
        ("Ban Tuyên giáo", date(2031, 5, 31), "Ban Thường vụ"),
        ("Ban Tổ chức", date(2031, 5, 31), "Ban Chấp hành"),
    ]
