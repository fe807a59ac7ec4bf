"""Clauses written down as duties: one obligation for each actor and time, one assignment for each actor of a sentence (việc được ghi).

Promise: the words of a duty never are its time, addressee or channel alone; what says too little takes the words before it or its heading.
"""

from __future__ import annotations

from nhiemky.domain.directive import Assignment, Obligation
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.duties.actors import heading_actor, role_of
from nhiemky.reading.duties.clause import Clause
from nhiemky.reading.duties.clauses import told_of
from nhiemky.reading.duties.meetings import EVENT, evidence
from nhiemky.reading.duties.phrases import (
    A_SHARE,
    AFTER_PILOT,
    AFTERWARDS,
    ALL_ABOVE,
    ALONE,
    AS_FOLLOWS,
    BARE,
    COURTESY,
    OPINION,
    SENDING,
    SOME_NOUN,
    SOME_VERB,
    STATEMENT,
    THIS_PAPER,
    TOO_LATE,
)
from nhiemky.reading.duties.submissions import read_cooperation
from nhiemky.reading.duties.words import word_duty
from nhiemky.reading.structure.layout import Layout


class Laying:
    """Takes the clauses of one document, sentence by sentence. `_lead` and `_inferred`: who acts by the line above, who is only implied."""

    def __init__(self, document: SourceDocument, layout: Layout) -> None:
        self._document, self._text, self._layout = document, document.clean, layout
        self._lead: str | None = None
        self._inferred: str | None = None
        self._fresh = 0
        self.obligations: list[Obligation] = []
        self.assignments: list[Assignment] = []

    def _heading_actor(self, index: int) -> str | None:
        label = self._layout.labels[index]
        for heading in reversed(self._layout.path(index)):
            if heading.run_in and (heading.paragraph == index or label is None):
                continue
            if actor := heading_actor(heading.title):
                return actor
        return None

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

    def _comes_later(self, clause: Clause) -> bool:
        """ "24 chi bộ còn lại làm sau khi rút kinh nghiệm": the order of going, no duty with a time."""
        when = clause.when
        after = when is not None and when.deadline is None and AFTER_PILOT.match(self._text, when.start, when.end) is not None
        return after and AFTERWARDS.search(self._text, clause.start, clause.end) is not None

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
        if what.lower() in ALONE and submission and submission.to:
            what = f"{what} {submission.to}"  # the word alone says too little
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
            if bare or OPINION.match(what) or COURTESY.fullmatch(what) or what.lower().startswith(("thông báo để", "thông báo đến")):
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


def _joined(text: str, parts: list[Clause], *, keep: bool = False) -> str:
    words = [
        word_duty(text, part.verb, part.end, part.when, None if keep and not part.has_channel else part.submission, keep=keep)
        for part in parts
        if part.verb is not None and not part.completion
    ]
    return "; ".join(word for word in words if word)
