"""What accounts leave in the log beside their own changes."""

from datetime import timedelta

from django.core.cache import cache
from django.test import Client, RequestFactory

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor, address_of
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.middleware import RefusalMiddleware


def refuse(world, refusal, **headers):
    request = RequestFactory().post("/bang-tien-do/", headers=headers)
    request.user = world.vanthu1
    request.actor = Actor.of_user(world.vanthu1)
    return RefusalMiddleware(lambda _: None).process_exception(request, refusal)


def test_a_refusal_for_want_of_a_right_is_logged(world):
    answer = refuse(world, Refusal("not_allowed", what="gia hạn", who="văn phòng"))
    assert answer.status_code == 403
    event = AuditEvent.objects.get(action="access.refused")
    assert (event.actor_id, "gia hạn" in event.after) == (world.vanthu1.pk, True)


def test_a_refusal_reaches_autosave_as_json_and_a_page_as_a_page(world):
    refusal = Refusal("file_empty", file="a.xlsx")
    answer = refuse(world, refusal, x_requested_with="autosave")
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/json")
    assert "tệp rỗng" in refuse(world, refusal).content.decode()
    assert not AuditEvent.objects.exists()


def test_the_last_sign_in_is_told_by_our_clock(world, morning):
    cache.clear()
    with clock.standing_at(morning + timedelta(hours=1)):
        Client().post("/dang-nhap/", {"login": "chanh", "password": "Mat-khau-dai-2023"})
    world.chanh.refresh_from_db()
    assert world.chanh.last_login == morning + timedelta(hours=1)


def test_the_list_of_sessions_shows_this_one_and_ends_the_others(world, morning):
    cache.clear()
    one, two = Client(), Client()
    for client in (one, two):
        client.post("/dang-nhap/", {"login": "chanh", "password": "Mat-khau-dai-2023"})
    page = one.get("/toi/phien/").content.decode()
    assert "2 trình duyệt" in page
    assert "(đang dùng)" in page
    one.post("/toi/phien/")
    assert two.get("/toi/").status_code == 302
    assert one.get("/toi/").status_code == 200


def test_behind_nginx_the_address_is_the_pcs_and_cannot_be_chosen(settings):
    request = RequestFactory().get("/", headers={"x-forwarded-for": "1.2.3.4, 10.0.0.7"})
    assert address_of(request) == "127.0.0.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert address_of(request) == "10.0.0.7"
