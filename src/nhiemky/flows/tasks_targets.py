"""What a limited child does with a resolution's file (see `flows.tasks`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemky.reading.admission import admit, refuse_stamped

if TYPE_CHECKING:
    from nhiemky.domain.targets import TargetReading


def read_targets_file(data: bytes, name: str) -> TargetReading:
    """The targets of a resolution (.docx .pdf .txt .md) or of a list (.xlsx .csv). Raises the reader's Refusals."""
    from nhiemky.flows.unit_targets import reading_of
    from nhiemky.reading.units.report import read_unit_report

    kind = admit(data, name).kind
    report = read_unit_report(data, name)
    if kind in ("xlsx", "csv"):
        return reading_of(report)
    from nhiemky.flows.read_file import read_bytes

    document, directive = read_bytes(data, name)
    refuse_stamped(document.text, name)
    return reading_of(report, document, directive)
