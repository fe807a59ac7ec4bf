"""A package as it came back: its manifest's bytes and its files with the moment each was last saved.

>>> [one.name for one in unpack("goi.zip", zip_of({"goi/1-phu-luc.xlsx": b"..."})).files]   # doctest: +SKIP
['1-phu-luc.xlsx']

Promise: nothing is read beyond the limits of a package; a folder somebody zipped anew is as good as the package itself.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from nhiemky.domain.finding import Refusal
from nhiemky.domain.package import MANIFEST, READ_FIRST
from nhiemky.reading.admission import MAX_BYTES, too_large

MAX_FILES = 60
MAX_INFLATED = 80 * 1024 * 1024
_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_SAVED = re.compile(rb"<dcterms:modified[^>]{0,300}>([0-9T:.\-]{10,30})Z?</dcterms:modified>")
_NEVER = datetime(1980, 1, 1, tzinfo=UTC)
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Returned:
    """One file of a package. saved_at: as the file itself says, else as the archive does; a folder's name is cut off."""

    name: str
    data: bytes
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Unpacked:
    """manifest: its bytes, None where there is none (no package of ours)."""

    manifest: bytes | None
    files: tuple[Returned, ...]


def is_package(data: bytes) -> bool:
    """Whether the bytes are a zip with a manifest in it, in whatever folder; nothing is inflated."""
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            return any(PurePosixPath(one).name == MANIFEST for one in archive.namelist()[: 10 * MAX_FILES])
    except _BROKEN:
        return False


def unpack(name: str, data: bytes) -> Unpacked:
    """Refusals: `package_unreadable`, `file_too_large`, `package_too_many_files`."""
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data))
    try:
        with ZipFile(BytesIO(data)) as archive:
            listed = [one for one in archive.infolist() if _counts(one)]
            if len(listed) > MAX_FILES:
                raise Refusal("package_too_many_files", file=name, count=len(listed), most=MAX_FILES)
            if sum(one.file_size for one in listed) > MAX_INFLATED:
                raise too_large(name, sum(one.file_size for one in listed), MAX_INFLATED)
            found = list(_read(archive, listed, name))
    except _BROKEN:
        raise Refusal("package_unreadable", file=name) from None
    manifest = next((one.data for one in found if one.name == MANIFEST), None)
    return Unpacked(manifest, tuple(one for one in found if one.name not in (MANIFEST, READ_FIRST)))


def _counts(one: ZipInfo) -> bool:
    path = PurePosixPath(one.filename)
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)
    return not one.is_dir() and not hidden


def _read(archive: ZipFile, listed: list[ZipInfo], name: str) -> Iterator[Returned]:
    left = MAX_INFLATED
    for one in listed:
        with archive.open(one) as inside:
            content = inside.read(left + 1)
        left -= len(content)
        if left < 0:
            raise too_large(name, MAX_INFLATED + 1, MAX_INFLATED)
        yield Returned(PurePosixPath(one.filename.replace("\\", "/")).name, content, saved_at(content, one.date_time))


def saved_at(content: bytes, stamped: tuple[int, ...]) -> datetime:
    """When Word or Excel last saved the file; where it does not say, the archive's time, which is the sender's clock."""
    said = _said(content)
    if said is not None and said.year > _NEVER.year:
        return said
    try:
        return datetime(*stamped, tzinfo=_HERE).astimezone(UTC)  # type: ignore[arg-type,misc]
    except (ValueError, OverflowError):
        return _NEVER


def _said(content: bytes) -> datetime | None:
    if not content.startswith(b"PK"):
        return None
    try:
        with ZipFile(BytesIO(content)) as office, office.open("docProps/core.xml") as core:
            found = _SAVED.search(core.read(20_000))
        return datetime.fromisoformat(found.group(1).decode()).replace(tzinfo=UTC) if found else None
    except (*_BROKEN, KeyError):
        return None
