"""Signing in by hand, by keyboard alone, and with a second step."""

import base64
import hashlib
import hmac
import struct
import time

import pytest

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of uyvien's telephone, in seed.py


def code_now(secret: str = SECRET) -> str:
    """What the telephone shows (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 0xF
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def test_the_login_page_has_nothing_to_complain_about(server, page, axe):
    page.goto(server.url + "/dang-nhap/")
    axe()
    assert page.title() == "Đăng nhập - Nhiệm kỳ"
    assert page.evaluate("document.fonts.check('16px \"Noto Sans\"')")


def test_a_wrong_password_gets_a_summary_that_has_the_focus(server, page, axe):
    page.goto(server.url + "/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill("chanh")
    page.get_by_label("Mật khẩu", exact=True).fill("sai-mat-khau")
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_text("Tên đăng nhập hoặc mật khẩu chưa đúng.").wait_for()
    assert page.evaluate("document.activeElement.classList.contains('errors')")
    axe()


def test_keyboard_alone_is_enough_to_sign_in(server, page):
    page.goto(server.url + "/dang-nhap/")
    page.get_by_label("Tên đăng nhập").wait_for()
    assert page.evaluate("document.activeElement.name") == "login"
    page.keyboard.type("chanh")
    page.keyboard.press("Tab")
    page.keyboard.type("Mat-khau-dai-2023")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)
    assert page.get_by_role("navigation", name="Chính").is_visible()


def test_the_password_can_be_shown(server, page):
    page.goto(server.url + "/dang-nhap/")
    page.get_by_label("Mật khẩu", exact=True).fill("xanh lá chuối")
    page.get_by_label("Hiện mật khẩu").check()
    assert page.get_by_label("Mật khẩu", exact=True).get_attribute("type") == "text"


def test_the_second_step_asks_for_the_code(server, page, sign_in, axe):
    sign_in("uyvien")
    assert page.url.endswith("/dang-nhap/buoc-hai/")
    axe()
    page.get_by_label("Mã xác thực").fill(code_now())
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)
    assert page.get_by_text("Trần Quốc Khải").first.is_visible()


def test_the_second_step_is_set_up_from_a_picture_and_leaves_codes_on_paper(server, page, sign_in, axe):
    sign_in("khacvp")  # nobody else signs in as this one
    page.goto(server.url + "/toi/hai-buoc/")
    page.get_by_role("link", name="Bật xác thực hai bước").click()
    page.get_by_label("Mật khẩu", exact=True).fill("Mat-khau-dai-2023")
    axe()
    page.get_by_role("button", name="Xác nhận").click()
    picture = page.get_by_alt_text("Hình để quét")
    picture.wait_for()
    assert picture.evaluate("one => one.complete && one.naturalWidth > 0")
    axe()
    page.get_by_label("Mã sáu chữ số").fill(code_now(page.get_by_label("Không quét được").input_value()))
    page.get_by_role("button", name="Bật", exact=True).click()
    page.get_by_role("heading", name="Mã dự phòng", exact=True).wait_for()
    assert page.locator(".codes li").count() == 10
    axe()
    page.goto(server.url + "/toi/hai-buoc/")
    assert page.get_by_text("Đang bật").is_visible()
    axe()


def test_changing_the_person_goes_back_to_the_login(server, page, sign_in):
    sign_in("vanthu1")
    page.goto(server.url + "/toi/")
    page.locator(".side").get_by_role("button", name="Đổi người").click()
    page.wait_for_url("**/dang-nhap/**")
    page.goto(server.url + "/toi/")
    assert "/dang-nhap/" in page.url


@pytest.mark.parametrize(
    "path",
    [
        "/toi/",
        "/toi/mat-khau/",
        "/toi/hai-buoc/",
        "/toi/phien/",
        "/tai-khoan/",
        "/tai-khoan/moi/",
        "/tai-khoan/phieu/",
        "/tim/?q=so",
        "/nhat-ky/",
        "/khong-co/",
    ],
)
def test_pages_of_the_administrator_are_accessible(server, page, sign_in, axe, path):
    sign_in("quantri")
    page.goto(server.url + path)
    axe()


@pytest.mark.parametrize("width", [1366, 683, 390])
@pytest.mark.parametrize("path", ["/dang-nhap/", "/nhan-viec/", "/quen-mat-khau/", "/_components"])
def test_no_page_scrolls_sideways(server, new_page, path, width):
    page = new_page(width=width)
    page.goto(server.url + path)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_unit_goes_from_its_sheet_to_its_own_page(server, page, new_page, sign_in, axe):
    sign_in("chanh")
    page.goto(server.url + "/tai-khoan/phieu/")
    page.get_by_role("button", name="Bỏ chọn").click()
    page.get_by_label("Chọn Chi bộ Ga Nam").check()
    page.get_by_role("button", name="In phiếu 1 đơn vị").click()
    code = page.locator(".onecode").inner_text()
    axe()
    unit = new_page()
    unit.goto(server.url + "/nhan-viec/")
    unit.get_by_label("Mã trên phiếu").fill(code.lower())
    unit.get_by_role("button", name="Đi tiếp").click()
    unit.get_by_role("heading", name="Chi bộ Ga Nam").wait_for()
    axe(unit)
    unit.get_by_label("Họ và tên").fill("Bùi Thị Sen")
    unit.get_by_label("Điện thoại").fill("0900 000 333")
    unit.get_by_label("Bí thư, phó bí thư: duyệt và nộp").check()
    unit.get_by_label("Tên đăng nhập").fill(f"sen.{int(time.time())}")
    unit.get_by_label("Mật khẩu", exact=True).fill("ba con trâu uống nước")
    unit.get_by_label("Nhập lại mật khẩu").fill("ba con trâu uống nước")
    unit.get_by_label("Đơn vị đã nhận văn bản và cử tôi làm đầu mối").check()
    unit.get_by_role("button", name="Nhận việc").click()
    unit.wait_for_url(lambda url: "/nhan-viec/" not in url)
    assert unit.get_by_text("Bùi Thị Sen").first.is_visible()


def test_a_fresh_installation_is_set_up_with_its_code(start_server, new_page, axe):
    fresh = start_server(seed=f"{__file__.rsplit('/', 1)[0]}/seed.py:fresh")
    page = new_page()
    page.goto(fresh.url + "/")
    assert page.url.endswith("/bat-dau/")
    axe(page)
    page.get_by_label("Mã thiết lập").fill((fresh.data / "code.txt").read_text(encoding="ascii"))
    page.get_by_label("Tên cấp ủy").fill("Đảng bộ Khối Nam Thuận")
    page.get_by_label("Họ và tên của đồng chí").fill("Đỗ Thị Minh Hạnh")
    page.get_by_label("Tên đăng nhập").fill("hanh")
    page.get_by_label("Mật khẩu", exact=True).fill("ba con trâu uống nước")
    page.get_by_label("Nhập lại mật khẩu").fill("ba con trâu uống nước")
    page.get_by_role("button", name="Lập tài khoản quản trị").click()
    page.wait_for_url(lambda url: "/bat-dau/" not in url)
    assert page.locator(".brand span").first.inner_text() == "Đảng bộ Khối Nam Thuận"
