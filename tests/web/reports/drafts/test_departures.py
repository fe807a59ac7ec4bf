"""A report that says otherwise than its cleared draft: told to all who see it, the words to those who may read the draft."""

import re

import pytest
from django.urls import reverse
from web.reports.drafts.conftest import II1, again, policies, write, written

from nhiemky.web.reports import actions as reports
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.content import content_of_revision
from nhiemky.web.reports.drafts import actions as drafts
from nhiemky.web.reports.drafts.departures import departure_of


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def cleared(world, sent):
    drafts.clear(world.actor("uyvien"), sent)
    return again(sent)


def hand_in(world, obligation):
    return reports.submit_report(world.actor("bithu1"), again(obligation), door="web")


def seen(world, who, revision):
    return departure_of(world.actor(who), revision, content_of_revision(asked_of(revision.obligation), revision))


def test_a_report_as_it_was_cleared_says_so(world, cleared):
    revision = hand_in(world, cleared)
    found = seen(world, "uyvien", revision)
    assert found is not None and (found.summary, found.sections) == ("", ())
    page = words(world.client("chanh").get(reverse("reports:submission", args=[revision.uuid])))
    assert "giống dự thảo lần 1 đã thông qua" in page


def test_what_was_changed_after_clearing_is_pointed_out(world, cleared):
    write(world, cleared, II1, "Thu ngân sách đạt 117% dự toán.")
    revision = hand_in(world, cleared)
    found = seen(world, "uyvien", revision)
    assert found is not None and found.opens
    assert found.summary == "Sửa 1 mục" and len(found.sections) == 1
    page = world.client("uyvien").get(reverse("reports:submission", args=[revision.uuid])).content.decode()
    assert "Khác dự thảo đã thông qua" in page and "117%" in "".join(re.findall(r"<ins>.*?</ins>", page))


def test_an_office_that_may_not_read_drafts_is_told_that_it_departs_and_not_the_words(world, cleared, round_):
    write(world, cleared, II1, "Thu ngân sách đạt 117% dự toán.")
    revision = hand_in(world, cleared)
    found = seen(world, "chanh", revision)
    assert found is not None and (found.summary, found.opens, found.sections) == ("Sửa 1 mục", False, ())
    page = world.client("chanh").get(reverse("reports:submission", args=[revision.uuid])).content.decode()
    assert "Khác dự thảo đã thông qua" in page and "<del>" not in page
    policies(round_, drafts_cleared_first=True, office_sees_drafts=True)
    assert "<del>" in world.client("chanh").get(reverse("reports:submission", args=[revision.uuid])).content.decode()


def test_a_report_without_a_cleared_draft_is_compared_with_none(world, round_):
    assert seen(world, "chanh", hand_in(world, written(world, round_))) is None
