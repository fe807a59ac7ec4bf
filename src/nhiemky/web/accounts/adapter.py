"""allauth in our words: no sign-up, one message for a wrong name or password, failures in the log."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from nhiemky.web.accounts import trail

_TOO_MANY = "Nhập sai nhiều lần liên tiếp. Chờ 5 phút rồi thử lại, hoặc dùng “Quên mật khẩu”."
_WRONG_CODE = "Mã không đúng hoặc đã hết hạn. Mã trên điện thoại đổi sau mỗi 30 giây; kiểm tra giờ của điện thoại."


class AccountAdapter(DefaultAccountAdapter):
    """ACCOUNT_ADAPTER."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Tài khoản này đang bị khóa. Hỏi người quản trị.",
        "enter_current_password": "Mật khẩu đang dùng chưa đúng.",
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": "Mật khẩu chưa đúng.",
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng.",
        "too_many_login_attempts": _TOO_MANY,
        "username_password_mismatch": "Tên đăng nhập hoặc mật khẩu chưa đúng.",
        "rate_limited": _TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from the administrator and from one-time codes only."""
        del request
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        trail.sign_in_failed(request, str(credentials.get("username", "")))

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *rest: Any, **more: Any) -> None:
        """Signing in and out shows by itself; a message would only be in the way."""
        if message_template in {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}:
            return
        super().add_message(request, level, message_template, *rest, **more)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        words = {"reauthenticate": "Dùng mật khẩu", "mfa_reauthenticate": "Dùng mã trên điện thoại hoặc mã dự phòng"}
        return [
            {**method, "description": words.get(method["id"], method["description"])}
            for method in super().get_reauthentication_methods(user)
        ]


class MfaAdapter(DefaultMFAAdapter):
    """MFA_ADAPTER."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _WRONG_CODE,
        "rate_limited": _TOO_MANY,
        "cannot_delete_authenticator": "Tài khoản này không được tắt xác thực hai bước.",
        "cannot_generate_recovery_codes": "Bật xác thực hai bước trước, rồi mới tạo mã dự phòng.",
    }
