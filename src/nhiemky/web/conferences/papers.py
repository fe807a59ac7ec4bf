"""Papers of one conference: the invitation (giấy mời) and the preparation list, in official form.

>>> write_word(invitation(conference, owner, signing, "Đồng chí Trần Quốc Khải"))                     # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nhiemky.domain.campaign import Owner
from nhiemky.domain.report import Block, Column, Report, Run, Table, Text, text
from nhiemky.flows.owners_paper import BLANK, speaker
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.rulebook.working_days import weekday
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.letterhead import issuing_name
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web.conferences.models import Attendee, Conference, Preparation
from nhiemky.web.conferences.preparing import KINDS, cost, total
from nhiemky.web.conferences.words import half_words

_COLUMNS = (
    Column("TT", 10, "centre"), Column("Nội dung", 52), Column("Số lượng", 20, "right"), Column("Đơn vị tính", 20),
    Column("Mức (đồng)", 22, "right"),    Column("Thành tiền (đồng)", 26, "right"), Column("Người lo", 25),
)  # fmt: skip


def invitation(conference: Conference, owner: Owner, signing: Signing, campaign: str, guests: Sequence[Attendee]) -> Report:
    """One invitation to all who are to come; each is named among the addressees, or "theo danh sách" where they are many."""
    names = [f"Đồng chí {each.name}{f', {each.title}' if each.title else ''}" for each in guests]
    return office_paper(
        owner, signing, code="GM", doc_type="GIẤY MỜI", subject=f"dự hội nghị kiểm điểm, {_lower(campaign)}",
        body=tuple(_invited(conference, owner, campaign)), addressees=tuple(names) if names else ("……………………………………",),
        recipients=("Như trên", "Đơn vị tổ chức hội nghị"), by_order=False,
    )  # fmt: skip


def _invited(conference: Conference, owner: Owner, campaign: str) -> Iterator[Block]:
    unit = issuing_name(conference.entry.name)
    who = speaker(owner)
    yield text(f"{who} trân trọng mời các đồng chí dự Hội nghị của {unit}, {_lower(campaign)}:")
    day = conference.day
    hour = f"{conference.starts.hour} giờ {conference.starts.minute:02}" if conference.starts else BLANK
    when = f"{hour}, {weekday(day)}, ngày {format_day(day)} ({half_words(conference.half_days)})" if day else BLANK
    for label, words in (
        ("Thời gian: ", when), ("Địa điểm: ", conference.place or BLANK),
        ("Nội dung: ", "kiểm điểm, thảo luận và thông qua dự thảo báo cáo của đơn vị."),
    ):  # fmt: skip
        yield Text((Run(f"- {label}", bold=True), Run(words if words.endswith(".") else f"{words}.")))
    if conference.pilot:
        yield text("Hội nghị này được chọn làm điểm để rút kinh nghiệm cho các đơn vị.")
    yield text("Đề nghị các đồng chí sắp xếp công việc, dự hội nghị đúng thành phần, thời gian./.")


def preparation_paper(conference: Conference, owner: Owner, signing: Signing, lines: Sequence[Preparation]) -> Report:
    """The list with its costs; where the rates come from stands below the table."""
    return office_paper(
        owner, signing, code=None, doc_type="DANH MỤC CHUẨN BỊ", subject=f"hội nghị của {issuing_name(conference.entry.name)}",
        body=tuple(_prepared(conference, lines)),
    )  # fmt: skip


def _prepared(conference: Conference, lines: Sequence[Preparation]) -> Iterator[Block]:
    day = f"ngày {format_day(conference.day)}" if conference.day else f"ngày {BLANK}"
    hour = f"{conference.starts:%H:%M}, " if conference.starts else ""
    yield text(f"Hội nghị họp {hour}{day}, tại {conference.place or BLANK}.")
    yield preparation_table(lines)
    spent = total(lines)
    if spent:
        yield text(f"Tổng kinh phí dự kiến: {format_number(spent)} đồng.", bold=True)
    sources = dict.fromkeys(line.decision for line in lines if line.decision)
    if sources:
        yield text(f"Mức chi theo: {'; '.join(sources)}.", italic=True)


def preparation_table(lines: Sequence[Preparation]) -> Table:
    """Lines by kind, a bold row for each kind."""
    rows: list[tuple[str, ...]] = []
    bold: set[int] = set()
    number = 0
    for kind, name in KINDS.items():
        found = [line for line in lines if line.kind == kind]
        if not found:
            continue
        bold.add(len(rows))
        rows.append(("", name, "", "", "", "", ""))
        for line in found:
            number += 1
            amount, spent = line.amount, cost(line)
            rows.append((
                str(number), line.words, format_number(line.quantity.normalize() + 0) if line.quantity is not None else "",
                line.unit_of_measure, format_number(amount) if amount is not None else "",
                format_number(spent) if spent is not None else "", line.who,
            ))  # fmt: skip
    if total(lines):
        bold.add(len(rows))
        rows.append(("", "Cộng", "", "", "", format_number(total(lines)), ""))
    return Table(_COLUMNS, tuple(rows), frozenset(bold))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
