"""Invented documents for tests, read by the product's own reader."""

from __future__ import annotations

from nhiemky.domain.directive import Directive
from nhiemky.domain.source import SourceDocument
from nhiemky.flows.read_file import read_bytes

REPORT = "BÁO CÁO\n\nkết quả công tác năm 2031\n\nI- KẾT QUẢ\n\n1. Công tác tổ chức\n\n"
"""Opening of a report; sentences appended to it are results."""


def report(*paragraphs: str) -> tuple[SourceDocument, Directive]:
    """A report with these paragraphs."""
    return read_bytes((REPORT + "\n\n".join(paragraphs) + "\n").encode(), "bao-cao.txt")


def paper(text: str) -> tuple[SourceDocument, Directive]:
    """Any paper."""
    return read_bytes(text.encode(), "van-ban.txt")


def kinds(directive: Directive) -> list[str]:
    """Kinds of its findings, in order."""
    return [item.kind for item in directive.inconsistencies]


def high(directive: Directive) -> list[str]:
    """Kinds of its findings of severity high."""
    return [item.kind for item in directive.inconsistencies if item.severity == "high"]
