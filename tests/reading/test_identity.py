"""Whose file it is."""

from __future__ import annotations

import pytest

from nhiemky.domain.campaign import Unit
from nhiemky.reading.units.identity import KnownUnits, identify, name_from_file

KNOWN = KnownUnits.of(
    [
        Unit("so-tc", "Đảng bộ Sở Tài chính"),
        Unit("so-tttt", "Đảng bộ Sở Thông tin và Truyền thông"),
        Unit("tt", "Chi bộ Thanh tra tỉnh"),
        Unit("cb-1", "Chi bộ 1"),
        Unit("cb-2", "Chi bộ 2"),
        Unit("hoa-binh", "Đảng bộ Công ty Hòa Bình"),
        Unit("hoa-binh-2", "Đảng bộ Công ty Hoa Bình"),
        Unit("cap-nuoc", "Đảng bộ Công ty Cổ phần Cấp nước Nam Thuận", aliases=("Công ty nước",)),
    ]
)
SUPERIOR = "ĐẢNG BỘ KHỐI NAM THUẬN"


@pytest.mark.parametrize(
    ("lines", "unit_id"),
    [
        ([SUPERIOR, "ĐẢNG BỘ SỞ TÀI CHÍNH"], "so-tc"),
        ([SUPERIOR, "ĐẢNG ỦY SỞ TÀI CHÍNH"], "so-tc"),
        ([SUPERIOR, "ĐẢNG UỶ SỞ TÀI CHÍNH", "*"], "so-tc"),
        (["Đơn vị: ĐB Sở TT&TT"], "so-tttt"),
        (["Tên đơn vị báo cáo: CB Thanh tra tỉnh."], "tt"),
        (["PHỤ LỤC", "Kết quả thực hiện các chỉ tiêu Nghị quyết Đại hội Chi bộ Thanh tra tỉnh lần thứ X, nhiệm kỳ 2020 - 2025"], "tt"),
        (["(Kèm theo Báo cáo số 12-BC/ĐU của Đảng ủy Sở Tài chính)"], "so-tc"),
        (["Đơn vị: Công ty CP Cấp nước Nam Thuận"], "cap-nuoc"),
        (["Đơn vị: Công ty nước"], "cap-nuoc"),
        ([SUPERIOR, "CHI BỘ 2"], "cb-2"),
        (["ĐẢNG BỘ CÔNG TY HÒA BÌNH"], "hoa-binh"),
        (["ĐẢNG BỘ CÔNG TY HOÀ BÌNH"], "hoa-binh"),
    ],
)
def test_names_are_recognised_in_other_writings(lines: list[str], unit_id: str) -> None:
    identity, findings = identify("a.xlsx", lines, known=KNOWN)
    assert identity.unit_id == unit_id
    assert identity.unit == KNOWN.by_id[unit_id].name
    assert identity.doubts == findings == ()


def test_a_near_miss_is_taken_but_said() -> None:
    identity, [found] = identify("a.xlsx", ["ĐẢNG BỘ SỞ THÔNG TIN VÀ TRUYỀN THỐN"], known=KNOWN)
    assert (identity.unit_id, identity.doubts, found.code) == ("so-tttt", ("ĐẢNG BỘ SỞ THÔNG TIN VÀ TRUYỀN THỐN",), "unit_name_close")


def test_a_name_that_fits_two_is_left_to_a_person() -> None:
    identity, [found] = identify("a.xlsx", ["DANG BO CONG TY HOA BINH", "Đơn vị: Cong ty Hoa Binh"], known=KNOWN)
    assert identity.unit_id == ""
    assert set(identity.doubts) == {"Đảng bộ Công ty Hòa Bình", "Đảng bộ Công ty Hoa Bình"}
    assert found.code == "unit_unsure"


def test_numbers_in_names_never_pass_for_one_another() -> None:
    identity, _ = identify("a.xlsx", ["CHI BỘ 3"], known=KNOWN)
    assert identity.unit_id == ""


def test_a_stranger_keeps_its_name_without_guess() -> None:
    identity, findings = identify("a.xlsx", ["ĐẢNG BỘ TRƯỜNG CAO ĐẲNG Y"], known=KNOWN)
    assert (identity.unit, identity.unit_id, findings) == ("ĐẢNG BỘ TRƯỜNG CAO ĐẲNG Y", "", ())


@pytest.mark.parametrize(
    ("file", "unit_id"),
    [("PL_so-tc_2023.xlsx", "so-tc"), ("Bieu Chi bo Thanh tra tinh (ban cuoi).xlsx", "tt"), ("CB 2.xlsx", "cb-2"), ("phu luc 2.xlsx", "")],
)
def test_the_files_name_is_the_last_resort(file: str, unit_id: str) -> None:
    identity, _ = identify(file, ["PHỤ LỤC"], known=KNOWN)
    assert identity.unit_id == unit_id
    assert identity.source == ("file_name" if unit_id else "none")


def test_without_a_roster_the_letterheads_own_line_is_the_unit() -> None:
    assert identify("a.xlsx", [SUPERIOR, "ĐẢNG CỘNG SẢN VIỆT NAM", "CHI BỘ GA NAM"])[0].unit == "CHI BỘ GA NAM"
    assert identify("a.xlsx", ["PHỤ LỤC", "kết quả của Đảng bộ (chi bộ)....."])[0].source == "none"
    assert identify("Chi bộ Ga Nam.xlsx", [])[0] == identify("Chi bộ Ga Nam v2.xlsx", ["PHỤ LỤC"])[0]


def test_the_identity_sheet_wins_and_another_units_name_in_the_table_is_said() -> None:
    sheet = {"unit_id": "so-tc", "unit_name": "Đảng bộ Sở Tài chính", "campaign_id": "dot-1"}
    identity, findings = identify("tt.xlsx", [SUPERIOR, "ĐẢNG ỦY SỞ TÀI CHÍNH"], sheet=sheet, known=KNOWN)
    assert (identity.unit_id, identity.source, findings) == ("so-tc", "identity_sheet", ())
    identity, [found] = identify("tt.xlsx", [SUPERIOR, "CHI BỘ THANH TRA TỈNH"], sheet=sheet, known=KNOWN)
    assert (identity.unit_id, identity.doubts, found.code) == ("so-tc", ("Chi bộ Thanh tra tỉnh",), "identity_conflict")


def test_generic_words_are_no_name() -> None:
    assert name_from_file("Phu luc bao cao so ket giua nhiem ky 2023 final.xlsx") == ""
    assert name_from_file("BC_Chi bộ Ga Nam_v2.xlsx") == "Chi bộ Ga Nam"
