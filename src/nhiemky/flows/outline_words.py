"""An outline as lines a person can type and change, and back (đề cương dạng chữ).

>>> outline = outline_from_words("l1", "ĐỀ CƯƠNG", "báo cáo sơ kết", '''I- BỐI CẢNH
... (Nêu ngắn gọn.)
... 1. Thuận lợi
... II- KẾT QUẢ''')
>>> [(node.label, node.title, node.guidance, len(node.children)) for node in outline.nodes]
[('I', 'BỐI CẢNH', ('(Nêu ngắn gọn.)',), 1), ('II', 'KẾT QUẢ', (), 0)]
>>> words_of_outline(outline).splitlines()
['I- BỐI CẢNH', '(Nêu ngắn gọn.)', '1. Thuận lợi', 'II- KẾT QUẢ']

Promise: what is written by one is read by the other as the same outline; a line without a number is guidance of the heading above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode, walk
from nhiemky.flows.report_headings import heading_blocks
from nhiemky.vietnamese.numbering import Label, parse_label

_RANK = {"part": 0, "chapter": 0, "letter_caps": 1, "roman": 2, "arabic": 3, "dotted": 3, "letter": 8, "paren": 9}


@dataclass
class _Draft:
    label: str | None
    title: str
    rank: int
    guidance: list[str] = field(default_factory=list)
    children: list[_Draft] = field(default_factory=list)

    def node(self) -> OutlineNode:
        return OutlineNode(self.label, self.title, tuple(self.guidance), children=tuple(child.node() for child in self.children))


def outline_from_words(id: str, title: str, subtitle: str | None, words: str) -> Outline:
    """Lines with a number are headings, nested by the form of the number; others guidance; those before the first heading the lead-in."""
    intro: list[str] = []
    root = _Draft(None, "", -1)
    open_: list[_Draft] = [root]
    for line in (" ".join(part.split()) for part in words.splitlines()):
        label = parse_label(line) if line else None
        if label is None or label.kind == "bullet":
            if line:
                (open_[-1].guidance if len(open_) > 1 else intro).append(line)
            continue
        draft = _Draft(label.text, line[label.end :].strip(), _rank(label))
        while open_[-1].rank >= draft.rank:
            open_.pop()
        open_[-1].children.append(draft)
        open_.append(draft)
    nodes = tuple(child.node() for child in root.children)
    return Outline(id, title, subtitle or None, None, tuple(intro), (), nodes, Evidence(" ".join(f"{title} {subtitle or ''}".split())))


def _rank(label: Label) -> int:
    return _RANK[label.kind] + (label.depth - 1 if label.kind == "dotted" else 0)


def words_of_outline(outline: Outline) -> str:
    """One line a heading or guidance, as a paper prints them."""
    return "\n".join((*outline.intro, *_lines(outline)))


def _lines(outline: Outline) -> Iterator[str]:
    for _, node in walk(outline.nodes):
        blocks = [block.runs[0].text for block in heading_blocks(node.label or "", node.title or "")]
        yield ": ".join(block for block in blocks if block)
        yield from node.guidance
