"""What a list is compared with: the record as of a day, and the names a cell may mean.

>>> record = Record((ListedOrganisation("1", "Đảng bộ Khối", date(2020, 1, 1), code="K"),))
>>> names = Names(record, (OrganisationRow(2, "Đảng bộ Sở Y tế"),))
>>> names.find("Đảng ủy Khối").ref, names.find("k").ref, names.find("Đảng bộ Sở Y tế").ref, names.find("Đảng bộ Sở Y tees").candidates
('1', '1', 'row:2', '“Đảng bộ Sở Y tế” (dòng 2)')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from nhiemky.domain.campaign import Unit
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.organisation_list import ListedOrganisation, ListedPost, OrganisationRow
from nhiemky.reading.units.known_units import KnownUnits, core_key, full_key, likeness
from nhiemky.vietnamese.unicode import tone_key

__all__ = ["Found", "Names", "Record", "Said", "date"]

_UNLIKE = 60
"""Likeness (0..100) under which one code names two different organisations."""
_TELLING = 3
"""Words of a name, without its kind, from which it says by itself which organisation is meant ("Chi bộ 1" does not)."""


@dataclass(frozen=True)
class Record:
    """Organisations and posts in force as of the day."""

    organisations: tuple[ListedOrganisation, ...] = ()
    posts: tuple[ListedPost, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, ListedOrganisation]:
        """Organisations."""
        return {each.id: each for each in self.organisations}

    @cached_property
    def by_code(self) -> dict[str, ListedOrganisation]:
        """Organisations with a code, by the code without capitals."""
        return {each.code.casefold(): each for each in self.organisations if each.code}

    @cached_property
    def posts_by_organisation(self) -> dict[str, list[ListedPost]]:
        """Posts of each organisation."""
        found: dict[str, list[ListedPost]] = {}
        for post in self.posts:
            found.setdefault(post.organisation, []).append(post)
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """ref: the one meant ("row:3" or an id), None where none is or several are; candidates: the nearest, as words."""

    ref: str | None = None
    candidates: str = ""
    is_doubtful: bool = False


class Names:
    """Names and codes of the record and of the file's own rows, a row standing before what is on record of the same name."""

    def __init__(self, record: Record, rows: Sequence[OrganisationRow]) -> None:
        self._rows = {f"row:{row.row}": row for row in rows}
        self._record = record
        listed = {tone_key(row.name) for row in rows} | {row.code.casefold() for row in rows if row.code}
        units = [Unit(ref, row.name, code=row.code or None, aliases=row.aliases) for ref, row in self._rows.items()]
        units += [
            Unit(each.id, each.name, code=each.code or None, aliases=each.aliases)
            for each in record.organisations
            if tone_key(each.name) not in listed and each.code.casefold() not in listed
        ]
        self._known = KnownUnits.of(units)
        self._on_record = KnownUnits.of([Unit(each.id, each.name, aliases=each.aliases) for each in record.organisations])
        self._codes = {each.code.casefold(): each.id for each in record.organisations if each.code}
        self._codes |= {row.code.casefold(): ref for ref, row in self._rows.items() if row.code}
        self._exact: dict[str, list[str]] = {}
        for unit in units:
            self._exact.setdefault(tone_key(unit.name), []).append(unit.id)
        self._whole: dict[str, list[ListedOrganisation]] = {}
        self._core: dict[str, list[ListedOrganisation]] = {}
        for each in record.organisations:
            for name in (each.name, *each.aliases):
                self._whole.setdefault(tone_key(name), []).append(each)
                self._core.setdefault(core_key(name), []).append(each)

    def row(self, ref: str) -> OrganisationRow | None:
        """The row of a ref, None for an id."""
        return self._rows.get(ref)

    def name_of(self, ref: str | None) -> str:
        """The name behind a ref."""
        if ref is None:
            return ""
        row = self._rows.get(ref)
        return row.name if row else self._record.by_id[ref].name if ref in self._record.by_id else ref

    def find(self, words: str, besides: int = 0) -> Found:
        """The organisation a cell means: by code, by its name word for word, or by a name no other comes near."""
        own = f"row:{besides}"
        if (ref := self._codes.get(words.casefold())) and ref != own:
            return Found(ref)
        exact = [ref for ref in self._exact.get(tone_key(words), ()) if ref != own]
        if len(exact) == 1:
            return Found(exact[0])
        if exact:
            return Found(candidates=self._written(exact[:3]), is_doubtful=True)
        match = self._known.match(words)
        if match.unit and match.sure and match.unit.id != own:
            return Found(match.unit.id)
        near = [unit.id for unit in (*((match.unit,) if match.unit else ()), *match.candidates) if unit.id != own]
        return Found(candidates=self._written(list(dict.fromkeys(near))[:3]), is_doubtful=match.unit is None and len(near) > 1)

    def _written(self, refs: Iterable[str]) -> str:
        return ", ".join(f"“{self.name_of(ref)}”" + (f" (dòng {ref[4:]})" if ref.startswith("row:") else self._coded(ref)) for ref in refs)

    def _coded(self, id: str) -> str:
        code = self._record.by_id[id].code
        return f" (mã {code})" if code else ""

    def on_record(self, row: OrganisationRow, parent: str | None) -> tuple[ListedOrganisation | None, tuple[str, ...]]:
        """The one on record that a row without a known code is, word for word; else those it may be.

        parent: id of its superior, "" for one that is itself new, None where the row does not say.
        """
        same = list({each.id: each for each in self._whole.get(tone_key(row.name), ())}.values())
        here = [each for each in same if parent is None or each.parent == parent]
        if len(here) == 1:
            return here[0], ()
        if here:
            return None, tuple(each.id for each in here[:3])
        core = core_key(row.name)
        telling = len(core.split()) >= _TELLING and not core.startswith(("chi bo", "dang bo"))
        alike = [each.id for each in same if telling]
        alike += [each.id for each in self._core.get(core_key(row.name), ()) if self._may_be(each, row, parent, telling=telling)]
        match = self._on_record.match(row.name)
        if match.unit and not match.sure and (parent is None or self._record.by_id[match.unit.id].parent == parent):
            alike.append(match.unit.id)
        return None, tuple(dict.fromkeys(alike))[:3]

    @staticmethod
    def _may_be(known: ListedOrganisation, row: OrganisationRow, parent: str | None, *, telling: bool) -> bool:
        """Same key without marks or kind: perhaps the same one, if under the same superior or of a name that says enough."""
        if tone_key(known.name) == tone_key(row.name):
            return False
        return parent is None or known.parent == parent or (telling and full_key(known.name) == full_key(row.name))

    @staticmethod
    def unlike(known: ListedOrganisation, name: str) -> bool:
        """Whether a name is so far from the one on record that a shared code is more likely a slip than a rename."""
        return likeness(known.name, name) < _UNLIKE and tone_key(name) not in {tone_key(each) for each in known.aliases}


@dataclass
class Said:
    """Findings of one sheet, each at its row and column."""

    file: str
    sheet: str
    headings: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)

    def say(self, code: str, row: int, key: str, **facts: Any) -> None:
        """One finding; the column by the heading the file has, else by our own word."""
        place = f"{self.sheet}, dòng {row}" if self.sheet else f"dòng {row}"
        self.findings.append(
            finding(code, file=self.file, place=place, row=row, column=self.headings.get(key) or _OURS.get(key, key), **facts)
        )


_OURS = {"name": "Tên đơn vị", "parent": "Cấp trên", "code": "Mã", "organisation": "Đơn vị", "person_name": "Họ tên", "role": "Vai trò"}
