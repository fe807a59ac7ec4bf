"""Progress in sentences: how many came, who did not, what each owes.

>>> from nhiemky.domain.progress import tally
>>> from datetime import datetime
>>> at = datetime(2023, 5, 31, tzinfo=VIETNAM)
>>> rows = [Standing("a", "r1", "submitted", received=at), Standing("b", "r1", "open", datetime(2023, 5, 30, tzinfo=VIETNAM))]
>>> received_sentence(tally(rows, at))
'đã nhận của 1/2 đơn vị (50,0%), đúng hạn 1 (50,0%); quá hạn chưa nộp 1'
>>> share(73, 81), named(["Chi bộ A", "Chi bộ B"])
('73/81 (90,1%)', 'Chi bộ A; Chi bộ B')
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from nhiemky.domain.campaign import Campaign, Owner, Unit
from nhiemky.domain.progress import VIETNAM, Asked, Progress, Standing, Tally, percent
from nhiemky.domain.report import Run, Text
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.letterhead import organ_name
from nhiemky.vietnamese.numbers import format_number

NAMES_IN_LINE = 8
"""More units than this are named in a footnote."""
NAMES_IN_NOTE = 30
"""More than this stand in the appendix only."""


def percent_words(value: Decimal | None) -> str:
    """ "90,1%", "" of nothing."""
    return f"{format_number(value, 1)}%" if value is not None else ""


def share(part: int, whole: int) -> str:
    """ "73/81 (90,1%)"."""
    words = percent_words(percent(part, whole))
    return f"{part}/{whole} ({words})" if words else f"{part}/{whole}"


def day_and_month(day: date) -> str:
    """The short form of lists and boards: "05/6", "26/5".

    >>> day_and_month(date(2023, 6, 5))
    '05/6'
    """
    return format_day(day).rpartition("/")[0]


def received_sentence(tally: Tally) -> str:
    """What came, what of it in time, what became of it; what is nought is not said."""
    late = f", muộn {tally.late}" if tally.late else ""
    first = f"đã nhận của {tally.received}/{tally.expected} đơn vị ({percent_words(tally.reporting_rate)})"
    on_time = f", đúng hạn {tally.on_time} ({percent_words(tally.timeliness)}){late}" if tally.received else ""
    rest = [
        f"{words} {count}"
        for words, count in (
            ("đã duyệt", tally.accepted),
            ("trả lại để hoàn thiện", tally.by_shown.get("returned", 0)),
            ("quá hạn chưa nộp", tally.overdue),
            ("được gia hạn", tally.by_shown.get("extended", 0)),
        )
        if count
    ]
    return "; ".join([f"{first}{on_time}", *rest])


def deadline_words(asked: Asked, row: Standing | None = None) -> str:
    """The wording and the day it comes to; an extension beside both.

    >>> deadline_words(Asked("r", "Báo cáo", wording="trước ngày 30/5/2023", last_day=date(2023, 5, 29)))
    '“trước ngày 30/5/2023” (hết ngày 29/5/2023)'
    """
    last = asked.last_day or (row.last_day if row and not row.extended else None)
    by = f"hết ngày {format_day(last)}" if last else ""
    words = f"“{asked.wording}” ({by})" if asked.wording and by else by or (f"“{asked.wording}”" if asked.wording else "")
    if row and row.extended and row.last_day:
        more = f"gia hạn đến hết ngày {format_day(row.last_day)}"
        return f"{words}; {more}" if words else more
    return words


def owed_words(row: Standing, asked: Asked, progress: Progress) -> str:
    """One thing a unit owes: "Báo cáo sơ kết (quá hạn 2 ngày)"."""
    if row.state == "returned":
        on = f" ngày {day_and_month(row.returned.astimezone(VIETNAM).date())}" if row.returned else ""
        return f"{asked.title} (trả lại{on}, chưa gửi lại)"
    over = row.days_over(progress.at)
    return f"{asked.title} (quá hạn {over} ngày)" if over else asked.title


def named(names: Sequence[str]) -> str:
    """Names in a line; they hold commas themselves, so semicolons part them."""
    return "; ".join(names)


def listed(lead: str, names: Sequence[str], end: str = ".", *, appended: bool = True) -> Text:
    """Few names in the line, many in a footnote, most of a roster in the appendix, which names everybody anyway (`appended`)."""
    if len(names) <= NAMES_IN_LINE:
        return Text((Run(f"{lead}: {named(names)}{end}"),))
    if appended and len(names) > NAMES_IN_NOTE:
        return Text((Run(f"{lead} (tên từng đơn vị tại Phụ lục){end}"),))
    return Text((Run(lead, note=(Run(f"Gồm: {named(names)}."),)), Run(end)))


def office_of(owner: Owner) -> str:
    """Where papers go: "Văn phòng Đảng ủy Khối Nam Thuận"."""
    name = organ_name(owner.name)
    return name if name.lower().startswith("văn phòng") else f"Văn phòng {name}"


def where_to(campaign: Campaign) -> str:
    """Where the directive has reports handed in, else the owner's office."""
    asked = next((duty for duty in campaign.requirements if not duty.own and (duty.submit_to or duty.via)), None)
    if asked and asked.submit_to and asked.via:
        return f"{asked.submit_to} (qua {asked.via})"
    return (asked and (asked.via or asked.submit_to)) or office_of(campaign.owner)


def unit_name(progress: Progress, row: Standing) -> str:
    """The name of a standing's unit."""
    return progress.unit_by_id[row.unit].name


def with_reason(progress: Progress, row: Standing) -> str:
    """ "Chi bộ Đài (do chờ số liệu ngành)"."""
    name = unit_name(progress, row)
    return f"{name} ({row.late_reason})" if row.late_reason else name


def by_branch(units: Sequence[Unit]) -> tuple[tuple[str, tuple[Unit, ...]], ...]:
    """Units under their branches, both in the order met."""
    branches = dict.fromkeys(unit.branch or "" for unit in units)
    return tuple((branch, tuple(unit for unit in units if (unit.branch or "") == branch)) for branch in branches)
