"""The journey "thanh-uy": a city committee's plan for 15 wards and communes, 5 chosen committees and the rest, to its report.

>>> load(example_folder, say=print)                                      # doctest: +SKIP

Two kinds of duty: twenty hold a conference and report, eight report and may hold one; no target may be changed; figures are estimates
to a day after the report's. On the morning of 29/5/2023 three units owe theirs, the first draft of the city's figures lies there.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from nhiemky.domain.campaign import UnitGroup
from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.actions import acknowledge, answer_optional
from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.consolidations.actions import build, lay_before
from nhiemky.web.consolidations.own_actions import begin_own_report
from nhiemky.web.demo.estates import dong_giang as story
from nhiemky.web.demo.estates.value import moment
from nhiemky.web.demo.stage import Say, Stage, plan_word
from nhiemky.web.reports.actions import declare_done
from nhiemky.web.targets.actions import Listed, list_targets, request_target_change
from nhiemky.web.targets.ledger import ledger_of

OFFICE, SAMPLE = "lien", "PX.03"
TERM = "2020 - 2025"


class CityPlan(Stage):
    """Step by step, each on its day."""

    campaign: Campaign

    def run(self) -> Campaign:
        with self.on(moment(2023, 3, 1), "Lập tổ chức, người, tài khoản"):
            self.install()
        with self.on(story.PLAN_IN, "Kế hoạch vào, đợt ra"):
            self._campaign()
        with self.on(moment(2023, 3, 20), "Đơn vị nhận văn bản; phường ghi chỉ tiêu đại hội"):
            self._acknowledged()
            self._targets()
        self._conferences()
        self._reports()
        with self.on(story.TOP, "Tổng hợp, báo cáo của Thành ủy"):
            self._together()
        self.keep_samples()
        return self.campaign

    def _campaign(self) -> None:
        codes = [unit.code for unit in story.UNITS]
        groups = tuple(UnitGroup(name, members) for name, members in story.GROUPS)
        plan = plan_word(story.PLAN, story.SYMBOL, story.ON)
        targets = {code: story.targets(code) for code in codes}
        self.campaign = self.campaign_of(OFFICE, "", plan, codes, groups=groups, targets=targets)

    def _acknowledged(self) -> None:
        for number, entry in enumerate(
            RosterEntry.objects.filter(campaign=self.campaign, own=False).select_related("organisation", "campaign")
        ):
            if entry.unit_id not in story.LATE:
                acknowledge(
                    Actor.program(entry.name), entry, contact_name=f"Văn thư {entry.name}", contact_phone=f"0900 001 {100 + number}"
                )

    def _targets(self) -> None:
        """The ward lists what its congress promised; asking for another level is refused in this campaign."""
        clerk, ward = self.actor("quy"), self.units[SAMPLE]
        promised = story.targets(SAMPLE)
        rows = [Listed(one.statement, one.unit_of_measure, promised[one.code], serves=one.code) for one in story.INDICATORS]
        list_targets(clerk, ward, rows, term=TERM)
        held = next(one for one in ledger_of(ward).rows if one.indicator.serves == "CT02")
        try:
            request_target_change(self.actor("loan"), held.indicator, "8", "Nguồn kết nạp giảm")
        except Refusal as told:
            self.say(f"Xin giảm chỉ tiêu bị từ chối: {told}")

    def _conferences(self) -> None:
        """The twenty hold theirs over May; one of the others wants one too, the rest do not."""
        held = self.owed(self.campaign, requirement__deliverable="event")
        for number, owed in enumerate(held):
            unit = Actor.program(owed.entry.name)
            wanted = not owed.requirement.optional or owed.entry.unit_id == "CB.2"
            with self.on(moment(2023, 4, 5, 9)):
                if owed.requirement.optional:
                    answer_optional(unit, owed, wanted=wanted)
                    (owed,) = (one for one in self.owed(self.campaign, owed.entry.unit_id, requirement__deliverable="event"))
            day = date(2023, 5, 4) + timedelta(days=number % 14)
            if wanted and owed.entry.unit_id not in story.LATE:
                with self.on(moment(2023, 5, day.day, 17)):
                    declare_done(unit, owed, on=day, note="Có biên bản; đồng chí phụ trách dự")

    def _reports(self) -> None:
        """Two papers a unit: the report in Word, the appendix cell by cell; all but three are in, most accepted."""
        self.say("Đơn vị soạn, nộp; văn phòng duyệt")
        for number, owed in enumerate(self.owed(self.campaign, requirement__deliverable__in=("report", "appendix"))):
            code = owed.entry.unit_id
            if code in story.LATE or code == SAMPLE:
                continue
            with self.on(story.REPORTS + timedelta(hours=3 * number % 90)):
                if owed.requirement.outline:
                    word = self.write_word(owed, number, date(2023, 5, 20))
                    revision = self.hand_in(owed, data=word, name=f"Báo cáo sơ kết - {owed.entry.name}.docx")
                else:
                    values = dict(zip((one.code for one in story.INDICATORS), story.figures(code), strict=True))
                    self.fill(Actor.program(owed.entry.name), owed, values)
                    revision = self.hand_in(self.owed(self.campaign, code, requirement=owed.requirement)[0])
                if number % 9 != 4:
                    self.accept(OFFICE, revision)

    def _together(self) -> None:
        office = self.actor(OFFICE)
        lay_before(office, build(office, self.campaign), "Thường trực Thành ủy")
        rows = Obligation.objects.filter(campaign=self.campaign, requirement__own=True).exclude(requirement__outline="")
        duty = rows.select_related("requirement", "entry", "organisation").first()
        outline = duty.requirement.outline if duty else "l1"
        begin_own_report(office, self.campaign, outline, "Báo cáo sơ kết của Đảng bộ thành phố", obligation=duty)


def load(example: Path, say: Say) -> Campaign:
    """Load the story into the configured, empty installation; `example` is not needed here."""
    del example
    return CityPlan(story.ESTATE, say).run()
