"""Load the demo: the office's and the units' own steps, in the order and on the days they would be taken.

>>> load(example_folder, say=print)                                      # doctest: +SKIP

Every row comes about by the same actions that pages call, so the demo cannot show a state that a user could not reach;
the audit log tells its story with the story's days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import cast

from nhiemky.domain.confirmation import Correction
from nhiemky.flows.enrol import enrol
from nhiemky.flows.tasks import read_roster_file
from nhiemky.web import clock
from nhiemky.web.accounts import codes, doors, samples
from nhiemky.web.accounts.actions import invite, make_unit_codes
from nhiemky.web.accounts.models import User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.actions import acknowledge, issue_campaign, save_value, set_roster
from nhiemky.web.campaigns.intake.actions import confirm_reading, correct, kept_findings, take_directive
from nhiemky.web.campaigns.intake.stored import confirmation
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.demo import story
from nhiemky.web.demo.reports import Reports
from nhiemky.web.organisations.actions import Details, create_organisation
from nhiemky.web.organisations.imports.actions import confirm_import, take_list
from nhiemky.web.organisations.models import Organisation, OrganisationType, Person
from nhiemky.web.organisations.people.actions import add_charges, add_post
from nhiemky.web.reading_room import read_one

Say = Callable[[str], None]
PLAN, LIST, REPORTS = "ke-hoach.docx", "danh-sach-don-vi.xlsx", "bao-cao"


class Loading:
    """The steps, each on its day; `people` by user name as they come in."""

    def __init__(self, example: Path, say: Say) -> None:
        self.example, self.say = example, say
        self.people: dict[str, User] = {}
        self.campaign = cast(Campaign, None)

    def run(self) -> Campaign:
        """The whole story until `story.NOW`."""
        with self._on("Lập tổ chức, người, tài khoản", 20, 4):
            self._committee()
            self._people()
        with self._on("Kế hoạch vào, đợt ra", 26, 4, 15):
            self._campaign()
        with self._on("81 đơn vị nhận văn bản", 28, 4, 9):
            self._acknowledged()
        Reports(self).run()
        self._samples()
        return self.campaign

    def actor(self, username: str) -> Actor:
        """An actor with a scope as of now."""
        return Actor.of_user(User.objects.get(pk=self.people[username].pk))

    @contextmanager
    def _on(self, what: str, day: int, month: int, hour: int = 8) -> Iterator[None]:
        self.say(what)
        with clock.standing_at(story.at(day, month, hour)):
            yield

    def _committee(self) -> None:
        kind = OrganisationType.objects.get(code="dang-bo-khoi")
        first = story.ADMINISTRATOR
        code = doors.make_setup_code()
        assert code is not None
        self.people["quantri"] = doors.set_up(
            code, committee=story.COMMITTEE, kind=kind, name=first.name, username=first.username, password=story.PASSWORD
        )
        self.root = Organisation.objects.get(parent=None)
        admin = self.actor("quantri")
        for code_of_board, name, type_code in story.BOARDS:
            board_kind = OrganisationType.objects.get(code=type_code)
            create_organisation(
                admin, name=name, kind=board_kind, parent=self.root, since=date(2023, 4, 20), details=Details(code=code_of_board)
            )
        words = (self.example / LIST).read_bytes()
        batch = take_list(admin, self.root, LIST, words, on=date(2023, 4, 20))
        confirm_import(admin, batch)
        self.root.refresh_from_db()
        self.units = {one.code: one for one in Organisation.objects.filter(parent=self.root, type__is_board=False)}

    def _people(self) -> None:
        admin = self.actor("quantri")
        for cast_member in story.CAST:
            place = self.units.get(cast_member.place, self.root)
            head = Person.objects.filter(name=cast_member.name, posts__organisation=place).first()
            if head is not None:  # the list named the unit's head already: the account is that person's
                add_post(admin, place, title=cast_member.title, since=clock.today(), role=cast_member.role, is_head=True, person=head)
            _, code = invite(admin, place, cast_member.role, name=cast_member.name, phone=cast_member.phone, title=cast_member.title)
            self.people[cast_member.username] = doors.accept_invitation(
                codes.find(code, ["invite"]), username=cast_member.username, password=story.PASSWORD
            )
        prefix, low, high = story.IN_CHARGE
        charged = [self.units[f"{prefix}{number:02}"] for number in range(low, high + 1)]
        add_charges(self.actor("quantri"), since=clock.today(), organisations=charged, person=self.people["khai"].person)

    def _campaign(self) -> None:
        office = self.actor("hanh")
        reading = take_directive(office, self.root, PLAN, (self.example / PLAN).read_bytes())
        shown = confirmation(reading)
        for question in shown.questions:
            reading = correct(office, reading, Correction("answer", question.id, {"option": question.options[0].id}), reading.version)
        for found in confirmation(reading).findings:
            if found.finding.severity == "high" and found.kept is None:
                reading = correct(office, reading, Correction("keep", found.id, reason=story.KEPT), reading.version)
        self.campaign = confirm_reading(office, reading)
        roster = read_one(read_roster_file, LIST, (self.example / LIST).read_bytes())
        pilots = [self.units[unit.id] for unit in roster.units if unit.pilot and unit.id in self.units]
        value = replace(value_of(self.campaign), title=story.TITLE)
        save_value(office, self.campaign, value, self.campaign.version)
        self.campaign.refresh_from_db()
        targets = {unit.id: unit.targets for unit in enrol(value, roster).units}
        ordered = [self.units[unit.id] for unit in roster.units]
        set_roster(office, self.campaign, ordered, pilots=pilots, targets=targets)
        self.campaign.refresh_from_db()
        with clock.standing_at(story.at(27, 4, 9)):
            issue_campaign(self.actor("hanh"), self.campaign, kept_findings=kept_findings(reading), reason=story.KEPT)
        self.campaign.refresh_from_db()

    def _acknowledged(self) -> None:
        """Most units take the plan by the sheet's code over the first days; three have not until today."""
        entries = list(RosterEntry.objects.filter(campaign=self.campaign, own=False).select_related("organisation", "campaign"))
        make_unit_codes(self.actor("hanh"), [entry.organisation for entry in entries[:3]])
        for number, entry in enumerate(entries):
            if number % 27 == 13:
                continue
            with clock.standing_at(clock.now() + timedelta(minutes=11 * number)):
                acknowledge(Actor.program(entry.name), entry, contact_name=story.contact(number), contact_phone=f"0900 000 {200 + number}")

    def _samples(self) -> None:
        samples.keep([samples.Sample(one.username, story.PASSWORD, one.name, one.title, one.sample) for one in story.CAST if one.sample])


def load(example: Path, say: Say) -> Campaign:
    """Load the example into the configured, empty installation."""
    return Loading(example, say).run()
