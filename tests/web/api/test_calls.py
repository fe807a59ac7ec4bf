"""What programs read and do: in pages of a stable order, with tags, in one shape of error, by the users' own actions."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.office.conftest import table

from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.files.models import Blob
from nhiemky.web.reports.models import Revision

API = "/api/v1"


def file(data: bytes, name: str = "phu-luc.csv") -> dict:
    return {"file": SimpleUploadedFile(name, data)}


@pytest.fixture
def hand_in(program, owed):
    """hand_in("bithu1", "K.01") -> the answer."""

    def call(person: str, unit: str, figure: str = "3", key: str = "o2"):
        url = f"{API}/obligations/{owed(unit, key).uuid}/submissions"
        return program(person).post(url, file(table(owed(unit, key).entry.name, figure)))

    return call


def test_a_report_is_handed_in_once_and_read_back(world, issued, owed, program, hand_in):
    first = hand_in("bithu1", "K.01")
    assert first.status_code == 201, first.content.decode()
    again = hand_in("bithu1", "K.01")
    assert (again.status_code, again.json()["receipt"]) == (200, first.json()["receipt"])
    assert Revision.objects.count() == 1
    assert first.json()["door"] == "api"
    event = AuditEvent.objects.get(action="report.submitted")
    assert event.actor_name == "Phan Hoài Nam qua API (Thống kê)"
    office = program("chanh")
    listed = office.get(f"{API}/submissions?campaign={issued.uuid}").json()["items"]
    assert [each["receipt"] for each in listed] == [first.json()["receipt"]]
    sent = office.get(f"{API}/submissions/{first.json()['uuid']}/file")
    assert sent.content == table("Đảng bộ Sở Gió")
    (figure,) = office.get(f"{API}/figures?campaign={issued.uuid}&indicator=CT01").json()["items"]
    assert (figure["value"], figure["actual"], figure["organisation"]) == ("3", "3", str(world.dv1.uuid))


def test_the_office_hands_in_for_a_unit(world, issued, hand_in):
    answer = hand_in("chanh", "K.02")
    assert (answer.status_code, answer.json()["on_behalf_of"]) == (201, "Chi bộ Báo Sông")


def test_who_may_not_hand_in_is_told_and_who_sees_nothing_finds_nothing(world, issued, hand_in):
    assert (hand_in("lanhdao", "K.01").status_code, hand_in("lanhdao", "K.01").json()["code"]) == (403, "not_allowed")
    stranger = hand_in("vanthu2", "K.01")
    assert (stranger.status_code, stranger.json()["code"]) == (404, "api_not_found")
    assert Revision.objects.count() == 0


def test_a_stamped_or_empty_file_is_refused_and_leaves_no_byte(world, issued, owed, program):
    url = f"{API}/obligations/{owed('K.01', 'o1').uuid}/submissions"
    before = Blob.objects.count()
    stamped = program("bithu1").post(url, file("TUYỆT MẬT\n\nBÁO CÁO\n".encode(), "bao-cao.txt"))
    assert stamped.status_code == 422
    assert stamped.json()["message"]
    assert program("bithu1").post(url, file(b"", "rong.docx")).status_code == 422
    assert program("bithu1").post(url).json() == {
        "code": "api_bad_request", "place": "file",
        "message": "Tham số “file” thiếu hoặc không đúng dạng (missing). Xem mô tả ở trang /api/.",
    }  # fmt: skip
    assert Blob.objects.count() == before


def test_pages_hold_their_order_while_rows_come_in(world, issued, program):
    office = program("chanh")
    first = office.get(f"{API}/campaigns/{issued.uuid}/obligations?limit=5").json()
    assert len(first["items"]) == 5
    seen = [each["uuid"] for each in first["items"]]
    cursor = first["next"]
    while cursor:
        page = office.get(f"{API}/campaigns/{issued.uuid}/obligations?limit=5&cursor={cursor}").json()
        seen += [each["uuid"] for each in page["items"]]
        cursor = page["next"]
    assert len(seen) == len(set(seen)) == 13


@pytest.mark.parametrize("cursor", ["@@@", "bm90LWEtbnVtYmVy", "a"])
def test_a_made_up_cursor_is_told(world, issued, program, cursor):
    answer = program("chanh").get(f"{API}/organisations?cursor={cursor}")
    assert (answer.status_code, answer.json()["place"]) == (422, "cursor")


def test_filters(world, issued, program, hand_in):
    hand_in("bithu1", "K.01")
    office = program("chanh")
    url = f"{API}/campaigns/{issued.uuid}/obligations"
    assert {each["unit_id"] for each in office.get(f"{url}?state=submitted").json()["items"]} == {"K.01"}
    assert len(office.get(f"{url}?requirement=o1").json()["items"]) == 4
    assert len(office.get(f"{url}?organisation={world.dv2.uuid}").json()["items"]) == 3
    assert office.get(f"{url}?overdue=true").json()["items"] == [each for each in office.get(url).json()["items"] if each["overdue"]]
    assert [each["code"] for each in office.get(f"{API}/organisations?q=so gio").json()["items"]] == ["K.01"]
    assert office.get(f"{API}/submissions?since=2030-01-01T00:00:00").json()["items"] == []
    assert office.get(f"{API}/organisations?limit=501").json()["place"] == "limit"


def test_the_office_reads_the_campaign_and_a_unit_only_that_it_is(world, issued, program):
    office, unit = program("chanh"), program("vanthu1")
    value = office.get(f"{API}/campaigns/{issued.uuid}/value")
    assert value.json()["title"] == issued.title
    assert unit.get(f"{API}/campaigns/{issued.uuid}").json()["title"] == issued.title
    assert unit.get(f"{API}/campaigns/{issued.uuid}/value").status_code == 403
    assert program("khacvp").get(f"{API}/campaigns/{issued.uuid}").status_code == 404


def test_what_is_known_already_is_not_sent_again(world, issued, program):
    office = program("chanh")
    url = f"{API}/campaigns/{issued.uuid}/value"
    tag = office.get(url)["ETag"]
    again = office.get(url, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert office.get(url, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_consolidation_is_a_job_and_opens_down_to_the_cell(world, issued, program, hand_in):
    receipt = hand_in("bithu1", "K.01", "7").json()["receipt"]
    office = program("chanh")
    asked = office.post(f"{API}/campaigns/{issued.uuid}/consolidations", "{}", content_type="application/json")
    assert asked.status_code == 202, asked.content.decode()
    job = office.get(f"{API}/jobs/{asked.json()['uuid']}").json()
    assert (job["state"], job["progress"], job["result_words"]) == ("done", 100, "Bản 1 từ 1/4 báo cáo.")
    whole = office.get(job["result"]).json()
    row = next(each for each in whole["indicators"] if each["code"] == "CT01")
    assert row["parts"][0]["cell"]
    assert [each["receipt"] for each in whole["submissions"]] == [receipt]
    assert len(office.get(f"{API}/campaigns/{issued.uuid}/consolidations").json()["items"]) == Consolidation.objects.count() == 1
    assert office.post(f"{API}/campaigns/{issued.uuid}/consolidations").status_code == 202  # without a body


def test_a_consolidation_is_the_offices(world, issued, program, hand_in):
    hand_in("bithu1", "K.01")
    url = f"{API}/campaigns/{issued.uuid}/consolidations"
    assert program("lanhdao").post(url).status_code == 403
    assert program("bithu1").post(url).status_code in (403, 404)
    assert program("bithu1").get(url).status_code == 404


def test_findings_of_a_report_are_read(world, issued, owed, program, hand_in):
    hand_in("chanh", "K.01", "ba người")
    rows = program("chanh").get(f"{API}/findings?campaign={issued.uuid}").json()["items"]
    assert rows
    assert {each["organisation"] for each in rows} == {str(world.dv1.uuid)}
    assert all(each["message"] and each["basis"] for each in rows)


@pytest.mark.parametrize(
    ("method", "url", "status", "code"),
    [
        ("get", "/khong-co", 404, "api_not_found"),
        ("get", "/organisations/0190a000-0000-7000-8000-000000000000", 404, "api_not_found"),
        ("get", "/organisations/abc", 404, "api_not_found"),
        ("delete", "/organisations", 405, "api_wrong_method"),
        ("get", "/figures", 422, "api_bad_request"),
        ("get", "/figures?campaign=abc", 422, "api_bad_request"),
    ],
)
def test_every_fault_has_one_shape(world, issued, program, method, url, status, code):
    answer = getattr(program("chanh"), method)(f"{API}{url}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert set(answer.json()) == {"code", "message", "place"}


def test_a_bug_is_told_by_a_number(world, issued, program, monkeypatch):
    def crash(*_):
        raise ZeroDivisionError("CANARY")

    monkeypatch.setattr("nhiemky.web.api.reading._organisation", crash)
    answer = program("chanh").get(f"{API}/organisations")
    assert (answer.status_code, answer.json()["code"]) == (500, "api_crashed")
    assert b"CANARY" not in answer.content


def test_lists_are_a_fixed_number_of_queries(world, issued, program, django_assert_max_num_queries):
    office = program("chanh")
    for url in ("/organisations", f"/campaigns/{issued.uuid}/obligations", "/submissions", f"/figures?campaign={issued.uuid}"):
        office.get(f"{API}{url}")
        with django_assert_max_num_queries(8):
            office.get(f"{API}{url}")
