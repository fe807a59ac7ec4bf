"""Papers of a round of inspection statistics (giấy tờ thống kê kiểm tra): the report, the comparison, the roll-up, in Word and Excel.

>>> from nhiemky.consolidating.statistics import Source, roll_up
>>> from nhiemky.domain.statistics_periods import period
>>> from nhiemky.rulebook.statistics import statistics_set
>>> from datetime import date
>>> forms = statistics_set("chi-so-chinh", date(2023, 1, 1)).forms
>>> told = Told("Thống kê", period("2023-Q1"), forms, roll_up(forms, [Source("a", "A", {"ky-luat/tong/dv": 3})]), reported=1, asked=1)
>>> owner, signing = Owner("Đảng ủy Khối Nam Thuận", organ_code="ĐUK", place="Nam Thuận"), Signing(date(2023, 4, 3))
>>> report_word(owner, signing, told)[:2], compare_excel(owner, told)[:2], rolled_excel(owner, told, ())[:2]
(b'PK', b'PK', b'PK')

Promise: every number of the report stands in its last annex with its cell, its manner of adding and its parts; same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nhiemky.consolidating.statistics import Part, RolledCell
from nhiemky.domain.campaign import Owner
from nhiemky.domain.report import Appendix, Block, Column, Table, text
from nhiemky.domain.statistics import Form, cell_key, is_open
from nhiemky.flows.owners_paper import BLANK
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.flows.statistics_words import Told, coverage_words, figure_words, keys_said, place_words, section
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number
from nhiemky.writing.ratings_grid import Cell, Grid, word_table
from nhiemky.writing.ratings_workbook import Book, Sheet, write_book
from nhiemky.writing.word import write_word

RULES = {
    "sum": "cộng các nơi",
    "heads": "đếm đầu người, tổ chức: không cộng qua các nơi",
    "opening": "tồn đầu của kỳ đầu",
    "closing": "tồn cuối của kỳ cuối",
    "none": "chưa có số liệu",
}
_PARTS = 8
_SOURCES = (
    Column("TT", 10, "centre"),
    Column("Số", 18, "right"),
    Column("Ô của biểu", 62),
    Column("Cách tính", 30),
    Column("Từ các nơi", 45),
)


def report_word(owner: Owner, signing: Signing, told: Told) -> bytes:
    """The report: what was inspected, supervised, disciplined; annexes with the comparison and the source of every number."""
    attached = f"(Kèm theo Báo cáo số {signing.number or '     '}-BC/{owner.organ_code or BLANK}, ngày {format_day(signing.on)})"
    body = [text(coverage_words(told)), *section(told)]
    appendices = [Appendix("PHỤ LỤC 1", "Nguồn của từng số trong báo cáo", attached, tuple(sources(told)))]
    if told.base:
        compared = Appendix("PHỤ LỤC 2", f"So sánh với {told.base_words}", attached, (word_table(comparison(told)),))
        appendices.append(compared)
    paper = office_paper(
        owner, signing, code="BC", doc_type="BÁO CÁO", subject=f"kết quả công tác kiểm tra, giám sát, kỷ luật {told.period.words}",
        body=tuple(body), appendices=tuple(appendices),
    )  # fmt: skip
    return write_word(paper)


def compare_word(owner: Owner, signing: Signing, told: Told) -> bytes:
    """The comparison alone."""
    paper = office_paper(
        owner, signing, code=None, doc_type="BẢNG SO SÁNH",
        subject=f"kết quả kiểm tra, giám sát, kỷ luật {told.period.words} với {told.base_words}",
        body=(text(coverage_words(told)), word_table(comparison(told))),
    )  # fmt: skip
    return write_word(paper)


def compare_excel(owner: Owner, told: Told) -> bytes:
    """The same as Excel."""
    sheet = Sheet("So sánh", "BẢNG SO SÁNH", f"{told.period.words} với {told.base_words}", (comparison(told),), filtered=True)
    return write_book(_book(owner, (sheet,)))


def rolled_excel(owner: Owner, told: Told, parts: Iterable[Part]) -> bytes:
    """The roll-up: a sheet a form, and one that lists every figure of every unit."""
    sheets = [
        Sheet(form.name, f"{form.name.upper()}. {form.title}", told.period.words, (rolled_grid(told, form),), landscape=len(form.rows) > 3)
        for form in told.forms
    ]
    rows = tuple((part.name, place_words(told.forms, part.key), part.value) for part in parts)
    if rows:
        grid = Grid("", (Column("Đơn vị", 60), Column("Ô", 90), Column("Số", 24, "right")), rows)
        sheets.append(Sheet("Từng đơn vị", "SỐ CỦA TỪNG ĐƠN VỊ", told.period.words, (grid,), filtered=True))
    return write_book(_book(owner, tuple(sheets)))


def sources(told: Told) -> Iterator[Block]:
    """The table that leads every number of the report to its cell and its parts."""
    rows = []
    for number, key in enumerate(keys_said(told), 1):
        cell = told.rolled[key]
        manner = RULES[cell.rule] if cell.count > 1 or cell.rule in ("opening", "closing") else "một nơi báo"
        rows.append((str(number), figure_words(told, key), place_words(told.forms, key), manner, _parts(cell)))
    if rows:
        yield Table(_SOURCES, tuple(rows))
    else:
        yield text("Chưa có số liệu.")


def _parts(cell: RolledCell) -> str:
    if not cell.parts:
        return f"{format_number(cell.count)} nơi"
    named = "; ".join(f"{part.name} {format_number(part.value)}" for part in cell.parts[:_PARTS])
    return named + (f" và {format_number(cell.count - _PARTS)} nơi nữa" if cell.count > _PARTS else "")


def comparison(told: Told) -> Grid:
    """Each cell of which either period has a figure; forms as bold rows. No percent stands where the base is zero or unknown."""
    base_title = told.base_words[:1].upper() + told.base_words[1:]
    columns = (
        Column("Nội dung", 70), Column(f"Kỳ này ({told.period.words})", 24, "right"), Column(base_title, 24, "right"),
        Column("Chênh lệch", 20, "right"), Column("Tỷ lệ", 26, "right"), Column("Tăng, giảm", 26, "right"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    bold: set[int] = set()
    for form in told.forms:
        lines = list(_compared(told, form))
        if lines:
            bold.add(len(rows))
            rows += [(f"{form.name}. {form.title}", None, None, None, None, None), *lines]
    return Grid("", columns, tuple(rows), frozenset(bold))


def _compared(told: Told, form: Form) -> Iterator[tuple[Cell, ...]]:
    for column in form.columns:
        for row in form.rows:
            key = cell_key(form.id, row.id, column.id)
            now, base = figure_words(told, key), told.base.get(key)
            if not is_open(row, column) or (not now and base is None):
                continue
            pair = told.compared(key)
            yield (
                form.place(row.id, column.id).removeprefix(f"{form.name}, "), pair.now if pair.now is not None else now, base,
                pair.difference, pair.ratio_words, pair.change_words,
            )  # fmt: skip


def rolled_grid(told: Told, form: Form) -> Grid:
    """A form's roll-up: counts down, subjects across; bounds where heads do not add."""
    rows: list[tuple[Cell, ...]] = []
    for column in form.columns:
        cells: list[Cell] = [form.label(column)]
        for row in form.rows:
            cell = told.rolled.get(cell_key(form.id, row.id, column.id))
            cells.append(cell.value if cell is not None and cell.value is not None else figure_words(told, cell.key) if cell else None)
        rows.append(tuple(cells))
    return Grid("", (Column("Nội dung", 80), *(Column(row.name, 28, "right") for row in form.rows)), tuple(rows))


def _book(owner: Owner, sheets: tuple[Sheet, ...]) -> Book:
    return Book(tuple(filter(None, (owner.parent.upper() if owner.parent else "", owner.name.upper()))), (), sheets)
