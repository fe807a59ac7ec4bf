"""A national table judged as columns says what `judge` says of the same rows."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import polars as pl
import pytest
from checking.ratings.repair_cases import cap_of, rules_of

from nhiemky.checking.ratings.judge import judge
from nhiemky.checking.ratings.national import judge_parquet, summary
from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVELS, Rated
from nhiemky.rulebook.rating_sets import rule_set
from nhiemky.rulebook.ratings import Reading

FACTS = (
    "points",
    "tasks_done_percent",
    "tasks_on_time_percent",
    "tasks_exceeded_percent",
    "shortcomings_remedied_percent",
    "months_absent",
)


def made(random: Random, size: int, facts: tuple[str, ...] = ()) -> list[Rated]:
    rows = []
    for i in range(size):
        kind = random.choice(("collective", "individual", "individual"))
        level = random.choices((*LEVELS, "CHUA_XEP_LOAI", "MIEN", "RATTOT", ""), (9, 12, 4, 2, 1, 1, 0.3, 0.3))[0]
        values = {
            fact: None if random.random() < 0.3 else Decimal(random.choice((0, 2, 4, 20, 45, 49.5, 50, 69.9, 70, 89.9, 90, 100)).__str__())
            for fact in facts
        }
        if "months_absent" in values and values["months_absent"] is not None:
            values["months_absent"] %= 12
        rows.append(
            Rated(
                kind,  # type: ignore[arg-type]
                f"{kind[0]}{random.randrange(size * 4)}" if random.random() < 0.97 else "",
                f"Tên {i}",
                f"o{random.randrange(size // 3 + 1)}" if random.random() < 0.95 else "",
                random.choice(("A", "B", "C", "Nhóm dài hơn mười hai chữ", "")),
                kind == "individual" and random.random() < 0.3,
                level,
                discipline=random.choice(("", "", "khong", "khien_trach", "canh_cao")) if facts else "",
                collectives=tuple(f"c{random.randrange(size * 4)}" for _ in range(random.choice((0, 0, 1, 2))))
                if kind == "individual"
                else (),
                row=i + 2,
                **values,  # type: ignore[arg-type]
            )
        )
    return rows


def write(path: Path, rows: list[Rated], facts: tuple[str, ...]) -> Path:
    columns: dict[str, list[object]] = {
        "subject_kind": [row.kind for row in rows],
        "subject_id": [row.id for row in rows],
        "subject_name": [row.name for row in rows],
        "organisation_id": [row.organisation or None for row in rows],
        "group": [row.group for row in rows],
        "is_head": [int(row.is_head) for row in rows],
        "level": [row.level for row in rows],
        "collective_id": [";".join(row.collectives) for row in rows],
    }
    if facts:
        columns["discipline"] = [row.discipline for row in rows]
    frame = pl.DataFrame(
        columns, schema_overrides={"level": pl.String, "subject_id": pl.String, "organisation_id": pl.String, "group": pl.String}
    )
    numbers = [
        pl.Series(fact, [None if (value := getattr(row, fact)) is None else float(value) for row in rows], dtype=pl.Float64)
        for fact in facts
    ]
    frame.with_columns(numbers).write_parquet(path)
    return path


@pytest.mark.parametrize("year", [2021, 2023, 2025])
@pytest.mark.parametrize("facts", [(), ("points",), FACTS])
def test_it_says_what_judge_says(tmp_path: Path, year: int, facts: tuple[str, ...]) -> None:
    rules = rule_set(year)
    for seed in range(7):
        rows = made(Random(seed), 60 + seed * 15, facts)
        national = judge_parquet(write(tmp_path / "t.parquet", rows, facts), rules)
        expected = judge(rows, rules)
        assert national.judged.groups == expected.groups
        assert [(f.code, f.message) for f in national.judged.findings] == [(f.code, f.message) for f in expected.findings]
        assert national.judged.findings == expected.findings
        assert {sorted_columns(line) for line in national.judged.not_checked} == {sorted_columns(line) for line in expected.not_checked}


def sorted_columns(line: str) -> str:
    """The columns a line begins with come in the order rows asked for them; here in any order."""
    names, _, rest = line.partition(": ")
    return ", ".join(sorted(names.split(", "))) + ": " + rest


def test_the_quarterly_rules_leave_heads_out_of_the_groups(tmp_path: Path) -> None:
    rules = rule_set(2026, "2026-Q2")
    for seed in range(10):
        rows = made(Random(seed), 120)
        national = judge_parquet(write(tmp_path / "t.parquet", rows, ()), rules)
        assert national.judged.groups == judge(rows, rules).groups
        assert any(tally.left_out for tally in national.judged.groups)


def test_other_readings_warn_and_elevated_ratios_leave_more(tmp_path: Path) -> None:
    strict = Reading(says="cả người đứng đầu", exclude_heads=False, rounding="floor")
    rules = rules_of(
        cap_of("collective", elevated_ratio=Decimal("0.50"), denominator="all"),
        cap_of("individual", exclude_heads=True, rounding="half_up", readings=(strict,)),
    )
    warned = 0
    for seed in range(30):
        rows = [replace(row, level="HTTNV") if row.level == "HTXSNV" and seed % 3 else row for row in made(Random(seed), 80)]
        raised = {("collective", "A"): Decimal("0.40")}
        national = judge_parquet(write(tmp_path / "t.parquet", rows, ()), rules, raised)
        expected = judge(rows, rules, raised)
        assert national.judged.groups == expected.groups
        assert national.judged.findings == expected.findings
        warned += summary(national)["cap_other_reading"]
    assert warned


def test_runs_of_one_group_longer_than_the_counter_are_counted_right(tmp_path: Path) -> None:
    size = 150_000
    level = [LEVELS[i % 4] for i in range(size)]
    frame = pl.DataFrame({"subject_id": [f"n{i}" for i in range(size)], "level": level}).with_columns(
        subject_kind=pl.lit("individual"), organisation_id=pl.lit(""), group=pl.lit("G"), is_head=pl.lit(0)
    )
    frame.write_parquet(tmp_path / "t.parquet")
    (tally,) = judge_parquet(tmp_path / "t.parquet", rule_set(2023)).tallies
    assert (tally.excellent, tally.good, tally.completed, tally.not_completed) == (37_500,) * 4


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    pl.DataFrame({"subject_kind": ["collective"], "level": ["HTTNV"]}).write_parquet(tmp_path / "t.parquet")
    with pytest.raises(Refusal) as refused:
        judge_parquet(tmp_path / "t.parquet", rule_set(2023))
    assert refused.value.code == "rating_columns_missing"
    assert "subject_id, organisation_id, group, is_head" in refused.value.message


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(Refusal) as refused:
        judge_parquet(tmp_path / "t.parquet", rule_set(2023))
    assert refused.value.code == "file_broken"


def test_rows_of_no_kind_are_left_out_and_said(tmp_path: Path) -> None:
    rows = made(Random(1), 30)
    write(tmp_path / "t.parquet", rows, ())
    pl.read_parquet(tmp_path / "t.parquet").with_columns(
        subject_kind=pl.when(pl.int_range(pl.len()) == 3).then(pl.lit("?")).otherwise("subject_kind")
    ).write_parquet(tmp_path / "t.parquet")
    national = judge_parquet(tmp_path / "t.parquet", rule_set(2023))
    assert national.judged.groups == judge([row for i, row in enumerate(rows) if i != 3], rule_set(2023)).groups
    assert any("subject_kind" in line for line in national.judged.not_checked)


def test_a_usable_second_row_counts_in_a_national_table_too(tmp_path: Path) -> None:
    rules = rule_set(2023)
    levels = ("??", "HTTNV", "HTXSNV", "??")
    rows = [Rated("collective", "t1", f"Tên {at}", f"o{at}", "A", level=level, row=at + 2) for at, level in enumerate(levels)]
    rows += [Rated("individual", "n1", "Tên", "o0", "B", is_head=True, level="HTTNV", collectives=("t1",), row=6)]
    national = judge_parquet(write(tmp_path / "t.parquet", rows, ()), rules)
    assert national.judged.findings == judge(rows, rules).findings
    assert national.judged.groups == judge(rows, rules).groups
