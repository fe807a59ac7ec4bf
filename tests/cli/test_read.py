"""The public contract of `nhiemky read` (design §4.1)."""

import json
import subprocess
import sys

import pytest

from nhiemky.cli.main import run

PLAN = """ĐẢNG BỘ TỈNH NAM THUẬN
ĐẢNG ỦY KHỐI DOANH NGHIỆP
*
Số 12-KH/ĐUK

ĐẢNG CỘNG SẢN VIỆT NAM

Nam Thuận, ngày 10 tháng 4 năm 2023

KẾ HOẠCH

sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội

-----

Căn cứ Kế hoạch số 30-KH/TU, ngày 05/4/2023 của Ban Thường vụ Tỉnh ủy về sơ kết giữa nhiệm kỳ;

I- NỘI DUNG

1. Cấp ủy các chi bộ, đảng bộ cơ sở xây dựng báo cáo sơ kết, gửi về Ban Thường vụ Đảng ủy Khối (qua Văn phòng Đảng ủy Khối) trước ngày 27/5/2023.

II- TỔ CHỨC THỰC HIỆN

Văn phòng Đảng ủy Khối theo dõi, đôn đốc việc thực hiện Kế hoạch này.

Nơi nhận:

- Tỉnh ủy (b/c),
- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Lê Văn Bình
"""


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_one_file_gives_one_object_and_nothing_else_on_stdout(plan, capsys):
    code = run(["read", str(plan), "--json"])
    document = json.loads(capsys.readouterr().out)
    assert code == 0
    assert document["schema_version"] == 1
    assert document["doc_id"] == "ke-hoach"
    assert document["header"]["symbol"] == "12-KH/ĐUK"
    (duty,) = [item for item in document["obligations"] if item["deadline"]]
    assert (duty["deadline"], duty["op"], duty["via"]) == ("2023-05-27", "before", "Văn phòng Đảng ủy Khối")
    assert isinstance(document["citations"][0]["span"][0], int)


def test_every_key_of_the_schema_is_present(plan, capsys):
    run(["read", str(plan), "--json"])
    keys = set(json.loads(capsys.readouterr().out))
    assert keys >= {
        "doc_id", "header", "citations", "obligations", "assignments", "limits", "data_windows", "ordering", "adjustment_policy", "outlines",
        "appendix_tables", "sections", "indicators", "groups", "quantities", "rating_rules", "inconsistencies",
    }  # fmt: skip


def test_several_files_give_a_list_and_the_good_ones_are_done_when_one_is_refused(plan, tmp_path, capsys):
    empty = tmp_path / "rong.docx"
    empty.write_bytes(b"")
    code = run(["read", str(plan), str(empty), "--json", "--out", str(tmp_path / "ra")])
    captured = capsys.readouterr()
    assert code == 2
    assert [document["doc_id"] for document in json.loads(captured.out)] == ["ke-hoach"]
    assert "rong.docx: tệp rỗng" in captured.err
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["ke-hoach.json"]
    assert json.loads((tmp_path / "ra" / "ke-hoach.json").read_text(encoding="utf-8"))["doc_id"] == "ke-hoach"


def test_two_files_of_one_stem_are_refused_before_anything_is_written(plan, tmp_path, capsys):
    twin = tmp_path / "ke-hoach.md"
    twin.write_text(PLAN, encoding="utf-8")
    assert run(["read", str(plan), str(twin), "--out", str(tmp_path / "ra")]) == 2
    assert "cùng tên" in capsys.readouterr().err
    assert not (tmp_path / "ra").exists()


def test_a_file_that_is_not_there_is_refused(tmp_path, capsys):
    assert run(["read", str(tmp_path / "khong-co.docx"), "--json"]) == 2
    captured = capsys.readouterr()
    assert json.loads(captured.out)["refusal"]["code"] == "file_missing"
    assert "không tìm thấy" in captured.err


def test_a_workbook_is_no_directive(tmp_path, capsys):
    table = tmp_path / "a.csv"
    table.write_text("TT;Chỉ tiêu", encoding="utf-8")
    assert run(["read", str(table)]) == 2
    assert "Word" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["read"], ["read", "--khong-co"], ["khong-co-lenh"]])
def test_wrong_usage_is_64(words):
    assert run(words) == 64


def test_people_see_who_does_what_by_when(plan, capsys):
    assert run(["read", str(plan)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "hết ngày 26/5/2023" in shown
    assert "trước ngày 27/5/2023" in shown
    assert "KẾ HOẠCH số 12-KH/ĐUK" in shown


def test_it_runs_as_a_program_from_any_folder(plan, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "nhiemky.cli.main", "read", str(plan), "--json"], cwd=tmp_path, capture_output=True, check=True
    )
    assert json.loads(done.stdout)["doc_id"] == "ke-hoach"
    assert done.stderr == b""
