"""An obligation goes only the allowed ways, and shows one word, one turn; overdue is computed from the moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.scheduling.deadlines import end_of
from nhiemky.scheduling.states import MOVES, STATE_NAMES, Standing, after, can, is_late, is_overdue, status

END = end_of(date(2023, 5, 29))
IN_TIME, TOO_LATE = END - timedelta(days=3), END + timedelta(days=1, hours=9)


def test_the_way_from_open_to_accepted():
    state = "open"
    for move, reached in (
        ("send_draft", "draft_sent"),
        ("raise_issues", "has_issues"),
        ("send_draft", "draft_sent"),
        ("clear", "cleared"),
        ("submit", "submitted"),
        ("return", "returned"),
        ("submit", "submitted"),
        ("accept", "accepted"),
        ("reopen", "returned"),
    ):
        state = after(state, move)
        assert state == reached


@pytest.mark.parametrize(
    ("state", "move"), [("accepted", "submit"), ("open", "accept"), ("open", "return"), ("accepted", "return"), ("open", "clear")]
)
def test_a_move_out_of_turn_is_refused_in_words(state, move):
    with pytest.raises(Refusal) as refused:
        after(state, move)
    assert STATE_NAMES[state].lower() in refused.value.message


def test_every_pair_of_state_and_move_is_decided():
    for state, move in product(STATE_NAMES, MOVES):
        assert can(state, move) == (state in MOVES[move][0])


@pytest.mark.parametrize(
    ("standing", "now", "word", "turn"),
    [
        (Standing("open", END), IN_TIME, "Chưa bắt đầu", "unit"),
        (Standing("open", END, started=True), IN_TIME, "Đang soạn", "unit"),
        (Standing("open", END), TOO_LATE, "Quá hạn 2 ngày", "unit"),
        (Standing("draft_sent", END), TOO_LATE, "Quá hạn 2 ngày", "member_in_charge"),
        (Standing("draft_sent", END), IN_TIME, "Chờ góp ý", "member_in_charge"),
        (Standing("has_issues", END), IN_TIME, "Có góp ý", "unit"),
        (Standing("cleared", END), IN_TIME, "Đã thông qua", "unit"),
        (Standing("submitted", END, submitted_at=IN_TIME), TOO_LATE, "Đã nộp", "office"),
        (Standing("submitted", END, submitted_at=TOO_LATE), TOO_LATE, "Đã nộp muộn", "office"),
        (Standing("returned", END, submitted_at=IN_TIME), TOO_LATE, "Trả lại", "unit"),
        (Standing("accepted", END, submitted_at=IN_TIME), TOO_LATE, "Đã duyệt", "done"),
        (Standing("open", END, extended_to=date(2023, 6, 5)), TOO_LATE, "Gia hạn đến 05/6/2023", "unit"),
        (Standing("open", END, extended_to=date(2023, 5, 30)), TOO_LATE, "Quá hạn 1 ngày", "unit"),
        (Standing("open", END, waived=True), TOO_LATE, "Không phải nộp", "done"),
        (Standing("open", END, met_outside=True), TOO_LATE, "Đã nộp ngoài chương trình", "done"),
        (Standing("open", END, optional=True), TOO_LATE, "Chờ trả lời có hay không", "unit"),
        (Standing("open", END, optional=True, answer=False), TOO_LATE, "Không phải nộp", "done"),
        (Standing("open", END, optional=True, answer=True), TOO_LATE, "Chưa bắt đầu", "unit"),
        (Standing("open", None), TOO_LATE, "Chưa bắt đầu", "unit"),
    ],
)
def test_a_list_shows_one_word_and_whose_move_it_is(standing, now, word, turn):
    found = status(standing, now)
    assert (found.word, found.turn) == (word, turn)


def test_what_was_returned_or_excused_is_never_overdue():
    late = Standing("open", END)
    assert is_overdue(late, TOO_LATE) and not is_overdue(late, END - timedelta(microseconds=1)) and is_overdue(late, END)
    for excused in (
        replace(late, waived=True),
        replace(late, optional=True),
        replace(late, met_outside=True),
        replace(late, state="returned"),
    ):
        assert not is_overdue(excused, TOO_LATE)


def test_late_is_measured_from_the_extension_and_stays_after_acceptance():
    at = datetime(2023, 6, 2, tzinfo=UTC)
    assert is_late(Standing("accepted", END, submitted_at=at))
    assert not is_late(Standing("accepted", END, submitted_at=at, extended_to=date(2023, 6, 5)))
    assert status(Standing("accepted", END, submitted_at=at), at).late
