"""The day of an estimate, as typed and as stored.

>>> stored_day("30/6/2023"), stored_day("tháng 6/2023"), stored_day(""), stored_day("sang năm")
('2023-06-30', '2023-06', '', 'sang năm')
"""

from __future__ import annotations

from nhiemky.vietnamese.days import find_days
from nhiemky.vietnamese.unicode import nfc

LONGEST = 10


def stored_day(words: str) -> str:
    """ISO day or month; words that are neither stay (cut to what the column holds), and the check asks about them."""
    text = " ".join(nfc(words).split())
    found = find_days(text)
    if len(found) == 1 and (last := found[0].last_day):
        return last.isoformat() if found[0].day else f"{last:%Y-%m}"
    if text.count("/") == 1 and (month := find_days(f"tháng {text}")) and month[0].last_day:
        return f"{month[0].last_day:%Y-%m}"
    return text[:LONGEST]
