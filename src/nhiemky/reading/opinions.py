"""A table of opinions on a draft, as offices make it (bảng góp ý): who, what, where, by which paper; columns known by their heading words.

>>> rows = [["TT", "Nơi góp ý", "Nội dung góp ý"], ["1", "Chi bộ Ga Nam", "Nêu rõ nguyên nhân"], ["2", "", "Bổ sung số liệu"]]
>>> [(one.who, one.words) for one in opinions_in(rows)]
[('Chi bộ Ga Nam', 'Nêu rõ nguyên nhân'), ('Chi bộ Ga Nam', 'Bổ sung số liệu')]

Promise: every row with words of an opinion comes once, in order; who is carried down over rows that leave it blank and taken from a row
that holds nothing but a name; a row that says "nhất trí" only is an opinion too. Without a heading row nothing is guessed: ().
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Literal

from nhiemky.domain.finding import Refusal
from nhiemky.reading.admission import admit
from nhiemky.reading.pasted import read_block
from nhiemky.reading.units.grid import words
from nhiemky.reading.units.workbook import read_csv, read_workbook
from nhiemky.vietnamese.days import find_days
from nhiemky.vietnamese.unicode import fold, nfc

Role = Literal["who", "words", "place", "document", "on", "answer"]

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("answer", re.compile(r"\b(tiep thu|giai trinh|tra loi|xu ly)\b")),
    ("document", re.compile(r"\b(van ban|cong van|so, ?ky hieu|so ky hieu|so hieu)\b")),
    ("words", re.compile(r"\b(noi dung|y kien)( cua)?\b.{0,40}\b(gop y|tham gia|y kien)\b|^(noi dung|y kien|gop y|y kien gop y)$")),
    ("who", re.compile(r"\b(noi|don vi|co quan|nguoi|to chuc|chu the|dong chi|ho va ten|ho ten|ten)\b")),
    ("place", re.compile(r"\b(muc|dieu|phan|vi tri|trang|khoan)\b")),
    ("on", re.compile(r"^ngay\b")),
)
_HEADING_SEARCHED = 30
_NUMBER = re.compile(r"^(?:[0-9]{1,4}|[IVXLC]{1,6}|[a-zđ])[.)]?$")


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One row. place: as written ("mục II.1"); answer: what the table says of it already."""

    who: str
    words: str
    place: str = ""
    document: str = ""
    on: date | None = None
    answer: str = ""


def read_opinions(data: bytes, name: str) -> tuple[OpinionLine, ...]:
    """From Word, Excel or CSV, all tables in order. Raises Refusal (opinions_not_found and those of opening a file)."""
    admission = admit(data, name)
    grids: list[list[list[str]]] = []
    if admission.kind == "xlsx":
        grids = [_plain(grid.rows) for grid in read_workbook(data, name, admission.entries).grids if grid.visible]
    elif admission.kind == "csv":
        grids = [_plain(grid.rows) for grid in read_csv(data, name).grids]
    elif admission.kind == "docx":
        grids = _word_tables(data, name)
    found = tuple(one for grid in grids for one in opinions_in(grid))
    if not found:
        raise Refusal("opinions_not_found", file=name)
    return found


def pasted_opinions(text: str) -> tuple[OpinionLine, ...]:
    """Of a block copied from Excel or Word; () where it has no heading row."""
    return opinions_in([[nfc(" ".join(cell.split())) for cell in line] for line in read_block(text)])


def _plain(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    return [[words(cell) for cell in row] for row in rows]  # type: ignore[arg-type]


def _word_tables(data: bytes, name: str) -> list[list[list[str]]]:
    from docx import Document

    try:
        tables = Document(BytesIO(data)).tables
    except (KeyError, ValueError) as fault:
        raise Refusal("file_broken", file=name, reason=str(fault)[:80]) from None
    return [[[nfc(cell.text.strip()) for cell in row.cells] for row in table.rows] for table in tables]


def opinions_in(rows: Sequence[Sequence[str]]) -> tuple[OpinionLine, ...]:
    """Of one table as texts of cells."""
    heading = _heading(rows)
    if heading is None:
        return ()
    at, columns = heading
    found: list[OpinionLine] = []
    who = ""
    for cells in rows[at + 1 :]:
        given = {role: cells[column].strip() for role, column in columns.items() if column < len(cells)}
        filled = list(dict.fromkeys(cell.strip() for cell in cells if cell.strip() and not _NUMBER.match(cell.strip())))
        if not filled:
            continue
        if len(filled) == 1 and (not given.get("words") or given["words"] == given.get("who", "")):
            who = filled[0]  # a name over the rows of what it said
            continue
        who = given.get("who") or who
        if not given.get("words"):
            continue
        days = find_days(given.get("on", "")) or find_days(given.get("document", ""))
        on = days[0].day if days else None
        found.append(OpinionLine(who, given["words"], given.get("place", ""), given.get("document", ""), on, given.get("answer", "")))
    return tuple(found)


def _heading(rows: Sequence[Sequence[str]]) -> tuple[int, dict[Role, int]] | None:
    """The first row that names a column of opinions and one besides."""
    for at, cells in enumerate(rows[:_HEADING_SEARCHED]):
        columns: dict[Role, int] = {}
        for column, cell in enumerate(cells):
            role = role_of(cell)
            if role and role not in columns:
                columns[role] = column
        if "words" in columns and len(columns) > 1:
            return at, columns
    return None


def role_of(heading: str) -> Role | None:
    """What a column holds.

    >>> role_of("Nội dung góp ý"), role_of("Đơn vị, cá nhân góp ý"), role_of("Nội dung tiếp thu, giải trình"), role_of("TT")
    ('words', 'who', 'answer', None)
    """
    key = fold(heading).strip(" :.*")
    if not key or len(key) > 80:
        return None
    return next((role for role, pattern in _ROLES if pattern.search(key)), None)
