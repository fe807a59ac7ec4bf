"""What units say of their shortcomings and how they mend them (hạn chế, khuyết điểm; nguyên nhân; khắc phục), listed from their texts.

>>> text = SectionText(("III", "2"), "Hạn chế, khuyết điểm", ("- Sinh hoạt chi bộ chưa đều.", "Nguyên nhân: thiếu cán bộ."))
>>> [(said.kind, said.words) for said in said_of([("Chi bộ A", "a.docx", text)])]
[('shortcoming', 'Sinh hoạt chi bộ chưa đều.'), ('cause', 'Nguyên nhân: thiếu cán bộ.')]

Promise: whole paragraphs in the unit's own words, each with its unit, file and heading; what speaks of neither is left out; nothing
is scored. A heading speaks for its paragraphs; under other headings a paragraph is taken where it names the thing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from nhiemky.domain.unit_report import SectionText
from nhiemky.vietnamese.unicode import fold

Kind = Literal["shortcoming", "cause", "remedy"]
KIND_WORDS: dict[Kind, str] = {"shortcoming": "Hạn chế, khuyết điểm", "cause": "Nguyên nhân", "remedy": "Khắc phục"}
_MARKS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("remedy", re.compile(r"\b(khac phuc|sua chua|chan chinh)\b")),
    ("cause", re.compile(r"\bnguyen nhan\b")),
    ("shortcoming", re.compile(r"\b(han che|khuyet diem|ton tai|yeu kem|thieu sot)\b")),
)
_NONE = re.compile(r"^(khong( co)?|chua phat hien|khong phat hien)\b.{0,60}(han che|khuyet diem|ton tai|sai pham)?[ .]*$")
_OPENS = re.compile(r"^(?:[-+*•–—]|\w{1,3}[.)])?\s*((?:\w+[ ,]*){1,12}?)[:.]")
_BULLET = re.compile(r"^\s*[-+*•–—]\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph. heading: the words above it; path: its labels."""

    unit: str
    kind: Kind
    words: str
    heading: str
    path: tuple[str, ...]
    file: str


def said_of(texts: Iterable[tuple[str, str, SectionText]]) -> tuple[Said, ...]:
    """texts: (unit, file, section), in the order they are to be listed."""
    return tuple(said for unit, file, text in texts for said in _of_section(unit, file, text))


def _of_section(unit: str, file: str, text: SectionText) -> Iterator[Said]:
    """Under a heading that names several ("Hạn chế và nguyên nhân") a paragraph that opens with one is of that one from there on."""
    own = [kind for kind, pattern in _MARKS if pattern.search(fold(text.title))]
    current = own[-1] if own else None
    for paragraph in text.paragraphs:
        words = fold(paragraph)
        if not words or _NONE.match(words):
            continue
        opens = _OPENS.match(paragraph)
        lead = fold(opens[1]) if opens else ""
        named = next((kind for kind, pattern in _MARKS if pattern.search(lead)), None)
        if own:
            current = named or current
        kind = current if own else named or _shortcoming_in(words)
        if kind:
            yield Said(unit, kind, _BULLET.sub("", paragraph).strip(), text.title, text.path, file)


def _shortcoming_in(words: str) -> Kind | None:
    """A paragraph elsewhere that says outright that something falls short, or how it is mended."""
    if re.search(r"\b(han che|khuyet diem|thieu sot|ton tai)\b.{0,30}\b(la|nhu|con|sau|:)", words) or re.search(
        r"\b(con|mot so|van con)\b.{0,20}\b(han che|khuyet diem|ton tai|thieu sot)\b", words
    ):
        return "shortcoming"
    return "remedy" if re.search(r"\bda khac phuc\b|\bbien phap khac phuc\b|\bkhac phuc (xong|dut diem)\b", words) else None
