"""An obligation goes only the allowed ways; each state says whose move it is."""

from itertools import product
from typing import get_args

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.domain.progress import SHOWN_WORDS, State
from nhiemky.scheduling.states import MOVES, after, can, next_step, turn_of

STATES = get_args(State)


def test_the_way_from_open_to_accepted():
    state = "open"
    for move, reached in (
        ("prepare", "preparing"),
        ("send_draft", "draft_sent"),
        ("raise_issues", "has_issues"),
        ("send_draft", "draft_sent"),
        ("clear", "cleared"),
        ("submit", "submitted"),
        ("return", "returned"),
        ("submit", "submitted"),
        ("accept", "accepted"),
        ("reopen", "returned"),
        ("meet_outside", "met_outside"),
        ("reopen", "open"),
        ("waive", "waived"),
    ):
        state = after(state, move)
        assert state == reached


@pytest.mark.parametrize(
    ("state", "move"),
    [("accepted", "submit"), ("open", "accept"), ("open", "return"), ("submitted", "waive"), ("open", "clear"), ("waived", "submit")],
)
def test_a_move_out_of_turn_is_refused_in_words(state, move):
    with pytest.raises(Refusal) as refused:
        after(state, move)
    assert SHOWN_WORDS[state].lower() in refused.value.message


def test_every_pair_of_state_and_move_is_decided():
    for state, move in product(STATES, MOVES):
        assert can(state, move) == (state in MOVES[move][0])


@pytest.mark.parametrize("state", STATES)
def test_every_state_names_whose_move_it_is(state):
    words = {"unit": "đơn vị", "member": "đồng chí phụ trách", "office": "văn phòng", "done": "Xong"}
    assert words[turn_of(state)] in next_step(state)
