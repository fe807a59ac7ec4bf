"""Copied passages as findings: one a passage that units share, not one a pair. For the office alone.

>>> pairs = ((2, 1), (3, 1), (3, 2))
>>> copies = [Copy(f"u{at}", "II", f"u{other}", "II", 60, 60, "Chi bộ đã", "Chi bộ đã", False, False) for at, other in pairs]
>>> (found,) = as_findings(copies, {}, {"II": "II.1"})
>>> found.code, found.place, found.facts["others"]
('copied_among_units', 'u1, mục II.1', 'u2 (mục II.1, 100%), u3 (mục II.1, 100%)')

Promise: every pair is told, within one finding or another; whoever is named beside a passage shares most words with that very passage
(who shares with a third one only is not counted in). Of each passage one of last period is told: the unit's own where it is among several,
else the one most like it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from nhiemky.checking.copies import Copy
from nhiemky.domain.finding import Finding, finding

Key = tuple[str, str]
"""A passage of this period: whose, and its section."""


def as_findings(copies: Sequence[Copy], names: Mapping[str, str], numbers: Mapping[str, str]) -> tuple[Finding, ...]:
    """Each with two passages as written. names: report -> unit; numbers: section -> "II.1"; others stand as they are."""
    say = _Words(names, numbers)
    now, before = [copy for copy in copies if not copy.earlier], [copy for copy in copies if copy.earlier]
    told = [(-copies[0].percent, copies[0].report, say.group(hub, copies)) for hub, copies in _groups(now)]
    told += [(-copy.percent, copy.report, say.pair("copied_from_last_period", copy)) for copy in _own_first(before)]
    return tuple(found for _, _, found in sorted(told, key=lambda item: item[:2]))


def _groups(copies: Sequence[Copy]) -> Iterator[tuple[Key, list[Copy]]]:
    """A passage with all that share its words, the most shared first; pairs within a group are not told again."""
    beside: dict[Key, dict[Key, Copy]] = defaultdict(dict)
    for copy in copies:
        one, other = (copy.report, copy.section), (copy.other, copy.other_section)
        beside[one][other] = beside[other][one] = copy
    told: set[Copy] = set()
    for hub in sorted(beside, key=lambda key: (-len(beside[key]), key)):
        group = {other: copy for other, copy in beside[hub].items() if copy not in told}
        if group:
            told |= {copy for one in group for other, copy in beside[one].items() if other in group or other == hub}
            yield hub, sorted(group.values(), key=lambda copy: (-copy.percent, copy.report, copy.section, copy.other, copy.other_section))


def _own_first(copies: Sequence[Copy]) -> list[Copy]:
    best: dict[Key, Copy] = {}
    for copy in sorted(copies, key=lambda copy: (copy.report != copy.other, -copy.percent, copy.other, copy.other_section)):
        best.setdefault((copy.report, copy.section), copy)
    return list(best.values())


class _Words:
    def __init__(self, names: Mapping[str, str], numbers: Mapping[str, str]) -> None:
        self.names, self.numbers = names, numbers

    def unit(self, report: str) -> str:
        return self.names.get(report, report)

    def number(self, section: str) -> str:
        return self.numbers.get(section, section)

    def place(self, key: Key) -> str:
        return f"{self.unit(key[0])}, mục {self.number(key[1])}"

    def group(self, hub: Key, copies: Sequence[Copy]) -> Finding:
        """copies: those of the hub with each of the others."""
        if len(copies) == 1:
            return self.pair("copied_from_unit", copies[0])
        turned = [(copy, (copy.report, copy.section) == hub) for copy in copies]
        others = [(copy.other, copy.other_section) if ours else (copy.report, copy.section) for copy, ours in turned]
        named = [
            f"{self.unit(report)} (mục {self.number(section)}, {copy.percent}%{_figures(copy)})"
            for copy, (report, section) in zip(copies, others, strict=True)
        ]
        first, ours = turned[0]
        here, there = (first.excerpt, first.other_excerpt) if ours else (first.other_excerpt, first.excerpt)
        return finding(
            "copied_among_units",
            place=self.place(hub),
            subject_id=hub[0],
            unit=self.unit(hub[0]),
            number=self.number(hub[1]),
            count=len({report for report, _ in others}),
            others=", ".join(named),
            excerpt=here,
            other=self.unit(others[0][0]),
            other_excerpt=there,
        )

    def pair(self, code: str, copy: Copy) -> Finding:
        return finding(
            code,
            place=self.place((copy.report, copy.section)),
            subject_id=copy.report,
            unit=self.unit(copy.report),
            number=self.number(copy.section),
            other=self.unit(copy.other),
            other_number=self.number(copy.other_section),
            words=copy.words,
            of=copy.of,
            percent=copy.percent,
            figures=_figures(copy),
            excerpt=copy.excerpt,
            other_excerpt=copy.other_excerpt,
        )


def _figures(copy: Copy) -> str:
    return ", kể cả số liệu" if copy.same_figures else ""
