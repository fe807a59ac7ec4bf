"""The journey "tong-ket": the end-of-term report of a ward committee merged from three, with next term's targets.

>>> load(example_folder, say=print)                                      # doctest: +SKIP

The three old committees never used the program: their last reports are read, each figure settled by a person with its sentence or
cell. On the morning of 18/8/2025 the totals of the term stand, broken down by the three in footnotes.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from nhiemky.domain.campaign import UnitGroup
from nhiemky.domain.organisation import Decision
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.actions import acknowledge
from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.consolidations.actions import build, lay_before
from nhiemky.web.consolidations.formers.actions import Answer, ByHand, record_formers, set_rule, settle, take_old_report
from nhiemky.web.consolidations.models import OldFigure
from nhiemky.web.consolidations.own_actions import begin_own_report
from nhiemky.web.demo.estates import tan_khe as story
from nhiemky.web.demo.stage import Say, Stage, plan_word
from nhiemky.web.organisations.models import Organisation, Succession
from nhiemky.web.targets.actions import Listed, list_targets
from nhiemky.writing.word import write_word

OFFICE, TERM = "mai", "2020 - 2025"


class EndOfTerm(Stage):
    """Step by step, each on its day."""

    campaign: Campaign
    merger: Succession

    def run(self) -> Campaign:
        with self.on(story.SETTING_UP, "Lập đảng bộ mới, ghi ba đảng bộ cũ đã hợp nhất"):
            self.install()
            decision = Decision(story.DECISION, story.DECIDED_ON)
            self.merger = record_formers(self.actor("ngan"), self.units[""], tuple(story.FORMERS), story.FOUNDED, decision)
            self.units = {code: Organisation.objects.get(pk=one.pk) for code, one in self.units.items()}
        with self.on(story.PLAN_IN, "Kế hoạch tổng kết, đợt ra; chỉ tiêu của nhiệm kỳ"):
            self._campaign()
        with self.on(story.OLD_PAPERS, "Báo cáo cũ của ba đảng bộ: đọc, xác nhận từng số"):
            self._old_reports()
        with self.on(story.REPORTS, "Chi bộ nộp"):
            self._reports()
        with self.on(story.TOP, "Tổng hợp cả nhiệm kỳ, báo cáo tổng kết"):
            self._together()
        self.keep_samples()
        return self.campaign

    def _campaign(self) -> None:
        codes = [unit.code for unit in story.UNITS]
        plan = plan_word(story.PLAN, story.SYMBOL, story.ON)
        self.campaign = self.campaign_of(OFFICE, "", plan, codes, groups=(UnitGroup(story.WHO, tuple(codes)),))
        office = self.actor(OFFICE)
        rows = [
            Listed(one.statement, one.unit_of_measure, words, serves=one.code)
            for one, words in zip(story.INDICATORS, story.TARGETS, strict=True)
        ]
        list_targets(office, self.units[""], rows, term=TERM)
        for entry in RosterEntry.objects.filter(campaign=self.campaign, own=False).select_related("organisation", "campaign"):
            acknowledge(Actor.program(entry.name), entry, contact_name=f"Bí thư {entry.name}", contact_phone="0900 000 510")

    def _old_reports(self) -> None:
        office = self.actor(OFFICE)
        set_rule(office, self.campaign, self.merger, "apart", {})
        for former in Organisation.objects.filter(successions__succession=self.merger, successions__side="predecessor").order_by("pk"):
            word = write_word(story.old_report(former.name))
            report = take_old_report(office, self.campaign, former, f"Tổng kết - {former.name}.docx", word)
            answers = {one.pk: Answer(one.raw, taken=not one.doubt) for one in OldFigure.objects.filter(report=report)}
            found = {one.code for one in OldFigure.objects.filter(report=report)}
            values = dict(zip((one.code for one in story.INDICATORS), story.FORMERS[former.name], strict=True))
            by_hand = [ByHand(code, words, "Mục I, điểm 1") for code, words in values.items() if code not in found]
            settle(office, report, answers, by_hand)

    def _reports(self) -> None:
        for number, owed in enumerate(self.owed(self.campaign)):
            code = owed.entry.unit_id
            if owed.requirement.outline:
                word = self.write_word(owed, number, date(2025, 8, 4))
                revision = self.hand_in(owed, data=word, name=f"Báo cáo tổng kết - {owed.entry.name}.docx")
            else:
                values = dict(zip((one.code for one in story.INDICATORS), story.SINCE[code], strict=True))
                self.fill(Actor.program(owed.entry.name), owed, values)
                revision = self.hand_in(self.owed(self.campaign, code, requirement=owed.requirement)[0])
            self.accept(OFFICE, revision)

    def _together(self) -> None:
        office = self.actor(OFFICE)
        lay_before(office, build(office, self.campaign), "Ban Thường vụ Đảng ủy phường")
        rows = Obligation.objects.filter(campaign=self.campaign, requirement__own=True).exclude(requirement__outline="")
        duty = rows.select_related("requirement", "entry", "organisation").first()
        begin_own_report(office, self.campaign, "l1", "Báo cáo tổng kết nhiệm kỳ 2020 - 2025", obligation=duty)


def load(example: Path, say: Say) -> Campaign:
    """Load the story into the configured, empty installation; `example` is not needed here."""
    del example
    return EndOfTerm(story.ESTATE, say).run()
