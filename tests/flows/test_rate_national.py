"""A table judged as columns says what it says judged row by row."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from nhiemky.domain.rating import LEVELS, NON_LEVELS
from nhiemky.flows.rate import as_json
from nhiemky.flows.rate_national import rate_parquet

polars = pytest.importorskip("polars")
ROWS = 5_000


def random_table(seed: int) -> polars.DataFrame:
    """Bodies, heads and members; second rows, unknown levels, blanks, numbers out of their range among them."""
    dice = Random(seed)
    rows = []
    for at in range(ROWS):
        is_body = at < ROWS // 10
        level = dice.choice([*LEVELS, "HTTNV", "HTTNV", "HTNV", dice.choice([*NON_LEVELS, "Giỏi", ""])])
        rows.append(
            {
                "subject_kind": "collective" if is_body else "individual",
                "subject_id": f"s{at if dice.random() < 0.995 else dice.randrange(ROWS)}",
                "subject_name": f"Người {at}",
                "organisation_id": f"o{dice.randrange(ROWS // 10)}",
                "group": f"g{dice.randrange(60)}" if dice.random() < 0.99 else "",
                "is_head": int(not is_body and dice.random() < 0.1),
                "level": level,
                "points": dice.choice([None, 40.0, 49.99, 50.0, 69.99, 70.0, 89.99, 90.0, 95.5, 120.0]),
                "discipline": dice.choice(["", "khong", "khong", "khien_trach", "canh_cao", "tu_phat_hien"]),
                "months_since_admission": dice.choice([None, 3, 6, 240]),
                "months_absent": dice.choice([None, 0, 0, 0, 3, 4]),
                "tasks_done_percent": dice.choice([None, 100, 100, 98, 49, 65]),
                "tasks_on_time_percent": dice.choice([None, 100, 100, 80, 79]),
                "tasks_exceeded_percent": dice.choice([None, 60, 29, 30, 50]),
                "shortcomings_remedied_percent": dice.choice([None, 100, 80]),
                "civil_service_level": dice.choice(["", "HTTNV", "KHTNV", "HTXSNV"]),
                "collective_id": f"s{dice.randrange(ROWS // 10)}" if dice.random() < 0.02 else "",
            }
        )
    return polars.DataFrame(rows)


@pytest.mark.parametrize(("year", "period"), [(2024, ""), (2025, ""), (2026, "2026-Q2")])
def test_columns_and_rows_give_the_same_answer(tmp_path, year, period):
    file = tmp_path / "bang.parquet"
    random_table(year).write_parquet(file)
    rows = rate_parquet(file, "bang.parquet", year=year, period=period)
    columns = rate_parquet(file, "bang.parquet", year=year, period=period, large=0)
    assert columns.judged.groups == rows.judged.groups
    table_only = ("rating_",)
    told = [found for found in rows.findings if not found.code.startswith(table_only) or found.code == "rating_to_confirm"]
    assert sorted(repr(replace(found, file=None)) for found in columns.findings) == sorted(
        repr(replace(found, file=None)) for found in told
    )
    assert as_json(columns)["rule_set"] == as_json(rows)["rule_set"]


def test_a_repair_of_columns_is_that_of_the_rows(tmp_path):
    file = tmp_path / "bang.parquet"
    random_table(7).filter(polars.col("level").is_in(LEVELS)).unique("subject_id", maintain_order=True).write_parquet(file)
    one, other = (rate_parquet(file, "bang.parquet", year=2025, with_repair=True, large=large) for large in (0, ROWS * 2))
    assert one.repair is not None
    assert other.repair is not None
    assert (one.repair.count, one.repair.proven_minimal) == (other.repair.count, True)
    assert sorted(map(repr, one.repair.changes)) == sorted(map(repr, other.repair.changes))


def test_a_large_table_with_an_office_s_headings_goes_row_by_row(tmp_path):
    file = tmp_path / "bang.parquet"
    random_table(1).head(50).rename({"level": "Mức xếp loại"}).write_parquet(file)
    assert rate_parquet(file, "bang.parquet", year=2025, large=0).judged.groups
