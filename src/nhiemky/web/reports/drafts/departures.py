"""What a report that was handed in says otherwise than the draft that was cleared before it (khác dự thảo đã thông qua).

>>> departure = departure_of(actor, revision, content)                  # doctest: +SKIP
>>> departure.summary, [name for name, _ in departure.sections]         # doctest: +SKIP
('Sửa 1 mục, 2 số liệu', ['II.1 Nhiệm vụ chính trị'])

Promise: None where no draft was cleared before the report came; that it departs is told to all who see the report, the words only to
those who may read the draft. Figures are compared where the report itself has a table.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.flows.revision_difference import Change, FigureChange
from nhiemky.web.audit.actor import Actor
from nhiemky.web.reports.content import Content
from nhiemky.web.reports.drafts import access
from nhiemky.web.reports.drafts.frozen import Frozen, changes, frozen_content, frozen_of, summary
from nhiemky.web.reports.drafts.models import DraftDecision
from nhiemky.web.reports.models import Revision


@dataclass(frozen=True, slots=True)
class Departure:
    """decision: by which the draft was cleared. summary: "" where the report says what the draft said. opens: words may be shown."""

    decision: DraftDecision
    summary: str = ""
    opens: bool = False
    sections: tuple[tuple[str, tuple[Change, ...]], ...] = ()
    figures: tuple[FigureChange, ...] = ()


def departure_of(actor: Actor, revision: Revision, content: Content) -> Departure | None:
    """content: of the revision."""
    rows = DraftDecision.objects.filter(obligation=revision.obligation_id, kind="cleared", sending__isnull=False)
    decision = rows.filter(at__lte=revision.received_at).select_related("sending").last()
    if decision is None or decision.sending is None:
        return None
    now = frozen_content(content)
    was = frozen_of(decision.sending)
    if not content.rows:
        now, was = Frozen(now.sections), Frozen(was.sections)
    sections, figures = changes(was, now)
    if not (sections or figures):
        return Departure(decision)
    obligation = revision.obligation
    if not (access.writes(actor, obligation) or access.reads(actor, obligation)):
        return Departure(decision, summary(was, now))
    names = {one.path: f"{one.number} {one.title}".strip() for one in (*was.sections, *now.sections)}
    told = tuple((names.get(one.key, one.key), one.changes) for one in sections)
    return Departure(decision, summary(was, now), True, told, figures)
