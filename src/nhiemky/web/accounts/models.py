"""Accounts and one-time codes."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property

from nhiemky.web.accounts.passwords import same_form
from nhiemky.web.audit.actor import Actor
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.access import kept_scope, scope_of
from nhiemky.web.organisations.models import Organisation, Person


class User(AbstractUser):
    """An account (tài khoản) of one person. Rights come from the person's posts, never from flags here."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="user", verbose_name="người")
    language = models.CharField("ngôn ngữ", max_length=2, default="vi")

    class Meta(AbstractUser.Meta):
        verbose_name = "tài khoản"

    def __str__(self) -> str:
        return self.person.name if self.person else self.username

    def get_full_name(self) -> str:
        return str(self)

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(raw_password if raw_password is None else same_form(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        return super().check_password(raw_password if raw_password is None else same_form(raw_password))

    @cached_property
    def roles(self) -> frozenset[str]:
        """Roles of the posts held today, for what the navigation shows (rights themselves: organisations.access)."""
        return frozenset(post.role for post in (kept_scope(self) or scope_of(Actor.of_user(self))).posts)


class OneTimeCode(models.Model):
    """A code that opens one door once: set-up of a fresh installation, a unit's first contact, an invitation, a reset.

    Stored hashed; shown only when made. kind: setup | first_contact | invite | reset.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    kind = models.CharField(max_length=14)
    code_hash = models.CharField(max_length=64, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="codes")
    role = models.CharField(max_length=30, blank=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="codes")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("-pk",)
