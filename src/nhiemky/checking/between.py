"""Prose against appendix within one paper: the same row said in a sentence with another number.

>>> from nhiemky.flows.check_file import check_document                      # doctest: +SKIP

Promise: a sentence is compared with a row only where `said_figures` is sure that it states that row's figure, and the row's own words stand
once in the appendix; estimates are not compared with counts; a number printed with fewer digits is compared at its own precision.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from nhiemky.checking.against_units import is_same
from nhiemky.checking.paper import Paper
from nhiemky.checking.said_figures import Named, SaidFigure, figures_said, words_of
from nhiemky.domain.figure import Row
from nhiemky.domain.finding import Evidence, Finding, finding
from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.numbers import format_number

_ESTIMATE = re.compile(r"\b(?:ước|dự kiến|khoảng|phấn đấu)\b", re.IGNORECASE)
_PLACE = re.compile(r"bảng (\d+), dòng (\d+), cột (\d+)")


def check_between(paper: Paper) -> Iterator[Finding]:
    """One finding a sentence; nothing of a paper without a filled appendix."""
    if paper.report is None:
        return
    rows = [
        row
        for row in paper.report.rows
        if row.actual.number is not None and row.actual.comparator == "=" and len(words_of(row.statement)) > 1
    ]
    times = Counter(words_of(row.statement) for row in rows)
    rows = [row for row in rows if times[words_of(row.statement)] == 1 and not row.actual.estimated]
    if not rows or paper.report.estimated:
        return
    for said in figures_said(paper.document, [Named(row.statement, row.unit_of_measure) for row in rows]):
        row = rows[said.at]
        exact = row.actual.number
        assert exact is not None
        if is_same(said.number, exact) or is_same(exact, said.number) or _is_estimate(paper.document, said):
            continue
        yield _told(paper.document, said, row)


def _is_estimate(document: SourceDocument, said: SaidFigure) -> bool:
    return _ESTIMATE.search(document.clean[said.sentence[0] : said.start]) is not None


def _told(document: SourceDocument, said: SaidFigure, row: Row) -> Finding:
    assert row.actual.number is not None
    number, sentence = (document.span(said.start, said.end), document.span(*said.sentence))
    quotes = [Evidence(document.quote(said.start, said.end), number), Evidence(document.quote(*said.sentence), sentence)]
    if cell := row_evidence(document, row):
        quotes.append(cell)
    return finding(
        "prose_differs_from_appendix",
        severity="medium" if said.organ else None,
        place=f"đoạn {said.paragraph + 1}",
        quotes=tuple(quotes),
        statement=row.statement,
        prose=document.quote(said.start, said.end),
        table=row.actual.raw,
        table_place=row.actual_cell,
        difference=format_number(abs(said.number - row.actual.number)),
    )


def row_evidence(document: SourceDocument, row: Row) -> Evidence | None:
    """The row as it stands in the text; None for workbooks."""
    match = _PLACE.fullmatch(row.actual_cell or row.target_cell)
    if match is None or int(match[1]) > len(document.tables):
        return None
    cells = [cell for cell in document.tables[int(match[1]) - 1].cells if cell.row == int(match[2]) - 1]
    if not cells:
        return None
    start = min(cell.start for cell in cells)
    end = min(max(cell.end for cell in cells), document.paragraphs[document.paragraph_at(start)].end)
    return Evidence(document.quote(start, end), document.span(start, end))
