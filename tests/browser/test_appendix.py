"""The appendix in a real browser as screens/phu-luc has it: keyboard, autosave, repairs, paste, two people, Excel, and without script."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

SEED = f"{Path(__file__).resolve().parent.parent / 'appendix_world.py'}:screen"


@pytest.fixture(scope="module")
def office(start_server):
    """A server of its own: cells are filled in step by step."""
    return start_server(SEED)


@pytest.fixture
def grid(office, page, sign_in):
    sign_in("vanthu1", at=office.url)
    page.goto(office.url + "/phu-luc/")
    page.locator("#v01").wait_for()
    return page


def saved(page, do):
    """Do something that saves a row, and wait for the answer."""
    with page.expect_response(lambda answer: "/o/" in answer.url) as answer:
        do()
    page.wait_for_timeout(50)
    return answer.value


def focused(page):
    return page.evaluate("document.activeElement.id")


def put(page, cell, words):
    page.focus(cell)
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def test_the_page_stands_as_the_screen_has_it(grid, axe):
    assert grid.locator("#tinh-hinh").inner_text() == (
        "Số liệu đến hết tháng 4/2023. 11/12 chỉ tiêu có số. Nộp hết ngày 29/5/2023, còn 14 ngày."
    )
    assert grid.locator("#es").inner_text().strip() == "1 lỗi phải sửa, 2 điều nên xem lại"
    assert grid.locator(".el li").all_inner_texts() == [
        "Dòng 06: 14 khác tổng các năm là 13",
        "Dòng 03: 61,25 nhỏ hơn kỳ trước 1.000 lần",
        "Dòng 08: giảm so với kỳ trước",
    ]
    compared = [grid.locator(f"#r{row:02} [data-part=compared]").inner_text().strip() for row in range(1, 13)]
    assert compared == [
        "93,7%", "93,8%", "chưa tính", "cao hơn 1,2 điểm", "93,9%", "56,0%", "hơn 2,3 điểm", "thấp hơn 16,7 điểm", "hơn 1,1 điểm", "51,5%",
        "Đạt", "chưa có số liệu",
    ]  # fmt: skip
    assert grid.evaluate("document.documentElement.scrollWidth") <= 1366
    axe()


def test_keys_walk_the_column_and_escape_restores(grid):
    grid.focus("#v01")
    grid.keyboard.press("Enter")
    assert focused(grid) == "v02"
    grid.keyboard.press("Shift+Enter")
    assert focused(grid) == "v01"
    put(grid, "#v05", "99")
    grid.keyboard.press("Escape")
    assert grid.input_value("#v05") == "10,8"
    grid.keyboard.press("Tab")
    assert grid.evaluate("document.activeElement.dataset.field") == "kind"


def test_a_cell_saves_by_itself_and_says_what_it_understood(grid, axe):
    put(grid, "#v02", "1130,5")
    saved(grid, lambda: grid.keyboard.press("Enter"))
    grid.locator("#da-luu", has_text="hiểu là 1.130,5 tỷ đồng").wait_for()
    assert grid.input_value("#v02") == "1.130,5"
    put(grid, "#v02", "129,4")
    saved(grid, lambda: None)
    assert focused(grid) == "v02"
    axe()


def test_an_offer_repairs_with_one_click_and_the_summary_follows(grid, axe):
    saved(grid, lambda: grid.get_by_role("button", name="Sửa thành 13").click())
    grid.locator("#es", has_text="2 điều nên xem lại").wait_for()
    assert grid.input_value("#v06") == "13"
    axe()


def test_a_reason_settles_a_review(grid, axe):
    grid.get_by_text("Giữ 61,25, ghi lý do").click()
    grid.fill("#y03", "chỉ tính khu vực mới")
    saved(grid, lambda: grid.keyboard.press("Enter"))
    grid.get_by_text("Đã ghi lý do: chỉ tính khu vực mới").wait_for()
    assert focused(grid) == "v03"
    axe()


def test_an_estimate_asks_for_its_day_at_once(grid, axe):
    saved(grid, lambda: grid.select_option("#r09 [data-field=kind]", "estimate"))
    grid.get_by_text("Số ước chưa ghi ước đến ngày nào.").wait_for()
    axe()
    saved(grid, lambda: grid.get_by_role("button", name="Lấy mốc của đợt, 30/4/2023").click())
    grid.get_by_text("Số ước chưa ghi ước đến ngày nào.").wait_for(state="detached")
    saved(grid, lambda: grid.select_option("#r09 [data-field=kind]", "actual"))


def test_a_block_from_excel_is_pasted_told_and_undone(grid, axe):
    before = grid.input_value("#v03")
    grid.context.grant_permissions(["clipboard-read", "clipboard-write"])
    grid.evaluate("navigator.clipboard.writeText('131\\r\\n61.250\\tcột thừa\\r\\n')")
    grid.focus("#v02")
    grid.keyboard.press("Control+v")
    grid.get_by_text("Dán 2 dòng, 1 dòng chưa đặt được chỗ").first.wait_for()
    assert (grid.input_value("#v02"), grid.input_value("#v03")) == ("131", "61.250")
    assert "cột thừa" in grid.locator("#con-lai").inner_text()
    axe()
    grid.get_by_role("button", name="Hoàn tác").click()
    grid.get_by_text("Đã hoàn tác, trả lại 2 dòng như trước").wait_for()
    assert (grid.input_value("#v02"), grid.input_value("#v03")) == ("129,4", before)


def test_two_people_on_one_cell_see_both_values(grid, office, new_page, sign_in, axe):
    other = new_page()
    sign_in("bithu1", on=other, at=office.url)
    other.goto(office.url + "/phu-luc/")
    put(other, "#v07", "94")
    saved(other, lambda: other.keyboard.press("Enter"))
    put(grid, "#v07", "95")
    saved(grid, lambda: grid.keyboard.press("Enter"))
    dialog = grid.locator("#hai-so")
    dialog.wait_for()
    assert "95" in dialog.inner_text() and "94" in dialog.inner_text()
    axe()
    saved(grid, lambda: grid.get_by_role("button", name="Giữ số của tôi").click())
    assert grid.input_value("#v07") == "95"
    put(other, "#v07", "96")
    saved(other, lambda: other.keyboard.press("Enter"))
    other.get_by_role("button", name="Dùng số Mai Thị Kim Loan đã lưu").click()
    other.wait_for_function("document.getElementById('v07').value === '95'")


def test_excel_out_changed_and_in_again(grid, axe):
    with grid.expect_download() as download:
        grid.get_by_role("link", name="Tải biểu Excel").click()
    book = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
    book["Phụ lục"]["E9"] = 12000
    data = BytesIO()
    book.save(data)
    grid.get_by_role("link", name="Nhập từ Excel").click()
    axe()
    grid.set_input_files("#tep", {"name": "so-gio.xlsx", "mimeType": "application/octet-stream", "buffer": data.getvalue()})
    grid.get_by_role("button", name="Xem trước thay đổi").click()
    grid.get_by_role("heading", name="Xem trước khi lấy số").wait_for()
    assert grid.locator("#lay tbody tr").count() == 1
    axe()
    grid.get_by_role("button", name="Lấy các dòng đã chọn").click()
    grid.locator("#v01").wait_for()
    assert grid.input_value("#v01") == "12.000"
    grid.get_by_role("button", name="Hoàn tác").click()
    grid.wait_for_function("document.getElementById('v01').value === '11.620'")


def test_years_and_own_rows_have_pages_of_their_own(grid, axe):
    grid.get_by_role("link", name="Số từng năm, dòng 06").click()
    axe()
    grid.get_by_role("button", name="Lưu số từng năm").click()
    grid.get_by_role("link", name="Thêm chỉ tiêu riêng").click()
    axe()
    grid.get_by_label("Chỉ tiêu", exact=True).fill("Hiến máu tình nguyện")
    grid.get_by_role("button", name="Thêm dòng").click()
    grid.locator("#r13").wait_for()
    axe()


def test_without_script_the_same_page_is_a_plain_form(office, browser, new_page, sign_in):
    page = new_page(java_script_enabled=False)
    sign_in("vanthu2", on=page, at=office.url)
    page.goto(office.url + "/phu-luc/")
    page.fill("#v06", "7,5")
    page.get_by_role("button", name="Lưu nháp").last.click()
    assert page.input_value("#v06") == "7,5"
    assert "7,5 không phải số nguyên" in page.locator("#tom-tat").inner_text()
    page.fill("#v06", "7")
    page.get_by_role("button", name="Lưu nháp").last.click()
    assert page.locator("#tom-tat").inner_text().strip() == ""


def test_the_list_of_targets_is_written_once_and_confirmed(office, page, sign_in, axe):
    sign_in("vanthu2", at=office.url)
    page.goto(office.url + "/chi-tieu/")
    axe()
    page.get_by_role("link", name="Ghi chỉ tiêu").click()
    axe()
    page.get_by_label("Dán hoặc gõ danh sách").fill(
        "1. Kết nạp ít nhất 12 đảng viên mới trong nhiệm kỳ\nTỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên từ 92%\nHiến máu | người | 40"
    )
    page.get_by_role("button", name="Đọc và xem lại").click()
    page.get_by_role("heading", name="Xem lại chỉ tiêu đọc được").wait_for()
    axe()
    page.get_by_role("button", name="Ghi các chỉ tiêu đã chọn").click()
    page.get_by_role("link", name="Hiến máu").wait_for()
    axe()
    page.get_by_role("link", name="Kết nạp đảng viên mới trong nhiệm kỳ").click()
    page.get_by_label("Mức mới").fill("15")
    page.get_by_label("Lý do").fill("thêm hai chi bộ")
    page.get_by_role("button", name="Gửi xin điều chỉnh").click()
    page.get_by_text("Chờ cấp trên trả lời", exact=True).wait_for()
    axe()


def test_the_office_above_answers_a_request(office, page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/chi-tieu/xin-dieu-chinh/")
    axe()
    page.get_by_role("textbox", name="Văn bản trả lời").fill("45-CV/ĐUK, ngày 12/5/2023")
    page.get_by_role("button", name="Đồng ý", exact=True).click()
    page.get_by_role("heading", name="Không có việc chờ trả lời").wait_for()
    axe()
