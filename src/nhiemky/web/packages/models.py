"""Packages that went out, and what came back in them."""

from __future__ import annotations

from django.db import models

from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reports.models import Revision


class SealKey(models.Model):
    """The installation's key for seals: one row, made with the first package; it goes with every backup."""

    key = models.CharField(max_length=64)
    made_at = models.DateTimeField()


class Package(models.Model):
    """One package made for one unit. manifest: JSON as sealed; made from version `version` of the campaign."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="packages")
    entry = models.ForeignKey(RosterEntry, on_delete=models.PROTECT, related_name="packages")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="packages")
    number = models.PositiveSmallIntegerField("gói số")
    version = models.PositiveSmallIntegerField()
    manifest = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("entry", "-number")
        constraints = (models.UniqueConstraint(fields=["entry", "number"], name="one_package_a_number"),)

    def __str__(self) -> str:
        return f"Gói số {self.number} của {self.entry}"


class PackageReturn(models.Model):
    """A package as it came back. sha256: of what was filled in, the same however it was zipped. state: open | done | dropped."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="returns")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="package_returns")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="package_returns")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT)
    file_name = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64)
    for_unit = models.BooleanField("văn phòng nhận hộ", default=False)
    state = models.CharField(max_length=8, default="open")
    strange = models.TextField(default="[]")  # JSON: names of files that belong to no duty
    version = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=["package", "sha256"], name="one_return_a_content"),)

    def __str__(self) -> str:
        return f"{self.package}, {self.file_name}"


class PackagePart(models.Model):
    """One file of a return. verdict: new | same | older | unfilled | refused; sentence: why, in words. outcome: "" | handed_in | left."""

    returned = models.ForeignKey(PackageReturn, on_delete=models.PROTECT, related_name="parts")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="package_parts")
    name = models.CharField(max_length=250)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True)
    sha256 = models.CharField(max_length=64)
    filled_at = models.DateTimeField()
    verdict = models.CharField(max_length=8)
    sentence = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, blank=True)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="package_parts")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")
        indexes = (models.Index(fields=["obligation", "outcome"], name="package_part_stands"),)
