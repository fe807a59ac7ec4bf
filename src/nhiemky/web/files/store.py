"""Keep bytes so that what was acknowledged is there after a power cut.

>>> blob = keep(data)          # before the transaction: file written, synced, renamed, folder synced    # doctest: +SKIP
>>> with Change(actor, "document.received") as change:                                                   # doctest: +SKIP
...     known(blob)            # inside it: the row

A file without a row is an orphan and is swept (`sweep`); a row without a file cannot come about.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.files.models import Blob


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that lie on the disk."""

    sha256: str
    size: int


def path_of(sha256: str) -> Path:
    return Path(settings.NHIEMKY_DATA) / "blobs" / sha256[:2] / sha256


def keep(data: bytes) -> Kept:
    """Write, sync, rename, sync the folder. A disk that is full or fails refuses with `storage_full`."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = path_of(sha256)
    if path.exists() and path.stat().st_size == len(data):
        return Kept(sha256, len(data))
    passing = path.with_name(f".{sha256[:16]}.{secrets.token_hex(6)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with passing.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        passing.replace(path)
        _sync_folder(path.parent)
    except OSError as fault:
        passing.unlink(missing_ok=True)
        raise Refusal("storage_full", reason=fault.strerror or str(fault)) from fault
    return Kept(sha256, len(data))


def known(kept: Kept) -> Blob:
    """The row of kept bytes; call inside the change that speaks of them."""
    blob, _ = Blob.objects.get_or_create(sha256=kept.sha256, defaults={"size": kept.size, "stored_at": clock.now()})
    return blob


def read(sha256: str) -> bytes:
    """The bytes; whoever calls has fetched the object that owns them through an access.py."""
    return path_of(sha256).read_bytes()


def sweep(older_than_seconds: float = 3600) -> int:
    """Remove files that no row speaks of and that are older; returns how many."""
    known_ones = set(Blob.objects.values_list("sha256", flat=True))
    removed = 0
    for path in (Path(settings.NHIEMKY_DATA) / "blobs").glob("*/*"):
        old = time.time() - path.stat().st_mtime > older_than_seconds
        if old and path.name not in known_ones:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle for a folder; NTFS journals the rename
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
