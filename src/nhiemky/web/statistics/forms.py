"""Forms of rounds and their papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nhiemky.domain.statistics_periods import KINDS, TERM_YEARS, period
from nhiemky.rulebook.statistics import set_files
from nhiemky.web.organisations.choosing import UnitField
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.statistics.rounds import COVERS
from nhiemky.web.ui.forms import DayField, TextField

SCOPES = {"direct": "Các đơn vị trực thuộc", "all": "Mọi đơn vị trong cây tổ chức"}
_PARTS = {"q1": "Q1", "h1": "H1", "m9": "M9"}
_MONTHS = [("", "")] + [(str(month), f"Tháng {month}") for month in range(1, 13)]


class RoundForm(forms.Form):
    """What is asked of whom for which period."""

    organisation = forms.ModelChoiceField(label="Cơ quan yêu cầu", queryset=Organisation.objects.none(), to_field_name="uuid")
    title = TextField(label="Tên kỳ thống kê", max_length=300, help_text="Ví dụ Thống kê kiểm tra, giám sát quý I năm 2024.")
    document = TextField(label="Văn bản yêu cầu", max_length=200, required=False)
    set_id = forms.ChoiceField(label="Bộ biểu")
    kind = forms.ChoiceField(label="Kỳ", choices=list(KINDS.items()), initial="q1")
    year = forms.IntegerField(label="Năm", min_value=1990, max_value=2100)
    month = forms.TypedChoiceField(label="Tháng", choices=_MONTHS, coerce=int, empty_value=None, required=False)
    to_month = forms.TypedChoiceField(label="Đến tháng", choices=_MONTHS, coerce=int, empty_value=None, required=False)
    to_year = forms.IntegerField(label="của năm", min_value=1990, max_value=2100, required=False)
    scope = forms.ChoiceField(label="Hỏi", choices=list(SCOPES.items()))
    own = forms.BooleanField(label="Cả chính cơ quan yêu cầu", required=False, initial=True)
    covers = forms.ChoiceField(label="Số của mỗi đơn vị là", choices=list(COVERS.items()))
    deadline = DayField(label="Nộp hết ngày", required=False)

    def __init__(self, *given: Any, places: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        place, chosen = self.fields["organisation"], self.fields["set_id"]
        assert isinstance(place, forms.ModelChoiceField)
        assert isinstance(chosen, forms.ChoiceField)
        place.queryset = places
        place.error_messages["required"] = "Cần chọn một dòng."
        chosen.choices = [(one.id, f"{one.title}{f' ({one.symbol})' if one.symbol else ''}") for one in set_files().values()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        kind, year, month = said.get("kind"), said.get("year"), said.get("month")
        if kind is None or year is None:
            return said
        if kind in ("month", "run") and not month:
            self.add_error("month", ValidationError("Hãy chọn tháng."))
            return said
        if kind == "run" and not (said.get("to_month") and said.get("to_year")):
            self.add_error("to_month", ValidationError("Hãy chọn tháng cuối và năm."))
            return said
        key = {
            "month": f"{year}-{month or 0:02}", "year": f"{year}", "term": f"{year}-{year + TERM_YEARS}",
            "run": f"{year}-{month or 0:02}..{said.get('to_year')}-{said.get('to_month') or 0:02}",
        }.get(kind) or f"{year}-{_PARTS[kind]}"  # fmt: skip
        try:
            said["period"] = period(key).key
        except ValueError:
            self.add_error("to_month", ValidationError("Tháng cuối phải sau tháng đầu."))
        return said


class AddForm(forms.Form):
    """One more unit."""

    unit = UnitField(label="Thêm đơn vị")

    def __init__(self, *given: Any, units: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["unit"]
        assert isinstance(field, UnitField)
        field.offer(units)


class SigningForm(forms.Form):
    """Day, number and signer; blank ones stay blank on the paper."""

    on = DayField(label="Ngày ghi trên văn bản")
    number = TextField(label="Số", required=False, max_length=10)
    signer_title = TextField(label="Chức vụ người ký", required=False, max_length=100)
    signer_name = TextField(label="Họ tên người ký", required=False, max_length=100)


class WorkbookForm(forms.Form):
    """A filled form."""

    file = forms.FileField(label="Tệp của đơn vị", help_text="Excel (.xlsx) hoặc .csv, tối đa 25 MB. Không nhận tài liệu mật.")
