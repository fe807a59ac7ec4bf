"""Doubts about a reading as questions, each with the reasons for every way to understand it; nothing is preselected.

>>> from nhiemky.flows.confirmation.corrections import correct
>>> from nhiemky.flows.confirmation.stored import read_paper
>>> words = "KẾ HOẠCH\\n\\nsơ kết\\n\\nI- NỘI DUNG\\n\\n1. Các chi bộ xây dựng báo cáo; tổ chức Hội nghị; hoàn thành trước ngày 20/5/2023."
>>> reading = read_paper(words.encode(), "ke-hoach.txt")
>>> [(question.id, [option.id for option in question.options]) for question in questions_of(correct(reading, ()), "Đảng ủy X", {})]
[('joined/duty-1', ['last', 'all'])]

What it promises: a fact that says itself is never asked about; an answered question stays, with its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from nhiemky.domain.confirmation import Option, Question
from nhiemky.domain.directive import DataWindow, Directive, Obligation
from nhiemky.flows.campaign_actors import clip, own_part, short_actor, side
from nhiemky.flows.campaign_draft import UNKNOWN_OWNER
from nhiemky.flows.campaign_requirements import deliverable_of
from nhiemky.flows.confirmation.corrections import Corrected, facts_in
from nhiemky.flows.confirmation.sentences import is_of_owner, owner_short
from nhiemky.flows.confirmation.times import scan_questions, task_question, time_questions
from nhiemky.vietnamese.columns import cut_off_words, default_columns
from nhiemky.vietnamese.unicode import fold

_SENDS = re.compile(r"\b(?:gui|nop)\b")
_JOIN = re.compile(r"\s*;\s*")


def questions_of(corrected: Corrected, owner: str, keys: Mapping[str, str]) -> tuple[Question, ...]:
    """In the order of the facts; keys: ref -> key."""
    asked = [*_of_duties(corrected, owner), *_of_times(corrected), *_of_appendices(corrected), *_of_cut_offs(corrected.directive, owner)]
    return tuple(_with_answer(replace(question, key=keys.get(question.about, "")), corrected) for question in asked)


def open_questions(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    return tuple(question for question in questions if not question.answer)


def _with_answer(question: Question, corrected: Corrected) -> Question:
    answer = corrected.answers.get(question.id)
    if not answer:
        return question
    return replace(question, answer=answer.get("option", ""), answer_text=answer.get("text", ""))


def _of_duties(corrected: Corrected, owner: str) -> Iterator[Question]:
    for sort, ref, duty in facts_in(corrected.shown):
        if sort != "duty" or ref in corrected.removed:
            continue
        yield from _joined(ref, duty, corrected)
        if not duty.who:
            yield _actor(ref, duty, corrected.directive, owner)
        if not duty.submit_to and not duty.via and _SENDS.search(fold(duty.what)) and deliverable_of(duty.what) == "report":
            yield _addressee(ref, duty, owner)


def _of_times(corrected: Corrected) -> Iterator[Question]:
    """What a person wrote or brought in is never asked about."""
    issued = corrected.shown.header.date
    left = corrected.removed | corrected.timed | corrected.added
    duties: list[tuple[str, Obligation]] = []
    for sort, ref, value in facts_in(corrected.shown):
        if sort == "duty" and ref not in left:
            duties.append((ref, value))
            yield from time_questions(ref, value, issued)
        elif sort == "task" and ref not in left and ref not in corrected.edited:
            yield from task_question(ref, value, issued)
    yield from scan_questions(corrected.document, duties)


def parts_of(what: str) -> list[str]:
    """Works joined by ";" in one duty; one where they are not joined.

    >>> parts_of("xây dựng báo cáo; tổ chức Hội nghị")
    ['xây dựng báo cáo', 'tổ chức Hội nghị']
    """
    return [part.strip(" ,.;") for part in _JOIN.split(what) if len(part.strip(" ,.;")) > 4]


def _joined(ref: str, duty: Obligation, corrected: Corrected) -> Iterator[Question]:
    if ref in corrected.edited and f"joined/{ref}" not in corrected.answers:
        return
    parts = parts_of(own_part(duty.what))  # the next body's duty, read along, stands as a duty of its own
    if len(parts) < 2 or (duty.deadline is None and duty.relative is None):
        return
    last = clip(parts[-1], 70)
    count = {2: "hai", 3: "ba", 4: "bốn"}.get(len(parts), str(len(parts)))
    yield Question(
        f"joined/{ref}",
        ref,
        "áp cho việc nào?",
        (
            Option("last", f"Chỉ {last}", "hạn đứng ngay sau việc này"),
            Option(
                "all", f"Cả {count} việc: {clip('; '.join(clip(part, 50) for part in parts), 130)}", f"{count} việc nối nhau bằng dấu “;”"
            ),
        ),
        lead="hạn ở",
    )


def _actor(ref: str, duty: Obligation, directive: Directive, owner: str) -> Question:
    options = []
    if duty.who_inferred:
        options.append(Option("inferred", duty.who_inferred, "câu trước hoặc đề mục nêu tên"))
    options.append(Option("units", "Các đơn vị", "việc chung, không nêu riêng ai"))
    if owner != UNKNOWN_OWNER:
        options.append(Option("owner", short_actor(owner, ""), "cơ quan ban hành tự làm"))
    named = [other.who for other in directive.obligations] + [work.who for work in directive.assignments]
    boards = dict.fromkeys(who for who in named if who and side(who, owner) == "owner")
    options += [Option(f"body{number}", board, "được giao việc khác trong văn bản") for number, board in enumerate(list(boards)[:3], 1)]
    return Question(f"actor/{ref}", ref, "ai phải làm?", tuple(options), free="Đơn vị khác")


def _addressee(ref: str, duty: Obligation, owner: str) -> Question:
    options = []
    if duty.submit_to_inferred:
        options.append(Option("inferred", duty.submit_to_inferred, "câu khác nêu nơi nhận"))
    own = side(duty.who, owner) == "owner"
    if not own:
        options.append(Option("bureau", f"Ban Thường vụ {owner}", "cơ quan ban hành văn bản"))
        options.append(Option("office", f"Văn phòng {owner}", "nơi thường nhận báo cáo"))
    else:
        options.append(Option("above", "Cấp ủy cấp trên trực tiếp", "báo cáo của chính cơ quan ban hành"))
    return Question(f"addressee/{ref}", ref, "gửi về đâu?", tuple(options), free="Nơi khác")


def _of_appendices(corrected: Corrected) -> Iterator[Question]:
    for sort, ref, table in facts_in(corrected.shown):
        if sort == "appendix" and not table.columns and ref not in corrected.removed:
            if any(other.columns for other in corrected.directive.appendix_tables):
                continue
            six = ", ".join(default_columns(None))
            yield Question(
                f"template/{ref}",
                ref,
                "văn bản không kèm mẫu, dùng bảng nào?",
                (
                    Option("default", "Bảng sáu cột mặc định", six),
                    Option("none", "Không cần phụ lục số liệu", "đơn vị chỉ nộp phần lời"),
                ),
            )


def _of_cut_offs(directive: Directive, owner: str) -> Iterator[Question]:
    units, own = cut_offs(directive, owner)
    if units and own and units.to and own.to and units.to < own.to:
        number = next(at for at, window in enumerate(directive.data_windows, 1) if window is own)
        words = cut_off_words(own.to)
        whose = f"{owner_short(owner)} {'ước ' if own.estimated else ''}đến {words}"
        yield Question(
            "estimate",
            f"window-{number}",
            f"số liệu cơ sở đến {cut_off_words(units.to)}, {whose}: thêm cột “ước”?",
            (
                Option("add", f"Thêm cột “Ước thực hiện đến {words}” vào phụ lục", "đủ số để tổng hợp, đơn vị điền thêm một cột"),
                Option("keep", "Giữ phụ lục như mẫu", f"phần sau {cut_off_words(units.to)} do {owner_short(owner)} tự ước"),
            ),
        )


def cut_offs(directive: Directive, owner: str) -> tuple[DataWindow | None, DataWindow | None]:
    """The periods of the units' figures and of the owner's own."""
    dated = [window for window in directive.data_windows if window.to]
    own = next((window for window in dated if is_of_owner(window, owner) and "co so" not in fold(window.scope or "")), None)
    units = next((window for window in dated if window is not own and "co so" in fold(window.scope or "")), None)
    return units, own
