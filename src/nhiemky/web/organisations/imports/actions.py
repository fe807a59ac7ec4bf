"""Lists from Excel: taken in and previewed, questions answered, confirmed as one change, undone as one.

>>> batch = take_list(actor, organisation, "ds.xlsx", data, on=day)    # doctest: +SKIP
>>> confirm_import(actor, batch)                                       # doctest: +SKIP
>>> undo_import(actor, batch)                                          # doctest: +SKIP

Promise: of the file nothing is kept but what its rows say, and nothing of the tree or of people is touched before it is confirmed; what is
confirmed is exactly what was shown: where the record moved on meanwhile, the preview is made anew and shown again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation_list import OrganisationTable
from nhiemky.domain.wire import to_json
from nhiemky.flows.decode import decode
from nhiemky.flows.tasks_organisations import read_organisations_file
from nhiemky.reading.organisations.preview import Preview, preview
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.organisations import tree
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.imports.apply import apply_preview
from nhiemky.web.organisations.ledger import Ledger, undo
from nhiemky.web.organisations.models import ImportBatch, Organisation, OrganisationType
from nhiemky.web.organisations.people.actions import grantable
from nhiemky.web.organisations.record import record_as_of
from nhiemky.web.organisations.roles import ROLES
from nhiemky.web.reading_room import read_one

WHAT = "nhập danh sách tổ chức"


def take_list(actor: Actor, organisation: Organisation, name: str, data: bytes, *, on: date) -> ImportBatch:
    """Read a list (in a limited child) and keep its rows for the preview. New rows without a superior go under `organisation`.

    Raises Refusal (organisations_*, those of opening a file, not_allowed).
    """
    require(actor, "organise", organisation, WHAT)
    table = read_one(read_organisations_file, name, data)
    held = {"table": to_json(table), "on": on.isoformat(), "answers": {}}
    shown = _preview(actor, organisation, table, on, {})
    held["shown"] = _digest(shown)
    with Change(actor, "import.previewed") as change:
        batch = ImportBatch.objects.create(
            organisation=organisation, file_name=name[:250], sha256=hashlib.sha256(data).hexdigest(), preview=_written(held),
            made_by=actor.name[:200], made_at=clock.now(),
        )  # fmt: skip
        change.of(batch, name=name, after={"rows": len(table.organisations), "people": len(table.posts), "findings": len(shown.findings)})
    return batch


def preview_of(actor: Actor, batch: ImportBatch) -> Preview:
    """What the batch would change, against the record as it is now."""
    assert batch.organisation is not None
    held = json.loads(batch.preview)
    return _preview(actor, batch.organisation, _table(held), date.fromisoformat(held["on"]), held["answers"])


def answers_of(batch: ImportBatch) -> dict[str, str]:
    """Row number -> "new" or the id on record that it is, as answered so far."""
    return dict(json.loads(batch.preview)["answers"])


def day_of(batch: ImportBatch) -> date:
    """From when changes hold that name no day of their own."""
    return date.fromisoformat(json.loads(batch.preview)["on"])


def answer(actor: Actor, batch: ImportBatch, answers: Mapping[str, str]) -> ImportBatch:
    """Settle rows in doubt; an answer "" opens the question again. Raises Refusal (undone_already where it is no longer a preview)."""
    organisation = _open(actor, batch)
    held = json.loads(batch.preview)
    held["answers"] = {row: given for row, given in {**held["answers"], **answers}.items() if given}
    shown = _preview(actor, organisation, _table(held), date.fromisoformat(held["on"]), held["answers"])
    held["shown"] = _digest(shown)
    with Change(actor, "import.answered") as change:
        batch.preview = _written(held)
        batch.save(update_fields=["preview"])
        change.of(batch, name=batch.file_name, after={"answers": len(held["answers"])})
    return batch


def confirm_import(actor: Actor, batch: ImportBatch) -> ImportBatch:
    """Save what was shown, as one. Raises Refusal (import_moved_on, import_doubts_open, import_nothing, not_allowed)."""
    organisation = _open(actor, batch)
    held = json.loads(batch.preview)
    shown = preview_of(actor, batch)
    if _digest(shown) != held["shown"]:
        held["shown"] = _digest(shown)
        with Change(actor, "import.previewed") as change:
            batch.preview = _written(held)
            batch.save(update_fields=["preview"])
            change.of(batch, name=batch.file_name, after={"again": True})
        raise Refusal("import_moved_on", file=batch.file_name)
    if doubts := shown.of("doubt"):
        raise Refusal("import_doubts_open", file=batch.file_name, count=len(doubts))
    if shown.is_empty:
        raise Refusal("import_nothing", file=batch.file_name)
    with Change(actor, "import.applied") as change:
        if not ImportBatch.objects.filter(pk=batch.pk, state="preview").update(state="applied", applied_at=clock.now()):
            raise Refusal("undone_already", what=batch.file_name)
        ledger = Ledger()
        apply_preview(shown, ledger, organisation)
        tree.refresh(clock.today())
        ImportBatch.objects.filter(pk=batch.pk).update(applied=ledger.json())
        counts = {state: len(shown.of(state)) for state in ("new", "changed")}
        people = {f"posts_{state}": len(shown.posts_of(state)) for state in ("new", "changed")}
        change.of(batch, name=batch.file_name, before={"state": "preview"}, after={"state": "applied", **counts, **people})
    batch.refresh_from_db()
    return batch


def undo_import(actor: Actor, batch: ImportBatch) -> ImportBatch:
    """Take a confirmed list back as one. Raises Refusal (undo_touched, undo_used, undone_already, not_allowed)."""
    assert batch.organisation is not None
    require(actor, "organise", batch.organisation, WHAT)
    with Change(actor, "import.undone") as change:
        if not ImportBatch.objects.filter(pk=batch.pk, state="applied").update(state="undone", undone_at=clock.now()):
            raise Refusal("undone_already", what=batch.file_name)
        undo(batch.applied)
        change.of(batch, name=batch.file_name, before={"state": "applied"}, after={"state": "undone"})
    batch.refresh_from_db()
    return batch


def drop_import(actor: Actor, batch: ImportBatch) -> ImportBatch:
    """Leave a preview; its rows are forgotten."""
    _open(actor, batch)
    with Change(actor, "import.dropped") as change:
        batch.state, batch.preview = "dropped", "{}"
        batch.save(update_fields=["state", "preview"])
        change.of(batch, name=batch.file_name, before={"state": "preview"}, after={"state": "dropped"})
    return batch


def _open(actor: Actor, batch: ImportBatch) -> Organisation:
    assert batch.organisation is not None
    require(actor, "organise", batch.organisation, WHAT)
    if batch.state != "preview":
        raise Refusal("undone_already" if batch.state == "undone" else "import_settled", what=batch.file_name)
    return batch.organisation


def _table(held: dict[str, Any]) -> OrganisationTable:
    return decode(OrganisationTable, held["table"])


def _preview(actor: Actor, organisation: Organisation, table: OrganisationTable, on: date, answers: Mapping[str, str]) -> Preview:
    return preview(
        table,
        record_as_of(actor, max(on, clock.today())),
        on,
        default_parent=str(organisation.uuid),
        roles=dict(ROLES.items()),
        grantable=grantable(actor, organisation),
        types=OrganisationType.objects.values_list("name", flat=True),
        answers=answers,
        taken={code.casefold() for code in Organisation.objects.values_list("code", flat=True)},
    )


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _digest(shown: Preview) -> str:
    """What a person saw: entries, without the record behind them."""
    return hashlib.sha256(_written(to_json((shown.organisations, shown.posts, shown.findings))).encode()).hexdigest()
