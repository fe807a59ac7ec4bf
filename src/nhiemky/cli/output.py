"""How every command speaks: one JSON document on stdout or words for people, progress on stderr, one exit code.

Exit codes (design §4): 0 fine, 1 a finding of severity high, 2 a refusal, 64 wrong usage; with several files the worst.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.theme import Theme

from nhiemky.domain.finding import RANK, Finding, Refusal
from nhiemky.domain.sentences import SENTENCES
from nhiemky.domain.system_faults import reason_of
from nhiemky.domain.wire import to_json

SCHEMA_VERSION = 1
FINE, HIGH, REFUSED, USAGE = 0, 1, 2, 64

_THEME = Theme({"high": "bold red", "medium": "yellow", "low": "cyan", "quiet": "dim", "head": "bold"})
LABEL = {"high": "nặng", "medium": "vừa", "low": "nhẹ"}

out = Console(theme=_THEME, highlight=False, soft_wrap=False)
err = Console(theme=_THEME, highlight=False, stderr=True)


def speak_utf8() -> None:
    """Vietnamese on every console, also where Windows would choose another code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_json(document: Any) -> None:
    """The one document on stdout."""
    sys.stdout.write(json_text(document))


def json_text(document: Any) -> str:
    """Stable JSON: keys in the order of the contract, Vietnamese unescaped, one newline at the end."""
    return json.dumps(to_json(document), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def refusal_json(refusal: Refusal) -> dict[str, Any]:
    """What a refused request answers with --json."""
    return {
        "schema_version": SCHEMA_VERSION,
        "refusal": {"code": refusal.code, "message": refusal.message, "basis": SENTENCES[refusal.code].basis, "facts": refusal.facts},
    }


def print_refusal(refusal: Refusal) -> None:
    """One sentence on stderr."""
    err.print(f"[high]Từ chối:[/high] {_plain(refusal.message)}", soft_wrap=True)


def print_findings(findings: Iterable[Finding], console: Console | None = None) -> None:
    """Findings as a good compiler prints them, worst first: place, sentence, the words it rests on."""
    console = console or out
    for found in sorted(findings, key=lambda found: (RANK[found.severity], found.file or "")):
        named = found.file if found.file and not found.message.startswith(found.file) else None
        place = ", ".join(part for part in (named, found.place) if part)
        console.print(
            f"[{found.severity}]{LABEL[found.severity]}[/] {_plain(place)}{': ' if place else ''}{_plain(found.message)}", soft_wrap=True
        )
        for quote in found.quotes[:3]:
            console.print(f"      [quiet]“{_plain(_short(quote.quote))}”[/quiet]", soft_wrap=True)


def worst(findings: Iterable[Finding], *, refused: bool = False) -> int:
    """The exit code of a job with these findings."""
    if refused:
        return REFUSED
    return HIGH if any(found.severity == "high" for found in findings) else FINE


def refuse_other_kind(path: Path | None, wanted: str) -> None:
    """An output whose name promises another kind of file would not open; told before any work is done."""
    if path is not None and path.suffix.lower() != wanted:
        raise Refusal("output_wrong_kind", path=str(path), wanted=wanted)


def write_file(path: Path, data: bytes) -> None:
    """Whole or not at all: a neighbour file, flushed to the disk, then renamed over the name."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, neighbour = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(neighbour).chmod(0o644)
            Path(neighbour).replace(path)
        except BaseException:
            Path(neighbour).unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise Refusal("output_unwritable", file=str(path), reason=reason_of(fault)) from fault


def count_findings(findings: Iterable[Finding]) -> Mapping[str, int]:
    """How many of each severity, worst first."""
    counts = dict.fromkeys(RANK, 0)
    for found in findings:
        counts[found.severity] += 1
    return counts


def _short(words: str, limit: int = 160) -> str:
    return words if len(words) <= limit else words[: limit - 2].rsplit(" ", 1)[0] + " …"


def _plain(words: str) -> str:
    """Square brackets of the user's text are not ours to style."""
    return words.replace("[", r"\[")
