"""A report against what its campaign asks besides figures: the term, the cut-off, the day it had to go.

>>> from nhiemky.domain.campaign import Owner
>>> from nhiemky.flows.check_file import paper_of
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"), term="2025 - 2030")
>>> paper = paper_of("ĐẢNG ỦY KHỐI\\n\\nBÁO CÁO\\n\\nsơ kết giữa nhiệm kỳ 2020 - 2025".encode(), "a.txt")
>>> [found.code for found in campaign_findings(paper, campaign, Whose(True))]
['report_term_differs']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.checking.paper import Paper
from nhiemky.domain.campaign import Campaign, Requirement
from nhiemky.domain.finding import Evidence, Finding, finding
from nhiemky.flows.whose_report import Whose
from nhiemky.vietnamese.columns import cut_off_day, cut_off_words
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import fold

_TERM = re.compile(r"nhiệm kỳ\s+(\d{4})\s*[-–—]\s*(\d{4})", re.IGNORECASE)


def campaign_findings(paper: Paper, campaign: Campaign, whose: Whose) -> Iterator[Finding]:
    """Of a report of the owner's or of a known unit; nothing of any other paper, nor of one of a later period."""
    if not whose.report or not (whose.owner or whose.unit) or not campaign.title:
        return
    yield from _term(paper, campaign)
    yield from _cut_off(paper, campaign)
    yield from _late(paper, campaign, whose)


def _term(paper: Paper, campaign: Campaign) -> Iterator[Finding]:
    said = _TERM.findall(paper.directive.header.subject or "")
    asked = re.findall(r"\d{4}", campaign.term or "")
    if len(asked) != 2 or not said or any(list(each) == asked for each in said):
        return
    first = " - ".join(said[0])
    quote = paper.directive.header.evidence.get("subject")
    yield finding("report_term_differs", written=first, expected=" - ".join(asked), quotes=(quote,) if quote else ())


def _cut_off(paper: Paper, campaign: Campaign) -> Iterator[Finding]:
    said = paper.report.cut_off if paper.report and paper.report.rows else ""
    asked, given = cut_off_day(campaign.cut_off), cut_off_day(said)
    if asked is None or given is None or given == asked:
        return
    yield finding("report_cut_off_differs", written=cut_off_words(said), expected=cut_off_words(campaign.cut_off or ""))


def _late(paper: Paper, campaign: Campaign, whose: Whose) -> Iterator[Finding]:
    """The day the paper carries, against the last day of its report; a requirement of one group only binds nobody we know of."""
    day = paper.directive.header.date
    duty = next((each for each in campaign.requirements if _is_this(each, whose) and each.last_day), None)
    if day is None or duty is None or duty.last_day is None or day <= duty.last_day:
        return
    quote = paper.directive.header.evidence.get("date")
    quotes = (quote,) if isinstance(quote, Evidence) else ()
    due, days = format_day(duty.last_day), (day - duty.last_day).days
    yield finding("report_date_after_due", quotes=quotes, written=format_day(day), due=due, wording=duty.wording, days=days)


def _is_this(duty: Requirement, whose: Whose) -> bool:
    if duty.deliverable not in ("report", None) or duty.group is not None or duty.optional or "bao cao" not in fold(duty.what):
        return False
    return duty.own == whose.owner
