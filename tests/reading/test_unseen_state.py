"""Invented papers of People's Committees, ministries, corporations and inspections the reader was not developed on.

What was reached on them stays reached. Gold (tests/reading/unseen/*.json) keeps quotes; they are placed in the text the reader reports.
"""

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
LEAST = 0.97


@lru_cache(maxsize=1)
def corpus() -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """Gold with spans, the reader's answers, quotes that do not stand in their text."""
    gold: dict[str, Any] = {}
    found: dict[str, Any] = {}
    missing: list[str] = []
    for path in sorted(FOLDER.glob("*.json")):
        source = next(other for other in sorted(FOLDER.glob(f"{path.stem}.*")) if other.suffix != ".json")
        document, directive = read_bytes(source.read_bytes(), source.name)
        gold[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        place(gold[path.stem], document.text, path.stem, missing, spans=True)
        found[path.stem] = to_json(directive)
    return gold, found, missing


def test_every_quote_of_the_gold_stands_in_its_paper() -> None:
    assert corpus()[2] == []


@pytest.mark.skipif(not (READING / "score.py").exists(), reason="the scorer is not part of this repository")
def test_the_reader_keeps_what_it_reached() -> None:
    gold, found, _ = corpus()
    out = scorer(READING).run(list(gold.values()), [found[name] for name in gold])
    assert macro(out) >= LEAST
    assert out["inconsistencies_high*"][0] == 1.0


@pytest.mark.parametrize("clean", ["inspection_report", "ministry_plan", "statistics_report", "state_report"])
def test_a_planted_fault_is_found_and_its_clean_twin_is_silent(clean: str) -> None:
    _, found, _ = corpus()
    high = {name: [item for item in found[name]["inconsistencies"] if item["severity"] == "high"] for name in (clean, f"{clean}_fault")}
    assert not high[clean]
    assert high[f"{clean}_fault"]
