"""Consolidations with lineage, the owner's own figures and texts, settled matches."""

from __future__ import annotations

from django.db import models

from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation, Succession


class Consolidation(models.Model):
    """One consolidation (bản tổng hợp): append-only but for `laid_at`. Same inputs, same value. value, inputs: JSON."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="consolidations")
    number = models.PositiveSmallIntegerField("bản")
    campaign_version = models.PositiveSmallIntegerField()
    as_of = models.DateTimeField()
    inputs = models.TextField()
    inputs_hash = models.CharField(max_length=64)
    value = models.TextField()
    reports_in = models.PositiveIntegerField(default=0)
    expected = models.PositiveIntegerField(default=0)
    built_at = models.DateTimeField()
    built_by = models.CharField(max_length=200)
    laid_at = models.DateTimeField(null=True)
    laid_before = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["campaign", "number"], name="one_consolidation_a_number"),)

    @property
    def organisation_id(self) -> int:
        return self.campaign.organisation_id


class OwnFigure(models.Model):
    """The owner's own figure beside the sum: estimate | entered | board; with author, reason and source. The newest counts."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="own_figures")
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    raw = models.CharField(max_length=200)
    cut_off = models.CharField(max_length=10, blank=True)
    given_by = models.CharField("ban, người cung cấp", max_length=250, blank=True)
    reason = models.TextField("căn cứ, lý do")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)


class Match(models.Model):
    """A unit's statement settled by a person as the campaign's indicator (or as none: code ""); remembered, can be undone."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="matches")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True)
    statement = models.TextField()
    statement_key = models.CharField(max_length=300)
    unit_of_measure = models.CharField(max_length=80, blank=True)
    code = models.CharField(max_length=40, blank=True)
    other = models.TextField("chỉ tiêu đã hỏi", blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True)


PAPER, REPORTS = "paper", "reports"


class PaperCheck(models.Model):
    """An edited Word (or PDF) held against a version's figures (bản Word đã soát), or the units' reports against one another.

    findings: JSON; the file itself is not kept. kind: paper | reports.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="paper_checks")
    consolidation = models.ForeignKey(Consolidation, on_delete=models.PROTECT, related_name="paper_checks")
    file_name = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=8, default=PAPER)
    findings = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-pk",)


class PaperAnswer(models.Model):
    """Why a finding about the owner's report is right as it stands (đúng, vì ...); holds for every later version of the paper."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="paper_answers")
    finding_id = models.CharField(max_length=120)
    says = models.TextField("phát hiện")
    reason = models.TextField("lý do")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)


class OwnReport(models.Model):
    """A report of the owner itself, drafted from an outline (báo cáo của cấp ủy)."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="own_reports")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, null=True, related_name="own_reports")
    outline = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    draft_number = models.PositiveSmallIntegerField("dự thảo lần", default=1)
    consolidation = models.ForeignKey(Consolidation, on_delete=models.PROTECT, null=True, related_name="own_reports")
    state = models.CharField(max_length=10, default="drafting")  # drafting | laid | adopted | sent
    made_at = models.DateTimeField()

    @property
    def organisation_id(self) -> int:
        return self.campaign.organisation_id


class OwnSection(models.Model):
    """Text of one outline item of an own report. inserts: JSON list of {text, source}; version: optimistic lock."""

    report = models.ForeignKey(OwnReport, on_delete=models.PROTECT, related_name="sections")
    path = models.CharField(max_length=200)
    title = models.CharField(max_length=500)
    text = models.TextField(blank=True)
    inserts = models.TextField(default="[]")
    label = models.CharField(max_length=40, blank=True)
    guidance = models.TextField(blank=True)
    assigned_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="own_sections")
    helpers = models.TextField("phối hợp", blank=True)
    state = models.CharField(max_length=10, default="empty")
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.CharField(max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=["report", "path"], name="one_own_section_a_path"),)


class OwnSectionHistory(models.Model):
    """Every text saved in an own section, also the loser of a conflict; append-only."""

    section = models.ForeignKey(OwnSection, on_delete=models.PROTECT, related_name="history")
    version = models.PositiveIntegerField()
    text = models.TextField()
    kept = models.BooleanField(default=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class Rebase(models.Model):
    """What a succession did to a running campaign: in words, and which entries came in by it (JSON of pks)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="rebases")
    succession = models.ForeignKey(Succession, on_delete=models.PROTECT, related_name="rebases")
    words = models.TextField()
    joined = models.TextField(default="[]")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)


class SuccessionRule(models.Model):
    """How a succession counts in a campaign (cách tính): apart | included; carries: JSON code -> rule. The newest counts."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="succession_rules")
    succession = models.ForeignKey(Succession, on_delete=models.PROTECT, related_name="campaign_rules")
    how = models.CharField("số của đơn vị mới", max_length=8, blank=True)
    carries = models.TextField("quy tắc chuyển số liệu", default="{}")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)


class OldReport(models.Model):
    """The old report of a former unit (báo cáo cũ), its file kept; figures found in it are proposed and settled by a person."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="old_reports")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="old_reports", verbose_name="đơn vị cũ")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=250)
    says_unit = models.CharField("đơn vị ghi trong tệp", max_length=250, blank=True)
    symbol = models.CharField("số và ký hiệu", max_length=80, blank=True)
    dated = models.CharField("ngày", max_length=40, blank=True)
    cut_off = models.CharField("mốc số liệu", max_length=10, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.file_name


class OldFigure(models.Model):
    """A figure of an old report with its sentence or cell. found: as read, "" entered by hand; state: proposed | settled | refused."""

    report = models.ForeignKey(OldReport, on_delete=models.PROTECT, related_name="figures")
    code = models.CharField(max_length=40)
    statement = models.TextField()
    unit_of_measure = models.CharField(max_length=80, blank=True)
    found = models.CharField(max_length=200, blank=True)
    raw = models.CharField(max_length=200)
    sheet = models.CharField(max_length=120, blank=True)
    cell = models.CharField(max_length=120, blank=True)
    quote = models.TextField(blank=True)
    estimated = models.BooleanField("số ước", default=False)
    cut_off = models.CharField("kỳ số liệu", max_length=10, blank=True)
    doubt = models.TextField(blank=True)
    state = models.CharField(max_length=8, default="proposed")
    order = models.PositiveIntegerField(default=0)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("order", "pk")
