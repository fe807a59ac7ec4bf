"""PDFs with text: columns, wraps, notes, tables, page numbers; scans are refused."""

import pytest
import typst

from nhiemky.domain.finding import Refusal
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.documents.pdf import read_pdf
from nhiemky.reading.structure.header import read_header
from nhiemky.reading.structure.layout import lay_out
from nhiemky.reading.structure.tables import read_appendix_tables

PAGE = '#set page(paper: "a4", margin: 2cm, numbering: "1")\n#set text(size: 13pt)\n#set par(justify: true, first-line-indent: 1cm)\n'
HEAD = """
#grid(columns: (1fr, 1fr), align: center,
  [ỦY BAN NHÂN DÂN \\ TỈNH NAM THUẬN \\ Số: 45/KH-UBND],
  [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \\ Độc lập - Tự do - Hạnh phúc \\ _Nam Thuận, ngày 09 tháng 02 năm 2026_])
#align(center)[*KẾ HOẠCH* \\ *Kiểm tra công vụ năm 2026*]
"""
FOOT = """
#grid(columns: (1fr, 1fr),
  [*_Nơi nhận:_* \\ - Sở Nội vụ; \\ - Lưu: VT.], align(center)[*TM. ỦY BAN NHÂN DÂN* \\ *CHỦ TỊCH* \\ \\ *Lê Văn An*])
"""


def read(source: str) -> SourceDocument:
    return read_pdf(typst.compile((PAGE + source).encode()), "a.pdf")


def test_a_paper_in_two_columns_is_read_by_its_geometry():
    document = read(HEAD + "Thực hiện chương trình công tác, Ủy ban nhân dân tỉnh ban hành kế hoạch.\n\n1. Sở Nội vụ chủ trì.\n" + FOOT)
    header = read_header(document, lay_out(document))
    assert (header.issuing_body, header.national_heading) == ("ỦY BAN NHÂN DÂN TỈNH NAM THUẬN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert (header.symbol, header.place, header.subject) == ("45/KH-UBND", "Nam Thuận", "Kiểm tra công vụ năm 2026")
    assert (header.recipients, header.signer.name, header.signer.title) == (("Sở Nội vụ", "Lưu: VT"), "Lê Văn An", "CHỦ TỊCH")


def test_a_paragraph_goes_over_lines_and_pages():
    sentence = "Các cơ quan báo cáo kết quả kiểm tra công vụ của đơn vị mình về Ủy ban nhân dân tỉnh đúng thời hạn đã giao; "
    document = read("Mở đầu.\n\n" + sentence * 40 + "hết.\n\nĐoạn sau.")
    assert len(document.paragraphs) == 3
    assert document.words(document.paragraphs[1]) == (sentence * 40 + "hết.")
    assert "\f" in document.text


def test_footnotes_leave_the_running_text():
    document = read("Tỉnh có 120 xã#footnote[Số liệu đến hết năm 2025.], giảm 30 xã so với năm trước.")
    assert document.clean.splitlines() == ["Tỉnh có 120 xã, giảm 30 xã so với năm trước.", "Số liệu đến hết năm 2025."]
    assert (document.marks[0].note, document.paragraphs[-1].role) == ("1", "footnote")


def test_a_table_goes_on_over_the_page():
    rows = "".join(f"[{n}], [Chỉ tiêu số {n}], [%], [{n}]," for n in range(1, 61))
    table = f"#table(columns: 4, table.header([TT], [Chỉ tiêu], [Đơn vị], [Kết quả]), {rows})"
    appendix = f"#pagebreak()\n#align(center)[*PHỤ LỤC*]\n#align(center)[*CHỈ TIÊU*]\n{table}"
    document = read(HEAD + "Thực hiện chương trình, Ủy ban nhân dân ban hành kế hoạch.\n" + FOOT + appendix)
    (found,) = read_appendix_tables(document, lay_out(document))
    assert (found.title, found.columns) == ("CHỈ TIÊU", ("TT", "Chỉ tiêu", "Đơn vị", "Kết quả"))
    assert found.rows == tuple(str(n) for n in range(1, 61))


def test_a_scan_is_refused_with_what_to_send_instead():
    with pytest.raises(Refusal) as refusal:
        read("#rect(width: 10cm, height: 10cm, fill: gray)\n#set page(numbering: none)")
    assert refusal.value.code == "no_text_layer"
    assert "Word" in refusal.value.message


def test_a_broken_file_is_refused():
    with pytest.raises(Refusal) as refusal:
        read_pdf(b"%PDF-1.7\nhet", "a.pdf")
    assert refusal.value.code == "file_broken"
