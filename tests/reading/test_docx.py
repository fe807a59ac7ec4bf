"""Word files: order, letterhead tables, numbering, notes, tracked changes, old fonts, merged cells."""

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from nhiemky.domain.source import SourceDocument
from nhiemky.reading.documents.docx import read_docx
from nhiemky.reading.structure.header import read_header
from nhiemky.reading.structure.layout import lay_out
from nhiemky.reading.structure.tables import read_appendix_tables


@pytest.fixture
def word():
    return docx.Document()


def read(word) -> SourceDocument:
    buffer = io.BytesIO()
    word.save(buffer)
    return read_docx(buffer.getvalue(), "a.docx")


def lines(word) -> list[str]:
    return read(word).clean.splitlines()


def test_a_paper_in_office_form_is_read_whole(word):
    head = word.add_table(rows=2, cols=2)
    head.cell(0, 0).text = "ĐẢNG BỘ TỈNH NAM THUẬN\nĐẢNG ỦY CÁC CƠ QUAN TỈNH"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM"
    head.cell(1, 0).text = "*\nSố 45-KH/ĐU"
    head.cell(1, 1).text = "Nam Thuận, ngày 07 tháng 8 năm 2025"
    for words in ("KẾ HOẠCH", "sơ kết một năm", "thực hiện Nghị quyết đại hội"):
        paragraph = word.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(words).bold = True
    word.add_paragraph("Thực hiện chương trình công tác, Ban Thường vụ Đảng ủy ban hành Kế hoạch như sau:")
    word.add_heading("I. MỤC ĐÍCH", 1)
    word.add_paragraph("Đánh giá đúng kết quả.")
    foot = word.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Tỉnh ủy (b/c),\n- Lưu Văn phòng."
    foot.cell(0, 1).text = "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nTrần Văn Hòa"
    word.add_page_break()
    word.add_paragraph("PHỤ LỤC")
    word.add_paragraph("kết quả thực hiện các chỉ tiêu")
    table = word.add_table(rows=3, cols=3, style="Table Grid")
    for column, words in enumerate(("TT", "Chỉ tiêu", "Kết quả")):
        table.cell(0, column).text = words
    table.cell(1, 0).text, table.cell(1, 1).text = "1", "Kết nạp đảng viên"
    table.cell(2, 0).text = "2"
    document = read(word)
    layout = lay_out(document)
    header = read_header(document, layout)
    assert (header.parent_body, header.issuing_body) == ("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY CÁC CƠ QUAN TỈNH")
    assert (header.symbol, header.place, header.subject) == ("45-KH/ĐU", "Nam Thuận", "sơ kết một năm thực hiện Nghị quyết đại hội")
    assert (header.recipients, header.signer.name) == (("Tỉnh ủy (b/c)", "Lưu Văn phòng"), "Trần Văn Hòa")
    assert [heading.title for heading in layout.headings] == ["MỤC ĐÍCH"]
    (appendix,) = read_appendix_tables(document, layout)
    assert (appendix.title, appendix.rows) == ("kết quả thực hiện các chỉ tiêu", ("1", "2"))


def test_automatic_numbers_are_part_of_the_text(word):
    word.add_paragraph("Đánh giá kết quả.", style="List Number")
    word.add_paragraph("Rút kinh nghiệm.", style="List Number")
    word.add_paragraph("gửi văn phòng;", style="List Bullet")
    assert lines(word) == ["1. Đánh giá kết quả.", "2. Rút kinh nghiệm.", "• gửi văn phòng;"]


def test_tracked_changes_are_read_as_accepted_and_told(word):
    paragraph = word.add_paragraph("Gửi trước ngày ")
    names = nsdecls("w")
    paragraph._p.append(parse_xml(f'<w:del {names} w:id="1" w:author="a"><w:r><w:delText>20/5</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {names} w:id="2" w:author="a"><w:r><w:t>27/5</w:t></w:r></w:ins>'))
    document = read(word)
    assert document.clean == "Gửi trước ngày 27/5"
    assert "Track Changes" in document.notices[0]


def test_old_fonts_and_capitals_by_style_are_read_as_printed(word):
    paragraph = word.add_paragraph()
    for font, words in ((".VnTime", "§¶ng uû "), ("VNI-Times", "Khoái "), (".VnTimeH", "b¸o c¸o")):
        paragraph.add_run(words).font.name = font
    paragraph.add_run(" quý").font.all_caps = True
    assert lines(word) == ["Đảng uỷ Khối BÁO CÁO QUÝ"]


def test_soft_breaks_part_letterhead_lines_and_join_sentences(word):
    paragraph = word.add_paragraph()
    paragraph.add_run("ĐẢNG ỦY KHỐI").add_break()
    paragraph.add_run("Số 12-KH/ĐUK")
    paragraph = word.add_paragraph()
    paragraph.add_run("Các chi bộ gửi báo cáo về Văn phòng").add_break(WD_BREAK.LINE)
    paragraph.add_run("trước ngày 20/5.")
    assert lines(word) == ["ĐẢNG ỦY KHỐI", "Số 12-KH/ĐUK", "Các chi bộ gửi báo cáo về Văn phòng trước ngày 20/5."]


def test_merged_cells_are_met_once_and_span(word):
    table = word.add_table(rows=3, cols=3, style="Table Grid")
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Kết quả"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "TT"
    table.cell(1, 1).text, table.cell(1, 2).text = "Năm 2024", "Năm 2025"
    for column in range(3):
        table.cell(2, column).text = str(column)
    (found,) = read(word).tables
    spans = [(cell.row, cell.column, cell.rows, cell.columns) for cell in found.cells]
    assert spans == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)]


def test_a_text_box_is_read_once_before_its_paragraph(word):
    paragraph = word.add_paragraph("Đoạn chính")
    box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    holder = OxmlElement("w:r")
    holder.append(parse_xml(f"<w:pict {nsdecls('w')}>{box}</w:pict>"))
    paragraph._p.append(holder)
    assert lines(word) == ["Trong khung", "Đoạn chính"]


def test_hidden_text_and_page_headers_are_left_out(word):
    word.sections[0].header.paragraphs[0].text = "Trang đầu"
    paragraph = word.add_paragraph("Thấy ")
    paragraph.add_run("không thấy").font.hidden = True
    assert lines(word) == ["Thấy"]


def test_spans_count_in_the_text_the_reader_reports(word):
    word.add_paragraph("Gửi báo cáo  trước ngày 20/5.")
    document = read(word)
    start = document.clean.index("trước")
    span = document.span(start, start + 5)
    assert document.text[span.start : span.end] == "trước"
    assert document.clean == "Gửi báo cáo trước ngày 20/5."


def test_footnotes_hang_where_word_hangs_them(word):
    paragraph = word.add_paragraph("Kết nạp 05 đảng viên")
    part = word.part
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    xml = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>Nam 2, nữ 3.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), part.package), RELATIONSHIP_TYPE.FOOTNOTES)
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    paragraph.add_run()._r.append(reference)
    paragraph.add_run(" mới.")
    document = read(word)
    assert document.clean.splitlines() == ["Kết nạp 05 đảng viên mới.", "Nam 2, nữ 3."]
    assert document.text.startswith("Kết nạp 05 đảng viên1 mới.")
    assert (document.marks[0].note, document.paragraphs[1].note) == ("1", "1")
