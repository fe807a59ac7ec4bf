"""An outline's headings as the owner's paper sets them, and where in it the figures belong.

>>> nodes = (OutlineNode("I", "BỐI CẢNH"), OutlineNode("II", "KẾT QUẢ THỰC HIỆN", children=(OutlineNode("1", "Đảng viên"),)))
>>> [block.runs[0].text for _, node in walk(nodes) for block in heading_blocks(node.label or "", node.title or "")]
['I- BỐI CẢNH', 'II- KẾT QUẢ THỰC HIỆN', '1. Đảng viên']
>>> place_of_results(nodes).title
'KẾT QUẢ THỰC HIỆN'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from nhiemky.domain.outline import OutlineNode, walk
from nhiemky.domain.report import Run, Style, Text
from nhiemky.vietnamese.numbering import from_roman
from nhiemky.vietnamese.unicode import fold

HeadingKey = tuple[str, str]


def heading_key(path: Iterable[str], title: str) -> HeadingKey:
    """Two headings are one when label path and title are; a label written "II." or "ii" is "II"."""
    return "/".join(re.sub(r"[^\w/]", "", fold(label)) for label in path), fold(title).rstrip(".: ")


def place_of_results(nodes: Sequence[OutlineNode]) -> OutlineNode | None:
    """The heading that asks for the indicators; else the first under the parts that asks for results; else such a part."""
    every = sorted((node for _, node in walk(nodes)), key=lambda node: fold(node.label or "").startswith("phan"))
    for pattern in (r"ket qua.*chi tieu|thuc hien.*chi tieu", r"ket qua thuc hien", r"ket qua"):
        found = next((node for node in every if re.search(pattern, fold(node.title or ""))), None)
        if found:
            return found
    return None


def heading_blocks(label: str, title: str) -> Iterator[Text]:
    """A heading set by the form of its label."""
    if fold(label).startswith(("phan", "chuong")):
        yield Text((Run(label),), "part", keep_with_next=True)
        yield Text((Run(title),), "part_title", keep_with_next=True)
        return
    style, lead = _level(label)
    yield Text((Run(f"{lead}{title}"),), style, keep_with_next=True)


def _level(label: str) -> tuple[Style, str]:
    if not label:
        return "h2", ""
    if label.isupper() and from_roman(label):
        return "h1", f"{label}- "
    if re.fullmatch(r"\d+", label):
        return "h2", f"{label}. "
    return ("h3", f"{label}. ") if label[0].isdigit() else ("h4", f"{label}) ")
