"""A person's corrections over a reading. Promises that nothing of the reading is lost, and that the same list gives the same result.

>>> from nhiemky.flows.confirmation.stored import read_paper
>>> words = "KẾ HOẠCH\\n\\nsơ kết\\n\\nI- NỘI DUNG\\n\\nCác chi bộ gửi báo cáo về Đảng ủy trước ngày 20/5/2023."
>>> reading = read_paper(words.encode(), "ke-hoach.txt")
>>> corrected = correct(reading, (Correction("edit", "duty-1", {"deadline": "2023-05-18"}),))
>>> corrected.directive.obligations[0].last_day, sorted(corrected.edited)
(datetime.date(2023, 5, 17), ['duty-1'])

A `ref` is a sort and the number of the fact in the reading; added facts come after those read, so a ref names the same
thing for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from nhiemky.domain.confirmation import Correction, PaperReading, Sort
from nhiemky.domain.directive import (
    AdjustmentPolicy,
    Assignment,
    Citation,
    DataWindow,
    Directive,
    Group,
    Limit,
    Obligation,
    Ordering,
    Relative,
)
from nhiemky.domain.finding import Evidence, Refusal
from nhiemky.domain.outline import AppendixTable, Outline
from nhiemky.domain.source import NOWHERE, SourceDocument, Span
from nhiemky.flows.confirmation.fields import REQUIRED

COLLECTIONS: dict[Sort, str] = {
    "duty": "obligations", "task": "assignments", "outline": "outlines", "appendix": "appendix_tables", "group": "groups",
    "limit": "limits", "order": "ordering", "policy": "adjustment_policy", "window": "data_windows", "citation": "citations",
}  # fmt: skip
"""Where the facts of a sort stand in a directive; the header is one fact of its own."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """shown: with edits and additions, what was removed still in it. directive: without it. timed: refs whose time a person wrote."""

    shown: Directive
    directive: Directive
    edited: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    policies: dict[str, str] = field(default_factory=dict)
    timed: frozenset[str] = frozenset()
    document: SourceDocument | None = None


def correct(reading: PaperReading, corrections: tuple[Correction, ...]) -> Corrected:
    """Refusals: `confirm_unknown_fact` (no such ref), `confirm_missing` (an added fact lacks what it must have)."""
    shown = reading.directive
    sets: dict[str, set[str]] = {"edit": set(), "add": set(), "remove": set()}
    values: dict[str, dict[str, dict[str, str]]] = {"answer": {}, "cell": {}, "row": {}, "policies": {}}
    kept: dict[str, str] = {}
    timed: set[str] = set()
    for item in corrections:
        match item.action:
            case "edit":
                shown = _edited(shown, item)
                sets["edit"].add(item.target)
                timed |= {item.target} if item.values.keys() & {"deadline", "op", "event"} else set()
            case "add":
                ref, shown = _added(shown, item)
                sets["add"].add(ref)
            case "remove":
                find(shown, item.target)
                sets["remove"].add(item.target)
            case "restore":
                sets["remove"].discard(item.target)
            case "keep":
                kept[item.target] = item.reason
            case "reopen":
                kept.pop(item.target, None)
                values["answer"].pop(item.target, None)
            case _:
                values[item.action][item.target] = {**values[item.action].get(item.target, {}), **item.values}
    return Corrected(
        shown,
        _without(shown, sets["remove"]),
        frozenset(sets["edit"]),
        frozenset(sets["add"]),
        frozenset(sets["remove"]),
        values["answer"],
        kept,
        values["cell"],
        values["row"],
        values["policies"].get("policies", {}),
        frozenset(timed),
        reading.document,
    )


def facts_in(directive: Directive) -> Iterator[tuple[Sort, str, Any]]:
    """(sort, ref, value) of everything a person may correct."""
    yield "header", "header-1", directive.header
    for sort, name in COLLECTIONS.items():
        for number, value in enumerate(getattr(directive, name), 1):
            yield sort, f"{sort}-{number}", value


def find(directive: Directive, ref: str) -> tuple[Sort, Any]:
    """The fact of a ref."""
    for sort, known, value in facts_in(directive):
        if known == ref:
            return sort, value
    raise Refusal("confirm_unknown_fact")


def next_ref(directive: Directive, sort: Sort) -> str:
    """The ref the next added fact of this sort gets."""
    return f"{sort}-{len(getattr(directive, COLLECTIONS[sort])) + 1}"


def _edited(directive: Directive, item: Correction) -> Directive:
    sort, value = find(directive, item.target)
    changed = with_values(sort, value, item.values)
    if sort == "header":
        return replace(directive, header=changed)
    name = COLLECTIONS[sort]
    at = int(item.target.partition("-")[2]) - 1
    known = getattr(directive, name)
    return _put(directive, {name: (*known[:at], changed, *known[at + 1 :])})


def _without(directive: Directive, removed: set[str]) -> Directive:
    left = {
        name: tuple(value for number, value in enumerate(getattr(directive, name), 1) if f"{sort}-{number}" not in removed)
        for sort, name in COLLECTIONS.items()
    }
    return _put(directive, left)


def _put(directive: Directive, collections: dict[str, Any]) -> Directive:
    return replace(directive, **collections)


def with_values(sort: Sort, value: Any, values: dict[str, str]) -> Any:
    """One fact with these fields instead (stored forms); a time that is emptied is gone, a day takes an event's place."""
    changes: dict[str, Any] = {}
    for name, words in values.items():
        if name == "event":
            changes["relative"] = _event(words, value)
        elif name in ("deadline", "date"):
            changes[name] = date.fromisoformat(words) if words else None
        elif name in ("size", "min", "max"):
            changes[name] = Decimal(words) if words else None
        elif name in ("members", "columns"):
            changes[name] = tuple(words.split("\n")) if words else () if name == "members" else None
        elif name == "estimated":
            changes[name] = words == "yes"
        elif name == "to":
            changes |= {"to": words or None, "precision": ("day" if words.count("-") == 2 else "month") if words else None}
        elif name in ("what", "title", "object", "name", "policy", "operator", "relation", "unit") and sort != "appendix":
            changes[name] = words
        else:
            changes[name] = words or None
    if sort == "duty" and changes.get("deadline") and not values.get("event"):
        changes["relative"] = None
        changes.setdefault("op", value.op or "by")
    if sort in ("header", "citation") and "symbol" in changes:
        changes |= symbol_parts(changes["symbol"])
    return replace(value, **changes)


def _event(words: str, duty: Obligation) -> Relative | None:
    if not words:
        return None
    if duty.relative and duty.relative.text == words:
        return duty.relative
    return Relative(words, "event", re.sub(r"^(?:trước|sau)(?: khi)?\s+", "", words, flags=re.IGNORECASE))


def symbol_parts(symbol: str | None) -> dict[str, Any]:
    """ "112-KH/ĐUK" -> number, type code, organ code."""
    match = re.fullmatch(r"(?P<number>[0-9]+[a-z]?)[-/](?:(?P<type>[A-ZĐ]{1,4})[/])?(?P<organ>\S+)", symbol or "")
    if match is None:
        return {"number": None, "type_code": None, "organ_code": None}
    return {"number": match["number"], "type_code": match["type"], "organ_code": match["organ"]}


def _added(directive: Directive, item: Correction) -> tuple[str, Directive]:
    sort = cast(Sort, item.target)
    if sort not in COLLECTIONS:
        raise Refusal("confirm_unknown_fact")
    values = {name: words for name, words in item.values.items() if name != "quote"}
    if missing := [name for name in REQUIRED[sort] if not values.get(name)]:
        raise Refusal("confirm_missing", fields=", ".join(missing))
    quote = item.values.get("quote", "")
    blank = _blank(sort, directive, Evidence(quote, item.span))
    name = COLLECTIONS[sort]
    return next_ref(directive, sort), _put(directive, {name: (*getattr(directive, name), with_values(sort, blank, values))})


def _blank(sort: Sort, directive: Directive, evidence: Evidence) -> Any:
    """A fact of this sort that says nothing yet."""
    span: Span = evidence.span or NOWHERE
    known: dict[str, Any] = {
        "duty": lambda: Obligation(_free_id("o", {duty.id for duty in directive.obligations}), "", evidence=(evidence,)),
        "task": lambda: Assignment("", evidence=(evidence,)),
        "outline": lambda: Outline(_free_id("l", {outline.id for outline in directive.outlines}), "", None, None, (), (), (), evidence),
        "appendix": lambda: AppendixTable(
            _free_id("t", {table.id for table in directive.appendix_tables}), "", None, None, False, evidence
        ),
        "group": lambda: Group(_free_id("g", {group.id for group in directive.groups}), "", None, evidence),
        "limit": lambda: Limit("", "<=", None, None, "ngày", evidence),
        "order": lambda: Ordering("pilot_first", None, None, None, evidence),
        "policy": lambda: AdjustmentPolicy("needs_consent", "chỉ tiêu", None, evidence),
        "window": lambda: DataWindow(None, None, None, None, False, evidence),
        "citation": lambda: Citation(evidence.quote, span),
    }
    return known[sort]()


def _free_id(prefix: str, taken: set[str]) -> str:
    number = len(taken) + 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"
