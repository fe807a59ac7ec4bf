"""Reviews before a rating in a real browser, by keyboard: written, asked, handed in, appraised; the result opened and objected to."""

from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def office(start_server):
    return start_server(f"{HERE / 'seed_reviews.py'}:reviewing")


@pytest.fixture(scope="module")
def decided(start_server):
    return start_server(f"{HERE / 'seed_reviews.py'}:told")


def to(page, name: str, role: str = "link") -> None:
    """Tab to what is called so and press Enter: no mouse."""
    wanted = page.get_by_role(role, name=name, exact=True).first
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach “{name}” on {page.url}")


def saved(page) -> None:
    page.locator("#da-luu", has_text="Đã lưu lúc").wait_for()


def test_a_collective_review_from_the_first_word_to_the_proposal(office, page, new_page, sign_in, axe):
    sign_in("vanthu1", at=office.url)
    page.goto(office.url + "/xep-loai/cua-toi/")
    axe(named="mine")
    to(page, "Đảng bộ Sở Gió")
    axe(named="held")
    to(page, "Viết bản tự kiểm điểm")
    page.locator("#t-muc").focus()
    page.keyboard.type("Hoàn thành mười hai việc.")
    saved(page)
    axe(named="write")
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_url("**muc=hai**")
    address = page.url
    page.locator("#t-muc").focus()
    page.keyboard.type("Chậm hai việc.")
    saved(page)

    other = new_page()
    sign_in("bithu1", on=other, at=office.url)
    other.goto(address)
    other.locator("#t-muc").focus()
    other.keyboard.press("Control+End")
    other.keyboard.type(" Bí thư thêm.")
    saved(other)
    page.locator("#t-muc").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Văn thư thêm.")
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="Ghép cả hai").wait_for()
    axe(named="clash")
    page.get_by_role("button", name="Ghép cả hai").press("Enter")
    saved(page)
    text = page.locator("#t-muc").input_value()
    assert "Bí thư thêm." in text and "Văn thư thêm." in text

    page.get_by_label("Trả lời", exact=True).focus()
    page.keyboard.type("Do chưa bàn giao hồ sơ.")
    to(page, "Lưu trả lời", "button")
    page.goto(address.replace("muc=hai", "muc=ba"))
    page.locator("#t-muc").focus()
    page.keyboard.type("Sửa xong trong quý II.")
    saved(page)
    page.goto(address.replace("muc=hai", "muc=diem"))
    page.locator("input.score").first.focus()
    page.keyboard.type("25,5")
    page.keyboard.press("Tab")
    page.keyboard.type("60")
    assert page.locator("[data-total]").inner_text() == "85,5"
    page.keyboard.press("Enter")
    page.get_by_text("khoảng của mức").wait_for()
    axe(named="scores")
    page.goto(address.replace("muc=hai", "muc=tu-xep"))
    page.get_by_label("Hoàn thành xuất sắc nhiệm vụ").focus()
    page.keyboard.press("ArrowDown")
    axe(named="level")
    to(page, "Lưu mức tự xếp", "button")

    other.goto(address.split("viet/")[0] + "nop/")
    axe(on=other, named="check")
    to(other, "Nộp bản tự kiểm điểm", "button")
    other.get_by_role("heading", name="Biên nhận số K.01-2023-0001").wait_for()
    axe(on=other, named="receipt")

    board = new_page()
    sign_in("bantc", on=board, at=office.url)
    board.goto(office.url + "/xep-loai/")
    board.get_by_role("link", name="Xếp loại năm 2023").first.click()
    board.get_by_role("link", name="Kiểm điểm, nhận xét").click()
    axe(on=board, named="reviews")
    to(board, "Đảng bộ Sở Gió")
    axe(on=board, named="subject")
    assert board.get_by_text("Do chưa bàn giao hồ sơ.").count() == 2  # beside its prompt, and in the review
    to(board, "Đề nghị mức")
    axe(on=board, named="propose")
    board.locator("input[value=HTNV]").focus()
    board.keyboard.press("Space")
    to(board, "Đề nghị mức", "button")
    board.get_by_text("mà chưa ghi căn cứ").first.wait_for()
    axe(on=board, named="propose refused")
    board.locator("input[value=HTTNV]").focus()
    board.keyboard.press("Space")
    to(board, "Đề nghị mức", "button")
    board.get_by_text("Cơ quan tham mưu đề nghị").wait_for()


def test_a_person_opens_the_result_and_objects(decided, page, new_page, sign_in, axe):
    sign_in("vanthu1", at=decided.url)
    page.goto(decided.url + "/xep-loai/cua-toi/")
    to(page, "Mai Thị Kim Loan")
    assert page.get_by_text("Tận tụy").count() == 0 and page.get_by_text("Hoàn thành tốt nhiệm vụ").count() == 0
    axe(named="unopened")
    to(page, "Mở thông báo", "button")
    page.get_by_text("ở mức: Hoàn thành tốt nhiệm vụ").wait_for()
    axe(named="notice")
    to(page, "Mai Thị Kim Loan")
    page.get_by_text("Tận tụy, đôi lúc còn chậm.").wait_for()
    axe(named="held after")
    page.get_by_label("Ý kiến về kết quả hoặc điều đang lưu").focus()
    page.keyboard.type("Số ngày nghỉ ghi chưa đúng.")
    to(page, "Gửi ý kiến", "button")
    page.get_by_text("Chờ trả lời").wait_for()

    board = new_page()
    sign_in("bantc", on=board, at=decided.url)
    board.goto(decided.url + "/xep-loai/")
    board.get_by_role("link", name="Xếp loại năm 2023").first.click()
    board.get_by_role("link", name="Kiểm điểm, nhận xét").click()
    board.get_by_role("link", name="Thông báo kết quả").click()
    axe(on=board, named="notices")
    board.go_back()
    to(board, "Mai Thị Kim Loan")
    to(board, "Trả lời ý kiến")
    axe(on=board, named="answer")
    board.get_by_label("Giữ nguyên kết quả").focus()
    board.keyboard.press("Space")
    board.get_by_label("Nội dung trả lời").focus()
    board.keyboard.type("Đã đối chiếu sổ theo dõi, số liệu đúng.")
    to(board, "Gửi trả lời", "button")
    page.reload()
    page.get_by_text("Đã đối chiếu sổ theo dõi").wait_for()
    assert page.get_by_text("Hồ Thị Lan").count() >= 1  # who looked
