"""The rating board in a real browser: by keyboard alone, with and without scripts, tried before it is applied, told to a second person."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
MOMENT = "2023-12-12T08:15:00+07:00"


@pytest.fixture(scope="module")
def committee(start_server):
    """A server of its own: the round of the prototype's screen, two days before the board meets."""
    return start_server(f"{HERE / 'seed_ratings.py'}:board", moment=MOMENT)


@pytest.fixture
def board(committee, page, sign_in):
    """Address of the board, signed in as the committee's board for organisation."""
    sign_in("bantc", at=committee.url)
    page.goto(committee.url + "/xep-loai/")
    href = page.locator("main a[href^='/xep-loai/']").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    return (
        committee.url
        + next(re.match(r"/xep-loai/[0-9a-f-]{36}/", one)[0] for one in href if re.match(r"/xep-loai/[0-9a-f-]{36}/", one))
        + "xet/"
    )


def test_levels_by_keyboard_alone_with_room_and_findings_at_once(board, page, axe):
    page.goto(board)
    assert "vượt 1 suất" in page.locator(".gc[aria-current]").inner_text()
    axe(named="board")
    row = page.locator("tr", has_text="Sở Công Thương")
    row.get_by_label("Đảng bộ Sở Công Thương: xuất sắc").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Đảng bộ Sở Công Thương: xuất sắc"
    page.keyboard.press("ArrowRight")
    page.locator(".gc[aria-current]", has_text="đủ 3 suất").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Đảng bộ Sở Công Thương: tốt"
    assert page.locator("#bao-nhom").inner_text().startswith("Nhóm sở, ngành đủ 3 suất")
    assert page.locator("#dem-HTXSNV").inner_text() == "3/3" and "3/18 = 16,7%" in page.locator("#ty-le").inner_text()
    assert "Vượt" not in page.locator("#phat-hien h2").first.inner_text()
    axe(named="after a change")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.locator(".gc[aria-current]", has_text="vượt 1 suất").wait_for()
    page.wait_for_function("document.querySelectorAll('#bang-muc tr[data-version=\"0\"]').length === 23")
    page.reload()
    assert row.get_by_label("Đảng bộ Sở Công Thương: xuất sắc").is_checked()
    assert "Đã lưu lúc 08:" in page.locator("#da-luu").inner_text()


def test_what_is_no_level_stands_behind_a_select(board, page):
    page.goto(board + "?nhom=Doanh nghiệp")
    choice = page.get_by_label("Đảng bộ Doanh nghiệp số 28: không xếp mức")
    choice.select_option("CHUA_XEP_LOAI")
    page.locator(".gc[aria-current]", has_text="không 0").wait_for()
    row = page.locator("tr", has_text="Doanh nghiệp số 28")
    assert row.locator("input:checked").count() == 0 and "Chưa xếp" in row.locator("td").last.inner_text()
    row.get_by_label("Đảng bộ Doanh nghiệp số 28: không hoàn thành").check()
    page.locator(".gc[aria-current]", has_text="không 1").wait_for()
    assert choice.input_value() == ""


def test_a_repair_is_tried_then_applied_by_people(board, page, axe):
    page.goto(board)
    page.get_by_role("button", name="Xem thử 2 thay đổi").click()
    page.get_by_role("heading", name="Đang xem thử 2 thay đổi, chưa lưu").wait_for()
    axe(named="trial")
    assert page.locator("tr.on").count() == 1 and page.locator(".gc[aria-current]", has_text="đủ 3 suất").count() == 1
    assert page.locator("#bang-muc input[type=radio]:enabled").count() == 0
    page.get_by_role("link", name="Bỏ, về bảng").click()
    page.locator(".gc[aria-current]", has_text="vượt 1 suất").wait_for()
    page.get_by_role("button", name="Xem thử 2 thay đổi").click()
    page.get_by_role("button", name="Áp dụng 2 thay đổi").click()
    page.get_by_text("Đã áp dụng 2 thay đổi").wait_for()
    page.get_by_role("heading", name="Không có chỗ nào vượt quy định").wait_for()
    axe(named="applied")


def test_the_second_person_is_told_and_sees_the_first_ones_level(board, committee, page, new_page, sign_in):
    other = new_page()
    sign_in("lanhdao", on=other, at=committee.url)
    page.goto(board + "?nhom=Đơn vị sự nghiệp")
    other.goto(board + "?nhom=Đơn vị sự nghiệp")
    name = "Đảng bộ Đơn vị sự nghiệp số 5"
    other.get_by_label(f"{name}: hoàn thành", exact=True).check()
    other.locator("#da-luu", has_text="Đã lưu").wait_for()
    page.get_by_label(f"{name}: xuất sắc", exact=True).check()
    page.get_by_text(f"{name}: Vũ Văn Trường vừa đổi từ “chưa có mức” thành “Hoàn thành”").wait_for()
    assert page.get_by_label(f"{name}: hoàn thành", exact=True).is_checked()


def test_without_scripts_a_form_saves_the_page(board, page, browser, committee):
    state = page.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state, viewport={"width": 1366, "height": 768})
    plain = context.new_page()
    plain.goto(board + "?nhom=Cơ quan đảng, đoàn thể")
    plain.get_by_label("Đảng bộ Cơ quan đảng, đoàn thể số 3: hoàn thành", exact=True).check()
    plain.get_by_role("button", name="Lưu các mức đã chọn").click()
    plain.get_by_text("Đã lưu 1 mức").wait_for()  # the next page, not the one that is being left
    assert plain.get_by_label("Đảng bộ Cơ quan đảng, đoàn thể số 3: hoàn thành", exact=True).is_checked()
    context.close()


def test_individuals_stand_apart_and_their_word_asks_who_one_is_again(board, page, axe):
    page.goto(board + "ca-nhan/")
    axe(named="individuals")
    page.get_by_role("link", name="Tải Word").click()
    page.wait_for_url(lambda url: "/toi/xac-nhan/" in url)


def test_the_decision_is_laid_recorded_and_its_word_taken(board, page, axe):
    page.goto(board)
    page.get_by_role("link", name="Trình Ban Thường vụ").click()
    axe(named="decide")
    page.get_by_label("Số và ký hiệu").fill("12-QĐ/ĐUK")
    page.get_by_role("button", name="Ghi quyết định").click()
    page.get_by_role("heading", name="Quyết định xếp loại: 12-QĐ/ĐUK").wait_for()
    axe(named="decision")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải Word").click()
    assert download.value.suggested_filename == "quyet-dinh-12-QĐ-ĐUK.docx"
    page.get_by_role("link", name="Các quyết định").first.click()
    axe(named="decisions")
    page.goto(board)
    assert page.locator("#bang-muc input[type=radio]:enabled").count() == 0
