"""A secretary opens the unit's campaign below its superior's, issues it, and the superior sees the levels."""

from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def office(start_server):
    return start_server(f"{HERE / 'seed_cascade.py'}:parent")


def test_open_look_issue_and_see_every_level(office, page, sign_in, axe):
    sign_in("bithu1", at=office.url)
    page.goto(office.url + "/viec-cua-toi/")
    page.get_by_role("link", name="Mở đợt cấp dưới").click()
    page.get_by_text("chậm nhất ngày 22/5/2023").first.wait_for()
    axe(named="open")
    page.get_by_role("button", name="Mở đợt cấp dưới").click()
    page.get_by_role("heading", name="Đối chiếu cấp trên").wait_for()
    axe(named="against the superior")
    with page.expect_download() as plan:
        page.get_by_role("link", name="Tải kế hoạch Word").click()
    assert plan.value.suggested_filename.endswith(".docx")
    page.get_by_role("link", name="Xem lại và phát hành").click()
    page.get_by_role("button", name="Phát hành", exact=False).first.click()
    page.get_by_role("dialog").get_by_role("button", name="Phát hành đợt").click()
    page.get_by_text("Đã phát hành bản 1").first.wait_for()
    page.get_by_role("link", name="Đối chiếu cấp trên, tổng hợp lên").click()
    page.get_by_role("link", name="Xem và tổng hợp", exact=False).first.click()
    page.get_by_text("Chưa có gì để tổng hợp").wait_for()
    axe(named="nothing to roll up")

    page.context.clear_cookies()
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/bang-tien-do/")
    page.get_by_role("link", name="cấp dưới: đã nộp 0/2").click()
    page.get_by_role("heading", name="Tiến độ các cấp").wait_for()
    axe(named="tree")
