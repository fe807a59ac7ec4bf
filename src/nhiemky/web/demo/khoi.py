"""The journey "khoi": one pilot, then 80 units, four reports; drafts cleared first, conferences without clashes, targets by consent.

>>> load(example_folder, say=print)                                      # doctest: +SKIP

On the morning of 16/5/2023 the pilot has shown how, its lesson is published; eight units' drafts are cleared, three wait for the member
in charge, one came back with opinions; the calendar of 81 conferences holds one clash; a lower target was asked for and agreed to.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nhiemky.flows.tasks import read_roster_file
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.actions import issue_campaign, save_value, set_roster
from nhiemky.web.campaigns.intake.actions import confirm_reading, kept_findings
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.conferences.actions import publish_lesson
from nhiemky.web.conferences.holding import Outcome, hold
from nhiemky.web.conferences.models import Calendar, Conference
from nhiemky.web.demo.conferences import plan_conferences
from nhiemky.web.demo.estates import nam_thuan as story
from nhiemky.web.demo.office import LIST, Installed, Say
from nhiemky.web.demo.stage import KEPT, directive_in, plan_word
from nhiemky.web.demo.work import Work
from nhiemky.web.reading_room import read_one
from nhiemky.web.reports.drafts.actions import Given, answer_opinion, clear, give_back, send
from nhiemky.web.reports.drafts.models import Opinion
from nhiemky.web.targets.actions import Listed, decide_target_change, list_targets, request_target_change
from nhiemky.web.targets.ledger import ledger_of

OFFICE, MEMBER, LEADER, CLERK, SECRETARY = "hanh", "khai", "yen", "nam", "an"
TERM = "2020 - 2025"


class Block(Installed, Work):
    """Step by step, each on its day."""

    campaign: Campaign
    calendar: Calendar
    pilot: str

    def run(self) -> Campaign:
        self.install()
        with self.on("Kế hoạch vào; văn phòng bật bốn điều kiện về dự thảo rồi phát hành", 25, 4):
            self._campaign()
        with self.on("Một đơn vị xin giảm chỉ tiêu, Ban Thường vụ đồng ý", 2, 5):
            self._target()
        self.calendar = plan_conferences(self, self.campaign, published=True)
        with self.on("Đơn vị làm điểm: dự thảo qua đồng chí phụ trách, qua Ban Thường vụ; hội nghị; rút kinh nghiệm", 4, 5, 14):
            self._pilot_drafts()
        with self.on("Hội nghị làm điểm", 5, 5, 17):
            self._hold(self.pilot)
        with self.on("Công bố rút kinh nghiệm", 6, 5):
            self.calendar.refresh_from_db()
            publish_lesson(self.actor(OFFICE), self.calendar, story.LESSON)
        with self.on("Dự thảo của các đơn vị trước đồng chí phụ trách", 8, 5):
            self._drafts()
        with self.on("Hội nghị đã tổ chức", 15, 5, 17):
            for code in story.CLEARED:
                self._hold(code)
        with self.on("Hai đơn vị nộp đủ bốn báo cáo", 15, 5, 19):
            self._reports(story.CLEARED[:2])
        self.keep_samples({OFFICE: "Lịch hội nghị, dự thảo, bảng tiến độ", MEMBER: "Dự thảo chờ thông qua, lịch của tôi"})
        return self.campaign

    def _campaign(self) -> None:
        office = self.actor(OFFICE)
        reading = directive_in(office, self.root, "ke-hoach.docx", plan_word(story.PLAN, story.SYMBOL, story.ON))
        self.campaign = confirm_reading(office, reading)
        save_value(office, self.campaign, replace(value_of(self.campaign), policies=story.GATES), self.campaign.version)
        self.campaign.refresh_from_db()
        roster = read_one(read_roster_file, LIST, (self.example / LIST).read_bytes())
        self.pilot = next(unit.id for unit in roster.units if unit.name == story.PILOT)
        ordered = [self.units[unit.id] for unit in roster.units]
        set_roster(office, self.campaign, ordered, pilots=[self.units[self.pilot]])
        self.campaign.refresh_from_db()
        issue_campaign(office, self.campaign, kept_findings=kept_findings(reading), reason=KEPT)
        self.campaign.refresh_from_db()

    def _target(self) -> None:
        """Asked for by the unit's secretary, agreed to with a document: a new version beside the first."""
        unit = self.units[story.GIVEN_BACK]
        rows = [
            Listed("Kết nạp đảng viên mới", "đảng viên", "12", serves="CT01"),
            Listed("Số cuộc kiểm tra, giám sát", "cuộc", "8", serves="CT03"),
        ]
        list_targets(self.actor(CLERK), unit, rows, term=TERM)
        held = next(one for one in ledger_of(unit).rows if one.indicator.serves == "CT01")
        asked = request_target_change(self.actor(SECRETARY), held.indicator, "10", "Sắp xếp lại hai phân xưởng, nguồn kết nạp giảm")
        with clock.standing_at(clock.now() + timedelta(days=1)):
            decide_target_change(self.actor(OFFICE), asked, agreed=True, document="Công văn số 52-CV/ĐUK ngày 03/5/2023")

    def _papers(self, code: str) -> list[Obligation]:
        return self.owed(self.campaign, code, requirement__deliverable="report")

    def _fresh(self, owed: Obligation) -> Obligation:
        return self.owed(self.campaign, requirement=owed.requirement, entry=owed.entry)[0]

    def _sent(self, actor: Actor, owed: Obligation, seed: int) -> Obligation:
        self.write_sections(actor, owed, seed)
        send(actor, self._fresh(owed))
        return self._fresh(owed)

    def _pilot_drafts(self) -> None:
        """The member in charge has no account: the office records his word with its paper; the leader clears for the committee."""
        for number, owed in enumerate(self._papers(self.pilot)):
            sent = self._sent(Actor.program(owed.entry.name), owed, number)
            clear(self.actor(OFFICE), sent, document="Phiếu ý kiến ngày 03/5/2023", body="Đồng chí phụ trách")
            clear(self.actor(LEADER), self._fresh(owed), "Ban Thường vụ thống nhất")

    def _drafts(self) -> None:
        for number, code in enumerate((*story.CLEARED, *story.WAITING)):
            for at, owed in enumerate(self._papers(code)):
                sent = self._sent(Actor.program(owed.entry.name), owed, 5 + number * 4 + at)
                if code in story.CLEARED:
                    clear(self.actor(MEMBER), sent)
        owed = self._papers(story.GIVEN_BACK)[0]
        sent = self._sent(self.actor(CLERK), owed, 90)
        give_back(self.actor(MEMBER), sent, [Given(words) for words in story.OPINIONS])
        first = Opinion.objects.filter(obligation=owed).order_by("number").first()
        if first is not None:
            answer_opinion(self.actor(CLERK), first, state="accepted", answer="Đã ghi rõ 3 cuộc theo chương trình, 1 cuộc đột xuất")

    def _hold(self, code: str) -> None:
        row = Conference.objects.select_related("entry", "calendar", "organisation").get(calendar=self.calendar, entry__unit_id=code)
        if row.day is None or row.day > clock.today():
            return
        outcome = Outcome(summoned=42, present=40, guests=2, absent="Hai đồng chí đi công tác", result="Nhất trí thông qua báo cáo sơ kết.")
        hold(self.actor(OFFICE), row, outcome, version=row.version)

    def _reports(self, codes: tuple[str, ...]) -> None:
        for number, code in enumerate(codes):
            for owed in self._papers(code):
                self.accept(OFFICE, self.hand_in(owed))
            (appendix,) = self.owed(self.campaign, code, requirement__deliverable="appendix")
            self.fill(Actor.program(appendix.entry.name), appendix, {"CT01": str(9 + number), "CT02": "97,5%", "CT03": str(4 + number)})
            self.accept(OFFICE, self.hand_in(self._fresh(appendix)))


def load(example: Path, say: Say) -> Campaign:
    """Load the story into the configured, empty installation; `example` gives the 81 units."""
    return Block(example, say).run()
