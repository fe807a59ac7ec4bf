"""Duties a directive lays on bodies and people: obligations (with a time or a channel) and other assignments (việc phải làm, phân công).

Promise: who does what by when, to whom and by what channel, one obligation per actor and deadline, with the sentence as evidence.
Only the main text is read. A clause without an actor of its own takes the sentence's, the paragraph's, the heading's. What a report
tells of the past, the period figures cover and the choice of a pilot are no duties.
"""

from __future__ import annotations

from dataclasses import replace

from nhiemky.domain.directive import Assignment, Header, Obligation
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.duties.actors import heading_actor, read_actor
from nhiemky.reading.duties.clause import Clause
from nhiemky.reading.duties.clauses import holds_time, read_clauses
from nhiemky.reading.duties.laid import Laying
from nhiemky.reading.duties.meetings import CHOSEN, LABEL, PICKED, PILOT, meeting, pilot
from nhiemky.reading.duties.phrases import (
    ASKING,
    ASKS,
    HEARD,
    ITSELF,
    LABELLED,
    LEADS,
    MUST,
    OF_A_PAPER,
    OPENS_PAPER,
    PAST,
)
from nhiemky.reading.duties.tables import joined, read_table_duties
from nhiemky.reading.duties.times import may_hold_time
from nhiemky.reading.duties.zones import Zones
from nhiemky.reading.structure.layout import Layout


def read_duties(document: SourceDocument, layout: Layout, header: Header) -> tuple[tuple[Obligation, ...], tuple[Assignment, ...]]:
    """Obligations and assignments in the order of the text."""
    reader = _Reader(document, layout, header)
    for index in layout.main:
        reader.paragraph(index)
    obligations = joined(reader.obligations, [] if reader.report else list(read_table_duties(document, layout, header)))
    return tuple(replace(duty, id=f"o{number}") for number, duty in enumerate(obligations, 1)), tuple(reader.assignments)


class _Reader(Laying):
    def __init__(self, document: SourceDocument, layout: Layout, header: Header) -> None:
        super().__init__(document, layout)
        self._header = header
        kind = header.doc_type or ""
        self.report = kind.startswith("báo cáo")
        self._zones = Zones(layout, kind)
        self._open_lead = False
        self._asked: str | None = None

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
        assigning = assigning or (self.report and zone.timed and self._towards(index))
        if not (assigning or timed or named):
            return
        sentences = self._layout.sentences(index)
        if not sentences or LABELLED.match(self._text, sentences[0][0]):
            return
        if timed and LABEL.match(self._text, sentences[0][0]):
            place = (index, *sentences[0])
            if held := meeting(self._document, self._layout.path(index), self._header.subject, place, self._year):
                self.obligations.append(held)
                more = self._text.find("; ", *sentences[0])  # "Thời gian: ...; đại biểu có mặt trước 7 giờ"
                rest = (more + 2, sentences[0][1])
                sentences = [rest, *sentences[1:]] if more > 0 and read_actor(self._text, *rest) else sentences[1:]
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

    def _towards(self, index: int) -> bool:
        """Under "Đối với Mặt trận cấp xã" a report's tasks are that body's."""
        path = self._layout.path(index)
        return any(heading.title.startswith("Đối với ") and heading_actor(heading.title) for heading in path if not heading.run_in)

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
            if (
                CHOSEN.search(text, start, end)
                or PICKED.match(text, start, end)
                or not any(clause.when and clause.when.deadline for clause in clauses)
            ):
                if first := pilot(self._document, start, end, self._year):
                    self.obligations.append(first)
                return actor
            assigning = named = False
        if timed:
            self._oblige([clause for clause in clauses if not self._comes_later(clause)])
        if text[end - 1] == ":":
            if self._layout.headings and start < self._layout.headings[0].start and clauses[-1].own and clauses[-1].own.assigned:
                self._asked = clauses[-1].actor  # "Huyện ủy đề nghị các chi bộ thực hiện các việc sau:"
            if assigning and len(clauses) > 1:  # "Là cơ quan thường trực, giúp Huyện ủy triển khai; có nhiệm vụ:"
                self._assign([clause for clause in clauses[:-1] if clause.when is None and not clause.has_channel])
            return actor
        rest = [clause for clause in clauses if clause.when is None and not clause.has_channel and not clause.completion]
        if self.report:
            dated = clauses[0].own is not None and clauses[0].when is not None and timed
            if dated or assigning:
                self._assign(rest)
            else:
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


def _actor_of(clauses: list[Clause], actor: str | None) -> str | None:
    """The actor that the next sentence takes over."""
    return next((clause.actor for clause in reversed(clauses) if clause.actor), actor)
