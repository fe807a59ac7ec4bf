"""Twenty invented papers of as many kinds in which a careful clerk finds nothing: nothing is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhiemky.flows.check_file import check_document

PAPERS = sorted(Path(__file__).with_name("clean").iterdir())


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_nothing_is_said_of_a_clean_paper(path: Path):
    assert [(found.code, found.message) for found in check_document(path.read_bytes(), path.name)] == []


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_harmless_changes_stay_harmless(path: Path):
    text = path.read_text(encoding="utf-8")
    changed = [
        text.replace("uỷ", "ủy").replace("ủy", "uỷ").replace("hóa", "hoá").replace("hòa", "hoà"),
        text.replace("\n", "\r\n"),
        text.replace(" - ", " – "),
        text.replace("hằng ", "hàng "),
    ]
    for version in changed:
        assert [(found.code, found.message) for found in check_document(version.encode(), path.name)] == []
