"""Tổng hợp and the drafting page in a real browser: by keyboard, names settled, two people on one section, files."""

from pathlib import Path

import pytest

SEED = Path(__file__).resolve().parent / "seed_consolidations.py"


@pytest.fixture(scope="module")
def office(start_server):
    """A server of its own: versions follow one another."""
    return start_server(f"{SEED}:handed_in", "2023-05-31T09:10:00+07:00")


@pytest.fixture
def built(office, page, sign_in):
    """The page with at least one version."""
    sign_in("chanh", at=office.url)
    page.goto(office.url + "/tong-hop/")
    if page.locator("table#bang").count() == 0:
        page.get_by_role("button", name="Tổng hợp").click()
        page.locator("table#bang").wait_for()
    return page


def focused(page) -> str:
    return page.evaluate("document.activeElement.id")


def test_rows_open_to_the_cell_by_keyboard_alone(built, axe):
    page = built
    axe()
    page.locator("#m-1").focus()
    page.keyboard.press("ArrowRight")
    page.locator("#m-1\\.1").wait_for()
    assert focused(page) == "m-1"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.locator("#s-1\\.1\\.1").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Nguồn của số 12").wait_for()
    assert "K.01.xlsx, trang “Phụ lục”, ô E7" in page.locator("#nguon").inner_text()
    assert "phiếu nhận K.01-2023-0001, bản 1" in page.locator("#nguon").inner_text()
    axe()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.locator("#s-1\\.1\\.1").wait_for(state="detached")
    page.reload()
    assert page.locator("#m-1[aria-expanded=true]").count() == 1


def test_a_name_is_settled_and_taken_back(built, axe):
    page = built
    page.get_by_role("button", name="Phải, ghép").click()
    page.locator("#s-1", has_text="23").wait_for()
    assert page.locator("text=chưa ghép được").count() == 0
    axe()
    page.locator(".toast").get_by_role("button", name="Hoàn tác").click()
    page.locator("#s-1", has_text="19").wait_for()
    assert page.get_by_role("button", name="Phải, ghép").count() == 1


def test_every_page_beside_it_is_clean(office, built, axe):
    page = built
    for address in ("so-cua-cap-uy/", "cac-ban/"):
        page.goto(f"{office.url}/tong-hop/{address}")
        axe()
    for link in ("Xem", "Mở cả trang", "Hạn chế, khắc phục"):
        page.goto(office.url + "/tong-hop/")
        page.locator(".right").get_by_role("link", name=link).first.click()
        page.wait_for_load_state()
        axe()


def test_the_word_file_carries_the_drafts_number(built):
    with built.expect_download() as waiting:
        built.get_by_role("link", name="Tải báo cáo Word").click()
    assert waiting.value.suggested_filename.startswith("Báo cáo tổng hợp, dự thảo lần ")
    assert Path(waiting.value.path()).read_bytes()[:2] == b"PK"


def test_two_people_on_one_section_lose_nothing(office, built, new_page, sign_in, axe):
    page = built
    page.goto(office.url + "/bao-cao-cua-cap-uy/")
    axe()
    page.get_by_role("button", name="Soạn báo cáo").click()
    page.locator("#loi").wait_for()
    address = page.url
    axe()
    page.get_by_role("button", name="Đưa vào", exact=True).first.click()
    page.locator("#luu", has_text="Đã lưu").wait_for()
    page.locator("#nguon-doan", has_text="Đảng bộ Sở Gió, mục I").wait_for()
    assert page.locator("#loi").input_value() == "Nội bộ đoàn kết, thống nhất."
    other = new_page()
    sign_in("chanh", at=office.url, on=other)
    other.goto(address)
    page.locator("#loi").fill("Bản thứ nhất.")
    page.locator("#trong-word", has_text="Bản thứ nhất.").wait_for()
    other.locator("#loi").fill("Bản thứ hai.")
    dialog = other.locator("dialog[open]")
    dialog.wait_for()
    assert "Bản thứ nhất." in dialog.locator("[data-theirs]").input_value()
    assert "Bản thứ hai." in dialog.locator("[data-mine]").input_value()
    axe(other)
    dialog.get_by_role("button", name="Dùng bản của tôi").click()
    other.locator("#trong-word", has_text="Bản thứ hai.").wait_for()


def test_an_edited_word_is_checked_and_an_answer_remembered(office, built, axe, tmp_path):
    import docx

    page = built
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải báo cáo Word").click()
    edited = tmp_path / "báo cáo đã sửa.docx"
    document = docx.Document(waiting.value.path())
    run = next(run for line in document.paragraphs for run in line.runs if run.text.startswith(("19 đảng viên", "23 đảng viên")))
    run.text = f"4{run.text[1:]}"
    document.save(str(edited))
    page.get_by_role("link", name="Soát báo cáo đã sửa").click()
    axe()
    page.locator("#id_file").set_input_files(str(edited))
    page.get_by_role("button", name="Soát").click()
    page.locator(".note.bad", has_text="nhưng số của các đơn vị là").wait_for()
    axe()
    page.locator(".note.bad summary").first.click()
    page.get_by_label("Lý do", exact=True).first.fill("đúng, vì gồm cả Đảng ủy Quân sự")
    page.get_by_role("button", name="Ghi lý do").first.click()
    page.locator(".note .ans", has_text="Đảng ủy Quân sự").wait_for()
    assert page.locator(".note.bad", has_text="nhưng số của các đơn vị là").count() == 0
    axe()
    page.get_by_role("link", name="Soát bản sửa tiếp").click()
    page.locator("#id_file").set_input_files(str(edited))
    page.get_by_role("button", name="Soát").click()
    page.locator(".note .ans", has_text="Đảng ủy Quân sự").wait_for()
