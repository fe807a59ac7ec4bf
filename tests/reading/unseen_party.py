"""Score the reader on invented documents it was not developed on (tests/reading/unseen/party), with hand-made gold.

`python tests/reading/unseen_party.py ../shared/reading [-v] [name ...]` prints the scorer's table; -v also each document's.
Gold keeps quotes only; their spans are computed here where a quote stands once in a plain text.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import unicodedata
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

from nhiemky.domain.wire import to_json
from nhiemky.flows.read_file import read_bytes

FOLDER = Path(__file__).with_name("unseen") / "party"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def scorer(reading: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", reading / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def source_text(path: Path) -> str:
    """The text quotes are looked up in; of a Word file, paragraph by paragraph, notes after them."""
    if path.suffix != ".docx":
        return unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"))
    lines: list[str] = []
    with zipfile.ZipFile(path) as package:
        for part in ("word/document.xml", "word/footnotes.xml"):
            if part in package.namelist():
                root = ElementTree.fromstring(package.read(part))
                lines += ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]
    return unicodedata.normalize("NFC", "\n".join(lines))


def place(value: Any, text: str, name: str, missing: list[str], spans: bool) -> None:
    """Give every quote its span where it stands once; note those that do not stand in the text."""
    if isinstance(value, dict):
        quote = value.get("quote")
        if isinstance(quote, str):
            found = [m.span() for m in re.finditer(r"\s+".join(map(re.escape, quote.split())), text)]
            if not found:
                missing.append(f"{name}: {quote}")
            elif spans and len(found) == 1:
                value["span"] = list(found[0])
        for item in value.values():
            place(item, text, name, missing, spans)
    elif isinstance(value, list):
        for item in value:
            place(item, text, name, missing, spans)


def corpus(names: list[str] | None = None) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """Gold with spans, the reader's answers, and the quotes that do not stand in their text."""
    gold: dict[str, Any] = {}
    found: dict[str, Any] = {}
    missing: list[str] = []
    for path in sorted(FOLDER.glob("*.json")):
        if names and path.stem not in names:
            continue
        source = next(p for p in sorted(FOLDER.glob(f"{path.stem}.*")) if p.suffix != ".json")
        gold[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        place(gold[path.stem], source_text(source), path.stem, missing, source.suffix != ".docx")
        found[path.stem] = to_json(read_bytes(source.read_bytes(), source.name)[1])
    return gold, found, missing


def macro(out: dict[str, Any]) -> float:
    core = [values[2] for part, values in out.items() if not part.endswith("*")]
    return float(sum(core) / len(core))


def main(words: list[str]) -> int:
    score = scorer(Path(words[0]))
    gold, found, missing = corpus([w for w in words[1:] if not w.startswith("-")])
    for line in missing:
        print("NOT IN SOURCE", line)
    if "-v" in words:
        for name in gold:
            print("==", name)
            score.report(score.run([gold[name]], [found[name]]))
    score.report(score.run(list(gold.values()), [found[name] for name in gold]))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
