"""Reminders, calls, files received for units, notices."""

from __future__ import annotations

from django.db import models

from nhiemky.web.accounts.models import User
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation


class Reminder(models.Model):
    """One act of chasing (đôn đốc): by notice, letter, chat text or call; of which obligations; undone within 10 s where only a notice."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=8)  # notice | letter | chat | call
    obligations = models.ManyToManyField(Obligation, related_name="reminders")
    words = models.TextField(blank=True)
    symbol = models.CharField("số và ký hiệu", max_length=80, blank=True)
    on = models.DateField("ngày")
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
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    @property
    def organisation_id(self) -> int:
        return self.campaign.organisation_id


class IntakeFile(models.Model):
    """One file of a batch: what it is taken for, how sure, what became of it. match: JSON of candidates with reasons."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    batch = models.ForeignKey(IntakeBatch, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=250)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True)  # None: refused, nothing stored
    state = models.CharField(max_length=10)  # certain | ask | refused | duplicate | taken | left
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, null=True, related_name="intake_files")
    match = models.TextField(default="{}")
    sentence = models.TextField(blank=True)
    receipt = models.CharField(max_length=80, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")


class Notice(models.Model):
    """A notice in the app (thông báo) to everybody of an organisation, or to one account."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="notices")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="notices")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, related_name="notices")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, null=True, related_name="notices")
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
