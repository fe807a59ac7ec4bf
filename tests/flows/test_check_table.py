"""A table on its own: what merge would say of it alone; the parent's table against its units' figures."""

from __future__ import annotations

from flows.test_check_against import CAMPAIGN, NAMES, ROWS, _table

from nhiemky.domain.campaign import Campaign, Owner
from nhiemky.flows.campaign_figures import with_figures
from nhiemky.flows.check_table import check_table
from nhiemky.flows.merge import merge
from nhiemky.writing.consolidation_workbook import write_consolidation


def total():
    return merge([_table(name, row) for name, row in zip(NAMES, ROWS, strict=False)], campaign=CAMPAIGN, workers=0)


def codes(data: bytes, name: str, campaign=None) -> list[str]:
    return [found.code for found in check_table(data, name, campaign)]


def test_a_units_table_in_order_gives_nothing():
    name, data = _table(NAMES[0], ROWS[0])
    assert codes(data, name) == []
    assert codes(data, name, CAMPAIGN) == []
    assert codes(data, name, with_figures(CAMPAIGN, total())) == []


def test_blanks_and_words_for_numbers_are_told():
    name, data = _table(NAMES[0], ROWS[0].replace("40;21", "40;"))
    assert codes(data, name) == ["figures_missing"]
    assert "figure_not_number" in codes(data.replace(b";31", "; ba mươi mốt".encode()), name)


def test_a_table_of_something_else_is_no_grave_fault():
    found = check_table("Họ tên,Chức vụ\nLê Văn Mười,Bí thư\n".encode(), "danh-sach.csv")
    assert [(each.code, each.severity) for each in found] == [("file_without_table", "medium")]


def test_our_own_consolidation_is_checked_as_the_appendix_it_is():
    merged = total()
    data = write_consolidation(merged, CAMPAIGN)
    assert codes(data, "tong-hop.xlsx") == []
    assert codes(data, "tong-hop.xlsx", with_figures(CAMPAIGN, merged)) == []


def test_a_changed_figure_of_the_parents_table_is_named():
    lines = [
        "TT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ;Thực hiện",
        "1;Kết nạp đảng viên mới;đảng viên;106;84",
        "2;Kinh phí an sinh xã hội;triệu đồng;350;305,8",
    ]
    found = check_table("\n".join(lines).encode(), "phu-luc.csv", with_figures(CAMPAIGN, total()))
    assert [(each.code, each.place, each.facts["written"]) for each in found] == [("report_differs_from_units", "E2", "84")]


def test_a_units_table_is_not_taken_for_the_parents():
    _, data = _table(NAMES[0], ROWS[0])
    bare = data.split(b"\n", 1)[1]
    nameless = Campaign("", Owner(""), figures=with_figures(CAMPAIGN, total()).figures)
    for campaign in (nameless, with_figures(CAMPAIGN, total())):
        for words in (data, bare):
            assert "report_differs_from_units" not in codes(words, "bang.csv", campaign)
