"""What one file of a unit says: who it is from, its indicator rows, its texts by heading, what is odd about it.

>>> report = UnitReport("so-tai-chinh.xlsx", "9f2c...", Identity("Đảng bộ Sở Tài chính", "title"))
>>> report.has_table
False
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nhiemky.domain.figure import Row
from nhiemky.domain.finding import Finding


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a file is from, how we know, and how sure we are.

    unit         name as found, "" unknown. unit_id, campaign_id: from our hidden identity sheet, else "".
    doubts       other readings, for a person to settle.
    """

    unit: str
    source: Literal["identity_sheet", "letterhead", "title", "file_name", "none"]
    unit_id: str = ""
    campaign_id: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionText:
    """A unit's own words under one heading of the outline. path: labels from the top ("Phần thứ nhất", "II", "1")."""

    path: tuple[str, ...]
    title: str
    paragraphs: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class UnitReport:
    """One file as read. Nothing summed, nothing decided.

    rows       indicator rows in order, all sheets; () when the file holds no appendix table.
    cut_off    "2023-04" or "2023-04-30" as the table's heading or the text says, "" unknown.
    estimated  the actuals' heading says "ước".
    modified   when the file says it was last saved, "2023-05-28T09:15:00Z" or "" (docProps, identity sheet).
    symbol, date   of the unit's own paper, as printed, "" unknown.
    preamble   paragraphs above the first heading: the opening sentence, and what a unit wrote there besides.
    submission the revision it was handed in as, "" for a file of a folder.
    """

    file: str
    sha256: str
    identity: Identity
    rows: tuple[Row, ...] = ()
    cut_off: str = ""
    estimated: bool = False
    modified: str = ""
    symbol: str = ""
    date: str = ""
    texts: tuple[SectionText, ...] = ()
    findings: tuple[Finding, ...] = ()
    submission: str = ""
    preamble: tuple[str, ...] = ()

    @property
    def has_table(self) -> bool:
        return bool(self.rows)
