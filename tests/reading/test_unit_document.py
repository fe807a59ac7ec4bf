"""A unit's Word, text or PDF paper: letterhead, texts by heading, the appendix table with merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document

from nhiemky.domain.campaign import Unit
from nhiemky.domain.unit_report import UnitReport
from nhiemky.reading.units.report import KnownUnits, read_unit_report

REPORT = (
    "BÁO CÁO",
    "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Chi bộ, nhiệm kỳ 2020 - 2025",
    "Thực hiện Kế hoạch số 9-KH/ĐUK của Đảng ủy Khối, Chi bộ báo cáo như sau:",
    "Phần thứ nhất",
    "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT",
    "I- ĐẶC ĐIỂM TÌNH HÌNH",
    "Chi bộ có 32 đảng viên.",
    "- Thuận lợi: được quan tâm.",
    "II- KẾT QUẢ",
    "1. Công tác chính trị tư tưởng",
    "Đã tổ chức 5 buổi học tập.",
    "2. Công tác tổ chức: Đã kết nạp 3 đảng viên.",
    "2.1. Phát triển đảng",
    "Kết nạp 3 đồng chí.",
    "Phần thứ hai",
    "PHƯƠNG HƯỚNG",
    "1. Tiếp tục thực hiện nghị quyết.",
)
CLOSING = ("Nơi nhận:", "- Đảng ủy Khối,", "- Lưu chi bộ.", "T/M CHI BỘ", "BÍ THƯ", "Lê Văn Hoài")
TABLE = (
    ("TT", "Chỉ tiêu", "ĐVT", "Nhiệm kỳ 2020 - 2025", "", "So với NQ"),
    ("", "", "", "Chỉ tiêu NQ", "Ước thực hiện đến 30/4/2023", ""),
    ("I", "Xây dựng Đảng", "", "", "", ""),
    ("1", "Kết nạp đảng viên mới", "đảng viên", "5", "05 đồng chí", "Đạt"),
    ("2", "Doanh thu", "tỷ đồng", "1.406", "1.234,5", ""),
)


def word(paragraphs: Sequence[str] = REPORT, table: Sequence[Sequence[str]] = TABLE, head: tuple[str, str] | None = None) -> Any:
    document = Document()
    left, right = head or (
        "ĐẢNG BỘ KHỐI NAM THUẬN\nCHI BỘ GA NAM\n*\nSố 12-BC/CB",
        "ĐẢNG CỘNG SẢN VIỆT NAM\nNam Thuận, ngày 05 tháng 6 năm 2023",
    )
    letterhead = document.add_table(1, 2)
    letterhead.cell(0, 0).text, letterhead.cell(0, 1).text = left, right
    for line in paragraphs:
        document.add_paragraph(line)
    if table:
        for line in (*CLOSING, "PHỤ LỤC", "Kết quả thực hiện các chỉ tiêu"):
            document.add_paragraph(line)
        grid = document.add_table(len(table), len(table[0]))
        grid.style = "Table Grid"
        for row, cells in enumerate(table):
            for column, words in enumerate(cells):
                grid.cell(row, column).text = words
        grid.cell(0, 3).merge(grid.cell(0, 4))
        grid.cell(2, 1).merge(grid.cell(2, 5))
        for column in (0, 1, 2, 5):
            grid.cell(0, column).merge(grid.cell(1, column))
    return document


def read(document: Any, name: str = "ga-nam.docx", **options: Any) -> UnitReport:
    data = BytesIO()
    document.save(data)
    return read_unit_report(data.getvalue(), name, **options)


def test_the_table_of_a_word_file_is_read_with_merged_and_nested_headings() -> None:
    report = read(word())
    assert [(row.statement, row.target.plain, row.actual.plain, row.verdict) for row in report.rows] == [
        ("Kết nạp đảng viên mới", "5", "5", "Đạt"),
        ("Doanh thu", "1406", "1234.5", ""),
    ]
    assert (report.rows[0].sheet, report.rows[0].actual_cell) == ("", "bảng 1, dòng 4, cột 5")
    assert (report.cut_off, report.estimated) == ("2023-04-30", True)
    assert report.findings == ()


def test_unit_number_and_day_come_from_the_letterhead() -> None:
    report = read(word(), known_units=KnownUnits.of([Unit("ga-nam", "Chi bộ Ga Nam"), Unit("khoi", "Đảng bộ Khối Bắc")]))
    assert (report.identity.unit, report.identity.unit_id, report.identity.source) == ("Chi bộ Ga Nam", "ga-nam", "letterhead")
    assert (report.symbol, report.date) == ("12-BC/CB", "05/6/2023")


def test_texts_stand_under_their_headings() -> None:
    texts = [(text.path, text.title, text.paragraphs) for text in read(word()).texts]
    assert texts == [
        (("Phần thứ nhất", "I"), "ĐẶC ĐIỂM TÌNH HÌNH", ("Chi bộ có 32 đảng viên.", "- Thuận lợi: được quan tâm.")),
        (("Phần thứ nhất", "II", "1"), "Công tác chính trị tư tưởng", ("Đã tổ chức 5 buổi học tập.",)),
        (("Phần thứ nhất", "II", "2"), "Công tác tổ chức", ("Đã kết nạp 3 đảng viên.",)),
        (("Phần thứ nhất", "II", "2", "2.1"), "Phát triển đảng", ("Kết nạp 3 đồng chí.",)),
        (("Phần thứ hai",), "PHƯƠNG HƯỚNG", ("1. Tiếp tục thực hiện nghị quyết.",)),
    ]


def test_a_paper_without_table_or_headings_is_one_text() -> None:
    report = read(word(("BÁO CÁO", "sơ kết", "Chi bộ có 32 đảng viên.", "Kết nạp 3 đảng viên."), ()))
    assert not report.has_table
    assert [(text.path, text.paragraphs) for text in report.texts] == [((), ("Chi bộ có 32 đảng viên.", "Kết nạp 3 đảng viên."))]


def test_other_tables_in_the_text_are_kept_as_lines() -> None:
    document = word(REPORT[:7], ())
    grid = document.add_table(2, 2)
    grid.style = "Table Grid"
    for column, (top, below) in enumerate((("Năm", "2021"), ("Số đảng viên", "31"))):
        grid.cell(0, column).text, grid.cell(1, column).text = top, below
    [text] = read(document).texts
    assert text.paragraphs == ("Chi bộ có 32 đảng viên.", "Năm; Số đảng viên", "2021; 31")


def test_letters_of_old_fonts_are_decoded() -> None:
    rows = [*TABLE[:3], ("1", "", "", "5", "3", "")]
    document = word(table=rows)
    grid = document.tables[-1]
    for column, words in ((1, "KÕt n¹p ®¶ng viªn míi"), (2, "®¶ng viªn")):
        run = grid.cell(3, column).paragraphs[0].add_run(words)
        run.font.name = ".VnTime"
    [row] = read(document).rows
    assert (row.statement, row.unit_of_measure) == ("Kết nạp đảng viên mới", "đảng viên")


def test_a_total_in_a_word_table_names_its_cell() -> None:
    rows = [*TABLE[:3], ("1", "Lớp học", "lớp", "5", "4", ""), ("2", "Hội nghị", "lớp", "1", "2", ""), ("", "Cộng", "lớp", "6", "7", "")]
    [found] = read(word(table=rows)).findings
    assert (found.code, found.place) == ("total_row_mismatch", "bảng 1, dòng 6, cột 5")


def test_a_plain_text_with_a_table_is_read_alike() -> None:
    text = (
        "\n\n".join(REPORT)
        + "\n\n| TT | Chỉ tiêu | ĐVT | Chỉ tiêu NQ | Thực hiện |\n|---|---|---|---|---|\n| 1 | Kết nạp | đảng viên | 5 | 3 |\n"
    )
    report = read_unit_report(f"CHI BỘ GA NAM\n\n{text}".encode(), "a.md")
    assert [(row.statement, row.actual.plain) for row in report.rows] == [("Kết nạp", "3")]
    assert report.identity.unit == "CHI BỘ GA NAM"


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    document = word()
    paragraph = document.paragraphs[6]
    run = paragraph.add_run(" Có 2 dự bị.")
    inserted = run._r.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}ins", {})
    run._r.addprevious(inserted)
    inserted.append(run._r)
    report = read(document)
    assert report.texts[0].paragraphs[0] == "Chi bộ có 32 đảng viên. Có 2 dự bị."
    assert [found.code for found in report.findings] == ["document_notice"]


def test_what_stands_above_the_first_heading_is_kept_apart():
    lines = ("BÁO CÁO", "sơ kết", "Đảng ủy báo cáo như sau:", "Đảng bộ có 6 chi bộ.", "I- BỐI CẢNH", "Nội bộ đoàn kết.")
    report = read_unit_report("\n\n".join(lines).encode(), "a.txt")
    assert report.preamble == ("Đảng ủy báo cáo như sau:", "Đảng bộ có 6 chi bộ.")
    assert [text.paragraphs for text in report.texts] == [("Nội bộ đoàn kết.",)]
