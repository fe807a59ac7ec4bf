"""No pattern of the readers and checks may be built so that a text that nearly matches makes it try for ever."""

import re

import pytest

from fuzz.pattern_uses import searched
from fuzz.patterns import AT_A_PLACE, BOUNDED, ambiguous, patterns, patterns_at

KNOWN = {
    "nhiemky.reading.units.sheet_cells._AFTER_VALUES[0]": "possessive by its build: each tag ends with its own bracket",
    "nhiemky.reading.units.sheet_cells._BEFORE_VALUE[0]": "possessive by its build: each tag ends with its own bracket",
}
"""Told apart by something the tree does not show."""


@pytest.mark.parametrize("source", [r"(a+)+b", r"(?:\s*\w+)*;", r"(?:\d+,?)+x", r"(?:[^.]*,?)*\."])
def test_a_repeat_in_a_repeat_over_the_same_letters_is_found(source):
    assert ambiguous(re.compile(source))


@pytest.mark.parametrize("source", [r"(?:\w+, )+", r"\s*\d+\s*", r"(?:a{1,9}b?){1,5}", r"(?>\w+ ?)*+", r"(?:x[^x]*)*", r"^(?:- [^\n]*\n)*"])
def test_repeats_that_a_letter_parts_are_let_pass(source):
    assert not ambiguous(re.compile(source))


def test_no_pattern_of_the_package_has_one():
    told = {place: faults for place, pattern in patterns().items() if place not in KNOWN and (faults := ambiguous(pattern))}
    assert not told
    assert len(patterns()) > 400


def test_a_pattern_counts_as_searched_where_the_source_asks_it_at_more_than_one_place():
    assert searched("nhiemky.reading.structure.sentences", "_END")
    assert not searched("nhiemky.reading.structure.attachments", "ATTACHMENT")
    assert searched("nhiemky.reading.structure.sentences", "NOBODY_KNOWS_IT")


def test_every_pattern_said_to_meet_little_text_is_there_and_says_why():
    reasons = AT_A_PLACE | {place: why for place, (_, why) in BOUNDED.items()}
    assert not AT_A_PLACE.keys() & BOUNDED.keys()
    for place, why in reasons.items():
        assert why
        assert list(patterns_at(place)), place
