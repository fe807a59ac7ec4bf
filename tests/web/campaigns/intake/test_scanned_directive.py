"""A scanned directive in the browser: which page is read, which words are unsure, at which facts."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from scans import scan

from nhiemky.flows.scans import recogniser

pytestmark = pytest.mark.skipif(recogniser() is None, reason="tesseract with Vietnamese is not here")
PLAN = """
#grid(columns: (1fr, 1fr), align: center, [*ĐẢNG ỦY XÃ HÒA BÌNH* \\ Số 12-KH/ĐU], [*ĐẢNG CỘNG SẢN VIỆT NAM* \\ _Hòa Bình, ngày 09 tháng 02 năm 2026_])
#align(center)[*KẾ HOẠCH* \\ *kiểm tra, giám sát năm 2026*]
I- NỘI DUNG

1. Các chi bộ gửi báo cáo về Ủy ban Kiểm tra Đảng ủy trước ngày 30/6/2026.
"""


def test_the_confirm_page_shows_what_was_recognised_and_how_surely(world):
    client = world.client("chanh")
    file = SimpleUploadedFile("quet.pdf", scan(PLAN, dpi=200, dust=150, slant=0.4))
    answer = client.post(reverse("intake:upload"), {"file": file}, follow=True)
    page = answer.content.decode()
    assert page.count("Trang 1 (độ chắc") == 1, "the finding says it, the note above the text does not again"
    unsure = page.count('class="unsure"')
    assert unsure and f"{unsure} chữ máy nhận dạng chưa chắc được gạch dưới</p>" in page
    assert "hết ngày 29/6/2026" in page.replace("<b>", "").replace("</b>", "")
