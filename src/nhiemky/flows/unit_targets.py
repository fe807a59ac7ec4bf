"""A unit's own targets: read from its resolution's file, and which indicator of the campaign each answers.

>>> asked = (Indicator("CT01", "Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "sum"), Indicator("CT02", "Doanh thu", "tỷ đồng"))
>>> stated = (StatedTarget("Kết nạp Đảng viên mới trong nhiệm kỳ", "đảng viên", "25"), StatedTarget("Trồng cây xanh", "cây", "12.400"))
>>> [(one.target.statement, one.code, one.sure) for one in propose(stated, asked)]
[('Kết nạp Đảng viên mới trong nhiệm kỳ', 'CT01', True), ('Trồng cây xanh', '', False)]

Promise: an indicator is proposed for one target at most, the nearest; only equal words are sure, the rest is a person's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nhiemky.consolidating.wording import compare, key, unit_key
from nhiemky.domain.campaign import Indicator
from nhiemky.domain.directive import Directive, IndicatorStatement
from nhiemky.domain.outline import Section
from nhiemky.domain.source import SourceDocument
from nhiemky.domain.targets import StatedTarget, TargetReading
from nhiemky.domain.unit_report import UnitReport
from nhiemky.reading.targets import stated_in
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import fold

NEAR = 70.0
"""Below this score nothing is proposed."""
_LONGEST_SENTENCE = 300


@dataclass(frozen=True, slots=True)
class Proposal:
    """code: of the campaign's indicator that the target answers, "" for the unit's own; score 0 to 100."""

    target: StatedTarget
    code: str = ""
    score: float = 0.0
    sure: bool = False


def propose(stated: Sequence[StatedTarget], asked: Sequence[Indicator]) -> tuple[Proposal, ...]:
    """One proposal a target, in the targets' order. Indicators of a single other unit are not offered."""
    pairs: list[tuple[float, bool, int, int]] = []
    for at, target in enumerate(stated):
        for there, indicator in enumerate(asked):
            closeness = compare(key(target.statement, target.unit_of_measure), key(indicator.statement, indicator.unit_of_measure))
            units = unit_key(target.unit_of_measure), unit_key(indicator.unit_of_measure)
            same_unit = units[0] == units[1] or not all(units)
            score = closeness.score if same_unit else closeness.score - 15
            if score >= NEAR or (closeness.harmless and same_unit):
                pairs.append((score, closeness.harmless and same_unit, at, there))
    found: dict[int, Proposal] = {}
    taken: set[int] = set()
    for score, sure, at, there in sorted(pairs, key=lambda pair: (-pair[1], -pair[0], pair[2], pair[3])):
        if at not in found and there not in taken:
            found[at] = Proposal(stated[at], asked[there].code, round(score, 1), sure)
            taken.add(there)
    return tuple(found.get(at, Proposal(target)) for at, target in enumerate(stated))


def reading_of(report: UnitReport, document: SourceDocument | None = None, directive: Directive | None = None) -> TargetReading:
    """What a file says: the rows of its tables that state a target, then the targets of its prose, each once."""
    rows = [
        StatedTarget(row.statement, row.unit_of_measure, row.target.raw, quote=row.statement, place=row.target_cell or row.sheet)
        for row in report.rows
        if not row.target.is_blank
    ]
    if document is None or directive is None:
        return TargetReading(tuple(rows), report.symbol, report.date)
    header = directive.header
    prose = [_from_prose(document, item) for item in directive.indicators if item.kind == "target" and item.evidence.span]
    held = {key(row.statement, row.unit_of_measure) for row in rows}
    for target in prose:
        if target and (words := key(target.statement, target.unit_of_measure)) not in held:
            held.add(words)
            rows.append(target)
    return TargetReading(
        tuple(rows),
        header.symbol or report.symbol,
        format_day(header.date) if header.date else report.date,
        header.subject or "",
        key_tasks=_items(directive.sections, "trong tam"),
        breakthroughs=_items(directive.sections, "dot pha"),
    )


def _from_prose(document: SourceDocument, item: IndicatorStatement) -> StatedTarget | None:
    """From the whole sentence where it states one target, else from the item's own words."""
    sentence = _sentence(document, item)
    whole = stated_in(sentence) if sentence else None
    if whole and not whole.doubt and _says(whole, item):
        return replace(whole, quote=sentence)
    stated = stated_in(item.evidence.quote)
    return replace(stated, quote=item.evidence.quote) if stated else None


def _says(stated: StatedTarget, item: IndicatorStatement) -> bool:
    value = item.value if isinstance(item.value, str) or item.value is None else format_number(item.value)
    return value is None or fold(value) in fold(stated.words) or fold(stated.words) in fold(value)


def _sentence(document: SourceDocument, item: IndicatorStatement) -> str:
    """The paragraph round the item, "" where it is too long to be one target's."""
    span = item.evidence.span
    assert span is not None
    for paragraph in document.paragraphs:
        if document.raw(paragraph.start) <= span.start < document.raw(max(paragraph.start, paragraph.end - 1)) + 1:
            words = " ".join(document.clean[paragraph.start : paragraph.end].split())
            return words if len(words) <= _LONGEST_SENTENCE and words.rstrip(".").count(". ") <= 1 else ""
    return ""


def _items(sections: Sequence[Section], words: str) -> tuple[str, ...]:
    """Titles below the first heading that says so."""
    for section in sections:
        if words in fold(section.title or ""):
            return tuple(child.title for child in section.children if child.title)
        if inner := _items(section.children, words):
            return inner
    return ()
