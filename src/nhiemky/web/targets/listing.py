"""From typed words or a resolution's file to rows that a person confirms, each with the indicator it may answer.

>>> drafted = drafted_from(organisation, text="Kết nạp ít nhất 25 đảng viên mới")                    # doctest: +SKIP
>>> drafted.rows[0].serves, drafted.rows[0].sure                                                    # doctest: +SKIP
('CT06', False)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhiemky.domain.campaign import Indicator
from nhiemky.domain.finding import Refusal
from nhiemky.domain.targets import TargetReading
from nhiemky.flows.tasks_targets import read_targets_file
from nhiemky.flows.unit_targets import propose
from nhiemky.reading.targets import read_lines
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.files.store import Kept, keep
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reading_room import read_one
from nhiemky.web.targets.access import indicators_of
from nhiemky.web.targets.actions import Listed
from nhiemky.web.targets.ledger import campaign_for, held_of


@dataclass(frozen=True)
class DraftRow:
    """One line of the confirmation page; number from 1."""

    number: int
    statement: str
    unit_of_measure: str
    words: str
    previous: str
    quote: str
    doubt: str
    serves: str
    score: int
    sure: bool


@dataclass(frozen=True)
class Drafted:
    """What was read, with the indicators to choose from. kept: the file's bytes, None for typed words."""

    rows: tuple[DraftRow, ...]
    reading: TargetReading
    asked: tuple[Indicator, ...]
    kept: Kept | None = None
    file_name: str = ""


def asked_indicators(organisation: Organisation) -> tuple[Indicator, ...]:
    """The common indicators of the organisation's newest campaign."""
    campaign = campaign_for(organisation)
    return tuple(one for one in value_of(campaign).indicators if one.unit_id is None) if campaign else ()


def drafted_from(organisation: Organisation, *, text: str = "", data: bytes | None = None, name: str = "") -> Drafted:
    """Read and matched; a file is read in a limited child, and kept only when it could be read and holds targets."""
    if data is not None:
        reading = read_one(read_targets_file, name, data)
        if not (reading.targets or reading.key_tasks or reading.breakthroughs):
            raise Refusal("targets_not_read", file=name)
        kept: Kept | None = keep(data)
    else:
        reading, kept = read_lines(text), None
    asked = asked_indicators(organisation)
    rows = tuple(
        DraftRow(
            number, each.target.statement, each.target.unit_of_measure, each.target.words, each.target.previous, each.target.quote,
            each.target.doubt, each.code, round(each.score), each.sure,
        )
        for number, each in enumerate(propose(reading.targets, asked), 1)
    )  # fmt: skip
    return Drafted(rows, reading, asked, kept, name if data is not None else "")


def kept_levels(organisation: Organisation, rows: Sequence[Listed]) -> tuple[str, ...]:
    """Statements of `rows` that are listed already with another level: listing again never changes a target."""
    held = {(row.statement_key, search_key(row.unit_of_measure)): held_of(row).words for row in indicators_of(organisation)}
    found = []
    for row in rows:
        level = held.get((search_key(row.statement)[:300], search_key(row.unit_of_measure)), "")
        if level and row.words and search_key(level) != search_key(row.words):
            found.append(row.statement)
    return tuple(found)
