"""docs/findings.md tells every code as the catalogue does."""

import importlib.util
from pathlib import Path

from nhiemky.domain import sentences

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_is_the_catalogue():
    spec = importlib.util.spec_from_file_location("make_findings", DOCS / "make_findings.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert set(module.AREAS) == {name for name in vars(sentences) if name.isupper()} - {"SENTENCES"}
    assert (DOCS / "findings.md").read_text(encoding="utf-8") == module.page(), "run: .venv/bin/python docs/make_findings.py"
