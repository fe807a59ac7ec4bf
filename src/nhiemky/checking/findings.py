"""Inconsistencies as findings: the sentence of the catalogue, the place as a person finds it.

What it promises: one finding per inconsistency, in the same order, with its quotes.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from nhiemky.checking.sums import sum_sentence
from nhiemky.checking.whereabouts import place_of
from nhiemky.domain.directive import Directive, Inconsistency, Quantity
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.numbers import format_number


def as_findings(document: SourceDocument, directive: Directive) -> tuple[Finding, ...]:
    """`directive.inconsistencies` as findings of the contract."""
    return tuple(_finding(document, directive, item) for item in directive.inconsistencies)


def _finding(document: SourceDocument, directive: Directive, item: Inconsistency) -> Finding:
    place = place_of(document, item.quotes)
    facts: dict[str, str] = {"explanation": item.explanation}
    if item.kind != "sum_mismatch":
        return finding(item.kind, file=document.name, place=place, quotes=item.quotes, severity=item.severity, **facts)
    quantity = next(each for each in directive.quantities if each.adds_up is False and item.explanation.startswith(sum_sentence(each)))
    facts |= _sum_facts(quantity)
    found = finding(item.kind, file=document.name, place=place, quotes=item.quotes, severity=item.severity, **facts)
    return replace(found, message=found.message + item.explanation.removeprefix(sum_sentence(quantity)))  # with the likeliest culprit


def _sum_facts(quantity: Quantity) -> dict[str, str]:
    parts = " + ".join(format_number(part) for part in quantity.parts) if quantity.check == "sum" else "số mục được liệt kê"
    numbers: dict[str, Decimal | None] = {
        "total": quantity.total,
        "sum": quantity.sum,
        "difference": abs(quantity.difference or Decimal(0)),
    }
    return {"what": quantity.what or "Số liệu", "parts": parts} | {
        name: format_number(number) for name, number in numbers.items() if number is not None
    }
