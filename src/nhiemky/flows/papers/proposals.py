"""The list of units' proposals and difficulties with answers (bảng tổng hợp kiến nghị), in Word and in Excel.

>>> from nhiemky.domain.report import Letterhead
>>> head = Letterhead("ĐẢNG BỘ TỈNH", "ĐẢNG ỦY KHỐI", "ĐẢNG CỘNG SẢN VIỆT NAM", "", "Nam Thuận", None)
>>> units = ("Chi bộ A", "Chi bộ B")
>>> row = ProposalRow("Kinh phí", "Cấp kinh phí tập huấn", units, "answered", "", "Sẽ cấp quý III", "Văn phòng", "31-CV/VP")
>>> table = ProposalTable(head, "Sơ kết giữa nhiệm kỳ", (row,))
>>> proposals_report(table).subject, grid_of(table).rows[1][1:3]
('kiến nghị, khó khăn của các đơn vị (sơ kết giữa nhiệm kỳ)', ('Cấp kinh phí tập huấn', '2 đơn vị: Chi bộ A; Chi bộ B'))
>>> proposals_book(table)[:2]
b'PK'

Promise: every group stands once under its theme with all who ask; Word and Excel come of one grid; same inputs, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nhiemky.domain.report import Block, Column, Letterhead, Report, Signature, text
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number
from nhiemky.writing.ratings_grid import Cell, Grid, word_table
from nhiemky.writing.ratings_workbook import Book, Sheet, write_book

_COLUMNS = (Column("TT", 9, "centre"), Column("Kiến nghị, khó khăn", 52), Column("Đơn vị", 43), Column("Trả lời", 60))


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One group. units: who asks; forwarded_to: where it was sent on; body, document: who answered by which paper."""

    theme: str
    words: str
    units: tuple[str, ...]
    state: str
    forwarded_to: str = ""
    answer: str = ""
    body: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class ProposalTable:
    """title: of the campaign. rows in the order of their themes."""

    letterhead: Letterhead
    title: str
    rows: tuple[ProposalRow, ...]
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()


def grid_of(table: ProposalTable) -> Grid:
    """A row a group, a bold row a theme."""
    rows: list[tuple[Cell, ...]] = []
    bold = set()
    theme = None
    for number, row in enumerate(table.rows, 1):
        if row.theme != theme:
            theme = row.theme
            bold.add(len(rows))
            rows.append(("", theme, "", ""))
        rows.append((number, row.words, f"{format_number(len(row.units))} đơn vị: {'; '.join(row.units)}", _answer(row)))
    return Grid("", _COLUMNS, tuple(rows), frozenset(bold))


def _answer(row: ProposalRow) -> str:
    if row.state == "answered":
        return f"{row.body}{f' ({row.document})' if row.document else ''}: {row.answer}"
    return f"Đã chuyển {row.forwarded_to}." if row.state == "forwarded" else "Chưa trả lời."


def proposals_report(table: ProposalTable) -> Report:
    """In official form."""
    subject = f"kiến nghị, khó khăn của các đơn vị ({table.title[:1].lower()}{table.title[1:]})"
    return Report(
        table.letterhead, "BẢNG TỔNG HỢP", subject, tuple(_body(table)), recipients=table.recipients, signature=table.signature
    )  # fmt: skip


def _body(table: ProposalTable) -> Iterator[Block]:
    answered = sum(row.state == "answered" for row in table.rows)
    units = {unit for row in table.rows for unit in row.units}
    if not table.rows:
        yield text("Các đơn vị không có kiến nghị, khó khăn.")
        return
    yield text(
        f"{format_number(len(units))} đơn vị nêu {format_number(len(table.rows))} nhóm kiến nghị, khó khăn; đã trả lời "
        f"{format_number(answered)} nhóm."
    )
    yield word_table(grid_of(table))


def proposals_book(table: ProposalTable) -> bytes:
    """As a workbook."""
    head = table.letterhead
    day = f"{head.place or ''}, ngày {format_day(head.date)}" if head.date else ""
    sheet = Sheet("Kiến nghị", "BẢNG TỔNG HỢP KIẾN NGHỊ, KHÓ KHĂN", table.title, (grid_of(table),))
    left = tuple(filter(None, (head.parent, head.body)))
    return write_book(Book(left, tuple(filter(None, (head.national_heading, day))), (sheet,), title=table.title))
