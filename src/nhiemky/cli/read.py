"""`nhiemky read FILE... [--json] [--out DIR]`: what a directive says, fact by fact, with its place.

Design §4.1. JSON: the schema of ../shared/reading, `doc_id` = the file's stem; one file gives an object, several a list.
A refused file is told on stderr (and in JSON, where it was the only one); the others are read all the same.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import typer

from nhiemky.cli import inputs, output
from nhiemky.cli.read_view import show_directive
from nhiemky.domain.directive import Directive
from nhiemky.domain.finding import Refusal
from nhiemky.domain.wire import to_json


def read(
    files: list[Path] = typer.Argument(..., metavar="FILE...", help="Văn bản .docx .pdf .txt .md", show_default=False),
    json: bool = typer.Option(False, "--json", help="In một tài liệu JSON ra màn hình, không in gì khác."),
    out: Path | None = typer.Option(None, "--out", metavar="DIR", help="Ghi DIR/<tên tệp>.json cho từng văn bản."),
) -> int:
    """Đọc văn bản chỉ đạo: ai làm gì, hạn nào, kèm gì, chỗ nào ngờ."""
    if out:
        _refuse_same_stems(files)
    done: list[Directive] = []
    refusals: list[Refusal] = []
    for file, answer in zip(files, inputs.directives(files), strict=True):
        if isinstance(answer, Refusal):
            refusals.append(answer)
            output.print_refusal(answer)
            continue
        done.append(answer)
        if out:
            output.write_file(out / f"{file.stem}.json", output.json_text(wire(answer)).encode())
        if not json:
            show_directive(answer, file.name)
    if json:
        _print_json(done, refusals, alone=len(files) == 1)
    elif out and done:
        output.err.print(f"Đã ghi {len(done)} tệp JSON vào {out}")
    high = any(item.severity == "high" for directive in done for item in directive.inconsistencies)
    return output.REFUSED if refusals else output.HIGH if high else output.FINE


def wire(directive: Directive) -> dict[str, Any]:
    """The directive as the contract's JSON."""
    return {"schema_version": output.SCHEMA_VERSION, **to_json(directive)}


def _print_json(directives: list[Directive], refusals: list[Refusal], *, alone: bool) -> None:
    if not alone:
        output.print_json([wire(directive) for directive in directives])
    elif directives:
        output.print_json(wire(directives[0]))
    else:
        output.print_json(output.refusal_json(refusals[0]))


def _refuse_same_stems(files: list[Path]) -> None:
    twice = [stem for stem, count in Counter(file.stem for file in files).items() if count > 1]
    if twice:
        first, second = [str(file) for file in files if file.stem == twice[0]][:2]
        raise Refusal("same_stem_twice", first=first, second=second)
