"""python3 run.py fuzz packages [--count 300] [--engine sqlite|postgresql] [--seed 1]: packages come back shuffled, repeated, late.

Pairs of units get the same fillings of their appendix. One unit's come back by the shuffled heap with everybody else's: twice, zipped
anew, the old after the new, into another unit's hands. The other's come back one by one, as they were filled in. Both must stand alike
at the end: state, turn, figures, with no filling received twice. `--count 10000` is the whole trial.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from fuzz.office import OFFICE, ROOT, database

FILLINGS = 4
A_UNIT = 10
"""Packages that come back for a pair of units in the heap."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What a unit wrote and when."""

    unit: int
    value: int
    at: datetime


def main(words: Iterable[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(list(words))
    return trial(chosen.engine, chosen.count, chosen.seed)


def trial(engine: str, count: int, seed: int) -> int:
    """The number of faults; `count` packages in the heap, in an installation of its own in a process of its own."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="packages") as folder, ExitStack() as stack:
        url = stack.enter_context(database(Path(folder))) if engine == "postgresql" else ""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("NHIEMKY_", "DJANGO_"))}
        told = {"NHIEMKY_DATA": str(Path(folder) / "data"), "NHIEMKY_PROFILE": "local", "DJANGO_SETTINGS_MODULE": "nhiemky.web.settings"}
        done = subprocess.run(
            [sys.executable, "-m", "fuzz.packages", str(count), str(seed)], cwd=ROOT, capture_output=True, text=True, check=False,
            env={**kept, **told} | ({"NHIEMKY_DATABASE_URL": url} if url else {}),
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    held = json.loads(done.stdout.splitlines()[-1])
    answers = ", ".join(f"{number} {kind}" for kind, number in sorted(held["answers"].items()))
    print(
        f"{engine}: {held['came']} packages of {held['units']} units came back, {answers}; {len(held['wrong'])} faults, "
        f"{time.monotonic() - began:.0f} s"
    )
    for sentence in held["wrong"][:10]:
        print(f"  {sentence}")
    return len(held["wrong"])


def _child(count: int, seed: int) -> None:
    from nhiemky.web.boot import prepare

    prepare(Path(os.environ["NHIEMKY_DATA"]), static=True)
    from fuzz.office_seed import PROGRAM
    from fuzz.office_seed import seed as office
    from nhiemky.web.audit.verification import faults
    from nhiemky.web.campaigns.models import Campaign, RosterEntry
    from nhiemky.web.packages.making import make_packages

    dice = random.Random(seed)
    pairs = -(-count // A_UNIT)
    campaign = Campaign.objects.get(uuid=office(2 * pairs)["campaign"])
    entries = list(RosterEntry.objects.filter(campaign=campaign, own=False).select_related("organisation", "campaign__organisation"))
    entries.sort(key=lambda one: one.unit_id)
    assert campaign.issued_at is not None
    blank = [made.data for made in make_packages(PROGRAM, campaign, entries)]
    heap, orderly = _arrivals(dice, pairs, count, campaign.issued_at)
    answers: Counter[str] = Counter()
    filled: dict[Filling, bytes] = {}
    for filling, word in heap:
        answers[_arrive(campaign, entries, blank, filled, filling, word, dice)] += 1
    for filling in orderly:
        _arrive(campaign, entries, blank, filled, filling, "once", dice)
    wrong = [sentence for pair in range(pairs) for sentence in _compare(campaign, entries[pair], entries[pair + pairs])]
    wrong += [fault.sentence for fault in faults()]
    print(json.dumps({"came": len(heap), "units": pairs, "answers": answers, "wrong": wrong}))


def _arrivals(dice: random.Random, pairs: int, count: int, since: datetime) -> tuple[list[tuple[Filling, str]], list[Filling]]:
    """The heap with how each comes, and for the other unit of each pair the fillings that are in the heap, oldest first."""
    heap: list[tuple[Filling, str]] = []
    orderly: list[Filling] = []
    for unit in range(pairs):
        values = dice.sample(range(1, 10_000), FILLINGS)
        mine = [Filling(unit, value, since - timedelta(hours=FILLINGS - at)) for at, value in enumerate(values)]
        orderly += [Filling(unit + pairs, one.value, one.at) for one in mine]
        wanted = min(A_UNIT, count - len(heap))
        whole = [(one, "once") for one in mine][-wanted:]
        orderly = orderly if wanted >= FILLINGS else orderly[:-FILLINGS] + orderly[-wanted:]
        more = dice.choices(("again", "anew", "stranger"), (4, 4, 2), k=max(0, wanted - len(whole)))
        heap += whole + [(dice.choice(mine), word) for word in more]
    dice.shuffle(heap)
    return heap, orderly


def _arrive(
    campaign: Any, entries: list[Any], blank: list[bytes], filled: dict[Filling, bytes], filling: Filling, word: str, dice: random.Random
) -> str:
    """One package comes back by the door of the office, or by another unit's secretary; what became of it."""
    from nhiemky.domain.finding import Refusal
    from nhiemky.web.accounts.models import User
    from nhiemky.web.audit.actor import Actor
    from nhiemky.web.packages.returning import hand_in, take_return

    data = filled.get(filling) or _filled(blank[filling.unit], filling)
    filled[filling] = data
    if word == "anew":
        data = _zipped_anew(data, f"gui-lai-{dice.randrange(10**6)}/")
    name = OFFICE
    if word == "stranger":
        other = entries[(filling.unit + 1) % len(entries)].unit_id
        name = f"dv{int(other.rpartition('.')[2])}"
    actor = Actor.of_user(User.objects.get(username=name))
    try:
        found = take_return(actor, campaign, "goi.zip", data)
        if found.state != "open":
            return "known"
        return "handed_in" if hand_in(actor, found) else "stood_back"
    except Refusal as refusal:
        return refusal.code


def _filled(blank: bytes, filling: Filling) -> bytes:
    fill: Callable[..., bytes] = import_module("tests.filled_package").filled
    return fill(blank, {"phu-luc": str(filling.value)}, at=filling.at)


def _zipped_anew(package: bytes, folder: str) -> bytes:
    """The same files in a folder of another name, as a mail program or a person packs them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(folder + name, source.read(name))
    return out.getvalue()


def _compare(campaign: Any, shuffled: Any, orderly: Any) -> list[str]:
    """What stands differently for two units of a pair, and fillings received twice."""
    from nhiemky.web.packages.models import PackageReturn
    from nhiemky.web.reports.models import Revision

    wrong = []
    one, two = _stands(campaign, shuffled), _stands(campaign, orderly)
    if one != two:
        wrong.append(f"{shuffled.unit_id} stands {one}, one by one {two}")
    if not any(figures for _, _, figures in one):
        wrong.append(f"{shuffled.unit_id} has no figures: {one}")
    for entry in (shuffled, orderly):
        hashes = list(Revision.objects.filter(obligation__entry=entry).values_list("content_hash", flat=True))
        if len(hashes) != len(set(hashes)):
            wrong.append(f"{entry.unit_id}: a filling was received twice")
        returns = PackageReturn.objects.filter(package__entry=entry).count()
        if returns > FILLINGS:
            wrong.append(f"{entry.unit_id}: {FILLINGS} fillings, {returns} returns")
    return wrong


def _stands(campaign: Any, entry: Any) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Of each duty: state, turn, the figures of its newest revision."""
    from nhiemky.web.campaigns.models import Obligation
    from nhiemky.web.reports.models import Figure, Revision

    found = []
    for owed in Obligation.objects.filter(campaign=campaign, entry=entry).order_by("requirement__order"):
        newest = Revision.objects.filter(obligation=owed).order_by("-number").first()
        figures = sorted(Figure.objects.filter(revision=newest).values_list("code", "actual")) if newest else []
        found.append((owed.state, owed.turn, figures))
    return found


if __name__ == "__main__":
    _child(int(sys.argv[1]), int(sys.argv[2]))
