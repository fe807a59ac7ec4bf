"""SIGKILL the worker in the middle of long work: every job asked for is done, once, with the same bytes.

    python3 run.py fuzz jobs [--times 20] [--engine sqlite|postgresql|both] [--seed 1]

The office asks for the kits of all units and for consolidations over HTTP; the worker is the one `nhiemky serve` supervises.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from fuzz.office import Client, Office, office, on_engines
from nhiemky.web.server import Serving, Worker

UNITS = 40
PATIENCE = 90.0
LOOK = """
import json, sys
from nhiemky.web import boot
boot.configure()
from nhiemky.web.audit.verification import faults
from nhiemky.web.jobs.models import Job
jobs = [[job.state, job.file_id, job.attempts] for job in Job.objects.order_by("pk")]
json.dump({"jobs": jobs, "faults": [fault.sentence for fault in faults()]}, sys.stdout)
"""
BUSY = """
import json, sys
from nhiemky.web import boot
boot.configure()
from nhiemky.web.jobs.models import Job
print(Job.objects.filter(state__in=("waiting", "running")).count())
"""


def trial(engine: str, times: int, seed: int) -> int:
    """Kill the worker `times` times, each time in another moment of a job; the number of faults."""
    dice = random.Random(seed)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="jobs") as folder, office(engine, UNITS, Path(folder)) as where:
        chief = Client(where, None)
        chief.sign_in()
        with patch.object(Serving, "environment", lambda _: where.environment):
            worker = Worker(Serving(where.data))
            worker.start()
            try:
                for _ in range(times):
                    asked, _ = chief.post(f"/viec-nen/bo-bieu/{where.campaign}/", {})
                    assert asked == 302, asked
                    time.sleep(dice.uniform(0.2, 4.0))
                    if worker.process is not None and worker.process.poll() is None:
                        os.kill(worker.process.pid, signal.SIGKILL)
                    _wait_until_idle(where)
            finally:
                worker.end()
        held = json.loads(where.run(LOOK))
    files = {file for _, file, _ in held["jobs"]}
    wrong = list(held["faults"]) + [f"a job is {state}" for state, _, _ in held["jobs"] if state != "done"]
    if len(files) != 1:
        wrong.append(f"{len(files)} different results of the same work")
    taken_up = sum(attempts for _, _, attempts in held["jobs"])
    took = time.monotonic() - began
    print(f"{engine}: {times} kills of the worker, {len(held['jobs'])} jobs, {taken_up} taken up again, {len(wrong)} faults, {took:.0f} s")
    for sentence in wrong[:10]:
        print(f"  {sentence}")
    return len(wrong)


def _wait_until_idle(where: Office) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if where.run(BUSY).strip() == "0":
            return
        time.sleep(0.2)
    raise RuntimeError("a job is never done")


def main(words: Sequence[str]) -> int:
    return on_engines(trial, words, times=20, told=__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
