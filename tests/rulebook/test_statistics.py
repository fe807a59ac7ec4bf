"""The shipped sets: whole, dated, unknown things said, every identity and sentence about cells that are there."""

import re
from datetime import date

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.statistics import set_files, sets_in_force, statistics_set
from nhiemky.vietnamese.unicode import fold

DAYS = (date(2020, 1, 1), date(2024, 1, 1), date(2025, 7, 1))


@pytest.mark.parametrize("day", DAYS)
def test_every_identity_and_every_sentence_speaks_of_cells_that_are_there(day):
    for name in set_files():
        for form in statistics_set(name, day).forms:
            columns, rows = {one.id for one in form.columns}, {one.id for one in form.rows}
            assert len(columns) == len(form.columns), form.id
            headings = [(fold(one.group), fold(one.name)) for one in form.columns]
            assert len(set(headings)) == len(headings), form.id
            for identity in form.identities:
                assert {*identity.left, *identity.right} <= (columns if identity.axis == "column" else rows), (form.id, identity)
            for words in form.says:
                for row, column in re.findall(r"\{([a-z-]{1,40})/([a-z-]{1,40})\}", words):
                    assert row in rows, form.id
                    assert column in columns, form.id


def test_the_set_in_force_is_asked_with_a_date():
    assert [one.id for one in sets_in_force(date(2021, 1, 1))] == ["chi-so-chinh", "357-qd-ubkttw"]
    assert [one.id for one in sets_in_force(date(2026, 1, 1))] == ["chi-so-chinh", "885-qd-ubkttw"]


def test_what_is_unknown_is_said_and_has_no_cells():
    standard = statistics_set("885-qd-ubkttw", date(2026, 1, 1))
    assert (standard.forms_in_law, len(standard.forms), standard.borrowed_from) == (26, 22, "357-QĐ/UBKTTW")
    assert standard.unknown
    unread = [form for form in standard.forms if not form.body_known]
    assert len(unread) == 5
    assert all(not form.columns and form.unknown for form in unread)
    assert all(form.needs_confirmation for form in standard.forms)


def test_a_set_that_is_not_there_is_refused():
    with pytest.raises(Refusal) as told:
        statistics_set("khong-co", date(2026, 1, 1))
    assert told.value.code == "statistics_set_unknown"
