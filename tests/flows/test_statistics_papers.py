"""Papers of inspection statistics: figures in their places, every number led to its parts, bounds where heads do not add, same bytes."""

import io
from datetime import date

import docx

from nhiemky.consolidating.statistics import Source, roll_up
from nhiemky.domain.campaign import Owner
from nhiemky.domain.statistics_periods import period
from nhiemky.flows.papers.signing import Signing
from nhiemky.flows.statistics_papers import compare_excel, comparison, report_word, rolled_excel
from nhiemky.flows.statistics_words import Told, coverage_words, keys_said, said
from nhiemky.rulebook.statistics import statistics_set

SET = statistics_set("chi-so-chinh", date(2023, 1, 1))
OWNER, SIGNING = Owner("Đảng ủy Khối Nam Thuận", organ_code="ĐUK", place="Nam Thuận"), Signing(date(2023, 4, 3))
A = {"ky-luat/tong/dv": 7, "ky-luat/tong/dv-kt": 5, "ky-luat/tong/dv-cc": 2, "tai-san/tong/nguoi": 4}
B = {"ky-luat/tong/dv": 2, "tai-san/tong/nguoi": 3}


def told(base=None, missing=()):
    rolled = roll_up(SET.forms, [Source("a", "Đảng bộ Gió", A), Source("b", "Chi bộ Ga", B)])
    return Told("Thống kê", period("2023-Q1"), SET.forms, rolled, base or {}, reported=2, asked=2 + len(missing), missing=missing)


def sentences(one):
    return [sentence.words for form in SET.forms for sentence in said(one, form)]


def test_figures_stand_in_their_places_and_clauses_without_figures_are_left_out():
    assert "Thi hành kỷ luật 9 lượt đảng viên: khiển trách 5, cảnh cáo 2." in sentences(told())
    assert not any("{" in words or "None" in words for words in sentences(told()))
    assert len(sentences(told())) == 2


def test_heads_of_two_places_are_given_as_bounds():
    assert "Xác minh tài sản, thu nhập từ 4 đến 7 người." in sentences(told())


def test_the_base_is_named_and_no_percent_stands_over_zero():
    assert any("(9 so với 12 cùng kỳ nhiệm kỳ trước, bằng 75%, giảm 25%)" in words for words in sentences(told({"ky-luat/tong/dv": 12})))
    zero = [words for words in sentences(told({"ky-luat/tong/dv": 0})) if "kỷ luật 9" in words]
    assert zero[0].endswith("(9 so với 0 cùng kỳ nhiệm kỳ trước).")


def test_who_is_missing_is_said_by_name():
    assert coverage_words(told(missing=("Chi bộ Đài",))) == "Số liệu tổng hợp từ 2/3 nơi báo cáo; chưa có: Chi bộ Đài."


def test_every_number_of_the_report_stands_in_the_annex_with_its_parts():
    data = report_word(OWNER, SIGNING, told({"ky-luat/tong/dv": 12}))
    document = docx.Document(io.BytesIO(data))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["1", "9", "Biểu 8, Đảng viên (lượt), Tổng số", "cộng các nơi", "Đảng bộ Gió 7; Chi bộ Ga 2"] in rows
    assert sum(row[0].isdigit() and len(row) == 5 for row in rows) == len(keys_said(told()))


def test_the_comparison_shows_both_manners():
    rows = comparison(told({"ky-luat/tong/dv": 12, "ky-luat/tong/tcd": 1})).rows
    assert ("Đảng viên (lượt), Tổng số", 9, 12, -3, "bằng 75%", "giảm 25%") in rows
    assert ("Tổ chức đảng, Tổng số", "", 1, None, "", "") in rows


def test_same_input_same_bytes():
    one = told({"ky-luat/tong/dv": 12})
    assert report_word(OWNER, SIGNING, one) == report_word(OWNER, SIGNING, one)
    assert compare_excel(OWNER, one) == compare_excel(OWNER, one)
    parts = [part for cell in one.rolled.values() for part in cell.parts]
    assert rolled_excel(OWNER, one, parts) == rolled_excel(OWNER, one, parts)
