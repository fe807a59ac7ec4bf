"""Prove that nothing was altered: the chain, the files, what other apps add. Reads only; stops at nothing, names each fault.

>>> [fault.sentence for fault in faults()]                              # doctest: +SKIP
[]

An app adds its own proof by `register` in its module `verification` (imported on demand): consolidations are recomputed,
issued versions hashed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.module_loading import autodiscover_modules

from nhiemky.web.audit.change import link
from nhiemky.web.audit.models import AuditEvent, AuditHead
from nhiemky.web.campaigns.models import CampaignVersion
from nhiemky.web.files.models import Blob
from nhiemky.web.files.store import path_of


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was acknowledged. place: event number, file, version."""

    proof: str
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that is proven: its name, and what checks it (yields how many were looked at as int, faults as Fault)."""

    name: str
    check: Callable[[], Iterator[Fault | int]]


_proofs: list[Proof] = []


def register(name: str, check: Callable[[], Iterator[Fault | int]]) -> None:
    """Add a proof; the same name twice counts once."""
    if all(proof.name != name for proof in _proofs):
        _proofs.append(Proof(name, check))


def proofs() -> tuple[Proof, ...]:
    """Every proof, in a fixed order."""
    autodiscover_modules("verification")
    return (*OWN, *sorted(_proofs, key=lambda proof: proof.name))


def faults() -> Iterator[Fault]:
    """Every fault found, proof by proof."""
    for proof in proofs():
        for found in proof.check():
            if isinstance(found, Fault):
                yield found


def _chain() -> Iterator[Fault | int]:
    head = AuditHead.objects.get(pk=1)
    previous, count = head.genesis, 0
    for event in AuditEvent.objects.order_by("seq").iterator(chunk_size=2000):
        count += 1
        if event.seq != count:
            yield Fault("nhật ký", str(event.seq), f"Nhật ký thiếu dòng {count}: sau dòng {count - 1} là dòng {event.seq}.")
            count = event.seq
        if event.previous_hash != previous or link(event, previous) != event.hash:
            yield Fault("nhật ký", str(event.seq), f"Nhật ký dòng {event.seq} ({event.action}) không khớp mã băm: đã bị sửa hoặc thay.")
        previous = event.hash
    if (head.seq, head.hash) != (count, previous):
        yield Fault("nhật ký", str(head.seq), f"Nhật ký có {count} dòng, đầu chuỗi ghi {head.seq}: phần cuối đã bị cắt hoặc thêm.")
    yield count


def _files() -> Iterator[Fault | int]:
    count = 0
    for blob in Blob.objects.order_by("sha256").iterator(chunk_size=2000):
        count += 1
        path = path_of(blob.sha256)
        if not path.is_file():
            yield Fault("tệp", blob.sha256, f"Mất tệp {blob.sha256[:12]} ({blob.size} byte). Lấy lại từ bản sao lưu.")
        elif _sha256(path) != blob.sha256:
            yield Fault("tệp", blob.sha256, f"Tệp {blob.sha256[:12]} đã bị sửa: mã băm không còn khớp. Lấy lại từ bản sao lưu.")
    yield count


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _versions() -> Iterator[Fault | int]:
    count = 0
    for version in CampaignVersion.objects.order_by("pk").iterator(chunk_size=200):
        count += 1
        if hashlib.sha256(version.value.encode()).hexdigest() != version.sha256:
            yield Fault(
                "bản phát hành", str(version.uuid), f"Bản {version.number} của đợt {version.campaign_id} không còn như khi phát hành."
            )
    yield count


OWN = (Proof("nhật ký", _chain), Proof("tệp", _files), Proof("bản phát hành", _versions))
