"""Totals with their parts: "20 phiên họp (gồm 11 phiên thường lệ và 9 phiên chuyên đề)", across footnotes, lists and tables.

What it promises: a total is paired with parts only where the text itself says that they are its parts. `adds_up` is
False only where the parts exhaust the total (gồm, cụ thể, a colon, brackets, one clause an owner); "trong đó" names
some of the parts, so there only a part greater than its whole is wrong. None: the text does not decide.

>>> from nhiemky.reading.documents.text import read_text
>>> from nhiemky.reading.structure.layout import lay_out
>>> document = read_text("Kết nạp 45 đảng viên, gồm 20 nam và 24 nữ.".encode(), "a.txt")
>>> [(found.id, str(found.total), str(found.sum), found.adds_up) for found in read_quantities(document, lay_out(document))]
[('q1', '45', '44', False)]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhiemky.domain.directive import Quantity
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.closing_sums import read_denied, read_parts_before, read_settled
from nhiemky.reading.figures.completion import completed
from nhiemky.reading.figures.counts import Count, find_counts
from nhiemky.reading.figures.lists import read_lists
from nhiemky.reading.figures.note_breakdowns import read_note_breakdowns
from nhiemky.reading.figures.open_sums import read_beside, read_fractions, read_left_over, read_out_of
from nhiemky.reading.figures.prose_breakdowns import read_labelled_sentences, read_next_sentences, read_prose_breakdowns
from nhiemky.reading.figures.sum_counts import sum_counts
from nhiemky.reading.figures.table_totals import read_table_totals
from nhiemky.reading.structure.layout import Layout


def read_quantities(document: SourceDocument, layout: Layout, counts: Sequence[Count] | None = None) -> tuple[Quantity, ...]:
    """Totals with parts, in order of the totals. `counts` where the caller has them already."""
    counts = find_counts(document) if counts is None else counts
    stated, counts = counts, sum_counts(document, counts)
    found = [
        *(in_prose := list(read_prose_breakdowns(document, counts))),
        *read_next_sentences(document, counts, in_prose),
        *read_labelled_sentences(document, counts),
        *read_settled(document, counts),
        *read_out_of(document, counts),
        *read_fractions(document, counts),
        *read_left_over(document, counts),
        *read_beside(document, counts, in_prose),
        *read_denied(document, counts),
        *read_note_breakdowns(document, counts),
        *read_parts_before(document, counts),
        *read_lists(document, layout, stated),
        *read_table_totals(document),
    ]
    found.sort(key=lambda q: (q.evidence_total[0].span or (0, 0)) if q.evidence_total else (0, 0))
    once = {(quantity.total, quantity.parts, quantity.check, quantity.evidence_parts[-1:]): quantity for quantity in reversed(found)}
    kept = completed(document, reversed(once.values()))
    return tuple(replace(quantity, id=f"q{number}") for number, quantity in enumerate(kept, 1))
