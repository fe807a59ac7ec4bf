"""Counts of every group of a national table at once, the most each may have excellent, and heads against their bodies: whole columns.

What it promises: the same figures as `tally.tallies` and `heads.head_findings`, group by group and head by head. Rows of one group mostly
stand together, so runs are counted first and only runs are grouped by name; in any order the answer is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nhiemky.checking.ratings.national_table import Table
from nhiemky.checking.ratings.tally import Elevated, allowed_excellent, granted
from nhiemky.domain.rating import SubjectKind
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Cap

if TYPE_CHECKING:
    import polars as pl

COUNTS = ("excellent", "good", "completed", "not_completed", "left_out")
KINDS: tuple[SubjectKind, ...] = ("collective", "individual")


def caps_of(rules: RuleSet) -> dict[SubjectKind, Cap]:
    """kind -> its cap, where there is one."""
    return {kind: cap for kind in KINDS if (cap := rules.cap(kind)) is not None}


def count_groups(frame: pl.DataFrame) -> pl.DataFrame:
    """collective, group, the counts of everybody, and those of heads alone (`head_excellent` ...)."""
    import polars as pl

    group, kind = frame["group"], frame["collective"]
    last = ((group != group.shift(-1)) | (kind != kind.shift(-1))).fill_null(value=True)
    ends = last.arg_true()
    # the four counts side by side in one number, 16 bits each, summed once; so no run may be longer than 16 bits can count
    ends = pl.concat([ends, pl.int_range(_LONGEST - 1, frame.height, _LONGEST, dtype=pl.UInt32, eager=True)]).unique().sort()
    packed = pl.Series([0, 1 << 48, 1 << 32, 1 << 16, 1], dtype=pl.UInt64).gather(frame["rank"].cast(pl.UInt32))
    sums = packed.cum_sum().gather(ends)
    runs = pl.DataFrame({"collective": kind.gather(ends), "group": group.gather(ends), "sums": sums - sums.shift(1, fill_value=0)})
    aside = (~frame["counts"]).arg_true()
    if aside.len():  # a run of nothing but rows set aside makes no group
        held = ends - ends.shift(1, fill_value=0) + pl.Series([1]).extend_constant(0, ends.len() - 1)
        inside = ends.search_sorted(aside).value_counts(name="n")
        lost = pl.Series([0]).new_from_index(0, ends.len()).scatter(inside.to_series(0), inside["n"].cast(pl.Int64))
        runs = runs.filter(held.cast(pl.Int64) > lost)
    fields = [(pl.col("sums") // (1 << 16 * at) % (1 << 16)).cast(pl.Int64).alias(name) for at, name in enumerate(COUNTS[:4])]
    runs = runs.filter(pl.col("group") != "").select("collective", "group", *fields)
    found = runs.group_by("collective", "group", maintain_order=True).agg(pl.col(*COUNTS[:4]).sum())
    heads = frame.filter(pl.col("head") & ~pl.col("collective") & (pl.col("rank") > 0)).select("collective", "group", "rank")
    alone = heads.group_by("collective", "group").agg(
        (pl.col("rank") == 4 - at).sum().cast(pl.Int64).alias(f"head_{name}") for at, name in enumerate(COUNTS[:4])
    )
    found = found.join(alone, on=["collective", "group"], how="left", maintain_order="left").with_columns(pl.col("^head_.*$").fill_null(0))
    return found.with_columns(subject_kind=pl.when("collective").then(pl.lit("collective")).otherwise(pl.lit("individual")))


_LONGEST = 1 << 15


def left_out(groups: pl.DataFrame, individual: Cap | None) -> pl.DataFrame:
    """The counts without heads where the individuals' cap leaves them out, and `left_out`, how many those are."""
    import polars as pl

    if individual is None or not individual.exclude_heads:
        return groups.with_columns(left_out=pl.lit(0, pl.Int64))
    without = [(pl.col(name) - pl.col(f"head_{name}")).alias(name) for name in COUNTS[:4]]
    return groups.with_columns(left_out=pl.sum_horizontal(f"head_{name}" for name in COUNTS[:4])).with_columns(without)


def with_room(groups: pl.DataFrame, caps: Mapping[SubjectKind, Cap], elevated: Elevated = {}) -> pl.DataFrame:  # noqa: B006
    """The groups with `allowed` and `ok`; without a cap nothing bounds a group."""
    import polars as pl

    excellent, good = pl.col("excellent"), pl.col("good")
    parts = []
    for kind in KINDS:
        cap = caps.get(kind)
        own = pl.col("collective") if kind == "collective" else ~pl.col("collective")
        base = (
            excellent + good
            if cap is None or cap.denominator != "all"
            else excellent + good + pl.col("completed") + pl.col("not_completed")
        )
        part = groups.with_row_index("order").filter(own).with_columns(total=base)
        room = {total: allowed_excellent(total, cap) if cap else total for total in part["total"].unique().to_list()}
        part = part.with_columns(allowed=pl.col("total").replace_strict(room, return_dtype=pl.Int64) if room else pl.lit(0, pl.Int64))
        raised = {group: ratio for (of, group), ratio in elevated.items() if of == kind}
        if raised and cap:
            some = part.filter(pl.col("group").is_in(list(raised))).select("group", "total").rows()
            more = {group: allowed_excellent(total, cap, granted(cap, raised[group])) for group, total in some}
            part = part.with_columns(allowed=pl.col("group").replace_strict(more, default=pl.col("allowed"), return_dtype=pl.Int64))
        parts.append(part)
    return pl.concat(parts).sort("order").drop("order", "total").with_columns(ok=excellent <= pl.col("allowed"))


def links_of(table: Table) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame | None]:
    """(links, heads, lost): head to body that may bind (`at`, `body`, `body_rank`, `turn`: own ones first); heads who count; of each
    head, how many bodies that its row names have no row (None where no row names any)."""
    import polars as pl

    frame = table.frame
    heads = frame.filter(pl.col("head") & ~pl.col("collective") & pl.col("counts"))
    bodies = frame.filter("collective")
    if table.second:
        bodies = bodies.filter(~pl.col("at").is_in(table.second))
    bodies = bodies.select(body="at", body_rank="rank", organisation_id="organisation_id", body_id="subject_id")
    placed = bodies.filter(pl.col("organisation_id") != "").drop("body_id")
    ties = ["collective_id"] if "collective_id" in heads.columns else []
    heads = heads.select("at", "rank", "organisation_id", *ties)
    own = heads.select("at", "organisation_id").join(placed, on="organisation_id")
    links = [own.select("at", "body", "body_rank", turn=pl.lit(0, pl.UInt32))]
    lost = None
    if ties and (heads["collective_id"] != "").any():
        ids = pl.col("collective_id").str.replace_all("[,|]", ";").str.split(";")
        named = heads.filter(pl.col("collective_id") != "").select("at", body_id=ids).explode("body_id")
        named = named.with_columns(pl.col("body_id").str.strip_chars()).filter(pl.col("body_id") != "")
        named = named.with_columns(turn=pl.int_range(pl.len(), dtype=pl.UInt32).over("at") + 1)
        found = named.join(bodies.filter(pl.col("body_id") != "").drop("organisation_id"), on="body_id", how="left")
        lost = found.group_by("at").agg(lost=pl.col("body").is_null().sum())
        links.append(found.drop_nulls("body").select("at", "body", "body_rank", "turn"))
    return pl.concat(links), heads, lost


def heads_of(table: Table) -> pl.DataFrame:
    """Every head who counts: `at`, `rank`, `body` and `body_rank` of the lowest body with a level (null none), `bodies` (how many),
    `lost` (bodies its row names that are not there)."""
    import polars as pl

    linked, heads, lost = links_of(table)
    many = linked.group_by("at").agg(bodies=pl.len())
    lowest = linked.filter(pl.col("body_rank") > 0).sort("at", "body_rank", "turn", "body").unique("at", keep="first", maintain_order=True)
    heads = heads.join(many, on="at", how="left", maintain_order="left").join(
        lowest.select("at", "body", "body_rank"), on="at", how="left", maintain_order="left"
    )
    heads = heads.with_columns(pl.col("bodies").fill_null(0))
    if lost is None:
        return heads.with_columns(lost=pl.lit(0, pl.UInt32))
    return heads.join(lost, on="at", how="left", maintain_order="left").with_columns(pl.col("lost").fill_null(0))
