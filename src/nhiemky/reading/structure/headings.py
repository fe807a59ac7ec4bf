"""The tree of numbered and unnumbered headings in a run of paragraphs; sections, outlines and paths stand on it.

Promise: a heading's level follows from the numbering met so far, whatever system an office uses ("A > I > 1 > a)",
"Phần > I > 1 > 1.1", "Chương > Điều > 1"); a title broken over lines is one heading; "(1)", "-", "+" are never headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.numbering import Label, as_letter

_TITLE_LENGTH = 200
_RUN_IN_LENGTH = 60
_RESOLVING = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO)\s*:?$")
"""The line between the grounds and the articles of a decision; above the grounds stands who decides."""


_WHO_RESOLVES = re.compile(
    r"(?:(?:CHỦ TỊCH|THƯỜNG TRỰC|BAN|ỦY BAN|UỶ BAN|HỘI ĐỒNG|ĐẢNG ỦY|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|BỘ TRƯỞNG|(?:TỔNG )?GIÁM ĐỐC"
    r"|HIỆU TRƯỞNG)\b.*)\s"
    r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ|THÔNG BÁO)\s*:?$"
)


class Heading(NamedTuple):
    """One heading: paragraphs `paragraph`..`last`, clean [start, end) from the label to the title's end.

    label   text of the number ("II", "Phần thứ nhất"), None for a bare title.
    title   as written; for a run-in heading the paragraph's first words.
    parent  index of the heading above in the same sequence, -1 for none.
    run_in  a numbered paragraph of text, without a title line of its own.
    """

    paragraph: int
    last: int
    label: str | None
    title: str
    start: int
    end: int
    parent: int
    level: int
    run_in: bool = False


def read_headings(
    document: SourceDocument,
    words: Sequence[str],
    labels: Sequence[Label | None],
    span: range,
    *,
    all_titles: bool = False,
    without: range = range(0),
    anew: bool = False,
) -> tuple[Heading, ...]:
    """Headings in document order. all_titles: every numbered paragraph is a title, however long (outlines). without: passed over.

    anew: what stands behind `without` begins with levels of its own.
    """
    found: list[Heading] = []
    stack: list[tuple[tuple[str, str], int, int]] = []  # style, value, index into found
    whole, number = span, span.start
    while number < whole.stop:
        if number in without:
            number = without.stop
            stack = [] if anew else stack
            continue
        span = range(number, without.start) if number < without.start else whole
        label = labels[number]
        if label is None:
            if not _is_bare_title(document, words, number, span):
                number += 1
                continue
            last = number
            while last + 1 < span.stop and labels[last + 1] is None and _caps_line(document, words, last + 1):
                last += 1
            style, value = ("title", ""), 0
        else:
            if label.kind in ("bullet", "paren"):
                number += 1
                continue
            label = _settled(label, stack)
            last = _title_end(document, words, labels, number, label, span)
            style, value = _style(label, words[number]), label.value
        depth = _depth(style, stack)
        del stack[depth:]
        title, end, run_in = _title(document, words, number, last, label, all_titles=all_titles)
        found.append(
            Heading(
                paragraph=number,
                last=last,
                label=label.text if label else None,
                title=title,
                start=document.paragraphs[number].start,
                end=end,
                parent=stack[-1][2] if stack else -1,
                level=depth,
                run_in=run_in,
            )
        )
        stack.append((style, value, len(found) - 1))
        number = last + 1
    return tuple(found)


def _style(label: Label, line: str) -> tuple[str, str]:
    """What makes two labels siblings: "1." and "1-" are of one kind, "1)" is another, so are "Chương" and "Điều"."""
    if label.kind in ("part", "chapter"):
        return label.kind, label.text.split(" ", 1)[0].casefold()
    if label.kind == "arabic" and ")" in line[: label.end]:
        return "arabic)", "1"
    return label.kind, str(label.depth)


def _depth(style: tuple[str, str], stack: Sequence[tuple[tuple[str, str], int, int]]) -> int:
    """How many open headings stay above: those before the first open one of the same style."""
    if style[0] in ("title", "part"):
        return 0
    for depth, (other, _, _) in enumerate(stack):
        if other == style:
            return depth
    if style[0] == "dotted":
        # "2.1" hangs under "2", never under "a)"
        for depth, (other, _, _) in enumerate(stack):
            if other[0] == "letter" or (other[0] == "dotted" and other[1] > style[1]):
                return depth
    if style[0] == "arabic":
        for depth, (other, _, _) in enumerate(stack):
            if other[0] in ("dotted", "letter") and not any(seen[0][0] == "arabic" for seen in stack):
                return depth
    return len(stack)


def _settled(label: Label, stack: Sequence[tuple[tuple[str, str], int, int]]) -> Label:
    """ "I." after "H." is the letter, after anything else the roman number."""
    if label.kind == "roman" and label.text in ("I", "V", "X", "L"):
        for style, value, _ in reversed(stack):
            if style[0] == "letter_caps":
                letter = as_letter(label.text, label.end)
                if letter.value == value + 1 and value > 1:
                    return letter
    return label


def _caps_line(document: SourceDocument, words: Sequence[str], number: int) -> bool:
    line = words[number]
    return document.paragraphs[number].role == "body" and line.isupper() and len(line) <= _TITLE_LENGTH and line[0] not in "(-"


def _is_bare_title(document: SourceDocument, words: Sequence[str], number: int, span: range) -> bool:
    """An unnumbered line in capitals, or one the file marks as a heading."""
    line = words[number]
    place = document.paragraphs[number]
    if place.role != "body" or len(line) > 120 or line[-1] in ".;,)" or line[0] in "(*“":
        return False
    if line.isupper():
        if (
            _RESOLVING.match(line)
            or _WHO_RESOLVES.match(line)
            or (number + 1 < span.stop and words[number + 1].startswith(("Căn cứ", "Xét ", "Theo ")))
        ):
            return False
        return len(line) > 4 and sum(map(str.isalpha, line)) > 0.6 * len(line)
    return bool(place.heading) and line[-1] != ":" and number + 1 < span.stop


def _title_end(
    document: SourceDocument, words: Sequence[str], labels: Sequence[Label | None], number: int, label: Label, span: range
) -> int:
    """Last paragraph of a title: "Phần thứ nhất" takes the line below it; capitals go on in capitals."""
    last = number
    rest = words[number][label.end :]
    if not rest.strip():
        if number + 1 < span.stop and _is_title_line(document, words, labels, number + 1):
            last = number + 1
            rest = words[last]
        else:
            return number
    if rest.isupper():
        while last + 1 < span.stop and labels[last + 1] is None and _caps_line(document, words, last + 1):
            last += 1
    return last


def _is_title_line(document: SourceDocument, words: Sequence[str], labels: Sequence[Label | None], number: int) -> bool:
    return labels[number] is None and document.paragraphs[number].role == "body" and len(words[number]) <= 300


def _title(
    document: SourceDocument, words: Sequence[str], number: int, last: int, label: Label | None, *, all_titles: bool
) -> tuple[str, int, bool]:
    """Title, its clean end, and whether it runs into its own text."""
    first = document.paragraphs[number]
    if last > number:
        lines = [words[index] for index in range(number, last + 1)]
        lines[0] = lines[0][label.end if label else 0 :]
        return " ".join(line for line in lines if line), document.paragraphs[last].end, False
    start = label.end if label else 0
    title = words[number][start:].strip()
    if all_titles or not label or not _runs_in(document, number, title):
        return title, first.end, False
    cut = _run_in_cut(title)
    return title[:cut], first.start + start + cut, True


def _runs_in(document: SourceDocument, number: int, title: str) -> bool:
    """A numbered paragraph of text: it has more than a title, or ends as a sentence does."""
    place = document.paragraphs[number]
    if place.heading or not title:
        return False
    if title.isupper():
        return False
    body = title.rstrip(" :")
    if body[-1:] in ".;,!":
        return True
    if ": " in body and place.emphasis not in ("b", "bi"):
        return True
    return len(body) > _TITLE_LENGTH or ". " in body


def _run_in_cut(title: str) -> int:
    """First words of a run-in paragraph: to the colon or comma, else some ten words."""
    colon = title.find(":", 0, 120)
    if colon > 5 and "(" not in title[:colon]:
        return colon + 1
    for mark in (",", ";", "."):
        at = title.find(mark, 12, _RUN_IN_LENGTH)
        if at > 0:
            return at
    return title.find(" ", _RUN_IN_LENGTH - 20) if " " in title[_RUN_IN_LENGTH - 20 :] else len(title)
