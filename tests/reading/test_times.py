"""Times of duties: bounds, hours, ranges, events; cut-offs and dates of documents are none."""

from __future__ import annotations

from datetime import date

import pytest

from nhiemky.reading.duties.times import read_times


@pytest.mark.parametrize(
    ("words", "day", "op"),
    [
        ("gửi báo cáo trước ngày 20/5/2031", date(2031, 5, 20), "before"),
        ("xong trước 30/4/2031", date(2031, 4, 30), "before"),
        ("trước ngày 05 tháng 7 năm 2031", date(2031, 7, 5), "before"),
        ("chậm nhất ngày 15/6/2031", date(2031, 6, 15), "by"),
        ("chậm nhất là ngày 15-6-2031", date(2031, 6, 15), "by"),
        ("gửi không muộn hơn ngày 15/6/2031", date(2031, 6, 15), "by"),
        ("nộp hồ sơ, hạn cuối 15/6/2031", date(2031, 6, 15), "by"),
        ("đến hết ngày 30/6/2031", date(2031, 6, 30), "by"),
        ("hoàn thành trong tháng 2/2032", date(2032, 2, 29), "by"),
        ("xong trong quý II năm 2031", date(2031, 6, 30), "by"),
        ("hết Quý III/2031", date(2031, 9, 30), "by"),
        ("họp vào ngày 01/8/2031", date(2031, 8, 1), "on"),
        ("trong ngày 01/8/2031", date(2031, 8, 1), "on"),
    ],
)
def test_the_words_before_a_day_set_its_bound(words: str, day: date, op: str) -> None:
    (when,) = read_times(words, 0, len(words))
    assert (when.deadline, when.op) == (day, op)


def test_an_hour_makes_the_day_inclusive() -> None:
    words = "gửi trước 17 giờ 30 ngày 20/5/2031"
    (when,) = read_times(words, 0, len(words))
    assert (when.deadline, when.op, when.time) == (date(2031, 5, 20), "by", "17:30")


def test_a_range_ends_with_its_last_day_and_keeps_the_first() -> None:
    words = "kiểm tra từ ngày 10/5 đến ngày 20/5/2031"
    (when,) = read_times(words, 0, len(words))
    assert (when.first, when.deadline, when.op) == (date(2031, 5, 10), date(2031, 5, 20), "by")


def test_a_day_without_a_year_takes_the_documents() -> None:
    (when,) = read_times("trước ngày 20/5", 0, 15, year=2033)
    assert when.deadline == date(2033, 5, 20)


@pytest.mark.parametrize(
    "words",
    [
        "số liệu tính đến ngày 31/5/2031",
        "số liệu lấy từ ngày 01/01/2031 đến ngày 30/6/2031",
        "theo Kế hoạch số 12-KH/HU, ngày 14/4/2031 của Huyện ủy",
        "so với chỉ tiêu đến năm 2035",
        "6 tháng đầu năm 2031",
        "trước đây đã làm",
    ],
)
def test_cut_offs_and_dates_of_documents_are_no_times_of_duties(words: str) -> None:
    assert read_times(words, 0, len(words)) == []


@pytest.mark.parametrize(
    ("words", "text", "kind", "op"),
    [
        ("báo cáo sau khi kết thúc đại hội", "sau khi kết thúc đại hội", "event", "after"),
        ("xin ý kiến trước khi ban hành", "trước khi ban hành", "event", "before"),
        ("gửi tài liệu trước hội nghị 05 ngày làm việc", "trước hội nghị 05 ngày làm việc", "event", "before"),
        ("gửi ít nhất 03 ngày trước ngày họp", "ít nhất 03 ngày trước ngày họp", "event", "before"),
        ("trả lời trong thời hạn 07 ngày kể từ ngày nhận đơn", "trong thời hạn 07 ngày kể từ ngày nhận đơn", "event", "by"),
        ("gửi chậm nhất sau 10 ngày kể từ ngày ký", "chậm nhất sau 10 ngày kể từ ngày ký", "event", "by"),
        ("báo cáo trước ngày 25 hằng tháng", "trước ngày 25 hằng tháng", "recurring", "before"),
        ("định kỳ 6 tháng báo cáo", "định kỳ 6 tháng", "recurring", None),
        ("định kỳ ngày 20 hằng tháng báo cáo", "định kỳ ngày 20 hằng tháng", "recurring", "on"),
        ("sinh hoạt chuyên đề mỗi quý một lần", "mỗi quý một lần", "recurring", None),
        ("báo cáo ngay khi phát hiện sai phạm", "ngay khi phát hiện sai phạm", "event", "after"),
        ("báo cáo kết quả tại kỳ họp gần nhất", "tại kỳ họp gần nhất", "event", "on"),
        ("hoàn thành vào đầu tháng 9/2031", "vào đầu tháng 9/2031", "vague", None),
        ("bảo đảm tiến độ theo kế hoạch", "bảo đảm tiến độ theo kế hoạch", "plan", None),
    ],
)
def test_relative_times_keep_their_words(words: str, text: str, kind: str, op: str | None) -> None:
    (when,) = read_times(words, 0, len(words))
    assert when.deadline is None and when.relative is not None
    assert (when.relative.text, when.relative.kind, when.op) == (text, kind, op)
