"""Versions of a draft as they were sent, what was decided about them, and every opinion with what became of it."""

from __future__ import annotations

from django.db import models

from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.ids import uuid7


class DraftStanding(models.Model):
    """Where a unit's draft stands on its way (đường đi của dự thảo).

    stage   member | higher: before whom it lies, or lay last; "" while it was never sent.
    sent    number of the newest sending, 0 for none. sent_at: when it came before whom it lies now.
    """

    obligation = models.OneToOneField(Obligation, on_delete=models.PROTECT, related_name="draft_standing")
    stage = models.CharField(max_length=8, blank=True)
    sent = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    member_cleared_at = models.DateTimeField(null=True)
    member_cleared_by = models.CharField(max_length=200, blank=True)
    cleared_at = models.DateTimeField("thông qua lúc", null=True)
    cleared_by = models.CharField(max_length=250, blank=True)
    document = models.CharField("theo văn bản", max_length=200, blank=True)
    overridden_at = models.DateTimeField(null=True)
    overridden_by = models.CharField(max_length=200, blank=True)
    override_reason = models.TextField("lý do cho nộp trước", blank=True)


class DraftSending(models.Model):
    """One version of a draft exactly as it was sent; append-only.

    value  JSON: {"sections": [{path, number, title, text}], "figures": [{code, statement, unit, target, actual, note}]}.
    to     member | higher: for whose opinion. note: what the unit says of it. changes: against the sending before, in words.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="sendings")
    number = models.PositiveSmallIntegerField("lần")
    to = models.CharField(max_length=8)
    value = models.TextField()
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    changes = models.CharField("khác lần trước", max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("obligation", "number")
        constraints = (models.UniqueConstraint(fields=["obligation", "number"], name="one_sending_a_number"),)


class DraftDecision(models.Model):
    """What was said of a version as a whole; append-only. kind: has_issues | cleared | overridden.

    body      who decided: the comrade in charge, "Ban Thường vụ Đảng ủy Khối". document: where an office recorded it from paper.
    """

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="draft_decisions")
    sending = models.ForeignKey(DraftSending, on_delete=models.PROTECT, null=True, related_name="decisions")
    stage = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=12)
    words = models.TextField(blank=True)
    body = models.CharField(max_length=250, blank=True)
    document = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)


class Opinion(models.Model):
    """One opinion on a unit's draft or on a report of the owner's own (ý kiến góp ý), with its answer.

    source    member | committee | conference | office | unit | other; who: the name; document, on: where it came in writing.
    place     key of a section, "o:CODE" of a figure, "" for the whole; title: as shown. sending: the version it is about.
    state     open | accepted (tiếp thu) | partly (tiếp thu một phần) | explained (giải trình) | withdrawn (người góp ý rút).
    changed_* where the text was changed for it: place, and the version that shows it (a sending, or a version of an own section).
    version   optimistic lock.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="opinions")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, null=True, related_name="opinions")
    own_report = models.ForeignKey("consolidations.OwnReport", on_delete=models.PROTECT, null=True, related_name="opinions")
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=10)
    who = models.CharField("của ai", max_length=250)
    document = models.CharField("văn bản", max_length=200, blank=True)
    on = models.DateField("ngày", null=True)
    place = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=500, blank=True)
    words = models.TextField("ý kiến")
    sending = models.ForeignKey(DraftSending, on_delete=models.PROTECT, null=True, related_name="opinions")
    thread = models.OneToOneField("reports.Thread", on_delete=models.PROTECT, null=True, related_name="opinion")
    state = models.CharField(max_length=10, default="open")
    answer = models.TextField("tiếp thu, giải trình", blank=True)
    changed_place = models.CharField(max_length=200, blank=True)
    changed_title = models.CharField(max_length=500, blank=True)
    changed_in = models.ForeignKey(DraftSending, on_delete=models.PROTECT, null=True, related_name="+")
    changed_version = models.PositiveIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    read_from = models.CharField("đọc từ tệp", max_length=250, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("number", "pk")
        constraints = (
            models.UniqueConstraint(fields=["obligation", "number"], name="one_opinion_a_number"),
            models.UniqueConstraint(fields=["own_report", "number"], name="one_own_opinion_a_number"),
        )
        indexes = (models.Index(fields=["campaign", "state"], name="opinion_state"),)

    @property
    def organisation_id(self) -> int:
        """Whose draft it is about."""
        return self.obligation.organisation_id if self.obligation else self.campaign.organisation_id

    def __str__(self) -> str:
        return f"Ý kiến {self.number}"
