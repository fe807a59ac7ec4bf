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
from nhiemky.domain.term_results import Given
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
from nhiemky.web.terms.access import next_targets, place_of
from nhiemky.web.terms.actions import New, drop, edit_next, judge_promise, keep_promises, list_next, propose_next, take
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
            self._terms()
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

    def _terms(self) -> None:
        """Earlier years, two promises of the mid-term with what came, targets proposed for the next term."""
        office, owner = self.actor(OFFICE), self.units[""]
        for year, figures in story.YEARS.items():
            rows = [
                Listed(one.statement, one.unit_of_measure, serves=one.code, previous=raw, previous_period=f"{year}-12")
                for one, raw in zip(story.INDICATORS, figures, strict=True)
            ]
            list_targets(office, owner, rows, term=TERM)
        place = place_of(office, owner, self.campaign)
        tied, told = keep_promises(
            office, place,
            [
                New(story.PROMISES[0], story.PROMISED_IN, line=place.line("CT01"), level="245", due=date(2025, 7, 31)),
                New(story.PROMISES[1], story.PROMISED_IN),
            ],
        )  # fmt: skip
        assert tied.level
        judge_promise(
            office, told, "partly", "Hai trong ba tổ hoạt động đều, tổ thứ ba lập muộn", "Báo cáo tổng kết, mục II.2", told.version
        )
        propose_next(office, place)
        rows_by_code = {row.code: row for row in next_targets(owner, place.next_term)}
        first, last = rows_by_code["CT01"], rows_by_code["CT03"]
        given = Given("55", story.SUPERIOR, per_year=True)
        rows_by_code["CT01"] = edit_next(office, place, first, level=first.level, given=given, version=first.version)
        for code in ("CT01", "CT02", "CT04"):
            take(office, rows_by_code[code], rows_by_code[code].version)
        drop(office, last, "Đường hẻm đã bê tông hóa cơ bản, chuyển sang kế hoạch chỉnh trang đô thị", last.version)
        list_next(office, place)


def load(example: Path, say: Say) -> Campaign:
    """Load the story into the configured, empty installation; `example` is not needed here."""
    del example
    return EndOfTerm(story.ESTATE, say).run()
