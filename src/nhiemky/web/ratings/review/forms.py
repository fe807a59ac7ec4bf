"""What people type in the review room."""

from __future__ import annotations

from typing import Any

from django import forms

from nhiemky.checking.ballots import Count, check_ballot
from nhiemky.domain.rating import LEVEL_NAMES, LEVELS, NON_LEVELS, SHORT_NAMES
from nhiemky.web.ui.forms import DayField, TextField

NO_LEVEL = ("", "(không nêu mức)")


def level_choices(blank: tuple[str, str] | None = None, *, non_levels: bool = False) -> list[tuple[str, str]]:
    """Code and words, best first."""
    codes = (*LEVELS, *NON_LEVELS) if non_levels else LEVELS
    return [*([blank] if blank else []), *((code, LEVEL_NAMES[code]) for code in codes)]


class PromptForm(forms.Form):
    """A prompt from above."""

    words = TextField(label="Nội dung gợi ý", lines=5, help_text="Nêu rõ việc gì, ở đâu, cần làm rõ điều gì, trách nhiệm của ai.")
    section = forms.ChoiceField(label="Trả lời ở mục", required=False)
    attends = TextField(label="Người dự, chỉ đạo", required=False, max_length=200, help_text="Họ tên, chức vụ của cấp trên dự kiểm điểm.")
    answer_by = DayField(label="Trả lời chậm nhất hết ngày", required=False)

    def __init__(self, *values: Any, sections: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*values, **options)
        self.fields["section"].choices = [("", "(mục giải trình gợi ý của mẫu, hoặc cuối bản)"), *sections]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """A reason that stays in the record."""

    reason = TextField(label="Lý do", lines=3)


class OpinionForm(forms.Form):
    """An opinion of somebody, concluded or not."""

    giver = TextField(label="Cơ quan, người nhận xét", max_length=250)
    words = TextField(label="Nội dung", lines=5)
    level = forms.ChoiceField(label="Đề nghị mức", required=False, choices=level_choices(NO_LEVEL))
    verified = forms.ChoiceField(
        label="Đã có kết luận",
        choices=[("co", "Đã có kết luận của cấp có thẩm quyền"), ("chua", "Chưa có kết luận: không làm căn cứ hạ mức")],
        widget=forms.RadioSelect,
        error_messages={"required": "Cần chọn một trong hai."},
    )


class ProposalForm(forms.Form):
    """Appraisal and proposal of the advisory board."""

    level = forms.ChoiceField(
        label="Mức đề nghị", choices=level_choices(non_levels=True), widget=forms.RadioSelect, error_messages={"required": "Cần chọn mức."}
    )
    basis = TextField(label="Kết quả thẩm định, căn cứ", lines=5, required=False, help_text="Bắt buộc khi đề nghị thấp hơn mức tự xếp.")


class BallotForm(forms.Form):
    """The minutes of a count; level_CODE fields are the votes."""

    body = TextField(label="Nơi bỏ phiếu", max_length=250, help_text="Ví dụ: Hội nghị Ban Chấp hành Đảng bộ.")
    on = DayField(label="Ngày bỏ phiếu")
    summoned = forms.IntegerField(label="Triệu tập", min_value=0)
    present = forms.IntegerField(label="Có mặt", min_value=0)
    issued = forms.IntegerField(label="Phát ra", min_value=0)
    collected = forms.IntegerField(label="Thu về", min_value=0)
    valid = forms.IntegerField(label="Hợp lệ", min_value=0)

    def __init__(self, *values: Any, **options: Any) -> None:
        super().__init__(*values, **options)
        for code in LEVELS:
            self.fields[f"level_{code}"] = forms.IntegerField(label=SHORT_NAMES[code], min_value=0, required=False)
        for field in self.fields.values():
            if isinstance(field, forms.IntegerField):
                field.widget.attrs["class"] = "num"

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if all(said.get(name) is not None for name in ("summoned", "present", "issued", "collected", "valid")):
            for found in check_ballot(self.count):
                self.add_error(found.place, found.message)
        return said

    @property
    def count(self) -> Count:
        """The minutes as a value; levels that got no vote are left out."""
        said = self.cleaned_data
        votes = {code: said.get(f"level_{code}") for code in LEVELS}
        levels = {code: number for code, number in votes.items() if number}
        body = said.get("body", "") or "Biên bản kiểm phiếu"
        return Count(body, said["summoned"], said["present"], said["issued"], said["collected"], said["valid"], levels)


class OutsideForm(forms.Form):
    """Number, day, where it is kept; never the content."""

    number = TextField(label="Số văn bản", max_length=80)
    on = DayField(label="Ngày văn bản")
    kept_at = TextField(label="Nơi lưu", max_length=250)


class OutsideReviewForm(OutsideForm):
    """The same of a self-review, with the own level in it."""

    level = forms.ChoiceField(label="Mức tự xếp", required=False, choices=level_choices(NO_LEVEL))


class NoticesForm(forms.Form):
    """Until when one may object."""

    object_by = DayField(
        label="Có ý kiến chậm nhất hết ngày", required=False, help_text="Theo quy định của cấp ủy; để trống nếu không ấn định."
    )


class AnswerForm(forms.Form):
    """The answer to an objection."""

    outcome = forms.ChoiceField(
        label="Kết quả xem xét",
        choices=[
            ("kept", "Giữ nguyên kết quả"),
            ("changed", "Thay đổi kết quả (đã xếp loại lại)"),
            ("corrected", "Đính chính thông tin (có văn bản)"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Cần chọn kết quả."},
    )
    words = TextField(label="Nội dung trả lời", lines=4)
    document = TextField(label="Văn bản trả lời", required=False, max_length=200, help_text="Số, ngày. Bắt buộc khi đính chính.")


class FileForm(forms.Form):
    """One Word file."""

    file = forms.FileField(
        label="Tệp bản tự kiểm điểm",
        help_text="Word (.docx) hoặc PDF, tối đa 25 MB. Tài liệu mật không gửi ở đây.",
        error_messages={"required": "Chưa chọn tệp."},
    )
