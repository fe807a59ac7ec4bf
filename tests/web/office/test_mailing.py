"""Notices by mail: as each wants it, once, to a server that may be away, and nothing of the office in the mail."""

import socketserver
import threading
from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.urls import reverse

from nhiemky.web import clock
from nhiemky.web.audit.change import Change
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.office import mailing
from nhiemky.web.office.mail_server import read_server
from nhiemky.web.office.mailing import choose_mail, mail_due
from nhiemky.web.office.models import MailedNotice, Notice, NoticeMail
from nhiemky.web.office.notifying import notify, read_notices


@pytest.fixture
def server(monkeypatch, settings):
    """The office has a mail server; Django's outbox stands for it."""
    monkeypatch.setenv("NHIEMKY_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("NHIEMKY_SMTP_FROM", "vanphong@vidu.vn")
    monkeypatch.setenv("NHIEMKY_SMTP_LINK", "http://nhiemky.vidu.vn/")


@pytest.fixture
def tell(world, morning):
    """tell("words", minutes=3): a notice to unit 1 so long after the morning."""

    def put_out(words: str, minutes: int = 1, kind: str = "reminder") -> Notice:
        with clock.standing_at(morning + timedelta(minutes=minutes)), Change(world.actor("chanh"), "reminder.sent") as change:
            notify([world.dv1], words, kind=kind, by="Văn phòng")
            change.of(world.dv1)
        return Notice.objects.first()

    return put_out


def wants(world, person: str, manner: str, address: str = "nguoi@vidu.vn") -> None:
    choose_mail(world.actor(person), address=address, manner=manner)


def at(morning, **later):
    return mail_due(morning + timedelta(**later))


def test_each_notice_goes_out_once_with_a_link_and_without_its_words(world, morning, server, tell):
    wants(world, "vanthu1", "each")
    tell("Đề nghị nộp CANARY 93,7%")
    assert at(morning, minutes=2) == 1
    assert at(morning, minutes=3) == 0
    (sent,) = outbox.outbox
    assert (sent.to, sent.from_email) == (["nguoi@vidu.vn"], "vanphong@vidu.vn")
    assert "http://nhiemky.vidu.vn/thong-bao/" in sent.body
    assert "Đôn đốc nộp báo cáo" in sent.body
    assert "CANARY" not in sent.body + sent.subject
    tell("khác", minutes=4)
    assert at(morning, minutes=5) == 1
    assert MailedNotice.objects.count() == 2
    assert list(NoticeMail.objects.values_list("state", flat=True)) == ["sent", "sent"]


def test_without_a_server_nothing_is_prepared(world, morning, tell):
    wants(world, "vanthu1", "each")
    tell("Nhắc")
    assert at(morning, minutes=2) == 0
    assert not NoticeMail.objects.exists()


def test_who_wants_none_or_has_read_or_is_locked_out_gets_none(world, morning, server, tell):
    from web.conftest import setting_up

    wants(world, "vanthu1", "none")
    wants(world, "bithu1", "each")
    notice = tell("Nhắc")
    read_notices(world.actor("bithu1"), [notice])
    assert at(morning, minutes=2) == 0
    tell("Nhắc nữa", minutes=3)
    with setting_up():
        world.bithu1.is_active = False
        world.bithu1.save()
    assert at(morning, minutes=4) == 0


def test_what_was_put_out_before_the_choice_is_not_mailed(world, morning, server, tell):
    tell("cũ", minutes=-10)
    wants(world, "vanthu1", "each")
    assert at(morning, minutes=1) == 0


def test_a_digest_comes_at_seven_once_a_day_with_all_that_came_before(world, morning, server, tell):
    wants(world, "vanthu1", "daily")  # at 08:15
    tell("một")
    tell("hai", minutes=2)
    assert at(morning, minutes=5) == 0  # today's digest is over
    assert at(morning, hours=22, minutes=44) == 0  # 06:59
    assert at(morning, hours=22, minutes=46) == 1  # 07:01
    assert "2 thông báo mới" in outbox.outbox[0].subject
    tell("ba", minutes=24 * 60)
    assert at(morning, hours=25) == 0
    assert at(morning, hours=47) == 1
    assert at(morning, hours=72) == 0


def test_only_the_first_of_two_ticks_sends(world, morning, server, tell, monkeypatch):
    wants(world, "vanthu1", "each")
    tell("Nhắc")
    found = mailing.unread
    with_another = []

    def slow(actor):
        if not with_another:
            with_another.append(1)
            at(morning, minutes=2)  # another host ticks in between
            monkeypatch.setattr(mailing, "unread", lambda who: Stale(found(who)))
            return Stale(found(actor))
        return found(actor)

    class Stale:
        """The notices as they stood before the other one was faster."""

        def __init__(self, rows):
            self.rows = rows

        def filter(self, **said):
            return Stale(self.rows.filter(**said))

        def exclude(self, **_):
            return self.rows

    monkeypatch.setattr(mailing, "unread", slow)
    at(morning, minutes=2)
    assert len(outbox.outbox) == 1


def test_the_mail_says_nothing_of_ratings(world, morning, server, tell):
    wants(world, "vanthu1", "each")
    tell("Xếp loại: Hoàn thành xuất sắc", kind="rating")
    at(morning, minutes=2)
    assert "xuất sắc" not in outbox.outbox[0].body
    assert "Về xếp loại, mở chương trình để xem" in outbox.outbox[0].body


class Smtp(socketserver.ThreadingTCPServer):
    """A mail server on loopback. manner: takes | refuses | breaks (after it has the mail, before it says so)."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Talk)
        self.manner, self.mails = "takes", []


class Talk(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 thu")
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            if word == "RCPT" and self.server.manner == "refuses":
                self.say("450 later")
            elif word == "DATA":
                self.say("354 go on")
                lines = []
                while (text := self.rfile.readline()) != b".\r\n":
                    lines.append(text)
                self.server.mails.append(b"".join(lines).decode())
                if self.server.manner == "breaks":
                    return
                self.say("250 taken")
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def smtp(monkeypatch, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with Smtp() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        monkeypatch.setenv("NHIEMKY_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("NHIEMKY_SMTP_PORT", str(running.server_address[1]))
        monkeypatch.setenv("NHIEMKY_SMTP_SECURITY", "none")
        yield running
        running.shutdown()


def states() -> list[str]:
    return list(NoticeMail.objects.order_by("pk").values_list("state", flat=True))


def test_a_real_server_takes_it(world, morning, smtp, tell):
    wants(world, "vanthu1", "each")
    tell("Nhắc")
    assert at(morning, minutes=2) == 1
    assert "To: nguoi@vidu.vn" in smtp.mails[0]
    assert AuditEvent.objects.filter(action="mail.sent").count() == 1


def test_what_was_refused_is_tried_again_and_goes_out_once(world, morning, smtp, tell):
    wants(world, "vanthu1", "each")
    tell("Nhắc")
    smtp.manner = "refuses"
    assert at(morning, minutes=2) == 0
    assert states() == ["failed"]
    smtp.manner = "takes"
    assert at(morning, minutes=3) == 0  # a pause first
    assert at(morning, minutes=8) == 1
    assert at(morning, minutes=30) == 0
    assert (states(), len(smtp.mails)) == (["sent"], 1)


def test_what_broke_off_in_the_middle_is_never_sent_again(world, morning, smtp, tell):
    wants(world, "vanthu1", "each")
    tell("Nhắc")
    smtp.manner = "breaks"
    assert at(morning, minutes=2) == 0
    smtp.manner = "takes"
    for minutes in (3, 10, 60, 600):
        assert at(morning, minutes=minutes) == 0
    assert (states(), len(smtp.mails)) == (["unsure"], 1)


def test_a_sender_killed_after_the_row_is_not_repeated(world, morning, smtp, tell, monkeypatch):
    wants(world, "vanthu1", "each")
    tell("Nhắc")
    with monkeypatch.context() as then:
        then.setattr(mailing, "_hand_over", lambda *_: 0)  # the power goes
        at(morning, minutes=2)
    assert states() == ["sending"]
    assert at(morning, minutes=30) == 0
    assert (states(), smtp.mails) == (["unsure"], [])


def test_a_server_that_is_away_is_asked_once_a_minute(world, morning, smtp, tell):
    wants(world, "vanthu1", "each")
    wants(world, "bithu1", "each", "khac@vidu.vn")
    tell("Nhắc")
    smtp.shutdown()
    smtp.server_close()
    assert at(morning, minutes=2) == 0
    assert states() == ["failed"]  # the second was not even prepared


def test_the_page_says_where_mail_goes_and_asks_for_an_address(world, morning, monkeypatch):
    client = world.client("vanthu1")
    page = reverse("office:mail")
    assert "chưa đặt nơi gửi thư" in client.get(page).content.decode()
    monkeypatch.setenv("NHIEMKY_SMTP_HOST", "127.0.0.1")
    assert "Đang không gửi thư" in client.get(page).content.decode()
    refused = client.post(page, {"address": "", "manner": "each"})
    assert refused.status_code == 422
    assert "Ghi địa chỉ thư" in refused.content.decode()
    assert client.post(page, {"address": "khong phai", "manner": "each"}).status_code == 422
    client.post(page, {"address": "loan@vidu.vn", "manner": "daily"})
    assert "Thư gửi về <b>loan@vidu.vn</b>" in client.get(page).content.decode()
    assert reverse("office:mail") in client.get(reverse("accounts:profile")).content.decode()
    assert "loan@vidu.vn" not in AuditEvent.objects.get(action="mail.chosen").after


def test_the_environment_says_which_server():
    assert read_server({}) is None
    said = {"NHIEMKY_SMTP_HOST": "10.0.0.5", "NHIEMKY_SMTP_PASSWORD": "bi-mat", "NHIEMKY_SMTP_SECURITY": "tls"}
    found = read_server(said)
    assert (found.port, found.security) == (465, "tls")
    assert "bi-mat" not in repr(found)
