"""Corrections of offices, dropped in as cases: every file of tests/reading/corrected is read and must come out as it was put right.

A file is what "Tải các chỗ đã sửa (JSON)" gives with "kèm nguyên văn" (docs/algorithms/confirmation.md), for papers that may be public or
whose names were replaced (the places in `expected` must then still fit).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nhiemky.flows.confirmation.cases import VERSION, failures_of

CASES = sorted((Path(__file__).parent / "corrected").glob("*.json"))


def test_there_is_a_case_to_begin_with() -> None:
    assert CASES


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_reader_reads_what_a_person_put_right(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    assert case["schema_version"] == VERSION and case["expected"]
    assert failures_of(case) == []
