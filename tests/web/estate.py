"""Everything one committee can have, made through the users' doors: for the permission matrix and the canary search.

`Estate(world, home=True)` is the block committee's, seen from inside; `home=False` the foreign one's, whose every name holds CANARY.
Each thing is filed under a key of the policy table with the organisation whose scope decides about it.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.web.campaigns.samples import CAMPAIGN
from tests.web.conferences.things import conference_things
from tests.web.ratings.review.things import review_things
from tests.web.statistics.things import statistics_things
from web.conftest import World
from web.package_things import returned_package

from nhiemky.domain.appendix_entry import Focus
from nhiemky.domain.campaign import Requirement
from nhiemky.domain.organisation import Decision
from nhiemky.domain.succession import Succession, Successor
from nhiemky.rulebook.rating_sets import rule_set
from nhiemky.web import clock
from nhiemky.web.api.models import Token
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns import actions as campaigns
from nhiemky.web.campaigns.cascade.actions import open_child, roll_up
from nhiemky.web.campaigns.intake.actions import take_directive
from nhiemky.web.campaigns.models import Obligation, RosterEntry
from nhiemky.web.consolidations.actions import build, enter_figure, settle_match
from nhiemky.web.consolidations.check_actions import check_paper
from nhiemky.web.consolidations.formers.actions import record_formers, take_old_report
from nhiemky.web.consolidations.own_actions import begin_own_report
from nhiemky.web.inspection import actions as inspection
from nhiemky.web.jobs.actions import start
from nhiemky.web.office.actions import keep_letter, remind, take_files
from nhiemky.web.organisations.actions import Details, create_organisation, succeed
from nhiemky.web.organisations.imports.actions import take_list
from nhiemky.web.organisations.models import Organisation, Post
from nhiemky.web.organisations.people.actions import add_charges, save_group, save_working_group
from nhiemky.web.proposals.actions import propose, publish
from nhiemky.web.ratings.board.actions import set_level
from nhiemky.web.ratings.board.deciding import decide
from nhiemky.web.ratings.past.actions import answer as answer_past
from nhiemky.web.ratings.past.actions import ask as ask_past
from nhiemky.web.ratings.past.importing import import_past, read_past
from nhiemky.web.ratings.past.judging import judged_past
from nhiemky.web.ratings.setup.imports import take_table
from nhiemky.web.ratings.setup.overlay_text import begin_text
from nhiemky.web.ratings.setup.overlays import save_overlay
from nhiemky.web.ratings.setup.picking import collectives, individuals
from nhiemky.web.ratings.setup.rounds import start_deciding
from nhiemky.web.ratings.setup.series import open_series
from nhiemky.web.ratings.setup.subjects import create_filled
from nhiemky.web.remedies import actions as remedies
from nhiemky.web.remedies import mending
from nhiemky.web.reports import actions as reports
from nhiemky.web.reports.appendix.actions import keep_file, paste_block
from nhiemky.web.reports.drafts.actions import give_opinion
from nhiemky.web.targets.actions import Listed, Paper, list_targets, request_target_change
from nhiemky.web.targets.progress.actions import tie_result
from nhiemky.web.terms.access import next_targets, place_of
from nhiemky.web.terms.actions import New, keep_promises, propose_next

PROGRAM = Actor.program("dựng cảnh")
EVENT = Requirement(
    "o5", "tổ chức hội nghị", "Chi bộ, đảng bộ cơ sở", "trước ngày 20/5/2023", date(2023, 5, 19), None, None, deliverable="event"
)
PLAN = Path(__file__).resolve().parents[2] / "examples" / "khoi-nam-thuan" / "ke-hoach.docx"
EDITED = "BÁO CÁO\n\nsơ kết\n\nI- KẾT QUẢ\n\n- Kết nạp đảng viên mới: 9 đảng viên.".encode()
TABLE = "TT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ;Thực hiện\n1;Kết nạp đảng viên;đảng viên;5;6\n".encode()
SENT = TABLE + "2;Chi bộ bốn tốt;chi bộ;8;tám chi bộ\n".encode()
"""With a figure that nobody can compute with: a finding to be answered."""


@dataclass(frozen=True)
class Thing:
    """What stands in an address, and the organisation whose scope decides; by: other parts of the address."""

    id: Any
    organisation: Organisation
    by: dict[str, Any] | None = None
    roster: tuple[Organisation, ...] = ()


class Estate:
    """The things of one committee."""

    def __init__(self, world: World, *, home: bool) -> None:
        self.world = world
        word = "" if home else "CANARY "
        owner, unit, others = (world.khoi, world.dv1, (world.dv2, world.dv3, world.dv4)) if home else (world.khac, world.dvk, ())
        for one in (owner, unit):  # the other estate has moved their intervals
            one.refresh_from_db()
        self.owner, self.unit, self.roster = owner, unit, (unit, *others)
        self.things: dict[str, Thing] = {}
        value = replace(CAMPAIGN, title=f"{word}{CAMPAIGN.title}", requirements=(*CAMPAIGN.requirements, EVENT))
        self.draft = campaigns.create_campaign(PROGRAM, owner, value)
        campaigns.set_roster(PROGRAM, self.draft, self.roster)
        self.campaign = campaigns.create_campaign(PROGRAM, owner, value)
        campaigns.set_roster(PROGRAM, self.campaign, self.roster)
        self.campaign.refresh_from_db()
        campaigns.issue_campaign(PROGRAM, self.campaign, reason="để nguyên")
        self.campaign.refresh_from_db()
        owed = {row.requirement.key: row for row in self._owed().filter(organisation=unit)}
        self.report, self.appendix, self.event = owed["o1"], owed["o2"], owed["o5"]
        self._work(word)
        self._office(word)
        self._people(word)
        self._remedies(word)
        self._ratings(word)
        self._past(word)
        self._conferences(word)
        self.statistics = statistics_things(self.owner, self.unit, word)
        self.returned = returned_package(PROGRAM, self.campaign, unit, word)
        self.reviewed = review_things(self.owner, self.unit, word)
        self._cascade(word)
        self._former(word)
        self._file()

    def stand(self) -> None:
        """The organisations as they stand once everything is made: each new one moves its neighbours' intervals."""
        for one in {one.pk: one for thing in self.things.values() for one in (thing.organisation, *thing.roster)}.values():
            one.refresh_from_db()

    def _people(self, word: str) -> None:
        since = date(2023, 2, 1)
        place = Details(code=f"{self.owner.code}.9")
        kind = self.unit.type
        made = create_organisation(PROGRAM, name=f"{word}Chi bộ Tạm", kind=kind, parent=self.owner, since=since, details=place)
        clerk = self.world.vanthu1 if self.owner == self.world.khoi else self.world.khacnguoi
        (self.charge,) = add_charges(PROGRAM, since=since, organisations=[made], person=clerk.person)
        self.working_group = save_working_group(PROGRAM, self.owner, name=f"{word}Tổ công tác", head=clerk.person, members=[])
        self.group = save_group(PROGRAM, self.owner, name=f"{word}Nhóm", members=[made])
        event = Succession(
            "rename", date(2023, 4, 1), Decision("9-QĐ"), (str(made.uuid),), (Successor(str(made.uuid), f"{word}Chi bộ Mới"),)
        )
        self.succession = succeed(PROGRAM, event)
        table = f"Mã;Tên;Loại\nMM{self.owner.code};{word}Chi bộ Nhập;Chi bộ cơ sở\n".encode()
        self.imported = take_list(PROGRAM, self.owner, "danh-sach.csv", table, on=since)
        for one in (self.owner, self.unit):  # a new organisation moves every interval behind it
            one.refresh_from_db()

    def _former(self, word: str) -> None:
        """Last of all: a new organisation moves every interval behind it."""
        former = record_formers(PROGRAM, self.unit, [f"{word}Chi bộ Cũ"], date(2023, 1, 15), Decision("7-QĐ"))
        old = former.members.get(side="predecessor").organisation
        self.old_report = take_old_report(PROGRAM, self.campaign, old, f"{word or 'bao cao '}cu.csv", TABLE.replace(b"6", b"4"))
        for one in (self.owner, self.unit):
            one.refresh_from_db()

    def _owed(self):
        related = ("campaign__organisation", "requirement", "entry", "organisation")
        return Obligation.objects.filter(campaign=self.campaign).select_related(*related)

    def _work(self, word: str) -> None:
        draft = reports.draft_of(PROGRAM, self.report)
        reports.save_section(PROGRAM, draft, "I/1", f"{word}Đơn vị có nhiều thuận lợi.", 0)
        self.comment = reports.comment(PROGRAM, self.report, "I/1", "1. Thuận lợi", f"{word}Nêu rõ hơn.")
        entry = self.report.entry
        self.proposal = propose(PROGRAM, self.campaign, entry, kind="proposal", words=f"{word}Đề nghị cấp kinh phí tập huấn")
        self.guidance = publish(PROGRAM, self.campaign, title=f"{word}Hướng dẫn chung", words=f"{word}Viết theo đề cương.")
        self.opinion = give_opinion(PROGRAM, self.report, source="unit", who=f"{word}Chi bộ Bạn", words=f"{word}Nêu rõ nguyên nhân.")
        revision = reports.submit_report(
            PROGRAM, self.appendix, name=f"{word or 'bang '}so lieu.csv", data=SENT, door="workbook", on_behalf_of=self.unit.name
        )
        self.revision, self.finding = revision, revision.findings.first()
        draft = reports.draft_of(PROGRAM, self.appendix)
        self.file = keep_file(PROGRAM, draft, f"{word or 'bang '}dien.csv", TABLE)
        pasted = paste_block(PROGRAM, draft, "8", Focus("CT01"))
        assert pasted.block is not None
        self.block = pasted.block
        self.resolution = list_targets(
            PROGRAM, self.unit, [Listed(f"{word}Kết nạp đảng viên", "đảng viên", "5")], term="2020 - 2025", paper=Paper(symbol="1-NQ/ĐH")
        )
        self.indicator = self.resolution.indicators.get()
        goal = Listed(f"{word}Kết nạp đảng viên", "đảng viên", "100")
        paper = Paper(symbol="2-NQ/ĐH", key_tasks=(f"{word}Đổi mới sinh hoạt chi bộ",))
        self.key_task = list_targets(PROGRAM, self.owner, [goal], term="2020 - 2025", paper=paper).key_tasks.get()
        place = place_of(PROGRAM, self.unit, self.campaign)
        (self.promise,) = keep_promises(PROGRAM, place, [New(f"{word}Mở một lớp bồi dưỡng", f"{word}Báo cáo sơ kết")])
        propose_next(PROGRAM, place)
        self.next_target = next_targets(self.unit, place.next_term)[0]
        self.tied = tie_result(PROGRAM, self.key_task, self.report, f"{word}Đã đổi mới")
        self.request = request_target_change(PROGRAM, self.indicator, "4", f"{word}nhân sự giảm")

    def _office(self, word: str) -> None:
        owing = list(self._owed().filter(organisation=self.unit, requirement__key="o1"))
        self.reminder = remind(PROGRAM, self.campaign, owing, words=f"{word}nhắc", until=date(2023, 5, 29))
        keep_letter(PROGRAM, self.reminder, b"PK", f"{word}cong-van.docx", symbol="1-CV/ĐUK", on=date(2023, 5, 15))
        self.batch = take_files(PROGRAM, self.campaign, [(f"{word or 'bang '}khac.csv", TABLE.replace(b"6", b"7"))])
        self.consolidation = build(PROGRAM, self.campaign)
        self.paper_check = check_paper(PROGRAM, self.consolidation, f"{word or 'bao cao '}khoi.txt", EDITED)
        self.match = settle_match(PROGRAM, self.campaign, f"{word}Phát triển đảng", code="CT01")
        self.figure = enter_figure(PROGRAM, self.campaign, "CT01", "9", kind="estimate", reason=f"{word}ước của Văn phòng")
        self.own = begin_own_report(PROGRAM, self.campaign, "l1", f"{word}Báo cáo sơ kết của Khối")
        clerk = self.world.lanhdao if self.owner == self.world.khoi else self.world.khacvp
        self.token = Token.objects.create(
            user=clerk, post=clerk.person.posts.get(), name=f"{word}Thống kê", token_hash=f"{word:0<64}", hint="0000",
            made_at=clock.now(), last_day=date(2023, 12, 31), revoked_at=clock.now(),
        )  # fmt: skip
        self.job = start(PROGRAM, "campaigns.kits", self.campaign)
        self.reading = take_directive(PROGRAM, self.owner, f"{word or 'ke '}hoach.docx", PLAN.read_bytes())

    def _remedies(self, word: str) -> None:
        day = date(2023, 5, 2)
        self.shortcoming = remedies.record(PROGRAM, self.unit, f"{word}Đảng phí thu muộn", period="2023", found_on=day)
        self.visit = inspection.plan_visit(PROGRAM, self.owner, self.unit, on=day, purpose=f"{word}Thu, nộp đảng phí")
        inspection.hold(PROGRAM, self.visit, f"{word}Biên bản")
        soon = {"task": "Đối chiếu sổ", "owner": "Chi ủy", "deadline": date(2023, 6, 5)}
        self.visit_finding = inspection.note(PROGRAM, self.visit, f"{word}Sổ ghi thiếu", leads_to="task", **soon)
        self.remedy = mending.plan(PROGRAM, self.shortcoming, owner=f"{word}Chi ủy", words="Thu ngày 5", deadline=date(2023, 6, 5))

    def _past(self, word: str) -> None:
        head = "subject_kind;subject_id;subject_name;organisation_id;group;is_head;level"
        table = f"{head}\ncollective;t1;{word}Đơn vị;{self.unit.code};{word}Nhóm;0;HTXSNV\n".encode()
        seen = read_past(self.owner, f"{word or 'kết quả '}2022.csv", table, "2022")
        self.past = import_past(PROGRAM, self.owner, seen, title=f"{word}Kết quả năm 2022")
        ask_past(PROGRAM, self.past, date(2023, 6, 15))
        (item,) = judged_past(self.past).items
        self.past_answer = answer_past(PROGRAM, self.past, item.key, "kept", reason=f"{word}Đã được đồng ý")

    def _ratings(self, word: str) -> None:
        picked = [one for one in (*collectives(self.owner), *individuals(self.owner)) if one.organisation.pk == self.unit.pk]
        self.round = create_filled(PROGRAM, self.owner, picked, year=2023, period="2023", title=f"{word}Xếp loại năm 2023")
        self.subject = self.round.subjects.get(kind="collective")
        self.series = open_series(PROGRAM, self.owner, title=f"{word}Xếp loại hằng năm")
        text = begin_text(rule_set(2023), 2023, self.owner.name, symbol=f"{word or 'số '}1-HD/ĐU")
        self.overlay = save_overlay(PROGRAM, self.owner, text).overlay
        head = "subject_kind;subject_id;subject_name;organisation_id;group;is_head;level;points"
        table = f"{head}\ncollective;{self.subject.code};{self.subject.name};{self.unit.code};{word}Nhóm;0;;91\n".encode()
        self.subjects_file = take_table(PROGRAM, self.round, f"{word or 'bang '}diem.csv", table)

        self.decided = create_filled(PROGRAM, self.owner, picked, year=2023, period="2023", title=f"{word}Xếp loại, đã quyết định")
        start_deciding(PROGRAM, self.decided)
        for row in self.decided.subjects.filter(kind="collective"):
            set_level(PROGRAM, self.decided, row, "HTTNV", row.version)
        self.decided.refresh_from_db()
        day, body = date(2023, 5, 12), f"{word}Ban Thường vụ"
        self.decision = decide(
            PROGRAM, self.decided, kind="collective", symbol="2-QĐ/ĐUK", on=day, body=body, kept={}, version=self.decided.version
        )
        self.decided_subject = self.decided.subjects.get(kind="collective")

    def _cascade(self, word: str) -> None:
        place = self.world.dv3 if self.owner == self.world.khoi else self.world.dvk
        place.refresh_from_db()
        details = Details(code=f"{place.code}.7")
        since = date(2023, 2, 1)
        cell = create_organisation(
            PROGRAM, name=f"{word}Chi bộ Xưởng", kind=self.world.dv1a.type, parent=place, since=since, details=details
        )
        place.refresh_from_db()
        self.child = open_child(PROGRAM, self.campaign, place)
        campaigns.issue_campaign(PROGRAM, self.child, reason="để nguyên")
        related = ("campaign__organisation", "requirement", "entry", "organisation")
        rows = Obligation.objects.select_related(*related)
        below = rows.get(campaign=self.child, organisation=cell, requirement__key="o2")
        sent = reports.submit_report(
            PROGRAM, below, name=f"{word or 'bang '}xuong.csv", data=TABLE, door="workbook", on_behalf_of=cell.name
        )
        reports.accept_report(PROGRAM, sent)
        self.child_place, self.child_owed = place, rows.get(campaign=self.campaign, organisation=place, requirement__key="o2")
        self.child.refresh_from_db()
        self.rolled = roll_up(PROGRAM, self.child, self.child_owed)

    def _conferences(self, word: str) -> None:
        self.conference, self.conference_by = conference_things(self.campaign, self.unit, word)

    def _file(self) -> None:
        home = self.world.khoi == self.owner
        clerk = self.world.vanthu1 if home else self.world.khacnguoi
        post = Post.objects.get(person=clerk.person)
        entry = RosterEntry.objects.get(campaign=self.campaign, organisation=self.unit)
        owner, unit = self.owner, self.unit
        self.things = {
            "none token": Thing(self.token.uuid, owner),
            "path": Thing("khong-co", owner, {"rest": "khong-co"}),
            "none": Thing(None, owner, roster=(self.world.khoi, self.world.khac)),
            "organisation": Thing(unit.uuid, unit),
            "committee": Thing(owner.uuid, owner),
            "user": Thing(clerk.uuid, unit, {"post": post.uuid}),
            "post": Thing(post.uuid, unit),
            "person": Thing(clerk.person.uuid, unit),
            "campaign": Thing(self.campaign.uuid, owner, {"key": "o1"}, self.roster),
            "own duty": Thing(self.campaign.uuid, owner, {"key": "o9"}),
            "task": Thing(self.campaign.uuid, owner, {"key": "v1"}),
            "opening": Thing(self.campaign.uuid, unit, {"unit": unit.uuid}),
            "child campaign": Thing(self.child.uuid, self.child_place, {"obligation": self.child_owed.uuid, "code": "CT01"}),
            "roll up": Thing(self.rolled.uuid, self.child_place),
            "later paper": Thing(self.campaign.uuid, owner, {"document": self.reading.document.uuid}),
            "draft campaign": Thing(self.draft.uuid, owner, {"key": "o1"}),
            "draft task": Thing(self.draft.uuid, owner, {"key": "v1"}),
            "draft outline": Thing(self.draft.uuid, owner, {"key": "l1"}),
            "reading": Thing(self.reading.uuid, owner, {"ref": "duty-1"}),
            "obligation": Thing(self.report.uuid, unit, {"code": "CT01"}),
            "appendix": Thing(self.appendix.uuid, unit, {"code": "CT01", "block": self.block.uuid, "attachment": self.file.uuid}),
            "unit draft": Thing(self.report.uuid, unit, {"kind": "docx", "number": 1}),
            "opinion": Thing(self.opinion.uuid, unit),
            "proposal": Thing(self.proposal.uuid, owner, roster=(unit,)),
            "proposal group": Thing(self.proposal.group.uuid, owner, roster=(unit,)),
            "guidance": Thing(self.guidance.uuid, owner, roster=self.roster),
            "event": Thing(self.event.uuid, unit),
            "entry": Thing(entry.organisation.uuid, unit),
            "charge": Thing(self.charge.uuid, owner),
            "working group": Thing(self.working_group.uuid, owner),
            "group": Thing(self.group.uuid, owner),
            "succession": Thing(self.succession.uuid, owner),
            "import": Thing(self.imported.uuid, owner),
            "thread": Thing(self.comment.thread.uuid, unit),
            "revision": Thing(self.revision.uuid, unit, {"which": "tep", "pk": self.finding.pk}),
            "resolution": Thing(self.resolution.uuid, unit),
            "target": Thing(unit.uuid, unit, {"code": "CT01"}),
            "key task": Thing(self.key_task.pk, owner, roster=self.roster),
            "key task result": Thing(self.tied.uuid, unit),
            "indicator": Thing(self.indicator.uuid, unit),
            "request": Thing(self.request.uuid, unit),
            "reminder": Thing(self.reminder.uuid, owner),
            "batch": Thing(self.batch.uuid, owner),
            "intake file": Thing(self.batch.files.get().uuid, owner),
            "consolidation": Thing(self.consolidation.uuid, owner, {"kind": "xlsx"}),
            "paper check": Thing(self.paper_check.uuid, owner),
            "match": Thing(self.match.pk, owner),
            "returned package": Thing(self.returned.uuid, unit),
            "job": Thing(self.job.uuid, owner),
            "own figure": Thing(self.figure.pk, owner),
            "old report": Thing(self.old_report.uuid, owner),
            "shortcoming": Thing(self.shortcoming.uuid, unit),
            "past round": Thing(self.past.uuid, owner, roster=(unit,)),
            "past answer": Thing(self.past_answer.uuid, owner),
            "statistics round": Thing(self.statistics[0].uuid, owner, {"paper": "bao-cao.docx"}),
            "statistics sheet": Thing(self.statistics[1].uuid, unit, {"number": 1}),
            "statistics import": Thing(self.statistics[2].uuid, unit),
            "visit": Thing(self.visit.uuid, owner, roster=(unit,)),
            "visit finding": Thing(self.visit_finding.uuid, owner, roster=(unit,)),
            "remedy": Thing(self.remedy.uuid, unit),
            "conference": Thing(self.conference, owner, self.conference_by, roster=(unit,)),
            "away": Thing(self.conference_by["away"], owner),
            "conference rate": Thing(self.conference_by["rate"], owner),
            "rating round": Thing(self.round.uuid, owner, {"which": "mo"}),
            "rating overlay": Thing(self.overlay.uuid, owner, {"which": "ap-dung"}),
            "rating series": Thing(self.series.uuid, owner),
            "rating import": Thing(self.subjects_file.uuid, owner),
            "rating decision": Thing(self.decided.uuid, owner, {"decision": self.decision.uuid, "subject": self.decided_subject.uuid}),
            "rating subject": Thing(self.subject.uuid, owner),
            "own paper": Thing(self.reviewed["subject"], unit),
            "rating paper": Thing(self.decided.uuid, owner, {"paper": "bao-cao", "kind": "docx", "form": "m01"}),
            "rating paper of persons": Thing(self.decided.uuid, owner, {"paper": "bang-ca-nhan", "kind": "xlsx"}),
            "reviewed": Thing(self.reviewed["campaign"], owner, self.reviewed),
            "own review": Thing(self.reviewed["subject"], unit, self.reviewed),
            "own report": Thing(self.own.uuid, owner, {"order": 0, "kind": "docx"}),
            "promise": Thing(self.promise.uuid, unit),
            "next target": Thing(self.next_target.uuid, unit),
        }
