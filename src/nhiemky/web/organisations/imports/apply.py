"""The rows of a confirmed list: organisations, versions, people and posts, each noted in the ledger for the undo."""

from __future__ import annotations

from datetime import date
from typing import Any

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision
from nhiemky.reading.organisations.preview import OrganisationEntry, PostEntry, Preview
from nhiemky.vietnamese.unicode import fold, tone_key
from nhiemky.web.organisations.actions import Details, found_organisation, free_code
from nhiemky.web.organisations.ledger import Ledger
from nhiemky.web.organisations.models import Organisation, OrganisationType, OrganisationVersion, Person, Post

_PLAIN = ("code", "organ_code", "place", "address", "phone", "email")
_OTHER = "to-chuc-khac"


def apply_preview(shown: Preview, ledger: Ledger, under: Organisation) -> None:
    """Call inside a Change; refresh the tree at its end. Entries in doubt are passed over."""
    made = _Applied(ledger, under)
    for entry in shown.organisations:
        if entry.state == "new":
            made.found(entry)
        elif entry.state == "changed":
            made.change(entry)
        made.remember(entry)
    for post in shown.posts:
        if post.state == "new":
            made.appoint(post)
        elif post.state == "changed":
            made.change_post(post)


class _Applied:
    def __init__(self, ledger: Ledger, under: Organisation) -> None:
        self.ledger, self.under = ledger, under
        self.types = {tone_key(kind.name): kind for kind in OrganisationType.objects.all()}
        self.rows: dict[str, Organisation] = {}
        self.people: dict[str, Person] = {}
        self.codes = {code.casefold() for code in Organisation.objects.values_list("code", flat=True)}

    def remember(self, entry: OrganisationEntry) -> None:
        """What posts name by its row although it is on record."""
        if entry.id:
            self.rows[f"row:{entry.row.row}"] = self._known(entry.id)

    def found(self, entry: OrganisationEntry) -> None:
        row = entry.row
        details = Details(
            self._code(row.code, row.name), row.place, row.organ_code, row.address, row.phone, row.email, "\n".join(row.aliases)
        )
        self.rows[entry.ref] = found_organisation(
            self.ledger, name=row.name, kind=self._type(row.type, row.name), parent=self._organisation(entry.parent), since=entry.since,
            branch=row.branch, details=details, decision=Decision(row.decision_number, row.decision_on),
        )  # fmt: skip

    def change(self, entry: OrganisationEntry) -> None:
        one = self._known(entry.id or "")
        differs = {change.field: change.after for change in entry.changes}
        plain: dict[str, Any] = {name: differs[name] for name in _PLAIN if name in differs}
        if "aliases" in differs:
            plain["aliases"] = differs["aliases"].replace("; ", "\n")
        if plain:
            if plain.get("code", one.code).casefold() != one.code.casefold():
                self._code(plain["code"], one.name)
            self.ledger.alter(one, **plain)
        if {"name", "type", "parent", "branch"} & differs.keys():
            self._new_version(one, entry, differs)

    def _code(self, given: str, name: str) -> str:
        """The code of a row, or one of its name; taken from now on."""
        if given.casefold() in self.codes:
            raise Refusal("code_used", given=given)
        code = given or free_code(name, self.codes)
        self.codes.add(code.casefold())
        return code

    def _new_version(self, one: Organisation, entry: OrganisationEntry, differs: dict[str, str]) -> None:
        current = OrganisationVersion.objects.filter(organisation=one, valid_from__lte=entry.since).order_by("valid_from").last()
        assert current is not None
        parent = self._organisation(entry.parent)
        values: dict[str, Any] = {
            "name": differs.get("name", current.name),
            "type_id": self._type(differs["type"], current.name).pk if "type" in differs else current.type_id,
            "parent_id": (parent.pk if parent else None) if "parent" in differs else current.parent_id,
            "branch": differs.get("branch", current.branch),
            "decision_number": entry.row.decision_number,
            "decision_date": entry.row.decision_on,
        }
        if current.valid_from == entry.since:
            self.ledger.alter(current, **values)
            return
        until = current.valid_to
        self.ledger.alter(current, valid_to=entry.since)
        self.ledger.made(OrganisationVersion.objects.create(organisation=one, valid_from=entry.since, valid_to=until, **values))

    def appoint(self, entry: PostEntry) -> None:
        self._post(entry, self._person(entry), entry.row.valid_to, is_head=entry.row.is_head, title=entry.row.title)

    def change_post(self, entry: PostEntry) -> None:
        post = Post.objects.select_related("person").get(uuid=entry.post or "")
        differs = {key: after for key, _, after in entry.changes}
        person = {key: differs[key] for key in ("name", "phone", "email") if key in differs}
        if person:
            self.ledger.alter(post.person, **person)
        if "valid_to" in differs:
            self.ledger.alter(post, valid_to=date.fromisoformat(differs["valid_to"]))
        again = {"role": entry.role} if "role" in differs else {}
        head = {"is_head": True} if "is_head" in differs else {}
        if not again and not head:
            return
        if entry.since is None or post.valid_from >= entry.since or post.valid_to is not None:
            self.ledger.alter(post, **again, **head)
            return
        self.ledger.alter(post, valid_to=entry.since)
        self._post(entry, post.person, None, is_head=post.is_head or bool(head), title=post.title)

    def _post(self, entry: PostEntry, person: Person, until: date | None, *, is_head: bool, title: str) -> None:
        organisation = self._known(entry.organisation)
        assert entry.since is not None
        self.ledger.made(
            Post.objects.create(
                person=person,
                organisation=organisation,
                role=entry.role,
                title=title,
                is_head=is_head,
                valid_from=entry.since,
                valid_to=until,
            )
        )

    def _person(self, entry: PostEntry) -> Person:
        if entry.person:
            return Person.objects.get(uuid=entry.person)
        if entry.label and entry.label in self.people:
            return self.people[entry.label]
        person = Person.objects.create(name=entry.row.name, phone=entry.row.phone, email=entry.row.email)
        self.ledger.made(person)
        if entry.label:
            self.people[entry.label] = person
        return person

    def _organisation(self, ref: str | None) -> Organisation | None:
        return self._known(ref) if ref else None

    def _known(self, ref: str) -> Organisation:
        if ref not in self.rows:
            self.rows[ref] = Organisation.objects.get(uuid=ref)
        return self.rows[ref]

    def _type(self, words: str, name: str) -> OrganisationType:
        """The type so called; a new one is made with what its name tells. Without words: by the name's first ones."""
        if not words:
            code = "chi-bo-co-so" if fold(name).startswith("chi bo") else "dang-bo-co-so" if fold(name).startswith("dang bo") else _OTHER
            return OrganisationType.objects.get(code=code)
        key = tone_key(words)
        if key not in self.types:
            folded = fold(words)
            code = folded.replace(" ", "-")[:40]
            if OrganisationType.objects.filter(code=code).exists():
                code = f"{code[:36]}-{len(self.types)}"
            kind = OrganisationType.objects.create(
                code=code, name=words,
                is_cell=folded.startswith("chi bo"), has_standing_committee=folded.startswith("dang bo"),
                is_party_body=folded.startswith(("chi bo", "dang bo", "ban", "van phong", "uy ban kiem tra")),
                is_enterprise="doanh nghiep" in folded, order=100,
            )  # fmt: skip
            self.ledger.made(kind)
            self.types[key] = kind
        return self.types[key]
