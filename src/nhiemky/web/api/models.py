"""Tokens of the API: each speaks for one post of one person."""

from __future__ import annotations

from django.db import models

from nhiemky.web.accounts.models import User
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Post


class Token(models.Model):
    """A token (mã truy cập) by which another program reads and hands in. Stored hashed; shown once, when made.

    The rights are those of `post` today, never more; it ends on `last_day`, with the post, with the account, or when revoked.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField("tên", max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    hint = models.CharField("bốn ký tự cuối", max_length=4)
    made_at = models.DateTimeField()
    last_day = models.DateField("ngày cuối dùng được")
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    last_address = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name

    @property
    def organisation_id(self) -> int:
        return self.post.organisation_id
