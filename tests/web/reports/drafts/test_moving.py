"""A draft on its way: frozen versions, back and forth, pilots to the standing committee, what the office records."""

import pytest
from django.db import DatabaseError, transaction
from web.conftest import setting_up
from web.reports.drafts.conftest import II1, I, again, policies, write, written

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.office.models import Notice
from nhiemky.web.organisations.models import Charge
from nhiemky.web.reports.drafts import actions as drafts
from nhiemky.web.reports.drafts.frozen import frozen_of
from nhiemky.web.reports.drafts.models import DraftSending, Opinion
from nhiemky.web.reports.models import Thread


def test_what_was_sent_stands_while_the_unit_writes_on(world, sent):
    write(world, sent, II1, "Chữ mới")
    (version,) = DraftSending.objects.filter(obligation=sent)
    assert frozen_of(version).texts[II1] == "Thu ngân sách đạt 103% dự toán."
    with pytest.raises(DatabaseError), transaction.atomic(), setting_up():
        version.save()


def test_the_member_in_charge_is_told(world, sent):
    assert Notice.objects.get(user=world.uyvien, kind="draft_sent").words == "Đảng bộ Sở Gió gửi dự thảo lần 1: Báo cáo sơ kết."


def test_sending_the_same_again_while_it_lies_there_is_no_new_version(world, sent):
    assert drafts.send(world.actor("vanthu1"), sent).number == 1
    assert AuditEvent.objects.filter(action="report.draft_sent").count() == 1


def test_an_empty_draft_and_one_without_anybody_in_charge_are_not_sent(world, round_):
    with pytest.raises(Refusal) as refusal:
        drafts.send(world.actor("vanthu1"), again(round_.report))
    assert refusal.value.code == "draft_empty"
    with setting_up():
        Charge.objects.filter(organisation=world.dv1).delete()
    with pytest.raises(Refusal) as refusal:
        drafts.send(world.actor("vanthu1"), written(world, round_))
    assert refusal.value.code == "draft_without_reviewer"


def test_each_point_becomes_an_opinion_with_a_talk_at_its_place(world, sent):
    drafts.give_back(world.actor("uyvien"), sent, [drafts.Given("Nêu nguyên nhân.", II1, "mục II.1"), drafts.Given(" ")], "Cần sửa")
    back = again(sent)
    assert (back.state, back.turn) == ("has_issues", "unit")
    opinion = Opinion.objects.get(obligation=sent)
    assert (opinion.number, opinion.who, opinion.source, opinion.place) == (1, "đồng chí Trần Quốc Khải", "member", II1)
    assert opinion.sending.number == 1
    assert Thread.objects.get(obligation=sent).place == II1


def test_nothing_said_gives_nothing_back(world, sent):
    with pytest.raises(Refusal) as refusal:
        drafts.give_back(world.actor("uyvien"), sent, [])
    assert refusal.value.code == "opinion_blank"


def test_the_unit_answers_first_then_sends_again_and_the_version_shows_it(world, sent):
    clerk, member = world.actor("vanthu1"), world.actor("uyvien")
    (opinion,) = drafts.give_back(member, sent, [drafts.Given("Nêu nguyên nhân.", II1, "mục II.1")])
    write(world, sent, II1, "Thu ngân sách đạt 103% dự toán, do tăng thu từ đất.")
    with pytest.raises(Refusal) as refusal:
        drafts.send(clerk, again(sent))
    assert refusal.value.code == "opinions_unanswered_send" and "số 1" in refusal.value.message
    drafts.answer_opinion(clerk, opinion, state="accepted", answer="Đã bổ sung", changed_place=II1)
    second = drafts.send(clerk, again(sent))
    opinion.refresh_from_db()
    assert (second.number, second.changes, opinion.changed_in) == (2, "Sửa 1 mục", second)


def test_an_unanswered_opinion_keeps_the_draft_from_being_cleared(world, sent):
    member = world.actor("uyvien")
    (opinion,) = drafts.give_back(member, sent, [drafts.Given("Nêu nguyên nhân.")])
    with pytest.raises(Refusal) as refusal:
        drafts.clear(member, again(sent))
    assert refusal.value.code == "opinions_unanswered"
    drafts.withdraw_opinion(member, opinion)
    drafts.clear(member, again(sent))
    assert again(sent).state == "cleared"


def pilot(round_) -> None:
    policies(round_, drafts_cleared_first=True, pilot_drafts_higher=True)
    with setting_up():
        round_.report.entry.pilot = True
        round_.report.entry.save()


def test_the_draft_of_a_pilot_goes_to_the_standing_committee_after_the_member(world, round_):
    pilot(round_)
    drafts.send(world.actor("vanthu1"), written(world, round_))
    drafts.send_higher(world.actor("uyvien"), again(round_.report))
    higher = again(round_.report)
    assert (higher.state, higher.draft_standing.stage) == ("draft_sent", "higher")
    assert Notice.objects.filter(user=world.lanhdao, words__contains="làm điểm").exists()
    with pytest.raises(Refusal):
        drafts.clear(world.actor("uyvien"), higher)
    drafts.clear(world.actor("lanhdao"), higher)
    cleared = again(round_.report)
    assert (cleared.state, cleared.draft_standing.cleared_by) == ("cleared", "Ban Thường vụ (Vũ Văn Trường)")


def test_after_opinions_of_the_committee_the_draft_comes_back_to_it(world, round_):
    pilot(round_)
    drafts.send(world.actor("vanthu1"), written(world, round_))
    drafts.clear(world.actor("uyvien"), again(round_.report))
    (opinion,) = drafts.give_back(world.actor("lanhdao"), again(round_.report), [drafts.Given("Rút gọn phần I.", I, "mục I")])
    assert (opinion.source, opinion.who) == ("committee", "Ban Thường vụ")
    drafts.answer_opinion(world.actor("vanthu1"), opinion, state="explained", answer="Phần I đã ngắn nhất có thể.")
    write(world, round_.report, I, "Có 6 chi bộ.")
    assert drafts.send(world.actor("vanthu1"), again(round_.report)).to == "higher"


def test_the_office_records_what_was_decided_only_with_the_document(world, sent):
    office = world.actor("chanh")
    with pytest.raises(Refusal) as refusal:
        drafts.clear(office, sent)
    assert refusal.value.code == "record_without_document"
    drafts.clear(office, sent, document="Thông báo số 15-TB/ĐUK, ngày 12/5/2023")
    done = again(sent)
    assert (done.state, done.draft_standing.document) == ("cleared", "Thông báo số 15-TB/ĐUK, ngày 12/5/2023")
    assert done.draft_standing.cleared_by == "đồng chí Trần Quốc Khải"


def test_the_unit_and_other_members_clear_nothing(world, sent):
    for who in ("bithu1", "vanthu1", "lanhdao", "bantc"):
        with pytest.raises((Refusal, Exception)) as fault:
            drafts.clear(world.actor(who), sent)
        assert "report.draft_cleared" not in str(fault.value)
    assert again(sent).state == "draft_sent"


def test_a_draft_that_lies_nowhere_is_not_given_back(world, round_):
    with pytest.raises(Refusal) as refusal:
        drafts.give_back(world.actor("uyvien"), written(world, round_), [drafts.Given("x")])
    assert refusal.value.code == "draft_not_before_you"
