"""Which file counts, whose it is, and that every choice is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from consolidating.papers import report, row, said

from nhiemky.consolidating.reports import choose, paper_date, revision
from nhiemky.domain.campaign import Unit
from nhiemky.domain.unit_report import Identity

JOIN = "Kết nạp đảng viên mới"


def used(selection):
    return [chosen.table.file for chosen in selection.chosen if chosen.table]


def codes(selection):
    return [found.code for found in selection.findings]


def test_two_units_two_tables_nothing_to_say():
    selection = choose([report("Chi bộ A", row(JOIN, 1)), report("Chi bộ B", row(JOIN, 2))])
    assert [chosen.unit for chosen in selection.chosen] == ["Chi bộ A", "Chi bộ B"]
    assert codes(selection) == []


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"date": "20/5/2023"}, {"date": "ngày 28 tháng 5 năm 2023"}),
        ({"date": "2023-05-20", "modified": "2023-06-01T08:00:00Z"}, {"date": "2023-05-28", "modified": "2023-05-28T08:00:00Z"}),
        ({"modified": "2023-05-20T08:00:00Z"}, {"modified": "2023-05-21T08:00:00Z"}),
    ],
)
def test_the_newer_counts_by_paper_then_by_time_of_saving(older, newer):
    files = [report("Chi bộ A", row(JOIN, 5), file="2.xlsx", **older), report("Chi bộ A", row(JOIN, 7), file="1.xlsx", **newer)]
    for order in (files, files[::-1]):
        selection = choose(order)
        assert used(selection) == ["1.xlsx"]
        assert codes(selection) == ["unit_sent_twice"]
        assert "2.xlsx" in selection.findings[0].message
        assert selection.findings[0].facts["changed"] == 1


@pytest.mark.parametrize("name", ["bc lan 2.xlsx", "bc_bo_sung.xlsx", "BC(đã sửa).xlsx", "bc-chinhsua.xlsx", "bc v2.xlsx", "bc (2).xlsx"])
def test_words_of_revision_in_the_name_decide_where_no_time_does(name):
    files = [report("Chi bộ A", row(JOIN, 5), file="bc.xlsx"), report("Chi bộ A", row(JOIN, 7), file=name)]
    assert used(choose(files)) == used(choose(files[::-1])) == [name]


def test_a_time_that_only_one_file_has_does_not_decide():
    files = [
        report("Chi bộ A", row(JOIN, 5), file="a.xlsx", modified="2023-05-20T08:00:00Z"),
        report("Chi bộ A", row(JOIN, 7), file="a lan 2.xlsx"),
    ]
    assert used(choose(files)) == ["a lan 2.xlsx"]


def test_a_row_only_the_older_file_has_is_told():
    older = report("Chi bộ A", row(JOIN, 5), row("Trồng cây", 9, unit="cây", at=6), file="a.xlsx", date="2023-05-01")
    selection = choose([older, report("Chi bộ A", row(JOIN, 7), file="b.xlsx", date="2023-05-02")])
    lost = next(found for found in selection.findings if found.code == "row_only_in_older")
    assert (lost.file, lost.place) == ("a.xlsx", "Phụ lục!E6")


def test_the_same_bytes_count_once_and_the_copy_is_the_one_named_so():
    one = report("Chi bộ A", row(JOIN, 5), file="phu luc.xlsx", sha256="x")
    selection = choose([replace(one, file="Copy of phu luc.xlsx"), one])
    assert used(selection) == ["phu luc.xlsx"]
    assert [(found.code, found.severity, found.file) for found in selection.findings] == [
        ("same_file_twice", "low", "Copy of phu luc.xlsx")
    ]


def test_the_same_bytes_under_two_names_of_units_are_a_grave_matter():
    one = report("Chi bộ A", row(JOIN, 5), file="a.xlsx", sha256="x", identity=Identity("Chi bộ A", "file_name"))
    other = replace(one, file="b.xlsx", identity=Identity("Chi bộ B", "file_name"))
    selection = choose([one, other])
    assert used(selection) == ["a.xlsx"]
    assert [(found.code, found.severity) for found in selection.findings] == [("one_file_two_units", "high")]


def test_a_report_in_word_and_a_table_in_excel_are_one_unit():
    words = report("Đảng bộ A", file="bc.docx", texts=(said("Kết quả", "Tốt."),))
    selection = choose([words, report("Đảng ủy A", row(JOIN, 5), file="pl.xlsx")])
    [chosen] = selection.chosen
    assert (chosen.table.file, [text.file for text in chosen.texts]) == ("pl.xlsx", ["bc.docx"])
    assert codes(selection) == []


def test_two_tables_that_agree_need_no_word():
    words = report("Đảng bộ A", row(JOIN, 5), file="bc.docx", texts=(said("Kết quả", "Tốt."),))
    selection = choose([words, report("Đảng bộ A", row("KẾT NẠP ĐẢNG VIÊN MỚI", "05"), file="pl.xlsx")])
    assert used(selection) == ["pl.xlsx"]
    assert codes(selection) == []


def test_two_tables_that_disagree_are_told_with_both_cells():
    words = report("Đảng bộ A", row(JOIN, 4, at=3), file="bc.docx")
    selection = choose([words, report("Đảng bộ A", row(JOIN, 5, at=9), file="pl.xlsx")])
    [found] = selection.findings
    assert (found.code, found.severity) == ("tables_disagree", "high")
    assert all(piece in found.message for piece in ("pl.xlsx", "Phụ lục!E9", "bc.docx", "Phụ lục!E3", "5", "4"))


def test_a_file_without_table_and_words_is_named():
    selection = choose([report("Chi bộ A", file="anh.docx")])
    assert codes(selection) == ["file_without_table"]
    assert selection.sources[0].use == "nothing"


def test_every_file_is_answered_for_once():
    one = report("A", row(JOIN, 5), file="a.xlsx", sha256="x")
    files = [one, replace(one, file="copy a.xlsx"), report("A", row(JOIN, 6), file="a lan 2.xlsx"), report("", row(JOIN, 1), file="z.xlsx")]
    assert sorted(source.file for source in choose(files).sources) == sorted(file.file for file in files)


def test_a_nameless_file_is_a_unit_of_its_own_and_told():
    selection = choose([report("", row(JOIN, 5), file="bang.xlsx"), report("", row(JOIN, 5, at=7), file="bang2.xlsx")])
    assert len(selection.chosen) == 2
    assert codes(selection) == ["unit_not_named", "unit_not_named"]


@pytest.mark.parametrize(
    "other", ["ĐẢNG BỘ SỞ TÀI CHÍNH", "Đảng uỷ Sở Tài chính", "Ban Chấp hành Đảng bộ Sở Tài chính", "Dang bo So Tai chinh"]
)
def test_one_unit_by_several_writings(other):
    selection = choose([report("Đảng bộ Sở Tài chính", row(JOIN, 5), file="1.xlsx"), report(other, row(JOIN, 6), file="2.xlsx")])
    assert len(selection.chosen) == 1


@pytest.mark.parametrize("other", ["Chi bộ Sở Tài chính", "Sở Tài chính", "Đảng bộ Sở Tài chánh"])
def test_names_nearly_alike_are_asked_about(other):
    selection = choose([report("Đảng bộ Sở Tài chính", row(JOIN, 5), file="1.xlsx"), report(other, row(JOIN, 6), file="2.xlsx")])
    assert len(selection.chosen) == 2
    assert codes(selection) == ["units_alike"]


@pytest.mark.parametrize("other", ["Chi bộ 2", "Đảng bộ Sở Nội vụ"])
def test_other_names_are_other_units(other):
    selection = choose([report("Chi bộ 1", row(JOIN, 5), file="1.xlsx"), report(other, row(JOIN, 6), file="2.xlsx")])
    assert codes(selection) == []


ROSTER = (Unit("tc", "Đảng bộ Sở Tài chính", branch="Sở, ngành"), Unit("nv", "Đảng bộ Sở Nội vụ"), Unit("x", "Chi bộ X", aliases=("CB X",)))


def test_the_roster_orders_names_and_counts():
    files = [report("CB X", row(JOIN, 1), file="1.xlsx"), report("ĐẢNG ỦY SỞ TÀI CHÍNH", row(JOIN, 2), file="2.xlsx")]
    selection = choose(files, ROSTER)
    assert [(chosen.unit, chosen.unit_id, chosen.branch) for chosen in selection.chosen] == [
        ("Đảng bộ Sở Tài chính", "tc", "Sở, ngành"), ("Chi bộ X", "x", ""),
    ]  # fmt: skip
    assert [missing.unit for missing in selection.missing] == ["Đảng bộ Sở Nội vụ"]
    assert codes(selection) == ["units_missing"]


def test_a_unit_off_the_roster_counts_and_is_told():
    selection = choose([report("Đảng bộ Sở Ngoại vụ", row(JOIN, 1))], ROSTER)
    assert "unit_not_on_roster" in codes(selection)
    assert used(selection) == ["Đảng bộ Sở Ngoại vụ.xlsx"]


def blank_form(file):
    return report("Đảng bộ Sở Nội vụ", *(row(f"{JOIN} nhóm {n}", "", 5, at=n) for n in range(3)), file=file)


def test_a_form_sent_back_blank_is_no_table_and_its_unit_has_no_figures():
    selection = choose([blank_form("nv.xlsx")], ROSTER[1:2])
    assert [(missing.unit, missing.blank) for missing in selection.missing] == [("Đảng bộ Sở Nội vụ", "nv.xlsx")]
    assert (used(selection), selection.sources[0].use) == ([], "blank form")


def test_a_blank_form_never_takes_the_place_of_a_filled_one():
    filled = report("Đảng bộ Sở Nội vụ", row(JOIN, 7), file="a.xlsx", date="2023-05-01")
    selection = choose([filled, replace(blank_form("b.xlsx"), date="2023-05-28")], ROSTER[1:2])
    assert used(selection) == ["a.xlsx"]
    assert codes(selection) == []


def test_a_single_row_without_a_figure_is_still_a_table():
    assert used(choose([report("Đảng bộ Sở Nội vụ", row(JOIN, "", 5), file="nv.xlsx")])) == ["nv.xlsx"]


def test_dates_and_revisions_are_read_from_what_is_there():
    assert str(paper_date(report("A", date="Nam Thuận, ngày 05 tháng 6 năm 2023"))) == "2023-06-05"
    assert paper_date(report("A", date="ngày ... tháng 6 năm 2023")) is None
    assert [revision(name) for name in ("bc.xlsx", "bc cuoi cung.xlsx", "bc2023.xlsx", "BC_lần 3.xlsx")] == [0, 9990, 0, 30]


def test_nameless_files_of_one_name_in_two_folders_keep_two_names():
    selection = choose([report("", row(JOIN, 5), file="bang.xlsx"), report("", row(JOIN, 6), file="bang.xlsx")])
    assert len({chosen.unit for chosen in selection.chosen}) == 2
