"""Short ways to chase: a text to paste in a chat, and a list to call by, with room for one line on each call.

>>> from datetime import datetime
>>> from nhiemky.domain.campaign import Owner, Unit
>>> from nhiemky.domain.progress import VIETNAM, Asked, Standing
>>> due, at = datetime(2023, 5, 30, tzinfo=VIETNAM), datetime(2023, 5, 31, tzinfo=VIETNAM)
>>> progress = Progress("Sơ kết", (Asked("r1", "Báo cáo"),), (Unit("a", "Đảng bộ Cảng"),), (Standing("a", "r1", "open", due),), at)
>>> for line in chat_text(progress, Campaign("Sơ kết", Owner("Đảng ủy Khối")), ("a",), until=date(2023, 6, 2)).splitlines():
...     print(line)
Đợt “Sơ kết”, đến ngày 31/5 còn 1 đơn vị chưa gửi đủ:
1. Đảng bộ Cảng: Báo cáo (quá hạn 2 ngày)
Đề nghị gửi về Văn phòng Đảng ủy Khối hết ngày 02/6/2023. Đơn vị đã gửi xin báo lại để đối chiếu.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nhiemky.domain.campaign import Campaign
from nhiemky.domain.progress import Asked, Progress, Standing
from nhiemky.domain.report import Column, Report, Table, text
from nhiemky.flows.papers.reminder import owed_by
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.flows.papers.standing_words import day_and_month, owed_words, where_to
from nhiemky.vietnamese.days import format_day

_CALLS = (
    Column("TT", 12, "centre"),
    Column("Đơn vị", 45),
    Column("Đầu mối, điện thoại", 33),
    Column("Còn thiếu", 43),
    Column("Trả lời (người gọi ghi)", 32),
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call in a unit; blank where the unit has named nobody. last: what the last call said."""

    name: str = ""
    phone: str = ""
    last: str = ""


def chat_text(progress: Progress, campaign: Campaign, unit_ids: Sequence[str], *, until: date, message: str = "") -> str:
    """Plain lines for Zalo or a text message: each unit with what it owes, where to, by when. Raises as `owed_by`."""
    owed = owed_by(progress, unit_ids)
    titles = {asked.id: asked for asked in progress.asked}
    lines = [f"Đợt “{campaign.title}”, đến ngày {day_and_month(progress.day)} còn {len(owed)} đơn vị chưa gửi đủ:"]
    for number, (unit, rows) in enumerate(owed, 1):
        lines.append(f"{number}. {unit.name}: {_all_owed(rows, titles, progress)}")
    lines += [line.strip() for line in message.splitlines() if line.strip()]
    lines.append(f"Đề nghị gửi về {where_to(campaign)} hết ngày {format_day(until)}. Đơn vị đã gửi xin báo lại để đối chiếu.")
    return "\n".join(lines)


def call_list(progress: Progress, campaign: Campaign, unit_ids: Sequence[str], contacts: Mapping[str, Contact], signing: Signing) -> Report:
    """One page to call by: unit, contact, what it owes, what it said last, room for the answer. contacts: unit id -> contact."""
    titles = {asked.id: asked for asked in progress.asked}
    rows = []
    for number, (unit, owed) in enumerate(owed_by(progress, unit_ids), 1):
        contact = contacts.get(unit.id, Contact())
        who = ", ".join(filter(None, (contact.name, contact.phone))) or "(chưa báo đầu mối)"
        rows.append((str(number), unit.name, who, _all_owed(owed, titles, progress), contact.last))
    return office_paper(
        campaign.owner,
        signing,
        code=None,
        doc_type="DANH SÁCH",
        subject=f"gọi điện đôn đốc, {campaign.title[:1].lower()}{campaign.title[1:]}",
        body=(text(f"Lập ngày {format_day(progress.day)}."), Table(_CALLS, tuple(rows))),
        by_order=True,
    )


def _all_owed(rows: Sequence[Standing], titles: Mapping[str, Asked], progress: Progress) -> str:
    """Things owed for the same while stand together: "Báo cáo, Phụ lục (quá hạn 2 ngày)"."""
    alike: dict[str, list[str]] = {}
    for row in rows:
        name = titles[row.asked].title
        alike.setdefault(owed_words(row, titles[row.asked], progress)[len(name) :], []).append(name)
    return "; ".join(f"{', '.join(names)}{how_long}" for how_long, names in alike.items())
