"""The journey "xep-loai": the yearly rating of 2023, from last year's results to the board on Tuesday 12/12/2023, 08:15.

>>> load(example_folder, say=print)                                      # doctest: +SKIP

Last year's results are judged and answered; what was found then is being mended, and some of it comes back; 81 collectives and their
heads review themselves; the board sits with one place too many among the departments and one head above the own collective.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from nhiemky.checking.ballots import Count
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.demo import story
from nhiemky.web.demo.office import Installed, Say
from nhiemky.web.demo.rating_story import (
    CHECKED_PAST,
    FOUND,
    HEADS,
    LEVELS,
    OPINIONS,
    PAST_HEADS,
    PAST_LEVELS,
    PROMPTS,
    REVIEW,
    SHORT,
    level_of,
)
from nhiemky.web.inspection import actions as visits
from nhiemky.web.ratings.board.actions import take_proposed
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.past.actions import answer, ask
from nhiemky.web.ratings.past.importing import import_past, read_past
from nhiemky.web.ratings.past.judging import judged_past
from nhiemky.web.ratings.review.balloting import record_ballot
from nhiemky.web.ratings.review.drafting import frame_for, put_texts, save_level, save_scores
from nhiemky.web.ratings.review.opining import give_opinion, propose
from nhiemky.web.ratings.review.prompting import answer_prompt, open_prompts, prompt
from nhiemky.web.ratings.review.submitting import submit_self_review
from nhiemky.web.ratings.setup.imports import apply_import, take_table
from nhiemky.web.ratings.setup.picking import collectives, individuals
from nhiemky.web.ratings.setup.rounds import open_round, start_deciding
from nhiemky.web.ratings.setup.subjects import create_filled
from nhiemky.web.remedies import actions as shortcomings
from nhiemky.web.remedies import mending

HEAD = "subject_kind;subject_id;subject_name;organisation_id;group;is_head;level"
FACTS = "tasks_done_percent;tasks_on_time_percent;tasks_exceeded_percent;shortcomings_remedied_percent;discipline"
NOTES = {
    "van": "Bàn xét xếp loại 2023, vượt suất ở nhóm nào, ai phải đổi",
    "yen": "Bàn xét, phát hiện và cách sửa, chỉ lãnh đạo thấy",
    "an": "Kiểm điểm của đơn vị và của mình, kết quả năm cũ",
    "nam": "Kiểm điểm tập thể của đơn vị, khắc phục hạn chế",
    "tri": "Lịch kiểm tra, hạn chế phải khắc phục",
    "hanh": "Khắc phục hạn chế của các đơn vị",
    "khai": "Khắc phục hạn chế của các đơn vị phụ trách",
}


class Rating(Installed):
    """The steps of the year, each on its day."""

    campaign: RatingCampaign

    def run(self) -> RatingCampaign:
        """Until the board's morning."""
        self.install()
        with self.on("Kết quả năm 2022 vào soát", 8, 5, 9):
            self._past()
        with self.on("Hạn chế đã nêu, giao khắc phục", 10, 5, 9):
            self._found()
        with self.on("Kiểm tra tại đơn vị", 18, 9, 14):
            self._visit()
        with self.on("Mở đợt xếp loại năm 2023", 6, 11):
            self._round()
        with self.on("81 tập thể và người đứng đầu tự kiểm điểm", 20, 11):
            self._reviews()
        with self.on("Nhận xét, bỏ phiếu, đề nghị mức", 1, 12):
            self._proposals()
        with self.on("Đưa lên bàn xét", 8, 12, 15):
            board = self.actor("van")
            start_deciding(board, self.campaign)
            for kind in ("collective", "individual"):
                self.campaign.refresh_from_db()
                take_proposed(board, self.campaign, kind, self.campaign.version)
        self.keep_samples(NOTES)
        return self.campaign

    def _rows(self, levels: dict[str, str], heads: dict[str, str]) -> Iterable[str]:
        """Lines of a table of results: every unit, then its head."""
        for code, unit in self.units.items():
            yield f"collective;{code};{unit.name};{code};{unit.branch};0;{level_of(code, levels)}"
        for code, unit in self.units.items():
            level = heads.get(code) or level_of(code, levels)
            yield f"individual;{code}.BT;Bí thư {unit.name};{code};Người đứng đầu;1;{level}"

    def _past(self) -> None:
        board = self.actor("van")
        table = "\n".join([HEAD, *self._rows(PAST_LEVELS, PAST_HEADS)]).encode()
        seen = read_past(self.root, "ket-qua-2022.csv", table, "2022")
        past = import_past(board, self.root, seen, title="Kết quả xếp loại năm 2022", symbol="215-QĐ/ĐUK", on=date(2022, 12, 28))
        ask(board, past, date(2023, 6, 15))
        for item in judged_past(past).items:
            given = CHECKED_PAST.get(item.subject.code if item.subject else item.group)
            if given:
                answer(
                    board, past, item.key, "kept" if not given[1] else "corrected", reason=given[0], document=given[1], new_level=given[2]
                )

    def _found(self) -> None:
        for code, words, cause, mended in FOUND:
            unit = self.units[code]
            actor = Actor.program(unit.name)
            one = shortcomings.record(
                actor,
                unit,
                words,
                period="2022",
                found_on=date(2022, 12, 15),
                source="rating",
                source_words="Kiểm điểm năm 2022",
                cause=cause,
            )
            remedy = mending.plan(
                actor, one, owner="Thường trực cấp ủy", words="Xây dựng lịch, giao người theo dõi.", deadline=date(2023, 9, 30)
            )
            if mended:
                mending.report(actor, remedy, mended)
                mending.close(self.actor("tri"), remedy, "Đã xem hồ sơ, sổ sách tại đơn vị.")

    def _visit(self) -> None:
        inspector = self.actor("tri")
        plan = visits.make_plan(inspector, self.root, title="Chương trình kiểm tra, giám sát năm 2023", year=2023, document="09-CTr/ĐUK")
        unit = self.units["DN12"]
        visit = visits.plan_visit(
            inspector,
            self.root,
            unit,
            on=date(2023, 9, 18),
            purpose="Thu, nộp, quản lý đảng phí",
            lead="Phó Chủ nhiệm Ủy ban Kiểm tra",
            plan=plan,
        )
        visits.hold(inspector, visit, "Đoàn làm việc với đảng ủy, xem sổ thu và chứng từ 8 tháng.")
        visits.note(inspector, visit, "Đảng phí tháng 3 và tháng 7 nộp chậm so với quy định", leads_to="remedy")
        visits.conclude(inspector, visit, "31-TB/UBKTĐUK, ngày 26/9/2023")
        visits.plan_visit(
            inspector, self.root, self.units["SN07"], on=date(2023, 12, 19), kind="session", purpose="Khắc phục sau kiểm điểm", plan=plan
        )

    def _round(self) -> None:
        board = self.actor("van")
        known = {unit.pk for unit in self.units.values()}
        picked = [one for one in collectives(self.root) if one.organisation.pk in known]
        picked += [one for one in individuals(self.root) if one.is_head and one.organisation.pk in known]
        self.campaign = create_filled(
            board, self.root, picked, year=2023, period="2023", title="Xếp loại năm 2023", meets_at=story.at(14, 12, 14)
        )
        codes = {unit.pk: code for code, unit in self.units.items()}
        self.subjects = {
            (one.kind, codes[one.organisation_id]): one for one in self.campaign.subjects.select_related("organisation", "campaign")
        }
        lines = [f"{HEAD};{FACTS}"]
        unmended = {code for code, _, _, mended in FOUND if not mended}
        for (kind, code), one in self.subjects.items():
            done, exceeded = SHORT.get(code, (100, 34 + sum(map(ord, code)) % 18))
            heading = "" if kind == "individual" else f"{exceeded}"
            group = "Người đứng đầu" if kind == "individual" else one.group
            mended = 0 if code in unmended else 100
            lines.append(f"{kind};{one.code};{one.name};{code};{group};{int(one.is_head)};;{done};{done};{heading};{mended};khong")
        apply_import(board, take_table(board, self.campaign, "so-lieu-2023.csv", "\n".join(lines).encode()))
        open_round(board, self.campaign)
        self._refreshed()
        leader = self.actor("yen")
        for code, words, attends in PROMPTS:
            prompt(leader, self.subjects["collective", code], words, attends=attends, answer_by=date(2023, 11, 25))

    def _refreshed(self) -> None:
        codes = {unit.pk: code for code, unit in self.units.items()}
        rows = Subject.objects.filter(campaign=self.campaign).select_related("organisation", "campaign", "person")
        self.subjects = {(one.kind, codes[one.organisation_id]): one for one in rows}
        self.campaign.refresh_from_db()

    def _reviews(self) -> None:
        """Collectives first, then their heads; two units are still at it."""
        for (kind, code), subject in sorted(self.subjects.items()):
            if code in ("DN26", "DV17"):
                continue
            writer = Actor.program(subject.name)
            own = LEVELS.get(code) if kind == "collective" else HEADS.get(code)
            level = "HTXSNV" if code in ("SN02", "SN05") and kind == "collective" else own or level_of(code, LEVELS)
            frame = frame_for(subject)
            put_texts(
                writer, subject, dict(zip((one.key for one in frame.sections if one.required), REVIEW * 3, strict=False)), "bản kiểm điểm"
            )
            save_scores(writer, subject, {line.code: "9" if line.max_points else "T" for line in frame.lines})
            save_level(writer, subject, level)
            for asked in open_prompts(subject):
                answer_prompt(writer, asked, "Đã họp ban chấp hành ngày 10/11/2023, phân công lại và đặt lịch theo dõi hằng tháng.")
            submit_self_review(writer, subject)

    def _proposals(self) -> None:
        self._refreshed()
        board = self.actor("van")
        for code, giver, words, level in OPINIONS:
            give_opinion(board, self.subjects["collective", code], giver, words, level=level)
        for code in (code for code, level in LEVELS.items() if level == "HTXSNV"):
            counted = Count("Hội nghị Ban Chấp hành Đảng bộ Khối", 33, 31, 31, 31, 31, {"HTXSNV": 27, "HTTNV": 4})
            record_ballot(board, self.subjects["collective", code], counted, on=clock.today())
        for (kind, code), subject in self.subjects.items():
            level = level_of(code, LEVELS) if kind == "collective" else HEADS.get(code) or level_of(code, LEVELS)
            propose(board, subject, level, "Theo kết quả kiểm điểm, phiếu và ý kiến nhận xét.")


def load(example: Path, say: Say) -> RatingCampaign:
    """Load the journey into the configured, empty installation."""
    return Rating(example, say).run()
