"""A document to be written: one tree, many outputs (Word, PDF, a plain dump for tests).

>>> head = Letterhead("ĐẢNG BỘ TỈNH X", "ĐẢNG ỦY KHỐI", "ĐẢNG CỘNG SẢN VIỆT NAM", "01-BC/ĐUK", "Nam Thuận", date(2023, 6, 4))
>>> tree = Report(head, doc_type="BÁO CÁO", subject="sơ kết giữa nhiệm kỳ", body=(text("Thực hiện Kế hoạch ..."),))
>>> tree.body[0].runs[0].text
'Thực hiện Kế hoạch ...'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. note: a footnote hung on its end. hint: grey guidance to be deleted. blank: dots to fill in."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    hint: bool = False
    note: tuple[Run, ...] = ()


Style = Literal["body", "part", "part_title", "h1", "h2", "h3", "h4", "centred", "basis", "bullet", "plain"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. h1 "I-", h2 "1.", h3 "1.1.", h4 "a)": the label is part of the runs. part/part_title are centred."""

    runs: tuple[Run, ...]
    style: Style = "body"
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: heading, width in millimetres, alignment of its cells."""

    title: str
    width: float
    align: Literal["left", "right", "centre"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with a heading row repeated on each page; cells are plain text or runs. bold_rows: 0-based row numbers."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | tuple[Run, ...], ...], ...]
    bold_rows: frozenset[int] = frozenset()


Block = Text | Table


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Top of the first page. symbol without "Số", None leaves room for it, "" where the paper carries none.

    state: NĐ 30/2020 form instead of the Party's.
    """

    parent: str | None
    body: str
    national_heading: str
    symbol: str | None
    place: str | None
    date: date | None
    state: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """T/M block: authority, title, name; blank strings leave room to fill in."""

    on_behalf_of: str | None
    title: str | None = None
    name: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """A part on its own section of pages, numbered on its own. attached: "(kèm theo Báo cáo số ...)"."""

    heading: str
    title: str
    attached: str | None
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A whole document in official form. rule: code of the document-form rule set, None = by the letterhead's date."""

    letterhead: Letterhead
    doc_type: str | None
    subject: str
    body: tuple[Block, ...]
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: Signature | None = None
    appendices: tuple[Appendix, ...] = ()
    rule: str | None = None
    draft: str | None = None


def text(words: str, style: Style = "body", *, bold: bool = False, italic: bool = False, hint: bool = False) -> Text:
    """A paragraph of one run."""
    return Text((Run(words, bold=bold, italic=italic, hint=hint),), style)
