"""Manners that no linter knows: the clock, file names and sizes, and nobody else's text."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "nhiemky"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
"""Migrations are made by Django; nobody reads them for pleasure."""
CLOCK = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"), ("time", "time"), ("time", "localtime")}
RUN = 18
"""So many words in a row are nobody's set phrase."""


def test_the_clock_is_read_in_cli_and_web_only():
    readers = set()
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr) in CLOCK:
                readers.add(module.relative_to(SOURCE).parts[0])
    assert readers == {"cli", "web"}


def test_no_drawer_for_odds_and_ends():
    assert not [module for module in MODULES if module.stem in {"helpers", "utils", "common", "misc", "util", "helper"}]


def test_a_file_fits_in_one_sitting():
    long = {
        str(module.relative_to(SOURCE)): size for module in MODULES if (size := len(module.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def private_names(module: Path) -> list[str]:
    """What a module keeps to itself: constants, functions and classes under a leading underscore."""
    found = []
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        found += [target.id for target in targets if isinstance(target, ast.Name)]
        found += [node.name] if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else []
    return [name for name in found if name.startswith("_") and not name.startswith("__")]


def test_what_a_module_keeps_to_itself_it_uses():
    unused = {
        f"{module.relative_to(SOURCE)}: {name}"
        for module in MODULES
        for name in private_names(module)
        if len(re.findall(rf"\b{name}\b", module.read_text(encoding="utf-8"))) < 2
    }
    assert unused == set()


def test_no_machine_path_and_no_registry_host_in_the_locks():
    for lock in (ROOT / "requirements").glob("*.txt"):
        words = lock.read_text(encoding="utf-8")
        assert "--index-url" not in words
        assert "://" not in words


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.splitlines() if Path(name).suffix in {".py", ".md", ".txt", ".yaml", ".json", ".typ"}]


def runs(words: str) -> set[tuple[str, ...]]:
    each = re.findall(r"\w+", words.lower())
    return {tuple(each[at : at + RUN]) for at in range(len(each) - RUN + 1)}


def test_no_text_of_the_shared_documents_stands_in_the_repository(reading):
    theirs = set().union(*(runs(path.read_text(encoding="utf-8")) for path in (reading / "source").glob("*.txt")))
    found = {
        str(path.relative_to(ROOT)): sorted(shared)[0]
        for path in tracked()
        if path.exists() and (shared := runs(path.read_text(encoding="utf-8")) & theirs)
    }
    assert not found
