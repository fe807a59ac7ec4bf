"""The pages of a list of targets: read first, confirmed row by row, requests answered by the office above."""

import json

import pytest
from appendix_world import campaign_of
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web_setup import setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.web.campaigns.models import Campaign, Document, Reading
from nhiemky.web.files.models import Blob
from nhiemky.web.targets.actions import change_target
from nhiemky.web.targets.models import Indicator, KeyTask, Resolution, Target, TargetRequest

RESOLUTION = """ĐẢNG ỦY KHỐI NAM THUẬN
ĐẢNG ỦY SỞ GIÓ
*
Số 03-NQ/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Nam Thuận, ngày 15 tháng 6 năm 2020

NGHỊ QUYẾT
Đại hội Đảng bộ Sở Gió, nhiệm kỳ 2020 - 2025

I- MỤC TIÊU, CHỈ TIÊU
1. Kết nạp ít nhất 25 đảng viên mới trong nhiệm kỳ.
2. Tỷ lệ thất thoát nước dưới 16%.
"""


@pytest.fixture
def client(world, morning):
    with setting_up():
        campaign_of(world)
    return world.client("vanthu1")


def page(client, world, name="list", organisation=None, **sent):
    address = reverse(f"targets:{name}", args=[(organisation or world.dv1).uuid])
    return client.post(address, sent) if sent else client.get(address)


def confirmed(client, world, *rows, **more):
    sent = {"step": "confirm", "term": "2020 - 2025", **more}
    for number, (statement, unit, words, serves) in enumerate(rows, 1):
        sent |= {
            f"take-{number}": "1",
            f"statement-{number}": statement,
            f"unit-{number}": unit,
            f"words-{number}": words,
            f"serves-{number}": serves,
        }
    return page(client, world, "write", **sent)


def test_an_empty_list_says_what_to_do(client, world):
    words = page(client, world).content.decode()
    assert "Chưa ghi chỉ tiêu nào" in words
    assert reverse("targets:write", args=[world.dv1.uuid]) in words


def test_my_own_list_opens_without_its_address(world, client):
    assert client.get(reverse("targets:own")).url == reverse("targets:list", args=[world.dv1.uuid])
    assert world.client("chanh").get(reverse("targets:own")).url == reverse("targets:list", args=[world.khoi.uuid])


def test_pasted_lines_are_shown_with_their_matches_before_anything_is_saved(client, world):
    read = page(client, world, "write", text="Kết nạp ít nhất 25 đảng viên mới trong nhiệm kỳ\nHiến máu | người | 40\nMỤC TIÊU\n")
    words = read.content.decode()
    assert read.status_code == 200
    assert 'value="từ 25"' in words
    assert '<option value="CT06" selected>' in words
    assert "Dòng không phải chỉ tiêu" in words
    assert not Indicator.objects.exists()


def test_confirmed_rows_are_listed_and_shown(client, world):
    done = confirmed(client, world, ("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "25", "CT06"), ("Hiến máu", "người", "40", ""))
    assert done.url == reverse("targets:list", args=[world.dv1.uuid])
    words = page(client, world).content.decode()
    assert "2 chỉ tiêu, 1 chỉ tiêu khớp với đợt" in words
    assert "riêng của đơn vị" in words


def test_a_resolutions_file_is_read_kept_and_handed_out(client, world):
    read = page(client, world, "write", file=SimpleUploadedFile("nghi-quyet.txt", RESOLUTION.encode()))
    words = read.content.decode()
    assert 'value="03-NQ/ĐU"' in words
    signed = words.split('name="file" value="')[1].split('"')[0]
    confirmed(client, world, ("Tỷ lệ thất thoát nước", "%", "dưới 16", "CT04"), file=signed, symbol="03-NQ/ĐU", on="15/6/2020")
    resolution = Resolution.objects.get()
    assert (resolution.symbol, resolution.file_name) == ("03-NQ/ĐU", "nghi-quyet.txt")
    there = reverse("targets:file", args=[resolution.uuid])
    assert client.get(there).content.decode() == RESOLUTION
    assert world.client("vanthu2").get(there).status_code == 404


def test_another_file_cannot_be_put_in_its_place(client, world):
    confirmed(client, world, ("Hiến máu", "người", "40", ""), file="0" * 64 + ":5:ten.txt:khong-ky")
    assert Resolution.objects.get().file_id is None
    assert not Blob.objects.exists()


def test_what_cannot_be_read_is_said_and_nothing_kept(client, world):
    refused = page(client, world, "write", file=SimpleUploadedFile("thu.txt", "Kính gửi văn phòng.".encode()))
    assert refused.status_code == 422
    assert "không thấy chỉ tiêu nào" in refused.content.decode()
    assert page(client, world, "write", text=" ").status_code == 422
    assert confirmed(client, world).status_code == 422


def test_a_request_goes_to_the_office_and_its_answer_back(client, world):
    confirmed(client, world, ("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "25", "CT06"))
    there = reverse("targets:indicator", args=[Indicator.objects.get().uuid])
    assert "Gửi xin điều chỉnh" in client.get(there).content.decode()
    assert client.post(there, {"words": "28", "reason": "tăng biên chế"}).status_code == 302
    assert "Chờ cấp trên trả lời" in client.get(there).content.decode()
    office = world.client("chanh")
    assert "đổi từ <b>25</b> thành <b>28</b>" in office.get(reverse("targets:requests")).content.decode()
    asked = TargetRequest.objects.get()
    decide = reverse("targets:decide", args=[asked.uuid])
    assert office.post(decide, {"answer": "agreed"}).status_code == 422
    office.post(decide, {"answer": "agreed", f"{asked.pk}-document": "45-CV/ĐUK, ngày 12/6/2023"})
    assert list(Target.objects.values_list("raw", flat=True)) == ["25", "28"]
    assert "Đồng ý" in client.get(there).content.decode()


def test_a_match_is_settled_and_a_row_dropped_and_brought_back(client, world):
    confirmed(client, world, ("Hiến máu", "người", "40", ""))
    row = Indicator.objects.get()
    client.post(reverse("targets:match", args=[row.uuid]), {"serves": "CT03"})
    assert Indicator.objects.get().serves == "CT03"
    assert client.post(reverse("targets:match", args=[row.uuid]), {"serves": "CT99"}).status_code == 404
    client.post(reverse("targets:end", args=[row.uuid]))
    assert "Chưa ghi chỉ tiêu nào" in page(client, world).content.decode()
    client.post(reverse("targets:bring_back", args=[row.uuid]))
    assert "Hiến máu" in page(client, world).content.decode()


def test_nobody_outside_sees_a_list(world, client):
    confirmed(client, world, ("Hiến máu", "người", "40", ""))
    row = Indicator.objects.get()
    for who in ("vanthu2", "khacvp", "khacnguoi"):
        other = world.client(who)
        assert page(other, world).status_code == 404
        assert other.get(reverse("targets:indicator", args=[row.uuid])).status_code == 404
    assert page(world.client("lanhdao"), world).status_code == 200
    assert world.client("lanhdao").post(reverse("targets:write", args=[world.dv1.uuid]), {"text": "x"}).status_code == 403


def test_the_owners_list_is_matched_with_its_own_campaign(world, client):
    office = world.client("chanh")
    read = page(office, world, "write", world.khoi, text="Kết nạp đảng viên mới trong nhiệm kỳ: 2.500")
    assert '<option value="CT06" selected>' in read.content.decode()


TASKS = """ĐẢNG ỦY KHỐI NAM THUẬN
*
Số 01-NQ/ĐH
ĐẢNG CỘNG SẢN VIỆT NAM
Nam Thuận, ngày 15 tháng 6 năm 2020

NGHỊ QUYẾT
Đại hội Đảng bộ Khối, nhiệm kỳ 2020 - 2025

I- CHỈ TIÊU
1. Kết nạp ít nhất 25 đảng viên mới trong nhiệm kỳ.

II- NHIỆM VỤ TRỌNG TÂM
1. Đổi mới sinh hoạt chi bộ
2. Nâng cao chất lượng đội ngũ cán bộ

III- KHÂU ĐỘT PHÁ
1. Chuyển đổi số trong công tác đảng
"""


def test_key_tasks_read_from_a_resolution_are_corrected_and_confirmed_with_their_quotes(world, client):
    office = world.client("chanh")
    read = page(office, world, "write", world.khoi, file=SimpleUploadedFile("nghi-quyet.txt", TASKS.encode()))
    words = read.content.decode()
    assert 'name="task-words-1"' in words
    assert "Chuyển đổi số trong công tác đảng" in words
    assert not KeyTask.objects.exists()
    sent = {
        "task-take-1": "1", "task-kind-1": "key_task", "task-words-1": "Đổi mới  sinh hoạt", "task-quote-1": "Đổi mới sinh hoạt chi bộ",
        "task-kind-2": "key_task", "task-words-2": "Nâng cao chất lượng đội ngũ cán bộ", "task-quote-2": "",
        "task-take-3": "1", "task-kind-3": "breakthrough", "task-words-3": "Chuyển đổi số", "task-quote-3": "Chuyển đổi số trong công tác đảng",
        "quote-1": "Kết nạp ít nhất 25 đảng viên mới trong nhiệm kỳ.", "take-1": "1", "statement-1": "Kết nạp đảng viên mới",
        "unit-1": "đảng viên", "words-1": "25", "serves-1": "", "step": "confirm", "term": "2020 - 2025",
    }  # fmt: skip
    assert page(office, world, "write", world.khoi, **sent).status_code == 302
    assert sorted(KeyTask.objects.values_list("kind", "words", "quote")) == [
        ("breakthrough", "Chuyển đổi số", "Chuyển đổi số trong công tác đảng"),
        ("key_task", "Đổi mới sinh hoạt", "Đổi mới sinh hoạt chi bộ"),
    ]
    assert Indicator.objects.get().quote == "Kết nạp ít nhất 25 đảng viên mới trong nhiệm kỳ."
    refused = page(office, world, "write", world.khoi, **{**sent, "term": ""})
    assert refused.status_code == 422
    assert 'value="Chuyển đổi số trong công tác đảng"' in refused.content.decode()


def test_the_answering_document_is_kept_and_handed_out(client, world):
    confirmed(client, world, ("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "25", "CT06"))
    client.post(reverse("targets:indicator", args=[Indicator.objects.get().uuid]), {"words": "28", "reason": "tăng biên chế"})
    asked = TargetRequest.objects.get()
    file = SimpleUploadedFile("tra-loi.txt", "Công văn trả lời: đồng ý điều chỉnh.".encode())
    sent = {"answer": "agreed", f"{asked.pk}-document": "45-CV/ĐUK", f"{asked.pk}-file": file}
    assert world.client("chanh").post(reverse("targets:decide", args=[asked.uuid]), sent).status_code == 302
    there = reverse("targets:decision_file", args=[asked.uuid])
    assert "đồng ý điều chỉnh" in client.get(there).content.decode()
    assert world.client("vanthu2").get(there).status_code == 404


def test_a_refusal_quotes_the_sentence_of_the_campaigns_document(world, client):
    confirmed(client, world, ("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "25", "CT06"))
    campaign = Campaign.objects.get()
    with setting_up():
        file = Blob.objects.create(sha256="0" * 64, size=1, stored_at=campaign.made_at)
        document = Document.objects.create(
            organisation=world.khoi, blob=file, file_name="kh.docx", symbol="27-KH/ĐUK", uploaded_at=campaign.made_at, uploaded_by="x"
        )
        told = {"adjustment_policy": [{"policy": "needs_consent", "evidence": {"quote": "Không tự ý điều chỉnh chỉ tiêu."}}]}
        reading = Reading.objects.create(
            document=document,
            reader_version="1",
            directive=json.dumps(told),
            source="{}",
            made_at=campaign.made_at,
            saved_at=campaign.made_at,
        )
        Campaign.objects.filter(pk=campaign.pk).update(document=document, reading=reading)
    with pytest.raises(Refusal, match=r"27-KH/ĐUK ghi: “Không tự ý điều chỉnh chỉ tiêu\."):
        change_target(world.actor("vanthu1"), Indicator.objects.get(), "28")
    assert (
        "Không tự ý điều chỉnh chỉ tiêu." in client.get(reverse("targets:indicator", args=[Indicator.objects.get().uuid])).content.decode()
    )
