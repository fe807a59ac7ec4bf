"""The conference calendar in a real browser, by keyboard alone: days, months, the clash, publishing; then the unit and the member."""

from pathlib import Path

import pytest

SEED = f"{Path(__file__).resolve().parent / 'seed_conferences.py'}:calendar"


@pytest.fixture(scope="module")
def office(start_server):
    """A server of its own: the tests of this file follow one another on it."""
    return start_server(SEED)


def enter(page, name, role="link"):
    """Go to a link or a button and press Enter, as one does without a mouse."""
    page.get_by_role(role, name=name).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.day || ''")


def test_days_and_months_by_keyboard_and_the_clash_settled(office, page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/hoi-nghi/")
    axe(named="calendar with a clash")
    assert "Trùng lịch đồng chí Trần Quốc Khải" in page.locator("main").inner_text()
    page.locator("[data-day='2023-05-17']").focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "2023-05-18"
    page.keyboard.press("ArrowUp")
    assert focused(page) == "2023-05-11"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Thứ Năm, 11/5/2023" in page.locator("main").inner_text()
    with page.expect_navigation():
        page.keyboard.press("PageDown")
    page.wait_for_function("() => document.activeElement.dataset.day === '2023-06-11'")
    assert "Tháng 6/2023" in page.locator("caption").first.inner_text()
    with page.expect_navigation():
        page.keyboard.press("PageUp")
    page.wait_for_function("() => document.activeElement.dataset.day === '2023-05-11'")
    enter(page, "Công bố lịch")
    axe(named="publish with a clash")
    enter(page, "Công bố lịch", "button")
    assert "Lịch còn 1 chỗ vướng" in page.locator("main").inner_text()
    page.goto(office.url + "/hoi-nghi/")
    enter(page, "Cách khác")
    axe(named="other half days")
    page.go_back()
    enter(page, "Sửa ít nhất")
    axe(named="repair")
    page.go_back()
    enter(page, "Chuyển Báo Sông sang 14:00", "button")
    assert "Trùng lịch" not in page.locator("main").inner_text()
    enter(page, "Công bố lịch")
    enter(page, "Công bố lịch", "button")
    assert "Đã công bố lần 1" in page.locator("main").inner_text()
    for address in ("danh-sach/", "quy-tac/", "rut-kinh-nghiem/", "di-vang/", "muc-chi/"):
        page.goto(office.url + "/hoi-nghi/" + address)
        axe(named=address)


def test_the_unit_writes_its_place_and_asks_for_another_day(office, page, sign_in, axe):
    sign_in("vanthu1", at=office.url)
    page.goto(office.url + "/hoi-nghi/cua-toi/")
    axe(named="my calendar")
    enter(page, "Đảng bộ Sở Gió")
    axe(named="a unit's conference")
    page.get_by_role("textbox", name="Nơi họp").fill("Hội trường Sở")
    enter(page, "Ghi giờ, nơi họp", "button")
    assert "tại Hội trường Sở" in page.locator("main").inner_text()
    page.locator("summary", has_text="Xin đổi sang ngày khác").focus()
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Ngày muốn họp").fill("19/5/2023")
    page.get_by_role("textbox", name="Lý do").fill("Đại hội công đoàn")
    enter(page, "Gửi văn phòng", "button")
    assert "Chờ văn phòng trả lời" in page.locator("main").inner_text()
    enter(page, "Chuẩn bị")
    enter(page, "Đưa vào các việc thường có", "button")
    axe(named="preparation")
    assert "0/5 việc đã xong" in page.locator("main").inner_text()


def test_on_a_telephone_the_day_comes_first_and_nothing_is_cut(office, new_page, sign_in, axe):
    page = new_page(390, 844)
    sign_in("chanh", on=page, at=office.url)
    page.goto(office.url + "/hoi-nghi/")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    axe(page, "calendar on a telephone")
