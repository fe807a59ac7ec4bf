"""What a list would change: which rows are new, changed, the same, or perhaps an organisation already on record under another writing.

>>> table = OrganisationTable("ds.csv", (OrganisationRow(2, "Đảng bộ Sở Tài chính"), OrganisationRow(3, "Chi bộ Đài")))
>>> known = Record((ListedOrganisation("1", "Chi bộ Sở Tài chính", date(2020, 1, 1)),))
>>> [(entry.row.row, entry.state, entry.candidates) for entry in preview(table, known, date(2023, 1, 1)).organisations]
[(2, 'doubt', ('1',)), (3, 'new', ())]
>>> [entry.state for entry in preview(table, known, date(2023, 1, 1), answers={"2": "new"}).organisations]
['new', 'new']

Promise: nothing is merged by likeness: a row is one on record only by its code, or by its name word for word under the same superior;
any other likeness is a question, and a row whose question is open is not taken. Blank cells take nothing away. Persons are one only by
their code, or by name within one organisation. What cannot be placed is said by row and column. Same input, same answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from nhiemky.domain.finding import Finding
from nhiemky.domain.organisation_list import ListedOrganisation, ListedPost, OrganisationRow, OrganisationTable, PostRow
from nhiemky.reading.organisations.known import Names, Record, Said
from nhiemky.reading.organisations.people import PostEntry, posts_of
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import same_words, tone_key

__all__ = ["FieldChange", "ListedOrganisation", "ListedPost", "OrganisationEntry", "PostEntry", "PostRow", "Preview", "Record", "preview"]

State = Literal["new", "changed", "unchanged", "doubt"]
NEW = "new"
"""The answer that a row in doubt is an organisation of its own."""

DATED = ("name", "type", "parent", "branch", "code")
PLAIN = ("organ_code", "place", "address", "phone", "email", "aliases")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as words; of `parent` these are names."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """One row and what it comes to.

    id          on record, None for a new one; ref: what others name it by, its id or "row:12".
    parent      ref of the superior, None for a root; since: the day from which the row holds.
    candidates  ids it may be, for a person to say; only while in doubt.
    """

    row: OrganisationRow
    state: State
    id: str | None
    parent: str | None
    since: date
    changes: tuple[FieldChange, ...] = ()
    candidates: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """What the preview names it by."""
        return self.id or f"row:{self.row.row}"

    @property
    def is_dated(self) -> bool:
        """Whether it changes what is kept through time, so that a new version begins."""
        return any(change.field in DATED for change in self.changes)


@dataclass(frozen=True, slots=True)
class Preview:
    """Entries in the file's order, superiors first within what is new; types the record does not have yet; what is wrong."""

    organisations: tuple[OrganisationEntry, ...]
    posts: tuple[PostEntry, ...]
    findings: tuple[Finding, ...]
    new_types: tuple[str, ...] = ()

    def of(self, state: State) -> tuple[OrganisationEntry, ...]:
        """Organisations of one state."""
        return tuple(entry for entry in self.organisations if entry.state == state)

    def posts_of(self, state: str) -> tuple[PostEntry, ...]:
        """Posts of one state."""
        return tuple(entry for entry in self.posts if entry.state == state)

    @property
    def is_empty(self) -> bool:
        """Nothing to save."""
        states = {*(entry.state for entry in self.organisations), *(entry.state for entry in self.posts)}
        return states <= {"unchanged", "doubt"}


def preview(
    table: OrganisationTable,
    record: Record,
    on: date,
    *,
    default_parent: str | None = None,
    roles: Mapping[str, str] | None = None,
    grantable: Collection[str] | None = None,
    types: Iterable[str] = (),
    answers: Mapping[str, str] | None = None,
    taken: Collection[str] = (),
) -> Preview:
    """What the list would change on the day.

    on              from when a row holds that names no later day of its own.
    default_parent  id of the organisation that new rows without a superior go under.
    roles           role code -> its words; grantable: those this list may give, None for all; types: those on record.
    answers         row number -> "new", or the id on record that the row is.
    taken           codes without capitals that are in use by others than those on this record (ended, or out of reach).
    """
    made = _Preview(table, record, on, default_parent, answers or {}, frozenset(taken))
    entries = made.entries()
    posts, findings = posts_of(table, record, made.names, {entry.row.row: entry.ref for entry in entries}, on, roles or {}, grantable)
    known_types = {tone_key(each) for each in types}
    new_types = dict.fromkeys(
        entry.row.type for entry in entries if entry.row.type and entry.state != "doubt" and tone_key(entry.row.type) not in known_types
    )
    return Preview(entries, posts, (*table.findings, *made.said.findings, *findings), tuple(new_types))


@dataclass
class _Preview:
    table: OrganisationTable
    record: Record
    on: date
    default_parent: str | None
    answers: Mapping[str, str]
    taken: frozenset[str]
    names: Names = field(init=False)
    said: Said = field(init=False)
    fallen: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.said = Said(self.table.file, self.table.organisation_sheet, self.table.organisation_headings)
        self.names = Names(self.record, self.table.organisations)
        self.fallen.update({int(row): name for row, name in self.table.left_out.items()})

    def entries(self) -> tuple[OrganisationEntry, ...]:
        rows = self._without_repeated_codes()
        parents = self._parents(rows)
        identities: dict[int, tuple[str | None, tuple[str, ...]]] = {}
        taken: dict[str, OrganisationRow] = {}
        kept: list[OrganisationRow] = []
        for row in rows:
            if row.row not in parents:
                continue
            identity = self._identity(row, parents[row.row])
            if identity is None or not self._is_first(row, parents[row.row], identity[0], taken):
                self.fallen[row.row] = row.name
                continue
            identities[row.row] = identity
            kept.append(row)
        self._settle(kept, parents, identities)
        entries = {row.row: self._entry(row, parents, identities) for row in kept if row.row not in self.fallen}
        entries = {number: entry for number, entry in entries.items() if entry is not None}
        return tuple(self._after_superiors(_superiors_first([entry for entry in entries.values() if entry])))

    def _after_superiors(self, entries: Sequence[OrganisationEntry]) -> Iterable[OrganisationEntry]:
        """Nobody holds from before his superior is on record: a list knows older days than the office's program does."""
        starts = {each.id: each.valid_from for each in self.record.organisations}
        for entry in entries:
            start = starts.get(entry.parent or "")
            places = entry.state == "new" or any(change.field == "parent" for change in entry.changes)
            if places and start and entry.since < start:
                facts = {"value": format_day(entry.since), "parent": self.names.name_of(entry.parent), "start": format_day(start)}
                self.said.say("since_clamped", entry.row.row, "valid_from", **facts)
                entry = replace(entry, since=start)
            if entry.id is None or entry.is_dated:
                starts[entry.ref] = entry.since if entry.id is None else min(entry.since, starts[entry.ref])
            yield entry

    def _without_repeated_codes(self) -> list[OrganisationRow]:
        seen: dict[str, OrganisationRow] = {}
        rows = []
        for row in self.table.organisations:
            key = row.code.casefold()
            if key in self.taken and key not in self.record.by_code:
                self.said.say("code_of_absent", row.row, "code", value=row.code)
                self.fallen[row.row] = row.name
                continue
            if key and key in seen:
                first = seen[key]
                self.said.say("code_repeated", row.row, "code", value=row.code, first_row=first.row, first=first.name)
                self.fallen[row.row] = row.name
                continue
            if key:
                seen[key] = row
            rows.append(row)
        return rows

    def _parents(self, rows: Sequence[OrganisationRow]) -> dict[int, str | None]:
        """Row -> ref of its superior as written ("row:3" of the file, else an id); rows without a place are missing."""
        parents: dict[int, str | None] = {}
        for row in rows:
            if not row.parent:
                parents[row.row] = self.default_parent
                continue
            found = self.names.find(row.parent, besides=row.row)
            if found.ref:
                parents[row.row] = found.ref
                continue
            self.fallen[row.row] = row.name
            waits = next((number for number, name in self.fallen.items() if number != row.row and same_words(name, row.parent)), None)
            if waits:
                self.said.say("parent_left_out", row.row, "parent", value=row.parent, above=waits)
            elif found.is_doubtful:
                self.said.say("parent_doubtful", row.row, "parent", value=row.parent, candidates=found.candidates)
            elif same_words(row.parent, row.name) or (row.code and row.parent == row.code):
                self.said.say("parent_is_itself", row.row, "parent", value=row.parent)
            else:
                nearest = f" Gần nhất: {found.candidates}." if found.candidates else ""
                self.said.say("parent_not_found", row.row, "parent", value=row.parent, nearest=nearest)
        return parents

    def _identity(self, row: OrganisationRow, parent: str | None) -> tuple[str | None, tuple[str, ...]] | None:
        """The id on record the row is, or those it may be; None: it is said why it is neither."""
        answer = self.answers.get(str(row.row))
        own = self.record.by_code.get(row.code.casefold()) if row.code else None
        if own:
            if not self.names.unlike(own, row.name) or answer == own.id:
                return own.id, ()
            if answer == NEW:
                self.said.say("code_of_other", row.row, "code", value=row.code, known=own.name, name=row.name)
                return None
            return None, (own.id,)
        if answer == NEW:
            return None, ()
        if answer and answer in self.record.by_id:
            return answer, ()
        at = parent if not row.parent or parent is None or not parent.startswith("row:") else self._on_record(parent)
        same, alike = self.names.on_record(row, at if row.parent else None)
        if same and row.code and same.code and same.code.casefold() != row.code.casefold():
            return None, (same.id,)
        return (same.id, ()) if same else (None, alike)

    def _on_record(self, ref: str) -> str | None:
        """The id of a superior that is itself a row; None while it is new."""
        row = self.names.row(ref)
        if row is None:
            return None
        known = self.record.by_code.get(row.code.casefold()) if row.code else None
        same = known or self.names.on_record(row, None)[0]
        return same.id if same else ""

    def _is_first(self, row: OrganisationRow, parent: str | None, id: str | None, taken: dict[str, OrganisationRow]) -> bool:
        key = id or f"{parent}/{tone_key(row.name)}"
        first = taken.setdefault(key, row)
        if first is row:
            return True
        self.said.say("list_row_repeated", row.row, "name", value=row.name, first_row=first.row)
        return False

    def _settle(
        self, rows: Sequence[OrganisationRow], parents: dict[int, str | None], identities: Mapping[int, tuple[str | None, tuple[str, ...]]]
    ) -> None:
        """Superiors that are rows become the ids they were found to be; rows under a row in doubt, left out, or under themselves fall."""
        by_row = {row.row: row for row in rows}
        for row in rows:
            id = identities[row.row][0]
            if id and not row.parent:  # says nothing of its superior: stays where it is
                parents[row.row] = self.record.by_id[id].parent
            parent = parents[row.row]
            if parent and parent.startswith("row:") and (known := identities.get(int(parent[4:]))) and known[0]:
                parents[row.row] = known[0]
        above_of = {row.row: parents[row.row] for row in rows}
        row_of_id = {id: number for number, (id, _) in identities.items() if id}
        changed = True
        while changed:
            changed = False
            for row in rows:
                parent = above_of[row.row]
                if row.row in self.fallen or not parent or not parent.startswith("row:"):
                    continue
                above = int(parent[4:])
                if above in self.fallen or above not in by_row or identities[above][1]:
                    self.said.say("parent_left_out", row.row, "parent", value=row.parent, above=above)
                    self.fallen[row.row] = row.name
                    changed = True
        for row in rows:
            if row.row not in self.fallen and self._goes_round(row.row, above_of, row_of_id, identities):
                self.said.say("parent_is_itself", row.row, "parent", value=row.parent)
                self.fallen[row.row] = row.name

    def _goes_round(
        self,
        start: int,
        above_of: Mapping[int, str | None],
        row_of_id: Mapping[str, int],
        identities: Mapping[int, tuple[str | None, tuple[str, ...]]],
    ) -> bool:
        own = identities[start][0] or f"row:{start}"
        at, seen = above_of[start], set[str]()
        while at and at not in seen:
            if at == own:
                return True
            seen.add(at)
            number = int(at[4:]) if at.startswith("row:") else row_of_id.get(at)
            listed = self.record.by_id.get(at)
            if number is not None and number in above_of and self._says_parent(number):
                at = above_of[number]
            else:
                at = listed.parent if listed else above_of.get(number) if number is not None else None
        return False

    def _says_parent(self, number: int) -> bool:
        row = self.names.row(f"row:{number}")
        return bool(row and row.parent)

    def _entry(
        self, row: OrganisationRow, parents: Mapping[int, str | None], identities: Mapping[int, tuple[str | None, tuple[str, ...]]]
    ) -> OrganisationEntry | None:
        id, candidates = identities[row.row]
        if candidates:
            return OrganisationEntry(row, "doubt", None, parents[row.row], row.valid_from or self.on, candidates=candidates)
        if id is None:
            return OrganisationEntry(row, "new", None, parents[row.row], row.valid_from or self.on)
        known = self.record.by_id[id]
        parent = parents[row.row] if row.parent else known.parent
        changes = tuple(self._changes(row, known, parent))
        since = row.valid_from if row.valid_from and row.valid_from > known.valid_from else self.on
        entry = OrganisationEntry(row, "changed" if changes else "unchanged", id, parent, since, changes)
        if entry.is_dated and since < known.valid_from:
            last = format_day(known.valid_from)
            column = "valid_from" if "valid_from" in self.table.organisation_headings else "name"
            self.said.say("change_before_last", row.row, column, value=format_day(since), name=known.name, last=last)
            return None
        return entry

    def _changes(self, row: OrganisationRow, known: ListedOrganisation, parent: str | None) -> Iterable[FieldChange]:
        for name in (*DATED, *PLAIN):
            if name == "parent":
                if parent != known.parent:
                    yield FieldChange("parent", self.names.name_of(known.parent), self.names.name_of(parent))
                continue
            after, before = getattr(row, name), getattr(known, name)
            if name == "aliases":
                if set(map(tone_key, after)) - set(map(tone_key, before)):
                    yield FieldChange(name, "; ".join(before), "; ".join(dict.fromkeys((*before, *after))))
            elif after and after != before:
                yield FieldChange(name, before, after)


def _superiors_first(entries: Sequence[OrganisationEntry]) -> list[OrganisationEntry]:
    """The file's order, but nobody before the row that is his superior."""
    by_ref = {entry.ref: entry for entry in entries}
    placed: dict[str, OrganisationEntry] = {}
    for entry in entries:
        chain = [entry]
        while (above := by_ref.get(chain[-1].parent or "")) and above.ref not in placed and above not in chain:
            chain.append(above)
        for each in reversed(chain):
            placed.setdefault(each.ref, each)
    return list(placed.values())
