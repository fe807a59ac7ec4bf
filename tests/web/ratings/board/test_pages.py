"""Pages of the board: what a change answers, a trial, the form without scripts, who sees it, whose looks are kept."""

import json
import re

import pytest
from django.urls import reverse
from web.conftest import setting_up
from web.ratings.board.rounds import GROUP, round_of, subject

from nhiemky.web.ratings.models import PersonalAccess, Rating, Subject

FOUR_OF_21 = ["HTXSNV"] * 4 + ["HTTNV"] * 17
HTMX = {"hx-request": "true"}


def url(name, campaign):
    return reverse(f"ratings_board:{name}", args=[campaign.uuid])


def test_a_change_answers_with_boxes_counts_shares_findings_and_the_row_alone(world, morning):
    campaign = round_of(world, FOUR_OF_21)
    one = subject(campaign, "t1")
    client = world.client("bantc")
    data = {"doi_tuong": one.uuid, "muc": "HTTNV", "phien_ban": 0, "trang": 1}
    answer = client.post(url("level", campaign), data, headers=HTMX).content.decode()
    assert "đủ 3 suất" in answer and "3/18 = 16,7%" in answer and "Vượt 1 suất" not in answer
    assert f'<tr id="dt-{one.pk}"' in answer and answer.count("<tr ") == 1
    assert set(re.findall(r'id="([^"]+)"[^>]*hx-swap-oob', answer)) == {
        "o-nhom", "ty-le", f"dt-{one.pk}", "dem-HTXSNV", "dem-HTTNV", "dem-HTNV", "dem-KHTNV", "bao-nhom", "da-luu"
    }  # fmt: skip


def test_who_comes_second_gets_the_row_as_it_is_and_is_told(world, morning):
    campaign = round_of(world, FOUR_OF_21)
    one = subject(campaign, "t5")
    first = {"doi_tuong": one.uuid, "muc": "HTNV", "phien_ban": 0, "trang": 1}
    assert world.client("lanhdao").post(url("level", campaign), first, headers=HTMX).status_code == 200
    second = world.client("bantc").post(url("level", campaign), {**first, "muc": "HTXSNV"}, headers=HTMX)
    assert second.status_code == 409 and 'data-level="HTNV"' in second.content.decode()
    assert "Vũ Văn Trường" in json.loads(second["HX-Trigger"])["nhiemky:toast"]["toasts"][0]["text"]
    assert Rating.objects.count() == 1


def test_the_page_opens_on_the_group_that_is_over(world, morning):
    campaign = round_of(world, FOUR_OF_21)
    with setting_up():
        Subject.objects.filter(campaign=campaign, code__in=["t20", "t21"]).update(group="A trước", order=0)
    page = world.client("bantc").get(url("board", campaign)).content.decode()
    assert re.search(r'aria-current="true"><span class="gn">Sở, ngành', page)


def test_a_trial_stores_nothing_and_applying_takes_the_version_seen(world, morning):
    campaign = round_of(world, FOUR_OF_21)
    client, chosen = world.client("bantc"), f"{subject(campaign, 't2').uuid}:HTTNV"
    page = client.get(url("trial", campaign), {"doi": chosen, "loai": "tap-the", "nhom": GROUP}).content.decode()
    assert "Đang xem thử 1 thay đổi" in page and "đủ 3 suất" in page and subject(campaign, "t2").level == "HTXSNV"
    assert client.post(url("apply", campaign), {"doi": chosen, "phien_ban": 0, "loai": "tap-the", "nhom": GROUP}).status_code == 302
    assert subject(campaign, "t2").level == "HTTNV"
    late = client.post(url("apply", campaign), {"doi": f"{subject(campaign, 't3').uuid}:HTTNV", "phien_ban": 0})
    assert late.status_code == 422 and subject(campaign, "t3").level == "HTXSNV"


def test_without_scripts_only_what_differs_is_saved(world, morning):
    campaign = round_of(world, FOUR_OF_21)
    rows = {one.code: one for one in campaign.subjects.all()}
    data = {"loai": "tap-the", "nhom": GROUP}
    for one in rows.values():
        data |= {f"v-{one.pk}": one.version, f"m-{one.pk}": one.level, f"k-{one.pk}": ""}
    data |= {f"m-{rows['t1'].pk}": "HTTNV", f"k-{rows['t7'].pk}": "CHUA_XEP_LOAI"}
    assert world.client("bantc").post(url("save", campaign), data).status_code == 302
    assert {one.subject.code: one.level for one in Rating.objects.select_related("subject")} == {"t1": "HTTNV", "t7": "CHUA_XEP_LOAI"}


def test_room_is_told_as_counts_without_a_name(world, morning):
    campaign = round_of(world, FOUR_OF_21)
    answer = world.client("lanhdao").get(url("room", campaign))
    (group,) = answer.json()["groups"]
    assert (group["allowed"], group["excellent"], group["more"], group["ok"], group["words"]) == (3, 4, -1, False, "vượt 1 suất")
    assert "Đảng bộ Sở số" not in answer.content.decode()


@pytest.mark.parametrize("who", ["chanh", "quantri", "ubkt", "uyvien", "bithu1", "vanthu1", "khacvp", "khacnguoi"])
def test_nobody_else_learns_that_there_is_a_board(world, morning, who):
    campaign = round_of(world, ["HTTNV"] * 3, heads=["HTTNV"])
    for name in ("board", "people", "room", "trial", "draft", "decide", "decisions"):
        assert world.client(who).get(url(name, campaign)).status_code == 404


def test_a_look_at_peoples_levels_is_kept_once_an_hour(world, morning):
    campaign = round_of(world, ["HTTNV"] * 3, heads=["HTTNV"])
    client = world.client("bantc")
    client.get(url("people", campaign))
    client.get(url("people", campaign))
    assert list(PersonalAccess.objects.values_list("what", "user__username")) == [("page:board", "bantc")]


def test_a_board_without_people_keeps_no_look(world, morning):
    world.client("bantc").get(url("board", round_of(world, ["HTTNV"] * 3)))
    assert not PersonalAccess.objects.exists()


def test_the_draft_about_people_asks_to_sign_in_again_that_about_collectives_does_not(world, morning):
    campaign = round_of(world, ["HTTNV"] * 3, heads=["HTTNV"])
    client = world.client("bantc")
    assert client.get(url("draft", campaign), {"loai": "tap-the"})["Content-Disposition"].startswith("attachment")
    answer = client.get(url("draft", campaign), {"loai": "ca-nhan"})
    assert answer.status_code == 302 and "/toi/xac-nhan/" in answer["Location"]


def test_names_are_cut_only_by_what_they_share_and_a_long_group_comes_in_pages(world, morning, monkeypatch):
    from nhiemky.web.ratings.board import page

    monkeypatch.setattr(page, "ROWS", 10)
    campaign = round_of(world, ["HTTNV"] * 24)
    text = world.client("bantc").get(url("board", campaign), {"trang": "3"}).content.decode()
    assert "Đảng bộ sở, ngành (24)" in text and text.count('<tr id="dt-') == 4 and "Trang 3" in text


def test_what_could_not_be_checked_is_told(world, morning):
    campaign = round_of(world, ["HTTNV"] * 3, heads=["HTTNV"])
    assert "Chưa kiểm được" in world.client("bantc").get(url("board", campaign)).content.decode()


def test_the_page_of_the_decision_shows_each_obstacle_and_takes_a_reason_beside_it(world, morning):
    campaign = round_of(world, FOUR_OF_21)
    page = world.client("bantc").get(url("decide", campaign)).content.decode()
    assert "Phải sửa" in page and "Điều 12" in page
    clean = round_of(world, ["HTTNV"] * 3)
    client = world.client("bantc")
    said = {"symbol": "2-QĐ/ĐUK", "on": "12/5/2023", "body": "Ban Thường vụ", "loai": "tap-the", "phien_ban": 0}
    assert client.post(url("decide", clean), {**said, "symbol": ""}).status_code == 422
    answer = client.post(url("decide", clean), said, follow=True)
    assert "Quyết định xếp loại: 2-QĐ/ĐUK" in answer.content.decode()
