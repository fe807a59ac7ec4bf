"""Clauses whose order is another: the thing before who does it, two bodies before one day.

>>> from nhiemky.reading.duties.times import read_times
>>> words = "Hồ sơ do Ban Tổ chức thẩm định xong trước ngày 10/7/2030"
>>> when = read_times(words, 0, len(words))[0]
>>> topic, who = passive(words, 0, len(words), when)
>>> topic, words[who.start : who.end]
('thẩm định hồ sơ', 'Ban Tổ chức')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nhiemky.reading.duties.actors import Actor, names_body, read_actor
from nhiemky.reading.duties.clause import Clause
from nhiemky.reading.duties.submissions import read_submission
from nhiemky.reading.duties.verbs import HEAD_VERB
from nhiemky.reading.duties.when import When
from nhiemky.reading.duties.words import word_duty

_PASSIVE = re.compile(r"(?P<thing>[^\W\d_][^,;:()]{2,80}?) (?:được|do|phải do|sẽ do|giao cho) (?=[^\W\d_])")


def passive(text: str, at: int, end: int, when: When) -> tuple[str, Actor] | None:
    """ "Hồ sơ do Ủy ban Kiểm tra thẩm định xong trước ngày ...": the thing first, then who does what with it."""
    match = _PASSIVE.match(text, at, min(end, at + 120))
    if match is None or match.end() > when.start or HEAD_VERB.match(text, at, end) or not names_body(text, match.end(), end):
        return None
    who = read_actor(text, match.end(), end)
    if who is None or who.assigned or who.verb >= when.start:
        return None
    submission = read_submission(text, who.verb, end)
    words, thing = word_duty(text, who.verb, end, when, submission), match["thing"].strip()
    return f"{words} {thing[0].lower()}{thing[1:]}", who


_SECOND_BODY = re.compile(r", (?=[^\W\d_])")
_TAKES_BODIES = re.compile(
    r"(?<!\w)(?:với|cùng|gửi|báo cáo|trình|giao|đề nghị|yêu cầu|giúp|hướng dẫn|chỉ đạo|đôn đốc|kiểm tra|giám sát|mời|cho|của|gồm|các|về"
    r"|từ|đến|theo|tại|do|và|bầu|công nhận|thành lập|tham mưu|phân công|lấy ý kiến)(?!\w)|[:(]"
)


def beside(text: str, clauses: list[Clause]) -> Iterator[Clause]:
    """ "Chi bộ đối chiếu, đảng viên xác nhận thông tin": two bodies, each with its verb, at one time."""
    for clause in clauses:
        own, first, when = clause.own, clause.verb, clause.when
        comma = _SECOND_BODY.search(text, first, clause.end) if own and first is not None else None
        if comma is None or first is None or comma.start() - first > 40 or _TAKES_BODIES.search(text, first, comma.start()):
            yield clause
            continue
        behind = when.end if when and comma.start() < when.start else clause.end
        other = read_actor(text, comma.end(), behind)
        timed_before = when is not None and first < when.start < comma.start()
        if other is None or timed_before or other.assigned or other.verb != other.end + 1 or other.end - other.start > 60:
            yield clause
            continue
        yield replace(clause, end=comma.start())
        who = text[other.start : other.end]
        yield replace(clause, start=other.start, actor=who, own=other, verb=other.verb, label="", topic="")
