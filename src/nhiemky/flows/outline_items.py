"""An outline as the list of sections a unit writes (mục của báo cáo).

>>> from nhiemky.domain.finding import Evidence
>>> nodes = (OutlineNode("I", "BỐI CẢNH"), OutlineNode("II", "KẾT QUẢ", children=(
...     OutlineNode("1", "Chính trị"), OutlineNode("2", "Tổ chức đảng", children=(OutlineNode("2.1", "Sinh hoạt chi bộ"),)))))
>>> outline = Outline("l1", "ĐỀ CƯƠNG", None, None, (), (), nodes, Evidence(""))
>>> [(item.number, item.title, item.points) for item in items_of(outline, Unit("a", "Đảng bộ Sở Y tế"))]
[('I', 'BỐI CẢNH', ()), ('II', 'KẾT QUẢ', ()), ('II.1', 'Chính trị', ()), ('II.2', 'Tổ chức đảng', ('2.1. Sinh hoạt chi bộ',))]

Promise: every heading of the outline is an item or a point of one; keys never meet; the order is the outline's.
An item stands two levels below its part ("II.4"): what is deeper is asked within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nhiemky.domain.campaign import Unit
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.domain.placement import Completeness, SectionItem, SectionWork
from nhiemky.reading.structure.references import condition_of
from nhiemky.scheduling.traits import Traits, applies, traits
from nhiemky.vietnamese.letterhead import with_unit_name
from nhiemky.vietnamese.numbering import parse_label
from nhiemky.vietnamese.unicode import fold

WRITING_LEVEL = 2
_LONGEST_LABEL = 40


def is_optional(node: OutlineNode) -> bool:
    """ "nếu có", "nếu cần", "nếu được giao": who has nothing of it leaves it out.

    >>> is_optional(OutlineNode("3", "Kiến nghị (nếu có)")), is_optional(OutlineNode("4", "Tổ chức (đối với chi bộ)"))
    (True, False)
    """
    return (condition_of(node) or "").lower().startswith("nếu ")


def items_of(outline: Outline, unit: Unit | None = None, kind: Traits | None = None) -> tuple[SectionItem, ...]:
    """unit: whose name fills the blanks; None = everything applies. kind: what it is, where the tree knows more than its name."""
    seen: dict[str, int] = {}
    kind = kind or (traits(unit) if unit else None)
    return tuple(_items(outline.nodes, (), 0, "", "", unit, kind, seen, True))


def _items(
    nodes: Sequence[OutlineNode],
    above: tuple[str, ...],
    level: int,
    part: str,
    parent: str,
    unit: Unit | None,
    kind: Traits | None,
    seen: dict[str, int],
    above_asked: bool,
) -> Iterator[SectionItem]:
    for node in nodes:
        title = _named(node.title or "", unit)
        path = (*above, node.label or title)
        if is_part(node.label):
            yield from _part(node, path, title, unit, kind, seen)
            continue
        key = _key(path, seen)
        asked = asked_here(node, kind)
        fits = above_asked and asked is not False
        opened = level + 1 < WRITING_LEVEL and bool(node.children)
        below = [] if opened else list(_below(node.children, unit))
        yield SectionItem(
            key, path, node.label or "", title.rstrip(": "), part,
            (*(_named(words, unit) for words in node.guidance), *below), tuple(words for words in below if parse_label(words)),
            opened, parent, fits, asked is None or is_optional(node),
        )  # fmt: skip
        if opened:
            yield from _items(node.children, path, level + 1, part, key, unit, kind, seen, fits)


def _key(path: tuple[str, ...], seen: dict[str, int]) -> str:
    """Labels joined; a heading without a number stands with the beginning of its title, the second of one name with "~2"."""
    key = "/".join(label if len(label) <= _LONGEST_LABEL else label[:_LONGEST_LABEL].rstrip() + "…" for label in path)
    seen[key] = seen.get(key, 0) + 1
    return key if seen[key] == 1 else f"{key}~{seen[key]}"


def _part(
    node: OutlineNode, path: tuple[str, ...], title: str, unit: Unit | None, kind: Traits | None, seen: dict[str, int]
) -> Iterator[SectionItem]:
    """A part is a heading of the list; one without children is written for itself."""
    name = ": ".join(words for words in (node.label or "", title) if words)
    if node.children:
        yield from _items(node.children, path, 0, name, "", unit, kind, seen, True)
    else:
        guidance = tuple(_named(words, unit) for words in node.guidance)
        yield SectionItem(_key(path, seen), path, node.label or "", title, name, guidance)


def _below(nodes: Sequence[OutlineNode], unit: Unit | None) -> Iterator[str]:
    """Deeper headings with their guidance, as lines."""
    for node in nodes:
        yield heading_line(node.label, _named(node.title or "", unit))
        yield from (_named(words, unit) for words in node.guidance)
        yield from _below(node.children, unit)


def heading_line(label: str | None, title: str) -> str:
    """A heading as one line of text, numbered as papers number it.

    >>> heading_line("4.1", "Tổ chức đảng"), heading_line("a", "Ưu điểm"), heading_line(None, "Kiến nghị"), heading_line("IV", "ĐỀ XUẤT")
    ('4.1. Tổ chức đảng', 'a) Ưu điểm', 'Kiến nghị', 'IV- ĐỀ XUẤT')
    """
    if not label or label == title:
        return title
    if re.fullmatch(r"[IVXLC]+|[A-ZĐ]", label):
        return f"{label}- {title}".strip()
    return f"{label}) {title}".strip() if re.fullmatch(r"[a-zđ]", label) else f"{label}. {title}".strip()


def is_part(label: str | None) -> bool:
    """ "Phần thứ nhất", "Phần II": a division that is no section by itself."""
    return label is not None and fold(label).startswith("phan ")


def asked_here(node: OutlineNode, kind: Traits | None) -> bool | None:
    """Of this kind of unit: by the brackets of its title or the opening of its guidance; None where only the unit can say.

    >>> asked_here(OutlineNode("3", "Hoạt động của ban thường vụ (nơi có ban thường vụ)"), traits(Unit("a", "Chi bộ Đài")))
    False
    """
    if kind is None:
        return True
    said = [applies(words, kind) for words in (node.title or "", *(words[:90] for words in node.guidance[:1] if words.startswith("(")))]
    return False if False in said else None if None in said else True


def completeness(items: Sequence[SectionItem], works: Sequence[SectionWork], *, filled: int = 0, cells: int = 0) -> Completeness:
    """Sections answered of sections required. What stands under "II" as a whole answers II.1 to II.7; "không áp dụng" is an answer.

        >>> other = SectionItem("II", ("II",), "II", "Đảng vụ", "", applies=False)
    >>> items = (SectionItem("I", ("I",), "I", "Bối cảnh", ""), other)
        >>> completeness(items, [SectionWork("I", "Có.")])
        Completeness(answered=1, required=1, done=0, filled=0, cells=0)
    """
    held = {work.key: work for work in works}
    required = [item for item in items if item.required]
    answered = sum(is_answered(item, held) for item in required)
    done = sum(item.key in held and held[item.key].state == "done" for item in required)
    return Completeness(answered, len(required), done, filled, cells)


def is_answered(item: SectionItem, held: dict[str, SectionWork]) -> bool:
    """By its own text or reason, or by the text of the heading above it."""
    return any(key in held and held[key].answered for key in (item.key, item.parent) if key)


def _named(words: str, unit: Unit | None) -> str:
    return with_unit_name(words, unit.name) if unit else words
