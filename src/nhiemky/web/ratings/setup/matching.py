"""Rows of a file against a round: which subject a row is, what it would change, who is new, who is in no tree.

>>> found = matched(campaign, table.rows)                               # doctest: +SKIP
>>> [(entry.state, entry.name) for entry in found]                      # doctest: +SKIP

Promise: every row of the file gets an answer, none is passed over; a person or a unit that the tree does not hold is told and never made;
a blank cell changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from nhiemky.domain.rating import FACTS, Rated
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web import clock
from nhiemky.web.organisations.models import Organisation, Post
from nhiemky.web.organisations.record import in_force
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.setup.picking import Picked
from nhiemky.web.ratings.value import facts_of

State = Literal["changed", "same", "new", "stranger", "twice"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What becomes of one row. changes: name of the fact (or "group", "collectives") -> before, after. why: of a stranger, what to do."""

    row: int
    kind: str
    name: str
    state: State
    subject: Subject | None = None
    picked: Picked | None = None
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    why: str = ""


def matched(campaign: RatingCampaign, rows: Sequence[Rated]) -> list[Entry]:
    """An entry for every row, in the file's order."""
    record = _Record(campaign)
    found: list[Entry] = []
    taken: set[Any] = set()
    for row in rows:
        entry = record.entry(row)
        key = entry.subject.pk if entry.subject else ("new", entry.picked) if entry.picked else None
        if key is not None and key in taken:
            entry = Entry(row.row, row.kind, row.shown, "twice", why="Đã có ở dòng trên của tệp. Giữ một dòng.")
        taken.add(key)
        found.append(entry)
    return found


class _Record:
    """The round and what the tree holds below its committee."""

    def __init__(self, campaign: RatingCampaign) -> None:
        owner = campaign.organisation
        standing = list(campaign.subjects.filter(removed_at=None).select_related("organisation", "person"))
        self.by_code = {(row.kind, row.code.casefold()): row for row in standing}
        self.by_name: dict[tuple[str, str], list[Subject]] = {}
        for row in standing:
            self.by_name.setdefault((row.kind, search_key(row.name)), []).append(row)
        self.collectives = {row.code: row for row in standing if row.kind == "collective"}
        self.bound: dict[int, set[str]] = {}
        pairs = Subject.collectives.through.objects.filter(from_subject__campaign=campaign)
        for head, code in pairs.values_list("from_subject_id", "to_subject__code"):
            self.bound.setdefault(head, set()).add(code)
        places = Organisation.objects.filter(active=True, left__gte=owner.left, left__lte=owner.right).select_related("type")
        self.owner = owner
        self.places = {one.code.casefold(): one for one in places}
        self.named_places: dict[str, list[Organisation]] = {}
        for one in places:
            self.named_places.setdefault(one.search_key, []).append(one)
        posts = Post.objects.filter(in_force(clock.today()), organisation__in=[one.pk for one in places])
        self.posts: dict[tuple[int, str], list[Post]] = {}
        for post in posts.select_related("person", "organisation__type").order_by("-is_head", "pk"):
            self.posts.setdefault((post.organisation_id, post.person.search_key), []).append(post)

    def entry(self, row: Rated) -> Entry:
        subject = self._known(row)
        if subject is not None:
            changes = self._changes(subject, row)
            return Entry(row.row, row.kind, subject.name, "changed" if changes else "same", subject, changes=changes)
        place = self._place(row)
        if place is None or (row.kind == "collective" and place.pk == self.owner.pk):
            why = "Không có trong cây tổ chức của cấp ủy. Lập đơn vị ở trang Đơn vị trước, hoặc sửa mã tổ chức trong tệp."
            return Entry(row.row, row.kind, row.shown, "stranger", why=why)
        if row.kind == "collective":
            picked = Picked("collective", place, group=row.group)
            return Entry(row.row, row.kind, place.name, "new", picked=picked, changes=self._facts({}, row))
        posts = {post.person_id: post for post in reversed(self.posts.get((place.pk, search_key(row.name)), []))}
        if len(posts) != 1:
            why = (
                f"Chưa có chức vụ nào ở {place.name}. Ghi ở trang Người và chức vụ trước, rồi nhập lại."
                if not posts
                else f"Có {len(posts)} người cùng tên ở {place.name}. Thêm ở trang Thêm đối tượng, nơi chọn được đúng người."
            )
            return Entry(row.row, row.kind, row.shown, "stranger", why=why)
        (post,) = posts.values()
        if any(each.person_id == post.person_id for each in self.by_code.values()):
            why = "Người này đã có trong đợt ở đơn vị khác. Mỗi người xếp loại một lần; ghi đúng mã đối tượng."
            return Entry(row.row, row.kind, row.shown, "stranger", why=why)
        picked = Picked("individual", place, post.person, post.title, row.group, row.is_head)
        return Entry(row.row, row.kind, post.person.name, "new", picked=picked, changes=self._facts({}, row))

    def _known(self, row: Rated) -> Subject | None:
        """By code; else by name, where the round has it once (and in the unit the row names)."""
        subject = self.by_code.get((row.kind, row.id.casefold())) if row.id else None
        if subject is not None:
            return subject if not row.name or search_key(subject.name) == search_key(row.name) else None
        same = self.by_name.get((row.kind, search_key(row.name)), [])
        if row.organisation:
            same = [one for one in same if one.organisation.code.casefold() == row.organisation.casefold()]
        return same[0] if len(same) == 1 else None

    def _place(self, row: Rated) -> Organisation | None:
        for code in (row.organisation, row.id if row.kind == "collective" else ""):
            if code and (place := self.places.get(code.casefold())) is not None:
                return place
        named = self.named_places.get(search_key(row.name), []) if row.kind == "collective" else []
        return named[0] if len(named) == 1 else None

    def _changes(self, subject: Subject, row: Rated) -> dict[str, tuple[Any, Any]]:
        changes = self._facts(facts_of(subject), row)
        if row.group and row.group != subject.group:
            changes["group"] = (subject.group, row.group)
        bound = self.bound.get(subject.pk, set())
        wanted = {
            code
            for code in row.collectives
            if code in self.collectives and self.collectives[code].organisation_id != subject.organisation_id
        }
        if subject.is_head and wanted and wanted != bound:
            changes["collectives"] = (sorted(bound), sorted(wanted))
        return changes

    def _facts(self, known: dict[str, Any], row: Rated) -> dict[str, tuple[Any, Any]]:
        changes: dict[str, tuple[Any, Any]] = {}
        for name in (*FACTS, "marks", "quarter_levels"):
            value = getattr(row, name)
            after = "" if value is None else list(value) if isinstance(value, tuple) else str(value)
            if after and not _equal(known.get(name, ""), after):
                changes[name] = (known.get(name, ""), after)
        return changes


def _equal(before: Any, after: Any) -> bool:
    """Numbers by value: 90 and 90.0 are one."""
    from decimal import Decimal, InvalidOperation

    if before == after:
        return True
    try:
        return bool(before) and Decimal(str(before)) == Decimal(str(after))
    except InvalidOperation:
        return False
