"""A made-up national rating table in Parquet, from a seed: every individual, and every collective with its head.

>>> from bench.rating_table import write
>>> write(path, individuals=5_600_000, groups=260_000)  # doctest: +SKIP

Rows stand by group, as an export would have them; ids are shuffled numbers, so that nothing can lean on their order. A few rows are wrong
in each way the checks look for.
"""

from __future__ import annotations

from pathlib import Path

SEED = 20261122
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")


def write(path: Path, *, individuals: int, groups: int, seed: int = SEED) -> None:
    """One file: `groups` collectives in groups of some 80 alike, then `individuals` in as many groups, the first of each its head."""
    import numpy as np
    import polars as pl

    random = np.random.default_rng(seed)
    level_of = np.array(LEVELS)
    body = random.choice(4, groups, p=(0.17, 0.68, 0.12, 0.03))
    of = np.sort(random.integers(0, groups, individuals))
    of[:groups] = np.arange(groups)  # nobody heads nothing
    of.sort()
    first = np.r_[True, of[1:] != of[:-1]]
    level = random.choice(4, individuals, p=(0.125, 0.70, 0.155, 0.02))
    heads = np.flatnonzero(first)
    level[heads] = np.maximum(body - (random.random(groups) < 0.06) * (body > 0) + (random.random(groups) < 0.3), 0)
    level[heads] = np.minimum(level[heads], 3)
    points = np.round(np.select([level == 0, level == 1, level == 2], [90, 70, 50], 20) + random.random(individuals) * 9.9, 1)
    odd = random.integers(0, individuals, individuals // 2_000)
    points[odd] = np.round(random.random(odd.size) * 100, 1)

    def numbered(prefix: str, values: object, width: int) -> pl.Series:
        return pl.Series(values).cast(pl.String).str.zfill(width).str.replace("^", prefix)

    organisation = numbered("o", np.arange(groups), 6)
    bodies = pl.DataFrame(
        {
            "subject_kind": pl.repeat("collective", groups, eager=True),
            "subject_id": numbered("t", random.permutation(groups), 6),
            "subject_name": numbered("Chi bộ ", np.arange(groups), 6),
            "organisation_id": organisation,
            "group": numbered("Loại hình ", np.arange(groups) // 80, 5),
            "is_head": pl.repeat(0, groups, dtype=pl.Int8, eager=True),
            "level": pl.Series(level_of[body]),
            "points": np.round(np.select([body == 0, body == 1, body == 2], [90, 70, 50], 20) + random.random(groups) * 9.9, 1),
        }
    )
    ids = numbered("n", random.permutation(individuals), 8).to_frame("id")
    twice = random.integers(1, individuals, 50)
    chosen = pl.Series(twice - 1).cast(pl.UInt32)
    ids = ids.with_columns(pl.Series("at", np.arange(individuals, dtype=np.uint32)))
    swap = dict(zip(twice.tolist(), ids["id"].gather(chosen).to_list(), strict=True))
    column = ids["id"].scatter(list(swap), list(swap.values()))
    codes = pl.Series(level_of[level]).scatter(random.integers(0, individuals, 20).tolist(), "RATTOT")
    persons = pl.DataFrame(
        {
            "subject_kind": pl.repeat("individual", individuals, eager=True),
            "subject_id": column,
            "subject_name": pl.repeat("Đảng viên", individuals, eager=True),
            "organisation_id": organisation.gather(of),
            "group": numbered("Chi bộ ", np.arange(groups), 6).gather(of),
            "is_head": pl.Series(first.astype(np.int8)),
            "level": codes,
            "points": points,
        }
    )
    pl.concat([bodies, persons]).write_parquet(path, compression="zstd", row_group_size=500_000, statistics=False)
