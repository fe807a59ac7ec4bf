"""Totals and parts that only their sum joins: what is settled and what is pending, parts that stand before their total.

What it promises: only sums that hold are told; what does not close was perhaps no sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nhiemky.domain.directive import Quantity
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.addition import sum_quantity
from nhiemky.reading.figures.clauses import sentence_end
from nhiemky.reading.figures.counts import Count, counts_between, is_time, shared_noun
from nhiemky.reading.figures.parts import as_part
from nhiemky.vietnamese.places import places

_HANDLED = re.compile(r"đã (?:được )?(?:giải quyết|xử lý|trả lời|xem xét|hoàn thành|thực hiện)(?: xong| dứt điểm)?\s*$", re.IGNORECASE)
_PENDING = re.compile(r"(?:đang (?:\w+ ){0,4}|chưa (?:\w+ ){0,4}|còn(?: lại| tồn)? |chuyển (?:\w+ ){0,5})$", re.IGNORECASE)


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
            quantity = sum_quantity(
                document, total, [as_part(clean, total, part, start) for part in parts], decided=False, some=False, certain=False
            )
            if quantity is not None:
                yield quantity


def read_parts_before(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """The parts stand first: "lần lượt 12, 15 và 18 đảng viên, tổng cộng 45 đảng viên". Only a sum that holds is told."""
    clean = document.clean
    for at in places(clean, "tổng cộng", "tổng số là", "cộng là", "cộng chung"):
        total = next(iter(counts_between(counts, at, at + 30)), None)
        if total is None or total.percent or not total.words or is_time(total):
            continue
        start = max(clean.rfind("\n", 0, at), clean.rfind(". ", 0, at) + 1) + 1
        before = [
            count for count in counts_between(counts, start, at) if not count.percent and (not count.words or shared_noun(total, count))
        ]
        parts = [as_part(clean, total, count, start) for count in before]
        if len(parts) >= 2:
            quantity = sum_quantity(document, total, parts, decided=False, some=False, certain=False)
            if quantity is not None:
                yield quantity
