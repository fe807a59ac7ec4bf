"""SIGKILL the whole server while people hand in, type and consolidate: what was acknowledged is there, the rest whole or absent.

    python3 run.py fuzz kill [--times 200] [--engine sqlite|postgresql|both] [--seed 1]

Clients write every acknowledgement into a ledger outside of the server, synced, before they go on. After each kill the server is
started again on the same folder and the ledger is compared with rows and bytes; at the end `nhiemky verify` must find nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from fuzz.office import Client, Lost, Office, office, on_engines

UNITS = 4
LOOK_EVERY = 5
LOOK = """
import json, os, sys
from nhiemky.web import boot
boot.configure()
from django.db.models import Count
from nhiemky.web.audit.verification import faults
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.reports.models import Revision, SectionHistory
revisions = {str(r.uuid): [r.receipt, r.file_id, r.figures.count()] for r in Revision.objects.all()}
texts = list(SectionHistory.objects.values_list("text", flat=True))
json.dump({"revisions": revisions, "texts": texts, "consolidations": Consolidation.objects.count(),
    "per_obligation": list(Revision.objects.values_list("obligation_id").annotate(n=Count("pk")).values_list("n", "obligation__revisions")),
    "faults": [f.sentence for f in faults()]}, sys.stdout)
"""


class Ledger:
    """What was acknowledged, line by line on the disk."""

    def __init__(self, path: Path) -> None:
        self.handle: IO[str] = path.open("a", encoding="utf-8")
        self.path, self.turn, self.count = path, threading.Lock(), 0

    def note(self, **what: Any) -> None:
        with self.turn:
            self.handle.write(json.dumps(what, ensure_ascii=False) + "\n")
            self.handle.flush()
            os.fsync(self.handle.fileno())
            self.count += 1

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.path.read_text(encoding="utf-8").splitlines()]


def paper(dice: random.Random) -> bytes:
    """An appendix that nobody handed in before; five rows."""
    rows = "".join(f"{n};Chỉ tiêu thử {n};đảng viên;5;{dice.randrange(10**6)}\n" for n in range(1, 6))
    return ("TT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ;Thực hiện\n" + rows).encode()


def hands_in(client: Client, ledger: Ledger, dice: random.Random, stop: threading.Event) -> None:
    """A unit: hands in, types, hands in; until the server is gone."""
    version = 0
    while not stop.is_set():
        try:
            if dice.random() < 0.6:
                data = paper(dice)
                ledger.note(kind="revision", uuid=client.hand_in(data), sha256=hashlib.sha256(data).hexdigest())
            else:
                text = f"Chữ {client.name} {dice.randrange(10**9)}"
                try:
                    version = client.save("I", text, version)
                    ledger.note(kind="text", text=text)
                except RuntimeError:
                    version += 1  # somebody (an earlier try of ours) was faster: the text is kept as a loser, not acknowledged
        except Lost:
            return


def consolidates(client: Client, where: Office, ledger: Ledger, stop: threading.Event) -> None:
    """The office: builds a version again and again."""
    while not stop.is_set():
        try:
            status, _ = client.post(f"/tong-hop/lap/?dot={where.campaign}", {})
            if status in (200, 204, 302):
                ledger.note(kind="consolidation")
        except Lost:
            return


def trial(engine: str, times: int, seed: int) -> int:
    """Kill `times` times; the number of faults."""
    dice = random.Random(seed)
    wrong: list[str] = []
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kill") as folder, office(engine, UNITS, Path(folder)) as where:
        ledger = Ledger(Path(folder) / "ledger.jsonl")
        people = [Client(where, number) for number in range(UNITS)]
        chief = Client(where, None)
        for client in (*people, chief):
            client.sign_in()
        for number in range(1, times + 1):
            stop = threading.Event()
            threads = [
                threading.Thread(target=hands_in, args=(client, ledger, random.Random(dice.random()), stop)) for client in people
            ] + [threading.Thread(target=consolidates, args=(chief, where, ledger, stop))]
            for thread in threads:
                thread.start()
            _some_work(ledger, dice)
            where.kill()
            stop.set()
            for thread in threads:
                thread.join()
            where.start()
            if number % LOOK_EVERY == 0 or number == times:
                wrong += look(where, ledger)
                if wrong:
                    break
        acknowledged = ledger.count
    print(f"{engine}: {times} kills, {acknowledged} acknowledged, {len(wrong)} faults, seed {seed}, {time.monotonic() - began:.0f} s")
    for sentence in wrong[:10]:
        print(f"  {sentence}")
    return len(wrong)


def _some_work(ledger: Ledger, dice: random.Random) -> None:
    """Wait for a few acknowledgements, then a moment more: the kill falls anywhere within a request."""
    wanted, until = ledger.count + dice.randrange(1, 12), time.monotonic() + 20
    while ledger.count < wanted and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(dice.uniform(0, 0.3))


def look(where: Office, ledger: Ledger) -> list[str]:
    """Compare the ledger with what the installation holds."""
    held = json.loads(where.run(LOOK))
    wrong = list(held["faults"])
    texts = set(held["texts"])
    for line in ledger.lines():
        if line["kind"] == "text" and line["text"] not in texts:
            wrong.append(f"lost text {line['text']}")
        if line["kind"] == "revision":
            row = held["revisions"].get(line["uuid"])
            if row is None:
                wrong.append(f"lost revision {line['uuid']}")
            elif row[1] != line["sha256"]:
                wrong.append(f"altered revision {line['uuid']}")
    wrong += [f"half a revision {name}: {row[2]} figures" for name, row in held["revisions"].items() if row[2] != 5]
    wrong += [f"a duty counts {said} revisions, there are {number}" for number, said in held["per_obligation"] if number != said]
    return wrong


def main(words: Sequence[str]) -> int:
    return on_engines(trial, words, times=200, told=__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
