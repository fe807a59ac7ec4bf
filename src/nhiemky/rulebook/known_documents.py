"""Well-known central documents with their days and successors, as rule data (văn bản Trung ương thường viện dẫn).

>>> known = {each.symbol: each for each in known_documents()}
>>> known["132-QĐ/TW"].superseded_by, known["132-QĐ/TW"].superseded_on
('124-QĐ/TW', datetime.date(2023, 10, 4))
>>> known["66-QĐ/TW"].is_meant(date(2017, 2, 6), ""), known["66-QĐ/TW"].is_meant(None, "ve cong tac can bo")
(True, False)

The values stand in data/known_documents.yaml, each with the clause it rests on; only grades A and S are taken.
A central number comes again in the next term: a citation means the document here by its day or its title, never by the symbol alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from nhiemky.rulebook.load import load_rules

__all__ = ["KnownCentral", "date", "known_documents"]

DATA = Path(__file__).parent / "data" / "known_documents.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCentral:
    """One document. about: folded words of its title; clause: what the entry rests on; superseded_on: since when the successor holds."""

    type: str
    symbol: str
    signed: date | None
    issuer: str | None
    about: tuple[str, ...]
    clause: str
    grade: Literal["A", "S"]
    also_dated: tuple[date, ...] = ()
    superseded_by: str | None = None
    superseded_on: date | None = None

    def __post_init__(self) -> None:
        if (self.superseded_by is None) != (self.superseded_on is None):
            raise ValueError("thiếu ngày thay thế hoặc văn bản thay thế. Hãy ghi cả superseded_by và superseded_on")
        if not self.clause.strip() or not self.about:
            raise ValueError("thiếu căn cứ hoặc chữ của trích yếu. Hãy ghi clause và about")

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that an official text gives it."""
        return self.also_dated if self.signed is None else (self.signed, *self.also_dated)

    def is_meant(self, on: date | None, title: str) -> bool:
        """A citation of this symbol with that day and title (folded: `vietnamese.unicode.fold`) means this document."""
        if on is not None and self.days:
            return on in self.days
        if self.signed is None:
            return True
        return any(words in title for words in self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    documents: tuple[KnownCentral, ...]


@cache
def known_documents() -> tuple[KnownCentral, ...]:
    """Every entry, in the order of the file."""
    return load_rules(DATA, _File).documents
