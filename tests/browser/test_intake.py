"""From a plan to a draft campaign in a real browser: both panes, keyboard, correcting in place, adding selected words."""

from pathlib import Path

import pytest

PLAN = Path(__file__).resolve().parents[2] / "examples" / "khoi-nam-thuan" / "ke-hoach.docx"


@pytest.fixture(scope="module")
def office(start_server):
    """A server of its own: the reading is changed step by step."""
    return start_server()


@pytest.fixture
def reading(office, page, sign_in):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/dot/tao-tu-van-ban/")
    page.locator("#file").set_input_files(PLAN)
    page.get_by_role("button", name="Đọc văn bản").click()
    page.get_by_role("heading", name="Đọc được").wait_for()
    return page


def visible_in_pane(page, selector: str) -> bool:
    return page.evaluate(
        """(selector) => { const one = document.querySelector(selector), pane = one.closest('.pane');
        const a = one.getBoundingClientRect(), b = pane.getBoundingClientRect(); return a.top >= b.top && a.bottom <= b.bottom; }""",
        selector,
    )


def test_the_upload_page_refuses_in_a_sentence(office, page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/dot/tao-tu-van-ban/")
    axe()
    page.locator("#file").set_input_files({"name": "mat.txt", "mimeType": "text/plain", "buffer": "TUYỆT MẬT\n\nKẾ HOẠCH\n".encode()})
    page.get_by_role("button", name="Đọc văn bản").click()
    page.locator("main .errors").wait_for()
    assert "TUYỆT MẬT" in page.locator("main .errors").inner_text()
    axe()


def test_each_side_shows_the_other_by_mouse_and_by_keyboard(reading, axe):
    page = reading
    axe()
    page.locator("#f-H7 a.key").click()
    assert visible_in_pane(page, "#t-H7") and page.locator("#t-H7.at").count() == 1
    page.locator("#t-H1").focus()
    page.keyboard.press("Enter")
    assert visible_in_pane(page, "#f-H1") and page.evaluate("document.activeElement.closest('li').id") == "f-H1"
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.closest('[data-stop]') !== null")
    first = page.evaluate("document.activeElement.closest('[data-stop]').id")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.closest('[data-stop]').id") != first
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.closest('[data-stop]').id") == first


def test_a_fact_is_corrected_in_place_and_taken_back(reading, axe):
    page = reading
    page.locator("#f-H2 a.ed").click()
    page.get_by_label("Ngày", exact=True).fill("25.5.2023")
    axe()
    page.get_by_role("button", name="Lưu H2").click()
    page.locator("#f-H2", has_text="24/5/2023").wait_for()
    assert "Đã sửa." in page.locator("#f-H2").inner_text() and page.evaluate("document.activeElement.id") == "f-H2"
    assert "Đã lưu lúc 08:" in page.locator("#da-luu").inner_text()
    axe()
    page.get_by_role("button", name="Hoàn tác").click()
    page.locator("#f-H2", has_text="29/5/2023").wait_for()


def test_a_day_nobody_can_read_keeps_what_was_typed_and_says_so(reading, axe):
    page = reading
    page.locator("#f-H2 a.ed").click()
    page.get_by_label("Ngày", exact=True).fill("31/4/2023")
    page.get_by_role("button", name="Lưu H2").click()
    page.locator("main .errors").wait_for()
    assert page.evaluate("document.activeElement.classList.contains('errors')")
    assert page.get_by_label("Ngày", exact=True).input_value() == "31/4/2023"
    axe()


def test_selected_words_are_added(reading, axe):
    page = reading
    page.evaluate(
        """() => { const p = [...document.querySelectorAll('.doc p')].find((one) => one.textContent.includes('Gọn, tiết kiệm'));
        const range = document.createRange(); range.selectNodeContents(p);
        const chosen = document.getSelection(); chosen.removeAllRanges(); chosen.addRange(range); }"""
    )
    page.get_by_role("button", name="Thêm điều này").click()
    page.get_by_label("Đây là").select_option("task")
    axe()
    page.get_by_role("button", name="Ghi tiếp").click()
    page.get_by_label("Ai chủ trì").fill("Các đơn vị")
    page.get_by_role("button", name="Thêm điều này").last.click()
    page.locator("#f-V5").wait_for()
    assert "Đã thêm." in page.locator("#f-V5").inner_text() and page.locator("#t-V5").count() == 1
    axe()


def test_the_way_through_to_a_draft(reading, axe):
    page = reading
    page.get_by_role("button", name="Xác nhận, sang danh sách đơn vị").click()
    page.locator("main .errors").wait_for()
    page.locator(".errors a").first.click()
    assert page.evaluate("document.activeElement.closest('section').id") == "hoi-estimate"
    axe()
    page.get_by_role("radio", name="Thêm cột").check()
    page.get_by_role("button", name="Chọn cách hiểu này").click()
    page.get_by_text("0 điều cần hỏi").wait_for()
    page.locator("#f-X1 summary").click()
    page.locator("#ly-do-X1").fill("Các ban dự thảo khung trước, bổ sung số liệu sau")
    page.get_by_role("button", name="Giữ nguyên").first.click()
    page.get_by_text("Các ban dự thảo khung trước").wait_for()
    axe()
    page.get_by_role("link", name="Xem và sửa bảng báo cáo").click()
    page.get_by_role("heading", name="Bảng báo cáo", level=1).wait_for()
    axe()
    page.locator("[name='by/l1/own/adopted']").fill("Ban Thường vụ, rồi Ban Chấp hành")
    page.get_by_role("button", name="Lưu bảng báo cáo").click()
    page.get_by_role("button", name="Xác nhận, sang danh sách đơn vị").click()
    page.wait_for_url(lambda url: "/tao-tu-van-ban/" not in url)


@pytest.mark.parametrize("width", [683, 390])
def test_narrow_windows_do_not_scroll_sideways(reading, axe, width):
    page = reading
    page.set_viewport_size({"width": width, "height": 768})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe()
