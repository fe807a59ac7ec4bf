"""Every check of one document: the contradictions of the schema first, then what else a careful clerk would flag.

What it promises: the worst first, then in the order of the checks and of the text; each finding named with the file. The command,
the confirm page, the submission page and the consolidation page all call this one function.
"""

from __future__ import annotations

from dataclasses import replace

from nhiemky.checking.attachments import check_unmentioned
from nhiemky.checking.between import check_between
from nhiemky.checking.calendar import check_calendar
from nhiemky.checking.cited import check_cited
from nhiemky.checking.duties import check_duties
from nhiemky.checking.figures_twice import check_figures_twice
from nhiemky.checking.findings import as_findings
from nhiemky.checking.form import check_form
from nhiemky.checking.paper import Check, Paper
from nhiemky.checking.recognised import check_recognised, soften
from nhiemky.checking.shares import check_shares
from nhiemky.checking.signer import check_signer
from nhiemky.checking.slack import check_slack
from nhiemky.checking.superior import check_superior
from nhiemky.domain.finding import RANK, Finding
from nhiemky.domain.source import Span

PAPER_CHECKS: tuple[Check, ...] = (
    check_recognised,
    check_cited,
    check_between,
    check_figures_twice,
    check_form,
    check_unmentioned,
    check_calendar,
    check_duties,
    check_shares,
    check_signer,
    check_slack,
    check_superior,
)
"""One line a check module; a check that needs what the paper does not carry is silent."""


def check_paper(paper: Paper) -> tuple[Finding, ...]:
    """All findings of one paper; `paper.directive.inconsistencies` must be filled."""
    found = [*as_findings(paper.document, paper.directive)]
    for check in PAPER_CHECKS:
        found += check(paper)
    found = [*soften(paper.document, _without_repeats(found))]
    named = [each if each.file else replace(each, file=paper.name) for each in found]
    return tuple(sorted(named, key=lambda each: RANK[each.severity]))


def _without_repeats(found: list[Finding]) -> list[Finding]:
    """A cited document's impossible day is told once, as such."""
    told = [each.quotes[0].span for each in found if each.code == "cited_day_impossible" and each.quotes]
    return [each for each in found if each.code != "ambiguous_deadline" or not any(_within(each, span) for span in told)]


def _within(found: Finding, span: Span | None) -> bool:
    here = found.quotes[0].span if found.quotes else None
    return here is not None and span is not None and span.start <= here.start and here.end <= span.end
