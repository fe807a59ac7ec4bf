"""The life of what a unit owes: which move is allowed now, what it does to the row, what the timeline says.

>>> with Change(actor, "report.accepted") as change:                    # doctest: +SKIP
...     move(obligation, "accepted", "office duyệt", actor)
"""

from __future__ import annotations

from typing import Any

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Obligation, ObligationEvent

TURNS = {
    "open": "unit", "preparing": "unit", "draft_sent": "member", "has_issues": "unit", "cleared": "unit", "submitted": "office",
    "returned": "unit", "accepted": "done", "waived": "done", "met_outside": "done", "declined": "done",
}  # fmt: skip
NAMES = {
    "open": "chưa bắt đầu", "preparing": "đang soạn", "draft_sent": "chờ góp ý", "has_issues": "có góp ý", "cleared": "đã thông qua",
    "submitted": "đã nộp", "returned": "trả lại", "accepted": "đã duyệt", "waived": "không phải nộp",
    "met_outside": "đã nộp ngoài chương trình", "declined": "không làm",
}  # fmt: skip
CLOSED = frozenset({"accepted", "waived", "met_outside"})


def open_for_writing(obligation: Obligation) -> None:
    """Refuse where the duty is settled: what is accepted is not written on."""
    if obligation.state in CLOSED:
        raise Refusal("obligation_closed", state=NAMES[obligation.state])
    if obligation.campaign.state == "closed":
        raise Refusal("campaign_closed", title=obligation.campaign.title, action="nộp hay sửa báo cáo")


def begin(obligation: Obligation, actor: Actor) -> None:
    """The first word written turns "chưa bắt đầu" into "đang soạn"; inside a change."""
    if obligation.state in ("open", "declined"):
        move(obligation, "preparing", "Đơn vị bắt đầu soạn", actor)


def move(obligation: Obligation, state: str, words: str, actor: Actor, **columns: Any) -> None:
    """Set the state and whose turn it is, say so on the timeline; inside a change. Somebody else faster: `stale_version`."""
    version = obligation.version
    now = clock.now()
    changed = Obligation.objects.filter(pk=obligation.pk, version=version).update(
        state=state, turn=TURNS[state], version=version + 1, last_event=words[:120], last_event_at=now, **columns
    )
    if not changed:
        raise Refusal("stale_version", what=str(obligation), who="người khác", at=f"{clock.local(now):%H:%M}")
    for name, value in (*columns.items(), ("state", state), ("turn", TURNS[state]), ("version", version + 1)):
        setattr(obligation, name, value)
    ObligationEvent.objects.create(obligation=obligation, at=now, kind=state[:16], words=words, by=actor.name[:200])


def tell(obligation: Obligation, kind: str, words: str, actor: Actor) -> None:
    """A line on the timeline that changes no state; inside a change."""
    now = clock.now()
    Obligation.objects.filter(pk=obligation.pk).update(last_event=words[:120], last_event_at=now)
    ObligationEvent.objects.create(obligation=obligation, at=now, kind=kind[:16], words=words, by=actor.name[:200])
