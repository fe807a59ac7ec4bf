"""Any table of a page as a file, Excel or CSV, in which nothing can come alive as a formula.

>>> table = TableFile("Người", (Column("Họ tên", 28), Column("Số", 8)), (("=1+1", -5), ("Nguyễn A", Decimal("2.5"))))
>>> as_csv(table).decode("utf-8-sig").splitlines()
['"Họ tên";"Số"', '"\\'=1+1";-5', '"Nguyễn A";2,5']
>>> as_xlsx(table)[:2], as_xlsx(table) == as_xlsx(table)
(b'PK', True)

Promises: in Excel every text is a text cell, whatever it begins with, and every number a number; in CSV an apostrophe stands before
whatever a sheet program would take for a formula (= + - @, tab, return, their full-width forms), at the beginning and behind anything
that another program may take for the edge of a cell. No letter is lost, numbers (negative ones too) stay numbers; same table, same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from nhiemky.vietnamese.days import format_day
from nhiemky.writing.board_sheet import MADE

Cell = str | int | Decimal | date | None
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,15})?%?")
_ALIVE = re.compile(r"(^\s{0,20}|[,;|\t\r\n\"]\s{0,20})(?=[=+@＝＋＠]|[-－](?!\s)|(?<![^\t\r])[\t\r])")
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST = 32_767


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and its width in letters."""

    heading: str
    width: int = 18


@dataclass(frozen=True, slots=True)
class TableFile:
    """title: of the sheet and the file's first line; rows as shown on the page, texts as str, figures as int or Decimal."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]


def harmless(words: str) -> str:
    """A text that no sheet program computes.

    >>> harmless("=cmd|' /C calc'!A0"), harmless("-5,5"), harmless("- Kết nạp 5 đảng viên"), harmless("a;=1")
    ("'=cmd|' /C calc'!A0", '-5,5', "'- Kết nạp 5 đảng viên", "a;'=1")
    """
    if _NUMBER.fullmatch(words):
        return words
    kept = _ALIVE.sub(r"\1'", words)
    return f"'{kept}" if kept[:1] in ("-", "－", "\t", "\r", "\n") else kept


def as_csv(table: TableFile) -> bytes:
    """UTF-8 with its mark, semicolons, decimal comma: as Excel opens it in Vietnamese. Every text is quoted."""
    lines = [";".join(_quoted(column.heading) for column in table.columns)]
    lines += [";".join(_as_text(cell) for cell in row) for row in table.rows]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    if isinstance(cell, date):
        return _quoted(format_day(cell))
    return str(cell) if isinstance(cell, int) else _quoted(cell)


def _quoted(words: str) -> str:
    return '"' + harmless(words).replace('"', '""') + '"'


def as_xlsx(table: TableFile) -> bytes:
    """One sheet: heading row that stays and filters, A4 landscape."""
    data = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, options) as book:
        book.set_properties({"created": MADE, "title": table.title})
        look = {"font_name": "Times New Roman", "font_size": 12, "border": 1}
        head = book.add_format({**look, "bold": True, "bg_color": "#EDEDED", "text_wrap": True, "valign": "vcenter", "align": "center"})
        text = book.add_format({**look, "valign": "top", "text_wrap": True})
        number = book.add_format({**look, "valign": "top", "align": "right"})
        sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", table.title)[:31].strip() or "Bảng")
        for column, each in enumerate(table.columns):
            sheet.write_string(0, column, each.heading, head)
            sheet.set_column(column, column, each.width)
        for at, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                if cell is None or cell == "":
                    sheet.write_blank(at, column, None, text)
                elif isinstance(cell, (int, Decimal)):
                    sheet.write_number(at, column, cell, number)
                else:
                    words = format_day(cell) if isinstance(cell, date) else cell
                    sheet.write_string(at, column, _FORBIDDEN.sub("", words)[:_LONGEST], text)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&P/&N")
    return data.getvalue()
