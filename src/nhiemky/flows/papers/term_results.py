"""Papers from one term to the next: results of the term, promises held against what came, targets proposed for the next term.

>>> from nhiemky.domain.campaign import Owner
>>> paper = results_paper(Owner("Đảng ủy phường Tân Khê", organ_code="ĐU"), Signing(date(2025, 8, 18)), "2020 - 2025", (), (2020, 2021))
>>> paper.doc_type, paper.subject
('BÁO CÁO', 'kết quả thực hiện các chỉ tiêu nhiệm kỳ 2020 - 2025')

Promise: the first level stands beside the one in force; the last figure carries its source as a footnote; a proposal carries its
arithmetic; what is unknown is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from nhiemky.domain.campaign import Owner
from nhiemky.domain.report import Appendix, Block, Column, Report, Run, Table, text
from nhiemky.domain.term_results import OUTCOME_WORDS, Dated, NextTold, PromiseTold, TermResult
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.vietnamese.days import format_day

Cell = str | tuple[Run, ...]


def _figure(one: Dated | None, *, source: bool = False) -> Cell:
    if one is None:
        return ""
    words = f"{one.raw} (ước)" if one.estimated else one.raw
    return (Run(words, note=(Run(f"Nguồn: {one.source}, {one.label}."),)),) if source and one.source else words


def results_table(rows: Sequence[TermResult], years: Sequence[int]) -> Table:
    """One row an indicator (landscape, 257 mm)."""
    narrow = 15
    statement = 257 - (9 + 19 + 17 + 17 + 17 + 20 + 21) - narrow * len(years)
    columns = (
        Column("TT", 9, "centre"), Column("Chỉ tiêu", statement), Column("Đơn vị tính", 19, "centre"),
        Column("Đầu nhiệm kỳ", 17, "right"), Column("Sau điều chỉnh", 17, "right"),
        *(Column(f"Năm {year}", narrow, "right") for year in years),
        Column("Giữa nhiệm kỳ", 17, "right"), Column("Đến nay", 20, "right"), Column("Đánh giá", 21, "centre"),
    )  # fmt: skip
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(number), row.statement, row.unit_of_measure, row.original, row.target if row.note else "",
            *(_figure(row.years.get(year)) for year in years), _figure(row.mid), _figure(row.last, source=True), row.status,
        )
        for number, row in enumerate(rows, 1)
    )  # fmt: skip
    return Table(columns, cells)


def results_paper(owner: Owner, signing: Signing, term: str, rows: Sequence[TermResult], years: Sequence[int]) -> Report:
    """Kết quả thực hiện các chỉ tiêu nhiệm kỳ, the table as its appendix."""
    appendix = Appendix("PHỤ LỤC", f"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NHIỆM KỲ {term}", None, (results_table(rows, years),), landscape=True)
    return office_paper(
        owner, signing, code="BC", doc_type="BÁO CÁO", subject=f"kết quả thực hiện các chỉ tiêu nhiệm kỳ {term}",
        body=tuple(_results(rows, signing.on)), appendices=(appendix,) if rows else (),
    )  # fmt: skip


def _results(rows: Sequence[TermResult], on: date) -> Iterator[Block]:
    if not rows:
        yield text("Nhiệm kỳ chưa có chỉ tiêu nào được ghi.")
        return
    counts = Counter(row.status for row in rows)
    told = ", ".join(f"{count} {status[:1].lower()}{status[1:]}" for status, count in counts.items())
    yield text(f"Đến ngày {format_day(on)}, nhiệm kỳ có {len(rows)} chỉ tiêu: {told}.")
    for row in rows:
        last = f"{row.last.said}; {row.arithmetic}" if row.last else "chưa có số liệu"
        yield text(f"- {row.statement}: {last}.", "bullet")
    if any(row.note for row in rows):
        yield text("Các chỉ tiêu đã điều chỉnh trong nhiệm kỳ:")
        for row in rows:
            if row.note:
                yield text(f"- {row.statement}: {row.note}.", "bullet")
    yield text("Số từng năm là số lũy kế đến kỳ báo cáo cuối của năm với chỉ tiêu cộng dồn; chi tiết tại Phụ lục kèm theo.")


def promises_paper(owner: Owner, signing: Signing, term: str, rows: Sequence[PromiseTold]) -> Report:
    """What the mid-term review said would be done, against what came."""
    columns = (
        Column("TT", 10, "centre"), Column("Nhiệm vụ, giải pháp đã đề ra", 78), Column("Nêu ở đâu", 44), Column("Mức đề ra", 25, "centre"),
        Column("Kết quả", 25, "centre"), Column("Đánh giá", 26, "centre"), Column("Căn cứ", 49),
    )  # fmt: skip
    cells = tuple(
        (
            str(number), f"{row.words} ({row.statement})" if row.statement else row.words, row.source, row.level, row.came, row.outcome,
            row.said,
        )
        for number, row in enumerate(rows, 1)
    )  # fmt: skip
    title = "NHIỆM VỤ, GIẢI PHÁP ĐỀ RA GIỮA NHIỆM KỲ VÀ KẾT QUẢ"
    appendices = (Appendix("PHỤ LỤC", title, None, (Table(columns, cells),), landscape=True),) if rows else ()
    return office_paper(
        owner, signing, code="BC", doc_type="BÁO CÁO", subject=f"kết quả thực hiện các nhiệm vụ, giải pháp đề ra giữa nhiệm kỳ {term}",
        body=(text(_promises(rows, signing.on)),), appendices=appendices,
    )  # fmt: skip


def _promises(rows: Sequence[PromiseTold], on: date) -> str:
    if not rows:
        return f"Đến ngày {format_day(on)}, chưa ghi nhiệm vụ, giải pháp nào đã đề ra giữa nhiệm kỳ."
    counts = Counter(row.outcome for row in rows)
    told = ", ".join(f"{counts[words]} {words[:1].lower()}{words[1:]}" for words in OUTCOME_WORDS.values() if counts[words])
    return f"Đến ngày {format_day(on)}, trong {len(rows)} nhiệm vụ, giải pháp đề ra giữa nhiệm kỳ có {told} (chi tiết tại Phụ lục)."


def next_paper(
    owner: Owner, signing: Signing, term: str, rows: Sequence[NextTold], basis: Sequence[str], dropped: Mapping[str, str]
) -> Report:  # fmt: skip
    """Tờ trình: targets proposed for the next term. basis: sentences about the way of proposing; dropped: statement -> reason."""
    columns = (
        Column("TT", 10, "centre"), Column("Chỉ tiêu", 66), Column("Đơn vị tính", 24, "centre"), Column("Chỉ tiêu kỳ này", 26, "right"),
        Column("Kết quả nhiệm kỳ này", 26, "right"), Column("Đề xuất nhiệm kỳ tới", 27, "right"), Column("Cách tính, căn cứ", 78),
    )  # fmt: skip
    cells = tuple(
        (str(number), row.statement, row.unit_of_measure, row.target, row.last, row.level, row.arithmetic)
        for number, row in enumerate(rows, 1)
    )
    title = f"CÁC CHỈ TIÊU ĐỀ XUẤT NHIỆM KỲ {term}"
    appendices = (Appendix("PHỤ LỤC", title, None, (Table(columns, cells),), landscape=True),) if rows else ()
    return office_paper(
        owner, signing, code="TTr", doc_type="TỜ TRÌNH", subject=f"đề xuất các chỉ tiêu chủ yếu nhiệm kỳ {term}",
        body=tuple(_next(term, rows, basis, dropped)), appendices=appendices,
    )  # fmt: skip


def _next(term: str, rows: Sequence[NextTold], basis: Sequence[str], dropped: Mapping[str, str]) -> Iterator[Block]:
    if not rows:
        yield text(f"Chưa có chỉ tiêu nào được chọn để đề xuất cho nhiệm kỳ {term}.")
    else:
        yield text(f"Trên cơ sở kết quả nhiệm kỳ này, đề xuất {len(rows)} chỉ tiêu chủ yếu của nhiệm kỳ {term} (chi tiết tại Phụ lục):")
        for row in rows:
            unit = f" {row.unit_of_measure}" if row.unit_of_measure and row.unit_of_measure != "%" else ""
            yield text(f"- {row.statement}: {row.level or 'chưa ghi mức'}{unit if row.level else ''}.", "bullet")
    for sentence in basis:
        yield text(sentence)
    if dropped:
        yield text("Các chỉ tiêu không đề xuất tiếp:")
        for statement, reason in dropped.items():
            yield text(f"- {statement}: {reason.rstrip('.')}.", "bullet")
    if rows:
        yield text("Kính trình cấp ủy xem xét, cho ý kiến.")
