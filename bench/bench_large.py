"""The board and the tree of all levels with 50,000 units × 4 reports in one campaign and in a cascade of five levels, both engines.

Each page is asked for as the office does: the whole, filtered, searched, by another deliverable, a branch opened, further rows. Then a
unit at the very bottom hands in, and the next page of the top must count it. It runs in a process of its own on a data folder of its own.
What counts is processor time, of the process and of PostgreSQL's own for it, so that a busy machine does not count; the wall is printed.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.bench_rating_board import _database as database
from bench.bench_rating_board import _spent as spent
from bench.claims import Claim, table

ROUNDS = 7
ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "the board": "/bang-tien-do/?dot={flat}",
    "the board, the unit's turn": "/bang-tien-do/?luot=don-vi&dot={flat}",
    "the board, overdue": "/bang-tien-do/?tt=qua-han&dot={flat}",
    "the board, figures to mend": "/bang-tien-do/?tt=lech&dot={flat}",
    "the board, a name searched": "/bang-tien-do/?tim=so+4999&dot={flat}",
    "the board, another deliverable": "/bang-tien-do/?bc=r2&tt=nhan&tu=2000&dot={flat}",
    "the board, a branch": "/bang-tien-do/?nhanh=Nhánh+0&dot={flat}",
    "a branch opened, further rows": "/bang-tien-do/dong/?nhanh=Nhánh+0&tu=50&dot={flat}",
    "all levels": "/dot/cap-duoi/{top}/",
}


def run() -> list[Claim]:
    """Claims, from each child's one line of JSON."""
    claims = []
    for engine in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="large") as folder, ExitStack() as stack:
            url = stack.enter_context(database(engine, Path(folder) / "pg"))
            done = subprocess.run(
                [sys.executable, "-m", "bench.bench_large"], cwd=ROOT, capture_output=True, text=True, check=False,
                env={**os.environ, "NHIEMKY_DATA": folder, "NHIEMKY_PROFILE": "local", "NHIEMKY_DATABASE_URL": url,
                     "DJANGO_SETTINGS_MODULE": "nhiemky.web.settings"},
            )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr[-3000:])
        seconds = json.loads(done.stdout.splitlines()[-1])
        statements = seconds.pop("statements")
        table(f"50,000 units × 4 reports, {engine}", seconds)
        print(f"  statements: {statements}")
        claims += [Claim(f"{engine}: {name}", seconds[name] * 1000, "<=", 200, "ms") for name in PAGES if name != "all levels"]
        claims += [
            Claim(f"{engine}: {name}, from handed in until shown", seconds[f"{name}, shown"] * 1000, "<=", 1000, "ms")
            for name in ("the board", "all levels")
        ]
    return claims


def _child() -> None:
    from nhiemky.web.boot import prepare

    prepare(Path(os.environ["NHIEMKY_DATA"]), static=True)
    from django.db import connection
    from django.test import Client
    from django.test.utils import setup_test_environment

    from bench.large_cascade import fill

    made = fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client()
    client.force_login(made["user"])
    names = {"flat": made["flat"].uuid, "top": made["top"].uuid}
    seconds: dict[str, Any] = {}
    statements: dict[str, int] = {}
    for name, address in PAGES.items():
        asked: list[str] = []

        def count(execute: Any, sql: str, params: Any, many: bool, context: Any, asked: list[str] = asked) -> Any:
            asked.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(count):
            _page(client, address.format(**names))
        statements[name] = len(asked)
        taken, walls = [], []
        for _ in range(ROUNDS):
            began, own = time.perf_counter(), spent()
            _page(client, address.format(**names))
            taken.append(spent() - own)
            walls.append(time.perf_counter() - began)
        seconds[name] = statistics.median(taken)
        seconds[f"{name}, on the wall"] = statistics.median(walls)
    setup_test_environment()  # from here on an answer carries what its page was told
    for name, campaign in (("the board", made["flat"]), ("all levels", made["top"])):
        seconds[f"{name}, shown"] = _shown(client, made["user"], campaign, PAGES[name].format(**names), flat=name == "the board")
    print(json.dumps({**seconds, "statements": statements}))


def _page(client: Any, address: str) -> Any:
    headers = {"host": "127.0.0.1"} | ({"hx-request": "true"} if "/dong/" in address else {})
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer


def _shown(client: Any, user: Any, campaign: Any, address: str, *, flat: bool) -> float:
    """Seconds from the report's being stored until the page that counts it is there; the figure is compared with the one before."""
    from django.db.models import Q

    from nhiemky.web.audit.actor import Actor
    from nhiemky.web.campaigns.models import Obligation
    from nhiemky.web.reports.submitting import submit_report

    owed = Obligation.objects.filter(state="open", requirement__key="r1")
    owed = owed.filter(campaign=campaign) if flat else owed.filter(Q(campaign__root=campaign), campaign__level=4)
    paths = ("campaign__organisation", "requirement", "entry", "organisation__type")
    one = owed.select_related(*paths).order_by("-pk").first()
    assert one is not None
    address += "&bc=r1" if flat else ""
    before = _received(_page(client, address), flat)
    data = "TT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ;Thực hiện\n1;Kết nạp đảng viên;đảng viên;5;6\n".encode()
    submit_report(Actor.of_user(user), one, name="phu-luc.csv", data=data, door="office", on_behalf_of=one.entry.name)
    began = spent()
    answer = _page(client, address)
    taken = spent() - began
    assert _received(answer, flat) == before + 1, "it does not show"
    return taken


def _received(answer: Any, flat: bool) -> int:
    return int(answer.context["board"].tally.received if flat else answer.context["tree"].whole.received)


if __name__ == "__main__":
    _child()
