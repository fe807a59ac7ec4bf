"""Which of several files for one report is the newest, by the rule consolidation uses.

>>> from nhiemky.domain.unit_report import Identity
>>> one, two = (UnitReport(name, name, Identity("", "none")) for name in ("pl.xlsx", "pl (sua).xlsx"))
>>> newest_first([("pl.xlsx", one), ("pl (sua).xlsx", two)])
('pl (sua).xlsx', 'tên tệp ghi là bản sau (“pl (sua).xlsx”)')
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.consolidating.reports import newest
from nhiemky.domain.unit_report import UnitReport


def newest_first(files: Sequence[tuple[str, UnitReport]]) -> tuple[str, str]:
    """The name of the newest and why it counts as that."""
    report, why = newest([report for _, report in files])
    return next(name for name, each in files if each is report), why
