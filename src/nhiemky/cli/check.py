"""`nhiemky check FILE... [--against CAMPAIGN.json] [--fix OUT.docx] [--json]`: what a careful clerk would flag, as a compiler says it.

Design §4.2. Exit: 0 fine, 1 a finding of severity high, 2 a file was refused (the others are checked all the same).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from nhiemky.cli import check_view, inputs, output
from nhiemky.cli.fix import as_json as fixed_json
from nhiemky.cli.fix import fix_form, refuse_wrong_use
from nhiemky.cli.fix import show as show_fixed
from nhiemky.domain.finding import Finding, Refusal
from nhiemky.flows.answers import Answer, Answered, answered, answers_text, load_answers
from nhiemky.flows.campaign import dump_campaign
from nhiemky.flows.campaign_figures import load_against


def check(
    files: list[Path] = typer.Argument(..., metavar="FILE...", help="Văn bản .docx .pdf .txt .md, bảng .xlsx .csv", show_default=False),
    against: Path | None = typer.Option(
        None,
        "--against",
        metavar="CAMPAIGN.json",
        help="Đối chiếu với đợt (campaign.json, tệp của merge --figures, hoặc của merge --json).",
    ),
    answers: Path | None = typer.Option(None, "--answers", metavar="FILE.yaml", help="Các điều đã trả lời (đúng, vì ...)."),
    write_answers: Path | None = typer.Option(
        None, "--write-answers", metavar="FILE.yaml", help="Ghi mọi phát hiện ra tệp để điền lý do; lý do đã có thì giữ."
    ),
    fix: Path | None = typer.Option(None, "--fix", metavar="OUT.docx", help="Ghi bản Word đã sửa thể thức ở chỗ sửa được an toàn."),
    compare: bool = typer.Option(
        False, "--compare", help="So các báo cáo của đơn vị với nhau: đoạn nào hai báo cáo viết giống hệt (chỉ dùng ở văn phòng)."
    ),
    show_all: bool = typer.Option(False, "--all", help="In cả điều nhẹ."),
    json: bool = typer.Option(False, "--json", help="In một tài liệu JSON ra màn hình, không in gì khác."),
) -> int:
    """Soát văn bản: số cộng, thời hạn, việc giao, viện dẫn, thể thức, chữ; với --against thì cả số liệu của các đơn vị."""
    if fix:
        refuse_wrong_use(files, fix)
    campaign = dump_campaign(load_against(against)) if against else ""
    known = load_answers(answers) if answers else ()
    checked: list[check_view.Checked] = []
    refused = False
    copies = inputs.copies(files, campaign) if compare else {}
    for at, (file, answer) in enumerate(zip(files, inputs.checked(files, campaign), strict=True)):
        if isinstance(answer, Refusal):
            refused = True
            name = file.name or str(file)
            checked.append(check_view.Checked(name, (answer.as_finding(name),), refused=True))
        else:
            open_, done = answered((*answer.findings, *copies.get(at, ())), known)
            checked.append(check_view.Checked(file.name, open_, done, answer.sums))
    if write_answers:
        _write(write_answers, checked, known)
    fixed = fix_form(files[0], fix) if fix and not refused else None
    if json:
        items = [_item(each, with_answers=bool(answers)) for each in checked]
        if fixed and fix:
            items[0]["fixed"] = fixed_json(fixed, fix)
        output.print_json(items)
    else:
        check_view.show(checked, show_all=show_all)
        if fixed and fix:
            show_fixed(fixed, fix)
    refused = refused or isinstance(fixed, Refusal)
    return output.worst([found for each in checked for found in each.findings], refused=refused)


def _item(each: check_view.Checked, *, with_answers: bool) -> dict[str, Any]:
    item: dict[str, Any] = {"schema_version": output.SCHEMA_VERSION, "file": each.file, "findings": each.findings}
    if with_answers:
        item["answered"] = [{"finding": done.finding, "reason": done.reason} for done in each.answered]
    return item


def _write(path: Path, checked: Sequence[check_view.Checked], known: Sequence[Answer]) -> None:
    """A refused file is mended, not answered."""
    before = known or (load_answers(path) if path.exists() else ())
    findings: list[Finding] = []
    for each in checked:
        if not each.refused:
            done: tuple[Answered, ...] = each.answered
            findings += [*each.findings, *(answer.finding for answer in done)]
    output.write_file(path, answers_text(findings, before).encode())
