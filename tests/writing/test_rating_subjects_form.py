"""The form of who is rated: read back unchanged it changes nothing; lists and bounds hold what is typed."""

from io import BytesIO

from openpyxl import load_workbook

from nhiemky.flows.rating_table import read_rating_table
from nhiemky.writing.rating_subjects_form import COLUMNS, SubjectRow, write_subjects_form

ROWS = [
    SubjectRow("collective", "K.01", "Đảng bộ Sở Gió", "K.01", "Sở, ngành", facts={"points": "92.5", "discipline": "khong"}),
    SubjectRow(
        "individual", "K.01-01", "Phan Hoài Nam", "K.01", "Bí thư", True, ("K.02",),
        {"civil_service_level": "HTTNV", "tasks_exceeded_percent": "130", "months_absent": "2"},
    ),
]  # fmt: skip


def test_what_is_written_is_read_back_by_the_table_reader():
    table = read_rating_table("a.xlsx", write_subjects_form("Xếp loại năm 2023", ROWS))
    first, second = table.rows
    assert (first.kind, first.id, first.name, first.organisation, first.group) == (
        "collective",
        "K.01",
        "Đảng bộ Sở Gió",
        "K.01",
        "Sở, ngành",
    )
    assert (str(first.points), first.discipline, first.is_head) == ("92.5", "khong", False)
    assert (second.is_head, second.collectives, second.civil_service_level) == (True, ("K.02",), "HTTNV")
    assert (second.tasks_exceeded_percent, second.months_absent, second.points) == (130, 2, None)
    assert [found.code for found in table.findings if found.code != "unknown_level"] == []


def test_every_heading_is_known_to_the_reader():
    from nhiemky.flows.rating_columns import column_of

    assert [words for _, words, _ in COLUMNS if column_of(words) is None] == []


def test_lists_and_bounds_stand_on_the_cells():
    sheet = load_workbook(BytesIO(write_subjects_form("x", ROWS))).worksheets[0]
    rules = {str(rule.sqref).split(":")[0][:1]: rule for rule in sheet.data_validations.dataValidation}
    assert (rules["A"].type, rules["H"].type, rules["H"].formula2) == ("list", "decimal", "100")
    assert rules["I"].type == "list"
    assert sheet.protection.sheet
    assert not sheet["H4"].protection.locked


def test_the_same_rows_give_the_same_bytes():
    assert write_subjects_form("x", ROWS) == write_subjects_form("x", ROWS)
