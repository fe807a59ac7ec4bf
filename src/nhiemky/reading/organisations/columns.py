"""What the columns of a list of organisations or of people hold, known by their heading words, in any order.

>>> heading = heading_of(Grid("", [["DANH SÁCH CẤP ỦY"], ["TT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "SĐT"]]))
>>> heading.kind, heading.row, sorted(heading.columns)
('people', 1, ['organisation', 'person_name', 'phone', 'title'])
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from nhiemky.domain.organisation_list import Key
from nhiemky.reading.units.grid import Grid, words
from nhiemky.reading.units.roster import role_of
from nhiemky.vietnamese.unicode import fold

_SEARCHED = 60
_SHARED: tuple[tuple[Key, re.Pattern[str]], ...] = (
    ("phone", re.compile(r"(so )?(dien thoai|di dong|sdt|dt)\b.*")),
    ("email", re.compile(r"(dia chi )?(thu dien tu|e-?mail)\b.*|hop thu.*")),
    ("valid_from", re.compile(r"tu( ngay)?|(ngay )?(bat dau|hieu luc|co hieu luc|thanh lap|bo nhiem|nhan chuc( vu)?)( tu( ngay)?)?")),
    ("valid_to", re.compile(r"den( het)?( ngay)?|(ngay )?(ket thuc|thoi giu)( chuc vu)?")),
    ("decision_on", re.compile(r"ngay( ban hanh| ky)?( quyet dinh| qd)")),
    ("decision_number", re.compile(r"(so( va ky hieu)? ?)?(quyet dinh|qd)\b.*")),
)
_PEOPLE: tuple[tuple[Key, re.Pattern[str]], ...] = (
    ("person_code", re.compile(r"ma (so )?(nguoi|can bo|dang vien|nhan su)\b.*")),
    ("person_name", re.compile(r"ho( va|,)? ten( (nguoi|can bo|dang vien|dong chi))?|(dong chi|nguoi)( giu chuc vu)?")),
    ("title", re.compile(r"chuc (vu|danh)\b.*")),
    ("role", re.compile(r"vai tro\b.*|quyen( han)?\b.*")),
    ("is_head", re.compile(r"(la )?(nguoi )?dung dau")),
    ("organisation", re.compile(r"(ten |ma )?(don vi|to chuc( dang)?|co quan|dang bo|chi bo|noi)( cong tac| sinh hoat)?")),
)
_ORGANISATIONS: tuple[tuple[Key, re.Pattern[str]], ...] = (("address", re.compile(r"dia chi\b.*|noi (gui thu|dat tru so)|tru so")),)
_OF_ROSTER: Mapping[str, Key] = {
    "code": "code", "name": "name", "branch": "branch", "type": "type", "parent": "parent", "head": "head", "place": "place",
    "organ_code": "organ_code", "aliases": "aliases",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a list's heading stands and which column holds what; number: the column of TT, -1 without."""

    kind: Literal["organisations", "people"]
    row: int
    columns: Mapping[Key, int]
    words: Mapping[str, str]
    number: int = -1


def person_key(heading: str) -> Key | None:
    """
    >>> person_key("Họ và tên"), person_key("Đơn vị công tác"), person_key("Ghi chú")
    ('person_name', 'organisation', None)
    """
    key = fold(heading).strip(" :.*")
    return next((name for name, pattern in (*_PEOPLE, *_SHARED) if pattern.fullmatch(key)), None)


def organisation_key(heading: str) -> Key | None:
    """
    >>> organisation_key("Tên tổ chức đảng"), organisation_key("Cấp trên trực tiếp"), organisation_key("Số quyết định")
    ('name', 'parent', 'decision_number')
    """
    key = fold(heading).strip(" :.*")
    found = next((name for name, pattern in (*_SHARED, *_ORGANISATIONS) if pattern.fullmatch(key)), None)
    return found or _OF_ROSTER.get(role_of(heading) or "")


def heading_of(grid: Grid) -> Heading | None:
    """The row that names the most columns: of people if it names a person and a unit, of organisations if it names a unit."""
    best: Heading | None = None
    for row, cells in enumerate(grid.rows[:_SEARCHED]):
        texts = [words(cell) for cell in cells]
        for found in (_people(row, texts), _organisations(row, texts)):
            if found and len(found.columns) > (len(best.columns) if best else 0):
                best = found
                break  # a row that lists people names a unit too
    return best


def _people(row: int, texts: list[str]) -> Heading | None:
    columns: dict[Key, int] = {}
    for at, text in enumerate(texts):
        if text and (key := person_key(text)):
            columns.setdefault(key, at)
    if not {"person_name", "organisation"} <= columns.keys():
        return None
    return Heading("people", row, columns, {key: texts[at] for key, at in columns.items()}, _number(texts))


def _organisations(row: int, texts: list[str]) -> Heading | None:
    columns: dict[Key, int] = {}
    for at, text in enumerate(texts):
        if text and (key := organisation_key(text)):
            columns.setdefault(key, at)
    if "name" not in columns:
        return None
    return Heading("organisations", row, columns, {key: texts[at] for key, at in columns.items()}, _number(texts))


def _number(texts: list[str]) -> int:
    return next((at for at, text in enumerate(texts) if text and role_of(text) == "number"), -1)
