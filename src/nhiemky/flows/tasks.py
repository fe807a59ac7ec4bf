"""What a limited child may be asked to do with one file.

The parent only names these functions, the child runs them: what a task stands on is imported inside it. Who hires children for a
task preloads that (`READS_DIRECTIVES`, `READS_ROSTERS`, `READS_UNITS`), so that the children are born with it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from nhiemky.domain.finding import Refusal
from nhiemky.reading.admission import admit, refuse_stamped

if TYPE_CHECKING:
    from nhiemky.domain.directive import Directive
    from nhiemky.domain.unit_report import UnitReport
    from nhiemky.reading.units.known_units import KnownUnits
    from nhiemky.reading.units.roster import Roster

READS_DIRECTIVES = ("nhiemky.flows.read_file",)
READS_ROSTERS = ("nhiemky.reading.units.roster",)
READS_UNITS = ("nhiemky.reading.units.report", "nhiemky.flows.read_file")


def read_directive_file(data: bytes, name: str) -> Directive:
    """A directive or report in prose (.docx .pdf .txt .md), with the checks' findings in `inconsistencies`."""
    kind = admit(data, name).kind
    if kind in ("xlsx", "csv"):
        raise Refusal("file_kind_not_here", file=name, wanted="Word, PDF hoặc văn bản thô", found="bảng tính")
    from nhiemky.flows.read_file import read_bytes

    document, directive = read_bytes(data, name)
    refuse_stamped(document.text, name)
    return directive


def read_roster_file(data: bytes, name: str) -> Roster:
    """A list of units, with their targets where it has them."""
    from nhiemky.reading.units.roster import read_roster

    return read_roster(data, name)


def read_unit_file(data: bytes, name: str, roster: str = "") -> UnitReport:
    """A unit's file. roster: as `flows.merge.roster_words` writes it; a child indexes it once, not for each file."""
    from nhiemky.reading.units.report import read_unit_report

    known = _known(roster) if roster else None
    if name.lower().endswith((".xlsx", ".csv")):
        return read_unit_report(data, name, known_units=known)
    return _with_sums(data, name, known)


def _with_sums(data: bytes, name: str, known: KnownUnits | None) -> UnitReport:
    """A paper's prose is added up too; what else is doubtful in a unit's paper is the unit's business."""
    from nhiemky.checking.findings import as_findings
    from nhiemky.flows.read_file import read_bytes
    from nhiemky.reading.units.report import report_of_document

    document, directive = read_bytes(data, name)
    refuse_stamped(document.text, name)
    report = report_of_document(document, name, known)
    sums = tuple(found for found in as_findings(document, directive) if found.code == "sum_mismatch")
    return replace(report, findings=(*report.findings, *sums)) if sums else report


def saved_at(data: bytes, name: str) -> str:
    """When the file says it was last saved, "" unknown."""
    from nhiemky.reading.units.report import last_saved

    return last_saved(data, name)


@lru_cache(maxsize=1)
def _known(roster: str) -> KnownUnits:
    from nhiemky.domain.campaign import Unit
    from nhiemky.reading.units.known_units import KnownUnits

    return KnownUnits.of(Unit(id=id, name=name, code=code, aliases=tuple(aliases)) for id, name, code, aliases in json.loads(roster))
