"""What calamine does not tell of a workbook, asked of the package's own XML, and only when it matters.

Promise: nothing is inflated before it is asked for, one cell is looked up without parsing the sheet, and a part that
cannot be understood answers "nothing known", never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from html import unescape
from typing import NamedTuple

from nhiemky.reading.admission import Entry, inflate, packed, unpack

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_RELATION_ID = re.compile(rb'\b\w+:id="([^"]*)"')
_ID = re.compile(rb'\bId="([^"]*)"')
_TARGET = re.compile(rb'\bTarget="([^"]*)"')
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>\s*([0-9T:.+Z-]{10,35})\s*<")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_NUMBER = {name: re.compile(rb'\b%s="([0-9]+)"' % name) for name in (b"r", b"min", b"max", b"s", b"si")}
_KIND = re.compile(rb'\bt="(\w+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f\b([^>]*?)(?:/>|>([^<]*)</)")
_RESULT = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)<")
_FORMATS = re.compile(rb"<(?:\w+:)?numFmt\b([^>]*)>")
_FORMAT_ID = re.compile(rb'\bnumFmtId="([0-9]+)"')
_FORMAT_CODE = re.compile(rb'\bformatCode="([^"]*)"')
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
_REFERENCE = re.compile(rb' r="([A-Z]{0,3})([0-9]{1,7})"')
_COLUMN_LETTERS = re.compile(rb' r="([A-Z]{1,3})[0-9]')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PERCENT_IDS = frozenset({9, 10})
_PLAIN_IDS = frozenset({*range(14), *range(37, 45), 48, 49})
_PLAIN_FORMAT = re.compile(r'(?:General|"[^"]*"|\\.|[^A-Za-z"\\])*')
"""No letter outside quotes that could mean a day or an hour."""
_SHEET_LIST = re.compile(rb"\A(?>.*?<sheets>)(.*?)</sheets>", re.DOTALL)
_LISTED_SHEET = re.compile(
    rb'(<sheet name="([^"<>]*)" sheetId="[0-9]+"(?: state="(visible|hidden|veryHidden)")? r:id="[^"<>]*"\s*/>)',
)


class Inside(NamedTuple):
    """One cell as the XML has it. formula: without "=", None where the cell has none, "" where it is not spelled out
    (shared). result: the stored one, None where none was stored. error: "#REF!" or ""."""

    formula: str | None
    result: str | None
    error: str
    style: int


class Sheet(NamedTuple):
    """One sheet as the workbook lists it; `path` of its XML."""

    name: str
    visible: bool
    path: str


class Package:
    """The parts of one workbook. `entries` are its directory, `parts` what is inflated already, as `admission.admit` gave them."""

    def __init__(self, data: bytes, entries: Iterable[Entry], name: str, parts: dict[str, bytes] | None = None) -> None:
        self._data = data
        self._entries = {entry.name: entry for entry in entries}
        self._name = name
        self._parts = {} if parts is None else parts

    def part(self, path: str) -> bytes:
        """Bytes of a part, b"" where there is none."""
        known = self._parts.get(path)
        if known is None:
            entry = self._entries.get(path)
            known = self._parts[path] = inflate(self._data, entry, self._name) if entry else b""
        return known

    def _form_part(self, path: str) -> bytes:
        """`part` for what the copies of one form share byte for byte: packed alike, inflated once."""
        entry = self._entries.get(path)
        if entry is None:
            return b""
        body = packed(self._data, entry, self._name)
        key = (body, entry.method, entry.crc, entry.inflated)
        known = _FORM_PARTS.get(key)
        if known is None:
            if len(_FORM_PARTS) >= 64:
                _FORM_PARTS.clear()
            known = _FORM_PARTS[key] = unpack(body, entry, self._name)
        return known

    @cached_property
    def may_hide_rows(self) -> bool:
        """Whether any sheet has a hidden row or column (or a mark that looks so)."""
        return any(b"hidden=" in self.part(path) for path in self._sheets())

    def cells_spanned(self) -> int:
        """Cells from A1 to the last, of the sheet that spans most: a stray word in XFD1048576 makes it 17 thousand million,
        all of which the library would lay out in memory."""
        return max((_spanned(self.part(path)) for path in self._sheets()), default=0)

    def _sheets(self) -> Iterator[str]:
        return (path for path in self._entries if path.startswith("xl/worksheets/") and path.endswith(".xml"))

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets in the workbook's order, () where the workbook lists them in an unusual manner."""
        return _sheets(self._form_part("xl/workbook.xml"), self.sheet_paths)

    @cached_property
    def sheet_paths(self) -> tuple[str, ...]:
        """Paths of the sheets in the workbook's order, "" where one cannot be told."""
        return _sheet_paths(self._form_part("xl/_rels/workbook.xml.rels"), self._form_part("xl/workbook.xml"))

    @cached_property
    def recalculates_on_load(self) -> bool:
        """The program that wrote it left its formulas to be worked out by Excel: a stored 0 is no result."""
        return b'fullCalcOnLoad="1"' in self._form_part("xl/workbook.xml")

    @cached_property
    def percent_styles(self) -> frozenset[int]:
        """Indexes of the cell styles that show a number as a percentage."""
        return _percent_styles(self._form_part("xl/styles.xml"))

    @cached_property
    def number_styles(self) -> frozenset[int]:
        """Indexes of the cell styles under which a number is plainly a number, not a day or a time."""
        return _number_styles(self._form_part("xl/styles.xml"))

    @cached_property
    def modified(self) -> str:
        """When the file says it was last saved: "2023-05-28T09:15:00Z", "" unknown."""
        match = _MODIFIED.search(self.part("docProps/core.xml"))
        return match[1].decode("ascii") if match else ""


def _spanned(xml: bytes) -> int:
    """Rows times columns. Rows stand in order, so the last reference tells the last row; few rows cannot span much."""
    last = _REFERENCE.match(xml, xml.rfind(b' r="'))
    rows = int(last[2]) if last else 0
    if rows * 16_384 <= 1_000_000:
        return rows * 16_384
    return rows * max((column_index(letters) + 1 for letters in set(_COLUMN_LETTERS.findall(xml))), default=1)


def column_index(letters: bytes | str) -> int:
    """ "A" -> 0, "AA" -> 26."""
    number = 0
    for letter in letters.encode("ascii") if isinstance(letters, str) else letters:
        number = number * 26 + (letter & 31)
    return number - 1


def _groups(pattern: re.Pattern[bytes], xml: bytes) -> Iterable[tuple[bytes, ...]]:
    return (match.groups() for match in pattern.finditer(xml))


_FORM_PARTS: dict[tuple[bytes, int, int, int], bytes] = {}


@lru_cache(maxsize=64)
def _sheet_paths(relations: bytes, workbook: bytes) -> tuple[str, ...]:
    targets = {}
    for (attributes,) in _groups(_RELATION, relations):
        key, target = _ID.search(attributes), _TARGET.search(attributes)
        if key and target:
            path = unescape(target[1].decode("utf-8", "replace"))
            targets[key[1]] = path[1:] if path.startswith("/") else f"xl/{path}"
    found = []
    for (attributes,) in _groups(_SHEET, workbook):
        key = _RELATION_ID.search(attributes)
        found.append(targets.get(key[1], "") if key else "")
    return tuple(found)


@lru_cache(maxsize=64)
def _sheets(workbook: bytes, paths: tuple[str, ...]) -> tuple[Sheet, ...]:
    listed = _SHEET_LIST.search(workbook)
    found = _LISTED_SHEET.findall(listed[1]) if listed else []
    if not listed or b"".join(whole for whole, *_ in found) != listed[1] or len(found) != len(paths) or b"&#" in listed[1]:
        return ()
    if not all(path.startswith("xl/worksheets/") for path in paths):
        return ()
    return tuple(
        Sheet(unescape(name.decode("utf-8", "replace")), state in (b"", b"visible"), path)
        for (_, name, state), path in zip(found, paths, strict=True)
    )


@lru_cache(maxsize=64)
def _percent_styles(styles: bytes) -> frozenset[int]:
    """Read once for all the copies of one form."""
    own = {number for number, code in _own_formats(styles) if "%" in _QUOTED.sub("", code)}
    return frozenset(index for index, number in enumerate(_style_formats(styles)) if number in _PERCENT_IDS or number in own)


@lru_cache(maxsize=64)
def _number_styles(styles: bytes) -> frozenset[int]:
    own = dict(_own_formats(styles))
    return frozenset(
        index
        for index, number in enumerate(_style_formats(styles))
        if (number in own and _PLAIN_FORMAT.fullmatch(own[number])) or (number not in own and number in _PLAIN_IDS)
    )


def _own_formats(styles: bytes) -> Iterator[tuple[int, str]]:
    """The workbook's own number formats by their number."""
    for (attributes,) in _groups(_FORMATS, styles):
        number, code = _FORMAT_ID.search(attributes), _FORMAT_CODE.search(attributes)
        if number and code:
            yield int(number[1]), unescape(code[1].decode("utf-8", "replace"))


def _style_formats(styles: bytes) -> list[int]:
    """The number format of each cell style, -1 unknown."""
    cell_formats = _CELL_FORMATS.search(styles)
    found = (_FORMAT_ID.search(attributes) for (attributes,) in _groups(_CELL_FORMAT, cell_formats[0])) if cell_formats else ()
    return [int(number[1]) if number else -1 for number in found]


_STYLED = re.compile(rb'<(?:x:)?c r="([A-Z]{1,3}[0-9]{1,7})" s="([0-9]{1,6})"')


class SheetPart:
    """One sheet's XML, looked into cell by cell."""

    def __init__(self, package: Package, index: int) -> None:
        self.package = package
        self._index = index

    @cached_property
    def _xml(self) -> bytes:
        paths = self.package.sheet_paths
        return self.package.part(paths[self._index]) if self._index < len(paths) else b""

    @cached_property
    def _has_secrets(self) -> bool:
        """Formulas or errors stand somewhere in the sheet, so an empty cell may be one of them."""
        return b"<f" in self._xml or b":f>" in self._xml or b":f " in self._xml or b't="e"' in self._xml

    def inside(self, cell: str) -> Inside | None:
        """What the XML says of "E7"; None where the cell is not there."""
        xml = self._xml
        at = xml.find(b' r="%s"' % cell.encode("ascii"))
        if at < 0:
            return None
        start, head_end = xml.rfind(b"<", 0, at), xml.find(b">", at)
        head = xml[start:head_end]
        body = b""
        if not head.endswith(b"/"):
            tag = head[1:].split(None, 1)[0]
            body = xml[head_end + 1 : xml.find(b"</%s>" % tag, head_end)]
        style, kind, formula, result = _NUMBER[b"s"].search(head), _KIND.search(head), _FORMULA.search(body), _RESULT.search(body)
        stored = unescape(result[1].decode("utf-8", "replace")) if result else None
        if stored is None and kind and kind[1] == b"str":
            stored = ""  # the formula gave an empty text
        is_error = kind is not None and kind[1] == b"e"
        return Inside(
            unescape((formula[2] or b"").decode("utf-8", "replace")) if formula else None,
            None if is_error else stored,
            (stored or "#?") if is_error else "",
            int(style[1]) if style else 0,
        )

    def secret(self, cell: str) -> Inside | None:
        """The formula or error that an empty or 0 cell hides, None where it is simply empty or 0."""
        if not self._has_secrets:
            return None
        found = self.inside(cell)
        return found if found and (found.formula is not None or found.error) else None

    def has_result(self, secret: Inside) -> bool:
        """The cell's result was worked out by Excel, so its empty or 0 is the clerk's own."""
        if secret.error or secret.result is None:
            return False
        return not secret.result or not self.package.recalculates_on_load

    def is_percent(self, cell: str) -> bool:
        """The cell's number is shown as a percentage."""
        styles = self.package.percent_styles
        found = self.inside(cell) if styles else None
        return found is not None and found.style in styles

    @cached_property
    def percent_cells(self) -> frozenset[str]:
        """Every cell whose number is shown as a percentage ("E7"), found in one pass; for columns of thousands of rows."""
        styles = self.package.percent_styles
        if not styles:
            return frozenset()
        return frozenset(cell.decode() for cell, style in _groups(_STYLED, self._xml) if int(style) in styles)

    @cached_property
    def merged(self) -> tuple[tuple[int, int, int, int], ...]:
        """Merged areas: first row, first column, last row, last column, counted from 0."""
        areas = (match.groups() for match in _MERGED.finditer(self._xml))
        return tuple((int(row) - 1, column_index(first), int(to) - 1, column_index(last)) for first, row, last, to in areas)

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """Rows (counted from 0) that Excel does not show."""
        if not self.package.may_hide_rows:
            return frozenset()
        numbers = (_NUMBER[b"r"].search(attributes) for (attributes,) in _groups(_ROW, self._xml) if _HIDDEN.search(attributes))
        return frozenset(int(number[1]) - 1 for number in numbers if number)

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """Columns (counted from 0) that Excel does not show."""
        if not self.package.may_hide_rows:
            return frozenset()
        hidden: set[int] = set()
        for (attributes,) in _groups(_COLUMN, self._xml):
            first, last = _NUMBER[b"min"].search(attributes), _NUMBER[b"max"].search(attributes)
            if first and last and _HIDDEN.search(attributes):
                hidden.update(range(int(first[1]) - 1, min(int(last[1]), 16_384)))
        return frozenset(hidden)
