"""The journey "phan-cap": a city orders its districts, a district its wards, a ward its cells; figures come up through all of them.

>>> load(example_folder, say=print)                                      # doctest: +SKIP

On the morning of 21/6/2023 two districts and both attached committees have handed in what their units' accepted reports came to; one
district waits for a commune. Every figure of the city opens down to the cell of the lowest unit's appendix.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from nhiemky.domain.campaign import UnitGroup
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.actions import acknowledge, issue_campaign
from nhiemky.web.campaigns.cascade.actions import open_child, roll_up
from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.consolidations.actions import build, lay_before
from nhiemky.web.demo.estates import vinh_khe as story
from nhiemky.web.demo.estates.value import moment
from nhiemky.web.demo.stage import Say, Stage, plan_word
from nhiemky.web.reports.actions import declare_done

OFFICE, REASON = "hoa", "Theo Kế hoạch số 87-KH/TU"
ROLLED = "CT03"


class Cascade(Stage):
    """Step by step, each on its day."""

    city: Campaign

    def run(self) -> Campaign:
        with self.on(moment(2023, 3, 1), "Lập tổ chức, người, tài khoản"):
            self.install()
        with self.on(story.PLAN_IN, "Kế hoạch của Thành ủy vào, đợt ra"):
            who = (*story.DISTRICTS, *story.ATTACHED)
            plan = plan_word(story.PLAN, story.SYMBOL, story.ON)
            self.city = self.campaign_of(OFFICE, "", plan, who, groups=(UnitGroup(story.WHO, who),))
        with self.on(story.CHILDREN_OUT, "Quận, huyện, đảng ủy mở đợt cho đơn vị mình; phường Cửa Bắc Khê mở tiếp cho chi bộ"):
            self._acknowledged(self.city)
            below = {code: self._below(self.city, code) for code in (*story.DISTRICTS, "D.DN")}
            cells = self._below(below["Q.BK"], "BK.2")
        with self.on(story.REPORTS, "Chi bộ, phường, xã, doanh nghiệp nộp; cấp trên duyệt"):
            self._report(cells, "BK.2")
            self._up(cells, below["Q.BK"], "BK.2")
            for code, campaign in below.items():
                self._report(campaign, code)
        with self.on(story.UP, "Quận, huyện tổng hợp lên báo cáo của mình rồi nộp"):
            for code in ("Q.BK", "Q.NK", "D.DN"):
                self._up(below[code], self.city, code)
            self._report(self.city, "", only="D.DH")
        with self.on(story.TOP, "Thành ủy tổng hợp"):
            office = self.actor(OFFICE)
            lay_before(office, build(office, self.city), "Thường trực Thành ủy")
        self.keep_samples()
        return self.city

    def _office(self, code: str) -> Actor:
        """Who acts for a body: its account where the story has one."""
        username = story.OFFICES.get(code)
        return self.actor(username) if username else Actor.program(f"Văn phòng {self.units[code].name}")

    def _acknowledged(self, campaign: Campaign) -> None:
        for entry in RosterEntry.objects.filter(campaign=campaign, own=False).select_related("organisation", "campaign"):
            acknowledge(Actor.program(entry.name), entry, contact_name=f"Văn phòng {entry.name}", contact_phone="0900 000 310")

    def _below(self, parent: Campaign, code: str) -> Campaign:
        child = open_child(self._office(code), parent, self.units[code])
        issue_campaign(self._office(code), child, reason=REASON)
        child.refresh_from_db()
        self._acknowledged(child)
        return child

    def _report(self, campaign: Campaign, owner: str, only: str = "") -> None:
        """What the units of one campaign hand in, accepted by its office; units that roll up from below are done already."""
        for number, owed in enumerate(self.owed(campaign)):
            code = owed.entry.unit_id
            if code not in story.FIGURES or (only and code != only):
                continue
            self._one(owed, code, number, owner)

    def _one(self, owed: Obligation, code: str, number: int, owner: str) -> None:
        unit = Actor.program(owed.entry.name)
        if owed.requirement.deliverable == "event":
            declare_done(unit, owed, on=date(2023, 5, 20) - timedelta(days=number % 5), note="Có biên bản")
            return
        if owed.requirement.outline:
            revision = self.hand_in(owed, data=self.write_word(owed, number, date(2023, 5, 22)), name=f"Báo cáo - {owed.entry.name}.docx")
        else:
            self.fill(unit, owed, dict(zip((one.code for one in story.INDICATORS), story.FIGURES[code], strict=True)))
            revision = self.hand_in(self.owed(owed.campaign, code, requirement=owed.requirement)[0])
        self.accept_as(self._office(owner) if owner else self.actor(OFFICE), revision)

    def _up(self, child: Campaign, parent: Campaign, code: str) -> None:
        """The body's own reports below its superior's campaign: figures and texts taken up, its own rate added, handed in, accepted."""
        office = self._office(code)
        above = next((key for key in story.DISTRICTS if key == parent_code(code)), "")
        for number, owed in enumerate(self.owed(parent, code)):
            if owed.requirement.deliverable == "event":
                declare_done(Actor.program(owed.entry.name), owed, on=date(2023, 5, 24), note="Có biên bản")
                continue
            if owed.requirement.deliverable == "appendix":
                roll_up(office, child, owed)
                owed = self.owed(parent, code, requirement=owed.requirement)[0]
                self.fill(Actor.program(owed.entry.name), owed, {ROLLED: story.OWN_RATES[code]})
                revision = self.hand_in(self.owed(parent, code, requirement=owed.requirement)[0])
            else:
                word = self.write_word(owed, 40 + number, date(2023, 6, 13))
                revision = self.hand_in(owed, data=word, name=f"Báo cáo - {owed.entry.name}.docx")
            self.accept_as(self._office(above) if above else self.actor(OFFICE), revision)


def parent_code(code: str) -> str:
    """Code of the body above."""
    return next(unit.parent for unit in story.UNITS if unit.code == code)


def load(example: Path, say: Say) -> Campaign:
    """Load the story into the configured, empty installation; `example` is not needed here."""
    del example
    return Cascade(story.ESTATE, say).run()
