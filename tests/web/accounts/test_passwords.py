"""Passwords: what is too easy is said in a sentence; what is long and strange is welcome."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from nhiemky.web.accounts.models import User
from nhiemky.web.organisations.models import Person

SOMEBODY = User(username="hanh.vp", person=Person(name="Đỗ Thị Minh Hạnh"))


@pytest.mark.parametrize(
    "easy",
    [
        "matkhau123",
        "MatKhau@2026",
        "Vanphong2023",
        "12345678",
        "password1",
        "quantri@123",
        "Đảng ủy 2025",
        "aaaaaaaa",
        "P@ssw0rd",
        "ngắn",
        "dothiminhhanh99",
        "hanh.vp.2023",
    ],
)
def test_what_people_try_first_is_refused(easy):
    with pytest.raises(ValidationError) as refused:
        validate_password(easy, SOMEBODY)
    assert all("mật khẩu" in sentence.lower() for sentence in refused.value.messages)


@pytest.mark.parametrize("good", ["ba con trâu uống nước", "Giếng-làng-sâu-9", "xanh lá chuối non", "hS7!kqLmz2"])
def test_long_and_strange_passwords_pass(good):
    validate_password(good, SOMEBODY)
