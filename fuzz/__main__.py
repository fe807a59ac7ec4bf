"""python3 run.py fuzz [--count 2000] [--kills 200] [--worker-kills 10] [--seed 1] [--workers 2] [--keep DIR]: what would break it.

Twisted copies of the example's files go through `read`, `check` and `merge`: every copy must be answered by a whole value or by
a Refusal that is not our fault. Counted are crashes, hangs (over the limits of a child) and partial results (`fuzz.whole`). The seed
names the run; a failing copy is kept and can be read again with `nhiemky read`, `check` or `merge`.
Then every pattern of the package meets the strings it would hate most, short and four times as long (`fuzz.patterns`).
Then the office is killed in the middle of work (`fuzz.kill`), and its worker in the middle of long work (`fuzz.jobs`), so many times
on each engine. Both may be asked for alone (`fuzz kill`, `fuzz jobs`). `fuzz packages` is a trial of its own (`fuzz.packages`):
packages that come back shuffled, repeated, late.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from fuzz import jobs, kill, packages
from fuzz.mutations import DOCUMENTS, ROOT, TABLES, cases
from fuzz.patterns import slow_patterns
from fuzz.whole import check_whole, merge_whole, read_whole
from nhiemky.domain.finding import Refusal
from nhiemky.flows.sandbox import Limits, Workers

TASKS: tuple[tuple[str, Callable[..., int], set[str]], ...] = (
    ("read", read_whole, DOCUMENTS),
    ("check", check_whole, DOCUMENTS),
    ("merge", merge_whole, TABLES),
)
PRELOAD = ("fuzz.whole", "nhiemky.flows.check_file", "nhiemky.reading.units.report", "nhiemky.writing.consolidation_workbook")
_FAULTS = {"file_crashed": "crash", "file_too_slow": "hang", "file_too_heavy": "hang"}
_BATCH = 400


def attack(task: Callable[..., Any], count: int, dice: random.Random, kinds: set[str], keep: Path, workers: Workers) -> Counter[str]:
    """Answers by kind: "read", a refusal's code, or "crash", "hang", "partial" (those are kept)."""
    answers: Counter[str] = Counter()
    files = cases(count, dice, kinds)
    while batch := list(islice(files, _BATCH)):
        for (name, data), answer in zip(batch, workers.map(task, batch), strict=True):
            kind = _kind(answer)
            answers[kind] += 1
            if kind in FAULTS:
                keep.mkdir(parents=True, exist_ok=True)
                assert isinstance(data, bytes)
                (keep / name).write_bytes(data)
                print(f"{kind.upper()} {keep / name}: {answer}", flush=True)
    return answers


FAULTS = ("crash", "hang", "partial")


def faults_in(answers: Counter[str]) -> int:
    return sum(answers[kind] for kind in FAULTS)


def _kind(answer: object) -> str:
    if not isinstance(answer, Refusal):
        return "read"
    if answer.code == "file_crashed" and "PartialResultError" in answer.message:
        return "partial"
    return _FAULTS.get(answer.code, answer.code)


def main(words: Iterable[str] | None = None) -> int:
    given = sys.argv[1:] if words is None else list(words)
    apart = {"packages": packages.main, "kill": kill.main, "jobs": jobs.main}
    if given and given[0] in apart:
        return 1 if apart[given[0]](given[1:]) else 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--worker-kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, default=ROOT / "build" / "fuzz")
    chosen = parser.parse_args(given)
    dice = random.Random(chosen.seed)
    began = time.monotonic()
    whole: Counter[str] = Counter()
    with Workers(chosen.workers, Limits(cpu_seconds=5, wall_seconds=10), preload=PRELOAD) as workers:
        for number, (title, task, kinds) in enumerate(TASKS):
            share = chosen.count // 3 + (number < chosen.count % 3)
            answers = attack(task, share, dice, kinds, chosen.keep, workers)
            whole += answers
            told = ", ".join(f"{code} {number}" for code, number in answers.most_common())
            print(f"{title}: {sum(answers.values())} files, {told}", flush=True)
    counts = ", ".join(f"{whole[kind]} {kind}" for kind in FAULTS)
    print(f"seed {chosen.seed}: {sum(whole.values())} files, {counts} in {time.monotonic() - began:.0f} s")
    faults = faults_in(whole)
    for told in slow_patterns():
        faults += 1
        print(f"PATTERN {told}", flush=True)
    if chosen.kills:
        faults += sum(kill.trial(engine, chosen.kills, chosen.seed) for engine in ("sqlite", "postgresql"))
    if chosen.worker_kills:
        faults += sum(jobs.trial(engine, chosen.worker_kills, chosen.seed) for engine in ("sqlite", "postgresql"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
