"""The table of opinions on a draft with what became of each (bảng tổng hợp tiếp thu, giải trình ý kiến), in Word and in Excel.

>>> from nhiemky.domain.report import Letterhead
>>> head = Letterhead("ĐẢNG BỘ KHỐI", "ĐẢNG BỘ SỞ GIÓ", "ĐẢNG CỘNG SẢN VIỆT NAM", "", "Nam Thuận", None)
>>> line = OpinionRow("Đồng chí Trần Quốc Khải", "Nêu rõ nguyên nhân.", "mục II.1", "accepted", "Đã bổ sung.", "mục II.1, dự thảo lần 2")
>>> table = OpinionTable(head, "Báo cáo sơ kết giữa nhiệm kỳ", (line,))
>>> report = opinions_report(table)
>>> report.doc_type, report.subject
('BẢNG TỔNG HỢP', 'tiếp thu, giải trình ý kiến góp ý dự thảo Báo cáo sơ kết giữa nhiệm kỳ')
>>> opinions_book(table)[:2]
b'PK'

Promise: every opinion stands once, in the order of its numbers, withdrawn ones left out; what has no answer says so; Word and Excel come
of one grid; same inputs, same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from nhiemky.domain.report import Block, Column, Letterhead, Report, Signature, text
from nhiemky.vietnamese.days import format_day
from nhiemky.writing.ratings_grid import Grid, word_table
from nhiemky.writing.ratings_workbook import Book, Sheet, write_book

ANSWERED = {"accepted": "Tiếp thu", "partly": "Tiếp thu một phần", "explained": "Giải trình", "open": "Chưa trả lời"}
_COLUMNS = (
    Column("TT", 9, "centre"), Column("Nơi góp ý", 30), Column("Nội dung góp ý", 46), Column("Ở mục", 19),
    Column("Tiếp thu, giải trình", 40), Column("Sửa ở", 20),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One opinion. who: with its paper where it came in writing; changed: where the change is seen; state: see `ANSWERED`."""

    who: str
    words: str
    place: str
    state: str
    answer: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class OpinionTable:
    """subject: the report the draft is of. signature: blank strings are filled in by hand. rule: code of the form's rule set."""

    letterhead: Letterhead
    subject: str
    rows: tuple[OpinionRow, ...]
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    rule: str | None = None


def counted(rows: tuple[OpinionRow, ...]) -> str:
    """ "7 ý kiến: tiếp thu 5, tiếp thu một phần 1, giải trình 1."."""
    found = Counter(row.state for row in rows)
    parts = [f"{words.lower()} {found[state]}" for state, words in ANSWERED.items() if found[state]]
    return f"{len(rows)} ý kiến: {', '.join(parts)}." if rows else "Không có ý kiến góp ý."


def grid_of(table: OpinionTable) -> Grid:
    """The table itself."""
    rows = tuple((number, row.who, row.words, row.place, _answer(row), row.changed) for number, row in enumerate(table.rows, 1))
    return Grid("", _COLUMNS, rows)


def _answer(row: OpinionRow) -> str:
    said = ANSWERED[row.state]
    return f"{said}: {row.answer}" if row.answer else f"{said}."


def opinions_report(table: OpinionTable) -> Report:
    """In official form."""
    return Report(
        table.letterhead, "BẢNG TỔNG HỢP", f"tiếp thu, giải trình ý kiến góp ý dự thảo {table.subject}", tuple(_body(table)),
        recipients=table.recipients, signature=table.signature, rule=table.rule,
    )  # fmt: skip


def _body(table: OpinionTable) -> Iterator[Block]:
    yield text(f"Dự thảo {table.subject} đã nhận {counted(table.rows)}")
    if table.rows:
        yield word_table(grid_of(table))


def opinions_book(table: OpinionTable) -> bytes:
    """As a workbook."""
    head = table.letterhead
    day = f"{head.place or ''}, ngày {format_day(head.date)}" if head.date else ""
    sheet = Sheet("Ý kiến", "BẢNG TỔNG HỢP TIẾP THU, GIẢI TRÌNH Ý KIẾN", f"góp ý dự thảo {table.subject}", (grid_of(table),), filtered=True)
    left = tuple(filter(None, (head.parent, head.body)))
    return write_book(Book(left, tuple(filter(None, (head.national_heading, day))), (sheet,), title=table.subject))
