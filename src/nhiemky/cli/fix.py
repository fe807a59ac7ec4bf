"""`nhiemky check FILE.docx --fix OUT.docx`: the form put right where that is safe, and what was changed, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer
from rich.text import Text

from nhiemky.cli import output
from nhiemky.cli.inputs import refuse_unreadable
from nhiemky.domain.finding import Refusal
from nhiemky.flows.correct_form import CorrectedPaper
from nhiemky.flows.sandbox import Workers
from nhiemky.flows.tasks_form import READS_FORM, correct_form_file


def refuse_wrong_use(files: list[Path], out: Path) -> None:
    """One Word file, and not over itself."""
    if len(files) != 1:
        raise typer.BadParameter("sửa thể thức từng tệp một. Hãy đưa một tệp .docx.", param_hint="--fix")
    if out.suffix.lower() != ".docx":
        raise typer.BadParameter("tệp ra phải có đuôi .docx.", param_hint="--fix")
    if out.resolve() == files[0].resolve():
        raise typer.BadParameter("tệp ra trùng tệp gốc. Hãy đặt tên khác để giữ bản gốc.", param_hint="--fix")


def fix_form(file: Path, out: Path) -> CorrectedPaper | Refusal:
    """Writes `out` unless the file is refused; a paper in good form is written as it came."""
    refusal = refuse_unreadable(file)
    if refusal is not None:
        return refusal
    with Workers(1, preload=READS_FORM) as workers:
        (answer,) = workers.map(correct_form_file, [(file.name, file)])
    if isinstance(answer, CorrectedPaper):
        output.write_file(out, answer.data)
    return answer


def show(answer: CorrectedPaper | Refusal, out: Path) -> None:
    """What was changed, one line each."""
    if isinstance(answer, Refusal):
        output.print_refusal(answer)
        return
    if not answer.changes:
        output.out.print(Text(f"{out.name}: không có gì cần sửa về thể thức ({answer.rule})", style="head"), soft_wrap=True)
        return
    output.out.print(Text(f"{out.name}: đã sửa thể thức theo {answer.rule}", style="head"), soft_wrap=True)
    for change in answer.changes:
        output.out.print(Text(f"    {change}"), soft_wrap=True)


def as_json(answer: CorrectedPaper | Refusal, out: Path) -> dict[str, Any]:
    """`fixed` of the file's item."""
    if isinstance(answer, Refusal):
        told: dict[str, Any] = output.refusal_json(answer)["refusal"]
        return told
    return {"file": out.name, "rule": answer.rule, "changes": list(answer.changes), "left": list(answer.left)}
