"""One clause of a duty as a value (vế câu giao việc); read by `clauses`."""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.reading.duties.actors import Actor
from nhiemky.reading.duties.submissions import Submission
from nhiemky.reading.duties.when import When


@dataclass(slots=True)
class Clause:
    """Clean [start, end), its actor (own or taken over), where the verb begins, time, conditions, addressee and channel.

    completion  it only says that what stands before is to be done by then ("hoàn thành trước ngày ...").
    topic       words before the verb that are no actor ("Hội nghị cấp cơ sở hoàn thành trước ngày ...").
    label       the paper that a label before the actor names ("Báo cáo năm: các đơn vị gửi ...").
    """

    start: int
    end: int
    actor: str | None
    own: Actor | None
    verb: int | None
    when: When | None = None
    conditions: tuple[str, ...] = ()
    submission: Submission | None = None
    completion: bool = False
    topic: str = ""
    label: str = ""

    @property
    def has_channel(self) -> bool:
        return self.submission is not None and self.submission.via is not None
