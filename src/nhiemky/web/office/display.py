"""How the board's values look: the tag of a state, short where several columns stand side by side.

>>> tag_of(Cell("u", "overdue", 2, None, False), leading=True)
Tag(code='overdue', text='Quá hạn 2 ngày')
>>> tag_of(Cell("u", "overdue", 2, None, False), leading=False), tag_of(Cell("u", "submitted", 0, None, True), leading=False)
(Tag(code='overdue', text='Quá hạn'), Tag(code='submitted', text='Đã nộp muộn'))
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nhiemky.domain.progress import SHOWN_WORDS, Shown
from nhiemky.flows.papers.standing_words import day_and_month
from nhiemky.web import clock
from nhiemky.web.office.board import Cell, Row

CODES: Mapping[Shown, str] = {
    "open": "not_started", "preparing": "drafting", "draft_sent": "in_review", "has_issues": "has_issues", "cleared": "cleared",
    "submitted": "submitted", "returned": "returned", "accepted": "accepted", "waived": "waived", "met_outside": "accepted",
    "declined": "waived", "overdue": "overdue", "extended": "extended", "optional": "waived",
}  # fmt: skip
"""State shown -> tag of the design."""


@dataclass(frozen=True, slots=True)
class Tag:
    """For {% state_tag tag.code tag.text %}."""

    code: str
    text: str


def tag_of(cell: Cell, *, leading: bool) -> Tag:
    """The leading column says how long and until when; the others only what."""
    words = SHOWN_WORDS[cell.shown]
    if cell.shown == "submitted" and cell.late:
        words = "Đã nộp muộn"
    elif leading and cell.shown == "overdue" and cell.days:
        words = f"Quá hạn {cell.days} ngày"
    elif leading and cell.shown == "extended" and cell.until:
        words = f"Gia hạn đến {day_and_month(cell.until)}"
    return Tag(CODES[cell.shown], words)


def last_words(row: Row) -> str:
    """ "Lưu nháp, 26/5": what happened last to the unit, without its details."""
    if row.last_at is None:
        return "Chưa nhận văn bản" if row.entry.acknowledged_at is None else "Đã nhận văn bản"
    return f"{short_event(row.last)}, {day_and_month(clock.local(row.last_at).date())}"


def short_event(words: str) -> str:
    """An event in a word or two.

    >>> short_event("Văn phòng duyệt bản 1"), short_event("Gia hạn đến hết ngày 05/6/2023: chờ số liệu (đồng chí Phó Bí thư)")
    ('Duyệt', 'Gia hạn')
    """
    found = re.split(r"[:,(]", words)[0]
    found = re.sub(r"^(văn phòng|đơn vị)\s+(?=\w)", "", found, flags=re.IGNORECASE)
    found = re.sub(r"\s+(báo cáo|bản \d+|đến hết ngày .*|đến ngày .*)$", "", re.sub(r"\s+bản \d+$", "", found.strip())).strip()
    return found[:1].upper() + found[1:]
