"""`nhiemky verify [--data DIR] [--json]`: nothing was altered: the audit chain, the files, issued versions, consolidations."""

from __future__ import annotations

from pathlib import Path

import typer

from nhiemky.cli import output
from nhiemky.cli.installation import DATA, opened


def verify(
    data: Path = DATA,
    json: bool = typer.Option(False, "--json", help="In một tài liệu JSON."),
) -> int:
    """Soát nhật ký, tệp, bản phát hành, bản tổng hợp: có gì bị sửa sau khi đã ghi nhận không. Mã thoát 1 khi có."""
    opened(data)
    from nhiemky.web.audit.verification import Fault, proofs

    looked: dict[str, int] = {}
    faults: list[Fault] = []
    for proof in proofs():
        looked[proof.name] = 0
        for found in proof.check():
            if isinstance(found, Fault):
                faults.append(found)
            else:
                looked[proof.name] += found
    if json:
        output.print_json({"schema_version": output.SCHEMA_VERSION, "looked_at": looked, "faults": faults})
    else:
        for name, count in looked.items():
            wrong = [fault for fault in faults if fault.proof == name]
            output.out.print(f"{name}: đã soát {count}, " + ("nguyên vẹn." if not wrong else f"[high]{len(wrong)} chỗ sai.[/high]"))
        for fault in faults:
            output.out.print(f"  [high]{fault.sentence}[/high]", soft_wrap=True)
    return output.HIGH if faults else output.FINE
