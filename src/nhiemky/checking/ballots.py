"""A secret ballot's counts held against each other (kiểm phiếu kín). Only counts are known, never a vote.

>>> from dataclasses import replace
>>> good = Count("Hội nghị Ban Chấp hành", 15, 14, 14, 14, 13, {"HTXSNV": 10, "HTTNV": 3})
>>> check_ballot(good)
()
>>> [found.message for found in check_ballot(replace(good, valid=14))]          # doctest: +ELLIPSIS
['Hội nghị Ban Chấp hành: các mức cộng lại 10 + 3 = 13, phiếu hợp lệ ghi 14 (lệch 1). Hãy xem lại biên bản kiểm phiếu.']

Promise: present <= summoned, issued <= present, collected <= issued, valid <= collected, and the levels add up to the valid ones;
each pair that does not is one finding with both figures. A quorum or a majority is no matter of these sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nhiemky.domain.finding import Finding, finding
from nhiemky.vietnamese.numbers import format_number


@dataclass(frozen=True, slots=True)
class Count:
    """Minutes of a count (biên bản kiểm phiếu). levels: code of a level -> votes, all of the valid ballots."""

    body: str
    summoned: int
    present: int
    issued: int
    collected: int
    valid: int
    levels: Mapping[str, int]


_CHAIN = (
    ("present", "số người có mặt", "summoned", "số triệu tập"),
    ("issued", "số phiếu phát ra", "present", "số người có mặt"),
    ("collected", "số phiếu thu về", "issued", "số phiếu phát ra"),
    ("valid", "số phiếu hợp lệ", "collected", "số phiếu thu về"),
)


def check_ballot(count: Count) -> tuple[Finding, ...]:
    """Findings of severity high, in the order of the minutes; none where the figures agree."""
    return (*_chain(count), *_levels(count))


def _chain(count: Count) -> Iterator[Finding]:
    for more, more_words, less, less_words in _CHAIN:
        large, small = getattr(count, more), getattr(count, less)
        if large > small:
            yield finding(
                "ballot_counts_disagree", place=more, body=count.body, more=more_words, more_count=format_number(large), less=less_words,
                less_count=format_number(small), difference=format_number(large - small),
            )  # fmt: skip


def _levels(count: Count) -> Iterator[Finding]:
    total = sum(count.levels.values())
    if total != count.valid:
        parts = " + ".join(format_number(votes) for votes in count.levels.values()) or "0"
        yield finding(
            "ballot_levels_disagree", place="valid", body=count.body, parts=parts, sum=format_number(total),
            valid=format_number(count.valid), difference=format_number(abs(total - count.valid)),
        )  # fmt: skip
