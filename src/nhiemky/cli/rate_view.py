"""A judged rating table for people: groups with their room, what is wrong with its clause, the repair, what was not checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from rich.table import Table

from nhiemky.cli import output
from nhiemky.domain.finding import RANK, Finding
from nhiemky.domain.rating import KIND_NAMES, SHORT_NAMES, Repair, RepairStep, Tally
from nhiemky.flows.rate import Rating
from nhiemky.vietnamese.numbers import format_number

GROUPS, FINDINGS, NAMED = 40, 30, 12
"""Groups, findings and names shown on the screen; --json has them all."""

_SHARES = {"good": "% tốt", "good_or_better": "% từ tốt", "all": "% tổng số"}


def show(rating: Rating, period: str) -> None:
    """Everything a board asks first."""
    when = f"quý {period[-1]} năm {rating.year}" if period else f"năm {rating.year}"
    output.out.print(f"[head]Xếp loại {when}[/head] theo {rating.rules.id}", soft_wrap=True)
    _show_groups(rating.judged.groups)
    _show_findings(rating.findings)
    if rating.repair is not None:
        _show_repair(rating.repair, rating.names)
    if rating.not_checked:
        output.out.print("[head]Chưa kiểm:[/head]")
        for line in rating.not_checked:
            output.out.print(f"  - {line}", markup=False, soft_wrap=True, style="quiet")


def room_words(tally: Tally) -> str:
    """ "4/3, vượt 1 suất", "1/3, còn 2 suất", "3/3, đủ 3 suất", "0/0, chưa có suất"."""
    room = tally.allowed - tally.excellent
    if room < 0:
        words = f"vượt {-room} suất"
    elif room:
        words = f"còn {room} suất"
    else:
        words = f"đủ {tally.allowed} suất" if tally.allowed else "chưa có suất"
    return f"{tally.excellent}/{tally.allowed}, {words}"


def _show_groups(groups: Sequence[Tally]) -> None:
    for kind in ("collective", "individual"):
        of_kind = sorted((tally for tally in groups if tally.subject_kind == kind), key=lambda tally: tally.ok)
        if of_kind:
            output.out.print(_table(KIND_NAMES[kind].capitalize(), of_kind[:GROUPS]))
        if len(of_kind) > GROUPS:
            over = sum(not tally.ok for tally in of_kind[GROUPS:])
            output.out.print(f"... và {len(of_kind) - GROUPS} nhóm nữa, {over} nhóm vượt trần; --json có đủ", style="quiet")
    if groups:
        output.out.print("* tỷ lệ xuất sắc mà quy định giới hạn; hai tỷ lệ kia để đối chiếu", style="quiet")
    if left_out := sum(tally.left_out for tally in groups):
        output.out.print(f"Người đứng đầu không tính trong tỷ lệ của nhóm: {left_out} người", style="quiet")


def _table(title: str, groups: Sequence[Tally]) -> Table:
    """One kind's groups; the enforced share stands first."""
    enforced = groups[0].enforced
    order = [enforced, *(base for base in _SHARES if base != enforced)]
    table = Table(box=None, pad_edge=False, header_style="head")
    table.add_column(title, overflow="fold", max_width=44)
    for name in ("XS", "Tốt", "HT", "KHT"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Suất", no_wrap=True)
    for base in order:
        table.add_column(_SHARES[base] + (" *" if base == enforced else ""), justify="right")
    for tally in groups:
        counts = (tally.excellent, tally.good, tally.completed, tally.not_completed)
        shares = [_percent(getattr(tally, f"share_of_{base}")) for base in order]
        room = room_words(tally) if tally.ok else f"[high]{room_words(tally)}[/high]"
        table.add_row(tally.group.replace("[", r"\["), *(format_number(count) for count in counts), room, *shares)
    return table


def _percent(share: Decimal | None) -> str:
    return "-" if share is None else f"{format_number(share * 100, 1)}%"


def _show_findings(findings: Sequence[Finding]) -> None:
    if not findings:
        output.out.print("Không thấy điều gì trái quy định trong những điều kiểm được.")
        return
    counts = output.count_findings(findings)
    output.out.print(f"[head]Phát hiện:[/head] {counts['high']} nặng, {counts['medium']} vừa, {counts['low']} nhẹ")
    worst_first = sorted(findings, key=lambda found: (RANK[found.severity], _row(found)))
    for found in worst_first[:FINDINGS]:
        place = f"{found.place}: " if found.place else ""
        words = f"{place}{found.message} ({found.basis})".replace("[", r"\[")
        output.out.print(f"[{found.severity}]{output.LABEL[found.severity]}[/] {words}", soft_wrap=True)
    if len(findings) > FINDINGS:
        output.out.print(f"... và {len(findings) - FINDINGS} điều nữa; --json có đủ", style="quiet")


def _row(found: Finding) -> int:
    """Row of the table; what is of a whole group stands first."""
    digits = "".join(filter(str.isdigit, found.place or ""))
    return int(digits) if digits else 0


def _show_repair(found: Repair, names: Mapping[str, str]) -> None:
    if not found.count:
        output.out.print("[head]Cách sửa:[/head] không phải sửa gì.")
        return
    proven = "ít nhất, đã chứng minh" if found.proven_minimal else "chưa chứng minh là ít nhất"
    output.out.print(f"[head]Cách sửa:[/head] {found.count} thay đổi ({proven}); cấp có thẩm quyền quyết định, chương trình không tự sửa")
    for step in found.changes:
        output.out.print(f"  - {step_words(step, names)}", markup=False, soft_wrap=True)


def step_words(step: RepairStep, names: Mapping[str, str]) -> str:
    """ "bớt 1 trong 4 (t1 Sở A, t2 Sở B ...): Xuất sắc → Tốt; ..." or the one who is named."""
    change = f"{SHORT_NAMES.get(step.from_level, step.from_level)} → {SHORT_NAMES.get(step.to_level, step.to_level)}"
    if step.subject_id is not None:
        return f"{step.subject_id} {names.get(step.subject_id, '')}".strip() + f": {change}. {step.reason}"
    among = ", ".join(f"{id} {names.get(id, '')}".strip() for id in step.among[:NAMED])
    more = f" và {len(step.among) - NAMED} nữa" if len(step.among) > NAMED else ""
    return f"bớt {step.choose} trong {len(step.among)} ({among}{more}): {change}. {step.reason}"
