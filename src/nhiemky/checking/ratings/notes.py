"""What could not be checked, said once for each rule with how many it touches.

>>> notes = Notes()
>>> notes.count("points: bảng không có cột này", [Rated("individual", "n1"), Rated("individual", "n2")], "Điều 11")
>>> notes.lines
('points: bảng không có cột này: 2 đối tượng (n1, n2). Điều 11.',)
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.domain.rating import Rated

NAMED = 20
"""Subjects named in one line; the rest is a number."""


class Notes:
    """Lines in the order they come, each once."""

    def __init__(self) -> None:
        self._lines: dict[str, None] = {}

    @property
    def lines(self) -> tuple[str, ...]:
        """As the command prints them under `not_checked`."""
        return tuple(self._lines)

    def say(self, line: str) -> None:
        """One line."""
        self._lines[line] = None

    def count(self, what: str, subjects: Sequence[Rated], basis: str = "") -> None:
        """ "what: 2 đối tượng (n1, n2). basis." """
        names = [row.id or (f"dòng {row.row}" if row.row else row.shown) for row in subjects[:NAMED]]
        more = [f"và {len(subjects) - NAMED} nữa"] if len(subjects) > NAMED else []
        self.say(f"{what}: {len(subjects)} đối tượng ({', '.join([*names, *more])}).{f' {basis}.' if basis else ''}")
