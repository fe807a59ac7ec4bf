"""Totals whose parts nothing announces: "trong số 14 đảng viên có 5 ..., 9 ...", "39/52 đơn ..., còn 13 đơn".

What it promises: what does not close is told only where a word closes the account (còn, còn lại) or the parts leave nothing
between them; where something may have come in between (phát sinh, tăng, tồn kỳ trước), only what closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from nhiemky.domain.directive import Quantity
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.addition import sum_quantity
from nhiemky.reading.figures.breakdowns import breakdown
from nhiemky.reading.figures.clauses import clause_start, sentence_end
from nhiemky.reading.figures.counts import Count, counts_between, is_measure, is_time, shared_noun
from nhiemky.reading.figures.exhaustive import is_hedged, leaves_nothing
from nhiemky.reading.figures.families import is_kin, is_person
from nhiemky.reading.figures.listing import entries, is_compared, listed
from nhiemky.reading.figures.parts import Part, as_part, may_be_total
from nhiemky.reading.figures.scales import axis
from nhiemky.vietnamese.numbers import NUMBER, parse_number
from nhiemky.vietnamese.places import places

_TENTH = Decimal("0.1")
_ALMOST = Decimal("0.05")
_OUT_OF = re.compile(r"rong (?:tổng số |số )?(?=\d)")
_WHOLE = re.compile(rf"/(?P<whole>{NUMBER})$")
_LEFT = re.compile(r"(?<!\w)(?:còn lại|còn|số còn lại)(?: là| có)? ?$", re.IGNORECASE)
_WANTING = re.compile(r"[^,;.\n]{0,40}?(?<!\w)(?:chưa|chậm|không|còn|quá hạn|đang)(?!\w)")
_ANNOUNCED = re.compile(r"(?<!\w)(?:gồm|trong đó|trong số|cụ thể|chia ra|lần lượt)(?!\w)", re.IGNORECASE)
_FLOWS = re.compile(
    r"(?<!\w)(?:phát sinh|tăng|giảm|tồn|kỳ trước|năm trước|chuyển sang|chuyển đến|thêm|mới|trong đó|gồm|lũy kế|so với|cùng kỳ|khoảng"
    r"|hơn|gần|ước|cụ thể)(?!\w)|[(:]",
    re.IGNORECASE,
)


def read_out_of(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """ "Trong số 14 đảng viên được kiểm tra có 05 đồng chí là cấp ủy viên, 09 ..."."""
    clean = document.clean
    for at in places(clean, "rong "):
        match = _OUT_OF.match(clean, at)
        total = next(iter(counts_between(counts, match.end(), match.end() + 1)), None) if match else None
        if total is None or not may_be_total(total):
            continue
        end = sentence_end(clean, total.end)
        quantity = breakdown(document, counts, total, total.end, end, exhaustive=False, open_end=True, said=False)
        if quantity is not None and quantity.adds_up is not None:
            yield quantity


_FARTHEST = 1_500
"""Letters of a sentence either side of its total; no honest one is longer."""


def read_fractions(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """ "118/120 người đã nộp, đạt 98,3%; 02 người nộp chậm": the part, and what is wanting, in one sentence."""
    clean = document.clean
    for fraction in counts:
        match = _WHOLE.search(clean, fraction.start, fraction.number_end)
        whole = parse_number(match["whole"]) if match else None
        if whole is None or fraction.value >= whole or is_time(fraction):
            continue
        words, end = fraction.words, fraction.end
        total = replace(fraction, value=whole)
        stop = sentence_end(clean, end)
        here = [count for count in counts_between(counts, end, stop) if not count.percent]
        if not here:
            continue
        part = fraction.value
        rest = here[0]
        left = _LEFT.search(clean, max(end, rest.start - 20), rest.start) is not None
        if not (left or _WANTING.match(clean, rest.number_end, stop)) or not (
            not rest.words or shared_noun(total, rest) or left or part + rest.value == whole
        ):
            continue
        first = Part(part, fraction.start, end, "", len(words), words)
        between = clean[end : rest.start]
        others = any(shared_noun(total, count) for count in here[1:])
        decided = left and bool(shared_noun(total, rest)) and not others and not _FLOWS.search(between)
        quantity = sum_quantity(document, total, [first, as_part(clean, total, rest, end)], decided=decided, some=False, certain=decided)
        if quantity is not None:
            yield quantity


def read_left_over(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """ "Tiếp nhận 23 đơn; loại 05 đơn trùng, 04 đơn nặc danh, còn 14 đơn"."""
    clean = document.clean
    for at in places(clean, "còn "):
        rest = next(iter(counts_between(counts, at, at + 18)), None)
        if rest is None or rest.percent or not rest.words or is_time(rest) or not _LEFT.search(clean, max(0, at - 4), rest.start):
            continue
        line = clean.rfind("\n", 0, at) + 1
        start = max(line, clean.rfind(". ", line, at) + 2)
        here = [count for count in counts_between(counts, start, rest.start) if not count.percent and not is_time(count)]
        same = [count for count in here if shared_noun(count, rest)]
        members = len(same) < 2 and is_person(rest)
        if members:  # "giới thiệu 35 đoàn viên ưu tú, đã kết nạp 17 đồng chí, còn 18 đồng chí"
            same = [count for count in here if count.words and is_kin(count, rest)]
        if len(same) < 2:
            continue
        total, parts = same[0], [*same[1:], rest]
        if not may_be_total(total) or len(entries(clean, parts, total.end, rest.end)) != len(parts):
            continue
        decided = len(parts) == 2 and len(here) == 2 and not _FLOWS.search(clean, start, rest.start)
        made = [as_part(clean, total, part, total.end) for part in parts]
        gap = total.value - sum((part.value for part in made), Decimal(0))
        decided = decided and (not members or gap <= total.value * _TENTH)
        quantity = sum_quantity(document, total, made, decided=decided, some=False, certain=decided)
        if quantity is not None:
            yield quantity


def read_beside(document: SourceDocument, counts: Sequence[Count], known: Sequence[Quantity]) -> Iterator[Quantity]:
    """ "Kiểm tra 6 đảng viên, nội dung về đất đai 2, tài chính 1, lối sống 3": bare numbers that make it, or parts that leave nothing."""
    clean = document.clean
    totals = {evidence.span.end for quantity in known for evidence in quantity.evidence_total if evidence.span}
    for total in counts[:-2]:
        if not may_be_total(total) or document.raw(total.end) in totals or is_compared(clean[max(0, total.start - 40) : total.start]):
            continue
        line = clean.rfind("\n", 0, total.start) + 1
        start = max(line, clean.rfind(". ", line, total.start) + 2, total.start - _FARTHEST)
        if any(is_kin(total, before) for before in counts_between(counts, start, total.start)):
            continue  # one of a list itself
        said = clean[start : total.start]
        if _ANNOUNCED.search(said):
            continue  # "Gồm: khối A 2.188 đảng viên, khối B 604 đảng viên, ...": an item
        first = total.end + 1 if clean.startswith(";", total.end) else total.end
        end = sentence_end(clean, first)
        if (stop := clean.find(";", first, end)) >= 0:
            end = stop
        if end - first > _FARTHEST:
            continue
        found = entries(clean, [count for count in counts_between(counts, first, end) if not count.percent], first, end)
        run = listed(found)
        if len(run) < 2 or len(run) != len(found) or not all(is_kin(total, entry.count) for entry in run):
            continue
        parts = [as_part(clean, total, entry.count, first) for entry in run]
        texts = [clean[part.start : part.end] for part in parts]
        if axis([clean[clause_start(clean, total.start) : total.end], *texts]):
            continue  # the total is told apart as the parts are: the first of their list
        closed = leaves_nothing(total, texts) and not is_hedged(clean, total, first, parts[-1].end, announced=True)
        values = [part.value for part in parts]
        gap = abs(total.value - sum(values, Decimal(0)))
        one_noun = len(parts) > (2 if gap or not is_measure(total) else 1) and all(
            part.shared and not entry.number_first for part, entry in zip(parts, run, strict=True)
        )
        bare = len(parts) > 2 and not any(part.words or entry.number_first for part, entry in zip(parts, run, strict=True))
        almost = (
            (bare or (one_noun and is_measure(total)))
            and not _FLOWS.search(clean[first : parts[-1].end].replace(":", "") if bare else clean[first : parts[-1].end])
            and 0 < gap <= total.value * _ALMOST
            and gap < min(values)
        )
        if not (closed or almost) and any(part.words for part in parts) and not (one_noun and gap == 0):
            continue
        quantity = sum_quantity(document, total, parts, decided=closed or almost, some=False, certain=closed or almost)
        if quantity is not None and quantity.adds_up is not None:
            yield quantity
