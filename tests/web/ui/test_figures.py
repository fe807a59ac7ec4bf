"""Figures on pages are written as people write them."""

import pytest
from django.template import Context, Template


@pytest.mark.parametrize(
    ("words", "shown"),
    [("2866", "2.866"), ("410", "410"), ("1.406", "1.406"), ("từ 90% trở lên", "từ 90% trở lên"), ("0123", "0123"), ("", "")],
)
def test_a_whole_number_from_a_workbook_is_grouped_and_other_words_stay(words, shown):
    assert Template("{% load ui %}{{ words|grouped }}").render(Context({"words": words})) == shown
