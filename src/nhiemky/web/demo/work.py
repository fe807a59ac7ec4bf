"""What units and their office do with a report, each step by the users' own actions; for stories that know `actor` and `units`.

>>> revision = story.hand_in(owed, data=story.write_word(owed, 3, date(2023, 5, 20)), name="bao cao.docx")       # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from nhiemky.domain.placement import SectionWork
from nhiemky.domain.receipt import UnitPaper
from nhiemky.flows.section_report import section_report
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.demo.texts import words_for
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reports.actions import accept_report, draft_of, save_section, submit_report
from nhiemky.web.reports.appendix.actions import save_cell
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.models import Revision
from nhiemky.writing.word import write_word

FRESH = ("campaign__organisation", "requirement", "entry", "organisation__type")


class Work:
    """units: organisations by code."""

    units: dict[str, Organisation]

    def actor(self, username: str) -> Actor:
        raise NotImplementedError

    def owed(self, campaign: Campaign, code: str = "", **which: object) -> list[Obligation]:
        """What is owed in a campaign, of one unit where `code` is given; fresh from the database."""
        rows = Obligation.objects.filter(campaign=campaign, requirement__own=False, requirement__removed_in=None, **which)
        rows = rows.filter(organisation=self.units[code]) if code else rows
        return list(rows.select_related(*FRESH).order_by("entry__order", "requirement__order"))

    def write_word(self, owed: Obligation, seed: int, on: date, leave_out: int = 0) -> bytes:
        """A report in the unit's words after the outline; the last `leave_out` sections stay empty."""
        asked = asked_of(owed)
        assert asked.outline is not None
        items = [item for item in asked.items if item.applies and not item.group]
        kept = items[: len(items) - leave_out]
        works = [SectionWork(item.key, words_for(item.title, seed + at)) for at, item in enumerate(kept)]
        paper = UnitPaper(f"{10 + seed % 70:02}-BC/ĐU", on, asked.unit.head or "")
        return write_word(section_report(asked.campaign, asked.unit, asked.outline, works, (), paper))

    def fill(self, actor: Actor, owed: Obligation, figures: Mapping[str, str]) -> None:
        """The appendix cell by cell, as a clerk types it."""
        draft = draft_of(actor, owed)
        for code, words in figures.items():
            save_cell(actor, draft, code, {"actual": words}, 0)

    def hand_in(self, owed: Obligation, *, data: bytes | None = None, name: str = "", actor: Actor | None = None) -> Revision:
        """Handed in by the unit, or, without an actor, received by the office for it."""
        who = actor or Actor.program(owed.entry.name)
        behalf = "" if actor else owed.entry.name
        door = "office" if behalf else ("word" if data is not None else "web")
        return submit_report(who, owed, name=name or None, data=data, door=door, on_behalf_of=behalf)

    def accept(self, username: str, revision: Revision) -> None:
        self.accept_as(self.actor(username), revision)

    @staticmethod
    def accept_as(actor: Actor, revision: Revision) -> None:
        accept_report(actor, Revision.objects.select_related("obligation__campaign__organisation").get(pk=revision.pk))

    def write_sections(self, actor: Actor, owed: Obligation, seed: int) -> None:
        """Every section typed on the page and marked done."""
        draft = draft_of(actor, owed)
        for at, item in enumerate(item for item in asked_of(owed).items if item.applies and not item.group):
            save_section(actor, draft, item.key, words_for(item.title, seed + at), 0, done=True)
