"""What the page of a draft shows: one version, what differs from another, opinions with what became of them, who may do what now.

>>> shown = shown_draft(actor, obligation, number=2, against=1)         # doctest: +SKIP
>>> [section.name for section in shown.sections if section.changed]     # doctest: +SKIP
['II.1 Nhiệm vụ chính trị']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nhiemky.flows.draft_difference import Pair, side_by_side
from nhiemky.flows.revision_difference import Change, FigureChange, word_changes
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.campaigns.value import policies_of
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.drafts import access
from nhiemky.web.reports.drafts.frozen import FIGURE, Frozen, changes, frozen_draft, frozen_of
from nhiemky.web.reports.drafts.gate import closed_by, standing_of
from nhiemky.web.reports.drafts.models import DraftSending, Opinion
from nhiemky.web.reports.drafts.opinions import SOURCES, STATES, may_answer, may_give
from nhiemky.web.reports.moves import CLOSED

NOW = 0
"""Number of the unit's working copy, for its own people only."""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """changes: against the other version, () where it is the same; pairs: the same in two columns. talks: opinions about it."""

    path: str
    name: str
    paragraphs: tuple[str, ...]
    changes: tuple[Change, ...]
    pairs: tuple[Pair, ...]
    open: int = 0

    @property
    def changed(self) -> bool:
        return bool(self.changes)


@dataclass(frozen=True, slots=True)
class ShownOpinion:
    """An opinion with what the page needs. seen: the place it names is changed in the version that is said to show it."""

    row: Opinion
    state: str
    tag: str
    source: str
    place: str
    changed: str
    unseen: bool
    mine: bool
    answers: bool


@dataclass(frozen=True)
class ShownDraft:
    """Everything of one page."""

    version: DraftSending | None
    against: DraftSending | None
    frozen: Frozen
    sections: tuple[ShownSection, ...]
    figures: tuple[FigureChange, ...]
    versions: Sequence[DraftSending]
    opinions: tuple[ShownOpinion, ...]

    @property
    def changed(self) -> int:
        return sum(section.changed for section in self.sections)

    @property
    def unanswered(self) -> int:
        return sum(one.row.state == "open" for one in self.opinions)


def shown_draft(actor: Actor, obligation: Obligation, number: int | None = None, against: int | None = None) -> ShownDraft:
    """number: a sending, NOW for the working copy; None the newest. against: None the one before."""
    versions = access.sendings(obligation)
    own = access.writes(actor, obligation)
    by_number = {one.number: one for one in versions}
    version = by_number.get(number if number is not None else len(versions))
    working = own and (number == NOW or version is None)
    version = None if working else version or (versions[-1] if versions else None)
    at = len(versions) + 1 if version is None else version.number
    other = by_number.get(against if against is not None else at - 1)
    frozen = frozen_draft(asked_of(obligation), obligation) if version is None else frozen_of(version)
    if not (own or version):
        frozen = Frozen()
    before = frozen_of(other) if other is not None and other != version else None
    rows = list(access.opinions(obligation))
    texts = {one.pk: one for one in versions}
    return ShownDraft(
        version, other if before is not None else None, frozen, tuple(_sections(frozen, before, rows)),
        changes(before, frozen)[1] if before is not None else (), versions,
        tuple(shown_opinion(actor, row, texts) for row in rows),
    )  # fmt: skip


def _sections(frozen: Frozen, before: Frozen | None, rows: Sequence[Opinion]) -> list[ShownSection]:
    old = before.texts if before is not None else {}
    found = []
    for one in frozen.sections:
        differs = before is not None and old.get(one.path, "").split() != one.text.split()
        marked = word_changes(old.get(one.path, ""), one.text) if differs else ()
        waiting = sum(row.place == one.path and row.state == "open" for row in rows)
        found.append(
            ShownSection(
                one.path, f"{one.number} {one.title}".strip(), tuple(line for line in one.text.split("\n") if line.strip()), marked,
                side_by_side(marked), waiting,
            )
        )  # fmt: skip
    gone = (
        {one.path: one for one in before.sections if one.text and one.path not in {each.path for each in frozen.sections}} if before else {}
    )
    for path, one in gone.items():
        marked = word_changes(one.text, "")
        found.append(ShownSection(path, f"{one.number} {one.title}".strip(), (), marked, side_by_side(marked)))
    return found


_TAGS = {"open": "warn", "accepted": "good", "partly": "good", "explained": "busy", "withdrawn": "idle"}


def shown_opinion(actor: Actor, row: Opinion, versions: dict[int, DraftSending]) -> ShownOpinion:
    """versions: sendings of the draft by pk."""
    changed, unseen = row.changed_title, False
    shows = versions.get(row.changed_in_id or 0)
    if shows is not None:
        changed = ", ".join(filter(None, (row.changed_title, f"dự thảo lần {shows.number}")))
        was = versions.get(row.sending_id or 0)
        if row.changed_place and was is not None and was.number != shows.number:
            unseen = _words_at(was, row.changed_place) == _words_at(shows, row.changed_place)
    elif row.changed_version is not None:
        changed = f"{row.changed_title}, bản lưu {row.changed_version}"
    return ShownOpinion(
        row, STATES[row.state], _TAGS[row.state], SOURCES[row.source], row.title, changed, unseen,
        row.state == "open" and row.by == actor.name[:200], row.state != "withdrawn" and may_answer(actor, row),
    )  # fmt: skip


def _words_at(sending: DraftSending, place: str) -> str:
    frozen = frozen_of(sending)
    if place.startswith(FIGURE):
        return next((each.actual for each in frozen.figures if place == f"{FIGURE}{each.code or each.statement}"), "")
    return frozen.texts.get(place, "")


def places_of(frozen: Frozen) -> list[tuple[str, str]]:
    """What an opinion may be tied to: the whole, sections, figures."""
    sections = [(one.path, f"Mục {one.number} {one.title}" if one.number else f"Mục riêng: {one.title}") for one in frozen.sections]
    cells = [(f"{FIGURE}{one.code or one.statement}", f"Số liệu: {one.statement}") for one in frozen.figures]
    return [("", "Cả báo cáo"), *sections, *cells]


def rights(actor: Actor, obligation: Obligation) -> dict[str, Any]:
    """What this person may do with the draft now."""
    way = standing_of(obligation)
    stage = (way.stage if way else "") or "member"
    lies = obligation.state in ("draft_sent", "has_issues")
    committee = stage == "higher"
    mine = access.is_committee(actor, obligation.campaign) if committee else access.in_charge(actor, obligation)
    office = access.is_office(actor, obligation.campaign)
    closed = closed_by(obligation)
    return {
        "stage": stage, "committee": committee, "lies": lies, "decides": lies and mine, "records": lies and not mine and office,
        "writes": access.writes(actor, obligation) and obligation.state not in CLOSED,
        "reads": access.writes(actor, obligation) or access.reads(actor, obligation), "office": office,
        "gate": closed.message if closed else "", "overrides": office and closed is not None,
        "gated": policies_of(obligation.campaign).drafts_cleared_first, "standing": way, "gives": may_give(actor, obligation),
        "higher_next": stage == "member" and access.goes_higher(obligation), "reviewers": access.reviewer_names(obligation),
    }  # fmt: skip
