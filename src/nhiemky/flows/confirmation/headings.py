"""An outline's headings as a person reads them: written out, with what each depends on (các mục của đề cương).

>>> from nhiemky.domain.finding import Evidence
>>> from nhiemky.domain.outline import OutlineNode
>>> nodes = (OutlineNode("I", "KẾT QUẢ", children=(OutlineNode("1", "Tư tưởng"),)), OutlineNode("II", "KIẾN NGHỊ (nếu có)"))
>>> headings_of(Outline("l1", "ĐỀ CƯƠNG", None, None, (), (), nodes, Evidence("")))
('I- KẾT QUẢ', '    1. Tư tưởng', 'II- KIẾN NGHỊ: chỉ khi có (không bắt buộc)')

Promises every heading once and in order; what the paper only points at says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.flows.outline_items import heading_line, is_optional
from nhiemky.reading.structure.references import condition_of

BORROWED = " (lấy từ chỗ được dẫn)"
_INDENT = "    "


def headings_of(outline: Outline, printed: Outline | None = None) -> tuple[str, ...]:
    """outline: with its references followed; printed: as it stands in the paper, what it lacks is told to come from elsewhere."""
    return tuple(_lines(outline.nodes, printed.nodes if printed else outline.nodes, 0))


def _lines(nodes: Sequence[OutlineNode], printed: Sequence[OutlineNode], depth: int) -> Iterator[str]:
    own = {(node.span, node.label, node.title): node for node in printed}
    for node in nodes:
        there = own.get((node.span, node.label, node.title))
        yield f"{_INDENT * depth}{_said(node)}{'' if there else BORROWED}"
        yield from _lines(node.children, there.children if there else (), depth + 1)


def _said(node: OutlineNode) -> str:
    """ "III- KIẾN NGHỊ: chỉ khi có (không bắt buộc)"."""
    condition = condition_of(node)
    title = node.title or ""
    if condition and is_optional(node):
        title = title.replace(f"({condition})", "").rstrip(" ,;.:").removesuffix(condition).rstrip(" ,;.:")
        when = "chỉ khi có" if condition.lower() == "nếu có" else "chỉ khi cần" if condition.lower() == "nếu cần" else condition
        return f"{heading_line(node.label, title)}: {when} (không bắt buộc)"
    return heading_line(node.label, title)
