"""A pilot's draft in a real browser: the member's list, the difference, opinions, answers, the standing committee; proposals answered."""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def office(start_server):
    """A server of its own: the draft goes all the way."""
    return start_server(f"{HERE / 'seed_drafts.py'}:sent_twice")


def keep(page, name: str) -> None:
    """A picture for people who look at the pages."""
    if folder := os.environ.get("NHIEMKY_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png")


def test_a_pilots_draft_goes_to_the_member_and_the_committee(office, page, new_page, sign_in, axe):
    sign_in("uyvien", at=office.url)
    page.goto(office.url + "/du-thao/")
    page.get_by_text("1 dự thảo").first.wait_for()
    axe(named="list of drafts")
    keep(page, "drafts-list")
    page.get_by_role("link", name="Cho ý kiến").click()
    page.locator("ins", has_text="105%").first.wait_for()
    axe(named="draft, inline")
    keep(page, "drafts-draft")
    page.get_by_role("link", name="Xem hai cột").click()
    page.locator("table.sides").first.wait_for()
    axe(named="draft, side by side")
    keep(page, "drafts-sides")
    page.get_by_role("button", name="Có góp ý").click()
    page.locator("#cho-0").select_option("Phần thứ nhất/I")
    page.locator("#y-kien-0").fill("Rút gọn phần mở đầu.")
    axe(named="opinion form")
    keep(page, "drafts-opinion")
    page.get_by_role("button", name="Gửi góp ý").click()
    page.get_by_text("Đến lượt").first.wait_for()

    unit = new_page()
    sign_in("vanthu1", on=unit, at=office.url)
    unit.goto(page.url)
    unit.get_by_role("link", name="Trả lời từng ý kiến").click()
    axe(unit, "opinions")
    row = unit.locator("#yk-2")
    row.locator("summary").click()
    row.get_by_label("Giải trình", exact=True).check()
    row.get_by_label("Nội dung tiếp thu, lý do giải trình").fill("Phần mở đầu theo đúng đề cương.")
    keep(unit, "drafts-answers")
    row.get_by_role("button", name="Lưu trả lời").click()
    unit.get_by_text("Phần mở đầu theo đúng đề cương.").first.wait_for()
    unit.goto(page.url)
    unit.get_by_role("button", name="Gửi lại xin ý kiến").click()
    unit.get_by_role("button", name="Gửi", exact=True).click()
    unit.get_by_text("Lần 3, gửi").first.wait_for()

    page.goto(page.url)
    page.get_by_role("button", name="Thông qua, trình Ban Thường vụ").click()
    page.get_by_role("button", name="Thông qua", exact=True).click()
    page.get_by_text("Đã trình Ban Thường vụ").first.wait_for()

    leader = new_page()
    sign_in("lanhdao", on=leader, at=office.url)
    leader.goto(office.url + "/du-thao/")
    leader.get_by_role("link", name="Cho ý kiến").click()
    leader.get_by_role("button", name="Thông qua", exact=True).click()
    leader.locator("#thong-qua").get_by_role("button", name="Thông qua", exact=True).click()
    leader.get_by_text("thông qua lúc").first.wait_for()
    axe(leader, "cleared")
    keep(leader, "drafts-cleared")


def test_a_table_of_opinions_is_pasted_looked_over_and_taken(office, page, sign_in, axe):
    sign_in("vanthu1", at=office.url)
    page.goto(office.url + "/viec-cua-toi/")
    page.goto(office.url + "/du-thao/" + _draft(page))
    page.get_by_role("link", name="Bảng ý kiến (").click()
    page.get_by_role("link", name="Lấy từ tệp, dán từ Excel").click()
    axe(named="take")
    page.get_by_label("Bảng có cả hàng đề mục").fill("Nơi góp ý\tNội dung góp ý\nChi bộ Ga Nam\tNêu rõ nguyên nhân")
    page.get_by_role("button", name="Đọc bảng").click()
    page.get_by_text("Đọc được").first.wait_for()
    axe(named="take, looked over")
    keep(page, "drafts-take")
    page.get_by_role("button", name="Ghi các ý kiến đã chọn").click()
    page.locator("tr", has_text="Chi bộ Ga Nam").first.wait_for()


def _draft(page) -> str:
    """The address of the unit's draft, from the link on its report page."""
    page.locator("a", has_text="Báo cáo sơ kết").first.click()
    return page.url.rstrip("/").split("/")[-1].split("?")[0] + "/"


def test_proposals_are_answered_once_for_all_who_asked(office, page, new_page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/kien-nghi/")
    page.get_by_text("Kinh phí, cơ sở vật chất").first.wait_for()
    axe(named="proposals")
    keep(page, "proposals-list")
    page.get_by_role("link", name="Đề nghị cấp kinh phí tập huấn").click()
    axe(named="group")
    page.get_by_role("button", name="Trả lời", exact=True).click()
    page.get_by_label("Cơ quan trả lời").fill("Ban Tuyên giáo Đảng ủy Khối")
    page.get_by_label("Nội dung trả lời").fill("Mở lớp trong quý III.")
    axe(named="answer form")
    page.locator("#tra-loi").get_by_role("button", name="Trả lời", exact=True).click()
    page.get_by_role("heading", name="Ban Tuyên giáo Đảng ủy Khối trả lời").wait_for()
    keep(page, "proposals-group")
    page.goto(office.url + "/kien-nghi/huong-dan/")
    axe(named="guidance")
    keep(page, "proposals-guidance")
    unit = new_page()
    sign_in("vanthu2", on=unit, at=office.url)
    unit.goto(office.url + "/kien-nghi/")
    unit.get_by_text("Mở lớp trong quý III.").first.wait_for()
    axe(unit, "a unit's proposals")
