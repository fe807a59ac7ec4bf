"""One total and the stretch that lists its parts: which reading of the stretch holds.

What it promises: a reading that makes the total, else the surest, of two as sure the nearest. A stretch that lists no two
parts gives None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from nhiemky.domain.directive import Quantity
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.addition import sum_quantity
from nhiemky.reading.figures.clauses import clauses_between, stands_outside
from nhiemky.reading.figures.counts import Count, counts_between, is_measure, is_time, shared_noun
from nhiemky.reading.figures.exhaustive import exceeds, is_about, is_hedged, leaves_nothing, nearly_whole
from nhiemky.reading.figures.families import is_kin, is_person
from nhiemky.reading.figures.listing import Entry, entries, listed
from nhiemky.reading.figures.parts import Part, as_part, part_of
from nhiemky.reading.figures.qualities import is_mixed, is_open
from nhiemky.reading.figures.scales import told_apart

_LOWER_BOUND = re.compile(r" ?(?:đến|[-–]) ?\d{1,3} tuổi")
_LIST_ENDS = re.compile(r"[,;.] (?:với|cùng)(?: tổng số)? (?=\d)|[,;] (?:trong đó|tăng|giảm|so với|bằng|đạt tỷ lệ|lũy kế|đưa|nâng)(?!\w)")
_UNREAD = re.compile(r"(?<!\w)(?<!các )(?:mẫu|lớp|tổ|ban|(?<!vũ )trang|bài|mục|phần|đề|tập|hạng|kỳ|cấp) \d{1,2}(?=[,;)]| và )")
"""Perhaps the label of a place, perhaps a part that was not read."""
_TAIL_ENDS = re.compile(r"[,;.:()\n]| và (?:một số|các|những|nhiều) ")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_CHANGE = re.compile(
    r"(?:và )?(?:tăng|giảm|so|bằng|cùng kỳ|thiếu|thừa|hụt|vượt|nhiều hơn|ít hơn|thấp hơn|cao hơn|lũy kế|từ|đạt|chiếm|tương)(?!\w)",
    re.IGNORECASE,
)
_DEEDS = (["đã"], ["được"], ["có"])
_YEAR = re.compile(r"(?:trong )?năm \d{4}", re.IGNORECASE)
_NEARLY = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Reading:
    """A way in which a stretch may list parts. sure: it surely lists them all; kin: of what the total counts; rest: one closes it."""

    parts: list[Part]
    sure: bool
    kin: bool = True
    closes: bool = False


_MOST_COUNTS = 150
_BESIDE = 60
_LONGEST = 3_000
"""Letters of a list of parts; a longer stretch is no sentence that a person wrote."""


def breakdown(
    document: SourceDocument,
    counts: Sequence[Count],
    total: Count,
    start: int,
    end: int,
    *,
    exhaustive: bool,
    open_end: bool,
    said: bool = True,
    nearer: Count | None = None,
) -> Quantity | None:
    """The quantity that clean[start:end] makes of the total.

    exhaustive   gồm, a colon, brackets; not "trong đó"
    open_end     no bracket closes the list: it may end before its sentence does
    said         the text says that the parts are all (gồm, chia ra); a bracket or colon may list some
    nearer       another count stands between: every part must bear the total's own noun, or be of its kind and not of the other's
    """
    clean = document.clean
    if end - start > _LONGEST:
        return None
    best: tuple[tuple[bool, bool, Decimal], Reading] | None = None
    for first, last in _stretches(clean, start, end, open_end=open_end):
        for reading in _readings(clean, counts, total, first, last):
            if len(reading.parts) < 2 or (nearer and not all(_belongs(part, total, nearer) for part in reading.parts)):
                continue
            gap = abs(total.value - sum((part.value for part in reading.parts), Decimal(0)))
            rank = (gap != 0, not reading.sure, gap)
            if best is None or rank < best[0]:
                best = (rank, reading)
        if best is not None and (best[0][2] == 0 or best[1].sure):
            break
    if best is None:
        return None
    (_, _, gap), reading = best
    decided = _decided(clean, total, start, reading, gap, exhaustive=exhaustive, said=said, open_end=open_end)
    certain = reading.sure and reading.kin
    quantity = sum_quantity(document, total, reading.parts, decided=decided, some=not exhaustive, certain=certain)
    if quantity is not None and quantity.adds_up is None and is_mixed(_texts(clean, reading.parts)):
        return None  # "trong đó 29 nữ, 41 đoàn viên": qualities, no parts
    return quantity


def _belongs(part: Part, total: Count, nearer: Count) -> bool:
    if not part.words:
        return False
    count = replace(total, words=part.words)
    if part.shared and shared_noun(nearer, count):
        return part.shared > shared_noun(nearer, count)
    return bool(part.shared) or (is_kin(total, count) and not is_kin(nearer, count))


def _stretches(clean: str, start: int, end: int, *, open_end: bool) -> list[tuple[int, int]]:
    """The whole stretch, and before it where an open list may end sooner: "gồm 07 đảng bộ và 11 chi bộ, với 1.340 đảng viên"."""
    stretches = [(start, end)]
    if open_end:
        semicolon = clean.find(";", start, end)
        if semicolon >= 0 and stands_outside(clean, start, semicolon):
            stretches.insert(0, (start, semicolon))  # the list may end with its clause: "A 23 kỳ, gồm 9 và 14; B 33 kỳ"
        ends = next(
            (match.start() for match in _LIST_ENDS.finditer(clean, start, end) if stands_outside(clean, start, match.start())), None
        )
        if ends is not None:
            stretches.insert(0, (start, ends))
    return stretches


def _decided(clean: str, total: Count, start: int, reading: Reading, gap: Decimal, *, exhaustive: bool, said: bool, open_end: bool) -> bool:
    """The parts leave nothing of the total, so that a sum that does not close is wrong."""
    parts = reading.parts
    if not reading.sure or is_about(clean, total) or _UNREAD.search(clean, parts[0].start, parts[-1].end + 12):
        return False
    texts = _texts(clean, parts)
    if _left_out(clean, total, start, parts):
        return False
    if reading.closes or leaves_nothing(total, texts):
        return not is_hedged(clean, total, start, parts[-1].end, announced=True)
    over = sum((part.value for part in parts), Decimal(0)) > total.value
    if not exhaustive:
        told = exceeds(total, parts, texts) or nearly_whole(total, parts, texts)
        return reading.kin and told and not is_hedged(clean, total, start, parts[-1].end, announced=True)
    if is_hedged(clean, total, start, parts[-1].end):
        return False
    if not said and all(told_apart(text, total.words)[:1] in _DEEDS for text in texts):
        return False  # "31 xã: 27 xã đã lập ban chỉ đạo, 18 xã đã ra quân": one does not shut out the other
    if not said and len(parts) == 2 and not over and gap > total.value * _NEARLY and all(_YEAR.match(part.label) for part in parts):
        return False  # "66 nhiệm vụ: năm 2029 ..., năm 2030 ...": some of the years
    if is_measure(total):
        return reading.kin
    persons = is_person(total)
    if persons and is_mixed(texts):
        return False
    if not reading.kin:
        nouns = {part.words[:1] for part in parts}
        return (said or (len(nouns) == 1 and len(parts) > 2)) and gap <= total.value * _NEARLY
    listed_whole = said or (open_end and len(parts) > 2)
    return listed_whole or not persons or not is_open(texts) or over or gap <= total.value * _NEARLY


def _left_out(clean: str, total: Count, start: int, parts: Sequence[Part]) -> bool:
    """A number of the total's unit stands before the first part or between the parts and was not read as one."""
    read = [(part.start, part.end) for part in parts]
    for part, following in pairwise(parts):
        for match in _FIGURE.finditer(clean, part.end, max(part.end, following.start)):
            lead = re.split(r"[,;]", clean[part.end : match.start()])[-1].strip()
            unread = bool(lead) and not _CHANGE.match(lead) and clean.startswith(f" {total.words[0]}", match.end())
            if unread and stands_outside(clean, start, match.start()):
                return True
    return any(
        clean.startswith(f" {total.words[0]}", match.end()) and not any(first <= match.start() < last for first, last in read)
        for match in _FIGURE.finditer(clean, start, parts[0].start)
        if stands_outside(clean, start, match.start())
    )


def _texts(clean: str, parts: Sequence[Part]) -> list[str]:
    """What the text says of each part, as far as the next one or the end of its clause."""
    said = []
    for at, part in enumerate(parts):
        stop = parts[at + 1].start if at + 1 < len(parts) and parts[at + 1].start > part.end else min(len(clean), part.end + 60)
        tail = _TAIL_ENDS.split(clean[part.end : stop], maxsplit=1)[0]
        said.append(clean[part.start : part.end] + tail)
    return said


def _readings(clean: str, counts: Sequence[Count], total: Count, start: int, end: int) -> Iterator[Reading]:
    """The ways in which the stretch may list parts, surest first."""
    if len(counts_between(counts, start, end)) > _MOST_COUNTS:
        return
    inside = [
        count
        for count in counts_between(counts, start, end)
        if not count.percent and not is_time(count) and (count.words or not _LOWER_BOUND.match(clean, count.end))
    ]
    if len(inside) < 2:
        return
    clauses = clauses_between(clean, start, end)
    if len(clauses) > 1:
        parts = [part for clause in clauses if (part := part_of(clean, inside, total, *clause)) is not None]
        several = any(
            len([c for c in counts_between(inside, *clause) if shared_noun(total, c) and stands_outside(clean, clause[0], c.start)]) > 1
            for clause in clauses
        )
        yield Reading(parts, len(parts) == len(clauses) and not several)
    found = entries(clean, inside, start, end)
    top = [entry for entry in found if entry.count in inside]
    same = [entry for entry in top if shared_noun(total, entry.count)]
    beside = f" {clean[total.end : start].lower()}" if start - total.end < _BESIDE else ""
    kin = [entry for entry in top if is_kin(total, entry.count) or _is_named(entry.count, beside)]
    whole = listed(top)
    for choice in (same, kin) if len(same) != len(kin) else (same,):
        run = listed(choice)
        if len(run) >= 2:
            sure = len(run) == len(choice) and len(choice) == max(len(same), len(kin)) and (len(whole) <= len(run) or _in_turn(choice, top))
            yield Reading([as_part(clean, total, entry.count, start) for entry in run], sure and _regular(choice, top), closes=_closes(run))
    if (
        len(kin) >= 2 and len(whole) > len(kin) >= len(whole) / 2 and not _in_turn(kin, top)
    ):  # "230 hợp tác xã nông nghiệp và 15 quỹ tín dụng"
        yield Reading([as_part(clean, total, entry.count, start) for entry in whole], len(whole) == len(top))
    within = [count for count in inside if shared_noun(total, count) and all(entry.count is not count for entry in top)]
    if not same and len(within) == len(top) > 1:  # "trong đó: 05 đội A (150 người), 04 đội B (120 người)"
        yield Reading([as_part(clean, total, count, start) for count in within], sure=True)
    run = listed(top)
    if not kin and len(run) >= 2:
        yield Reading([as_part(clean, total, entry.count, start) for entry in run], len(run) == len(top), kin=False)


def _is_named(count: Count, beside: str) -> bool:
    """ "89 kiến nghị, kháng nghị (41 kiến nghị, 48 kháng nghị)": the total counts it by name."""
    noun = " ".join(count.words[:2])
    return any(f"{joiner}{noun}" in beside for joiner in (", ", " và ", " hoặc "))


def _regular(choice: Sequence[Entry], top: Sequence[Entry]) -> bool:
    """The chosen entries begin the list, or stand in it in turn with those of another total."""
    return bool(choice) and (choice[0] is top[0] or _in_turn(choice, top))


def _in_turn(choice: Sequence[Entry], top: Sequence[Entry]) -> bool:
    """ "14 chi bộ 497 đảng viên, 7 chi bộ 118 đảng viên": each of the two totals has every second entry."""
    at = [index for index, entry in enumerate(top) if any(entry is each for each in choice)]
    stride = at[1] - at[0] if len(at) > 1 else 1
    return stride > 1 and len(top) == stride * len(at) and at == list(range(at[0], len(top), stride))


def _closes(run: Sequence[Entry]) -> bool:
    """ "20 nữ, còn lại 25 nam"."""
    return run[-1].rest
