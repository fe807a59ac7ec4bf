"""Invented Party papers the reader was not developed on: what was reached on them stays reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reading.unseen_party import corpus, macro, scorer

READING = Path(__file__).resolve().parents[3] / "shared" / "reading"
LEAST = 0.99


def test_every_quote_of_the_gold_stands_in_its_paper() -> None:
    assert corpus()[2] == []


@pytest.mark.skipif(not (READING / "score.py").exists(), reason="the scorer is not part of this repository")
def test_the_reader_keeps_what_it_reached_on_unseen_papers() -> None:
    gold, found, _ = corpus()
    out = scorer(READING).run(list(gold.values()), [found[name] for name in gold])
    assert macro(out) >= LEAST
    assert out["inconsistencies_high*"][0] == 1.0  # no high finding that is none
