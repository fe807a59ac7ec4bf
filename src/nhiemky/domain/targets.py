"""A committee's own targets as somebody stated them, before a person confirms them (chỉ tiêu nghị quyết).

>>> StatedTarget("Kết nạp đảng viên mới", "đảng viên", "từ 25").has_level
True
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """One target: what is to be reached, in which unit of measure, how far.

    words     of the level as a table writes it ("từ 90", "138,0", "dưới 16", "Đạt"), "" where none was found.
    previous  last period's figure, where the list gives it.
    quote     the line or sentence it was taken from; place: line, cell or paragraph, as a person finds it.
    doubt     what a person should look at, "" for nothing.
    """

    statement: str
    unit_of_measure: str
    words: str
    previous: str = ""
    quote: str = ""
    place: str = ""
    doubt: str = ""

    @property
    def has_level(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class TargetReading:
    """What a resolution's file or a pasted list says: its own number and day where it is a paper, its targets, its key tasks.

    term        "2020 - 2025" as the subject names it, "" unknown.
    key_tasks   nhiệm vụ trọng tâm, breakthroughs khâu đột phá: their words. left: lines that gave nothing.
    """

    targets: tuple[StatedTarget, ...] = ()
    symbol: str = ""
    on: str = ""
    subject: str = ""
    term: str = ""
    key_tasks: tuple[str, ...] = ()
    breakthroughs: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
