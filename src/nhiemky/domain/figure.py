"""A figure as somebody wrote it, and the table row it stands in.

>>> share = Value("93,7%", Decimal("93.7"), decimals=1, percent=True)
>>> share.is_number, share.plain
(True, '93.7')
>>> Value("").is_blank
True

Named tuples, because a campaign's files hold millions of them: one is made and sent in a fraction of a dataclass's time.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

Comparator = Literal["=", ">=", "<=", ">", "<"]


class Value(NamedTuple):
    """One cell's or sentence's value. Blank is "chưa có số liệu", never 0.

    raw         as written, NFC, outer blanks removed.
    number      exact decimal, None for text and blank. Percent values keep the printed number (93.7, not 0.937).
    decimals    printed precision: digits after the comma.
    percent     printed with % (or the cell's number format is a percentage).
    comparator  "từ 90% trở lên" -> ">=", "dưới 5" -> "<", else "=".
    yes_no      "Đạt", "Có", "x" -> True; "Không đạt", "Không" -> False; else None.
    estimated   "ước 95%".
    doubt       why the reading is unsure ("1.406 có thể là 1406 hoặc 1,406"), else "".
    """

    raw: str
    number: Decimal | None = None
    decimals: int = 0
    percent: bool = False
    comparator: Comparator = "="
    yes_no: bool | None = None
    estimated: bool = False
    doubt: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.raw

    @property
    def is_number(self) -> bool:
        return self.number is not None

    @property
    def plain(self) -> str:
        """Wire form: numbers with a decimal point and no grouping, text as text."""
        return self.raw if self.number is None else format(self.number, "f")


BLANK = Value("")


class Row(NamedTuple):
    """One indicator row of a unit's table: where it stands and what it says. cut_off: of this row alone, "" as its table's."""

    number: str
    statement: str
    unit_of_measure: str
    target: Value
    actual: Value
    verdict: str
    sheet: str
    row: int
    target_cell: str
    actual_cell: str
    code: str = ""
    note: str = ""
    cut_off: str = ""
