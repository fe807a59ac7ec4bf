"""Papers about targets: how far against time, which are low and why, what was changed by which document, what was done for key tasks.

>>> from nhiemky.domain.campaign import Owner
>>> paper = ledger_paper(Owner("Đảng ủy Khối Nam Thuận", organ_code="ĐUK"), Signing(date(2023, 5, 15)), "nhiệm kỳ 2020 - 2025", ())
>>> paper.doc_type, paper.subject
('BÁO CÁO', 'theo dõi việc điều chỉnh chỉ tiêu nhiệm kỳ 2020 - 2025')

Promise: a level that was changed shows its first one in a footnote; a forecast stands in a column of its own; every figure is one that was
handed in; what nobody told is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nhiemky.domain.campaign import Owner
from nhiemky.domain.key_tasks import KeyTaskTold
from nhiemky.domain.low_targets import LowTarget
from nhiemky.domain.report import Appendix, Block, Column, Report, Run, Table, Text, text
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number

_NAMES = 6


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One target as print has it. note: of the level, where it was changed; forecast: the reason, "" none."""

    statement: str
    unit_of_measure: str
    target: str
    actual: str
    status: str
    share: Decimal | None = None
    elapsed: Decimal | None = None
    note: str = ""
    forecast: str = ""
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One change of one level."""

    unit: str
    statement: str
    unit_of_measure: str
    number: int
    before: str
    after: str
    document: str
    consent: str
    reason: str
    on: date


def percent(value: Decimal | None) -> str:
    """
    >>> percent(Decimal("56.0")), percent(None)
    ('56%', '')
    """
    return "" if value is None else f"{format_number(value)}%"


def target_cell(target: str, note: str) -> str | tuple[Run, ...]:
    """The level; where it was changed with its history as a footnote.

    >>> target_cell("12", "đầu nhiệm kỳ 10, điều chỉnh thành 12")[0].note[0].text
    'Đầu nhiệm kỳ 10, điều chỉnh thành 12.'
    """
    if not note:
        return target
    return (Run(target, note=(Run(f"{note[:1].upper()}{note[1:]}."),)),)


def progress_table(rows: Sequence[ProgressRow]) -> Table:
    """The table of an appendix (297 mm wide page)."""
    columns = (
        Column("TT", 10, "centre"), Column("Chỉ tiêu", 66), Column("Đơn vị tính", 22, "centre"), Column("Chỉ tiêu NQ", 26, "right"),
        Column("Thực hiện", 24, "right"), Column("Bằng % chỉ tiêu", 20, "right"), Column("Thời gian đã qua", 20, "right"),
        Column("Đánh giá", 26, "centre"), Column("Dự báo", 43),
    )  # fmt: skip
    cells = tuple(
        (
            str(number), row.statement, row.unit_of_measure, target_cell(row.target, row.note),
            f"{row.actual} (ước)" if row.estimated else row.actual, percent(row.share), percent(row.elapsed), row.status,
            f"Khó hoàn thành: {row.forecast}" if row.forecast else "",
        )
        for number, row in enumerate(rows, 1)
    )  # fmt: skip
    return Table(columns, cells)


def progress_paper(
    owner: Owner, signing: Signing, whose: str, period: str, rows: Sequence[ProgressRow], day: date, pictures: Sequence[Text] = (),
    basis: str = "", elapsed: Decimal | None = None,
) -> Report:  # fmt: skip
    """How far the targets are. whose: the organisation they are of; pictures: places of the charts, after the table.
    elapsed: percent of the term passed."""
    return office_paper(
        owner, signing, code="BC", doc_type="BÁO CÁO", subject=f"tiến độ thực hiện các chỉ tiêu nghị quyết {period}".rstrip(),
        body=tuple(_progress(whose, rows, day, basis, elapsed)),
        appendices=(Appendix("PHỤ LỤC", "TIẾN ĐỘ THỰC HIỆN TỪNG CHỈ TIÊU", None, (progress_table(rows), *pictures), landscape=True),),
    )  # fmt: skip


def _progress(whose: str, rows: Sequence[ProgressRow], day: date, basis: str, elapsed: Decimal | None) -> Iterator[Block]:
    passed = f", khi đã qua {percent(elapsed)} thời gian của nhiệm kỳ" if elapsed is not None else ""
    yield text(f"Đến ngày {format_day(day)}{passed}, {whose} có {len(rows)} chỉ tiêu: {status_words(rows)}.")
    if basis:
        yield text(basis)
    behind = [row for row in rows if row.status in ("Chậm", "Chưa đạt")]
    if behind:
        yield text("Các chỉ tiêu còn chậm, chưa đạt:")
        for row in behind:
            of = f", bằng {percent(row.share)} chỉ tiêu" if row.share is not None else ""
            unit = f" {row.unit_of_measure}" if row.unit_of_measure and row.unit_of_measure != "%" else ""
            yield text(f"- {row.statement}: {row.actual}/{row.target}{unit}{of}.", "bullet")
    hard = [row for row in rows if row.forecast]
    if hard:
        yield text("Các chỉ tiêu được dự báo khó hoàn thành (dự báo không làm thay đổi đánh giá theo số liệu):")
        for row in hard:
            yield text(f"- {row.statement}: {row.forecast.rstrip('.')}.", "bullet")
    yield text("Số liệu từng chỉ tiêu tại Phụ lục kèm theo.")


def status_words(rows: Sequence[ProgressRow]) -> str:
    """ "3 chỉ tiêu vượt, 2 đạt, 1 chậm"."""
    counts = Counter(row.status for row in rows)
    order = ("Vượt", "Đạt", "Đúng tiến độ", "Chậm", "Chưa đạt", "Không so sánh được", "Chưa có số liệu")
    told = [f"{counts[each]} {each[:1].lower()}{each[1:]}" for each in order if counts[each]]
    return ", ".join(told) or "chưa có chỉ tiêu nào"


def low_paper(owner: Owner, signing: Signing, period: str, low: Sequence[LowTarget], day: date) -> Report:
    """Low targets over all units with causes by theme; each unit in the appendix."""
    return office_paper(
        owner, signing, code="BC", doc_type="BÁO CÁO", subject=f"các chỉ tiêu đạt thấp và nguyên nhân {period}".rstrip(),
        body=tuple(_low(low, day)),
        appendices=(Appendix("PHỤ LỤC", "ĐƠN VỊ CÓ CHỈ TIÊU ĐẠT THẤP", None, (_low_table(low),), landscape=True),) if low else (),
    )  # fmt: skip


def _low(low: Sequence[LowTarget], day: date) -> Iterator[Block]:
    if not low:
        yield text(f"Đến ngày {format_day(day)}, chưa có chỉ tiêu nào của các đơn vị bị chậm, chưa đạt hoặc được dự báo khó hoàn thành.")
        return
    yield text(f"Đến ngày {format_day(day)}, có {len(low)} chỉ tiêu mà một số đơn vị thực hiện chậm, chưa đạt hoặc dự báo khó hoàn thành:")
    for number, one in enumerate(low, 1):
        yield text(f"{number}. {one.statement}", "h2")
        names = [unit.unit for unit in one.units]
        lead = f"Có {one.said} chậm, chưa đạt hoặc dự báo khó hoàn thành"
        if len(names) <= _NAMES:
            yield text(f"{lead}: {', '.join(names)}.")
        else:
            yield Text((Run(lead, note=(Run(f"Gồm: {'; '.join(names)}."),)), Run(".")))
        if one.themes:
            yield text(f"Nguyên nhân các đơn vị nêu: {'; '.join(f'{theme} ({count} đơn vị)' for theme, count in one.themes)}.")
        else:
            yield text("Các đơn vị chưa nêu nguyên nhân.")


def _low_table(low: Sequence[LowTarget]) -> Table:
    columns = (
        Column("TT", 10, "centre"), Column("Chỉ tiêu", 56), Column("Đơn vị", 44), Column("Chỉ tiêu NQ", 30, "right"),
        Column("Thực hiện", 24, "right"), Column("Đánh giá", 24, "centre"), Column("Nguyên nhân đơn vị nêu", 69),
    )  # fmt: skip
    rows: list[tuple[str, ...]] = []
    for one in low:
        for unit in one.units:
            why = "; ".join(dict.fromkeys(cause.words.rstrip(".") for cause in unit.causes)) or "Chưa nêu"
            rows.append((str(len(rows) + 1), one.statement, unit.unit, unit.target, unit.actual, unit.status, why))
    return Table(columns, tuple(rows))


def ledger_paper(owner: Owner, signing: Signing, period: str, rows: Sequence[LedgerRow]) -> Report:
    """All changes of all units, with their documents."""
    units = len({row.unit for row in rows})
    body: tuple[Block, ...] = (
        text(f"Đến ngày {format_day(signing.on)}, có {len(rows)} lần điều chỉnh chỉ tiêu của {units} đơn vị (chi tiết tại Phụ lục).")
        if rows
        else text(f"Đến ngày {format_day(signing.on)}, chưa có chỉ tiêu nào được điều chỉnh."),
    )
    columns = (
        Column("TT", 10, "centre"), Column("Đơn vị", 46), Column("Chỉ tiêu", 56), Column("Đơn vị tính", 22, "centre"),
        Column("Mức cũ", 22, "right"), Column("Mức mới", 22, "right"), Column("Văn bản", 40), Column("Lý do", 39),
    )  # fmt: skip
    table = Table(
        columns,
        tuple(
            (str(at), row.unit, row.statement, row.unit_of_measure, row.before, row.after, row.document or "chưa ghi", row.reason)
            for at, row in enumerate(rows, 1)
        ),
    )
    appendices = (Appendix("PHỤ LỤC", "CÁC LẦN ĐIỀU CHỈNH CHỈ TIÊU", None, (table,), landscape=True),) if rows else ()
    subject = f"theo dõi việc điều chỉnh chỉ tiêu {period}".rstrip()
    return office_paper(owner, signing, code="BC", doc_type="BÁO CÁO", subject=subject, body=body, appendices=appendices)


def key_tasks_paper(owner: Owner, signing: Signing, period: str, tasks: Sequence[KeyTaskTold]) -> Report:
    """Who did what for each key task and breakthrough."""
    subject = f"kết quả thực hiện các nhiệm vụ trọng tâm, khâu đột phá {period}".rstrip()
    return office_paper(owner, signing, code="BC", doc_type="BÁO CÁO", subject=subject, body=tuple(key_task_blocks(tasks)))


def key_task_blocks(tasks: Sequence[KeyTaskTold]) -> Iterator[Block]:
    """The section alone, to stand in another report."""
    if not tasks:
        yield text("Nghị quyết chưa có nhiệm vụ trọng tâm, khâu đột phá nào được ghi.")
        return
    parts = (("key_task", "Nhiệm vụ trọng tâm"), ("breakthrough", "Khâu đột phá"))
    label = 0
    for kind, title in parts:
        of_kind = [task for task in tasks if task.kind == kind]
        if not of_kind:
            continue
        label += 1
        yield text(f"{'I' * label}- {title.upper()}", "h1")
        for number, task in enumerate(of_kind, 1):
            yield text(f"{number}. {task.words}", "h2")
            for done in task.results:
                yield Text((Run(f"- {done.unit}: ", bold=True), Run(f"{done.told}.")), "bullet")
            if task.silent:
                yield _silent(task.silent)


def _silent(names: Sequence[str]) -> Text:
    if len(names) <= _NAMES:
        return text(f"Chưa có kết quả của: {', '.join(names)}.", italic=True)
    return Text(
        (Run(f"Còn {len(names)} đơn vị chưa có kết quả", italic=True, note=(Run(f"Gồm: {'; '.join(names)}."),)), Run(".", italic=True))
    )
