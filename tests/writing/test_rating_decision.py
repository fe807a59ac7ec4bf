"""The decision on ratings: everybody stands in it once, best first within the group; what was kept is printed with its reason."""

from dataclasses import replace
from datetime import date

import pytest

from nhiemky.domain.report import Letterhead, Signature, Table
from nhiemky.writing.rating_decision import DecidedGroup, DecidedLine, KeptBreach, RatingDecision, decision_report
from nhiemky.writing.word import write_word

HEAD = Letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI", "ĐẢNG CỘNG SẢN VIỆT NAM", "12-QĐ/ĐUK", "Nam Thuận", date(2023, 12, 14))
LINES = (
    DecidedLine("Sở Gió", "HTNV"),
    DecidedLine("Sở Mưa", "HTXSNV"),
    DecidedLine("Sở Nắng", "CHUA_XEP_LOAI"),
    DecidedLine("Sở Mây", "HTTNV"),
)
PAPER = RatingDecision(
    HEAD, "collective", "năm 2023", "BAN THƯỜNG VỤ ĐẢNG ỦY KHỐI", Signature("T/M BAN THƯỜNG VỤ"),
    (DecidedGroup("Sở, ngành", LINES, 1), DecidedGroup("Doanh nghiệp", (DecidedLine("Cảng Muối", "KHTNV"),))), bases=("Điều lệ Đảng",),
)  # fmt: skip


def tables(paper):
    return [block for block in decision_report(paper).appendices[0].blocks if isinstance(block, Table)]


def words(paper):
    return " ".join(run.text for block in decision_report(paper).body if not isinstance(block, Table) for run in block.runs)


def test_everybody_stands_once_best_level_first_and_those_without_a_level_last():
    _, first, second = tables(PAPER)
    assert [row[1] for row in first.rows] == ["Sở Mưa", "Sở Mây", "Sở Gió", "Sở Nắng"]
    assert [row[1] for row in second.rows] == ["Cảng Muối"]


def test_the_summary_counts_each_group_with_its_room_and_the_whole():
    summary = tables(PAPER)[0]
    assert summary.rows[0] == ("Sở, ngành", "4", "1", "1", "1", "1", "0", "1")
    assert summary.rows[1] == ("Doanh nghiệp", "1", "0", "", "0", "0", "1", "0")
    assert summary.rows[-1] == ("Cộng", "5", "1", "", "1", "1", "1", "1")


def test_a_group_alone_needs_no_sum():
    assert len(tables(replace(PAPER, groups=PAPER.groups[:1]))[0].rows) == 1


def test_what_was_kept_is_printed_with_its_reason_and_nothing_is_said_where_nothing_was():
    kept = KeptBreach("Nhóm vượt 1 suất", "Điều 12", "thành tích đột xuất", "đồng chí Bí thư")
    assert tables(replace(PAPER, kept=(kept,)))[-1].rows == (("1", kept.what, kept.basis, kept.reason, kept.by),)
    assert "nội dung giữ" in words(replace(PAPER, kept=(kept,))) and "nội dung giữ" not in words(PAPER)


def test_levels_nobody_got_are_not_listed():
    assert "Không hoàn thành nhiệm vụ: 1 tập thể." in words(PAPER) and "Được miễn" not in words(PAPER)


def test_rated_again_names_the_level_before_and_the_reason():
    line = DecidedLine("Trần Văn An", "HTTNV", "Bí thư Đảng ủy Sở Gió", "HTXSNV")
    paper = replace(PAPER, kind="individual", kind_of="re_rating", reason="kết luận kiểm tra.", groups=(DecidedGroup("Bí thư", (line,)),))
    said = words(paper)
    assert "đồng chí Trần Văn An, Bí thư Đảng ủy Sở Gió, mức “Hoàn thành tốt nhiệm vụ”" in said and "Lý do: kết luận kiểm tra." in said
    assert decision_report(paper).appendices == ()


@pytest.mark.parametrize("kind", ["collective", "individual"])
def test_the_same_decision_gives_the_same_bytes(kind):
    paper = replace(PAPER, kind=kind)
    assert write_word(decision_report(paper)) == write_word(decision_report(paper))
