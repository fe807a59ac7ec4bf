"""One organisation among many by what a person types: its code, its name, or words that only its name has.

    unit = UnitField(label="Đơn vị")                     # in a form
    form.fields["unit"].offer(organisations(actor))      # a list while they are few, else a line with names offered as one types

A choice among thousands of lines that all begin with "Đảng bộ" is no choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import nfc, search_key
from nhiemky.web.organisations.models import Organisation

FEW = 60
"""Up to so many a list is quicker than typing."""
LISTED = 2000
"""Names a page carries; where there are more, what is typed is looked up when it is sent."""
_TOLD = 5
_Row = TypeVar("_Row", bound=Model)


def the_one(rows: QuerySet[_Row], typed: str, *, code: str, name: str, key: str) -> _Row:
    """The one row meant; refused with the ones that may be meant, or none.

    code, name, key: the fields that hold its code, its name as shown, and the name as it is searched.
    """
    words = " ".join(nfc(typed).split())
    sought = search_key(words)
    if not sought:
        raise Refusal("unit_unknown", name=words)
    ways: Sequence[dict[str, str]] = ({f"{code}__iexact": words}, {key: sought}, {f"{key}__contains": sought})
    for way in ways:
        found = list(rows.filter(**way)[: _TOLD + 1])
        if len(found) == 1:
            return found[0]
        if found:
            told = [f"{getattr(one, name)} ({getattr(one, code)})" for one in found[:_TOLD]]
            raise Refusal("unit_doubtful", name=words, candidates=", ".join(told) + (", ..." if len(found) > _TOLD else ""))
    raise Refusal("unit_unknown", name=words)


def names_of(rows: QuerySet[Any]) -> list[str]:
    """Names to offer while one types, in the order of the rows; none beyond LISTED."""
    names = list(rows.values_list("name", flat=True)[: LISTED + 1])
    return names if len(names) <= LISTED else []


def organisation_named(units: QuerySet[Organisation], typed: str) -> Organisation:
    """Of those given; refused as `the_one`."""
    return the_one(units, typed, code="code", name="name", key="search_key")


class TypedUnit(forms.TextInput):
    """A line with names offered while one types."""

    template_name = "ui/typed_unit.html"

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__({"autocomplete": "off", "placeholder": "Gõ tên hoặc mã"})
        self.names = names

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.names:
            context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}-ten"
        return {**context, "names": self.names}


class UnitField(forms.ModelChoiceField):
    """A unit of those offered, by its uuid from a list or by what was typed."""

    def __init__(self, **options: Any) -> None:
        self.units = Organisation.objects.none()
        super().__init__(queryset=self.units, to_field_name="uuid", **options)
        self.error_messages["required"] = "Chọn đơn vị."

    def offer(self, units: QuerySet[Organisation]) -> None:
        """Which units may be meant, in the order of a list."""
        self.queryset = self.units = units
        if units[FEW:].exists():
            self.widget = TypedUnit(names_of(units))
            self.widget.is_required = self.required

    def to_python(self, value: Any) -> Organisation | None:
        if value in self.empty_values or _is_uuid(value):
            return super().to_python(value)
        try:
            return organisation_named(self.units, str(value))
        except Refusal as refusal:
            raise ValidationError(refusal.message, code=refusal.code) from refusal

    def prepare_value(self, value: Any) -> Any:
        value = super().prepare_value(value)
        if not (isinstance(self.widget, TypedUnit) and _is_uuid(value)):
            return value
        return self.units.filter(uuid=value).values_list("name", flat=True).first() or ""


def _is_uuid(value: Any) -> bool:
    try:
        return bool(UUID(str(value)))
    except ValueError:
        return False
