"""Notices by mail, where a server is set and the person wants it: each at once, or one digest at seven in the morning.

>>> mail_due(clock.now())                # from the minute tick           # doctest: +SKIP
3

Promises: a row stands before a mail is handed over and says after it what became of it, so that no mail is sent twice; what surely
did not go out is tried again, what broke off in the middle is not. A mail says what kind of notice there is, of which campaign, and
where to read it: no words of a notice, no rating, no figure leaves the program.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.urls import reverse

from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.office.access import unread
from nhiemky.web.office.mail_server import MailServer, link_root, mail_server
from nhiemky.web.office.models import MailChoice, MailedNotice, Notice, NoticeMail

DIGEST_HOUR = 7
MANNERS = {"each": "Ngay khi có thông báo", "daily": "Mỗi ngày một thư, lúc 7 giờ", "none": "Không gửi thư"}
KINDS = {
    "accepted": "Báo cáo đã được duyệt", "comment": "Có góp ý vào báo cáo", "issued": "Đợt mới được phát hành",
    "job": "Việc chạy nền đã kết thúc",
    "rating": "Về xếp loại, mở chương trình để xem", "reminder": "Đôn đốc nộp báo cáo", "returned": "Báo cáo bị trả lại",
    "target": "Về chỉ tiêu nghị quyết", "visit": "Về buổi kiểm tra, làm việc",
}  # fmt: skip
TRIES = 5
PAUSE = timedelta(minutes=5)
BROKEN_OFF = timedelta(minutes=10)
"""A row that says "sending" for so long: its sender was killed, nobody knows whether the mail went out."""
MOST = 30
_NOT_SENT = (
    smtplib.SMTPConnectError, smtplib.SMTPHeloError, smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused,
    smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPNotSupportedError,
)  # fmt: skip
_log = logging.getLogger(__name__)
_PROGRAM = "gửi thư báo"


def choose_mail(actor: Actor, *, address: str, manner: str) -> None:
    """How the person wants notices by mail from now on; what was put out before is not mailed."""
    now = clock.now()
    before = MailChoice.objects.filter(user=actor.user).first()
    with Change(actor, "mail.chosen") as change:
        same = before is not None and before.manner != "none" and before.address == address
        since = before.since if before is not None and same else now
        MailChoice.objects.update_or_create(user=actor.user, defaults={"address": address, "manner": manner, "since": since})
        old = {"manner": before.manner, "address": Personal(before.address)} if before else {}
        change.of(actor.user, before=old, after={"manner": manner, "address": Personal(address)})


def mail_due(now: datetime) -> int:
    """Send what is due; how many mails went out. Nothing without a server."""
    server = mail_server()
    if server is None:
        return 0
    _settle_broken_off(now)
    sent = 0
    try:
        for again in _to_try_again(now):
            sent += _hand_over(server, again)
        for mail in _due(now):
            sent += _hand_over(server, mail)
    except _ServerAwayError:  # the others wait for the next minute, nothing was prepared for them
        _log.warning("the mail server %s does not answer", server.host)
    return sent


class _ServerAwayError(Exception):
    """Nothing can be sent now."""


def _due(now: datetime) -> Iterator[NoticeMail]:
    """One after the other, each prepared only when the one before is out."""
    for choice in MailChoice.objects.exclude(manner="none").exclude(address="").filter(user__is_active=True).select_related("user__person"):
        mail = _prepare(choice, now)
        if mail is not None:
            yield mail


def _prepare(choice: MailChoice, now: datetime) -> NoticeMail | None:
    """The row of the mail that is due for this person, None where none is; the first of two who try has it."""
    day: date | None = None
    due = unread(Actor.of_user(choice.user)).filter(at__gte=choice.since).exclude(mailed__user=choice.user)
    if choice.manner == "daily":
        day = clock.local(now).date()
        seven = datetime.combine(day, time(DIGEST_HOUR), clock.HERE)
        if now < seven or NoticeMail.objects.filter(user=choice.user, day=day).exists():
            return None
        due = due.filter(at__lt=seven)
    notices = list(due.order_by("pk")[: 10 * MOST])
    if not notices:
        return None
    try:
        with Change(Actor.program(_PROGRAM), "mail.prepared") as change:
            mail = NoticeMail.objects.create(
                user=choice.user, address=choice.address, manner=choice.manner, day=day, made_at=now, tried_at=now
            )
            MailedNotice.objects.bulk_create([MailedNotice(mail=mail, notice=one, user=choice.user) for one in notices])
            change.of(mail, name=f"{len(notices)} thông báo cho {choice.user}", after={"count": len(notices)})
    except IntegrityError:
        return None
    return mail


def _hand_over(server: MailServer, mail: NoticeMail) -> int:
    """Send one mail whose row says "sending"; 1 when the server took it."""
    listed = mail.notices.select_related("notice__campaign").order_by("notice_id")
    message = EmailMessage(*_words([row.notice for row in listed], link_root(server)), server.sender, [mail.address])
    connection = server.connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as fault:
        _became(mail, "failed", fault)
        raise _ServerAwayError from fault
    try:
        connection.send_messages([message])
    except _NOT_SENT as fault:
        return _became(mail, "failed", fault)
    except (OSError, smtplib.SMTPException) as fault:
        return _became(mail, "unsure", fault)
    finally:
        try:
            connection.close()
        except (OSError, smtplib.SMTPException):
            _log.warning("the mail server broke off after a mail")
    return _became(mail, "sent")


def _became(mail: NoticeMail, state: str, fault: Exception | None = None) -> int:
    why = f"{type(fault).__name__}: {fault}"[:200] if fault else ""
    with Change(Actor.program(_PROGRAM), f"mail.{state}") as change:
        NoticeMail.objects.filter(pk=mail.pk, state="sending").update(state=state, why=why)
        change.of(mail, name=f"Thư cho {mail.user}", after={"state": state, "why": type(fault).__name__ if fault else ""})
    return 1 if state == "sent" else 0


def _to_try_again(now: datetime) -> Iterator[NoticeMail]:
    """Mails that surely did not go out and whose pause is over, taken for another try."""
    rows = NoticeMail.objects.filter(state="failed", attempts__lt=TRIES, tried_at__lte=now - PAUSE).select_related("user")
    for mail in list(rows):
        with Change(Actor.program(_PROGRAM), "mail.tried_again") as change:
            mine = NoticeMail.objects.filter(pk=mail.pk, state="failed", attempts=mail.attempts)
            taken = mine.update(state="sending", attempts=mail.attempts + 1, tried_at=now)
            change.of(mail, name=f"Thư cho {mail.user}", after={"attempt": mail.attempts + 1})
        if taken:
            yield mail


def _settle_broken_off(now: datetime) -> None:
    for mail in NoticeMail.objects.filter(state="sending", tried_at__lte=now - BROKEN_OFF).select_related("user"):
        _became(mail, "unsure", ConnectionAbortedError("the sender was stopped"))


def _words(notices: Sequence[Notice], root: str) -> tuple[str, str]:
    """Subject and text, Vietnamese, plain."""
    count = len(notices)
    lines = [f"Đồng chí có {count} thông báo mới trong chương trình Nhiệm kỳ:", ""]
    for notice in notices[:MOST]:
        campaign = f" (đợt {notice.campaign.title})" if notice.campaign and not notice.kind.startswith("rating") else ""
        lines.append(f"- {format_day(clock.local(notice.at).date())}: {KINDS.get(notice.kind, 'Thông báo')}{campaign}")
    if count > MOST:
        lines.append(f"- và {count - MOST} thông báo khác")
    lines += ["", f"Mở để đọc: {root}{reverse('office:notices')}", ""]
    lines += ["Thư tự động, không trả lời. Đổi cách nhận thư ở “Tài khoản của tôi”."]
    return f"Nhiệm kỳ: {count} thông báo mới", "\n".join(lines) + "\n"
