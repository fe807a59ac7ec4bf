"""allauth's forms with our labels and hints."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms

from nhiemky.web.ui.forms import REQUIRED

_CODE_HINT = "Sáu chữ số trên ứng dụng của điện thoại, hoặc một mã dự phòng."
NEW_PASSWORD_HINT = "Ít nhất 8 ký tự, không phải tên người hay tên đơn vị. Ba bốn tiếng không liên quan ghép lại là tốt."  # noqa: S105


def _say(form: forms.BaseForm, labels: dict[str, str], hints: dict[str, str] | None = None) -> None:
    for name, field in form.fields.items():
        field.label = labels.get(name, field.label)
        field.help_text = (hints or {}).get(name, "")
        field.error_messages["required"] = REQUIRED
        field.widget.attrs.pop("placeholder", None)


class LoginForm(account.LoginForm):
    """Name and password; whatever is wrong, one message."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"login": "Tên đăng nhập", "password": "Mật khẩu"})
        self.fields["login"].widget.attrs.update({"autocapitalize": "none", "spellcheck": "false", "autofocus": True})


class ReauthenticateForm(account.ReauthenticateForm):
    """The password once more before something grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"password": "Mật khẩu"})


class ChangePasswordForm(account.ChangePasswordForm):
    """Old and new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            {"oldpassword": "Mật khẩu đang dùng", "password1": "Mật khẩu mới", "password2": "Nhập lại mật khẩu mới"},
            {"password1": NEW_PASSWORD_HINT},
        )

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = forms.Form.clean(self)
        if cleaned and cleaned.get("password1") and cleaned.get("password2") and cleaned["password1"] != cleaned["password2"]:
            self.add_error("password2", "Hai lần nhập mật khẩu mới chưa giống nhau.")
        return cleaned


class SecondStepForm(mfa.AuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"code": "Mã xác thực"}, {"code": _CODE_HINT})
        self.fields["code"].widget.attrs.update({"autofocus": True, "inputmode": "text"})


class SecondStepAgainForm(mfa.ReauthenticateForm):
    """The second step once more before something grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"code": "Mã xác thực"}, {"code": _CODE_HINT})


class ActivateSecondStepForm(totp.ActivateTOTPForm):
    """The first code of the phone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"code": "Mã sáu chữ số đang hiện trên điện thoại"})
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
