"""A folder of files in, one consolidation out: who is read, who is passed over, and the contract's JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.domain.finding import Refusal
from nhiemky.flows.merge import as_json, expand, merge

HEAD = "TT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ;Thực hiện;So với"


def table(unit: str, *rows: str) -> bytes:
    return "\n".join([f"Đơn vị: {unit}", HEAD, *rows]).encode()


A = table("Chi bộ A", "1;Kết nạp đảng viên mới;đảng viên;5;3;Chưa đạt", "2;Đạt chuẩn văn hóa;Đạt/Chưa đạt;Đạt;Đạt;Đạt")
B = table("Chi bộ B", "1;Kết nạp đảng viên mới;đảng viên;4;;", "2;Đạt chuẩn văn hóa;Đạt/Chưa đạt;Đạt;Chưa đạt;Chưa đạt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "con").mkdir()
    (tmp_path / ".cache").mkdir()
    for name, data in {
        "b.csv": B,
        "con/a.csv": A,
        "~$a.xlsx": b"lock",
        ".an.csv": A,
        ".cache/a.csv": A,
        "Thumbs.db": b"x",
        "kit.zip": b"PK\x03\x04",
        "ra.csv": A,
    }.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_folders_are_opened_in_order_hidden_locked_and_packed_files_are_not(folder):
    sources, told = expand([folder], leave_out=[folder / "ra.csv"])
    assert [name for name, _ in sources] == ["b.csv", "a.csv"]
    assert [(name, found.code, found.file) for name, found in told] == [("", "packed_not_opened", "kit.zip")]


def test_a_file_that_is_not_there_is_a_finding_and_the_others_go_on(folder):
    merged = merge([folder / "b.csv", folder / "khong-co.csv"], workers=0)
    assert merged.units == ("Chi bộ B",)
    assert [(found.code, found.severity, found.file) for found in merged.findings if found.severity == "high"] == [
        ("file_missing", "high", "khong-co.csv")
    ]


def test_no_file_at_all_is_refused(tmp_path):
    with pytest.raises(Refusal, match="Không có tệp"):
        merge([tmp_path])


def test_the_json_is_the_contracts():
    wire = as_json(merge([("a.csv", A), ("b.csv", B), ("hong.xlsx", b"PK\x03\x04 rac")], workers=0))
    assert list(wire) == ["schema_version", "files", "units", "indicators", "findings"]
    assert (wire["files"], wire["units"]) == (3, 2)
    assert wire["indicators"][0] == {
        "statement": "Kết nạp đảng viên mới",
        "unit_of_measure": "đảng viên",
        "method": "sum",
        "target": "9",
        "actual": "3",
        "status": "chưa đạt",
        "parts": [
            {
                "unit": "Chi bộ A",
                "file": "a.csv",
                "sheet": wire["indicators"][0]["parts"][0]["sheet"],
                "cell": "E3",
                "target": "5",
                "actual": "3",
            },
            {
                "unit": "Chi bộ B",
                "file": "b.csv",
                "sheet": wire["indicators"][0]["parts"][1]["sheet"],
                "cell": "E3",
                "target": "4",
                "actual": None,
            },
        ],
    }
    assert [wire["indicators"][1][key] for key in ("method", "target", "actual", "status")] == ["count_yes", "2", "1", "chưa đạt"]
    broken = next(found for found in wire["findings"] if found["file"] == "hong.xlsx")
    assert broken["severity"] == "high"
    assert all(found["basis"] and found["message"] and found["code"] for found in wire["findings"])


def test_limited_processes_give_the_same_as_this_one(folder):
    files = [folder / "b.csv", folder / "con" / "a.csv"]
    assert merge(files, workers=2) == merge(files, workers=0) == merge(files[::-1], workers=0)


def test_a_campaign_brings_its_units_and_indicators():
    campaign = Campaign(
        "Sơ kết",
        Owner("Đảng ủy Khối"),
        indicators=(Indicator("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum", target="10"),),
        units=(Unit("a", "Chi bộ A", branch="Khối 1"), Unit("c", "Chi bộ C")),
    )
    merged = merge([("a.csv", A)], campaign=campaign, workers=0)
    assert [missing.unit for missing in merged.missing] == ["Chi bộ C"]
    assert merged.indicators[0].target.plain == "10"
    assert merged.indicators[0].parts[0].branch == "Khối 1"


def test_progress_is_told_after_each_file():
    seen: list[tuple[int, int]] = []
    merge([("a.csv", A), ("b.csv", B)], workers=0, progress=lambda done, count: seen.append((done, count)))
    assert seen == [(1, 2), (2, 2)]


def test_a_file_given_beside_its_folder_counts_once(folder):
    sources, _ = expand([folder / "b.csv", folder])
    assert [name for name, _ in sources].count("b.csv") == 1
