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
from nhiemky.domain.placement import Completeness, Condition, SectionItem, SectionWork
from nhiemky.vietnamese.letterhead import is_cell, with_unit_name
from nhiemky.vietnamese.numbering import parse_label
from nhiemky.vietnamese.unicode import fold

WRITING_LEVEL = 2
_LONGEST_LABEL = 40

_CONDITIONS: tuple[tuple[re.Pattern[str], Condition], ...] = (
    (re.compile(r"\b(?:doi voi|danh cho|neu la|neu co|co|noi co)\b[^.;]{0,40}\b(?:ban )?thuong vu\b"), "standing_committee"),
    (re.compile(r"\b(?:doi voi|danh cho|neu la|khoi)\b[^.;]{0,40}\b(?:doanh nghiep|cong ty)\b"), "enterprise"),
    (re.compile(r"\b(?:doi voi|danh cho|neu la|chi)\b[^.;]{0,20}\bdang bo\b(?! \(chi bo)"), "party_body"),
    (re.compile(r"\b(?:doi voi|danh cho|neu la)\b[^.;]{0,20}\bchi bo\b"), "cell"),
    (re.compile(r"\bneu co\b"), "if_any"),
)
_BRACKETS = re.compile(r"\(([^()]{3,120})\)")
_ENTERPRISE = re.compile(r"\b(cong ty|tong cong ty|doanh nghiep|ngan hang|tap doan|xi nghiep|buu dien|vien thong|dien luc)\b")


def items_of(outline: Outline, unit: Unit | None = None) -> tuple[SectionItem, ...]:
    """unit: whose name fills the blanks and whose kind settles the conditional items; None = everything applies."""
    seen: dict[str, int] = {}
    return tuple(_items(outline.nodes, (), 0, "", "", unit, seen, True))


def _items(
    nodes: Sequence[OutlineNode],
    above: tuple[str, ...],
    level: int,
    part: str,
    parent: str,
    unit: Unit | None,
    seen: dict[str, int],
    applies: bool,
) -> Iterator[SectionItem]:
    for node in nodes:
        title = _named(node.title or "", unit)
        path = (*above, node.label or title)
        if is_part(node.label):
            yield from _part(node, path, title, unit, seen)
            continue
        key = _key(path, seen)
        condition = condition_of(node)
        fits = applies and (condition is None or unit is None or is_asked(condition, unit))
        opened = level + 1 < WRITING_LEVEL and bool(node.children)
        below = [] if opened else list(_below(node.children, unit))
        yield SectionItem(
            key, path, node.label or "", title.rstrip(": "), part,
            (*(_named(words, unit) for words in node.guidance), *below), tuple(words for words in below if parse_label(words)),
            opened, parent, condition, fits,
        )  # fmt: skip
        if opened:
            yield from _items(node.children, path, level + 1, part, key, unit, seen, fits)


def _key(path: tuple[str, ...], seen: dict[str, int]) -> str:
    """Labels joined; a heading without a number stands with the beginning of its title, the second of one name with "~2"."""
    key = "/".join(label if len(label) <= _LONGEST_LABEL else label[:_LONGEST_LABEL].rstrip() + "…" for label in path)
    seen[key] = seen.get(key, 0) + 1
    return key if seen[key] == 1 else f"{key}~{seen[key]}"


def _part(node: OutlineNode, path: tuple[str, ...], title: str, unit: Unit | None, seen: dict[str, int]) -> Iterator[SectionItem]:
    """A part is a heading of the list; one without children is written for itself."""
    name = ": ".join(words for words in (node.label or "", title) if words)
    if node.children:
        yield from _items(node.children, path, 0, name, "", unit, seen, True)
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


def condition_of(node: OutlineNode) -> Condition | None:
    """Of whom the heading is asked, by its brackets or its guidance's opening: "(đối với đảng bộ có ban thường vụ)"."""
    spoken = [fold(match[1]) for match in _BRACKETS.finditer(node.title or "")]
    spoken += [fold(words)[:90] for words in node.guidance[:1] if words.startswith("(")]
    for words in spoken:
        for pattern, condition in _CONDITIONS:
            if pattern.search(words):
                return condition
    return None


def is_asked(condition: Condition, unit: Unit) -> bool:
    """Whether a conditional item is this unit's, by its kind and name. "Nếu có" is everybody's to answer or leave.

    >>> is_asked("cell", Unit("a", "Chi bộ Đài")), is_asked("standing_committee", Unit("a", "Chi bộ Đài"))
    (True, False)
    >>> is_asked("enterprise", Unit("a", "Đảng bộ Công ty Cấp nước")), is_asked("enterprise", Unit("b", "Đảng bộ Sở Y tế"))
    (True, False)
    """
    cell = is_cell(unit.type or "") or is_cell(unit.name)
    if condition == "cell":
        return cell
    if condition in ("standing_committee", "party_body"):
        return not cell
    if condition == "enterprise":
        return _ENTERPRISE.search(fold(f"{unit.name} {unit.branch or ''} {unit.type or ''}")) is not None
    return True


def completeness(items: Sequence[SectionItem], works: Sequence[SectionWork], *, filled: int = 0, cells: int = 0) -> Completeness:
    """Sections answered of sections required. What stands under "II" as a whole answers II.1 to II.7; "không áp dụng" is an answer.

        >>> other = SectionItem("II", ("II",), "II", "Đảng vụ", "", condition="cell", applies=False)
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
