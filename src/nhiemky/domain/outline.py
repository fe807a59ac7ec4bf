"""Outlines (đề cương), the sections of a text, and appendix tables.

>>> part = OutlineNode("I", "BỐI CẢNH CHUNG", children=(OutlineNode("1", "Thuận lợi"), OutlineNode("2", "Khó khăn")))
>>> [("/".join(path), node.title) for path, node in walk((part,))]
[('I', 'BỐI CẢNH CHUNG'), ('I/1', 'Thuận lợi'), ('I/2', 'Khó khăn')]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import NOWHERE, Span
from nhiemky.domain.wire import EXTRA


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """One heading of an outline: label without punctuation ("Phần thứ nhất", "II", "2.1", "a"), title, guidance."""

    label: str | None
    title: str | None
    guidance: tuple[str, ...] = ()
    span: Span = NOWHERE
    children: tuple[OutlineNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to fill in: dots in the text."""

    field: str
    quote: str
    span: Span


@dataclass(frozen=True, slots=True)
class Outline:
    """One outline; several may follow one another in a directive."""

    id: str
    title: str
    subtitle: str | None
    attached_to: str | None
    intro: tuple[str, ...]
    blanks: tuple[Blank, ...]
    nodes: tuple[OutlineNode, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the main text; run_in = a numbered paragraph without a heading line of its own."""

    label: str | None
    title: str | None
    span: Span
    children: tuple[Section, ...] = ()
    run_in: bool = field(default=False, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class AppendixTable:
    """A table asked for or attached; rows are the labels of its rows (first cell), columns its headings."""

    id: str
    title: str | None
    columns: tuple[str, ...] | None
    rows: tuple[str, ...] | None
    template_attached: bool
    evidence: Evidence
    blanks: tuple[Blank, ...] = field(default=(), metadata=EXTRA)
    cells: tuple[tuple[str, ...], ...] = field(default=(), metadata=EXTRA)


def walk(nodes: Sequence[OutlineNode], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], OutlineNode]]:
    """Every node, parents first, with its path of labels (title where there is no label)."""
    for node in nodes:
        here = (*path, node.label or node.title or "")
        yield here, node
        yield from walk(node.children, here)
