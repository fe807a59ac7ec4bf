"""The list of organisations as Excel: what goes out comes back as no change."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation_list import ORGANISATION_COLUMNS, ListedOrganisation, ListedPost
from nhiemky.reading.organisations.known import Record
from nhiemky.reading.organisations.preview import preview
from nhiemky.reading.organisations.table import read_organisations
from nhiemky.writing.organisation_workbook import write_organisation_form, write_organisations

START = date(2020, 7, 1)
DAY = date(2023, 5, 15)
ROLES = {"unit_secretary": "Bí thư đơn vị", "unit_clerk": "Văn thư đơn vị"}
TYPES = ("Đảng bộ cơ sở", "Chi bộ trực thuộc")

ORGANISATIONS = (
    ListedOrganisation("k", "Đảng bộ Khối Nam Thuận", START, code="K", organ_code="ĐUK", place="Nam Thuận"),
    ListedOrganisation(
        "1", "Đảng bộ Sở Gió", START, "K.01", "Đảng bộ cơ sở", "k", "Sở, ngành", address="12 Lê Lợi", phone="0900 1", email="gio@vd.vn",
        aliases=("Sở Gió", "ĐB SG"), decision_number="12-QĐ/ĐUK", decision_on=date(2020, 6, 25),
    ),
    ListedOrganisation("1a", "Chi bộ 1", START, "K.01.1", "Chi bộ trực thuộc", "1"),
    ListedOrganisation("2", "Đảng bộ Báo Sông", START, "K.02", "Đảng bộ cơ sở", "k"),
    ListedOrganisation("2a", "Chi bộ 1", START, "K.02.1", "Chi bộ trực thuộc", "2"),
)  # fmt: skip
POSTS = (
    ListedPost("p1", "uuid-1", "Lê Văn An", "1", START, None, "Bí thư", "unit_secretary", True, "0900 2", "an@vd.vn"),
    ListedPost("p2", "uuid-1", "Lê Văn An", "1a", START, date(2024, 1, 1), "Đảng viên"),
    ListedPost("p3", "uuid-2", "Lê Văn An", "2a", START, None, "Bí thư chi bộ", "unit_clerk", True),
)  # fmt: skip


def test_what_was_exported_reads_back_as_no_change():
    data = write_organisations(ORGANISATIONS, POSTS, DAY, TYPES, ROLES)
    found = preview(read_organisations(data, "ds.xlsx"), Record(ORGANISATIONS, POSTS), DAY, default_parent="k", roles=ROLES, types=TYPES)
    assert [entry.state for entry in found.organisations] == ["unchanged"] * 5
    assert [(entry.state, entry.changes) for entry in found.posts] == [("unchanged", ())] * 3
    assert (found.findings, found.new_types, found.is_empty) == ((), (), True)


def test_what_was_exported_fills_an_empty_record():
    data = write_organisations(ORGANISATIONS, POSTS, DAY, TYPES, ROLES)
    found = preview(read_organisations(data, "ds.xlsx"), Record(), DAY, roles=ROLES, types=TYPES)
    assert [(entry.state, entry.parent) for entry in found.organisations] == [
        ("new", None),
        ("new", "row:4"),
        ("new", "row:5"),
        ("new", "row:4"),
        ("new", "row:7"),
    ]
    assert [(entry.state, entry.organisation) for entry in found.posts] == [("new", "row:5"), ("new", "row:6"), ("new", "row:8")]


def test_the_same_list_gives_the_same_bytes():
    assert write_organisations(ORGANISATIONS, POSTS, DAY, TYPES, ROLES) == write_organisations(ORGANISATIONS, POSTS, DAY, TYPES, ROLES)


def test_a_name_that_begins_like_a_formula_stays_a_name():
    odd = ListedOrganisation("x", "=1+1 Chi bộ", START)
    data = write_organisations((odd,), (), DAY, TYPES, ROLES)
    assert [row.name for row in read_organisations(data, "ds.xlsx").organisations] == ["=1+1 Chi bộ"]


def test_the_blank_form_has_locked_headings_open_cells_and_lists():
    book = openpyxl.load_workbook(BytesIO(write_organisation_form(TYPES, ROLES)))
    assert book.sheetnames[:3] == ["Tổ chức", "Người và chức vụ", "Hướng dẫn"]
    sheet = book["Tổ chức"]
    assert [cell.value.removesuffix(" *") for cell in sheet[3]] == [column.heading for column in ORGANISATION_COLUMNS]
    assert (sheet.protection.sheet, sheet["B3"].protection.locked, sheet["B4"].protection.locked) == (True, True, False)
    assert len(sheet.data_validations.dataValidation) == 2


def test_the_blank_form_holds_nothing_to_import():
    with pytest.raises(Refusal) as caught:
        read_organisations(write_organisation_form(TYPES, ROLES), "mau.xlsx")
    assert caught.value.code == "organisations_empty"
