import re

import pytest

from nhiemky.vietnamese.symbols import SYMBOL, parse_symbol


@pytest.mark.parametrize(
    ("written", "number", "year", "type_code", "organ", "symbol"),
    [
        ("106-KH/ĐUK", "106", None, "KH", "ĐUK", "106-KH/ĐUK"), ("Số 103 - KH/Th.U", "103", None, "KH", "Th.U", "103-KH/Th.U"),
        ("04/2015/NĐ-CP", "04", 2015, "NĐ", "CP", "04/2015/NĐ-CP"), ("144-\nQĐ/TW", "144", None, "QĐ", "TW", "144-QĐ/TW"),
        ("1074/SNV-CCHC", "1074", None, None, "SNV-CCHC", "1074/SNV-CCHC"), ("59/2020/QH14", "59", 2020, None, "QH14", "59/2020/QH14"),
        ("127-QĐi/TW", "127", None, "QĐi", "TW", "127-QĐi/TW"), ("15/KH-UBND", "15", None, "KH", "UBND", "15/KH-UBND"),
        ("số 21-HD/BTCTW, ngày", "21", None, "HD", "BTCTW", "21-HD/BTCTW"), ("05–CTr/TU", "05", None, "CTr", "TU", "05-CTr/TU"),
        ("77-TTr/ĐUK", "77", None, "TTr", "ĐUK", "77-TTr/ĐUK"),
        ("1209/2021/UBTVQH15", "1209", 2021, None, "UBTVQH15", "1209/2021/UBTVQH15"),
    ],
)  # fmt: skip
def test_symbols(written: str, number: str, year: int | None, type_code: str | None, organ: str, symbol: str) -> None:
    assert parse_symbol(written) == (number, year, type_code, organ, symbol)


@pytest.mark.parametrize("text", ["20/5/2023", "3/4", "1.406", "ngày 20", "KH/ĐUK", "12/tháng", "30/4 - 01/5", ""])
def test_what_is_no_symbol(text: str) -> None:
    assert parse_symbol(text) is None


def test_symbols_in_running_text() -> None:
    text = "thực hiện Kế hoạch số 12-KH/ĐUK và Công văn 34-CV/VPTU, ngày 20/5/2023; Luật số 59/2020/QH14."
    assert re.findall(SYMBOL, text) == ["12-KH/ĐUK", "34-CV/VPTU", "59/2020/QH14"]
