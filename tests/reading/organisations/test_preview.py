"""The preview of an import: what is new, changed, the same; nothing merged by likeness, and every fault by row and column."""

from datetime import date

import pytest

from nhiemky.domain.organisation_list import ListedOrganisation, ListedPost, OrganisationRow, OrganisationTable, PostRow
from nhiemky.reading.organisations.known import Record
from nhiemky.reading.organisations.preview import preview

START = date(2020, 1, 1)
DAY = date(2023, 5, 15)
HEADINGS = {"code": "Mã", "name": "Tên đơn vị", "type": "Loại", "parent": "Cấp trên", "valid_from": "Từ ngày"}
ROLES = {"unit_secretary": "Bí thư đơn vị", "unit_clerk": "Văn thư đơn vị"}


def known(id: str, name: str, parent: str | None = "k", **more) -> ListedOrganisation:
    return ListedOrganisation(id, name, START, parent=parent, **more)


KNOWN = (
    known("k", "Đảng bộ Khối Nam Thuận", None, code="K"),
    known("1", "Đảng bộ Sở Tài chính", code="STC", type="Đảng bộ cơ sở"),
    known("2", "Đảng bộ Sở Y tế", code="SYT"),
    known("3", "Chi bộ 1", "1", code="STC1"),
)
POSTS = (ListedPost("p", "người-1", "Lê Văn An", "1", START, title="Bí thư", role="unit_secretary", is_head=True),)


def row(number: int, name: str, **more) -> OrganisationRow:
    return OrganisationRow(number, name, **more)


def seen(*rows: OrganisationRow, posts: tuple[PostRow, ...] = (), record=None, **more):
    table = OrganisationTable("ds.xlsx", rows, posts, organisation_headings=HEADINGS, organisation_sheet="Tổ chức")
    return preview(table, record or Record(KNOWN, POSTS), DAY, default_parent="k", roles=ROLES, types=("Đảng bộ cơ sở",), **more)


def states(found) -> list[tuple[int, str, str | None]]:
    return [(entry.row.row, entry.state, entry.id) for entry in found.organisations]


def codes(found) -> list[str]:
    return [each.code for each in found.findings]


def test_a_row_that_says_what_is_on_record_changes_nothing():
    found = seen(
        row(2, "Đảng bộ Sở Tài chính", code="STC", parent="Đảng bộ Khối Nam Thuận"),
        row(3, "Đảng bộ Sở Y tế"),
        row(4, "Chi bộ 1", parent="STC"),
    )
    assert states(found) == [(2, "unchanged", "1"), (3, "unchanged", "2"), (4, "unchanged", "3")]
    assert (found.is_empty, codes(found)) == (True, [])


def test_a_blank_cell_takes_nothing_away():
    assert states(seen(row(2, "Đảng bộ Sở Tài chính", code="STC"))) == [(2, "unchanged", "1")]


def test_what_differs_is_told_field_by_field_and_from_when():
    found = seen(row(2, "Đảng bộ Sở Tài chính tỉnh", code="STC", parent="SYT", type="Chi bộ cơ sở"))
    [entry] = found.organisations
    assert [(change.field, change.before, change.after) for change in entry.changes] == [
        ("name", "Đảng bộ Sở Tài chính", "Đảng bộ Sở Tài chính tỉnh"),
        ("type", "Đảng bộ cơ sở", "Chi bộ cơ sở"),
        ("parent", "Đảng bộ Khối Nam Thuận", "Đảng bộ Sở Y tế"),
    ]
    assert (entry.state, entry.is_dated, entry.since, found.new_types) == ("changed", True, DAY, ("Chi bộ cơ sở",))


def test_an_address_is_no_new_version():
    [entry] = seen(row(2, "Đảng bộ Sở Y tế", address="12 Lê Lợi")).organisations
    assert (entry.state, entry.is_dated) == ("changed", False)


def test_a_row_with_a_later_day_of_its_own_holds_from_it():
    [entry] = seen(row(2, "Đảng bộ Sở Y tế mới", code="SYT", valid_from=date(2022, 3, 1))).organisations
    assert entry.since == date(2022, 3, 1)


def test_superiors_may_stand_below_and_come_first():
    found = seen(row(2, "Chi bộ Kho", parent="Đảng bộ Cảng"), row(3, "Đảng bộ Cảng"))
    assert [(entry.row.row, entry.parent) for entry in found.organisations] == [(3, "k"), (2, "row:3")]


def test_the_committee_of_a_body_is_that_body():
    [entry] = seen(row(2, "Chi bộ Kho", parent="Đảng ủy Sở Tài chính")).organisations
    assert entry.parent == "1"


def test_a_superior_nobody_knows_is_said_by_row_and_column():
    found = seen(row(12, "Chi bộ Kho", parent="Đảng ủy X"))
    assert found.findings[0].message.startswith("Dòng 12, cột Cấp trên: không tìm thấy “Đảng ủy X”.")
    assert (found.organisations, found.findings[0].place) == ((), "Tổ chức, dòng 12")


def test_a_superior_that_is_nearly_one_is_named_beside():
    [found] = seen(row(2, "Chi bộ Kho", parent="Đảng ủy Sở Tài chánh")).findings
    assert "“Đảng bộ Sở Tài chính” (mã STC)" in found.message


def test_rows_under_a_row_that_is_left_out_wait_for_it():
    found = seen(row(2, "Đảng bộ Cảng", parent="Đảng ủy X"), row(3, "Chi bộ Kho", parent="Đảng bộ Cảng"))
    assert codes(found) == ["parent_not_found", "parent_left_out"]
    assert found.organisations == ()


@pytest.mark.parametrize(
    "rows",
    [
        (row(2, "Đảng bộ A", parent="Đảng bộ A"),),
        (row(2, "Đảng bộ A", parent="Đảng bộ B"), row(3, "Đảng bộ B", parent="Đảng bộ A")),
        (row(2, "Đảng bộ Sở Tài chính", code="STC", parent="STC1"),),
    ],
)
def test_nobody_stands_under_himself(rows):
    found = seen(*rows)
    assert "parent_is_itself" in codes(found)
    assert found.organisations == ()


@pytest.mark.parametrize("name", ["Chi bộ Sở Tài chính", "dang bo so tai chinh", "Đảng bộ Sở Tài chánh"])
def test_likeness_is_a_question_and_never_merges(name):
    found = seen(row(2, name))
    assert [(entry.state, entry.id, entry.candidates) for entry in found.organisations] == [("doubt", None, ("1",))]
    assert found.is_empty


def test_a_question_is_settled_by_an_answer_only():
    assert states(seen(row(2, "Chi bộ Sở Tài chính"), answers={"2": "new"})) == [(2, "new", None)]
    assert states(seen(row(2, "Chi bộ Sở Tài chính"), answers={"2": "1"})) == [(2, "changed", "1")]
    assert states(seen(row(2, "Chi bộ Sở Tài chính"), answers={"2": "nobody"})) == [(2, "doubt", None)]


def test_a_name_that_tells_little_is_another_one_under_another_superior():
    assert states(seen(row(2, "Chi bộ 1", parent="SYT"))) == [(2, "new", None)]


def test_the_same_name_with_another_code_is_a_question():
    assert states(seen(row(2, "Đảng bộ Sở Y tế", code="YT09"))) == [(2, "doubt", None)]


def test_a_code_of_somebody_quite_different_is_a_question_and_of_a_rename_is_none():
    assert states(seen(row(2, "Trường Cao đẳng Nghề", code="STC"))) == [(2, "doubt", None)]
    assert states(seen(row(2, "Trường Cao đẳng Nghề", code="STC"), answers={"2": "1"})) == [(2, "changed", "1")]
    assert codes(seen(row(2, "Trường Cao đẳng Nghề", code="STC"), answers={"2": "new"})) == ["code_of_other"]
    assert codes(seen(row(2, "Đảng bộ Sở Tài chính - Kế hoạch", code="STC"))) == []


def test_two_rows_of_one_unit_are_said():
    assert codes(seen(row(2, "Chi bộ Kho"), row(3, "Chi bộ  kho"))) == ["list_row_repeated"]
    assert codes(seen(row(2, "Chi bộ Kho", code="K1"), row(3, "Chi bộ Bến", code="k1"))) == ["code_repeated"]
    assert codes(seen(row(2, "Chi bộ 2", parent="STC"), row(3, "Chi bộ 2", parent="SYT"))) == []


def test_a_change_before_the_last_one_is_said():
    record = Record(
        (known("k", "Đảng bộ Khối", None), ListedOrganisation("1", "Đảng bộ Sở Xây dựng", date(2024, 1, 1), code="A", parent="k"))
    )
    assert codes(seen(row(2, "Đảng bộ Sở Xây dựng mới", code="A"), record=record)) == ["change_before_last"]


def test_an_empty_record_takes_a_whole_list():
    found = seen(
        row(2, "Đảng bộ Khối", code="K"), row(3, "Đảng bộ A", parent="K"), row(4, "Chi bộ B", parent="Đảng bộ A"), record=Record(())
    )
    assert [(entry.state, entry.parent) for entry in found.organisations] == [("new", "k"), ("new", "row:2"), ("new", "row:3")]


# --- people


def test_a_post_on_record_is_the_same_and_what_it_states_changes():
    post = PostRow(2, "Lê Văn An", "STC", "Bí thư", "Bí thư đơn vị", is_head=True)
    assert [entry.state for entry in seen(posts=(post,)).posts] == ["unchanged"]
    [entry] = seen(posts=(PostRow(2, "Lê Văn An", "STC", "Bí thư", "Văn thư đơn vị", phone="0900"),)).posts
    assert (entry.state, entry.post, entry.person, entry.role) == ("changed", "p", "người-1", "unit_clerk")
    assert [change[0] for change in entry.changes] == ["role", "phone"]


def test_the_end_of_a_post_is_a_change():
    [entry] = seen(posts=(PostRow(2, "Lê Văn An", "STC", "Bí thư", valid_to=date(2023, 7, 1)),)).posts
    assert entry.changes == (("valid_to", "", "2023-07-01"),)


def test_the_same_name_elsewhere_is_another_person_and_is_said():
    found = seen(posts=(PostRow(2, "Lê Văn An", "SYT", "Bí thư"),))
    assert [(entry.state, entry.person) for entry in found.posts] == [("new", None)]
    assert codes(found) == ["person_name_alike"]


def test_a_code_makes_two_rows_one_person():
    found = seen(posts=(PostRow(2, "Lê Văn An", "SYT", "Ủy viên", person_code="người-1"),))
    assert [(entry.state, entry.person) for entry in found.posts] == [("new", "người-1")]
    found = seen(
        posts=(PostRow(2, "Bùi Thị Hoa", "SYT", "Bí thư", person_code="N1"), PostRow(3, "Bùi Thị Hoa", "STC", "Ủy viên", person_code="N1"))
    )
    assert [(entry.person, entry.label) for entry in found.posts] == [(None, "N1"), (None, "N1")]
    assert codes(found) == []


def test_a_person_of_a_new_row_goes_where_the_row_goes():
    found = seen(row(2, "Đảng bộ Cảng"), posts=(PostRow(2, "Bùi Thị Hoa", "Đảng bộ Cảng", is_head=True, organisation_row=2),))
    assert [entry.organisation for entry in found.posts] == ["row:2"]


@pytest.mark.parametrize(
    ("post", "code"),
    [
        (PostRow(2, "Bùi Thị Hoa", "Đảng bộ Z"), "unit_of_person_not_found"),
        (PostRow(2, "Bùi Thị Hoa", "SYT", role="Giám đốc"), "role_unknown"),
        (PostRow(2, "Bùi Thị Hoa", "STC", "Bí thư", is_head=True), "head_twice"),
    ],
)
def test_what_is_odd_about_a_person_is_said(post, code):
    assert codes(seen(posts=(post,))) == [code]


def test_nobody_holds_from_before_his_superior_is_on_record():
    found = seen(
        row(2, "Đảng bộ Cảng", valid_from=date(2010, 1, 1)), row(3, "Chi bộ Kho", parent="Đảng bộ Cảng", valid_from=date(2022, 1, 1))
    )
    assert [entry.since for entry in found.organisations] == [START, date(2022, 1, 1)]
    assert codes(found) == ["since_clamped"]


def test_a_role_that_this_list_may_not_give_is_left_blank_and_said():
    post = PostRow(2, "Bùi Thị Hoa", "SYT", role="Bí thư đơn vị")
    found = seen(posts=(post,), grantable=("unit_clerk",))
    assert [(entry.state, entry.role) for entry in found.posts] == [("new", "")]
    assert codes(found) == ["role_row_not_grantable"]
    same = PostRow(2, "Lê Văn An", "STC", "Bí thư", "Bí thư đơn vị", is_head=True)
    assert codes(seen(posts=(same,), grantable=())) == []
