"""The full reading of the three shared documents against underthesea's word tokeniser alone, and whether it is linear."""

from __future__ import annotations

import os
from pathlib import Path

from bench.claims import Claim, medians, table
from nhiemky.flows.read_file import read_bytes
from nhiemky.reading.directive import read_directive
from nhiemky.reading.open import open_document

READ, PEER = "nhiemky, every stage", "underthesea word_tokenize"
SHARED = Path(os.environ.get("NHIEMKY_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def run() -> list[Claim]:
    folder = SHARED / "reading" / "source"
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.txt"))} if folder.is_dir() else {}
    if not files:
        print(f"\nreading text: {folder} is not here, left out")
        return []
    texts = [data.decode() for data in files.values()]
    from underthesea import word_tokenize

    def ours() -> int:
        return sum(len(read_directive(open_document(data, name)).citations) for name, data in files.items())

    def checked() -> int:
        return sum(len(read_bytes(data, name)[1].citations) for name, data in files.items())

    def tokenise() -> int:
        return sum(len(word_tokenize(text)) for text in texts)

    longest = max(files, key=lambda name: len(files[name]))
    ten = b"\n\n".join([files[longest]] * 10)
    assert ours() == checked() > 0
    assert tokenise() > 0
    seconds = medians({READ: ours, "nhiemky, every stage and every check": checked, PEER: tokenise}, rounds=9)
    table(f"reading {len(files)} documents, {sum(map(len, texts)):,} characters", seconds)
    long = medians({"once": lambda: read_bytes(files[longest], longest), "ten times": lambda: read_bytes(ten, longest)}, rounds=3)
    table(f"{longest} once and ten times over", long)
    return [
        Claim(
            "text read faster than underthesea tokenises it",
            seconds[PEER] / seconds[READ],
            ">=",
            20,
            "x",
        ),
        Claim("time a character of a text ten times as long", long["ten times"] / 10 / long["once"], "<=", 1.3, "x"),
    ]
