"""Chasing is written down, told to whom it concerns, and can be taken back; nobody else is told."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404
from web.office.conftest import table

from nhiemky.domain.finding import Refusal
from nhiemky.web.campaigns.actions import close_campaign
from nhiemky.web.office.access import get_reminder, notices, unread
from nhiemky.web.office.actions import keep_letter, log_call, notify, read_notices, remind, undo_reminder
from nhiemky.web.office.chase_views import owed as to_chase
from nhiemky.web.office.models import CallLog, Reminder
from nhiemky.web.reports.actions import submit_report

UNTIL = date(2023, 6, 2)


@pytest.fixture
def sent(world, issued, owed, after) -> Reminder:
    return remind(world.actor("chanh"), issued, [owed("K.01", "o1"), owed("K.01", "o2")], words="Xin gửi sớm.", until=UNTIL)


def test_the_unit_gets_one_notice_that_names_what_it_owes(world, sent):
    (notice,) = notices(world.actor("vanthu1")).filter(kind="reminder")
    assert notice.words == "Đề nghị nộp hết ngày 02/6/2023: Báo cáo sơ kết, Phụ lục chỉ tiêu. Xin gửi sớm."
    assert not notices(world.actor("vanthu2")).filter(kind="reminder").exists()
    assert not notices(world.actor("chanh")).filter(kind="reminder").exists()


def test_the_obligation_shows_it_as_its_last_event(sent, owed):
    assert owed("K.01", "o1").last_event.startswith("Đôn đốc")
    assert owed("K.02", "o1").last_event != owed("K.01", "o1").last_event


def test_undone_the_notice_is_gone_and_once_is_enough(world, sent):
    undo_reminder(world.actor("chanh"), sent)
    undo_reminder(world.actor("chanh"), sent)
    assert not notices(world.actor("vanthu1")).filter(kind="reminder").exists()
    sent.refresh_from_db()
    assert sent.undone_at is not None


def test_a_unit_may_not_chase(world, issued, owed, after):
    with pytest.raises(Http404):
        remind(world.actor("vanthu1"), issued, [owed("K.01", "o1")], until=UNTIL)


def test_nobody_elses_office_reaches_a_reminder(world, sent):
    for name in ("khacvp", "vanthu1", "lanhdao"):
        with pytest.raises(Http404):
            get_reminder(world.actor(name), sent.uuid)


def test_a_closed_campaign_is_not_chased(world, issued, owed, after):
    close_campaign(world.actor("chanh"), issued)
    with pytest.raises(Refusal, match="kết thúc"):
        remind(world.actor("chanh"), issued, [owed("K.01", "o1")], until=UNTIL)


def test_what_is_in_is_not_chased_and_what_is_overdue_comes_first(world, issued, owed, after):
    submit_report(
        world.actor("chanh"), owed("K.01", "o2"), name="a.csv", data=table("Đảng bộ Sở Gió"), door="office", on_behalf_of="Đảng bộ Sở Gió"
    )
    rows = [owed("K.01", key) for key in ("o1", "o2", "o3")]
    assert [one.requirement.key for one in to_chase(rows)] == ["o1"]


def test_the_letter_is_kept_as_it_was_drawn_up(world, sent):
    keep_letter(world.actor("chanh"), sent, b"PK one", "cv.docx", symbol="41-CV/ĐUK", on=date(2023, 5, 31))
    sent.refresh_from_db()
    assert (sent.symbol, sent.letter_name, sent.kind) == ("41-CV/ĐUK", "cv.docx", "letter")


def test_a_call_is_one_line_and_shows_on_what_is_owed(world, issued, owed, after):
    entry = owed("K.02", "o1").entry
    log_call(world.actor("chanh"), issued, entry, "  hứa gửi\nchiều nay ", spoke_with="đ/c Bảo")
    assert CallLog.objects.get().words == "hứa gửi chiều nay"
    assert owed("K.02", "o1").last_event == "Gọi điện: hứa gửi chiều nay"


def test_a_call_without_words_is_refused(world, issued, owed, after):
    with pytest.raises(Refusal, match="Hãy ghi một dòng"):
        log_call(world.actor("chanh"), issued, owed("K.02", "o1").entry, " ")


def test_a_notice_is_read_once(world, sent):
    actor = world.actor("vanthu1")
    waiting = list(unread(actor))
    assert read_notices(actor, waiting) == len(waiting) > 0
    assert read_notices(actor, waiting) == 0
    assert not unread(actor).exists()
    assert notices(actor).filter(seen=True).count() == len(waiting)


def test_a_notice_outside_of_a_change_is_a_fault(world, issued):
    with pytest.raises(AssertionError, match="outside of a change"):
        notify([world.dv1], "Xin chào", by="x")
