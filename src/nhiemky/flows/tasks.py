"""What a limited child may be asked to do with one file. Imported once by the children's parent, so keep it importable fast."""

from __future__ import annotations

import json
from functools import lru_cache

from nhiemky.domain.campaign import Unit
from nhiemky.domain.directive import Directive
from nhiemky.domain.finding import Refusal
from nhiemky.domain.unit_report import UnitReport
from nhiemky.flows.read_file import read_bytes
from nhiemky.reading.admission import Admission, admit, refuse_stamped
from nhiemky.reading.roster import Roster, read_roster
from nhiemky.reading.unit_report import KnownUnits, last_saved, read_unit_report


def look(data: bytes, name: str) -> Admission:
    """Only say what the file is."""
    return admit(data, name)


def read_directive_file(data: bytes, name: str) -> Directive:
    """A directive or report in prose (.docx .pdf .txt .md), with the checks' findings in `inconsistencies`."""
    kind = admit(data, name).kind
    if kind in ("xlsx", "csv"):
        raise Refusal("file_kind_not_here", file=name, wanted="Word, PDF hoặc văn bản thô", found="bảng tính")
    document, directive = read_bytes(data, name)
    refuse_stamped(document.text, name)
    return directive


def read_roster_file(data: bytes, name: str) -> Roster:
    """A list of units, with their targets where it has them."""
    return read_roster(data, name)


def read_unit_file(data: bytes, name: str, roster: str = "") -> UnitReport:
    """A unit's file. roster: as `flows.merge.roster_words` writes it; a child indexes it once, not for each file."""
    return read_unit_report(data, name, known_units=_known(roster) if roster else None)


def saved_at(data: bytes, name: str) -> str:
    """When the file says it was last saved, "" unknown."""
    return last_saved(data, name)


@lru_cache(maxsize=1)
def _known(roster: str) -> KnownUnits:
    return KnownUnits.of(Unit(id=id, name=name, code=code, aliases=tuple(aliases)) for id, name, code, aliases in json.loads(roster))
