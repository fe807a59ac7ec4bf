"""The office's day in a real browser: the board by keyboard, chasing with undo, receiving files, the receipts, the Word reports."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def office(start_server):
    """A server of its own, on the morning of 31/5/2023."""
    return start_server(f"{HERE / 'seed_office.py'}:late", moment="2023-05-31T08:15:00+07:00")


def test_the_board_by_keyboard_alone_and_chasing_with_undo(office, page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/bang-tien-do/")
    axe(named="board")
    assert page.locator("[data-bar]").is_hidden()
    page.locator("tbody tr").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    page.keyboard.press("a")
    page.get_by_role("button", name="Đôn đốc 4 đơn vị").wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert page.locator("tbody tr[data-under]:visible").count() < 4
    assert "đang ẩn" in page.locator("[data-bar] b").inner_text()
    page.keyboard.press("ArrowRight")

    page.get_by_role("button", name="Đôn đốc 4 đơn vị").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    axe(named="dialog")
    dialog.get_by_label("Soạn công văn").uncheck()
    dialog.get_by_role("button", name="Gửi đôn đốc 4 đơn vị").click()
    page.get_by_text("Đã gửi đôn đốc 4 đơn vị").wait_for()
    assert page.locator("tbody").get_by_text("Đôn đốc, 31/5").count() == 4
    axe(named="after chasing")
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_text("Đã thu lại thông báo").wait_for()


def test_a_filter_lives_in_the_address_and_the_unit_opens(office, page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/bang-tien-do/")
    page.get_by_role("link", name="Quá hạn 4").click()
    assert "tt=qua-han" in page.url
    axe(named="filtered")
    page.goto(office.url + "/bang-tien-do/?tt=da-duyet")
    page.get_by_text("Không có đơn vị nào").first.wait_for()
    axe(named="empty")
    page.get_by_role("link", name="Bỏ lọc").click()
    page.locator("tbody tr[data-under] th a").first.click()
    axe(named="unit")
    page.get_by_label("Đơn vị trả lời thế nào").fill("hứa gửi chiều nay")
    page.get_by_role("button", name="Ghi cuộc gọi").click()
    page.get_by_text("hứa gửi chiều nay").first.wait_for()


def test_the_letter_the_text_and_the_calls(office, page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/bang-tien-do/")
    page.get_by_label("Chọn Đảng bộ Sở Gió").check()
    page.get_by_role("button", name="Đôn đốc 1 đơn vị").click()
    page.get_by_role("button", name="Gửi đôn đốc 1 đơn vị").click()
    page.get_by_role("heading", name="Lời nhắn để dán").wait_for()
    axe(named="reminder")
    assert "Đảng bộ Sở Gió" in page.get_by_label("Lời nhắn", exact=True).input_value()
    page.get_by_label("Số (không bắt buộc)").fill("41")
    page.get_by_role("button", name="Soạn lại công văn").click()
    page.get_by_text("số 41-CV/ĐUK").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải công văn Word").click()
    words = "\n".join(cell.text for table in Document(download.value.path()).tables for row in table.rows for cell in row.cells)
    assert "41-CV/ĐUK" in words
    page.goto(office.url + "/don-doc/")
    axe(named="reminders")


def test_files_from_mail_become_receipts(office, page, sign_in, axe):
    from web.office.conftest import table

    sign_in("chanh", at=office.url)
    page.goto(office.url + "/nhan-ho/")
    axe(named="intake")
    page.get_by_role("button", name="Nhận các tệp này").click()
    page.get_by_text("Hãy chọn các tệp").wait_for()
    axe(named="refused")
    files = {"gio.csv": table("Đảng bộ Sở Gió"), "muoi.csv": table("Đảng bộ CTCP Đồng Muốn"), "hong.xlsx": b"PK\x03\x04"}
    page.locator("#id_files").set_input_files([{"name": name, "mimeType": "text/csv", "buffer": data} for name, data in files.items()])
    page.get_by_role("button", name="Nhận các tệp này").click()
    page.get_by_role("heading", name="Cần trả lời").wait_for()
    axe(named="questions")
    page.get_by_label("Đảng bộ CTCP Đồng Muối").check()
    page.get_by_role("button", name="Trả lời").click()
    page.get_by_role("button", name="Ghi nhận 2 báo cáo").click()
    page.get_by_role("button", name="In 2 phiếu").wait_for()
    axe(named="receipts")
    page.goto(office.url + "/bang-tien-do/?bc=o2&tt=nhan")
    assert page.locator("tbody tr[data-under]").count() == 2


def test_the_word_report_of_a_day(office, page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/bao-cao-tien-do/")
    axe(named="papers")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải báo cáo Word").click()
    document = Document(BytesIO(Path(download.value.path()).read_bytes()))
    assert any("I- TÌNH HÌNH GỬI BÁO CÁO" in paragraph.text for paragraph in document.paragraphs)


def test_a_unit_reads_its_notices(office, page, sign_in, axe):
    sign_in("vanthu1", at=office.url)
    page.goto(office.url + "/thong-bao/")
    axe(named="notices")
    page.get_by_role("button", name="Đã đọc tất cả").click()
    page.get_by_text("Đã đọc hết").wait_for()
