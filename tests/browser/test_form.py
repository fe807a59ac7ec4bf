""" "Sửa thể thức" in a real browser: from the confirm page to the list of changes to the corrected Word."""

from pathlib import Path

import pytest
from checking.word_papers import word
from docx.enum.text import WD_LINE_SPACING

from nhiemky.reading.documents.docx import read_docx

BAD = word(
    font="Calibri", margins=(25.4, 25.4, 25.4, 25.4), size=(215.9, 279.4), pitch=(WD_LINE_SPACING.MULTIPLE, 1.08), gap=0,
    lines={"symbol": "Số: 12-KH/ĐU", "recipients": ("- Tỉnh ủy", "- Lưu Văn phòng")},
)  # fmt: skip


@pytest.fixture(scope="module")
def office(start_server):
    return start_server()


def test_the_changes_are_told_before_the_corrected_word_is_taken(office, page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/dot/tao-tu-van-ban/")
    page.locator("#file").set_input_files({"name": "ke-hoach.docx", "mimeType": "application/octet-stream", "buffer": BAD})
    page.get_by_role("button", name="Đọc văn bản").click()
    link = page.get_by_role("link", name="Sửa thể thức")
    link.wait_for()
    axe()
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Sẽ sửa trong bản tải về").wait_for()
    axe()
    assert "Lề giấy: trên 20, dưới 20, trái 30, phải 15 mm" in page.locator("main").inner_text()
    assert "Hãy ghi “Số 12-KH/ĐU”" in page.locator("main").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải Word đã sửa").click()
    file = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == "ke-hoach-da-sua-the-thuc.docx"
    assert read_docx(file, "a.docx").clean == read_docx(BAD, "a.docx").clean


@pytest.fixture(scope="module")
def late(start_server):
    """When all reports are in."""
    return start_server(f"{Path(__file__).resolve().parent / 'seed_consolidations.py'}:handed_in", "2023-05-31T09:10:00+07:00")


def test_an_edited_report_is_put_right_without_choosing_it_twice(late, page, sign_in, axe):
    sign_in("chanh", at=late.url)
    page.goto(late.url + "/tong-hop/")
    page.get_by_role("button", name="Tổng hợp").click()
    page.locator("table#bang").wait_for()
    page.get_by_role("link", name="Soát báo cáo đã sửa").click()
    page.locator("input[type=file]").set_input_files({"name": "bao cao.docx", "mimeType": "application/octet-stream", "buffer": BAD})
    page.get_by_role("button", name="Sửa thể thức").click()
    page.get_by_role("heading", name="Sẽ sửa trong bản tải về").wait_for()
    axe()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải Word đã sửa").click()
    assert waiting.value.suggested_filename == "bao cao-da-sua-the-thuc.docx"
    assert Path(waiting.value.path()).read_bytes() != BAD
