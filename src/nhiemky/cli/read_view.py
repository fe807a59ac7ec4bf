"""What a person wants to know of a directive: who must do what by when, what is attached, what is doubtful."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rich.padding import Padding
from rich.table import Table

from nhiemky.cli.output import out
from nhiemky.domain.directive import Citation, Directive, Obligation
from nhiemky.domain.outline import walk
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number

_OP = {"before": "trước ngày", "by": "đến hết ngày", "on": "ngày", "after": "sau ngày"}
_SEVERITY = {"high": "nặng", "medium": "vừa", "low": "nhẹ"}
_POLICY = {"no_adjustment": "không được điều chỉnh", "needs_consent": "chỉ điều chỉnh khi được đồng ý"}


def show_directive(directive: Directive, file: str) -> None:
    """Print one directive for people."""
    _show_header(directive, file)
    _show_duties(directive)
    _show_assignments(directive)
    _show_conditions(directive)
    _show_attachments(directive)
    _show_doubts(directive)


def _show_header(directive: Directive, file: str) -> None:
    header = directive.header
    kind = (header.doc_type or "văn bản").upper()
    symbol = f" số {header.symbol}" if header.symbol else ""
    day = f", ngày {format_day(header.date)}" if header.date else ""
    out.rule(f"[head]{_plain(file)}[/head]", align="left")
    out.print(f"[head]{kind}{_plain(symbol)}{day}[/head]")
    if header.subject:
        out.print(_plain(header.subject), style="italic")
    issuer = header.issuing_body or header.issuing_body_inferred
    signer = ", ".join(part for part in (header.signer.on_behalf_of, header.signer.title, header.signer.name) if part)
    out.print(f"Cơ quan ban hành: {_plain(issuer or 'chưa đọc được')}   Ký: {_plain(signer or 'chưa đọc được')}")
    bases = [item for item in directive.citations if item.relation in ("basis", "implements")]
    for item in bases[:6]:
        out.print(
            f"  căn cứ  {_plain(item.quote if isinstance(item, Citation) else item.name)}", style="quiet", overflow="ellipsis", no_wrap=True
        )


def _show_duties(directive: Directive) -> None:
    if not directive.obligations:
        out.print("\nKhông có việc nào kèm thời hạn hoặc nơi gửi.")
        return
    out.print(f"\n[head]Ai phải làm gì, hạn nào[/head] ({len(directive.obligations)} việc)")
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, expand=True)
    table.add_column("Hạn cuối", width=24, overflow="fold", header_style="quiet")
    for title, share in (("Ai", 4), ("Việc", 5), ("Gửi, qua", 3)):
        table.add_column(title, ratio=share, overflow="fold", header_style="quiet")
    for duty in sorted(directive.obligations, key=lambda duty: duty.last_day or date.max):
        channel = ", ".join(part for part in (duty.submit_to, f"qua {duty.via}" if duty.via else None) if part)
        table.add_row(_when(duty), _plain(duty.who or "(chưa rõ ai)"), _plain(duty.what), _plain(channel))
    out.print(table)


def _when(duty: Obligation) -> str:
    if duty.deadline and duty.last_day:
        wording = f"{_OP.get(duty.op or '', 'ngày')} {format_day(duty.deadline)}"
        last = f"hết ngày {format_day(duty.last_day)}"
        return last if duty.op == "by" else f"{last}\n[quiet]“{wording}”[/quiet]"
    if duty.deadline:
        return f"sau ngày {format_day(duty.deadline)}"
    return _plain(duty.relative.text) if duty.relative else "không ghi hạn"


def _show_assignments(directive: Directive) -> None:
    if directive.assignments:
        out.print(f"\n[head]Phân công khác[/head] ({len(directive.assignments)})")
        for item in directive.assignments:
            helper = f" (phối hợp: {item.cooperate_with})" if item.cooperate_with else ""
            out.print(f"  {_plain(item.who or '(chưa rõ ai)')}: {_plain(item.what)}{_plain(helper)}")


def _show_conditions(directive: Directive) -> None:
    lines = [
        f"Mốc số liệu: {'ước ' if item.estimated else ''}đến {_month(item.to)}{f' ({item.scope})' if item.scope else ''}"
        for item in directive.data_windows
    ]
    lines += [f"Thời lượng: {item.object} {_range(item.min, item.max)} {item.unit}" for item in directive.limits]
    lines += [f"Làm điểm trước: {item.first}; sau đó {item.then or 'các đơn vị còn lại'}" for item in directive.ordering]
    lines += [
        f"Chỉ tiêu: {_POLICY[item.policy]}{f' của {item.consent_from}' if item.consent_from else ''}"
        for item in directive.adjustment_policy
    ]
    lines += [f"Nhóm: {item.name}{f' ({item.size})' if item.size is not None else ''}" for item in directive.groups]
    if lines:
        out.print("\n[head]Điều kiện[/head]")
        for line in lines:
            out.print(f"  {_plain(line)}")


def _show_attachments(directive: Directive) -> None:
    if not directive.outlines and not directive.appendix_tables:
        return
    out.print("\n[head]Kèm theo[/head]")
    for outline in directive.outlines:
        items = sum(1 for _ in walk(outline.nodes))
        out.print(f"  {_plain(outline.title)}: {_plain(outline.subtitle or '')} ({items} mục)")
        for node in outline.nodes:
            out.print(Padding(f"{_plain(node.label or '')}. {_plain(node.title or '')}", (0, 0, 0, 6)), style="quiet")
    for table in directive.appendix_tables:
        kind = "có mẫu" if table.template_attached else "không có mẫu kèm theo"
        out.print(f"  Phụ lục: {_plain(table.title or '')} ({kind})")
        if table.columns:
            out.print(Padding(_plain(" | ".join(table.columns)), (0, 0, 0, 6)), style="quiet")


def _show_doubts(directive: Directive) -> None:
    for notice in directive.notices:
        out.print(f"\n[medium]Lưu ý:[/medium] {_plain(notice)}")
    if not directive.inconsistencies:
        out.print("\nKhông thấy chỗ nào mâu thuẫn.")
        return
    out.print(f"\n[head]Chỗ cần xem lại[/head] ({len(directive.inconsistencies)})")
    for item in directive.inconsistencies:
        out.print(f"  [{item.severity}]{_SEVERITY[item.severity]}[/] {_plain(item.explanation)}")
        for quote in item.quotes[:2]:
            words = quote.quote if len(quote.quote) <= 130 else quote.quote[:128] + " …"
            out.print(Padding(f"“{_plain(words)}”", (0, 0, 0, 8)), style="quiet")


def _month(value: str | None) -> str:
    if not value:
        return "?"
    parts = value.split("-")
    return f"tháng {int(parts[1])}/{parts[0]}" if len(parts) == 2 else f"ngày {int(parts[2])}/{int(parts[1])}/{parts[0]}"


def _range(least: Decimal | None, most: Decimal | None) -> str:
    whole = format_number(most) if most is not None else "?"
    return f"không quá {whole}" if least is None else f"từ {format_number(least)} đến {whole}"


def _plain(words: str) -> str:
    return words.replace("[", r"\[")
