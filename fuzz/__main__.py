"""python3 run.py fuzz [--count 2000] [--kills 200] [--seed 1] [--keep DIR]: twisted files, and a server that is killed.

Broken and twisted copies of the example's files: every copy must be answered by a value or by a Refusal that is not our
fault (`file_crashed` is one). Bytes are flipped, cut, doubled; parts of packages are taken out, swapped, mutated and packed
again. The seed names the run; a failing copy is kept and can be read again with `nhiemky read` or `nhiemky merge`.
Then the office is killed in the middle of work (`fuzz.kill`), so many times on each engine.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from fuzz.kill import trial
from nhiemky.domain.finding import Refusal
from nhiemky.flows.sandbox import Limits, Source, Workers
from nhiemky.flows.tasks import read_directive_file, read_unit_file

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "khoi-nam-thuan"
DOCUMENTS = {".docx", ".pdf", ".txt", ".md"}
TABLES = {".xlsx", ".csv", ".docx"}


def samples() -> list[tuple[str, bytes]]:
    """Small real files of every kind, one of a kind and layout."""
    files = sorted(path for path in EXAMPLE.rglob("*") if path.suffix in DOCUMENTS | TABLES and path.stat().st_size)
    kept: list[tuple[str, bytes]] = []
    seen: Counter[str] = Counter()
    for path in files:
        seen[path.suffix] += 1
        if seen[path.suffix] <= 8:
            kept.append((path.name, path.read_bytes()))
    plan = "KẾ HOẠCH\nsơ kết giữa nhiệm kỳ\n\nI- NỘI DUNG\n1. Các đơn vị gửi báo cáo trước ngày 20/5/2023 (gồm 3 + 4 = 7 báo cáo)."
    return [
        *kept,
        ("ke-hoach.txt", plan.encode()),
        ("bang.csv", "TT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ;Thực hiện\n1;Kết nạp;đảng viên;5;6".encode()),
    ]


def flip(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 3, 20))):
        out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(1, len(data))]


def double(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data))
    piece = data[start : start + dice.randrange(1, 4000)]
    return data[:start] + piece * dice.choice((2, 50)) + data[start:]


def twist(data: bytes, dice: random.Random) -> bytes:
    """Mutate inside a package, then pack it again, so that the readers behind the zip are reached."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except Exception:
        return flip(data, dice)
    name = dice.choice(sorted(parts))
    body = parts[name]
    match dice.randrange(5):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[dice.choice(sorted(parts))]
        case 2:
            parts[name] = b""
        case 3 if body:
            parts[name] = retag(body, dice)
        case _ if body:
            parts[name] = dice.choice((flip, cut, double))(body, dice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


WORDS = (
    b"",
    b"9" * 400,
    b"-1",
    b"NaN",
    b"1e309",
    "Ễ".encode() * 50,
    b"<w:p/>",
    b"A1:XFD1048576",
    b"XFD1048576",
    b"\xff\xfe",
    b"&#0;",
    b"0,0,0",
)


def retag(body: bytes, dice: random.Random) -> bytes:
    """Replace what stands between two tags or quotes by a nasty word."""
    edge = dice.choice((b">", b'"'))
    places = [at for at in range(len(body)) if body[at : at + 1] == edge][:5000]
    if not places:
        return body
    at = dice.choice(places) + 1
    end = min((place for place in (body.find(b"<", at), body.find(b'"', at)) if place >= 0), default=at)
    return body[:at] + dice.choice(WORDS) + body[end:]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, cut, double, twist, twist, twist)


def cases(count: int, dice: random.Random, kinds: set[str]) -> Iterator[Source]:
    pool = [sample for sample in samples() if Path(sample[0]).suffix in kinds]
    for number in range(count):
        name, data = dice.choice(pool)
        for _ in range(dice.choice((1, 1, 2))):
            data = dice.choice(MUTATIONS)(data, dice) or b"x"
        yield f"{number:06d}-{name}", data


def attack(
    task: Callable[..., Any], count: int, dice: random.Random, kinds: set[str], keep: Path, workers: Workers
) -> tuple[Counter[str], int]:
    files = list(cases(count, dice, kinds))
    answers: Counter[str] = Counter()
    faults = 0
    for (name, data), answer in zip(files, workers.map(task, files), strict=True):
        code = answer.code if isinstance(answer, Refusal) else "read"
        answers[code] += 1
        if code in {"file_crashed", "file_too_slow", "file_too_heavy"}:
            faults += 1
            keep.mkdir(parents=True, exist_ok=True)
            assert isinstance(data, bytes)
            (keep / name).write_bytes(data)
            print(f"FAULT {keep / name}: {answer}")
    return answers, faults


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--count", type=int, default=2000)
    words.add_argument("--kills", type=int, default=200)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--keep", type=Path, default=ROOT / "build" / "fuzz")
    chosen = words.parse_args()
    dice = random.Random(chosen.seed)
    began = time.monotonic()
    faults = 0
    with Workers(2, Limits(cpu_seconds=5, wall_seconds=10)) as workers:
        for title, task, kinds in (("unit files", read_unit_file, TABLES), ("directives", read_directive_file, DOCUMENTS)):
            answers, wrong = attack(task, chosen.count // 2, dice, kinds, chosen.keep, workers)
            faults += wrong
            print(f"{title}: {sum(answers.values())} files, " + ", ".join(f"{code} {number}" for code, number in answers.most_common()))
    print(f"seed {chosen.seed}: {faults} faults in {time.monotonic() - began:.0f} s")
    if chosen.kills:
        faults += sum(trial(engine, chosen.kills, chosen.seed) for engine in ("sqlite", "postgresql"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
