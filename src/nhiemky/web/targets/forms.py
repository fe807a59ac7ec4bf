"""Forms of the list of targets."""

from __future__ import annotations

from django import forms

from nhiemky.web.ui.forms import DayField, TextField


class SourceForm(forms.Form):
    """Where the list comes from: typed or pasted lines, or a file."""

    text = TextField(
        label="Dán hoặc gõ danh sách",
        required=False,
        lines=10,
        help_text="Dán bảng từ Excel, Word, hoặc mỗi dòng một chỉ tiêu: “Kết nạp ít nhất 25 đảng viên mới”, “Doanh thu | tỷ đồng | 138”.",
    )
    file = forms.FileField(
        label="hoặc chọn tệp nghị quyết",
        required=False,
        help_text="Word, PDF, Excel hoặc văn bản thô, tối đa 25 MB. Không nhận tài liệu mật.",
    )
    previous_period = TextField(
        label="Kỳ trước là", required=False, max_length=20, help_text="Ví dụ 12/2022, nếu danh sách có cột kỳ trước."
    )

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if not given.get("text") and not given.get("file"):
            raise forms.ValidationError("Chưa có gì để đọc. Dán danh sách vào ô, hoặc chọn tệp nghị quyết.")
        return given


class PaperForm(forms.Form):
    """The resolution that the list stands in."""

    term = TextField(label="Nhiệm kỳ", max_length=40, help_text="Ví dụ 2020 - 2025.")
    symbol = TextField(label="Số, ký hiệu nghị quyết", max_length=80, required=False)
    on = DayField(label="Ngày", required=False)


class ChangeForm(forms.Form):
    """Another level of one target."""

    words = TextField(label="Mức mới", max_length=200)
    reason = TextField(label="Lý do", lines=2, required=False)
    document = TextField(
        label="Theo văn bản", max_length=200, required=False, help_text="Số, ký hiệu và ngày, ví dụ 45-CV/ĐUK, ngày 12/6/2023."
    )


class DescribeForm(forms.Form):
    """How one target is counted."""

    direction = forms.ChoiceField(label="Chiều", choices=[("higher", "Càng cao càng tốt"), ("lower", "Càng thấp càng tốt")])
    period = forms.ChoiceField(label="Tính cho", choices=[("term", "Cả nhiệm kỳ"), ("yearly", "Từng năm")])
    method = forms.ChoiceField(
        label="Gộp số của cấp dưới",
        choices=[
            ("sum", "Cộng lại"),
            ("none", "Không gộp"),
            ("count_yes", "Đếm đơn vị đạt"),
            ("mean_unweighted", "Trung bình"),
            ("ratio", "Tỷ lệ của hai số"),
        ],
    )


class DecisionForm(forms.Form):
    """The superior's answer."""

    document = TextField(label="Văn bản trả lời", max_length=200, help_text="Số, ký hiệu và ngày, ví dụ 45-CV/ĐUK, ngày 12/6/2023.")
    file = forms.FileField(label="Tệp văn bản trả lời", required=False, help_text="Word, PDF, không bắt buộc. Không nhận tài liệu mật.")
    words = TextField(label="Mức đồng ý", max_length=200, required=False, help_text="Để trống nếu đúng mức đơn vị xin.")
