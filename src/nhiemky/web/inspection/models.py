"""Visits to units: who goes where and why, what the minutes say, what follows from it."""

from __future__ import annotations

from django.db import models

from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation, Person


class VisitPlan(models.Model):
    """A plan of inspections, supervisions or working sessions (kế hoạch), with its document."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="visit_plans")
    title = models.CharField("tên kế hoạch", max_length=300)
    document = models.CharField("số, ngày văn bản", max_length=200, blank=True)
    year = models.PositiveSmallIntegerField("năm")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-year", "-pk")

    def __str__(self) -> str:
        return self.title


class Visit(models.Model):
    """One visit. kind: inspection | supervision | session (buổi làm việc). state: planned | held | concluded | cancelled."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="visits_made")  # who inspects
    plan = models.ForeignKey(VisitPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="visits")
    kind = models.CharField(max_length=12, default="inspection")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="visits_received")
    on = models.DateField("ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    purpose = models.TextField("nội dung")
    lead = models.CharField("trưởng đoàn", max_length=200, blank=True)
    team = models.ManyToManyField(Person, related_name="visits", blank=True)
    state = models.CharField(max_length=10, default="planned")
    minutes = models.TextField("biên bản", blank=True)
    minutes_file = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    minutes_name = models.CharField(max_length=250, blank=True)
    conclusion = models.CharField("văn bản kết luận", max_length=200, blank=True)
    outside = models.TextField(default="", blank=True)  # JSON: number, date, where kept
    note = models.TextField("ghi chú", blank=True)
    version = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.unit}, {self.on}"


class VisitFinding(models.Model):
    """What a visit found. leads_to: remedy (a shortcoming is recorded) | task | note; task_* when it is a task."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="findings")
    words = models.TextField("nội dung")
    leads_to = models.CharField(max_length=8, default="note")
    shortcoming = models.ForeignKey("remedies.Shortcoming", on_delete=models.PROTECT, null=True, blank=True, related_name="visit_findings")
    task = models.TextField("việc giao", blank=True)
    task_owner = models.CharField("người làm", max_length=250, blank=True)
    task_deadline = models.DateField("hết ngày", null=True, blank=True)
    done_at = models.DateTimeField(null=True)
    done_note = models.TextField(blank=True)
    done_by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
