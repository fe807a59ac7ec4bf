"""The smallest repair of a whole country: the same count, names and choices as `repair`, with a reason for each change, as columns.

>>> found = repair_national(judge_parquet(Path("toan-quoc.parquet"), rule_set(2025)))  # doctest: +SKIP
>>> found.count, found.proven_minimal, found.steps.columns  # doctest: +SKIP
(178204, True, ['subject_kind', 'group', 'subject_id', 'choose', 'among', 'from', 'to', 'reason'])

What it promises: heads above their bodies first, and the room of every group anew; then collectives of the groups that have too many are
settled as `repair` settles them (they are some tens of thousands at most, so as values); then every group of individuals that no open
choice touches, which is nearly all of them, at once: who is least by the merits recorded goes down by name, equals are offered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nhiemky.checking.ratings import repair_words as words
from nhiemky.checking.ratings.national import National
from nhiemky.checking.ratings.national_groups import COUNTS, caps_of, left_out, links_of, with_room
from nhiemky.checking.ratings.national_table import NUMBERS, column_of
from nhiemky.checking.ratings.repair import solve
from nhiemky.checking.ratings.repair_choices import Steps, home_steps, part_steps
from nhiemky.checking.ratings.repair_merits import MERITS, merits_of
from nhiemky.checking.ratings.repair_model import Candidate, GroupKey, Problem
from nhiemky.checking.ratings.repair_parts import parts_of
from nhiemky.domain.rating import LEVELS, Rated, RepairStep, SubjectKind

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class NationalRepair:
    """steps: one row a step (subject_kind, group, subject_id or null, choose, among, from, to, reason), `choose` of them changes each."""

    steps: pl.DataFrame
    count: int
    proven_minimal: bool


def repair_national(national: National) -> NationalRepair:
    """The smallest repair of what was judged."""
    import polars as pl

    frame = national.table.frame
    caps = caps_of(national.rules)
    individual = caps.get("individual")
    binds = national.rules.head_rule is not None and national.rules.head_rule.not_above
    above = national.heads.filter(pl.col("rank") > pl.col("body_rank")) if binds else national.heads.head(0)
    ranks = frame["rank"].clone()
    counted = national.counted
    if above.height:
        ranks = ranks.scatter(national.table.where(above["at"]), above["body_rank"])
        counted = _lowered(counted, frame, national.table.where(above["at"]), above)
    groups = with_room(left_out(counted, individual), caps, national.elevated)
    capped = pl.col("subject_kind").is_in(list(caps))
    groups = groups.filter(capped & ~pl.col("ok")).with_columns(need=pl.col("excellent") - pl.col("allowed"))
    groups = groups.select("collective", "subject_kind", "group", "need", excellent="excellent")
    top = frame.select("at", "collective", "group", "head", "organisation_id", "subject_id").with_columns(rank=ranks)
    top = top.filter(pl.col("rank") == 4).drop("rank")
    if individual is not None and individual.exclude_heads:
        top = top.with_columns(counts=pl.col("collective") | ~pl.col("head"))
    else:
        top = top.with_columns(counts=pl.lit(value=True))
    members = top.join(groups, on=["collective", "group"], how="inner", maintain_order="left")
    lead = _Leads(national, top, members.filter("collective"), groups, binds)
    steps, proven = lead.settle()
    rest = members.filter(~pl.col("collective") & pl.col("counts") & ~pl.col("group").is_in(lead.touched))
    gone = lead.gone
    singles = _individuals(national, rest, gone)
    parts = [_forced(national, above), _of_steps(steps), singles]
    table = pl.concat([part for part in parts if part.height]) if any(part.height for part in parts) else singles
    return NationalRepair(table, int(table["choose"].sum() or 0), proven)


def _lowered(counted: pl.DataFrame, frame: pl.DataFrame, places: pl.Series, above: pl.DataFrame) -> pl.DataFrame:
    """The counts once these heads are at their bodies' levels."""
    import polars as pl

    moved = pl.DataFrame({"group": frame["group"].gather(places), "old": above["rank"], "new": above["body_rank"]})
    changes = moved.group_by("group").agg(
        ((pl.col("new") == 4 - at).sum().cast(pl.Int64) - (pl.col("old") == 4 - at).sum().cast(pl.Int64)).alias(f"by_{name}")
        for at, name in enumerate(COUNTS[:4])
    )
    joined = counted.join(
        changes.with_columns(collective=pl.lit(value=False)), on=["collective", "group"], how="left", maintain_order="left"
    )
    names = [(name, f"by_{name}") for name in COUNTS[:4]] + [(f"head_{name}", f"by_{name}") for name in COUNTS[:4]]
    return joined.with_columns((pl.col(name) + pl.col(by).fill_null(0)).alias(name) for name, by in names).select(counted.columns)


class _Leads:
    """The collectives of groups that have too many, their heads, and what their choices touch."""

    def __init__(self, national: National, top: pl.DataFrame, bodies: pl.DataFrame, groups: pl.DataFrame, binds: bool) -> None:
        self.national, self.top, self.bodies, self.groups, self.binds = national, top, bodies, groups, binds
        self.touched: list[str] = []
        self.gone: list[int] = []

    def settle(self) -> tuple[Steps, bool]:
        """The steps about collectives and the heads they pull."""
        import polars as pl

        rules = self.national.rules
        merits: dict[SubjectKind, Sequence[str]] = {kind: merits_of(cap.priority) for kind, cap in caps_of(rules).items()}
        if self.bodies.is_empty():
            return Steps(Problem((), (), {}, {}, (), {}, frozenset()), merits), True
        need_of = dict(self.groups.filter(~pl.col("collective")).select("group", "need").iter_rows())
        links = links_of(self.national.table)[0] if self.binds else None
        pulled = pl.DataFrame(schema={"at": pl.UInt32, "body": pl.UInt32})
        if links is not None:
            excellent_heads = self.top.filter(pl.col("head") & ~pl.col("collective")).select("at", home="group", serves="counts")
            pulled = links.join(self.bodies.select(body="at"), on="body", how="semi").unique(["at", "body"])
            headed = set(pulled["body"].to_list())
            pulled = pulled.join(excellent_heads, on="at", how="inner").sort("at", "body")
        else:
            headed = set()
        heads = pulled["at"].unique().sort().to_list()
        rows = self.national.table.rows([*self.bodies["at"], *heads])
        places = sorted({*self.bodies["at"].to_list(), *heads})
        index = {at: i for i, at in enumerate(places)}
        pulls: dict[int, list[int]] = {}
        home: dict[int, str] = {}
        for at, body, group, serves in pulled.select("at", "body", "home", "serves").iter_rows() if heads else ():
            pulls.setdefault(index[body], []).append(index[at])
            home[index[at]] = group if serves and group in need_of else ""
        need: dict[GroupKey, int] = {
            ("collective", group): n for group, n in self.groups.filter("collective").select("group", "need").iter_rows()
        }
        excellent: dict[GroupKey, list[int]] = {key: [] for key in need}
        for at, group in self.bodies.select("at", "group").iter_rows():
            excellent["collective", group].append(index[at])
        homes = sorted({group for group in home.values() if group})
        need.update({("individual", group): need_of[group] for group in homes})
        candidates = tuple(
            Candidate(index[at], group, tuple(pulls.get(index[at], ()))) for at, group in self.bodies.select("at", "group").iter_rows()
        )
        problem = Problem(rows, (), need, excellent, candidates, home, frozenset(index[body] for body in headed))
        steps = Steps(problem, merits)
        proven = True
        parts = parts_of(problem)
        shared = sorted({group for part in parts for group in part.homes})
        self._bring(problem, index, shared)
        for part in parts:
            found = solve(problem, part)
            proven = proven and found.proven
            part_steps(steps, part, found.chosen, found.cost, lambda other: solve(problem, other))
        waiting = [group for group in steps.open if need_of[group] > steps.certain.get(group, 0)]
        self._bring(problem, index, waiting)
        for group in waiting:
            home_steps(steps, group, steps.open[group])
        self.touched = [*shared, *waiting, *(group for group in homes if need_of[group] <= steps.certain.get(group, 0))]
        self.gone = [places[i] for i in steps.named if i < len(places) and rows[i].kind == "individual"]
        return steps, proven

    def _bring(self, problem: Problem, index: dict[int, int], groups: Sequence[str]) -> None:
        """The excellent members of these groups of individuals, as values too."""
        import polars as pl

        if not groups:
            return
        inside = self.top.filter(~pl.col("collective") & pl.col("counts") & pl.col("group").is_in(groups))
        fresh = [at for at in inside["at"].to_list() if at not in index]
        assert isinstance(problem.rows, list)
        for at, row in zip(sorted(fresh), self.national.table.rows(fresh), strict=True):
            index[at] = len(problem.rows)
            problem.rows.append(row)
        for at, group in inside.select("at", "group").iter_rows():
            problem.excellent.setdefault(("individual", group), []).append(index[at])


def _individuals(national: National, members: pl.DataFrame, gone: Sequence[int]) -> pl.DataFrame:
    """Every other group of individuals at once. gone: heads already named because they follow."""
    import polars as pl

    followed = members.filter(pl.col("at").is_in(list(gone))).group_by("group").agg(gone=pl.len()) if gone else None
    open_rows = members.filter(~pl.col("at").is_in(list(gone))) if gone else members
    if followed is not None:
        open_rows = open_rows.join(followed, on="group", how="left", maintain_order="left").with_columns(
            need=pl.col("need") - pl.col("gone").fill_null(0).cast(pl.Int64)
        )
    open_rows = open_rows.filter(pl.col("need") > 0).select("at", "group", "subject_id", "need", "excellent")
    cap = national.rules.cap("individual")
    names = [name for name in merits_of(cap.priority if cap else ()) if name in NUMBERS]
    merits = {name: column for name in names if (column := column_of(national.table, name)) is not None}
    taken = open_rows.with_columns(column.gather(open_rows["at"]).alias(name) for name, column in merits.items())
    size = pl.len().over("group")
    recorded = [name for name in merits if taken[name].null_count() < taken.height]
    uneven = [pl.col(name).is_null().any().over("group") & pl.col(name).is_not_null().any().over("group") for name in recorded]
    taken = taken.with_columns(size=size, mixed=pl.any_horizontal(uneven) if uneven else pl.lit(value=True))
    taken = taken.with_columns(pl.col(name).fill_null(0) for name in recorded)
    taken = taken.sort("group", *recorded, "at") if recorded else taken.sort("group", "at")
    same = pl.col("group") == pl.col("group").shift(-1)
    fits = [pl.col(name).cum_max().over("group") <= pl.col(name).cum_min(reverse=True).over("group").shift(-1) for name in recorded]
    differs = pl.any_horizontal(pl.col(name) != pl.col(name).shift(-1) for name in recorded) if recorded else pl.lit(value=False)
    cut = same & ~pl.col("mixed") & pl.all_horizontal(*fits, differs)
    taken = taken.with_columns(cut=cut.fill_null(value=False), nth=pl.int_range(1, pl.len() + 1).over("group"))
    ends = pl.when(pl.col("cut") | (pl.col("nth") == pl.col("size"))).then("nth")
    starts = pl.when(pl.col("cut").shift(1, fill_value=False) | (pl.col("nth") == 1)).then(pl.col("nth") - 1)
    taken = taken.with_columns(end=ends.backward_fill(), start=starts.forward_fill())
    named = taken.filter(pl.col("end") <= pl.col("need"))
    last = named.group_by("group").agg(down=pl.len())
    pools = taken.filter((pl.col("end") > pl.col("need")) & (pl.col("start") < pl.col("need")))
    pools = (
        pools.sort("group", "at")
        .group_by("group", maintain_order=True)
        .agg(
            at=pl.col("at").first(),
            choose=(pl.col("need") - pl.col("start")).first(),
            among=pl.col("subject_id"),
            size=pl.col("size").first(),
        )
    )
    said = _least(taken, recorded)
    named = named.join(last, on="group", how="left").join(said, on="group", how="left").sort("at")
    reasons = [
        words.none_left(group)
        if need == excellent
        else words.all_left(group)
        if down == size
        else words.by_merit("individual", group, MERITS[merit][0] if merit else "", size, None)
        for group, need, excellent, down, size, merit in named.select("group", "need", "excellent", "down", "size", "merit").iter_rows()
    ]
    singles = named.select(
        "at",
        "group",
        "subject_id",
        choose=pl.lit(1, pl.Int64),
        among=pl.lit([], pl.List(pl.String)),
        reason=pl.Series(reasons, dtype=pl.String),
    )
    offers = [
        words.equals("individual", group, choose, among)
        for group, choose, among in pools.select("group", "choose", pl.col("among").list.len()).iter_rows()
    ]
    choices = pools.select(
        "at",
        "group",
        subject_id=pl.lit(None, pl.String),
        choose=pl.col("choose").cast(pl.Int64),
        among="among",
        reason=pl.Series(offers, dtype=pl.String),
    )
    both = pl.concat([singles, choices.select(singles.columns)]).sort("at")
    return both.select(
        pl.lit("individual").alias("subject_kind"),
        "group",
        "subject_id",
        "choose",
        "among",
        pl.lit(LEVELS[0]).alias("from"),
        pl.lit(LEVELS[1]).alias("to"),
        "reason",
    )


def _least(taken: pl.DataFrame, recorded: Sequence[str]) -> pl.DataFrame:
    """group -> the first merit in which all who are named are below all others, null where only several together decide."""
    import polars as pl

    if not recorded:
        return pl.DataFrame(schema={"group": pl.String, "merit": pl.String})
    clear = [
        pl.when(pl.col(name).cum_max().over("group") < pl.col(name).cum_min(reverse=True).over("group").shift(-1)).then(pl.lit(name))
        for name in recorded
    ]
    found = taken.with_columns(merit=pl.coalesce(clear))
    at_line = found.filter(pl.col("cut") & (pl.col("end") <= pl.col("need")))
    return at_line.group_by("group", maintain_order=True).agg(pl.col("merit").last())


def _forced(national: National, above: pl.DataFrame) -> pl.DataFrame:
    """Heads above their bodies, with the body that binds."""
    import polars as pl

    table = national.table
    frame = table.frame
    code = {4 - at: level for at, level in enumerate(LEVELS)}
    places = table.where(above["at"])
    names = column_of(table, "subject_name")
    bodies = above["body"]
    shown = names.gather(bodies) if names is not None else frame["subject_id"].gather(table.where(bodies))
    ids = frame["subject_id"].gather(table.where(bodies))
    levels = above["body_rank"].replace_strict(code, return_dtype=pl.String)
    reasons = [
        words.above_collective(Rated("collective", id, name or "", level=level))
        for id, name, level in zip(ids.to_list(), shown.to_list(), levels.to_list(), strict=True)
    ]
    return pl.DataFrame(
        {
            "subject_kind": pl.repeat("individual", above.height, eager=True),
            "group": frame["group"].gather(places),
            "subject_id": frame["subject_id"].gather(places),
            "choose": pl.repeat(1, above.height, eager=True, dtype=pl.Int64),
            "among": pl.Series([[]] * above.height, dtype=pl.List(pl.String)),
            "from": above["rank"].replace_strict(code, return_dtype=pl.String),
            "to": levels,
            "reason": pl.Series(reasons, dtype=pl.String),
        }
    )


def _of_steps(steps: Steps) -> pl.DataFrame:
    import polars as pl

    made: Sequence[RepairStep] = steps.made
    columns: Mapping[str, tuple[Sequence[object], pl.DataType | type[pl.DataType] | pl.List]] = {
        "subject_kind": ([step.subject_kind for step in made], pl.String),
        "group": ([step.group for step in made], pl.String),
        "subject_id": ([step.subject_id for step in made], pl.String),
        "choose": ([step.choose for step in made], pl.Int64),
        "among": ([list(step.among) for step in made], pl.List(pl.String)),
        "from": ([step.from_level for step in made], pl.String),
        "to": ([step.to_level for step in made], pl.String),
        "reason": ([step.reason for step in made], pl.String),
    }
    return pl.DataFrame([pl.Series(name, values, dtype=dtype) for name, (values, dtype) in columns.items()])
