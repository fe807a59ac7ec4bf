"""Totals whose parts stand in the footnote that hangs on them.

What it promises: a False only where every clause of the note gives a part and the mark touches the total; the totals of
the next sentence are tried too, and told only where the sum holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nhiemky.domain.directive import Quantity
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.addition import sum_quantity
from nhiemky.reading.figures.breakdowns import breakdown
from nhiemky.reading.figures.clauses import clauses_between
from nhiemky.reading.figures.counts import Count, counts_between
from nhiemky.reading.figures.exhaustive import is_hedged
from nhiemky.reading.figures.loose_notes import LooseNote, loose_notes
from nhiemky.reading.figures.parts import may_be_total, part_of

_LISTED_NOTE = re.compile(
    r"(?<!\w)(?:[Bb]ao gồm|[Gg]ồm(?: có)?|[Cc]ụ thể(?: là)?|[Cc]hia ra|[Ll]ần lượt(?: là)?)[:,]? ?(?=\d|[^.;]{0,80}\d)"
)


def read_note_breakdowns(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """The total stands in the text, its parts in the footnote that hangs on it, one clause an owner."""
    clean = document.clean
    notes = {paragraph.note: paragraph for paragraph in document.paragraphs if paragraph.note is not None}
    hung = [LooseNote(mark.note, mark.at, notes[mark.note].start, notes[mark.note].end) for mark in document.marks if mark.note in notes]
    for note in hung or loose_notes(document):
        if not any(char.isdigit() for char in clean[note.start : note.end]):
            continue
        clauses = _own_clauses(clean, clauses_between(clean, note.start, note.end))
        totals = _marked(clean, counts, note.at)
        touching = bool(totals) and totals[-1].end >= note.at - 1
        if len(clauses) < 2:
            for total in totals:
                quantity = _listed(document, counts, total, note.start, clauses[-1][1] if clauses else note.end, touching=touching)
                if quantity is not None:
                    yield replace(quantity, footnote=note.number)
            continue
        inside = counts_between(counts, note.start, note.end)
        behind = _behind(clean, counts, note.at)
        for total in (*totals, *behind):
            parts = [part for clause in clauses if (part := part_of(clean, inside, total, *clause)) is not None]
            if len(parts) < len(clauses) and total in totals:
                listed = _listed(document, counts, total, *clauses[0], touching=touching)
                if listed is not None and (listed.adds_up is not None):
                    yield replace(listed, footnote=note.number)
                    continue
            if len(parts) < 2:
                continue
            whole = len(parts) == len(clauses)
            decided = whole and touching and not is_hedged(clean, total, note.start, min(clauses[0][1], parts[0].end))
            quantity = sum_quantity(document, total, parts, decided=decided, some=False, certain=whole, footnote=note.number)
            if quantity is not None and (quantity.adds_up or total not in behind):
                yield quantity


def _own_clauses(clean: str, clauses: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without what goes on about the whole: "...; trong đó có 1.102 đảng viên nữ"."""
    for at, (start, _) in enumerate(clauses[1:], 1):
        if clean.startswith(("trong đó", "trong số đó"), start):
            return clauses[:at]
    return clauses


def _listed(document: SourceDocument, counts: Sequence[Count], total: Count, start: int, end: int, *, touching: bool) -> Quantity | None:
    """One clause that lists the parts: behind gồm, cụ thể ...; without such a word only of the total's own noun."""
    clean = document.clean
    opener = _LISTED_NOTE.search(clean, start, end)
    some = clean.startswith(("Trong đó", "Trong số"), start)
    quantity = breakdown(
        document, counts, total, opener.end() if opener else start, end,
        exhaustive=not some, open_end=True, said=opener is not None, nearer=total if opener is None and not some else None,
    )  # fmt: skip
    return quantity if quantity is not None and (quantity.adds_up or touching) else None


def _marked(clean: str, counts: Sequence[Count], at: int) -> list[Count]:
    """Totals that a footnote mark at `at` may explain: the count it hangs on, else all of its sentence."""
    before = max(clean.rfind("\n", 0, at), clean.rfind(". ", 0, at)) + 1
    here = [count for count in counts_between(counts, before, at) if may_be_total(count)]
    touching = [count for count in here if count.end >= at - 1]
    return touching or here


def _behind(clean: str, counts: Sequence[Count], at: int) -> list[Count]:
    """Totals of the next sentence, that a note on the sentence before may already explain: only where the sum holds."""
    stop = clean.find("\n", at + 2)  # a line that ends with the sentence may have parted the paragraph
    stop = len(clean) if stop < 0 else stop
    first = min((place for mark in (". ", ".\n") if (place := clean.find(mark, at - 1, stop)) >= 0), default=-1)
    if first < 0:
        return []
    last = clean.find(". ", first + 2, stop)
    inside = counts_between(counts, first, stop if last < 0 else last)
    return [count for count in inside if may_be_total(count)]
