"""All stages over one document: SourceDocument -> Directive.

>>> from nhiemky.reading.documents.text import read_text
>>> directive = read_directive(read_text("KẾ HOẠCH\\n\\nsơ kết\\n\\nI- NỘI DUNG\\n\\nNơi nhận:".encode(), "ke-hoach.txt"))
>>> directive.doc_id, directive.header.doc_type, directive.sections[0].title
('ke-hoach', 'kế hoạch', 'NỘI DUNG')

Promise: the same bytes give the same directive; nothing is judged here (inconsistencies are added above, in `flows`).
"""

from __future__ import annotations

from pathlib import PurePath

from nhiemky.domain.directive import Directive
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.citations.numbered import read_citations
from nhiemky.reading.duties.adjustments import read_adjustment_policy
from nhiemky.reading.duties.conditions import read_limits, read_ordering
from nhiemky.reading.duties.data_windows import read_data_windows
from nhiemky.reading.duties.obligations import read_duties
from nhiemky.reading.figures.counts import find_counts
from nhiemky.reading.figures.groups import read_groups
from nhiemky.reading.figures.indicators import read_indicators
from nhiemky.reading.figures.quantities import read_quantities
from nhiemky.reading.figures.rating_rules import read_rating_rules
from nhiemky.reading.structure.header import read_header
from nhiemky.reading.structure.layout import lay_out
from nhiemky.reading.structure.outlines import read_outlines
from nhiemky.reading.structure.sections import read_sections
from nhiemky.reading.structure.tables import read_appendix_tables


def read_directive(document: SourceDocument) -> Directive:
    """Every fact of the document, in the order of the text within each kind."""
    layout = lay_out(document)
    header = read_header(document, layout)
    obligations, assignments = read_duties(document, layout, header)
    counts = find_counts(document)
    quantities = read_quantities(document, layout, counts)
    orders = read_ordering(document, layout)
    groups = read_groups(document, layout, counts, quantities=quantities, orders=orders)
    rules = read_rating_rules(document, layout)
    return Directive(
        doc_id=PurePath(document.name).stem,
        header=header,
        citations=read_citations(document, layout, header),
        obligations=obligations,
        assignments=assignments,
        limits=read_limits(document, layout),
        data_windows=read_data_windows(document, layout),
        ordering=orders,
        adjustment_policy=read_adjustment_policy(document, layout),
        outlines=read_outlines(document, layout, header),
        appendix_tables=read_appendix_tables(document, layout),
        sections=read_sections(document, layout),
        indicators=read_indicators(document, layout, counts, quantities=quantities, groups=groups, rules=rules),
        groups=groups,
        quantities=quantities,
        rating_rules=rules,
        notices=document.notices,
    )
