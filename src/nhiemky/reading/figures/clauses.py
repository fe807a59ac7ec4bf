"""Where sentences, clauses and brackets begin and end, as the readers of figures part them.

What it promises: places only, never beyond the paragraph that holds them; a bracket or clause left open ends with its line.

>>> text = "Mở 12 lớp (A 5 lớp; B 7 lớp); kết nạp 5 đoàn viên."
>>> [text[start:end] for start, end in clauses_between(text, 0, len(text))]
['Mở 12 lớp (A 5 lớp; B 7 lớp)', 'kết nạp 5 đoàn viên.']
>>> closing_bracket(text, 11), sentence_end(text, 0) == len(text) - 1
(27, True)
"""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZĐÀ-Ỹ(“\"*-]|\s*$)|\n|$", re.MULTILINE)
_MARKS = re.compile(r"[();]")
_BRACKETS = re.compile(r"[()]")
_CLAUSE = re.compile(
    r"[;.:(…\n]|, (?!(?:công chức|viên chức|đảng viên|người lao động|quần chúng|chỉ thị|kết luận|đạo đức|phong cách|cán bộ|đảng bộ"
    r"|quán triệt))"
)


_FARTHEST = 4_000
"""Letters either side of a place within which its sentence is looked for; no honest one is longer."""


def sentence_round(clean: str, at: int) -> tuple[int, int]:
    """The sentence (or clause up to a semicolon) that holds `at`, blanks trimmed."""
    # marks are looked for in the paragraph, never through the rest of the text, and in a hostile one only near
    block = at - at % _FARTHEST
    first = max(clean.rfind("\n", max(0, block - _FARTHEST), at) + 1, block - _FARTHEST, 0)
    stop = clean.rfind(". ", first, at)
    start = max(first, stop + 2 if stop >= 0 else 0, clean.rfind(";", first, at) + 1)
    last = clean.find("\n", at, block + 2 * _FARTHEST)
    end = last if last >= 0 else min(len(clean), block + 2 * _FARTHEST)
    for mark in (". ", ";"):
        if (stop := clean.find(mark, at, end)) >= 0:
            end = stop
    while start < end and clean[start].isspace():
        start += 1
    return start, end


def sentence_end(clean: str, start: int) -> int:
    """Place of the mark or line that ends the sentence going on at `start`."""
    last = min(len(clean), start + 2 * _FARTHEST)
    match = _SENTENCE_END.search(clean, start, last)
    return match.start() if match else last


def clause_start(clean: str, at: int) -> int:
    """Back to where the clause begins, at most twelve words: "đã mở 20 lớp"."""
    first = max(clean.rfind(mark, max(0, at - 80), at) for mark in (", ", "; ", ": ", ". ", "(", "\n"))
    start = max(first + 1, at - 60)
    if first + 1 < at - 60:
        start = clean.find(" ", start, at) + 1 or at
    return stripped(clean, start, at)[0]


def statement_start(clean: str, start: int, at: int) -> int:
    """Beginning of the clause before a figure, at most eighty letters back."""
    first = max(clean.rfind(mark, start, at) for mark in (", ", "; ", ": ", "(")) + 1
    first = max(first, start, at - 90)
    if first == at - 90:
        first = clean.find(" ", first, at) + 1 or first
    return stripped(clean, first, at)[0]


def clause_end(clean: str, start: int, end: int) -> int:
    """End of the clause that goes on at `start`; a comma within a set phrase ("cán bộ, đảng viên") ends none."""
    match = _CLAUSE.search(clean, start, end)
    stop = match.start() if match else end
    while stop > start and clean[stop - 1] in " .;":
        stop -= 1
    return stop


def clauses_between(clean: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between semicolons that stand outside brackets."""
    pieces, depth, first = [], 0, start
    for match in _MARKS.finditer(clean, start, end):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
        elif depth <= 0:
            pieces.append((first, match.start()))
            first = match.end()
    pieces.append((first, end))
    return [stripped(clean, *piece) for piece in pieces if clean[piece[0] : piece[1]].strip(" .;\n")]


def closing_bracket(clean: str, start: int) -> int:
    """Place of the bracket that closes the one just before `start`; the paragraph's end where it stays open."""
    limit = clean.find("\n", start)
    limit = len(clean) if limit < 0 else limit
    depth = 1
    for match in _BRACKETS.finditer(clean, start, limit):
        depth += 1 if match[0] == "(" else -1
        if not depth:
            return match.start()
    return limit


def stripped(clean: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the blanks it begins with."""
    while start < end and clean[start] in " \t\n":
        start += 1
    return start, end


def stands_outside(clean: str, start: int, at: int) -> bool:
    """`at` stands outside the brackets that open from `start` on."""
    return clean.count("(", start, at) == clean.count(")", start, at)
