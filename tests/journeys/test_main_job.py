"""The whole main job by command on the shipped example: plan -> kits -> units' files -> the parent's Word and Excel."""

import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from nhiemky.cli.main import run
from nhiemky.vietnamese.numbers import format_number

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "khoi-nam-thuan"
TRUTH = json.loads((EXAMPLE / "SU-THAT.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    folder = tmp_path_factory.mktemp("job")
    assert run(
        ["form", str(EXAMPLE / "ke-hoach.docx"), "--units", str(EXAMPLE / "danh-sach-don-vi.xlsx"), "-o", str(folder / "kits"), "--kit"]
    ) in (0, 1)
    words = ["merge", str(EXAMPLE / "bao-cao"), "--campaign", str(folder / "kits" / "campaign.json"), "--date", "04/6/2023"]
    words += ["-o", str(folder / "tong-hop.xlsx"), "--docx", str(folder / "bao-cao.docx"), "--pdf", str(folder / "bao-cao.pdf")]
    assert run(words) == 2, "the example holds files that must be refused"
    return folder


@pytest.fixture
def merged(job, capsys):
    run(["merge", str(EXAMPLE / "bao-cao"), "--campaign", str(job / "kits" / "campaign.json"), "-o", str(job / "json.xlsx"), "--json"])
    return json.loads(capsys.readouterr().out)


def test_every_unit_has_its_kit(job):
    kits = sorted(path.name for path in (job / "kits").glob("*.zip") if path.name != "tat-ca.zip")
    assert len(kits) == TRUTH["units"] == 81
    with zipfile.ZipFile(job / "kits" / kits[0]) as kit:
        kinds = sorted(Path(name).suffix for name in kit.namelist())
        assert kinds.count(".docx") == TRUTH["directive"]["outlines"]
        assert kinds.count(".xlsx") == 1
        for name in kit.namelist():
            if name.endswith(".docx"):
                assert Document(io.BytesIO(kit.read(name))).paragraphs
    with zipfile.ZipFile(job / "kits" / "tat-ca.zip") as everything:
        assert set(kits) <= set(everything.namelist())


def test_totals_and_parts_are_the_truth(merged):
    assert merged["units"] == TRUTH["units_with_figures"]
    found = {item["statement"]: item for item in merged["indicators"]}
    assert len(found) == len(TRUTH["indicators"])
    for wanted in TRUTH["indicators"]:
        item = found[wanted["statement"]]
        assert item["method"] == wanted["method"]
        for side in ("target", "actual"):
            if wanted[side] is not None:
                assert Decimal(item[side]) == Decimal(wanted[side]), (wanted["statement"], side)
        parts = {part["unit"]: part for part in item["parts"]}
        for part in wanted["parts"]:
            assert parts[part["unit"]]["file"] == part["file"]


def test_every_problem_file_is_named_and_nothing_else_is_severe(merged):
    codes: dict[str, set[str]] = {}
    for found in merged["findings"]:
        codes.setdefault(found.get("file", ""), set()).add(found["code"])
    for wanted in TRUTH["expected"]:
        said = codes.get(wanted["file"], set()) | codes.get(wanted.get("used", ""), set())
        assert not wanted["codes"] or set(wanted["codes"]) & said, wanted
    severe = {found["file"] for found in merged["findings"] if found["severity"] == "high"}
    assert severe <= {wanted["file"] for wanted in TRUTH["expected"]}


def test_the_word_report_says_the_totals_in_official_form(job):
    paper = Document(str(job / "bao-cao.docx"))
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in "\n".join(cells)
    assert "T/M BAN THƯỜNG VỤ" in "\n".join(cells)
    for wanted in TRUTH["indicators"]:
        if wanted["method"] == "sum":
            printed = format_number(Decimal(wanted["actual"]))
            assert printed in cells, wanted["statement"]
            assert printed in words, wanted["statement"]
    with zipfile.ZipFile(job / "bao-cao.docx") as package:
        assert package.read("word/footnotes.xml").count(b"<w:footnote ") > 5


def test_the_workbook_leads_each_figure_to_its_cell(job):
    book = CalamineWorkbook.from_path(str(job / "tong-hop.xlsx"))
    assert book.sheet_names[:4] == ["Tổng hợp", "Nguồn số liệu", "Phát hiện", "Chưa gửi"]
    sources = [[str(cell) for cell in row] for row in book.get_sheet_by_name("Nguồn số liệu").to_python()]
    part = TRUTH["indicators"][0]["parts"][0]
    assert any(part["file"] in row and part["unit"] in row for row in sources)
    missing = [str(cell) for row in book.get_sheet_by_name("Chưa gửi").to_python() for cell in row]
    assert set(TRUTH["units_without_file"]) <= set(missing)


def test_the_same_inputs_give_the_same_bytes(job, tmp_path):
    words = ["merge", str(EXAMPLE / "bao-cao"), "--campaign", str(job / "kits" / "campaign.json"), "--date", "04/6/2023"]
    run([*words, "-o", str(tmp_path / "a.xlsx"), "--docx", str(tmp_path / "a.docx"), "--pdf", str(tmp_path / "a.pdf")])
    for mine, theirs in (("a.xlsx", "tong-hop.xlsx"), ("a.docx", "bao-cao.docx"), ("a.pdf", "bao-cao.pdf")):
        assert (tmp_path / mine).read_bytes() == (job / theirs).read_bytes(), mine


def test_a_real_plan_makes_a_form(reading, tmp_path):
    plan = reading / "source" / "003.txt"
    assert run(["form", str(plan), "--unit", "Chi bộ Sở Khoa học", "-o", str(tmp_path / "bo.zip"), "--kit"]) in (0, 1)
    with zipfile.ZipFile(tmp_path / "bo.zip") as kit:
        assert sum(name.endswith(".docx") for name in kit.namelist()) == 3
