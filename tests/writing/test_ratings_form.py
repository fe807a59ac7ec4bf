"""Review forms: every regulation's own sections and criteria, blank or with what is held."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import cast

import pytest
from openpyxl import load_workbook

from nhiemky.domain.finding import Refusal
from nhiemky.domain.report import Report, Table, Text
from nhiemky.rulebook.rating_sets import rule_set
from nhiemky.rulebook.ratings import Form
from nhiemky.writing.ratings_form import WRITE_HERE, Filled, criteria_of, form_name, form_of, form_report, scoring_grid, scoring_sheet
from nhiemky.writing.ratings_workbook import Book, write_book
from nhiemky.writing.word import write_word

EVERY = [
    (year, period, form.code)
    for year, period in ((2018, ""), (2021, ""), (2023, ""), (2025, ""), (2026, "2026-Q1"))
    for form in cast("tuple[Form, ...]", rule_set(year, period).items("forms"))
]
HELD = Filled(
    "Đảng bộ Sở Gió", "Đảng bộ Khối", "Nam Thuận", "Phan Hoài Nam", "Bí thư", (("điểm", "92", "Báo cáo số 1"),), ("Chậm giải ngân",)
)


def said(report: Report) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in report.body if isinstance(block, Text)]


def tables(report: Report) -> list[Table]:
    return [block for block in report.body if isinstance(block, Table)]


@pytest.mark.parametrize(("year", "period", "code"), EVERY)
def test_every_form_of_every_regulation_is_written_with_its_sections_in_order(year: int, period: str, code: str) -> None:
    rules = rule_set(year, period)
    form = form_of(rules, code)
    report = form_report(form, rules, f"năm {year}")
    if form.who != "ballot":
        lines = said(report)
        found = [next(at for at, line in enumerate(lines) if line.endswith(heading)) for heading in form.sections.values()]
        assert found == sorted(found)
    assert write_word(report) == write_word(form_report(form, rules, f"năm {year}"))


def test_points_of_the_frame_make_a_hundred() -> None:
    rules = rule_set(2025)
    for code in ("m01", "m2a", "m2b", "m2c"):
        assert sum(line.max_points for line in criteria_of(form_of(rules, code), rules)) == Decimal(100)


def test_without_points_the_four_grades_are_boxes() -> None:
    rules = rule_set(2023)
    grid = scoring_grid(criteria_of(form_of(rules, "m02b"), rules))
    assert [column.title for column in grid.columns][2:] == ["Xuất sắc", "Tốt", "Trung bình", "Kém"] and len(grid.rows) == 5


def test_one_who_is_a_civil_servant_too_has_two_columns_of_boxes() -> None:
    rules = rule_set(2023)
    person = [len(table.columns) for table in tables(form_report(form_of(rules, "m02a"), rules, "năm 2023"))]
    body = [len(table.columns) for table in tables(form_report(form_of(rules, "m01"), rules, "năm 2023"))]
    assert 3 in person and 3 not in body


def test_what_is_held_stands_in_the_form_and_nothing_else() -> None:
    rules = rule_set(2025)
    report = form_report(form_of(rules, "m2b"), rules, "năm 2025", HELD)
    assert "Họ và tên: Phan Hoài Nam" in said(report) and "Gợi ý: Chậm giải ngân" in said(report)
    assert tables(report)[-1].rows == HELD.facts
    assert report.signature is not None and report.signature.name == "Phan Hoài Nam"
    assert {line for line in said(report) if "…" in line} == {WRITE_HERE}


def test_a_blank_form_names_nobody() -> None:
    rules = rule_set(2025)
    report = form_report(form_of(rules, "m2b"), rules, "năm 2025")
    assert report.signature is not None and not report.signature.name
    assert all(column.title != "Đang ghi" for table in tables(report) for column in table.columns)


def test_a_form_that_rests_on_custom_says_so_in_words_to_be_deleted() -> None:
    rules = rule_set(2023)
    report = form_report(form_of(rules, "m02b"), rules, "năm 2023")
    assert any(isinstance(block, Text) and block.runs[0].hint and "Đối chiếu" in block.runs[0].text for block in report.body)


def test_a_ballot_has_no_signature() -> None:
    rules = rule_set(2021)
    report = form_report(form_of(rules, "m04"), rules, "năm 2021")
    assert report.signature is None and not report.appendices and tables(report)[0].rows[0] == ("Hoàn thành xuất sắc nhiệm vụ", "")


def test_the_scoring_sheet_adds_up_by_itself() -> None:
    rules = rule_set(2025)
    sheet = scoring_sheet(form_of(rules, "m2b"), rules, "năm 2025")
    assert sheet is not None
    book = load_workbook(BytesIO(write_book(Book((), (), (sheet,)))))
    formulas = [cell.value for row in book["Bảng chấm"].iter_rows() for cell in row if str(cell.value).startswith("=SUM(")]
    assert len(formulas) == 3


def test_a_form_that_the_rules_do_not_have_is_refused_with_those_they_have() -> None:
    with pytest.raises(Refusal, match="m2b"):
        form_of(rule_set(2025), "m99")


def test_a_form_is_called_by_its_number() -> None:
    assert [form_name(form_of(rule_set(2025), code)) for code in ("m01", "m2b")] == ["mẫu 01", "mẫu 2B"]


def test_the_day_of_a_filled_form_is_the_one_given() -> None:
    rules = rule_set(2025)
    held = Filled("Đảng bộ Sở Gió", on=date(2025, 12, 3))
    assert form_report(form_of(rules, "m01"), rules, "năm 2025", held).letterhead.date == date(2025, 12, 3)
