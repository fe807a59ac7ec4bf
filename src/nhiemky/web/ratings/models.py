"""Rounds of rating, who is rated in them, and every version of what was said of them."""

from __future__ import annotations

from django.db import models

from nhiemky.web.accounts.models import User
from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation, Person


class RuleOverlay(models.Model):
    """A committee's own rules on top of the centre's (quy định, hướng dẫn của cấp ủy): YAML versions, the newest in force one counts."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rule_overlays")
    symbol = models.CharField("số và ký hiệu", max_length=80)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "symbol"], name="one_overlay_a_symbol"),)

    def __str__(self) -> str:
        return self.symbol


class RuleOverlayVersion(models.Model):
    """One version (append-only). state: draft | in_force | withdrawn is that of the newest version."""

    overlay = models.ForeignKey(RuleOverlay, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField("quy tắc (YAML)")
    state = models.CharField(max_length=10, default="draft")
    reason = models.TextField("lý do", blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["overlay", "number"], name="one_overlay_version"),)


class RatingSeries(models.Model):
    """A standing order (quy định hằng năm) that proposes the next round, prefilled, when its time comes.

    settings: JSON (who is rated, groups, days of the steps relative to the period).
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rating_series")
    title = models.CharField("tên", max_length=200)
    period_kind = models.CharField("kỳ", max_length=8, default="year")  # year | quarter | term
    document = models.CharField("theo văn bản", max_length=200, blank=True)
    opens_month = models.PositiveSmallIntegerField("mở vào tháng", default=11)
    opens_day = models.PositiveSmallIntegerField("ngày", default=1)
    settings = models.TextField(default="{}")
    active = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.title


class RatingCampaign(models.Model):
    """A round of rating (đợt xếp loại). Its rules are pinned: `rules` is RuleSet.text, `rules_sha256` its hash.

    state  preparing -> open (self-reviews, opinions) -> deciding (board) -> decided -> closed. past: results of an earlier year, imported.
    period "2023", "2026-Q1" or "2020-2025". dates: JSON step code -> day. redo_of: the round that a superior ordered redone.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rating_campaigns", verbose_name="chủ trì")
    series = models.ForeignKey(RatingSeries, on_delete=models.PROTECT, null=True, blank=True, related_name="campaigns")
    title = models.CharField("tên đợt", max_length=300)
    year = models.PositiveSmallIntegerField("năm xếp loại")
    period = models.CharField("kỳ", max_length=12)
    period_kind = models.CharField(max_length=8, default="year")  # year | quarter | term
    state = models.CharField(max_length=10, default="preparing")
    past = models.BooleanField("kết quả năm cũ", default=False)
    rule_set_id = models.CharField("bộ quy tắc", max_length=300)
    rules = models.TextField()
    rules_sha256 = models.CharField(max_length=64)
    overlay_versions = models.TextField(default="[]")  # JSON: pks of RuleOverlayVersion that went into `rules`
    dates = models.TextField(default="{}")
    meets_at = models.DateTimeField("họp xét", null=True, blank=True)
    elevated = models.TextField(default="{}")  # JSON: "kind|group" -> {ratio, decision}: a higher share with its decision
    redo_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="redone_by")
    redo_order = models.TextField("yêu cầu làm lại", default="", blank=True)  # JSON: document, reason, by_day, new text
    answer_by = models.DateField("trả lời trước ngày", null=True, blank=True)  # past rounds: when units answer what was found
    version = models.PositiveIntegerField(default=0)  # optimistic lock of the board
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    opened_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-year", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "period", "title"], condition=models.Q(redo_of=None, past=False), name="one_round_a_title"
            ),
            models.UniqueConstraint(fields=["series", "period"], condition=models.Q(redo_of=None), name="one_round_of_a_series"),
        )

    def __str__(self) -> str:
        return self.title


class Subject(models.Model):
    """Who is rated in a round: an organisation's collective, or a person in a post.

    code     unique in the round and kind: the `id` of domain.rating.Rated. facts: JSON of domain.rating.FACTS and marks, with their source.
    level    the board's working level ("" none yet); decided_level that of the last decision in force.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(RatingCampaign, on_delete=models.PROTECT, related_name="subjects")
    kind = models.CharField(max_length=10)  # collective | individual
    code = models.CharField("mã", max_length=60)
    name = models.CharField("tên", max_length=250)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rated_subjects")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="rated")
    title = models.CharField("chức vụ", max_length=250, blank=True)
    group = models.CharField("nhóm", max_length=200, blank=True)
    is_head = models.BooleanField("người đứng đầu", default=False)
    collectives = models.ManyToManyField("self", symmetrical=False, related_name="heads", blank=True)  # that bind a head
    facts = models.TextField(default="{}")
    self_level = models.CharField("tự xếp", max_length=14, blank=True)
    proposed_level = models.CharField("đề nghị", max_length=14, blank=True)
    level = models.CharField("mức", max_length=14, blank=True)
    decided_level = models.CharField("đã quyết định", max_length=14, blank=True)
    outside = models.TextField("ngoài chương trình", default="", blank=True)  # JSON: number, date, where kept (classified content)
    order = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(null=True)
    removed_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=["campaign", "kind", "code"], name="one_subject_a_code"),)
        indexes = (models.Index(fields=["campaign", "kind", "group"], name="subject_board"),)

    def __str__(self) -> str:
        return self.name


class Rating(models.Model):
    """A version of a subject's rating (append-only). stage: self | proposed | board | decided | redone. replaces: the one before."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="ratings")
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=10)
    level = models.CharField(max_length=14)
    points = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    basis = models.TextField("căn cứ", blank=True)
    kept_findings = models.TextField(default="[]")  # JSON: code, reason: what the board kept against a warning
    decision = models.ForeignKey("Decision", on_delete=models.PROTECT, null=True, related_name="ratings")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["subject", "number"], name="one_rating_a_number"),)


class Decision(models.Model):
    """A decision on ratings (quyết định xếp loại): its own number and day, the Word it went out as, the signed copy that came back."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(RatingCampaign, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=10, default="decision")  # decision | re_rating | redo_order
    symbol = models.CharField("số và ký hiệu", max_length=80, blank=True)
    on = models.DateField("ngày", null=True, blank=True)
    body = models.CharField("cấp quyết định", max_length=250, blank=True)
    reason = models.TextField("lý do", blank=True)
    snapshot = models.TextField(default="{}")  # JSON: levels, tallies and findings as decided
    file = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, related_name="+")
    signed = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, related_name="+")
    outside = models.TextField(default="", blank=True)  # JSON: number, date, where kept, when decided outside the program
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)


class ReviewPrompt(models.Model):
    """What a superior asks a subject to review itself on (gợi ý kiểm điểm): concrete, addressed, answered in a named section."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(RatingCampaign, on_delete=models.PROTECT, related_name="prompts")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="prompts")
    words = models.TextField("nội dung gợi ý")
    section = models.CharField("trả lời ở mục", max_length=200, blank=True)
    attends = models.CharField("người dự, chỉ đạo", max_length=200, blank=True)
    answer_by = models.DateField("trả lời trước ngày", null=True, blank=True)
    answer = models.TextField("trả lời", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)


class SelfReview(models.Model):
    """A subject's self-review (bản tự kiểm điểm), a working copy. sections: JSON key -> text with
    its version, by and at (`review/content`); scores: JSON criterion code -> points."""

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="self_review")
    form = models.CharField("mẫu", max_length=60)
    sections = models.TextField(default="{}")
    scores = models.TextField(default="{}")
    level = models.CharField("tự xếp", max_length=14, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)
    state = models.CharField(max_length=10, default="draft")  # draft | submitted | returned


class SelfReviewRevision(models.Model):
    """A self-review as handed in (append-only)."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="review_revisions")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()  # JSON: form, sections, scores, level
    receipt = models.CharField("số biên nhận", max_length=60, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    returned_reason = models.TextField(blank=True)
    returned_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["subject", "number"], name="one_review_a_number"),)


class Opinion(models.Model):
    """An opinion on a subject before the appraisal (ý kiến nhận xét): from whom, what, which level. stage: opinion | appraisal."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="opinions")
    stage = models.CharField(max_length=10, default="opinion")
    giver = models.CharField("cơ quan, người nhận xét", max_length=250)
    words = models.TextField("nội dung")
    level = models.CharField("đề nghị mức", max_length=14, blank=True)
    verified = models.BooleanField("đã có kết luận", default=True)  # an unproven report may not lower a result
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)


class Ballot(models.Model):
    """A secret ballot, as counts only (phiếu kín). counts: JSON level -> votes. Nobody's vote is stored."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="ballots")
    body = models.CharField("nơi bỏ phiếu", max_length=250)
    on = models.DateField("ngày")
    summoned = models.PositiveIntegerField("triệu tập")
    present = models.PositiveIntegerField("có mặt")
    issued = models.PositiveIntegerField("phát ra")
    collected = models.PositiveIntegerField("thu về")
    valid = models.PositiveIntegerField("hợp lệ")
    counts = models.TextField(default="{}")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("pk",)


class RatingNotice(models.Model):
    """The notice of the result to the subject (thông báo kết quả); seen_at: when the person opened it."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="notices")
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="notices")
    object_by = models.DateField("có ý kiến trước ngày", null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)


class Objection(models.Model):
    """What a person says against a result or against what is held (ý kiến, đề nghị xem lại), and the answer to it."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="objections")
    words = models.TextField("nội dung")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    answer = models.TextField("trả lời", blank=True)
    outcome = models.CharField(max_length=10, blank=True)  # kept | changed | corrected
    document = models.CharField("văn bản trả lời", max_length=200, blank=True)
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, null=True, related_name="+")  # the version that followed
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)


class PastAnswer(models.Model):
    """A committee's answer to what was found in its past results: kept | corrected, and why (append-only, the newest counts)."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(RatingCampaign, on_delete=models.PROTECT, related_name="past_answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="past_rating_answers")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, related_name="past_answers")
    code = models.CharField(max_length=40)
    group = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=10)  # kept | corrected
    reason = models.TextField("lý do")
    document = models.CharField("văn bản", max_length=200, blank=True)
    new_level = models.CharField(max_length=14, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)


class SubjectImport(models.Model):
    """Subjects, facts or past results read from Excel: previewed, then applied as one; what was wrong stays listed row by row."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(RatingCampaign, on_delete=models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default="preview")  # preview | applied | undone | dropped
    preview = models.TextField(default="{}")
    applied = models.TextField(default="{}")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class PersonalAccess(models.Model):
    """Somebody looked at or took out the rating of another person (append-only). what: page:NAME | export:NAME | print:NAME."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, related_name="looks")
    campaign = models.ForeignKey(RatingCampaign, on_delete=models.PROTECT, related_name="looks")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["user", "campaign", "at"], name="look_recent"),)
