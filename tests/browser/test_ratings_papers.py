"""Papers of a round and rounds side by side in a real browser: accessible, by keyboard, a person's paper only after the password again."""

from io import BytesIO
from zipfile import ZipFile

import pytest


@pytest.fixture(scope="module")
def office(start_server):
    """81 collectives on the board, the year before decided."""
    return start_server("tests/browser/seed_rating_papers.py:two_years")


@pytest.fixture
def papers(office, page, sign_in):
    """The list of papers, reached as one reaches it."""
    sign_in("bantc", at=office.url)
    page.goto(office.url + "/xep-loai/")
    page.get_by_role("link", name="Xếp loại năm 2023").first.click()
    page.get_by_role("link", name="Văn bản, biểu mẫu").first.click()
    page.wait_for_url("**/giay-to/")
    return page


def test_the_list_of_papers_is_accessible_and_a_report_is_one_key_away(papers, axe):
    axe(named="papers")
    assert papers.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    with papers.expect_download() as got:
        papers.get_by_role("link", name="Tải báo cáo Word").focus()
        papers.keyboard.press("Enter")
    assert got.value.suggested_filename == "bao-cao-2023.docx"


def test_what_is_typed_stands_on_the_paper(papers):
    papers.get_by_label("Ngày ghi trên văn bản").fill("20/12/2023")
    papers.get_by_label("Họ tên người ký").fill("Nguyễn Văn An")
    papers.get_by_role("button", name="Ghi vào các văn bản").click()
    with papers.expect_download() as got:
        papers.get_by_role("link", name="Word Bảng xếp loại tập thể").click()
    words = ZipFile(BytesIO(got.value.path().read_bytes())).read("word/document.xml").decode()
    assert "ngày 20 tháng 12 năm 2023" in words and "Nguyễn Văn An" in words


def test_a_paper_of_persons_comes_after_the_password(papers, axe):
    papers.get_by_role("link", name="Excel Bảng xếp loại cá nhân").click()
    if "xac-nhan" in papers.url:  # not signed in a moment ago
        axe(named="again")
        papers.get_by_label("Mật khẩu").fill("Mat-khau-dai-2023")
        with papers.expect_download():
            papers.keyboard.press("Enter")


def test_rounds_stand_side_by_side_as_picture_and_table(papers, axe):
    papers.get_by_role("link", name="Xem so sánh").click()
    papers.wait_for_url("**/so-sanh/**")
    axe(named="compare")
    picture = papers.get_by_role("img", name="Qua các kỳ, tập thể")
    assert picture.is_visible()
    assert papers.get_by_role("row", name="năm 2022").first.is_visible()
    fill = papers.evaluate("getComputedStyle(document.querySelector('.chart .bar-1')).fill")
    assert fill not in ("rgb(0, 0, 0)", "none")
    assert papers.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
