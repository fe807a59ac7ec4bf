"""Totals and parts that only their sum joins: what is settled and what is pending, parts that stand before their total.

What it promises: what does not close is told only where the words leave nothing between the parts (đạt, chưa đạt), or where
parts of the total's own noun lead up to "tổng cộng"; else it was perhaps no sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nhiemky.domain.directive import Quantity
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.addition import sum_quantity
from nhiemky.reading.figures.clauses import sentence_end
from nhiemky.reading.figures.counts import Count, counts_between, is_time, shared_noun
from nhiemky.reading.figures.exhaustive import is_about
from nhiemky.reading.figures.families import is_kin
from nhiemky.reading.figures.listing import entries, listed
from nhiemky.reading.figures.parts import as_part
from nhiemky.reading.figures.qualities import denies
from nhiemky.vietnamese.places import places

_HANDLED = re.compile(r"đã (?:được )?(?:giải quyết|xử lý|trả lời|xem xét|hoàn thành|thực hiện)(?: xong| dứt điểm)?\s*$", re.IGNORECASE)
_PENDING = re.compile(r"(?:đang (?:\w+ ){0,4}|chưa (?:\w+ ){0,4}|còn(?: lại| tồn)? |chuyển (?:\w+ ){0,5})$", re.IGNORECASE)

_NEW_TOTAL = re.compile(r"\d|(?<!\w)(?:vốn|kinh phí|thu|chi|giá trị|diện tích)(?!\w)")
_DENIALS = (" chưa ", " không ")
_ANNOUNCED = re.compile(r"(?<!\w)(?:gồm|trong đó|cụ thể|chia)(?!\w)|[:(]")
_DOUBTED = re.compile(
    r"(?<!\w)(?:gồm|trong đó|tăng|giảm|lũy kế|so với|từ đầu|khoảng|hơn|gần|ước|nâng|đưa|cùng kỳ|trên|trước đó)(?!\w)|\(", re.IGNORECASE
)


def read_settled(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """ "tiếp nhận 52 đơn; đã giải quyết 39 đơn, đang giải quyết 13 đơn". Only a sum that holds is told."""
    clean = document.clean
    for count in counts[1:]:
        if count.percent or _HANDLED.search(clean, max(0, count.start - 40), count.start) is None:
            continue
        start = max(clean.rfind("\n", 0, count.start), clean.rfind(". ", 0, count.start) + 1) + 1
        total = next(
            (c for c in reversed(counts_between(counts, start, count.start)) if not c.percent and c.words and shared_noun(c, count)), None
        )
        if total is None:
            continue
        following = counts_between(counts, count.end, sentence_end(clean, count.end))
        pending = [c for c in following if shared_noun(total, c) and _PENDING.search(clean, max(0, c.start - 40), c.start)]
        parts = [count, *pending]
        if len(parts) > 1:
            made = [as_part(clean, total, part, start) for part in parts]
            quantity = sum_quantity(document, total, made, decided=False, some=False, certain=False)
            if quantity is not None:
                yield quantity


def read_denied(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """ "giám sát 12 chi bộ, 9 chi bộ thực hiện tốt, 3 chi bộ thực hiện chưa tốt": no word announces the parts, their denial does."""
    clean = document.clean
    for at in places(clean, *_DENIALS):
        line = clean.rfind("\n", 0, at) + 1
        start = max(line, clean.rfind(". ", line, at) + 2 if clean.rfind(". ", line, at) >= 0 else line)
        end = sentence_end(clean, at)
        here = [count for count in counts_between(counts, start, end) if not count.percent]
        nearest = next((number for number, count in enumerate(here) if count.end > at - 12 and count.start < at + 40), None)
        for last in () if nearest is None else (nearest, nearest + 1, nearest - 1):
            if not 2 <= last < len(here):
                continue
            total, parts = here[last - 2], here[last - 1 : last + 1]
            if not total.words or is_time(total) or any(is_kin(total, other) for other in here[: last - 2]):
                continue  # one of a list itself
            if not all(shared_noun(total, part) for part in parts):
                continue
            found = entries(clean, parts, total.end, end)
            if last + 1 < len(here) and is_kin(total, here[last + 1]):
                continue
            if len(found) != 2 or _ANNOUNCED.search(clean, total.end, parts[0].start):
                continue
            if denies(*(f"{entry.lead} {' '.join(entry.count.words)} {entry.tail}" for entry in found)):
                made = [as_part(clean, total, part, start) for part in parts]
                quantity = sum_quantity(document, total, made, decided=not is_about(clean, total), some=False, certain=True)
                if quantity is not None:
                    yield quantity
                break


def read_parts_before(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """The parts stand first: "lần lượt 12, 15 và 18 đảng viên, tổng cộng 45 đảng viên"."""
    clean = document.clean
    for at in places(
        clean,
        "tổng cộng",
        "tổng số là",
        "cộng là",
        "cộng chung",
        ", tổng ",
        "; tổng ",
        "Tổng cộng",
        ". Tổng chi ",
        ". Tổng thu ",
        ". Tổng số ",
    ):
        total = next(iter(counts_between(counts, at, at + 30)), None)
        if total is None or total.percent or not total.words or is_time(total):
            continue
        renamed = _NEW_TOTAL.search(clean, at, total.start)
        line = clean.rfind("\n", 0, at) + 1
        start = max(line, clean.rfind(". ", line, at) + 2)
        if start == at and at > line:  # a sentence of its own: the parts stand in the one before
            start = max(line, clean.rfind(". ", line, at - 2) + 2)
        here = [count for count in counts_between(counts, start, at) if not count.percent]
        before = [count for count in here if not count.words or shared_noun(total, count)]
        parts = [as_part(clean, total, count, start) for count in before]
        if len(parts) < 2:
            continue
        run = entries(clean, here, start, at)
        if renamed and not all(renamed[0] in entry.lead.lower().split() for entry in run):
            continue  # "Tổng chi ..." of parts each of which is "chi ..."
        alike = len(listed(run[1:])) == len(run) - 1  # before the first item stands the sentence's verb
        alone = len(run) == len(before) == len(here) and alike and not _DOUBTED.search(clean, start, total.start)
        quantity = sum_quantity(document, total, parts, decided=alone, some=False, certain=alone)
        if quantity is not None:
            yield quantity
            if quantity.adds_up:
                yield from _beside(document, counts, total, before)


def _beside(document: SourceDocument, counts: Sequence[Count], total: Count, before: Sequence[Count]) -> Iterator[Quantity]:
    """ "11 lớp cho 298 em, 5 lớp cho 143 em. Tổng cộng 16 lớp với 441 em.": the second total, of what stands beside each part."""
    clean = document.clean
    second = next(iter(counts_between(counts, total.end, min(sentence_end(clean, total.end), total.end + 40))), None)
    if second is None or second.percent or not second.words or shared_noun(total, second):
        return
    beside = []
    for at, part in enumerate(before):
        stop = before[at + 1].start if at + 1 < len(before) else total.start
        here = [count for count in counts_between(counts, part.end, stop) if shared_noun(second, count)]
        if len(here) != 1:
            return
        beside.append(here[0])
    made = [as_part(clean, second, count, before[0].start) for count in beside]
    quantity = sum_quantity(document, second, made, decided=True, some=False, certain=True)
    if quantity is not None:
        yield quantity
