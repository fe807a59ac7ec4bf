"""Overdue is computed, received stays received, and names of progress follow reporting practice."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from flows.papers.samples import ASKED, AT, DUE, UNITS, progress, standing

from nhiemky.domain.progress import VIETNAM, Progress, percent, shown_words
from nhiemky.flows.papers.standing_words import day_and_month


def words(row, at=AT):
    return shown_words(row, at, day_and_month)


def test_overdue_counts_days_from_the_last_day_in_time():
    row = standing("u1", "r1", "open")
    assert words(row, DUE - timedelta(seconds=1)) == "Chưa bắt đầu"
    assert words(row, DUE) == "Quá hạn 1 ngày"
    assert words(row) == "Quá hạn 2 ngày"


def test_an_hour_of_the_day_can_be_the_deadline():
    row = standing("u1", "r1", "open", due=datetime(2023, 5, 31, 17, tzinfo=VIETNAM))
    assert words(row, datetime(2023, 5, 31, 16, tzinfo=VIETNAM)) == "Chưa bắt đầu"
    assert words(row, datetime(2023, 5, 31, 18, tzinfo=VIETNAM)) == "Quá hạn"
    assert standing("u1", "r1", "submitted", 31, due=row.due).on_time


def test_an_extension_moves_the_moment_and_is_shown():
    row = standing("u3", "r1", "preparing", due=DUE + timedelta(days=7), extended=True)
    assert words(row) == "Gia hạn đến 05/6"
    assert words(row, DUE + timedelta(days=8)) == "Quá hạn 2 ngày"


def test_late_stays_late_after_acceptance():
    assert standing("u", "r1", "accepted", 30).late
    assert words(standing("u", "r1", "submitted", 30)) == "Đã nộp muộn"
    assert not standing("u", "r1", "accepted", 29).late


def test_whose_move_it_is():
    turns = [row.turn for row in progress().rows("r1")]
    assert turns == ["unit", "unit", "unit", "unit", "done", "office", "member"]


def test_a_tally_counts_as_reporting_practice_does():
    tally = progress().tally("r1")
    assert (tally.expected, tally.received, tally.on_time, tally.late, tally.accepted, tally.overdue) == (7, 4, 3, 1, 1, 2)
    assert (tally.reporting_rate, tally.timeliness) == (Decimal("57.1"), Decimal("42.9"))
    assert tally.by_turn == {"unit": 4, "done": 1, "office": 1, "member": 1}
    assert tally.completeness == Decimal("80.0")


def test_branches_add_up_to_the_whole():
    whole = progress()
    parts = [whole.tally("r1", branch) for branch in whole.branches]
    assert sum(part.expected for part in parts) == whole.tally("r1").expected
    assert sum(part.received for part in parts) == whole.tally("r1").received


def test_waived_is_not_expected_and_optional_only_once_it_came():
    rows = (
        standing("u1", "r1", "waived"),
        standing("u2", "r1", "open", optional=True),
        standing("u3", "r1", "submitted", 28, optional=True),
    )
    tally = Progress("", ASKED, UNITS, rows, AT).tally("r1")
    assert (tally.expected, tally.received, tally.overdue, tally.waived) == (1, 1, 0, 1)
    assert words(rows[1]) == "Không bắt buộc"


def test_the_slowest_stand_first():
    owing = [unit.id for unit, _ in progress().owing()]
    assert owing == ["u1", "u2", "u4"]


def test_a_past_day_takes_back_what_came_later():
    then = progress().known_at(datetime(2023, 5, 27, 23, tzinfo=VIETNAM)).tally("r1")
    assert (then.received, then.accepted, then.overdue) == (2, 0, 0)


def test_nothing_has_no_percent():
    assert percent(0, 0) is None
    assert Progress("", (), (), (), AT).tally().reporting_rate is None
