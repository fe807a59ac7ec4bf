"""People and posts of a list against the record: who is new, who is known, whose post ended.

>>> table = OrganisationTable("ds.csv", posts=(PostRow(2, "Lê Văn An", "Chi bộ Đài", "Bí thư", is_head=True),))
>>> record = Record((ListedOrganisation("1", "Chi bộ Đài", date(2020, 1, 1)),))
>>> entries, findings = posts_of(table, record, Names(record, ()), {}, date(2023, 1, 1), {})
>>> [(entry.state, entry.organisation, entry.person) for entry in entries], findings
([('new', '1', None)], ())

Promise: a person is one on record only by code, or by name word for word within the same organisation; the same name elsewhere stays
another person, and is said. A second head is said. A row changes only what it states.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from nhiemky.domain.finding import Finding
from nhiemky.domain.organisation_list import ListedOrganisation, ListedPost, OrganisationTable, PostRow
from nhiemky.reading.organisations.known import Names, Record, Said
from nhiemky.vietnamese.unicode import fold, same_words, tone_key

__all__ = ["ListedOrganisation", "PostEntry", "posts_of"]

State = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class PostEntry:
    """One row and what it comes to.

    organisation  ref: an id on record or "row:12"; person: id on record, None for a new one; label: rows with one label are one new
                  person, "" = nobody else's.
    post          id of the post on record that it is; role: code. changes: fields that differ, with their words before and after.
    """

    row: PostRow
    state: State
    organisation: str
    person: str | None
    label: str = ""
    post: str | None = None
    role: str = ""
    since: date | None = None
    changes: tuple[tuple[str, str, str], ...] = ()


def posts_of(
    table: OrganisationTable,
    record: Record,
    names: Names,
    refs: Mapping[int, str],
    on: date,
    roles: Mapping[str, str],
    grantable: Collection[str] | None = None,
) -> tuple[tuple[PostEntry, ...], tuple[Finding, ...]]:
    """The posts of a list. refs: row of the organisations' sheet -> what it was found to be; rows not in it were left out.

    roles: code -> words; grantable: codes that this list may give anew, None for all."""
    made = _Posts(table, record, names, refs, on, roles, grantable)
    entries = [entry for row in table.posts if (entry := made.entry(row))]
    return tuple(entries), tuple(made.said.findings)


class _Posts:
    def __init__(
        self,
        table: OrganisationTable,
        record: Record,
        names: Names,
        refs: Mapping[int, str],
        on: date,
        roles: Mapping[str, str],
        grantable: Collection[str] | None,
    ) -> None:
        self.record, self.names, self.refs, self.on, self.roles, self.grantable = record, names, refs, on, roles, grantable
        self.by_words = {fold(words): code for code, words in roles.items()}
        self.said = Said(table.file, table.person_sheet or table.organisation_sheet, table.person_headings or table.organisation_headings)
        self.people: dict[str, list[ListedPost]] = {}
        for post in record.posts:
            self.people.setdefault(tone_key(post.name), []).append(post)
        self.by_person = {post.person: post for post in record.posts}
        self.placed: dict[str, tuple[str, int]] = {}
        self.heads: dict[str, str] = {}

    def entry(self, row: PostRow) -> PostEntry | None:
        organisation = self._organisation(row)
        if organisation is None:
            return None
        role = self._role(row)
        own = self.record.posts_by_organisation.get(organisation, [])
        person = row.person_code if row.person_code in self.by_person else self._same_name(row, own)
        post = next((each for each in own if each.person == person and self._same_post(each, row)), None)
        if role and self.grantable is not None and role not in self.grantable and (post is None or post.role != role):
            self.said.say("role_row_not_grantable", row.row, "role", value=self.roles[role])
            role = ""
        self._say_alike(row, organisation, person)
        self._say_second_head(row, organisation, own, person)
        label = "" if person else row.person_code
        since = row.valid_from or self.on
        if post is None:
            return PostEntry(row, "new", organisation, person, label, role=role, since=since)
        changes = tuple(self._changes(row, role, post))
        return PostEntry(
            row, "changed" if changes else "unchanged", organisation, person, label, post.id, role or post.role, since, changes
        )

    def _organisation(self, row: PostRow) -> str | None:
        if row.organisation_row:
            return self.refs.get(row.organisation_row)
        found = self.names.find(row.organisation)
        ref = found.ref
        if ref and ref.startswith("row:"):
            ref = self.refs.get(int(ref[4:]))
        if ref is None:
            nearest = f" Gần nhất: {found.candidates}." if found.candidates else ""
            self.said.say("unit_of_person_not_found", row.row, "organisation", value=row.organisation, nearest=nearest)
        return None if ref is None else ref

    def _role(self, row: PostRow) -> str:
        if not row.role or row.role in self.roles:
            return row.role
        code = self.by_words.get(fold(row.role))
        if code is None:
            self.said.say("role_unknown", row.row, "role", value=row.role, known=", ".join(self.roles.values()))
        return code or ""

    @staticmethod
    def _same_name(row: PostRow, own: list[ListedPost]) -> str | None:
        if row.person_code:
            return None
        found = {post.person for post in own if same_words(post.name, row.name)}
        return found.pop() if len(found) == 1 else None

    @staticmethod
    def _same_post(post: ListedPost, row: PostRow) -> bool:
        return not row.title or same_words(post.title, row.title)

    def _changes(self, row: PostRow, role: str, post: ListedPost) -> list[tuple[str, str, str]]:
        found: list[tuple[str, Any, Any]] = [
            ("name", post.name, row.name),
            ("role", post.role, role),
            ("phone", post.phone, row.phone),
            ("email", post.email, row.email),
        ]
        changes = [(key, str(before), str(after)) for key, before, after in found if after and not same_words(str(before), str(after))]
        if row.is_head and not post.is_head:
            changes.append(("is_head", "", "x"))
        if row.valid_to and row.valid_to != post.valid_to:
            changes.append(("valid_to", post.valid_to.isoformat() if post.valid_to else "", row.valid_to.isoformat()))
        return changes

    def _say_alike(self, row: PostRow, organisation: str, person: str | None) -> None:
        """The same name, on record elsewhere or in another row, is another person until somebody says otherwise."""
        if person or row.person_code:
            return
        key = tone_key(row.name)
        others = [f"người ở “{self.names.name_of(post.organisation)}”" for post in self.people.get(key, ())[:2]]
        if key in self.placed:
            others.append(f"dòng {self.placed[key][1]}")
        self.placed.setdefault(key, (organisation, row.row))
        if others:
            self.said.say("person_name_alike", row.row, "person_name", value=row.name, others=", ".join(others))

    def _say_second_head(self, row: PostRow, organisation: str, own: list[ListedPost], person: str | None) -> None:
        if not row.is_head or (row.valid_to and row.valid_to <= self.on):
            return
        other = next((post.name for post in own if post.is_head and post.person != person), None) or self.heads.get(organisation)
        self.heads.setdefault(organisation, row.name)
        if other and not same_words(other, row.name):
            self.said.say("head_twice", row.row, "person_name", value=row.name, unit=self.names.name_of(organisation), other=other)
