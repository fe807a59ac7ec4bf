"""Tokens: shown once, stored hashed, as far as the post reaches, over when they must be."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from web.conftest import setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.api import limits
from nhiemky.web.api.models import Token
from nhiemky.web.api.tokens import make_token, own_posts, revoke
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.organisations.models import Post

URL = "/api/v1/organisations"


def call(words: str, url: str = URL):
    return Client(headers={"authorization": f"Bearer {words}"}).get(url)


@pytest.fixture
def token(world, morning):
    actor = world.actor("chanh")
    return make_token(actor, own_posts(actor).get(), name="Thống kê", last_day=clock.today() + timedelta(days=30))


def test_a_token_opens_what_its_post_opens_and_is_kept_as_a_hash_only(world, token):
    row, words = token
    assert call(words).status_code == 200
    assert row.token_hash == hashlib.sha256(words.encode()).hexdigest()
    assert words not in str(list(Token.objects.values()))
    assert words not in str(list(AuditEvent.objects.values("before", "after", "object_name")))


@pytest.mark.parametrize("words", ["", "nk_", "nk_" + "a" * 43, "x" * 5000, "Basic abc"])
def test_what_is_no_token_opens_nothing(world, token, words):
    answer = call(words)
    assert (answer.status_code, answer.json()["code"]) == (401, "api_no_token")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_signed_in_browser_is_nobody_here(world, morning):
    for answer in (world.client("chanh").get(URL), world.client("chanh").post(URL)):
        assert answer.status_code in (401, 405)


def test_revoked_over_out_of_office_or_locked_out_it_is_over(world, token, morning):
    row, words = token
    with clock.standing_at(morning + timedelta(days=31)):
        assert call(words).status_code == 401
    with setting_up():
        world.chanh.is_active = False
        world.chanh.save()
    assert call(words).status_code == 401
    with setting_up():
        world.chanh.is_active = True
        world.chanh.save()
        Post.objects.filter(pk=row.post_id).update(valid_to=clock.today())
    assert call(words).status_code == 401
    with setting_up():
        Post.objects.filter(pk=row.post_id).update(valid_to=None)
    assert call(words).status_code == 200
    revoke(world.actor("chanh"), row)
    assert call(words).status_code == 401


def test_of_two_posts_only_the_tokens_counts(world, morning):
    with setting_up():
        Post.objects.create(person=world.vanthu1.person, organisation=world.khoi, role="office_clerk", valid_from=clock.today())
    actor = world.actor("vanthu1")
    unit = own_posts(actor).get(organisation=world.dv1)
    _, words = make_token(actor, unit, name="Đơn vị", last_day=clock.today() + timedelta(days=9))
    names = {each["name"] for each in call(words).json()["items"]}
    assert names == {"Đảng bộ Sở Gió", "Chi bộ Phòng Khí tượng"}


def test_its_end_is_within_a_year_and_its_post_ones_own(world, morning):
    actor = world.actor("chanh")
    post = own_posts(actor).get()
    for days in (0, -3, 400):
        with pytest.raises(Refusal) as told:
            make_token(actor, post, name="x", last_day=clock.today() + timedelta(days=days))
        assert told.value.code == "token_end_past"
    with pytest.raises(Refusal):
        make_token(world.actor("vanthu1"), post, name="x", last_day=clock.today() + timedelta(days=9))


def test_its_last_use_is_kept_without_a_write_each_time(world, token, morning, django_assert_num_queries):
    row, words = token
    call(words)
    row.refresh_from_db()
    assert (row.last_used_at, row.last_address) == (morning, "127.0.0.1")
    with clock.standing_at(morning + timedelta(minutes=5)):
        call(words)
    row.refresh_from_db()
    assert row.last_used_at == morning


def test_calls_are_counted(world, token, monkeypatch):
    monkeypatch.setattr(limits.reads, "count", 3)
    answers = [call(token[1]) for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert answers[-1].json()["code"] == "api_too_many"
    assert 0 < int(answers[-1]["Retry-After"]) <= 60


def test_the_page_asks_for_the_password_shows_the_token_once_and_takes_it_back(world, morning):
    client = world.client("bithu1")
    page = reverse("api:tokens")
    assert client.get(page).status_code == 302
    client.post(reverse("account_reauthenticate"), {"password": "Mat-khau-dai-2023"})
    assert "Chưa có mã nào" in client.get(page).content.decode()
    post = own_posts(world.actor("bithu1")).get()
    asked = {"name": "Thống kê", "post": str(post.uuid), "last_day": "31/12/2023"}
    assert client.post(page, {**asked, "last_day": "1/1/2020"}).status_code == 422
    shown = client.post(page, asked)
    words = re.search(r"nk_[\w-]+", shown.content.decode())[0]
    assert shown["Cache-Control"] == "no-store"
    assert call(words).status_code == 200
    assert words not in client.get(page).content.decode()
    row = Token.objects.get()
    assert world.client("vanthu1").post(reverse("api:revoke", args=[row.uuid])).status_code == 404
    client.post(reverse("api:revoke", args=[row.uuid]))
    assert call(words).status_code == 401
    assert list(AuditEvent.objects.filter(action__startswith="token").order_by("seq").values_list("action", flat=True)) == [
        "token.made",
        "token.revoked",
    ]


def test_the_description_is_made_from_the_schema_and_asks_nothing_from_outside(world, morning):
    words = world.client("vanthu1").get("/api/").content.decode()
    said = Client().get("/api/v1/openapi.json").json()
    assert said["openapi"].startswith("3.")
    assert all(address in words for address in said["paths"])
    assert "//cdn" not in words
    assert not re.search(r"<script(?![^>]*src=)", words)
