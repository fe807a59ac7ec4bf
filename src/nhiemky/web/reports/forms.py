"""What people type besides the report itself."""

from __future__ import annotations

from django import forms

from nhiemky.web.ui.forms import DayField, TextField


class AcknowledgeForm(forms.Form):
    """ "Đã nhận văn bản", and who answers the phone."""

    contact_name = TextField(label="Người làm đầu mối", max_length=150)
    contact_phone = TextField(label="Điện thoại", max_length=40)


class DutyForm(forms.Form):
    """A duty without a report, done."""

    on = DayField(label="Ngày làm xong")
    note = TextField(label="Kết quả", lines=3, required=False, help_text="Ví dụ: nơi họp, số người dự, ai chủ trì.")


class FileForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label="Tệp báo cáo",
        help_text="Word (.docx), Excel (.xlsx) hoặc PDF (có chữ hoặc ảnh quét), tối đa 25 MB. Tài liệu mật không gửi ở đây.",
        error_messages={"required": "Chưa chọn tệp."},
    )


class PaperForm(forms.Form):
    """Number and symbol, day, signer of the unit's paper, and its signed copy."""

    symbol = TextField(label="Số và ký hiệu văn bản", required=False, max_length=80, help_text="Ví dụ 31-BC/ĐU.")
    day = DayField(label="Ngày văn bản", required=False)
    signer = TextField(label="Người ký", required=False, max_length=150)
    signed_copy = forms.FileField(label="Bản có chữ ký (PDF)", required=False)


class OutsideForm(forms.Form):
    """Received outside the program; never the content."""

    number = TextField(label="Số văn bản", max_length=80)
    on = DayField(label="Ngày nhận")
    received_by = TextField(label="Người nhận", max_length=200)
    kept_at = TextField(label="Nơi lưu", max_length=250)


class ReasonForm(forms.Form):
    """A reason."""

    reason = TextField(label="Lý do", lines=2)
