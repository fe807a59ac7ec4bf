"""The pages of who is rated, and the way out to Excel and back: previewed, applied as one, undone as one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.web.ratings.setup.test_round_pages import page, send

from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.ratings.models import PersonalAccess, Subject, SubjectImport
from nhiemky.web.ratings.setup.actions import set_facts
from nhiemky.web.ratings.value import facts_of

pytestmark = pytest.mark.usefixtures("morning")

HEAD = "subject_kind;subject_id;subject_name;organisation_id;group;is_head;level;points;discipline"


def upload(client, campaign, *rows, status=302):
    file = SimpleUploadedFile("so lieu.csv", "\n".join((HEAD, *rows)).encode())
    return send(client, "upload", campaign.uuid, status=status, file=file)


def again(client) -> None:
    """The person has just given the password again."""
    client.post(reverse("account_reauthenticate"), {"password": "Mat-khau-dai-2023"})


def test_the_table_opens_by_kind_and_only_that_of_people_is_a_look(world, filled):
    client = world.client("bantc")
    words = page(client, "subjects", filled.uuid)
    assert world.dv1.name in words
    assert "Phan Hoài Nam" not in words
    assert not PersonalAccess.objects.exists()
    assert "Phan Hoài Nam" in page(client, "subjects", filled.uuid, loai="ca-nhan")
    page(client, "subjects", filled.uuid, loai="ca-nhan")
    assert list(PersonalAccess.objects.values_list("what", "user__username")) == [("page:doi-tuong", "bantc")]
    assert AuditEvent.objects.filter(action="rating.looked").count() == 1


@pytest.mark.parametrize("user", ["chanh", "quantri", "ubkt", "uyvien", "bithu1", "vanthu1", "khacvp"])
def test_for_others_there_are_no_subjects(world, filled, user):
    client = world.client(user)
    person = filled.subjects.get(person=world.bithu1.person)
    for view, uuid in (
        ("subjects", filled.uuid),
        ("add", filled.uuid),
        ("form_to_fill", filled.uuid),
        ("upload", filled.uuid),
        ("subject", person.uuid),
    ):
        if view == "form_to_fill":
            again(client)
        page(client, view, uuid, status=404)
    assert not PersonalAccess.objects.exists()


def test_the_ticked_ones_change_their_group_or_leave_with_a_reason(world, filled):
    client = world.client("bantc")
    rows = [str(row.uuid) for row in filled.subjects.filter(kind="collective", organisation__in=[world.dv1, world.dv2])]
    send(client, "regroup", filled.uuid, subject=rows, group="Nhóm mới")
    assert filled.subjects.filter(group="Nhóm mới").count() == 2
    words = send(client, "remove", filled.uuid, status=200, subject=rows).content.decode()
    assert world.dv1.name in words
    send(client, "remove", filled.uuid, status=422, subject=rows, reason=" ")
    assert filled.subjects.filter(removed_at=None, group="Nhóm mới").count() == 2
    send(client, "remove", filled.uuid, subject=rows, reason="chuyển sang đợt khác")
    assert filled.subjects.filter(removed_at=None, group="Nhóm mới").count() == 0
    assert "chuyển sang đợt khác" in page(client, "subjects", filled.uuid)
    send(client, "bring_back", rows[0])
    assert filled.subjects.filter(removed_at=None, group="Nhóm mới").count() == 1


def test_subjects_of_another_round_are_passed_over(world, bantc, filled):
    from nhiemky.web.ratings.setup.actions import create_round
    from nhiemky.web.ratings.setup.picking import Picked
    from nhiemky.web.ratings.setup.subjects import add_subjects

    other = create_round(bantc, world.khoi, year=2022, period="2022", title="Năm trước")
    (row,) = add_subjects(bantc, other, [Picked("collective", world.dv1)])
    send(world.client("bantc"), "regroup", filled.uuid, subject=[str(row.uuid)], group="Nhóm mới")
    row.refresh_from_db()
    assert row.group != "Nhóm mới"


def test_facts_are_recorded_on_the_subjects_page_and_a_wrong_one_is_said(world, filled):
    client = world.client("bantc")
    unit = filled.subjects.get(organisation=world.dv1, kind="collective")
    send(
        client,
        "subject",
        unit.uuid,
        version=unit.version,
        points="92,5",
        discipline="khong",
        marks=["mat_doan_ket"],
        source="Báo cáo 12-BC",
    )
    unit.refresh_from_db()
    assert (facts_of(unit)["points"], facts_of(unit)["marks"]) == ("92.5", ["mat_doan_ket"])
    words = page(client, "subject", unit.uuid)
    assert "Báo cáo 12-BC" in words
    assert 'value="92,5"' in words
    assert "cần số từ 0 đến 100" in send(client, "subject", unit.uuid, status=422, version=unit.version, points="120").content.decode()
    assert "vừa được" in send(client, "subject", unit.uuid, status=422, version=0, points="12").content.decode()
    unit.refresh_from_db()
    assert facts_of(unit)["points"] == "92.5"


def test_a_persons_page_is_a_look_and_binds_a_head_of_two(world, filled):
    client = world.client("bantc")
    head = filled.subjects.get(person=world.bithu1.person)
    other = filled.subjects.get(organisation=world.dv2, kind="collective")
    page(client, "subject", head.uuid)
    assert PersonalAccess.objects.get().subject == head
    send(client, "bind", head.uuid, is_head="1", collective=[str(other.uuid)])
    assert list(head.collectives.all()) == [other]


def test_further_ones_are_added_from_the_tree(world, filled):
    client = world.client("bantc")
    words = page(client, "add", filled.uuid)
    assert world.bantochuc.name in words
    assert f'value="{world.dv1.uuid}"' not in words
    send(client, "add", filled.uuid, person=[str(world.vanthu1.person.uuid)])
    assert filled.subjects.filter(person=world.vanthu1.person, is_head=False).exists()


def test_people_go_out_to_excel_only_after_the_password_again_and_it_is_logged(world, filled):
    client = world.client("bantc")
    address = reverse("ratings_setup:form_to_fill", args=[filled.uuid])
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_reauthenticate"))
    assert not PersonalAccess.objects.exists()
    response = client.post(response["Location"], {"password": "Mat-khau-dai-2023"})
    assert response["Location"] == address
    assert client.get(address).content[:2] == b"PK"
    assert client.get(address).content[:2] == b"PK"
    assert list(PersonalAccess.objects.values_list("what", flat=True)) == ["export:doi-tuong"] * 2


def test_collectives_alone_go_out_without_it(world, filled):
    response = world.client("bantc").get(reverse("ratings_setup:form_to_fill", args=[filled.uuid]), {"loai": "tap-the"})
    assert response.content[:2] == b"PK"
    assert not PersonalAccess.objects.exists()


def test_the_form_given_out_and_brought_back_changes_nothing(world, bantc, filled):
    client = world.client("bantc")
    unit = filled.subjects.get(organisation=world.dv1, kind="collective")
    set_facts(bantc, unit, {"points": "92,5", "tasks_done_percent": "100"})
    again(client)
    data = client.get(reverse("ratings_setup:form_to_fill", args=[filled.uuid])).content
    send(client, "upload", filled.uuid, file=SimpleUploadedFile("a.xlsx", data))
    batch = SubjectImport.objects.get()
    words = page(client, "import", batch.uuid)
    assert "0 đối tượng có thay đổi, 0 đối tượng mới" in words
    assert "Không có gì mới để nhập" in words


def test_good_rows_are_usable_beside_wrong_ones_and_nothing_is_dropped(world, filled):
    client = world.client("bantc")
    upload(
        client, filled,
        "collective;K.01;Đảng bộ Sở Gió;K.01;Nhóm tệp;0;;88,5;khong",
        "collective;X.99;Đảng bộ Không Có;X.99;Nhóm;0;;90;khong",
        "individual;;Mai Thị Kim Loan;K.01;Văn thư;0;;70;khong",
        "individual;;Lê Văn Lạ;K.01;Văn thư;0;;70;khong",
        "nhóm;t;Sở;K.01;Nhóm;0;;90;khong",
        "collective;K.01;Đảng bộ Sở Gió;K.01;Nhóm tệp;0;;60;khong",
    )  # fmt: skip
    batch = SubjectImport.objects.get()
    words = page(client, "import", batch.uuid)
    assert "1 đối tượng có thay đổi, 1 đối tượng mới, 0 như cũ" in words
    for told in ("Đảng bộ Không Có", "Lê Văn Lạ", "Chưa có chức vụ nào", "Đã có ở dòng trên"):
        assert told in words
    assert "Sở" in words
    assert Subject.objects.filter(group="Nhóm tệp").count() == 0
    send(client, "apply_import", batch.uuid)
    unit = filled.subjects.get(organisation=world.dv1, kind="collective")
    assert (facts_of(unit)["points"], unit.group, facts_of(unit)["sources"]["points"]["source"]) == ("88.5", "Nhóm tệp", "tệp so lieu.csv")
    added = filled.subjects.get(person=world.vanthu1.person)
    assert facts_of(added)["points"] == "70"
    send(client, "undo_import", batch.uuid)
    unit.refresh_from_db()
    added.refresh_from_db()
    assert (facts_of(unit), unit.group, added.removed_at is not None) == ({}, "Sở, ngành", True)


def test_an_undo_is_refused_where_somebody_recorded_since(world, bantc, filled):
    client = world.client("bantc")
    upload(client, filled, "collective;K.01;Đảng bộ Sở Gió;K.01;Sở, ngành;0;;88,5;khong", "collective;K.02;;K.02;Cơ quan;0;;80;khong")
    batch = SubjectImport.objects.get()
    send(client, "apply_import", batch.uuid)
    unit = filled.subjects.get(organisation=world.dv2, kind="collective")
    set_facts(bantc, unit, {"points": "81"})
    send(client, "undo_import", batch.uuid)
    batch.refresh_from_db()
    assert batch.state == "applied"
    assert facts_of(filled.subjects.get(organisation=world.dv1, kind="collective"))["points"] == "88.5"


def test_what_moved_on_meanwhile_is_shown_again(world, bantc, filled):
    client = world.client("bantc")
    upload(client, filled, "collective;K.01;Đảng bộ Sở Gió;K.01;Sở, ngành;0;;88,5;khong")
    batch = SubjectImport.objects.get()
    set_facts(bantc, filled.subjects.get(organisation=world.dv1, kind="collective"), {"points": "50"})
    words = send(client, "apply_import", batch.uuid, status=422).content.decode()
    assert "điểm: 50 →" in words
    send(client, "apply_import", batch.uuid)


def test_a_file_without_a_table_is_refused_with_what_is_missing(world, filled):
    client = world.client("bantc")
    file = SimpleUploadedFile("a.csv", "Tên;Ghi chú\nA;B\n".encode())
    send(client, "upload", filled.uuid, status=422, file=file)
    assert not SubjectImport.objects.exists()


def test_a_preview_can_be_left_and_keeps_no_rows(world, filled):
    client = world.client("bantc")
    upload(client, filled, "collective;K.01;Đảng bộ Sở Gió;K.01;Sở, ngành;0;;88,5;khong")
    batch = SubjectImport.objects.get()
    send(client, "drop_import", batch.uuid)
    batch.refresh_from_db()
    assert (batch.state, batch.preview) == ("dropped", "{}")
    assert client.get(reverse("ratings_setup:import", args=[batch.uuid])).status_code == 302
