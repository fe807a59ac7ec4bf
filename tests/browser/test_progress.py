"""Targets against time in a real browser, by keyboard: thresholds confirmed, a forecast written, a result tied, the leader's board."""

from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOM = "/chi-tieu/tien-do/"


@pytest.fixture(scope="module")
def office(start_server):
    return start_server(f"{HERE / 'seed_progress.py'}:progressing")


def test_the_term_from_the_board_to_a_forecast_and_a_key_task(office, page, new_page, sign_in, axe):
    sign_in("chanh", at=office.url)
    page.goto(office.url + ROOM)
    axe(named="index")
    page.get_by_role("link", name="Xem và xác nhận ngưỡng của đợt").press("Enter")
    page.wait_for_url("**/nguong/**")
    axe(named="pace")
    page.get_by_role("button", name="Xác nhận ngưỡng").press("Enter")
    page.get_by_text("Đã ghi ngưỡng đánh giá của đợt").wait_for()
    page.goto(office.url + ROOM)
    assert page.get_by_text("Ngưỡng đánh giá chưa được xác nhận").count() == 0
    page.get_by_role("link", name="Đảng bộ Sở Gió", exact=True).press("Enter")
    page.get_by_role("heading", name="Đảng bộ Sở Gió").wait_for()
    axe(named="place")
    assert page.get_by_text("đầu nhiệm kỳ 25, điều chỉnh thành 20 theo 45-CV/ĐUK").count() == 1

    clerk = new_page()
    sign_in("vanthu1", on=clerk, at=office.url)
    clerk.goto(office.url + ROOM)
    clerk.get_by_role("link", name="Kết nạp đảng viên mới trong nhiệm kỳ").press("Enter")
    clerk.locator("svg.chart.pace").wait_for()
    axe(on=clerk, named="target")
    clerk.get_by_label("Lý do").focus()
    clerk.keyboard.type("Nguồn kết nạp ít.")
    clerk.get_by_role("button", name="Dự báo khó hoàn thành").press("Enter")
    clerk.get_by_text("Đã ghi dự báo khó hoàn thành").wait_for()
    assert clerk.get_by_text("chậm").count()
    clerk.goto(office.url + ROOM + "nhiem-vu/")
    axe(on=clerk, named="key-tasks")
    clerk.get_by_role("link", name="Đổi mới sinh hoạt chi bộ").press("Enter")
    clerk.locator("textarea[name=words]").fill("Đã đổi mới 12 buổi sinh hoạt.")
    clerk.get_by_role("button", name="Ghi kết quả").press("Enter")
    clerk.get_by_text("Đã đổi mới 12 buổi sinh hoạt.").wait_for()
    axe(on=clerk, named="key-task")

    leader = new_page()
    sign_in("lanhdao", on=leader, at=office.url)
    for name, told in (
        ("", "dự báo khó hoàn thành"),
        ("thap/", "Nguồn kết nạp ít."),
        ("so/", "Sáp nhập hai chi bộ"),
        ("nhiem-vu/", "1/4 đơn vị"),
    ):
        leader.goto(office.url + ROOM + name)
        assert leader.get_by_text(told).count(), name
        axe(on=leader, named=name or "leader")
    with leader.expect_download() as handed:
        leader.goto(office.url + ROOM)
        leader.get_by_role("link", name="Tải báo cáo Word").press("Enter")
    assert handed.value.suggested_filename.endswith(".docx")


def test_who_is_in_charge_has_a_page(office, page, sign_in, axe):
    sign_in("uyvien", at=office.url)
    page.goto(office.url + ROOM + "phu-trach/")
    page.get_by_role("heading", name="Đơn vị và lĩnh vực phụ trách").wait_for()
    axe(named="member")
