"""What people fill in before they have an account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError

from nhiemky.web.accounts.doors import UNIT_ROLES
from nhiemky.web.accounts.forms import NEW_PASSWORD_HINT
from nhiemky.web.accounts.models import User
from nhiemky.web.organisations.models import OrganisationType, Person
from nhiemky.web.ui.forms import REQUIRED, TextField

_LETTERS = UnicodeUsernameValidator(message="Tên đăng nhập chỉ gồm chữ, số và các dấu . - _ @ +, không có khoảng trắng.")


def username_field() -> TextField:
    return TextField(
        label="Tên đăng nhập",
        max_length=60,
        validators=[_LETTERS],
        help_text="Viết liền, dễ nhớ, ví dụ ten.donvi",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )


def password_field(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        help_text=hint,
        max_length=200,
        error_messages={"required": REQUIRED},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class NewPassword(forms.Form):
    """A new password, twice, checked against the person it is for."""

    password1 = password_field("Mật khẩu", NEW_PASSWORD_HINT)
    password2 = password_field("Nhập lại mật khẩu")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", "Hai lần nhập mật khẩu chưa giống nhau.")
        if first:
            try:
                validate_password(first, self.person_for())
            except ValidationError as fault:
                self.add_error("password1", fault)
        return cleaned

    def person_for(self) -> User:
        """Whose password it will be, as far as it is known."""
        said = self.cleaned_data
        return User(username=said.get("username", ""), person=Person(name=said.get("name", "")))


class CodeForm(forms.Form):
    """The code on the paper."""

    code = TextField(
        label="Mã trên phiếu",
        max_length=40,
        help_text="Mười hai chữ và số, ví dụ K7MQ-2XPR-9HTD. Có gạch hay không, hoa hay thường đều được.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class SetUpForm(NewPassword):
    """The first administrator of a fresh installation."""

    code = TextField(label="Mã thiết lập", max_length=40, help_text="Phần mềm in mã này ra màn hình khi khởi động lần đầu.")
    committee = TextField(label="Tên cấp ủy", max_length=250, help_text="Ghi đủ, ví dụ Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh.")
    kind = forms.ModelChoiceField(label="Loại", queryset=OrganisationType.objects.none(), empty_label=None)
    name = TextField(label="Họ và tên của đồng chí", max_length=150)
    username = username_field()
    field_order = ("code", "committee", "kind", "name", "username", "password1", "password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = OrganisationType.objects.filter(is_board=False)  # type: ignore[attr-defined]


class SheetForm(NewPassword):
    """A unit's first contact."""

    name = TextField(label="Họ và tên", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = TextField(label="Điện thoại", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}))
    title = TextField(label="Chức vụ", max_length=200, required=False)
    role = forms.ChoiceField(
        label="Việc trên phần mềm",
        choices=list(UNIT_ROLES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một việc."},
    )
    username = username_field()
    received = forms.BooleanField(
        label="Đơn vị đã nhận văn bản và cử tôi làm đầu mối", error_messages={"required": "Đánh dấu ô này khi đơn vị đã nhận văn bản."}
    )
    field_order = ("name", "title", "phone", "role", "username", "password1", "password2", "received")


class InvitationForm(NewPassword):
    """An invited person's own choice."""

    username = username_field()
    field_order = ("username", "password1", "password2")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def person_for(self) -> User:
        self.user.username = self.cleaned_data.get("username", "")
        return self.user


class ResetForm(NewPassword):
    """A new password for an account there is."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def person_for(self) -> User:
        return self.user
