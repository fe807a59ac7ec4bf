"""Shortcomings: recorded, tied to what they repeat, carried into the next period.

>>> one = record(actor, unit, "Đảng phí thu muộn 2 tháng", period="2023", found_on=day)               # doctest: +SKIP
>>> tie(actor, one, earlier)                                                                          # doctest: +SKIP
>>> carry(actor, still_open, "2024", day)                                                             # doctest: +SKIP

Promise: nothing found is ever deleted or reworded; what was wrongly recorded is dropped with a reason and stays in the log. A proposal that
something has come back is answered by a person: tied, or said to be another matter.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from nhiemky.checking.recurrence import Earlier, Likeness, recurrences
from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import nfc, search_key
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.organisations.models import Organisation, Person
from nhiemky.web.remedies.access import earlier_than, require_keep
from nhiemky.web.remedies.models import RemedyEvent, Shortcoming

SOURCES = {
    "own": "Đơn vị tự ghi",
    "rating": "Kiểm điểm, xếp loại",
    "mid_term": "Báo cáo kiểm điểm",
    "inspection": "Kiểm tra, giám sát",
    "audit": "Thanh tra, kiểm toán",
}
STATES = {
    "open": "Chưa có kế hoạch",
    "in_hand": "Đang khắc phục",
    "reported": "Chờ kiểm tra",
    "closed": "Đã khắc phục",
    "carried": "Chuyển kỳ sau",
    "dropped": "Đã bỏ",
}
DONE = ("closed", "carried", "dropped")


def record(
    actor: Actor, organisation: Organisation, words: str, *, period: str, found_on: date, source: str = "own",
    source_uuid: UUID | None = None, source_words: str = "", cause: str = "", person: Person | None = None,
) -> Shortcoming:  # fmt: skip
    """A shortcoming of the organisation, or of a person in it. The same words in the same period are refused (`shortcoming_listed`)."""
    require_keep(actor, organisation)
    text = nfc(words).strip()
    if not text:
        raise Refusal("shortcoming_words_missing")
    key = search_key(text)
    same = (
        Shortcoming.objects.filter(organisation=organisation, person=person, period=period, search_key=key).exclude(state="dropped").first()
    )
    if same is not None:
        raise Refusal("shortcoming_listed", unit=organisation.name, day=format_day(same.found_on), period=period)
    with Change(actor, "shortcoming.recorded") as change:
        made = Shortcoming.objects.create(
            organisation=organisation, person=person, words=text, search_key=key, period=period[:12], found_on=found_on, source=source,
            source_uuid=source_uuid, source_words=nfc(source_words).strip()[:300], cause=nfc(cause).strip(), at=clock.now(),
            by=actor.name[:200],
        )  # fmt: skip
        log(made, "recorded", f"Ghi nhận từ {SOURCES[source].lower()}{': ' + made.source_words if made.source_words else ''}", actor)
        change.of(made, name=_name(made), organisation_id=organisation.pk, after={"words": _told(made, text), "period": period})
    return made


def record_many(actor: Actor, organisation: Organisation, rows: Sequence[str], **facts: Any) -> tuple[list[Shortcoming], int]:
    """Several at once, from one self-review; those that are listed already are counted and left. (made, already listed)"""
    made: list[Shortcoming] = []
    listed = 0
    for words in rows:
        try:
            made.append(record(actor, organisation, words, **facts))
        except Refusal as refusal:
            if refusal.code != "shortcoming_listed":
                raise
            listed += 1
    return made, listed


def proposals(actor: Actor, one: Shortcoming) -> list[tuple[Shortcoming, Likeness]]:
    """Earlier ones that this may repeat, nearest first, without those a person has answered."""
    if one.recurrence_of_id is not None:
        return []
    refused = set(json.loads(one.recurrence_refused))
    earlier = {str(row.uuid): row for row in earlier_than(actor, one) if str(row.uuid) not in refused}
    found = recurrences(one.words, [Earlier(uuid, row.words) for uuid, row in earlier.items()])
    return [(earlier[likeness.id], likeness) for likeness in found[:5]]


def tie(actor: Actor, one: Shortcoming, earlier: Shortcoming) -> Shortcoming:
    """A person says: this is that again."""
    require_keep(actor, one.organisation)
    if not earlier_than(actor, one).filter(pk=earlier.pk).exists():
        raise Refusal("recurrence_not_earlier", day=format_day(one.found_on))
    with Change(actor, "shortcoming.tied") as change:
        one.recurrence_of = earlier
        one.save(update_fields=["recurrence_of"])
        log(one, "recurs", f"Lặp lại hạn chế của kỳ {earlier.period}: {earlier.words[:300]}", actor)
        change.of(one, name=_name(one), organisation_id=one.organisation_id, after={"recurrence_of": str(earlier.uuid)})
    return one


def untie(actor: Actor, one: Shortcoming, earlier: Shortcoming) -> Shortcoming:
    """A person says: that was another matter; it is not proposed again."""
    require_keep(actor, one.organisation)
    with Change(actor, "shortcoming.told_apart") as change:
        refused = [*json.loads(one.recurrence_refused), str(earlier.uuid)]
        one.recurrence_refused = json.dumps(sorted(set(refused)))
        if one.recurrence_of_id == earlier.pk:
            one.recurrence_of = None
        one.save(update_fields=["recurrence_refused", "recurrence_of"])
        log(one, "apart", f"Không phải lặp lại: {earlier.words[:300]}", actor)
        change.of(one, name=_name(one), organisation_id=one.organisation_id, after={"told_apart": str(earlier.uuid)})
    return one


def drop(actor: Actor, one: Shortcoming, reason: str) -> None:
    """Wrongly recorded: out of the lists, with a reason."""
    require_keep(actor, one.organisation)
    _still_open(one)
    if not reason.strip():
        raise Refusal("shortcoming_words_missing")
    with Change(actor, "shortcoming.dropped", reason=reason) as change:
        before = one.state
        one.state = "dropped"
        one.save(update_fields=["state"])
        log(one, "dropped", f"Bỏ: {nfc(reason).strip()}", actor)
        change.of(one, name=_name(one), organisation_id=one.organisation_id, before={"state": before}, after={"state": "dropped"})


def carry(actor: Actor, rows: Sequence[Shortcoming], period: str, on: date, into: Organisation | None = None) -> list[Shortcoming]:
    """Into the next period as new rows that point back; `into`: the successor that answers for it now. Remedies in hand go along."""
    made: list[Shortcoming] = []
    for one in rows:
        place = into or one.organisation
        require_keep(actor, place)
        _still_open(one)
        with Change(actor, "shortcoming.carried") as change:
            new = Shortcoming.objects.create(
                organisation=place, person=one.person, words=one.words, search_key=one.search_key, period=period[:12], found_on=on,
                source=one.source, source_uuid=one.source_uuid, source_words=one.source_words, cause=one.cause, state=one.state,
                recurrence_of=one.recurrence_of, at=clock.now(), by=actor.name[:200],
            )  # fmt: skip
            one.remedies.exclude(state="closed").update(shortcoming=new)
            one.state, one.carried_to = "carried", new
            one.save(update_fields=["state", "carried_to"])
            log(one, "carried", f"Chuyển sang kỳ {period}{f', {place.name}' if into else ''}", actor)
            log(new, "carried", f"Chuyển từ kỳ {one.period}{f', {one.organisation.name}' if into else ''}", actor)
            change.of(new, name=_name(new), organisation_id=place.pk, before={"period": one.period}, after={"period": period})
        made.append(new)
    return made


def log(one: Shortcoming, kind: str, words: str, actor: Actor) -> None:
    """A line of the shortcoming's history; inside a change."""
    RemedyEvent.objects.create(shortcoming=one, kind=kind, words=words, at=clock.now(), by=actor.name[:200])


def _still_open(one: Shortcoming) -> None:
    if one.state in DONE:
        raise Refusal("shortcoming_closed", state=STATES[one.state].lower())


def _name(one: Shortcoming) -> str:
    """In the log a person's shortcoming is not spelt out."""
    return "Hạn chế của cá nhân" if one.person_id else one.words[:200]


def _told(one: Shortcoming, text: str) -> Any:
    return Personal(text) if one.person_id else text
