"""The appendix as lines a person can paste from Excel and change, and back: chỉ tiêu, đơn vị tính, chỉ tiêu của cấp trên.

>>> rows = indicators_from_words("Kết nạp đảng viên\\tđảng viên\\t25\\nTỷ lệ xanh | % | từ 90%")
>>> [(row.code, row.statement, row.unit_of_measure, row.target, row.method) for row in rows]
[('CT01', 'Kết nạp đảng viên', 'đảng viên', '25', 'sum'), ('CT02', 'Tỷ lệ xanh', '%', 'từ 90%', 'none')]
>>> words_of_indicators(rows)
'Kết nạp đảng viên | đảng viên | 25\\nTỷ lệ xanh | % | từ 90%'

Promise: an indicator whose words stay keeps its code and how it rolls up; a new one gets a code that none ever had.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nhiemky.consolidating.status import direction_of
from nhiemky.domain.campaign import Indicator
from nhiemky.flows.campaign_draft import default_method
from nhiemky.vietnamese.columns import column_role
from nhiemky.vietnamese.unicode import fold

_NUMBER = re.compile(r"^\d{1,3}[.)]?$")


def indicators_from_words(words: str, before: Sequence[Indicator] = ()) -> tuple[Indicator, ...]:
    """One indicator a line; cells between tabs or bars; a leading column of numbers and a line of headings are passed over.

    Indicators of `before` that belong to one unit are not listed and stay.
    """
    own = tuple(indicator for indicator in before if indicator.unit_id is not None)
    return (*_read(words, before), *own)


def _read(words: str, before: Sequence[Indicator]) -> Iterator[Indicator]:
    known = {fold(indicator.statement): indicator for indicator in before if indicator.unit_id is None}
    last = max((int(match[0]) for indicator in before if (match := re.search(r"\d+$", indicator.code))), default=0)
    used: set[str] = set()
    for line in words.splitlines():
        cells = [" ".join(cell.split()) for cell in re.split(r"\t|\|", line)]
        if len(cells) > 1 and (_NUMBER.match(cells[0]) or column_role(cells[0]) == "number"):
            cells = cells[1:]
        statement, unit, target = (*cells, "", "", "")[:3]
        if not statement or (column_role(statement) == "statement" and column_role(unit) == "unit_of_measure"):
            continue
        was = known.get(fold(statement))
        if was and was.code not in used:
            method = was.method if was.unit_of_measure == unit else default_method(unit, statement)
            found = replace(was, statement=statement, unit_of_measure=unit, target=target or None, method=method)
        else:
            last += 1
            found = Indicator(
                f"CT{last:02}", statement, unit, default_method(unit, statement), target or None, direction_of(statement)
            )  # fmt: skip
        used.add(found.code)
        yield found


def words_of_indicators(indicators: Sequence[Indicator]) -> str:
    """One line an indicator that every unit fills."""
    common = (indicator for indicator in indicators if indicator.unit_id is None)
    return "\n".join(f"{row.statement} | {row.unit_of_measure} | {row.target or ''}".rstrip(" |") for row in common)
