"""The whole story of a yearly rating in a real browser at 1366×768, one person after the other, on SQLite and once on PostgreSQL.

Last year's results are judged and answered; a round is opened from the tree, facts come by Excel; a unit is asked, writes, hands in; it is
appraised, the board mends what the rule forbids, decides; the person is told, objects, is answered; a shortcoming is found to come back and
is mended; the papers go out. No mouse: every link and button is reached with the keyboard; axe looks at every page.
"""

import re
import tempfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from postgresql import postgresql

HERE = Path(__file__).resolve().parent
WORDS = "Mat-khau-dai-2023"
UNIT, HEAD = "Đảng bộ Sở Gió", "Phan Hoài Nam"
WRITE = re.compile("^Viết( tiếp)? bản tự kiểm điểm$")
AGAIN = "Sinh hoạt chi bộ hằng tháng ở hai chi bộ trực thuộc vẫn chưa duy trì đều."
GROUP = "Sở, ngành"
EXCELLENT = ("Đảng bộ Sở Gió", "Đảng bộ Sở Mây")
EXCEEDED = {"K.01": 62, "K.05": 51}
"""Percent of tasks done beyond what was asked: K.05's merits are the lesser."""
DEPARTMENTS = {"K.01": "Sở Gió", "K.05": "Sở Mây", "K.06": "Sở Nắng", "K.07": "Sở Sương", "K.08": "Sở Sóng", "K.09": "Thanh tra Nam Thuận"}
PAST = "\n".join(
    [
        "subject_kind;subject_id;subject_name;organisation_id;group;is_head;level",
        *(f"collective;{code};Đảng bộ {name};{code};Sở, ngành;0;HTTNV" for code, name in DEPARTMENTS.items()),
        f"individual;K.01.BT;{HEAD};K.01;Người đứng đầu;1;HTXSNV",
        *(f"individual;{code}.BT;Bí thư {name};{code};Người đứng đầu;1;HTTNV" for code, name in DEPARTMENTS.items() if code != "K.01"),
    ]
)
"""One head stood above the own collective."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def office(request, start_server):
    """A committee on Friday 01/12/2023, before anything of its rating was done."""
    seed, moment = f"{HERE / 'seed_rating_story.py'}:before", "2023-12-01T08:15:00+07:00"
    if request.param == "sqlite":
        yield start_server(seed, moment=moment)
        return
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        Path(folder).chmod(0o755)
        with postgresql(Path(folder)) as url:
            server = start_server(seed, moment=moment, NHIEMKY_DATABASE_URL=url)
            yield server
            server.stop()


class Desk:
    """One person's window. `look` names a page and asks axe; `to` tabs to a link or button and presses Enter."""

    def __init__(self, page, url: str, axe) -> None:
        self.page, self.url, self.axe = page, url, axe

    def go(self, path: str, named: str) -> None:
        self.page.goto(self.url + path)
        self.look(named)

    def look(self, named: str) -> None:
        self.axe(self.page, named)

    def to(self, name: str | re.Pattern, role: str = "link", *, stays: bool = False) -> None:
        """From where the focus is, forward. stays: a download, no other page comes."""
        wanted = self.page.locator("main").get_by_role(role, name=name, exact=isinstance(name, str)).first
        wanted.wait_for()
        self.page.evaluate("() => { window.left = true; }")
        for _ in range(300):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("one => one === document.activeElement"):
                self.page.keyboard.press("Enter")
                if not stays:
                    self.page.wait_for_function("() => !window.left && document.readyState === 'complete'")
                return
        raise AssertionError(f"the keyboard does not reach “{name}” on {self.page.url}")

    def type(self, name: str, words: str) -> None:
        """Over what stands in the field of that name."""
        self.page.locator(f"main :is([name='{name}'], [name$='-{name}']):visible").first.focus()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)

    def tick(self, label: str) -> None:
        """The first of that label."""
        self.page.get_by_label(label, exact=True).first.focus()
        self.page.keyboard.press("Space")

    def sees(self, words: str | re.Pattern) -> None:
        self.page.get_by_text(words).first.wait_for()

    def saved(self) -> None:
        self.page.locator("#da-luu", has_text="Đã lưu lúc").wait_for()


def last_year(board: Desk, unit: Desk, tmp_path: Path) -> None:
    file = tmp_path / "ket-qua-2022.csv"
    file.write_text(PAST, encoding="utf-8")
    board.go("/xep-loai/nam-cu/", "nothing imported yet")
    board.to("Nhập kết quả năm cũ")
    board.look("past results asked for")
    board.type("period", "2022")
    board.type("symbol", "215-QĐ/ĐUK")
    board.type("on", "28/12/2022")
    board.page.locator("input[type=file]").set_input_files(file)
    board.to("Đọc và xem", "button")
    board.sees("12 dòng dùng được")
    board.look("past results read")
    board.to("Ghi kết quả", "button")
    board.sees("trái quy định")
    board.look("past results judged")
    board.type("by", "15/12/2023")
    board.to("Gửi cho các đơn vị", "button")
    board.sees("hạn hết ngày 15/12/2023")

    unit.go("/xep-loai/nam-cu/tra-loi/", "asked about last year")
    unit.to("Kết quả xếp loại năm 2022")
    unit.look("what was found of last year")
    unit.page.get_by_label("Giữ nguyên").first.focus()
    unit.page.keyboard.press("Space")
    unit.type("reason", "Đồng chí được xếp loại ở nơi công tác trước.")
    unit.to("Ghi trả lời", "button")
    unit.sees("Đã trả lời đủ")
    unit.look("answered")
    board.page.reload()
    board.sees("Đồng chí được xếp loại ở nơi công tác trước.")


def open_from_the_tree(board: Desk, tmp_path: Path) -> str:
    """The round with its facts, open for reviewing; its address."""
    board.go("/xep-loai/", "rounds")
    board.to("Mở đợt xếp loại")
    board.look("new round")
    assert board.page.get_by_label("Kỳ xếp loại").input_value() == "2023"
    board.type("meets_on", "14/12/2023")
    board.page.keyboard.press("Control+Enter")
    board.page.wait_for_url(re.compile(r"/xep-loai/[0-9a-f-]{36}/$"))
    board.look("round")
    address = board.page.url.removeprefix(board.url)
    board.to("Mở danh sách")
    board.look("subjects")
    board.to("Nhập từ Excel")
    board.look("table asked for")
    with board.page.expect_download() as download:
        board.to("Tải mẫu tập thể", stays=True)
    file = tmp_path / "so-lieu.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    sheet = book["Đối tượng"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    for row in sheet.iter_rows(min_row=4):
        if code := row[heads["Mã đối tượng"] - 1].value:
            row[heads["Tỷ lệ nhiệm vụ hoàn thành (%)"] - 1].value = 100
            row[heads["Tỷ lệ nhiệm vụ vượt mức (%)"] - 1].value = EXCEEDED.get(code, 20)
            row[heads["Kỷ luật"] - 1].value = "không bị kỷ luật"
    book.save(file)
    board.page.locator("input[type=file]").set_input_files(file)
    board.page.locator("body").press("Tab")
    board.to("Xem trước", "button")
    board.sees("Thay đổi (9)")
    board.look("preview of facts")
    board.to("Nhập 9 dòng", "button")
    board.sees("Đã nhập so-lieu.xlsx")
    board.look("facts recorded")
    board.go(address, "round with facts")
    board.to("Cho kiểm điểm", "button")
    board.sees("Chuyển sang xét")
    board.look("round open")
    return address


def ask(leader: Desk, address: str) -> None:
    leader.go(address, "the leader's round")
    leader.to("Kiểm điểm, nhận xét")
    leader.look("reviews")
    leader.to(UNIT)
    leader.look("nothing handed in")
    leader.to("Gợi ý kiểm điểm")
    leader.look("prompt")
    leader.type("words", "Làm rõ trách nhiệm khi hai chi bộ bỏ kỳ sinh hoạt.")
    leader.type("attends", "Đồng chí Trần Quốc Khải, Ủy viên Ban Thường vụ")
    leader.type("answer_by", "10/12/2023")
    leader.to("Gửi gợi ý", "button")
    leader.sees("Chưa trả lời")
    leader.look("asked")


def write(desk: Desk, name: str, level: str, *, asked: bool) -> None:
    """Every section of a self-review, criteria, the own level, an answer to each prompt."""
    desk.go("/xep-loai/cua-toi/", f"own things: {name}")
    desk.to(name)
    desk.look("held")
    desk.to(WRITE)
    desk.look("writing")
    for place in [one.get_attribute("href") for one in desk.page.locator("nav.secs a[href^='?']").all()]:
        desk.page.goto(desk.page.url.split("?")[0] + place)
        if desk.page.locator("#t-muc").count():
            desk.page.locator("#t-muc").focus()
            heading = desk.page.locator("#m-h").inner_text().lower()
            desk.page.keyboard.type(AGAIN if asked and "hạn chế, khuyết điểm" in heading else "Hoàn thành các việc đã đăng ký.")
            desk.page.keyboard.press("Control+s")
            desk.saved()
        elif place.endswith("muc=diem"):
            for box in desk.page.locator("select[id^=d-]").all():
                box.focus()
                desk.page.keyboard.press("ArrowDown")
            for box in desk.page.locator("input.score").all():
                box.focus()
                desk.page.keyboard.type("5")
            desk.look("criteria")
            desk.to("Lưu điểm", "button")
        else:
            desk.page.get_by_label(level).focus()
            desk.page.keyboard.press("Space")
            desk.look("own level")
            desk.to("Lưu mức tự xếp", "button")
        if desk.page.locator("aside.gy textarea").count() and not desk.page.locator("aside.gy textarea").first.input_value():
            desk.page.locator("aside.gy textarea").first.focus()
            desk.page.keyboard.type("Bí thư chi bộ đi công tác dài ngày; đã phân công phó bí thư.")
            desk.to("Lưu trả lời", "button")


def hand_in(desk: Desk, name: str) -> None:
    desk.go("/xep-loai/cua-toi/", f"before handing in: {name}")
    desk.to(name)
    desk.to(WRITE)
    desk.to("Kiểm tra và nộp")
    desk.look("check")
    desk.to("Nộp bản tự kiểm điểm", "button")
    desk.page.get_by_role("heading", name=re.compile("^Biên nhận số")).wait_for()
    desk.look("receipt")


def appraise(board: Desk, address: str) -> None:
    board.go(address + "kiem-diem/", "reviews handed in")
    board.to(UNIT)
    board.sees(AGAIN)
    board.look("review handed in")
    board.to("Ghi ý kiến")
    board.look("opinion")
    board.type("giver", "Thanh tra Nam Thuận")
    board.type("words", "Hoàn thành sớm ba việc trọng tâm.")
    board.tick("Đã có kết luận của cấp có thẩm quyền")
    board.to("Ghi ý kiến", "button")
    board.sees("Hoàn thành sớm ba việc trọng tâm.")
    board.to("Ghi kết quả bỏ phiếu")
    board.look("ballot")
    board.type("body", "Hội nghị Ban Chấp hành Đảng bộ Khối")
    board.type("on", "30/11/2023")
    for field, count in {
        "summoned": 31,
        "present": 29,
        "issued": 29,
        "collected": 29,
        "valid": 29,
        "level_HTXSNV": 25,
        "level_HTTNV": 5,
    }.items():
        board.type(field, str(count))
    board.to("Ghi kết quả", "button")
    board.page.locator(".errors").wait_for()
    board.look("counts that disagree")
    board.type("level_HTTNV", "4")
    board.to("Ghi kết quả", "button")
    board.sees("hợp lệ 29")
    board.look("ballot recorded")
    for name in (UNIT, HEAD):
        board.go(address + f"kiem-diem/?loai={'tap-the' if name == UNIT else 'ca-nhan'}", "to propose")
        board.to(name)
        board.to("Đề nghị mức")
        board.look("proposal")
        board.tick("Hoàn thành xuất sắc nhiệm vụ")
        board.to("Đề nghị mức", "button")
        board.sees("Đề nghị hoàn thành xuất sắc nhiệm vụ")
    board.go(address, "round before the board")
    board.to("Chuyển sang xét", "button")
    board.sees("Đang xét")


def choose(board: Desk, name: str, level: str) -> None:
    """On the board: focus the row's level and take it; wait until the server has it."""
    board.page.get_by_label(f"{name}: {level}", exact=True).focus()
    with board.page.expect_response(lambda answer: "/xet/muc/" in answer.url):
        board.page.keyboard.press("Space")


def levels_of_all(board: Desk, address: str) -> None:
    """Two excellent of six departments; a head above the own department; everybody else good."""
    page = board.page
    for path in ("xet/", "xet/ca-nhan/"):
        board.go(address + path, path)
        board.to(re.compile("^Lấy mức đề nghị"), "button")
        for group in [one.get_attribute("href") for one in page.locator("a.gc").all()]:
            page.goto(board.url + address + path + "?" + group.split("?")[-1])
            waiting = [one.get_attribute("title") for one in page.locator("#bang-muc tr[data-level=''] th").all()]
            for name in (title.split(",")[0] for title in waiting):
                choose(board, name, "xuất sắc" if name in (*EXCELLENT, "Đinh Công Đầu 7") else "tốt")
        board.look("levels of all")


def mend(board: Desk, address: str) -> None:
    """Headroom and findings follow the arrow keys; the repair is looked at, tried, left, tried again, applied."""
    page = board.page
    board.go(address + f"xet/?nhom={GROUP}", "board")
    here = page.locator(".gc[aria-current]")
    here.filter(has_text="vượt 1 suất").wait_for()
    page.get_by_label("Đảng bộ Sở Mây: xuất sắc", exact=True).focus()
    page.keyboard.press("ArrowRight")
    here.filter(has_text="đủ 1 suất").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Đảng bộ Sở Mây: tốt"
    assert page.locator("#bao-nhom").inner_text().startswith("Nhóm sở, ngành đủ 1 suất")
    page.keyboard.press("ArrowLeft")
    here.filter(has_text="vượt 1 suất").wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Đảng bộ Sở Nắng")
    board.sees("Vượt 1 suất xuất sắc")
    board.sees("Người đứng đầu cao hơn tập thể")
    board.to(re.compile(r"^Xem thử \d thay đổi"), "button")
    board.sees(re.compile(r"Đang xem thử \d thay đổi, chưa lưu"))
    here.filter(has_text="đủ 1 suất").wait_for()
    board.look("repair tried")
    board.to("Bỏ, về bảng")
    here.filter(has_text="vượt 1 suất").wait_for()
    board.to(re.compile(r"^Xem thử \d thay đổi"), "button")
    board.to(re.compile(r"^Áp dụng \d thay đổi"), "button")
    board.sees("Không có chỗ nào vượt quy định")
    board.look("repair applied")


def decide(board: Desk, address: str) -> None:
    """Collectives, then individuals; the Word says the same numbers as the board."""
    for number, (path, told) in enumerate({"": "9 tập thể", "ca-nhan/": "6 cá nhân"}.items(), 12):
        board.go(address + "xet/" + path, "before deciding")
        board.to("Trình Ban Thường vụ")
        board.look("decide")
        board.type("symbol", f"{number}-QĐ/ĐUK")
        board.to("Ghi quyết định", "button")
        board.page.get_by_role("heading", name=f"Quyết định xếp loại: {number}-QĐ/ĐUK").wait_for()
        board.look("decision")
        with board.page.expect_download() as download:
            board.to("Tải Word", stays=True)
            if path:
                confirm(board)
        words = all_words(Path(download.value.path()))
        assert f"Số {number}-QĐ/ĐUK" in words
        assert f"đối với {told}, gồm:" in words
        assert f"Hoàn thành xuất sắc nhiệm vụ: 1 {told.split(' ', 1)[1]}." in words
    board.go(address + "xet/cac-quyet-dinh/", "decisions")


def confirm(desk: Desk) -> None:
    """The password again, as names of persons go out."""
    desk.page.wait_for_url(lambda url: "/toi/xac-nhan/" in url)
    desk.look("password again")
    desk.page.locator("input[type=password]").focus()
    desk.page.keyboard.type(WORDS)
    desk.page.keyboard.press("Enter")


def tell(board: Desk, head: Desk, address: str) -> None:
    board.go(address + "kiem-diem/thong-bao/", "nobody told yet")
    while board.page.get_by_role("button", name=re.compile(r"^Gửi \d+ thông báo")).count():
        board.type("object_by", "20/12/2023")
        board.to(re.compile(r"^Gửi \d+ thông báo"), "button")
    board.sees("Chưa mở")
    board.look("told")
    head.go("/xep-loai/cua-toi/", "a notice waits")
    head.to(HEAD)
    assert head.page.get_by_text("Kết quả: Hoàn thành xuất sắc nhiệm vụ").count() == 0
    head.to("Mở thông báo", "button")
    head.sees("Hoàn thành xuất sắc nhiệm vụ")
    head.look("notice")
    head.go("/xep-loai/cua-toi/", "own things after")
    head.to(HEAD)
    head.sees("Ai đã xem")
    head.look("what is held")
    head.type("words", "Đề nghị ghi thêm việc đã làm ở đoàn kiểm tra.")
    head.to("Gửi ý kiến", "button")
    head.sees("Chờ trả lời")
    board.go(address + "kiem-diem/?loai=ca-nhan", "an objection waits")
    board.to(HEAD)
    board.to("Trả lời ý kiến")
    board.look("answer")
    board.tick("Giữ nguyên kết quả")
    board.type("words", "Đã ghi vào hồ sơ, kết quả giữ nguyên.")
    board.to("Gửi trả lời", "button")
    board.sees("Đã ghi vào hồ sơ, kết quả giữ nguyên.")
    head.page.reload()
    head.sees("Đã ghi vào hồ sơ, kết quả giữ nguyên.")
    head.look("answered")


def mended(board: Desk, unit: Desk, inspector: Desk) -> None:
    """The shortcoming named in the self-review comes back from last year; planned, reported, closed by another."""
    board.go("/khac-phuc/", "shortcomings")
    board.to("Lấy từ báo cáo")
    board.sees(UNIT)  # the only one that handed in
    board.look("sentences of the unit")
    board.tick(AGAIN)
    board.to("Ghi các câu đã chọn", "button")
    board.look("recorded")
    board.go("/khac-phuc/", "shortcomings recorded")
    board.to(AGAIN)
    board.sees("Có phải lặp lại hạn chế kỳ 2022?")
    board.look("comes back?")
    board.to("Là việc ấy, lặp lại", "button")
    board.sees("lặp lại hạn chế kỳ 2022")

    unit.go("/khac-phuc/", "the unit's shortcomings")
    unit.to(re.compile(f"^{re.escape(AGAIN)}"))
    unit.type("owner", "Phó Bí thư Đảng ủy")
    unit.type("words", "Giao phó bí thư điều hành khi bí thư vắng.")
    unit.type("deadline", "31/01/2024")
    unit.to("Giao việc", "button")
    unit.sees("Phó Bí thư Đảng ủy chịu trách nhiệm")
    unit.look("planned")
    unit.type("result", "Hai chi bộ họp đủ ba kỳ liền.")
    unit.to("Báo đã khắc phục", "button")
    unit.sees("Đã báo kết quả")
    assert unit.page.get_by_role("button", name="Kết luận đã khắc phục").count() == 0
    unit.look("reported")

    inspector.go("/khac-phuc/", "waiting for the check")
    inspector.to(re.compile(f"^{re.escape(AGAIN)}"))
    inspector.look("to check")
    inspector.type("checked", "Đã xem sổ sinh hoạt của hai chi bộ.")
    inspector.to("Kết luận đã khắc phục", "button")
    inspector.sees("Đã xem sổ sinh hoạt của hai chi bộ.")
    inspector.look("closed")


def papers(board: Desk, address: str) -> None:
    board.go(address + "giay-to/", "papers")
    with board.page.expect_download() as download:
        board.to("Tải báo cáo Word", stays=True)
    words = all_words(Path(download.value.path()))
    assert HEAD not in words
    board.page.context.clear_cookies()
    board.page.goto(board.url + address + "giay-to/")
    board.page.wait_for_url(lambda url: "/dang-nhap/" in url)
    board.type("login", "bantc")
    board.type("password", WORDS)
    board.page.keyboard.press("Enter")
    board.page.wait_for_url(lambda url: "/giay-to/" in url)
    with board.page.expect_download() as download:
        board.to("Word Bảng xếp loại cá nhân", stays=True)
        confirm(board)
    assert HEAD in all_words(Path(download.value.path()))


def all_words(path: Path) -> str:
    paper = Document(path)
    return "\n".join(
        [
            *(paragraph.text for paragraph in paper.paragraphs),
            *(cell.text for table in paper.tables for row in table.rows for cell in row.cells),
        ]
    )


@pytest.mark.timeout(900)
def test_a_yearly_rating_from_last_years_results_to_the_papers(office, new_page, sign_in, axe, tmp_path):
    desks = {}
    for username in ("bantc", "lanhdao", "vanthu1", "bithu1", "ubkt"):
        page = new_page()
        sign_in(username, on=page, at=office.url)
        desks[username] = Desk(page, office.url, axe)
    board, leader, clerk, head, inspector = desks.values()
    last_year(board, head, tmp_path)
    address = open_from_the_tree(board, tmp_path)
    ask(leader, address)
    write(clerk, UNIT, "Hoàn thành xuất sắc nhiệm vụ", asked=True)
    hand_in(head, UNIT)
    write(head, HEAD, "Hoàn thành xuất sắc nhiệm vụ", asked=False)
    hand_in(head, HEAD)
    appraise(board, address)
    levels_of_all(board, address)
    mend(board, address)
    decide(board, address)
    tell(board, head, address)
    mended(board, head, inspector)
    papers(board, address)
