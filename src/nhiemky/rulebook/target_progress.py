"""Defaults for judging targets against time, and phrases that name causes, as a table an office can extend.

>>> table = target_progress()
>>> table.behind_by, table.needs_confirmation, table.causes["Kinh phí, nguồn lực"][0]
(Decimal('10'), True, 'kinh phí')

The table: data/target_progress.yaml. What a campaign decides for itself stands with the campaign (`web/targets/progress/pacing.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from nhiemky.domain.target_progress import Pace
from nhiemky.rulebook.load import load_rules

DATA = Path(__file__).parent / "data" / "target_progress.yaml"


@dataclass(frozen=True)
class TargetProgress:
    """As the file has it; causes: theme -> phrases."""

    behind_by: Decimal
    exceeds_by: Decimal
    hard_below: Decimal
    basis: str
    needs_confirmation: bool
    yearly: tuple[str, ...]
    causes: Mapping[str, tuple[str, ...]]


@cache
def target_progress() -> TargetProgress:
    """The shipped table."""
    return load_rules(DATA, TargetProgress)


def default_pace() -> Pace:
    """The thresholds before a campaign has its own."""
    table = target_progress()
    return Pace(table.behind_by, table.exceeds_by, table.hard_below)
