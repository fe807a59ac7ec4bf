"""What the board's page shows out of the board's values: figures, chips, headings, groups, rows, each with where it leads.

>>> figures_of(board, campaign)[1]["href"]                              # doctest: +SKIP
'?tt=nhan'
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from nhiemky.domain.progress import TURN_WORDS, Tally
from nhiemky.scheduling.deadlines import last_day
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, ObligationEvent, RosterEntry
from nhiemky.web.office.board import NO_BRANCH, Board, Group, Row, View, filled
from nhiemky.web.office.columns import Column
from nhiemky.web.office.display import last_words, tag_of

TURN_CHIPS = (("don-vi", "unit"), ("phu-trach", "member"), ("van-phong", "office"), ("xong", "done"))
STATE_CHIPS = (
    ("qua-han", "Quá hạn"), ("gia-han", "Gia hạn"), ("tra-lai", "Trả lại"), ("co-gop-y", "Có góp ý"), ("cho-gop-y", "Chờ góp ý"),
    ("da-nop", "Đã nộp"), ("da-duyet", "Đã duyệt"), ("khong-phai-nop", "Không phải nộp"),
)  # fmt: skip
_SHOWN = {
    "qua-han": ("overdue",), "gia-han": ("extended",), "tra-lai": ("returned",), "co-gop-y": ("has_issues",), "cho-gop-y": ("draft_sent",),
    "da-nop": ("submitted",), "da-duyet": ("accepted", "met_outside"),
}  # fmt: skip


def figures_of(board: Board, campaign: Campaign) -> list[dict[str, Any]]:
    tally, view = board.tally, View(column=board.view.column)
    frozen = f", chốt ngày {format_day(clock.local(campaign.issued_at).date())}" if campaign.issued_at else ""
    return [
        {
            "title": f"Phải nộp{frozen}",
            "count": tally.expected,
            "words": "đơn vị",
            "share": 100 if tally.expected else 0,
            "href": view.address(),
        },
        _share("Đã nộp", tally.received, tally, view.address(state="nhan")),
        _share("Nộp đúng hạn", tally.on_time, tally, view.address(state="dung-han")),
        _share("Đã duyệt", tally.accepted, tally, view.address(state="da-duyet"), "good"),
        _share("Quá hạn, chưa nộp", tally.overdue, tally, view.address(state="qua-han"), "bad"),
    ]


def _share(title: str, count: int, tally: Tally, href: str, kind: str = "") -> dict[str, Any]:
    share = 100 * count / tally.expected if tally.expected else None
    return {"title": title, "count": count, "share": share, "kind": kind, "href": href}


def turns_of(board: Board) -> list[dict[str, Any]]:
    view, tally = board.view, board.tally
    chips = [{"label": "Tất cả", "count": tally.expected, "href": view.address(turn="", start=0), "on": not view.turn}]
    for word, turn in TURN_CHIPS:
        count = tally.by_turn.get(turn, 0)  # type: ignore[call-overload]
        chips.append({"label": TURN_WORDS[turn], "count": count, "href": view.address(turn=word, start=0), "on": view.turn == word})  # type: ignore[index]
    return chips


def states_of(board: Board) -> list[dict[str, Any]]:
    """States that stand on the board now, and the lists of figures to mend and of directives not acknowledged."""
    view, tally, whole = board.view, board.tally, board.counted.whole
    found = [(word, label, sum(tally.by_shown.get(state, 0) for state in _SHOWN.get(word, ()))) for word, label in STATE_CHIPS[:-1]]  # type: ignore[call-overload]
    found += [("khong-phai-nop", "Không phải nộp", tally.waived), ("lech", "Có số liệu lệch", whole.doubtful)]
    found.append(("chua-nhan-van-ban", "Chưa xác nhận văn bản", whole.unacknowledged))
    chips = [
        {"label": label, "count": count, "href": view.address(state="" if view.state == word else word, start=0), "on": view.state == word}
        for word, label, count in found
        if count or view.state == word
    ]
    lists = {"nhan": "Đã nộp, kể cả đã duyệt", "dung-han": "Nộp đúng hạn", "muon": "Nộp muộn", "chua": "Chưa nộp", "dang-soan": "Đang soạn"}
    lists |= {"chua-bat-dau": "Chưa bắt đầu", "da-thong-qua": "Đã thông qua"}
    if view.state in lists:
        chips.append({"label": lists[view.state], "count": None, "href": view.address(state="", start=0), "on": True})
    return chips


def heads_of(board: Board) -> list[dict[str, Any]]:
    return [
        {"title": column.title, "lead": column is board.lead,
         "href": View(column=column.key).address(), "what": column.first.what}
        for column in board.columns
    ]  # fmt: skip


def group_of(group: Group, board: Board) -> dict[str, Any]:
    view = View(branch=group.name or NO_BRANCH)
    cells = []
    for column, tally in zip(board.columns, group.tallies, strict=True):
        href = View(column=column.key, branch=group.name or NO_BRANCH, state="nhan").address()
        cells.append({"tally": tally, "rate": tally.reporting_rate, "href": href})
    lead = board.lead.key if board.lead else ""
    at = next((n for n, column in enumerate(board.columns) if column is board.lead), 0)
    return {
        "name": group.name or "Khác", "key": f"n{board.groups.index(group)}", "units": group.facts.units, "cells": cells,
        "lead": group.lead, "on_time": View(column=lead, branch=group.name or NO_BRANCH, state="dung-han").address(),
        "load": View(column=board.view.column, branch=view.branch).address(), "rows": [row_of(row, at) for row in group.rows],
    }  # fmt: skip


def row_of(row: Row, leading: int) -> dict[str, Any]:
    cells = [tag_of(cell, leading=number == leading) if cell else None for number, cell in enumerate(row.cells)]
    return {
        "entry": row.entry, "cells": cells, "completeness": row.completeness, "turn": TURN_WORDS[row.turn] if row.turn else "",
        "done": row.turn == "done", "last": last_words(row),
    }  # fmt: skip


def status_of(board: Board) -> dict[str, Any]:
    """The sentence under the title: where the leading deliverable stands."""
    lead, tally = board.lead, board.tally
    if lead is None:
        return {}
    passed = lead.deadline_at is not None and clock.now() >= lead.deadline_at
    return {
        "title": lead.title, "passed": passed, "missing": tally.missing, "overdue": tally.overdue,
        "last": last_day(lead.deadline_at) if lead.deadline_at else None, "extended": tally.by_shown.get("extended", 0),
        "left": (last_day(lead.deadline_at) - clock.today()).days if lead.deadline_at and not passed else None,
    }  # fmt: skip


def duties_of(actor: Actor, columns: Sequence[Column], entry: RosterEntry) -> list[dict[str, Any]]:
    if not columns:
        return []
    (row,) = filled(actor, columns, columns[0], [entry], clock.now())
    return [
        {
            "title": column.title, "wording": asked.wording, "tag": tag_of(cell, leading=True),
            "uuid": cell.uuid, "until": cell.until,
        }
        for column, cell in zip(columns, row.cells, strict=True)
        if cell
        for asked in column.requirements
        if asked.pk == cell.requirement
    ]  # fmt: skip


def told_once(events: Sequence[ObligationEvent]) -> list[dict[str, Any]]:
    """Events for a timeline; the same words at the same moment on several reports stand together."""
    alike: dict[tuple[datetime, str, str], list[str]] = {}
    for event in events:
        title = event.obligation.requirement.short or event.obligation.requirement.what
        alike.setdefault((event.at, event.by, event.words), []).append(title)
    return [
        {"at": at, "who": by, "text": f"{', '.join(reversed(titles))}: {words[:1].lower()}{words[1:]}"}
        for (at, by, words), titles in alike.items()
    ]
