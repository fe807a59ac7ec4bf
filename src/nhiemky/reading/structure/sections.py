"""Headings of the main text as a tree.

>>> from nhiemky.reading.documents.text import read_text
>>> from nhiemky.reading.structure.layout import lay_out
>>> document = read_text("KẾ HOẠCH\\n\\nsơ kết\\n\\nI- MỤC ĐÍCH\\n\\n1. Đánh giá đúng kết quả.\\n\\nNơi nhận:".encode(), "a.txt")
>>> [(top.label, top.title, [child.run_in for child in top.children]) for top in read_sections(document, lay_out(document))]
[('I', 'MỤC ĐÍCH', [True])]

Promise: "(1)", "+" and "-" items are no sections; titles broken over lines are whole; `span` runs from the label to the
title's end, for a run-in section over its first words.
"""

from __future__ import annotations

from nhiemky.domain.outline import Section
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.structure.layout import Layout


def read_sections(document: SourceDocument, layout: Layout) -> tuple[Section, ...]:
    """The tree of `layout.headings`."""
    children: list[list[Section]] = [[] for _ in layout.headings]
    tops: list[Section] = []
    # from the last heading up: children are complete before their parent is made
    for number in range(len(layout.headings) - 1, -1, -1):
        heading = layout.headings[number]
        section = Section(
            label=heading.label,
            title=heading.title,
            span=document.span(heading.start, heading.end),
            children=tuple(reversed(children[number])),
            run_in=heading.run_in,
        )
        (tops if heading.parent < 0 else children[heading.parent]).append(section)
    return tuple(reversed(tops))
