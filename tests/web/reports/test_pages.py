"""The pages: what each person sees and may not see, and one story from first visit to acceptance by forms alone."""

import re
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web.reports.conftest import TEXTS, word_of

from nhiemky.web.reports import actions
from nhiemky.web.reports.models import Revision

II1 = "Phần thứ nhất/II/1"
PAGES = ("report", "upload", "check", "word", "outline_word")


def at(name, *args, muc=""):
    return reverse(f"reports:{name}", args=args) + (f"?muc={quote(muc)}" if muc else "")


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_tasks_say_what_is_due_until_when_and_whose_move(world, round_):
    page = words(world.client("vanthu1").get(at("tasks")))
    assert "Đảng bộ Sở Gió có 2 việc đến lượt mình , chưa việc nào quá hạn." in page
    assert "Hết ngày 29/5/2023 , còn 14 ngày" in page
    assert "Kế hoạch ghi “trước ngày 30/5/2023”" in page
    assert "Trần Quốc Khải" in page
    assert "Chi bộ Báo Sông" not in page


def test_the_first_visit_asks_for_the_contact_and_then_no_more(world, round_):
    client = world.client("vanthu1")
    assert client.post(at("confirm_receipt"), {"contact_name": "", "contact_phone": ""}).status_code == 422
    client.post(at("confirm_receipt"), {"contact_name": "Mai Thị Kim Loan", "contact_phone": "0900 000 112"})
    page = words(client.get(at("tasks")))
    assert "Bắt đầu đợt, ba bước" not in page
    assert "0900 000 112" in page


def test_autosave_answers_json_and_a_clash_brings_both_texts(world, round_):
    clerk, secretary = world.client("vanthu1"), world.client("bithu1")
    address = at("save", round_.report.uuid, muc=II1)
    said = clerk.post(address, {"text": "Của văn thư", "version": "0"}, headers={"X-Requested-With": "autosave"})
    assert (said.status_code, said.json()["version"], said.json()["saved_at"]) == (200, 1, "08:15")
    clash = secretary.post(address, {"text": "Của bí thư", "version": "0"}, headers={"X-Requested-With": "autosave"})
    assert clash.status_code == 409
    assert "Của văn thư" in clash.content.decode()
    assert "Của bí thư" in clash.content.decode()
    assert "<dialog" in clash.content.decode()
    assert secretary.post(address, {"text": "Của bí thư", "version": "0"}).status_code == 409
    assert "Của văn thư" in words(clerk.get(at("report", round_.report.uuid, muc=II1)))


@pytest.mark.parametrize("page", PAGES)
def test_another_unit_and_a_foreign_office_find_nothing_there(world, round_, page):
    for who in ("vanthu2", "khacvp", "khacnguoi"):
        assert world.client(who).get(at(page, round_.report.uuid)).status_code == 404


def test_nobody_above_reads_a_draft_before_it_is_sent_on(world, round_):
    actions.save_section(world.actor("vanthu1"), actions.draft_of(world.actor("vanthu1"), round_.report), II1, "Chữ nháp riêng", 0)
    for who in ("chanh", "uyvien", "lanhdao"):
        assert world.client(who).get(at("report", round_.report.uuid)).status_code == 404
    round_.report.refresh_from_db()
    actions.send_draft(world.actor("vanthu1"), round_.report)
    page = words(world.client("uyvien").get(at("report", round_.report.uuid, muc=II1), follow=True))
    assert "Chữ nháp riêng" in page
    assert "Lưu nháp" not in page


def test_who_is_above_reads_what_was_handed_in_not_what_is_written_since(world, round_):
    secretary = world.actor("bithu1")
    revision = actions.submit_report(secretary, round_.report, name="a.docx", data=word_of(), door="word")
    round_.report.refresh_from_db()
    actions.save_section(secretary, actions.draft_of(secretary, round_.report), II1, "Chữ viết sau khi nộp", 0)
    office = world.client("chanh")
    assert office.get(at("report", round_.report.uuid))["Location"] == at("submission", revision.uuid)
    assert office.get(at("word", round_.report.uuid)).status_code == 404


def test_the_story_by_forms(world, round_):
    clerk, secretary, office = world.client("vanthu1"), world.client("bithu1"), world.client("chanh")
    upload = SimpleUploadedFile("bao cao.docx", word_of())
    assert clerk.post(at("upload", round_.report.uuid), {"file": upload}).status_code == 302
    check = words(clerk.get(at("check", round_.report.uuid)))
    assert "Không có chỗ nào phải sửa" in check
    assert "Còn 4 mục đã viết mà chưa đánh dấu xong: I, II.1, II.2, I." in check
    for path in TEXTS:
        clerk.post(at("mark", round_.report.uuid, muc=path), {"viec": "xong"})
    assert clerk.post(at("check", round_.report.uuid), {"viec": "nop"}).status_code == 422
    assert clerk.post(at("check", round_.report.uuid), {"viec": "trinh"}).status_code == 302
    done = secretary.post(
        at("check", round_.report.uuid), {"viec": "nop", "symbol": "31-BC/ĐU", "day": "12/5/2023", "signer": "Phan Hoài Nam"}
    )
    receipt = words(secretary.get(done["Location"]))
    for said in ("K.01-2023-0001", "Số 31-BC/ĐU, ngày 12/5/2023, đồng chí Phan Hoài Nam ký", "Báo cáo, 4/4 mục"):
        assert said in receipt
    assert secretary.get(done["Location"] + "?dang=word").content[:2] == b"PK"
    revision = Revision.objects.get()
    assert "Đảng bộ Sở Gió" in words(office.get(at("queue")))
    page = office.get(at("submission", revision.uuid))
    assert "Thu ngân sách đạt 103% dự toán." in words(page)
    file = office.get(at("download", revision.uuid, "tep"))
    assert file["Content-Disposition"].startswith("attachment")
    assert office.post(at("return", revision.uuid), {"diem-0": ""}).status_code == 422
    office.post(at("return", revision.uuid), {"diem-0": "Nêu rõ số.", "cho-0": II1})
    back = words(clerk.get(at("report", round_.report.uuid, muc=II1)))
    assert "Nêu rõ số." in back
    assert "Trả lại" in back
    section = round_.report.draft.sections.get(path=II1)
    clerk.post(at("save", round_.report.uuid, muc=II1), {"text": "Thu ngân sách đạt 45 tỷ đồng, 103% dự toán.", "version": section.version})
    assert "1 góp ý chưa trả lời" in words(secretary.get(at("check", round_.report.uuid)))
    secretary.post(at("check", round_.report.uuid), {"viec": "nop"})
    second = Revision.objects.get(number=2)
    difference = office.get(at("submission", second.uuid)).content.decode()
    assert "<ins>45 tỷ đồng,</ins>" in difference
    office.post(at("accept", second.uuid))
    assert "Đã duyệt" in words(clerk.get(at("tasks")))


def test_get_never_writes(world, round_, django_assert_num_queries):
    from nhiemky.web.audit.models import AuditEvent
    from nhiemky.web.reports.models import Draft

    client = world.client("vanthu1")
    for page in ("tasks", "events", "appendix_form"):
        assert client.get(at(page)).status_code == 200
    for page in PAGES:
        assert client.get(at(page, round_.report.uuid)).status_code == 200
    assert not AuditEvent.objects.exists()
    assert not Draft.objects.exists()


def test_a_file_that_holds_nothing_is_told_on_the_page(world, round_):
    answer = world.client("vanthu1").post(at("upload", round_.report.uuid), {"file": SimpleUploadedFile("a.docx", b"khong phai word")})
    assert answer.status_code == 422
    assert "Chưa đưa được tệp vào" in words(answer)


def test_met_outside_by_its_form(world, round_):
    office = world.client("chanh")
    assert office.post(at("outside", round_.report.uuid), {"number": "5"}).status_code == 422
    office.post(at("outside", round_.report.uuid), {"number": "5-BC/ĐU", "on": "12/5/2023", "received_by": "Hạnh", "kept_at": "Tủ 2"})
    assert "Đã nhận ngoài chương trình" in words(world.client("vanthu1").get(at("tasks")))
    assert world.client("vanthu1").get(at("outside", round_.report.uuid)).status_code == 403


def test_what_waits_for_the_office_comes_by_pages_the_longest_waiting_first(world, round_, monkeypatch):
    from nhiemky.web.reports.pages import office

    monkeypatch.setattr(office, "PAGE", 1)
    secretary = world.actor("bithu1")
    for obligation, name in ((round_.report, "bao cao.docx"), (round_.appendix, "phu luc.csv")):
        data = (
            word_of(TEXTS) if name.endswith("docx") else "TT;Chỉ tiêu;Đơn vị tính;Thực hiện\n1;Kết nạp đảng viên mới;đảng viên;5\n".encode()
        )
        actions.submit_report(secretary, obligation, name=name, data=data, door="word")
    first, second = (words(world.client("chanh").get(at("queue"), {"trang": number})) for number in (1, 2))
    assert "2 báo cáo đang chờ văn phòng xem" in first
    assert "Trang 1/2, dòng 1 đến 1 của 2 Trang sau" in first
    assert "Trang trước Trang 2/2" in second
    assert str(round_.report.requirement) in first
    assert str(round_.appendix.requirement) in second
