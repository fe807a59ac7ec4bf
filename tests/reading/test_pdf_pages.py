"""PDFs as offices print them: tables without lines, tables over pages, running headers, odd orders, old fonts."""

import typst

from nhiemky.domain.source import SourceDocument
from nhiemky.reading.documents.pdf import read_pdf
from nhiemky.reading.structure.header import read_header
from nhiemky.reading.structure.layout import lay_out

PAGE = '#set page(paper: "a4", margin: 2cm)\n#set text(size: 13pt)\n#set par(justify: true, first-line-indent: 1cm)\n'
SENTENCE = "Các cơ quan báo cáo kết quả kiểm tra công vụ của đơn vị mình về Ủy ban nhân dân tỉnh đúng thời hạn đã giao; "


def read(source: str, page: str = PAGE) -> SourceDocument:
    return read_pdf(typst.compile((page + source).encode()), "a.pdf")


def grid(document: SourceDocument, number: int = 0) -> list[list[str]]:
    table = document.tables[number]
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = document.clean[cell.start : cell.end]
    return rows


HEADINGS = "[TT], [Nội dung], [Đơn vị chủ trì], [Thời hạn],"


def unruled(rows: str, columns: str = "(1cm, 1fr, 4cm, 3cm)", headings: str = HEADINGS) -> str:
    return f"#set par(justify: false, first-line-indent: 0cm)\n#table(columns: {columns}, stroke: none, {headings} {rows})\n#set par(first-line-indent: 1cm)\n"


def test_a_table_without_lines_is_read_by_its_blank_strips() -> None:
    rows = "".join(
        f"[{n}], [Rà soát chuyên đề số {n} của các chi bộ trực thuộc đảng bộ xã], [Văn phòng Đảng ủy], [{n}/11/2025]," for n in (1, 2, 3)
    )
    document = read(SENTENCE * 3 + "\n\n" + unruled(rows) + "\nTrên đây là kế hoạch kiểm tra của Ủy ban nhân dân tỉnh.")
    assert grid(document) == [
        ["TT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"],
        *(
            [str(n), f"Rà soát chuyên đề số {n} của các chi bộ trực thuộc đảng bộ xã", "Văn phòng Đảng ủy", f"{n}/11/2025"]
            for n in (1, 2, 3)
        ),
    ]
    assert document.clean.splitlines()[0] == (SENTENCE * 3).strip()
    assert document.clean.splitlines()[-1] == "Trên đây là kế hoạch kiểm tra của Ủy ban nhân dân tỉnh."


def test_a_table_without_lines_goes_on_over_pages() -> None:
    rows = "".join(
        f"[{n}], [Rà soát chuyên đề số {n} của các chi bộ trực thuộc đảng bộ xã], [Văn phòng Đảng ủy], [{n % 28 + 1}/11/2025],"
        for n in range(1, 41)
    )
    document = read(SENTENCE + "\n\n" + unruled(rows))
    assert len(document.tables) == 1
    assert [row[0] for row in grid(document)] == ["TT", *map(str, range(1, 41))]
    assert all(row[3].endswith("2025") for row in grid(document)[1:])


def test_empty_cells_and_group_lines_stay_in_their_columns() -> None:
    rows = "[I.], table.cell(colspan: 3)[Công tác kiểm tra, giám sát của cấp ủy], [1], [Kiểm tra chi bộ], [], [05/3/2026], [2], [Giám sát], [Ủy ban Kiểm tra], [],"
    document = read(SENTENCE + "\n\n" + unruled(rows))
    assert grid(document)[2:] == [["1", "Kiểm tra chi bộ", "", "05/3/2026"], ["2", "Giám sát", "Ủy ban Kiểm tra", ""]]
    assert " ".join(grid(document)[1]).split() == ["I.", "Công", "tác", "kiểm", "tra,", "giám", "sát", "của", "cấp", "ủy"]


def test_lines_side_by_side_without_headings_are_no_table() -> None:
    head = "#grid(columns: (1fr, 1fr), align: center, [ỦY BAN NHÂN DÂN \\ TỈNH NAM THUẬN \\ Số: 45/KH-UBND], [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \\ Độc lập - Tự do - Hạnh phúc \\ Nam Thuận, ngày 09 tháng 02 năm 2026])\n"
    assert read(head + "#align(center)[*KẾ HOẠCH* \\ *Kiểm tra công vụ*]\n\n" + SENTENCE * 4).tables == ()
    listed = "#grid(columns: (5cm, 4cm, 4cm), [Ông Lê Văn An], [Chi bộ 1], [85%], [Bà Trần Thị Bình], [Chi bộ 2], [90%])\n"
    assert read(SENTENCE + "\n\n" + listed + SENTENCE).tables == ()


def test_a_ruled_table_over_pages_is_one_and_its_headings_come_once() -> None:
    rows = "".join(f"[{n}], [Chỉ tiêu số {n}], [%], [{n}]," for n in range(1, 61))
    table = "#table(columns: 4, table.header([TT], [Chỉ tiêu], [Đơn vị], [Kết quả]), " + rows + ")"
    document = read(SENTENCE + "\n\n" + table, PAGE.replace("2cm)", '2cm, numbering: "1")'))
    assert len(document.tables) == 1
    assert [row[0] for row in grid(document)] == ["TT", *map(str, range(1, 61))]


def test_a_row_that_a_page_cuts_is_one_row() -> None:
    rows = "".join(
        f"[{n}], [Rà soát, bổ sung chương trình kiểm tra của chi bộ số {n} theo hướng dẫn], [Đảng ủy], [{n}]," for n in range(1, 25)
    )
    table = (
        "#set par(justify: false)\n#set text(size: 14pt)\n#table(columns: (1cm, 4cm, 3cm, 1fr), [TT], [Nội dung], [Đơn vị], [Số], "
        + rows
        + ")"
    )
    document = read("#v(3.1cm)\n" + table)
    assert [row[0] for row in grid(document)] == ["TT", *map(str, range(1, 25))]
    assert all(row[1].endswith("theo hướng dẫn") for row in grid(document)[1:])


def test_running_headers_and_footers_are_no_text_of_the_paper() -> None:
    page = PAGE.replace(
        "margin: 2cm",
        "margin: 2cm, header: [Kế hoạch kiểm tra công vụ #h(1fr) 2026], footer: context [Trang #counter(page).display() trên tổng số 4 trang]",
    )
    document = read(SENTENCE * 130, page)
    assert document.clean == (SENTENCE * 130).strip()
    assert "trên tổng số" in document.text


def test_rotated_pages_are_read_as_they_are_seen() -> None:
    import io

    import pypdfium2

    pdf = pypdfium2.PdfDocument(typst.compile((PAGE + "#set page(flipped: true)\n" + "Mở đầu.\n\n" + SENTENCE * 8).encode()))
    for turn in (90, 180, 270):
        turned = pypdfium2.PdfDocument(
            typst.compile(
                (
                    PAGE
                    + f"#set page(width: 21cm, height: 29.7cm)\n#rotate({-turn}deg, reflow: true)[#block(width: {'25' if turn != 180 else '17'}cm)[Mở đầu.\n\n{SENTENCE * 8}]]"
                ).encode()
            )
        )
        turned[0].set_rotation(turn)
        out = io.BytesIO()
        turned.save(out)
        assert read_pdf(out.getvalue(), "a.pdf").clean.splitlines() == ["Mở đầu.", (SENTENCE * 8).strip()], turn
    assert len(pdf) == 1


def test_two_pages_on_one_sheet_are_read_one_after_the_other() -> None:
    half = "#block(width: 11.5cm)[{}]"
    sheet = "#set page(flipped: true, margin: 1.5cm)\n#set text(size: 11pt)\n#grid(columns: (1fr, 1fr), column-gutter: 1.5cm, ["
    document = read(sheet + "Trang trái. " + SENTENCE * 12 + "], [" + "Trang phải. " + SENTENCE * 12 + "])")
    assert document.clean.splitlines() == [("Trang trái. " + SENTENCE * 12).strip(), ("Trang phải. " + SENTENCE * 12).strip()]
    assert half


def test_letters_spaced_out_are_words() -> None:
    document = read("#align(center)[#text(tracking: 4pt)[KẾ HOẠCH]]\n\n#align(center)[K Ế #h(8pt) H O Ạ C H]\n\n" + SENTENCE)
    assert document.clean.splitlines()[:2] == ["KẾ HOẠCH", "KẾ HOẠCH"]


def test_the_order_in_the_file_does_not_matter() -> None:
    document = read("#place(top, dy: 3cm)[Đoạn thứ ba.]#place(top, dy: 0cm)[Đoạn thứ nhất.]#place(top, dy: 1.5cm)[Đoạn thứ hai.]")
    assert document.clean.splitlines() == ["Đoạn thứ nhất.", "Đoạn thứ hai.", "Đoạn thứ ba."]


def test_ligatures_are_letters() -> None:
    assert read("Chỉ số efficiency, office, final.").clean == "Chỉ số efficiency, office, final."


def raw_pdf(*lines: tuple[int, int, str, str]) -> bytes:
    """A PDF by hand: (x, y, font, words) a line; fonts are named as old Vietnamese ones and not embedded."""
    fonts = sorted({font for _, _, font, _ in lines})
    names = {font: f"F{number}" for number, font in enumerate(fonts)}
    stream = b"\n".join(
        b"BT /%s 13 Tf %d %d Td (%s) Tj ET"
        % (names[font].encode(), x, y, words.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)"))
        for x, y, font, words in lines
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << "
        + b" ".join(b"/%s %d 0 R" % (names[font].encode(), 5 + number) for number, font in enumerate(fonts)) + b" >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        *(b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding >>" % font.encode() for font in fonts),
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out)
    )  # fmt: skip


def test_old_fonts_are_read_by_their_names() -> None:
    data = raw_pdf(
        (70, 780, "Times-Roman", "So 12 ABC"), (70, 750, "ABCDEF+.VnTime", "§¶ng uû x· göi b¸o c¸o."), (70, 720, ".VnTimeH", "b¸o c¸o"),
        (70, 690, "VNI-Times", "Ñaûng boä tænh"),
    )  # fmt: skip
    document = read_pdf(data, "a.pdf")
    assert document.clean.splitlines() == ["So 12 ABC", "Đảng uỷ xã gửi báo cáo.", "BÁO CÁO", "Đảng bộ tỉnh"]
    assert len(document.notices) == 1


def test_a_paper_with_everything_keeps_its_header() -> None:
    head = "#grid(columns: (1fr, 1fr), align: center, [TỈNH ỦY NAM THUẬN \\ BAN TỔ CHỨC \\ \\* \\ Số 12-HD/BTCTU], [ĐẢNG CỘNG SẢN VIỆT NAM \\ \\ Nam Thuận, ngày 09 tháng 02 năm 2026])\n#align(center)[*HƯỚNG DẪN* \\ *kiểm điểm cuối năm*]\n\n"
    rows = "".join(f"[{n}], [Nội dung số {n}], [Chi bộ {n}], [{n}/11/2025]," for n in (1, 2, 3))
    document = read(head + SENTENCE * 3 + "\n\n" + unruled(rows))
    header = read_header(document, lay_out(document))
    assert (header.symbol, header.issuing_body, header.subject) == ("12-HD/BTCTU", "BAN TỔ CHỨC", "kiểm điểm cuối năm")
    assert len(document.tables) == 1


def test_the_last_row_of_a_table_on_a_page_of_its_own_belongs_to_it() -> None:
    rows = "".join(f"[{n}], [Chỉ tiêu số {n}], [%], [{n}]," for n in range(1, 33))
    counts = [
        len(read(f"#v({gap}mm)\n#table(columns: (1cm, 1fr, 2cm, 2cm), [TT], [Chỉ tiêu], [Đơn vị], [Kết quả], " + rows + ")").tables)
        for gap in range(0, 40, 4)
    ]
    assert counts == [1] * 10


def test_a_centred_subject_does_not_run_into_the_preamble() -> None:
    subject = "Đảng bộ Ngân hàng Thương mại Nam Trung, giai đoạn 2026 - 2030"
    document = read(
        f"#set par(first-line-indent: 0cm)\n#align(center)[{subject}]\n#v(-4pt)\nThực hiện Nghị quyết của Bộ Chính trị, " + SENTENCE * 3
    )
    assert document.clean.splitlines()[0] == subject
