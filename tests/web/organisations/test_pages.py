"""The pages of the tree: who sees what, what a click leads to, nothing written by GET."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from made_workbooks import workbook

from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.organisations.models import Charge, Group, ImportBatch, Organisation, Post, Succession, WorkingGroup

pytestmark = pytest.mark.usefixtures("morning")

HEADING = ("Mã", "Tên đơn vị", "Loại", "Cấp trên")


def page(client, view, /, *args, status=200, **query):
    response = client.get(reverse(f"organisations:{view}", args=args), query)
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode()


def send(client, view, /, *args, status=302, query="", **data):
    response = client.post(reverse(f"organisations:{view}", args=args) + query, data)
    assert response.status_code == status, response.content.decode()[:6000]
    return response


def upload(client, *rows, status=302, name="ds.xlsx", data=None):
    home = Organisation.objects.get(code="K").uuid
    file = SimpleUploadedFile(name, data or workbook(HEADING, *rows, sheet="Tổ chức"))
    return send(client, "imports", status=status, file=file, under=home, on="15/5/2023")


PLAIN = ("index", "create", "change", "imports", "people", "charges", "add_charge", "add_working_group", "groups", "add_group", "contacts")


@pytest.mark.parametrize("name", PLAIN)
def test_every_page_opens_for_who_organises_and_writes_nothing(world, name):
    words = page(world.client("chanh"), name)
    assert "CANARY" not in words
    assert not AuditEvent.objects.exists()


READ = ("index", "people", "charges", "groups", "contacts")


@pytest.mark.parametrize("name", [each for each in PLAIN if each not in READ])
def test_pages_of_the_organisers_are_not_there_for_others(world, name):
    for user in ("vanthu1", "lanhdao", "uyvien"):
        page(world.client(user), name, status=404)


@pytest.mark.parametrize("name", READ)
def test_others_read_what_lies_in_their_scope_and_are_offered_nothing_to_change(world, name):
    for user in ("vanthu1", "lanhdao", "uyvien"):
        words = page(world.client(user), name)
        assert "CANARY" not in words
        assert '<a class="btn main"' not in words
    assert "Báo Sông" not in page(world.client("vanthu1"), name)


def test_who_only_sees_a_person_or_a_group_is_shown_it_and_changes_nothing(world):
    send(world.client("chanh"), "add_group", name="Làm điểm", owner=str(world.khoi.uuid), way="fixed", members=[str(world.dv1.uuid)])
    group = Group.objects.get()
    client = world.client("lanhdao")
    assert "Lưu liên hệ" not in page(client, "person", world.bithu1.person.uuid)
    assert "Lưu nhóm" not in page(client, "group", group.uuid)
    send(client, "person", world.bithu1.person.uuid, status=403, name="X")
    send(client, "group", group.uuid, status=403, name="X")
    page(world.client("vanthu1"), "group", group.uuid, status=404)


def test_each_page_of_a_unit_opens_and_a_foreign_one_is_not_there(world):
    client = world.client("chanh")
    for name in ("unit", "details", "add_post"):
        assert world.dv1.name in page(client, name, world.dv1.uuid)
        page(client, name, world.dvk.uuid, status=404)
    assert "Chi bộ Phòng Khí tượng" in page(world.client("vanthu1"), "unit", world.dv1.uuid)
    page(world.client("vanthu1"), "unit", world.dv2.uuid, status=404)
    page(world.client("vanthu1"), "details", world.dv1.uuid, status=404)


def test_the_table_shows_the_subtree_only(world):
    words = page(world.client("vanthu1"), "index")
    assert "Đảng bộ Sở Gió" in words
    assert "Chi bộ Báo Sông" not in words
    assert "Nhập từ Excel" not in words


def test_search_finds_without_marks_and_by_other_names(world):
    client = world.client("chanh")
    words = page(client, "index", tim="bao song")
    assert "Chi bộ Báo Sông" in words
    assert "Đảng bộ Sở Gió" not in words
    assert "Không có đơn vị nào" in page(client, "index", tim="không đâu có")
    send(client, "details", world.dv1.uuid, code="K.01", aliases="Phong Vũ")
    assert "Đảng bộ Sở Gió" in page(client, "index", tim="phong vu")


def test_the_table_of_a_day_is_that_days(world):
    client = world.client("chanh")
    change(client, world, "rename", world.dv2, name="Chi bộ Báo và Đài", on="15/5/2023")
    assert "Chi bộ Báo và Đài" in page(client, "index")
    words = page(client, "index", ngay="14/5/2023")
    assert "Chi bộ Báo Sông" in words
    assert "Chi bộ Báo và Đài" not in words
    assert "Chưa đọc được ngày" in page(client, "index", ngay="31/02/2023")
    assert "Chưa có đơn vị nào" in page(client, "index", ngay="01/01/2000")


def test_units_without_a_head_are_counted_and_listed(world):
    words = page(world.client("chanh"), "index")
    assert "<b>3 đơn vị</b> chưa ghi người đứng đầu" in words
    listed = page(world.client("chanh"), "index", loc="chua-co-nguoi")
    assert "Chi bộ Ga Nam" in listed
    assert "Đảng bộ Sở Gió" not in listed


def test_a_new_unit_asks_about_one_of_nearly_the_same_name(world):
    client = world.client("chanh")
    given = {"name": "Chi bộ Sở Gió", "kind": "chi-bo-co-so", "parent": str(world.khoi.uuid), "on": "15/5/2023"}
    words = send(client, "create", status=422, **given).content.decode()
    assert "Đã có “Đảng bộ Sở Gió” gần giống tên này" in words
    send(client, "create", another="on", **given)
    assert Organisation.objects.filter(name="Chi bộ Sở Gió", parent=world.khoi).count() == 1


def test_a_refused_new_unit_keeps_what_was_typed_and_links_to_the_field(world):
    given = {"name": "Chi bộ Đài", "kind": "chi-bo-co-so", "parent": str(world.khoi.uuid), "on": "15/5/2023", "code": "K.01"}
    words = send(world.client("chanh"), "create", status=422, **given).content.decode()
    assert 'href="#id_code"' in words
    assert 'value="Chi bộ Đài"' in words


def test_a_foreign_superior_is_no_choice(world):
    given = {"name": "Chi bộ Đài", "kind": "chi-bo-co-so", "parent": str(world.khac.uuid), "on": "15/5/2023"}
    words = send(world.client("chanh"), "create", status=422, **given).content.decode()
    assert "Không có đơn vị này trong phạm vi" in words
    assert "CANARY" not in words


# --- the change in three steps


def change(client, world, kind, *units, step="xac-nhan", status=302, **data):
    query = "?" + "&".join([f"loai={kind}", *(f"don-vi={one.uuid}" for one in units)])
    return send(client, "change", query=query, status=status, buoc=step, **data)


def test_step_one_says_what_does_not_fit(world):
    client = world.client("chanh")
    words = page(client, "change", status=422, **{"loai": "merge", "don-vi": str(world.dv1.uuid)})
    assert "cần từ hai đơn vị trở lên" in words
    assert "Cần chọn ít nhất một đơn vị" in page(client, "change", status=422, loai="rename")


@pytest.mark.parametrize("kind", ["merge", "split", "rename", "move", "convert", "end"])
def test_step_two_opens_for_every_kind(world, kind):
    query = [("loai", kind), ("don-vi", world.dv1.uuid), *([("don-vi", world.dv2.uuid)] if kind == "merge" else [])]
    response = world.client("chanh").get(reverse("organisations:change") + "?" + "&".join(f"{key}={value}" for key, value in query))
    assert response.status_code == 200


def test_a_preview_saves_nothing_and_shows_both_sides(world):
    client = world.client("chanh")
    given = {"into": "moi", "name": "Đảng bộ Gió và Sông", "on": "15/5/2023", "decision_number": "45-QĐ/ĐUK"}
    words = change(client, world, "merge", world.dv1, world.dv2, step="xem", status=200, **given).content.decode()
    assert "Đảng bộ Gió và Sông" in words
    assert "kết thúc hoạt động" in words
    assert "trực thuộc Đảng bộ Gió và Sông" in words
    assert 'name="into" value="moi"' in words
    assert not AuditEvent.objects.exists()
    change(client, world, "merge", world.dv1, world.dv2, step="sua", status=200, **given)
    assert not Succession.objects.exists()


def test_a_confirmed_merger_shows_on_the_unit_and_is_undone_from_there(world):
    client = world.client("chanh")
    response = change(
        client, world, "merge", world.dv1, world.dv2, into="moi", name="Đảng bộ Gió và Sông", code="K.20", on="15/5/2023", note="Thử"
    )
    new = Organisation.objects.get(code="K.20")
    assert response["Location"] == reverse("organisations:unit", args=[new.uuid])
    words = page(client, "unit", new.uuid)
    assert "Hợp nhất, sáp nhập" in words
    assert "Chi bộ Báo Sông" in words
    done = Succession.objects.get()
    response = send(client, "undo_change", done.uuid, ve=str(new.uuid))
    assert response["Location"] == reverse("organisations:index")
    assert not Organisation.objects.filter(code="K.20").exists()
    assert 'id="ke"' not in page(client, "unit", world.dv1.uuid)


def test_a_split_asks_where_each_of_those_under_it_goes(world):
    client = world.client("chanh")
    given = {"name1": "Đảng bộ Gió Đông", "name2": "Đảng bộ Gió Tây", "on": "15/5/2023", "child0": "0"}
    words = change(client, world, "split", world.dv1, step="xem", status=422, **given).content.decode()
    assert "Đơn vị cũ không còn; hãy chọn nơi tiếp nhận" in words
    change(client, world, "split", world.dv1, **{**given, "child0": "2"})
    assert Organisation.objects.get(code=world.dv1a.code).parent.name == "Đảng bộ Gió Tây"


def test_an_ended_units_cells_go_where_it_is_said(world):
    client = world.client("chanh")
    assert "Cần điền ô này" in change(client, world, "end", world.dv1, step="xem", status=422, on="15/5/2023").content.decode()
    change(client, world, "end", world.dv1, on="15/5/2023", parent=str(world.dv4.uuid))
    world.dv1a.refresh_from_db()
    assert world.dv1a.parent == world.dv4


def test_a_refusal_of_the_tree_is_said_on_the_form(world):
    client = world.client("chanh")
    words = change(client, world, "move", world.dv1, status=422, on="15/5/2023", parent=str(world.dv1a.uuid)).content.decode()
    assert "không thể trực thuộc chính nó" in words
    assert change(client, world, "rename", world.dv1, status=422, on="01/01/2020", name="X").status_code == 422


def test_a_foreign_change_is_not_there_to_undo(world):
    change(world.client("khacvp"), world, "rename", world.dvk, name="Chi bộ Hồ Xa Mới", on="15/5/2023")
    send(world.client("chanh"), "undo_change", Succession.objects.get().uuid, status=404)


# --- people, charges, groups


def test_somebody_is_appointed_corrected_and_steps_down(world):
    client = world.client("chanh")
    send(
        client,
        "add_post",
        world.dv4.uuid,
        title="Bí thư",
        role="unit_secretary",
        is_head="on",
        since="15/5/2023",
        name="Lê Văn An",
        phone="0900 1",
    )
    post = Post.objects.get(organisation=world.dv4)
    assert "Lê Văn An" in page(client, "unit", world.dv4.uuid)
    send(client, "person", post.person.uuid, name="Lê Văn An", phone="0900 2", email="")
    send(client, "end_post", post.uuid, last="15/5/2023")
    post.refresh_from_db()
    assert (post.valid_to, post.person.phone) == (date(2023, 5, 16), "0900 2")
    assert "0900 2" in page(client, "people", tim="le van an")


def test_what_is_missing_of_a_post_is_said(world):
    words = send(world.client("chanh"), "add_post", world.dv4.uuid, status=422, title="Bí thư", since="15/5/2023").content.decode()
    assert "Cần họ tên người mới, hoặc chọn người đã có" in words


def test_the_office_is_not_offered_roles_it_may_not_give(world):
    assert "Quản trị</option>" not in page(world.client("chanh"), "add_post", world.dv4.uuid)
    assert "Quản trị</option>" in page(world.client("quantri"), "add_post", world.dv4.uuid)
    send(world.client("chanh"), "add_post", world.dv4.uuid, status=422, title="X", since="15/5/2023", name="An", role="administrator")


def test_people_of_others_are_not_there(world):
    client = world.client("chanh")
    page(client, "person", world.khacnguoi.person.uuid, status=404)
    page(client, "end_post", Post.objects.get(organisation=world.dvk).uuid, status=404)
    assert "Văn Thư Nơi Khác" not in page(client, "people")


def test_a_charge_is_laid_shown_and_ended(world):
    client = world.client("chanh")
    units = [str(world.dv3.uuid), str(world.dv4.uuid)]
    send(client, "add_charge", person=str(world.uyvien.person.uuid), units=units, since="15/5/2023")
    assert Charge.objects.filter(person=world.uyvien.person).count() == 4
    words = page(client, "charges")
    assert "Đơn vị nào cũng có người phụ trách" in words
    charge = Charge.objects.get(organisation=world.dv4)
    send(client, "end_charge", charge.uuid, last="15/5/2023")
    assert "Trần Quốc Khải" in page(client, "unit", world.dv3.uuid)
    words = send(client, "add_charge", status=422, since="15/5/2023").content.decode()
    assert "Cần chọn đúng một" in words
    assert "Cần chọn ít nhất một đơn vị, hoặc ghi lĩnh vực" in words


def test_a_working_group_is_made_and_edited(world):
    client = world.client("chanh")
    given = {"organisation": str(world.khoi.uuid), "head": str(world.uyvien.person.uuid)}
    send(client, "add_working_group", name="Tổ 2", members=[str(world.bantc.person.uuid)], **given)
    group = WorkingGroup.objects.get()
    assert "Hồ Thị Lan" in page(client, "working_group", group.uuid)
    send(client, "working_group", group.uuid, name="Tổ hai", **given)
    assert "Tổ hai" in page(client, "charges")


def test_groups_fixed_and_by_query(world):
    client = world.client("chanh")
    owner = str(world.khoi.uuid)
    send(client, "add_group", name="Làm điểm", owner=owner, way="fixed", members=[str(world.dv1.uuid)])
    send(client, "add_group", name="Chi bộ cơ sở", owner=owner, way="query", kind="chi-bo-co-so")
    words = page(client, "groups")
    assert "hôm nay có 1 đơn vị" in words
    assert "hôm nay có 2 đơn vị" in words
    send(client, "add_group", status=422, name="Làm điểm", owner=owner, way="fixed", members=[str(world.dv1.uuid)])
    send(client, "add_group", status=422, name="Trống", owner=owner, way="query")
    group = Group.objects.get(name="Làm điểm")
    assert "Làm điểm" in page(client, "group", group.uuid)
    send(client, "remove_group", group.uuid)
    assert Group.objects.count() == 1


# --- the import


def test_a_list_is_brought_looked_at_confirmed_and_undone(world):
    client = world.client("chanh")
    where = upload(
        client, ("K.30", "Đảng bộ Cảng Sao", "Đảng bộ cơ sở", ""), ("K.31", "Chi bộ Kho", "Kho bãi", "K.30"), ("K.02", "Chi bộ Báo Sông Đà")
    )
    words = client.get(where["Location"]).content.decode()
    assert "2 đơn vị mới, 1 thay đổi" in words
    assert "Xác nhận thì thêm loại: Kho bãi" in words
    batch = ImportBatch.objects.get()
    send(client, "confirm_import", batch.uuid)
    assert "Đảng bộ Cảng Sao" in page(client, "index")
    assert "Đã nhập lúc" in page(client, "import", batch.uuid)
    send(client, "undo_import", batch.uuid)
    assert "Đảng bộ Cảng Sao" not in page(client, "index")
    assert "Đã hoàn tác" in page(client, "imports")


def test_faults_are_said_by_row_and_column(world):
    client = world.client("chanh")
    where = upload(client, ("K.30", "Đảng bộ Cảng Sao", "", "Đảng ủy X"))
    words = client.get(where["Location"]).content.decode()
    assert "Dòng 2, cột Cấp trên: không tìm thấy “Đảng ủy X”." in words
    assert "Không có gì mới để nhập" in words
    words = send(client, "confirm_import", ImportBatch.objects.get().uuid, status=422).content.decode()
    assert "không có gì mới hoặc thay đổi để nhập" in words


def test_a_question_is_answered_on_the_page(world):
    client = world.client("chanh")
    where = upload(client, ("", "Chi bộ Sở Gió", "", ""))
    words = client.get(where["Location"]).content.decode()
    assert "Chính là Đảng bộ Sở Gió (mã K.01)" in words
    assert "checked" not in words
    batch = ImportBatch.objects.get()
    send(client, "import", batch.uuid, **{"row-2": "new"})
    words = page(client, "import", batch.uuid)
    assert "Trả lời lại" in words
    send(client, "confirm_import", batch.uuid)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("ds.docx", b"PK\x03\x04", "ds.docx"),
        ("ds.xlsx", b"", "Tệp rỗng"),
        ("ds.csv", b"a;b\n1;2\n", "không tìm thấy dòng tiêu đề"),
    ],
)
def test_a_file_that_is_no_list_is_refused_on_the_form(world, name, data, said):
    client = world.client("chanh")
    file = SimpleUploadedFile(name, data)
    words = send(client, "imports", status=422, file=file, under=str(world.khoi.uuid), on="15/5/2023").content.decode()
    assert said in words
    assert not ImportBatch.objects.exists()


def test_a_preview_is_dropped_and_a_foreign_one_is_not_there(world):
    client = world.client("chanh")
    upload(client, ("K.30", "Đảng bộ Cảng Sao", "", ""))
    batch = ImportBatch.objects.get()
    for name in ("confirm_import", "undo_import", "drop_import", "import"):
        send(world.client("khacvp"), name, batch.uuid, status=404)
    send(client, "drop_import", batch.uuid)
    response = client.get(reverse("organisations:import", args=[batch.uuid]))
    assert response.status_code == 302


def test_the_downloads_are_workbooks(world):
    client = world.client("chanh")
    for name in ("export", "form_to_fill"):
        response = client.get(reverse(f"organisations:{name}"))
        assert response.status_code == 200
        assert response.content[:2] == b"PK"
        assert "attachment" in response["Content-Disposition"]


def test_first_contact_says_who_has_not_received(world):
    words = page(world.client("chanh"), "contacts")
    assert "Chưa có đợt nào đang chạy; 4 đơn vị" in words
    assert "Phan Hoài Nam" in words
    assert "2 đơn vị chưa có tài khoản" in words


def test_the_table_asks_as_often_for_eight_units_as_for_forty(world, django_assert_max_num_queries):
    client = world.client("chanh")

    def asked() -> int:
        with django_assert_max_num_queries(40) as seen:
            shown = page(client, "index")
        assert "Chi bộ Báo Sông" in shown
        return len(seen)

    page(client, "index")
    few = asked()
    rows = [(f"K.5{at}", f"Chi bộ Số {at} An Hòa", "Chi bộ cơ sở", "K") for at in range(32)]
    upload(client, *rows)
    send(client, "confirm_import", ImportBatch.objects.get().uuid)
    assert "Chi bộ Số 31 An Hòa" in page(client, "index")
    assert asked() <= few
