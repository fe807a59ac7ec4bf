"""Scans are recognised, with how sure it is; without the recognition program they are refused with the hint."""

from __future__ import annotations

import pytest
import typst
from scans import PAGE, scan

from nhiemky.domain.finding import Refusal
from nhiemky.flows import scans
from nhiemky.flows.sandbox import Workers
from nhiemky.flows.scans import map_with_scans, recogniser
from nhiemky.flows.tasks_check import check_paper_file, read_paper_file

HEAD = """
#grid(columns: (1fr, 1fr), align: center,
  [ĐẢNG BỘ TỈNH NAM THUẬN \\ *ĐẢNG ỦY XÃ HÒA BÌNH* \\ Số 12-KH/ĐU],
  [*ĐẢNG CỘNG SẢN VIỆT NAM* \\ _Hòa Bình, ngày 09 tháng 02 năm 2026_])
#v(1cm)
#align(center)[*KẾ HOẠCH* \\ *kiểm tra, giám sát năm 2026*]
#v(5mm)
"""
BODY = """
I- NỘI DUNG

1. Các chi bộ gửi báo cáo về Ủy ban Kiểm tra Đảng ủy trước ngày 30/6/2026.

2. Toàn Đảng bộ có 632 đảng viên, gồm 71 đảng viên dự bị và 518 đảng viên chính thức.
"""
TABLE = """
#table(columns: (1.5cm, 7cm, 3cm, 3cm), [TT], [Chỉ tiêu], [Kế hoạch], [Thực hiện],
  [1], [Kết nạp đảng viên mới], [25], [31], [2], [Cuộc kiểm tra, giám sát], [12], [9], [3], [Chi bộ xếp loại tốt], [48], [45])
"""
FOOT = "#v(1cm)\n#grid(columns: (1fr, 1fr), [Nơi nhận: \\ - Các chi bộ, \\ - Lưu.], align(center)[*T/M BAN THƯỜNG VỤ* \\ *BÍ THƯ* \\ \\ *Lê Văn An*])"

needs_recogniser = pytest.mark.skipif(recogniser() is None, reason="tesseract with Vietnamese is not here")


@pytest.fixture(scope="module")
def workers():
    with Workers(1) as pool:
        yield pool


def read(workers: Workers, data: bytes, **options):
    (answer,) = map_with_scans(workers, read_paper_file, [("quet.pdf", data)], **options)
    return answer


@needs_recogniser
def test_a_slanted_dusty_scan_is_read_as_the_paper_it_shows(workers):
    paper = read(workers, scan(HEAD + BODY + TABLE + FOOT, slant=0.8, dust=300))
    header = paper.directive.header
    assert (header.symbol, header.issuing_body, header.place) == ("12-KH/ĐU", "ĐẢNG ỦY XÃ HÒA BÌNH", "Hòa Bình")
    (duty,) = [duty for duty in paper.directive.obligations if duty.deadline]
    assert (duty.deadline.isoformat(), duty.op) == ("2026-06-30", "before")
    assert [item.kind for item in paper.directive.inconsistencies if item.severity == "high"] == ["sum_mismatch"]
    assert "Cuộc kiểm tra, giám sát\t12\t9" in paper.document.text


@needs_recogniser
def test_what_is_recognised_is_never_taken_for_sure(workers):
    document = read(workers, scan(HEAD + BODY + FOOT, dpi=150, dust=2000)).document
    (page,) = document.recognised
    assert page.number == 1
    assert 50 < page.sure < 100
    assert "Trang 1 (độ chắc" in document.notices[0]
    assert all(document.text[doubt.span.start : doubt.span.end].strip() and doubt.sure < 80 for doubt in document.doubts)
    assert [doubt.span.start for doubt in document.doubts] == sorted(doubt.span.start for doubt in document.doubts)


@needs_recogniser
def test_the_check_says_that_the_words_were_recognised(workers):
    (found,) = map_with_scans(workers, check_paper_file, [("quet.pdf", scan(HEAD + BODY + FOOT))])
    (told,) = [each for each in found if each.code == "recognised_text"]
    assert told.severity == "medium"
    assert "Trang 1 (độ chắc" in told.message
    (printed,) = map_with_scans(workers, check_paper_file, [("in.pdf", typst.compile((PAGE + HEAD + BODY + FOOT).encode()))])
    assert [each for each in printed if each.code == "recognised_text"] == []


@needs_recogniser
def test_pages_are_told_as_they_are_read(workers):
    told: list[tuple[str, int, int]] = []
    read(workers, scan(BODY + "#pagebreak()\n" + BODY), progress=lambda *step: told.append(step))
    assert told == [("quet.pdf", 1, 2), ("quet.pdf", 2, 2)]


@needs_recogniser
def test_a_stamp_on_a_scan_is_refused_all_the_same(workers):
    answer = read(workers, scan("#align(center)[#text(size: 20pt)[*TUYỆT MẬT*]]\n" + HEAD + BODY))
    assert isinstance(answer, Refusal)
    assert answer.code == "file_is_secret"


def test_without_the_program_a_scan_is_refused_with_the_way_to_install_it(workers, monkeypatch):
    monkeypatch.setattr(scans, "recogniser", lambda: None)
    answer = read(workers, scan(BODY))
    assert isinstance(answer, Refusal)
    assert answer.code == "no_text_layer"
    assert "tesseract-ocr-vie" in answer.message


def test_a_paper_with_text_never_meets_the_program(workers, monkeypatch):
    monkeypatch.setattr(scans, "recogniser", lambda: pytest.fail("asked for a PDF with text"))
    paper = read(workers, typst.compile((PAGE + HEAD + BODY + FOOT).encode()))
    assert paper.directive.header.symbol == "12-KH/ĐU"
    assert paper.document.recognised == ()
