"""The ledger of changed levels: all changes of all units in sight, with document, consent and reason.

>>> [(row.unit, row.before, row.after, row.document) for row in ledger_rows(actor)]                  # doctest: +SKIP
[('Đảng bộ Sở Gió', '10', '12', '45-CV/ĐUK, ngày 12/6/2023')]
"""

from __future__ import annotations

from itertools import pairwise

from nhiemky.flows.papers.target_progress import LedgerRow
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import visible
from nhiemky.web.targets.progress.adjusted import changed_indicators


def ledger_rows(actor: Actor) -> list[LedgerRow]:
    """Newest first; three queries."""
    rows = visible(actor, changed_indicators())
    found: list[LedgerRow] = []
    for row in rows.order_by("organisation__left", "order", "pk"):
        versions = list(row.targets.all())
        for before, after in pairwise(versions):
            on = clock.local(after.at).date()
            told = (after.number, before.raw, after.raw, after.document, after.consent, after.reason, on)
            found.append(LedgerRow(row.organisation.name, row.statement, row.unit_of_measure, *told))
    return sorted(found, key=lambda one: one.on, reverse=True)
