"""Return, accept, remarks, drafts in review, and what is met outside the program."""

from datetime import date

import pytest
from web.reports.conftest import TEXTS, word_of

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.reports import actions
from nhiemky.web.reports.actions import Point
from nhiemky.web.reports.models import MetOutside, Thread, Verdict

II1 = "Phần thứ nhất/II/1"


def hand_in(world, round_, texts=TEXTS):
    return actions.submit_report(world.actor("bithu1"), round_.report, name="a.docx", data=word_of(texts), door="word")


def test_a_return_names_points_and_each_stands_at_its_section(world, round_):
    revision = hand_in(world, round_)
    with pytest.raises(Refusal) as refusal:
        actions.return_report(world.actor("chanh"), revision, [Point(" ")])
    assert refusal.value.code == "return_without_points"
    actions.return_report(world.actor("chanh"), revision, [Point("Nêu nguyên nhân.", II1, "Mục II.1")], "Sửa trong tuần")
    round_.report.refresh_from_db()
    assert (round_.report.state, round_.report.turn) == ("returned", "unit")
    assert Thread.objects.get(obligation=round_.report).place == II1
    assert Verdict.objects.get(revision=revision).note == "Sửa trong tuần"


def test_a_decision_is_about_the_newest_revision(world, round_):
    first = hand_in(world, round_)
    hand_in(world, round_, {**TEXTS, II1: "Đã sửa."})
    with pytest.raises(Refusal) as refusal:
        actions.accept_report(world.actor("chanh"), first)
    assert refusal.value.code == "not_the_last_revision"


def test_accepting_twice_is_refused_and_reopening_needs_a_reason(world, round_):
    office = world.actor("chanh")
    revision = hand_in(world, round_)
    actions.accept_report(office, revision)
    round_.report.refresh_from_db()
    assert (round_.report.state, round_.report.turn) == ("accepted", "done")
    with pytest.raises(Refusal):
        actions.accept_report(office, revision)
    with pytest.raises(Refusal):
        actions.reopen(office, round_.report, "")
    actions.reopen(office, round_.report, "Sai số liệu")
    assert round_.report.state == "returned"


def test_only_the_office_returns_and_accepts(world, round_):
    revision = hand_in(world, round_)
    for who in ("bithu1", "uyvien", "lanhdao", "quantri"):
        with pytest.raises(Refusal):
            actions.accept_report(world.actor(who), revision)


def test_a_draft_goes_to_the_member_in_charge_and_comes_back_with_remarks(world, round_):
    clerk, member = world.actor("vanthu1"), world.actor("uyvien")
    draft = actions.draft_of(clerk, round_.report)
    actions.save_section(clerk, draft, II1, "Thu đủ.", 0)
    round_.report.refresh_from_db()
    actions.send_draft(clerk, round_.report)
    assert (round_.report.state, round_.report.turn) == ("draft_sent", "member")
    said = actions.comment(member, round_.report, II1, "mục II.1", "Nêu số cụ thể.")
    assert (round_.report.state, round_.report.turn) == ("has_issues", "unit")
    actions.reply(clerk, said.thread, "Đã thêm.")
    actions.close_thread(clerk, said.thread)
    assert Thread.objects.get().closed_by == "Mai Thị Kim Loan"
    actions.send_draft(clerk, round_.report)
    actions.clear_draft(member, round_.report)
    assert (round_.report.state, round_.report.turn) == ("cleared", "unit")
    with pytest.raises(Refusal):
        actions.clear_draft(world.actor("bithu1"), round_.report)


def test_a_finding_is_answered_with_a_reason(world, round_):
    revision = actions.submit_report(
        world.actor("chanh"), round_.report, name="a.docx", data=word_of({II1: "Thu đủ."}), door="office", on_behalf_of="Đảng bộ Sở Gió"
    )
    finding = revision.findings.first()
    with pytest.raises(Refusal):
        actions.answer_finding(world.actor("vanthu1"), finding, "")
    actions.answer_finding(world.actor("vanthu1"), finding, "Chưa có nội dung.")
    assert finding.answers.get().by == "Mai Thị Kim Loan"


def test_met_outside_keeps_number_day_receiver_and_place_and_no_content(world, round_):
    with pytest.raises(Refusal):
        actions.meet_outside(world.actor("chanh"), round_.report, number="12-BC/ĐU", on=date(2023, 5, 12), received_by="", kept_at="Tủ 3")
    actions.meet_outside(
        world.actor("chanh"), round_.report, number="12-BC/ĐU", on=date(2023, 5, 12), received_by="Đỗ Thị Minh Hạnh", kept_at="Tủ 3"
    )
    round_.report.refresh_from_db()
    assert (round_.report.state, round_.report.turn, round_.report.late) == ("met_outside", "done", False)
    assert {field.name for field in MetOutside._meta.fields} == {"id", "obligation", "number", "on", "received_by", "kept_at", "at", "by"}
    assert AuditEvent.objects.filter(action="report.met_outside").count() == 1


def test_a_duty_that_asks_for_a_report_is_not_done_by_saying_so(world, round_):
    with pytest.raises(Refusal):
        actions.declare_done(world.actor("vanthu1"), round_.report, on=date(2023, 5, 12))
