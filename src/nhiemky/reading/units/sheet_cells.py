"""The cells of an ordinary sheet, straight from its XML; what is out of the ordinary is left to the library.

>>> sheet = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><f>1+1</f><v>2</v></c></row></sheetData>'
>>> sheet_cells(sheet.encode(), {"0": "Kết nạp"}, frozenset({0}))
[('Kết nạp', '', 2.0)]
>>> sheet_cells(sheet.replace("</row>", "<!-- --></row>").encode(), {"0": "Kết nạp"}, frozenset({0})) is None
True

Promise: calamine's own rows, or None. The files of a campaign are copies of a few forms: what stands between two values
('</c><c r="E8" s="3">') is the same text in all copies. So a sheet is cut at its values, and each text between is held
against the grammar below once and then only looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from nhiemky.reading.units.grid import Cell, Memo

MAX_BYTES = 1 << 18
MAX_CELLS = 50_000
LONGEST_BETWEEN = 4_000
"""Beyond, a sheet is no copy of a form, and remembering it would drive the forms out of memory."""
_ROW = 16_384
"""Columns of a row in Excel."""

_ATTRIBUTES = r'(?: [\w:.-]+="[^"<>]*")*'
_FORMULA = rf"(?:<f{_ATTRIBUTES}(?:/>|>[^<]*</f>))?"
_EMPTY_CELL = rf'<c r="[A-Z]{{1,3}}[0-9]{{1,7}}"(?: s="[0-9]+")?(?: t="[a-z]+")?(?:/>|>{_FORMULA}</c>)'
_EMPTY_ROWS = rf"(?:<row{_ATTRIBUTES}/>)*"
_EMPTY_CELLS = rf"(?:{_EMPTY_CELL})*"
_ROW_BEGUN = rf"{_EMPTY_ROWS}<row{_ATTRIBUTES}>{_EMPTY_CELLS}"
_SKIPPED = rf"{_EMPTY_CELLS}(?:</row>{_ROW_BEGUN})*"
_OPENED = rf'<c r="([A-Z]{{1,3}})([1-9][0-9]{{0,6}})"(?: s="([0-9]+)")?(?: t="(s|n|b|e|str)")?>{_FORMULA}'
_BEFORE_VALUE = re.compile(rf"(?:<sheetData>{_ROW_BEGUN}|</c>){_SKIPPED}{_OPENED}")
_AFTER_VALUES = re.compile(rf"</c>{_SKIPPED}</row>{_EMPTY_ROWS}</sheetData>(?!.*sheetData)", re.DOTALL)

_STRING = re.compile(r'<si><t( xml:space="preserve")?>([^<]*)</t></si>')
_BLANKS = " \t\n"
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_ENTITY = re.compile("|".join(_ENTITIES))
_NUMBERS = re.compile(r"[0-9.Ee+-]*")
_ERRORS: Mapping[str, Cell] = dict.fromkeys(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"), "")
_BOOLEANS: Mapping[str, Cell] = {"0": False, "1": True}


class _Place(NamedTuple):
    """Where the next value stands, counted from 0, and what it is; `kind` and `style` as the cell writes them.

    at: row * _ROW + column. style: a number's, -1 for anything else.
    """

    at: int
    column: int
    is_text: bool
    is_number: bool
    kind: str
    style: int


def _place(before: str) -> _Place:
    match = _BEFORE_VALUE.fullmatch(before) if len(before) <= LONGEST_BETWEEN else None
    if match is None:
        raise ValueError("out of the ordinary")
    letters, row, style, kind = match.groups()
    column = -1
    for letter in letters:
        column = (column + 1) * 26 + ord(letter) - 65
    if column >= _ROW:
        raise ValueError("beyond the last column")
    is_number = kind in (None, "n")
    return _Place((int(row) - 1) * _ROW + column, column, kind == "s", is_number, kind or "n", int(style or 0) if is_number else -1)


_PLACES: Memo[str, _Place] = Memo(_place, limit=1 << 14)


def sheet_cells(xml: bytes, strings: Mapping[str, str], number_styles: frozenset[int]) -> list[tuple[Cell, ...]] | None:
    """Rows from A1 to the last filled row and column, None where anything is out of the ordinary.

    strings        the shared strings by their number as written.
    number_styles  the cell styles under which a number is a number, not a day or a time.
    """
    if len(xml) > MAX_BYTES or b"<!" in xml:
        return None
    try:
        head, *pieces = xml.decode().replace("</v>", "<v>").split("<v>")
        texts, between = pieces[::2], pieces[1::2]
        if not texts or not _AFTER_VALUES.match(between.pop()):
            return None
        places = [_PLACES[before] for before in (head[head.index("<sheetData>") :], *between)]
        return _laid_out(places, texts, strings, number_styles)
    except (ValueError, LookupError):
        return None


def _laid_out(places: list[_Place], texts: list[str], strings: Mapping[str, str], number_styles: frozenset[int]) -> list[tuple[Cell, ...]]:
    order, columns, are_texts, are_numbers, kinds, styles = zip(*places, strict=True)
    if list(order) != sorted(order):
        raise ValueError("cells out of order")
    if not number_styles.issuperset(set(styles) - {-1}):
        raise ValueError("days or times")
    numbers = list(compress(texts, are_numbers))
    if not _NUMBERS.fullmatch("".join(numbers)):
        raise ValueError("Python takes 1_000 and nan for numbers too")
    height, width = order[-1] // _ROW + 1, max(columns) + 1
    if height * width > MAX_CELLS:
        raise ValueError("no copy of a form")
    cells: dict[int, Cell] = dict.fromkeys(_squares(height, width), "")
    cells.update(zip(compress(order, are_texts), map(strings.__getitem__, compress(texts, are_texts)), strict=True))
    cells.update(zip(compress(order, are_numbers), map(float, numbers), strict=True))
    if not _COMMON.issuperset(kinds):
        cells.update((at, _SELDOM[kind](text)) for at, kind, text in zip(order, kinds, texts, strict=True) if kind not in _COMMON)
    every = iter(cells.values())
    return list(zip(*[every] * width, strict=True))


@lru_cache(maxsize=64)
def _squares(height: int, width: int) -> tuple[int, ...]:
    """`_Place.at` of each cell, row by row."""
    return tuple(row * _ROW + column for row in range(height) for column in range(width))


def _plain(text: str) -> str:
    """The text with its entities spelled out. Excel's own escapes (_x000D_), characters by number and other line ends are
    the library's to read."""
    if "_x" in text or "\r" in text:
        raise ValueError("escaped")
    if "&" not in text:
        return text
    spelled = _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], text)
    if spelled.count("&") != text.count("&amp;"):
        raise ValueError("another entity")
    return spelled


_SELDOM: Mapping[str, Callable[[str], Cell]] = {"str": _plain, "b": _BOOLEANS.__getitem__, "e": _ERRORS.__getitem__}
_COMMON = frozenset({"s", "n"})
_NUMERALS = tuple(map(str, range(1 << 14)))


def shared_strings(xml: bytes) -> Mapping[str, str] | None:
    """The workbook's strings by their number as cells write it; None where one has runs of fonts, phonetic marks or the like.

    >>> shared_strings("<sst><si><t>TT</t></si><si><t>Sở TT&amp;TT</t></si></sst>".encode())
    {'0': 'TT', '1': 'Sở TT&TT'}
    """
    if b"<!" in xml:
        return None
    try:
        body = xml.decode()
        body = body[body.index("<si>") : body.rindex("</sst>")]
        if "xml:space" in body:
            texts = [text if kept else text.strip(_BLANKS) for kept, text in _STRING.findall(body)]
        elif body.startswith("<si><t>") and body.endswith("</t></si>"):
            texts = [text.strip(_BLANKS) for text in body[7:-9].split("</t></si><si><t>")]
        else:
            return None
        if body.count("<") != 4 * len(texts) or len(texts) > len(_NUMERALS):
            return None
        if "&" in body or "_x" in body or "\r" in body:
            texts = list(map(_plain, texts))
    except ValueError:
        return None
    return dict(zip(_NUMERALS, texts, strict=False))
