"""An import's preview in words for its page: what is new, changed, asked, wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from nhiemky.domain.finding import RANK
from nhiemky.reading.organisations.preview import NEW, OrganisationEntry, PostEntry, Preview
from nhiemky.vietnamese.days import format_day
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.imports import actions
from nhiemky.web.organisations.models import ImportBatch
from nhiemky.web.organisations.record import listed_as_of
from nhiemky.web.organisations.roles import ROLES

FIELDS = {
    "name": "Tên", "type": "Loại", "parent": "Cấp trên", "branch": "Khối, nhánh", "code": "Mã", "organ_code": "Ký hiệu văn bản",
    "place": "Địa danh", "address": "Địa chỉ", "phone": "Điện thoại", "email": "Thư điện tử", "aliases": "Tên gọi khác",
    "role": "Vai trò", "is_head": "Đứng đầu", "valid_to": "Thôi giữ từ ngày",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A row in doubt: what it may be, and what was answered ("" nothing yet)."""

    row: int
    name: str
    parent: str
    choices: tuple[tuple[str, str], ...]
    answered: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One organisation or post as a line: row of the file, name, words, and for changes field, before, after."""

    row: int
    name: str
    words: str
    changes: tuple[tuple[str, str, str], ...] = ()


def page_of(actor: Actor, batch: ImportBatch) -> dict[str, Any]:
    """Everything of the page; of a batch that is settled only what it was."""
    if batch.state != "preview":
        return {"batch": batch}
    found = actions.preview_of(actor, batch)
    answers = actions.answers_of(batch)
    names = {each.id: each for each in listed_as_of(actor, actions.day_of(batch), "organise")}
    refs = {entry.ref: entry.row.name for entry in found.organisations} | {
        f"row:{entry.row.row}": entry.row.name for entry in found.organisations
    }

    def name_of(ref: str | None) -> str:
        return refs.get(ref or "") or (names[ref].name if ref in names else "")

    def asked(entry: OrganisationEntry) -> Question:
        choices = [(id, f"Chính là {_written(names[id])}") for id in entry.candidates if id in names]
        taken = any(names[id].code and names[id].code.casefold() == entry.row.code.casefold() for id in entry.candidates if id in names)
        if not taken:
            choices.append((NEW, "Là đơn vị mới"))
        return Question(entry.row.row, entry.row.name, name_of(entry.parent), tuple(choices), answers.get(str(entry.row.row), ""))

    settled = [entry for entry in found.organisations if str(entry.row.row) in answers]
    left_out = [each for each in found.findings if each.severity == "high"]
    return {
        "batch": batch,
        "on": actions.day_of(batch),
        "questions": [asked(entry) for entry in found.of("doubt")],
        "settled": [(entry.row, _answer(answers[str(entry.row.row)], names)) for entry in settled],
        "new": [_new(entry, name_of(entry.parent)) for entry in found.of("new")],
        "changed": [_changed(entry) for entry in found.of("changed")],
        "unchanged": len(found.of("unchanged")),
        "posts_new": [_post(entry, name_of(entry.organisation)) for entry in found.posts_of("new")],
        "posts_changed": [_post(entry, name_of(entry.organisation)) for entry in found.posts_of("changed")],
        "posts_unchanged": len(found.posts_of("unchanged")),
        "new_types": found.new_types,
        "findings": sorted(found.findings, key=lambda each: RANK[each.severity]),
        "left_out": len(left_out),
        "can_confirm": not found.is_empty and not found.of("doubt"),
        "total": _total(found),
    }


def _total(found: Preview) -> int:
    return sum(len(found.of(state)) + len(found.posts_of(state)) for state in ("new", "changed"))


def _written(each: Any) -> str:
    return f"{each.name} (mã {each.code})" if each.code else each.name


def _answer(answer: str, names: dict[str, Any]) -> str:
    return "đơn vị mới" if answer == NEW else f"chính là {_written(names[answer])}" if answer in names else "đơn vị đã có"


def _new(entry: OrganisationEntry, parent: str) -> Shown:
    words = ", ".join(
        filter(None, (entry.row.code and f"mã {entry.row.code}", entry.row.type, parent and f"trực thuộc {parent}", entry.row.branch))
    )
    return Shown(entry.row.row, entry.row.name, words)


def _changed(entry: OrganisationEntry) -> Shown:
    changes = tuple((FIELDS[change.field], change.before, change.after) for change in entry.changes)
    return Shown(entry.row.row, entry.row.name, format_day(entry.since) if entry.is_dated else "", changes)


def _post(entry: PostEntry, organisation: str) -> Shown:
    role = ROLES.get(entry.role, "")  # type: ignore[call-overload]
    words = ", ".join(filter(None, (entry.row.title, organisation, role and f"vai trò {role}", "đứng đầu" if entry.row.is_head else "")))
    changes = tuple((FIELDS[name], _shown(name, before), _shown(name, after)) for name, before, after in entry.changes)
    return Shown(entry.row.row, entry.row.name, words, changes)


def _shown(name: str, value: str) -> str:
    if name == "role":
        return str(ROLES.get(value, value))  # type: ignore[call-overload]
    return format_day(date.fromisoformat(value)) if name == "valid_to" and value else value
