"""Inspection statistics: rounds, sheets of units, their cells, what was handed in (thống kê kiểm tra, giám sát, kỷ luật)."""

from __future__ import annotations

from django.db import models

from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation


class StatisticsRound(models.Model):
    """A round of statistics (kỳ thống kê). state: open | closed. covers: own (what each unit itself did) | below (its units' too).

    forms: the forms' JSON as they stood when the round was set up, so that it computes the same for ever.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="statistics_rounds")
    title = models.CharField("tên kỳ", max_length=300)
    document = models.CharField("văn bản yêu cầu", max_length=200, blank=True)
    set_id = models.CharField("bộ biểu", max_length=60)
    period = models.CharField("kỳ", max_length=20)
    covers = models.CharField(max_length=5, default="own")
    forms = models.TextField()
    deadline = models.DateField("hết ngày", null=True, blank=True)
    base = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="later")
    state = models.CharField(max_length=6, default="open")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title


class StatisticsSheet(models.Model):
    """What one unit owes a round. kind: unit | base (figures of the term before, filled in by the round's own committee).

    state: open | submitted | returned | accepted | correcting. counted: its figures go into the roll-up. reasons: finding key -> why it
    stands (JSON). inner: stands below another unit of a round that counts units with theirs.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    round = models.ForeignKey(StatisticsRound, on_delete=models.PROTECT, related_name="sheets")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="statistics_sheets")
    kind = models.CharField(max_length=4, default="unit")
    name = models.CharField("tên khi giao", max_length=250)
    state = models.CharField(max_length=10, default="open")
    reasons = models.TextField(default="{}")
    note = models.TextField("trả lại vì", blank=True)
    correction = models.TextField("đính chính vì", blank=True)
    source = models.CharField("nguồn số", max_length=300, blank=True)
    inner = models.BooleanField(default=False)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.CharField(max_length=200, blank=True)
    submitted_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("organisation__left", "pk")
        constraints = (models.UniqueConstraint(fields=["round", "organisation", "kind"], name="one_statistics_sheet_a_unit"),)

    def __str__(self) -> str:
        return self.name


class StatisticsCell(models.Model):
    """A cell as typed; number None where it is blank or no count. version: counts the saves of this cell."""

    sheet = models.ForeignKey(StatisticsSheet, on_delete=models.PROTECT, related_name="cells")
    key = models.CharField(max_length=120)
    words = models.CharField(max_length=40, blank=True)
    number = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["sheet", "key"], name="one_statistics_cell_a_key"),)


class StatisticsRevision(models.Model):
    """What was handed in (append-only): figures, findings and reasons as JSON, its receipt. correction: why, of one after acceptance."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    sheet = models.ForeignKey(StatisticsSheet, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    receipt = models.CharField(max_length=60)
    correction = models.TextField(blank=True)
    late = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["sheet", "number"], name="one_statistics_revision_a_number"),)


class StatisticsVerdict(models.Model):
    """What was decided about a revision (append-only). kind: returned | accepted."""

    revision = models.ForeignKey(StatisticsRevision, on_delete=models.PROTECT, related_name="verdicts")
    kind = models.CharField(max_length=8)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)


class StatisticsFigure(models.Model):
    """A figure of a sheet's newest revision, for adding up in the database; what was handed in stands in the revision itself."""

    round = models.ForeignKey(StatisticsRound, on_delete=models.PROTECT, related_name="figures")
    sheet = models.ForeignKey(StatisticsSheet, on_delete=models.PROTECT, related_name="figures")
    key = models.CharField(max_length=120)
    number = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["sheet", "key"], name="one_statistics_figure_a_key"),)
        indexes = (models.Index(fields=["round", "key"], name="statistics_by_key"),)


class StatisticsImport(models.Model):
    """A workbook taken in: shown first, applied as one, undone as one. state: previewed | applied | undone | dropped."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    sheet = models.ForeignKey(StatisticsSheet, on_delete=models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=250)
    file = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    preview = models.TextField()
    before = models.TextField(default="{}")
    state = models.CharField(max_length=10, default="previewed")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-pk",)
