"""The fast writer: same values back in two readers, no formula in, same bytes, structure kept."""

from __future__ import annotations

import zipfile
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from nhiemky.writing.sheet_stream import Fill, fill

COLUMNS = 4


def shell(patterns=1):
    data = BytesIO()
    with xlsxwriter.Workbook(data) as book:
        book.set_properties({"created": datetime(2020, 1, 1)})  # noqa: DTZ001
        sheet = book.add_worksheet("Nguồn")
        sheet.write_row(0, 0, ["a", "b", "c", "d"])
        for row in range(1, patterns + 1):
            sheet.set_row(row, 15 + 15 * row)
            sheet.write_row(row, 0, [""] * COLUMNS, book.add_format({"border": row}))
        sheet.freeze_panes(1, 0)
        book.add_worksheet("Khác").write_string(0, 0, "giữ nguyên")
    return data.getvalue()


def filled(rows, **more):
    return fill(shell(), [Fill(1, 2, rows, len(rows), **more)])


def by_calamine(data):
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)[1:]


def by_openpyxl(data):
    return [list(row) for row in load_workbook(BytesIO(data)).worksheets[0].iter_rows(min_row=2, values_only=True)]


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-2", "@SUM(A1)", "0123", "1.406", "<b>&amp;</b>", "  lề  ", "hai\ndòng", "đ\u0301", "_x0041_", "#REF!"]
)
def test_a_text_is_a_text(words):
    data = filled([[words, 1, None, "z"]])
    assert by_calamine(data)[0][0] in (words, words.replace("_x0041_", "A"))
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert sheet["A2"].data_type in ("s", "inlineStr")
    assert b"<f>" not in zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("number", [0, -5, 10**14, Decimal("2318.6"), Decimal("0.001"), Decimal("-12.50"), 1.5])
def test_a_number_is_a_number(number):
    data = filled([["x", number, None, None]])
    assert Decimal(repr(by_openpyxl(data)[0][1])) == Decimal(str(number))


@pytest.mark.parametrize("number", [10**15 + 1, Decimal("1234567890.1234567")])
def test_a_number_excel_would_round_stands_as_text(number):
    assert by_openpyxl(filled([["x", number, None, None]]))[0][1] == str(number)


def test_what_xml_forbids_is_left_out_and_too_long_a_text_is_cut():
    rows = by_openpyxl(filled([["a\x00b\x0bc\ufffe", "x" * 40_000, "a\x01b", 2]]))
    assert (rows[0][0], rows[0][2]) == ("abc", "ab")
    assert len(rows[0][1]) == 32_767


def test_blanks_keep_their_borders():
    data = filled([["x", None, 1, None]])
    assert load_workbook(BytesIO(data)).worksheets[0]["B2"].border.left.style == "thin"


def test_patterns_give_each_row_its_look_and_height():
    data = fill(shell(2), [Fill(1, 2, [["a", 1, 2, 3], ["b", 1, 2, 3], ["c", 1, 2, 3]], 3, kinds=[1, 0, 1])])
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert [sheet[f"A{row}"].border.left.style for row in (2, 3, 4)] == ["medium", "thin", "medium"]
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [45, 30, 45]


def test_nothing_to_fill_leaves_the_heading():
    assert by_calamine(filled([])) == []


def test_the_other_sheets_and_the_frozen_heading_stay():
    book = load_workbook(BytesIO(filled([["a", 1, 2, 3]])))
    assert book["Khác"]["A1"].value == "giữ nguyên"
    assert book.worksheets[0].freeze_panes == "A2"
    assert book.worksheets[0].dimensions == "A1:D2"


def test_rows_announced_and_rows_that_come_must_agree():
    with pytest.raises(ValueError, match="announced"):
        fill(shell(), [Fill(1, 2, [["a", 1, 2, 3]], 2)])


def test_what_is_no_cell_is_a_bug():
    with pytest.raises(TypeError):
        filled([[True, 1, 2, 3]])


CELLS = st.one_of(
    st.none(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(
        lambda words: "_x" not in words and "\ufffe" not in words and "\uffff" not in words
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=COLUMNS, max_size=COLUMNS), min_size=1, max_size=8))
def test_values_come_back_equal_and_bytes_are_the_same(rows):
    data = filled(rows)
    assert data == filled(rows)
    back = by_openpyxl(data)
    back += [[None] * COLUMNS] * (len(rows) - len(back))
    for written, read in zip(rows, back, strict=True):
        for value, found in zip(written, read, strict=True):
            if isinstance(value, (int, Decimal)):
                assert Decimal(repr(found)) == value
            else:
                assert found == value
