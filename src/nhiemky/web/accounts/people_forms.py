"""What an administrator fills in about accounts."""

from __future__ import annotations

from typing import Any

from django import forms

from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import organisations
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.organisations.roles import ROLES
from nhiemky.web.ui.forms import REQUIRED, TextField


class PostForm(forms.Form):
    """An organisation and a role in it."""

    organisation = forms.ModelChoiceField(
        label="Đơn vị", queryset=Organisation.objects.none(), to_field_name="uuid", empty_label="Chọn đơn vị",
        error_messages={"required": "Chọn đơn vị.", "invalid_choice": "Chọn đơn vị trong danh sách."},
    )  # fmt: skip
    role = forms.ChoiceField(label="Vai trò", choices=[("", "Chọn vai trò"), *ROLES.items()], error_messages={"required": "Chọn vai trò."})
    title = TextField(label="Chức vụ", max_length=200, required=False, help_text="Ghi như trên văn bản, ví dụ Chánh Văn phòng.")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations(actor, "accounts").filter(active=True)  # type: ignore[attr-defined]


class InviteForm(PostForm):
    """A person who shall have an account."""

    name = TextField(label="Họ và tên", max_length=150)
    phone = TextField(label="Điện thoại", max_length=40, required=False)
    field_order = ("name", "phone", "organisation", "role", "title")


class ReasonForm(forms.Form):
    """Why."""

    reason = TextField(label="Lý do", max_length=500, help_text="Ghi vào nhật ký.", error_messages={"required": REQUIRED})
