"""Answers to doubts carried into the directive. Promises that what nobody answered stays as it was read.

>>> from nhiemky.domain.confirmation import Correction
>>> from nhiemky.flows.confirmation.corrections import correct
>>> from nhiemky.flows.confirmation.stored import read_paper
>>> words = "KẾ HOẠCH\\n\\nsơ kết\\n\\nI- NỘI DUNG\\n\\n1. Các chi bộ xây dựng báo cáo; tổ chức Hội nghị; hoàn thành trước ngày 20/5/2023."
>>> reading = read_paper(words.encode(), "ke-hoach.txt")
>>> answer = Correction("answer", "joined/duty-1", {"option": "last"})
>>> directive = answered(correct(reading, (answer,)), "Đảng ủy X")
>>> [duty.what for duty in directive.obligations], [work.what for work in directive.assignments]
(['tổ chức Hội nghị'], ['xây dựng báo cáo'])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from nhiemky.domain.confirmation import Question
from nhiemky.domain.directive import Assignment, Directive, Obligation
from nhiemky.flows.campaign_actors import own_part
from nhiemky.flows.confirmation.corrections import Corrected, facts_in
from nhiemky.flows.confirmation.questions import cut_offs, parts_of, questions_of
from nhiemky.flows.confirmation.times import SORTS, settled_task, settled_time
from nhiemky.vietnamese.columns import column_role, cut_off_words, default_columns


def answered(corrected: Corrected, owner: str) -> Directive:
    """The corrected directive (without what was removed), doubts settled as answered."""
    questions = {question.id: question for question in questions_of(corrected, owner, {})}
    duties: list[Obligation] = []
    works: list[Assignment] = []
    timed = with_times(corrected, tuple(questions.values()))
    for sort, ref, value in facts_in(timed.shown):
        if ref in corrected.removed:
            continue
        if sort == "duty":
            settled, more = _duty(_named(value, ref, questions), questions.get(f"joined/{ref}"))
            duties += settled
            works += more
        elif sort == "task":
            said = _said(questions[f"year/{ref}"]) if f"year/{ref}" in questions else ""
            made = settled_task(value, f"o-{ref}", said, corrected.shown.header.date) if said else None
            duties += [made] if made else []
            works += [] if made else [value]
    directive = replace(corrected.directive, obligations=tuple(duties), assignments=tuple(works))
    return _with_appendix(directive, corrected, questions, owner)


def with_times(corrected: Corrected, questions: Iterable[Question]) -> Corrected:
    """Duties with their times as people settled them: what the page shows and findings are told of."""
    answers: dict[str, dict[str, str]] = {}
    for question in questions:
        if question.answer and question.id.startswith(tuple(f"{sort}/" for sort in SORTS)):
            answers.setdefault(question.about, {})[question.id] = _said(question)
    if not answers:
        return corrected
    duties = tuple(
        settled_time(duty, answers[ref]) if ref in answers else duty for sort, ref, duty in facts_in(corrected.shown) if sort == "duty"
    )
    if duties == corrected.shown.obligations:
        return corrected
    kept = tuple(duty for number, duty in enumerate(duties, 1) if f"duty-{number}" not in corrected.removed)
    return replace(
        corrected,
        shown=replace(corrected.shown, obligations=duties),
        directive=replace(corrected.directive, obligations=kept),
        timed=corrected.timed | answers.keys(),
    )


def _said(question: Question) -> str:
    return question.answer_text if question.answer == "free" else question.answer


def _named(duty: Obligation, ref: str, questions: dict[str, Question]) -> Obligation:
    actor, addressee = questions.get(f"actor/{ref}"), questions.get(f"addressee/{ref}")
    if actor and (who := _words(actor)):
        duty = replace(duty, who=who)
    if addressee and (place := _words(addressee)):
        duty = replace(duty, submit_to=place)
    return duty


def _words(question: Question) -> str:
    if question.answer == "free":
        return question.answer_text
    return next((option.words for option in question.options if option.id == question.answer), "")


def _duty(duty: Obligation, joined: Question | None) -> tuple[list[Obligation], list[Assignment]]:
    if joined is None or not joined.answer:
        return [duty], []
    parts = parts_of(own_part(duty.what))
    if joined.answer == "last":
        works = [Assignment(part, duty.who, duty.role, duty.cooperate_with, duty.evidence) for part in parts[:-1]]
        return [replace(duty, what=parts[-1])], works
    return [replace(duty, id=duty.id if number == 1 else f"{duty.id}-{number}", what=part) for number, part in enumerate(parts, 1)], []


def _with_appendix(directive: Directive, corrected: Corrected, questions: dict[str, Question], owner: str) -> Directive:
    dropped = {
        value.id
        for sort, ref, value in facts_in(corrected.shown)
        if sort == "appendix" and (question := questions.get(f"template/{ref}")) and question.answer == "none"
    }
    tables = tuple(table for table in directive.appendix_tables if table.id not in dropped)
    estimate = questions.get("estimate")
    if estimate and estimate.answer == "add" and tables:
        _, own = cut_offs(directive, owner)
        units, _ = cut_offs(directive, owner)
        heading = f"Ước thực hiện đến {cut_off_words(own.to if own else None)}"
        columns = tables[0].columns or default_columns(units.to if units else None, bool(units and units.estimated))
        tables = (replace(tables[0], columns=tuple(_with_estimate(columns, heading))), *tables[1:])
    return replace(directive, appendix_tables=tables)


def _with_estimate(columns: tuple[str, ...], heading: str) -> Iterator[str]:
    """The estimate stands right behind what was done."""
    done = False
    for column in columns:
        yield column
        if not done and column_role(column) == "actual":
            done = True
            yield heading
    if not done:
        yield heading
