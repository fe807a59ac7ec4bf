"""What units sent and what the office did with it, mail by mail, until the last Wednesday of May."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from nhiemky.domain.placement import SectionWork
from nhiemky.domain.receipt import UnitPaper
from nhiemky.flows.section_report import section_report
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.actions import extend, waive
from nhiemky.web.campaigns.models import Obligation, RosterEntry
from nhiemky.web.consolidations.actions import build, lay_before
from nhiemky.web.consolidations.own_actions import begin_own_report
from nhiemky.web.demo import story
from nhiemky.web.demo.texts import words_for
from nhiemky.web.office.actions import confirm_batch, log_call, remind, settle_file, take_files
from nhiemky.web.office.models import IntakeFile
from nhiemky.web.reports.actions import (
    Point,
    accept_report,
    comment,
    declare_done,
    draft_of,
    meet_outside,
    return_report,
    save_section,
    send_draft,
    take_report_file,
)
from nhiemky.web.reports.asked import Asked, asked_of
from nhiemky.web.reports.models import Revision
from nhiemky.writing.word import write_word

if TYPE_CHECKING:
    from nhiemky.web.demo.load import Loading

SAMPLE = "DN26"
"""The unit of the sample accounts: it works in the browser and has more time."""
REVIEWED = 5
RETURNS = (
    "Bổ sung số liệu đến hết tháng 4/2023; bản gửi mới đến tháng 3.",
    "Phần hạn chế chưa nêu nguyên nhân; đề nghị nêu rõ trách nhiệm của cấp ủy.",
    "Số cuộc kiểm tra ở mục này khác phụ lục; đối chiếu rồi sửa một trong hai.",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A file in the mail."""

    name: str
    data: bytes


class Reports:
    """Goes on where `Loading` stopped: the campaign is issued, the units have it."""

    def __init__(self, loading: Loading) -> None:
        self.loading = loading
        self.campaign = loading.campaign
        self.example: Path = loading.example
        rows = Obligation.objects.filter(campaign=self.campaign, requirement__own=False)
        self.owed = list(rows.select_related("campaign__organisation", "requirement", "entry", "organisation"))
        self.entries = list(RosterEntry.objects.filter(campaign=self.campaign, own=False).order_by("order"))
        self.in_review: set[int] = set()
        self.apart: set[int] = set()

    @property
    def office(self) -> Actor:
        return self.loading.actor("hanh")

    def run(self) -> None:
        """The mails, the reviews between them, the chasing, the consolidations."""
        self._conferences()
        self._sample_unit()
        self._drafts_for_review()
        papers = self._mails()
        for number, (moment, mail) in enumerate(zip(story.MAIL, papers, strict=True)):
            self.loading.say(f"Thư ngày {moment.astimezone(story.HERE):%d/%m}: {len(mail)} tệp")
            with clock.standing_at(moment):
                self._receive(mail)
            with clock.standing_at(moment + timedelta(hours=1)):
                self._judge(number)
            if number == 2:
                self._chase(moment + timedelta(hours=2))
        self.loading.say("Tổng hợp")
        for moment, lay in ((story.at(29, 5, 17), True), (story.at(30, 5, 17), False)):
            with clock.standing_at(moment):
                version = build(self.office, self.campaign)
                if lay:
                    lay_before(self.office, version, "Thường trực Đảng ủy Khối")
        with clock.standing_at(story.at(30, 5, 17, 30)):
            own = Obligation.objects.filter(campaign=self.campaign, requirement__own=True, requirement__deliverable="report")
            duty = (
                own.exclude(requirement__outline="")
                .select_related("requirement", "entry", "organisation")
                .order_by("requirement__order")
                .first()
            )
            if duty is not None:
                begin_own_report(self.office, self.campaign, duty.requirement.outline, "Báo cáo sơ kết của Đảng bộ Khối", obligation=duty)

    def _conferences(self) -> None:
        """Most units held theirs by the plan's day; one of the report types is met outside, one waived."""
        self.loading.say("Hội nghị của các đơn vị")
        for number, owed in enumerate(one for one in self.owed if one.requirement.deliverable == "event"):
            if number % 16 == 7:
                continue
            day = date(2023, 5, 9 + number % 11)
            with clock.standing_at(story.at(day.day, 5, 17)):
                declare_done(Actor.program(owed.entry.name), owed, on=day, note="Có biên bản, đồng chí phụ trách dự")
        filed = [one for one in self.owed if one.requirement.goes_up == "filed"]
        with clock.standing_at(story.at(22, 5, 9)):
            meet_outside(
                self.office,
                filed[10],
                number="07-BC/CB",
                on=date(2023, 5, 19),
                received_by="Đỗ Thị Minh Hạnh",
                kept_at="Tủ hồ sơ Văn phòng",
            )
            waive(
                self.office, [filed[-1]], reason="Chi bộ mới thành lập tháng 3/2023, chưa có cấp ủy đủ nửa nhiệm kỳ",
                grantor="Thường trực Đảng ủy Khối", document="Công văn số 38-CV/ĐUK ngày 19/5/2023",
            )  # fmt: skip
        self.apart = {filed[10].pk, filed[-1].pk}

    # ---- what comes in

    def _mails(self) -> list[list[Paper]]:
        """The example's files and three papers in words from most units, over the mails; the last holds what is late."""
        mails: list[list[Paper]] = [[] for _ in story.MAIL]
        files = sorted(path for path in (self.example / "bao-cao").iterdir() if path.is_file() and "CapNuoc" not in path.name)
        for number, path in enumerate(files):
            mails[_day(number, len(files))].append(Paper(path.name, path.read_bytes()))
        for number, entry in enumerate(self.entries):
            if entry.unit_id == SAMPLE:
                continue
            for paper, mail in self._papers_of(entry, number):
                mails[mail].append(paper)
        return mails

    def _papers_of(self, entry: RosterEntry, number: int) -> Iterator[tuple[Paper, int]]:
        """Word papers after each outline; some units owe one or two of them still."""
        for at, owed in enumerate(one for one in self.owed if one.entry_id == entry.pk and one.requirement.outline):
            if (number * 7 + at * 3) % 11 == 0 or number % 17 == 5 or owed.pk in self.in_review | self.apart:
                continue
            asked = asked_of(owed)
            yield (
                Paper(f"{owed.requirement.short} - {entry.name}.docx", self._word(asked, number + at * 31)),
                _day((number * 5 + at * 13) % 81, 81),
            )

    def _word(self, asked: Asked, seed: int) -> bytes:
        assert asked.outline is not None
        works = [
            SectionWork(item.key, words_for(item.title, seed + at))
            for at, item in enumerate(asked.items)
            if item.applies and not item.group and (seed * 13 + at * 7) % 97
        ]
        paper = UnitPaper(f"{20 + seed % 60}-BC/ĐU", date(2023, 5, 10 + seed % 16), asked.unit.head or "")
        return write_word(section_report(asked.campaign, asked.unit, asked.outline, works, (), paper))

    def _receive(self, mail: Sequence[Paper]) -> None:
        """Nhận hộ: drop the files in, answer what is asked, confirm."""
        batch = take_files(self.office, self.campaign, [(paper.name, paper.data) for paper in mail], received_from="Hộp thư Văn phòng")
        for file in batch.files.filter(state="ask"):
            file.refresh_from_db()
            if file.state == "ask":
                self._settle(file)
        confirm_batch(self.office, batch)

    def _settle(self, file: IntakeFile) -> None:
        from nhiemky.web.demo.doubts import choice_for

        entry, obligation = choice_for(file, self.entries, self.owed)
        settle_file(self.office, file, entry, obligation)

    # ---- what the office does

    def _judge(self, number: int) -> None:
        """Most of what came is read and accepted; some is returned; the latest waits."""
        newest: dict[int, Revision] = {}
        waiting = Revision.objects.filter(obligation__campaign=self.campaign, obligation__state="submitted").order_by("number")
        for revision in waiting.select_related(
            "obligation__campaign", "obligation__entry", "obligation__organisation", "obligation__requirement"
        ):
            newest[revision.obligation_id] = revision
        share = (9, 8, 7, 5, 0)[number]
        for at, revision in enumerate(newest.values()):
            bad = revision.findings.filter(severity="high").exists()
            if bad or at % 10 == 9:
                return_report(self.office, revision, [Point(RETURNS[at % 3])])
            elif at % 10 < share:
                accept_report(self.office, revision)

    def _chase(self, moment: datetime) -> None:
        with clock.standing_at(moment):
            late = [one for one in self.owed if one.requirement.deliverable in ("report", "appendix")]
            fresh = Obligation.objects.filter(pk__in=[one.pk for one in late], received_at=None).exclude(entry__unit_id=SAMPLE)
            owing = list(fresh.select_related("requirement", "entry", "organisation"))
            remind(self.office, self.campaign, owing, words="Đề nghị gửi đúng hạn để kịp tổng hợp.", until=date(2023, 5, 29))
            first = owing[0].entry
            log_call(self.office, self.campaign, first, "Hứa gửi trước chiều 29/5", spoke_with=story.contact(3))
        with clock.standing_at(moment + timedelta(hours=1)):
            names = {"Đảng bộ CTCP Thủy sản Đông Thuận", "Đảng bộ CTCP Cấp nước Nam Thuận"}
            given = list(
                Obligation.objects.filter(campaign=self.campaign, entry__name__in=names, received_at=None, requirement__own=False)
                .exclude(deadline_at=None)
                .exclude(requirement__deliverable="event")
                .select_related("campaign__organisation", "requirement", "entry", "organisation")
            )
            extend(
                self.office, given, until=date(2023, 6, 5), reason="Đang kiểm kê sau sự cố đường ống và kho lạnh",
                grantor="Thường trực Đảng ủy Khối", document="Công văn số 41-CV/ĐUK ngày 26/5/2023",
            )  # fmt: skip

    # ---- units that work in the browser

    def _sample_unit(self) -> None:
        """The unit of the sample accounts: a draft with three remarks, one more begun, its workbook taken into the grid."""
        self.loading.say("Đơn vị soạn trên máy")
        mine = [one for one in self.owed if one.entry.unit_id == SAMPLE]
        written = [one for one in mine if one.requirement.outline]
        with clock.standing_at(story.at(12, 5, 10)):
            self._write(written[0], all_but=4)
            send_draft(self.loading.actor("nam"), self._fresh(written[0]))
        with clock.standing_at(story.at(14, 5, 16, 20)):
            items = [item for item in asked_of(written[0]).items if item.applies and not item.group][:3]
            remarks = (
                "Nêu rõ số cuộc kiểm tra theo chương trình và số đột xuất.",
                "Bổ sung nguyên nhân chủ quan của việc chậm sơ kết nghị quyết chuyên đề.",
                "Đoạn này dài, nên tách kết quả và hạn chế.",
            )
            for item, words in zip(items, remarks, strict=False):
                title = f"{item.label}. {item.title}" if item.label else item.title
                comment(self.loading.actor("khai"), self._fresh(written[0]), item.key, title, words)
        with clock.standing_at(story.at(25, 5, 9)):
            self._write(written[1], all_but=6)
        appendix = next((one for one in mine if one.requirement.deliverable == "appendix"), None)
        if appendix is not None:
            with clock.standing_at(story.at(26, 5, 9)):
                path = self.example / "bao-cao" / "PL_CapNuocNamThuan.xlsx"
                take_report_file(self.loading.actor("nam"), self._fresh(appendix), path.name, path.read_bytes())

    def _write(self, owed: Obligation, all_but: int) -> None:
        actor = self.loading.actor("nam")
        draft = draft_of(actor, owed)
        items = [item for item in asked_of(owed).items if item.applies and not item.group]
        for at, item in enumerate(items[: max(1, len(items) - all_but)]):
            save_section(actor, draft, item.key, words_for(item.title, at), 0, done=True)

    def _drafts_for_review(self) -> None:
        """Some units of the member in charge send their draft before they hand in; they wait for him still."""
        prefix, low, _ = story.IN_CHARGE
        for number, unit in enumerate(f"{prefix}{low + at * 3:02}" for at in range(REVIEWED)):
            owed = next(one for one in self.owed if one.entry.unit_id == unit and one.requirement.outline)
            self.in_review.add(owed.pk)
            clerk = Actor.program(owed.entry.name)
            with clock.standing_at(story.at(15 + number, 5, 9)):
                asked = asked_of(owed)
                take_report_file(clerk, owed, f"Du thao - {owed.entry.name}.docx", self._word(asked, 90 + number))
                send_draft(clerk, self._fresh(owed))

    def _fresh(self, owed: Obligation) -> Obligation:
        rows = Obligation.objects.select_related("campaign__organisation", "requirement", "entry", "organisation")
        return rows.get(pk=owed.pk)


def _day(number: int, of: int) -> int:
    """Which mail: a few early, most in the last days, one in twelve late."""
    share = number * 100 // max(1, of)
    return next(at for at, until in enumerate((12, 34, 58, 92, 101)) if share < until)
