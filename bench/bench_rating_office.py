"""An office's rating table of 2,000 people: read, judged, repaired, answered, without a dataframe; and whether judging is linear."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from random import Random

from bench.claims import Claim, medians, table
from nhiemky.checking.ratings.judge import judge
from nhiemky.domain.wire import to_json
from nhiemky.flows.rate import as_json, rate, read_rating_table
from nhiemky.rulebook.rating_sets import rule_set

PEOPLE, TIMES = 2_000, 10
YEAR = 2025
COLUMNS = (
    "subject_kind", "subject_id", "subject_name", "organisation_id", "group", "is_head", "level", "points", "discipline",
    "months_since_admission", "months_absent", "tasks_done_percent", "tasks_on_time_percent", "tasks_exceeded_percent",
    "shortcomings_remedied_percent", "civil_service_level",
)  # fmt: skip
POINTS = {"HTXSNV": 93, "HTTNV": 80, "HTNV": 60, "KHTNV": 40}


def run() -> list[Claim]:
    rows = people(PEOPLE)
    as_csv, as_workbook = csv(rows), workbook(rows)
    first, second = answer("a.csv", as_csv), answer("a.xlsx", as_workbook)
    assert first == second, "the csv and the workbook give two answers"
    seconds = medians({"csv": lambda: answer("a.csv", as_csv), "workbook": lambda: answer("a.xlsx", as_workbook)}, rounds=7)
    table(f"{PEOPLE:,} people: read, judged, repaired, as JSON", seconds)
    rules = rule_set(YEAR)
    few, many = (read_rating_table("a.csv", csv(people(count))).rows for count in (PEOPLE, PEOPLE * TIMES))
    judging = medians({"once": lambda: judge(few, rules), "ten times": lambda: judge(many, rules)}, rounds=5)
    table("judging alone, a table and one ten times as long", judging)
    return [
        Claim(f"a csv of {PEOPLE:,} people answered", seconds["csv"], "<=", 0.2, "s"),
        Claim(f"a workbook of {PEOPLE:,} people answered", seconds["workbook"], "<=", 0.2, "s"),
        Claim("dataframe libraries loaded by it", float(dataframes(as_csv)), "<=", 0, "of 5"),
        Claim("time a row of judging ten times as many", judging["ten times"] / TIMES / judging["once"], "<=", 1.5, "x"),
    ]


def answer(name: str, data: bytes) -> str:
    """What `nhiemky rate --repair --json` prints."""
    rating = rate(read_rating_table(name, data, YEAR), year=YEAR, with_repair=True)
    found = to_json(as_json(rating))
    for each in found["findings"]:
        each.pop("file", None)
    return json.dumps(found, ensure_ascii=False)


def people(count: int) -> list[tuple[object, ...]]:
    """One body in twenty, each with a head; groups of some fifty alike; a few rows wrong in each way."""
    dice = Random(5)
    rows: list[tuple[object, ...]] = []
    bodies = count // 20
    for at in range(count):
        is_body = at < bodies
        level = dice.choices(list(POINTS), (14, 65, 18, 3))[0]
        points = POINTS[level] - (11 if dice.random() < 0.01 else 0)
        facts = (
            points, dice.choices(("khong", "khien_trach"), (99, 1))[0], 120, dice.choices((0, 4), (98, 2))[0], 100,
            100 if level != "HTNV" else 85, 60 if level == "HTXSNV" else 20, 100, "" if is_body else level,
        )  # fmt: skip
        kind = "collective" if is_body else "individual"
        where = at if is_body else at % bodies
        rows.append(
            (
                kind,
                f"s{at}",
                f"Người số {at}",
                f"o{where}",
                f"nhóm {at % max(1, count // 50)}",
                int(bodies <= at < 2 * bodies),
                level,
                *facts,
            )
        )
    return rows


def csv(rows: list[tuple[object, ...]]) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in (COLUMNS, *rows)).encode()


def workbook(rows: list[tuple[object, ...]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Bảng")
    for row in (COLUMNS, *rows):
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def dataframes(data: bytes) -> int:
    """How many of them a fresh process holds after answering."""
    program = (
        "import sys\nfrom nhiemky.flows.rate import rate, read_rating_table\n"
        f"rate(read_rating_table('a.csv', sys.stdin.buffer.read()), year={YEAR}, with_repair=True)\n"
        "print(sum(name in sys.modules for name in ('polars', 'pandas', 'numpy', 'pyarrow', 'duckdb')))"
    )
    return int(subprocess.run([sys.executable, "-c", program], input=data, capture_output=True, check=True).stdout)
