"""A plain text or markdown file -> SourceDocument.

>>> document = read_text("# KẾ HOẠCH\\n\\nCác chi bộ gửi **báo cáo\\nsơ kết** trước ngày 20/5.".encode(), "a.md")
>>> document.clean.splitlines()
['KẾ HOẠCH', 'Các chi bộ gửi báo cáo sơ kết trước ngày 20/5.']
>>> document.quote(24, 38)
'báo cáo sơ kết'

Promise: `text` is the file itself (NFC, LF, no BOM). In `clean` stand paragraphs as a reader sees them: wraps and page
breaks rejoined, page numbers and markdown marks gone, two-column letterheads one column after the other, table rows
with their cells, footnotes at the end with their marks taken out of the running text. Refuses `unreadable_encoding`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from nhiemky.domain.source import Kind, SourceDocument
from nhiemky.reading.documents.encoding import decode_noting
from nhiemky.reading.documents.lines import flow_of, rows_of
from nhiemky.reading.documents.notes import part_notes
from nhiemky.reading.documents.text_columns import Row, side_by_side
from nhiemky.reading.documents.weave import CellDraft, Draft, Piece, weave
from nhiemky.reading.documents.wraps import ITEM, Flow, continues
from nhiemky.reading.structure.form_words import PREAMBLE

RowLook = Literal["", "table", "row", "dropped"]


class LineLook(NamedTuple):
    """How a line is printed: "b", "i", "bi" or ""; whether it is centred; full: the next word had no room on it.

    row: a line of a table that a page parts belongs to the table above, or even to its last row; or the line is dropped.
    """

    emphasis: str
    centred: bool
    full: bool
    row: RowLook = ""


_MARKUP = re.compile(r"\*{1,3}|\\(?=[*_#\-.()\[\]~>|])|</?[A-Za-z]{1,6}\s?/?>| +(?= )")
_STARS = re.compile(r"\*{1,3}")
"""The commonest mark alone, found quicker than among the others."""
_LINE_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_PIPE_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?$")


def read_text(data: bytes, name: str) -> SourceDocument:
    """Bytes of a .txt or .md file; `name` is its base name."""
    text, notices = decode_noting(data, name)
    return from_text(text, name, "text", sha256=hashlib.sha256(data).hexdigest(), notices=notices)


def from_text(
    text: str,
    name: str,
    kind: Kind,
    *,
    sha256: str = "",
    notices: tuple[str, ...] = (),
    looks: Mapping[int, LineLook] | None = None,
) -> SourceDocument:
    """Text already decoded. looks: place of a line's first character -> how it is printed, where that is known."""
    rows = rows_of(text) if looks is None else _without_dropped(rows_of(text), looks)
    flow = flow_of(rows, printed=looks is not None)
    body, notes, marks = part_notes(text, rows, flow)
    drafts = [*_paragraphs(side_by_side(body), flow, looks or {}), *(_note(note, note_rows) for note, note_rows in notes)]
    return weave(name, kind, text, drafts, marks=marks, sha256=sha256, notices=notices)


def _without_dropped(rows: Sequence[Row], looks: Mapping[int, LineLook]) -> list[Row]:
    """Rows without running headers; what stood above one (a page, room) stands above the next."""
    kept: list[Row] = []
    pending: Row | None = None
    for row in rows:
        look = looks.get(row.raw)
        above = row if pending is None else row._replace(
            blanks=row.blanks + pending.blanks, fence=row.fence or pending.fence, page=row.page or pending.page
        )  # fmt: skip
        if look is not None and look.row == "dropped":
            pending = above
            continue
        pending = None
        kept.append(above)
    return kept


def _paragraphs(rows: Iterator[Row], flow: Flow, looks: Mapping[int, LineLook]) -> Iterator[Draft]:
    """Rows joined into paragraphs, table rows into tables."""
    open_rows: list[Row] = []
    length = 0
    table = -1
    table_rows: list[Row] = []
    above = ""
    room = 2 if flow.spaced else 0
    for row in rows:
        words = row.words
        first = words[0]
        if first == "|" or ("\t" in words and words.count("\t") > 1) or ("|" in words and words.count(" | ") > 1):
            if open_rows:
                yield _paragraph(open_rows, looks)
                open_rows = []
            look = looks.get(row.raw)
            if table_rows and _is_other_table(table_rows[-1], row) and not (look is not None and look.row):
                table += 1
                yield from _table(table_rows, table, looks)
                table_rows = []
            table_rows.append(row)
            continue
        if table_rows:
            table += 1
            yield from _table(table_rows, table, looks)
            table_rows = []
        bare = words
        if words[-1] == "*" or (first in "*\\" and words[1:2] != " "):
            bare = words.strip("*\\").strip()
        if open_rows:
            if not _may_go_on(open_rows, row, bare):
                goes_on = False
            elif looks:
                goes_on = _is_printed_on(flow, looks, open_rows, row, above)
            else:
                apart = first == "*" or (row.blanks > room and flow.wrapped and not row.fence and not row.page)
                goes_on = continues(
                    flow,
                    above,
                    bare,
                    length,
                    reach=open_rows[-1].indent + len(above),
                    apart=apart,
                    together=flow.blocks and not (row.blanks or row.fence),
                )
            if goes_on:
                open_rows.append(row)
                length += len(bare) + 1
                above = bare
                continue
            yield _paragraph(open_rows, looks)
        open_rows = [row]
        above = bare or words
        length = len(above)
    if open_rows:
        yield _paragraph(open_rows, looks)
    if table_rows:
        yield from _table(table_rows, table + 1, looks)


def _is_other_table(above: Row, row: Row) -> bool:
    """Another table begins: other marks between cells, or room above and another number of cells."""
    mark = _cell_mark(row.words)
    if _cell_mark(above.words) != mark or row.blanks > 1:
        return True
    return row.blanks > 0 and row.words.count(mark) != above.words.count(mark)


def _cell_mark(words: str) -> str:
    """What parts the cells of a table's line: "|" (with or without those at its ends) or a tab."""
    return "|" if words[0] == "|" or "\t" not in words else "\t"


def _may_go_on(rows: Sequence[Row], row: Row, bare: str) -> bool:
    """Nothing drawn, marked or set in between two lines forbids that they are one paragraph."""
    if not bare or (row.fence and row.fence != "\f"):
        return False
    first = row.words[0]
    if first == "#" or rows[0].words[0] == "#" or (first == "*" and row.words[1] == " " and row.words[-1] != "*"):
        return False
    above = rows[-1].words
    return row.indent < rows[-1].indent + 4 or bare[0].islower() or above.rfind("(") > above.rfind(")")


def _is_printed_on(flow: Flow, looks: Mapping[int, LineLook], rows: Sequence[Row], row: Row, above: str) -> bool:
    """As `continues`, where the print itself says which lines are full."""
    last, look = looks.get(rows[-1].raw), looks.get(row.raw)
    if last is None or look is None or (last.emphasis != look.emphasis and not row.words[0].islower()):
        return False
    if last.centred and look.centred:
        return (row.words[0].islower() or (row.words[0].isdigit() and not ITEM.match(row.words))) and continues(
            flow, above, row.words, len(above)
        )
    if last.centred and not look.centred and PREAMBLE.match(row.words):
        return False
    if row.words[0].isupper() and row.indent >= rows[-1].indent + 2:
        return False  # set in as a first line is
    titled = " " in row.words and row.words.isupper()
    if last.full and not above.isupper() and not titled and not ITEM.match(row.words):
        return row.blanks == 0 or row.fence == "\f" or row.page or row.words[0].islower()
    return continues(flow, above, row.words, len(above)) if last.full or row.words[0].islower() else False


def _paragraph(rows: Sequence[Row], looks: Mapping[int, LineLook]) -> Draft:
    first = rows[0].words
    heading = 0
    if first[0] == "#":
        title = first.lstrip("#")
        heading = len(first) - len(title)
        if title[:1] == " " and heading <= 6:
            title = title.lstrip()
            rows = [rows[0]._replace(raw=rows[0].raw + len(first) - len(title), words=title), *rows[1:]]
            first = title
        else:
            heading = 0
    emphasis = ""
    if first[:1] == "*" and first[1:2] != " " and rows[-1].words[-1] == "*":
        stars = len(first) - len(first.lstrip("*"))
        if stars == len(rows[-1].words) - len(rows[-1].words.rstrip("*")) or stars > 1:
            emphasis = ("", "i", "b", "bi")[min(stars, 3)]
    if looks:
        lines = [looks.get(row.raw) for row in rows]
        printed = lines[0]
        if printed is not None:
            together = emphasis or (printed.emphasis if all(line and line.emphasis == printed.emphasis for line in lines) else "")
            return Draft(_pieces(rows), heading=heading, emphasis=together, centred=printed.centred)
    return Draft(_pieces(rows), heading=heading, emphasis=emphasis)


def _note(note: str, rows: Sequence[Row]) -> Draft:
    return Draft(_pieces(rows), role="footnote", note=note)


def _pieces(rows: Sequence[Row]) -> list[Piece]:
    """Rows as pieces: markup left out, one space where lines are joined, none inside a symbol ("144-" + "QĐ/TW")."""
    pieces: list[Piece] = []
    last = len(rows) - 1
    for number, row in enumerate(rows):
        words = row.words
        raw = row.raw
        if "\t" in words:
            words = words.replace("\t", " ")
        start = 0
        marks = _MARKUP if "  " in words or "\\" in words or "<" in words else _STARS if "*" in words else None
        if marks is not None:
            for mark in marks.finditer(words):
                at, end = mark.span()
                if words[at] == "*" and not _is_emphasis(words, at, end):
                    continue
                if at > start:
                    pieces.append((raw + start, words[start:at]))
                start = end
        if number < last and not (words[-1] in "-/" and words[-2:-1].strip()):
            pieces.append((raw + start, words[start:] + " "))
        elif start < len(words):
            pieces.append((raw + start, words[start:]))
    return pieces


def _is_emphasis(words: str, start: int, end: int) -> bool:
    """Stars hug a word on one side and are not escaped; "* item" and "(*)" are the office's own."""
    before, after = words[start - 1 : start] or " ", words[end : end + 1] or " "
    if before == "\\" or (before == "(" and after == ")"):
        return False
    return not after.isspace() or not before.isspace()


def _cell_lines(raw: int, inner: str) -> Iterator[Row]:
    """The lines of a cell: "TỈNH ỦY<br>VĂN PHÒNG" are two."""
    if "<" not in inner:
        yield Row(raw, inner, 0, 0)
        return
    at = 0
    for mark in _LINE_BREAK.finditer(inner):
        if line := inner[at : mark.start()]:
            yield Row(raw + at, line, 0, 0)
        at = mark.end()
    if line := inner[at:]:
        yield Row(raw + at, line, 0, 0)


def _table(rows: Sequence[Row], table: int, looks: Mapping[int, LineLook]) -> Iterator[Draft]:
    """Lines of a tab or pipe table; the dashes under a markdown heading row are dropped."""
    above: Draft | None = None
    for row in rows:
        words = row.words
        separator = _cell_mark(words)
        if separator == "|" and _PIPE_RULE.match(words):
            continue
        draft = Draft([], role="table", table=table)
        at = 1 if words[0] == "|" else 0
        if separator == "|":
            words = words.rstrip()
            words = words[:-1] if words.endswith("|") else words
        for column, cell in enumerate(words[at:].split(separator)):
            inner = cell.strip()
            raw = row.raw + at + (cell.index(inner) if inner else 0)
            pieces = _pieces(list(_cell_lines(raw, inner))) if inner else []
            draft.cells.append(CellDraft(column, pieces, raw))
            at += len(cell) + 1
        look = looks.get(row.raw)
        if above is not None and look is not None and look.row == "row":
            _go_on(above, draft)
            continue
        if above is not None:
            yield above
        above = draft
    if above is not None:
        yield above


def _go_on(above: Draft, draft: Draft) -> None:
    """The rest of a row that a page cuts."""
    for cell, rest in zip(above.cells, draft.cells, strict=False):
        if rest.pieces:
            if cell.pieces:
                raw, words = cell.pieces[-1]
                cell.pieces[-1] = (raw, words + " ")
            cell.pieces += rest.pieces
