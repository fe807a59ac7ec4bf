"""Inspection statistics in a real browser: the grid by keyboard and paste, findings at once, a second hand told, the roll-up opened."""

from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def quarter(start_server):
    return start_server(f"{HERE / 'seed_statistics.py'}:quarter")


def sheet(page, sign_in, quarter, who="vanthu1", form="ky-luat"):
    sign_in(who, at=quarter.url)
    page.goto(quarter.url + "/thong-ke-kiem-tra/")
    page.get_by_role("link", name="Thống kê kiểm tra, giám sát quý I năm 2023").first.click()
    page.wait_for_url("**/to/**")
    page.goto(page.url.split("?")[0] + f"?bieu={form}")


def test_the_grid_by_keyboard_paste_and_reason_until_the_receipt(quarter, page, sign_in, axe):
    sheet(page, sign_in, quarter)
    axe(named="empty grid")
    total = page.get_by_label("Biểu 8, Đảng viên (lượt), Tổng số", exact=True)
    total.focus()
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Biểu 8, Đảng viên: Khiển trách, Tổng số"
    page.evaluate(
        "const data = new DataTransfer(); data.setData('text/plain', '8\\n2\\n0\\n1');"
        "document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))"
    )
    page.locator("#phat-hien", has_text="8 + 2 + 0 + 1 = 11").wait_for()
    assert "Đã lưu lúc 08:" in page.locator("#da-luu").inner_text()
    assert total.get_attribute("aria-invalid") == "true"
    assert total.input_value() == "12"
    axe(named="with a finding")
    page.get_by_text("Số này đúng, ghi lý do").first.click()
    page.locator("#phat-hien input[name=words]").first.fill("Một trường hợp chờ quyết định")
    page.get_by_role("button", name="Ghi lý do").first.click()
    page.locator("#phat-hien", has_text="Lý do: Một trường hợp chờ quyết định").wait_for()
    page.get_by_role("link", name="Kiểm tra và nộp").click()
    axe(named="check page")
    page.get_by_role("button", name="Nộp số liệu").click()
    page.locator("h1", has_text="Phiếu nhận K.01-2023-").wait_for()
    axe(named="receipt")


def test_a_second_hand_in_the_same_cell_is_told_and_nothing_is_lost(quarter, page, new_page, sign_in):
    sheet(page, sign_in, quarter, "vanthu2", "thuong-xuyen")
    other = new_page()
    sign_in("vanthu2", on=other, at=quarter.url)
    other.goto(page.url)
    name = "Biểu 7, Đảng viên (lượt), Tổng số"
    page.get_by_label(name).fill("21")
    page.get_by_label(name).press("Tab")
    page.locator("#da-luu", has_text="Đã lưu lúc").wait_for()
    other.get_by_label(name).fill("22")
    other.get_by_label(name).press("Tab")
    other.locator("#da-luu", has_text="Đồng chí gõ “22”").wait_for()
    assert other.get_by_label(name).input_value() == "21"
    other.get_by_label(name).fill("22")
    other.get_by_label(name).press("Tab")
    other.locator("#da-luu", has_text="Đã lưu lúc").wait_for()


def test_the_committee_opens_a_total_down_to_the_receipt(quarter, page, sign_in, axe):
    sign_in("ubkt", at=quarter.url)
    page.goto(quarter.url + "/thong-ke-kiem-tra/")
    axe(named="list")
    page.get_by_role("link", name="Thống kê kiểm tra, giám sát quý I năm 2023").first.click()
    axe(named="round")
    page.get_by_role("link", name="Xem tổng hợp").click()
    page.get_by_role("link", name="Biểu 8").click()
    axe(named="totals")
    page.locator("tr", has_text="Đảng viên (lượt)").get_by_role("link").first.click()
    page.locator("table", has_text="Đảng bộ CTCP Đồng Muối").wait_for()
    axe(named="cell")
    page.get_by_role("link", name="K.03-2023-").click()
    page.locator("h1", has_text="Phiếu nhận").wait_for()
    page.goto(quarter.url + "/thong-ke-kiem-tra/bieu-mau/")
    axe(named="sets")
    page.goto(quarter.url + "/thong-ke-kiem-tra/moi/")
    axe(named="new round")
