"""50,000 reports held against one another for copied passages; the peer lays each pair side by side (rapidfuzz)."""

from __future__ import annotations

import random
import time
from itertools import combinations

from rapidfuzz import fuzz

from bench.claims import Claim, medians, table
from nhiemky.checking.copies import Passage, find_copies

FEW, MORE, MANY = 600, 6_000, 50_000
WORDS_EACH = 300
ALIKE = 80
"""Of the peer's likeness, where one report is the other with a few words changed."""


def reports(count: int) -> list[Passage]:
    """Invented prose of a field's few thousand words; every hundredth report is another's with each fiftieth word changed."""
    dice = random.Random(4)
    first = ["b", "c", "d", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "s", "t", "th", "tr", "v", "x"]
    words = [start + rime for start in first for rime in ("an", "ong", "inh", "uoc", "ai", "em", "oi", "ua", "et", "am", "ung", "ich")]
    texts = [" ".join(dice.choices(words, k=WORDS_EACH)) for _ in range(count)]
    for at in range(0, count - 40, 100):
        copied = texts[at + 37].split()
        for place in range(0, len(copied), 50):
            copied[place] = dice.choice(words)
        texts[at] = " ".join(copied)
    return [Passage(f"{at:05}", "II", text) for at, text in enumerate(texts)]


def run() -> list[Claim]:
    few, more = reports(FEW), reports(MORE)

    def ours() -> set[tuple[str, str]]:
        return {(copy.other, copy.report) for copy in find_copies(few)}

    def pairs() -> set[tuple[str, str]]:
        return {
            (one.report, other.report)
            for one, other in combinations(few, 2)
            if fuzz.ratio(one.text, other.text, score_cutoff=ALIKE) >= ALIKE
        }

    assert ours() == pairs() != set()
    seconds = medians({"find_copies": ours, "each pair side by side": pairs}, rounds=3)
    table(f"copies among {FEW} reports of {WORDS_EACH} words", seconds)
    growth = medians({str(FEW): ours, str(MORE): lambda: find_copies(more)}, rounds=3)
    table("ten times as many reports", growth)
    many = reports(MANY)
    began = time.perf_counter()
    found = find_copies(many)
    print(f"\n{MANY:,} reports, {len(found)} copies found: {time.perf_counter() - began:.1f} s")
    assert len(found) == MANY // 100
    return [
        Claim(
            f"copies among {FEW} reports found faster than pair by pair",
            seconds["each pair side by side"] / seconds["find_copies"],
            ">=",
            5,
            "x",
        ),
        Claim("time a report, ten times as many", growth[str(MORE)] / 10 / growth[str(FEW)], "<=", 1.3, "x"),
    ]
