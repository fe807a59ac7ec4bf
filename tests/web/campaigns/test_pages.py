"""The office's way from a draft to an issued campaign, page by page, and what a unit sees of it."""

from __future__ import annotations

import io
import json
from zipfile import ZipFile

import pytest
from django.urls import reverse
from tests.web.conftest import setting_up

from nhiemky.flows.campaign import campaign_from_directive, parse_campaign
from nhiemky.flows.read_file import read_bytes
from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.campaigns.value import value_of, working_value

pytestmark = pytest.mark.django_db


def url(name: str, campaign: Campaign, *more: str) -> str:
    return reverse(f"campaigns:{name}", args=[campaign.uuid, *more])


def text(response) -> str:
    return response.content.decode()


def post(client, address: str, **data):
    return client.post(address, data)


@pytest.fixture
def office(world, morning):
    return world.client("chanh")


def test_the_list_says_what_runs_and_what_to_do_where_nothing_does(office, draft):
    assert "1 chưa phát hành" in text(office.get(reverse("campaigns:list")))


def test_an_empty_list_says_what_to_do(office, world):
    assert "Tạo đợt từ văn bản" in text(office.get(reverse("campaigns:list")))
    assert "Khi cấp trên phát hành đợt" in text(world.client("vanthu1").get(reverse("campaigns:list")))


def test_a_campaign_is_made_by_hand(office, world):
    response = post(
        office, reverse("campaigns:create"), version="0", title="Kiểm điểm năm 2023", cut_off="11/2023", name="Đảng ủy Khối Nam Thuận",
        change_targets="forbidden", add_targets="free", add_tasks="free",
    )  # fmt: skip
    campaign = Campaign.objects.get()
    assert response.url == url("requirement_new", campaign)
    value = value_of(campaign)
    assert (value.title, value.cut_off, value.policies.change_targets) == ("Kiểm điểm năm 2023", "2023-11", "forbidden")
    form = text(office.get(url("requirement_new", campaign)))
    assert "Việc phải làm" in form
    response = post(
        office, url("requirement_new", campaign), version=str(campaign.version), what="gửi báo cáo kiểm điểm", who="Chi bộ, đảng bộ cơ sở",
        deliverable="report", bound="before", on="10/12/2023", time="11:00", submit_to="Ban Thường vụ Đảng ủy Khối", via="Văn phòng",
    )  # fmt: skip
    assert response.status_code == 302
    campaign.refresh_from_db()
    (asked,) = value_of(campaign).requirements
    assert asked.wording == "trước 11 giờ ngày 10/12/2023" and asked.time == "11:00" and asked.last_day.isoformat() == "2023-12-10"


def test_a_refused_form_says_what_and_keeps_what_was_typed(office, draft):
    response = post(
        office, url("requirement_new", draft), version=str(draft.version), what="gửi báo cáo", deliverable="report", bound="before",
        on="10/12/2023", wording="trước ngày 12/12/2023",
    )  # fmt: skip
    assert response.status_code == 422 and "Lời văn ghi ngày khác" in text(response) and "12/12/2023" in text(response)


def test_a_stale_form_is_told_and_can_be_sent_again(office, draft):
    data = {"version": str(draft.version - 1), "what": "việc mới", "lead": "Văn phòng"}
    response = office.post(url("task_new", draft), data)
    assert response.status_code == 422 and "việc mới" in text(response)
    assert office.post(url("task_new", draft), {**data, "version": str(draft.version)}).status_code == 302


def test_requirements_tasks_outlines_and_indicators_are_changed_and_dropped(office, draft):
    office.post(url("task", draft, "v1"), {"version": draft.version, "what": "việc khác", "lead": "Văn phòng", "last_day": "10/5/2023"})
    draft.refresh_from_db()
    assert value_of(draft).tasks[0].wording == "chậm nhất ngày 10/5/2023"
    office.post(url("outline", draft, "l1"), {"version": draft.version, "title": "ĐỀ CƯƠNG", "subtitle": "báo cáo", "words": "I- A\n1. B"})
    draft.refresh_from_db()
    assert [node.title for node in value_of(draft).outlines[0].nodes] == ["A"]
    office.post(url("indicators", draft), {"version": draft.version, "words": "Kết nạp đảng viên\tđảng viên\t30\nSáng kiến\tsáng kiến"})
    draft.refresh_from_db()
    assert [(row.code, row.target) for row in value_of(draft).indicators] == [("CT01", "30"), ("CT02", None)]
    assert office.post(url("outline_remove", draft, "l1")).status_code == 302
    draft.refresh_from_db()
    assert value_of(draft).outlines == () and value_of(draft).requirements[0].outline is None
    assert office.post(url("requirement_remove", draft, "khong-co")).status_code == 404


def test_a_campaign_is_copied_to_other_days(office, issued):
    response = office.post(url("copy", issued), {"title": "Sơ kết năm 2024", "first": "8/5/2024"})
    new = Campaign.objects.get(title="Sơ kết năm 2024")
    assert response.url == url("campaign", new) and new.copied_from == issued
    assert value_of(new).requirements[0].wording == "trước ngày 29/5/2024" and value_of(new).units == ()


def test_the_roster_page_ticks_everybody_at_first_and_the_pilot_by_name(office, world, chanh):
    from tests.web.campaigns.samples import CAMPAIGN

    from nhiemky.web.campaigns import actions

    campaign = actions.create_campaign(chanh, world.khoi, CAMPAIGN)
    page = text(office.get(url("roster", campaign)))
    assert page.count(" checked") == 5 and "Ban Tổ chức" not in page
    assert office.post(url("roster", campaign), {}).status_code == 422
    response = office.post(url("roster", campaign), {"unit": ["K.01", "K.02"], "pilot": ["K.01"]})
    assert response.url == url("review", campaign)
    campaign.refresh_from_db()
    value = value_of(campaign)
    assert [(unit.id, unit.pilot) for unit in value.units] == [("K.01", True), ("K.02", False)]
    assert value.groups[0].units == ("K.01",)


def test_a_list_in_a_file_chooses_its_units_and_brings_targets(office, draft):
    sheet = "Tên đơn vị;Làm điểm\nĐảng bộ Sở Gió;x\nChi bộ Ga Nam;\nChi bộ Nơi Lạ;\n".encode()
    upload = io.BytesIO(sheet)
    upload.name = "danh-sach.csv"
    response = office.post(url("roster_file", draft), {"file": upload})
    assert "Chi bộ Nơi Lạ (không có đơn vị này)" in text(response)
    draft.refresh_from_db()
    assert [(unit.id, unit.pilot) for unit in value_of(draft).units] == [("K.01", True), ("K.04", False)]


def test_issue_by_page_tells_who_gets_what_first(office, draft):
    page = text(office.get(url("review", draft)))
    assert "12 lượt việc" in page and "Mỗi đơn vị sẽ nhận gì" in page
    response = office.post(url("issue", draft), {"reason": ""})
    assert response.url == url("campaign", draft)
    assert Obligation.objects.filter(campaign=draft, entry__own=False).count() == 12
    assert "Tải bộ biểu 4 đơn vị" in text(office.get(url("campaign", draft)))


def test_a_high_finding_asks_for_its_reason_on_the_page(office, draft, chanh):
    from dataclasses import replace
    from datetime import date

    from tests.web.campaigns.samples import OWN, REPORT

    from nhiemky.web.campaigns import actions

    held = replace(OWN, id="o8", what="tổ chức hội nghị của Đảng bộ Khối", last_day=date(2023, 5, 29))
    actions.save_value(chanh, draft, replace(value_of(draft), requirements=(REPORT, held)), draft.version)
    response = office.post(url("issue", draft), {})
    assert response.status_code == 422 and "Cần ghi lý do" in text(response)
    assert office.post(url("issue", draft), {"reason-1": "Đã hẹn đơn vị"}).status_code == 302
    assert "Đã hẹn đơn vị" in text(office.get(url("campaign", draft)))


def test_a_change_after_issue_waits_until_the_next_version(office, issued, world):
    office.post(url("task_new", issued), {"version": issued.version, "what": "việc mới", "lead": "Văn phòng"})
    issued.refresh_from_db()
    page = text(office.get(url("campaign", issued)))
    assert "1 chỗ đã sửa chưa phát hành" in page and "Xem lại và phát hành bản mới" in page
    assert "việc mới" not in text(world.client("vanthu1").get(url("campaign", issued)))
    assert office.post(url("issue", issued), {"reason": ""}).status_code == 422
    assert office.post(url("issue", issued), {"reason": "bổ sung"}).status_code == 302
    office.post(url("task_new", issued), {"version": Campaign.objects.get(pk=issued.pk).version, "what": "x", "lead": "y"})
    assert office.post(url("drop_changes", issued)).status_code == 302
    issued.refresh_from_db()
    assert issued.next_value == "" and working_value(issued) == value_of(issued)


def test_excuses_go_by_the_obligations_named_in_the_address(office, issued):
    rows = list(Obligation.objects.filter(campaign=issued, entry__unit_id="K.01", requirement__key__in=("o1", "o2")))
    ids = [str(row.uuid) for row in rows]
    page = office.get(url("extend", issued), {"viec": ids})
    assert "Gia hạn 2 việc" in text(page)
    data = {"viec": ids, "until": "5/6/2023", "reason": "Sáp nhập", "grantor": "Bí thư", "ve": reverse("campaigns:list")}
    assert office.post(url("extend", issued), data).url == reverse("campaigns:list")
    assert office.post(url("extend", issued), data).status_code == 422
    assert office.post(url("waive", issued), {"viec": ids, "reason": "Giải thể"}).status_code == 302
    assert office.post(url("reopen", issued), {"viec": ids, "reason": "Hoãn"}).status_code == 302
    assert {row.state for row in Obligation.objects.filter(pk__in=[row.pk for row in rows])} == {"open"}
    assert "Chưa chọn việc nào" in text(office.get(url("waive", issued)))
    assert office.get(url("extend", issued), {"viec": "khong-phai"}).status_code == 404


def test_a_unit_sees_its_own_business_answers_and_takes_its_kit(issued, world):
    clerk = world.client("vanthu1")
    page = text(clerk.get(url("campaign", issued)))
    assert "Gửi báo cáo sơ kết".lower() in page.lower() and "Ban Tổ chức" not in page and "Tải campaign.json" not in page
    assert "Báo cáo chuyên đề" in page and "Có làm" in page
    row = Obligation.objects.get(campaign=issued, entry__unit_id="K.01", requirement__key="o3")
    assert clerk.post(reverse("campaigns:answer", args=[row.uuid]), {"wanted": "0"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "declined"
    data = {"contact_name": "Mai Thị Kim Loan", "contact_phone": "0900", "don-vi": "K.01"}
    assert clerk.post(url("acknowledge", issued), data).status_code == 302
    assert "Đã báo nhận văn bản" in text(clerk.get(url("campaign", issued)))
    kit = ZipFile(io.BytesIO(clerk.get(url("kit", issued)).content))
    assert kit.namelist()[0] == "0-doc-truoc.txt" and any("so-gio" in name for name in kit.namelist())
    assert clerk.get(url("kit", issued), {"don-vi": "K.02"}).status_code == 404
    assert clerk.get(url("kit", issued), {"tat-ca": "1"}).status_code in (403, 404)


def test_the_office_takes_all_kits_the_json_and_the_own_directive(office, issued):
    assert len(ZipFile(io.BytesIO(office.get(url("kit", issued), {"tat-ca": "1"}).content)).namelist()) == 4
    assert parse_campaign(office.get(url("json", issued)).content.decode()) == value_of(issued)
    asked = {"tai": "1", "doc_type": "kế hoạch", "number": "112", "on": "26/4/2023", "bases": "Kế hoạch số 127-KH/TU của Tỉnh ủy"}
    word = office.get(url("own_paper", issued), asked).content
    _, directive = read_bytes(word, "ke-hoach.docx")
    read = campaign_from_directive(directive)
    assert read.directive.symbol == "112-KH/ĐUK" and read.title == value_of(issued).title
    assert [asked.what for asked in read.requirements] == [asked.what for asked in value_of(issued).requirements]
    assert office.get(url("own_paper", issued), {**asked, "on": "không"}).status_code == 422


def test_a_stranger_sees_nothing(issued, draft, world):
    for name in ("campaign", "kit", "review", "roster", "json", "own_paper", "basics", "extend", "acknowledge"):
        assert world.client("khacvp").get(url(name, issued)).status_code == 404


def test_a_leader_looks_and_does_not_touch(issued, world):
    leader = world.client("lanhdao")
    assert leader.get(url("campaign", issued)).status_code == 200
    assert leader.get(url("basics", issued)).status_code == 403
    assert leader.post(url("close", issued), {}).status_code == 403


def test_a_task_is_done_and_a_campaign_closed(office, issued):
    assert office.post(url("task_done", issued, "v1"), {"done": "1"}).status_code == 302
    assert "Đã xong" in text(office.get(url("campaign", issued)))
    assert office.post(url("choose", issued)).status_code == 302
    assert office.post(url("close", issued), {"reason": "xong"}).status_code == 302
    assert "Đã kết thúc" in text(office.get(url("campaign", issued)))
    assert json.loads(Campaign.objects.get(pk=issued.pk).value)["title"] == issued.title


def test_an_own_duty_is_done_late_and_opened_again(office, issued):
    page = text(office.get(url("campaign", issued)))
    assert "Quá hạn" in page and "Ghi đã xong" in page
    assert office.post(url("own_done", issued, "o9")).status_code == 302
    row = Obligation.objects.get(campaign=issued, requirement__key="o9")
    assert (row.state, row.turn, row.late) == ("accepted", "done", True)
    assert "xong muộn" in text(office.get(url("campaign", issued)))
    assert office.post(url("own_done", issued, "o1")).status_code == 404
    assert office.post(url("reopen", issued), {"viec": [str(row.uuid)], "reason": "Sửa lại"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "returned"


def test_what_was_granted_stands_on_the_page_with_its_reason(office, issued):
    rows = Obligation.objects.filter(campaign=issued, entry__unit_id="K.02", requirement__key__in=("o1", "o2")).order_by("requirement__key")
    one, two = (str(row.uuid) for row in rows)
    office.post(url("extend", issued), {"viec": [one], "until": "5/6/2023", "reason": "Sáp nhập", "grantor": "Bí thư", "document": "CV 41"})
    office.post(url("waive", issued), {"viec": [two], "reason": "Giải thể", "grantor": "Ban Thường vụ"})
    page = text(office.get(url("campaign", issued)))
    assert "Gia hạn đến 05/6/2023" in page and "Bí thư, CV 41" in page and "Giải thể" in page and "Ban Thường vụ" in page


def test_a_campaign_is_found_by_its_words(office, issued, world):
    found = text(office.get("/tim/", {"q": "so ket giua"}))
    assert issued.title in found
    assert issued.title not in text(world.client("khacvp").get("/tim/", {"q": "so ket giua"}))


def test_a_unit_that_was_merged_after_issue_is_told_of_on_the_page(office, issued):
    with setting_up():
        RosterEntry.objects.filter(campaign=issued, unit_id="K.03").update(rebased="Hợp nhất, sáp nhập từ ngày 01/6/2023: Đảng bộ Mới")
    page = text(office.get(url("campaign", issued)))
    assert "Đảng bộ CTCP Đồng Muối: Hợp nhất, sáp nhập từ ngày 01/6/2023" in page and "sửa danh sách đơn vị" in page
