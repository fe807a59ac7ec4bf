"""Twenty invented papers of many offices, written by somebody who does not know the rules: what was reached on them stays reached."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from tests.reading.unseen_party import macro, place, scorer

from nhiemky.domain.wire import to_json
from nhiemky.flows.read_file import read_bytes

FOLDER = Path(__file__).with_name("unseen") / "second"
READING = Path(__file__).resolve().parents[3] / "shared" / "reading"
LEAST = 0.92
OF_DUTIES = {"obligations": 0.95, "assignments": 0.91, "outlines": 0.97, "sections": 0.97, "deadlines*": 0.95}


@lru_cache(maxsize=1)
def corpus() -> tuple[dict[str, Any], dict[str, Any]]:
    """Gold with spans, and the reader's answers."""
    gold: dict[str, Any] = {}
    found: dict[str, Any] = {}
    for path in sorted(FOLDER.glob("*.json")):
        source = next(other for other in sorted(FOLDER.glob(f"{path.stem}.*")) if other.suffix != ".json")
        document, directive = read_bytes(source.read_bytes(), source.name)
        gold[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        place(gold[path.stem], document.text, path.stem, [], spans=True)
        found[path.stem] = to_json(directive)
    return gold, found


@pytest.mark.skipif(not (READING / "score.py").exists(), reason="the scorer is not part of this repository")
def test_the_reader_keeps_what_it_reached() -> None:
    gold, found = corpus()
    out = scorer(READING).run(list(gold.values()), [found[name] for name in gold])
    assert macro(out) >= LEAST
    below = {part: (round(out[part][2], 3), least) for part, least in OF_DUTIES.items() if out[part][2] < least}
    assert not below
