"""A deadline is one instant, shown with its wording, and the day a text names is in time or late as the text says."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nhiemky.domain.campaign import Requirement
from nhiemky.scheduling.deadlines import (
    clock_of,
    days_late,
    effective,
    end_of,
    last_day,
    moment_words,
    shown,
    start_of,
    until,
    until_of,
    wording_line,
)

DAY = date(2023, 5, 30)


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2023, 5, day, hour, minute, second, tzinfo=UTC)


def asked(**parts) -> Requirement:
    return Requirement(
        **{"id": "o1", "what": "gửi báo cáo", "who": None, "wording": "", "last_day": None, "submit_to": None, "via": None, **parts}
    )


@pytest.mark.parametrize(
    ("bound", "clock", "last_in_time", "first_late"),
    [
        ("before", None, at(29, 16, 59, 59), at(29, 17)),
        ("by", None, at(30, 16, 59, 59), at(30, 17)),
        ("on", None, at(30, 16, 59, 59), at(30, 17)),
        (None, None, at(30, 16, 59, 59), at(30, 17)),
        ("before", "11:00", at(30, 3, 59, 59), at(30, 4)),
        ("by", "11 giờ", at(30, 4, 0, 59), at(30, 4, 1)),
    ],
)
def test_the_day_named_is_late_after_before_and_in_time_otherwise(bound, clock, last_in_time, first_late):
    end = until(bound, DAY, clock)
    assert end is not None
    assert last_in_time < end <= first_late


def test_after_a_day_nothing_is_late():
    assert until("after", DAY) is None
    assert until_of(asked(bound="after", on=DAY)) is None


def test_a_requirement_without_bound_ends_with_its_last_day():
    assert until_of(asked(last_day=date(2023, 5, 29))) == end_of(date(2023, 5, 29))
    assert until_of(asked(event="trước khi tổ chức hội nghị")) is None


def test_the_day_as_written_wins_over_the_last_day():
    assert until_of(asked(bound="before", on=DAY, time="11:00", last_day=DAY)) == datetime(2023, 5, 30, 4, tzinfo=UTC)


def test_an_extension_replaces_the_deadline():
    end = end_of(date(2023, 5, 29))
    assert effective(end, None) == end
    assert effective(end, date(2023, 6, 5)) == end_of(date(2023, 6, 5))
    assert effective(None, date(2023, 6, 5)) == end_of(date(2023, 6, 5))


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (at(15, 1), "Hết ngày 29/5/2023, còn 14 ngày"),
        (at(28, 17), "Hết ngày 29/5/2023, hôm nay là ngày cuối"),
        (at(29, 16, 59), "Hết ngày 29/5/2023, hôm nay là ngày cuối"),
        (at(29, 17), "Hết ngày 29/5/2023, quá hạn 1 ngày"),
        (at(31, 1), "Hết ngày 29/5/2023, quá hạn 2 ngày"),
    ],
)
def test_a_deadline_is_shown_with_the_days_left_in_the_offices_clock(now, words):
    assert shown(end_of(date(2023, 5, 29)), now) == words


def test_without_a_day_the_event_is_shown():
    now = datetime(2023, 5, 1, tzinfo=UTC)
    assert shown(None, now, event="trước khi tổ chức hội nghị") == "Trước khi tổ chức hội nghị"
    assert shown(None, now) == "Chưa có hạn"


def test_a_clock_time_passed_on_its_own_day_is_one_day_late():
    end = until("before", DAY, "11:00")
    assert end and days_late(end, end + timedelta(hours=1)) == 1 and days_late(end, end - timedelta(hours=1)) == 0


def test_a_moment_shows_its_clock_time():
    one, other = until("before", DAY, "07:30"), until("by", DAY, "07:30")
    assert one and other
    assert (moment_words(one), moment_words(other)) == ("Trước 07:30 ngày 30/5/2023", "Đến 07:30 ngày 30/5/2023")


def test_the_wording_is_quoted_as_it_stands_and_absent_where_there_is_none():
    assert wording_line("trước ngày 30/5/2023", "công văn") == "Công văn ghi “trước ngày 30/5/2023”"
    assert wording_line("trước ngày 30/5/2023", None) == "Văn bản ghi “trước ngày 30/5/2023”"
    assert wording_line("", "kế hoạch") == ""


def test_days_and_instants_go_back_and_forth():
    assert last_day(end_of(DAY)) == DAY and end_of(DAY) - start_of(DAY) == timedelta(days=1)
    assert clock_of("07h30") and clock_of("sáng") is None
