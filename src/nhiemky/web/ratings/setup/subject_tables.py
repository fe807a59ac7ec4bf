"""The subjects of a round as the page lists them: by kind and group, with what is recorded in a line; and help from what the program knows.

>>> table_of(campaign, "collective")[0].name                            # doctest: +SKIP
'Sở, ngành'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from nhiemky.domain.rating import DISCIPLINES, SHORT_NAMES
from nhiemky.rulebook.rating_marks import MARKS
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.setup.facts import FACT_WORDS
from nhiemky.web.ratings.value import facts_of
from nhiemky.web.remedies.share import share_of

ADDRESS = {"tap-the": "collective", "ca-nhan": "individual"}
"""Kinds as the address says them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One subject. facts: in words; bound: names of the further collectives of a head."""

    subject: Subject
    words: str
    facts: str
    bound: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A group (nhóm tương đồng) with its lines; "" those without a group, first."""

    name: str
    lines: tuple[Line, ...]


def table_of(campaign: RatingCampaign, kind: str) -> list[Group]:
    """The standing subjects of a kind by group, in the board's order."""
    rows = campaign.subjects.filter(removed_at=None, kind=kind).select_related("organisation__type")
    bound: dict[int, list[str]] = {}
    pairs = Subject.collectives.through.objects.filter(from_subject__campaign=campaign)
    for head, name in pairs.values_list("from_subject_id", "to_subject__name"):
        bound.setdefault(head, []).append(name)
    found: dict[str, list[Line]] = {}
    for row in rows:
        words = row.organisation.type.name if kind == "collective" else ", ".join(filter(None, (row.title, row.organisation.name)))
        found.setdefault(row.group, []).append(Line(row, words, facts_in_words(facts_of(row)), tuple(bound.get(row.pk, ()))))
    return [Group(name, tuple(lines)) for name, lines in sorted(found.items(), key=lambda pair: (pair[0] != "", pair[1][0].subject.order))]


def facts_in_words(facts: dict[str, Any]) -> str:
    """What is recorded, short.

    >>> facts_in_words({"points": "92.5", "discipline": "khong", "sources": {}})
    'điểm 92,5; không bị kỷ luật'
    """
    return "; ".join(fact_in_words(name, facts[name]) for name in FACT_WORDS if facts.get(name) not in (None, "", []))


def fact_in_words(name: str, value: Any) -> str:
    """One fact with its name."""
    if name == "discipline":
        return DISCIPLINES.get(value, value)
    if name == "marks":
        return ", ".join(MARKS.get(code, code) for code in value)
    if name == "quarter_levels":
        return "các quý: " + ", ".join(SHORT_NAMES.get(code, code or "chưa ghi") for code in value)
    if name == "civil_service_level":
        return f"công chức, viên chức: {SHORT_NAMES.get(value, value)}"
    number = str(value).replace(".", ",")
    return f"{FACT_WORDS[name].removeprefix('% ')} {number}%" if name.endswith("_percent") else f"{FACT_WORDS[name]} {number}"


def known_of(subject: Subject) -> list[str]:
    """What the program itself knows of the unit, or of the person, for the rated period: shown as help, never recorded by itself."""
    return [*_reports_known(subject), *_remedied_known(subject)]


def _remedied_known(subject: Subject) -> list[str]:
    """Shortcomings of earlier periods, computed from their records; nothing where none was found."""
    share = share_of(subject.organisation, subject.campaign.period, subject.person)
    if share.percent is None:
        return []
    return [f"Hạn chế nêu ở các kỳ trước: đã khắc phục {share.closed}/{share.total} ({format_number(share.percent)}%)."]


def _reports_known(subject: Subject) -> list[str]:
    campaign = subject.campaign
    if subject.kind != "collective" or campaign.period_kind == "term":
        return []
    rows = Obligation.objects.filter(organisation=subject.organisation, deadline_at__year=campaign.year).exclude(
        state__in=("waived", "declined")
    )
    if campaign.period_kind == "quarter":
        last = 3 * int(campaign.period[-1])
        rows = rows.filter(deadline_at__month__gte=last - 2, deadline_at__month__lte=last)
    counts = rows.aggregate(
        owed=Count("pk"),
        came=Count("pk", filter=Q(received_at__isnull=False)),
        late=Count("pk", filter=Q(received_at__isnull=False, late=True)),
    )
    if not counts["owed"]:
        return []
    return [f"Phần mềm ghi nhận: {counts['owed']} báo cáo phải nộp trong kỳ, đã nộp {counts['came']}, trong đó muộn {counts['late']}."]
