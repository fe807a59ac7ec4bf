"""Duties a directive lays on bodies and people: obligations (with a time or a channel) and other assignments (việc phải làm, phân công).

Promise: who does what by when, to whom and by what channel, one obligation per actor and deadline, with the sentence as evidence.
Only the main text is read. A clause without an actor of its own takes the sentence's, the paragraph's, the heading's. What a report
tells of the past, the period figures cover and the choice of a pilot are no duties.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nhiemky.domain.directive import Assignment, Header, Obligation
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.duties.actors import heading_actor, role_of
from nhiemky.reading.duties.clauses import Clause, holds_time, read_clauses, told_of
from nhiemky.reading.duties.meetings import CHOSEN, EVENT, LABEL, PILOT, evidence, meeting, pilot
from nhiemky.reading.duties.submissions import read_cooperation
from nhiemky.reading.duties.tables import joined, read_table_duties
from nhiemky.reading.duties.times import may_hold_time
from nhiemky.reading.duties.words import word_duty
from nhiemky.reading.duties.zones import Zones
from nhiemky.reading.structure.layout import Layout

_LABELLED = re.compile(
    r"(?:Về )?(?:[Tt]hành phần|[Nn]ội dung|[Đđ]ịa điểm|[Yy]êu cầu|[Ll]ưu ý|[Mm]ục đích|[Đđ]ối tượng|[Hh]ình thức"
    r"|[Kk]inh phí)[^:.]{0,60}:"
)
_PAST = re.compile(r"(?:đã(?<!\wđã)|vừa qua(?<!\wvừa qua)|từng(?<!\wtừng))(?!\w)")
_ASKING = ("Giao ", "Đề nghị ", "đề nghị ", "Yêu cầu ", "yêu cầu ", "Phân công ", " chủ trì")
_ASKS = re.compile(r"(?:iao|hân công|ề nghị|êu cầu|y quyền|ời) |chủ trì")
"""What asks somebody in a report, by the letters that are alike in capitals and small ones."""
_HEARD = re.compile(
    r"Sau khi (?:nghe|xem xét|thảo luận|nghiên cứu|trao đổi|cho ý kiến)(?=[^.\n]*(?:thảo luận|kết luận|thống nhất|nhất trí|có ý kiến))"
)
_ITSELF = re.compile(
    r"(?:Các |Ban Chấp hành|Ban Thường vụ|Thường trực)?\s?(?:Đảng ủy|Đảng bộ|Cấp ủy|cấp ủy|chi bộ|Chi bộ|Tỉnh ủy|Thành ủy)"
)
"""The reporting committee and its own branches: what they will do is a report's outlook."""
_LEADS = re.compile(r"chủ trì,? (?:và )?phối hợp")
_OPINION = re.compile(r"(?:đánh giá cao|ghi nhận|biểu dương|thống nhất|đồng ý|nhất trí|kết luận|thảo luận)(?!\w)", re.IGNORECASE)
_THIS_PAPER = re.compile(r"(?:Kế hoạch|Công văn|Hướng dẫn|Thông báo|Chỉ thị|Quyết định|Chương trình) này")
_STATEMENT = re.compile(
    r"(?:Hội nghị|Báo cáo (?:của|phải|cần|gồm|có|được|không|chính trị|kiểm điểm|sơ kết|tổng kết|thuyết minh)|Trường hợp|Mốc|Thời kỳ"
    r"|Thời điểm|Nội dung|Thời gian|Việc|Trong|Với|Đây|Trên đây|Công tác|Kinh phí|Căn cứ kết quả|Số liệu|Mục|Nếu"
    r"|thời gian|số lượng|kinh phí|thành phần|địa điểm|hình thức"
    r"|\w+ \w+ này)(?!\w)"
)


def read_duties(document: SourceDocument, layout: Layout, header: Header) -> tuple[tuple[Obligation, ...], tuple[Assignment, ...]]:
    """Obligations and assignments in the order of the text."""
    reader = _Reader(document, layout, header)
    for index in layout.main:
        reader.paragraph(index)
    obligations = joined(reader.obligations, [] if reader.report else list(read_table_duties(document, layout, header)))
    return tuple(replace(duty, id=f"o{number}") for number, duty in enumerate(obligations, 1)), tuple(reader.assignments)


class _Reader:
    def __init__(self, document: SourceDocument, layout: Layout, header: Header) -> None:
        self._document, self._text, self._layout, self._header = document, document.clean, layout, header
        kind = header.doc_type or ""
        self.report = kind.startswith("báo cáo")
        self._zones = Zones(layout, kind)
        self._lead: str | None = None
        self._open_lead = False
        self._asked: str | None = None
        self._inferred: str | None = None
        self._fresh = 0
        self.obligations: list[Obligation] = []
        self.assignments: list[Assignment] = []

    def paragraph(self, index: int) -> None:
        """Duties of one paragraph of the main text."""
        if self._document.paragraphs[index].role != "body":
            return
        words, label = self._layout.words[index], self._layout.labels[index]
        if not self._lead_goes_on(index):
            self._lead = None
        zone = self._zones.at(index)
        timed = zone.timed and may_hold_time(words)
        assigning = zone.assigning
        told = label is not None and label.kind == "arabic"  # "3. Mặt trận Tổ quốc tăng cường giám sát" in a report's tasks
        named = zone.named and (not self.report or told or any(word in words for word in _ASKING))
        if not (assigning or timed or named):
            return
        sentences = self._layout.sentences(index)
        if not sentences or _LABELLED.match(self._text, sentences[0][0]):
            return
        if timed and LABEL.match(self._text, sentences[0][0]):
            place = (index, *sentences[0])
            if held := meeting(self._document, self._layout.path(index), self._header.subject, place, self._year):
                self.obligations.append(held)
                sentences = sentences[1:]
                if not sentences:
                    return
        laying = [self._may_lay(start, end, timed=timed, assigning=assigning, named=named, told=told) for start, end in sentences]
        leads = words.endswith(":")
        if not (leads or any(laying)):
            return
        self._fresh = len(self.assignments)
        actor = self._lead or self._heading_actor(index)
        self._inferred = self._asked if actor is None and label is not None else None
        for number, (start, end) in enumerate(sentences):
            if laying[number]:
                actor = self._sentence(start, end, actor, timed=timed, assigning=assigning, named=named)
            elif leads or any(laying[number:]):  # somebody may take its actor over
                actor = _actor_of(self._clauses(start, end, actor), actor)
        if leads and (label is not None or self._own_lead(sentences[-1])):
            self._open_lead = label is None
            last = self._text[sentences[-1][0] : sentences[-1][1]]
            self._lead = (None if _ASKS.search(last) else heading_actor(last)) or actor or heading_actor(last) or self._lead

    def _lead_goes_on(self, index: int) -> bool:
        """Does the actor of a line that ended with a colon reach a paragraph: its bullets, else its numbers."""
        label = self._layout.labels[index]
        if label is None or label.kind in ("bullet", "paren", "letter"):
            return label is not None
        path = self._layout.path(index)
        numbered = label.kind in ("arabic", "dotted") and bool(path) and path[-1].paragraph == index and path[-1].run_in
        return self._open_lead and numbered and heading_actor(path[-1].title) is None

    def _own_lead(self, sentence: tuple[int, int]) -> bool:
        """A line without a number leads where it names who does what it opens: "Giao Ban Tổ chức chủ trì:"."""
        text, (start, end) = self._text, sentence
        if heading_actor(text[start:end]) is not None:
            return True
        clauses = self._clauses(start, end, None)
        return bool(clauses) and clauses[-1].own is not None and self._asked is None

    def _heading_actor(self, index: int) -> str | None:
        label = self._layout.labels[index]
        for heading in reversed(self._layout.path(index)):
            if heading.run_in and (heading.paragraph == index or label is None):
                continue
            if actor := heading_actor(heading.title):
                return actor
        return None

    @property
    def _year(self) -> int | None:
        return self._header.date.year if self._header.date else None

    def _may_lay(self, start: int, end: int, *, timed: bool, assigning: bool, named: bool, told: bool) -> bool:
        """A quick look whether a sentence can lay a duty, before its clauses are read. told: its paragraph is a numbered task."""
        text = self._text
        if (self.report and _PAST.search(text, start, end)) or _HEARD.match(text, start, end):
            return False
        if assigning or text[end - 1] == ":" or self._speaks_of_pilot(start, end):
            return True
        if named and (told or not self.report or _ASKS.search(text, start, end)):
            return True
        return timed and holds_time(text, start, end, self._year, issued=self._header.date)

    def _speaks_of_pilot(self, start: int, end: int) -> bool:
        return any(self._text.find(cue, start, end) >= 0 for cue in ("làm ", "rút kinh nghiệm", " điểm gồm"))

    def _clauses(self, start: int, end: int, actor: str | None) -> list[Clause]:
        return read_clauses(self._text, start, end, actor, self._year, issued=self._header.date)

    def _sentence(self, start: int, end: int, actor: str | None, *, timed: bool, assigning: bool, named: bool) -> str | None:
        """Reads one sentence; gives the actor that the next sentence of the paragraph may take over."""
        text = self._text
        clauses = self._clauses(start, end, actor)
        actor = _actor_of(clauses, actor)
        if self._speaks_of_pilot(start, end) and PILOT.search(text, start, end):
            if CHOSEN.search(text, start, end) or not any(clause.when and clause.when.deadline for clause in clauses):
                if first := pilot(self._document, start, end, self._year):
                    self.obligations.append(first)
                return actor
            assigning = named = False
        if timed:
            self._oblige(clauses)
        if text[end - 1] == ":":
            if self._layout.headings and start < self._layout.headings[0].start and clauses[-1].own and clauses[-1].own.assigned:
                self._asked = clauses[-1].actor  # "Huyện ủy đề nghị các chi bộ thực hiện các việc sau:"
            return actor
        rest = [clause for clause in clauses if clause.when is None and not clause.has_channel and not clause.completion]
        if self.report:
            self._assign([one for one in rest if one.own is not None and self._is_asked(one, clauses[0])])
        elif assigning:
            self._assign(rest)
        elif named and rest and rest[0] is clauses[0] and rest[0].own is not None and not _MUST.match(text, rest[0].own.end):
            self._assign([clause for clause in rest if clause.own is not None])
        elif named:  # "...; trường hợp X thì Y báo cáo"
            self._assign([clause for clause in rest if clause.own is not None and text.endswith(" thì ", start, clause.start)])
        return actor

    def _is_asked(self, clause: Clause, first: Clause) -> bool:
        """A report lays work on those it names: asked, leading others, or another body at the head of a numbered task."""
        own = clause.own
        if own is None:
            return False
        if own.assigned or _LEADS.match(self._text, own.verb):
            return True
        label = self._layout.labels[self._document.paragraph_at(clause.start)]
        return clause is first and label is not None and label.kind == "arabic" and not _ITSELF.match(self._text, own.start)

    def _oblige(self, clauses: list[Clause]) -> None:
        clauses = [clause for clause in clauses if clause.own is None or not told_of(self._text, clause.own)]
        pending: list[Clause] = []
        said = ""
        for clause in clauses:
            if pending and (clause.completion or self._wants_object(clause)):
                said = self._add([*pending, clause], clause, said)
                pending = []
            elif clause.when is None and not clause.has_channel:
                if clause.verb is not None:
                    pending.append(clause)
            else:
                if clause.verb is not None and not _TOO_LATE.search(self._text, clause.start, clause.end):
                    said = self._add([clause], clause, said)
                if clause.when is not None:
                    pending = []

    def _wants_object(self, clause: Clause) -> bool:
        """ "xây dựng báo cáo ...; gửi về X trước ngày D": what is sent stands in the clause before."""
        if clause.when is None or clause.own is not None or clause.verb is None or clause.topic:
            return False
        words = word_duty(self._text, clause.verb, clause.end, clause.when, clause.submission).lower()
        told = clause.when.relative and (words == "báo cáo" or clause.when.relative.kind == "recurring")
        return words in _SENDING and not told

    def _add(self, parts: list[Clause], last: Clause, said: str) -> str:
        """One obligation from the clauses its time stands for; gives its words. said: those of the clause before."""
        text, when, submission = self._text, last.when, last.submission
        what = last.topic or _joined(text, parts)
        if last.label and what.lower() in _SENDING:
            what = f"{what} {last.label}"
        if _AS_FOLLOWS.search(what):
            return said
        if what.lower() in _BARE:
            what = said or self._topic_above(last) or (what if last.own else "")
        if not what:
            return said
        for part in parts:
            part.when = part.when or when
        if when and _ALL_ABOVE.fullmatch(what):
            if self._all_above(last):
                return what
            last.actor = last.actor or self._lead or self._heading_actor(self._document.paragraph_at(last.start))
        cooperation = read_cooperation(text, parts[0].verb or parts[0].start, parts[0].end)
        self.obligations.append(
            Obligation(
                id="",
                what=what,
                who=last.actor,
                role=role_of(last.actor),
                deadline=when.deadline if when else None,
                op=when.op if when else None,
                relative=when.relative if when else None,
                submit_to=submission.to if submission else None,
                via=submission.via if submission else None,
                conditions=last.conditions,
                evidence=(evidence(self._document, parts[0].start, last.end),),
                cooperate_with=cooperation.with_whom if cooperation else None,
                start=when.first if when else None,
                time=when.time if when else None,
                recurring=when.relative.text if when and when.relative and when.relative.kind == "recurring" else None,
                who_inferred=self._inferred if last.actor is None else None,
            )
        )
        return what

    def _all_above(self, last: Clause) -> bool:
        """ "Các nội dung trên hoàn thành trước ngày ...": the day is that of every work the paragraph has given so far."""
        when, above = last.when, self.assignments[self._fresh :]
        if when is None or not above:
            return False
        del self.assignments[self._fresh :]
        said = evidence(self._document, last.start, last.end)
        self.obligations += [
            Obligation(
                id="",
                what=one.what,
                who=one.who,
                role=one.role,
                deadline=when.deadline,
                op=when.op,
                relative=when.relative,
                evidence=(*one.evidence, said),
                cooperate_with=one.cooperate_with,
                start=when.first,
                time=when.time,
            )
            for one in above
        ]
        return True

    def _is_text(self, at: int) -> bool:
        """A numbered paragraph of text, no title of a chapter the report is to have ("4- Đề xuất, kiến nghị (nếu có)")."""
        index = self._document.paragraph_at(at)
        path = self._layout.path(index)
        return not path or path[-1].paragraph != index or path[-1].run_in

    def _topic_above(self, clause: Clause) -> str | None:
        """What a bare "hoàn thành trước ngày ..." speaks of: the heading it stands under."""
        path = self._layout.path(self._document.paragraph_at(clause.start))
        titles = (heading.title.strip(" .:") for heading in reversed(path))
        return next((title for title in titles if EVENT.search(title) and heading_actor(title) is None), None)

    def _assign(self, clauses: list[Clause]) -> None:
        """Clauses of one actor in one sentence are one assignment."""
        groups: list[list[Clause]] = []
        clauses = [clause for clause in clauses if clause.own is None or not told_of(self._text, clause.own)]
        if clauses and clauses[0].own is None and _STATEMENT.match(self._text, clauses[0].start):
            clauses = [clause for clause in clauses if clause.own is not None]
        for clause in clauses:
            if clause.actor is None and self._inferred and clause.verb == clause.start and self._is_text(clause.start):
                pass  # "1. Rà soát ..." under "Huyện ủy đề nghị các chi bộ:"
            elif clause.verb is None or clause.actor is None or (clause.own is None and _STATEMENT.match(self._text, clause.start)):
                continue
            if groups and groups[-1][-1].actor == clause.actor and clause.own is None:
                groups[-1].append(clause)
            else:
                groups.append([clause])
        for group in groups:
            what = _joined(self._text, group, keep=True)
            bare = len(what) < 6 or (what.lower() in _BARE and not _THIS_PAPER.search(self._text, group[0].start, group[0].end))
            if bare or _OPINION.match(what) or what.lower().startswith(("thông báo để", "thông báo đến")):
                continue
            helpers = (read_cooperation(self._text, part.verb or part.start, part.end) for part in group)
            cooperation = next((one for one in helpers if one), None)
            self.assignments.append(
                Assignment(
                    what=what,
                    who=group[0].actor,
                    role=role_of(group[0].actor),
                    cooperate_with=cooperation.with_whom if cooperation else None,
                    evidence=(evidence(self._document, group[0].start, group[-1].end),),
                )
            )


_AS_FOLLOWS = re.compile(r"^(?:giao|phân công|phân bổ|chia|cụ thể)(?!\w).*(?:như sau|sau đây)$")
"""What opens a list is told by the list."""
_ALL_ABOVE = re.compile(
    r"(?:[Tt]ất cả )?(?:[Cc]ác |[Nn]hững |[Tt]oàn bộ )*(?:nội dung|công việc|nhiệm vụ|việc|phần việc)(?: công việc| nhiệm vụ)?"
    r" (?:ở |nêu |nói |kể |tại (?:điểm|mục|khoản) [\d,. và]+)?(?:trên|này|đó|trên đây)?",
)
"""What stands for every work told before it."""
_TOO_LATE = re.compile(r"(?:sẽ |coi như )không|không (?:được )?(?:tổng hợp|tiếp nhận|xem xét|giải quyết)")
_MUST = re.compile(r" (?:phải|cần)\b")
_SENDING = ("gửi", "gửi báo cáo", "nộp", "trình", "báo cáo", "gửi kết quả")
_BARE = (
    "",
    "hoàn thành",
    "xong",
    "thực hiện",
    "kết thúc",
    "tổ chức",
    "tiến hành",
    "tổ chức thực hiện",
    "triển khai thực hiện",
    "triển khai",
    "dự kiến",
    "dự kiến tổ chức",
)


def _actor_of(clauses: list[Clause], actor: str | None) -> str | None:
    """The actor that the next sentence takes over."""
    return next((clause.actor for clause in reversed(clauses) if clause.actor), actor)


def _joined(text: str, parts: list[Clause], *, keep: bool = False) -> str:
    words = [
        word_duty(text, part.verb, part.end, part.when, None if keep and not part.has_channel else part.submission, keep=keep)
        for part in parts
        if part.verb is not None and not part.completion
    ]
    return "; ".join(word for word in words if word)
