"""A requirement or a task as the sentence of a directive: who, what, to whom, until when, in the wording that stands in the campaign.

>>> sent = Requirement("o1", "gửi báo cáo", "Chi bộ cơ sở", "trước ngày 30/5/2023", None, "Ban Thường vụ", "Văn phòng")
>>> requirement_sentence(sent)
'Chi bộ cơ sở gửi báo cáo về Ban Thường vụ (qua Văn phòng) trước ngày 30/5/2023.'
>>> draft = Requirement("o2", "dự thảo báo cáo", "Ban Tổ chức", "trước ngày 10/5/2023", None, "Ban Thường vụ", None, own=True)
>>> list(by_actor((draft,), (Task("v1", "theo dõi việc kiểm điểm ở cơ sở", "Ban Tổ chức"),)))
['Ban Tổ chức dự thảo báo cáo, trình Ban Thường vụ trước ngày 10/5/2023; theo dõi việc kiểm điểm ở cơ sở.']

Promise: the reader of directives finds the same parts again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nhiemky.domain.campaign import Requirement, Task
from nhiemky.vietnamese.unicode import fold

_BODY = re.compile(r"^(to|ban|van phong|uy ban|hoi dong|doan) ")
_DRAFTING = re.compile(r"^(?:dự thảo|xây dựng|chuẩn bị|soạn thảo|gửi|nộp|lập) ")
_EASY = 60
"""Longer than this, "gửi ... về" is hard to follow: where it goes stands in a clause of its own."""
_OPTIONAL = re.compile(r"\b(neu co|neu can|tuy tinh hinh|tuy dieu kien|neu thay can)\b")
_SENT = re.compile(r"^(gui|nop|bao cao|chuyen)\b")


def requirement_sentence(asked: Requirement) -> str:
    """One requirement by itself, ending in a full stop."""
    who = asked.who or ""
    return _sentence(f"{who} {requirement_words(asked)}".strip())


def requirement_words(asked: Requirement) -> str:
    """The same without who does it: what follows the actor's name."""
    words = f"{_with(asked.cooperating)}{asked.what}{_if_any(asked)}"
    if asked.submit_to:
        sent = _SENT.match(fold(asked.what)) is not None
        to = f"về {asked.submit_to}" if sent else f", trình {asked.submit_to}"
        if sent and (len(asked.what) > _EASY or re.search(r"[,;()]", asked.what)):
            to = f", gửi về {asked.submit_to}"
        words = f"{words}{'' if to.startswith(',') else ' '}{to}"
        if asked.via:
            words = f"{words} (qua {asked.via})"
    return f"{words} {asked.wording}".strip()


def task_words(task: Task) -> str:
    """Assigned work: what follows the actor's name."""
    return f"{_with(task.cooperating)}{task.what} {task.wording}".strip()


def by_actor(requirements: Sequence[Requirement], tasks: Sequence[Task]) -> Iterator[str]:
    """One sentence an actor, in the order in which actors appear; first what has a day, then other work."""
    duties: dict[str, list[str]] = {}
    work: dict[str, list[str]] = {}
    for asked in requirements:
        duties.setdefault(asked.lead or asked.who or "", []).append(requirement_words(asked))
    for task in tasks:
        work.setdefault(task.lead or "", []).append(task_words(task))
    for actor in dict.fromkeys((*duties, *work)):
        first, *others = work.get(actor, [""])  # two tasks in one sentence are read as one: each further one stands by itself
        yield _sentence(f"{actor} {'; '.join([*duties.get(actor, ()), *filter(None, [first])])}".strip())
        yield from (_sentence(f"{actor} {words}".strip()) for words in others)
    for asked in requirements:
        yield from _helped_and_adopted(asked)


def _helped_and_adopted(asked: Requirement) -> Iterator[str]:
    """Who helps to draft it, then who adopts it after the body it is laid before."""
    bodies = [name for name in asked.editorial_team if _BODY.match(fold(name))]
    people = [name for name in asked.editorial_team if name not in bodies]
    helpers = [*bodies, *([f"Các đồng chí {', '.join(people)}"] if people else [])]
    for helper in helpers:
        yield _sentence(f"{helper} giúp {asked.lead or asked.who} {asked.what}")
    for body in asked.adopted_by:
        if body != asked.submit_to:
            yield _sentence(f"{body} thông qua {_DRAFTING.sub('', asked.what)}")


def _if_any(asked: Requirement) -> str:
    return " (nếu có)" if asked.optional and not _OPTIONAL.search(fold(asked.what)) else ""


def _with(helpers: Sequence[str]) -> str:
    if not helpers:
        return ""
    names = helpers[0] if len(helpers) == 1 else f"{', '.join(helpers[:-1])} và {helpers[-1]}"
    return f"chủ trì, phối hợp với {names} "


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
