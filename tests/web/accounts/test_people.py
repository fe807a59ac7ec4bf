"""Accounts in one's care: scoped, logged, and never without an administrator."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from web_setup import setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.web.accounts import actions
from nhiemky.web.accounts.models import User
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.organisations.models import Person, Post


def test_the_list_shows_ones_own_tree_only(world):
    page = world.client("quantri").get("/tai-khoan/").content.decode()
    assert "Mai Thị Kim Loan" in page
    assert "Nơi Khác" not in page


@pytest.mark.parametrize("name", ["chanh", "vanthu1", "lanhdao", "khacvp"])
def test_accounts_are_not_there_for_others(world, name):
    client = world.client(name)
    assert client.get("/tai-khoan/").status_code == 404
    assert client.get(f"/tai-khoan/{world.bithu1.uuid}/").status_code == 404
    assert client.post(f"/tai-khoan/{world.bithu1.uuid}/khoa/", {"reason": "x"}).status_code == 404


def test_a_foreign_account_is_not_found(world):
    client = world.client("quantri")
    assert client.get(f"/tai-khoan/{world.khacnguoi.uuid}/").status_code == 404
    assert client.post(f"/tai-khoan/{world.khacnguoi.uuid}/ma/").status_code == 404


def test_a_locked_account_is_out_at_once(world):
    theirs = world.client("vanthu1")
    assert theirs.get("/toi/").status_code == 200
    answer = world.client("quantri").post(f"/tai-khoan/{world.vanthu1.uuid}/khoa/", {"reason": "Nghỉ việc"})
    assert answer.status_code == 302
    assert theirs.get("/toi/").status_code == 302
    event = AuditEvent.objects.get(action="account.disabled")
    assert event.reason == "Nghỉ việc"


def test_locking_asks_for_a_reason(world):
    answer = world.client("quantri").post(f"/tai-khoan/{world.vanthu1.uuid}/khoa/", {"reason": " "})
    assert answer.status_code == 422
    assert User.objects.get(username="vanthu1").is_active


def test_the_last_administrator_stays(world):
    with pytest.raises(Refusal) as refused:
        actions.disable(world.actor("quantri"), world.quantri, "thử")
    assert refused.value.code == "last_administrator"


def test_with_a_second_administrator_the_first_may_go(world):
    actions.give_post(world.actor("quantri"), world.chanh, world.khoi, "administrator")
    actions.end_post(world.actor("quantri"), world.quantri, Post.objects.get(person=world.quantri.person))
    assert User.objects.get(username="quantri").roles == frozenset()


def test_a_post_brings_its_role_and_ending_it_takes_it_away(world):
    client = world.client("quantri")
    client.post(
        f"/tai-khoan/{world.vanthu2.uuid}/vai-tro/", {"organisation": str(world.dv2.uuid), "role": "unit_secretary", "title": "Bí thư"}
    )
    assert User.objects.get(username="vanthu2").roles == {"unit_clerk", "unit_secretary"}
    post = Post.objects.get(person=world.vanthu2.person, role="unit_secretary")
    client.post(f"/tai-khoan/{world.vanthu2.uuid}/vai-tro/{post.uuid}/thoi/")
    assert User.objects.get(username="vanthu2").roles == {"unit_clerk"}


def test_a_post_in_a_foreign_organisation_is_not_offered(world):
    answer = world.client("quantri").post(
        f"/tai-khoan/{world.vanthu2.uuid}/vai-tro/", {"organisation": str(world.khac.uuid), "role": "leader"}
    )
    assert answer.status_code == 422
    assert "Chọn đơn vị trong danh sách" in answer.content.decode()


def test_who_stands_on_record_under_that_name_is_asked_about_and_never_taken_for_the_same(world):
    with setting_up():
        known = Person.objects.create(name="Lò Thị Vân")
        Post.objects.create(person=known, organisation=world.dv2, title="Bí thư chi bộ", is_head=True, valid_from=date(2023, 1, 1))
    client, sent = world.client("quantri"), {"name": "lò thị vân", "organisation": str(world.dv2.uuid), "role": "unit_secretary"}
    asked = client.post(reverse("accounts:invite"), sent)
    assert asked.status_code == 422
    assert "Bí thư chi bộ" in asked.content.decode()
    assert not User.objects.filter(person__search_key=known.search_key).exists()
    client.post(reverse("accounts:invite"), sent | {"person": str(known.uuid)})
    assert User.objects.filter(person=known).count() == 1
    client.post(reverse("accounts:invite"), sent)  # the one on record has an account now: this is another
    assert Person.objects.filter(search_key=known.search_key).count() == 2


def test_an_invitation_shows_its_code_once(world):
    client = world.client("quantri")
    answer = client.post(
        "/tai-khoan/moi/", {"name": "Lý Thị Én", "phone": "", "organisation": str(world.dv3.uuid), "role": "unit_clerk", "title": ""}
    )
    assert 'class="onecode"' in answer.content.decode()
    made = User.objects.get(person__name="Lý Thị Én")
    assert 'class="onecode"' not in client.get(f"/tai-khoan/{made.uuid}/").content.decode()


def test_everybody_may_change_their_own_name_and_telephone(world):
    client = world.client("vanthu1")
    assert client.post("/toi/", {"name": "Mai Kim Loan", "phone": "0900 1"}).status_code == 302
    world.vanthu1.person.refresh_from_db()
    assert world.vanthu1.person.name == "Mai Kim Loan"
    event = AuditEvent.objects.get(action="account.profile_changed")
    assert "0900 1" not in event.after


def test_nobody_signed_in_is_led_to_the_login(world):
    assert Client().get("/toi/").url.startswith("/dang-nhap/?next=")
