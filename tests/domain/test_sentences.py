"""The catalogue: one code, one place; sentences in both languages over the same facts; never an empty basis."""

from string import Formatter

import pytest

from nhiemky.domain import sentences
from nhiemky.domain.sentences import SENTENCES

AREAS = {name: value for name, value in vars(sentences).items() if name.isupper() and name != "SENTENCES"}


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_a_code_stands_in_one_area_only():
    assert len(AREAS) >= 4
    assert sum(len(area) for area in AREAS.values()) == len(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_tell_of_the_same_facts(code):
    sentence = SENTENCES[code]
    assert fields(sentence.vi) == fields(sentence.en)
    assert sentence.basis.strip()
    assert sentence.vi.strip()
    assert sentence.vi.rstrip()[-1] in ".?)}”"
