"""What the office types about a consolidation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from nhiemky.domain.campaign import Indicator
from nhiemky.web.ui.forms import TextField

KINDS = (
    ("estimate", "Cấp ủy ước: đứng cạnh số cộng, không thay số cộng"),
    ("board", "Ban cung cấp: dùng làm số của cấp ủy"),
    ("entered", "Văn phòng nhập: dùng làm số của cấp ủy"),
)


class OwnFigureForm(forms.Form):
    """A figure of the owner's own with who says so and why."""

    code = forms.ChoiceField(label="Chỉ tiêu")
    kind = forms.ChoiceField(label="Loại số", choices=KINDS, widget=forms.RadioSelect, initial="estimate")
    raw = TextField(label="Số", max_length=60, help_text="Ví dụ 1.406 hoặc 93,7")
    given_by = TextField(label="Ban cung cấp", required=False, max_length=250, help_text="Chỉ cần khi ban cung cấp số")
    reason = TextField(label="Căn cứ, lý do", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, indicators: Sequence[Indicator], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(indicator.code, f"{indicator.statement} ({indicator.unit_of_measure})") for indicator in indicators]
        self.fields["code"].choices = choices  # type: ignore[attr-defined]


class OwnReportForm(forms.Form):
    """Which outline, under which title."""

    outline = forms.ChoiceField(label="Đề cương")
    title = TextField(label="Trích yếu của báo cáo", max_length=300)

    def __init__(self, outlines: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outline"].choices = outlines  # type: ignore[attr-defined]


class AssignForm(forms.Form):
    """Who writes a section: the lead board and who helps."""

    board = forms.ChoiceField(label="Chủ trì", required=False)
    helpers = TextField(label="Phối hợp", required=False, max_length=500)

    def __init__(self, boards: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["board"].choices = [("", "Văn phòng"), *boards]  # type: ignore[attr-defined]


class PaperForm(forms.Form):
    """The edited report to be checked."""

    file = forms.FileField(
        label="Báo cáo đã sửa",
        help_text="Word (.docx), PDF hoặc văn bản thô, tối đa 25 MB. Không nhận tài liệu mật; tệp chỉ được đọc, không lưu lại.",
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt,.md"}),
    )
