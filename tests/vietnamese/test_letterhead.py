"""Names of bodies as a letterhead prints them, and the blanks of an outline that mean the unit."""

import pytest

from nhiemky.vietnamese.letterhead import is_cell, issuing_line, issuing_name, organ_name, superior_line, with_unit_name


@pytest.mark.parametrize(
    ("owner", "line"),
    [
        ("Đảng uỷ Khối", "ĐẢNG BỘ KHỐI"),
        ("Ban Thường vụ Tỉnh ủy Nam Thuận", "ĐẢNG BỘ TỈNH NAM THUẬN"),
        ("Huyện uỷ Suối Vàng", "ĐẢNG BỘ HUYỆN SUỐI VÀNG"),
        ("Thành ủy", "ĐẢNG BỘ THÀNH PHỐ"),
        ("ĐẢNG BỘ XÃ SUỐI VÀNG", "ĐẢNG BỘ XÃ SUỐI VÀNG"),
    ],
)
def test_the_superior_line_names_the_party_organisation(owner: str, line: str) -> None:
    assert superior_line(owner) == line


def test_a_units_own_line_names_its_committee() -> None:
    assert (issuing_line("Đảng bộ Sở Y tế"), issuing_name("Đảng bộ Sở Y tế")) == ("ĐẢNG ỦY SỞ Y TẾ", "Đảng ủy Sở Y tế")
    assert (issuing_line("Chi bộ Đài"), is_cell("chi bộ Đài"), is_cell("Đảng bộ Sở Y tế")) == ("CHI BỘ ĐÀI", True, False)
    assert organ_name("Ban Thường vụ Đảng ủy Khối") == "Đảng ủy Khối"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Nghị quyết đại hội đảng bộ (chi bộ)..... nhiệm kỳ", "Nghị quyết đại hội Đảng bộ Sở Y tế nhiệm kỳ"),
        ("ĐẠI HỘI ĐẢNG BỘ (CHI BỘ) LẦN THỨ.....", "ĐẠI HỘI ĐẢNG BỘ LẦN THỨ....."),
        ("trách nhiệm của Đảng ủy (chi bộ) ……", "trách nhiệm của Đảng ủy Sở Y tế"),
        ("đảng viên của đơn vị…, trong đó", "đảng viên của Đảng bộ Sở Y tế, trong đó"),
        ("các chi bộ, đảng bộ cơ sở", "các chi bộ, đảng bộ cơ sở"),
        ("từ ngày ..... đến ngày .....", "từ ngày ..... đến ngày ....."),
    ],
)
def test_only_blanks_that_mean_the_unit_take_its_name(words: str, named: str) -> None:
    assert with_unit_name(words, "Đảng bộ Sở Y tế") == named
