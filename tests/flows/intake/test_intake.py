"""A folder from mail: each file to its unit and report, doubts asked once, copies and older versions told apart."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Requirement, Unit
from nhiemky.domain.finding import Evidence, Refusal
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.flows.intake.match import match_all
from nhiemky.flows.intake.receive import receive
from nhiemky.flows.intake.unpack import MOST_FILES, unpack
from nhiemky.flows.merge import roster_words
from nhiemky.flows.skeleton import skeleton
from nhiemky.writing.form_workbook import write_form
from nhiemky.writing.word import write_word


def outline(id: str, subtitle: str, *titles: str) -> Outline:
    nodes = tuple(OutlineNode(str(n), title) for n, title in enumerate(titles, 1))
    return Outline(id, "ĐỀ CƯƠNG", subtitle, None, (), (), nodes, Evidence("ĐỀ CƯƠNG"))


REVIEW = outline("l1", "Báo cáo sơ kết giữa nhiệm kỳ", "Đặc điểm tình hình", "Kết quả lãnh đạo", "Nhiệm vụ thời gian tới")
SELF = outline("l2", "Báo cáo kiểm điểm của cấp ủy", "Trách nhiệm nêu gương", "Hạn chế và nguyên nhân", "Hướng khắc phục")


def requirement(id: str, what: str, deliverable: str, of: str | None = None) -> Requirement:
    return Requirement(id, what, None, "", date(2023, 5, 29), "Đảng ủy Khối", None, deliverable=deliverable, outline=of)


CAMPAIGN = Campaign(
    "Sơ kết",
    Owner("Đảng ủy Khối Nam Thuận", place="Nam Thuận"),
    id="112-kh-duk",
    outlines=(REVIEW, SELF),
    indicators=(
        Indicator("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum"),
        Indicator("CT02", "Tổ chức lớp bồi dưỡng", "lớp", "sum"),
        Indicator("CT03", "Thành lập chi bộ mới", "chi bộ", "sum"),
    ),
    requirements=(
        requirement("r1", "gửi báo cáo sơ kết", "report", "l1"),
        requirement("r2", "gửi báo cáo kiểm điểm", "report", "l2"),
        requirement("r3", "gửi phụ lục chỉ tiêu", "appendix"),
    ),
    units=(
        Unit("tc", "Đảng bộ Sở Tài chính"),
        Unit("yt", "Đảng bộ Sở Y tế"),
        Unit("c1", "Chi bộ 1"),
        Unit("c2", "Chi bộ 2"),
    ),
)
OWES = {unit.id: ("r1", "r2", "r3") for unit in CAMPAIGN.units}


def table(unit: str, figure: str = "3") -> bytes:
    rows = f"1;Kết nạp đảng viên mới;đảng viên;5;{figure}\n2;Tổ chức lớp bồi dưỡng;lớp;2;2\n3;Thành lập chi bộ mới;chi bộ;1;1\n"
    head = f"Đơn vị: {unit}\n" if unit else ""
    return f"{head}TT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ;Thực hiện\n{rows}".encode()


def word(unit: Unit, of: Outline) -> bytes:
    return write_word(skeleton(CAMPAIGN, unit, of))


def written(unit: str, title: str, headings: tuple[str, ...]) -> bytes:
    parts = [unit.upper(), "ĐẢNG CỘNG SẢN VIỆT NAM", "BÁO CÁO", title]
    for number, heading in enumerate(headings, 1):
        parts += [f"{number}. {heading}", f"Cấp ủy đã làm tốt phần việc thứ {number} trong nửa nhiệm kỳ."]
    return "\n\n".join(parts).encode()


def matched(*files: tuple[str, bytes], remembered=None, owes=None):
    words = roster_words(CAMPAIGN.units)
    read = []
    for name, data in files:
        try:
            read.append((name, receive(data, name, words)))
        except Refusal as refusal:
            read.append((name, refusal))
    return match_all(read, CAMPAIGN, owes or OWES, remembered)


def one(name: str, data: bytes, **more):
    (match,) = matched((name, data), **more)
    return match


def test_our_own_form_is_certain_by_its_identity_sheet():
    book = write_form(CAMPAIGN, CAMPAIGN.units[0])
    match = one("gui khoi.xlsx", book)
    assert match.state == "refused"  # nobody filled it in
    assert "chưa điền" in match.sentence


def test_a_table_with_the_units_name_is_its_appendix():
    match = one("so lieu.csv", table("Đảng bộ Sở Y tế"))
    assert (match.state, match.unit, match.report, match.part) == ("certain", "yt", "r3", "table")
    assert "bảng có 3/3 chỉ tiêu của đợt" in match.why


@pytest.mark.parametrize(("of", "report"), [(REVIEW, "r1"), (SELF, "r2")])
def test_a_paper_is_told_by_the_outline_it_follows(of, report):
    titles = tuple(node.title for node in of.nodes)
    match = one("van ban 12.txt", written("Đảng ủy Sở Tài chính", "kết quả công tác", titles))
    assert (match.state, match.unit, match.report) == ("certain", "tc", report)


def test_a_paper_without_known_headings_is_told_by_its_title():
    match = one("bc.txt", written("Đảng ủy Sở Tài chính", "kiểm điểm giữa nhiệm kỳ", ("Chuyện khác", "Chuyện nữa")))
    assert (match.state, match.report) == ("certain", "r2")


def test_a_paper_that_says_nothing_is_asked_about_with_every_report_open():
    match = one("bc.txt", written("Đảng ủy Sở Tài chính", "kết quả công tác", ("Chuyện khác", "Chuyện nữa")))
    assert match.state == "ask"
    assert match.unit == "tc"
    assert {choice.id for choice in match.reports} == {"r1", "r2"}
    assert "không rõ là báo cáo nào" in match.sentence


def test_a_unit_that_owes_one_report_only_is_not_asked_which():
    match = one("bc.txt", written("Đảng ủy Sở Tài chính", "kết quả công tác", ("Chuyện khác", "Chuyện nữa")), owes={**OWES, "tc": ("r1",)})
    assert (match.state, match.report) == ("certain", "r1")


def test_a_near_miss_is_asked_never_taken():
    match = one("bieu.csv", table("Đảng bộ Sở Tài chánh"))
    assert match.state == "ask"
    assert [choice.id for choice in match.units] == ["tc"]
    assert "gần giống" in match.units[0].why


def test_two_candidates_are_both_offered():
    match = one("bieu.csv", table("Chi bộ 3"))
    assert match.state == "ask"
    assert {choice.id for choice in match.units} == {"c1", "c2"}


def test_an_answer_is_remembered():
    first = one("bieu.csv", table("Đảng bộ Sở Tài chánh"))
    again = one("bieu moi.csv", table("Đảng bộ Sở Tài chánh", "4"), remembered={first.unit_question: "tc"})
    assert (again.state, again.unit) == ("certain", "tc")
    assert "đã chọn lần trước" in again.why


def test_the_folder_names_the_unit_where_the_file_does_not():
    match = one("So Y te/phu luc.csv", table(""))
    assert (match.state, match.unit) == ("certain", "yt")
    assert "thư mục" in match.why[0]


def test_a_file_without_any_name_is_asked():
    match = one("phu luc.csv", table(""))
    assert match.state == "ask"
    assert "Không rõ của đơn vị nào" in match.sentence


def test_the_same_bytes_are_received_once():
    first, copy = matched(("a.csv", table("Đảng bộ Sở Y tế")), ("Copy of a.csv", table("Đảng bộ Sở Y tế")))
    assert (first.state, copy.state) == ("certain", "duplicate")


def test_an_older_version_is_told_apart_whatever_the_order():
    files = [("yt.csv", table("Đảng bộ Sở Y tế", "3")), ("yt lan 2.csv", table("Đảng bộ Sở Y tế", "4"))]
    for order in (files, files[::-1]):
        states = {match.file: match.state for match in matched(*order)}
        assert states == {"yt.csv": "older", "yt lan 2.csv": "certain"}


def test_two_units_files_are_no_versions_of_one_another():
    states = [match.state for match in matched(("a.csv", table("Đảng bộ Sở Y tế")), ("b.csv", table("Đảng bộ Sở Tài chính")))]
    assert states == ["certain", "certain"]


def test_a_refused_file_says_why_and_the_others_go_on():
    bad, good = matched(("hong.xlsx", b"PK\x03\x04nothing"), ("a.csv", table("Đảng bộ Sở Y tế")))
    assert (bad.state, good.state) == ("refused", "certain")
    assert bad.sentence.startswith("hong.xlsx:")


def packed(*names: str, content: bytes = b"x") -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return data.getvalue()


def test_a_zip_is_opened_with_its_folders_and_without_what_systems_leave():
    data = packed("gui/Sở Y tế/phu luc.xlsx", "__MACOSX/x", "gui/.DS_Store", "gui/Thumbs.db")
    taken, refused = unpack([("thu.zip", data)])
    assert [name for name, _ in taken] == ["Sở Y tế/phu luc.xlsx"]
    assert refused == []


def test_an_archive_in_an_archive_is_told_not_opened():
    taken, refused = unpack([("thu.zip", packed("trong.zip", "a.csv"))])
    assert [name for name, _ in taken] == ["a.csv"]
    assert refused[0][1].code == "intake_zip_nested"


def test_a_bomb_is_not_inflated():
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bom.txt", b"0" * 20_000_000)
    _, refused = unpack([("thu.zip", data.getvalue())])
    assert refused[0][1].code == "file_is_bomb"


def test_too_many_files_and_a_broken_zip_are_refused_by_name():
    _, refused = unpack([("nhieu.zip", packed(*(f"{n}.csv" for n in range(MOST_FILES + 1)))), ("hong.zip", b"PK\x03\x04"), ("a.csv", b"x")])
    assert [found.code for _, found in refused] == ["intake_zip_too_many", "file_broken"]


def test_nothing_at_all_is_refused():
    with pytest.raises(Refusal):
        unpack([])
