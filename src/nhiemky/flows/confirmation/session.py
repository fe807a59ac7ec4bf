"""Everything a confirm page shows, from a reading and its corrections, in one value.

>>> from nhiemky.flows.confirmation.stored import read_paper
>>> words = "KẾ HOẠCH\\n\\nsơ kết\\n\\nI- NỘI DUNG\\n\\nCác chi bộ gửi báo cáo sơ kết về Ban Thường vụ trước ngày 20/5/2023."
>>> page = confirmation_of(read_paper(words.encode(), "ke-hoach.txt"), ())
>>> [fact.key for fact in page.facts], page.said, page.open_points
(['H1', 'S1'], 'Đọc được 2 điều', ('o1/u1/adopted',))

What it promises: same reading and corrections, same page; what is open is exactly what keeps the campaign from being made.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.domain.confirmation import Block, Correction, Fact, Matrix, PaperFinding, PaperReading, Question, UnreadSentence
from nhiemky.domain.register import Register
from nhiemky.flows.campaign_draft import campaign_from_directive
from nhiemky.flows.confirmation.answered import answered, with_times
from nhiemky.flows.confirmation.blocks import blocks_of
from nhiemky.flows.confirmation.corrections import Corrected, correct
from nhiemky.flows.confirmation.facts import facts_of, keys_of, marks_of, unread_of, with_doubts, with_risks
from nhiemky.flows.confirmation.matrix import matrix_of
from nhiemky.flows.confirmation.paper_findings import findings_of
from nhiemky.flows.confirmation.questions import open_questions, questions_of


@dataclass(frozen=True, slots=True)
class Confirmation:
    """owner: the committee's name as read. open_points: ids of open questions, then open cells of the matrix."""

    reading: PaperReading
    corrected: Corrected
    owner: str
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    findings: tuple[PaperFinding, ...]
    unread: tuple[UnreadSentence, ...]
    matrix: Matrix

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The left pane."""
        return blocks_of(self.reading.document, marks_of(self.facts, self.unread), self.reading.directive.header)

    @property
    def live_facts(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.state != "removed")

    @property
    def open_questions(self) -> tuple[Question, ...]:
        return open_questions(self.questions)

    @property
    def open_points(self) -> tuple[str, ...]:
        return (*(question.id for question in self.open_questions), *self.matrix.open_cells)

    @property
    def said(self) -> str:
        return f"Đọc được {len(self.live_facts)} điều"

    def fact(self, ref: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.ref == ref), None)

    def question(self, id: str) -> Question | None:
        return next((question for question in self.questions if question.id == id), None)

    def finding(self, id: str) -> PaperFinding | None:
        return next((finding for finding in self.findings if finding.id == id), None)


def confirmation_of(reading: PaperReading, corrections: tuple[Correction, ...], register: Register | None = None) -> Confirmation:
    """register: cited documents as the office knows them. Refusals: those of `corrections.correct`."""
    corrected = correct(reading, corrections)
    owner = campaign_from_directive(corrected.directive).owner.name
    questions = questions_of(corrected, owner, keys_of(reading, corrected))
    doubted = {question.about for question in open_questions(questions)}
    timed = with_times(corrected, questions)
    facts = facts_of(reading, timed, owner, doubted)
    findings = findings_of(reading, timed, facts, register)
    risky = {ref for finding in findings if finding.finding.severity == "high" and finding.kept is None for ref in finding.refs}
    facts = with_doubts(reading.document, with_risks(facts, risky))
    matrix = matrix_of(answered(corrected, owner), owner, corrected.cells, corrected.rows)
    return Confirmation(reading, corrected, owner, facts, questions, findings, unread_of(reading, facts), matrix)
