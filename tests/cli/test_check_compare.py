"""`nhiemky check A B --compare`: passages that two units' reports share, each told with both; without the option nothing is compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nhiemky.cli.main import run

SAID = (
    "Chi bộ phân công từng đồng chí phụ trách tổ dân phố, họp dân hằng tháng, ghi sổ việc dân hỏi và trả lời ngay tại buổi họp sau; "
    "việc ngoài thẩm quyền thì chuyển cơ quan quản lý, nhắc lại sau mười lăm ngày, báo kết quả cho dân bằng bảng tin của tổ."
)
REPORT = """ĐẢNG BỘ XÃ HÒA BÌNH
{unit}
*
Số {number}-BC/CB

ĐẢNG CỘNG SẢN VIỆT NAM

Hòa Bình, ngày 12 tháng 5 năm 2026

BÁO CÁO

kết quả lãnh đạo thực hiện nhiệm vụ

I- TÌNH HÌNH

{own}

II- KẾT QUẢ

{said}

T/M CHI BỘ
BÍ THƯ
Lê Văn An
"""


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    told = (
        ("CHI BỘ THÔN ĐÔNG", "Thôn có 120 hộ."),
        ("CHI BỘ THÔN ĐOÀI", "Thôn có 95 hộ, sáu tổ."),
        ("CHI BỘ TRẠM Y TẾ", "Trạm có 7 người."),
    )
    paths = []
    for number, (unit, own) in enumerate(told, 1):
        said = SAID if number < 3 else "Tiêm chủng đủ cho trẻ dưới một tuổi, trực cấp cứu cả ngày lễ."
        path = tmp_path / f"bao-cao-{number}.md"
        path.write_text(REPORT.format(unit=unit, number=number, own=own, said=said), encoding="utf-8")
        paths.append(str(path))
    return paths


def test_a_shared_passage_is_told_of_the_file_with_both_units(reports, capsys):
    run(["check", *reports, "--compare", "--json"])
    found = [(item["file"], each) for item in json.loads(capsys.readouterr().out) for each in item["findings"] if "copied" in each["code"]]
    ((file, told),) = found
    assert (file, told["code"], told["file"]) == ("bao-cao-2.md", "copied_from_unit", "bao-cao-2.md")
    assert "CHI BỘ THÔN ĐOÀI, mục II" in told["message"] and "của CHI BỘ THÔN ĐÔNG" in told["message"]
    assert told["message"].count("phân công từng đồng chí phụ trách tổ dân phố") == 2


def test_nothing_is_compared_unasked(reports, capsys):
    run(["check", *reports, "--json"])
    assert "copied_from" not in capsys.readouterr().out


def test_a_refused_file_does_not_keep_the_others_from_being_compared(reports, tmp_path, capsys):
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04")
    assert run(["check", str(tmp_path / "hong.docx"), *reports, "--compare", "--json"]) == 2
    assert capsys.readouterr().out.count('"copied_from_unit"') == 1
