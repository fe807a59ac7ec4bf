"""The times of office prose, line by line (issue 4, section 2): how each is bounded, which year it is of, what it leans on."""

from __future__ import annotations

from datetime import date

import pytest

from nhiemky.reading.duties.day_lists import read_day_lists
from nhiemky.reading.duties.times import read_times

Y = 2031


@pytest.mark.parametrize(
    ("words", "day", "op"),
    [
        ("gửi trước ngày 30 tháng 6 năm 2031", date(2031, 6, 30), "before"),
        ("gửi trước ngày 30 tháng 6", date(2031, 6, 30), "before"),
        ("gửi trước 10/5.", date(2031, 5, 10), "before"),
        ("xong chậm nhất là 05/7,", date(2031, 7, 5), "by"),
        ("gửi không quá ngày 30/6/2031", date(2031, 6, 30), "by"),
        ("gửi không chậm hơn ngày 30/6/2031", date(2031, 6, 30), "by"),
        ("nộp trễ nhất ngày 30/6/2031", date(2031, 6, 30), "by"),
        ("hạn cuối là ngày 30/6/2031", date(2031, 6, 30), "by"),
        ("hoàn thành trong tháng 6", date(2031, 6, 30), "by"),
        ("hoàn thành hết Quý II", date(2031, 6, 30), "by"),
        ("làm trước trong tháng 6/2031", date(2031, 6, 30), "by"),
        ("từ nay đến hết ngày 15/9/2031", date(2031, 9, 15), "by"),
        ("sau ngày 01/8/2031", date(2031, 8, 1), "after"),
    ],
)
def test_each_bound_of_the_office_has_its_day(words: str, day: date, op: str) -> None:
    (when,) = read_times(words, 0, len(words), year=Y)
    assert (when.deadline, when.op) == (day, op)


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("chậm nhất 17 giờ ngày 30/6/2031", "17:00"),
        ("chậm nhất vào 16h30 ngày 30/6/2031", "16:30"),
        ("trước 17h00, ngày 30/6/2031", "17:00"),
        ("chậm nhất là 11 giờ 30 phút ngày 30 tháng 6 năm 2031", "11:30"),
    ],
)
def test_an_hour_belongs_to_its_day(words: str, clock: str) -> None:
    (when,) = read_times(words, 0, len(words))
    assert (when.deadline, when.op, when.time) == (date(2031, 6, 30), "by", clock)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("từ ngày 05 đến ngày 20/6/2031", date(2031, 6, 5), date(2031, 6, 20)),
        ("từ 05 đến 20/6", date(2031, 6, 5), date(2031, 6, 20)),
        ("từ 05-20/6/2031", date(2031, 6, 5), date(2031, 6, 20)),
        ("từ ngày 05/5 đến hết ngày 20/6/2031", date(2031, 5, 5), date(2031, 6, 20)),
        ("trong các ngày 05 và 06/6/2031", date(2031, 6, 5), date(2031, 6, 6)),
        ("vào các ngày 05, 06 và 07/6/2031", date(2031, 6, 5), date(2031, 6, 7)),
        ("từ tháng 5/2031 đến hết tháng 6/2031", date(2031, 5, 1), date(2031, 6, 30)),
        ("trong khoảng thời gian từ tháng 5 đến tháng 6/2031", date(2031, 5, 1), date(2031, 6, 30)),
        ("từ ngày 15/12 đến ngày 10/01/2032", date(2031, 12, 15), date(2032, 1, 10)),
    ],
)
def test_a_range_keeps_both_ends_and_lends_month_and_year(words: str, first: date, last: date) -> None:
    (when,) = read_times(words, 0, len(words), year=Y)
    assert (when.first, when.deadline, when.op) == (first, last, "by")


def test_periods_one_after_another_end_with_the_last() -> None:
    for words in ("trong quý II và quý III/2031", "trong Quý II và Quý III/2031", "trong tháng 7, 8 và 9/2031"):
        (when,) = read_times(words, 0, len(words))
        assert (when.deadline, when.op) == (date(2031, 9, 30), "by")


@pytest.mark.parametrize("words", ["từ 01 - 1,5 ngày", "ngày 15/6 và ngày 15/12/2031", "ngày 40 đến 45/6/2031", "thứ 2 và 3"])
def test_what_is_no_list_of_days_is_none(words: str) -> None:
    assert read_day_lists(words, 0, len(words), Y) == []


@pytest.mark.parametrize(
    ("words", "text", "kind", "op"),
    [
        ("gửi sau 05 ngày làm việc kể từ ngày ký", "sau 05 ngày làm việc kể từ ngày ký", "event", "after"),
        ("trả lời trong 05 ngày làm việc kể từ ngày nhận", "trong 05 ngày làm việc kể từ ngày nhận", "event", "by"),
        ("trả lời trong vòng 10 (mười) ngày kể từ ngày nhận", "trong vòng 10 (mười) ngày kể từ ngày nhận", "event", "by"),
        ("giải quyết trong thời hạn không quá 90 ngày kể từ ngày thụ lý", None, "event", "by"),
        ("trình trước khi tổ chức Hội nghị", "trước khi tổ chức Hội nghị", "event", "before"),
        ("báo cáo ngay sau khi kết thúc hội nghị", "ngay sau khi kết thúc hội nghị", "event", "after"),
        ("xong chậm nhất cuối tháng 6/2031", "chậm nhất cuối tháng 6/2031", "vague", "by"),
        ("xong trong nửa đầu tháng 6/2031", "trong nửa đầu tháng 6/2031", "vague", None),
        ("sơ kết vào cuối quý IV hằng năm", "vào cuối quý IV hằng năm", "recurring", None),
        ("Hằng năm tổ chức đánh giá", "Hằng năm", "recurring", None),
        ("báo cáo trước ngày 15 tháng 6 hằng năm", "trước ngày 15 tháng 6 hằng năm", "recurring", "before"),
        ("rà soát trong tháng 01 hằng năm", "trong tháng 01 hằng năm", "recurring", "by"),
        ("báo cáo trước 6 giờ và 17 giờ hằng ngày", "trước 6 giờ và 17 giờ hằng ngày", "recurring", "before"),
    ],
)
def test_times_that_are_no_day_keep_their_words(words: str, text: str | None, kind: str, op: str | None) -> None:
    (when,) = read_times(words, 0, len(words), year=Y)
    assert when.deadline is None and when.relative is not None
    assert (when.relative.kind, when.op) == (kind, op)
    assert text is None or when.relative.text == text


@pytest.mark.parametrize(
    "words",
    [
        "Thời kỳ kiểm tra từ ngày 01/7/2031 đến hết ngày 31/12/2031",
        "số liệu chốt đến ngày 31/5/2031",
        "số liệu từ tháng 01 đến tháng 6/2031",
    ],
)
def test_the_period_looked_at_is_no_deadline(words: str) -> None:
    assert read_times(words, 0, len(words)) == []
