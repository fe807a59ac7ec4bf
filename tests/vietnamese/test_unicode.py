import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.vietnamese.unicode import control_free, fold, has_bidi_control, nfc, same_words, sort_key, tone_key

WORDS = st.text(st.sampled_from("aàảãáạăắâậbcdđÐĐeêếghiklmnoôơớpqrstuưựyỷ ABC-–\u00a0\u0301\u0323 0123"), max_size=30)


def test_windows_combined_typing_is_repaired() -> None:
    typed = "Đa\u0309ng bộ khô\u0301i doanh nghiệ\u200bp"
    assert nfc(control_free(typed)) == "Đảng bộ khối doanh nghiệp"


@pytest.mark.parametrize(
    "variant", ["Đảng uỷ Khối", "ĐẢNG ỦY KHỐI", "Ðảng ủy  khối", " Đảng\u00a0uỷ\tKhối ", unicodedata.normalize("NFD", "Đảng ủy Khối")]
)
def test_variants_of_one_name_share_their_keys(variant: str) -> None:
    assert fold(variant) == "dang uy khoi"
    assert tone_key(variant) == tone_key("Đảng ủy Khối")
    assert sort_key(variant) == sort_key("Đảng ủy Khối")


def test_dashes_and_quotes_are_one() -> None:
    assert fold("“Sở” – Ban — ‘x’") == "\"so\" - ban - 'x'"


@pytest.mark.parametrize(
    ("old", "new"), [("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuỷ", "thủy"), ("quý", "qúy"), ("Uỷ", "Ủy"), ("khoá", "khóa")]
)
def test_old_and_new_tone_placement_are_the_same_words(old: str, new: str) -> None:
    assert same_words(old, new)


@pytest.mark.parametrize(("a", "b"), [("hòa", "hóa"), ("Hiếu", "Hiểu"), ("mùa", "muà"), ("đa", "da")])
def test_other_words_stay_other_words(a: str, b: str) -> None:
    assert not same_words(a, b)


def test_dictionary_order() -> None:
    words = [
        "anh",
        "ăn",
        "âm",
        "ba",
        "bà",
        "bà con",
        "bả",
        "bã",
        "bá",
        "bạ",
        "ca",
        "da",
        "đa",
        "em",
        "êm",
        "nghe",
        "ngồi",
        "ô",
        "ơn",
        "u",
        "ư",
    ]
    assert sorted(set(words), key=sort_key) == words


def test_numbers_in_names_sort_by_value() -> None:
    assert sorted(["Chi bộ 10", "Chi bộ 2", "Chi bộ 02 A"], key=sort_key) == ["Chi bộ 2", "Chi bộ 02 A", "Chi bộ 10"]


def test_names_that_would_show_reversed_are_seen() -> None:
    assert has_bidi_control("a\u202eb") and not has_bidi_control("Sở Y tế")


@given(st.text())
def test_fold_is_idempotent_on_any_text(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(WORDS)
def test_keys_do_not_depend_on_the_unicode_form(text: str) -> None:
    for form in ("NFC", "NFD"):
        other = unicodedata.normalize(form, text)
        assert fold(other) == fold(text)
        assert tone_key(other) == tone_key(text)
        assert sort_key(other) == sort_key(text)


@given(WORDS, WORDS)
def test_same_words_implies_same_keys(a: str, b: str) -> None:
    if same_words(a, b):
        assert sort_key(a) == sort_key(b)
