"""One file with a whole installation, taken while it runs; and an installation from that file, on either engine.

>>> write_backup(Path("sao-luu.zip"))                                    # doctest: +SKIP
Manifest(files=81, audit_seq=1204, ...)

A zip: `tables/<app.model>.jsonl` (one snapshot of the database, rows in order of their keys), `blobs/<sha256>` (never changed once
written, so they need no snapshot), `manifest.json` with the size and SHA-256 of each, and `manifest.sha256`. Sessions, caches and
job queues are left out; the secret key too, so everybody signs in anew after a restore.

A restore checks the whole file before it touches anything, works in a folder beside and renames it into place at the end.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from nhiemky.domain.finding import Refusal

FORMAT = 1
LEFT_OUT = frozenset({"sessions", "contenttypes", "usersessions", "django_tasks_database", "django_tasks_db", "messages"})
LEFT_OUT_MODELS = frozenset({"auth.permission", "auth.group_permissions", "accounts.user_user_permissions", "accounts.user_groups"})
PART = 1 << 20
ROWS = 500


@dataclass(slots=True)
class Manifest:
    """What a backup holds. members: name -> {size, sha256}; heads: migrations it was taken under, by app."""

    format: int
    audit_seq: int
    audit_hash: str
    files: int
    heads: dict[str, str] = field(default_factory=dict)
    members: dict[str, dict[str, Any]] = field(default_factory=dict)


def write_backup(file: Path) -> Manifest:
    """Write `file` whole or not at all; an existing one is replaced only when the new one is on the disk."""
    from django.db import connection, transaction

    from nhiemky.web.audit.models import AuditHead
    from nhiemky.web.files.models import Blob
    from nhiemky.web.files.store import path_of

    passing = file.with_name(f".{file.name}.tmp")
    passing.parent.mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]  # a reader: writers go on
    try:
        with zipfile.ZipFile(passing, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as out:
            with transaction.atomic():
                if connection.vendor == "postgresql":
                    with connection.cursor() as cursor:
                        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                head = AuditHead.objects.get(pk=1)
                manifest = Manifest(FORMAT, head.seq, head.hash, 0, _heads())
                for model in _models():
                    name = f"tables/{model._meta.label_lower}.jsonl"
                    manifest.members[name] = _write(out, name, _rows(model))
                blobs = list(Blob.objects.order_by("sha256").values_list("sha256", flat=True))
            for sha256 in blobs:
                name = f"blobs/{sha256}"
                with path_of(sha256).open("rb") as source:
                    manifest.members[name] = _write(out, name, iter(lambda: source.read(PART), b""))
                if manifest.members[name]["sha256"] != sha256:
                    raise Refusal("backup_file_altered", file=sha256[:12])
            manifest.files = len(blobs)
            words = json.dumps(asdict(manifest), ensure_ascii=False, sort_keys=True, indent=1).encode()
            out.writestr("manifest.json", words)
            out.writestr("manifest.sha256", hashlib.sha256(words).hexdigest())
        with passing.open("rb+") as handle:
            os.fsync(handle.fileno())
        passing.replace(file)
    finally:
        passing.unlink(missing_ok=True)
    return manifest


def checked(file: Path) -> Manifest:
    """The manifest of a backup that is whole; refuses one that is broken, foreign or newer. Touches nothing."""
    try:
        with zipfile.ZipFile(file) as source:
            words = source.read("manifest.json")
            if hashlib.sha256(words).hexdigest() != source.read("manifest.sha256").decode():
                raise Refusal("backup_broken", file=file.name, what="bảng kê")
            manifest = Manifest(**json.loads(words))
            if manifest.format > FORMAT:
                raise Refusal("backup_newer", file=file.name)
            names = {info.filename for info in source.infolist()} - {"manifest.json", "manifest.sha256"}
            if names != set(manifest.members):
                raise Refusal("backup_broken", file=file.name, what="danh sách tệp")
            for name, expected in manifest.members.items():
                with source.open(name) as member:
                    if hashlib.file_digest(member, "sha256").hexdigest() != expected["sha256"]:  # type: ignore[arg-type]
                        raise Refusal("backup_broken", file=file.name, what=name)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as fault:
        raise Refusal("backup_broken", file=file.name, what="cấu trúc") from fault
    except FileNotFoundError as fault:
        raise Refusal("file_missing", file=str(file)) from fault
    return manifest


def restore_backup(file: Path, data: Path) -> Manifest:
    """An installation in `data`, which must be empty or absent; with PostgreSQL its database must be empty too."""
    manifest = checked(file)
    if data.exists() and any(data.iterdir()):
        raise Refusal("restore_not_empty", folder=str(data))
    making = data.with_name(f".{data.name}.restoring")
    if making.exists():
        raise Refusal("restore_not_empty", folder=str(making))
    making.mkdir(parents=True)
    from nhiemky.web import boot

    boot.prepare(making, static=False)
    with zipfile.ZipFile(file) as source:
        for name in manifest.members:
            if name.startswith("blobs/"):
                _put(source, name, making / "blobs" / name[6:8] / name[6:])
        _load(source, manifest)
    from django.db import connection

    connection.close()
    if data.exists():
        data.rmdir()
    making.rename(data)
    return manifest


def _load(source: zipfile.ZipFile, manifest: Manifest) -> None:
    from django.core import serializers
    from django.core.management.color import no_style
    from django.db import connection, transaction

    from nhiemky.web.audit.models import AuditHead

    models = _models()
    if AuditHead.objects.get(pk=1).seq:
        raise Refusal("restore_not_empty", folder=str(connection.settings_dict["NAME"]))
    with transaction.atomic():
        for model in reversed(models):
            if f"tables/{model._meta.label_lower}.jsonl" in manifest.members and model._default_manager.exists():
                model._base_manager.all().delete()
        for model in models:
            name = f"tables/{model._meta.label_lower}.jsonl"
            if name not in manifest.members:
                continue
            with source.open(name) as lines:
                rows = (row.object for row in serializers.deserialize("jsonl", (line.decode() for line in lines)))
                while part := list(islice(rows, ROWS)):
                    model._base_manager.bulk_create(part)
        if statements := connection.ops.sequence_reset_sql(no_style(), models):
            with connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)


def _models() -> list[Any]:
    """Every model with rows of ours, those that others lean on first."""
    from django.apps import apps
    from django.core.serializers import sort_dependencies

    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in LEFT_OUT
        and model._meta.label_lower not in LEFT_OUT_MODELS
    ]
    through = [model for model in found if model._meta.auto_created]
    whole = sort_dependencies([(None, [model for model in found if not model._meta.auto_created])])
    return [*whole, *through]


class _Exact(json.JSONEncoder):
    """Django's own encoder cuts moments to milliseconds, which would break the chain's hashes."""

    def default(self, value: Any) -> Any:
        if isinstance(value, (datetime, date, time)):
            return value.isoformat()
        return str(value) if isinstance(value, (Decimal, UUID)) else super().default(value)


def _rows(model: Any) -> Iterator[bytes]:
    from django.core import serializers

    lines = serializers.get_serializer("jsonl")()
    fields = [field.name for field in model._meta.concrete_fields]
    for row in model._base_manager.order_by("pk").iterator(chunk_size=2000):
        yield (lines.serialize([row], fields=fields, cls=_Exact).strip() + "\n").encode()


def _write(out: zipfile.ZipFile, name: str, parts: Iterator[bytes]) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    with out.open(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), "w", force_zip64=True) as member:
        for part in parts:
            digest.update(part)
            size += len(part)
            member.write(part)
    return {"size": size, "sha256": digest.hexdigest()}


def _put(source: zipfile.ZipFile, name: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with source.open(name) as member, path.open("wb") as out:
        _copy(member, out)
        out.flush()
        os.fsync(out.fileno())


def _copy(member: IO[bytes], out: IO[bytes]) -> None:
    while part := member.read(PART):
        out.write(part)


def _heads() -> dict[str, str]:
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return dict(sorted(MigrationRecorder(connection).applied_migrations()))
