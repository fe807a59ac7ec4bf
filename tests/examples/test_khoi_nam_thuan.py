"""The example is what its script makes, and its truth holds."""

import json
import sys
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOLDER = EXAMPLES / "khoi-nam-thuan"
MAX_BYTES = 1_500_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    sys.path.insert(0, str(EXAMPLES))
    try:
        import make_example

        folder = tmp_path_factory.mktemp("example")
        make_example.main(folder)
    finally:
        sys.path.remove(str(EXAMPLES))
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def truth() -> dict:
    return json.loads((FOLDER / "SU-THAT.json").read_text("utf-8"))


def test_the_script_makes_the_committed_bytes(made: dict[str, bytes]) -> None:
    committed = contents(FOLDER)
    committed.pop("DOC-TOI.md")
    assert sorted(committed) == sorted(made)
    assert [name for name in made if made[name] != committed[name]] == []
    assert sum(map(len, committed.values())) < MAX_BYTES


def test_totals_are_their_parts_and_the_screens_figures(truth: dict) -> None:
    for indicator in truth["indicators"]:
        actuals = [part["actual"] for part in indicator["parts"]]
        if indicator["method"] == "sum":
            assert sum(map(Decimal, actuals)) == Decimal(indicator["actual"])
        elif indicator["method"] == "count_yes":
            assert str(actuals.count("Đạt")) == indicator["actual"]
    figures = {indicator["code"]: (indicator["target"], indicator["actual"]) for indicator in truth["indicators"]}
    assert figures["CT01"] == ("2500", "1406")
    assert figures["CT03"] == ("1250", "782")
    assert (figures["CT04"][1], figures["CT05"][1]) == ("8766", "8214")
    assert figures["CT13"] == ("4200", "2318.6")


def test_every_file_is_spoken_of_and_every_part_has_its_file(truth: dict) -> None:
    files = {path.name for path in (FOLDER / "bao-cao").iterdir()}
    counted = {part["file"] for indicator in truth["indicators"] for part in indicator["parts"]}
    odd = {entry["file"] for entry in truth["expected"]}
    assert counted <= files and odd <= files
    assert files - counted <= odd, "a file that brings no figure is explained"
    assert len(files) == truth["files"]


def test_81_units_three_without_a_file(truth: dict) -> None:
    units = {part["unit_id"] for indicator in truth["indicators"] for part in indicator["parts"]}
    assert truth["units"] == 81
    assert len(units) == truth["units_with_figures"] == 73
    assert len(truth["units_without_file"]) == 3


def test_filled_forms_stand_where_the_products_own_form_stands(truth: dict) -> None:
    from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
    from nhiemky.domain.identity_sheet import APPENDIX_SHEET, SHEET
    from nhiemky.writing.form_workbook import write_form

    indicators = tuple(Indicator(row["code"], row["statement"], row["unit_of_measure"], row["method"]) for row in truth["indicators"])
    campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"), id="112-kh-duk-2023-04-26", cut_off="2023-04", indicators=indicators)
    issued = CalamineWorkbook.from_filelike(BytesIO(write_form(campaign, Unit("DN11", "Đảng bộ CTCP Mía đường Thuận Hòa"))))
    filled = CalamineWorkbook.from_path(str(FOLDER / "bao-cao" / "PL_MiaDuong.xlsx"))

    def identity(book: CalamineWorkbook) -> dict[str, str]:
        pairs = {str(row[0]): str(row[1]).removesuffix(".0") for row in book.get_sheet_by_name(SHEET).to_python()}
        pairs.pop("issued", None)
        return pairs

    def statements(book: CalamineWorkbook) -> list[str]:
        return [str(row[1]) for row in book.get_sheet_by_name(APPENDIX_SHEET).to_python(skip_empty_area=False)[8:22]]

    assert identity(issued).items() <= identity(filled).items() | {("schema_version", identity(issued)["schema_version"])}
    assert statements(issued) == statements(filled)
