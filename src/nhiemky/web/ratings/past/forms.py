"""Forms of earlier years."""

from __future__ import annotations

from typing import Any

from django import forms

from nhiemky.domain.rating import LEVELS, SHORT_NAMES
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.past.judging import ANSWERS
from nhiemky.web.ui.forms import DayField, TextField


class PastForm(forms.Form):
    """Whose results of which year, and the file."""

    organisation = forms.ModelChoiceField(label="Cấp ủy", queryset=Organisation.objects.none(), to_field_name="uuid")
    period = TextField(label="Kỳ", max_length=12, help_text="Năm (2022) hoặc quý (2026-Q1).")
    title = TextField(label="Tên", max_length=300, required=False, help_text="Để trống: “Kết quả xếp loại năm ...”.")
    symbol = TextField(label="Số quyết định đã ban hành", max_length=80, required=False)
    on = DayField(label="Ngày quyết định", required=False)
    file = forms.FileField(
        label="Tệp kết quả",
        required=False,
        help_text="Excel hoặc CSV, các cột như biểu mẫu xếp loại: mã, tên, đơn vị, nhóm, là người đứng đầu, mức. Không nhận tài liệu mật.",
    )

    def __init__(self, *given: Any, committees: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = committees
        field.error_messages["required"] = "Chọn cấp ủy."


class AskForm(forms.Form):
    """By when units answer."""

    by = DayField(label="Trả lời trước khi hết ngày")


class AnswerForm(forms.Form):
    """Kept or corrected."""

    answer = forms.ChoiceField(label="Trả lời", choices=list(ANSWERS.items()), widget=forms.RadioSelect)
    reason = TextField(label="Lý do", lines=2)
    document = TextField(label="Văn bản", max_length=200, required=False, help_text="Số, ký hiệu và ngày.")
    new_level = forms.ChoiceField(
        label="Mức đúng", choices=[("", "Chọn mức"), *((code, SHORT_NAMES[code]) for code in LEVELS)], required=False
    )


class ConfirmForm(forms.Form):
    """The board's own decision."""

    symbol = TextField(label="Số quyết định", max_length=80)
    on = DayField(label="Ngày")
    body = TextField(label="Cấp quyết định", max_length=250)
