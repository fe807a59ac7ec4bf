"""Long work that can be left and found again (việc chạy nền)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nhiemky.web.accounts.models import User
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation, Post

UNDER_WAY = ("waiting", "running")


class Job(models.Model):
    """One piece of long work (việc chạy nền): what was asked, how far it is, what came of it.

    state       waiting | running | done | failed | cancelled.
    done, of    steps done of all steps; of = 0: not known yet.
    key         the same work while it is under way is one job: a constraint, not a check.
    runner, lease_until  who works on it and until when that counts: a runner that was killed stops renewing, and another takes over.
    arguments   JSON of what the kind's function takes.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    title = models.CharField("việc", max_length=300)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="jobs")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, related_name="jobs")
    arguments = models.TextField(default="{}")
    key = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default="waiting")
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    said = models.CharField("đang làm", max_length=300, blank=True)
    result_url = models.CharField(max_length=300, blank=True)
    result_words = models.CharField("kết quả", max_length=300, blank=True)
    file = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=250, blank=True)
    refusal_code = models.CharField(max_length=60, blank=True)
    refusal = models.TextField("không làm được vì", blank=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="jobs")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    runner = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    stop_asked = models.BooleanField(default=False)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=["key"], condition=Q(state__in=("waiting", "running")), name="the_same_work_runs_once"),
        )
        indexes = (models.Index(fields=["user", "state"]), models.Index(fields=["state", "lease_until"]))

    def __str__(self) -> str:
        return self.title

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def progress(self) -> int:
        """Per cent done, 0 where the number of steps is not known yet."""
        if self.state == "done":
            return 100
        return min(99, self.done * 100 // self.of) if self.of else 0
