"""The list of rounds, a new one, one round: who opens them, what a click leads to, nothing written by GET."""

import pytest
from django.urls import reverse

from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.ratings.models import RatingCampaign
from nhiemky.web.ratings.setup.rounds import dates_of

pytestmark = pytest.mark.usefixtures("morning")


def page(client, view, /, *args, status=200, **query):
    response = client.get(reverse(f"ratings_setup:{view}", args=args), query)
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode()


def send(client, view, /, *args, status=302, query="", **data):
    response = client.post(reverse(f"ratings_setup:{view}", args=args) + query, data)
    assert response.status_code == status, response.content.decode()[:4000]
    return response


@pytest.mark.parametrize("view", ["index", "new"])
def test_every_page_opens_for_the_organisation_board_and_writes_nothing(world, view):
    words = page(world.client("bantc"), view)
    assert "CANARY" not in words
    assert not AuditEvent.objects.exists()


def test_an_empty_list_says_what_to_do(world):
    assert "Chưa có đợt xếp loại" in page(world.client("bantc"), "index")


@pytest.mark.parametrize("user", ["chanh", "quantri", "ubkt", "uyvien", "bithu1", "vanthu1", "khacvp"])
def test_nobody_else_learns_that_there_is_anything(world, filled, user):
    client = world.client(user)
    page(client, "index", status=404)
    page(client, "new", status=404)
    page(client, "round", filled.uuid, status=404)
    assert reverse("ratings_setup:index") not in client.get(reverse("campaigns:list")).content.decode()


def test_the_leader_reads_a_round_and_is_offered_nothing_to_change(world, filled):
    client = world.client("lanhdao")
    assert filled.title in page(client, "index")
    words = page(client, "round", filled.uuid)
    assert "Cho kiểm điểm" not in words
    assert "Lưu thông tin" not in words
    page(client, "new", status=404)
    send(client, "move", filled.uuid, "mo", status=403)


def test_a_round_is_opened_with_the_ticked_ones_in_the_groups_as_rewritten(world):
    client = world.client("bantc")
    words = page(client, "new", ky="2023")
    assert "124-QĐ/TW" in words
    assert 'value="15/12/2023"' in words
    unit, head = str(world.dv1.uuid), str(world.bithu1.person.uuid)
    data = {
        "title": "Xếp loại 2023",
        "unit": [unit],
        "person": [head],
        f"group-{unit}": "Nhóm  một",
        "step-self": "1/12/2023",
        "meets_on": "14/12/2023",
        "meets_time": "14:00",
    }
    send(client, "new", query="?ky=2023", **data)
    campaign = RatingCampaign.objects.get()
    assert set(campaign.subjects.values_list("name", "group")) == {
        (world.dv1.name, "Nhóm một"), (world.bithu1.person.name, "Bí thư Đảng ủy (đảng bộ cơ sở)"),
    }  # fmt: skip
    assert dates_of(campaign)["self"].isoformat() == "2023-12-01"
    assert campaign.meets_at.isoformat() == "2023-12-14T07:00:00+00:00"


def test_a_named_group_of_units_alone_can_be_ticked(world):
    from web.conftest import setting_up

    from nhiemky.web.organisations.models import Group

    with setting_up():
        group = Group.objects.create(owner=world.khoi, name="Làm điểm")
        group.members.add(world.dv1, world.dv3)
    client = world.client("bantc")
    words = page(client, "new", ky="2023", nhom=str(group.uuid))
    assert [one.code for one in world.units if f'id="u-{one.uuid}" checked' in words] == ["K.01", "K.03"]
    assert f'id="p-{world.bithu1.person.uuid}" checked' in words
    page(client, "new", ky="2023", nhom="x" * 36)


def test_people_of_elsewhere_cannot_be_slipped_in(world):
    client = world.client("bantc")
    send(client, "new", query="?ky=2023", title="x", unit=[str(world.dvk.uuid)], person=[str(world.khacnguoi.person.uuid)])
    assert RatingCampaign.objects.get().subjects.count() == 0


def test_a_period_without_rules_or_unreadable_is_said_on_the_page(world):
    client = world.client("bantc")
    assert "không đọc được" in page(client, "new", ky="năm ngoái", status=422)
    assert "Không có quy định xếp loại nào cho năm 2001" in page(client, "new", ky="2001", status=422)


def test_a_refused_form_keeps_what_was_ticked(world):
    unit = str(world.dv1.uuid)
    words = send(world.client("bantc"), "new", query="?ky=2023", status=422, title="", unit=[unit]).content.decode()
    assert f'id="u-{unit}" checked' in words
    assert words.count(" checked") == 1


def test_a_round_moves_by_its_one_button_and_what_is_missing_is_named(world, bantc, filled):
    client = world.client("bantc")
    send(client, "move", filled.uuid, "mo")
    filled.refresh_from_db()
    assert filled.state == "open"
    filled_unit = filled.subjects.get(organisation=world.dv2, kind="collective")
    from nhiemky.web.ratings.setup.actions import set_group

    set_group(bantc, filled, [filled_unit], "")
    words = send(client, "move", filled.uuid, "xet", status=422).content.decode()
    assert f"{world.dv2.name} chưa có nhóm" in words
    send(client, "move", filled.uuid, "ket-thuc", status=422)


def test_name_and_days_are_saved(world, filled):
    client = world.client("bantc")
    send(client, "round", filled.uuid, title="Tên mới", **{"step-self": "02/12/2023"})
    filled.refresh_from_db()
    assert filled.title == "Tên mới"
    send(client, "round", filled.uuid, status=422, title="", **{"step-self": "31/02/2023"})
