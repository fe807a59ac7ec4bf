"""Results of an earlier year, as a file holds them, become a round that is judged by the rule of its year.

>>> seen = read_past(committee, "ket-qua-2022.xlsx", data, year=2022)                        # doctest: +SKIP
>>> campaign = import_past(actor, committee, seen, title="Xếp loại năm 2022", symbol="45-QĐ/ĐUK", on=day)   # doctest: +SKIP

Promise: what the file says is taken as it is, level by level; a row that cannot be used stays in the report of the file; whose
organisation is not known is judged all the same and stands under the committee, never under an invented one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nhiemky.checking.ratings.subjects import counted
from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.rating import FACTS, Rated
from nhiemky.domain.wire import to_json
from nhiemky.flows.rating_table import RatingTable
from nhiemky.flows.tasks_ratings import read_rating_file
from nhiemky.vietnamese.unicode import nfc, search_key
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.models import Decision, Rating, RatingCampaign, Subject, SubjectImport
from nhiemky.web.ratings.past.access import require_owner
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.web.ratings.setup.rules import rules_for
from nhiemky.web.reading_room import read_one
from nhiemky.web.remedies.lineage import before

_MOST = 20_000
ORGANISATION = "organisation_in_file"
"""Fact: how the file names the organisation. Heads are tied to bodies by it, for those that nobody here has stand under the committee."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as read. rows: usable ones; findings: of rows that are not; homeless: organisation ids that nobody here has."""

    name: str
    sha256: str
    period: str
    table: RatingTable
    rows: tuple[Rated, ...]
    places: dict[str, Organisation]
    homeless: tuple[str, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.table.findings


def read_past(committee: Organisation, name: str, data: bytes, period: str) -> Seen:
    """The file's rows beside the committee's organisations. Refuses as reading a rating table does, and `rating_period_unreadable`."""
    read = period_of(period)
    table = read_one(read_rating_file, name, data, read.year if read.kind == "year" else None)
    rows = tuple(counted(table.rows))[:_MOST]
    places = _places(committee, {row.organisation for row in rows})
    homeless = tuple(dict.fromkeys(row.organisation for row in rows if row.organisation and row.organisation not in places))
    return Seen(name, hashlib.sha256(data).hexdigest(), read.code, table, rows, places, homeless)


def _places(committee: Organisation, asked: Iterable[str]) -> dict[str, Organisation]:
    """What the file calls an organisation -> ours: by code, else by its name or another name it goes by; ended ones too."""
    near = Organisation.objects.filter(left__gte=committee.left, right__lte=committee.right)
    known = [*near, *Organisation.objects.filter(pk__in=before(*near))]
    by_words: dict[str, Organisation] = {}
    for one in known:
        for words in (one.code, one.name, *one.aliases.splitlines()):
            by_words.setdefault(search_key(words), one)
    return {words: by_words[key] for words in asked if (key := search_key(words)) in by_words}


def import_past(
    actor: Actor, committee: Organisation, seen: Seen, *, title: str, symbol: str = "", on: date | None = None, body: str = ""
) -> RatingCampaign:
    """The round with its subjects and their decided levels, in one change; the rules are those of the rated year."""
    require_owner(actor, committee)
    if not seen.rows:
        raise Refusal("rating_no_rows", file=seen.name)
    period = period_of(seen.period)
    if (known := RatingCampaign.objects.filter(organisation=committee, period=period.code, past=True, title=title).first()) is not None:
        raise Refusal("rating_round_exists", period=period.words, title=known.title)
    chosen = rules_for(committee, period.year, period.code)
    now = clock.now()
    with Change(actor, "rating.past_imported") as change:
        campaign = RatingCampaign.objects.create(
            organisation=committee, title=nfc(title).strip()[:300], year=period.year, period=period.code, period_kind=period.kind,
            state="decided", past=True, rule_set_id=chosen.rules.id[:300], rules=chosen.rules.text, rules_sha256=chosen.rules.sha256,
            overlay_versions=json.dumps([version.pk for version in chosen.versions]), made_at=now, made_by=actor.name[:200], decided_at=now,
        )  # fmt: skip
        subjects = Subject.objects.bulk_create(_subject(campaign, seen, row, at) for at, row in enumerate(seen.rows, 1))
        _bind(subjects, seen.rows)
        decision = Decision.objects.create(
            campaign=campaign, symbol=nfc(symbol).strip()[:80], on=on, body=nfc(body).strip()[:250], reason="Kết quả đã có từ trước",
            snapshot=json.dumps({"past": True, "file": seen.name, "sha256": seen.sha256}, ensure_ascii=False), at=now, by=actor.name[:200],
        )  # fmt: skip
        Rating.objects.bulk_create(
            Rating(subject=subject, number=1, stage="decided", level=subject.level, points=row.points, basis=symbol[:200],
                   decision=decision, at=now, by=actor.name[:200])
            for subject, row in zip(subjects, seen.rows, strict=True)
        )  # fmt: skip
        report = {"findings": to_json(seen.findings), "not_checked": list(seen.table.not_checked), "homeless": list(seen.homeless)}
        SubjectImport.objects.create(
            campaign=campaign, file_name=seen.name[:250], sha256=seen.sha256, state="applied", applied="{}",
            preview=json.dumps(report, ensure_ascii=False), at=now, by=actor.name[:200],
        )  # fmt: skip
        change.of(campaign, after={"period": period.code, "rules": chosen.rules.id, "subjects": len(subjects), "file": seen.name})
    return campaign


def _subject(campaign: RatingCampaign, seen: Seen, row: Rated, at: int) -> Subject:
    place = seen.places.get(row.organisation, campaign.organisation)
    facts = {name: str(value) for name in FACTS if (value := getattr(row, name)) not in (None, "")}
    facts[ORGANISATION] = row.organisation
    return Subject(
        campaign=campaign, kind=row.kind, code=row.id[:60], name=row.shown[:250], organisation=place, group=row.group[:200],
        is_head=row.is_head, facts=json.dumps(facts, ensure_ascii=False), level=row.level, decided_level=row.level, order=at,
    )  # fmt: skip


def _bind(subjects: Sequence[Subject], rows: Sequence[Rated]) -> None:
    """A head to the further bodies the file names; those of the same organisation need no line."""
    by_code = {row.id: subject.pk for subject, row in zip(subjects, rows, strict=True) if row.kind == "collective"}
    pairs = [
        (subject.pk, by_code[code]) for subject, row in zip(subjects, rows, strict=True) for code in row.collectives if code in by_code
    ]
    through = Subject.collectives.through
    through.objects.bulk_create(through(from_subject_id=head, to_subject_id=body) for head, body in dict.fromkeys(pairs))
