"""This period's figures against the last: what is counted from the start of a term cannot fall, nothing grows a hundredfold unsaid.

>>> from nhiemky.domain.figure import Value
>>> before = CampaignFigure("Kết nạp đảng viên mới", "đảng viên", "sum", None, "1406", cut_off="2028-04")
>>> now = Row("1", "Kết nạp đảng viên mới", "đảng viên", Value(""), Value("1.390", Decimal(1390)), "", "", 2, "", "E2")
>>> [found.message[:70] for found in period_findings(now, before)]
['“Kết nạp đảng viên mới” là số lũy kế nhưng giảm: kỳ trước (đến tháng 4']

Promise: only counts that are added up are compared, in one unit of measure; a fall of what may fall (hộ nghèo, nợ) is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from nhiemky.checking.against_units import number_of
from nhiemky.domain.campaign import CampaignFigure
from nhiemky.domain.figure import Row
from nhiemky.domain.finding import Evidence, Finding, finding
from nhiemky.vietnamese.columns import cut_off_words
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import fold

JUMP = 100
_STANDING = re.compile(
    r"\b(?:tong so (?:dang vien|chi bo|can bo|ho|dan)|so (?:dang vien|chi bo|ho) (?:hien|tinh)|hien co|con lai|ngheo|no\b|ton dong|bien che"
    r"|thu nhap|binh quan|duoc danh gia|xep loai|hoan thanh|dat chuan|trong nam|nam gan nhat|hang nam|hang thang|chua)\b"
)
"""A count as of a day, or of one year: it may fall."""


def period_findings(row: Row, before: CampaignFigure, quote: Evidence | None = None) -> Iterator[Finding]:
    """row: of this period's appendix; before: the same indicator of the period before."""
    was, now = number_of(before.actual), row.actual.number
    if was is None or now is None or before.method != "sum" or row.actual.comparator != "=":
        return
    when = f" (đến {cut_off_words(before.cut_off)})" if before.cut_off else ""
    said: dict[str, Any] = {
        "place": row.actual_cell or None, "quotes": (quote,) if quote else (),
        "statement": row.statement, "before_when": when, "before": format_number(was), "now": row.actual.raw,
    }  # fmt: skip
    if was and now and (now >= was * JUMP or now * JUMP <= was):
        times = max(now / was, was / now)
        yield finding("figure_jumped", **said, times=format_number(times.quantize(Decimal(1))))
    elif now < was and not _STANDING.search(fold(row.statement)):
        yield finding("figure_fell", **said, difference=format_number(was - now))
