"""A block copied from Excel -> cells of the grid, by the rows' names where it has them, else from the focused cell down.

>>> rows = [AskedRow("CT01", "01", "Doanh thu", "tỷ đồng"), AskedRow("CT02", "02", "Kết nạp đảng viên", "đảng viên")]
>>> paste = place_block("Kết nạp Đảng viên\\tđảng viên\\t14\\nDoanh thu\\ttriệu đồng\\t129.400\\n", rows, Focus("CT01"))
>>> [(cell.code, cell.words) for cell in paste.cells], paste.said
([('CT02', '14'), ('CT01', '129.400 triệu đồng')], 'Dán 2 dòng, 1 dòng khác đơn vị tính')
>>> place_block("14\\n15\\n16\\n", rows, Focus("CT01")).leftover[0].why
'hết dòng của phụ lục'

Promise: nothing of a block is lost: every cell that holds something is placed, says what the row says already, or is left over with
its reason; an empty cell clears nothing. A row near in words is proposed, never taken. A number in another unit of measure takes
that unit along, so that the check asks about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhiemky.consolidating.wording import compare, key, unit_key
from nhiemky.domain.appendix_entry import AskedRow, Field, Focus, Leftover, Paste, Placed
from nhiemky.domain.finding import Refusal
from nhiemky.reading.pasted import MAX_CELLS, MAX_LETTERS, read_block
from nhiemky.reading.units.columns import Role, role_of
from nhiemky.reading.units.row_drafts import is_row_number
from nhiemky.vietnamese.numbering import from_roman
from nhiemky.vietnamese.unicode import fold
from nhiemky.vietnamese.values import parse_value

ALIKE = 80.0
"""From this score on a row that is not surely meant is proposed."""
MARGIN = 3.0
_HEADING_LINES = 3
_KINDS: dict[str, str] = {"uoc": "estimate", "uoc thuc hien": "estimate", "thuc hien": "actual", "thuc te": "actual"}


@dataclass(frozen=True, slots=True)
class Match:
    """The row that a statement means. sure: same words, or what differs is harmless; else a proposal."""

    row: AskedRow
    score: float
    sure: bool


def place_block(text: str, rows: Sequence[AskedRow], focus: Focus) -> Paste:
    """`text` as the clipboard gives it. Raises Refusal `paste_too_large`."""
    if len(text) > MAX_LETTERS or sum(map(len, block := read_block(text))) > MAX_CELLS:
        raise Refusal("paste_too_large", most=f"{MAX_CELLS:,}".replace(",", "."))
    lines = [(number, tuple(" ".join(cell.split()) for cell in cells)) for number, cells in enumerate(block, 1)]
    heading = next((at for at, (_, cells) in enumerate(lines[:_HEADING_LINES]) if _is_heading(cells)), None)
    laying = _Laying(rows)
    if heading is not None:
        laying.by_name(lines[heading + 1 :], [role_of(cell) for cell in lines[heading][1]])
    elif roles := _guessed(lines, rows):
        laying.by_name(lines, roles)
    else:
        laying.from_focus(lines, focus)
    return laying.result()


def match_row(statement: str, unit_of_measure: str, rows: Sequence[AskedRow]) -> Match | None:
    """The row with these words; of two alike the one with the unit of measure; None where nothing is near."""
    words, unit = key(statement, unit_of_measure), unit_key(unit_of_measure)
    same = [row for row in rows if key(row.statement, row.unit_of_measure) == words]
    if same:
        with_unit = [row for row in same if unit_key(row.unit_of_measure) == unit]
        return Match((with_unit or same)[0], 100.0, sure=len(with_unit or same) == 1)
    near = sorted(
        ((compare(words, key(row.statement, row.unit_of_measure)), at) for at, row in enumerate(rows)),
        key=lambda pair: (not pair[0].harmless, -pair[0].score, pair[1]),
    )
    if not near or (near[0][0].score < ALIKE and not near[0][0].harmless):
        return None
    best, at = near[0]
    clear = best.harmless and (len(near) == 1 or not near[1][0].harmless or best.score - near[1][0].score >= MARGIN)
    return Match(rows[at], best.score, sure=clear)


class _Laying:
    """Cells laid one by one."""

    def __init__(self, rows: Sequence[AskedRow]) -> None:
        self.rows = list(rows)
        self.cells: list[Placed] = []
        self.leftover: list[Leftover] = []
        self.other_units: list[int] = []
        self.taken: dict[str, int] = {}

    def result(self) -> Paste:
        lines = {cell.line for cell in self.cells}
        return Paste(tuple(self.cells), tuple(self.leftover), len(lines), tuple(self.other_units))

    def by_name(self, lines: Sequence[tuple[int, tuple[str, ...]]], roles: Sequence[Role]) -> None:
        """Each line to the row its statement names."""
        for line, cells in lines:
            said: dict[Role, str] = {role: cell for role, cell in reversed(list(zip(roles, cells, strict=False))) if role and cell}
            if not any(cells) or _is_heading(cells):
                continue
            found = match_row(said.get("statement", ""), said.get("unit_of_measure", ""), self.rows)
            if found is None or not found.sure or found.row.code in self.taken:
                self._left(line, cells, found, said.get("actual", ""))
                continue
            self.taken[found.row.code] = line
            self._row(line, found.row, said)
            for role, cell in list(zip(roles, cells, strict=False)) + [("", cell) for cell in cells[len(roles) :]]:
                if cell and (not role or said.get(role) != cell):
                    self.leftover.append(Leftover(line, cell, "không rõ cột này là gì", found.row.code))

    def _left(self, line: int, cells: tuple[str, ...], found: Match | None, actual: str) -> None:
        words = " | ".join(cell for cell in cells if cell)
        if found is None:
            why, code = "không khớp chỉ tiêu nào", ""
        elif found.row.code in self.taken:
            why, code = f"trùng với dòng {self.taken[found.row.code]} của khối dán", found.row.code
        else:
            why, code = f"có phải “{found.row.statement}” không (giống {found.score:.0f}%)", found.row.code
        self.leftover.append(Leftover(line, words, why, code, actual if code else ""))

    def _row(self, line: int, row: AskedRow, said: dict[Role, str]) -> None:
        unit = said.get("unit_of_measure", "")
        differs = bool(unit and row.unit_of_measure) and unit_key(unit) != unit_key(row.unit_of_measure)
        if actual := said.get("actual", ""):
            with_unit = differs and parse_value(actual).number is not None and not any(map(str.isalpha, actual))
            self._put(row, "actual", f"{actual} {unit}" if with_unit else actual, line)
            if differs:
                self.other_units.append(line)
        self._kind(line, row, said.get("kind", ""))
        if verdict := said.get("verdict"):
            self._put(row, "verdict", verdict, line)
        if note := said.get("note"):
            self._put(row, "note", note, line)
        self._given(line, row, said.get("target", ""), row.target, "chỉ tiêu", "target" if row.target_open else None)
        self._given(line, row, said.get("prior", ""), row.previous, "kỳ trước", None)

    def _given(self, line: int, row: AskedRow, words: str, known: str, name: str, field: Field | None) -> None:
        """What the grid shows in grey: said the same, to be written where that is open, else left over."""
        if not words or _same(words, known):
            return
        if field:
            self._put(row, field, words, line)
        else:
            self.leftover.append(Leftover(line, words, f"{name} của dòng {row.label} là {known or 'ô trống'}, không đổi ở đây", row.code))

    def _kind(self, line: int, row: AskedRow, words: str) -> None:
        if not words:
            return
        if kind := _KINDS.get(fold(words)):
            self._put(row, "kind", kind, line)
        else:
            self.leftover.append(Leftover(line, words, "loại số phải là Thực hiện hoặc Ước", row.code))

    def from_focus(self, lines: Sequence[tuple[int, tuple[str, ...]]], focus: Focus) -> None:
        """Line by line from the focused row; the first column to the focused cell, the second to the kind beside it."""
        start = next((at for at, row in enumerate(self.rows) if row.code == focus.code), len(self.rows))
        for offset, (line, cells) in enumerate(lines):
            if not any(cells):
                continue
            if start + offset >= len(self.rows):
                self.leftover.append(Leftover(line, " | ".join(filter(None, cells)), "hết dòng của phụ lục"))
                continue
            row = self.rows[start + offset]
            first, rest = cells[0], cells[1:]
            if first and focus.field == "kind":
                self._kind(line, row, first)
            elif first:
                self._put(row, focus.field, first, line)
            for at, cell in enumerate(rest):
                if cell and at == 0 and focus.field == "actual" and fold(cell) in _KINDS:
                    self._kind(line, row, cell)
                elif cell:
                    self.leftover.append(Leftover(line, cell, "bên phải không còn ô để điền", row.code))

    def _put(self, row: AskedRow, field: Field, words: str, line: int) -> None:
        self.cells.append(Placed(row.code, field, words, line))


def _is_heading(cells: Sequence[str]) -> bool:
    roles = {role_of(cell) for cell in cells if cell and not cell[0].isdigit()} - {""}
    return "statement" in roles and len(roles) > 1


def _same(words: str, known: str) -> bool:
    if fold(words) == fold(known):
        return True
    one, other = parse_value(words), parse_value(known)
    return one.number is not None and one.number == other.number and one.comparator == other.comparator


def _guessed(lines: Sequence[tuple[int, tuple[str, ...]]], rows: Sequence[AskedRow]) -> list[Role]:
    """Roles of the columns of a block without a heading, () where no column holds names of rows."""
    width = max((len(cells) for _, cells in lines), default=0)
    columns = [[cells[at] if at < len(cells) else "" for _, cells in lines] for at in range(width)]
    matched = [[match_row(cell, "", rows) if _is_name(cell) else None for cell in column] for column in columns]
    counts = [sum(found is not None for found in column) for column in matched]
    if not counts or max(counts) == 0:
        return []
    names = counts.index(max(counts))
    units = {unit_key(row.unit_of_measure) for row in rows} - {""}
    roles: list[Role] = [""] * width
    roles[names] = "statement"
    open_columns: list[int] = []
    for at, column in enumerate(columns):
        filled = [cell for cell in column if cell]
        if at == names or not filled:
            continue
        if at < names and all(is_row_number(cell) or from_roman(cell) for cell in filled):
            roles[at] = "number"
        elif sum(unit_key(cell) in units or _is_unit(cell) for cell in filled) * 2 > len(filled):
            roles[at] = "unit_of_measure"
        elif all(fold(cell) in _KINDS for cell in filled):
            roles[at] = "kind"
        elif at > names:
            open_columns.append(at)
    return _figures(roles, open_columns, columns, [found.row if found else None for found in matched[names]])


def _figures(roles: list[Role], open_columns: list[int], columns: Sequence[Sequence[str]], rows: Sequence[AskedRow | None]) -> list[Role]:
    """A column that repeats the rows' targets is the targets'; the first other one is the figures'."""
    for at in open_columns:
        pairs = [(cell, row) for cell, row in zip(columns[at], rows, strict=True) if cell and row]
        if "target" not in roles and len(open_columns) > 1 and pairs and 2 * _hits(pairs, "target") > len(pairs):
            roles[at] = "target"
        elif "prior" not in roles and len(open_columns) > 1 and pairs and 2 * _hits(pairs, "previous") > len(pairs):
            roles[at] = "prior"
        elif "actual" not in roles:
            roles[at] = "actual"
    return roles


def _hits(pairs: Sequence[tuple[str, AskedRow]], name: str) -> int:
    return sum(bool(getattr(row, name)) and _same(cell, getattr(row, name)) for cell, row in pairs)


def _is_name(cell: str) -> bool:
    return len(cell) > 5 and sum(map(str.isalpha, cell)) > len(cell) // 2


def _is_unit(cell: str) -> bool:
    return cell == "%" or (len(cell) <= 20 and not any(map(str.isdigit, cell.rstrip("23"))) and cell[:1].islower())


def leftover_words(paste: Paste) -> Iterator[str]:
    """One line a leftover, for a list or the clipboard: "Dòng 3: Doanh thu | 12 (không khớp chỉ tiêu nào)"."""
    for left in paste.leftover:
        yield f"Dòng {left.line}: {left.words} ({left.why})"
