"""Duties a directive lays on bodies and people: obligations (with a time or a channel) and other assignments (việc phải làm, phân công).

Promise: who does what by when, to whom and by what channel, one obligation per actor and deadline, with the sentence as evidence.
Only the main text is read. A clause without an actor of its own takes the sentence's, the paragraph's, the heading's. What a report
tells of the past, the period figures cover and the choice of a pilot are no duties.
"""

from __future__ import annotations

from dataclasses import replace

from nhiemky.domain.directive import Assignment, Header, Obligation
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.duties.actors import heading_actor, role_of
from nhiemky.reading.duties.clauses import Clause, holds_time, read_clauses, told_of
from nhiemky.reading.duties.meetings import CHOSEN, EVENT, LABEL, PILOT, evidence, meeting, pilot
from nhiemky.reading.duties.phrases import (
    A_SHARE,
    ALL_ABOVE,
    AS_FOLLOWS,
    ASKING,
    ASKS,
    BARE,
    HEARD,
    ITSELF,
    LABELLED,
    LEADS,
    MUST,
    OF_A_PAPER,
    OPENS_PAPER,
    OPINION,
    PAST,
    SENDING,
    SOME_NOUN,
    SOME_VERB,
    STATEMENT,
    THIS_PAPER,
    TOO_LATE,
)
from nhiemky.reading.duties.submissions import read_cooperation
from nhiemky.reading.duties.tables import joined, read_table_duties
from nhiemky.reading.duties.times import may_hold_time
from nhiemky.reading.duties.words import word_duty
from nhiemky.reading.duties.zones import Zones
from nhiemky.reading.structure.layout import Layout


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
        named = zone.named and (not self.report or told or any(word in words for word in ASKING))
        named = named or (not self.report and zone.timed and " chủ trì" in words)
        if not (assigning or timed or named):
            return
        sentences = self._layout.sentences(index)
        if not sentences or LABELLED.match(self._text, sentences[0][0]):
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
        actor = base = self._lead or self._heading_actor(index)
        self._inferred = self._asked if actor is None and label is not None else None
        for number, (start, end) in enumerate(sentences):
            if number and OF_A_PAPER.match(self._text, start):
                actor = base  # "Kết quả gửi về X trước ngày ...": by whom the sentence above does not say
            if laying[number]:
                actor = self._sentence(start, end, actor, timed=timed, assigning=assigning, named=named)
            elif leads or any(laying[number:]):  # somebody may take its actor over
                actor = _actor_of(self._clauses(start, end, actor), actor)
        if leads and (label is not None or self._own_lead(sentences[-1])):
            self._open_lead = label is None
            last = self._text[sentences[-1][0] : sentences[-1][1]]
            self._lead = (None if ASKS.search(last) else heading_actor(last)) or actor or heading_actor(last) or self._lead

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
        own = next((clause.own for clause in reversed(self._clauses(start, end, None))), None)
        within = bool(self._layout.path(self._document.paragraph_at(start))) or not self._layout.headings
        # above all headings a body only opens its own paper: "Bộ Nội vụ hướng dẫn như sau:"
        return own is not None and self._asked is None and (own.assigned or (within and not OPENS_PAPER.search(text, start, end)))

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
        if (self.report and PAST.search(text, start, end)) or HEARD.match(text, start, end):
            return False
        if assigning or text[end - 1] == ":" or self._speaks_of_pilot(start, end):
            return True
        if named and (told or not self.report or ASKS.search(text, start, end)):
            return True
        return timed and holds_time(text, start, end, self._year, issued=self._header.date)

    def _speaks_of_pilot(self, start: int, end: int) -> bool:
        return any(
            self._text.find(cue, start, end) >= 0
            for cue in ("làm ", "rút kinh nghiệm", " điểm gồm", "còn lại", " điểm,", " điểm;", "được chọn")
        )

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
            if assigning and len(clauses) > 1:  # "Là cơ quan thường trực, giúp Huyện ủy triển khai; có nhiệm vụ:"
                self._assign([clause for clause in clauses[:-1] if clause.when is None and not clause.has_channel])
            return actor
        rest = [clause for clause in clauses if clause.when is None and not clause.has_channel and not clause.completion]
        if self.report:
            self._assign([one for one in rest if one.own is not None and self._is_asked(one, clauses[0])])
        elif assigning:
            self._assign(rest)
        elif named and rest and rest[0] is clauses[0] and rest[0].own is not None and not MUST.match(text, rest[0].own.end):
            self._assign([clause for clause in rest if clause.own is not None])
        elif named:  # "...; trường hợp X thì Y báo cáo"
            self._assign([clause for clause in rest if clause.own is not None and text.endswith(" thì ", start, clause.start)])
        return actor

    def _is_asked(self, clause: Clause, first: Clause) -> bool:
        """A report lays work on those it names: asked, leading others, or another body at the head of a numbered task."""
        own = clause.own
        if own is None:
            return False
        if own.assigned or LEADS.match(self._text, own.verb):
            return True
        label = self._layout.labels[self._document.paragraph_at(clause.start)]
        return clause is first and label is not None and label.kind == "arabic" and not ITSELF.match(self._text, own.start)

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
                if clause.verb is not None and not TOO_LATE.search(self._text, clause.start, clause.end):
                    said = self._add([clause], clause, said)
                if clause.when is not None:
                    pending = []

    def _wants_object(self, clause: Clause) -> bool:
        """ "xây dựng báo cáo ...; gửi về X trước ngày D": what is sent stands in the clause before."""
        if clause.when is None or clause.own is not None or clause.verb is None or clause.topic:
            return False
        words = word_duty(self._text, clause.verb, clause.end, clause.when, clause.submission).lower()
        told = clause.when.relative and (words == "báo cáo" or clause.when.relative.kind == "recurring")
        return words in SENDING and not told

    def _add(self, parts: list[Clause], last: Clause, said: str) -> str:
        """One obligation from the clauses its time stands for; gives its words. said: those of the clause before."""
        text, when, submission = self._text, last.when, last.submission
        what = last.topic or _joined(text, parts)
        if last.label and what.lower() in SENDING:
            what = f"{what} {last.label}"
        if AS_FOLLOWS.search(what) or (last.own is None and when and when.deadline is None and A_SHARE.search(text, last.start, last.end)):
            return said
        if what.lower() in BARE:
            what = said or self._topic_above(last) or (what if last.own else "")
        if not what:
            return said
        for part in parts:
            part.when = part.when or when
        if when and ALL_ABOVE.fullmatch(what):
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
                year_borrowed=bool(when and when.borrowed),
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
                year_borrowed=when.borrowed,
            )
            for one in above
        ]
        return True

    def _is_task(self, clause: Clause) -> bool:
        """A bullet or letter under a body that begins with no known verb and no known noun: what it says is the body's work."""
        if clause.verb is not None or clause.own is not None or clause.actor is None or clause.topic:
            return False
        paragraph = self._document.paragraph_at(clause.start)
        label = self._layout.labels[paragraph]
        begins = label is not None and clause.start - self._document.paragraphs[paragraph].start <= label.end + 1
        if not begins or label is None or label.kind not in ("bullet", "letter", "paren"):
            return False
        return SOME_VERB.match(self._text, clause.start, clause.end) is not None and not SOME_NOUN.match(self._text, clause.start)

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
        if clauses and self._is_task(clauses[0]):
            clauses[0].verb = clauses[0].start
        clauses = [clause for clause in clauses if clause.own is None or not told_of(self._text, clause.own)]
        if clauses and clauses[0].own is None and STATEMENT.match(self._text, clauses[0].start):
            clauses = [clause for clause in clauses if clause.own is not None]
        for clause in clauses:
            if clause.actor is None and self._inferred and clause.verb == clause.start and self._is_text(clause.start):
                pass  # "1. Rà soát ..." under "Huyện ủy đề nghị các chi bộ:"
            elif clause.verb is None or clause.actor is None or (clause.own is None and STATEMENT.match(self._text, clause.start)):
                continue
            if groups and groups[-1][-1].actor == clause.actor and clause.own is None:
                groups[-1].append(clause)
            else:
                groups.append([clause])
        for group in groups:
            what = _joined(self._text, group, keep=True)
            bare = len(what) < 6 or (what.lower() in BARE and not THIS_PAPER.search(self._text, group[0].start, group[0].end))
            if bare or OPINION.match(what) or what.lower().startswith(("thông báo để", "thông báo đến")):
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
