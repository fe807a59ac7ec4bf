"""Indicators grouped for reading; nothing is left without a group."""

from nhiemky.consolidating.themes import OTHER, THEMES, theme_of


def test_every_statement_has_a_theme_of_the_list():
    for words in (
        "Đoàn thể xếp loại vững mạnh",
        "Cơ quan, doanh nghiệp đạt chuẩn văn hóa",
        "Thu nhập bình quân người lao động",
        "Tỷ lệ hộ nghèo",
    ):
        assert theme_of(words) in THEMES[:-1]


def test_what_fits_nowhere_stands_under_other():
    assert theme_of("Số máy tính được thay") == OTHER


def test_party_building_comes_first():
    assert THEMES[0] == "Xây dựng Đảng"
