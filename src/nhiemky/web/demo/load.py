"""Load the demo: the office's and the units' own steps, in the order and on the days they would be taken.

>>> load(example_folder, say=print)                                      # doctest: +SKIP

Every row comes about by the same actions that pages call, so the demo cannot show a state that a user could not reach;
the audit log tells its story with the story's days.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nhiemky.domain.confirmation import Correction
from nhiemky.flows.enrol import enrol
from nhiemky.flows.tasks import read_roster_file
from nhiemky.web import clock
from nhiemky.web.accounts.actions import make_unit_codes
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.actions import acknowledge, issue_campaign, save_value, set_roster
from nhiemky.web.campaigns.intake.actions import confirm_reading, correct, kept_findings, take_directive
from nhiemky.web.campaigns.intake.stored import confirmation
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.demo import story
from nhiemky.web.demo.office import LIST, Installed, Say
from nhiemky.web.demo.reports import Reports
from nhiemky.web.reading_room import read_one

PLAN, REPORTS = "ke-hoach.docx", "bao-cao"


class Loading(Installed):
    """The mid-term campaign, each step on its day."""

    campaign: Campaign

    def run(self) -> Campaign:
        """The whole story until `story.NOW`."""
        self.install()
        with self.on("Kế hoạch vào, đợt ra", 26, 4, 15):
            self._campaign()
        with self.on("81 đơn vị nhận văn bản", 28, 4, 9):
            self._acknowledged()
        Reports(self).run()
        self.keep_samples()
        return self.campaign

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


def load(example: Path, say: Say) -> Campaign:
    """Load the example into the configured, empty installation."""
    return Loading(example, say).run()
