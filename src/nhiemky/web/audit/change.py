"""A change: gate, transaction, event, in one block.

>>> with Change(actor, "report.returned") as change:                   # doctest: +SKIP
...     revision.state = "returned"
...     revision.save()
...     change.of(revision, name="Báo cáo sơ kết", before={"state": "submitted"}, after={"state": "returned"})

Promises: the event is written in the same transaction as the change, last, with the next gap-free number; a block that
ends without `of` is a bug and rolls back; a block that raises leaves nothing. Blocks may nest: the inner event belongs to
the inner change, and all stand or fall with the outer one.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from contextlib import ExitStack
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import TracebackType
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.models import AuditEvent, AuditHead, PersonalValue
from nhiemky.web.gate import write_gate

FIELDS = (
    "seq", "at", "actor_id", "actor_name", "action", "object_type", "object_id", "object_name",
    "organisation_id", "before", "after", "reason", "request_id", "address",
)  # fmt: skip

open_changes: ContextVar[int] = ContextVar("open_changes", default=0)
"""How many changes are open here: a test refuses every write outside of one."""


@dataclass(frozen=True, slots=True)
class Personal:
    """A value about a person: the event keeps its salted hash, the value stands apart and can be erased."""

    value: str


class Change:
    """One change by `actor`, of the kind `action` ("campaign.issued")."""

    def __init__(self, actor: Actor, action: str, reason: str = "") -> None:
        self.actor, self.action, self.reason = actor, action, reason
        self._event: dict[str, Any] | None = None
        self._personal: list[PersonalValue] = []
        self._stack = ExitStack()

    def __enter__(self) -> Change:
        self._stack.enter_context(write_gate(connection.vendor))
        self._stack.enter_context(transaction.atomic())
        self._token = open_changes.set(open_changes.get() + 1)
        return self

    def of(self, thing: Any, *, before: dict[str, Any] | None = None, after: dict[str, Any] | None = None,
           name: str = "", organisation_id: int | None = None) -> None:  # fmt: skip
        """Say what was changed: a model object (its uuid or pk is the id), the values before and after that differ."""
        if self._event is not None:
            raise AssertionError(f"{self.action}: one change, one event")
        self._event = {
            "object_type": thing._meta.label_lower,
            "object_id": str(getattr(thing, "uuid", None) or thing.pk),
            "object_name": (name or str(thing))[:300],
            "organisation_id": organisation_id if organisation_id is not None else getattr(thing, "organisation_id", None),
            "before": self._canonical("before", before or {}),
            "after": self._canonical("after", after or {}),
        }

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                if self._event is None:
                    raise AssertionError(f"{self.action}: a change without an event")
                self._record(self._event)
        except BaseException as fault:
            open_changes.reset(self._token)
            self._stack.__exit__(type(fault), fault, fault.__traceback__)
            raise
        open_changes.reset(self._token)
        self._stack.__exit__(kind, value, trace)

    def _record(self, said: dict[str, Any]) -> None:
        head = AuditHead.objects.select_for_update().get(pk=1)
        event = AuditEvent(
            seq=head.seq + 1, at=clock.now(), actor_id=self.actor.user_id, actor_name=self.actor.name[:200], action=self.action,
            reason=self.reason, request_id=self.actor.request_id, address=self.actor.address, previous_hash=head.hash, **said,
        )  # fmt: skip
        event.hash = link(event, head.hash)
        event.save(force_insert=True)
        for kept in self._personal:
            kept.event = event
        PersonalValue.objects.bulk_create(self._personal)
        AuditHead.objects.filter(pk=1).update(seq=event.seq, hash=event.hash)

    def _canonical(self, side: str, values: dict[str, Any]) -> str:
        return json.dumps(self._sealed(side, values), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)

    def _sealed(self, key: str, value: Any) -> Any:
        if isinstance(value, Personal):
            salt = secrets.token_hex(16)
            self._personal.append(PersonalValue(key=key[:100], salt=salt, value=value.value))
            return {"sealed": hashlib.sha256((salt + value.value).encode()).hexdigest()}
        if isinstance(value, dict):
            return {str(k): self._sealed(f"{key}.{k}", v) for k, v in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._sealed(f"{key}.{n}", v) for n, v in enumerate(value)]
        return value


def link(event: AuditEvent, previous: str) -> str:
    """The event's hash: SHA-256 of its canonical JSON and the hash before it."""
    row = {name: getattr(event, name) for name in FIELDS}
    row["at"] = event.at.isoformat(timespec="microseconds")
    words = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    return hashlib.sha256((words + previous).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (Decimal, UUID)):
        return str(value)
    raise TypeError(f"not for the audit: {type(value)}")
