"""What a limited child may be asked to do with a list of organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhiemky.domain.organisation_list import OrganisationTable


def read_organisations_file(data: bytes, name: str) -> OrganisationTable:
    """A list of organisations and people (.xlsx, .csv), row by row with what is wrong."""
    from nhiemky.reading.organisations.table import read_organisations

    return read_organisations(data, name)
