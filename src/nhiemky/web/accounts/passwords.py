"""Passwords: Unicode form, and which are too easy, in sentences people understand.

>>> same_form("mật khẩu")                   # as a Windows keyboard types it: letters with marks beside them
'mật khẩu'

Only length and being guessable are asked (no forced capitals or signs): eight letters, not the name of the person or the
unit, not a word everybody tries first.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from nhiemky.vietnamese.unicode import nfc, search_key

SHORTEST = 8
TRIED_FIRST = frozenset(
    """matkhau matkhaumoi matma pass passw0rd password admin administrator quantri quantrivien nguoidung vanphong vanthu bithu
    phobithu chibo dangbo danguy danguykhoi bantochuc bantuyengiao ubkt uybankiemtra banthuongvu banchaphanh thanhuy tinhuy
    huyenuy quanuy nhiemky baocao dangvien dangcongsan dangcongsanvietnam vietnam hochiminh bacho hanoi saigon danang haiphong
    cantho nghean thanhhoa congty xinchao anhyeuem emyeuanh iloveyou qwerty qwertyuiop asdfgh zxcvbn abcdef abcd taikhoan
    dangnhap maytinh internet chucmungnammoi demo test letmein welcome khongco khongbiet giadinh""".split()  # noqa: SIM905
)
"""Folded words: with a year, 123 or a sign behind them they are still what is tried first."""


def same_form(password: str) -> str:
    """The password in NFC, so that it is the same whichever keyboard typed it. Nothing else is changed."""
    return nfc(password)


class LongEnough:
    """At least SHORTEST letters."""

    def validate(self, password: str, user: Any = None) -> None:
        del user
        if len(same_form(password)) < SHORTEST:
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self) -> str:
        return f"Mật khẩu cần ít nhất {SHORTEST} ký tự."


class NotTriedFirst(CommonPasswordValidator):
    """Not a common password, not an office's usual word with figures behind it."""

    def validate(self, password: str, user: Any = None) -> None:
        folded = re.sub(r"[^a-z]", "", search_key(same_form(password)).replace("0", "o").replace("@", "a"))
        letters = re.sub(r"[^a-z]", "", search_key(same_form(password)))
        if {folded, letters} & TRIED_FIRST or password.isdigit() or len(set(password)) < 4:
            raise ValidationError(self.get_help_text(), code="password_too_common")
        try:
            super().validate(same_form(password), user)
        except ValidationError:
            raise ValidationError(self.get_help_text(), code="password_too_common") from None

    def get_help_text(self) -> str:
        return "Mật khẩu này nhiều người dùng, dễ bị đoán. Ghép ba bốn tiếng không liên quan với nhau thì dễ nhớ mà khó đoán."


class NotOnesName:
    """Not the user name, the person's name or the unit's, with or without marks."""

    def validate(self, password: str, user: Any = None) -> None:
        typed = _letters(password)
        person = getattr(user, "person", None)
        names = [getattr(user, "username", ""), getattr(person, "name", "")]
        if person is not None and person.pk:
            names += [post.organisation.name for post in person.posts.select_related("organisation")]
        for name in filter(None, map(_letters, names)):
            if len(name) >= 4 and (name in typed or (len(typed) >= 6 and typed in name)):
                raise ValidationError(self.get_help_text(), code="password_too_similar")

    def get_help_text(self) -> str:
        return "Mật khẩu không được chứa tên đăng nhập, họ tên hoặc tên đơn vị."


def _letters(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "", search_key(nfc(words or "")))
