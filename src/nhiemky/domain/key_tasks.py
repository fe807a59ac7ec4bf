"""Who did what for each key task or breakthrough of a superior's resolution, as values.

>>> from datetime import date
>>> done = Done("Chi bộ Đài", "", "Mở ba lớp tập huấn", "", "", "", "Mai Loan", date(2023, 5, 12))
>>> KeyTaskTold(1, "key_task", "Nhiệm vụ trọng tâm", "Đổi mới sinh hoạt chi bộ", (done,), ("Chi bộ Báo",), 2).said
'1/2 đơn vị có kết quả'
>>> done.told
'Mở ba lớp tập huấn'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Done:
    """One unit's result. section: title of the part of its report it points to, text: what stands there; figure in words."""

    unit: str
    place: str
    words: str
    section: str
    text: str
    figure: str
    by: str
    on: date
    id: str = ""

    @property
    def told(self) -> str:
        """In one paragraph: the unit's words, its figure, else what its report says."""
        parts = [part.strip().rstrip(".") for part in (self.words, self.figure) if part.strip()]
        if not parts and self.text:
            parts = [" ".join(self.text.split()).rstrip(".")]
        if not parts and self.section:
            parts = [f"xem báo cáo, mục “{self.section}”"]
        return ". ".join(parts)


@dataclass(frozen=True, slots=True)
class KeyTaskTold:
    """A key task with its results in tree order. silent: units it concerns that told nothing; asked: how many it concerns."""

    pk: int
    kind: str
    kind_words: str
    words: str
    results: tuple[Done, ...]
    silent: tuple[str, ...]
    asked: int

    @property
    def told(self) -> int:
        """Units with a result."""
        return len({done.place or done.unit for done in self.results})

    @property
    def said(self) -> str:
        return f"{self.told}/{max(self.asked, self.told)} đơn vị có kết quả"
