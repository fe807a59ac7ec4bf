"""Reminders, calls, files received for units, notices."""

from __future__ import annotations

from django.db import models

from nhiemky.web.accounts.models import User
from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation


class Reminder(models.Model):
    """One act of chasing (đôn đốc) of which obligations, until which day, in which words.

    kind     notice | letter | chat | call: the strongest way taken. A letter that was drawn up is kept as it was (letter, symbol, on).
    undone_at  only what was a notice alone can be taken back.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=8)  # notice | letter | chat | call
    obligations = models.ManyToManyField(Obligation, related_name="reminders")
    words = models.TextField(blank=True)
    until = models.DateField("đề nghị nộp hết ngày")
    symbol = models.CharField("số và ký hiệu", max_length=80, blank=True)
    on = models.DateField("ngày")
    letter = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, related_name="+")
    letter_name = models.CharField(max_length=250, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)

    @property
    def organisation_id(self) -> int:
        return self.campaign.organisation_id


class CallLog(models.Model):
    """A phone call to a unit, in one line."""

    reminder = models.ForeignKey(Reminder, on_delete=models.PROTECT, null=True, related_name="calls")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="calls")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="calls")
    spoke_with = models.CharField("người nghe", max_length=150, blank=True)
    words = models.CharField("nội dung", max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class IntakeBatch(models.Model):
    """Files the office received for units (nhận hộ), matched and confirmed together."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="intakes")
    state = models.CharField(max_length=10, default="open")  # open | done | dropped
    received_from = models.CharField("nhận qua", max_length=120, blank=True)
    received_on = models.DateField("ngày nhận")  # when the papers came, which may be before they are put in here
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    @property
    def organisation_id(self) -> int:
        return self.campaign.organisation_id


class IntakeFile(models.Model):
    """One file of a batch for one report: what it is taken for, how sure, what became of it.

    A paper that holds its appendix too stands twice, once a `part` (texts | table). match: JSON of the choices with their reasons
    and of the questions under which an answer is remembered.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    batch = models.ForeignKey(IntakeBatch, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=250)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True)  # None: refused, nothing stored
    state = models.CharField(max_length=10)  # certain | ask | refused | duplicate | older | taken | left
    part = models.CharField(max_length=6, default="texts")
    entry = models.ForeignKey(RosterEntry, on_delete=models.PROTECT, null=True, related_name="intake_files")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, null=True, related_name="intake_files")
    match = models.TextField(default="{}")
    sentence = models.TextField(blank=True)
    receipt = models.CharField(max_length=80, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")


class IntakeAnswer(models.Model):
    """An answer given once (đã chọn): a name on a file means this unit, a title this report; not asked again by the same office."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="intake_answers")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, related_name="intake_answers")  # None: of units, for all
    question = models.CharField(max_length=400)
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    requirement_key = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "campaign", "question"], name="one_answer_a_question"),)


class Notice(models.Model):
    """A notice in the app (thông báo) to everybody of an organisation, or to one account."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="notices")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="notices")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, related_name="notices")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, null=True, related_name="notices")
    reminder = models.ForeignKey(Reminder, on_delete=models.PROTECT, null=True, related_name="notices")
    kind = models.CharField(max_length=20)
    words = models.TextField()
    link = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)


class NoticeRead(models.Model):
    """Who has read a notice."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="readers")
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["notice", "user"], name="one_reading_each"),)


class MailChoice(models.Model):
    """How a person wants notices by mail: each | daily | none; only notices put out after `since` are mailed."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="mail_choice")
    address = models.EmailField("địa chỉ thư", max_length=150, blank=True)
    manner = models.CharField("cách gửi", max_length=5, default="none")
    since = models.DateTimeField()


class NoticeMail(models.Model):
    """One mail about notices (thư báo). The row stands before anything is sent, so that no mail goes out twice.

    state  sending (being handed over) | sent | failed (surely not sent: tried again) | unsure (broken off in the middle: never again).
    day    of a daily digest; one a person a day.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="notice_mails")
    address = models.CharField(max_length=150)
    manner = models.CharField(max_length=5)
    day = models.DateField(null=True)
    state = models.CharField(max_length=8, default="sending")
    made_at = models.DateTimeField()
    tried_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=1)
    why = models.CharField("chưa gửi được vì", max_length=200, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=["user", "day"], name="one_digest_a_day"),)


class MailedNotice(models.Model):
    """A notice that stands in a mail to a person; once."""

    mail = models.ForeignKey(NoticeMail, on_delete=models.CASCADE, related_name="notices")
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="mailed")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["notice", "user"], name="one_mailing_each"),)
