"""Forms of the room."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nhiemky.domain.target_progress import Counting, Pace
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.targets.progress.standing import Line
from nhiemky.web.ui.forms import DayField, NumberField, TextField

COUNTINGS = (
    ("term-1", "Lũy kế cả nhiệm kỳ"),
    ("term-0", "Mức đến cuối nhiệm kỳ"),
    ("yearly-1", "Cộng dồn trong năm"),
    ("yearly-0", "Mức từng năm"),
)


class ForecastForm(forms.Form):
    """Why a target will hardly be reached, or why the forecast is taken back."""

    reason = TextField(
        label="Lý do", lines=3, help_text="Ghi nguyên nhân và hướng giải quyết. Dự báo để riêng, không đổi đánh giá theo số liệu."
    )


class PaceForm(forms.Form):
    """Thresholds of a campaign, and how each indicator is counted."""

    behind_by = NumberField(label="Cho phép chậm hơn thời gian (điểm %)", help_text="Đạt 45% khi thời gian đã qua 55% là chậm 10 điểm.")
    exceeds_by = NumberField(label="Hơn chỉ tiêu bao nhiêu thì tính là vượt (%)", help_text="0 là hơn bao nhiêu cũng tính là vượt.")
    hard_below = NumberField(
        label="Gợi ý khó hoàn thành khi đà đến nay chỉ được dưới (%)", help_text="Chỉ là gợi ý; người phụ trách ghi dự báo."
    )
    starts = DayField(label="Nhiệm kỳ từ ngày")
    ends = DayField(label="đến ngày")
    reason = TextField(label="Căn cứ, lý do", lines=2, required=False)

    def __init__(self, *args: Any, lines: Sequence[Line], **more: Any) -> None:
        super().__init__(*args, **more)
        self.lines = lines
        for line in lines:
            now = f"{line.counting.period}-{int(line.counting.cumulative)}"
            self.fields[f"c-{line.code}"] = forms.ChoiceField(label=line.statement, choices=COUNTINGS, initial=now)

    @property
    def countings(self) -> list[tuple[Line, forms.BoundField]]:
        return [(line, self[f"c-{line.code}"]) for line in self.lines]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, most in (("behind_by", 100), ("exceeds_by", 100), ("hard_below", 200)):
            number = given.get(name)
            if number is not None and not 0 <= number <= most:
                self.add_error(name, f"Ghi số từ 0 đến {most}.")
        if given.get("starts") and given.get("ends") and given["ends"] <= given["starts"]:
            self.add_error("ends", "Ngày cuối nhiệm kỳ phải sau ngày đầu.")
        return given

    @property
    def pace(self) -> Pace:
        given = self.cleaned_data
        counting = {}
        for line in self.lines:
            period, adds = given[f"c-{line.code}"].split("-")
            counting[line.code] = Counting("yearly" if period == "yearly" else "term", adds == "1")
        behind_by, exceeds_by, hard_below = (Decimal(given[name]).normalize() + 0 for name in ("behind_by", "exceeds_by", "hard_below"))
        return Pace(behind_by, exceeds_by, hard_below, given["starts"], given["ends"], counting, confirmed=True)


class KeyTaskForm(forms.Form):
    """One key task."""

    kind = forms.ChoiceField(label="Loại", choices=[("key_task", "Nhiệm vụ trọng tâm"), ("breakthrough", "Khâu đột phá")])
    words = TextField(label="Nội dung", lines=3, help_text="Ghi như trong nghị quyết.")
    units = forms.MultipleChoiceField(
        label="Giao cho đơn vị nào", required=False, widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text="Không chọn là giao cho mọi đơn vị. Giữ Ctrl để chọn nhiều.",
    )  # fmt: skip

    def __init__(self, *args: Any, units: Sequence[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = {str(unit.uuid): unit for unit in units}
        self.fields["units"].choices = [(uuid, unit.name) for uuid, unit in self.known.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[Organisation]:
        return [self.known[uuid] for uuid in self.cleaned_data["units"]]


class ResultForm(forms.Form):
    """What a unit did for a key task."""

    place = forms.ChoiceField(label="Đơn vị")
    words = TextField(label="Kết quả", lines=3, required=False, help_text="Một vài câu: đã làm gì, kết quả cụ thể.")
    section = forms.ChoiceField(label="hoặc lấy từ mục của báo cáo", required=False)
    code = forms.ChoiceField(label="kèm số liệu của chỉ tiêu", required=False)

    def __init__(
        self, *args: Any, places: Sequence[Organisation], sections: Sequence[tuple[str, str]], codes: Sequence[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.known = {str(unit.uuid): unit for unit in places}
        self.fields["place"].choices = [(uuid, unit.name) for uuid, unit in self.known.items()]  # type: ignore[attr-defined]
        self.fields["section"].choices = [("", "Không"), *sections]  # type: ignore[attr-defined]
        self.fields["code"].choices = [("", "Không"), *codes]  # type: ignore[attr-defined]
        if len(self.known) == 1:
            self.fields["place"].widget = forms.HiddenInput()
            self.fields["place"].initial = next(iter(self.known))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.get(name) for name in ("words", "section", "code")):
            raise ValidationError("Chưa ghi kết quả. Ghi một câu, hoặc chọn mục báo cáo, hoặc chọn chỉ tiêu làm kết quả.")
        return given
