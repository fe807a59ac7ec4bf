"""Drafts that change, revisions that never do, and what is said about them."""

from __future__ import annotations

from django.db import models

from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation


class Draft(models.Model):
    """A unit's working copy of what it owes."""

    obligation = models.OneToOneField(Obligation, on_delete=models.PROTECT, related_name="draft")
    cut_off = models.CharField("mốc số liệu", max_length=10, blank=True)
    made_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    prepared_at = models.DateTimeField("trình duyệt lúc", null=True)
    prepared_by = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField("duyệt lúc", null=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approved_hash = models.CharField(max_length=64, blank=True)  # of the content that was approved

    @property
    def organisation_id(self) -> int:
        return self.obligation.organisation_id


class SectionDraft(models.Model):
    """The text under one heading. path: labels from the top joined by "/"; own: a heading the unit added. version: optimistic lock.

    state: empty | writing | done | not_applicable.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="sections")
    path = models.CharField(max_length=200)
    label = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=500)
    own = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=14, default="empty")
    why_not = models.TextField("lý do không áp dụng", blank=True)
    source = models.CharField(max_length=250, blank=True)  # "Bao cao.docx" where it came from a file
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=["draft", "path"], name="one_section_a_path"),)


class SectionHistory(models.Model):
    """Every text that was ever saved under a heading, also the loser of a conflict; append-only."""

    section = models.ForeignKey(SectionDraft, on_delete=models.PROTECT, related_name="history")
    version = models.PositiveIntegerField()
    text = models.TextField()
    kept = models.BooleanField(default=True)  # False: somebody else was faster; the text is kept here only
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)


class UnplacedText(models.Model):
    """Paragraphs of an uploaded report that found no heading; they stay until a person places or leaves them out."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="unplaced")
    heading = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    place = models.CharField(max_length=120, blank=True)
    file_name = models.CharField(max_length=250, blank=True)
    order = models.PositiveIntegerField(default=0)
    placed_at = models.DateTimeField(null=True)
    placed_in = models.CharField(max_length=200, blank=True)  # path, or "-" where it was left out

    class Meta:
        ordering = ("order", "pk")


class IncomingText(models.Model):
    """Text of an uploaded file for a section that has other text already; it waits beside it until a person chooses.

    choice: old | new | both, "" while it waits.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="incoming")
    path = models.CharField(max_length=200)
    text = models.TextField()
    file_name = models.CharField(max_length=250, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    choice = models.CharField(max_length=4, blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)


class NamedFigure(models.Model):
    """A figure that a section of the outline asks for by name ("số lượt người học tập"), as the unit typed it."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="named_figures")
    path = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    unit_of_measure = models.CharField(max_length=80, blank=True)
    value = models.CharField(max_length=80, blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["draft", "path", "name"], name="one_named_figure"),)


class FigureDraft(models.Model):
    """A cell of the appendix as the unit has it now. actual as typed; estimated with its own cut-off; version: optimistic lock."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="figures")
    code = models.CharField(max_length=40)
    statement = models.TextField()
    unit_of_measure = models.CharField(max_length=80, blank=True)
    target = models.CharField(max_length=200, blank=True)
    actual = models.CharField(max_length=200, blank=True)
    estimated = models.BooleanField(default=False)
    cut_off = models.CharField(max_length=10, blank=True)
    verdict = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    reason = models.TextField("lý do giữ số", blank=True)
    own = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=250, blank=True)  # file, sheet and cell where it came from a file
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=["draft", "code"], name="one_figure_a_code"),)


class FigureHistory(models.Model):
    """Every value that was ever saved in a cell; append-only."""

    figure = models.ForeignKey(FigureDraft, on_delete=models.PROTECT, related_name="history")
    version = models.PositiveIntegerField()
    values = models.TextField()  # JSON of the changed fields
    kept = models.BooleanField(default=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class ReceiptCounter(models.Model):
    """Next receipt number of a unit in a year; allocated in the transaction that stores the revision."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    next = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "year"], name="one_counter_a_year"),)


class Revision(models.Model):
    """A submission as received (append-only). door: web | word | workbook | package | office (received on the unit's behalf).

    content_hash  of the file, or of the canonical JSON of what was typed: same content again, same receipt.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="submissions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="revisions")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField("bản")
    receipt = models.CharField("phiếu nhận", max_length=80, unique=True)
    content_hash = models.CharField(max_length=64)
    package_uuid = models.UUIDField(null=True)
    door = models.CharField(max_length=10)
    file = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=250, blank=True)
    signed_copy = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, related_name="+")
    signed_copy_name = models.CharField(max_length=250, blank=True)
    paper_number = models.CharField("số", max_length=20, blank=True)
    paper_symbol = models.CharField("ký hiệu", max_length=80, blank=True)
    paper_date = models.DateField("ngày", null=True)
    paper_signer = models.CharField("người ký", max_length=150, blank=True)
    received_at = models.DateTimeField()
    late = models.BooleanField(default=False)
    submitted_by = models.CharField(max_length=200)
    prepared_by = models.CharField(max_length=200, blank=True)
    on_behalf_of = models.CharField(max_length=250, blank=True)
    cut_off = models.CharField(max_length=10, blank=True)
    estimated = models.BooleanField(default=False)
    completeness = models.PositiveSmallIntegerField(default=0)
    reader_version = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("obligation", "number")
        constraints = (
            models.UniqueConstraint(fields=["obligation", "number"], name="one_revision_a_number"),
            models.UniqueConstraint(fields=["obligation", "content_hash"], name="one_revision_a_content"),
            models.UniqueConstraint(fields=["obligation", "package_uuid"], name="one_revision_a_package"),
        )
        indexes = (models.Index(fields=["campaign", "received_at"], name="revision_received"),)

    def __str__(self) -> str:
        return f"{self.obligation}, bản {self.number}"


class SectionText(models.Model):
    """The unit's words under one heading, as received; append-only."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="texts")
    path = models.CharField(max_length=200)
    title = models.CharField(max_length=500)
    text = models.TextField(blank=True)
    not_applicable = models.TextField(blank=True)
    place = models.CharField(max_length=120, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")


class Figure(models.Model):
    """A figure as received (số liệu), with the cell or sentence it stands in; append-only."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="figures")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="figures")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="figures")
    code = models.CharField(max_length=40, blank=True)
    statement = models.TextField()
    unit_of_measure = models.CharField(max_length=80, blank=True)
    target = models.CharField(max_length=200, blank=True)
    actual = models.CharField(max_length=200, blank=True)
    value = models.DecimalField(max_digits=28, decimal_places=8, null=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    percent = models.BooleanField(default=False)
    estimated = models.BooleanField(default=False)
    cut_off = models.CharField(max_length=10, blank=True)
    verdict = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    sheet = models.CharField(max_length=120, blank=True)
    table_cell = models.CharField(max_length=80, blank=True)
    target_cell = models.CharField(max_length=80, blank=True)
    sentence = models.TextField(blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")
        indexes = (models.Index(fields=["campaign", "code"], name="figure_indicator"),)


class ReportFinding(models.Model):
    """A finding about a revision; append-only. facts, quotes: JSON."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="findings")
    code = models.CharField(max_length=60)
    severity = models.CharField(max_length=6)
    message = models.TextField()
    basis = models.TextField()
    place = models.CharField(max_length=200, blank=True)
    facts = models.TextField(default="{}")
    quotes = models.TextField(default="[]")
    check_version = models.CharField(max_length=20)

    class Meta:
        ordering = ("pk",)


class FindingAnswer(models.Model):
    """ "Số này đúng, vì ...": who answered a finding, why."""

    finding = models.ForeignKey(ReportFinding, on_delete=models.PROTECT, related_name="answers")
    why = models.TextField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()


class Verdict(models.Model):
    """What was decided about a revision: returned | accepted | cleared | has_issues; points: JSON list of {place, title, words}."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="verdicts")
    kind = models.CharField(max_length=12)
    points = models.TextField(default="[]")
    note = models.TextField(blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)


class Thread(models.Model):
    """A talk about one section (path) or one cell (indicator code) of what a unit owes."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="threads")
    place = models.CharField(max_length=200)
    title = models.CharField(max_length=500)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()


class Comment(models.Model):
    """One remark in a thread."""

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="comments")
    words = models.TextField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)


class MetOutside(models.Model):
    """Met outside the program (what may not be kept here): number, date, who received it, where it is kept; no content."""

    obligation = models.OneToOneField(Obligation, on_delete=models.PROTECT, related_name="met_outside")
    number = models.CharField("số", max_length=80)
    on = models.DateField("ngày")
    received_by = models.CharField("người nhận", max_length=200)
    kept_at = models.CharField("nơi lưu", max_length=250)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class Attachment(models.Model):
    """A file beside a draft or a revision (phụ lục kèm, bản có chữ ký)."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, null=True, related_name="attachments")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="attachments")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT)
    name = models.CharField(max_length=250)
    kind = models.CharField(max_length=12, default="other")  # signed | appendix | other
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


from nhiemky.web.reports.drafts.models import (  # noqa: E402 (they point to the tables above by name)
    DraftDecision as DraftDecision,
)
from nhiemky.web.reports.drafts.models import DraftSending as DraftSending  # noqa: E402
from nhiemky.web.reports.drafts.models import DraftStanding as DraftStanding  # noqa: E402
from nhiemky.web.reports.drafts.models import Opinion as Opinion  # noqa: E402
