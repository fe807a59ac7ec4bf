"""The parent's draft: official form, results with breakdowns that add up, every unit's words, nothing invented."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from consolidating.papers import report, row, said

from nhiemky.consolidating.consolidate import consolidate
from nhiemky.domain.campaign import Campaign, DirectiveReference, Indicator, Owner, Requirement, Unit
from nhiemky.domain.consolidation import Consolidation, Contribution, GatheredSection
from nhiemky.domain.figure import Value
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.domain.report import Run, Table, Text
from nhiemky.domain.settled import OwnFigure, Settled
from nhiemky.flows.consolidated_report import briefly, consolidated_report

ON = date(2023, 6, 2)
JOIN = "Kết nạp đảng viên mới"
OWNER = Owner("Đảng ủy Khối Nam Thuận", parent="Tỉnh ủy Nam Thuận", place="Nam Thuận", organ_code="ĐUK", on_behalf_of="T/M BAN THƯỜNG VỤ")
OUTLINE = Outline(
    "o1", "Đề cương", None, None, (), (),
    (
        OutlineNode("Phần thứ nhất", "TÌNH HÌNH", children=(
            OutlineNode("I", "BỐI CẢNH"),
            OutlineNode("II", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", children=(OutlineNode("1", "Công tác đảng viên"),)),
        )),
    ),
    Evidence("Đề cương"),
)  # fmt: skip
CAMPAIGN = Campaign(
    "Sơ kết giữa nhiệm kỳ 2020 - 2025",
    OWNER,
    directive=DirectiveReference("kế hoạch", "12-KH/ĐUK", date(2023, 4, 24), "Ban Thường vụ Đảng ủy Khối", "sơ kết giữa nhiệm kỳ"),
    cut_off="2023-04",
    outlines=(OUTLINE,),
    indicators=(Indicator("CT01", JOIN, "đảng viên", "sum", target="20"),),
    units=(Unit("a", "Chi bộ A", branch="Khối 1"), Unit("b", "Chi bộ B", branch="Khối 2"), Unit("c", "Chi bộ C", branch="Khối 2")),
)
SAME = "Công tác kiểm tra, giám sát được duy trì thường xuyên theo kế hoạch."


def made(campaign=CAMPAIGN):
    units = [
        report("Chi bộ A", row(JOIN, 3, 10), texts=(said("Công tác đảng viên", SAME, "Riêng A.", path=("Phần thứ nhất", "II", "1")),)),
        report("Chi bộ B", row(JOIN, 5, 10), texts=(said("Công tác đảng viên", SAME, path=("Phần thứ nhất", "II", "1")),)),
    ]
    return consolidated_report(consolidate(units, campaign=campaign), campaign, on=ON)


def lines(paper):
    return [("".join(run.text for run in block.runs), block.style) for block in paper.body if isinstance(block, Text)]


def notes(paper):
    return ["".join(run.text for run in run.note) for block in paper.body if isinstance(block, Text) for run in block.runs if run.note]


def test_the_letterhead_leaves_the_number_to_the_office():
    head = made().letterhead
    assert (head.parent, head.body, head.symbol, head.place, head.date) == (
        "ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI NAM THUẬN", "-BC/ĐUK", "Nam Thuận", ON,
    )  # fmt: skip


def test_it_begins_with_what_ordered_it():
    words = [line for line, _ in lines(made())]
    assert words[0] == (
        "Thực hiện Kế hoạch số 12-KH/ĐUK, ngày 24/4/2023 của Ban Thường vụ Đảng ủy Khối về sơ kết giữa nhiệm kỳ, "
        "Ban Thường vụ Đảng ủy Khối Nam Thuận báo cáo kết quả như sau:"
    )


def test_the_headings_are_the_outlines_in_form():
    assert [line for line in lines(made()) if line[1] not in ("body", "bullet")] == [
        ("Phần thứ nhất", "part"),
        ("TÌNH HÌNH", "part_title"),
        ("I- BỐI CẢNH", "h1"),
        ("II- KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", "h1"),
        ("1. Công tác đảng viên", "h2"),
    ]


def test_a_result_says_target_share_and_status_and_its_note_adds_up():
    paper = made()
    assert (f"{JOIN}: 8 đảng viên, bằng 40% chỉ tiêu 20 đảng viên, chưa đạt.", "bullet") in lines(paper)
    note = next(note for note in notes(paper) if note.startswith("Trong đó"))
    assert note == "Trong đó: Khối 1 3; Khối 2 5. Số liệu của 2/3 đơn vị."
    assert sum(map(int, re.findall(r" (\d+)[;.]", note.split(". ")[0] + "."))) == 8


def test_units_without_figures_are_named():
    words = [line for line, _ in lines(made())]
    assert "Đến ngày 02/6/2023, 2/3 đơn vị đã gửi số liệu chỉ tiêu." in words
    assert "Còn 1 đơn vị chưa có số liệu: Chi bộ C." in words


def test_the_same_words_stand_once_and_own_words_under_their_unit():
    words = [line for line, _ in lines(made())]
    assert f"Các đơn vị Chi bộ A, Chi bộ B cùng nêu: {SAME}" in words
    assert "Chi bộ A: Riêng A." in words


def test_an_empty_heading_is_a_grey_hint():
    hints = [run.text for block in made().body if isinstance(block, Text) for run in block.runs if run.hint]
    assert "(Chưa có đơn vị nào nêu nội dung này.)" in hints


def test_the_appendix_is_a_table_in_landscape():
    [appendix] = made().appendices
    assert appendix.landscape
    [table] = [block for block in appendix.blocks if isinstance(block, Table)]
    assert table.rows[0][:7] == ("1", JOIN, "đảng viên", "20", "8", "Chưa đạt (40%)", "2/3")
    assert "số liệu đến tháng 4/2023" in appendix.title
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_without_a_campaign_there_is_a_plain_skeleton():
    paper = made(None)
    assert [line for line, style in lines(paper) if style == "h1"] == [
        "I- TÌNH HÌNH GỬI BÁO CÁO", "II- KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", "III- NỘI DUNG CÁC ĐƠN VỊ BÁO CÁO",
    ]  # fmt: skip
    assert "Chi bộ A: Riêng A." in [line for line, _ in lines(paper)]


def test_many_units_are_named_in_a_footnote_and_the_rest_is_added_up():
    units = [report(f"Chi bộ số {n:02}", row(JOIN, n)) for n in range(1, 31)]
    paper = consolidated_report(consolidate(units), on=ON)
    note = next(note for note in notes(paper) if note.startswith("Trong đó"))
    assert note.endswith("18 đơn vị còn lại 171.")
    assert sum(int(piece.rsplit(" ", 1)[1].rstrip(".")) for piece in note.removeprefix("Trong đó: ").split("; ")) == sum(range(1, 31))


def test_percents_are_told_apart_never_averaged():
    rate = "Tỷ lệ đảng viên hoàn thành tốt"
    units = [report(u, row(rate, v, "90%", unit="%")) for u, v in (("Chi bộ A", "95"), ("Chi bộ B", "88,5"))]
    paper = consolidated_report(consolidate(units), on=ON)
    assert (f"{rate}: 2 đơn vị có số liệu, 1 vượt, 1 chưa đạt; từ 88,5% đến 95%; chỉ tiêu 90%.", "bullet") in lines(paper)
    assert "Chưa đạt: Chi bộ B (88,5)." in notes(paper)


def test_a_grave_finding_is_a_hint_to_the_drafter():
    units = [report("Chi bộ A", row(JOIN, 3, 10, verdict="Đạt"))]
    paper = consolidated_report(consolidate(units), on=ON)
    first = next(run for block in paper.body if isinstance(block, Text) for run in block.runs if run.hint)
    assert isinstance(first, Run)
    assert "1 điều nặng" in first.text


SECOND = Outline(
    "o2", "Đề cương 2", "Kiến nghị với cấp trên", None, (), (), (OutlineNode("I", "KIẾN NGHỊ VỀ TỔ CHỨC"),), Evidence("Đề cương 2")
)  # fmt: skip


def of_two(asked=(), texts=()):
    campaign = replace(CAMPAIGN, outlines=(OUTLINE, SECOND), requirements=asked)
    units = [report("Chi bộ A", row(JOIN, 3, 10), texts=texts)]
    return [line for line, _ in lines(consolidated_report(consolidate(units, campaign=campaign), campaign, on=ON))]


def test_every_outline_that_was_followed_stands_in_the_draft():
    words = of_two(texts=(said("KIẾN NGHỊ VỀ TỔ CHỨC", "Bổ sung biên chế."),))
    assert words.index("TÌNH HÌNH") < words.index("Kiến nghị với cấp trên") < words.index("Chi bộ A: Bổ sung biên chế.")


def test_an_outline_nobody_followed_is_left_out():
    assert "Kiến nghị với cấp trên" not in of_two()


def test_reports_that_are_filed_are_not_gathered():
    filed = Requirement("r2", "Kiểm điểm", None, "", None, None, None, outline="o2", goes_up="filed")
    assert "Chi bộ A: Bổ sung biên chế." not in of_two((filed,), (said("KIẾN NGHỊ VỀ TỔ CHỨC", "Bổ sung biên chế."),))


def test_a_boards_figure_is_said_to_be_one():
    own = OwnFigure("CT01", "board", Value("25", Decimal(25)), "Lê Văn An", "sổ kết nạp", board="Ban Tổ chức")
    paper = consolidated_report(
        consolidate([report("Chi bộ A", row(JOIN, 3, 10))], campaign=CAMPAIGN, settled=Settled(own=(own,))), CAMPAIGN, on=ON
    )
    assert (f"{JOIN}: 25 đảng viên, bằng 125% chỉ tiêu 20 đảng viên, vượt.", "bullet") in lines(paper)
    assert notes(paper)[0].startswith("Số do Ban Tổ chức cung cấp (Lê Văn An: sổ kết nạp); các đơn vị cộng lại 3.")


def test_the_drafts_number_is_printed():
    assert consolidated_report(consolidate([]), CAMPAIGN, on=ON, draft=4).draft == "Dự thảo lần 4"


def test_a_paper_keeps_what_most_units_share_and_counts_the_others():
    shared = Contribution(("A", "B", "C"), ("Cùng một ý.",), ("a", "b", "c"))
    alone = tuple(Contribution((f"Đơn vị {n}",), (f"Ý riêng {n}.",), (f"{n}.docx",)) for n in range(9))
    whole = Consolidation((), (), (), (GatheredSection(("I",), "BỐI CẢNH", (*alone, shared)), GatheredSection(("II",), "ÍT", alone[:2])))
    long, few = briefly(whole, 3).sections
    assert [each.units for each in long.contributions] == [("A", "B", "C"), ("Đơn vị 0",), ("Đơn vị 1",)]
    assert (long.left, few.left, few.contributions) == (7, 0, alone[:2])
    assert briefly(whole, 20) == whole
