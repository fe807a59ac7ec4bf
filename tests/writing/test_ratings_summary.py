"""The parent's report, the statistics, comparisons: all counted from the same lines, persons only where they may stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from nhiemky.domain.campaign import Owner
from nhiemky.domain.rating import LEVELS, NON_LEVELS
from nhiemky.domain.report import Block, Table, Text
from nhiemky.flows.papers.signing import Signing
from nhiemky.flows.rating_papers import (
    comparison_excel,
    comparison_word,
    forms_zip,
    statistics_excel,
    summary_excel,
    summary_word,
    table_word,
)
from nhiemky.rulebook.rating_sets import rule_set
from nhiemky.writing.rating_decision import KeptBreach
from nhiemky.writing.ratings_compare import Compared, Comparison, change_grid, shares_over
from nhiemky.writing.ratings_followed import Again, Mending, Prompts, mending_grid
from nhiemky.writing.ratings_form import Filled, form_of
from nhiemky.writing.ratings_grid import cell_words
from nhiemky.writing.ratings_round import WHY_NOT, Count, Line, Round, counted
from nhiemky.writing.ratings_statistics import review_grid
from nhiemky.writing.ratings_summary import Summary, annexes, summary_body

OWNER = Owner("Đảng ủy Khối Nam Thuận", "ĐẢNG BỘ TỈNH NAM THUẬN", organ_code="ĐUK", place="Nam Thuận")
SIGNING = Signing(date(2023, 12, 20), number="41")
LINES = (
    Line("collective", "Đảng bộ Sở Gió", "HTXSNV", "Sở, ngành", prompted=True),
    Line("collective", "Đảng bộ Sở Mưa", "HTTNV", "Sở, ngành"),
    Line("collective", "Chi bộ Mới", "KHONG_XEP_LOAI", "Sở, ngành", reviewed=False, why_not="new"),
    Line("individual", "Phan Hoài Nam", "HTXSNV", "Bí thư", "Bí thư", "Đảng bộ Sở Gió", is_head=True, prompted=True),
    Line("individual", "Trần Thị Suối", "HTNV", "Bí thư", "Bí thư", "Đảng bộ Sở Mưa", is_head=True),
)
TOLD = Summary(
    Round("năm 2023", "Quy định số 124-QĐ/TW", LINES),
    "Đảng ủy Khối",
    "Ban Thường vụ Đảng ủy Khối",
    prompts=Prompts(3, 2),
    mending=Mending(found=4, closed=3, in_hand=1, again=1, earlier=10, earlier_closed=9),
    kept=(
        ("collective", KeptBreach("Nhóm vượt 1", "Điều 12", "có lý do", "An")),
        ("individual", KeptBreach("Đồng chí Nam cao hơn tập thể", "Điều 1", "riêng", "An")),
    ),
    again=(Again("individual", "Trần Thị Suối", "HTTNV", "HTNV", "5-QĐ/ĐUK", date(2024, 1, 5), "kết luận"),),
)
PERSONAL = replace(TOLD, persons=True)


def words(blocks: tuple[Block, ...]) -> str:
    said = []
    for block in blocks:
        if isinstance(block, Text):
            said.append("".join(run.text for run in block.runs))
        else:
            said += [cell if isinstance(cell, str) else "" for row in block.rows for cell in row]
    return "\n".join(said)


def everything(told: Summary) -> str:
    return words((*summary_body(told), *(block for part in annexes(told, "") for block in part.blocks)))


def test_the_report_says_who_was_reviewed_and_why_not() -> None:
    said = everything(TOLD)
    assert "Tập thể: phải kiểm điểm 3, đã kiểm điểm 2, đạt 66,7%; chưa kiểm điểm 1 (1 mới thành lập, chưa đủ 6 tháng)." in said
    assert "Cá nhân: phải kiểm điểm 2, đã kiểm điểm 2, đạt 100%." in said


def test_levels_prompts_and_remedies_are_said_with_their_shares() -> None:
    said = everything(TOLD)
    assert "Được xếp loại 2/3 tập thể: hoàn thành xuất sắc nhiệm vụ 1 (50%), hoàn thành tốt nhiệm vụ 1 (50%)" in said
    assert "Đã gợi ý 3 nội dung đối với 1 tập thể và 1 cá nhân; 2 nội dung đã được giải trình; còn 1 nội dung chưa giải trình." in said
    assert "đã khắc phục 9/10 (90%)" in said and "1 hạn chế lặp lại kỳ trước" in said


def test_nobody_is_named_outside_the_version_with_persons() -> None:
    said = everything(TOLD)
    assert not any(name in said for name in ("Phan Hoài Nam", "Trần Thị Suối", "Đồng chí Nam"))
    assert "Đối với cá nhân: 1 nội dung" in said and "Đối với cá nhân: 1 trường hợp" in said
    with_names = everything(PERSONAL)
    assert all(name in with_names for name in ("Phan Hoài Nam", "Trần Thị Suối", "Đồng chí Nam"))


def test_few_persons_are_not_told_by_their_numbers() -> None:
    assert "Được xếp loại 2/2 cá nhân; mức của từng người ghi trong bản có danh sách cá nhân." in everything(TOLD)
    many = replace(TOLD, now=replace(TOLD.now, lines=LINES * 3))
    assert "Được xếp loại 6/6 cá nhân: hoàn thành xuất sắc nhiệm vụ 3 (50%)" in everything(many)


def test_a_state_body_writes_in_the_state_form() -> None:
    owner = Owner("Sở Gió", national_heading="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", organ_code="SG", place="Nam Thuận")
    words = ZipFile(BytesIO(summary_word(owner, SIGNING, TOLD))).read("word/document.xml").decode()
    assert "Độc lập - Tự do - Hạnh phúc" in words and "41/BC-SG" in words
    sheet = load_workbook(BytesIO(statistics_excel(owner, SIGNING, TOLD.now))).worksheets[0]
    assert any(cell.value == "Độc lập - Tự do - Hạnh phúc" for row in sheet.iter_rows() for cell in row)


def test_the_form_is_that_of_the_day() -> None:
    older, newer = (
        ZipFile(BytesIO(summary_word(OWNER, Signing(day), TOLD))).read("word/document.xml").decode()
        for day in (date(2023, 12, 20), date(2026, 12, 20))
    )
    assert "- Các tổ chức trực thuộc," in older and "- Các tổ chức trực thuộc;" in newer


def test_excel_without_persons_has_no_sheet_of_them() -> None:
    plain = load_workbook(BytesIO(summary_excel(OWNER, SIGNING, TOLD)))
    assert not any("cá nhân" in name for name in plain.sheetnames)
    assert "Danh sách cá nhân" in load_workbook(BytesIO(summary_excel(OWNER, SIGNING, PERSONAL))).sheetnames


def test_annexes_unfold_every_number() -> None:
    lists = [block for part in annexes(PERSONAL, "") for block in part.blocks if isinstance(block, Table)]
    assert sorted(str(row[1]) for table in lists for row in table.rows) == sorted(line.name for line in LINES)
    assert "tại Phụ lục 1." in everything(PERSONAL) and "tại Phụ lục 2." in everything(PERSONAL)
    assert "tại Phụ lục." in everything(TOLD)


def test_the_states_of_shortcomings_make_up_what_was_found() -> None:
    rows = {str(row[1]): row[2] for row in mending_grid(Mending(found=10, closed=4, in_hand=3, unplanned=2, carried=1)).rows[:5]}
    found, *states = [count for count in rows.values() if isinstance(count, int)]
    assert found == sum(states)


def test_excel_tells_what_followed_and_of_persons_only_where_they_may_stand() -> None:
    plain, personal = (load_workbook(BytesIO(summary_excel(OWNER, SIGNING, told))) for told in (TOLD, PERSONAL))
    assert "Khắc phục" in plain.sheetnames and "Giữ khác cảnh báo" in plain.sheetnames and "Xếp loại lại" not in plain.sheetnames
    assert "Xếp loại lại" in personal.sheetnames


def test_nothing_happened_is_said_too() -> None:
    quiet = Summary(Round("năm 2023", "x", LINES[:1]), "Đảng ủy Khối", "Đảng ủy Khối")
    said = everything(quiet)
    assert "Không có tập thể, cá nhân nào được gợi ý" in said and "Không có hạn chế của kỳ trước" in said


def test_levels_that_are_not_decided_are_marked_a_draft() -> None:
    draft = replace(TOLD, now=replace(TOLD.now, draft=True))
    text = ZipFile(BytesIO(summary_word(OWNER, SIGNING, draft))).read("word/document.xml").decode()
    assert "Dự thảo" in text and "mức đang xét" in text
    assert "Dự thảo" not in ZipFile(BytesIO(summary_word(OWNER, SIGNING, TOLD))).read("word/document.xml").decode()


@given(
    st.lists(
        st.builds(
            Line,
            st.sampled_from(["collective", "individual"]),
            st.just("A"),
            st.sampled_from(["", *LEVELS, *NON_LEVELS]),
            reviewed=st.booleans(),
            why_not=st.sampled_from(["", *WHY_NOT]),
        )
    )
)
def test_of_any_round_row_one_is_two_and_three_and_three_its_reasons(lines: list[Line]) -> None:
    rows = review_grid(lines, "Đảng ủy").rows
    for column in (2, 3):
        numbers = [row[column] for row in rows]
        whole, done, waiting, *reasons, _prompted = [number for number in numbers if isinstance(number, int)]
        assert whole == done + waiting and waiting == sum(reasons)


def test_the_difference_is_in_points_and_unknown_where_nobody_was_rated() -> None:
    before, now = Compared("năm 2022", Count({"HTXSNV": 1, "HTTNV": 3})), Compared("năm 2023", Count({"HTTNV": 2}))
    assert [cell_words(row[-1]) for row in change_grid(before, now).rows] == ["-25 điểm", "+25 điểm", "0 điểm", "0 điểm", ""]
    assert cell_words(change_grid(Compared("x", Count({})), now).rows[0][-1]) == ""


def test_shares_are_of_those_who_have_a_level() -> None:
    row = shares_over((Compared("A", Count({"HTXSNV": 1, "HTTNV": 1, "MIEN": 2})),), "Đơn vị").rows[0]
    assert [cell_words(cell) for cell in row][:4] == ["A", "2", "1", "50%"] and cell_words(row[-1]) == "2"


def test_the_same_round_gives_the_same_bytes_in_every_paper() -> None:
    count = Compared("năm 2023", counted(LINES))
    told = Comparison("Đảng ủy Khối", "năm 2023", {"collective": (count, count)}, {}, {})
    nothing = Comparison("Đảng ủy Khối", "năm 2023", {}, {}, {})
    made: tuple[Callable[[], bytes], ...] = (
        lambda: summary_word(OWNER, SIGNING, PERSONAL),
        lambda: summary_excel(OWNER, SIGNING, replace(PERSONAL, comparison=told, before={"collective": count})),
        lambda: statistics_excel(OWNER, SIGNING, TOLD.now),
        lambda: comparison_word(OWNER, SIGNING, told),
        lambda: comparison_excel(OWNER, SIGNING, told),
        lambda: comparison_excel(OWNER, SIGNING, nothing),
        lambda: table_word(OWNER, SIGNING, TOLD.now, "individual"),
    )
    for make in made:
        assert make() == make()


def test_forms_of_two_of_one_name_are_two_files() -> None:
    wanted = [("Trần Thị Suối / Bí thư", form_of(rule_set(2025), "m2b"), Filled("Đảng bộ", person="Trần Thị Suối"))] * 2
    names = ZipFile(BytesIO(forms_zip(rule_set(2025), "năm 2025", wanted))).namelist()
    assert names == ["Trần Thị Suối Bí thư.docx", "Trần Thị Suối Bí thư 2.docx"]
