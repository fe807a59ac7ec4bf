"""What is done to the tree: found an organisation, keep its contact, let it succeed or end, undo that.

>>> succeed(actor, Succession("rename", day, Decision("9-QĐ/ĐUK"), (id,), (Successor(id, "Tên mới"),)))      # doctest: +SKIP

Each is one change with one audit event. Dated things are closed and followed, never edited; a version that begins on the very day of the
change is corrected, and the event keeps what it said. People: `people/actions.py`; lists from Excel: `imports/actions.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nhiemky.domain import succession as domain
from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision, Version, written
from nhiemky.vietnamese.unicode import fold
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.organisations import tree
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.ledger import Ledger, undo
from nhiemky.web.organisations.models import Organisation, OrganisationType, OrganisationVersion, Succession, SuccessionMember
from nhiemky.web.organisations.record import versions_of

WHAT = "sửa cây tổ chức"
DETAILS = ("code", "place", "organ_code", "address", "phone", "email", "aliases")
_PERSONAL = frozenset({"phone", "email"})


@dataclass(frozen=True, slots=True)
class Details:
    """What is kept of an organisation as it is today, not through time. aliases: one a line."""

    code: str = ""
    place: str = ""
    organ_code: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    aliases: str = ""


def create_organisation(
    actor: Actor,
    *,
    name: str,
    kind: OrganisationType,
    parent: Organisation | None,
    since: date,
    branch: str = "",
    details: Details | None = None,
    decision: Decision = Decision(),
) -> Organisation:
    """A new organisation from a day on. Only the program itself founds a root.

    Raises Refusal (code_used, day_before_start, not_allowed)."""
    given = details or Details()
    if parent is None and not actor.trusted:
        raise Refusal("not_allowed", what="lập tổ chức không có cấp trên", who="người cài đặt phần mềm")
    if parent is not None:
        require(actor, "organise", parent, WHAT)
        _refuse_before(parent, since)
    refuse_used_code(given.code)
    with Change(actor, "organisation.created") as change:
        one = found_organisation(
            Ledger(), name=name, kind=kind, parent=parent, since=since, branch=branch, details=given, decision=decision
        )
        tree.refresh(clock.today())
        said = {"code": one.code, "name": name, "type": kind.code, "since": since, "decision": decision.number}
        change.of(one, after={**said, "parent": str(parent.uuid) if parent else None}, organisation_id=one.pk)
    one.refresh_from_db()
    return one


def found_organisation(
    ledger: Ledger,
    *,
    name: str,
    kind: OrganisationType,
    parent: Organisation | None,
    since: date,
    branch: str = "",
    details: Details,
    decision: Decision,
) -> Organisation:
    """The rows of a new organisation; call inside a Change, and refresh the tree at its end."""
    one = Organisation.objects.create(
        **{**vars_of(details), "code": details.code or free_code(name)}, name=name, type=kind, parent=parent, branch=branch
    )
    ledger.made(one)
    version = OrganisationVersion.objects.create(
        organisation=one, valid_from=since, name=name, type=kind, parent=parent, branch=branch,
        decision_number=decision.number, decision_date=decision.on,
    )  # fmt: skip
    ledger.made(version)
    return one


def vars_of(details: Details) -> dict[str, str]:
    """The details as columns."""
    return {name: getattr(details, name) for name in DETAILS}


def free_code(name: str, taken: Collection[str] | None = None) -> str:
    """A code made of the name, not used yet: "dang-bo-so-gio", then "dang-bo-so-gio-2". taken: codes in use, without capitals."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:34] or "don-vi"
    if taken is None:
        taken = set(Organisation.objects.filter(code__startswith=stem).values_list("code", flat=True))
    number = 1
    while (code := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return code


def refuse_used_code(code: str, besides: Organisation | None = None) -> None:
    """Codes are one an organisation, whatever the capitals."""
    if code:
        others = Organisation.objects.filter(code__iexact=code)
        if (others.exclude(pk=besides.pk) if besides else others).exists():
            raise Refusal("code_used", given=code)


def change_details(actor: Actor, organisation: Organisation, details: Details) -> Organisation:
    """Contact, code and other names, as they are from now on. Nothing changed: nothing is written."""
    require(actor, "organise", organisation, WHAT)
    given = {**vars_of(details), "code": details.code or organisation.code}
    refuse_used_code(given["code"], besides=organisation)
    differs = {name: value for name, value in given.items() if getattr(organisation, name) != value}
    if not differs:
        return organisation
    with Change(actor, "organisation.details_changed") as change:
        before = {name: getattr(organisation, name) for name in differs}
        for name, value in differs.items():
            setattr(organisation, name, value)
        organisation.save(update_fields=list(differs))
        if "code" in differs:  # siblings stand in the order of their codes
            tree.refresh(clock.today())
        change.of(organisation, before=_sealed(before), after=_sealed(differs), organisation_id=organisation.pk)
    return organisation


def _sealed(values: Mapping[str, str]) -> dict[str, Any]:
    return {name: Personal(value) if name in _PERSONAL and value else value for name, value in values.items()}


def succeed(actor: Actor, event: domain.Succession, *, note: str = "", details: Mapping[str, Details] | None = None) -> Succession:
    """A merger, split, end, rename, move or conversion. Ids are uuids as text; others are new organisations, named so by the caller.

    details: of new successors, by their id in the event. Raises Refusal (succession_*, code_used, not_allowed).
    """
    from nhiemky.web.organisations.mergers.follow import follow  # campaigns stand on organisations; only what follows looks back
    from nhiemky.web.organisations.mergers.plan import plans

    rows = _require_all(actor, event)
    planned = plans(event, rows) if event.on <= clock.today() else []  # a day to come: `carry_on` when it has come
    with Change(actor, "organisation.succeeded", reason=note) as change:
        ledger = Ledger()
        _note_rosters(ledger, event, rows)
        done = apply_succession(event, rows, details or {}, note, ledger)
        tree.refresh(clock.today())
        followed = follow(ledger, planned, event, rows, done, by=actor.name)
        done.applied = ledger.json()
        done.save(update_fields=["applied"])
        names = {side: [rows[id].name if id in rows else id for id in ids] for side, ids in _sides(event).items()}
        change.of(
            done,
            name=f"{KINDS[event.kind]}: {', '.join(names['predecessors'])}",
            before={"names": names["predecessors"]},
            after={
                "kind": event.kind,
                "on": event.on,
                "decision": event.decision.number,
                "names": [each.name for each in event.successors],
                "followed": followed,
            },
            organisation_id=rows[event.predecessors[0]].pk,
        )
    return done


def carry_on(actor: Actor, done: Succession) -> list[str]:
    """What a recorded succession still has to do in running campaigns (its day has come since). The sentences of what was done.

    Raises Refusal (undone_already, not_allowed). Nothing left to pass: nothing is written."""
    from nhiemky.web.organisations.mergers.follow import follow
    from nhiemky.web.organisations.mergers.plan import waiting_plans
    from nhiemky.web.organisations.record import event_of

    if done.undone_at is not None:
        raise Refusal("undone_already", what=f"{KINDS[done.kind]} ngày {written(done.on)}")
    event = event_of(done)
    rows = _require_all(actor, event)
    planned = waiting_plans(event, rows) if event.on <= clock.today() else []
    if not planned:
        return []
    with Change(actor, "organisation.carried_on") as change:
        ledger = Ledger.of(done.applied)
        followed = follow(ledger, planned, event, rows, done, by=actor.name)
        done.applied = ledger.json()
        done.save(update_fields=["applied"])
        change.of(done, name=f"{KINDS[done.kind]} ngày {written(done.on)}", after={"followed": followed},
                  organisation_id=rows[event.predecessors[0]].pk)  # fmt: skip
    return followed


def _note_rosters(ledger: Ledger, event: domain.Succession, rows: Mapping[str, Organisation]) -> None:
    """Rosters frozen at issue stay as they are; the entries of running campaigns get a note of what became of the unit."""
    from nhiemky.web.campaigns.models import RosterEntry  # campaigns stand on organisations; only this note looks back

    after = ", ".join(each.name for each in event.successors)
    words = f"{KINDS[event.kind]} từ ngày {written(event.on)}" + (f": {after}" if after else "")
    old = [rows[id].pk for id in event.predecessors]
    for entry in RosterEntry.objects.filter(organisation__in=old, campaign__state="issued", left_at=None):
        ledger.alter(entry, rebased="; ".join(filter(None, (entry.rebased, words))))


KINDS: dict[str, str] = {
    "merge": "Hợp nhất, sáp nhập",
    "split": "Chia, tách",
    "rename": "Đổi tên",
    "move": "Chuyển cấp trên",
    "convert": "Chuyển loại hình",
    "end": "Kết thúc hoạt động",
}


def _sides(event: domain.Succession) -> dict[str, Sequence[str]]:
    return {"predecessors": event.predecessors, "successors": [each.id for each in event.successors]}


def _require_all(actor: Actor, event: domain.Succession) -> dict[str, Organisation]:
    """Everybody the event names, the actor holding `organise` over each; parents too."""
    asked = {*event.predecessors, *event.children, *event.children.values()}
    asked |= {each.id for each in event.successors} | {each.parent for each in event.successors if each.parent}
    rows = {str(one.uuid): one for one in Organisation.objects.filter(uuid__in=[id for id in asked if _UUID.fullmatch(id)])}
    for id in event.predecessors:
        if id not in rows:
            raise Refusal("succession_not_standing", name="Đơn vị đã chọn", on=written(event.on))
    for one in rows.values():
        require(actor, "organise", one, WHAT)
    return rows


_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def apply_succession(
    event: domain.Succession, rows: dict[str, Organisation], details: Mapping[str, Details], note: str = "", ledger: Ledger | None = None
) -> Succession:
    """The rows of a succession; call inside a Change, and refresh the tree at its end. New organisations are added to `rows`."""
    ledger = ledger or Ledger()
    applied = domain.apply(event, versions_of())
    for version in applied.opened:
        if version.id not in rows and _UUID.fullmatch(version.id):
            rows[version.id] = Organisation.objects.get(uuid=version.id)
    types = {kind.name: kind for kind in OrganisationType.objects.all()}
    for version in applied.opened:
        if version.id not in rows:
            given = details.get(version.id, Details(code=version.code))
            refuse_used_code(given.code)
            rows[version.id] = Organisation.objects.create(
                **{**vars_of(given), "code": given.code or free_code(version.name)},
                name=version.name,
                type=types[version.type],
                parent=_row_of(version.parent, rows),
                active=False,
            )
            ledger.made(rows[version.id])
    corrected = _close(ledger, applied, event.on)
    for version in applied.opened:
        _open(ledger, version, rows, types, corrected.get(version.id))
    done = Succession.objects.create(
        kind=event.kind, on=event.on, decision_number=event.decision.number, decision_date=event.decision.on, note=note,
        carry=json.dumps({code: carry.rule for code, carry in event.carries.items()}), applied=ledger.json(), recorded_at=clock.now(),
    )  # fmt: skip
    for side, ids in (("predecessor", event.predecessors), ("successor", [each.id for each in event.successors])):
        SuccessionMember.objects.bulk_create(SuccessionMember(succession=done, organisation=rows[id], side=side) for id in ids)
    return done


def _close(ledger: Ledger, applied: domain.Applied, on: date) -> dict[str, OrganisationVersion]:
    """Closes the versions in force; those that began on the day itself are handed back, to be corrected."""
    corrected = {}
    going_on = {version.id for version in applied.opened}
    for version in applied.closed:
        row = OrganisationVersion.objects.get(organisation__uuid=version.id, valid_from=version.valid_from)
        if version.valid_from == on and version.id in going_on:
            corrected[version.id] = row
        else:
            ledger.alter(row, valid_to=on)
    return corrected


def _open(
    ledger: Ledger,
    version: Version,
    rows: Mapping[str, Organisation],
    types: Mapping[str, OrganisationType],
    corrected: OrganisationVersion | None,
) -> None:
    parent = _row_of(version.parent, rows)
    values: dict[str, Any] = {
        "name": version.name, "type_id": types[version.type].pk, "parent_id": parent.pk if parent else None, "branch": version.branch,
        "valid_to": version.valid_to, "decision_number": version.decision.number, "decision_date": version.decision.on,
    }  # fmt: skip
    if corrected is not None:
        ledger.alter(corrected, **values)
        return
    ledger.made(OrganisationVersion.objects.create(organisation=rows[version.id], valid_from=version.valid_from, **values))


def _row_of(id: str | None, rows: Mapping[str, Organisation]) -> Organisation | None:
    return rows.get(id) or Organisation.objects.get(uuid=id) if id else None


def undo_succession(actor: Actor, done: Succession) -> None:
    """Take a succession back as one. Raises Refusal (undone_already, undo_touched, undo_used, not_allowed)."""
    members = list(done.members.select_related("organisation"))
    for member in members:
        require(actor, "organise", member.organisation, WHAT)
    if done.undone_at is not None:
        raise Refusal("undone_already", what=f"{KINDS[done.kind]} ngày {written(done.on)}")
    made = {entry["pk"] for entry in json.loads(done.applied)["made"] if entry["model"] == "organisations.organisation"}
    with Change(actor, "organisation.succession_undone") as change:
        done.members.filter(organisation__in=made).delete()
        undo(done.applied)
        done.undone_at = clock.now()
        done.save(update_fields=["undone_at"])
        kept = next(member.organisation for member in members if member.organisation_id not in made)
        change.of(done, name=f"{KINDS[done.kind]} ngày {written(done.on)}", before={"undone": False}, after={"undone": True},
                  organisation_id=kept.pk)  # fmt: skip


def _refuse_before(parent: Organisation, since: date) -> None:
    first = parent.versions.order_by("valid_from").first()
    if first is not None and since < first.valid_from:
        raise Refusal("day_before_start", name=parent.name, start=written(first.valid_from), on=written(since))
