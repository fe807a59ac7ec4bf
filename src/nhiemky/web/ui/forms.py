"""Forms: how a field looks and reads, which errors it lists, and fields that take what offices type.

    class DueForm(Form):
        until = DayField(label="Gia hạn đến")             # 5/6/2023, 05.06.2023, 2023-06-05
        figure = NumberField(label="Kết quả", required=False)   # 1.406, 1406, 93,7, 93,7%
        reason = TextField(label="Lý do", help_text="In vào hồ sơ đợt.")

    {% error_summary form %} {% field form.until css="w150" %}

Text is brought to NFC on the way in (Unicode "tổ hợp" of a Windows keyboard is neither NFC nor NFD).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BaseFormSet, BoundField
from django.forms.renderers import TemplatesSetting

from nhiemky.vietnamese.days import find_days, format_day
from nhiemky.vietnamese.numbers import format_number, parse_number
from nhiemky.vietnamese.unicode import nfc

_BOXES = (forms.CheckboxInput,)
_LISTS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
REQUIRED = "Cần điền ô này."


class UiRenderer(TemplatesSetting):
    """FORM_RENDERER: `{{ form }}` and `{{ form.name.as_field_group }}` look like the components."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field_group.html"


class TextField(forms.CharField):
    """A line or, with `lines`, a box of text; NFC, without blanks at the ends."""

    def __init__(self, *, lines: int = 1, **options: Any) -> None:
        if lines > 1:
            options.setdefault("widget", forms.Textarea(attrs={"rows": lines}))
        options.setdefault("error_messages", {"required": REQUIRED})
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return nfc(super().to_python(value) or "")


class NumberField(forms.Field):
    """A number as people write it; the value is a Decimal or None.

    >>> NumberField().clean("93,7%"), NumberField(required=False).clean(" ")
    (Decimal('93.7'), None)
    """

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "num"})
    default_error_messages = {"required": REQUIRED, "invalid": "Cần số, nhận “%(value)s”. Viết như 1.406 hoặc 93,7."}

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        number = parse_number(text.removesuffix("%").strip())
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": text})
        return number

    def prepare_value(self, value: Any) -> Any:
        return format_number(value) if isinstance(value, int | Decimal) else value


class DayField(forms.DateField):
    """A day in any form an office types, day before month, shown as 05/6/2023.

    >>> DayField().clean("5/6/2023"), DayField().clean("ngày 05 tháng 6 năm 2023")
    (datetime.date(2023, 6, 5), datetime.date(2023, 6, 5))
    """

    widget = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "ngày/tháng/năm", "autocomplete": "off"})
    default_error_messages = {"required": REQUIRED, "invalid": "Không có ngày “%(value)s”. Viết như 05/6/2023."}

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return super().to_python(value)
        text = nfc(str(value)).strip()
        found = find_days(text)
        if len(found) == 1 and found[0].text == text and found[0].day:
            return found[0].day
        try:
            return super().to_python(text)
        except ValidationError:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": text}) from None

    def prepare_value(self, value: Any) -> Any:
        return format_day(value) if isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: where it leads ("" nowhere), what it says."""

    href: str
    text: str


def problems_of(source: BaseForm | BaseFormSet[Any] | Iterable[BaseForm]) -> Iterator[Problem]:
    """Every error of a form, a formset or several forms, in the order of the page."""
    if isinstance(source, BaseForm):
        for error in source.non_field_errors():
            yield Problem("", str(error))
        for bound in source:
            for error in bound.errors:
                where = "" if bound.is_hidden else f"#{bound.id_for_label or bound.auto_id}"
                yield Problem(where, f"{bound.label}: {str(error)[:1].lower()}{str(error)[1:]}")
        return
    if isinstance(source, BaseFormSet):
        for error in source.non_form_errors():
            yield Problem("", str(error))
    for form in source:
        yield from problems_of(form)


def field_context(bound: BoundField, label: str = "", css: str = "") -> dict[str, Any]:
    """What ui/field.html shows of one field."""
    widget = bound.field.widget
    attributes: dict[str, Any] = {}
    described = [f"{bound.auto_id}-hint"] if bound.help_text else []
    if bound.errors:
        attributes["aria-invalid"] = "true"
        described.append(f"{bound.auto_id}-msg")
    if described:
        attributes["aria-describedby"] = " ".join(described)
    box, several = isinstance(widget, _BOXES), isinstance(widget, _LISTS)
    if not box and not several and not isinstance(widget, forms.FileInput):
        attributes["class"] = " ".join(filter(None, ["in", widget.attrs.get("class", ""), css]))
    elif css or isinstance(widget, forms.FileInput):
        attributes["class"] = " ".join(filter(None, ["file" if isinstance(widget, forms.FileInput) else "", css]))
    return {
        "bound": bound,
        "label": label or bound.label,
        "input": bound.as_widget(attrs=attributes) if not several else None,
        "options": list(bound) if several else None,
        "box": box,
        "hint": bound.help_text,
        "errors": [str(error) for error in bound.errors],
        "optional": not bound.field.required and not box,
        "hidden": bound.is_hidden,
    }
