"""The example merged to Word, one figure changed by a person, checked: exactly that figure is named."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from nhiemky.cli.main import run

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "khoi-nam-thuan"


@pytest.fixture(scope="module")
def job(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("job")
    roster = str(EXAMPLE / "danh-sach-don-vi.xlsx")
    assert run(["form", str(EXAMPLE / "ke-hoach.docx"), "--units", roster, "-o", str(folder / "kits")]) in (0, 1)
    words = ["merge", str(EXAMPLE / "bao-cao"), "--campaign", str(folder / "kits" / "campaign.json"), "--date", "02/6/2023"]
    words += ["-o", str(folder / "tong-hop.xlsx"), "--docx", str(folder / "bao-cao.docx"), "--figures", str(folder / "dot.json")]
    assert run(words) == 2, "the example holds files that must be refused"
    return folder


def heavy(job: Path, capsys, report: str, against: str) -> dict[tuple[str, str], dict]:
    run(["check", str(job / report), "--against", str(job / against), "--json"])
    (item,) = json.loads(capsys.readouterr().out)
    return {(each["code"], each["message"]): each for each in item["findings"] if each["severity"] == "high"}


@pytest.mark.parametrize("against", ["kits/campaign.json", "dot.json"])
@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("1.406", "1.416", "1.406 đảng viên"),
        ("782", "728", "782 cuộc"),
        ("78.188,6", "87.188,6", "78.188,6 triệu đồng"),
        ("8.766", "8.776", "8.766 đảng viên"),
    ],
)
def test_one_changed_figure_of_the_appendix_is_named_and_nothing_else(job, capsys, old, new, right, against):
    before = heavy(job, capsys, "bao-cao.docx", against)
    assert {code for code, _ in before} <= {"sum_mismatch"}, "a unit's own wrong sum, quoted under its name"
    document = docx.Document(str(job / "bao-cao.docx"))
    cell = next(cell for row in document.tables[-1].rows for cell in row.cells if cell.text == old)
    cell.paragraphs[0].runs[0].text = new
    document.save(str(job / "da-sua.docx"))
    after = heavy(job, capsys, "da-sua.docx", against)
    (found,) = [each for key, each in after.items() if key not in before]
    assert found["code"] == "report_differs_from_units"
    assert new in found["message"]
    assert right in found["message"]
    assert found["place"].startswith("bảng ")


def test_one_changed_figure_of_the_text_is_named(job, capsys):
    before = heavy(job, capsys, "bao-cao.docx", "dot.json")
    document = docx.Document(str(job / "bao-cao.docx"))
    run_ = next(run for paragraph in document.paragraphs for run in paragraph.runs if run.text.startswith("1.406"))
    run_.text = run_.text.replace("1.406", "1.416")
    document.save(str(job / "da-sua.docx"))
    fresh = [each for key, each in heavy(job, capsys, "da-sua.docx", "dot.json").items() if key not in before]
    assert "report_differs_from_units" in {each["code"] for each in fresh}
    assert all("1.416" in each["message"] for each in fresh)


def test_the_same_merge_gives_the_same_bytes(job, tmp_path):
    words = ["merge", str(EXAMPLE / "bao-cao"), "--campaign", str(job / "kits" / "campaign.json"), "--date", "02/6/2023"]
    run([*words, "-o", str(tmp_path / "x.xlsx"), "--docx", str(tmp_path / "x.docx"), "--figures", str(tmp_path / "x.json")])
    assert (tmp_path / "x.docx").read_bytes() == (job / "bao-cao.docx").read_bytes()
    assert (tmp_path / "x.json").read_bytes() == (job / "dot.json").read_bytes()
