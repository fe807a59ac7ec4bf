"""The fill-in workbook (biểu điền số liệu): the appendix as the paper form looks, that checks itself while it is filled.

>>> from nhiemky.domain.campaign import Indicator, Owner
>>> campaign = Campaign(title="Sơ kết", owner=Owner("Đảng ủy Khối"), indicators=(Indicator("CT01", "Kết nạp", "đảng viên", "sum"),))
>>> write_form(campaign, Unit("so-tai-chinh", "Đảng bộ Sở Tài chính"))[:2]
b'PK'

Promises: only input cells are open (a lock against slips, without a password; it protects nothing from anybody who means it);
a blank is "Chưa có số liệu", never 0; the hidden sheet `_nhiemky` says whose form it is and which row is which indicator;
same campaign and unit, same bytes. Numbers ask for the Vietnamese form (LibreOffice obeys; Excel goes by the computer's own settings).
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from nhiemky.domain.appendix_entry import Filling
from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.identity_sheet import APPENDIX_SHEET, SHEET, row_key
from nhiemky.writing.form_guide import guide_lines
from nhiemky.writing.form_layout import Layout, layout_of
from nhiemky.writing.form_sheet import AppendixSheet
from nhiemky.writing.form_styles import ChoiceLists, Styles, height

GUIDE_SHEET = "Hướng dẫn"
_FALLBACK_DAY = datetime(2020, 1, 1, tzinfo=UTC)


def write_form(campaign: Campaign, unit: Unit, filling: Filling | None = None) -> bytes:
    """The workbook of one unit as .xlsx bytes. filling: what it holds already, so that a unit goes on where it stands."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = campaign.directive.date if campaign.directive else None
    created = datetime.combine(day, time(), UTC) if day else _FALLBACK_DAY
    book.set_properties(
        {"title": campaign.title, "subject": unit.name, "author": campaign.owner.name, "created": created.replace(tzinfo=None)}
    )
    styles, lists, layout = Styles(book), ChoiceLists(), layout_of(campaign, unit)
    sheet = book.add_worksheet(APPENDIX_SHEET)
    AppendixSheet(sheet, styles, lists, campaign, unit, layout, filling).write()
    sheet.activate()
    _write_guide(book.add_worksheet(GUIDE_SHEET), styles, campaign, unit)
    _write_identity(book.add_worksheet(SHEET), campaign, unit, layout)
    lists.write(book)
    book.close()
    return data.getvalue()


def _write_guide(sheet: Any, styles: Styles, campaign: Campaign, unit: Unit) -> None:
    sheet.set_column("A:A", 74)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for at, (words, is_heading) in enumerate(guide_lines(campaign, unit)):
        style = styles.text(bold=True, font_size=14) if is_heading else styles.text(text_wrap=True, font_size=13)
        sheet.write_string(at, 0, words, style)
        sheet.set_row(at, 26 if is_heading else height(words, 78, 18))
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})


def _write_identity(sheet: Any, campaign: Campaign, unit: Unit, layout: Layout) -> None:
    day = campaign.directive.date if campaign.directive else None
    pairs = [
        ("schema_version", str(campaign.schema_version)),
        ("campaign_id", campaign.id),
        ("unit_id", unit.id),
        ("unit_name", unit.name),
        ("issued", day.isoformat() if day else ""),
        ("sheet", APPENDIX_SHEET),
        *((row_key(row.number), row.indicator.code) for row in layout.rows if row.indicator),
    ]
    for at, (key, value) in enumerate(pairs):
        sheet.write_string(at, 0, key)
        sheet.write_string(at, 1, value)
    sheet.protect("")
    sheet.very_hidden()
