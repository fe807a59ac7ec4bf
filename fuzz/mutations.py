"""Broken and twisted copies of honest files: bytes flipped, cut, doubled; parts of packages taken out, swapped, packed again."""

from __future__ import annotations

import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from nhiemky.flows.sandbox import Source

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
    old = "§¶ng uû Khèi b¸o c¸o kÕt qu¶ thùc hiÖn nghÞ quyÕt ®¹i héi, gåm 3 nam, 4 n÷.\n"
    return [
        *kept,
        ("ke-hoach.txt", plan.encode()),
        ("utf-16.txt", plan.encode("utf-16")),
        ("phong-cu.txt", old.encode("latin-1") * 4),
        ("bang.csv", "TT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ;Thực hiện\n1;Kết nạp;đảng viên;5;6".encode()),
    ]


def cases(count: int, dice: random.Random, kinds: set[str]) -> Iterator[Source]:
    """So many twisted copies, one after another, never all in memory."""
    pool = [sample for sample in samples() if Path(sample[0]).suffix in kinds]
    for number in range(count):
        name, data = dice.choice(pool)
        for _ in range(dice.choice((1, 1, 2))):
            data = dice.choice(MUTATIONS)(data, dice) or b"x"
        yield f"{number:06d}-{name}", data


def flip(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 3, 20))):
        out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(1, max(2, len(data)))]


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
    match dice.randrange(6):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[dice.choice(sorted(parts))]
        case 2:
            parts[name] = b""
        case 3 if body:
            parts[name] = retag(body, dice)
        case 4 if body:
            parts[name] = reorder(body, dice)
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
    at = body.find(edge, dice.randrange(len(body))) + 1
    if not at:
        return body
    end = min((place for place in (body.find(b"<", at), body.find(b'"', at)) if place >= 0), default=at)
    return body[:at] + dice.choice(WORDS) + body[end:]


def reorder(body: bytes, dice: random.Random) -> bytes:
    """Swap two stretches between tags, so that the part often stays XML and says something else."""
    cuts = sorted(at + 1 for at in (body.find(b">", dice.randrange(len(body))) for _ in range(4)) if at >= 0)
    if len(cuts) < 4:
        return body
    one, two, three, four = cuts
    return body[:one] + body[three:four] + body[two:three] + body[one:two] + body[four:]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, cut, double, twist, twist, twist)
