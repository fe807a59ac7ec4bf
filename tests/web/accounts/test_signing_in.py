"""Signing in: one message, NFC, throttled, logged; a second step; sessions that end."""

import unicodedata
from datetime import timedelta
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

from nhiemky.web import clock
from nhiemky.web.audit.models import AuditEvent

PASSWORD = "Mat-khau-dai-2023"
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng."


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


def sign_in(client: Client, name: str, password: str):
    return client.post("/dang-nhap/", {"login": name, "password": password})


def test_a_wrong_name_and_a_wrong_password_read_the_same(world):
    client = Client()
    pages = [sign_in(client, *pair).content.decode() for pair in (("chanh", "sai-roi-nhe"), ("khong-co", "sai-roi-nhe"))]
    assert all(WRONG in page for page in pages)
    assert "Sign" not in pages[0]


def test_signing_in_leads_to_ones_first_page_and_is_logged(world):
    answer = sign_in(Client(), "chanh", PASSWORD)
    assert (answer.status_code, answer.url) == (302, "/")
    assert AuditEvent.objects.get(action="account.login").actor_id == world.chanh.pk


def test_failures_are_logged_without_what_was_typed(world):
    sign_in(Client(), "mat-khau-go-nham-o", "x")
    event = AuditEvent.objects.get(action="account.login_failed")
    assert "mat-khau-go-nham-o" not in f"{event.object_name}{event.after}{event.before}"


def test_after_five_wrong_passwords_one_waits(world):
    client = Client()
    pages = [sign_in(client, "chanh", f"sai-{n}").content.decode() for n in range(7)]
    assert WRONG in pages[0]
    assert "Nhập sai nhiều lần" in pages[-1]


def test_a_password_typed_with_loose_marks_is_the_same_password(world):
    world.chanh.set_password("Đồng chí cẩn thận")
    world.chanh.save()
    loose = unicodedata.normalize("NFD", "Đồng chí cẩn thận")
    assert sign_in(Client(), "chanh", loose).status_code == 302


def test_a_locked_account_is_told_so_only_with_the_right_password(world):
    world.chanh.is_active = False
    world.chanh.save()
    assert WRONG in sign_in(Client(), "chanh", "sai").content.decode()
    assert Client().get("/tai-khoan-bi-khoa/").status_code == 200


def set_second_step(world) -> str:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(world.chanh, secret)
    return secret


def code_of(secret: str, half_minutes_ago: int = 0) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(totp.time.time()) // 30 - half_minutes_ago))


def test_with_a_second_step_the_password_alone_is_not_enough(world):
    secret = set_second_step(world)
    client = Client()
    assert sign_in(client, "chanh", PASSWORD).url == "/dang-nhap/buoc-hai/"
    assert client.get("/toi/").status_code == 302
    assert "Mã không đúng" in client.post("/dang-nhap/buoc-hai/", {"code": "000000"}).content.decode()
    assert client.post("/dang-nhap/buoc-hai/", {"code": code_of(secret)}).status_code == 302
    assert client.get("/toi/").status_code == 200


def test_a_code_that_just_ran_out_still_opens_and_an_older_one_does_not(world, monkeypatch):
    monkeypatch.setattr(totp, "time", SimpleNamespace(time=lambda: 1_700_000_010.0))
    secret = set_second_step(world)
    client = Client()
    sign_in(client, "chanh", PASSWORD)
    assert "Mã không đúng" in client.post("/dang-nhap/buoc-hai/", {"code": code_of(secret, 3)}).content.decode()
    assert client.post("/dang-nhap/buoc-hai/", {"code": code_of(secret)}).status_code == 302
    again = Client()
    sign_in(again, "chanh", PASSWORD)
    assert again.post("/dang-nhap/buoc-hai/", {"code": code_of(secret, 1)}).status_code == 302


def test_half_an_hour_without_a_request_ends_the_session(world, morning):
    client = world.client("chanh")
    assert client.get("/toi/").status_code == 200
    with clock.standing_at(morning + timedelta(minutes=29)):
        assert client.get("/toi/").status_code == 200
    with clock.standing_at(morning + timedelta(minutes=58)):
        assert client.get("/toi/").status_code == 200
    with clock.standing_at(morning + timedelta(minutes=90)):
        answer = client.get("/toi/?x=1")
        assert answer.status_code == 302
        assert "het-gio=30-phut" in answer.url
        assert "next=%2Ftoi%2F%3Fx%3D1" in answer.url
        assert "30 phút" in client.get(answer.url).content.decode()


def test_a_piece_of_a_page_asked_too_late_moves_the_whole_page(world, morning):
    client = world.client("chanh")
    client.get("/toi/")
    with clock.standing_at(morning + timedelta(hours=1)):
        answer = client.get("/tim/?q=x", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/bang-tien-do/?tt=1"})
        assert answer.status_code == 204
        assert answer["HX-Redirect"] == "/dang-nhap/?next=%2Fbang-tien-do%2F%3Ftt%3D1&het-gio=30-phut"


def test_changing_the_password_signs_the_other_windows_out(world):
    one, two = Client(), Client()
    for client in (one, two):
        sign_in(client, "chanh", PASSWORD)
    new = "ba con trâu uống nước"
    answer = one.post("/toi/mat-khau/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert one.get("/toi/").status_code == 200
    assert two.get("/toi/").status_code == 302
    assert AuditEvent.objects.filter(action="account.password_changed").count() == 1


def test_twelve_hours_end_the_session_however_busy(world, morning):
    client = world.client("chanh")
    for quarter in range(12 * 4 + 1):
        with clock.standing_at(morning + timedelta(minutes=15 * quarter)):
            assert client.get("/toi/").status_code == 200
    with clock.standing_at(morning + timedelta(hours=12, minutes=1)):
        assert "het-gio=12-gio" in client.get("/toi/").url


def test_the_page_that_keeps_awake_says_when_it_is_over(world, morning):
    client = world.client("chanh")
    assert client.post("/con-lam-viec/").status_code == 204
    with clock.standing_at(morning + timedelta(hours=1)):
        assert client.post("/con-lam-viec/").status_code == 403


def test_reading_pages_writes_the_session_once_a_minute_at_most(world, morning, django_assert_max_num_queries):
    client = world.client("chanh")
    client.get("/toi/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with (
        clock.standing_at(morning + timedelta(seconds=30)),
        CaptureQueriesContext(
            connection,
        ) as caught,
    ):
        client.get("/toi/")
    assert not [query["sql"] for query in caught if not query["sql"].lstrip().upper().startswith("SELECT")]


def test_pages_of_a_signed_in_person_are_not_kept_by_the_browser(world):
    answer = world.client("chanh").get("/toi/")
    assert answer["Cache-Control"] == "no-store"
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


def test_signing_out_is_a_post(world):
    client = world.client("chanh")
    assert client.get("/dang-xuat/").status_code == 200
    assert client.get("/toi/").status_code == 200
    assert client.post("/dang-xuat/").url == "/dang-nhap/"
    assert client.get("/toi/").status_code == 302


def test_there_is_no_sign_up_and_no_reset_by_mail(world):
    for path in ("/tai-khoan/signup/", "/dang-nhap/signup/", "/signup/", "/password/reset/"):
        assert world.client("chanh").get(path).status_code == 404


@pytest.mark.parametrize("path", ["/toi/mat-khau/", "/toi/hai-buoc/", "/toi/hai-buoc/bat/", "/toi/phien/", "/toi/xac-nhan/"])
def test_allauths_pages_speak_vietnamese(world, path):
    client = Client()
    sign_in(client, "chanh", PASSWORD)
    answer = client.get(path, follow=True)
    page = answer.content.decode()
    assert 'lang="vi"' in page
    for word in ("Password", "Sign", "Code", "Authenticator app is", "Recovery", "Sessions", "Submit", "Cancel"):
        assert f">{word}" not in page
