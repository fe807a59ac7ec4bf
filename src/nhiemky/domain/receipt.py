"""The receipt of a report handed in (phiếu nhận): number, moment, fingerprint, what was received.

>>> receipt_number("CNNT", 2023, 231)
'CNNT-2023-0231'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Door = Literal["web", "word", "workbook", "package", "office", "api", "outside"]
"""How it came: typed in the browser, a Word or Excel file, a package, received by the office for the unit, sent by another program,
met outside the program."""
MOST_SEQUENCE = 4
"""Digits the running number is filled up to."""


@dataclass(frozen=True, slots=True)
class UnitPaper:
    """The unit's own document beside the Word (văn bản của đơn vị): number and symbol, day, who signed."""

    symbol: str = ""
    day: date | None = None
    signer: str = ""

    @property
    def is_blank(self) -> bool:
        return not (self.symbol or self.day or self.signer)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the unit holds in its hand. The same file again is answered with the same receipt.

    number     UNIT-YEAR-SEQ, allocated in the transaction that stored the revision.
    received   moment with its offset, as the office's clock says; for a paper received earlier, the day it was received.
    sha256     of the file, or of the sections as stored where they were typed.
    revision   counts from 1. late: after the last moment of the duty; due: that moment in words, "" without a deadline.
    contents   what was received, a line each: "Báo cáo, 14/14 mục", "Phụ lục, 12/12 chỉ tiêu có số".
    on_behalf  who handed it in for the unit, "" where it did so itself.
    """

    number: str
    campaign: str
    unit: str
    report: str
    received: datetime
    sha256: str
    revision: int
    late: bool
    door: Door
    by: str = ""
    on_behalf: str = ""
    due: str = ""
    file: str = ""
    size: int = 0
    contents: tuple[str, ...] = ()
    paper: UnitPaper = UnitPaper()
    repeated: bool = False

    @property
    def fingerprint(self) -> str:
        """The SHA-256 in groups of eight, as a person can compare it."""
        return " ".join(self.sha256[at : at + 8] for at in range(0, len(self.sha256), 8))


def receipt_number(unit_code: str, year: int, sequence: int) -> str:
    """UNIT-YEAR-SEQ: the unit's code in capitals, the year of receiving, its running number within that year."""
    return f"{unit_code.upper()}-{year}-{sequence:0{MOST_SEQUENCE}}"
