"""The unit's report in official form, built from the sections typed in the browser.

>>> from nhiemky.domain.campaign import Owner
>>> from nhiemky.domain.finding import Evidence
>>> from nhiemky.domain.outline import OutlineNode
>>> nodes = (OutlineNode("I", "BỐI CẢNH"),)
>>> outline = Outline("l1", "ĐỀ CƯƠNG", "Báo cáo sơ kết của đảng bộ (chi bộ)...", None, (), (), nodes, Evidence(""))
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"))
>>> works = (SectionWork("I", "Nội bộ đoàn kết.\\n\\n- Có 6 chi bộ."),)
>>> report = section_report(campaign, Unit("a", "Đảng bộ Sở Y tế"), outline, works)
>>> [(block.style, block.runs[0].text) for block in report.body][1:]
[('h1', 'I- BỐI CẢNH'), ('body', 'Nội bộ đoàn kết.'), ('bullet', '- Có 6 chi bộ.')]

Promise: every line of every section stands once, under its heading, in the outline's order; what the unit added stands where it hung it.
A section "không áp dụng" says so with its reason; an empty one keeps its heading and no dots. Headings read back to the same items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.outline import Outline
from nhiemky.domain.placement import SectionItem, SectionWork
from nhiemky.domain.receipt import UnitPaper
from nhiemky.domain.report import Block, Report, Signature, Style, Text, text
from nhiemky.flows.outline_items import heading_line, items_of
from nhiemky.flows.skeleton import skeleton
from nhiemky.vietnamese.numbering import parse_label

_LEVELS: tuple[Style, ...] = ("h1", "h2", "h3", "h4")
_INNER: dict[str, Style] = {"dotted": "h3", "letter": "h4", "arabic": "h3"}
_LONGEST_HEADING = 150


@dataclass(frozen=True, slots=True)
class AddedHeading:
    """A heading the unit added (mục riêng). under: key of the item it hangs below, "" = at the end."""

    label: str
    title: str
    under: str
    text: str


def section_report(
    campaign: Campaign,
    unit: Unit,
    outline: Outline,
    works: Sequence[SectionWork],
    added: Sequence[AddedHeading] = (),
    paper: UnitPaper | None = None,
    draft: str | None = None,
) -> Report:
    """paper: number, day and signer where known. draft: "Dự thảo lần 3", printed on top."""
    form = skeleton(campaign, unit, outline)
    printed = [block for block in form.body if isinstance(block, Text) and not any(run.hint for run in block.runs)]
    opening, attached = printed[:1], [block for block in printed[-1:] if block.runs[0].text.startswith("(Có ")]
    letterhead, signature = form.letterhead, form.signature
    if paper and not paper.is_blank:
        letterhead = replace(letterhead, symbol=paper.symbol or letterhead.symbol, date=paper.day)
        signature = replace(signature or Signature(None), name=paper.signer or (signature.name if signature else None))
    body = (*opening, *_sections(items_of(outline, unit), {work.key: work for work in works}, added), *attached)
    return replace(form, letterhead=letterhead, signature=signature, body=body, draft=draft)


def _sections(items: Sequence[SectionItem], held: dict[str, SectionWork], added: Sequence[AddedHeading]) -> Iterator[Block]:
    part = ""
    keys = {item.key for item in items}
    last_below = {item.parent: item.key for item in items if item.parent}
    due: dict[str, list[AddedHeading]] = {}
    for own in added:
        under = last_below.get(own.under, own.under) if own.under in keys else ""
        due.setdefault(under, []).append(own)
    for item in items:
        if item.part != part:
            part = item.part
            yield from _part(part)
        if item.part and item.path[-1] == item.label and len(item.path) == 1:
            yield from _lines(held.get(item.key))  # a part written as a whole: its heading stands already
            continue
        if not item.applies and item.key not in held:
            continue
        yield _heading(heading_line(item.label, item.title), _depth(item))
        yield from _lines(held.get(item.key))
        for own in due.get(item.key, ()):
            yield from _own(own, _depth(item))
    for own in due.get("", ()):
        yield from _own(own, 0)


def _part(part: str) -> Iterator[Text]:
    label, _, title = part.partition(": ")
    yield text(label, "part")
    if title:
        yield text(title, "part_title")


def _depth(item: SectionItem) -> int:
    return len(item.number.split(".")) - 1 if item.parent else 0


def _heading(words: str, depth: int) -> Text:
    return replace(text(words, _LEVELS[min(depth, 3)]), keep_with_next=True)


def _own(own: AddedHeading, depth: int) -> Iterator[Block]:
    yield _heading(heading_line(own.label, own.title), depth)
    yield from _written(own.text)


def _lines(work: SectionWork | None) -> Iterator[Block]:
    if work is None:
        return
    yield from _written(work.text)
    if reason := work.not_applicable.strip():
        yield text(f"Đơn vị không có nội dung này: {reason[:1].lower()}{reason[1:].rstrip('.')}.")


def _written(words: str) -> Iterator[Block]:
    for line in words.splitlines():
        if line.strip():
            yield _line(line.strip())


def _line(line: str) -> Text:
    label = parse_label(line)
    if label is None:
        return text(line)
    if label.kind == "bullet":
        return text(line, "bullet")
    if label.kind in _INNER and len(line) <= _LONGEST_HEADING and not re.search(r"[.;,:]$|: ", line[label.end :]):
        return _heading(line, _LEVELS.index(_INNER[label.kind]))
    return text(line)
