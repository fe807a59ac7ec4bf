"""All checks of one document's own statements against one another.

What it promises: findings in one fixed order (the checks', then the text's), numbered i1, i2 ...; a document without faults
gives none.
"""

from __future__ import annotations

from dataclasses import replace

from nhiemky.checking.coverage import check_attachments
from nhiemky.checking.deadlines import check_deadlines
from nhiemky.checking.names import check_names
from nhiemky.checking.recognised import soften
from nhiemky.checking.sources import check_sources
from nhiemky.checking.sums import check_sums
from nhiemky.checking.terms import check_terms
from nhiemky.checking.times import check_times
from nhiemky.checking.wording import check_wording
from nhiemky.domain.directive import Directive, Inconsistency
from nhiemky.domain.source import SourceDocument

CHECKS = (check_sums, check_times, check_deadlines, check_terms, check_sources, check_attachments, check_names, check_wording)


def find_inconsistencies(document: SourceDocument, directive: Directive) -> tuple[Inconsistency, ...]:
    """What the document says twice in two ways, or cannot mean."""
    found = soften(document, [finding for check in CHECKS for finding in check(document, directive)])
    return tuple(replace(finding, id=f"i{number}") for number, finding in enumerate(found, 1))
