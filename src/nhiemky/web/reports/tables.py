"""The table of indicators in a uploaded report: into the unit's grid, wherever that grid belongs, never over what is filled in.

>>> put = into_grid(actor, obligation, report, "bao cao.docx", data)    # doctest: +SKIP
>>> put.taken, put.left                                                 # doctest: +SKIP
(12, 1)
"""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.domain.figure import Row
from nhiemky.domain.unit_report import UnitReport
from nhiemky.flows.appendix_exchange import lay_beside
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.reports.appendix.blocks import keep_file, take_workbook
from nhiemky.web.reports.appendix.sheet import sheet_of
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.content import row_of_draft, row_of_figure
from nhiemky.web.reports.drafting import draft_of
from nhiemky.web.reports.models import Attachment
from nhiemky.web.reports.moves import CLOSED


@dataclass(frozen=True, slots=True)
class Put:
    """taken: rows that were blank and are filled now. left: rows that differ from what is there, or have no row: a person looks."""

    obligation: Obligation
    attachment: Attachment
    taken: int
    left: int


def grid_of(obligation: Obligation) -> Obligation | None:
    """Whose grid takes the table: the duty's own, or the appendix that the unit owes besides; None where there is none open."""
    if asked_of(obligation).has_appendix:
        return obligation
    rows = Obligation.objects.filter(entry=obligation.entry, requirement__deliverable="appendix", requirement__removed_in=None)
    found = rows.exclude(state__in=CLOSED).select_related("campaign__organisation", "requirement", "entry", "organisation").first()
    return found if found is not None and asked_of(found).has_appendix else None


def rows_beside(obligation: Obligation) -> tuple[Row, ...]:
    """The unit's appendix where it goes up as a product of its own: what is in the grid, else what was handed in last."""
    if asked_of(obligation).has_appendix:
        return ()
    rows = Obligation.objects.filter(entry=obligation.entry, requirement__deliverable="appendix", requirement__removed_in=None)
    appendix = rows.select_related("draft").first()
    if appendix is None:
        return ()
    typed = tuple(row_of_draft(figure) for figure in appendix.draft.figures.all()) if hasattr(appendix, "draft") else ()
    if any(not row.actual.is_blank for row in typed):
        return typed
    last = appendix.submissions.order_by("-number").first()
    return tuple(row_of_figure(figure) for figure in last.figures.all()) if last else ()


def into_grid(actor: Actor, obligation: Obligation, report: UnitReport, name: str, data: bytes) -> Put | None:
    """Fill the blank cells; None where nobody asks for a table."""
    target = grid_of(obligation) if report.rows else None
    if target is None:
        return None
    draft = draft_of(actor, target)
    kept = keep_file(actor, draft, name, data)
    sheet = sheet_of(target)
    incoming = lay_beside(report, sheet.lines, sheet.asked.campaign.id, sheet.asked.unit)
    blank = frozenset(change.row.code for change in incoming.changed if sheet.entry(change.row.code).is_blank)
    if blank:
        take_workbook(actor, draft, incoming, blank)
    return Put(target, kept, len(blank), len(incoming.changed) - len(blank) + len(incoming.leftover))
