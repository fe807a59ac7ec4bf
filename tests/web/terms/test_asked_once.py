"""A figure is asked once: what was reported elsewhere is offered with its source, and the burden of a campaign is told before it is issued."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from appendix_world import campaign_of
from django.urls import reverse
from web_setup import setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.scheduling.obligations import burdens
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import value_of, words_of, working_value
from nhiemky.web.reports.appendix.actions import save_cell, use_reported
from nhiemky.web.reports.appendix.reported import reported
from nhiemky.web.reports.appendix.sheet import sheet_of
from nhiemky.web.reports.drafting import draft_of
from nhiemky.web.reports.models import FigureDraft
from nhiemky.web.terms.burden import efforts_of
from nhiemky.web.terms.rules import rule_of

from .test_terms import JOINED, hand_in


@pytest.fixture
def two(world, morning):
    """(the older campaign's duties, the duty that asks again): the unit reported 14 for the same day in the older one."""
    with setting_up():
        _, older = campaign_of(world)
        campaign, newer = campaign_of(world)
        Campaign.objects.filter(pk=campaign.pk).update(title="Báo cáo công tác năm", issued_at=datetime(2023, 5, 1, tzinfo=UTC))
    return older, newer[world.dv1.code, "r2"]


def fresh(duty):
    return sheet_of(type(duty).objects.select_related("campaign__organisation", "requirement", "entry", "organisation").get(pk=duty.pk))


def told_of(world, older, actual="14", figure=None, key="r2"):
    return hand_in(older[world.dv1.code, key], ((figure or ("CT06", JOINED, "đảng viên", "25", actual)),))


def test_a_figure_of_the_same_meaning_day_and_unit_is_offered_with_its_source(world, two):
    older, duty = two
    revision = told_of(world, older)
    (offer,) = reported(fresh(duty)).offers
    assert offer.row.code == "CT06" and offer.known.offered.actual == "14" and offer.open
    assert revision.receipt in offer.known.offered.source and "30/4/2023" in offer.known.offered.source
    page = world.client("vanthu1").get(reverse("appendix:grid", args=[duty.uuid])).content.decode()
    assert "đã báo cáo <b>14</b>" in page and "Lấy cả 1 số" in page
    assert not FigureDraft.objects.exists(), "nothing is filled in by looking"


def test_another_unit_of_measure_and_a_returned_report_are_not_offered(world, two):
    older, duty = two
    told_of(world, older, figure=("CT06", JOINED, "chi bộ", "25", "14"))
    assert not reported(fresh(duty)).offers
    revision = told_of(world, older, key="r1")
    assert reported(fresh(duty)).offers
    with setting_up():
        type(duty).objects.filter(pk=revision.obligation_id).update(state="returned")
    assert not reported(fresh(duty)).offers


def test_one_button_takes_it_with_its_source_and_then_it_is_offered_no_more(world, two):
    older, duty = two
    told_of(world, older)
    client = world.client("vanthu1")
    answer = client.post(reverse("appendix:use_reported", args=[duty.uuid]), {"dong": "CT06"})
    assert answer.status_code == 302
    figure = FigureDraft.objects.get(draft__obligation=duty, code="CT06")
    assert figure.actual == "14" and "phiếu nhận" in figure.source
    assert not reported(fresh(duty)).offers
    assert client.post(reverse("appendix:use_reported", args=[duty.uuid]), {"dong": "CT06"}).status_code == 422


def test_another_value_is_told_with_both_and_never_taken_with_the_others(world, two):
    older, duty = two
    told_of(world, older)
    actor = world.actor("vanthu1")
    draft = draft_of(actor, duty)
    save_cell(actor, draft, "CT06", {"actual": "15"}, 0)
    (offer,) = reported(fresh(duty)).offers
    assert offer.held == "15" and not offer.open
    told_of(world, older, "16", key="r1")
    (offer,) = reported(fresh(duty)).offers
    assert {offer.known.offered.actual, *(one.actual for one in offer.known.differing)} == {"14", "16"}
    with pytest.raises(Refusal):
        use_reported(actor, draft, ["CT01"])


def test_the_burden_of_a_campaign_subtracts_what_is_known(world, two):
    older, duty = two
    told_of(world, older)
    campaign = Campaign.objects.get(pk=duty.campaign_id)
    asked = value_of(campaign)
    asked = replace(asked, requirements=tuple(replace(one, who="Chi bộ, đảng bộ cơ sở") for one in asked.requirements))
    with setting_up():
        Campaign.objects.filter(pk=campaign.pk).update(value=words_of(asked))
    campaign.refresh_from_db()
    value = working_value(campaign)
    laid = burdens(value)
    rule = rule_of(world.khoi)
    efforts = dict(zip((one.unit.id for one in laid), efforts_of(campaign, value, laid, rule), strict=True))
    assert efforts[world.dv1.code].known == 1 and efforts[world.dv2.code].known == 0
    assert efforts[world.dv2.code].minutes - efforts[world.dv1.code].minutes == Decimal(6)
    page = world.client("chanh").get(reverse("campaigns:review", args=[campaign.uuid])).content.decode()
    assert "Định mức mặc định, chưa xác nhận" in page and "1 số đã báo cáo ở nơi khác" in page
