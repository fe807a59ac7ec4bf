"""The public contract of `nhiemky form` (design §4.3)."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter
from openpyxl import load_workbook

from nhiemky.cli.main import run
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.flows.campaign import dump_campaign, load_campaign

PLAN = """ĐẢNG BỘ TỈNH NAM THUẬN
ĐẢNG ỦY KHỐI DOANH NGHIỆP
*
Số 12-KH/ĐUK

ĐẢNG CỘNG SẢN VIỆT NAM

Nam Thuận, ngày 10 tháng 4 năm 2023

KẾ HOẠCH

sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ Khối Doanh nghiệp, nhiệm kỳ 2020 - 2025

-----

I- NỘI DUNG

1. Cấp ủy các chi bộ, đảng bộ cơ sở xây dựng báo cáo sơ kết, gửi về Ban Thường vụ Đảng ủy Khối (qua Văn phòng Đảng ủy Khối) trước ngày 27/5/2023.

Nơi nhận:

- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Lê Văn Bình

ĐỀ CƯƠNG
Báo cáo sơ kết giữa nhiệm kỳ của đảng bộ (chi bộ).....

I- ĐẶC ĐIỂM TÌNH HÌNH

Nêu thuận lợi, khó khăn.

II- KẾT QUẢ
"""
CAMPAIGN = Campaign(
    title="Sơ kết",
    owner=Owner("Đảng ủy Khối Doanh nghiệp"),
    id="12-kh-duk",
    indicators=(Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "sum"),),
    units=(Unit("A", "Đảng bộ Công ty Gạch"), Unit("B", "Chi bộ Công ty Gạch"), Unit("C", "Đảng bộ Công ty Muối")),
)


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def campaign(tmp_path):
    path = tmp_path / "dot.json"
    path.write_text(dump_campaign(CAMPAIGN), encoding="utf-8")
    return path


@pytest.fixture
def roster(tmp_path):
    def write(*rows, targets=()):
        path = tmp_path / "danh-sach.xlsx"
        book = xlsxwriter.Workbook(path)
        for name, table in (("Đơn vị", [["STT", "Tên đơn vị"], *rows]), ("Chỉ tiêu", targets)):
            sheet = book.add_worksheet(name)
            for at, cells in enumerate(table):
                sheet.write_row(at, 0, cells)
        book.close()
        return path

    return write


def test_one_unit_of_a_campaign_gets_its_workbook(campaign, tmp_path, capsys):
    out = tmp_path / "muoi.xlsx"
    assert run(["form", str(campaign), "--unit", "công ty muối", "-o", str(out)]) == 0
    assert load_workbook(out)["Phụ lục"]["A2"].value == "ĐẢNG ỦY CÔNG TY MUỐI"
    assert "1 đơn vị" in capsys.readouterr().out


def test_a_name_without_a_roster_is_taken_as_written(plan, tmp_path):
    out = tmp_path / "x.xlsx"
    assert run(["form", str(plan), "--unit", "Chi bộ Nhà máy Nước", "-o", str(out)]) == 0
    sheet = load_workbook(out)["Phụ lục"]
    assert (sheet["A1"].value, sheet["A2"].value) == ("ĐẢNG BỘ KHỐI DOANH NGHIỆP", "CHI BỘ NHÀ MÁY NƯỚC")


def test_a_roster_gives_a_folder_with_the_campaign_and_all_in_one(plan, roster, tmp_path):
    out = tmp_path / "bieu"
    targets = [
        ["Đơn vị", "Chỉ tiêu", "ĐVT", "Chỉ tiêu NQ"],
        ["Công ty Gạch", "Kết nạp", "đảng viên", 9],
        ["Công ty Muối", "Kết nạp", "đảng viên", 4],
    ]
    units = roster([1, "Đảng bộ Công ty Gạch"], [2, "Chi bộ Công ty Muối"], targets=targets)
    assert run(["form", str(plan), "--units", str(units), "-o", str(out)]) == 0
    names = ["01-dang-bo-cong-ty-gach.xlsx", "02-chi-bo-cong-ty-muoi.xlsx", "campaign.json"]
    assert sorted(path.name for path in out.iterdir()) == [*names, "tat-ca.zip"]
    with ZipFile(out / "tat-ca.zip") as archive:
        assert archive.namelist() == names
        assert all(archive.read(name) == (out / name).read_bytes() for name in names)
    saved = load_campaign(out / "campaign.json")
    assert [unit.targets for unit in saved.units] == [{"CT01": "9"}, {"CT01": "4"}]
    assert run(["form", str(out / "campaign.json"), "--unit", "gạch", "-o", str(tmp_path / "lai.xlsx")]) == 2
    assert run(["form", str(out / "campaign.json"), "--unit", "Công ty Gạch", "-o", str(tmp_path / "lai.xlsx")]) == 0
    assert (tmp_path / "lai.xlsx").read_bytes() == (out / names[0]).read_bytes()


def test_a_kit_holds_word_skeletons_and_what_is_due(plan, tmp_path):
    out = tmp_path / "bo.zip"
    assert run(["form", str(plan), "--unit", "Chi bộ Nhà máy Nước", "-o", str(out), "--kit"]) == 0
    with ZipFile(out) as archive:
        assert archive.namelist() == [
            "0-doc-truoc.txt",
            "chi-bo-nha-may-nuoc-phu-luc.xlsx",
            "chi-bo-nha-may-nuoc-1-bao-cao-so-ket-giua-nhiem-ky-cua-dang-bo.docx",
        ]
        page = archive.read("0-doc-truoc.txt").decode("utf-8-sig")
        assert "hết ngày 26/5/2023 (văn bản ghi “trước ngày 27/5/2023”)" in page
        ZipFile(BytesIO(archive.read(archive.namelist()[2]))).testzip()


def test_a_doubtful_name_is_refused_with_the_candidates(campaign, tmp_path, capsys):
    assert run(["form", str(campaign), "--unit", "Công ty Gạch", "-o", str(tmp_path / "x.xlsx")]) == 2
    told = capsys.readouterr().err
    assert "Đảng bộ Công ty Gạch" in told and "Chi bộ Công ty Gạch" in told
    assert not (tmp_path / "x.xlsx").exists()


def test_a_name_nobody_has_is_refused(campaign, tmp_path, capsys):
    assert run(["form", str(campaign), "--unit", "Trường Đại học Xa", "-o", str(tmp_path / "x.xlsx")]) == 2
    assert "Không có đơn vị nào tên" in capsys.readouterr().err


def test_odd_rows_are_said_and_the_good_ones_done(campaign, roster, tmp_path, capsys):
    units = roster([1, "Chi bộ Một"], [2, ""], [3, "chi bộ một"])
    code = run(["form", str(campaign), "--units", str(units), "-o", str(tmp_path / "bieu"), "--json"])
    document = json.loads(capsys.readouterr().out)
    assert code == 1 and document["schema_version"] == 1
    assert [found["code"] for found in document["findings"]] == ["unit_name_duplicate"]
    assert all(found["basis"] and found["file"] == "danh-sach.xlsx" for found in document["findings"])
    assert [path.rpartition("/")[2] for path in document["files"]] == [
        "01-chi-bo-mot.xlsx",
        "02-chi-bo-mot.xlsx",
        "campaign.json",
        "tat-ca.zip",
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--unit", "C", "-o", "x.docx"], 2),
        (["--unit", "C", "-o", "x.xlsx", "--kit"], 2),
        (["-o", "x.xlsx"], 2),
        (["--unit", "C"], 64),
        (["--units", "khong-co.xlsx", "-o", "bieu"], 2),
    ],
    ids=["not a workbook", "a kit is a zip", "several need a folder", "no output", "no roster"],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(campaign, tmp_path, monkeypatch, capsys, arguments, code):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert run(["form", str(campaign), *arguments]) == code
    assert capsys.readouterr().err and not list((tmp_path / "here").iterdir())


def test_no_unit_at_all_is_wrong_usage(plan, tmp_path):
    assert run(["form", str(plan), "-o", str(tmp_path / "bieu")]) == 64


def test_a_broken_campaign_is_refused_with_its_place(tmp_path, capsys):
    path = tmp_path / "dot.json"
    path.write_text('{"title": "Sơ kết", "owner": {}}', encoding="utf-8")
    assert run(["form", str(path), "--unit", "A", "-o", str(tmp_path / "x.xlsx")]) == 2
    assert "owner.name: thiếu" in capsys.readouterr().err


def test_same_inputs_same_bytes(plan, roster, tmp_path):
    units = roster([1, "Đảng bộ Công ty Gạch"])
    for name in ("a", "b"):
        assert run(["form", str(plan), "--units", str(units), "-o", str(tmp_path / name), "--kit"]) == 0
    assert (tmp_path / "a" / "tat-ca.zip").read_bytes() == (tmp_path / "b" / "tat-ca.zip").read_bytes()
