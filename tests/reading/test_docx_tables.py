"""Tables of Word: those that hold figures keep their grid, those that only set lines become lines."""

from reading.word_files import cell, lines, para, read, table

LEFT = para("ĐẢNG BỘ TỈNH NAM THUẬN") + para("ĐẢNG ỦY KHỐI") + para("*") + para("Số 12-KH/ĐUK")
RIGHT = para("ĐẢNG CỘNG SẢN VIỆT NAM") + para("Nam Thuận, ngày 02 tháng 3 năm 2025")
HEAD = ["ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI", "Số 12-KH/ĐUK", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nam Thuận, ngày 02 tháng 3 năm 2025"]


def test_a_letterhead_in_a_frame_comes_left_column_first():
    assert lines(table((cell(table((cell(LEFT), cell(RIGHT)), borders=False) + para("")),), borders=False)) == HEAD


def test_a_letterhead_of_many_rows_and_columns_comes_left_column_first():
    rows = (("ĐẢNG BỘ TỈNH NAM THUẬN", "", "", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("ĐẢNG ỦY KHỐI", "", "", ""), ("*", "", "", ""),
            ("Số 12-KH/ĐUK", "", "", "Nam Thuận, ngày 02 tháng 3 năm 2025"))  # fmt: skip
    assert lines(table(*rows, borders=False)) == HEAD


def test_a_row_across_a_letterhead_stands_in_its_place():
    wide = cell(para("KẾ HOẠCH"), '<w:gridSpan w:val="2"/>')
    assert lines(table((cell(LEFT), cell(RIGHT)), (wide,), ("Nơi nhận:", "T/M BAN THƯỜNG VỤ"), borders=False)) == [
        *HEAD, "KẾ HOẠCH", "Nơi nhận:", "T/M BAN THƯỜNG VỤ",
    ]  # fmt: skip


def test_a_frame_round_a_grid_leaves_the_grid():
    inner = table(("TT", "Chỉ tiêu", "Số"), ("1", "Kết nạp", "5"))
    document = read(table((cell(para("Biểu 1") + inner + para("")),)))
    assert document.clean.splitlines() == ["Biểu 1", "TT\tChỉ tiêu\tSố", "1\tKết nạp\t5"]
    assert [(one.rows, one.columns) for one in document.tables] == [(2, 3)]


def test_a_grid_in_a_cell_is_that_cells_words():
    inner = table(("Nam", "3"), ("Nữ", "2")) + para("")
    assert lines(table(("TT", "Nội dung", "Số"), ("1", cell(inner), "5"))) == ["TT\tNội dung\tSố", "1\tNam 3 Nữ 2\t5"]


def test_addressees_in_two_columns_are_lines():
    body = table(("Kính gửi:", cell(para("- Ủy ban nhân dân các xã;") + para("- Các sở."))), borders=False)
    assert lines(body) == ["Kính gửi:", "- Ủy ban nhân dân các xã;", "- Các sở."]


def test_old_and_new_merges_give_one_cell():
    first = (cell("TT"), cell("Kết quả", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"))
    second = (cell("1", '<w:vMerge w:val="restart"/>'), "a", "b")
    third = (cell("", "<w:vMerge/>"), "c", "d")
    (found,) = read(table(first, second, third)).tables
    assert [(one.row, one.column, one.rows, one.columns) for one in found.cells] == [
        (0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1),
    ]  # fmt: skip


def test_a_wide_cell_ends_the_merges_under_it():
    rows = (
        ("TT", cell("A", '<w:vMerge w:val="restart"/>'), "Số"),
        (cell("Tổng", '<w:gridSpan w:val="3"/>'),),
        ("1", cell("B", "<w:vMerge/>"), "5"),
    )
    assert lines(table(*rows)) == ["TT\tA\tSố", "Tổng", "1\tB\t5"]


def test_letterheads_set_by_tabs_or_blanks_line_by_line_come_in_columns():
    for gap in ("\t", "\t\t", "              ", "\u00a0" * 12):
        body = para(f"ĐẢNG BỘ TỈNH NAM THUẬN{gap}ĐẢNG CỘNG SẢN VIỆT NAM") + para("ĐẢNG ỦY KHỐI") + para("*")
        body += para(f"Số 12-KH/ĐUK{gap}Nam Thuận, ngày 02 tháng 3 năm 2025") + para("KẾ HOẠCH") + para("sơ kết")
        assert lines(body) == [*HEAD, "KẾ HOẠCH", "sơ kết"], repr(gap)


def test_a_continuous_section_begins_no_page():
    section = '<w:sectPr><w:type w:val="{}"/></w:sectPr>'
    body = (
        para("A") + para("B", section.format("nextPage")) + para("C", section.format("continuous")) + para("D") + section.format("nextPage")
    )
    assert read(body).text == "A\nB\nC\n\fD\n"
