"""Passages that two reports share word for word: with a sister unit, or with the unit's own report of last time.

>>> said = "Cấp ủy đã lãnh đạo xây dựng kế hoạch, phân công từng đồng chí phụ trách, kiểm tra hằng quý và rút kinh nghiệm sau mỗi đợt."
>>> ours, theirs = Passage("a", "II", said * 2), Passage("b", "II", said.replace("hằng", "hàng").replace("Cấp ủy", "Cấp uỷ") * 2)
>>> (copy,) = find_copies([ours, theirs])
>>> (copy.report, copy.other, copy.words, copy.of)
('b', 'a', 53, 53)

Promise: silent on what everybody is given to write: the outline's words (`given`), quoted documents, the words that every tenth report
has; and below `LEAST_WORDS` words or `LEAST_SHARE` of a passage. A pair is told once, the later passage first, with both excerpts.
Figures are left out of the comparison and compared apart (`same_figures`): last year's text with this year's numbers is still a copy.

How: folded words; every run of five is a number; one in four of these numbers is kept, the same for all (a sketch), so passages that
share words share numbers whatever stands between. Only pairs with shared numbers are then laid side by side, word by word. Time grows
with the words of all reports, not with the number of pairs; 50,000 reports are one run (bench copies).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from nhiemky.vietnamese.unicode import fold

RUN = 5
"""Words in a row that make one number."""
KEPT = 4
"""One number in so many is kept in the sketch."""
LEAST_RUN = 10
"""Shorter runs of equal words are manner of speaking."""
LEAST_WORDS = 40
LEAST_SHARE = 0.6
COMMON_SHARE = 0.1
"""Runs that stand in more than this share of reports (and in more than COMMON_LEAST) are set phrases."""
COMMON_LEAST = 8
_MOST_OWNERS = 40
"""Of a run's owners so many are paired; a text that more reports share is found by its rarer runs or is a set phrase."""
_SHORT = 120
"""Of a passage with no more runs one shared number is enough to lay it beside the other: few were kept of it."""
_EXCERPT = 60

_WORD = re.compile(r"[^\W_]+(?:[.,/:-][^\W_]+)*")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{3,600}[”\"]")
_NUMBER = "#"
_A, _B, _C, _D, _E, _MASK = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1, (1 << 61) - 1


@dataclass(frozen=True, slots=True)
class Passage:
    """What a report says under one item. report: whose and which, as the caller names it; earlier: of the period before."""

    report: str
    section: str
    text: str
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """`words` of the `of` own words of `report`'s passage stand in `other`'s too. excerpt, other_excerpt: the longest run, as written."""

    report: str
    section: str
    other: str
    other_section: str
    words: int
    of: int
    excerpt: str
    other_excerpt: str
    same_figures: bool
    earlier: bool

    @property
    def percent(self) -> int:
        """Share in whole percent, rounded down."""
        return self.words * 100 // self.of


@dataclass(slots=True)
class _Words:
    """A passage as numbers of its folded words, with the place of each in the text."""

    passage: Passage
    codes: list[int]
    places: list[tuple[int, int]]


_codes: dict[str, int] = {}


def find_copies(passages: Sequence[Passage], given: Iterable[str] = ()) -> tuple[Copy, ...]:
    """Pairs of passages of different reports that share most of their words, the largest share first.

    passages   of this period, and those of the period before (`earlier`); a report of this period is held against its own earlier one by
               the caller naming both alike ("unit-7"); earlier reports of other units count too. Two earlier ones are not compared.
    given      texts that all units were given: the directive, the outline with its guidance, the appendix.
    """
    known = {code for text in given for code in _runs(_words(Passage("", "", text)).codes)}
    owners: dict[int, list[int]] = defaultdict(list)
    lengths = []
    for at, passage in enumerate(passages):
        codes = _words(passage).codes
        own = 0
        for code in set(_runs(codes)):
            if code not in known:
                own += 1
                if code % KEPT == 0:
                    owners[code].append(at)
        lengths.append(own)
    most = max(COMMON_LEAST, int(len({passage.report for passage in passages}) * COMMON_SHARE))
    shared: Counter[tuple[int, int]] = Counter()
    for holders in owners.values():
        if 1 < len(holders) <= most:
            _count_pairs(passages, holders, shared)
    given_or_common = known | {code for code, holders in owners.items() if len(holders) > most}
    copies = []
    for (one, other), count in shared.items():
        shorter = min(lengths[one], lengths[other])
        if shorter <= _SHORT or count * KEPT * 2 >= LEAST_SHARE * shorter:
            copy = _laid_side_by_side(passages[one], passages[other], given_or_common)
            if copy is not None:
                copies.append(copy)
    return tuple(sorted(copies, key=lambda copy: (-copy.percent, copy.report, copy.section, copy.other, copy.other_section)))


def _count_pairs(passages: Sequence[Passage], holders: Sequence[int], shared: Counter[tuple[int, int]]) -> None:
    kept = holders[:_MOST_OWNERS]
    for at, one in enumerate(kept):
        for other in kept[at + 1 :]:
            if _comparable(passages[one], passages[other]):
                shared[one, other] += 1


def _comparable(one: Passage, other: Passage) -> bool:
    """Of two reports, not both of the past."""
    return not (one.earlier and other.earlier) and (one.report != other.report or one.earlier != other.earlier)


def _words(passage: Passage) -> _Words:
    text = _QUOTED.sub(lambda found: " " * len(found[0]), passage.text)
    codes, places = [], []
    for match in _WORD.finditer(text):
        word = match[0]
        code = _codes.get(word)
        if code is None:
            code = _codes[word] = crc32((_NUMBER if word[0].isdigit() else fold(word)).encode())
            if len(_codes) > 500_000:  # a year's words of a country are fewer; made-up input must not fill the memory
                _codes.clear()
        codes.append(code)
        places.append(match.span())
    return _Words(passage, codes, places)


def _runs(codes: list[int]) -> list[int]:
    """A number for each run of five words, in order."""
    return [
        (a * _A + b * _B + c * _C + d * _D + e * _E) & _MASK
        for a, b, c, d, e in zip(codes, codes[1:], codes[2:], codes[3:], codes[4:], strict=False)
    ]


def _laid_side_by_side(one: Passage, other: Passage, known: set[int]) -> Copy | None:
    """The later passage against the earlier one, None where too little is shared."""
    if one.earlier or (not other.earlier and one.report > other.report):
        one, other = other, one
    if not one.earlier and not other.earlier and one.report < other.report:
        one, other = other, one
    ours, theirs = _words(one), _words(other)
    given = _covered(_runs(ours.codes), known)
    own = len(ours.codes) - len(given)
    runs = list(_equal_runs(ours.codes, theirs.codes))
    common = sum(1 for start, _, length in runs for at in range(start, start + length) if at not in given)
    if own < LEAST_WORDS or common < LEAST_WORDS or common < LEAST_SHARE * own:
        return None
    start, there, length = max(runs, key=lambda run: run[2])
    return Copy(
        one.report, one.section, other.report, other.section, common, own,
        _excerpt(ours, start, length), _excerpt(theirs, there, length), _same_figures(ours, theirs, runs), other.earlier,
    )  # fmt: skip


def _covered(runs: list[int], known: set[int]) -> set[int]:
    """Places of words that lie in a run which everybody was given."""
    return {place for at, run in enumerate(runs) if run in known for place in range(at, at + RUN)}


def _equal_runs(ours: list[int], theirs: list[int]) -> Iterator[tuple[int, int, int]]:
    """(place in ours, place in theirs, words): runs of at least LEAST_RUN equal words, left to right, none overlapping in ours."""
    where: dict[int, list[int]] = defaultdict(list)
    for at, run in enumerate(_runs(theirs)):
        where[run].append(at)
    runs = _runs(ours)
    at = 0
    while at < len(runs):
        best, place = 0, -1
        for there in where.get(runs[at], ())[:8]:
            length = 0
            while at + length < len(ours) and there + length < len(theirs) and ours[at + length] == theirs[there + length]:
                length += 1
            if length > best:
                best, place = length, there
        if best >= LEAST_RUN:
            yield at, place, best
            at += best
        else:
            at += 1


def _excerpt(words: _Words, start: int, length: int) -> str:
    """The run as written, at most _EXCERPT words of it."""
    last = min(start + min(length, _EXCERPT), len(words.places)) - 1
    text = " ".join(words.passage.text[words.places[start][0] : words.places[last][1]].split())
    return f"{text} …" if length > _EXCERPT else text


def _same_figures(ours: _Words, theirs: _Words, runs: Sequence[tuple[int, int, int]]) -> bool:
    """Every number within the shared runs is the same too, and there is one."""
    number = crc32(_NUMBER.encode())
    pairs = [
        (_written(ours, at + step), _written(theirs, there + step))
        for at, there, length in runs
        for step in range(length)
        if ours.codes[at + step] == number
    ]
    return bool(pairs) and all(one == other for one, other in pairs)


def _written(words: _Words, at: int) -> str:
    start, end = words.places[at]
    return words.passage.text[start:end]
