"""The smallest repair of a country's ratings, with names, choices and a reason each, against one CP-SAT model that only counts.

Both get the table as it was judged; both answers are the proven optimum, and must be the same number.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from bench.claims import Claim, medians, table
from bench.rating_table import write

INDIVIDUALS, GROUPS = 5_600_000, 260_000


def run() -> list[Claim]:
    """Claims; the model is solved once, as it takes its time."""
    from nhiemky.checking.ratings.national import judge_parquet
    from nhiemky.checking.ratings.national_repair import repair_national
    from nhiemky.rulebook.rating_sets import rule_set

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "toan-quoc.parquet"
        write(path, individuals=INDIVIDUALS, groups=GROUPS)
        national = judge_parquet(path, rule_set(2025))
        found = repair_national(national)
        seconds = medians({"repair with names, choices, reasons": lambda: repair_national(national)}, rounds=3)
        began = time.perf_counter()
        optimum = one_model(national)
        seconds["one CP-SAT model, the count alone"] = time.perf_counter() - began
    if not found.proven_minimal or optimum != found.count:
        raise AssertionError(f"{found.count:,} changes, proven {found.proven_minimal}; the model says {optimum:,}")
    ours, model = seconds.values()
    table(f"Smallest repair, {INDIVIDUALS:,} individuals in {GROUPS:,} groups: {found.count:,} changes", seconds)
    named = found.steps["subject_id"].drop_nulls().len()
    print(f"  {found.steps.height:,} steps, {named:,} of them name somebody, each with its reason")
    return [Claim("national repair against one CP-SAT model of the same", model / ours, ">=", 20, "x")]


def one_model(national: object) -> int:
    """The optimum by CP-SAT: a bool for each collective that could go down and each head it would pull, a number for a group's others."""
    import polars as pl
    from ortools.sat.python import cp_model

    from nhiemky.checking.ratings.national import National
    from nhiemky.checking.ratings.national_groups import links_of

    assert isinstance(national, National)
    frame, rules = national.table.frame, national.rules
    above = national.heads.filter(pl.col("rank") > pl.col("body_rank"))
    after = frame.select("at", "group", "collective", "head", "counts", rank=frame["rank"].clone().scatter(above["at"], above["body_rank"]))
    kinds = pl.col("collective")
    counts = (
        after.filter((pl.col("rank") > 0) & (pl.col("group") != ""))
        .group_by(kinds, "group", maintain_order=True)
        .agg(e=(pl.col("rank") == 4).sum(), g=(pl.col("rank") == 3).sum())
    )
    model = cp_model.CpModel()
    top = after.filter((pl.col("rank") == 4) & (pl.col("group") != ""))
    lowered: dict[int, cp_model.IntVar] = {}
    down: dict[tuple[bool, str], list[cp_model.IntVar]] = {}
    total: list[cp_model.IntVar] = []
    sizes = {(kind, group): (e, g) for kind, group, e, g in counts.iter_rows() if e}
    links = links_of(national.table)[0].join(top.filter("collective").select(body="at"), on="body", how="semi")
    links = links.join(top.filter(~kinds & pl.col("head")).select("at", "group"), on="at")
    for at, group in top.filter("collective").select("at", "group").iter_rows():
        lowered[at] = model.new_bool_var("")
        down.setdefault((True, group), []).append(lowered[at])
        total.append(lowered[at])
    for at, body, group in links.select("at", "body", "group").iter_rows():
        if at not in lowered:
            lowered[at] = model.new_bool_var("")
            down.setdefault((False, group), []).append(lowered[at])
            total.append(lowered[at])
        model.add_implication(lowered[body], lowered[at])
    for (kind, group), (e, g) in sizes.items():
        known = down.get((kind, group), [])
        if not kind:
            others = model.new_int_var(0, e - len(known), "")
            total.append(others)
            known = [*known, others]
        cap = rules.cap("collective" if kind else "individual")
        assert cap is not None
        p, q = cap.ratio.as_integer_ratio()
        x = sum(known)
        model.add(q * (e - x) <= p * (g + x))
    model.minimize(sum(total))
    solver = cp_model.CpSolver()
    solver.parameters.linearization_level = 2  # the relaxation is nearly whole: without it the proof takes many times longer
    solver.parameters.symmetry_level = 0
    if solver.solve(model) != cp_model.OPTIMAL:
        raise AssertionError("the model was not solved to the optimum")
    return int(solver.objective_value) + above.height
