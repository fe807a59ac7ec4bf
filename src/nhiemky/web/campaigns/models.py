"""Documents, campaigns, their versions, and what each unit owes."""

from __future__ import annotations

import json
from typing import Any

from django.db import models

from nhiemky.web.accounts.models import User
from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation


class Document(models.Model):
    """A document with its bytes (văn bản). kind: directive | report | decision | other."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="documents")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT)
    file_name = models.CharField(max_length=250)
    kind = models.CharField(max_length=12, default="directive")
    number = models.CharField("số", max_length=20, blank=True)
    symbol = models.CharField("số và ký hiệu", max_length=80, blank=True)
    on = models.DateField("ngày", null=True)
    issuer = models.CharField("cơ quan ban hành", max_length=250, blank=True)
    subject = models.TextField("trích yếu", blank=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.symbol or self.file_name


class Reading(models.Model):
    """What one reader version read in a document, with a person's corrections on top. version: optimistic lock.

    directive: the reader's JSON as read; source: the SourceDocument's JSON; corrections: rows in order.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    reader_version = models.CharField(max_length=20)
    directive = models.TextField()
    source = models.TextField()
    state = models.CharField(max_length=10, default="open")  # open | confirmed | dropped
    version = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    @property
    def organisation_id(self) -> int:
        return self.document.organisation_id


class Correction(models.Model):
    """One correction of a reading: an edited fact, an answer, an added or removed fact, a kept finding. value: JSON."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="corrections")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    value = models.TextField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ("seq",)
        constraints = (models.UniqueConstraint(fields=["reading", "seq"], name="one_correction_a_seq"),)


class CitedDocument(models.Model):
    """Register of documents that were cited (sổ văn bản viện dẫn); it grows with use."""

    key = models.CharField(max_length=200, unique=True)  # folded symbol, or type + subject where there is no symbol
    doc_type = models.CharField(max_length=60, blank=True)
    symbol = models.CharField(max_length=80, blank=True)
    on = models.DateField(null=True)
    issuer = models.CharField(max_length=250, blank=True)
    subject = models.TextField(blank=True)


class Mention(models.Model):
    """A document cites another: basis, implements, supersedes, mention; the words and their place, and what this mention says of it."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="mentions")
    cited = models.ForeignKey(CitedDocument, on_delete=models.PROTECT, related_name="mentions")
    relation = models.CharField(max_length=12)
    quote = models.TextField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    doc_type = models.CharField(max_length=60, blank=True)
    on = models.DateField(null=True)
    issuer = models.CharField(max_length=250, blank=True)
    subject = models.TextField(blank=True)


class Campaign(models.Model):
    """A round (đợt).

    value       the JSON of domain.Campaign: the draft's, later the newest issued; issued versions are immutable.
    next_value  what is being changed for the version to come.
    parent      the superior's campaign it stands below (đợt cấp dưới); root: the highest one of the chain, level: steps below it,
                parent_version: number of the superior's version that it follows. All NULL at the top.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="campaigns", verbose_name="chủ trì")
    title = models.CharField("tên đợt", max_length=300)
    kind = models.CharField("loại", max_length=30, default="review")
    state = models.CharField(max_length=8, default="draft")  # draft | issued | closed
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="campaigns")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, null=True, blank=True, related_name="campaigns")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    root = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="cascade")
    level = models.PositiveSmallIntegerField(null=True)
    parent_version = models.PositiveSmallIntegerField(null=True)
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies")
    value = models.TextField("nội dung")
    next_value = models.TextField("bản đang sửa", blank=True)  # JSON of the version to come, once one is issued; "" none
    policies = models.TextField(
        "chính sách", blank=True, default="", editable=False
    )  # those of `value`, so that pages need not read it; "" none
    version = models.PositiveIntegerField(default=0)  # optimistic lock of `value` and `next_value`
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    issued_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=["parent", "organisation"], condition=models.Q(parent__isnull=False), name="one_child_a_unit"),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With the policies of the value that is stored."""
        if "value" in self.__dict__:
            self.policies = policies_in(self.value)
            if kwargs.get("update_fields") is not None and "value" in kwargs["update_fields"]:
                kwargs["update_fields"] = {*kwargs["update_fields"], "policies"}
        super().save(*args, **kwargs)


def policies_in(words: str) -> str:
    """The policies' JSON out of a campaign's, "" where it says nothing of them."""
    found = json.loads(words or "{}").get("policies")
    return json.dumps(found, ensure_ascii=False) if found else ""


class CampaignVersion(models.Model):
    """What was issued (append-only): number, the value's JSON, what changed since the version before, why, by whom."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    value = models.TextField()
    sha256 = models.CharField(max_length=64)
    difference = models.TextField(default="[]")
    reason = models.TextField(blank=True)
    kept_findings = models.TextField(default="[]")
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["campaign", "number"], name="one_version_a_number"),)


class Requirement(models.Model):
    """A requirement of the issued campaign, as columns for queries; key = id in the value. removed_in: version that dropped it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="requirements")
    key = models.CharField(max_length=40)
    what = models.TextField("việc")
    short = models.CharField("tên ngắn", max_length=80)  # column heading of the board
    deliverable = models.CharField(max_length=12, default="report")  # report | appendix | event | registration | other
    wording = models.TextField("thời hạn ghi", blank=True)
    deadline_at = models.DateTimeField("hạn", null=True)  # exclusive moment, UTC
    event = models.CharField(max_length=200, blank=True)
    submit_to = models.CharField("nơi nhận", max_length=250, blank=True)
    via = models.CharField("qua", max_length=250, blank=True)
    outline = models.CharField(max_length=40, blank=True)
    goes_up = models.CharField(max_length=10, blank=True)  # figures | sections | filed
    group = models.CharField("nhóm", max_length=200, blank=True)
    optional = models.BooleanField(default=False)
    own = models.BooleanField("của cấp ủy chủ trì", default=False)
    order = models.PositiveSmallIntegerField(default=0)
    removed_in = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=["campaign", "key"], name="one_requirement_a_key"),)

    def __str__(self) -> str:
        return self.short or self.what


class RosterEntry(models.Model):
    """An expected reporter, frozen at issue under the name it then had; own: the owner or one of its boards."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="roster")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="roster_entries")
    unit_id = models.CharField("mã trong đợt", max_length=60)
    name = models.CharField(max_length=250)
    branch = models.CharField(max_length=120, blank=True)
    type_name = models.CharField(max_length=120, blank=True)
    pilot = models.BooleanField("làm điểm", default=False)
    own = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)
    acknowledged_at = models.DateTimeField("đã nhận văn bản lúc", null=True)
    acknowledged_by = models.CharField(max_length=200, blank=True)
    contact_name = models.CharField("đầu mối", max_length=150, blank=True)
    contact_phone = models.CharField("điện thoại", max_length=40, blank=True)
    rebased = models.TextField("ghi chú khi tổ chức thay đổi", blank=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("order", "pk")
        constraints = (
            models.UniqueConstraint(fields=["campaign", "organisation"], name="one_entry_a_unit"),
            models.UniqueConstraint(fields=["campaign", "unit_id"], name="one_entry_an_id"),
        )
        indexes = (
            models.Index(fields=["campaign"], condition=models.Q(left_at__isnull=False), name="entry_left"),
            models.Index(fields=["campaign", "own", "left_at", "branch", "acknowledged_at", "organisation"], name="entry_tally"),
        )

    def __str__(self) -> str:
        return self.name


class Obligation(models.Model):
    """Requirement × roster entry: what one unit owes (việc phải làm).

    state  open | preparing | draft_sent | has_issues | cleared | submitted | returned | accepted | waived | met_outside | declined
           (overdue is computed from deadline_at, never stored; `late` is of what was received).
    turn   whose move: unit | member | office | done.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="obligations")
    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="obligations")
    entry = models.ForeignKey(RosterEntry, on_delete=models.PROTECT, related_name="obligations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="obligations")
    branch = models.CharField(max_length=120, blank=True, default="", editable=False)  # the entry's, so that an index alone counts
    state = models.CharField(max_length=12, default="open")
    turn = models.CharField(max_length=8, default="unit")
    deadline_at = models.DateTimeField(null=True)  # in force: the extension where there is one
    extended_until = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)  # of the first revision
    late = models.BooleanField(default=False)  # of the first revision
    completeness = models.PositiveSmallIntegerField(default=0)  # percent
    revisions = models.PositiveSmallIntegerField(default=0)
    findings_high = models.PositiveSmallIntegerField(default=0)
    wanted = models.BooleanField(null=True)  # answer to an optional duty
    last_event = models.CharField(max_length=120, blank=True)
    last_event_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("entry", "requirement")
        constraints = (models.UniqueConstraint(fields=["requirement", "entry"], name="one_obligation_each"),)
        indexes = (
            models.Index(fields=["campaign", "entry", "requirement", "state", "turn"], name="obligation_board"),
            models.Index(fields=["organisation", "state"], name="obligation_unit"),
            models.Index(fields=["campaign", "state"], name="obligation_state"),
            models.Index(
                fields=["campaign", "branch", "requirement", "state", "entry", "organisation", "findings_high"],
                condition=models.Q(findings_high__gt=0), name="obligation_odd",
            ),
            models.Index(
                fields=["campaign", "requirement", "state", "turn", "received_at", "late", "deadline_at", "extended_until", "entry"],
                name="obligation_cascade",
            ),
            models.Index(
                fields=[
                    "campaign", "branch", "requirement", "state", "turn", "late", "deadline_at", "extended_until", "received_at",
                    "findings_high", "wanted", "entry", "organisation",
                ],
                name="obligation_tally",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.requirement} - {self.entry}"

    def save(self, *args: object, **kwargs: object) -> None:
        if self._state.adding:
            self.branch = self.entry.branch
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class ObligationEvent(models.Model):
    """What happened to an obligation, in words, newest last; append-only. kind: the state it led to, or comment, reminder ..."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=16)
    words = models.TextField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)


class Extension(models.Model):
    """More time for one obligation: until when, why, who granted it, by which document."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateTimeField()  # exclusive moment
    until_day = models.DateField()  # last day, as people say it
    reason = models.TextField()
    grantor = models.CharField(max_length=200)
    document = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class Waiver(models.Model):
    """An obligation that need not be met: why, who decided, by which document."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="waivers")
    reason = models.TextField()
    grantor = models.CharField(max_length=200, blank=True)
    document = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    lifted_at = models.DateTimeField(null=True)


class Task(models.Model):
    """Assigned work without a report (nhiệm vụ): who leads, who helps, for whom, by when. state: open | done | dropped."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="tasks")
    key = models.CharField(max_length=40)
    what = models.TextField()
    lead = models.CharField(max_length=250, blank=True)
    lead_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks_led")
    cooperating = models.TextField(blank=True)
    recipient = models.CharField(max_length=250, blank=True)
    wording = models.TextField(blank=True)
    deadline_at = models.DateTimeField(null=True)
    event = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, default="open")
    done_at = models.DateTimeField(null=True)
    done_note = models.TextField(blank=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ("deadline_at", "pk")


class VersionPaper(models.Model):
    """A later document of the same campaign (văn bản thay thế, bổ sung) and the version it made. kind: supersedes | supplements."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="later_papers")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="later_versions")
    kind = models.CharField(max_length=12)
    number = models.PositiveSmallIntegerField()  # of the version it led to
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["campaign", "document"], name="one_use_of_a_paper"),)


class RollUp(models.Model):
    """What a child campaign's accepted reports came to, put into the unit's own draft below the superior (tổng hợp lên).

    value: JSON, code -> figure with its parts (unit, revision, file, sheet, cell), path -> text; before: what stood there, for the undo.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    child = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="roll_ups")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="roll_ups")
    value = models.TextField()
    before = models.TextField(default="{}")
    reports = models.PositiveIntegerField(default=0)
    expected = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)

    @property
    def organisation_id(self) -> int:
        return self.obligation.organisation_id
