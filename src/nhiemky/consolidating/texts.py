"""The units' words gathered under the headings of the outline.

Promise: every paragraph a unit wrote stands exactly once in the result, whole and unchanged, under its own heading; what several
units wrote alike stands once with all their names. Nothing is scored, shortened or rewritten.

>>> from nhiemky.domain.unit_report import SectionText
>>> said = ("Công tác kiểm tra, giám sát được duy trì thường xuyên.",)
>>> sections = gather([Texts("Chi bộ A", (Passage("a.docx", SectionText(("II", "1"), "Kiểm tra", said)),)),
...                    Texts("Chi bộ B", (Passage("b.docx", SectionText(("II", "1"), "Kiểm tra", said)),))])
>>> [(contribution.units, len(contribution.paragraphs)) for contribution in sections[0].contributions]
[(('Chi bộ A', 'Chi bộ B'), 1)]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from nhiemky.domain.consolidation import Contribution, GatheredSection
from nhiemky.domain.outline import Outline, walk
from nhiemky.domain.unit_report import SectionText
from nhiemky.vietnamese.unicode import fold, tone_key

SAME_WORDS = 96.0
"""From this score two paragraphs are one boilerplate, if their numbers are equal."""
_LEVEL = re.compile(r"^(đảng bộ|chi bộ|đảng ủy|đảng uỷ|chi ủy|chi uỷ)\s+(?:bộ phận\s+)?")
BOILERPLATE = 40
"""Shorter paragraphs ("Không có.") are grouped only when they are all a unit wrote under the heading."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One section as one file has it."""

    file: str
    text: SectionText


@dataclass(frozen=True, slots=True)
class Texts:
    """A unit's passages, the newest file's last: of one heading in two files the last counts."""

    unit: str
    passages: tuple[Passage, ...]


@dataclass(slots=True)
class _Shelf:
    path: tuple[str, ...]
    title: str
    passages: dict[str, Passage] = field(default_factory=dict)


def gather(units: Sequence[Texts], outlines: Sequence[Outline] = ()) -> tuple[GatheredSection, ...]:
    """Sections in the outline's order, then headings that it does not know, as they come."""
    shelves = {
        _heading(path, node.title or ""): _Shelf(path, node.title or "") for outline in outlines for path, node in walk(outline.nodes)
    }
    by_title = {fold(shelf.title): name for name, shelf in reversed(shelves.items()) if shelf.title}
    for texts in units:
        for passage in texts.passages:
            name = _heading(passage.text.path, passage.text.title)
            if name not in shelves:
                name = by_title.get(fold(passage.text.title), name) if outlines else name
            shelf = shelves.setdefault(name, _Shelf(passage.text.path, passage.text.title))
            if any(paragraph.strip() for paragraph in passage.text.paragraphs):
                shelf.passages[texts.unit] = passage
    senders = [texts.unit for texts in units if texts.passages]
    return tuple(
        GatheredSection(shelf.path, shelf.title, _contributions(shelf.passages), tuple(u for u in senders if u not in shelf.passages))
        for shelf in shelves.values()
        if shelf.passages or outlines
    )


def _heading(path: Iterable[str], title: str) -> tuple[str, str]:
    """Headings are one when label path and title are; a label written "II." or "ii" is "II"."""
    return "/".join(re.sub(r"[^\w/]", "", fold(label)) for label in path), fold(title).rstrip(".: ")


def _contributions(passages: dict[str, Passage]) -> tuple[Contribution, ...]:
    """Common paragraphs first, each with its units; then each unit's own, kept together."""
    groups = _alike({unit: [p for p in passage.text.paragraphs if p.strip()] for unit, passage in passages.items()})
    common: list[Contribution] = []
    taken: set[tuple[str, int]] = set()
    bundles: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for members in groups:
        units = tuple(dict.fromkeys(unit for unit, _, _ in members))
        if len(units) > 1:
            bundles[units].append(members[0][2])
            taken |= {(unit, at) for unit, at, _ in members}
    for units, paragraphs in bundles.items():
        common.append(Contribution(units, tuple(paragraphs), tuple(passages[unit].file for unit in units)))
    own = []
    for unit, passage in passages.items():
        rest = tuple(p for at, p in enumerate(q for q in passage.text.paragraphs if q.strip()) if (unit, at) not in taken)
        if rest:
            own.append(Contribution((unit,), rest, (passage.file,)))
    return (*common, *own)


_Member = tuple[str, int, str]


def _speaks_of(unit: str, words: str) -> bool:
    """A paragraph names its own unit."""
    name = _LEVEL.sub("", tone_key(unit))
    return len(name) > 3 and name in words


def _alike(paragraphs: dict[str, list[str]]) -> list[list[_Member]]:
    """Groups of paragraphs of near-equal words and equal numbers; only like-beginning or like-ending ones are compared."""
    groups: list[list[_Member]] = []
    by_words: dict[str, list[_Member]] = {}
    near: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for unit, written in paragraphs.items():
        alone = len(written) == 1
        for at, paragraph in enumerate(written):
            if len(paragraph) < BOILERPLATE and not alone:
                continue
            words = tone_key(paragraph).strip(" .;-+")
            group = by_words.get(words)
            if group is None and _speaks_of(unit, words):
                group = []  # "Đảng bộ X có 47 đảng viên": nearly what others say of themselves, and true of nobody else
                groups.append(group)
            elif group is None:
                tokens = words.split()
                numbers = tuple(re.findall(r"\d+(?:[.,]\d+)*", words))
                marks = ((numbers, *tokens[:4]), (numbers, "…", *tokens[-4:]))
                twin = next((known for mark in marks for known in near[mark] if fuzz.ratio(words, known, score_cutoff=SAME_WORDS)), None)
                group = by_words[twin] if twin is not None else []
                if twin is None:
                    groups.append(group)
                    for mark in marks:
                        near[mark].append(words)
                by_words[words] = group
            group.append((unit, at, paragraph))
    return groups
