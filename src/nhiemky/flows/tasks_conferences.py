"""What a limited child may be asked about conferences: read a table of them (see `flows.tasks`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from nhiemky.flows.conference_table import ConferenceTable

READS_CONFERENCES: Final = ("nhiemky.flows.conference_table", "nhiemky.reading.units.workbook")


def read_conference_file(data: bytes, name: str) -> ConferenceTable:
    """A table of conferences; see `flows.conference_table.read_conference_table`."""
    from nhiemky.flows.conference_table import read_conference_table

    return read_conference_table(name, data)
