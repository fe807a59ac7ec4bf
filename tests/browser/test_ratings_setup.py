"""Setting up a round in a real browser, by keyboard alone: opened from the tree, facts, Excel after the password again, rules, standing orders."""

import pytest
from made_workbooks import workbook

HEADING = (
    "Loại đối tượng",
    "Mã đối tượng",
    "Tên đối tượng",
    "Mã tổ chức",
    "Nhóm tương đồng",
    "Người đứng đầu (0/1)",
    "Mức xếp loại",
    "Điểm",
)


@pytest.fixture(scope="module")
def office(start_server):
    """A server of its own: the tests of this file follow one another on it."""
    return start_server()


@pytest.fixture
def bantc(office, page, sign_in):
    """The organisation board's page."""
    sign_in("bantc", at=office.url)
    page.goto(office.url + "/xep-loai/")
    return page


def enter(page, name, role="link"):
    """Go to a link or a button and press Enter, as one does without a mouse."""
    page.get_by_role(role, name=name, exact=True).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_round_is_set_up_by_keyboard_alone(office, bantc, axe):
    page = bantc
    page.goto(office.url + "/thong-bao/")
    with page.expect_navigation():
        page.keyboard.press("g")
        page.keyboard.press("l")
    axe(named="list")
    enter(page, "Mở đợt xếp loại")
    axe(named="new round")
    assert page.get_by_label("Kỳ xếp loại").input_value() == "2022"
    first = page.get_by_label("Nhóm của Đảng bộ Sở Gió").first
    first.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Nhóm một")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    axe(named="round")
    enter(page, "Mở danh sách")
    axe(named="subjects")
    assert "Nhóm một" in page.locator("table").inner_text()
    page.locator("tr[data-under]").first.focus()
    page.keyboard.press("Space")
    page.locator("[data-bar]").get_by_text("Đã chọn 1 đối tượng").wait_for()
    page.get_by_label("Nhóm", exact=True).focus()
    page.keyboard.type("Nhóm hai")
    enter(page, "Đổi nhóm", role="button")
    page.get_by_text("Đã chuyển 1 đối tượng vào nhóm Nhóm hai").wait_for()
    enter(page, "Đảng bộ Sở Gió")
    page.get_by_label("Điểm (0 đến 100)").focus()
    page.keyboard.type("120")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.locator(".errors").wait_for()
    assert page.evaluate("document.activeElement.classList.contains('errors')")
    axe(named="refused facts")
    page.get_by_label("Điểm (0 đến 100)").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("92,5")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.get_by_text("Đã lưu số liệu của Đảng bộ Sở Gió").wait_for()
    assert "điểm 92,5" in page.locator("table").inner_text()


def test_people_go_out_after_the_password_again_and_rows_come_back_with_a_preview(office, bantc, axe, tmp_path):
    page = bantc
    page.goto(office.url + "/xep-loai/")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Mở danh sách").click()
    page.get_by_role("link", name="Cá nhân").click()
    axe(named="people")
    page.get_by_role("link", name="Tải Excel").click()
    page.wait_for_url("**/toi/xac-nhan/**")
    axe(named="password again")
    page.locator("input[type=password]").fill("Mat-khau-dai-2023")
    with page.expect_download() as got:
        page.keyboard.press("Enter")
    assert got.value.suggested_filename.endswith(".xlsx")
    page.goto(office.url + "/xep-loai/")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Mở danh sách").click()
    page.get_by_role("link", name="Nhập từ Excel").click()
    axe(named="upload")
    file = tmp_path / "diem.xlsx"
    rows = (("tập thể", "K.02", "Chi bộ Báo Sông", "K.02", "Nhóm một", 0, "", 81), ("tập thể", "X", "Chi bộ Lạ", "X", "Nhóm", 0, "", 70))
    file.write_bytes(workbook(HEADING, *rows, sheet="Đối tượng"))
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("heading", name="Dòng chưa dùng được (1)").wait_for()
    axe(named="preview")
    page.get_by_role("button", name="Nhập 1 dòng, bỏ dòng sai").click()
    page.get_by_text("Đã nhập diem.xlsx").wait_for()
    assert "điểm 81" in page.locator("table").inner_text()
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_text("Đã hoàn tác lần nhập").wait_for()


def test_rules_and_standing_orders(office, bantc, axe):
    page = bantc
    page.goto(office.url + "/xep-loai/quy-tac/?nam=2025&so-voi=2024")
    axe(named="rules")
    enter(page, "Thêm quy tắc riêng")
    page.get_by_label("Từ năm xếp loại").fill("2022")
    page.get_by_label("Số và ký hiệu văn bản").fill("3-HD/ĐUK")
    page.get_by_label("Tỷ lệ xuất sắc nhiều nhất (%)").fill("10")
    enter(page, "Điền vào ô bên", role="button")
    axe(named="own rules")
    enter(page, "Xem thử ai bị ảnh hưởng", role="button")
    page.get_by_role("heading", name="Nếu áp dụng").wait_for()
    page.get_by_label("Quy tắc (YAML)").fill("id: x")
    enter(page, "Lưu bản mới", role="button")
    page.locator(".errors").wait_for()
    assert "dòng 1" in page.locator(".errors").inner_text()
    axe(named="refused rules")
    page.goto(office.url + "/xep-loai/le-hang-nam/")
    axe(named="no orders")
    page.goto(office.url + "/xep-loai/le-hang-nam/moi/")
    axe(named="new order")
    enter(page, "Lập lệ", role="button")
    page.get_by_role("heading", name="Đợt đề xuất").wait_for()
    axe(named="order")
