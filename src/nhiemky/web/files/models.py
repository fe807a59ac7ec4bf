"""What is known of a stored file; the bytes lie in DATA/blobs/ab/<sha256>."""

from __future__ import annotations

from django.db import models


class Blob(models.Model):
    """One content, stored once."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256[:12]
