"""A country's ratings judged from Parquet: every check with its offenders, against the bare read of the columns, DuckDB and pandas.

All get the same file and must name the same groups and rows (hash asserted); ours also makes the other readings of the cap and tells what
it could not check. And an office of 2,000 people, as plain values: judged and repaired without a dataframe.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from bench.bench_rating_repair import GROUPS, INDIVIDUALS
from bench.claims import Claim, medians, table
from bench.rating_table import LEVELS, write

COLUMNS = ("subject_kind", "subject_id", "organisation_id", "group", "is_head", "level", "points")
CODES = (*LEVELS, "CHUA_XEP_LOAI", "KHONG_XEP_LOAI", "MIEN")
Answer = dict[str, list[Any]]


def run() -> list[Claim]:
    """Claims of the country and of the office."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "toan-quoc.parquet"
        write(path, individuals=INDIVIDUALS, groups=GROUPS)
        return [*_country(path), *_office()]


def _country(path: Path) -> list[Claim]:
    import pyarrow.parquet as parquet

    contenders: dict[str, Callable[[], Answer]] = {
        "ours": lambda: _ours(path),
        "DuckDB": lambda: _duckdb(path),
        "pandas": lambda: _pandas(path),
    }
    hashes = {name: _hash(call()) for name, call in contenders.items()}
    if len(set(hashes.values())) != 1:
        raise AssertionError(f"the answers differ: {hashes}")
    floor = {"pyarrow reads the columns (floor)": lambda: parquet.read_table(path, columns=list(COLUMNS))}
    seconds = medians({**floor, **contenders}, rounds=3)
    title = f"Ratings, {INDIVIDUALS:,} individuals in {GROUPS:,} groups: all checks with offenders"
    table(title, seconds, floor="pyarrow reads the columns (floor)")
    least = seconds["pyarrow reads the columns (floor)"]
    return [
        Claim("all national rating checks", seconds["ours"] / least, "<=", 3, "x column read"),
        Claim("national rating checks against DuckDB", seconds["DuckDB"] / seconds["ours"], ">=", 1, "x"),
        Claim("national rating checks against pandas", seconds["pandas"] / seconds["ours"], ">=", 1, "x"),
    ]


def _hash(answer: Answer) -> str:
    return hashlib.sha256(repr({name: sorted(rows) for name, rows in sorted(answer.items())}).encode()).hexdigest()


def _cap() -> tuple[int, int]:
    from nhiemky.rulebook.rating_sets import rule_set

    return rule_set(2025).cap("individual").ratio.as_integer_ratio()  # type: ignore[union-attr]


def _ours(path: Path) -> Answer:
    from nhiemky.checking.ratings.national import judge_parquet
    from nhiemky.rulebook.rating_sets import rule_set

    found = judge_parquet(path, rule_set(2025))
    ids, places = found.table.frame["subject_id"], found.places
    groups = found.groups[places["cap_exceeded"]]
    return {
        "cap": groups.select("subject_kind", "group", "excellent", "good").rows(),
        "head": ids.gather(places["head_above_collective"]).to_list(),
        "twice": ids.gather(places["duplicate_subject"]).to_list(),
        "unknown": ids.gather(places["unknown_level"]).to_list(),
        "points": ids.gather(places["points"]).to_list(),
    }


_RANK = "case level when 'HTXSNV' then 4 when 'HTTNV' then 3 when 'HTNV' then 2 when 'KHTNV' then 1 else 0 end"
_BAND = "case when points >= 90 then 4 when points >= 70 then 3 when points >= 50 then 2 else 1 end"


def _duckdb(path: Path) -> Answer:
    import duckdb

    p, q = _cap()
    db = duckdb.connect()
    db.execute("set enable_progress_bar = false")
    db.execute(f"create view t as select *, file_row_number rn, {_RANK} rank from read_parquet('{path}', file_row_number=true)")
    db.execute("create temp table twice as select subject_kind, subject_id, min(rn) first from t group by 1, 2 having count(*) > 1")
    second = db.execute("select t.rn, t.subject_id from t join twice using (subject_kind, subject_id) where t.rn > first").fetchall()
    db.execute("create temp table gone(rn bigint)")
    db.executemany("insert into gone values (?)", [[rn] for rn, _ in second])
    counts = "t.rn not in (select rn from gone)"
    cap = db.execute(
        f"""select subject_kind, "group", count(*) filter (level = 'HTXSNV') e, count(*) filter (level = 'HTTNV') g from t
        where {counts} group by 1, 2 having e * {q} > {p} * g and e > 0"""
    ).fetchall()
    head = db.execute(
        f"""select h.subject_id from t h join (select organisation_id o, min(rank) least from t where subject_kind = 'collective'
        and rank > 0 and {counts} group by 1) b on h.organisation_id = b.o
        where h.is_head = 1 and h.subject_kind = 'individual' and h.rank > b.least and h.rn not in (select rn from gone)"""
    ).fetchall()
    unknown = db.execute(f"select subject_id from t where level not in {CODES} and {counts}").fetchall()
    points = db.execute(f"select subject_id from t where rank > 0 and points is not null and rank <> {_BAND} and {counts}").fetchall()
    return {
        "cap": cap,
        "head": [id for (id,) in head],
        "twice": [id for _, id in second],
        "unknown": [id for (id,) in unknown],
        "points": [id for (id,) in points],
    }


def _pandas(path: Path) -> Answer:
    import pandas as pd

    p, q = _cap()
    t = pd.read_parquet(path, columns=list(COLUMNS))
    second = t.duplicated(["subject_kind", "subject_id"])
    twice = t.loc[second, "subject_id"].tolist()
    t = t[~second]
    rank = t["level"].map({"HTXSNV": 4, "HTTNV": 3, "HTNV": 2, "KHTNV": 1}).fillna(0)
    flags = pd.DataFrame({"kind": t["subject_kind"], "group": t["group"], "e": rank == 4, "g": rank == 3})
    groups = flags.groupby(["kind", "group"], sort=False)[["e", "g"]].sum()
    over = groups[(groups["e"] * q > p * groups["g"]) & (groups["e"] > 0)].reset_index()
    body = (t["subject_kind"] == "collective") & (rank > 0)
    least = rank[body].groupby(t.loc[body, "organisation_id"]).min()
    heads = (t["is_head"] == 1) & (t["subject_kind"] == "individual")
    bound = t.loc[heads, "organisation_id"].map(least)
    unknown = t.loc[~t["level"].isin(CODES), "subject_id"].tolist()
    points = t["points"]
    band = 1 + (points >= 50).astype(int) + (points >= 70) + (points >= 90)
    odd = t.loc[(rank > 0) & points.notna() & (rank != band), "subject_id"].tolist()
    cap = list(zip(over["kind"], over["group"], (int(e) for e in over["e"]), (int(g) for g in over["g"]), strict=True))
    return {"cap": cap, "head": t.loc[heads, "subject_id"][rank[heads] > bound].tolist(), "twice": twice, "unknown": unknown, "points": odd}


def _office() -> list[Claim]:
    """In a process of its own, which must not have loaded a dataframe."""
    done = subprocess.run([sys.executable, "-m", "bench.bench_ratings"], capture_output=True, text=True, check=True)
    seconds = float(done.stdout.split()[-1])
    table("Ratings of an office, 2,000 people: judged and repaired", {"ours": seconds})
    return [Claim("an office of 2,000 judged and repaired", seconds, "<=", 0.2, "s")]


def _child() -> None:
    from nhiemky.checking.ratings.judge import judge
    from nhiemky.checking.ratings.repair import repair
    from nhiemky.domain.rating import Rated
    from nhiemky.rulebook.rating_sets import rule_set

    random, rules = Random(1), rule_set(2025)
    rows = []
    for i in range(2_000):
        level = random.choices(LEVELS, (3, 6, 1, 0.3))[0]
        kind, points = ("collective" if i < 200 else "individual"), Decimal(random.randrange(200, 1000)) / 10
        group = f"Nhóm {i % 8}" if i < 200 else f"Chức danh {i % 25}"
        rows.append(Rated(kind, f"s{i}", f"Tên {i}", f"o{i % 200}", group, 200 <= i < 400, level, points))  # type: ignore[arg-type]

    def office() -> None:
        judge(rows, rules)
        if not repair(rows, rules).proven_minimal:
            raise AssertionError("not proven")

    seconds = medians({"office": office}, rounds=7)["office"]
    if {"polars", "pandas", "numpy"} & sys.modules.keys():
        raise AssertionError("an office needs no dataframe")
    print(seconds)


if __name__ == "__main__":
    _child()
