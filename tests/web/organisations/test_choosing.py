"""A unit in a form: from a list while they are few, else typed."""

import pytest
from django import forms

from nhiemky.web.organisations import choosing
from nhiemky.web.organisations.choosing import UnitField
from nhiemky.web.organisations.models import Organisation


class Asked(forms.Form):
    unit = UnitField(label="Đơn vị")


def asked(data=None, **more):
    form = Asked(data, **more)
    field = form.fields["unit"]
    assert isinstance(field, UnitField)
    field.offer(Organisation.objects.order_by("left"))
    return form


@pytest.fixture
def many(monkeypatch, world):
    monkeypatch.setattr(choosing, "FEW", 2)


def test_few_units_are_a_list(world):
    assert "<select" in str(asked()["unit"])
    assert asked({"unit": str(world.dv1.uuid)}).is_valid()


def test_many_units_are_typed_with_names_offered(world, many):
    shown = str(asked(initial={"unit": world.dv2.uuid})["unit"])
    assert "<select" not in shown and 'list="id_unit-ten"' in shown and '<datalist id="id_unit-ten">' in shown
    assert 'value="Chi bộ Báo Sông"' in shown, "what was chosen before stands by its name"


@pytest.mark.parametrize("typed", ["K.02", "bao song", "CHI BỘ BÁO SÔNG"])
def test_what_is_typed_is_understood(world, many, typed):
    form = asked({"unit": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["unit"] == world.dv2


@pytest.mark.parametrize(("typed", "words"), [("", "Chọn đơn vị"), ("Sở Mưa", "Không có đơn vị nào tên “Sở Mưa”"), ("chi bo", "có thể là")])
def test_what_is_not_is_said(world, many, typed, words):
    form = asked({"unit": typed})
    assert not form.is_valid() and words in str(form.errors["unit"])
    assert typed in str(form["unit"]), "nothing typed is lost"


def test_beyond_the_limit_no_name_is_carried(world, many, monkeypatch):
    monkeypatch.setattr(choosing, "LISTED", 3)
    assert "<datalist" not in str(asked()["unit"]) and asked({"unit": "bao song"}).is_valid()
