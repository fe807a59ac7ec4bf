"""A self-review as a paper, and its form as sections that a Word file is laid into (bản tự kiểm điểm).

>>> items_of_form([("uu", "I. Ưu điểm"), ("han", "II. Hạn chế")])[1].label
'II'
>>> whose = Whose("Đảng bộ Sở Gió", "Đảng bộ Khối", "Phan Hoài Nam", "Bí thư Đảng ủy")
>>> given = Given("Bản kiểm điểm cá nhân", "năm 2023", (("I. Ưu điểm", "Hoàn thành 12 việc.\\n- Đúng hạn 11."),))
>>> [(block.style, block.runs[0].text) for block in self_review_paper(whose, given).body if isinstance(block, Text)][2:5]
[('h1', 'I. Ưu điểm'), ('body', 'Hoàn thành 12 việc.'), ('bullet', '- Đúng hạn 11.')]

Promise: every section stands once under the form's own heading, each prompt with its answer in the section it asks for; an empty section
keeps its heading and no dots. The same review gives the same paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nhiemky.domain.placement import SectionItem
from nhiemky.domain.report import Block, Column, Letterhead, Report, Signature, Table, Text, text
from nhiemky.vietnamese.letterhead import issuing_line, superior_line
from nhiemky.vietnamese.numbering import parse_label

_NATION = "ĐẢNG CỘNG SẢN VIỆT NAM"


@dataclass(frozen=True, slots=True)
class Whose:
    """unit, above: organisations by name. person: "" for the unit's own. place: as the unit's papers write it."""

    unit: str
    above: str = ""
    person: str = ""
    post: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Prompted:
    """A prompt and its answer; heading: of the section it is answered in, "" = at the end."""

    words: str
    answer: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """title: of the form. sections: heading and text, in order. criteria: rows group, criterion, most, given. level: in words."""

    title: str
    period: str
    sections: tuple[tuple[str, str], ...]
    prompts: tuple[Prompted, ...] = ()
    criteria: tuple[tuple[str, str, str, str], ...] = ()
    points: str = ""
    level: str = ""
    on: date | None = None
    draft: str | None = None


def items_of_form(headings: Sequence[tuple[str, str]]) -> tuple[SectionItem, ...]:
    """Key and heading of each section -> what `flows.placement.place` lays paragraphs into."""
    found = []
    for key, heading in headings:
        label = parse_label(heading)
        number, title = (label.text.rstrip(".-) "), heading[label.end :].strip()) if label else ("", heading)
        found.append(SectionItem(key, (number or title,), number, title, ""))
    return tuple(found)


def self_review_paper(whose: Whose, given: Given) -> Report:
    """In the unit's letterhead; a person's is signed by the person."""
    title, own = given.title.upper(), bool(whose.person)
    return Report(
        letterhead=Letterhead(
            superior_line(whose.above) if whose.above else None, whose.unit.upper() if own else issuing_line(whose.unit), _NATION, None,
            whose.place or None, given.on,
        ),
        doc_type=title,
        subject=given.period,
        body=tuple(_body(whose, given)),
        signature=Signature(None, "NGƯỜI TỰ KIỂM ĐIỂM", whose.person) if own else Signature("T/M TẬP THỂ", "", ""),
        draft=given.draft,
    )  # fmt: skip


def _body(whose: Whose, given: Given) -> Iterator[Block]:
    if whose.person:
        yield text(f"Họ và tên: {whose.person}.")
        yield text(f"Chức vụ, đơn vị: {', '.join(filter(None, (whose.post, whose.unit)))}.")
    placed: set[int] = set()
    for heading, words in given.sections:
        yield replace(text(heading, "h1"), keep_with_next=True)
        yield from _written(words)
        for at, prompted in enumerate(given.prompts):
            if prompted.heading == heading:
                placed.add(at)
                yield from _answered(prompted)
    rest = [prompted for at, prompted in enumerate(given.prompts) if at not in placed]
    if rest:
        yield replace(text("Giải trình những vấn đề được gợi ý kiểm điểm", "h1"), keep_with_next=True)
        for prompted in rest:
            yield from _answered(prompted)
    if given.criteria:
        yield from _scores(given)
    if given.level:
        yield text(f"Tự xếp loại: {given.level}.", bold=True)


def _answered(prompted: Prompted) -> Iterator[Text]:
    yield text(f"Gợi ý: {prompted.words}", italic=True)
    yield from _written(prompted.answer)


def _written(words: str) -> Iterator[Text]:
    for line in filter(None, (line.strip() for line in words.splitlines())):
        label = parse_label(line)
        yield text(line, "bullet" if label is not None and label.kind == "bullet" else "body")


def _scores(given: Given) -> Iterator[Block]:
    yield replace(text("Tự chấm theo tiêu chí", "h1"), keep_with_next=True)
    rows: list[tuple[str, ...]] = []
    bold: set[int] = set()
    group = ""
    for heading, criterion, most, scored in given.criteria:
        if heading != group:
            group = heading
            bold.add(len(rows))
            rows.append((heading, "", ""))
        rows.append((criterion, most, scored))
    if given.points:
        bold.add(len(rows))
        rows.append(("Tổng điểm", "", given.points))
    columns = (Column("Tiêu chí", 105), Column("Điểm tối đa", 28, "centre"), Column("Tự chấm", 28, "centre"))
    yield Table(columns, tuple(rows), frozenset(bold))
