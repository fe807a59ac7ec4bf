"""What people settled: matches remembered and undone, own figures beside the sum, cut-offs chosen, stages counted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from consolidating.papers import report, row

from nhiemky.consolidating.consolidate import consolidate
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.domain.consolidation import Submission, Tally
from nhiemky.domain.figure import Value
from nhiemky.domain.settled import Match, OwnFigure, Settled

JOIN = "Kết nạp đảng viên mới"
GROW = "Phát triển đảng viên mới"
CAMPAIGN = Campaign(
    "Sơ kết",
    Owner("Đảng ủy Khối"),
    indicators=(Indicator("CT01", JOIN, "đảng viên", "sum", target="20"),),
    units=tuple(Unit(letter, f"Chi bộ {letter.upper()}") for letter in "abc"),
)
PAPERS = [report("Chi bộ A", row(JOIN, 3)), report("Chi bộ B", row(GROW, 5))]


def first(reports=PAPERS, **more):
    return consolidate(reports, campaign=CAMPAIGN, **more).indicators[0]


def codes(reports=PAPERS, **more):
    return [found.code for found in consolidate(reports, campaign=CAMPAIGN, **more).findings]


def test_a_match_a_person_settled_is_added_and_not_asked_about():
    assert "row_not_asked" in codes()
    settled = Settled(matches=(Match("CT01", GROW, "đảng viên"),))
    assert first(settled=settled).actual.plain == "8"
    assert not {"rows_alike", "row_not_asked"} & set(codes(settled=settled))


def test_a_match_undone_is_asked_about_again():
    assert first(settled=Settled()).actual.plain == "3"


def test_a_no_keeps_the_rows_apart_and_is_not_asked_again():
    papers = [report("Chi bộ A", row(JOIN, 3)), report("Chi bộ B", row("Kết nạp đảng viên", 5))]
    settled = Settled(matches=(Match(None, "Kết nạp đảng viên", "đảng viên", other=JOIN),))
    assert "rows_alike" in codes(papers)
    assert first(papers, settled=settled).actual.plain == "3"
    assert "rows_alike" not in codes(papers, settled=settled)


def test_a_match_for_one_unit_is_nobody_elses():
    papers = [*PAPERS, report("Chi bộ C", row(GROW, 7))]
    assert first(papers, settled=Settled(matches=(Match("CT01", GROW, "đảng viên", unit_id="b"),))).actual.plain == "8"


def test_a_match_never_puts_two_rows_of_a_unit_on_one_figure():
    papers = [report("Chi bộ A", row(JOIN, 3), row(GROW, 5, at=6))]
    assert first(papers, settled=Settled(matches=(Match("CT01", GROW, "đảng viên"),))).actual.plain == "3"


def test_an_own_estimate_stands_beside_the_sum():
    own = OwnFigure("CT01", "estimate", Value("12", Decimal(12)), "Đỗ Thị Minh Hạnh", "còn 3 đơn vị chưa nộp")
    found = first(settled=Settled(own=(own,)))
    assert (found.actual.plain, found.estimate) == ("3", own)
    assert "cấp ủy ước 12 (Đỗ Thị Minh Hạnh: còn 3 đơn vị chưa nộp)" in found.remarks


def test_a_boards_figure_is_the_figure_and_the_units_sum_is_kept_beside_it():
    own = OwnFigure("CT01", "board", Value("25", Decimal(25)), "Lê Văn An", "sổ kết nạp", board="Ban Tổ chức")
    found = first(settled=Settled(own=(own,)))
    assert (found.actual.plain, found.from_units.plain, found.status) == ("25", "3", "vượt")


def test_other_cut_offs_are_told_grouped_and_left_out_when_a_person_says_so():
    papers = [report("Chi bộ A", row(JOIN, 3), cut_off="2023-04"), report("Chi bộ B", row(JOIN, 5), cut_off="2023-03")]
    both = first(papers)
    assert [(group.cut_off, group.units, group.actual.plain) for group in both.by_cut_off] == [("2023-03", 1, "5"), ("2023-04", 1, "3")]
    assert "cut_offs_mixed" in codes(papers)
    settled = Settled(cut_offs=("2023-04-30",))
    one = first(papers, settled=settled)
    assert (one.actual.plain, [part.counted for part in one.parts]) == ("3", [True, False])
    assert "không tính số của 1 đơn vị ở mốc khác (tháng 3/2023)" in one.remarks
    assert [group.taken for group in one.by_cut_off] == [False, True]
    assert "cut_offs_mixed" not in codes(papers, settled=settled)


def test_one_cut_off_is_no_group_and_no_finding():
    papers = [report("Chi bộ A", row(JOIN, 3), cut_off="2023-04"), report("Chi bộ B", row(JOIN, 5), cut_off="2023-04-30")]
    assert first(papers).by_cut_off == ()
    assert "cut_offs_mixed" not in codes(papers)


def test_a_rows_own_cut_off_goes_before_its_tables():
    papers = [report("Chi bộ A", row(JOIN, 3)._replace(cut_off="2023-05"), cut_off="2023-04")]
    assert first(papers).parts[0].cut_off == "2023-05"


def test_parts_say_how_far_their_report_has_come():
    papers = [replace(PAPERS[0], submission="s1"), report("Chi bộ B", row(JOIN, 5), submission="s2"), report("Chi bộ C", row(JOIN, 1))]
    sent = [Submission("s1", "Chi bộ A", "a", stage="accepted"), Submission("s2", "Chi bộ B", "b", stage="submitted")]
    assert first(papers, submissions=sent).stages == {"submitted": 1, "accepted": 1}
    assert first(papers).stages == {}


def test_units_are_counted_by_where_they_stand():
    papers = [
        report("Chi bộ A", row(JOIN, 6, 5)),
        report("Chi bộ B", row(JOIN, 5, 5)),
        report("Chi bộ C", row(JOIN, 1, 5, verdict="Khó hoàn thành")),
    ]
    assert first(papers).tally == Tally(exceeded=1, met=1, short=1, hard=1)
