"""Read the documents of ../shared/reading with the product's own command and score them; fail below the marks.

The marks in tests/marks.json are minimums that only rise: `--raise` writes the present figures where they are higher.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

MARKS = Path(__file__).with_name("marks.json")
SLACK = 0.0005


def scorer(reading: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", reading / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(reading: Path, folder: Path) -> dict[str, Any]:
    """The command's own output for every source that has gold."""
    stems = sorted(path.stem for path in (reading / "gold").glob("*.json"))
    files = [str(reading / "source" / f"{stem}.txt") for stem in stems]
    done = subprocess.run([sys.executable, "-m", "nhiemky.cli.main", "read", *files, "--out", str(folder), "--json"], capture_output=True)
    assert done.returncode in (0, 1), done.stderr.decode()
    return {stem: json.loads((folder / f"{stem}.json").read_text(encoding="utf-8")) for stem in stems}


def main(words: list[str]) -> int:
    reading = Path(words[0])
    score = scorer(reading)
    with tempfile.TemporaryDirectory() as folder:
        found = predictions(reading, Path(folder))
    gold = {stem: json.loads((reading / "gold" / f"{stem}.json").read_text(encoding="utf-8")) for stem in found}
    out = score.run([gold[stem] for stem in found], [found[stem] for stem in found])
    score.report(out)
    figures = {part: round(values[2], 4) for part, values in sorted(out.items())}
    core = [value for part, value in figures.items() if not part.endswith("*")]
    figures["MACRO MEAN"] = round(sum(core) / len(core), 4)
    marks: dict[str, float] = json.loads(MARKS.read_text(encoding="utf-8")) if MARKS.exists() else {}
    if "--raise" in words:
        raised = {part: max(value, marks.get(part, 0.0)) for part, value in figures.items()}
        MARKS.write_text(json.dumps(raised, indent=1) + "\n", encoding="utf-8")
    below = [
        f"{part}: {figures.get(part, 0.0):.4f}, the mark is {mark:.4f}"
        for part, mark in marks.items()
        if figures.get(part, 0.0) < mark - SLACK
    ]
    for line in below:
        print("BELOW THE MARK ", line)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
