"""Shortcomings that a unit named itself, in its reports and self-reviews, laid out for a person to record.

>>> [said.words for said in said_in_reports(actor, unit)]                 # doctest: +SKIP
['Sinh hoạt chi bộ chưa đều.']

Promise: the unit's own sentences with their file and heading; nothing is recorded that nobody ticked; what is recorded already is marked.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nhiemky.consolidating.shortcomings import said_of
from nhiemky.domain.unit_report import SectionText
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.consolidations.inputs import texts_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.models import SelfReviewRevision
from nhiemky.web.remedies.models import Shortcoming
from nhiemky.web.reports.access import revisions

_TYPED = "gõ trên phần mềm"


@dataclass(frozen=True, slots=True)
class Named:
    """One sentence to tick. source: mid_term | rating; where: paper and heading; listed: it is recorded already."""

    words: str
    source: str
    source_uuid: UUID
    where: str
    on: date
    listed: bool


def units_with_papers(actor: Actor, units: Iterable[Organisation]) -> list[tuple[Organisation, int]]:
    """Units that handed in a report the actor may read, or a collective's self-review, with how many."""
    counts = Counter(revisions(actor).values_list("organisation_id", flat=True))
    reviews = SelfReviewRevision.objects.filter(subject__kind="collective", returned_at=None)
    counts.update(reviews.values_list("subject__organisation_id", flat=True))
    return [(unit, counts[unit.pk]) for unit in units if counts[unit.pk]]


def said_in_reports(actor: Actor, unit: Organisation) -> list[Named]:
    """From the newest revision of each of the unit's reports that the actor may read."""
    rows = list(
        revisions(actor).filter(organisation=unit).select_related("obligation__requirement", "obligation__entry").order_by("number")
    )
    newest = {row.obligation_id: row for row in rows}
    texts = texts_of(list(newest.values()))
    listed = _listed(unit)
    named: list[Named] = []
    for revision in newest.values():
        name = f"{revision.obligation.requirement}, nộp {clock.local(revision.received_at):%d/%m/%Y}"
        day = clock.local(revision.received_at).date()
        named += _named(texts[revision.pk], "mid_term", revision.uuid, name, day, listed, revision.file_name or _TYPED)
    return named


def said_in_reviews(unit: Organisation) -> list[Named]:
    """From the newest self-reviews of the unit's collectives; a person's stay with the person."""
    rows = SelfReviewRevision.objects.filter(subject__organisation=unit, subject__kind="collective", returned_at=None)
    newest = {row.subject_id: row for row in rows.select_related("subject__campaign").order_by("number")}
    listed = _listed(unit)
    named: list[Named] = []
    for row in newest.values():
        content = json.loads(row.content)
        sections, titles = content.get("sections", {}), dict(content.get("headings", ()))
        texts = [
            SectionText((key,), titles.get(key, key), tuple(line for line in words.splitlines() if line.strip()), "")
            for key, words in sections.items()
        ]
        name = f"Bản kiểm điểm, {row.subject.campaign}"
        named += _named(texts, "rating", row.uuid, name, clock.local(row.at).date(), listed, _TYPED)
    return named


def _listed(unit: Organisation) -> set[str]:
    return set(Shortcoming.objects.filter(organisation=unit).exclude(state="dropped").values_list("search_key", flat=True))


def _named(
    texts: Iterable[SectionText], source: str, uuid: UUID, paper: str, on: date, listed: set[str], file: str
) -> list[Named]:  # fmt: skip
    said = said_of((paper, file, text) for text in texts)
    return [
        Named(one.words, source, uuid, f"{paper}, mục “{one.heading}”", on, search_key(one.words) in listed)
        for one in said
        if one.kind == "shortcoming"
    ]
