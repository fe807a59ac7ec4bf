"""Rating tables: any heading, any order, csv, workbook, Parquet; wrong rows are told, good ones stay."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from io import BytesIO
from unicodedata import normalize

import pytest
from openpyxl import Workbook

from nhiemky.domain.finding import Refusal
from nhiemky.flows.rate import rate
from nhiemky.flows.rating_table import read_rating_table

NAMES = ("subject_kind", "subject_id", "subject_name", "organisation_id", "group", "is_head", "level")
HEAD = ";".join(NAMES)
ROW = "individual;n1;Lê Văn Sáu;o1;Đảng viên;0;HTTNV"


def csv(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join((head, *rows)).encode()


def read(*rows: str, head: str = HEAD, **given):
    return read_rating_table("bang.csv", csv(*rows, head=head), **given)


def codes(table):
    return [(found.code, found.subject_id) for found in table.findings]


def workbook(rows, above=(), percent=()) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in (*above, *rows):
        sheet.append(list(row))
    for cell in percent:
        sheet[cell].number_format = "0.0%"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separators_and_forms_of_unicode(mark, encoding):
    data = f"{HEAD}\n{ROW}\n".replace(";", mark).encode(encoding)
    (row,) = read_rating_table("bang.csv", data).rows
    assert (row.kind, row.id, row.name, row.organisation, row.group, row.is_head, row.level, row.row) == (
        "individual", "n1", "Lê Văn Sáu", "o1", "Đảng viên", False, "HTTNV", 2
    )  # fmt: skip


def in_windows_1258(text: str) -> bytes:
    """Letters with their hat or horn, tones as marks of their own, as Windows wrote them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for letter in text:
        parts = normalize("NFD", letter)
        out += normalize("NFC", "".join(part for part in parts if part not in tones)) + "".join(part for part in parts if part in tones)
    return out.encode("cp1258")


def test_old_encodings_are_read_or_refused_never_guessed():
    names = ["Nguyễn Thị Thuận", "Trần Văn Đức", "Phạm Hữu Phước", "Đảng viên giữ chức vụ lãnh đạo"]
    rows = [f"individual;n{at};{name};o1;Đảng viên;0;HTTNV" for at, name in enumerate(names)]
    table = read_rating_table("bang.csv", in_windows_1258("\n".join((HEAD, *rows))))
    assert [row.name for row in table.rows] == names
    with pytest.raises(Refusal):
        read_rating_table("bang.csv", HEAD.encode() + b"\n" + bytes(range(0x81, 0xA0)) * 9)


def test_an_office_s_own_headings_in_any_order_below_a_title():
    above = [("DANH SÁCH XẾP LOẠI", None), ("Năm 2025",), ()]
    head = (
        "TT", "Nhóm tương đồng", "Họ và tên", "Mã", "Mã tổ chức", "Tập thể/cá nhân", "Người đứng đầu", "Mức xếp loại", "Tổng điểm",
        "Tỷ lệ nhiệm vụ đúng hạn (%)", "Ghi chú",
    )  # fmt: skip
    body = (1, "Chuyên viên", "Lê Văn Sáu", 17, "o1", "Cá nhân", "x", "Hoàn thành tốt nhiệm vụ", 88.5, 100, "đi học")
    table = read_rating_table("bang.xlsx", workbook([head, body], above))
    (row,) = table.rows
    assert (row.id, row.kind, row.is_head, row.level, row.points, row.tasks_on_time_percent) == (
        "17", "individual", True, "HTTNV", Decimal("88.5"), Decimal(100)
    )  # fmt: skip
    assert table.columns == (*NAMES, "points", "tasks_on_time_percent")
    assert any("Ghi chú" in line for line in table.not_checked)
    assert row.row == 5


def test_the_table_may_stand_on_any_sheet():
    book = Workbook()
    book.active.append(["Hướng dẫn điền"])
    sheet = book.create_sheet("Bảng")
    sheet.append(list(NAMES))
    sheet.append(["collective", "t1", "Sở A", "o1", "Sở", 0, "HTNV"])
    out = BytesIO()
    book.save(out)
    assert [row.id for row in read_rating_table("bang.xlsx", out.getvalue()).rows] == ["t1"]


def test_a_percentage_shown_by_the_cell_s_format_is_a_hundred_times_its_number():
    head = (*NAMES, "tasks_done_percent", "tasks_exceeded_percent")
    rows = [("individual", f"n{at}", "", "o1", "g", 0, "HTTNV", 0.985, 60) for at in (1, 2)]
    table = read_rating_table("bang.xlsx", workbook([head, *rows], percent=("H2",)))
    assert [row.tasks_done_percent for row in table.rows] == [Decimal("98.5"), Decimal("0.985")]
    assert [row.tasks_exceeded_percent for row in table.rows] == [Decimal(60), Decimal(60)]


def test_numbers_with_comma_point_or_percent_sign_are_exact():
    table = read(*(f"{ROW};{text}" for text in ("89,995", "89.995", "90,00", "95%", "")), head=f"{HEAD};points")
    assert [row.points for row in table.rows] == [Decimal("89.995"), Decimal("89.995"), Decimal("90.00"), Decimal(95), None]


@pytest.mark.parametrize("text", ["chín mươi", "101", "-5", "1e3", "NaN", "1.000,5", "9" * 40])
def test_a_number_that_cannot_be_is_told_and_left_blank(text):
    table = read(f"{ROW};{text}", head=f"{HEAD};points")
    assert table.rows[0].points is None
    assert codes(table) == [("rating_cell_odd", "n1")]
    assert table.findings[0].place == "H2"
    assert any("n1" in line and line.startswith("points") for line in table.not_checked)


@pytest.mark.parametrize(
    ("column", "value"), [("discipline", "nhac_nho"), ("civil_service_level", "A1"), ("marks", "khong_co_dau_nay"), ("quý 1", "Giỏi")]
)
def test_a_word_that_cannot_be_is_told_and_left_blank(column, value):
    table = read(f"{ROW};{value}", head=f"{HEAD};{column}")
    assert codes(table) == [("rating_cell_odd", "n1")]
    assert (table.rows[0].discipline, table.rows[0].civil_service_level, table.rows[0].marks, table.rows[0].quarter_levels) == (
        "",
        "",
        (),
        (),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("không có", "khong"), ("không bị", "khong"), ("Không bị kỷ luật", "khong"), ("khiển trách", "khien_trach"),
        ("Kỷ luật cảnh cáo theo QĐ 12", "canh_cao"), ("Bị cách chức", "cach_chuc"), ("không bị cảnh cáo", ""), ("khiển trách; cảnh cáo", ""),
        ("có", ""), ("đã xóa kỷ luật khiển trách", ""),
    ],
)  # fmt: skip
def test_the_sort_of_discipline_is_found_inside_words(text, code):
    table = read(f'{ROW};"{text}"', head=f"{HEAD};discipline")
    assert (table.rows[0].discipline, bool(table.findings)) == (code, not code)


@pytest.mark.parametrize(("text", "head"), [(t, True) for t in ("yes", "có", "x", "TRUE")] + [(t, False) for t in ("no", "không", "False")])
def test_is_head_takes_the_words_people_write(text, head):
    (row,) = read(ROW.replace(";0;", f";{text};")).rows
    assert row.is_head is head


def test_marks_are_taken_by_code_or_words_and_an_unknown_one_is_told():
    marks = (
        "thai_san; Không đạt do bất khả kháng; Cấp có thẩm quyền kết luận sai phạm trong công tác cán bộ, chạy chức, chạy quyền, bè phái"
    )
    table = read(f'{ROW};"{marks}"', f"{ROW.replace('n1', 'n2')};tu_phat_hien, ốm", head=f"{HEAD};Dấu")
    assert [row.marks for row in table.rows] == [("thai_san", "bat_kha_khang", "sai_pham_can_bo"), ("tu_phat_hien_khac_phuc",)]
    assert codes(table) == [("rating_cell_odd", "n2")]


def test_near_equal_labels_are_one_group_and_said_once():
    groups = ("Đảng uỷ xã", "đảng ủy  Xã", "Đảng ủy xã", "Đảng ủy phường")
    table = read(*(f"individual;n{at};;o1;{group};0;HTTNV" for at, group in enumerate(groups)))
    assert [row.group for row in table.rows] == ["Đảng uỷ xã"] * 3 + ["Đảng ủy phường"]
    assert [(found.code, found.severity) for found in table.findings] == [("group_spellings", "low")]


def test_bodies_marks_and_quarters_are_read():
    head = f"{HEAD};collective_id;marks;Quý I;Quý II;Quý III"
    (row,) = read(f'{ROW};"t1; t2";bat_kha_khang;HTXSNV;;KHTNV', head=head).rows
    assert (row.collectives, row.marks, row.quarter_levels) == (("t1", "t2"), ("bat_kha_khang",), ("HTXSNV", "", "KHTNV"))


def test_one_wrong_row_among_a_thousand_is_named_and_the_rest_stays():
    rows = [f"individual;n{at};;o1;g;0;HTTNV" for at in range(999)]
    rows.insert(500, "nhóm;n-sai;;o1;g;0;HTTNV")
    table = read(*rows)
    assert (len(table.rows), codes(table)) == (999, [("rating_row_unusable", "n-sai")])
    assert table.findings[0].place == "A502"
    assert any("n-sai" in line for line in table.not_checked)


def test_no_group_no_id_and_an_odd_head_are_told_row_by_row():
    rows = ("individual;n1;;o1;;0;HTTNV", "individual;;Lê Văn Sáu;o1;g;0;HTTNV", "individual;n3;;o1;g;có lẽ;HTTNV")
    table = read(*rows)
    assert codes(table) == [("rating_cell_odd", "n3"), ("rating_group_missing", "n1"), ("rating_id_missing", None)]
    assert len(table.rows) == 3
    assert [found.severity for found in table.findings] == ["medium"] * 3


def test_second_rows_and_unknown_levels_are_in_the_report_of_the_table_too():
    table = read(ROW, ROW, "individual;n2;;o1;g;0;Tốt")
    assert codes(table) == [("duplicate_subject", "n1"), ("unknown_level", "n2")]
    assert len(table.rows) == 3
    rating = rate(table, year=2023)
    assert sorted(found.code for found in rating.findings if found.severity == "high") == ["duplicate_subject", "unknown_level"]


def test_rows_of_another_year_are_set_aside_and_named():
    head = f"{HEAD};năm"
    rows = [f"individual;n{at};;o1;g;0;HTTNV;{2023 if at else 'Năm 2024'}" for at in range(3)]
    table = read(*rows, head=head, year=2023)
    assert [row.id for row in table.rows] == ["n1", "n2"]
    assert [(found.code, found.subject_id, found.place) for found in table.findings] == [("rating_other_year", "n0", "H2")]
    assert any("n0" in line for line in table.not_checked)
    assert len(read(*rows, head=head).rows) == 2
    with pytest.raises(Refusal, match="2025"):
        read(*rows, head=head, year=2025)


@pytest.mark.parametrize("column", NAMES)
def test_a_missing_required_column_is_refused_by_name(column):
    head = ";".join(name for name in NAMES if name != column)
    with pytest.raises(Refusal) as refused:
        read("a;b;c;d;e;f", head=head)
    assert refused.value.code == "rating_columns_missing"
    assert column in refused.value.message


@pytest.mark.parametrize(("data", "code"), [(b"", "file_empty"), (b"a;b\n1;2\n", "rating_no_table"), (HEAD.encode(), "rating_no_rows")])
def test_what_is_no_table_is_refused(data, code):
    with pytest.raises(Refusal) as refused:
        read_rating_table("bang.csv", data)
    assert refused.value.code == code


@pytest.mark.parametrize("data", [b"PAR1", b"PAR1" + b"\0" * 40 + b"PAR1", b"day khong phai parquet"])
def test_a_broken_parquet_is_refused(data):
    with pytest.raises(Refusal) as refused:
        read_rating_table("bang.parquet", data)
    assert refused.value.code == "file_broken"


def test_parquet_gives_the_rows_of_the_csv():
    polars = pytest.importorskip("polars")
    data = csv(f"{ROW};88.5", "collective;t1;Sở A;o1;Sở;0;HTNV;", head=f"{HEAD};points")
    out = BytesIO()
    polars.read_csv(BytesIO(data), separator=";").write_parquet(out)
    assert read_rating_table("bang.parquet", out.getvalue()).rows == read_rating_table("bang.csv", data).rows


def test_an_office_s_table_loads_no_dataframe():
    program = (
        "import sys\nfrom nhiemky.flows.rate import rate, read_rating_table\n"
        f"rate(read_rating_table('a.csv', {csv(ROW)!r}), year=2025, with_repair=True)\n"
        "print([name for name in ('polars', 'pandas', 'numpy', 'pyarrow', 'duckdb') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_without_polars_a_parquet_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(Refusal) as refused:
        read_rating_table("bang.parquet", b"PAR1" + b"\0" * 40 + b"PAR1")
    assert refused.value.code == "parquet_without_polars"


def test_a_column_that_stands_twice_is_used_once_and_said():
    table = read(f"{ROW};50;60", head=f"{HEAD};points;Điểm")
    assert [(found.code, found.severity) for found in table.findings] == [("rating_column_twice", "medium")]
    assert table.rows[0].points == 50


def test_bodies_on_one_sheet_and_people_on_another_are_one_table():
    book = Workbook()
    first, second, third = book.active, book.create_sheet("Cá nhân"), book.create_sheet("Nháp")
    for sheet in (first, second):
        sheet.append(list(NAMES))
    third.append(list(NAMES[:5]))
    first.append(["collective", "t1", "Sở A", "o1", "Sở", 0, "HTNV"])
    second.append(["individual", "n1", "Giám đốc", "o1", "Lãnh đạo", 1, "HTTNV"])
    out = BytesIO()
    book.save(out)
    table = read_rating_table("bang.xlsx", out.getvalue())
    assert [row.id for row in table.rows] == ["t1", "n1"]
    assert any("Nháp" in line and "is_head" in line for line in table.not_checked)
    assert [found.code for found in rate(table, year=2025).findings if found.severity == "high"] == ["head_above_collective"]


def test_a_row_with_more_cells_than_the_heading_is_set_aside_and_told():
    """A comma inside a number cuts it in two and moves every later cell."""
    head = ",".join((*NAMES, "points", "tasks_done_percent"))
    rows = [
        f"individual,{id},,o1,g,0,HTTNV,{rest}" for id, rest in (("a", "89,5,100"), ("b", "89,5,"), ("c", "90,100"), ("d", '"89,5",100'))
    ]
    table = read(*rows, head=head)
    assert codes(table) == [("rating_row_too_long", "a"), ("rating_row_too_long", "b")]
    assert {found.severity for found in table.findings} == {"medium"}
    assert [(row.id, row.points, row.tasks_done_percent) for row in table.rows] == [("c", 90, 100), ("d", Decimal("89.5"), 100)]
    assert any("thừa ô" in line and "a, b" in line for line in table.not_checked)


def test_empty_cells_after_the_last_column_are_no_fault():
    assert read(f"{ROW};;", f"{ROW.replace('n1', 'n2')}").findings == ()


def test_a_column_nobody_asks_about_is_named_with_what_it_may_have_meant():
    table = read(f"{ROW};10;x", head=f"{HEAD};point;ghi_chu")
    assert "Cột không dùng: point (có phải points?); ghi_chu." in table.not_checked


def test_a_formula_without_a_stored_result_is_told_as_such():
    table = read_rating_table("bang.xlsx", workbook([NAMES, ("individual", "n1", "Sáu", "o1", "g", 0, '=IF(1>0,"HTTNV","HTNV")')]))
    assert codes(table) == [("rating_formula_empty", "n1"), ("unknown_level", "n1")]
    assert (table.findings[0].place, table.findings[0].facts["column"]) == ("Sheet!G2", "level")


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        (("1", "1"), True),
        (("0,95", "1"), True),
        (("0", "1"), False),
        (("0", "0"), False),
        (("0,95", "100"), False),
        (("1%", "0,5%"), False),
    ],
)
def test_percentages_written_as_parts_of_one_are_asked_about_once_and_not_judged(values, asked):
    table = read(*(f"{ROW.replace('n1', f'n{at}')};{value}" for at, value in enumerate(values)), head=f"{HEAD};tasks_done_percent")
    assert [code for code, _ in codes(table)] == ["rating_fractions"] * asked
    assert all((row.tasks_done_percent is None) is asked for row in table.rows)
