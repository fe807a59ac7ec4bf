"""Which statements a person said are one indicator, and which are not.

>>> said = SettledMatches((Match("CT01", "Phát triển đảng viên", "đảng viên"), Match(None, "Nộp thuế", other="Nộp ngân sách")))
>>> said.code_of("ban-a", key("phát triển đảng viên"), "đảng viên"), said.code_of("ban-a", key("Nộp thuế"), "tỷ đồng")
('CT01', None)
>>> said.are_apart(key("Nộp thuế"), key("Nộp ngân sách"))
True

Promise: what a person settled is not asked again; what nobody settled is untouched. A match for one unit goes before one for all.
"""

from __future__ import annotations

from collections.abc import Iterable

from nhiemky.consolidating.wording import key, unit_key
from nhiemky.domain.settled import Match


class SettledMatches:
    """Looked up by the keys of `wording`."""

    def __init__(self, matches: Iterable[Match]) -> None:
        self._codes: dict[tuple[str | None, str, str], str] = {}
        self._apart: set[tuple[str, str]] = set()
        for match in matches:
            words, unit = key(match.statement, match.unit_of_measure), unit_key(match.unit_of_measure)
            if match.code is None:
                self._apart.add((words, key(match.other)))
                continue
            self._codes[match.unit_id, words, unit] = match.code

    def code_of(self, unit_id: str, words: str, unit: str) -> str | None:
        """The campaign's indicator that a row was said to be; None where nobody said so."""
        for who in (unit_id or None, None):
            code = self._codes.get((who, words, unit)) or self._codes.get((who, words, ""))
            if code:
                return code
        return None

    def are_apart(self, words: str, other: str) -> bool:
        """Somebody said that the two are not one."""
        return (words, other) in self._apart or (other, words) in self._apart
