"""A merger in mid-campaign in a real browser: seen before it is done, done as one, old reports read, the total written out."""

import os
from pathlib import Path

import pytest

SEED = Path(__file__).resolve().parent / "seed_mergers.py"
OLD = "ĐẢNG BỘ BẾN MÂY\n\nBÁO CÁO\n\ntổng kết nhiệm kỳ\n\nI- KẾT QUẢ\n\n- Kết nạp đảng viên mới: 330 đảng viên."
PICTURES = os.environ.get("NHIEMKY_PICTURES", "")


@pytest.fixture(scope="module")
def office(start_server):
    """A server of its own: the tree changes."""
    return start_server(f"{SEED}:in_mid_campaign", "2023-05-31T09:10:00+07:00")


def picture(page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))


def test_a_merger_is_previewed_applied_and_its_figures_settled(office, page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/don-vi/thay-doi/")
    page.get_by_label("Hợp nhất, sáp nhập").check()
    for name in ("Đảng bộ Sở Gió", "Chi bộ Báo Sông", "Đảng bộ CTCP Đồng Muối"):
        page.get_by_label(name, exact=False).first.check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Thành lập đơn vị mới").check()
    page.get_by_label("Tên sau hợp nhất").fill("Đảng bộ Tam Giang")
    page.get_by_label("Số quyết định").fill("45-QĐ/ĐUK")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("heading", name="Trong đợt Sơ kết giữa nhiệm kỳ").wait_for()
    said = page.locator("main").inner_text()
    assert "3 đơn vị hợp nhất thành 1: Đảng bộ Tam Giang." in said
    assert "Danh sách đợt: 4 đơn vị thành 3." in said
    axe()
    picture(page, "hop-nhat-xem-truoc")
    page.get_by_role("button", name="Ghi thay đổi").click()
    page.get_by_role("heading", name="Đảng bộ Tam Giang").first.wait_for()
    page.goto(office.url + "/tong-hop/don-vi-cu/")
    assert "Đã nộp trong đợt này" in page.locator("main").inner_text()
    axe()
    page.get_by_label("Nay là").select_option(label="Đảng bộ Khối Nam Thuận")
    page.get_by_label("Tên các đơn vị cũ").fill("Đảng bộ Bến Mây")
    page.get_by_label("Có hiệu lực từ ngày").fill("01/02/2023")
    page.get_by_role("button", name="Ghi đơn vị cũ").click()
    page.get_by_label("Báo cáo cũ của Đảng bộ Bến Mây").set_input_files(
        {"name": "bao-cao.txt", "mimeType": "text/plain", "buffer": OLD.encode()}
    )
    page.locator("tr", has_text="Đảng bộ Bến Mây").get_by_role("button", name="Đọc").click()
    page.get_by_text("Kết nạp đảng viên mới: 330 đảng viên.").wait_for()
    axe()
    picture(page, "so-don-vi-cu")
    page.get_by_role("button", name="Ghi các số đã chọn").click()
    page.get_by_text("Đã xem hết các số").wait_for()
    page.goto(office.url + "/tong-hop/don-vi-cu/")
    page.locator("section", has_text="Đảng bộ Bến Mây").get_by_label("Cộng riêng", exact=False).first.check()
    page.locator("section", has_text="Đảng bộ Bến Mây").get_by_role("button", name="Ghi cách tính").first.click()
    page.goto(office.url + "/tong-hop/")
    page.get_by_role("button", name="Tổng hợp").click()
    page.locator("table#bang").wait_for()
    assert "349" in page.locator("#s-1").inner_text()
    assert "Đảng bộ Bến Mây (cũ) 330" in page.locator("#ban-word").inner_text()
    axe()


def test_a_version_of_a_past_day_is_asked_for(office, page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/tong-hop/cac-ban/")
    page.get_by_label("Lập bản theo những gì có đến hết ngày").fill("30/5/2023")
    page.get_by_role("button", name="Lập bản").click()
    page.get_by_text("2/4 báo cáo").first.wait_for()
    assert "19" in page.locator("#s-1").inner_text()
    axe()
