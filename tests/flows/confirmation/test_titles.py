"""Titles of findings: none is nameless."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from nhiemky.domain import sentences
from nhiemky.domain.sentences.catalogue import Sentence
from nhiemky.flows.confirmation.titles import OTHERWISE, TITLES

TABLES = [one.name for one in pkgutil.iter_modules(sentences.__path__) if one.name == "directives" or one.name.startswith("paper_")]


def codes(table: str) -> set[str]:
    module = importlib.import_module(f"nhiemky.domain.sentences.{table}")
    return {code for value in vars(module).values() if isinstance(value, dict) for code, one in value.items() if isinstance(one, Sentence)}


@pytest.mark.parametrize("table", TABLES)
def test_every_finding_about_a_paper_has_a_title_of_its_own(table: str) -> None:
    assert codes(table) and codes(table) - TITLES.keys() == set()


def test_a_title_is_short_and_says_something() -> None:
    assert all(3 <= len(title) <= 48 and title != OTHERWISE and not title.endswith(".") for title in TITLES.values())
