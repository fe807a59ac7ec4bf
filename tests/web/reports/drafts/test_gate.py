"""The gate: nothing is handed in before the draft is cleared, where the campaign says so; the office lets through with its reason."""

import pytest
from web.conftest import setting_up
from web.reports.conftest import word_of
from web.reports.drafts.conftest import again, policies, written

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.campaigns.models import Obligation, ObligationEvent, Requirement
from nhiemky.web.office.models import Notice
from nhiemky.web.reports import actions
from nhiemky.web.reports.drafts import actions as drafts
from nhiemky.web.reports.drafts.gate import draft_is_cleared, why_not
from nhiemky.web.reports.drafts.models import DraftDecision


def hand_in(world, obligation, who="bithu1"):
    return actions.submit_report(world.actor(who), obligation, name="a.docx", data=word_of(), door="word")


def test_a_campaign_without_the_gate_takes_a_report_with_no_draft_sent(world, round_):
    assert draft_is_cleared(round_.report) and why_not(round_.report) == ""
    assert hand_in(world, round_.report).number == 1


def test_nothing_is_handed_in_before_the_draft_was_sent(world, round_):
    policies(round_, drafts_cleared_first=True)
    with pytest.raises(Refusal) as refusal:
        hand_in(world, again(round_.report))
    assert refusal.value.code == "draft_never_sent" and "Đảng bộ Sở Gió" in refusal.value.message


def test_the_office_is_held_back_too_when_it_receives_for_a_unit(world, round_):
    policies(round_, drafts_cleared_first=True)
    with pytest.raises(Refusal) as refusal:
        actions.submit_report(
            world.actor("chanh"), again(round_.report), name="a.docx", data=word_of(), door="office", on_behalf_of="Đảng bộ Sở Gió"
        )
    assert refusal.value.code == "draft_never_sent"


def test_each_state_of_the_draft_says_what_stands_in_the_way(world, sent):
    assert "đang chờ đồng chí phụ trách" in why_not(sent)
    drafts.give_back(world.actor("uyvien"), sent, [drafts.Given("Nêu số cụ thể.")])
    assert "có góp ý chưa xong" in why_not(again(sent))


def test_a_cleared_draft_opens_the_gate(world, sent):
    drafts.clear(world.actor("uyvien"), sent)
    cleared = again(sent)
    assert draft_is_cleared(cleared)
    assert hand_in(world, cleared).number == 1
    assert draft_is_cleared(again(sent))


def test_sending_again_after_clearing_closes_it_again(world, sent):
    drafts.clear(world.actor("uyvien"), sent)
    from web.reports.drafts.conftest import II1, write

    write(world, sent, II1, "Thu ngân sách đạt 108% dự toán.")
    drafts.send(world.actor("vanthu1"), again(sent))
    assert not draft_is_cleared(again(sent))


def test_the_appendix_waits_for_its_report_and_other_work_for_nobody(world, round_):
    policies(round_, drafts_cleared_first=True)
    assert not draft_is_cleared(again(round_.appendix))
    with setting_up():
        other = Requirement.objects.create(
            campaign=round_.campaign, key="r9", what="đăng ký thời gian hội nghị", deliverable="registration"
        )
        event = Requirement.objects.create(campaign=round_.campaign, key="r8", what="tổ chức hội nghị", deliverable="event")
        draft = Requirement.objects.create(campaign=round_.campaign, key="r7", what="gửi dự thảo báo cáo", deliverable="report")
        entry = round_.report.entry
        rows = [
            Obligation.objects.create(campaign=round_.campaign, requirement=one, entry=entry, organisation=entry.organisation)
            for one in (other, event, draft)
        ]
    assert [draft_is_cleared(again(row)) for row in rows] == [True, False, True]
    assert why_not(again(rows[1])).startswith("Chưa chốt được ngày “tổ chức hội nghị”")


def test_a_duty_to_send_the_draft_is_met_by_sending_it(world, round_):
    with setting_up():
        asked = Requirement.objects.create(campaign=round_.campaign, key="r7", what="gửi dự thảo báo cáo xin ý kiến", deliverable="report")
        duty = Obligation.objects.create(
            campaign=round_.campaign, requirement=asked, entry=round_.report.entry, organisation=round_.report.organisation
        )
    drafts.send(world.actor("vanthu1"), written(world, round_))
    duty.refresh_from_db()
    assert (duty.state, duty.turn, duty.late) == ("accepted", "done", False)


def test_the_office_lets_a_unit_through_with_a_reason_under_its_name(world, sent):
    with pytest.raises(Refusal):
        drafts.override_gate(world.actor("chanh"), sent, " ")
    drafts.override_gate(world.actor("chanh"), sent, "Đồng chí phụ trách đi công tác dài ngày")
    let = again(sent)
    assert draft_is_cleared(let) and let.draft_standing.overridden_by == "Đỗ Thị Minh Hạnh"
    assert ObligationEvent.objects.filter(obligation=sent, kind="overridden", words__contains="đi công tác").exists()
    assert AuditEvent.objects.filter(action="report.draft_gate_overridden").count() == 1
    assert DraftDecision.objects.filter(obligation=sent, kind="overridden").exists()
    assert Notice.objects.filter(organisation=world.dv1, words__contains="cho nộp").exists()
    assert hand_in(world, let).number == 1


def test_only_the_office_of_the_campaign_lets_through(world, sent):
    for who in ("uyvien", "bithu1", "lanhdao", "quantri"):
        with pytest.raises(Refusal) as refusal:
            drafts.override_gate(world.actor(who), sent, "vội")
        assert refusal.value.code == "not_allowed"


def test_what_no_gate_holds_back_is_not_let_through(world, round_):
    with pytest.raises(Refusal) as refusal:
        drafts.override_gate(world.actor("chanh"), again(round_.report), "vội")
    assert refusal.value.code == "draft_gate_not_there"
