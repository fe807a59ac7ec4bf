"""Lists of organisations and people: every row taken, or said to be left out and why."""

from datetime import date

import pytest
from made_workbooks import workbook

from nhiemky.domain.finding import Refusal
from nhiemky.reading.organisations.table import read_organisations

ORGANISATIONS = ("Mã", "Tên đơn vị", "Loại", "Cấp trên", "Khối, nhánh", "Từ ngày")
PEOPLE = ("Họ tên", "Chức vụ", "Đơn vị", "Vai trò", "Đứng đầu", "Điện thoại", "Từ ngày", "Đến ngày")


def test_columns_are_known_in_any_order_and_wherever_the_heading_stands():
    rows = (("DANH SÁCH",), (), ("TT", "Cấp trên trực tiếp", "Tên tổ chức đảng", "Mã số"), (1, "Đảng bộ Khối", "Chi bộ Đài", "PT"))
    [row] = read_organisations(workbook(*rows), "ds.xlsx").organisations
    assert (row.row, row.code, row.name, row.parent) == (4, "PT", "Chi bộ Đài", "Đảng bộ Khối")


def test_both_sheets_of_a_file_are_read_and_the_guidance_is_not():
    def more(book, page):
        people = book.add_worksheet("Người và chức vụ")
        for row, cells in enumerate(
            (PEOPLE, ("Lê Văn An", "Bí thư", "PT", "Bí thư đơn vị", "x", "0900 000 001", "01/7/2020", "30/6/2023"))
        ):
            people.write_row(row, 0, cells)
        book.add_worksheet("Hướng dẫn").write_row(0, 0, ("Tên đơn vị", "Mã", "Loại"))

    table = read_organisations(workbook(ORGANISATIONS, ("PT", "Chi bộ Đài"), finish=more), "ds.xlsx")
    assert [row.name for row in table.organisations] == ["Chi bộ Đài"]
    [post] = table.posts
    assert (post.name, post.organisation, post.role, post.is_head) == ("Lê Văn An", "PT", "Bí thư đơn vị", True)
    assert (post.valid_from, post.valid_to) == (date(2020, 7, 1), date(2023, 7, 1))
    assert table.findings == ()


def test_a_roster_of_an_office_is_read_with_its_branches_and_heads():
    rows = (
        ("TT", "Tên tổ chức đảng", "Họ tên bí thư"),
        ("I", "Khối sở, ngành", ""),
        (1, "Đảng bộ Sở Y tế", "Lê Văn An"),
        ("II", "Khối doanh nghiệp", ""),
        (2, "Chi bộ CTCP Bến xe", ""),
        ("", "Tổng cộng: 2", ""),
    )
    table = read_organisations(workbook(*rows), "ds.xlsx")
    assert [(row.name, row.branch) for row in table.organisations] == [
        ("Đảng bộ Sở Y tế", "Khối sở, ngành"),
        ("Chi bộ CTCP Bến xe", "Khối doanh nghiệp"),
    ]
    assert [(post.name, post.title, post.is_head, post.organisation_row) for post in table.posts] == [("Lê Văn An", "Bí thư", True, 3)]


def test_days_are_taken_as_typed_or_as_excel_dates():
    def dated(book, page):
        page.write_datetime(2, 5, __import__("datetime").datetime(2020, 7, 1), book.add_format({"num_format": "dd/mm/yyyy"}))

    table = read_organisations(
        workbook(ORGANISATIONS, ("A", "Chi bộ A", "", "", "", "1/7/2020"), ("B", "Chi bộ B"), finish=dated), "ds.xlsx"
    )
    assert [row.valid_from for row in table.organisations] == [date(2020, 7, 1)] * 2


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ((ORGANISATIONS, ("A", "", "", "Khối")), "cell_blank", "Dòng 2, cột Tên đơn vị"),
        ((ORGANISATIONS, ("A", "Chi bộ A", "", "", "", "30/02/2020")), "cell_not_day", "“30/02/2020”"),
        ((ORGANISATIONS, ("A" * 41, "Chi bộ A")), "list_cell_too_long", "cột Mã: dài 41 chữ"),
        ((PEOPLE, ("An", "", "", "")), "cell_blank", "cột Đơn vị"),
        ((PEOPLE, ("An", "", "Chi bộ A", "", "", "", "01/7/2020", "01/6/2020")), "days_backwards", "01/6/2020"),
    ],
)
def test_a_row_that_cannot_be_taken_is_left_out_and_said(rows, code, said):
    table = read_organisations(workbook(*rows), "ds.xlsx")
    assert (table.organisations, table.posts) == ((), ())
    [found] = table.findings
    assert (found.code, found.severity) == (code, "high")
    assert said in found.message


def test_an_unclear_yes_is_a_question_and_the_row_is_taken():
    table = read_organisations(workbook(PEOPLE, ("An", "", "Chi bộ A", "", "?")), "ds.xlsx")
    assert [(post.name, post.is_head) for post in table.posts] == [("An", False)]
    assert [found.code for found in table.findings] == ["cell_not_yes_no"]


def test_csv_is_read_too_and_a_heading_repeated_on_a_new_page_is_no_row():
    data = "Tên đơn vị;Cấp trên\nChi bộ A;Khối\nTên đơn vị;Cấp trên\nChi bộ B;Khối\n".encode("utf-8-sig")
    assert [row.name for row in read_organisations(data, "ds.csv").organisations] == ["Chi bộ A", "Chi bộ B"]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"Ghi chu;Khac\n1;2\n", "ds.csv", "organisations_no_heading"),
        ("Tên đơn vị;Cấp trên\n".encode(), "ds.csv", "organisations_empty"),
        (b"Ten don vi", "ds.txt", "organisations_kind"),
    ],
)
def test_a_file_that_is_no_list_is_refused(data, name, code):
    with pytest.raises(Refusal) as caught:
        read_organisations(data, name)
    assert caught.value.code == code


def test_a_sheet_of_targets_beside_the_list_is_no_second_list():
    def more(book, page):
        for row, cells in enumerate((("Mã", "Tên đơn vị", "Kết nạp đảng viên"), ("PT", "Chi bộ Đài", 12))):
            (book.get_worksheet_by_name("Chỉ tiêu") or book.add_worksheet("Chỉ tiêu")).write_row(row, 0, cells)

    table = read_organisations(workbook(ORGANISATIONS, ("PT", "Chi bộ Đài", "Chi bộ cơ sở"), finish=more), "ds.xlsx")
    assert [row.code for row in table.organisations] == ["PT"]


def test_a_list_parted_over_sheets_of_one_heading_is_read_whole():
    def more(book, page):
        for row, cells in enumerate((ORGANISATIONS, ("B", "Chi bộ B"))):
            (book.get_worksheet_by_name("Khối 2") or book.add_worksheet("Khối 2")).write_row(row, 0, cells)

    assert [row.code for row in read_organisations(workbook(ORGANISATIONS, ("A", "Chi bộ A"), finish=more), "ds.xlsx").organisations] == [
        "A",
        "B",
    ]
