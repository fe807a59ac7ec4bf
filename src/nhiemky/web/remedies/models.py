"""What was found wanting, who mends it by when, with what evidence, and who looked that it was mended."""

from __future__ import annotations

from django.db import models

from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation, Person


class Shortcoming(models.Model):
    """A shortcoming (hạn chế, khuyết điểm) of an organisation or a person.

    source  rating | mid_term | inspection | audit | own, with source_uuid of what it came from and source_words as printed.
    theme   folded words for recurrence; recurrence_of: the earlier one a person (or an agreed proposal) ties it to.
    state   open | in_hand | reported | closed | carried (into the next period as `carried_to`).
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="shortcomings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="shortcomings")
    words = models.TextField("hạn chế, khuyết điểm")
    search_key = models.TextField(editable=False, default="")
    period = models.CharField("kỳ", max_length=12)  # "2023", "2026-Q1", "2020-2025"
    found_on = models.DateField("phát hiện ngày")
    source = models.CharField(max_length=10, default="own")
    source_uuid = models.UUIDField(null=True, blank=True)
    source_words = models.CharField("nguồn", max_length=300, blank=True)
    cause = models.TextField("nguyên nhân", blank=True)
    state = models.CharField(max_length=8, default="open")
    recurrence_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="recurrences")
    recurrence_refused = models.TextField(default="[]", editable=False)  # JSON: uuids a person said are something else
    carried_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_from")
    version = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-found_on", "-pk")
        indexes = (models.Index(fields=["organisation", "state"], name="shortcoming_unit"),)

    def __str__(self) -> str:
        return self.words[:80]


class Remedy(models.Model):
    """How a shortcoming is mended (khắc phục): owner, plan, deadline; closed by somebody else than who reported it."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    shortcoming = models.ForeignKey(Shortcoming, on_delete=models.PROTECT, related_name="remedies")
    owner = models.CharField("người chịu trách nhiệm", max_length=250)
    owner_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="remedies")
    plan = models.TextField("việc phải làm")
    deadline = models.DateField("hết ngày")  # inclusive: the last day
    state = models.CharField(max_length=8, default="planned")  # planned | reported | returned | closed
    result = models.TextField("kết quả", blank=True)
    evidence = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    evidence_name = models.CharField(max_length=250, blank=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.CharField(max_length=200, blank=True)
    reported_by_id = models.BigIntegerField(null=True)  # user id: whoever closes must be another
    checked = models.TextField("kết luận kiểm tra", blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("deadline", "pk")


class RemedyEvent(models.Model):
    """What happened to a shortcoming or its remedy, in words, newest last (append-only)."""

    shortcoming = models.ForeignKey(Shortcoming, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=16)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
