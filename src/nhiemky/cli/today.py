"""The one place below `web` that looks at the clock.

>>> day_of("05/6/2023")
datetime.date(2023, 6, 5)
"""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import typer

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def day_of(words: str | None) -> date:
    """A day as typed (dd/mm/yyyy); today in Vietnam where none is typed. Wrong usage otherwise."""
    if words is None:
        return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    match = _DAY.fullmatch(words.strip())
    try:
        if match:
            day, month, year = map(int, match.groups())
            return date(year, month, day)
    except ValueError:
        pass
    raise typer.BadParameter(f"“{words}” không phải ngày dạng dd/mm/yyyy")
