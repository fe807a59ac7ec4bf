"""The board of 5,000 units × 4 reports: its page on the server, against asking unit by unit; both must give the same answer.

It runs in a process of its own on a data folder of its own, as Django is set up once a process. Time is the process's own
(SQLite works inside it), so that a busy machine does not count.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench.claims import Claim, table

UNITS, REPORTS, ROUNDS = 5_000, 4, 7
BRANCHES = 25
ROOT = Path(__file__).resolve().parent.parent


def run() -> list[Claim]:
    """Claims, from the child's one line of JSON."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "bench.bench_board"],
            env={**os.environ, "NHIEMKY_DATA": folder, "NHIEMKY_PROFILE": "local", "DJANGO_SETTINGS_MODULE": "nhiemky.web.settings"},
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    seconds = json.loads(done.stdout.splitlines()[-1])
    table(f"Board, {UNITS:,} units × {REPORTS} reports", {name: seconds[name] for name in seconds if name != "statements"})
    print(f"  statements for the page's board: {seconds['statements']}")
    return [
        Claim("the board's page on the server", seconds["page"] * 1000, "<=", 200, "ms"),
        Claim("the board's rows and tallies against asking unit by unit", seconds["unit by unit"] / seconds["board"], ">=", 100, "x"),
    ]


def _child() -> None:
    from nhiemky.web.boot import prepare

    prepare(Path(os.environ["NHIEMKY_DATA"]), static=True)
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from nhiemky.web import clock
    from nhiemky.web.audit.actor import Actor
    from nhiemky.web.campaigns.models import Campaign
    from nhiemky.web.office.board import View, board_of

    user, campaign = _fill()
    actor = Actor.of_user(user)
    client = Client()
    client.force_login(user)
    now = clock.now()

    def page() -> None:
        answer = client.get("/bang-tien-do/", headers={"host": "127.0.0.1"})
        assert answer.status_code == 200

    def board() -> Any:
        return board_of(actor, Campaign.objects.get(pk=campaign.pk), View(), now)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        fast = board()
    over = len([query for query in asked.captured_queries if 'FROM "campaigns_obligation"' in query["sql"]])
    taken = {"page": _median(page), "board": _median(board)}
    began = time.process_time()
    slow = _unit_by_unit(campaign, now)
    taken["unit by unit"] = time.process_time() - began
    began = time.process_time()
    _one_query_a_unit(campaign)
    taken["one query a unit"] = time.process_time() - began
    lead = fast.lead
    assert lead is not None
    assert slow == {column.key: dict(fast.counted.of(column).by_shown) for column in fast.columns}, "the two boards disagree"
    print(json.dumps({**taken, "statements": over}))


def _median(call: Any) -> float:
    call()
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        call()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def _unit_by_unit(campaign: Any, now: Any) -> dict[str, dict[str, int]]:
    """As a page does that walks from unit to report to its last event; the state is worked out from what it finds."""
    from nhiemky.domain.progress import Standing
    from nhiemky.web.campaigns.models import Obligation, ObligationEvent, RosterEntry
    from nhiemky.web.office.columns import columns_of

    counts: dict[str, Counter[str]] = {}
    columns = columns_of(campaign)
    for entry in RosterEntry.objects.filter(campaign=campaign, own=False):
        for column in columns:
            one = Obligation.objects.get(entry=entry, requirement__in=column.ids)
            ObligationEvent.objects.filter(obligation=one).order_by("-pk").first()
            row = Standing("", "", one.state, one.deadline_at, one.extended_until is not None, received=one.received_at, came_late=one.late)  # type: ignore[arg-type]
            if row.expected:
                counts.setdefault(column.key, Counter())[row.shown(now)] += 1
    return {key: dict(found) for key, found in counts.items()}


def _one_query_a_unit(campaign: Any) -> None:
    from nhiemky.web.campaigns.models import Obligation, RosterEntry

    for entry in RosterEntry.objects.filter(campaign=campaign, own=False):
        list(Obligation.objects.filter(entry=entry).select_related("requirement"))


def _fill() -> tuple[Any, Any]:
    """A committee with 5,000 units in 25 branches, four reports each, every state among them."""
    from datetime import date, timedelta

    from nhiemky.web import clock
    from nhiemky.web.accounts.models import User
    from nhiemky.web.campaigns.models import Campaign, Obligation, Requirement, RosterEntry
    from nhiemky.web.organisations.models import Organisation, OrganisationType, Person, Post

    now = clock.now()
    kinds = {kind.code: kind for kind in OrganisationType.objects.all()}
    root = Organisation.objects.create(code="T", name="Đảng bộ tỉnh Nam Thuận", type=kinds["dang-bo-khoi"], left=1, right=2 * UNITS + 2)
    units = Organisation.objects.bulk_create(
        [
            Organisation(
                code=f"T.{n:04}", name=f"Đảng bộ xã số {n}", type=kinds["dang-bo-co-so"], parent=root, left=2 * n, right=2 * n + 1,
                depth=1, search_key=f"dang bo xa so {n}", sort_key=f"{n:05}",
            )
            for n in range(1, UNITS + 1)
        ],
        batch_size=500,
    )  # fmt: skip
    person = Person.objects.create(name="Văn Phòng")
    Post.objects.create(person=person, organisation=root, role="office_clerk", title="Văn phòng", valid_from=date(2000, 1, 1))
    user = User(username="vanphong", person=person)
    user.set_unusable_password()
    user.save()
    from nhiemky.domain import campaign as pure
    from nhiemky.web.campaigns.value import words_of

    campaign = Campaign.objects.create(
        organisation=root, title="Sơ kết", state="issued", value=words_of(pure.Campaign("Sơ kết", pure.Owner("Đảng ủy tỉnh"))),
        made_at=now, made_by="bench", issued_at=now,
    )  # fmt: skip
    due = now - timedelta(days=2)
    columns = [
        Requirement.objects.create(campaign=campaign, key=f"r{n}", what=f"báo cáo {n}", short=f"Báo cáo {n}", deadline_at=due, order=n)
        for n in range(REPORTS)
    ]
    entries = RosterEntry.objects.bulk_create(
        [
            RosterEntry(campaign=campaign, organisation=unit, unit_id=unit.code, name=unit.name, branch=f"Huyện {n % BRANCHES}", order=n)
            for n, unit in enumerate(units)
        ],
        batch_size=500,
    )
    turns = {"open": "unit", "preparing": "unit", "draft_sent": "member", "submitted": "office", "returned": "unit", "accepted": "done"}
    states = ("accepted", "submitted", "accepted", "returned", "open", "accepted", "preparing", "submitted", "draft_sent", "accepted")
    rows = []
    for n, entry in enumerate(entries):
        for at, column in enumerate(columns):
            state = states[(n * 7 + at * 3) % len(states)]
            came = state in ("accepted", "submitted", "returned")
            more = n % 41 == 0 and not came
            rows.append(
                Obligation(
                    campaign=campaign, requirement=column, entry=entry, organisation_id=entry.organisation_id, branch=entry.branch,
                    state=state,
                    turn=turns[state], deadline_at=now + timedelta(days=5) if more else due,
                    extended_until=now + timedelta(days=5) if more else None,
                    received_at=due + timedelta(hours=n % 5 - 3) if came else None, late=came and n % 5 >= 3,
                    completeness=100 if came else n % 90, findings_high=int(n % 37 == 0), last_event="Nộp" if came else "Lưu nháp",
                    last_event_at=now - timedelta(hours=n % 50),
                )
            )  # fmt: skip
    Obligation.objects.bulk_create(rows, batch_size=400)
    return user, campaign


if __name__ == "__main__":
    _child()
