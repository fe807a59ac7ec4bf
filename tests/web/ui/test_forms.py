"""Fields take what offices type and say what is wrong in a sentence."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import DateField
from django.template import Context, Template
from django.utils import formats, translation

from nhiemky.web.ui.forms import DayField, NumberField, TextField, problems_of


class Sample(forms.Form):
    name = TextField(label="Tên đơn vị", help_text="Như trong quyết định.")
    figure = NumberField(label="Số đảng viên", required=False)
    until = DayField(label="Đến ngày", required=False)
    tick = forms.BooleanField(label="Đã nhận")


@pytest.mark.parametrize(
    "typed",
    ["5/6/2023", "05/6/2023", "05/06/2023", "5-6-2023", "05.06.2023", "2023-06-05", "5/6/23", "ngày 05 tháng 6 năm 2023", " 5/6/2023 "],
)
def test_a_day_is_read_day_before_month(typed):
    assert DayField().clean(typed) == date(2023, 6, 5)


@pytest.mark.parametrize("typed", ["31/4/2023", "hôm qua", "5/6", "13/13/2023"])
def test_a_day_there_is_not_gets_a_sentence_with_what_was_typed(typed):
    with pytest.raises(ValidationError) as refused:
        DayField().clean(typed)
    assert typed in refused.value.messages[0]


@pytest.mark.parametrize(
    ("typed", "read"), [("1.406", "1406"), ("1406", "1406"), ("93,7", "93.7"), ("93,7%", "93.7"), ("93,7 %", "93.7"), ("-5", "-5")]
)
def test_a_number_is_read_in_any_form(typed, read):
    assert NumberField().clean(typed) == Decimal(read)


def test_a_blank_figure_is_nothing_never_zero():
    assert NumberField(required=False).clean("  ") is None


def test_a_wrong_figure_is_quoted():
    with pytest.raises(ValidationError) as refused:
        NumberField().clean("1.4o6")
    assert refused.value.messages == ["Cần số, nhận “1.4o6”. Viết như 1.406 hoặc 93,7."]


def test_text_comes_in_as_nfc():
    assert TextField().clean(unicodedata.normalize("NFD", "Đảng ủy ")) == "Đảng ủy"


def test_django_itself_reads_04_05_as_the_fourth_of_may():
    with translation.override("vi"):
        assert DateField().clean("04/05/2026") == date(2026, 5, 4)
        assert formats.localize(Decimal("93.7")) == "93,7"
        assert formats.number_format(1406, use_l10n=True, force_grouping=True) == "1.406"


def shown(words: str, **facts) -> str:
    return Template("{% load ui %}" + words).render(Context(facts))


def test_a_refused_field_ties_its_message_to_its_input():
    page = shown("{% field form.name %}{% field form.tick %}{% field form.figure %}", form=Sample({"figure": "x"}))
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_name-hint id_name-msg"' in page
    assert 'id="id_name-msg"' in page
    assert 'id="id_tick-msg"' in page
    assert "Cần số, nhận “x”" in page
    assert 'value="x"' in page


def test_a_good_field_says_nothing():
    page = shown("{% field form.name %}{% error_summary form %}", form=Sample({"name": "Chi bộ Ga Nam", "tick": "on"}))
    assert "msg" not in page
    assert "errors" not in page


def test_the_summary_leads_to_each_field():
    form = Sample({"figure": "x"})
    assert [problem.href for problem in problems_of(form)] == ["#id_name", "#id_figure", "#id_tick"]
    page = shown('{% error_summary form title="Chưa lưu được" %}', form=form)
    assert '<a href="#id_figure">Số đảng viên: cần số, nhận “x”' in page


def test_a_whole_form_looks_like_its_fields():
    assert 'class="field err"' in str(Sample({}))
