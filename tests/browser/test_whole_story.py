"""The whole story in a real browser at 1366×768: from an empty installation to the consolidated Word, on SQLite and once on PostgreSQL.

Nothing is prepared: the first person uses the set-up code, brings the list of units, the plan; units come by their printed code; the
office receives, returns, accepts, chases, consolidates. axe looks after every step; nothing leaves 127.0.0.1.
"""

import re
import tempfile
from pathlib import Path

import pytest
from docx import Document

from nhiemky.domain.placement import SectionWork
from nhiemky.flows.section_report import section_report
from nhiemky.writing.word import write_word
from postgresql import postgresql

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent.parent / "examples" / "khoi-nam-thuan"
WORDS = "Nam-Thuan-dai-2023"
UNIT = "Đảng bộ CTCP Cấp nước Nam Thuận"


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
    page.get_by_role("button", name="Lập tài khoản quản trị").click()
    page.wait_for_url(lambda url: "/bat-dau/" not in url)


def bring_units(page, where, axe) -> None:
    page.goto(where.url + "/don-vi/nhap/")
    axe(named="import")
    page.locator("input[type=file]").set_input_files(EXAMPLE / "danh-sach-don-vi.xlsx")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("heading", name="Xem trước danh-sach-don-vi.xlsx").wait_for()
    axe(named="preview of the list")
    page.get_by_role("button", name=re.compile("^Nhập .* dòng")).click()
    page.get_by_role("link", name="Xem bảng đơn vị").click()
    page.get_by_role("heading", name="Đơn vị", exact=True).wait_for()
    axe(named="units")


def open_campaign(page, where, axe) -> None:
    page.goto(where.url + "/dot/tao-tu-van-ban/")
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
    page.get_by_role("button", name="Xác nhận, sang danh sách đơn vị").click()
    page.get_by_role("heading", name="Danh sách đơn vị").wait_for()
    axe(named="roster")
    page.get_by_role("button", name="Nhập từ Excel").click()
    page.locator("dialog input[type=file]").set_input_files(EXAMPLE / "danh-sach-don-vi.xlsx")
    page.get_by_role("button", name="Nhập danh sách").click()
    page.get_by_text("81/81 đơn vị").wait_for()
    page.get_by_role("button", name="Xong, sang xem lại").click()
    page.get_by_role("heading", name="Xem lại và phát hành").wait_for()
    axe(named="review")
    for box in page.locator("#ban .note.bad input").all():
        box.fill("Giữ như Kế hoạch đã ký")
    page.get_by_role("button", name="Phát hành đợt").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Phát hành đợt").click()
    page.wait_for_url(re.compile(r"/dot/[0-9a-f-]+/$"))
    axe(named="campaign")


def sheet_of(page, where) -> str:
    """The office prints one sheet; the code on it."""
    page.goto(where.url + "/tai-khoan/phieu/")
    for box in page.locator("input[name=unit]:checked").all():
        box.uncheck()
    page.get_by_label(f"Chọn {UNIT}").check()
    page.get_by_role("button", name=re.compile("In phiếu")).click()
    page.get_by_text(UNIT).first.wait_for()
    return re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b", page.locator("body").inner_text())[0]


def take_sheet(unit, where, code: str, axe) -> None:
    unit.goto(where.url + "/nhan-viec/")
    unit.get_by_label("Mã", exact=False).first.fill(code)
    unit.get_by_role("button").first.click()
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


def report_file(page, where, folder: Path) -> Path:
    """A Word report as the unit would write it after the outline of the issued campaign."""
    from nhiemky.flows.campaign import parse_campaign
    from nhiemky.flows.outline_items import items_of

    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("campaign.json")).first.click()
    campaign = parse_campaign(Path(download.value.path()).read_text(encoding="utf-8"))
    mine = next(one for one in campaign.units if one.name == UNIT)
    outline = campaign.outlines[0]
    works = [
        SectionWork(item.key, f"Đơn vị đã làm xong việc ở mục {item.title.lower()}.") for item in items_of(outline, mine) if not item.group
    ]
    path = folder / "bao cao so ket.docx"
    path.write_bytes(write_word(section_report(campaign, mine, outline, works)))
    return path


def hand_in(unit, where, axe, word: Path) -> None:
    unit.goto(where.url + "/viec-cua-toi/")
    unit.get_by_role("link", name="Nộp tệp Word hoặc Excel").click()
    unit.locator("input[type=file]").first.set_input_files(word)
    unit.get_by_role("button", name="Đưa tệp vào").click()
    unit.wait_for_url(lambda url: "/tep/" not in url)
    axe(unit, "after the Word")
    unit.get_by_role("link", name="Kiểm tra và nộp").first.click()
    axe(unit, "check")
    unit.get_by_role("button", name="Duyệt và nộp báo cáo").click()
    unit.get_by_role("heading", name="Phiếu nhận số").wait_for()
    axe(unit, "receipt")

    unit.goto(where.url + "/phu-luc/")
    unit.get_by_role("link", name="Nhập từ Excel").click()
    unit.locator("input[type=file]").first.set_input_files(EXAMPLE / "bao-cao" / "PL_CapNuocNamThuan.xlsx")
    axe(unit, "workbook chosen")
    unit.locator("main form[enctype] button.main, main .acts button.main").first.click()
    unit.get_by_role("heading", level=1).wait_for()
    axe(unit, "differences")
    unit.get_by_role("button", name=re.compile("^Lấy")).first.click()
    unit.get_by_role("link", name="Kiểm tra và nộp").click()
    for reason in unit.locator("input[name^=ly-do-]").all():
        reason.fill("Số đúng, đã đối chiếu")
    unit.get_by_role("button", name="Duyệt và nộp").first.click()
    unit.get_by_role("heading", name="Phiếu nhận số").wait_for()


def judge(page, unit, where, axe) -> None:
    page.goto(where.url + "/cho-xem/")
    axe(named="queue")
    page.get_by_role("row").filter(has_text="Phụ lục").get_by_role("link", name=UNIT).click()
    axe(named="submission")
    page.get_by_role("button", name="Trả lại").first.click()
    dialog = page.get_by_role("dialog")
    dialog.locator("textarea").first.fill("Đối chiếu lại số đảng viên.")
    axe(named="return")
    dialog.get_by_role("button", name="Trả lại").click()
    page.get_by_role("heading", name="Chờ văn phòng xem").wait_for()
    unit.goto(where.url + "/viec-cua-toi/")
    unit.get_by_text("Trả lại").first.wait_for()
    axe(unit, "returned")
    page.get_by_role("row").filter(has_text="Báo cáo").get_by_role("link", name=UNIT).click()
    page.get_by_role("button", name="Duyệt").click()
    page.get_by_role("heading", name="Chờ văn phòng xem").wait_for()


def receive_and_chase(page, where, axe) -> None:
    files = [EXAMPLE / "bao-cao" / name for name in ("PL_SoTuPhap.xlsx", "PL_BaoTangTinh.xlsx", "So Y te.xlsx", "PL_XoSo.xlsx")]
    page.goto(where.url + "/nhan-ho/")
    axe(named="receiving")
    page.locator("input[type=file]").first.set_input_files(files)
    page.get_by_role("button", name=re.compile("Đọc|Nhận|Đưa")).first.click()
    page.wait_for_url(re.compile(r"/nhan-ho/[0-9a-f-]+/"))
    axe(named="batch")
    page.get_by_role("button", name=re.compile("^Ghi nhận")).first.click()
    page.get_by_text("Đã ghi nhận").first.wait_for()
    axe(named="received")
    page.goto(where.url + "/bang-tien-do/")
    axe(named="board")
    page.locator("tbody tr").first.focus()
    page.keyboard.press("a")
    page.get_by_role("button", name=re.compile(r"^Đôn đốc \d+ đơn vị")).click()
    dialog = page.get_by_role("dialog")
    axe(named="chase")
    dialog.get_by_role("button", name=re.compile("^Gửi đôn đốc")).click()
    page.get_by_role("heading", name="Lời nhắn để dán").wait_for()


def consolidate(page, where, axe) -> None:
    page.goto(where.url + "/tong-hop/")
    page.get_by_role("button", name=re.compile("lập|Lập|Tổng hợp")).first.click()
    page.get_by_role("heading", name="Tổng hợp phụ lục chỉ tiêu").wait_for()
    page.get_by_text(re.compile(r"Bản 1, lập lúc")).wait_for()
    axe(named="consolidation")
    figure = page.locator("tbody td a").first
    figure.click()
    page.get_by_role("heading", name=re.compile("^Nguồn của số")).wait_for()
    axe(named="source of a figure")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải báo cáo Word").click()
    paper = Document(download.value.path())
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "Kết nạp đảng viên" in words
    assert "81 đơn vị" in words


@pytest.mark.timeout(900)
def test_from_an_empty_installation_to_the_words_on_the_table(empty, page, new_page, axe, tmp_path):
    set_up(page, empty, axe)
    bring_units(page, empty, axe)
    open_campaign(page, empty, axe)
    word = report_file(page, empty, tmp_path)
    unit = new_page()
    take_sheet(unit, empty, sheet_of(page, empty), axe)
    hand_in(unit, empty, axe, word)
    judge(page, unit, empty, axe)
    receive_and_chase(page, empty, axe)
    consolidate(page, empty, axe)
