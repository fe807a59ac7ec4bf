"""What units ask for, grouped; what was answered to all who asked; guidance to a whole campaign."""

from __future__ import annotations

from django.db import models

from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reports.models import Revision

KINDS = (("proposal", "Kiến nghị, đề xuất"), ("difficulty", "Khó khăn, vướng mắc"))


class ProposalGroup(models.Model):
    """What several units ask in their own words, answered once (nhóm kiến nghị). state: asked | forwarded | answered.

    organisation  whose campaign it is: who answers, or forwards it up. version: optimistic lock.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="proposal_groups")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="proposal_groups")
    number = models.PositiveIntegerField("số")
    title = models.TextField("nội dung chung")
    theme = models.CharField("chủ đề", max_length=120)
    kind = models.CharField(max_length=10, choices=KINDS)
    state = models.CharField(max_length=10, default="asked")
    forwarded_to = models.CharField("chuyển đến", max_length=250, blank=True)
    forwarded_document = models.CharField("theo văn bản", max_length=200, blank=True)
    forwarded_at = models.DateTimeField(null=True)
    forwarded_by = models.CharField(max_length=200, blank=True)
    answer = models.TextField("trả lời", blank=True)
    answered_body = models.CharField("cơ quan trả lời", max_length=250, blank=True)
    answer_document = models.CharField("văn bản trả lời", max_length=200, blank=True)
    answer_file = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, related_name="+")
    answer_file_name = models.CharField(max_length=250, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("theme", "number")
        constraints = (models.UniqueConstraint(fields=["campaign", "number"], name="one_group_a_number"),)

    def __str__(self) -> str:
        return f"Nhóm {self.number}"


class Proposal(models.Model):
    """One unit's own words (kiến nghị, khó khăn). source: report | hand | below (a group of a campaign below, forwarded up).

    key  folded words: the same words of the same unit are taken once. left_out: the office set it aside, with its reason.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="proposals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="proposals")
    group = models.ForeignKey(ProposalGroup, on_delete=models.PROTECT, related_name="members")
    kind = models.CharField(max_length=10, choices=KINDS)
    words = models.TextField("nội dung")
    key = models.CharField(max_length=64)
    to = models.CharField("gửi đến", max_length=250, blank=True)
    heading = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=8, default="hand")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="proposals")
    below = models.OneToOneField(ProposalGroup, on_delete=models.PROTECT, null=True, related_name="above")
    left_out = models.TextField("lý do để ngoài", blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["campaign", "organisation", "key"], name="one_proposal_a_unit"),)
        indexes = (models.Index(fields=["organisation", "campaign"], name="proposal_unit"),)


class Guidance(models.Model):
    """Said to every unit of a campaign (hướng dẫn chung, hỏi đáp). question "": guidance."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="guidance")
    title = models.CharField(max_length=300)
    question = models.TextField("hỏi", blank=True)
    words = models.TextField("nội dung")
    file = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=250, blank=True)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["campaign"], name="guidance_campaign"),)

    @property
    def organisation_id(self) -> int:
        return self.campaign.organisation_id

    def __str__(self) -> str:
        return self.title
