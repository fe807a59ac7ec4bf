"""A figure broken down by former units, checked again after a person edited the paper.

>>> from nhiemky.domain.campaign import PartFigure
>>> figure = CampaignFigure("Kết nạp đảng viên", "đảng viên", "sum", None, "7", None,
...                         (PartFigure("A", None, "3", successor="D"), PartFigure("B", None, "4", successor="D")))
>>> [found.code for found in former_findings(figure, "7, trong đó: A (cũ) 3; B (cũ) 5.", {})]
['former_part_differs', 'former_sum_wrong']
>>> list(former_findings(figure, "7 đảng viên, trong đó: A (cũ) 3; B (cũ) 4.", {}))
[]

Promise: silent for what the consolidation wrote and for lists of other things; a wrong part is told with both sides and what the
parts come to, a total that its own parts do not make with the sum spelled out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from nhiemky.checking.against_units import is_same, number_of
from nhiemky.domain.campaign import CampaignFigure
from nhiemky.domain.finding import Finding, finding
from nhiemky.vietnamese.numbers import format_number, parse_number
from nhiemky.vietnamese.unicode import fold

_NUMBER = r"\d[\d.,]{0,20}\d|\d"
_WHOLE = re.compile(rf"(?:(?<![\d.,/])({_NUMBER})[^\d;:.]{{0,60}}?)?[,(]?\s*\b[Tt]rong đó:?\s*(?!\s)")
_PIECE = re.compile(rf"\s*(?:và\s+)?([^\d;:][^;:]{{1,160}}?)\s*:?\s*\(?({_NUMBER})(?![\d/])\)?[^\d;]{{0,30}}")
_OLD = re.compile(r"\s*\(\s*cũ\s*\)\s*$")


def former_findings(figure: CampaignFigure, words: str, about: dict[str, Any]) -> Iterator[Finding]:
    """What does not fit in "1.406, trong đó: Đảng bộ A (cũ) 330; B (cũ) 444; C (cũ) 632". words: a footnote or a paragraph."""
    known = {
        _key(part.unit): (part.unit, number) for part in figure.parts if part.successor and (number := number_of(part.actual)) is not None
    }
    if not known:
        return
    for match in _WHOLE.finditer(words):
        listed = _listed(words[match.end() :])
        if not any(_key(name) in known for name, _ in listed):
            continue
        numbers = [number for _, number in listed]
        summed = sum(numbers, Decimal(0))
        for name, written in listed:
            unit, expected = known.get(_key(name), ("", written))
            if not is_same(written, expected):
                yield finding(
                    "former_part_differs", statement=figure.statement, part=unit, written=format_number(written),
                    expected=format_number(expected), difference=format_number(abs(written - expected)), sum=format_number(summed), **about,
                )  # fmt: skip
        total = parse_number(match[1]) if match[1] else None  # stands in the text: `reading.figures` adds that up
        if total is not None and len(listed) > 1 and total != summed:
            yield finding(
                "former_sum_wrong", statement=figure.statement, written=match[1],
                arithmetic=" + ".join(format_number(number) for number in numbers), sum=format_number(summed),
                difference=format_number(abs(total - summed)), **about,
            )  # fmt: skip


def _listed(words: str) -> list[tuple[str, Decimal]]:
    """The pieces up to the sentence's end; a full stop inside a number or a bracket ends nothing."""
    end = re.search(r"\.(?:\s|$)", words)
    found = []
    for piece in words[: end.start() if end else len(words)].split(";"):
        match = _PIECE.fullmatch(piece)
        number = parse_number(match[2]) if match else None
        if match and number is not None:
            found.append((match[1], number))
    return found


def _key(name: str) -> str:
    return fold(_OLD.sub("", name.strip()))
