"""A new campaign after an earlier one (sao từ đợt trước): what is asked stays, every day moves by the same number of days.

>>> from nhiemky.domain.campaign import Owner
>>> asked = Requirement("o1", "gửi báo cáo", None, "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ", None)
>>> new = copied(Campaign("Kiểm điểm năm 2023", Owner("Đảng ủy Khối"), requirements=(asked,), cut_off="2023-04"), "Kiểm điểm năm 2024", 364)
>>> new.requirements[0].wording, new.requirements[0].last_day.isoformat(), new.cut_off
('trước ngày 28/5/2024', '2024-05-27', '2024-04')

Promise: outlines, indicators, columns, groups, own duties and policies come along; the roster, its targets and the directive do not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from nhiemky.domain.campaign import Campaign, Requirement, Task
from nhiemky.vietnamese.columns import cut_off_day, cut_off_words
from nhiemky.vietnamese.days import find_days, format_day


def copied(campaign: Campaign, title: str, days: int) -> Campaign:
    """The draft of the new campaign. Columns that name the old cut-off name the new one."""
    cut_off = _cut_off(campaign.cut_off, days)
    before, now = cut_off_words(campaign.cut_off), cut_off_words(cut_off)
    columns = tuple(column.replace(before, now) if before else column for column in campaign.appendix_columns)
    return replace(
        campaign,
        title=title,
        id="",
        directive=None,
        cut_off=cut_off,
        appendix_columns=columns,
        requirements=tuple(_requirement(asked, days) for asked in campaign.requirements),
        tasks=tuple(_task(task, days) for task in campaign.tasks),
        indicators=tuple(indicator for indicator in campaign.indicators if indicator.unit_id is None),
        units=(),
    )


def first_day(campaign: Campaign) -> date | None:
    """The earliest last day asked for: the anchor a person gives a new date."""
    return min((asked.last_day for asked in campaign.requirements if asked.last_day), default=None)


def _requirement(asked: Requirement, days: int) -> Requirement:
    return replace(
        asked,
        wording=moved_wording(asked.wording, days),
        last_day=_moved(asked.last_day, days),
        on=_moved(asked.on, days),
    )


def _task(task: Task, days: int) -> Task:
    return replace(task, wording=moved_wording(task.wording, days), last_day=_moved(task.last_day, days))


def _moved(day: date | None, days: int) -> date | None:
    return day + timedelta(days=days) if day else None


def moved_wording(words: str, days: int) -> str:
    """The same words with every full day in them moved; months and events stay for a person to look at.

    >>> moved_wording("chậm nhất 11 giờ ngày 30 tháng 5 năm 2023", 7), moved_wording("sau khi kết thúc hội nghị", 7)
    ('chậm nhất 11 giờ ngày 06/6/2023', 'sau khi kết thúc hội nghị')
    """
    for found in reversed(find_days(words)):
        if found.day:
            lead = "ngày " if found.text.lower().startswith("ngày") else ""
            words = f"{words[: found.start]}{lead}{format_day(found.day + timedelta(days=days))}{words[found.end :]}"
    return words


def _cut_off(cut_off: str | None, days: int) -> str | None:
    """A month moves by whole months, a day by days."""
    day = cut_off_day(cut_off)
    if day is None or cut_off is None:
        return None
    if len(cut_off) > len("2023-04"):
        return (day + timedelta(days=days)).isoformat()
    months = round(days / 30.44)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year}-{month + 1:02}"
