"""What changed between two revisions of a unit's report: words by section, figures by indicator.

>>> [(change.kind, change.words) for change in word_changes("Kết nạp 13 đảng viên.", "Kết nạp 14 đảng viên.")]
[('same', 'Kết nạp'), ('removed', '13'), ('added', '14'), ('same', 'đảng viên.')]

Promise: the old text is the same and removed words, the new text the same and added ones, paragraph by paragraph; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from nhiemky.domain.figure import BLANK, Row, Value

Kind = Literal["same", "added", "removed"]
_WHOLE = 4000
"""Words beyond which a changed stretch is shown as removed and added whole: comparing is quadratic."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that stayed, came or went. paragraph: counts from 0; words of one paragraph stand together."""

    kind: Kind
    words: str
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class SectionChange:
    """One section of two revisions that differs. old or new is "" where the section stands in one only."""

    key: str
    old: str
    new: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One indicator's actual, before and after; BLANK where it had none."""

    statement: str
    cell: str
    old: Value
    new: Value


def word_changes(old: str, new: str) -> tuple[Change, ...]:
    """By paragraph first, then word by word within what changed."""
    before, after = _paragraphs(old), _paragraphs(new)
    return tuple(_numbered(before, after))


def section_changes(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[SectionChange, ...]:
    """Sections that differ, in the new revision's order, then those that went."""
    keys = [*new, *(key for key in old if key not in new)]
    pairs = ((key, old.get(key, ""), new.get(key, "")) for key in keys)
    return tuple(SectionChange(key, was, now, word_changes(was, now)) for key, was, now in pairs if was.split() != now.split())


def figure_changes(old: Sequence[Row], new: Sequence[Row]) -> tuple[FigureChange, ...]:
    """Rows are one by their code, else by their statement."""
    before = {_key(row): row for row in old}
    after = {_key(row): row for row in new}
    changes = []
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        there = now or was
        assert there is not None
        first, second = was.actual if was else BLANK, now.actual if now else BLANK
        if first.plain != second.plain:
            changes.append(FigureChange(there.statement, there.actual_cell, first, second))
    return tuple(changes)


def _key(row: Row) -> str:
    return row.code or row.statement.casefold()


def _paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _numbered(before: list[str], after: list[str]) -> Iterator[Change]:
    paragraph = 0
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            for words in before[a:b]:
                yield Change("same", words, paragraph)
                paragraph += 1
            continue
        paired = min(b - a, d - c)
        for was, now in zip(before[a : a + paired], after[c : c + paired], strict=True):
            yield from _words(was, now, paragraph)
            paragraph += 1
        for words in before[a + paired : b]:
            yield Change("removed", words, paragraph)
            paragraph += 1
        for words in after[c + paired : d]:
            yield Change("added", words, paragraph)
            paragraph += 1


def _words(was: str, now: str, paragraph: int) -> Iterator[Change]:
    before, after = was.split(), now.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if len(before) + len(after) > _WHOLE or matcher.quick_ratio() < 0.3:
        yield from (Change("removed", was, paragraph), Change("added", now, paragraph))
        return
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Change("same", " ".join(before[a:b]), paragraph)
            continue
        if b > a:
            yield Change("removed", " ".join(before[a:b]), paragraph)
        if d > c:
            yield Change("added", " ".join(after[c:d]), paragraph)
