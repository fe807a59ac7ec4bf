"""Nothing about a person's review leaks: not by a list, a search, a count, a notice or the log, to anybody without need to know."""

from datetime import date

import pytest
from django.urls import reverse

from nhiemky.web.ratings.review import actions

SECRET = "CHIM HOÀNG YẾN"
OUTSIDE = ("chanh", "quantri", "ubkt", "uyvien", "vanthu2", "khacvp", "khacnguoi")
"""Office, administrator, inspection, member in charge, another unit's clerk, another committee."""


@pytest.fixture
def told(rated):
    """The clerk's record full of secret words, and the unit's collective asked something secret."""
    board, person = rated.world.actor("bantc"), rated.world.actor("vanthu1")
    actions.prompt(board, rated.clerk, f"{SECRET} gợi ý")
    actions.save_self_review(person, rated.clerk, "mot", f"{SECRET} nháp", 0)
    actions.give_opinion(board, rated.clerk, f"{SECRET} người nói", f"{SECRET} ý kiến", level="KHTNV")
    actions.propose(board, rated.clerk, "HTNV", f"{SECRET} căn cứ")
    actions.object_to(person, rated.clerk, f"{SECRET} không đồng ý")
    actions.meet_outside(board, rated.paperless, actions.Outside(f"{SECRET} số", date(2023, 5, 12), f"{SECRET} nơi lưu"))
    return rated


@pytest.mark.parametrize("who", OUTSIDE)
def test_people_outside_find_no_trace(told, who):
    client = told.world.client(who)
    pages = [reverse("ratings_review:mine"), reverse("ui:search") + "?q=hoàng yến", reverse("ui:search") + "?q=kiểm điểm", "/thong-bao/",
             "/viec-cua-toi/", reverse("audit:log"), "/xep-loai/", "/don-vi/nguoi/"]  # fmt: skip
    for url in pages:
        said = client.get(url, follow=True).content.decode()
        assert SECRET not in said, (who, url)
        assert "Kiểm điểm, xếp loại của tôi</a>" not in said, (who, url)
    subject = reverse("ratings_review:subject", args=[told.campaign.uuid, told.clerk.uuid])
    assert client.get(subject).status_code == 404


def test_a_colleague_of_the_same_unit_finds_no_trace(told):
    client = told.world.client("vanthu1")
    for subject in (told.head, told.paperless):
        assert client.get(reverse("ratings_review:held", args=[subject.uuid])).status_code == 404
    said = client.get(reverse("ratings_review:mine")).content.decode()
    assert told.head.name not in said and told.paperless.name not in said


def test_the_secretary_reads_no_draft_prompt_opinion_proposal_or_objection(told):
    said = told.world.client("bithu1").get(reverse("ratings_review:held", args=[told.clerk.uuid])).content.decode()
    assert SECRET not in said
    assert "Hoàn thành nhiệm vụ" not in said


def test_the_board_reads_no_draft(told):
    said = told.world.client("bantc").get(reverse("ratings_review:subject", args=[told.campaign.uuid, told.clerk.uuid])).content.decode()
    assert f"{SECRET} ý kiến" in said and f"{SECRET} nháp" not in said
