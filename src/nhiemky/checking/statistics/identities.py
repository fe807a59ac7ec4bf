"""Whether the cells of a form agree (quan hệ giữa các ô). Promises a finding with both sides, the sum and the places; nothing is balanced.

>>> from nhiemky.domain.statistics import Column, Identity, Row
>>> columns = (Column("tong", "Tổng số"), Column("tot", "Tốt"), Column("chua", "Chưa tốt"))
>>> form = Form("kt", "1", "Kiểm tra", "cấp ủy", (Row("luot", "Lượt", "luot"),), columns, (Identity("sum", ("tong",), ("tot", "chua")),))
>>> [found.code for found in form_findings(form, {"kt/luot/tong": 31, "kt/luot/tot": 16, "kt/luot/chua": 14})]
['statistics_sum_mismatch']
>>> form_findings(form, {"kt/luot/tong": 31, "kt/luot/tot": 16, "kt/luot/chua": 15}), form_findings(form, {"kt/luot/tong": 31})
([], [])

Blank is not 0: with a blank among the parts a sum is only said to be wrong where the parts filled exceed it; a sum with no part filled is
not judged at all. Published figures that bear the rules out: notes/domain.md 3.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from nhiemky.domain.finding import RANK, Finding, finding
from nhiemky.domain.statistics import DISTINCT, Figures, Form, Identity, cell_key
from nhiemky.vietnamese.numbers import format_number

_NAMED = 12
"""So many places stand in a sentence; the rest is counted."""


def findings_of(forms: Iterable[Form], figures: Figures, *, file: str = "", cells: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """Everything that does not agree in a sheet, the worst first. cells: key -> place in the file, where figures came from one."""
    found = [each for form in forms for each in form_findings(form, figures, file=file, cells=cells)]
    return tuple(sorted(found, key=lambda each: RANK[each.severity]))


def form_findings(form: Form, figures: Figures, *, file: str = "", cells: Mapping[str, str] | None = None) -> list[Finding]:
    """The same of one form, in the order of its identities."""
    checked = _Form(form, figures, cells or {}, file)
    return [each for identity in form.identities for line in checked.lines(identity) for each in checked.judge(identity, line)]


@dataclass(frozen=True, slots=True)
class _Line:
    """Where an identity is looked at: one row for those between columns, one column for those between rows."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    heads: bool


class _Form:
    def __init__(self, form: Form, figures: Figures, cells: Mapping[str, str], file: str) -> None:
        self.form, self.figures, self.cells, self.file = form, figures, cells, file

    def lines(self, identity: Identity) -> Iterator[_Line]:
        form = self.form
        if identity.axis == "column":
            for row in form.rows:
                heads = form.measure(row.id, identity.left[0]) in DISTINCT
                yield _Line(
                    tuple(cell_key(form.id, row.id, one) for one in identity.left),
                    tuple(cell_key(form.id, row.id, one) for one in identity.right),
                    heads,
                )
        else:
            for column in form.columns:
                heads = form.measure(identity.left[0], column.id) in DISTINCT
                yield _Line(
                    tuple(cell_key(form.id, one, column.id) for one in identity.left),
                    tuple(cell_key(form.id, one, column.id) for one in identity.right),
                    heads,
                )

    def judge(self, identity: Identity, line: _Line) -> Iterator[Finding]:
        if identity.kind == "chain":
            yield from self._chain(line)
        elif identity.kind == "balance":
            yield from self._balance(line)
        elif identity.kind == "contents":
            yield from self._contents(line)
        elif line.heads:
            yield from self._heads(line)
        else:
            yield from self._sum(line)

    def _sum(self, line: _Line) -> Iterator[Finding]:
        total, known = self._known(line)
        if total is None or not known:
            return
        added = sum(known.values())
        blank = [key for key in line.right if key not in known]
        if blank and added < total:
            yield self._say(
                "statistics_sum_incomplete", line.left[0], (*line.left, *line.right), total=_n(total), parts=_plus(known.values()),
                sum=_n(added), blank=len(blank), blank_places=self._names(blank),
            )  # fmt: skip
        elif added != total:
            yield self._say(
                "statistics_sum_mismatch", line.left[0], (*line.left, *known), total=_n(total), parts=_plus(known.values()), sum=_n(added),
                difference=_n(abs(total - added)), part_places=self._names(list(known)),
            )  # fmt: skip

    def _heads(self, line: _Line) -> Iterator[Finding]:
        """One person at two places is one person: at least as many as at one place, at most as many as at all."""
        total, known = self._known(line)
        if total is None or not known:
            return
        least, most = max(known.values()), sum(known.values())
        if total < least or (total > most and len(known) == len(line.right)):
            yield self._say(
                "statistics_heads_outside", line.left[0], (*line.left, *known), total=_n(total), parts=_list(known.values()),
                least=_n(least), most=_n(most), part_places=self._names(list(known)),
            )  # fmt: skip

    def _contents(self, line: _Line) -> Iterator[Finding]:
        total, known = self._known(line)
        if total is None or not known:
            return
        for key, part in known.items():
            if part > total:
                yield self._exceeds(line.left[0], key)
        added = sum(known.values())
        if added < total and not line.heads:
            yield self._say(
                "statistics_contents_short", line.left[0], (*line.left, *known), total=_n(total), sum=_n(added), parts=_plus(known.values())
            )

    def _chain(self, line: _Line) -> Iterator[Finding]:
        known = [key for key in line.left if key in self.figures]
        for whole, part in pairwise(known):
            if self.figures[part] > self.figures[whole]:
                yield self._exceeds(whole, part)

    def _balance(self, line: _Line) -> Iterator[Finding]:
        if any(key not in self.figures for key in (*line.left, *line.right)):
            return
        left, right = ([self.figures[key] for key in side] for side in (line.left, line.right))
        if sum(left) != sum(right):
            yield self._say(
                "statistics_balance_broken", line.left[0], (*line.left, *line.right), left=_plus(left), left_sum=_n(sum(left)),
                right=_plus(right), right_sum=_n(sum(right)), difference=_n(abs(sum(left) - sum(right))),
                places=self._names([*line.left, *line.right]), just_form=True,
            )  # fmt: skip

    def _known(self, line: _Line) -> tuple[int | None, dict[str, int]]:
        return self.figures.get(line.left[0]), {key: self.figures[key] for key in line.right if key in self.figures}

    def _exceeds(self, whole: str, part: str) -> Finding:
        return self._say(
            "statistics_part_exceeds", part, (whole, part), part_place=self.place(part), part=_n(self.figures[part]),
            whole_place=self.place(whole), whole=_n(self.figures[whole]),
        )  # fmt: skip

    def place(self, key: str) -> str:
        """The cell in the file where there is one, else by its names."""
        _, row, column = key.split("/", 2)
        named = self.form.place(row, column)
        return f"{named} ({self.cells[key]})" if key in self.cells else named

    def _names(self, keys: Sequence[str]) -> str:
        """Short names, those of the form left out; with the cell where there is one."""
        said = [self.place(key).removeprefix(f"{self.form.name}, ") for key in keys[:_NAMED]]
        more = f" và {len(keys) - _NAMED} ô nữa" if len(keys) > _NAMED else ""
        return "; ".join(said) + more

    def _say(self, code: str, at: str, keys: Sequence[str], *, just_form: bool = False, **facts: Any) -> Finding:
        place = self.form.name if just_form else self.place(at)
        return finding(
            code, file=self.file or None, place=self.cells.get(at, self.form.place(*at.split("/", 2)[1:])), subject_id=at,
            at=place, cells=tuple(keys), **facts,
        )  # fmt: skip


def _n(number: int) -> str:
    return format_number(number)


def _plus(numbers: Iterable[int]) -> str:
    return " + ".join(_n(number) for number in numbers)


def _list(numbers: Iterable[int]) -> str:
    return ", ".join(_n(number) for number in numbers)
