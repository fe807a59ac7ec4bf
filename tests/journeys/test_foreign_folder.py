"""81 files by other hands: totals exact, every problem file named, nothing else called a problem of severity high."""

import json
from decimal import Decimal

import pytest

from foreign_folder import INDICATORS, make
from nhiemky.cli.main import run
from nhiemky.vietnamese.unicode import fold


@pytest.fixture(scope="module", params=[1, 2, 3])
def merged(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("foreign")
    truth = make(folder / "gui-ve", request.param)
    return truth, folder


def test_totals_are_exact_and_problem_files_are_named(merged, capsys):
    truth, folder = merged
    code = run(["merge", str(folder / "gui-ve"), "-o", str(folder / "ra.xlsx"), "--docx", str(folder / "ra.docx"), "--json"])
    result = json.loads(capsys.readouterr().out)
    assert code == 2, "three files are refused"
    assert result["schema_version"] == 1
    assert result["files"] == 81
    assert result["units"] == truth.units
    found = {fold(item["statement"]).rstrip("."): item for item in result["indicators"]}
    assert len(found) == len(result["indicators"]) == len(INDICATORS)
    for statement, unit, kind in INDICATORS:
        item = found[fold(statement)]
        assert len(item["parts"]) == truth.units, statement
        assert all(part["unit"] and part["file"] and part["cell"] for part in item["parts"])
        if kind in ("count", "money"):
            assert item["method"] == "sum", statement
            assert Decimal(item["target"]) == truth.target[statement], statement
            assert Decimal(item["actual"]) == truth.actual[statement], statement
        elif kind == "percent":
            assert item["method"] == "none", statement
            given = [Decimal(part["actual"]) for part in item["parts"] if part["actual"]]
            assert sum(given) == truth.actual[statement]
        else:
            assert item["method"] == "count_yes"
            assert Decimal(item["actual"]) == truth.yes
        assert unit
    high = [found for found in result["findings"] if found["severity"] == "high"]
    assert {finding["file"] for finding in high} == set(truth.broken), [finding["message"] for finding in high]
    assert all(finding["basis"] and finding["message"] for finding in result["findings"])


def test_the_same_files_give_the_same_bytes(merged, capsys):
    _, folder = merged
    made = []
    for name in ("a", "b"):
        run(["merge", str(folder / "gui-ve"), "-o", str(folder / f"{name}.xlsx"), "--docx", str(folder / f"{name}.docx")])
        made.append((folder / f"{name}.xlsx").read_bytes() + (folder / f"{name}.docx").read_bytes())
    assert made[0] == made[1]
