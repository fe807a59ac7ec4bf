"""The pages of a list of targets: read first, confirmed row by row, requests answered by the office above."""

import pytest
from appendix_world import campaign_of
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web_setup import setting_up

from nhiemky.web.files.models import Blob
from nhiemky.web.targets.models import Indicator, Resolution, Target, TargetRequest

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
