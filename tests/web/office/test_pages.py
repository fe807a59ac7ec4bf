"""The office's pages by a browser without scripts: every form posts and redirects, every refused one says why."""

from __future__ import annotations

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from web.office.conftest import table

from nhiemky.web.office.models import CallLog, IntakeBatch, Reminder
from nhiemky.web.reports.models import Revision


def page(client, name, *args, **query):
    answer = client.get(reverse(name, args=args), query)
    return answer, answer.content.decode() if not answer.streaming else ""


def test_the_board_its_workbook_and_a_unit(world, issued, after):
    client = world.client("chanh")
    answer, words = page(client, "office:board")
    assert answer.status_code == 200
    assert "đã quá hạn từ hết ngày 29/5/2023" in words
    assert "Quá hạn 2 ngày" in words
    assert 'name="unit" value="K.01"' in words
    book = load_workbook(BytesIO(client.get(reverse("office:workbook")).content))
    assert [cell.value for cell in book.active[4]][:4] == [1, "Sở, ngành", "Đảng bộ Sở Gió", "Quá hạn 2 ngày"]
    answer, words = page(client, "office:unit", world.dv1.uuid)
    assert "Chưa xác nhận đã nhận văn bản" in words


def test_an_empty_filter_says_so_and_offers_the_way_out(world, issued, after):
    _, words = page(world.client("chanh"), "office:board", tt="da-duyet")
    assert "Không có đơn vị nào" in words
    assert "Bỏ lọc" in words


def test_rows_of_a_branch_come_alone_for_htmx(world, issued, after):
    client = world.client("chanh")
    answer = client.get(reverse("office:rows"), {"nhanh": "Doanh nghiệp", "nhom": "n2"}, headers={"HX-Request": "true"})
    words = answer.content.decode()
    assert "<html" not in words
    assert words.count('data-under="n2"') == 2


def test_a_leader_reads_the_board_and_cannot_act(world, issued, after):
    client = world.client("lanhdao")
    _, words = page(client, "office:board")
    assert "data-bar" not in words
    answer = client.post(reverse("office:send"), {"unit": "K.01", "until": "2/6/2023", "notice": "on"})
    assert answer.status_code == 403
    assert not Reminder.objects.exists()


def test_chasing_from_the_board_to_the_letter_and_back(world, issued, after):
    client = world.client("chanh")
    dialog = client.post(reverse("office:compose"), {"unit": ["K.01", "K.02"]})
    assert "Gửi đôn đốc 2 đơn vị" in dialog.content.decode()
    sent = client.post(
        reverse("office:send"),
        {"unit": ["K.01", "K.02"], "until": "2/6/2023", "notice": "on", "letter": "on", "words": "Xin gửi sớm."},
        follow=True,
    )
    words = sent.content.decode()
    assert "Đã gửi đôn đốc 2 đơn vị" in words
    assert "Đợt “Sơ kết giữa nhiệm kỳ 2020 - 2025”, đến ngày 31/5 còn 2 đơn vị chưa gửi đủ" in words
    chased = Reminder.objects.get()
    client.post(reverse("office:letter", args=[chased.uuid]), {"number": "41", "on": "31/5/2023"})
    letter = Document(BytesIO(client.get(reverse("office:letter_file", args=[chased.uuid])).content))
    said = "\n".join(cell.text for table in letter.tables for row in table.rows for cell in row.cells)
    assert "41-CV/ĐUK" in said
    assert "Đảng bộ Sở Gió" in said
    assert Document(BytesIO(client.get(reverse("office:calls_file", args=[chased.uuid])).content)).tables
    client.post(reverse("office:call", args=[world.dv1.uuid]), {"words": "hứa gửi chiều nay", "lan": str(chased.uuid)})
    assert CallLog.objects.get().reminder == chased
    client.post(reverse("office:undo", args=[chased.uuid]))
    chased.refresh_from_db()
    assert chased.undone_at
    assert page(client, "office:reminders")[0].status_code == 200


def test_a_refused_reminder_keeps_what_was_typed(world, issued, after):
    answer = world.client("chanh").post(reverse("office:send"), {"unit": "K.01", "until": "hôm nào đó", "words": "Lời nhắn dài"})
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "Chưa gửi được" in words
    assert "Lời nhắn dài" in words
    assert not Reminder.objects.exists()


def test_more_time_is_given_for_chosen_reports_only(world, issued, owed, after):
    client = world.client("chanh")
    data = {"unit": "K.03", "report": "o2", "until": "5/6/2023", "reason": "chờ kiểm toán", "grantor": "đồng chí Phó Bí thư"}
    answer = client.post(reverse("office:grant", args=["gia-han"]), data, follow=True)
    assert "Đã gia hạn 1 báo cáo của 1 đơn vị" in answer.content.decode()
    assert owed("K.03", "o2").extended_until is not None
    assert owed("K.03", "o1").extended_until is None
    too_early = client.post(reverse("office:grant", args=["gia-han"]), {**data, "until": "1/5/2023"})
    assert too_early.status_code == 422
    assert "Chưa ghi được" in too_early.content.decode()


def test_the_word_reports_of_a_day(world, issued, after):
    client = world.client("chanh")
    for kind, word in (("tien-do", "tiến độ thực hiện"), ("ket-qua", "kết quả thực hiện"), ("tom-tat", "tiến độ sơ kết")):
        answer = client.get(reverse("office:papers"), {"tai": "1", "kind": kind, "day": "31/5/2023", "on": "31/5/2023"})
        document = Document(BytesIO(answer.content))
        assert word in "\n".join(paragraph.text for paragraph in document.paragraphs)
    tomorrow = client.get(reverse("office:papers"), {"tai": "1", "kind": "tien-do", "day": "1/6/2023", "on": "31/5/2023"})
    assert tomorrow.status_code == 422


def test_receiving_from_the_upload_to_the_receipts(world, issued, after):
    client = world.client("chanh")
    files = [
        SimpleUploadedFile("gio.csv", table("Đảng bộ Sở Gió")),
        SimpleUploadedFile("khong ro.csv", table("Đảng bộ CTCP Đồng Muốn")),
    ]
    answer = client.post(reverse("office:intake"), {"files": files, "received_on": "29/5/2023", "received_from": "USB"}, follow=True)
    words = answer.content.decode()
    assert "1 tệp cần trả lời" in words
    assert "gần giống" in words
    batch = IntakeBatch.objects.get()
    asked = batch.files.get(state="ask")
    wrong = client.post(reverse("office:settle", args=[asked.uuid]), {"unit": "", "report": "o2"})
    assert wrong.status_code == 422
    client.post(reverse("office:settle", args=[asked.uuid]), {"unit": "K.03", "unit_other": "", "report": "o2"})
    answer = client.post(reverse("office:confirm", args=[batch.uuid]), follow=True)
    words = answer.content.decode()
    assert "In 2 phiếu" in words
    assert Revision.objects.count() == 2
    assert all(revision.receipt in words for revision in Revision.objects.all())


def test_an_upload_without_files_says_what_to_do(world, issued, after):
    answer = world.client("chanh").post(reverse("office:intake"), {"received_on": "31/5/2023"})
    assert answer.status_code == 422
    assert "Hãy chọn các tệp" in answer.content.decode()


def test_notices_are_listed_and_read(world, issued, after):
    client = world.client("vanthu1")
    _, words = page(client, "office:notices")
    assert "thông báo chưa đọc" in words
    client.post(reverse("office:read_all"))
    assert "Đã đọc hết" in page(client, "office:notices")[1]


def test_pages_of_the_office_are_not_for_units(world, issued, after):
    client = world.client("vanthu1")
    for name in ("office:intake", "office:papers", "office:reminders"):
        assert client.get(reverse(name)).status_code == 404


def test_without_a_campaign_the_board_says_how_to_begin(world, morning):
    assert "Chưa có đợt nào" in page(world.client("chanh"), "office:board")[1]
