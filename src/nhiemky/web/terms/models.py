"""From term to term: results of the term, promises kept, next targets, what is asked once (chuyển nhiệm kỳ)."""

from __future__ import annotations

from django.db import models

from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.targets.models import Resolution


class Promise(models.Model):
    """What an organisation said it would do to the end of its term (lời hứa), with where it said so. outcome: a person's word, "" none.

    code, level, due: the indicator it is tied to, what was promised of it, by which day; key: of the words, once a term.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="promises")
    term = models.CharField("nhiệm kỳ", max_length=40)
    words = models.TextField("lời hứa")
    key = models.CharField(max_length=64, editable=False)
    source = models.CharField("nêu ở đâu", max_length=500)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="promises")
    code = models.CharField("chỉ tiêu", max_length=40, blank=True)
    statement = models.TextField(blank=True)
    unit_of_measure = models.CharField(max_length=80, blank=True)
    level = models.CharField("mức hứa", max_length=200, blank=True)
    due = models.DateField("đến ngày", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=8, blank=True)  # kept | partly | not | unknown
    outcome_words = models.TextField("kết quả bằng lời", blank=True)
    outcome_source = models.CharField("căn cứ", max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["organisation", "term", "key"], name="one_promise_a_term"),)

    def __str__(self) -> str:
        return self.words[:120]


class NextTarget(models.Model):
    """A target proposed for the next term with its arithmetic. proposed: as computed; level: as a person has it now.

    state: proposed | taken | dropped; given: what the superior sets, as written; given_per_year: a year's part of it.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="next_targets")
    term = models.CharField("nhiệm kỳ tới", max_length=40)
    code = models.CharField(max_length=40)
    statement = models.TextField("chỉ tiêu")
    unit_of_measure = models.CharField("đơn vị tính", max_length=80, blank=True)
    target = models.CharField("chỉ tiêu nhiệm kỳ này", max_length=200, blank=True)
    last = models.CharField("kết quả nhiệm kỳ này", max_length=200, blank=True)
    given = models.CharField("mức cấp trên giao", max_length=200, blank=True)
    given_per_year = models.BooleanField("mức của một năm", default=False)
    given_source = models.CharField("văn bản của cấp trên", max_length=300, blank=True)
    proposed = models.CharField(max_length=200, blank=True)
    arithmetic = models.TextField("cách tính", blank=True)
    level = models.CharField("mức đề xuất", max_length=200, blank=True)
    edited = models.BooleanField(default=False)
    state = models.CharField(max_length=8, default="proposed")
    reason = models.TextField("lý do", blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=["organisation", "term", "code"], name="one_next_target_a_code"),)

    def __str__(self) -> str:
        return self.statement[:120]


class NextList(models.Model):
    """The list of next term's targets made from what was taken: a draft (dự thảo) until the congress has adopted it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="next_lists")
    resolution = models.OneToOneField(Resolution, on_delete=models.PROTECT, related_name="next_list")
    term = models.CharField("nhiệm kỳ", max_length=40)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.CharField(max_length=200, blank=True)
    document = models.CharField("văn bản thông qua", max_length=200, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "term"], name="one_next_list_a_term"),)


class TermRuleVersion(models.Model):
    """An office's figures for proposing, promises and minutes: append-only, the newest number holds. value: JSON."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="term_rules")
    number = models.PositiveSmallIntegerField("lần")
    value = models.TextField()
    reason = models.TextField("căn cứ, lý do", blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["organisation", "number"], name="one_term_rule_a_number"),)
