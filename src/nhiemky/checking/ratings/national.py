"""The ratings of a whole country judged at once, from Parquet: the same groups and findings as `judge`, as columns until somebody looks.

>>> judged = judge_parquet(Path("toan-quoc.parquet"), rule_set(2025))  # doctest: +SKIP
>>> judged.groups.filter(~pl.col("ok")).height, judged.places["head_above_collective"].len()  # doctest: +SKIP
(101771, 55316)

What it promises: every check that `judge` makes of the contract's columns is made (cap, other readings, head rule, unknown levels, second
rows, bands, conditions, forced levels, ceilings, who is not rated), with the rows it concerns; `judged.judged` is then what `judge` would
have returned of the same rows, made when first asked for, only from the rows concerned. Levels of quarters and marks are not read from
Parquet: a table with such columns belongs to `judge`. Time: about that of reading the columns and a look or two at each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhiemky.checking.ratings.caps import cap_findings, read_as
from nhiemky.checking.ratings.conditions import condition_findings
from nhiemky.checking.ratings.heads import Bodies, head_findings
from nhiemky.checking.ratings.judge import Judged, judge
from nhiemky.checking.ratings.labels import counts_within_one, spanning
from nhiemky.checking.ratings.national_groups import COUNTS, KINDS, caps_of, count_groups, heads_of, left_out, with_room
from nhiemky.checking.ratings.national_rules import Picked, pick
from nhiemky.checking.ratings.national_table import Table, filled, read
from nhiemky.checking.ratings.notes import Notes
from nhiemky.checking.ratings.points import points_findings
from nhiemky.checking.ratings.scope import Scope
from nhiemky.checking.ratings.standing import standing_findings
from nhiemky.checking.ratings.subjects import set_aside
from nhiemky.checking.ratings.tally import Counts, Elevated, tally_of
from nhiemky.checking.ratings.unknown import unknown_findings
from nhiemky.domain.finding import Finding
from nhiemky.domain.rating import Rated, Tally
from nhiemky.rulebook.rating_sets import RuleSet

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class National:
    """groups: one row a group, in the order they first appear (subject_kind, group, the counts, allowed, ok). counted: the same before
    heads are left out. heads: every head with the lowest body. warned: groups that only another reading of the cap condemns (places in
    `groups`). picked: rows that facts concern."""

    table: Table
    rules: RuleSet
    elevated: Elevated
    counted: pl.DataFrame
    groups: pl.DataFrame
    heads: pl.DataFrame
    warned: pl.Series
    picked: Picked
    notes: Notes

    @cached_property
    def places(self) -> Mapping[str, pl.Series]:
        """Finding code -> places of the rows (from 0) it concerns; `cap_exceeded` -> places in `groups`."""
        import polars as pl

        above = pl.col("rank") > pl.col("body_rank")
        unknown = self.table.frame.filter(~pl.col("known"))["at"]
        repeated = pl.Series(self.table.second, dtype=pl.UInt32)
        if self.table.replaced:
            repeated = repeated.filter(~repeated.is_in(self.table.replaced))
        return {
            "duplicate_subject": repeated,
            "unknown_level": unknown.filter(~unknown.is_in(repeated.implode())) if self.table.second else unknown,
            "cap_exceeded": (~self.groups["ok"]).arg_true(),
            "cap_other_reading": self.warned,
            "head_above_collective": self.heads.filter(above)["at"] if self._heads_bind else unknown.head(0),
            "points": _joined(self.picked.points),
            "conditions": _joined(self.picked.conditions),
            "standing": _joined(self.picked.standing),
            "unknown": _joined(self.picked.unknown),
        }

    @property
    def _heads_bind(self) -> bool:
        return self.rules.head_rule is not None and self.rules.head_rule.not_above

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """All groups as values."""
        return tuple(self._tallies(self.groups))

    @cached_property
    def judged(self) -> Judged:
        """What `judge` returns of the same rows."""
        findings = tuple(self._findings())
        for fact, count in filled(self.table, self.rules).items():
            self.notes.say(
                f"{fact}: {count} đối tượng có ghi, nhưng bộ quy tắc chưa có điều khoản nào dùng cột này; chưa kiểm, cần xác nhận."
            )
        return Judged(self.tallies, findings, (*self.notes.lines, *judge((), self.rules).not_checked))

    def _tallies(self, groups: pl.DataFrame) -> Iterator[Tally]:
        caps = caps_of(self.rules)
        for kind, group, *counts in groups.select("subject_kind", "group", *COUNTS).iter_rows():
            yield tally_of(kind, group, Counts(*counts), caps.get(kind), self.elevated.get((kind, group)))

    def _findings(self) -> Iterator[Finding]:
        places, table = self.places, self.table
        yield from set_aside(table.rows([*places["duplicate_subject"], *table.first, *places["unknown_level"]]))
        said = sorted([*places["cap_exceeded"], *self.warned])
        yield from cap_findings(self._of_groups(self.warned), list(self._tallies(self.groups[said])), self.rules, self.elevated)
        yield from self._spanning()
        yield from self._head_findings()
        apart = Notes()  # what could not be asked was counted of all rows when they were picked
        yield from points_findings(table.rows(places["points"]), self.rules, self.notes)
        yield from condition_findings(Scope(table.rows(places["conditions"])), self.rules, apart)
        yield from standing_findings(Scope(table.rows(places["standing"])), self.rules, apart)
        yield from unknown_findings(Scope(table.rows(places["unknown"])), self.rules, apart)

    def _spanning(self) -> Iterator[Finding]:
        """Groups of people of several organisations where the cap counts within one, in the order rows bring them."""
        import polars as pl

        if not counts_within_one(self.rules):
            return
        people = self.table.frame.filter(
            pl.col("counts") & ~pl.col("collective") & (pl.col("group") != "") & (pl.col("organisation_id") != "")
        )
        ids = people.group_by("group", maintain_order=True).agg(pl.col("organisation_id").unique(maintain_order=True))
        for group, organisations in ids.filter(pl.col("organisation_id").list.len() > 1).iter_rows():
            yield spanning(group, organisations, self.rules)

    def _head_findings(self) -> list[Finding]:
        """From the heads who stand too high, alone or against a body without a level, with the bodies of their like."""
        import polars as pl

        if not self._heads_bind:
            return head_findings(self.table.rows(self.heads["at"].head(1)), Bodies(), self.rules, self.notes)
        rank, body = pl.col("rank"), pl.col("body_rank")
        odd = self.heads.filter((rank > body) | (pl.col("bodies") == 0) | (pl.col("lost") > 0) | (body.is_null() & (rank > 0)))
        heads = self.table.rows(odd["at"])
        organisations = list({head.organisation for head in heads})
        named = list({id for head in heads for id in head.collectives})
        frame = self.table.frame
        bodies = frame.filter(pl.col("collective") & (pl.col("organisation_id").is_in(organisations) | pl.col("subject_id").is_in(named)))[
            "at"
        ]
        rows = self.table.rows(bodies.filter(~bodies.is_in(self.table.second)) if self.table.second else bodies)
        if not rows and frame["collective"].any():  # others' bodies: heads without one of their own are told
            rows = self.table.rows(frame.filter("collective")["at"].head(1))
        return head_findings(heads, Bodies.of(rows), self.rules, self.notes)

    def _of_groups(self, places: pl.Series) -> list[Rated]:
        """All rows of these groups that count."""
        import polars as pl

        if places.is_empty():
            return []
        wanted = self.groups[places].select("collective", "group")
        return self.table.rows(self.table.frame.filter(pl.col("counts")).join(wanted, on=["collective", "group"], how="semi")["at"])


def judge_parquet(path: Path, rules: RuleSet, elevated: Elevated = {}) -> National:  # noqa: B006 (never written to)
    """Every check on the table at `path`. elevated: as `judge` takes it.

    Refuses with `parquet_without_polars`, `rating_columns_missing`, `file_broken`.
    """
    table = read(path, rules)
    counted = count_groups(table.frame)
    groups = with_room(left_out(counted, rules.cap("individual")), caps_of(rules), elevated)
    notes = Notes()
    if table.unusable:
        notes.say(f"subject_kind: {table.unusable} dòng không rõ tập thể hay cá nhân, không tính.")
    for kind in KINDS:
        if rules.cap(kind) is None and (groups["subject_kind"] == kind).any():
            for line in judge((Rated(kind, "", group="-", level="HTNV"),), rules).not_checked:
                if line.startswith("group: "):
                    notes.say(line)
    heads = heads_of(table)
    warned = _warned(counted, rules, elevated, groups)
    return National(table, rules, elevated, counted, groups, heads, warned, pick(table.frame, rules, notes), notes)


def _warned(counted: pl.DataFrame, rules: RuleSet, elevated: Elevated, groups: pl.DataFrame) -> pl.Series:
    """Places of groups in order by the enforced reading and not by another."""
    import polars as pl

    wrong = pl.repeat(value=False, n=groups.height, eager=True, dtype=pl.Boolean)
    for kind, cap in caps_of(rules).items():
        for reading in cap.readings:
            other = read_as(cap, reading)
            room = with_room(left_out(counted, other if kind == "individual" else None), {kind: other}, elevated)
            wrong = wrong | (~room["ok"] & (room["subject_kind"] == kind))
    return (wrong & groups["ok"]).arg_true()


def _joined(places: list[pl.Series]) -> pl.Series:
    import polars as pl

    return pl.concat(places).unique().sort() if places else pl.Series([], dtype=pl.UInt32)


def summary(national: National) -> dict[str, Any]:
    """How many groups and rows each check concerns."""
    return {"groups": national.groups.height, **{code: places.len() for code, places in national.places.items()}}
