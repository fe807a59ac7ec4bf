"""The audit chain (nhật ký): rows that are only ever added."""

from __future__ import annotations

from django.db import models


class AuditEvent(models.Model):
    """One change: who did what to which object, before and after, chained to the event before it.

    before, after   canonical JSON text, so that the hash is the same on both engines.
    hash            SHA-256 over the row's canonical form and the previous hash (`audit.chain`).
    """

    seq = models.BigIntegerField("số thứ tự", primary_key=True)
    at = models.DateTimeField("lúc")
    actor_id = models.BigIntegerField("tài khoản", null=True)
    actor_name = models.CharField("người làm", max_length=200, blank=True)
    action = models.CharField("việc", max_length=100)
    object_type = models.CharField("loại", max_length=60)
    object_id = models.CharField("mã", max_length=60)
    object_name = models.CharField("tên", max_length=300, blank=True)
    organisation_id = models.BigIntegerField("đơn vị", null=True)
    before = models.TextField("trước", default="{}")
    after = models.TextField("sau", default="{}")
    reason = models.TextField("lý do", blank=True)
    request_id = models.CharField("mã yêu cầu", max_length=60, blank=True)
    address = models.CharField("địa chỉ máy", max_length=60, blank=True)
    previous_hash = models.CharField("mã băm trước", max_length=64)
    hash = models.CharField("mã băm", max_length=64)

    class Meta:
        ordering = ("seq",)
        indexes = (
            models.Index(fields=["object_type", "object_id"], name="audit_object"),
            models.Index(fields=["organisation_id", "seq"], name="audit_organisation"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.action}"


class AuditHead(models.Model):
    """The chain's last link: one row, locked last in every change. genesis binds the chain to this installation."""

    genesis = models.CharField(max_length=64)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)


class PersonalValue(models.Model):
    """A personal value that stands in an event as a salted hash; erasing it (a logged act) leaves the chain whole."""

    event = models.ForeignKey(AuditEvent, on_delete=models.PROTECT, related_name="personal")
    key = models.CharField(max_length=100)
    salt = models.CharField(max_length=32, blank=True)
    value = models.TextField(blank=True)
    erased_at = models.DateTimeField(null=True)
