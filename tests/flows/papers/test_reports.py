"""Progress, result and brief: every figure is a tally of the standings, every name stands somewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document
from flows.papers.samples import UNITS, campaign, consolidation, progress, standing

from nhiemky.domain.progress import Progress
from nhiemky.domain.report import Report
from nhiemky.flows.papers.brief import chairs_brief, points_to_decide
from nhiemky.flows.papers.outcomes import Held
from nhiemky.flows.papers.progress_report import progress_report
from nhiemky.flows.papers.result_report import result_report
from nhiemky.flows.papers.signing import Signing
from nhiemky.writing.dump import dump
from nhiemky.writing.word import write_word

SIGNING = Signing(date(2023, 5, 31))
HELD = (Held("Đảng bộ Sở Y tế", date(2023, 5, 12)), Held("Đảng bộ Sở Tài chính", date(2023, 5, 20), "thông qua báo cáo"))


def words(report: Report) -> str:
    return dump(write_word(report))


def all_in() -> Progress:
    rows = tuple(standing(unit.id, "r1", "accepted", 20, completeness=100) for unit in UNITS)
    return replace(progress(), standings=rows)


def test_the_progress_report_says_what_came_and_what_is_overdue():
    said = words(progress_report(progress(), campaign(), SIGNING))
    assert "Đến ngày 31/5/2023 đã nhận của 4/7 đơn vị (57,1%), đúng hạn 3 (42,9%), muộn 1" in said
    assert "Quá hạn, chưa nộp: 2 đơn vị (quá 2 ngày): Đảng bộ CTCP Dệt may Nam Thuận; Đảng bộ CTCP Cảng Cửa Lạch." in said
    assert "Nộp muộn: 1 đơn vị: Đảng bộ Sở Y tế (đồng chí bí thư đi công tác)" in said
    assert "Đảng bộ CTCP Thủy sản Đông Thuận (đến hết ngày 05/6, chờ số liệu kiểm toán)" in said


def test_every_unit_stands_in_the_appendix_under_its_branch():
    rows = progress_report(progress(), campaign(), SIGNING).appendices[0].blocks[0].rows
    assert [row[1] for row in rows if row[0]] == [unit.name for unit in UNITS]
    assert [row[1] for row in rows if not row[0]] == ["Doanh nghiệp (4 đơn vị)", "Sở, ngành (3 đơn vị)"]


def test_reports_with_the_same_stragglers_stand_together():
    said = words(progress_report(progress(), campaign(), SIGNING))
    assert "Báo cáo sơ kết; Phụ lục" in said
    assert said.count("Nộp muộn: 1 đơn vị") == 1


def test_when_all_is_well_the_report_says_so():
    said = words(progress_report(all_in(), campaign(), SIGNING))
    assert "Không có đơn vị nào quá hạn, nộp muộn hoặc bị trả lại." in said
    assert "Quá hạn, chưa nộp:" not in said


def test_the_result_report_has_conferences_targets_and_difficulties():
    said = words(result_report(progress(), campaign(), SIGNING, consolidation=consolidation(), held=HELD))
    assert "2/7 (28,6%) đơn vị đã tổ chức hội nghị, từ ngày 12/5/2023 đến ngày 20/5/2023." in said
    assert said.index("Kết nạp đảng viên mới") < said.index("Thành lập chi bộ")
    assert "Đảng bộ Sở Y tế: _Thiếu cán bộ chuyên trách." in said
    assert [line[:3] for line in said.splitlines() if "KHÓ KHĂN" in line]


def test_a_part_without_matter_is_left_out_and_numerals_close_up():
    said = words(result_report(progress(), campaign(), SIGNING, consolidation=consolidation()))
    assert "HỘI NGHỊ" not in said
    assert "III- CHỈ TIÊU ĐẠT THẤP" in said


def test_the_brief_fits_one_page_of_text_and_asks():
    report = chairs_brief(progress(), campaign(), SIGNING, consolidation=consolidation())
    said = words(report)
    assert "4 (57,1%)" in said
    assert "Đảng bộ CTCP Thủy sản Đông Thuận (gia hạn đến 05/6)" in said
    assert "Kết nạp đảng viên mới: thực hiện 140, chỉ tiêu 250 (56,0%)." in said
    assert report.letterhead.symbol is None
    assert not report.appendices


def test_the_brief_has_nothing_to_ask_when_all_is_well():
    assert points_to_decide(all_in(), None) == ()
    assert "Tất cả đơn vị đã nộp." in words(chairs_brief(all_in(), campaign(), SIGNING))


def test_long_lists_of_names_are_counted_on_the_brief():
    many = tuple(replace(UNITS[0], id=f"n{n}", name=f"Chi bộ Số {n}") for n in range(30))
    rows = tuple(standing(unit.id, "r1", "open") for unit in many)
    said = words(chairs_brief(replace(progress(), units=many, standings=rows), campaign(), SIGNING))
    assert "và 20 đơn vị nữa" in said


def test_most_of_a_roster_is_named_in_the_appendix_only():
    many = tuple(replace(UNITS[0], id=f"n{n}", name=f"Chi bộ Số {n}") for n in range(40))
    rows = tuple(standing(unit.id, "r1", "open") for unit in many)
    report = progress_report(replace(progress(), units=many, standings=rows), campaign(), SIGNING)
    said = words(report)
    assert "Quá hạn, chưa nộp: 40 đơn vị (quá 2 ngày) (tên từng đơn vị tại Phụ lục)." in said
    assert said.count("Chi bộ Số 39") == 1


def test_word_opens_what_is_written():
    document = Document(BytesIO(write_word(result_report(progress(), campaign(), SIGNING, consolidation=consolidation(), held=HELD))))
    assert len(document.tables) >= 4
