"""`nhiemky check FILE... [--json]`: everything a careful clerk would flag, printed as a good compiler does.

Design §4.2. Exit: 0 fine, 1 a finding of severity high, 2 a file was refused (the others are checked all the same).
"""

from __future__ import annotations

from pathlib import Path

import typer

from nhiemky.cli import inputs, output
from nhiemky.domain.finding import Finding, Refusal


def check(
    files: list[Path] = typer.Argument(..., metavar="FILE...", help="Văn bản .docx .pdf .txt .md", show_default=False),
    json: bool = typer.Option(False, "--json", help="In một tài liệu JSON ra màn hình, không in gì khác."),
) -> int:
    """Soát văn bản: số cộng, thời hạn, việc giao, viện dẫn, thể thức, chữ."""
    checked: list[tuple[Path, tuple[Finding, ...]]] = []
    refused = False
    for file, answer in zip(files, inputs.checked(files), strict=True):
        if isinstance(answer, Refusal):
            refused = True
            output.print_refusal(answer)
            answer = (answer.as_finding(file.name),)
        checked.append((file, answer))
    if json:
        output.print_json([{"schema_version": output.SCHEMA_VERSION, "file": file.name, "findings": found} for file, found in checked])
    else:
        for _, found in checked:
            output.print_findings(found)
    return output.worst([each for _, found in checked for each in found], refused=refused)
