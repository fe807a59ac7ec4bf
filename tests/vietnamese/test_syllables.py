"""What can be a syllable, and what a slip was meant to be."""

import pytest

from nhiemky.vietnamese.common_syllables import COMMON
from nhiemky.vietnamese.syllables import is_syllable, meant


def test_every_common_syllable_is_one():
    assert [word for word in COMMON.split() if not is_syllable(word)] == []


@pytest.mark.parametrize(
    "word",
    ["nghiêng", "khuỷu", "quốc", "giếng", "gì", "giữ", "yếu", "uỷ", "ủy", "hoà", "hòa", "thuở", "huých", "quýt", "kỹ", "xoong", "ưu"],
)
def test_rare_and_right_syllables_are_syllables(word: str):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nghành", "ngiêm", "kông", "ghà", "việt_", "thưc", "đươc", "cế", "ưo", "hđnd", "ôtô", "tttt", ""])
def test_what_breaks_a_rule_is_none(word: str):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("ngiệp", "nghiệp"),
        ("nghành", "ngành"),
        ("viêc", "việc"),
        ("trưóc", "trước"),
        ("ngưòi", "người"),
        ("hưởg", "hưởng"),
        ("quyềt", "quyết"),
    ],
)
def test_a_plain_slip_has_its_word(slip: str, word: str):
    assert meant(slip) == word


@pytest.mark.parametrize("word", ["thưc", "ôtô", "ôxy", "xêri", "bôxít", "lôgíc", "đvt", "hđnd", "việc", "êđê", "ca-phê", "cátxét"])
def test_two_words_as_near_or_none_give_no_suggestion(word: str):
    assert meant(word) is None
