"""How many units a parent's report says have reported, against how many did, and those it names as missing.

>>> from nhiemky.domain.source import Paragraph, Seam, SourceDocument
>>> text = "Đến ngày 02/6/2030, 79/81 đơn vị đã gửi số liệu chỉ tiêu."
>>> document = SourceDocument("a.txt", "text", text, text, (Seam(0, 0),), (Paragraph(0, len(text)),))
>>> [found.message[:61] for found in coverage_findings(document, Figures((), 81, ("A",) * 73, ("B",) * 8))]
['Báo cáo ghi “79/81 đơn vị đã gửi số liệu”, nhưng theo số liệu']

Promise: only sentences that say of units that they sent (had, lacked) figures; a count of something else is left in peace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nhiemky.checking.speakers import own_paragraphs
from nhiemky.domain.campaign import Figures
from nhiemky.domain.finding import Evidence, Finding, finding
from nhiemky.domain.source import Paragraph, SourceDocument
from nhiemky.vietnamese.unicode import fold

_UNITS = r"(?:đơn vị|tổ chức đảng|chi bộ, đảng bộ cơ sở|đảng bộ, chi bộ cơ sở|đảng bộ, chi bộ|chi, đảng bộ cơ sở)"
_SENT = re.compile(
    rf"(?<![\d.,/])(\d{{1,5}})\s*/\s*(\d{{1,5}}) {_UNITS}(?: trực thuộc)? (?:đã )?(?:gửi|nộp|có|báo cáo) (?:đủ )?số liệu", re.IGNORECASE
)
_LACK = re.compile(rf"(?<![\d.,/])(\d{{1,5}}) {_UNITS}(?: trực thuộc)? (?:chưa|không) (?:gửi|nộp|có) số liệu", re.IGNORECASE)


def coverage_findings(document: SourceDocument, figures: Figures) -> Iterator[Finding]:
    """Counts and names, each where it is said."""
    if figures.expected is None:
        return
    got, lacking = len(figures.reporting), len(figures.missing)
    outside = got + lacking - figures.expected
    for number, paragraph in own_paragraphs(document):
        words = document.words(paragraph)
        about: dict[str, Any] = {
            "place": f"đoạn {number + 1}",
            "quotes": (Evidence(document.quote(paragraph.start, paragraph.end), document.span(paragraph.start, paragraph.end)),),
        }
        for match in _SENT.finditer(words):
            if (int(match[1]), int(match[2])) != (got - max(outside, 0), figures.expected):
                yield _differ(match[0], f"{got - max(outside, 0)}/{figures.expected} đơn vị", "", about)
        for match in _LACK.finditer(words):
            if int(match[1]) != lacking:
                yield _differ(match[0], f"{lacking} đơn vị", f" ({_named(figures.missing)})" if figures.missing else "", about)
            yield from _names(document, paragraph, match.end(), figures, about)


def _differ(said: str, expected: str, names: str, about: dict[str, Any]) -> Finding:
    return finding("report_units_differ", written=f"“{said}”", expected=expected, names=names, **about)


def _names(document: SourceDocument, paragraph: Paragraph, at: int, figures: Figures, about: dict[str, Any]) -> Iterator[Finding]:
    """Units named behind the sentence or in its footnote that did send figures."""
    notes = {mark.note for mark in document.marks if paragraph.start <= mark.at <= paragraph.end}
    listed = [
        document.clean[paragraph.start + at : paragraph.end],
        *(document.words(note) for note in document.paragraphs if note.note in notes),
    ]
    known = {fold(unit): unit for unit in figures.reporting}
    wrong = dict.fromkeys(unit for words in listed for name in re.split(r"[,;:.]\s*", words) if (unit := known.get(fold(name))))
    if wrong:
        yield finding("report_missing_names", count=len(wrong), names=_named(tuple(wrong)), **about)


def _named(names: tuple[str, ...], most: int = 6) -> str:
    return ", ".join(names[:most]) + (f" và {len(names) - most} đơn vị nữa" if len(names) > most else "")
