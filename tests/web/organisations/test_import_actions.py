"""Lists from Excel: nothing before it is confirmed, all of it then, none of it after the undo."""

import json
from datetime import date

import pytest
from django.http import Http404
from made_workbooks import workbook

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision
from nhiemky.domain.succession import Succession
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.organisations import actions as tree_actions
from nhiemky.web.organisations.imports import actions
from nhiemky.web.organisations.models import ImportBatch, Organisation, OrganisationType, Person, Post
from nhiemky.web.organisations.record import listed_as_of, posts_as_of, tree_as_of, versions_of
from nhiemky.web.organisations.roles import ROLES
from nhiemky.writing.organisation_workbook import write_organisations

DAY = date(2023, 5, 15)
HEADING = ("Mã", "Tên đơn vị", "Loại", "Cấp trên", "Khối, nhánh", "Điện thoại", "Từ ngày", "Số quyết định")
PEOPLE = ("Họ tên", "Chức vụ", "Đơn vị", "Vai trò", "Đứng đầu", "Điện thoại", "Từ ngày")

pytestmark = pytest.mark.usefixtures("morning")


def listed(*rows, people=()) -> bytes:
    def more(book, page):
        sheet = book.add_worksheet("Người và chức vụ")
        for at, cells in enumerate((PEOPLE, *people)):
            sheet.write_row(at, 0, cells)

    return workbook(HEADING, *rows, sheet="Tổ chức", finish=more if people else None)


def take(world, data: bytes, by="chanh", on=DAY) -> ImportBatch:
    return actions.take_list(world.actor(by), world.khoi, "ds.xlsx", data, on=on)


def everything() -> tuple:
    rows = [list(model.objects.order_by("pk").values()) for model in (Organisation, OrganisationType, Person, Post)]
    return versions_of(), rows


FULL = listed(
    ("K.30", "Đảng bộ Cảng Sao", "Đảng bộ cơ sở", "", "Doanh nghiệp", "", "", ""),
    ("K.30.1", "Chi bộ Kho", "Chi bộ kho bãi", "Đảng bộ Cảng Sao", "", "", "01/3/2023", ""),
    ("K.02", "Chi bộ Báo Sông Đà", "", "", "", "0900 7", "", "9-QĐ/ĐUK"),
    ("K.04", "Chi bộ Ga Nam", "", "Đảng bộ Sở Gió", "", "", "", ""),
    people=(
        ("Lê Văn An", "Bí thư", "K.30", "Bí thư đơn vị", "x", "0900 8", "01/4/2023"),
        ("Mai Thị Kim Loan", "Văn thư", "K.01", "Bí thư đơn vị", "", "0900 9", ""),
    ),
)


def test_a_preview_touches_nothing(world):
    before = everything()
    batch = take(world, FULL)
    shown = actions.preview_of(world.actor("chanh"), batch)
    assert [(entry.row.code, entry.state) for entry in shown.organisations] == [
        ("K.30", "new"),
        ("K.30.1", "new"),
        ("K.02", "changed"),
        ("K.04", "changed"),
    ]
    assert (everything(), batch.state, shown.new_types) == (before, "preview", ("Chi bộ kho bãi",))


def test_a_confirmed_list_stands_in_the_tree_with_its_people(world):
    actor = world.actor("chanh")
    actions.confirm_import(actor, take(world, FULL))
    kho = Organisation.objects.get(code="K.30.1")
    assert (kho.parent.code, kho.depth, kho.type.name, kho.type.is_cell) == ("K.30", 2, "Chi bộ kho bãi", True)
    assert [version.name for version in Organisation.objects.get(code="K.02").versions.all()] == ["Chi bộ Báo Sông", "Chi bộ Báo Sông Đà"]
    assert Organisation.objects.get(code="K.02").phone == "0900 7"
    assert Organisation.objects.get(code="K.04").parent.code == "K.01"
    assert tree_as_of(actor, date(2023, 5, 14))[str(world.dv4.uuid)].path[0] == str(world.khoi.uuid)
    head = Post.objects.get(organisation__code="K.30")
    assert (head.person.name, head.role, head.is_head, head.valid_from) == ("Lê Văn An", "unit_secretary", True, date(2023, 4, 1))
    loan = Post.objects.filter(person=world.vanthu1.person).order_by("pk")
    assert [(post.role, post.valid_to) for post in loan] == [("unit_clerk", DAY), ("unit_secretary", None)]
    assert list(AuditEvent.objects.order_by("seq").values_list("action", flat=True)) == ["import.previewed", "import.applied"]


def test_the_undo_gives_back_exactly_what_was(world):
    before = everything()
    batch = actions.confirm_import(world.actor("chanh"), take(world, FULL))
    assert everything() != before
    actions.undo_import(world.actor("chanh"), batch)
    assert everything() == before
    with pytest.raises(Refusal) as caught:
        actions.undo_import(world.actor("chanh"), batch)
    assert caught.value.code == "undone_already"


def test_the_undo_refuses_what_was_changed_or_used_since_and_leaves_all(world):
    batch = actions.confirm_import(world.actor("chanh"), take(world, FULL))
    new = Organisation.objects.get(code="K.30.1")
    tree_actions.create_organisation(
        world.actor("chanh"), name="Tổ đảng", kind=OrganisationType.objects.get(code="chi-bo-truc-thuoc"), parent=new, since=DAY
    )
    stands = everything()
    with pytest.raises(Refusal) as caught:
        actions.undo_import(world.actor("chanh"), batch)
    assert caught.value.code == "undo_used"
    assert everything() == stands
    batch.refresh_from_db()
    assert batch.state == "applied"


def test_an_open_question_holds_the_confirmation_and_an_answer_lets_it(world):
    batch = take(world, listed(("", "Chi bộ Sở Gió", "", "", "", "", "", "")))
    with pytest.raises(Refusal) as caught:
        actions.confirm_import(world.actor("chanh"), batch)
    assert caught.value.code == "import_doubts_open"
    actions.answer(world.actor("chanh"), batch, {"2": "new"})
    actions.confirm_import(world.actor("chanh"), batch)
    assert Organisation.objects.filter(name="Chi bộ Sở Gió", parent=world.khoi).exists()


def test_what_was_not_shown_is_not_saved(world):
    batch = take(world, listed(("K.02", "Chi bộ Báo Sông Đà", "", "", "", "", "", "")))
    tree_actions.change_details(world.actor("chanh"), world.dv2, tree_actions.Details(code="K.22"))
    with pytest.raises(Refusal) as caught:
        actions.confirm_import(world.actor("chanh"), batch)
    assert caught.value.code == "import_moved_on"
    assert Organisation.objects.get(pk=world.dv2.pk).name == "Chi bộ Báo Sông"


def test_a_list_with_nothing_new_is_not_confirmed(world):
    batch = take(world, listed(("K.02", "Chi bộ Báo Sông", "", "", "", "", "", "")))
    with pytest.raises(Refusal) as caught:
        actions.confirm_import(world.actor("chanh"), batch)
    assert caught.value.code == "import_nothing"


def test_what_was_exported_changes_nothing(world):
    actor = world.actor("chanh")
    types = list(OrganisationType.objects.values_list("name", flat=True))
    data = write_organisations(listed_as_of(actor, DAY), posts_as_of(actor, DAY), DAY, types, ROLES)
    shown = actions.preview_of(actor, take(world, data))
    assert (shown.is_empty, shown.findings, len(shown.organisations), len(shown.posts)) == (True, (), 8, 9)


def test_a_list_gives_no_rights_that_its_bringer_may_not_give(world):
    data = listed(
        people=(("Kẻ Lạ", "Quản trị", "K.01", "Quản trị", "", "", ""), ("Kẻ Lạ Hai", "Văn thư", "Z.01", "Văn thư đơn vị", "", "", ""))
    )
    batch = take(world, data)
    shown = actions.preview_of(world.actor("chanh"), batch)
    assert [(entry.row.name, entry.role) for entry in shown.posts] == [("Kẻ Lạ", "")]
    assert [found.code for found in shown.findings] == ["role_row_not_grantable", "unit_of_person_not_found"]
    assert "CANARY" not in json.dumps([found.message for found in shown.findings], ensure_ascii=False)


def test_a_code_of_a_foreign_or_ended_unit_is_said_without_naming_it(world):
    tree_actions.succeed(world.actor("chanh"), Succession("end", DAY, Decision(), (str(world.dv4.uuid),)))
    shown = actions.preview_of(world.actor("chanh"), take(world, listed(("Z.01", "Chi bộ Hồ Gần"), ("K.04", "Chi bộ Bến Nam"))))
    assert shown.organisations == ()
    assert [found.code for found in shown.findings] == ["code_of_absent", "code_of_absent"]
    assert "CANARY" not in shown.findings[0].message


def test_only_who_organises_brings_lists(world):
    with pytest.raises(Refusal):
        take(world, FULL, by="lanhdao")
    with pytest.raises(Http404):
        take(world, FULL, by="khacvp")
    assert not ImportBatch.objects.exists()


def test_a_dropped_preview_forgets_its_rows(world):
    batch = actions.drop_import(world.actor("chanh"), take(world, FULL))
    assert (batch.state, batch.preview) == ("dropped", "{}")
    with pytest.raises(Refusal) as caught:
        actions.confirm_import(world.actor("chanh"), batch)
    assert caught.value.code == "import_settled"
