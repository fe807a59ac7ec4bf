"""The pages lead where they say, name every command and option, and give nothing of a machine away."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from nhiemky.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MADE_BY_DEMO = "docs/images/"
"""The picture of the example is drawn from the demo; until it is there the README waits for it."""

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_MACHINE = re.compile(r"(?<![\w.])/(?:work|home|root|tmp|var|mnt|Users)/|[A-Z]:\\|file://")
_REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.|crates\.io|proxy\.golang|docker\.io|ghcr\.io|artifactory|nexus|localhost:\d"
    r"|\b(?!127\.0\.0\.1:)(?:\d{1,3}\.){3}\d{1,3}:\d+",
    re.IGNORECASE,
)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def broken_links(page: Path) -> list[str]:
    links = (link.split("#")[0] for link in _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8"))))
    return [link for link in links if link and not re.match(r"[a-z]+:", link) and not (page.parent / link).exists()]


def spoken() -> Iterator[tuple[str, list[str]]]:
    """Every command with its options, as typer has them; "" for the program itself."""
    program = typer.main.get_command(main._app([]))
    yield "", options(program)
    for command in program.commands.values():
        yield command.name, options(command)


def options(command) -> list[str]:
    return [word for parameter in command.params for word in parameter.opts if word.startswith("-") and word != "--help"]


def section(page: str, command: str) -> str:
    """The part of docs/commands.md that speaks of one command."""
    found = re.search(rf"^## `nhiemky {command}\b.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return found[0] if found else ""


def test_the_first_page_names_every_kind_that_read_takes():
    (line,) = re.findall(r"^- \*\*`read`\*\* takes ([^:]*):", PAGES[0].read_text(encoding="utf-8"), re.MULTILINE)
    assert [kind for kind in ("Word", "PDF", "plain text", "scans where tesseract") if kind not in line] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_relative_link_leads_to_a_file(page):
    broken = broken_links(page)
    if broken and all(link.startswith(MADE_BY_DEMO) for link in broken):
        pytest.xfail(f"not drawn yet: {broken}")
    assert not broken


def test_every_command_and_option_is_told():
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    told = dict(spoken())
    assert set(told) == {"", *main.COMMANDS}
    for command, words in told.items():
        part = section(page, command) if command else page
        assert part, f"docs/commands.md has no section on {command}"
        assert [word for word in words if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", part)] == [], command


def test_no_option_is_told_that_no_command_has():
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    known = {"--help", *(word for _, words in spoken() for word in words)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page)) <= known


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_page_names_a_machine_or_a_registry(page):
    text = page.read_text(encoding="utf-8")
    assert _MACHINE.findall(text) == []
    assert _REGISTRY.findall(text) == []


def test_the_index_names_every_page_of_algorithms():
    folder = ROOT / "docs" / "algorithms"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in sorted(folder.glob("*.md")) if page.name != "README.md" and f"({page.name})" not in index] == []
