"""The five kinds of campaign in a real browser, each on the demo one can start, from where the demo stops to the story's next steps.

    nhiemky demo --journey phan-cap | thanh-uy | khoi | xep-loai | tong-ket

Signed in as the accounts of the login page, by keyboard; axe looks at every page. A demo is loaded once a run (`tests/demos.py`) and
served from a copy; the first is served once more from PostgreSQL, brought there by `nhiemky backup` and `restore`.
NHIEMKY_PICTURES=folder keeps the pictures of docs/manual/journeys.md.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

import pytest
from demos import ROOT, loaded
from tests.browser.test_rating_story import Desk

from nhiemky.web.demo import rating_story
from nhiemky.web.demo.estates import dong_giang, nam_thuan, tan_khe, vinh_khe
from nhiemky.web.demo.estates.value import PASSWORD
from postgresql import postgresql

NOW = {
    "phan-cap": vinh_khe.NOW, "thanh-uy": dong_giang.NOW, "khoi": nam_thuan.NOW, "xep-loai": rating_story.NOW, "tong-ket": tan_khe.NOW,
}  # fmt: skip


def by_command(data: Path, *words: str, url: str = "") -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "NHIEMKY_", "DJANGO_"))}
    told = {**kept, "PYTHONUTF8": "1", **({"NHIEMKY_DATABASE_URL": url} if url else {})}
    command = [sys.executable, "-m", "nhiemky.cli.main", *words, "--data", str(data)]
    done = subprocess.run(command, env=told, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.fixture
def desks(start_server, tmp_path, tmp_path_factory, new_page, axe):
    """desks("khoi", "hanh", "khai") -> a window for each, on a copy of that demo."""
    running = []

    def open_desks(journey: str, *usernames: str, url: str = "") -> list[Desk]:
        folder, data = loaded(journey, tmp_path_factory), tmp_path / "office"
        if url:
            by_command(folder, "backup", str(tmp_path / "luu.zip"))
            by_command(data, "restore", str(tmp_path / "luu.zip"), url=url)
        else:
            shutil.copytree(folder, data)
        more = {"NHIEMKY_DATABASE_URL": url} if url else {}
        server = start_server("", moment=NOW[journey].isoformat(), NHIEMKY_DATA=str(data), NHIEMKY_DEMO="1", **more)
        running.append(server)
        made = []
        for username in usernames:
            page = new_page()
            page.set_default_timeout(60_000)
            sign_in(page, server.url, username)
            made.append(Desk(page, server.url, axe))
        return made

    yield open_desks
    for server in running:
        server.stop()


def sign_in(page, url: str, username: str) -> None:
    """As the login page's list of sample accounts says."""
    page.goto(url + "/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda at: "/dang-nhap/" not in at)


def keep(desk: Desk, name: str) -> None:
    """A picture for the manual."""
    if folder := os.environ.get("NHIEMKY_PICTURES"):
        desk.page.screenshot(path=f"{folder}/{name}.png")


def press(desk: Desk, name: str | re.Pattern, role: str = "button") -> None:
    """A button of the page or of the dialog on it, by keyboard; another page comes."""
    desk.page.get_by_role(role, name=name).locator("visible=true").last.focus()
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")


def opens(desk: Desk, name: str) -> None:
    """A button that opens a dialog."""
    desk.page.get_by_role("button", name=name).first.focus()
    desk.page.keyboard.press("Enter")
    desk.page.get_by_role("dialog").wait_for()


def fill_appendix(desk: Desk, values: list[str]) -> None:
    for at, words in enumerate(values, 1):
        field = desk.page.locator(f"#v{at:02}")
        field.focus()
        desk.page.keyboard.press("Control+a")
        desk.page.keyboard.type(words)
        with desk.page.expect_response(lambda answer: "/o/" in answer.url):
            desk.page.keyboard.press("Enter" if at < len(values) else "Tab")


def hand_in(desk: Desk) -> None:
    desk.to("Kiểm tra và nộp")
    desk.look("check")
    for field in desk.page.locator("input[name^='ld-'], input[name^='ly-do-']").all():
        field.focus()
        desk.page.keyboard.type("Đúng như thực tế")
    press(desk, re.compile("^(Duyệt và nộp|Nộp) báo cáo"))
    desk.page.get_by_role("heading", name=re.compile("^Biên nhận|^Phiếu nhận|số ")).first.wait_for()
    desk.look("receipt")


def build_again(desk: Desk) -> None:
    """A new version of the consolidation, made by the office."""
    desk.go("/tong-hop/", "consolidation before")
    press(desk, re.compile(r"^Lập bản \d+"))
    for _ in range(120):
        if "/viec-nen/" not in desk.page.url:
            break
        desk.page.wait_for_timeout(500)
        desk.page.goto(desk.url + "/tong-hop/")
    desk.look("consolidation")


def accept_all(desk: Desk, unit: str) -> None:
    """Every report of one unit that waits, opened from the queue and accepted."""
    for _ in range(6):
        desk.go("/cho-xem/", "queue")
        waiting = desk.page.locator("main tr", has_text=unit).get_by_role("link")
        if not waiting.count():
            return
        waiting.first.focus()
        with desk.page.expect_navigation():
            desk.page.keyboard.press("Enter")
        desk.look("submission")
        press(desk, re.compile("^Duyệt"))


def cascade(desks, url: str = "") -> None:
    city, district = desks("phan-cap", "hoa", "dao", url=url)
    city.go("/bang-tien-do/", "the city's board")
    city.sees("cấp dưới: đã nộp 6/9")
    city.go("/dot/", "campaigns")
    city.to(re.compile("^Sơ kết giữa nhiệm kỳ"))
    city.look("the city's campaign")
    city.to("Tiến độ các cấp")
    city.look("every level")
    city.sees("Đảng bộ quận Bắc Khê")
    keep(city, "chuyen-phan-cap")
    district.go("/viec-cua-toi/", "the district's tasks")
    district.page.locator("main table").get_by_role("link", name=re.compile("Phụ lục")).first.focus()
    with district.page.expect_navigation():
        district.page.keyboard.press("Enter")
    appendix = district.page.url
    district.look("the district's appendix, empty")
    district.go("/viec-cua-toi/", "tasks again")
    district.to(re.compile("[đĐ]ối chiếu cấp trên"))
    district.look("against the superior")
    district.to(re.compile("^Xem và tổng hợp.*[pP]hụ lục"))
    district.look("what the communes came to")
    press(district, "Đưa vào báo cáo của mình")
    district.page.goto(appendix)
    assert [district.page.locator(f"#v{at:02}").input_value() for at in (1, 2, 4)] == ["30", "11", "9"]
    district.page.locator("#v03").focus()
    district.page.keyboard.type("94,8%")
    with district.page.expect_response(lambda answer: "/o/" in answer.url):
        district.page.keyboard.press("Enter")
    district.look("the district's appendix, rolled up")


def test_a_cascade_rolled_up(desks):
    cascade(desks)


def test_a_cascade_rolled_up_on_postgresql(desks):
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        Path(folder).chmod(0o755)
        with postgresql(Path(folder)) as url:
            cascade(desks, url)


def test_a_ward_hands_in_and_the_city_consolidates_again(desks):
    ward, office = desks("thanh-uy", "loan", "lien")
    ward.go("/viec-cua-toi/", "the ward's tasks")
    ward.go("/chi-tieu/", "targets that may not change")
    ward.sees("không cho điều chỉnh chỉ tiêu")
    ward.to("Kết nạp đảng viên mới")
    ward.look("one target")
    assert ward.page.get_by_role("button", name="Xin điều chỉnh").count() == 0
    ward.go("/viec-cua-toi/", "tasks")
    ward.page.locator("main table").get_by_role("link", name=re.compile("^Phụ lục")).first.focus()
    with ward.page.expect_navigation():
        ward.page.keyboard.press("Enter")
    ward.look("appendix")
    fill_appendix(ward, list(dong_giang.figures("PX.03")))
    ward.look("appendix filled in")
    hand_in(ward)
    office.go("/bang-tien-do/", "board")
    keep(office, "chuyen-thanh-uy")
    accept_all(office, "Chợ Gạo")
    build_again(office)
    office.sees("Kết nạp đảng viên mới")


def test_a_draft_cleared_and_a_clash_mended(desks):
    member, office, clerk = desks("khoi", "khai", "hanh", "nam")
    member.go("/du-thao/", "drafts that wait")
    member.to(re.compile("^Cho ý kiến"))
    member.look("draft")
    opens(member, "Thông qua")
    press(member, re.compile("^Thông qua$"))
    member.sees(re.compile("thông qua lúc"))
    member.look("cleared")
    member.go("/hoi-nghi/cua-toi/", "the member's calendar")
    office.go("/hoi-nghi/", "calendar with a clash")
    office.sees("Trùng lịch đồng chí Trần Quốc Khải")
    keep(office, "chuyen-khoi")
    office.to("Sửa ít nhất")
    office.look("fewest moves")
    press(office, re.compile("^Áp dụng 1 thay đổi"))
    assert "Trùng lịch" not in office.page.locator("main").inner_text()
    office.look("calendar mended")
    clerk.go("/viec-cua-toi/", "the unit's tasks")
    clerk.to(re.compile("^Trả lời|^Báo cáo sơ kết"))
    clerk.look("draft with opinions")


def test_a_rating_mended_on_the_board(desks):
    (board,) = desks("xep-loai", "van")
    board.go("/xep-loai/", "rounds")
    board.page.get_by_role("link", name=re.compile("2023")).first.focus()
    with board.page.expect_navigation():
        board.page.keyboard.press("Enter")
    board.look("round")
    address = board.page.url.removeprefix(board.url)
    board.go(address + "xet/?nhom=Sở, ngành", "board")
    board.sees("Vượt 1 suất xuất sắc")
    keep(board, "chuyen-xep-loai")
    board.to(re.compile(r"^Xem thử \d thay đổi"), "button")
    board.sees(re.compile(r"Đang xem thử \d thay đổi, chưa lưu"))
    board.to(re.compile(r"^Áp dụng \d thay đổi"), "button")
    board.sees("Không có chỗ nào vượt quy định")
    board.look("mended")


def test_the_end_of_a_term_checked_and_laid_before(desks, tmp_path):
    office, leader = desks("tong-ket", "mai", "phuc")
    office.go("/tong-hop/don-vi-cu/", "former committees")
    office.to("Tổng kết - Đảng bộ xã Phú Khê.docx")
    office.look("an old report with its sentences")
    office.go("/tong-hop/", "totals")
    office.sees("Đảng bộ phường An Khê (cũ) 96; Đảng bộ phường Trung Khê (cũ) 81; Đảng bộ xã Phú Khê (cũ) 64")
    keep(office, "chuyen-tong-ket")
    with office.page.expect_download() as download:
        office.to("Tải báo cáo Word", stays=True)
    wrong = tmp_path / "bao-cao-da-sua.docx"
    with ZipFile(download.value.path()) as source, ZipFile(wrong, "w") as target:
        for each in source.namelist():
            data = source.read(each)
            target.writestr(
                each, data.replace("An Khê (cũ) 96".encode(), "An Khê (cũ) 69".encode()) if each.endswith("notes.xml") else data
            )
    office.to("Soát báo cáo đã sửa")
    office.look("check a paper")
    office.page.locator("input[type=file]").set_input_files(wrong)
    press(office, re.compile("^Soát$"))
    office.sees(re.compile("An Khê.*69"))
    office.look("a wrong part found")
    office.go("/bao-cao-cua-cap-uy/", "own reports")
    office.to("Báo cáo tổng kết nhiệm kỳ 2020 - 2025")
    office.look("own report")
    press(office, "Trình Ban Thường vụ")
    leader.go("/bao-cao-cua-cap-uy/", "own reports, the leader's")
    leader.sees("Đã trình")
    leader.go("/chi-tieu/tien-do/", "targets of the term")
