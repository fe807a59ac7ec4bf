"""What one change made and altered, row by row, so that it can be undone as one.

>>> ledger = Ledger()                                                  # doctest: +SKIP
>>> ledger.made(Person.objects.create(name="Lê Văn An"))               # doctest: +SKIP
>>> ledger.alter(version, valid_to=date(2025, 7, 1))                   # doctest: +SKIP
>>> batch.applied = ledger.json()                                      # doctest: +SKIP

Promise: an undo gives back exactly what was, or refuses and names what stands in its way: a row altered since (`undo_touched`),
or one that other rows have come to lean on (`undo_used`). Call it inside a Change; it renews the tree.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Model, ProtectedError

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.organisations import tree

_WATCHED = ("valid_from", "valid_to", "name", "parent_id", "type_id", "branch", "role", "is_head")
"""Of a row that was made: what must still stand when it is taken back."""

_ORGANISATION = "organisations.organisation"
_TYPE = "organisations.organisationtype"
_LEANING = {
    _ORGANISATION: "đơn vị trực thuộc",
    "organisations.organisationversion": "đơn vị trực thuộc",
    "organisations.post": "chức vụ",
    "organisations.charge": "phân công phụ trách",
    "organisations.group": "nhóm đơn vị",
    "organisations.successionmember": "hợp nhất, chia tách",
    "accounts.user": "tài khoản",
    "campaigns.rosterentry": "danh sách của đợt",
    "campaigns.obligation": "việc trong đợt",
    "reports.draft": "bản đang soạn",
    "reports.revision": "báo cáo đã nộp",
    "reports.sectionhistory": "bản đang soạn",
    "reports.figurehistory": "bản đang soạn",
    "conferences.conference": "hội nghị",
}


class Ledger:
    """Collects; `json` goes into the row of the change."""

    def __init__(self) -> None:
        self._made: list[dict[str, Any]] = []
        self._altered: list[dict[str, Any]] = []

    @classmethod
    def of(cls, words: str) -> Ledger:
        """One that goes on from what `json` gave."""
        ledger, held = cls(), json.loads(words)
        ledger._made, ledger._altered = list(held.get("made", [])), list(held.get("altered", []))
        return ledger

    def made(self, row: Model) -> None:
        """A row that was just created."""
        fields = {column.attname for column in row._meta.concrete_fields}
        # an organisation's own columns are today's, renewed by time alone: its versions tell
        watched = () if row._meta.label_lower == _ORGANISATION else _WATCHED
        stands = {name: _plain(getattr(row, name)) for name in watched if name in fields}
        self._made.append({"model": row._meta.label_lower, "pk": row.pk, "stands": stands})

    def alter(self, row: Model, **values: Any) -> None:
        """Set fields of a row and save them. Foreign keys by column (`parent_id`)."""
        before = {name: _plain(getattr(row, name)) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        _save(row, values)
        after = {name: _plain(value) for name, value in values.items()}
        self._altered.append({"model": row._meta.label_lower, "pk": row.pk, "before": before, "after": after})

    def json(self) -> str:
        """All of it."""
        return json.dumps({"made": self._made, "altered": self._altered}, ensure_ascii=False)

    @property
    def is_empty(self) -> bool:
        """Nothing was done."""
        return not self._made and not self._altered


def undo(written: str) -> None:
    """Take back what a ledger holds. Raises Refusal (undo_touched, undo_used); the caller's Change then leaves everything as it is."""
    held = json.loads(written)
    made, altered = held.get("made", []), held.get("altered", [])
    for entry in made:
        row = _row(entry)
        if row is None or any(_plain(getattr(row, name)) != value for name, value in entry["stands"].items()):
            raise Refusal("undo_touched", name=_name(row))
    for entry in reversed(altered):
        row = _row(entry)
        if row is None or any(_plain(getattr(row, name)) != value for name, value in entry["after"].items()):
            raise Refusal("undo_touched", name=_name(row))
        for name, value in entry["before"].items():
            setattr(row, name, _column(row, name).to_python(value))
        _save(row, entry["before"])
    for entry in reversed([entry for entry in made if entry["model"] not in (_ORGANISATION, _TYPE)]):
        _take_back(entry)
    tree.refresh(clock.today())  # those that stood under what goes stand where they stood before
    for model in (_ORGANISATION, _TYPE):
        for entry in reversed([entry for entry in made if entry["model"] == model]):
            _take_back(entry)
    tree.refresh(clock.today())


def _take_back(entry: dict[str, Any]) -> None:
    row = _row(entry)
    try:
        if row is not None:
            row.delete()
    except ProtectedError as fault:
        leaning = next(iter(fault.protected_objects))._meta.label_lower
        raise Refusal("undo_used", name=_name(row), by=_LEANING.get(leaning, "dữ liệu đã lưu")) from fault


def _row(entry: dict[str, Any]) -> Model | None:
    model = apps.get_model(entry["model"])
    return model._default_manager.filter(pk=entry["pk"]).first()


def _save(row: Model, values: Iterable[str]) -> None:
    """The fields, and with a name its keys, which the row's own `save` renews."""
    fields = [_field_of(row, name) for name in values]
    row.save(update_fields=[*fields, *(("search_key", "sort_key") if "name" in fields and hasattr(row, "search_key") else ())])


def _column(row: Model, column: str) -> Any:
    return next(field for field in row._meta.concrete_fields if column in (field.name, field.attname))


def _field_of(row: Model, column: str) -> str:
    return str(_column(row, column).name)


def _name(row: Model | None) -> str:
    return str(row) if row is not None else "một dòng đã xóa"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
