"""What the office fills in when it chases, grants, draws up papers, or receives.

>>> RemindForm({"until": "2/6/2023", "notice": "on"}).is_valid()        # doctest: +SKIP
True
"""

from __future__ import annotations

from django import forms

from nhiemky.flows.papers.signing import Signing
from nhiemky.web.ui.forms import DayField, TextField


class RemindForm(forms.Form):
    """The dialog "Đôn đốc"."""

    notice = forms.BooleanField(label="Thông báo trên máy cho đầu mối và bí thư", required=False)
    letter = forms.BooleanField(label="Soạn công văn đôn đốc (Word), trình ký sau", required=False)
    until = DayField(label="Đề nghị nộp hết ngày")
    words = TextField(label="Lời nhắn", lines=3, required=False, max_length=1000)

    def clean(self) -> dict[str, object]:
        found = super().clean() or {}
        if not found.get("notice") and not found.get("letter"):
            self.add_error("notice", "Chọn ít nhất một cách đôn đốc: thông báo trên máy hoặc công văn.")
        return found


class ExtendForm(forms.Form):
    """Gia hạn."""

    until = DayField(label="Gia hạn đến hết ngày")
    reason = TextField(label="Lý do", lines=2, max_length=500)
    grantor = TextField(label="Người cho gia hạn", max_length=200, help_text="Ví dụ: đồng chí Phó Bí thư Thường trực.")
    document = TextField(label="Văn bản (nếu có)", required=False, max_length=200, help_text="Ví dụ: 41-CV/ĐUK, ngày 28/5/2023.")


class WaiveForm(forms.Form):
    """Miễn nộp."""

    reason = TextField(label="Lý do", lines=2, max_length=500)
    grantor = TextField(label="Người quyết định", max_length=200)
    document = TextField(label="Văn bản (nếu có)", required=False, max_length=200)


class SigningForm(forms.Form):
    """Number, date and signature of a paper; blank stays blank on it."""

    on = DayField(label="Ngày ký")
    number = TextField(label="Số", required=False, max_length=10, help_text="Để trống nếu chưa vào sổ.")
    on_behalf_of = TextField(label="Thẩm quyền ký", required=False, max_length=120, help_text="Để trống: theo thẩm quyền của đợt.")
    signer_title = TextField(label="Chức vụ người ký", required=False, max_length=120)
    signer_name = TextField(label="Người ký", required=False, max_length=120)

    @property
    def signing(self) -> Signing:
        """The value papers take."""
        data = self.cleaned_data
        return Signing(data["on"], data["number"], data["on_behalf_of"], data["signer_title"], data["signer_name"])


class PaperForm(SigningForm):
    """A report of a day: which one, as of when."""

    KINDS = (
        ("tien-do", "Báo cáo tiến độ thực hiện"),
        ("ket-qua", "Báo cáo kết quả thực hiện"),
        ("tom-tat", "Tóm tắt một trang cho chủ trì"),
    )
    kind = forms.ChoiceField(label="Loại báo cáo", choices=KINDS, widget=forms.RadioSelect)
    day = DayField(label="Tính đến hết ngày")
    points = TextField(label="Việc cần cho ý kiến", lines=3, required=False, help_text="Chỉ cho bản tóm tắt; mỗi dòng một việc.")
    field_order = ("kind", "day", "on", "number", "on_behalf_of", "signer_title", "signer_name", "points")


class CallForm(forms.Form):
    """A call in one line."""

    words = TextField(label="Nội dung cuộc gọi", max_length=500)
    spoke_with = TextField(label="Gặp ai", required=False, max_length=150)


class IntakeForm(forms.Form):
    """How the files came; the files themselves are read from the request."""

    received_on = DayField(label="Ngày nhận được")
    received_from = TextField(label="Nhận qua", required=False, max_length=120, help_text="Ví dụ: thư điện tử, USB, bản giấy kèm tệp.")
