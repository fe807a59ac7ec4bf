"""A unit's report in a real browser: autosave, two hands on one section, a Word file placed, handing in, the office's answer."""

from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def office(start_server):
    """A server of its own: the report goes from the first word to its acceptance."""
    return start_server(f"{HERE / 'seed_reports.py'}:issued")


@pytest.fixture(scope="module")
def report_file(tmp_path_factory) -> Path:
    from web.reports.conftest import TEXTS, word_of

    path = tmp_path_factory.mktemp("word") / "bao cao.docx"
    path.write_bytes(word_of({**TEXTS, "Phần thứ nhất/I": "Bản trong tệp Word."}))
    return path


def test_a_report_from_the_first_word_to_acceptance(office, page, new_page, sign_in, axe, report_file):
    sign_in("vanthu1", at=office.url)
    page.goto(office.url + "/viec-cua-toi/")
    axe(named="first visit")
    page.get_by_label("Người làm đầu mối").first.fill("Mai Thị Kim Loan")
    page.get_by_label("Điện thoại").first.fill("0900 000 112")
    page.get_by_role("button", name="Đã nhận văn bản").click()
    page.get_by_role("heading", name="Báo cáo sơ kết").wait_for()
    axe(named="tasks")

    page.locator("section.next a.main").click()
    box = page.locator("#t-muc")
    box.click()
    page.keyboard.type("Van thu viet.")
    page.locator("#da-luu", has_text="Đã lưu lúc").wait_for()
    address = page.url
    axe(named="report")

    other = new_page()
    sign_in("bithu1", on=other, at=office.url)
    other.goto(address)
    other.locator("#t-muc").click()
    page.locator("#t-muc").click()
    page.keyboard.press("End")
    page.keyboard.type(" Them.")
    page.keyboard.press("Control+s")
    page.locator("[data-version-of=t-muc][value='2']").wait_for(state="attached")
    other.keyboard.type("Bi thu viet. ")
    other.keyboard.press("Control+s")
    other.get_by_role("heading", name="Mai Thị Kim Loan vừa sửa mục này").wait_for()
    axe(other, "clash")
    other.get_by_role("button", name="Ghép cả hai").click()
    other.locator("#da-luu", has_text="Đã lưu lúc").wait_for()
    kept = other.locator("#t-muc").input_value()
    assert "Van thu viet. Them." in kept
    assert "Bi thu viet." in kept

    page.goto(office.url + "/viec-cua-toi/")
    page.get_by_role("link", name="Nộp tệp Word hoặc Excel").click()
    axe(named="upload")
    page.locator("input[type=file]").set_input_files(report_file)
    page.get_by_role("button", name="Đưa tệp vào").click()
    page.get_by_role("heading", name="Xếp tệp vào mục").wait_for()
    axe(named="placing")
    page.get_by_role("button", name="Lấy bản trong tệp").first.click()
    page.get_by_role("link", name="Kiểm tra và nộp").click()
    axe(named="check")
    page.get_by_role("button", name="Trình bí thư duyệt").click()
    page.get_by_role("heading", name="Việc của tôi").wait_for()

    other.goto(office.url + "/viec-cua-toi/")
    other.locator("section.next a.main").click()
    other.get_by_role("button", name="Duyệt và nộp báo cáo").click()
    other.get_by_role("heading", name="Phiếu nhận số").wait_for()
    axe(other, "receipt")

    desk = new_page()
    sign_in("chanh", on=desk, at=office.url)
    desk.goto(office.url + "/cho-xem/")
    axe(desk, "queue")
    desk.get_by_role("link", name="Đảng bộ Sở Gió").click()
    axe(desk, "submission")
    desk.get_by_role("button", name="Trả lại").first.click()
    axe(desk, "return dialog")
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Duyệt").click()
    desk.get_by_role("heading", name="Chờ văn phòng xem").wait_for()
    page.goto(office.url + "/viec-cua-toi/")
    page.get_by_text("Đã duyệt").first.wait_for()


@pytest.mark.parametrize("width", [390, 683])
def test_no_page_is_wider_than_its_window(office, new_page, sign_in, width):
    narrow = new_page(width, 800)
    sign_in("vanthu1", on=narrow, at=office.url)
    narrow.goto(office.url + "/viec-cua-toi/")
    assert narrow.evaluate("document.documentElement.scrollWidth") <= width


def test_a_unit_that_sends_a_scan_sees_which_page_is_being_recognised(office, page, sign_in, axe, report_file):
    sign_in("vanthu2", at=office.url)
    page.goto(office.url + "/viec-cua-toi/")
    page.get_by_role("link", name="Nộp tệp Word hoặc Excel").first.click()
    page.locator("input[type=file]").set_input_files(report_file)
    answers = ["", "Đang nhận dạng trang 2/3"]
    page.route("**/dang-doc/**", lambda route: route.fulfill(json={"words": answers.pop(0) if len(answers) > 1 else answers[0]}))
    page.evaluate("window.addEventListener('submit', (event) => event.preventDefault())")  # a file that is read for ever
    page.get_by_role("button", name="Đưa tệp vào").click()
    status = page.get_by_role("status").filter(has_text="Đang")
    status.filter(has_text="Đang đọc tệp").wait_for()
    status.filter(has_text="Đang nhận dạng trang 2/3").wait_for()
    axe(named="while a scan is read")
