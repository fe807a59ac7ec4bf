"""The board as a workbook (Xuất Excel): one row a unit, two columns a deliverable, filters on.

>>> from datetime import datetime
>>> from nhiemky.domain.campaign import Unit
>>> from nhiemky.domain.progress import VIETNAM, Asked, Standing
>>> at = datetime(2023, 5, 31, tzinfo=VIETNAM)
>>> sent = Standing("a", "r1", "submitted", received=at)
>>> progress = Progress("Sơ kết", (Asked("r1", "Báo cáo"),), (Unit("a", "Chi bộ Đài"),), (sent,), at)
>>> write_board(progress)[:2], write_board(progress) == write_board(progress)
(b'PK', True)

Promise: words are words whatever they begin with; same inputs, same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO

import xlsxwriter

from nhiemky.domain.progress import TURN_WORDS, VIETNAM, Progress, shown_words
from nhiemky.vietnamese.days import format_day

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 (XlsxWriter takes it without a zone)


def write_board(progress: Progress, extra: Mapping[str, tuple[str, ...]] | None = None, extra_titles: tuple[str, ...] = ()) -> bytes:
    """extra: unit id -> further cells (contact, acknowledged on, last event) under extra_titles."""
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE, "title": progress.title})
        sheet = book.add_worksheet("Tiến độ")
        bold = book.add_format(
            {"bold": True, "bg_color": "#EAF0F8", "border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"}
        )
        cell = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
        title = book.add_format({"bold": True, "font_size": 13})
        heads = ["TT", "Nhóm", "Đơn vị"]
        for asked in progress.asked:
            heads += [asked.title, f"Ngày nộp ({asked.title})"]
        heads += ["Đầy đủ (%)", "Đến lượt", *extra_titles]
        sheet.write_string(
            0, 0, f"{progress.title}: tiến độ đến {progress.at.astimezone(VIETNAM):%H:%M} ngày {format_day(progress.day)}", title
        )
        for column, words in enumerate(heads):
            sheet.write_string(2, column, words, bold)
        for number, unit in enumerate(progress.units, 1):
            values: list[str | int] = [number, unit.branch or "", unit.name]
            for asked in progress.asked:
                row = progress.by_place.get((unit.id, asked.id))
                values.append(shown_words(row, progress.at, format_day) if row else "")
                values.append(format_day(row.received.astimezone(VIETNAM).date()) if row and row.received else "")
            first = progress.by_place.get((unit.id, progress.asked[0].id)) if progress.asked else None
            values.append(first.completeness if first and first.completeness is not None else "")
            values.append(TURN_WORDS[first.turn] if first else "")
            values += (extra or {}).get(unit.id, ("",) * len(extra_titles))
            for column, value in enumerate(values):
                if isinstance(value, int):
                    sheet.write_number(2 + number, column, value, cell)
                else:
                    sheet.write_string(2 + number, column, value, cell)
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, 20)
        sheet.set_column(2, 2, 42)
        sheet.set_column(3, len(heads) - 1, 17)
        sheet.freeze_panes(3, 3)
        sheet.autofilter(2, 0, 2 + len(progress.units), len(heads) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
    return data.getvalue()


def file_day(day: date) -> str:
    """A day in a file's name: 2023-05-31."""
    return f"{day:%Y-%m-%d}"
