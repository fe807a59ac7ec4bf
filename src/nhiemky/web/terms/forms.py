"""Forms of the app."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from nhiemky.domain.term_results import OUTCOME_WORDS, TermRule
from nhiemky.web.targets.progress.standing import Line
from nhiemky.web.terms.rules import FIELDS
from nhiemky.web.ui.forms import DayField, NumberField, TextField


class _Tied(forms.Form):
    """A promise may be tied to a target and a level."""

    def __init__(self, *args: Any, lines: Sequence[Line], **more: Any) -> None:
        super().__init__(*args, **more)
        self.lines = {line.code: line for line in lines}
        choices = [("", "Không gắn chỉ tiêu"), *((line.code, line.statement) for line in lines)]
        self.fields["code"] = forms.ChoiceField(label="Gắn với chỉ tiêu", choices=choices, required=False)
        self.fields["level"] = TextField(label="Mức hứa", max_length=200, required=False, help_text="Gắn mức thì kết quả tự tính.")
        self.fields["due"] = DayField(label="Hứa đến ngày", required=False)

    @property
    def line(self) -> Line | None:
        return self.lines.get(self.cleaned_data.get("code", ""))


class PromiseForm(_Tied):
    """One promise by hand."""

    words = TextField(label="Nhiệm vụ, giải pháp đã đề ra", lines=3)
    source = TextField(label="Nêu ở đâu", max_length=500, help_text="Báo cáo nào, mục nào, ví dụ Báo cáo sơ kết 41-BC/ĐU, mục IV.2.")

    field_order = ("words", "source", "code", "level", "due")


class TieForm(_Tied):
    """Another tie."""


class JudgeForm(forms.Form):
    """A person's word on a promise."""

    outcome = forms.ChoiceField(label="Đánh giá", choices=list(OUTCOME_WORDS.items()))
    words = TextField(label="Kết quả bằng lời", lines=3)
    source = TextField(label="Căn cứ", max_length=500, required=False, help_text="Báo cáo, văn bản nào cho thấy điều đó.")


class NextForm(forms.Form):
    """The level proposed and what the superior sets."""

    given = TextField(label="Mức cấp trên giao", max_length=200, required=False)
    given_per_year = forms.BooleanField(label="Là mức của một năm", required=False)
    given_source = TextField(label="Theo văn bản của cấp trên", max_length=300, required=False)
    level = TextField(label="Mức đề xuất", max_length=200, required=False, help_text="Để nguyên thì theo cách tính ở trên.")
    reason = TextField(label="Lý do (khi ghi mức khác, hoặc bỏ chỉ tiêu)", lines=2, required=False)


class AdoptForm(forms.Form):
    """The congress's resolution."""

    document = TextField(label="Số, ký hiệu nghị quyết", max_length=80)
    on = DayField(label="Ngày", required=False)


class RuleForm(forms.Form):
    """An office's figures."""

    growth = NumberField(label="Cộng thêm vào bình quân năm (%)", help_text="Với chỉ tiêu cộng dồn. 0 là giữ đà nhiệm kỳ này.")
    trend_share = NumberField(label="Đi tiếp bao nhiêu phần của đà hằng năm (%)", help_text="Với tỷ lệ, mức. 0 là chỉ nêu đà, không tính.")
    partly_from = NumberField(label="Đạt từ bao nhiêu % mức hứa là thực hiện một phần")
    minutes_per_figure = NumberField(label="Phút cho một số liệu")
    minutes_per_heading = NumberField(label="Phút cho một mục viết")
    reason = TextField(label="Căn cứ, lý do", lines=2, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        least = {"growth": -100}
        most = {"growth": 1000, "trend_share": 100, "partly_from": 100, "minutes_per_figure": 480, "minutes_per_heading": 4800}
        for name, top in most.items():
            number = given.get(name)
            if number is not None and not least.get(name, 0) <= number <= top:
                self.add_error(name, f"Ghi số từ {least.get(name, 0)} đến {top}.")
        return given

    @property
    def rule(self) -> TermRule:
        growth, trend, partly, figure, heading = (Decimal(self.cleaned_data[name]) for name in FIELDS)
        return TermRule(growth, trend, partly, figure, heading, confirmed=True)
