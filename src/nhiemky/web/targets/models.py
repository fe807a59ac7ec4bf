"""The ledger of what a resolution promised (nghị quyết, chỉ tiêu)."""

from __future__ import annotations

from django.db import models

from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation


class Term(models.Model):
    """A committee's term (nhiệm kỳ) of an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="terms")
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến ngày")
    label = models.CharField("nhiệm kỳ", max_length=40)  # "2020 - 2025"
    congress_number = models.CharField("đại hội lần thứ", max_length=20, blank=True)

    class Meta:
        ordering = ("-starts",)
        constraints = (models.UniqueConstraint(fields=["organisation", "label"], name="one_term_a_label"),)

    def __str__(self) -> str:
        return f"Nhiệm kỳ {self.label}"


class Resolution(models.Model):
    """The congress's resolution that carries the targets."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="resolutions")
    symbol = models.CharField("số và ký hiệu", max_length=80, blank=True)
    on = models.DateField("ngày", null=True, blank=True)
    subject = models.CharField("trích yếu", max_length=400, blank=True)
    file = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True)
    file_name = models.CharField(max_length=250, blank=True)


class Indicator(models.Model):
    """A row of an organisation's own list (chỉ tiêu) under a resolution; serves: code of the superior's indicator it answers."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="indicators")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="indicators")
    code = models.CharField("mã", max_length=40)
    statement = models.TextField("chỉ tiêu")
    statement_key = models.CharField(max_length=300, db_index=True, editable=False)
    unit_of_measure = models.CharField("đơn vị tính", max_length=80, blank=True)
    value_kind = models.CharField("loại số", max_length=10, default="count")  # count | money | percent | share | level | yes_no | text
    direction = models.CharField("chiều", max_length=6, default="higher")
    period = models.CharField("kỳ", max_length=8, default="term")  # term | yearly
    cumulative = models.BooleanField("cộng dồn", default=True)
    method = models.CharField("cách gộp", max_length=16, default="none")
    serves = models.CharField("phục vụ chỉ tiêu cấp trên", max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, default="active")  # active | asked (waits for consent) | refused
    quote = models.TextField("văn bản ghi", blank=True)  # the sentence of the resolution it was read from
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=["resolution", "code"], name="one_indicator_a_code"),)

    def __str__(self) -> str:
        return self.statement


class Target(models.Model):
    """A version of an indicator's target (chỉ tiêu, mức giao): value as written, from which document, with whose consent."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    number = models.PositiveSmallIntegerField("lần")
    raw = models.CharField("mức", max_length=200)
    value = models.DecimalField("số", max_digits=28, decimal_places=8, null=True)
    document = models.CharField("theo văn bản", max_length=200, blank=True)
    consent = models.CharField("ý kiến đồng ý", max_length=200, blank=True)
    reason = models.TextField("lý do", blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["indicator", "number"], name="one_target_a_version"),)


class TargetRequest(models.Model):
    """A unit asks to change a target; the superior decides with a document; a new version follows."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=6, default="change")  # change | add
    raw = models.CharField("mức xin", max_length=200)
    reason = models.TextField("lý do")
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    decision = models.CharField(max_length=10, blank=True)  # agreed | refused
    decision_document = models.CharField("văn bản trả lời", max_length=200, blank=True)
    decision_file = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decision_file_name = models.CharField(max_length=250, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)


class PastFigure(models.Model):
    """What the unit had reached by an earlier period (kỳ trước), where no earlier campaign here says it. period: "2022-12", "" unknown."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="past")
    period = models.CharField("kỳ", max_length=10, blank=True)
    raw = models.CharField("số", max_length=200)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)


class YearFigure(models.Model):
    """One year's part of a total that a unit is filling in (số từng năm); the parts are added up against the total."""

    draft = models.ForeignKey("reports.Draft", on_delete=models.PROTECT, related_name="years")
    code = models.CharField(max_length=40)
    year = models.CharField(max_length=9)
    raw = models.CharField("số", max_length=80, blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("year",)
        constraints = (models.UniqueConstraint(fields=["draft", "code", "year"], name="one_part_a_year"),)


class PastedBlock(models.Model):
    """Values that a paste or a file replaced in a draft, so that it can be undone as one; before: JSON of the rows' fields."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    draft = models.ForeignKey("reports.Draft", on_delete=models.PROTECT, related_name="pasted_blocks")
    said = models.CharField(max_length=300)
    before = models.TextField()
    leftover = models.TextField(default="[]")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)


class KeyTask(models.Model):
    """A key task or breakthrough of a resolution (nhiệm vụ trọng tâm, khâu đột phá). units: whom it concerns, none = everybody below."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="key_tasks")
    kind = models.CharField(max_length=12)  # key_task | breakthrough
    words = models.TextField("nội dung")
    quote = models.TextField("văn bản ghi", blank=True)
    units = models.ManyToManyField(Organisation, related_name="key_tasks", blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("order", "pk")

    @property
    def organisation_id(self) -> int:
        return self.resolution.term.organisation_id

    @property
    def kind_words(self) -> str:
        return "Khâu đột phá" if self.kind == "breakthrough" else "Nhiệm vụ trọng tâm"


class KeyTaskResult(models.Model):
    """What a unit did for a superior's key task: words, a section of its report, a figure. Withdrawn, never removed."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    key_task = models.ForeignKey(KeyTask, on_delete=models.PROTECT, related_name="results")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="key_task_results")
    obligation = models.ForeignKey("campaigns.Obligation", on_delete=models.PROTECT, null=True, blank=True, related_name="key_task_results")
    words = models.TextField("kết quả", blank=True)
    section = models.CharField("mục của báo cáo", max_length=200, blank=True)  # path, as SectionText
    section_title = models.CharField(max_length=500, blank=True)
    code = models.CharField("chỉ tiêu", max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)


class ProgressRule(models.Model):
    """A campaign's thresholds for judging targets against time (ngưỡng đánh giá): append-only, the newest number holds. value: JSON."""

    campaign = models.ForeignKey("campaigns.Campaign", on_delete=models.PROTECT, related_name="progress_rules")
    number = models.PositiveSmallIntegerField("lần")
    value = models.TextField()
    reason = models.TextField("lý do", blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["campaign", "number"], name="one_progress_rule_a_number"),)


class Forecast(models.Model):
    """Somebody's forecast that a target will hardly be reached (khó hoàn thành), with the reason: append-only, the newest of a target
    holds; hard False takes it back. Never a status."""

    campaign = models.ForeignKey("campaigns.Campaign", on_delete=models.PROTECT, related_name="forecasts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="forecasts")
    code = models.CharField(max_length=40)
    statement = models.TextField()
    hard = models.BooleanField(default=True)
    reason = models.TextField("lý do")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["campaign", "organisation", "code"], name="forecast_target"),)
