"""One-time codes open one door once: set-up, a unit's sheet, an invitation, a new password."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.accounts import actions, codes, doors
from nhiemky.web.accounts.models import OneTimeCode, User
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.organisations.models import Organisation, OrganisationType, Post

PASSWORD = "ba con trâu uống nước"


def actions_logged() -> list[str]:
    return list(AuditEvent.objects.values_list("action", flat=True))


def set_up_data(code: str) -> dict[str, str]:
    kind = OrganisationType.objects.get(code="dang-bo-khoi")
    return {
        "code": code,
        "committee": "Đảng bộ Khối Nam Thuận",
        "kind": str(kind.pk),
        "name": "Đỗ Thị Minh Hạnh",
        "username": "hanh.vp",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }


def test_a_fresh_installation_has_no_account_and_asks_for_the_code(db):
    client = Client()
    assert client.get("/").url == reverse("accounts:set_up")
    assert client.post("/bat-dau/", set_up_data("AAAA-BBBB-CCCC")).status_code == 422
    assert not User.objects.exists()


def test_the_set_up_code_makes_the_administrator_and_the_committee_and_signs_in(db):
    client = Client()
    code = doors.make_setup_code()
    assert client.post("/bat-dau/", set_up_data(code.lower().replace("-", " "))).status_code == 302
    user = User.objects.get()
    assert user.roles == {"administrator", "office_clerk"}
    assert user.check_password(PASSWORD)
    assert Organisation.objects.get().name == "Đảng bộ Khối Nam Thuận"
    assert client.get("/toi/").status_code == 200
    assert actions_logged() == ["account.setup_code_made", "account.set_up", "account.login"]


def test_after_set_up_there_is_no_set_up(db, world):
    assert Client().get("/bat-dau/").status_code == 404
    assert doors.make_setup_code() is None


def test_a_second_start_voids_the_first_set_up_code(db):
    first, second = doors.make_setup_code(), doors.make_setup_code()
    with pytest.raises(Refusal) as refused:
        codes.find(first, ["setup"])
    assert refused.value.code == "code_unknown"
    assert codes.find(second, ["setup"])


def test_a_code_is_nowhere_in_the_database(db):
    code = codes.fold(doors.make_setup_code())
    assert code not in "".join(str(value) for row in OneTimeCode.objects.values() for value in row.values())


def test_a_code_is_over_after_its_time(db, morning):
    code = doors.make_setup_code()
    with clock.standing_at(morning + codes.LIFE["setup"]), pytest.raises(Refusal):
        codes.find(code, ["setup"])


def open_sheet(client: Client, code: str) -> None:
    assert client.post("/nhan-viec/", {"code": code}).url == "/nhan-viec/tiep/"


def sheet_data(**other: str) -> dict[str, str]:
    return {
        "name": "Trịnh Thu Cúc",
        "phone": "0900 000 222",
        "title": "Phó Bí thư",
        "role": "unit_secretary",
        "username": "cuc.muoi",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "received": "on",
        **other,
    }


def test_a_unit_enters_its_code_names_its_contact_and_is_signed_in(world, morning):
    ((unit, code),) = actions.make_unit_codes(world.actor("chanh"), [world.dv3])
    client = Client()
    open_sheet(client, code)
    assert unit.name in client.get("/nhan-viec/tiep/").content.decode()
    assert client.post("/nhan-viec/tiep/", sheet_data()).status_code == 302
    user = User.objects.get(username="cuc.muoi")
    assert user.roles == {"unit_secretary"}
    assert Post.objects.get(person=user.person).organisation == world.dv3
    assert "account.first_contact" in actions_logged()
    with pytest.raises(Refusal):
        codes.find(code, ["first_contact"])


def test_two_people_with_one_sheet_the_second_is_refused(world, morning):
    ((_, code),) = actions.make_unit_codes(world.actor("chanh"), [world.dv3])
    one, two = Client(), Client()
    open_sheet(one, code)
    open_sheet(two, code)
    one.post("/nhan-viec/tiep/", sheet_data())
    assert two.post("/nhan-viec/tiep/", sheet_data(username="khac")).url == "/nhan-viec/"
    assert not User.objects.filter(username="khac").exists()


def test_without_having_received_the_plan_there_is_no_account(world, morning):
    ((_, code),) = actions.make_unit_codes(world.actor("chanh"), [world.dv3])
    client = Client()
    open_sheet(client, code)
    data = sheet_data()
    del data["received"]
    answer = client.post("/nhan-viec/tiep/", data)
    assert answer.status_code == 422
    assert "Đánh dấu ô này" in answer.content.decode()


def test_a_taken_user_name_gets_a_sentence_and_the_code_stays_good(world, morning):
    ((_, code),) = actions.make_unit_codes(world.actor("chanh"), [world.dv3])
    client = Client()
    open_sheet(client, code)
    answer = client.post("/nhan-viec/tiep/", sheet_data(username="CHANH"))
    assert "đã có người dùng" in answer.content.decode()
    assert codes.find(code, ["first_contact"])


def test_a_sheet_for_a_foreign_unit_is_not_found(world, morning):
    from django.http import Http404

    with pytest.raises(Http404):
        actions.make_unit_codes(world.actor("chanh"), [world.dvk])


def test_an_invited_person_chooses_name_and_password(world, morning):
    user, code = actions.invite(world.actor("quantri"), world.dv2, "unit_clerk", name="Mai Thị Kim", phone="0900")
    client = Client()
    open_sheet(client, code)
    assert client.post("/nhan-viec/tiep/", {"username": "kim.bs", "password1": PASSWORD, "password2": PASSWORD}).status_code == 302
    user.refresh_from_db()
    assert user.username == "kim.bs"
    assert user.check_password(PASSWORD)


def test_a_reset_code_gives_a_new_password_and_ends_the_sessions(world, morning):
    old = Client()
    old.login(username="chanh", password="Mat-khau-dai-2023")
    assert old.get("/toi/").status_code == 200
    code = actions.make_reset_code(world.actor("quantri"), world.chanh)
    client = Client()
    assert client.post("/quen-mat-khau/", {"code": code}).url == "/nhan-viec/tiep/"
    assert client.post("/nhan-viec/tiep/", {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302
    assert old.get("/toi/").status_code == 302
    assert client.get("/toi/").status_code == 200


def test_guessing_codes_is_slowed_down(db, world):
    client = Client()
    answers = [client.post("/nhan-viec/", {"code": f"AAAA-BBBB-{n:04}"}).status_code for n in range(22)]
    assert answers[0] == 422
    assert answers[-1] == 429


def test_the_printed_sheets_carry_one_code_a_unit(world, morning):
    client = world.client("chanh")
    answer = client.post("/tai-khoan/phieu/", {"unit": [str(world.dv3.uuid), str(world.dv4.uuid), str(world.dvk.uuid), "x"]})
    page = answer.content.decode()
    found = re.findall(r'class="onecode">([^<]+)<', page)
    assert len(found) == 2
    assert "CANARY" not in page
    assert {codes.find(code, ["first_contact"]).organisation for code in found} == {world.dv3, world.dv4}
    assert "no-store" in answer["Cache-Control"]
