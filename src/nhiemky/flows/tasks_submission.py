"""What a limited child does with a file that a unit hands in (see `tasks`): its rows, texts and everything a careful clerk would flag.

Promise: the same checks of a paper as `nhiemky check`; a workbook's findings are those of its table.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nhiemky.domain.finding import Finding

if TYPE_CHECKING:
    from nhiemky.domain.unit_report import UnitReport

SENT_BESIDE = ("missing_attachment", "attachment_")
"""A unit's appendix comes as a file of its own; the campaign knows whether it came."""
NOT_OF_WORDS = (*SENT_BESIDE, "form_", "signature_", "signer_", "number_or_day_missing", "duty_", "report_without_day")
"""Codes (or how they begin) about a letterhead, a signature, attachments: words typed section by section have none of them."""


def read_submission_file(data: bytes, name: str) -> UnitReport:
    """The unit's report with all findings of the paper, each once."""
    from nhiemky.checking.paper_checks import check_paper
    from nhiemky.flows.tasks_check import read_paper_file
    from nhiemky.reading.units.report import read_unit_report, report_of_document

    if name.lower().endswith((".xlsx", ".csv")):
        return read_unit_report(data, name)
    paper = read_paper_file(data, name)
    report = report_of_document(paper.document, name)
    told = {(found.code, found.message) for found in report.findings}
    found = [each for each in check_paper(paper) if not each.code.startswith(SENT_BESIDE)]
    return replace(report, findings=(*report.findings, *(each for each in found if (each.code, each.message) not in told)))


def check_typed_words(data: bytes, name: str) -> tuple[Finding, ...]:
    """What words typed in the browser say wrong: sums, shares, terms, names, spelling."""
    from nhiemky.flows.tasks_check import check_paper_file

    return tuple(found for found in check_paper_file(data, name) if not found.code.startswith(NOT_OF_WORDS))
