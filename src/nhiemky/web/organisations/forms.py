"""Forms of the tree: a unit's contact, a new unit, the day asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations import access
from nhiemky.web.organisations.models import Organisation, OrganisationType
from nhiemky.web.organisations.roles import Capability
from nhiemky.web.ui.forms import REQUIRED, DayField, TextField


class OrganisationChoice(forms.ModelChoiceField):
    """One of the organisations the actor may reach, indented as in the tree; anything else is no choice."""

    def __init__(self, actor: Actor, capability: Capability = "organise", **options: Any) -> None:
        options.setdefault("error_messages", {"required": REQUIRED, "invalid_choice": "Không có đơn vị này trong phạm vi của đồng chí."})
        rows = access.organisations(actor, capability).filter(active=True)
        super().__init__(queryset=rows, to_field_name="uuid", **options)
        self.top = min((one.depth for one in rows), default=0)

    def label_from_instance(self, obj: Organisation) -> str:
        return "\u2003" * (obj.depth - self.top) + obj.name


class OrganisationChoices(forms.ModelMultipleChoiceField):
    """Several of them, as boxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, actor: Actor, capability: Capability = "organise", **options: Any) -> None:
        options.setdefault("error_messages", {"required": "Cần chọn ít nhất một đơn vị.", "invalid_choice": "Có đơn vị ngoài phạm vi."})
        rows = access.organisations(actor, capability).filter(active=True)
        super().__init__(queryset=rows, to_field_name="uuid", **options)


class DayForm(forms.Form):
    """The day a list is asked for; a wrong one is said and today's is shown."""

    ngay = DayField(label="Có đến ngày", required=False)

    def day_or(self, today: date) -> date:
        """The day asked for, else the one given."""
        return (self.cleaned_data.get("ngay") if self.is_valid() else None) or today


class DetailsForm(forms.Form):
    """What is kept of a unit as it is today."""

    code = TextField(label="Mã", max_length=40, required=False, help_text="Để trống thì phần mềm tự đặt theo tên.")
    organ_code = TextField(label="Ký hiệu văn bản", max_length=40, required=False, help_text="Chữ viết tắt trong số văn bản, ví dụ ĐU.")
    place = TextField(label="Địa danh", max_length=120, required=False, help_text="Ghi trước ngày tháng trên văn bản.")
    address = TextField(label="Địa chỉ", max_length=250, required=False)
    phone = TextField(label="Điện thoại", max_length=40, required=False)
    email = forms.EmailField(
        label="Thư điện tử", max_length=120, required=False, error_messages={"invalid": "Cần địa chỉ dạng ten@noi.vn."}
    )
    aliases = TextField(label="Tên gọi khác", lines=3, required=False, help_text="Mỗi dòng một tên: viết tắt, tên cũ, tên hay dùng.")


class DecisionForm(forms.Form):
    """From when, and by which decision."""

    on = DayField(label="Có hiệu lực từ ngày")
    decision_number = TextField(label="Số quyết định", max_length=80, required=False)
    decision_on = DayField(label="Ngày quyết định", required=False)


class NewOrganisationForm(DetailsForm, DecisionForm):
    """A new unit."""

    name = TextField(label="Tên đơn vị", max_length=250, help_text="Tên đầy đủ như trong quyết định.")
    kind = forms.ModelChoiceField(
        OrganisationType.objects.all(), label="Loại", to_field_name="code", empty_label="Chọn loại", error_messages={"required": REQUIRED}
    )
    branch = TextField(label="Khối, nhánh", max_length=120, required=False, help_text="Nhánh dùng để cộng số liệu, xếp bảng.")
    another = forms.BooleanField(label="Đây là đơn vị khác, không phải đơn vị tên gần giống đã có", required=False)

    def __init__(self, actor: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"] = OrganisationChoice(actor, label="Cấp trên", empty_label="Chọn cấp trên")
