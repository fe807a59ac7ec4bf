"""Tables as files: texts stay texts, numbers numbers, nothing is lost."""

import csv
import io
import random
import re
from decimal import Decimal

import openpyxl
import pytest

from nhiemky.writing.table_file import Column, TableFile, as_csv, as_xlsx, harmless

SIGNS = "=+-@\t\r\n,;|\"' ＝＋－＠5.abcđ"


def table(*cells):
    return TableFile("Bảng", tuple(Column(f"C{n}") for n in range(len(cells))), [cells])


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_ten_thousand_made_up_texts_are_never_a_formula_and_never_lost():
    dice = random.Random(7)
    for _ in range(10_000):
        words = "".join(dice.choice(SIGNS) for _ in range(dice.randrange(1, 9)))
        kept = harmless(words)
        assert kept.replace("'", "") == words.replace("'", "")
        if not re.fullmatch(r"[-+]?\d+([.,]\d+)?%?", words):
            assert not re.match(r"\s*[=+@＝＋＠]|[-－\t\r\n]", kept), (words, kept)


@pytest.mark.parametrize(("cell", "shown"), [(-5, "-5"), (Decimal("-2.50"), "-2,50"), (0, "0"), (None, ""), ("-5,5", "-5,5"), ("", "")])
def test_numbers_stay_numbers(cell, shown):
    assert read_csv(as_csv(table(cell, 1)))[1] == [shown, "1"]


def test_plain_words_are_as_they_were():
    for words in ("Đảng bộ Sở Gió", "12-KH/ĐUK", "a-b", "93,7%", "ghi chú; còn nữa", 'hỏi "thế nào"?'):
        assert read_csv(as_csv(table(words)))[1] == [words]


def test_in_excel_every_text_is_a_text_and_every_number_a_number():
    row = ("=1+1", "+84 900", "@x", "-2+3", -5, Decimal("2.5"), "http://127.0.0.1/", "007", None, "\x00\ud800x")
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(table(*row)))).active
    cells = [(cell.data_type, cell.value) for cell in sheet[2]]
    assert cells[:4] == [("s", "=1+1"), ("s", "+84 900"), ("s", "@x"), ("s", "-2+3")]
    assert cells[4:8] == [("n", -5), ("n", 2.5), ("s", "http://127.0.0.1/"), ("s", "007")]
    assert cells[9] == ("s", "x")


def test_same_table_same_bytes():
    assert as_xlsx(table("a", 1)) == as_xlsx(table("a", 1))
