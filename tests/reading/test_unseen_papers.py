"""Invented papers of many offices, written by people who do not know the rules: what was reached on them stays reached."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from tests.reading.unseen_party import macro, place, scorer

from nhiemky.domain.wire import to_json
from nhiemky.flows.read_file import read_bytes

FOLDER = Path(__file__).with_name("unseen")
READING = Path(__file__).resolve().parents[3] / "shared" / "reading"
LEAST = {
    "second": {"MACRO MEAN": 0.955, "obligations": 0.975, "assignments": 0.93, "outlines": 0.99, "sections": 0.99, "deadlines*": 0.97},
    "third": {"MACRO MEAN": 0.94, "obligations": 0.95, "assignments": 0.865, "outlines": 0.99, "sections": 0.99, "deadlines*": 0.97},
}


@lru_cache(maxsize=2)
def corpus(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Gold with spans, and the reader's answers."""
    gold: dict[str, Any] = {}
    found: dict[str, Any] = {}
    for path in sorted((FOLDER / name).glob("*.json")):
        source = next(other for other in sorted(path.parent.glob(f"{path.stem}.*")) if other.suffix != ".json")
        document, directive = read_bytes(source.read_bytes(), source.name)
        gold[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        place(gold[path.stem], document.text, path.stem, [], spans=True)
        found[path.stem] = to_json(directive)
    return gold, found


@pytest.mark.parametrize("name", LEAST)
@pytest.mark.skipif(not (READING / "score.py").exists(), reason="the scorer is not part of this repository")
def test_the_reader_keeps_what_it_reached(name: str) -> None:
    gold, found = corpus(name)
    out = scorer(READING).run(list(gold.values()), [found[stem] for stem in gold])
    figures = {part: values[2] for part, values in out.items()} | {"MACRO MEAN": macro(out)}
    below = {part: (round(figures[part], 3), least) for part, least in LEAST[name].items() if figures[part] < least}
    assert not below
    assert out["inconsistencies_high*"][0] == 1.0, "a finding of severity high that the gold does not have"
