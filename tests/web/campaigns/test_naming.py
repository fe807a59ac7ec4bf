"""What a person types for a unit of the roster: its code, its name, words that only its name has."""

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.web.campaigns.models import RosterEntry
from nhiemky.web.campaigns.naming import entry_named
from nhiemky.web.organisations import choosing
from nhiemky.web.organisations.choosing import names_of


@pytest.fixture
def entries(issued):
    return RosterEntry.objects.filter(campaign=issued, own=False)


@pytest.mark.parametrize("typed", ["K.01", "k.01", "Đảng bộ Sở Gió", "đảng bộ  sở gió", "so gio", "SỞ GIÓ"])
def test_code_name_or_words_of_the_name(entries, typed):
    assert entry_named(entries, typed).unit_id == "K.01"


@pytest.mark.parametrize(
    ("typed", "code"), [("", "unit_unknown"), ("Sở Mưa", "unit_unknown"), ("dang bo", "unit_doubtful"), ("%", "unit_unknown")]
)
def test_none_or_several_are_refused_in_words(entries, typed, code):
    with pytest.raises(Refusal) as refusal:
        entry_named(entries, typed)
    assert refusal.value.code == code
    if code == "unit_doubtful":
        assert "(K.01)" in refusal.value.message


def test_names_are_offered_up_to_a_limit(entries, monkeypatch):
    assert len(names_of(entries)) == entries.count()
    monkeypatch.setattr(choosing, "LISTED", 1)
    assert names_of(entries) == []
