"""Tables of conferences: every spelling an office sends, every wrong row named, the good ones planned."""

import io
from datetime import date

import pytest
import xlsxwriter

from nhiemky.domain.finding import Refusal
from nhiemky.flows import conference_table
from nhiemky.flows.conference_table import read_conference_table

HEAD = "unit,attendees,pilot,from,to,half_days"
GOOD = "Đảng bộ Sở Gió,Bà Hai;Ông Ba,0,2023-05-08,2023-05-12,2"


def read(*rows: str, head: str = HEAD, encoding: str = "utf-8"):
    return read_conference_table("a.csv", "\n".join((head, *rows)).encode(encoding))


def refused(*rows: str, head: str = HEAD) -> str:
    with pytest.raises(Refusal) as refusal:
        read(*rows, head=head)
    return refusal.value.code


def codes(table) -> list[str]:
    return [found.code for found in table.findings]


def test_a_good_row_is_a_request_and_nothing_is_said():
    table = read(GOOD)
    [request] = table.requests
    assert (request.unit, request.attendees, request.pilot, request.half_days) == ("Đảng bộ Sở Gió", ("Bà Hai", "Ông Ba"), False, 2)
    assert (request.first, request.last) == (date(2023, 5, 8), date(2023, 5, 12))
    assert (table.findings, table.left_out) == ((), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_told_apart(encoding):
    assert read(GOOD, encoding=encoding).requests[0].unit == "Đảng bộ Sở Gió"


def test_the_old_windows_code_page_is_read():
    head = "unit;attendees;pilot;from;to;half_days"
    words = 'Đảng bộ Sở Giao thông;"Trần Văn A;Bà Hai";0;08/5/2023;12/5/2023;1'
    from unicodedata import normalize

    data = normalize("NFC", f"{head}\n{words}")
    data = "".join(part for letter in data for part in _cp1258(letter))
    [request] = read_conference_table("a.csv", data.encode("cp1258")).requests
    assert (request.unit, request.attendees) == ("Đảng bộ Sở Giao thông", ("Trần Văn A", "Bà Hai"))


def _cp1258(letter: str) -> str:
    """The letter as that code page has it: base with its hat or horn, then the tone."""
    from unicodedata import normalize

    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        apart = normalize("NFD", letter)
        tone = next(mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323")
        return normalize("NFC", apart.replace(tone, "")) + tone
    return letter


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_delimiters_are_found(mark):
    row = mark.join(("Đảng bộ A", '"Bà Hai;Ông Ba"', "1", "30/5/2023", "2023-06-02", "1"))
    [request] = read(row, head=HEAD.replace(",", mark)).requests
    assert (request.attendees, request.pilot, request.first, request.last) == (
        ("Bà Hai", "Ông Ba"),
        True,
        date(2023, 5, 30),
        date(2023, 6, 2),
    )


def test_a_workbook_with_real_dates_and_vietnamese_headings_is_read():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("KẾ HOẠCH HỘI NGHỊ",))
        sheet.write_row(2, 0, ("TT", "Đơn vị", "Người dự", "Làm điểm", "Từ ngày", "Đến ngày", "Số buổi", "Địa điểm"))
        sheet.write_row(3, 0, (1, "Đảng bộ A", "Bà Hai\nÔng Ba", "x"))
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_datetime(3, 4, date(2023, 5, 8), day)
        sheet.write_datetime(3, 5, date(2023, 5, 9), day)
        sheet.write_row(3, 6, (3, "Hội trường A"))
    [request] = read_conference_table("a.xlsx", data.getvalue()).requests
    assert (request.unit, request.attendees, request.pilot, request.half_days) == ("Đảng bộ A", ("Bà Hai", "Ông Ba"), True, 3)
    assert (request.first, request.place) == (date(2023, 5, 8), "Hội trường A")


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",,0,2023-05-08,2023-05-12,1", "chưa ghi tên đơn vị (cột unit)"),
        ("A,,2,2023-05-08,2023-05-12,1", "cột pilot ghi “2”, phải là 1 (làm điểm) hoặc 0"),
        ("A,,0,2023-05-29,2023-05-20,1", "từ ngày 29/5/2023 đến ngày 20/5/2023 là ngược"),
        ("A,,0,31/4/2023,2023-05-20,1", "cột from ghi “31/4/2023”, không phải một ngày (ghi 2023-05-30 hoặc 30/5/2023)"),
        ("A,,0,2023-05-20,,1", "cột to để trống (ghi 2023-05-30 hoặc 30/5/2023)"),
        ("A,,0,2023-05-08,2023-05-12,5", "cột half_days ghi “5”, phải là 1 (một buổi), 2 (một ngày) hoặc 3 (một ngày rưỡi)"),
        ("A,,0,2023-05-08,2023-05-12,", "cột half_days để trống, phải là 1 (một buổi), 2 (một ngày) hoặc 3 (một ngày rưỡi)"),
        ("A,,0,2023-05-08,2032-05-12,1", "khoảng ngày 08/5/2023 - 12/5/2032 không hợp lý, hãy xem lại năm"),
        ("A,,0,2023-05-08,2023-05-12,1,thừa", "thừa ô so với tiêu đề (tên có dấu phân cách phải để trong ngoặc kép)"),
    ],
)
def test_a_wrong_row_is_named_and_the_good_ones_stay(row, fault):
    table = read(row, GOOD)
    assert [request.unit for request in table.requests] == ["Đảng bộ Sở Gió"]
    [found] = table.findings
    assert (found.code, found.severity) == ("conference_row_unusable", "high")
    assert found.message.startswith("Dòng 2") and fault in found.message
    [(unit, why)] = table.left_out
    assert unit == ("A" if row.startswith("A") else "dòng 2")
    assert fault in why


def test_a_unit_twice_is_planned_once_and_told():
    table = read(GOOD, GOOD)
    assert (len(table.requests), codes(table), table.left_out) == (1, ["conference_unit_twice"], ())


def test_a_wrong_row_of_a_unit_with_a_good_one_leaves_no_unit_out():
    table = read("Đảng bộ Sở Gió,,0,x,y,1", GOOD)
    assert (len(table.requests), codes(table), table.left_out) == (1, ["conference_row_unusable"], ())


def test_one_person_twice_counts_once_and_blank_names_are_nobody():
    table = read("A,Bà Hai; ;bà  hai;,0,2023-05-08,2023-05-12,1")
    assert (table.requests[0].attendees, codes(table)) == (("Bà Hai",), ["conference_attendee_twice"])


def test_names_that_differ_in_marks_only_are_asked_about_and_kept_apart():
    table = read("A,Trần Văn Hùng,0,2023-05-08,2023-05-12,1", "B,Trần Văn Hưng,0,2023-05-08,2023-05-12,1")
    assert codes(table) == ["conference_people_alike"]
    assert codes(read("A,TRẦN VĂN HOÀ,0,2023-05-08,2023-05-12,1", "B,Trần Văn Hòa,0,2023-05-08,2023-05-12,1")) == []


def test_a_column_twice_is_told():
    assert codes(read(f"{GOOD},x", head=f"{HEAD},unit")) == ["conference_column_twice"]


def test_what_is_no_such_table_is_refused_by_name():
    assert refused("Bà Hai,0912", head="Tên,Điện thoại") == "conferences_no_table"
    assert refused("A,2023-05-08,2023-05-12", head="unit,from,to") == "conferences_columns_missing"
    assert refused() == "conferences_no_rows"


def test_more_than_one_plan_can_hold_is_refused(monkeypatch):
    monkeypatch.setattr(conference_table, "MOST", 1)
    assert refused(GOOD, GOOD.replace("Gió", "Mưa")) == "conferences_too_many"
