"""The columns of a rating table, by the contract's names or by the words an office writes above them.

>>> column_of("subject_id"), column_of("Mức xếp loại chất lượng"), column_of("Tỷ lệ nhiệm vụ vượt mức (%)"), column_of("Ghi chú")
('subject_id', 'level', 'tasks_exceeded_percent', None)
>>> found = heading([["DANH SÁCH"], ["subject_kind", "Họ và tên", "level"]])
>>> found.row, found.missing
(1, ('subject_id', 'organisation_id', 'group', 'is_head'))
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from nhiemky.domain.rating import FACTS
from nhiemky.reading.units.grid import Cell, words
from nhiemky.vietnamese.unicode import fold

REQUIRED: Final = ("subject_kind", "subject_id", "subject_name", "organisation_id", "group", "is_head", "level")
OPTIONAL: Final = (*FACTS, "collective_id")
QUARTERS: Final = ("quarter_1", "quarter_2", "quarter_3", "quarter_4")
MORE: Final = ("year", "marks", *QUARTERS)
"""Beyond the contract: the rated year of a row, marks only people can set, the levels of the quarters."""
COLUMNS: Final = (*REQUIRED, *OPTIONAL, *MORE)

_SHARE = r"(ty le |ti le |% ?)?"
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("subject_kind", re.compile(r"loai doi tuong|doi tuong la|tap the ?(/|hoac|hay|,) ?ca nhan|loai")),
    ("collective_id", re.compile(r"ma (cac )?tap the( (dung dau|phu trach|rang buoc))?")),
    ("subject_id", re.compile(r"ma( so)?( doi tuong| dinh danh| ca nhan| can bo| dang vien)?|so the( dang( vien)?)?")),
    ("organisation_id", re.compile(r"ma( so)? (to chuc( dang)?|don vi|co quan)|to chuc")),
    ("subject_name", re.compile(r"(ten|ho (va )?ten)( (doi tuong|tap the|ca nhan|to chuc|don vi).{0,40})?|doi tuong|tap the, ca nhan")),
    ("group", re.compile(r"nhom( (tuong dong|doi tuong|chuc danh|vi tri|chuc vu|xet|so sanh))?")),
    ("is_head", re.compile(r"(la )?(nguoi )?dung dau( tap the)?")),
    ("civil_service_level", re.compile(r"(muc |ket qua )?(xep loai )?(cua )?(can bo,? ?)?(cong chuc|cb, ?cc)(,? ?vien chuc|, ?vc)?")),
    ("level", re.compile(r"muc|(muc |ket qua )?(danh gia,? ?)?xep loai( chat luong)?|muc (chat luong|xep loai)( chat luong)?")),
    ("points", re.compile(r"(tong )?(so )?diem( so)?( danh gia)?")),
    ("discipline", re.compile(r"(hinh thuc )?ky luat")),
    ("months_since_admission", re.compile(r"(so )?thang (tu (khi |ngay )?)?(duoc )?ket nap|tuoi dang")),
    ("months_absent", re.compile(r"(so )?thang (nghi|vang)( .{0,30})?")),
    ("tasks_on_time_percent", re.compile(rf"{_SHARE}((nhiem vu|cong viec) )?(hoan thanh )?dung (han|tien do)")),
    ("tasks_exceeded_percent", re.compile(rf"{_SHARE}((nhiem vu|cong viec) )?(hoan thanh )?vuot (muc|ke hoach)")),
    ("tasks_done_percent", re.compile(rf"{_SHARE}((chi tieu, )?(nhiem vu|cong viec) )?(duoc |da )?hoan thanh( (nhiem vu|cong viec))?")),
    ("shortcomings_remedied_percent", re.compile(rf"{_SHARE}(han che,? ?)?(khuyet diem )?(duoc |da )?khac phuc( han che.{{0,20}})?")),
    ("year", re.compile(r"nam( (xep loai|danh gia))?")),
    ("marks", re.compile(r"dau( hieu)?|truong hop( rieng)?")),
)  # fmt: skip
_QUARTER = re.compile(r"(muc |xep loai )?quy (i{1,3}|iv|[1-4])")
_AFTER = re.compile(r" ?\((%|0/1|thang|diem)\)$| ?%$")
_SEARCHED = 60
"""Rows in which a heading is looked for."""


@lru_cache(maxsize=1 << 10)
def column_of(words_above: str) -> str | None:
    """The column that a heading names, None for any other."""
    plain = words_above.strip().lower()
    if plain in COLUMNS:
        return plain
    key = _AFTER.sub("", fold(words_above).strip(" :.*"))
    if match := _QUARTER.fullmatch(key):
        return f"quarter_{_ROMAN.get(match[2], match[2])}"
    return next((name for name, pattern in _WORDS if pattern.fullmatch(key)), None)


def unused(heading: str) -> str:
    """A heading nobody asks about, with the column it may have meant.

    >>> unused("point"), unused("Ghi chú")
    ('point (có phải points?)', 'Ghi chú')
    """
    near = get_close_matches(heading.strip().lower(), COLUMNS, 1, 0.8)
    return f"{heading} (có phải {near[0]}?)" if near else heading


@dataclass(frozen=True, slots=True)
class Heading:
    """row: from 0; places: column name -> place; twice: headings that name a column again; others: headings nobody asks about."""

    row: int
    places: dict[str, int]
    twice: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Required columns that are not there."""
        return tuple(name for name in REQUIRED if name not in self.places)


def heading(rows: Sequence[Sequence[Cell]]) -> Heading | None:
    """The row that names the most columns, the first of equals; None where none names three."""
    best: Heading | None = None
    for at, cells in enumerate(rows[:_SEARCHED]):
        found = _named(at, [words(cell) for cell in cells])
        if len(found.places) >= 3 and len(found.places) > (len(best.places) if best else 0):
            best = found
    return best


def _named(row: int, cells: Sequence[str]) -> Heading:
    places: dict[str, int] = {}
    twice, others = [], []
    for at, cell in enumerate(cells):
        name = column_of(cell) if cell else None
        if name is None:
            if cell and fold(cell) not in ("tt", "stt"):
                others.append(cell)
        elif name in places:
            twice.append(cell)
        else:
            places[name] = at
    return Heading(row, places, tuple(twice), tuple(others))
