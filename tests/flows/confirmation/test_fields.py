"""What is typed is understood in any common form, and shown back in the office's."""

from __future__ import annotations

import pytest
from flows.confirmation.plans import example

from nhiemky.domain.confirmation import Sort
from nhiemky.domain.finding import Refusal
from nhiemky.flows.confirmation.corrections import facts_in, with_values
from nhiemky.flows.confirmation.fields import FIELDS, fields_of, stored_value


@pytest.mark.parametrize("typed", ["20/5/2023", "20.5.2023", "20-05-2023", "ngày 20 tháng 5 năm 2023", "2023-05-20", " 20 / 5 / 2023 "])
def test_a_day_is_taken_in_any_form(typed: str) -> None:
    assert stored_value("duty", "deadline", typed) == "2023-05-20"


@pytest.mark.parametrize(
    ("typed", "stored"), [("4/2023", "2023-04"), ("tháng 4 năm 2023".replace(" năm ", "/"), "2023-04"), ("30/5/2023", "2023-05-30")]
)
def test_a_cut_off_is_a_month_or_a_day(typed: str, stored: str) -> None:
    assert stored_value("window", "to", typed) == stored


@pytest.mark.parametrize(
    ("sort", "name", "typed"),
    [
        ("duty", "deadline", "31/4/2023"),
        ("duty", "deadline", "mai"),
        ("group", "size", "tám mươi mấy"),
        ("duty", "op", "hmm"),
        ("window", "to", "13/2023"),
    ],
)
def test_what_nobody_can_read_is_refused_with_what_to_type(sort: Sort, name: str, typed: str) -> None:
    with pytest.raises(Refusal, match=r"Hãy|hãy"):
        stored_value(sort, name, typed)


def test_what_a_form_shows_is_taken_back_as_it_was() -> None:
    for sort, _, value in facts_in(example().directive):
        if sort == "citation" and not hasattr(value, "symbol"):
            continue
        stored = {field.name: stored_value(sort, field.name, field.value) for field in fields_of(sort, value)}
        again = with_values(sort, value, stored)
        assert fields_of(sort, again) == fields_of(sort, value)


def test_every_sort_has_fields() -> None:
    assert all(FIELDS.values())
