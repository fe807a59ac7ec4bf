"""Cells of a rating table as values: levels, kinds, yes or no, numbers with a comma or a point. Nothing is guessed.

>>> level_of("Hoàn thành tốt nhiệm vụ"), level_of("HTT")
('HTTNV', 'HTT')
>>> number_of("49,9%", "tasks_exceeded_percent"), number_of("89.995", "points"), number_of("chín mươi", "points")
(Decimal('49.9'), Decimal('89.995'), None)
>>> number_of("120", "points") is None
True

A word that is no level stays as it is written and is told later; a number is read by its first comma or point alone (a percentage or a
month has no thousands), and one out of its range is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from nhiemky.domain.rating import DISCIPLINES, LEVEL_NAMES, SubjectKind
from nhiemky.reading.units.grid import Cell, Memo, exact_number, words
from nhiemky.rulebook.rating_marks import MARKS
from nhiemky.vietnamese.unicode import fold

_LEVELS = {**{code.casefold(): code for code in LEVEL_NAMES}, **{fold(name): code for code, name in LEVEL_NAMES.items()}}
_KINDS: Mapping[str, SubjectKind] = {
    "collective": "collective", "tap the": "collective", "individual": "individual", "ca nhan": "individual",
}  # fmt: skip
_YES = frozenset({"1", "1.0", "x", "co", "true", "dung", "yes", "y"})
_NO = frozenset({"0", "0.0", "", "khong", "false", "-", "no", "n"})
_DISCIPLINES = {
    **{code: code for code in DISCIPLINES},
    **{fold(name): code for code, name in DISCIPLINES.items()},
    "tu phat hien, da khac phuc": "tu_phat_hien", "tu phat hien": "tu_phat_hien", "khong ky luat": "khong",
    "0": "khong", "-": "khong", "none": "khong", "reprimand": "khien_trach", "warning": "canh_cao", "dismissal": "cach_chuc",
    "expulsion": "khai_tru",
    **{code.replace("_", " "): code for code in DISCIPLINES},
}  # fmt: skip
_NONE = re.compile(r"(khong|chua)( (co|bi)){0,2}( (hinh thuc|ky luat|xu ly|thi hanh|vi pham|gi|nao)){0,4}")
_NAMED = re.compile("|".join(rf"\b{code.replace('_', ' ')}\b" for code in DISCIPLINES if code not in ("khong", "tu_phat_hien")))
_DENIED = re.compile(r"\b(khong|chua|xoa|het|go)\b")
_MARKS = {
    **{code.replace("_", " "): code for code in MARKS},
    **{fold(code): code for code in MARKS},
    **{fold(says): code for code, says in MARKS.items()},
    "tu_phat_hien": "tu_phat_hien_khac_phuc", "tu phat hien": "tu_phat_hien_khac_phuc",
    "tu phat hien, da khac phuc": "tu_phat_hien_khac_phuc",
}  # fmt: skip
_NUMBER = re.compile(r"\+?([0-9]{1,6})(?:[.,]([0-9]{1,9}))?")
RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "points": (0, 100),
    "months_since_admission": (0, 1200),
    "months_absent": (0, 12),
    "tasks_done_percent": (0, 100),
    "tasks_on_time_percent": (0, 100),
    "tasks_exceeded_percent": (0, 1000),
    "shortcomings_remedied_percent": (0, 100),
}


def level_of(text: str) -> str:
    """The level's code, or the text as it stands."""
    return _LEVELS.get(text.casefold()) or _LEVELS.get(fold(text), text)


def kind_of(text: str) -> SubjectKind | None:
    """Collective or individual; None for any other word."""
    return _KINDS.get(text) or _KINDS.get(fold(text))


def yes_of(text: str) -> bool | None:
    """Yes, no (a blank is a no), None for what is neither."""
    key = fold(text)
    return True if key in _YES else False if key in _NO else None


def discipline_of(text: str) -> str | None:
    """A code of DISCIPLINES, "" for a blank, None for any other word.

    >>> discipline_of("Kỷ luật cảnh cáo theo QĐ 12"), discipline_of("khien_trach"), discipline_of("nhắc nhở")
    ('canh_cao', 'khien_trach', None)
    >>> discipline_of("không bị kỷ luật"), discipline_of("không bị cảnh cáo"), discipline_of("khiển trách, cảnh cáo")
    ('khong', None, None)

    Words around one sort are fine; two sorts, or a word that denies or lifts it, are for people to make plain.
    """
    if not text:
        return ""
    key = fold(text)
    named = _DISCIPLINES.get(text) or _DISCIPLINES.get(key)
    if named:
        return named
    if _NONE.fullmatch(key.strip(" .")):
        return "khong"
    found = set(_NAMED.findall(key))
    return found.pop().replace(" ", "_") if len(found) == 1 and not _DENIED.search(key) else None


def mark_of(text: str) -> str | None:
    """A mark by its code or its words, None for anything else.

    >>> mark_of("thai_san"), mark_of("Nghỉ theo chế độ thai sản"), mark_of("thai sản"), mark_of("tu_phat_hien"), mark_of("ốm")
    ('thai_san', 'thai_san', 'thai_san', 'tu_phat_hien_khac_phuc', None)
    """
    return text if text in MARKS else _MARKS.get(fold(text))


def number_reader(column: str) -> Memo[Cell, Decimal | None]:
    """`cell_number` of a column, each distinct cell read once."""
    return Memo(lambda cell: cell_number(cell, column))


def cell_number(cell: Cell, column: str, *, percent: bool = False) -> Decimal | None:
    """The number of a cell that is not blank. percent: a workbook shows 0.937 as 93,7%."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        exact = exact_number(cell)
        return None if exact is None else number_of(format(exact * 100 if percent else exact, "f"), column)
    return number_of(words(cell), column)


def number_of(text: str, column: str) -> Decimal | None:
    """The number of a column within its range, None for anything else."""
    match = _NUMBER.fullmatch(text.rstrip("% ").strip())
    if match is None:
        return None
    number = Decimal(f"{match[1]}.{match[2]}" if match[2] else match[1])
    least, most = RANGES[column]
    return number if least <= number <= most else None
