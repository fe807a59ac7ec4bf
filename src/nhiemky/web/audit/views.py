"""The log as people read it: newest first, by object, by words, by day."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhiemky.web.audit.access import events
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.audit.words import WORDS, say
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported

PAGE = 50
MOST = 50_000
"""Lines of one file, the newest; more are asked for by day or action."""
COLUMNS = (("Số", 8), ("Lúc", 18), ("Người làm", 24), ("Việc", 28), ("Lý do", 30), ("Về", 36), ("Thay đổi", 60))
RATINGS = "ratings."
PLAIN = ("ratings.ratingcampaign", "ratings.ratingseries", "ratings.ruleoverlay")
"""Things of the ratings whose name tells of nobody."""
GUARDED = Q(object_type__startswith=RATINGS) & ~Q(object_type__in=PLAIN)


@require_safe
def log(request: Request) -> HttpResponse:
    """Nhật ký: who did what to what, when. `?viec=` an action, `?q=` words of a name, `?vat=` an object's id."""
    rows = events(request.actor)
    chosen = {name: request.GET.get(name, "").strip()[:200] for name in ("viec", "q", "vat")}
    if chosen["viec"]:
        rows = rows.filter(action=chosen["viec"])
    if chosen["q"]:
        rows = rows.filter(Q(actor_name__icontains=chosen["q"]) | Q(object_name__icontains=chosen["q"]) & ~GUARDED)
    if chosen["vat"]:
        rows = rows.filter(object_id=chosen["vat"])
    if made := exported(request, "nhat-ky", "Nhật ký", COLUMNS, lambda: (_row(event) for event in rows[:MOST])):
        return made
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    actions = sorted(
        {(name, say(name)) for name in {*WORDS, *events(request.actor).values_list("action", flat=True)[:2000]}}, key=lambda pair: pair[1]
    )
    return render(
        request, "audit/log.html", {"page": page, "lines": [_line(event) for event in page], "chosen": chosen, "actions": actions}
    )


def _line(event: AuditEvent) -> dict[str, Any]:
    """A line; of a rating only who did what when: the log has more readers than ratings have (need to know)."""
    if event.object_type.startswith(RATINGS):
        event.object_name, event.reason = ("" if event.object_type not in PLAIN else event.object_name), ""
        return {"event": event, "what": say(event.action), "changes": []}
    return {"event": event, "what": say(event.action), "changes": _changes(event)}


def _row(event: AuditEvent) -> tuple[str | int | datetime, ...]:
    """A line as it is shown."""
    line = _line(event)
    changes = "; ".join(f"{name}: {f'{before} → ' if before else ''}{after or '(trống)'}" for name, before, after in line["changes"][:6])
    who = event.actor_name or "(chưa đăng nhập)"
    return event.seq, event.at, who, line["what"], event.reason, event.object_name, changes


def _changes(event: AuditEvent) -> list[tuple[str, str, str]]:
    """Field, before, after: what differs, short."""
    before, after = json.loads(event.before), json.loads(event.after)
    names = [*after, *(name for name in before if name not in after)]
    return [(name, _short(before.get(name)), _short(after.get(name))) for name in names if before.get(name) != after.get(name)]


def _short(value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, dict) and "sealed" in value:
        return "(giữ kín)"
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words if len(words) <= 160 else words[:157] + "…"
