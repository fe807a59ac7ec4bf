"""Forms of visits."""

from __future__ import annotations

from typing import Any

from django import forms

from nhiemky.web.inspection.actions import KINDS, LEADS_TO
from nhiemky.web.inspection.models import VisitPlan
from nhiemky.web.organisations.choosing import UnitField
from nhiemky.web.organisations.models import Organisation, Person
from nhiemky.web.ui.forms import DayField, TextField


class PlanForm(forms.Form):
    """A plan with its document."""

    organisation = forms.ModelChoiceField(label="Cơ quan chủ trì", queryset=Organisation.objects.none(), to_field_name="uuid")
    title = TextField(label="Tên kế hoạch", max_length=300, help_text="Ví dụ Chương trình kiểm tra, giám sát năm 2024.")
    document = TextField(label="Số, ngày văn bản", max_length=200, required=False)
    year = forms.IntegerField(label="Năm", min_value=2015, max_value=2100)

    def __init__(self, *given: Any, leading: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _choices(self, organisation=leading)


class VisitForm(forms.Form):
    """One visit."""

    organisation = forms.ModelChoiceField(label="Cơ quan chủ trì", queryset=Organisation.objects.none(), to_field_name="uuid")
    unit = UnitField(label="Đơn vị được kiểm tra, làm việc")
    kind = forms.ChoiceField(label="Hình thức", choices=list(KINDS.items()))
    plan = forms.ModelChoiceField(
        label="Theo kế hoạch",
        queryset=VisitPlan.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label="Không theo kế hoạch nào",
    )
    on = DayField(label="Ngày")
    ends_on = DayField(label="Đến ngày", required=False, help_text="Để trống nếu trong một ngày.")
    purpose = TextField(label="Nội dung", lines=3)
    lead = TextField(label="Trưởng đoàn", max_length=200, required=False)
    team = forms.ModelMultipleChoiceField(
        label="Thành viên", queryset=Person.objects.none(), to_field_name="uuid", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *given: Any, leading: Any, units: Any, plans: Any, people: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _choices(self, organisation=leading, plan=plans, team=people)
        unit = self.fields["unit"]
        assert isinstance(unit, UnitField)
        unit.offer(units)


class MinutesForm(forms.Form):
    """What came of it; or where it is kept, when it may not stand here."""

    minutes = TextField(label="Nội dung biên bản", lines=6, required=False)
    file = forms.FileField(label="hoặc tệp biên bản", required=False, help_text="Word, PDF, tối đa 25 MB. Không nhận tài liệu mật.")
    number = TextField(
        label="Để ngoài phần mềm: số", max_length=80, required=False, help_text="Chỉ ghi số, ngày, nơi lưu; không ghi nội dung."
    )
    day = DayField(label="Ngày văn bản", required=False)
    place = TextField(label="Nơi lưu", max_length=200, required=False)


class FindingForm(forms.Form):
    """What was found and what follows."""

    words = TextField(label="Điều phát hiện", lines=3)
    leads_to = forms.ChoiceField(label="Xử lý", choices=list(LEADS_TO.items()))
    task = TextField(label="Việc giao", lines=2, required=False)
    owner = TextField(label="Người làm", max_length=250, required=False)
    deadline = DayField(label="Xong hết ngày", required=False)


def _choices(form: forms.Form, **querysets: Any) -> None:
    for name, rows in querysets.items():
        field = form.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows
        field.error_messages["required"] = "Cần chọn một dòng."
