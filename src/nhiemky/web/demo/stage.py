"""An office built from an invented estate by the users' own steps: tree, people, a plan in Word, a campaign, units' reports.

>>> class Story(Stage):                                                  # doctest: +SKIP
...     def run(self): self.install(); campaign = self.campaign_of("hoa", PLAN, ...)

Each step stands on its day of the story, so the log reads as the story went.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from nhiemky.domain import campaign as pure
from nhiemky.domain.confirmation import Correction
from nhiemky.flows.own_directive import Paper, own_directive
from nhiemky.web import clock
from nhiemky.web.accounts import codes, doors, samples
from nhiemky.web.accounts.actions import invite
from nhiemky.web.accounts.models import User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.actions import issue_campaign, set_roster
from nhiemky.web.campaigns.intake.actions import confirm_reading, correct, kept_findings, take_directive
from nhiemky.web.campaigns.intake.stored import confirmation
from nhiemky.web.campaigns.models import Campaign, Reading
from nhiemky.web.demo.estates.value import PASSWORD, Estate
from nhiemky.web.demo.work import Work
from nhiemky.web.organisations.actions import Details, create_organisation
from nhiemky.web.organisations.models import Organisation, OrganisationType
from nhiemky.web.organisations.people.actions import add_charges
from nhiemky.writing.word import write_word

Say = Callable[[str], None]
KEPT = "Giữ như văn bản đã ký"


class Stage(Work):
    """`people` by user name, `units` by code ("" is the committee itself)."""

    def __init__(self, estate: Estate, say: Say) -> None:
        self.estate, self.say = estate, say
        self.people: dict[str, User] = {}
        self.units: dict[str, Organisation] = {}

    @contextmanager
    def on(self, when: datetime, what: str = "") -> Iterator[None]:
        """Steps of one moment of the story."""
        if what:
            self.say(what)
        with clock.standing_at(when):
            yield

    def actor(self, username: str) -> Actor:
        """A person with the scope of now."""
        return Actor.of_user(User.objects.get(pk=self.people[username].pk))

    # ---- the committee

    def install(self) -> None:
        """The committee, its units, the people and their accounts."""
        estate, first = self.estate, self.estate.administrator
        code = doors.make_setup_code()
        assert code is not None
        self.people[first.username] = doors.set_up(
            code, committee=estate.committee, kind=self._kind(estate.kind), name=first.name, username=first.username, password=PASSWORD
        )
        self.units[""] = Organisation.objects.get(parent=None)
        admin = self.actor(first.username)
        for unit in (*estate.boards, *estate.units):
            self.units[unit.code] = create_organisation(
                admin, name=unit.name, kind=self._kind(unit.kind), parent=self.units[unit.parent], since=estate.founded,
                branch=unit.branch, details=Details(code=unit.code, place=estate.place),
            )  # fmt: skip
        self.units = {code: Organisation.objects.get(pk=one.pk) for code, one in self.units.items()}
        self._people()

    def _people(self) -> None:
        for one in self.estate.people:
            admin = self.actor(self.estate.administrator.username)
            _, code = invite(admin, self.units[one.place], one.role, name=one.name, phone=one.phone, title=one.title)
            self.people[one.username] = doors.accept_invitation(codes.find(code, ["invite"]), username=one.username, password=PASSWORD)
        admin = self.actor(self.estate.administrator.username)
        for username, charged in self.estate.in_charge:
            person = self.people[username].person
            add_charges(admin, since=clock.today(), organisations=[self.units[code] for code in charged], person=person)

    def keep_samples(self) -> None:
        """The accounts shown on the login page."""
        shown = [one for one in self.estate.people if one.sample]
        samples.keep([samples.Sample(one.username, PASSWORD, one.name, one.title, one.sample) for one in shown])

    @staticmethod
    def _kind(code: str) -> OrganisationType:
        return OrganisationType.objects.get(code=code)

    # ---- the campaign

    def campaign_of(
        self,
        username: str,
        owner: str,
        plan: bytes,
        roster: Sequence[str],
        *,
        pilots: Sequence[str] = (),
        groups: Sequence[pure.UnitGroup] = (),
        targets: Mapping[str, Mapping[str, str]] | None = None,
        name: str = "ke-hoach.docx",
    ) -> Campaign:
        """A plan in Word becomes a running campaign: taken, confirmed, its roster set, issued."""
        office = self.actor(username)
        reading = directive_in(office, self.units[owner], name, plan)
        campaign = confirm_reading(office, reading)
        chosen = [self.units[code] for code in roster]
        set_roster(office, campaign, chosen, pilots=[self.units[code] for code in pilots], groups=groups, targets=targets)
        campaign.refresh_from_db()
        issue_campaign(office, campaign, kept_findings=kept_findings(reading), reason=KEPT)
        campaign.refresh_from_db()
        return campaign


def directive_in(office: Actor, owner: Organisation, name: str, data: bytes) -> Reading:
    """The Word comes in, its questions are answered with the first option, its high findings kept with a reason; what the
    text leaves open of who makes which report is asked of the units, not of the committee."""
    reading = take_directive(office, owner, name, data)
    for question in confirmation(reading).questions:
        reading = correct(office, reading, Correction("answer", question.id, {"option": question.options[0].id}), reading.version)
    for found in confirmation(reading).findings:
        if found.finding.severity == "high" and found.kept is None:
            reading = correct(office, reading, Correction("keep", found.id, reason=KEPT), reading.version)
    own = {level.id for level in confirmation(reading).matrix.levels if level.own}
    for cell in confirmation(reading).matrix.open_cells:
        asked = {"state": "not_asked" if cell.split("/")[1] in own else "asked"}
        reading = correct(office, reading, Correction("cell", cell, asked), reading.version)
    return reading


def plan_word(value: pure.Campaign, symbol: str, on: date, bases: Sequence[str] = (), recipients: Sequence[str] = ()) -> bytes:
    """The plan of a story as an official Word."""
    return write_word(own_directive(value, Paper("kế hoạch", symbol, on, tuple(bases), tuple(recipients))))
