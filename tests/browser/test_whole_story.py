"""The whole story in a real browser at 1366×768: from an empty installation to the consolidated Word, on SQLite and once on PostgreSQL.

Nothing is prepared: the first person uses the set-up code, brings the list of units, the plan; units come by their printed code; the
office receives, returns, accepts, chases, consolidates. axe looks after every step; nothing leaves 127.0.0.1.
"""

import re
import tempfile
from pathlib import Path

import pytest
from docx import Document
from story_papers import BY_POST, DONE, EXAMPLE, UNIT, admitted, report_as_word

from postgresql import postgresql

HERE = Path(__file__).resolve().parent
WORDS = "Nam-Thuan-dai-2023"
POINT = "Đối chiếu lại số đảng viên."
MENDED = 14
"""Members the unit admitted, after the office asked; its workbook says 13."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def empty(request, start_server):
    """An installation that nobody has touched."""
    seed, moment = f"{HERE / 'seed.py'}:fresh", "2023-04-27T08:15:00+07:00"
    if request.param == "sqlite":
        yield start_server(seed, moment=moment)
        return
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        Path(folder).chmod(0o755)
        with postgresql(Path(folder)) as url:
            server = start_server(seed, moment=moment, NHIEMKY_DATABASE_URL=url)
            yield server
            server.stop()


def set_up(page, where, axe) -> None:
    page.goto(where.url + "/bat-dau/")
    axe(named="set-up")
    page.get_by_label("Mã thiết lập").fill((where.data / "code.txt").read_text())
    page.get_by_label("Tên cấp ủy").fill("Đảng bộ Khối Nam Thuận")
    page.get_by_label("Họ và tên").fill("Đỗ Thị Minh Hạnh")
    page.get_by_label("Tên đăng nhập").fill("hanh")
    page.get_by_label("Mật khẩu", exact=True).fill(WORDS)
    page.get_by_label("Nhập lại mật khẩu").fill(WORDS)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/bat-dau/" not in url)
    axe(named="first page")


def bring_units(page, where, axe) -> None:
    page.goto(where.url + "/don-vi/nhap/")
    axe(named="import")
    page.locator("input[type=file]").set_input_files(EXAMPLE / "danh-sach-don-vi.xlsx")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("heading", name="Xem trước danh-sach-don-vi.xlsx").wait_for()
    axe(named="preview of the list")
    page.get_by_role("button", name=re.compile("^Nhập .* dòng")).click()
    page.get_by_role("heading", name="Đơn vị", exact=True).wait_for()
    axe(named="units")


def open_campaign(page, where, axe) -> None:
    page.goto(where.url + "/dot/tao-tu-van-ban/")
    axe(named="plan asked for")
    page.locator("#file").set_input_files(EXAMPLE / "ke-hoach.docx")
    page.get_by_role("button", name="Đọc văn bản").click()
    page.get_by_role("heading", name="Đọc được").wait_for()
    axe(named="confirm")
    while (open_questions := page.locator("section.ask form")).count():
        asked = open_questions.count()
        open_questions.first.locator("input[type=radio]").first.check()
        open_questions.first.get_by_role("button").click()
        page.wait_for_function("(n) => document.querySelectorAll('section.ask form').length < n", arg=asked)
        axe(named="after an answer")
    while (high := page.locator(".note.bad details")).count():
        left = high.count()
        high.first.locator("summary").click()
        high.first.locator("input[name=reason]").fill("Giữ như Kế hoạch đã ký")
        high.first.get_by_role("button", name="Giữ nguyên").click()
        page.wait_for_function("(n) => document.querySelectorAll('.note.bad details').length < n", arg=left)
        axe(named="after a reason")
    page.get_by_role("button", name="Xác nhận, sang danh sách đơn vị").click()
    page.get_by_role("heading", name="Danh sách đơn vị").wait_for()
    axe(named="roster")
    page.get_by_role("button", name="Nhập từ Excel").click()
    page.locator("dialog input[type=file]").set_input_files(EXAMPLE / "danh-sach-don-vi.xlsx")
    page.get_by_role("button", name="Nhập danh sách").click()
    page.get_by_text("81/81 đơn vị").wait_for()
    axe(named="roster filled")
    page.get_by_role("button", name="Xong, sang xem lại").click()
    page.get_by_role("heading", name="Xem lại và phát hành").wait_for()
    axe(named="review")
    for box in page.locator("#ban .note.bad input").all():
        box.fill("Giữ như Kế hoạch đã ký")
    page.get_by_role("button", name="Phát hành đợt").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Phát hành đợt").click()
    page.wait_for_url(re.compile(r"/dot/[0-9a-f-]+/$"))
    axe(named="campaign")


def sheet_of(page, where, axe) -> str:
    """The office prints one sheet; the code on it."""
    page.goto(where.url + "/tai-khoan/phieu/")
    axe(named="sheets")
    page.get_by_role("button", name="Bỏ chọn").click()
    page.get_by_label(f"Chọn {UNIT}").check()
    page.get_by_role("button", name="In phiếu 1 đơn vị").click()
    page.get_by_role("heading", name="In 1 phiếu").wait_for()
    axe(named="sheet")
    assert where.url in page.get_by_role("article", name=f"Phiếu của {UNIT}").inner_text()
    return re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b", page.locator("body").inner_text())[0]


def take_sheet(unit, where, code: str, axe) -> None:
    unit.goto(where.url + "/nhan-viec/")
    axe(unit, "code asked for")
    unit.get_by_label("Mã", exact=False).first.fill(code)
    unit.keyboard.press("Enter")
    unit.get_by_role("heading", name=UNIT).wait_for()
    axe(unit, "first contact")
    unit.get_by_label("Họ và tên").fill("Tạ Ngọc An")
    unit.get_by_label("Chức vụ").fill("Bí thư")
    unit.get_by_label("Điện thoại").fill("0900 000 126")
    unit.get_by_label("Bí thư, phó bí thư", exact=False).check()
    unit.get_by_label("Tên đăng nhập").fill("an")
    unit.get_by_label("Mật khẩu", exact=True).fill(WORDS)
    unit.get_by_label("Nhập lại mật khẩu").fill(WORDS)
    unit.locator("input[name=received]").check()
    unit.get_by_role("button", name="Nhận việc").click()
    unit.get_by_role("heading", name="Việc của tôi").wait_for()
    axe(unit, "tasks")


def report_file(page, folder: Path) -> Path:
    """The unit's Word report, written after the campaign that was issued."""
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("campaign.json")).first.click()
    path = folder / "bao cao so ket.docx"
    path.write_bytes(report_as_word(Path(download.value.path()).read_text(encoding="utf-8")))
    return path


def hand_in(unit, where, axe, word: Path) -> None:
    unit.goto(where.url + "/viec-cua-toi/")
    unit.get_by_role("link", name="Nộp tệp Word hoặc Excel").click()
    axe(unit, "file asked for")
    unit.locator("input[type=file]").first.set_input_files(word)
    unit.get_by_role("button", name="Đưa tệp vào").click()
    unit.wait_for_url(lambda url: "/tep/" not in url)
    axe(unit, "after the Word")
    unit.get_by_role("link", name="Kiểm tra và nộp").first.click()
    axe(unit, "check")
    unit.get_by_role("button", name="Duyệt và nộp báo cáo").click()
    unit.get_by_role("heading", name="Phiếu nhận số").wait_for()
    axe(unit, "receipt")

    unit.get_by_role("navigation").get_by_role("link", name="Phụ lục kết quả").click()
    unit.get_by_role("heading", name="Phụ lục kết quả chỉ tiêu").wait_for()
    axe(unit, "grid")
    unit.get_by_role("link", name="Nhập từ Excel").click()
    unit.locator("input[type=file]").first.set_input_files(EXAMPLE / "bao-cao" / "PL_CapNuocNamThuan.xlsx")
    axe(unit, "workbook chosen")
    unit.get_by_role("button", name="Xem trước thay đổi").click()
    unit.get_by_role("heading", name="Xem trước khi lấy số").wait_for()
    axe(unit, "differences")
    unit.get_by_role("button", name="Lấy các dòng đã chọn").click()
    submit_figures(unit, axe)


def submit_figures(unit, axe) -> None:
    """From the grid to the receipt."""
    unit.get_by_role("heading", name="Phụ lục kết quả chỉ tiêu").wait_for()
    axe(unit, "grid with figures")
    unit.get_by_role("link", name="Kiểm tra và nộp").click()
    unit.get_by_role("heading", name="Kiểm tra và nộp").wait_for()
    axe(unit, "check of figures")
    for reason in unit.locator("input[name^=ly-do-]").all():
        reason.fill("Số đúng, đã đối chiếu")
    unit.get_by_role("button", name="Duyệt và nộp báo cáo").click()
    unit.get_by_role("heading", name="Phiếu nhận số").wait_for()
    axe(unit, "receipt of figures")


def accept(page, where, what: str, axe) -> None:
    page.goto(where.url + "/cho-xem/")
    page.get_by_role("row").filter(has_text=what).get_by_role("link", name=UNIT).click()
    page.get_by_role("heading", name=f"{UNIT}: {what}").wait_for()
    axe(named=f"{what} to judge")
    page.get_by_role("button", name="Duyệt").press("Enter")
    page.get_by_role("heading", name="Chờ văn phòng xem").wait_for()


def judge(page, unit, where, axe) -> None:
    """The office returns the figures with a point; the unit mends one by keyboard and hands in again; the office accepts both."""
    page.goto(where.url + "/cho-xem/")
    axe(named="queue")
    page.get_by_role("row").filter(has_text="Phụ lục").get_by_role("link", name=UNIT).click()
    axe(named="submission")
    page.get_by_role("button", name="Trả lại").press("Enter")
    dialog = page.get_by_role("dialog")
    place = dialog.locator("option", has_text="Kết nạp đảng viên mới").first.get_attribute("value")
    dialog.locator("select").first.select_option(place)
    dialog.locator("textarea").first.fill(POINT)
    axe(named="return")
    dialog.get_by_role("button", name="Trả lại").click()
    page.get_by_role("heading", name="Chờ văn phòng xem").wait_for()

    unit.goto(where.url + "/viec-cua-toi/")
    row = unit.get_by_role("row").filter(has_text="Phụ lục kết quả")
    row.get_by_text("Trả lại").wait_for()
    axe(unit, "returned")
    row.get_by_role("link", name="Sửa và nộp lại").click()
    unit.get_by_text(POINT).first.wait_for()
    axe(unit, "returned figures")
    unit.focus("#v01")
    unit.keyboard.press("Control+a")
    unit.keyboard.type(str(MENDED))
    with unit.expect_response(lambda answer: "/o/" in answer.url):
        unit.keyboard.press("Enter")
    unit.get_by_role("button", name=re.compile("^Đã sửa.*Kết nạp đảng viên mới")).press("Enter")
    unit.get_by_text(POINT).wait_for(state="detached")
    submit_figures(unit, axe)
    accept(page, where, "Phụ lục kết quả", axe)
    accept(page, where, "Báo cáo sơ kết", axe)
    unit.goto(where.url + "/viec-cua-toi/")
    assert unit.get_by_role("row").filter(has_text="Đã duyệt").count() == 2
    axe(unit, "accepted")


def receive_and_chase(page, unit, where, axe) -> None:
    page.goto(where.url + "/nhan-ho/")
    axe(named="receiving")
    page.get_by_label("Các tệp Word, Excel, PDF").set_input_files([EXAMPLE / "bao-cao" / name for name in BY_POST])
    page.get_by_role("button", name="Nhận các tệp này").click()
    page.wait_for_url(re.compile(r"/nhan-ho/[0-9a-f-]+/"))
    axe(named="batch")
    page.get_by_role("button", name=f"Ghi nhận {len(BY_POST)} báo cáo").press("Enter")
    page.get_by_text(f"Đã ghi nhận {len(BY_POST)} báo cáo").first.wait_for()
    axe(named="received")
    page.goto(where.url + "/bang-tien-do/")
    axe(named="board")
    page.locator("tbody tr").first.focus()
    page.keyboard.press("a")
    page.get_by_role("button", name=re.compile(r"^Đôn đốc \d+ đơn vị")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("heading", name="Đôn đốc 81 đơn vị").wait_for()
    axe(named="chase")
    dialog.get_by_role("button", name="Gửi đôn đốc 81 đơn vị").click()
    page.get_by_role("heading", name="Lời nhắn để dán").wait_for()
    axe(named="chased")
    unit.goto(where.url + "/thong-bao/")
    unit.get_by_text(re.compile("[Đđ]ôn đốc|đề nghị nộp|Đề nghị nộp")).first.wait_for()
    axe(unit, "notices")


def consolidate(page, where, axe) -> None:
    figures = sorted([MENDED, *(admitted(name) for name in BY_POST)])
    units = len(figures)
    page.goto(where.url + "/tong-hop/")
    axe(named="nothing consolidated yet")
    page.get_by_role("button", name="Tổng hợp", exact=True).press("Enter")
    page.get_by_text(re.compile(rf"Bản 1, lập lúc .* từ {units}/81 báo cáo")).wait_for()
    axe(named="consolidation")
    page.get_by_role("row").filter(has_text="Kết nạp đảng viên mới").get_by_role("link", name=str(sum(figures)), exact=True).press("Enter")
    page.get_by_role("heading", name=f"Nguồn của số {sum(figures)}").wait_for()
    axe(named="source of a figure")
    added = page.locator("#nguon p", has_text=f" = {sum(figures)}.").inner_text().split(" = ")[0].split(" + ")
    assert sorted(map(int, added)) == figures
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải báo cáo Word").click()
    paper = Document(download.value.path())
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert f"{units}/81 đơn vị đã gửi số liệu chỉ tiêu" in words
    assert f"Còn {81 - units} đơn vị chưa có số liệu" in words
    assert f"Kết nạp đảng viên mới: {sum(figures)} đảng viên" in words
    assert f"{UNIT}: {DONE}" in words
    rows = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    (row,) = [row for row in rows if len(row) > 6 and row[1] == "Kết nạp đảng viên mới"]
    assert row[4] == str(sum(figures))
    assert row[6] == f"{units}/81"


@pytest.mark.timeout(900)
def test_from_an_empty_installation_to_the_words_on_the_table(empty, page, new_page, axe, tmp_path):
    set_up(page, empty, axe)
    bring_units(page, empty, axe)
    open_campaign(page, empty, axe)
    word = report_file(page, tmp_path)
    unit = new_page()
    take_sheet(unit, empty, sheet_of(page, empty, axe), axe)
    hand_in(unit, empty, axe, word)
    judge(page, unit, empty, axe)
    receive_and_chase(page, unit, empty, axe)
    consolidate(page, empty, axe)
