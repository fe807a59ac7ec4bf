"""Promises of a term with what came of them, and sentences of reports that may be promises.

>>> [(one.promise.words, one.outcome_words) for one in promises_told(place)]     # doctest: +SKIP
[('Kết nạp đủ 250 đảng viên', 'Một phần')]
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from nhiemky.consolidating.promises import promised_in
from nhiemky.consolidating.term_results import outcome_of
from nhiemky.domain.outline import walk
from nhiemky.domain.term_results import OUTCOME_WORDS, Dated, Outcome, PromiseTold
from nhiemky.domain.unit_report import SectionText
from nhiemky.rulebook.term_work import term_work
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import fold
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations.inputs import texts_of
from nhiemky.web.consolidations.models import OwnReport
from nhiemky.web.reports.models import Revision
from nhiemky.web.terms.access import Place, promises_of
from nhiemky.web.terms.figures import figures_over
from nhiemky.web.terms.models import Promise
from nhiemky.web.terms.rules import rule_of

LOOKS: dict[str, tuple[str, str]] = {"kept": ("good", "ok"), "partly": ("warn", "half"), "not": ("bad", "over"), "unknown": ("plain", "q")}


@dataclass(frozen=True, slots=True)
class Shown:
    """A promise with its outcome. came: the figure it is held against; computed: nobody had to say it."""

    promise: Promise
    outcome: Outcome
    said: str
    came: Dated | None
    computed: bool

    @property
    def outcome_words(self) -> str:
        return OUTCOME_WORDS[self.outcome]

    @property
    def css(self) -> str:
        return LOOKS[self.outcome][0]

    @property
    def shape(self) -> str:
        return LOOKS[self.outcome][1]

    @property
    def told(self) -> PromiseTold:
        """For print."""
        one = self.promise
        level = f"{one.level}{f', đến {format_day(one.due)}' if one.due else ''}" if one.level else ""
        return PromiseTold(one.words, one.source, one.statement, level, self.came.said if self.came else "", self.outcome_words, self.said)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be kept as a promise."""

    words: str
    source: str
    campaign: Campaign
    known: bool

    @property
    def key(self) -> str:
        return key_of(self.words)


def key_of(words: str) -> str:
    """The same words, the same key."""
    return hashlib.sha256(" ".join(fold(words).split()).encode()).hexdigest()


def promises_told(place: Place) -> tuple[Shown, ...]:
    """Computed where an indicator and a level are tied, else as a person said."""
    rows = list(promises_of(place.organisation, place.term))
    told = figures_over(place) if any(row.code and row.level for row in rows) else {}
    rule, today = rule_of(place.campaign.organisation), clock.today()
    found = []
    for row in rows:
        line = place.line(row.code) if row.code and row.level else None
        if line is None:
            said = "; ".join(filter(None, (row.outcome_words, row.outcome_source)))
            outcome: Outcome = row.outcome if row.outcome in OUTCOME_WORDS else "unknown"  # type: ignore[assignment]
            found.append(Shown(row, outcome, said, None, False))
            continue
        figures = told.get(row.code, ())
        came = figures[-1] if figures else None
        outcome, words = outcome_of(row.level, row.due, came, line.unit_of_measure, line.direction, rule, today)
        found.append(Shown(row, outcome, words, came, True))
    return tuple(found)


def candidates(place: Place, campaign: Campaign) -> tuple[Candidate, ...]:
    """Sentences of what the organisation wrote in the campaign, under headings that say what will be done."""
    known = set(Promise.objects.filter(organisation=place.organisation, term=place.term, withdrawn_at=None).values_list("key", flat=True))
    phrases = term_work().promise_headings
    found: dict[str, Candidate] = {}
    for name, texts in _written(place, campaign):
        for one in promised_in(texts, phrases):
            made = Candidate(one.words, f"{name}, mục {one.heading}"[:500], campaign, key_of(one.words) in known)
            found.setdefault(made.key, made)
    return tuple(found.values())


def _written(place: Place, campaign: Campaign) -> list[tuple[str, Sequence[SectionText]]]:
    """Name of the report with its sections."""
    rows = Revision.objects.filter(organisation=place.organisation, campaign=campaign, number=F("obligation__revisions"))
    revisions = list(rows.order_by("received_at", "pk"))
    texts = texts_of(revisions)
    outlines = value_of(campaign).outlines
    headings = [SectionText(path, node.title or "", ()) for outline in outlines for path, node in walk(outline.nodes)]
    told: list[tuple[str, Sequence[SectionText]]] = [
        (f"{campaign.title}, báo cáo nộp {format_day(clock.local(one.received_at).date())}", (*headings, *texts[one.pk]))
        for one in revisions
        if texts.get(one.pk)
    ]
    if campaign.organisation_id == place.organisation.pk:
        for report in OwnReport.objects.filter(campaign=campaign).prefetch_related("sections").order_by("pk"):
            sections = [
                SectionText(tuple(row.path.split("/")), row.title, tuple(line for line in row.text.splitlines() if line.strip()))
                for row in report.sections.all()
            ]
            told.append((report.title, sections))
    return told
