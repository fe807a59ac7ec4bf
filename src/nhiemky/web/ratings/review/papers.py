"""A stored review or notice as the pure values of its paper.

>>> review_report(subject, content, draft=None).doc_type                # doctest: +SKIP
'BẢN KIỂM ĐIỂM CÁ NHÂN'
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nhiemky.domain.rating import LEVEL_NAMES
from nhiemky.domain.report import Report
from nhiemky.flows.rating_notice import Told, notice_lines, notice_paper
from nhiemky.flows.self_review import Given, Prompted, Whose, self_review_paper
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web import clock
from nhiemky.web.ratings.models import RatingCampaign, RatingNotice, Subject
from nhiemky.web.ratings.review.frame import GRADES, says_level


def period_words(campaign: RatingCampaign) -> str:
    """ "năm 2023", "quý I năm 2026", "nhiệm kỳ 2020-2025"."""
    year, _, quarter = campaign.period.partition("-Q")
    if quarter:
        return f"quý {('I', 'II', 'III', 'IV')[int(quarter) - 1]} năm {year}"
    return f"nhiệm kỳ {campaign.period}" if "-" in campaign.period else f"năm {campaign.period}"


def review_report(subject: Subject, content: dict[str, Any], *, draft: str | None, day: Any = None) -> Report:
    """content: as `submitting.content_of` makes it, of the working copy or of a revision."""
    headings = dict(content.get("headings", []))
    above = subject.organisation.parent.name if subject.organisation.parent else ""
    person = subject.name if subject.kind == "individual" else ""
    whose = Whose(subject.organisation.name, above, person, subject.title, subject.organisation.place)
    criteria = tuple(
        (heading, says, format_number(Decimal(most)) if Decimal(most) else "", _scored(given))
        for heading, lines in content.get("criteria", [])
        for _, says, most, given in lines
    )
    level = LEVEL_NAMES.get(content.get("level", ""), "")
    texts = [(heading, content["sections"].get(key, "")) for key, heading in content.get("headings", [])]
    named = [heading for heading, words in texts if level and says_level(heading)]
    given = Given(
        content.get("title", ""),
        period_words(subject.campaign),
        tuple((heading, f"{words}\n\nTự xếp loại: {level}." if heading in named else words) for heading, words in texts),
        tuple(Prompted(one["words"], one["answer"], headings.get(one["section"], "")) for one in content.get("prompts", [])),
        criteria,
        format_number(Decimal(content["points"])) if content.get("points") else "",
        "" if named else level,
        day,
        draft,
    )
    return self_review_paper(whose, given)


def _scored(given: str) -> str:
    return GRADES.get(given) or (format_number(Decimal(given)) if given else "")


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as pages show it."""

    notice: RatingNotice
    level: str
    lines: tuple[str, ...]

    @property
    def decision(self) -> Any:
        return self.notice.rating.decision


def _told(notice: RatingNotice) -> Told:
    subject, decision = notice.subject, notice.rating.decision
    return Told(
        subject.name, subject.title, subject.organisation.name, period_words(subject.campaign), LEVEL_NAMES[notice.rating.level],
        decision.symbol if decision else "", decision.on if decision else None, notice.object_by, person=subject.kind == "individual",
    )  # fmt: skip


def notice_of(notice: RatingNotice) -> Notice:
    """What it says."""
    return Notice(notice, LEVEL_NAMES[notice.rating.level], notice_lines(_told(notice)))


def notice_report(notice: RatingNotice) -> Report:
    """In the letterhead of the round's committee, dated the day it was sent."""
    owner = notice.subject.campaign.organisation
    return notice_paper(_told(notice), owner.name, owner.parent.name if owner.parent else "", owner.place, clock.local(notice.at).date())
