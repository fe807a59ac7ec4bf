"""Duties as state letters, notices and plans word them."""

from __future__ import annotations

from nhiemky.domain.directive import Directive
from nhiemky.flows.read_file import read_bytes


def letter(*lines: str) -> Directive:
    text = "\n\n".join(("Số: 74/SNV-CCHC", "Kính gửi: Các phòng.", "Sở Nội vụ đề nghị các cơ quan thực hiện như sau:", *lines))
    return read_bytes(text.encode(), "a.txt")[1]


def report(*lines: str) -> Directive:
    return read_bytes("\n\n".join(("BÁO CÁO", "công tác năm 2030", *lines)).encode(), "a.txt")[1]


def test_a_period_and_its_day_are_one_time() -> None:
    (duty,) = letter("1. Định kỳ hằng quý, trước ngày 15 của tháng cuối quý, các phòng báo cáo kết quả về Sở Nội vụ.").obligations
    assert duty.relative is not None
    assert (duty.relative.text, duty.op, duty.deadline) == ("Định kỳ hằng quý, trước ngày 15 của tháng cuối quý", "before", None)


def test_a_yearly_day_is_no_date() -> None:
    (duty,) = letter("1. Hằng năm, trước ngày 10/12, các phòng báo cáo kết quả về Sở Nội vụ.").obligations
    assert duty.relative is not None
    assert (duty.relative.text, duty.deadline) == ("Hằng năm, trước ngày 10/12", None)


def test_what_is_watched_is_reported_apart() -> None:
    found = letter("1. Văn phòng Sở đôn đốc việc khắc phục tồn tại, báo cáo Ban Giám đốc hằng tuần cho đến khi hoàn thành.")
    assert [item.what for item in found.assignments] == ["đôn đốc việc khắc phục tồn tại"]
    assert [(duty.who, duty.relative and duty.relative.text) for duty in found.obligations] == [
        ("Văn phòng Sở", "hằng tuần cho đến khi hoàn thành")
    ]


def test_a_named_system_is_a_channel() -> None:
    (duty,) = letter("1. Các phòng gửi báo cáo qua Hệ thống quản lý văn bản và điều hành.").obligations
    assert duty.via == "Hệ thống quản lý văn bản và điều hành"


def test_the_label_says_what_is_sent() -> None:
    (duty,) = letter("1. Báo cáo năm 2030: các phòng gửi trước ngày 05/12/2030.").obligations
    assert duty.what == "gửi báo cáo năm 2030"


def test_what_a_meeting_heard_and_praised_is_no_duty() -> None:
    found = letter(
        "Sau khi nghe Văn phòng Sở và Thanh tra Sở trình bày, Ban Giám đốc thảo luận và kết luận:",
        "1. Ban Giám đốc đánh giá cao nỗ lực của các phòng. Trong quý, toàn Sở giải quyết 40 hồ sơ; tổ chức 3 lớp tập huấn.",
    )
    assert not found.obligations
    assert not found.assignments


def test_a_report_assigns_where_one_body_leads() -> None:
    lines = ("I. KẾT QUẢ", "1. Văn phòng chủ trì, phối hợp với Thanh tra mở 2 lớp.", "II. NHIỆM VỤ 6 THÁNG CUỐI NĂM")
    (item,) = report(*lines, "1. Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở cập nhật cơ sở dữ liệu.").assignments
    assert (item.who, item.cooperate_with) == ("Văn phòng Sở", "Thanh tra Sở")


def test_a_day_of_every_month_and_what_was_done_before_it() -> None:
    found = letter("1. Phòng Y tế tổ chức giám sát chất lượng nước; hằng tháng gửi kết quả về Sở Nội vụ trước ngày 25.")
    (duty,) = found.obligations
    assert duty.relative is not None
    assert (duty.what, duty.relative.text, duty.op) == ("gửi kết quả", "hằng tháng trước ngày 25", "before")
    assert [item.what for item in found.assignments] == ["tổ chức giám sát chất lượng nước"]


def test_the_paper_put_to_a_body_is_no_part_of_its_name() -> None:
    (duty,) = letter("1. Trong thời hạn 15 ngày kể từ ngày kết thúc kiểm tra, Trưởng đoàn trình Ban Giám đốc dự thảo kết luận.").obligations
    assert (duty.what, duty.submit_to, duty.op) == ("trình dự thảo kết luận", "Ban Giám đốc", "by")


def test_the_time_named_above_is_a_time() -> None:
    (duty,) = letter("1. Các phòng tổng hợp ý kiến và gửi về Văn phòng Sở cùng thời gian nêu trên.").obligations
    assert duty.relative is not None
    assert (duty.submit_to, duty.relative.text) == ("Văn phòng Sở", "cùng thời gian nêu trên")


def test_the_period_under_its_heading_is_what_the_figures_cover() -> None:
    text = "\n\n".join(("KẾ HOẠCH", "kiểm tra", "I. NỘI DUNG", "1. Mốc thời gian kiểm tra", "Từ ngày 01/7/2030 đến ngày 31/3/2032."))
    (window,) = read_bytes(text.encode(), "a.txt")[1].data_windows
    assert (window.frm, window.to) == ("2030-07-01", "2032-03-31")


def test_a_room_in_brackets_and_a_title_above_the_letterhead_change_nothing() -> None:
    head = ("CÔNG VĂN", "SỞ TÀI CHÍNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 16/STC-NS", "Nam Thuận, ngày 04 tháng 01 năm 2030")
    text = "\n\n".join((*head, "Kính gửi: Các phòng.", "1. Các phòng gửi báo cáo về Sở Tài chính (Phòng Ngân sách) trước ngày 15/02/2030."))
    found = read_bytes(text.encode(), "a.txt")[1]
    assert (found.header.issuing_body, found.header.symbol, found.header.doc_type) == ("SỞ TÀI CHÍNH", "16/STC-NS", "công văn")
    (duty,) = found.obligations
    assert (duty.what, duty.submit_to) == ("gửi báo cáo", "Sở Tài chính")


def test_a_law_has_not_the_issuer_of_the_circular_beside_it() -> None:
    text = (
        "BÁO CÁO\n\nkết quả\n\nCăn cứ Luật Ngân sách nhà nước số 89/2025/QH15 và Thông tư số 34/2026/TT-BTC của Bộ Tài chính, Sở báo cáo:"
    )
    assert [getattr(one, "issuer", "") for one in read_bytes(text.encode(), "a.txt")[1].citations] == [None, "Bộ Tài chính"]


def test_half_a_day_is_a_limit() -> None:
    (limit,) = letter("1. Hội nghị tổ chức trực tuyến, thời gian không quá 1/2 ngày.").limits
    assert (str(limit.max), limit.unit) == ("0.5", "ngày")
