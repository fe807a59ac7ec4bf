"""Outlines written out: a heading that only points at others gets their headings; what it asks of some only is told.

>>> node = OutlineNode("I", "KẾT QUẢ", children=(OutlineNode("1", "Tư tưởng"),))
>>> first = Outline("l1", "ĐỀ CƯƠNG SỐ 1", None, None, (), (), (node,), NOTHING)
>>> second = Outline("l2", "ĐỀ CƯƠNG SỐ 2", None, None, (), (), (OutlineNode("I", "KẾT QUẢ (bố cục như mục I Đề cương số 1)"),), NOTHING)
>>> expanded((first, second))[1].nodes[0].children[0].title
'Tư tưởng'
>>> condition_of(OutlineNode("III", "KIẾN NGHỊ (nếu có)"))
'nếu có'
>>> pointer_of(OutlineNode("II", "KẾT QUẢ (bố cục như mục I Đề cương số 1)"))
'(bố cục như mục I Đề cương số 1)'

Promise: what the paper says stands unchanged in `read_outlines`; this is a reading of it, for forms, skeletons and coverage. A reference
is followed once, never into itself; one that fits no heading leaves the node as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode

NOTHING = Evidence("")

_LABEL = r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[A-HĐ]|[a-hđ])"
_POINTING = re.compile(
    rf"(?:như|theo|tương tự|giống)(?: các)?(?: bố cục| nội dung)*(?: tại| của| ở| nêu tại)? (?:mục|phần|điểm)"
    rf" (?P<labels>{_LABEL}(?:(?:, | và |, mục | và mục ){_LABEL}){{0,8}})(?![\w/])"
    r"(?:,? (?:của |tại |thuộc )?(?P<which>(?:đề cương|phụ lục|mẫu|phần)(?: số)? (?P<number>\d{1,2}|[IVX]{1,4})))?",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"theo (?:đúng )?(?:các |những )?(?:nội dung|mục|phần|đề mục)(?: đã)? (?:nêu |nói |ở )?trên", re.IGNORECASE)
_CONDITION = re.compile(
    r"\((?P<words>nếu có|nếu cần|(?:nếu|nơi|đơn vị|địa phương|trường hợp) [^()]{3,80}|(?:đối với|dành cho|áp dụng cho) [^()]{3,80})\)"
    r"|[,;] (?P<bare>nếu có|nếu cần)\s*[.:;]?$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\([^()]{3,200}\)")


def condition_of(node: OutlineNode) -> str | None:
    """On what a heading depends: "nếu có", "đối với đảng bộ cơ sở"; None where it is asked of everybody."""
    found = _CONDITION.search(node.title or "")
    return found["words"] or found["bare"] if found else None


def pointer_of(node: OutlineNode) -> str | None:
    """The bracket of a heading that points at other headings; None where it has none. It is no part of the heading's name."""
    brackets = (match[0] for match in _BRACKET.finditer(node.title or ""))
    return next((words for words in brackets if _POINTING.search(words) or _ABOVE.search(words)), None)


def expanded(outlines: Sequence[Outline]) -> tuple[Outline, ...]:
    """The outlines with every reference to other headings followed; those named in an introduction come first."""
    return tuple(replace(outline, nodes=_whole(outline, outlines)) for outline in outlines)


def _whole(outline: Outline, outlines: Sequence[Outline]) -> tuple[OutlineNode, ...]:
    borrowed = [node for line in outline.intro for node in _pointed_at(line, outline, outlines)]
    known = {(node.label, node.title) for node in outline.nodes}
    return (
        *[node for node in borrowed if (node.label, node.title) not in known],
        *_followed(outline.nodes, outline, outlines, ()),
    )


def _followed(
    nodes: tuple[OutlineNode, ...], outline: Outline, outlines: Sequence[Outline], above: tuple[OutlineNode, ...]
) -> tuple[OutlineNode, ...]:
    """The nodes with what they point at. above: nodes before them, the nearest last."""
    done: list[OutlineNode] = []
    for node in nodes:
        before = (*above, *done)
        if node.children:
            node = replace(node, children=_followed(node.children, outline, outlines, before))
        else:
            lines = (node.title or "", *node.guidance)
            found = [
                other for line in lines for other in _pointed_at(line, outline, outlines) if other.title != node.title or other.children
            ]
            children = tuple(child for other in found for child in (other.children or (other,))) if len(found) == 1 else tuple(found)
            if not children and any(_ABOVE.search(line) for line in lines):
                children = next((other.children for other in reversed(before) if other.children), ())
            node = replace(node, children=children)
        done.append(node)
    return tuple(done)


def _pointed_at(line: str, outline: Outline, outlines: Sequence[Outline]) -> Iterator[OutlineNode]:
    for match in _POINTING.finditer(line):
        where = _outline(match, outline, outlines)
        for label in re.findall(_LABEL, match["labels"]):
            found = next((node for node in _all(where.nodes) if node.label == label), None)
            if found is not None and (where is not outline or line not in (found.title, *found.guidance)):
                yield found


def _outline(match: re.Match[str], outline: Outline, outlines: Sequence[Outline]) -> Outline:
    """The outline a reference names, by its number in the title, else in the order they stand; its own where it names none."""
    if not match["number"] or match["which"].lower().startswith("phần"):
        return outline
    number = match["number"]
    titled = (one for one in outlines if re.search(rf"(?:số|lục|mẫu) {number}(?!\w)", f"{one.evidence.quote} {one.title}", re.IGNORECASE))
    ordered = outlines[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(outlines) else outline
    return next(titled, ordered)


def _all(nodes: Sequence[OutlineNode]) -> Iterator[OutlineNode]:
    for node in nodes:
        yield node
        yield from _all(node.children)
