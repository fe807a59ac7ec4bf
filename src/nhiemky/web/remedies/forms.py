"""Forms of shortcomings and remedies."""

from __future__ import annotations

from typing import Any

from django import forms

from nhiemky.web.organisations.choosing import UnitField
from nhiemky.web.remedies.actions import SOURCES
from nhiemky.web.ui.forms import DayField, TextField


class ShortcomingForm(forms.Form):
    """One shortcoming, by hand."""

    organisation = UnitField(label="Đơn vị")
    words = TextField(label="Hạn chế, khuyết điểm", lines=3, help_text="Một câu cụ thể: việc gì, ở đâu, đến mức nào.")
    cause = TextField(label="Nguyên nhân", lines=2, required=False)
    period = TextField(label="Kỳ", max_length=12, help_text="Năm (2023), quý (2026-Q1) hoặc nhiệm kỳ (2020-2025).")
    found_on = DayField(label="Phát hiện ngày")
    source = forms.ChoiceField(label="Từ đâu", choices=list(SOURCES.items()))
    source_words = TextField(
        label="Văn bản, buổi làm việc", max_length=300, required=False, help_text="Ví dụ Thông báo kết luận số 12-TB/UBKT."
    )

    def __init__(self, *given: Any, units: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["organisation"]
        assert isinstance(field, UnitField)
        field.offer(units)


class RemedyForm(forms.Form):
    """Who mends it, how, by when."""

    owner = TextField(label="Người chịu trách nhiệm", max_length=250)
    words = TextField(label="Việc phải làm", lines=2)
    deadline = DayField(label="Xong hết ngày")


class ReportForm(forms.Form):
    """What came of it."""

    result = TextField(label="Kết quả", lines=3)
    file = forms.FileField(label="Minh chứng", required=False, help_text="Word, PDF, ảnh quét, tối đa 25 MB. Không nhận tài liệu mật.")


class CheckForm(forms.Form):
    """The closing check."""

    checked = TextField(label="Đã kiểm tra gì, kết luận ra sao", lines=2)


class CarryForm(forms.Form):
    """Into which period, under whom."""

    period = TextField(label="Sang kỳ", max_length=12)
    into = UnitField(label="Đơn vị tiếp tục", required=False, empty_label="Như cũ", help_text="Để trống nếu như cũ.")

    def __init__(self, *given: Any, units: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["into"]
        assert isinstance(field, UnitField)
        field.offer(units)
