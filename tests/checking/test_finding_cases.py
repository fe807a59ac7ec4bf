"""Each finding has positives and clean negatives, worked by hand in tests/checking/cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking.finding_cases import FindingCase, finding_cases

from nhiemky.domain import sentences
from nhiemky.flows.check_file import check_document

ROOT = Path(__file__).resolve().parents[2]
CASES = finding_cases()
AREAS = ("DIRECTIVES", "PAPER_SUMS", "PAPER_TIME", "PAPER_DUTIES", "PAPER_REGISTER", "PAPER_FORM", "UNIT_CONTENT", "BETWEEN_PAPERS")
SAYS = [(case, at) for case in CASES.values() for at in range(len(case.says))]
SILENT = [(case, at) for case in CASES.values() for at in range(len(case.silent))]


def _name(value: object) -> str:
    return value.code if isinstance(value, FindingCase) else str(value)


def test_every_finding_has_cases():
    lacking = [code for area in AREAS for code in getattr(sentences, area) if code not in CASES]
    assert not lacking
    for case in CASES.values():
        assert case.example.strip(), case.code
        if case.tested_by:
            assert case.code in (ROOT / case.tested_by).read_text(encoding="utf-8"), case.code
        else:
            assert len(case.says) >= 2, f"{case.code} needs two positives"
            assert len(case.silent) >= 2, f"{case.code} needs two clean negatives"


@pytest.mark.parametrize(("case", "at"), SAYS, ids=_name)
def test_it_speaks(case: FindingCase, at: int):
    found = [each for each in check_document(case.says[at]["text"].encode(), "van-ban.txt") if each.code == case.code]
    assert found, [each.code for each in check_document(case.says[at]["text"].encode(), "van-ban.txt")]
    assert any(case.says[at].get("message", "") in each.message for each in found), [each.message for each in found]


@pytest.mark.parametrize(("case", "at"), SILENT, ids=_name)
def test_it_is_silent(case: FindingCase, at: int):
    found = [each.message for each in check_document(case.silent[at]["text"].encode(), "van-ban.txt") if each.code == case.code]
    assert not found
