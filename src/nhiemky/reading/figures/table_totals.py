"""Tables with totals: one quantity per summed row and per summed column.

What it promises: a row "Tổng cộng" is the total of the rows above it (or below it, where it stands first), a column "Tổng số"
of the columns beside it, a group (I) of its items (1, 2); cells that are no numbers are passed over, and so are percents.
A total that does not close is told only where its name says no more than that it is one, or where most of the sums made
the same way close: a table whose "total" never is a sum has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.domain.directive import Quantity
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument, SourceTable, TableCell
from nhiemky.reading.figures.addition import rounding_slack
from nhiemky.reading.figures.qualities import is_mixed, is_open
from nhiemky.vietnamese.numbers import parse_number

_WHERE = r"toàn (?:tỉnh|huyện|thành phố|đảng bộ|xã|quận|phường|ngành|khối|trường|cơ quan)"
_TOTAL = re.compile(
    rf"(?:tổng(?: cộng số| cộng| số| chung)?|cộng(?: tổng| chung)?|{_WHERE})(?!\w)"
    r"(?! (?:công ty|cục|kho|tham mưu|thanh tra|liên đoàn|hợp|kết))"
)
_BARE_TOTAL = re.compile(
    rf"(?:tổng(?: cộng số| cộng| số| chung)?(?: {_WHERE})?|cộng(?: tổng| chung)?|{_WHERE})"
    r"(?: (?:số|các loại|chung|cuộc|người|lượt))?[ :.]*(?:\([^)]*\)|[ivx0-9+= ]*)[ :.]*"
)
"""In lower case with their marks: "công văn" is no "cộng"."""
_LEVEL = re.compile(r"(?:[ivxlc]+|[a-d]|[0-9]{1,2}(?:\.[0-9]{1,2})+)[.)]?$", re.IGNORECASE)
_NO_SUM = re.compile(
    r"(?<!\w)(?:t[ỷỉ] lệ|bình quân|trung bình|điểm(?! (?:cầu|trường|bưu))|stt|tt|số thứ tự|năm(?! 20\d\d)|ghi chú"
    r"|so sánh|tăng ?/ ?giảm|tăng,? giảm|chênh lệch|tăng \(|lũy kế|luỹ kế|đơn vị tính|đvt"
    r"|xếp (?:hạng|thứ))(?!\w)|%"
)
_POINTS = re.compile(r"(?<!\w)điểm(?!\w)")
"""Points are added in a table of what each is worth, not in one of what each got: told only where they close."""
_AMONG = re.compile(r"trong (?:đó|số đó)")
_FEW = 2
_MOST_COLUMNS = 60
"""A broader table is no table that a person adds up."""
_ENOUGH = 3

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Decimal
    cell: TableCell


@dataclass(frozen=True, slots=True)
class _Sum:
    """One total cell with its parts. bare: its name says only that it is a total."""

    total: _Figure
    parts: tuple[_Figure, ...]
    what: str

    @property
    def difference(self) -> Decimal:
        return self.total.value - sum((part.value for part in self.parts), Decimal(0))

    @property
    def holds(self) -> bool:
        return abs(self.difference) <= rounding_slack((*(part.value for part in self.parts), self.total.value))


def read_table_totals(document: SourceDocument) -> Iterator[Quantity]:
    """Quantities of all tables, columns first, then rows."""
    for table in document.tables:
        if table.columns <= _MOST_COLUMNS:
            yield from _of_table(document, table)


def _of_table(document: SourceDocument, table: SourceTable) -> Iterator[Quantity]:
    words = {(cell.row, cell.column): document.clean[cell.start : cell.end].strip() for cell in table.cells}
    figures = _figures(table, words)
    if not figures:
        return
    heads = _column_heads(table, words, figures)
    label_column = _label_column(table, words, figures)
    body = sorted({row for row, column in figures if column > label_column})
    if not body:
        return
    summed = [column for column in range(label_column + 1, table.columns) if not _NO_SUM.search(heads.get(column, "").lower())]
    labels = {row: _row_label(words, row, label_column) for row in body}
    for family, bare in (*_columns(figures, heads, labels, summed, body, words), *_rows(figures, heads, labels, summed, body)):
        yield from _told(document, family, bare=bare)
    points = [
        column
        for column in range(label_column + 1, table.columns)
        if column not in summed and _POINTS.search(heads.get(column, "").lower())
    ]
    for family, _ in _columns(figures, heads, labels, points, body, words):
        yield from (_quantity(document, each) for each in family if each.holds)
    if not any(_is_total(heads.get(column, "")) for column in summed):
        for family in _unnamed(figures, labels, summed, body):
            yield from _told(document, family, bare=False)


def _told(document: SourceDocument, family: Sequence[_Sum], *, bare: bool) -> Iterator[Quantity]:
    """Sums of one make: all of them where the table adds up that way, else only those that close."""
    held = sum(each.holds for each in family)
    trusted = held > len(family) - held or (bare and (held > 0 or len(family) <= _FEW))
    for each in family:
        if trusted or (each.holds and held > 1):
            yield _quantity(document, each)


def _columns(
    figures: Mapping[Place, _Figure],
    heads: Mapping[int, str],
    labels: Mapping[int, str],
    summed: Sequence[int],
    body: Sequence[int],
    words: Mapping[Place, str],
) -> Iterator[tuple[list[_Sum], bool]]:
    """Totals of columns: the row "Tổng cộng" of all rows, and groups (I) of their items (1, 2)."""
    totals = [row for row in body if _is_total(labels[row])]
    levels = _groups(words, [row for row in body if row not in totals])
    if len(totals) == 1 and totals[0] in (body[0], body[-1]):
        rows = list(levels) or [row for row in body if row != totals[0]]
        made = (_sum(figures, (totals[0], column), [(row, column) for row in rows], heads.get(column, "")) for column in summed)
        yield [each for each in made if each], _is_bare(labels[totals[0]], [labels[row] for row in rows])
    elif len(totals) > 1:
        yield from _subtotals(figures, heads, labels, summed, body, totals)
    inner = (
        _sum(figures, (group, column), [(row, column) for row in rows], labels[group])
        for group, rows in levels.items()
        for column in summed
        if len(rows) > 1
    )
    yield [each for each in inner if each], False


def _subtotals(
    figures: Mapping[Place, _Figure],
    heads: Mapping[int, str],
    labels: Mapping[int, str],
    summed: Sequence[int],
    body: Sequence[int],
    totals: Sequence[int],
) -> Iterator[tuple[list[_Sum], bool]]:
    """ "Cộng I", "Cộng II", "Tổng cộng": each of the rows since the one before; the last of the others."""
    before = body[0]
    family: list[_Sum] = []
    for total in totals[:-1]:
        rows = [row for row in body if before <= row < total and row not in totals]
        family += [made for column in summed if (made := _sum(figures, (total, column), [(row, column) for row in rows], labels[total]))]
        before = total
    last = totals[-1]
    family += [
        made for column in summed if (made := _sum(figures, (last, column), [(row, column) for row in totals[:-1]], heads.get(column, "")))
    ]
    yield family, False


def _rows(
    figures: Mapping[Place, _Figure], heads: Mapping[int, str], labels: Mapping[int, str], summed: Sequence[int], body: Sequence[int]
) -> Iterator[tuple[list[_Sum], bool]]:
    """Totals of rows: the column "Tổng số" of the columns beside it, up to the next such column."""
    names = {column: heads.get(column, "").lower() for column in summed}
    totals = [column for column in summed if _is_total(names[column]) and any((row, column) in figures for row in body)]
    leading = bool(totals) and totals[0] == summed[0]
    for at, total in enumerate(totals):
        if len(totals) == 1:
            beside = [column for column in summed if column > total] or [column for column in summed if column < total]
        elif leading:
            after = totals[at + 1] if at + 1 < len(totals) else summed[-1] + 1
            beside = [column for column in summed if total < column < after]
        else:
            first = totals[at - 1] + 1 if at else summed[0]
            beside = [column for column in summed if first <= column < total]
        whole = [column for column in beside if not _AMONG.search(names[column])]
        beside = list(_closing(figures, total, whole if len(whole) > 1 else beside, body))
        said = [heads.get(column, "") for column in beside]
        bare = _BARE_TOTAL.match(names[total]) is not None and not (is_mixed(said) or is_open(said) or len(beside) > len(whole))
        made = (_sum(figures, (row, total), [(row, column) for column in beside], labels[row]) for row in body)
        yield [each for each in made if each], bare


def _closing(figures: Mapping[Place, _Figure], total: int, beside: Sequence[int], body: Sequence[int]) -> Sequence[int]:
    """The columns next to the total that most rows add up to; all of them where no fewer do better ("Đã giải quyết" ends the parts)."""

    def held(columns: Sequence[int]) -> int:
        made = (_sum(figures, (row, total), [(row, column) for column in columns], "") for row in body)
        return sum(each.holds for each in made if each)

    runs = [beside] if len(beside) < 3 else [beside, *(beside[:last] for last in range(len(beside) - 1, 1, -1))]
    best = max(runs, key=held)
    return best if held(best) > max(1, held(beside)) else beside


def _is_bare(total: str, others: Sequence[str]) -> bool:
    """The name says no more than that it is a total: "Tổng cộng", and "Tổng vốn" over "Vốn trung ương", "Vốn tỉnh"."""
    lower = total.lower()
    if _BARE_TOTAL.fullmatch(lower):
        return True
    match = _TOTAL.match(lower)
    noun = lower[match.end() :].strip(" :.") if match else ""
    return bool(noun) and len(others) > 2 and all(other.lower().lstrip("-+ ").startswith(noun) for other in others)


def _is_total(words: str) -> bool:
    return _TOTAL.match(words.lower()) is not None


def _unnamed(
    figures: Mapping[Place, _Figure], labels: Mapping[int, str], summed: Sequence[int], body: Sequence[int]
) -> Iterator[list[_Sum]]:
    """A column that nearly every row makes of the columns behind it: "Phải kê khai | Đã kê khai | Chưa kê khai"."""
    for at, total in enumerate(summed):
        for last in range(len(summed), at + 2, -1):
            beside = summed[at + 1 : last]
            made = (_sum(figures, (row, total), [(row, column) for column in beside], labels[row]) for row in body)
            family = [each for each in made if each and len(each.parts) == len(beside) and sum(part.value > 0 for part in each.parts) > 1]
            wrong = sum(not each.holds for each in family)
            if len(family) - wrong >= _ENOUGH and wrong <= 1:
                yield family
                break


def _sum(figures: Mapping[Place, _Figure], at: Place, places: Sequence[Place], what: str) -> _Sum | None:
    total = figures.get(at)
    parts = tuple(figures[place] for place in places if place in figures)
    return _Sum(total, parts, what) if total is not None and len(parts) > 1 else None


def _quantity(document: SourceDocument, made: _Sum) -> Quantity:
    values = tuple(part.value for part in made.parts)
    return Quantity(
        id="",
        what=made.what,
        total=made.total.value,
        unit=None,
        parts=values,
        parts_label=None,
        sum=sum(values, Decimal(0)),
        adds_up=made.holds,
        difference=made.difference,
        check="sum",
        evidence_total=(_row_evidence(document, made.total.cell),),
        evidence_parts=tuple(_row_evidence(document, part.cell) for part in made.parts),
    )


def _row_evidence(document: SourceDocument, cell: TableCell) -> Evidence:
    """The row as far as the cell: a bare number is no quote a person can find."""
    row = document.paragraphs[document.paragraph_at(cell.start)]
    start = row.start if row.start <= cell.start < row.end else cell.start
    return Evidence(document.quote(start, cell.end), document.span(start, cell.end))


def _figures(table: SourceTable, words: Mapping[Place, str]) -> dict[Place, _Figure]:
    figures = {}
    for cell in table.cells:
        text = words[cell.row, cell.column]
        value = parse_number(text) if text and (text[0].isdigit() or text[1:2].isdigit()) else None
        if value is not None:
            figures[cell.row, cell.column] = _Figure(value, cell)
    return figures


def _column_heads(table: SourceTable, words: Mapping[Place, str], figures: Mapping[Place, _Figure]) -> dict[int, str]:
    """Heading words of each column: everything above its first figure's row, merged cells spread."""
    first = min(row for row, _ in figures)
    numbered = {
        row
        for row in {row for row, _ in figures}
        if [int(figures[place].value) for place in sorted(figures) if place[0] == row] == list(range(1, table.columns + 1))
    }
    body = min((row for row, _ in figures if row not in numbered), default=first)
    heads: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row < body and cell.row not in numbered:
            for column in range(cell.column, cell.column + cell.columns):
                heads.setdefault(column, []).append(words[cell.row, cell.column])
    return {column: " ".join(filter(None, parts)) for column, parts in heads.items()}


def _label_column(table: SourceTable, words: Mapping[Place, str], figures: Mapping[Place, _Figure]) -> int:
    """The column that names the rows: the one with the longest words that are no figures."""
    lengths = [0] * max(1, table.columns)
    for (row, column), text in words.items():
        if (row, column) not in figures and column < table.columns and row:
            lengths[column] += len(text)
    half = lengths[: max(1, table.columns // 2 + 1)]
    return half.index(max(half))


def _row_label(words: Mapping[Place, str], row: int, label_column: int) -> str:
    return next((text for column in range(label_column, -1, -1) if (text := words.get((row, column), ""))), "")


def _groups(words: Mapping[Place, str], rows: Sequence[int]) -> dict[int, list[int]]:
    """Where rows are grouped (I, II over 1, 2): each group's items. Empty where they are not."""
    groups = [row for row in rows if (text := words.get((row, 0), "")) and _LEVEL.match(text) and not text.rstrip(".)").isdigit()]
    romans = [row for row in groups if not any(char.isdigit() for char in words[row, 0])]
    if len(romans) < 2 or romans[0] != rows[0]:
        return {}
    ends = [*romans[1:], rows[-1] + 1]
    return {
        group: [row for row in rows if group < row < end and words.get((row, 0), "").rstrip(".)").isdigit()]
        for group, end in zip(romans, ends, strict=True)
    }
