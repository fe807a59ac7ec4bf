"""A unit's work in one sealed file (gói làm việc): what lies in it, and which of several returns stands.

>>> from datetime import UTC
>>> early, late = datetime(2023, 5, 20, 9, tzinfo=UTC), datetime(2023, 5, 24, 16, tzinfo=UTC)
>>> decide(None, Filled("a1", early))
'new'
>>> [decide(Filled("a1", early), Filled("a1", late)), decide(Filled("a1", early), Filled("b2", late))]
['same', 'new']
>>> decide(Filled("b2", late), Filled("a1", early))
'older'

Promise: the last of any arrivals to stand is the one that was filled in last, in whatever order, however often they arrive.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Literal

from nhiemky.domain.finding import Refusal

MANIFEST = "nhiemky-goi.json"
READ_FIRST = "0-doc-truoc.txt"
SCHEMA_VERSION = 1
Role = Literal["report", "appendix"]
Verdict = Literal["new", "same", "older", "unfilled"]


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file to be filled in. requirement: key of the duty it answers; sha256: of the blank file as it went out."""

    name: str
    role: Role
    requirement: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Whose package of which campaign it is. number: counts the packages made for this unit; made_on: ISO day."""

    package: str
    number: int
    campaign: str
    campaign_title: str
    version: int
    unit_id: str
    unit_name: str
    made_on: str
    files: tuple[PackedFile, ...]
    schema_version: int = SCHEMA_VERSION

    def words(self) -> str:
        """Canonical JSON, what the seal covers."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Filled:
    """A file as it came back: its content and when it was last saved there."""

    sha256: str
    at: datetime


def decide(held: Filled | None, arrived: Filled) -> Verdict:
    """What an arrival is beside what stands. Two contents of one moment: the greater hash stands, so that every order ends alike."""
    if held is None:
        return "new"
    if held.sha256 == arrived.sha256:
        return "same"
    return "new" if (arrived.at, arrived.sha256) > (held.at, held.sha256) else "older"


def seal(manifest: Manifest, key: bytes) -> str:
    """HMAC-SHA256 of the manifest under the installation's key, in hex."""
    return hmac.new(key, manifest.words().encode(), hashlib.sha256).hexdigest()


def sealed(manifest: Manifest, key: bytes) -> bytes:
    """The manifest's file: the manifest and its seal."""
    whole: dict[str, Any] = {**asdict(manifest), "seal": seal(manifest, key)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def opened(words: bytes, key: bytes, *, file: str) -> Manifest:
    """Refusals: `package_unreadable`, `package_seal_broken`."""
    try:
        found = json.loads(words.decode("utf-8-sig"))
        given = str(found.pop("seal"))
        manifest = manifest_from(found)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refusal("package_unreadable", file=file) from None
    if not hmac.compare_digest(given.encode(), seal(manifest, key).encode()):
        raise Refusal("package_seal_broken", file=file)
    return manifest


def manifest_from(found: Mapping[str, Any]) -> Manifest:
    """The value again from its JSON."""
    files = tuple(PackedFile(**one) for one in found["files"])
    return replace(Manifest(**{**found, "files": ()}), files=files)
