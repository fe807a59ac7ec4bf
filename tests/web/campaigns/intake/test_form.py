""" "Sửa thể thức" beside the confirm page: the list first, then the corrected Word; nothing is written."""

from __future__ import annotations

import json

import pytest
from checking.word_papers import word
from django.urls import reverse
from web.conftest import setting_up

from nhiemky.reading.documents.docx import read_docx
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.campaigns.intake.actions import take_directive
from nhiemky.web.campaigns.models import Reading

PLAN = word(margins=(25, 20, 30, 15), lines={"symbol": "Số: 12-KH/ĐU"})
TEXT = "ĐẢNG ỦY KHỐI\n\nSố 12-KH/ĐUK\n\nKẾ HOẠCH\n\nsơ kết\n\nI- NỘI DUNG\n\nCác chi bộ gửi báo cáo trước ngày 20/5/2023.\n"


def taken(world, name: str, data: bytes) -> Reading:
    return take_directive(world.actor("chanh"), world.khoi, name, data)


def address(name: str, reading: Reading) -> str:
    return reverse(f"intake:{name}", args=[reading.uuid])


@pytest.fixture
def reading(world, morning) -> Reading:
    return taken(world, "ke-hoach.docx", PLAN)


def test_the_page_says_what_will_be_changed_and_what_is_left(world, reading) -> None:
    client = world.client("chanh")
    assert address("form", reading) in client.get(address("confirm", reading)).content.decode()
    page = client.get(address("form", reading)).content.decode()
    assert "Lề giấy: trên 20, dưới 20, trái 30, phải 15 mm" in page
    assert "Hãy ghi “Số 12-KH/ĐU”" in page and "Hướng dẫn 05-HD/VPTW, mục I.3" in page
    assert address("form_word", reading) in page
    assert "style=" not in page and "onclick" not in page


def test_the_confirm_page_lists_what_is_wrong_with_the_form(world, reading) -> None:
    page = world.client("chanh").get(address("confirm", reading)).content.decode()
    assert "Lề giấy</h3>" in page and "về câu chữ, thể thức</summary>" in page


def test_a_reading_of_an_older_version_is_shown_as_it_was(world, reading) -> None:
    kept = json.loads(reading.source)
    with setting_up():
        Reading.objects.filter(pk=reading.pk).update(source=json.dumps(kept["document"], ensure_ascii=False))
    page = world.client("chanh").get(address("confirm", reading))
    assert page.status_code == 200 and "Lề giấy</h3>" not in page.content.decode()


def test_the_download_is_the_corrected_word_and_nothing_is_written(world, reading) -> None:
    before = AuditEvent.objects.count()
    answer = world.client("chanh").get(address("form_word", reading))
    assert answer["Content-Disposition"].startswith('attachment; filename="ke-hoach-da-sua-the-thuc.docx"')
    assert answer.content != PLAN
    assert read_docx(answer.content, "a.docx").clean == read_docx(PLAN, "a.docx").clean
    assert AuditEvent.objects.count() == before


def test_a_text_has_no_form_to_put_right(world, morning) -> None:
    reading = taken(world, "ke-hoach.txt", TEXT.encode())
    client = world.client("chanh")
    assert "Sửa thể thức" not in client.get(address("confirm", reading)).content.decode()
    assert "chỉ sửa được thể thức của tệp Word" in client.get(address("form", reading)).content.decode()
    assert client.get(address("form_word", reading)).status_code == 422


def test_who_may_not_see_the_document_does_not_see_its_form(world, reading) -> None:
    client = world.client("vanthu1")
    assert client.get(address("form", reading)).status_code in (403, 404)
    assert client.get(address("form_word", reading)).status_code in (403, 404)
