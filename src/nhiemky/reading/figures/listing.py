"""A list of counts as a sentence gives it: which counts are its items, where it ends.

What it promises: items are of one build, all with the number first ("12 đảng bộ, 33 chi bộ") or all with what they belong to
first ("cấp tỉnh 12 cuộc, cấp xã 33 cuộc"); a count of another build ends the list. Comparisons ("tăng 3 đồng chí") and what
stands in brackets are no items.

>>> clean = "Chi bộ có 15 đảng viên gồm 9 nam, 6 nữ, sinh hoạt tại 2 tổ đảng."
>>> said = ((27, 9, "nam"), (34, 6, "nữ"), (54, 2, "tổ"))
>>> counts = [Count(at, at + 1, at + 2 + len(noun), Decimal(value), False, (noun,)) for at, value, noun in said]
>>> [str(entry.count.value) for entry in listed(entries(clean, counts, 27, len(clean)))]
['9', '6']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.reading.figures.clauses import stands_outside
from nhiemky.reading.figures.counts import Count, is_measure

__all__ = ["Count", "Decimal", "Entry", "entries", "listed"]

_COMPARED = re.compile(
    r"(?:(?<!\w)(?:tăng|(?<!đỡ )(?<!thuyên )giảm|thiếu|thừa|dôi dư|hụt|nhiều hơn|ít hơn|thấp hơn|cao hơn|vượt"
    r"|so với|cùng kỳ(?: là)?|bằng|lũy kế|từ"
    r"|tăng lên|giảm xuống)"
    r"(?: thêm| lên| so với [^,;.]{1,40}| được)?) ?$",
    re.IGNORECASE,
)
_JOINERS = re.compile(r"[,;+:]|(?<!\w)(?:và|cùng|cùng với)(?!\w)")
_BRACKETED = re.compile(r"\([^()]*\)?")
_EMPTY_LEADS = frozenset({"", "có", "là", "thêm", "gồm", "trong đó", "trong đó có", "đã có", "còn", "còn lại", "còn lại là", "số còn lại"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One count of a list. lead: words before its number back to the comma; number_first: no words of its own stand there."""

    count: Count
    lead: str
    tail: str

    @property
    def number_first(self) -> bool:
        return self.lead.lower() in _EMPTY_LEADS

    @property
    def rest(self) -> bool:
        """ "còn lại 12 đồng chí"."""
        return self.lead.lower().startswith(("còn lại", "số còn lại"))


def entries(clean: str, counts: Sequence[Count], start: int, end: int) -> list[Entry]:
    """The counts of clean[start:end] that stand outside brackets and compare nothing, in order."""
    found: list[Entry] = []
    before = start
    for index, count in enumerate(counts):
        if not stands_outside(clean, start, count.start):
            continue
        if is_measure(count) and index + 1 < len(counts) and counts[index + 1].start == count.end + 1:
            continue  # "dưới 12 m 196 tàu": a measure within the label
        gap = _BRACKETED.sub(" ", clean[before : count.start])
        before = count.end
        if is_compared(gap):
            continue
        parted = _JOINERS.split(gap)
        lead = " ".join(parted[-1].split()).strip(" -–")
        if not lead and len(parted) > 1 and not count.words and gap.rstrip().endswith(":"):
            lead = " ".join(parted[-2].split()).strip(" -–")  # "loại 1: 56, loại 2: 74"
        if found and len(parted) > 1:
            found[-1] = Entry(found[-1].count, found[-1].lead, " ".join(parted[0].split()))
        found.append(Entry(count, lead, ""))
    if found:
        gap = _BRACKETED.sub(" ", clean[before:end])
        found[-1] = Entry(found[-1].count, found[-1].lead, " ".join(_JOINERS.split(gap)[0].split()))
    return found


def is_compared(before: str) -> bool:
    """The words before a number make it a change or a yardstick: "tăng 3", "so với 12"."""
    return _COMPARED.search(before[-60:].rstrip()) is not None


def listed(found: Sequence[Entry]) -> list[Entry]:
    """The items of one build that the list begins with."""
    run: list[Entry] = []
    if len(found) > 1 and found[1].number_first and found[0].lead.endswith((" có", " gồm", " là")):
        found = [Entry(found[0].count, "có", found[0].tail), *found[1:]]  # "được kiểm tra có 05 đồng chí là ..., 09 đồng chí ..."
    for entry in found:
        if run and entry.number_first != run[0].number_first and not (entry.rest and entry is found[-1]):
            break
        run.append(entry)
    return run
