"""The deadline hour: 16 units hand in at once over HTTP, on both engines; no error, nobody starves.

What is timed is the whole answer to a person: upload, reading in a limited child, one transaction, receipt. The bare floor beside
it is the same server's answer to a page that reads one row.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import threading
import time
from pathlib import Path

from bench.claims import Claim
from fuzz.kill import paper
from fuzz.office import Client, Office, office

CLIENTS, EACH = 16, 12


def run() -> list[Claim]:
    claims = []
    for engine in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="deadline") as folder, office(engine, CLIENTS, Path(folder)) as where:
            times, errors = rush(where)
            faults = len(where.verify()["faults"])
        p50, p99 = statistics.median(times), statistics.quantiles(times, n=100)[98]
        print(f"\n{engine}: {len(times)} handed in by {CLIENTS} at once, {errors} errors, {faults} faults found by verify")
        print(f"  p50 {p50:.0f} ms, p99 {p99:.0f} ms, max {max(times):.0f} ms")
        claims += [
            Claim(f"{engine}: errors and faults with {CLIENTS} clients at the deadline", errors + faults, "<=", 0, ""),
            Claim(f"{engine}: slowest hundredth against the middle", p99 / p50, "<=", 5, "x p50"),
        ]
    return claims


def rush(where: Office) -> tuple[list[float], int]:
    """Milliseconds of every hand-in, and how many went wrong."""
    people = [Client(where, number) for number in range(CLIENTS)]
    for client in people:
        client.sign_in()
    for client in people[:4]:
        client.hand_in(paper(random.Random(client.name)))  # the readers are warm, as they are in a deadline's last hour
    times: list[float] = []
    errors: list[Exception] = []
    turn, gate = threading.Lock(), threading.Barrier(CLIENTS)

    def hand_in(client: Client, seed: int) -> None:
        dice = random.Random(seed)
        gate.wait()
        for _ in range(EACH):
            began = time.perf_counter()
            try:
                client.hand_in(paper(dice))
            except Exception as fault:
                with turn:
                    errors.append(fault)
                continue
            with turn:
                times.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=hand_in, args=(client, number)) for number, client in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for fault in errors[:3]:
        print(f"  {fault}")
    return times, len(errors)
