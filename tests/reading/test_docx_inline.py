"""What stands inside a paragraph of Word: notes, changes, fields, boxes, symbols, fonts."""

import pytest
from reading.word_files import W, cell, lines, para, read, run, table

DELETED = '<w:del w:id="1"><w:r><w:delText>{}</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="2"><w:r><w:t>{}</w:t></w:r></w:ins>'


def notes(kind: str, *texts: str) -> str:
    body = "".join(f'<w:{kind} w:id="{n + 2}">{inner}</w:{kind}>' for n, inner in enumerate(texts))
    rules = f'<w:{kind} w:type="separator" w:id="0"><w:p/></w:{kind}>'
    return f"<w:{kind}s {W}>{rules}{body}</w:{kind}s>"


def mark(kind: str, number: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"{more}/></w:r>'


def test_a_footnote_of_several_paragraphs_and_looks_is_one_note():
    own = para("<w:r><w:footnoteRef/></w:r>" + run(" Gồm ") + run("3 nam", "<w:b/>") + run(", 2 nữ.")) + para("Số liệu đến 30/6.")
    document = read(para(run("Kết nạp 5 đảng viên") + mark("footnote", 2) + run(".")), footnotes=notes("footnote", own))
    assert document.clean.splitlines() == ["Kết nạp 5 đảng viên.", "Gồm 3 nam, 2 nữ. Số liệu đến 30/6."]
    assert [(one.at, one.note) for one in document.marks] == [(19, "1")]


def test_endnotes_come_last_with_roman_numbers():
    document = read(
        para(run("A") + mark("endnote", 2) + run(" B") + mark("footnote", 2)),
        endnotes=notes("endnote", para("cuối")), footnotes=notes("footnote", para("chân")),
    )  # fmt: skip
    assert document.clean.splitlines() == ["A B", "chân", "cuối"]
    assert [p.note for p in document.paragraphs] == [None, "1", "i"]


def test_a_mark_of_ones_own_is_kept():
    body = para(run("Đạt 95%") + '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>(*)</w:t></w:r>' + run(" kế hoạch"))
    document = read(body + para(run("B") + mark("footnote", 3)), footnotes=notes("footnote", para("Ước."), para("Thật.")))
    assert document.clean.splitlines() == ["Đạt 95% kế hoạch", "B", "Ước.", "Thật."]
    assert [one.note for one in document.marks] == ["(*)", "1"]


def test_a_table_in_a_footnote_keeps_its_words():
    own = para("Chi tiết:") + table(("Nam", "3"), ("Nữ", "2")) + para("hết.")
    document = read(para(run("A") + mark("footnote", 2)), footnotes=notes("footnote", own))
    assert document.clean.splitlines()[1] == "Chi tiết: Nam 3 Nữ 2 hết."


def test_moved_words_stand_where_they_went():
    moved = '<w:moveFromRangeStart w:id="3" w:name="m"/><w:moveFrom w:id="4"><w:r><w:t>Cũ. </w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="3"/>'
    to = '<w:moveTo w:id="5"><w:r><w:t>Cũ. </w:t></w:r></w:moveTo>'
    document = read(para(moved + run("Một.")) + para(to + run("Hai.")))
    assert document.clean.splitlines() == ["Một.", "Cũ. Hai."]
    assert len(document.notices) == 1


def test_a_deleted_paragraph_mark_joins_what_follows():
    first = para(run("Gửi báo cáo "), '<w:rPr><w:del w:id="1"/></w:rPr>')
    document = read(first + para("trước ngày 20/5."))
    assert document.clean == "Gửi báo cáo trước ngày 20/5." and document.notices


def test_deleted_rows_and_cells_are_gone():
    row = '<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p><w:r><w:t>cũ</w:t></w:r></w:p></w:tc></w:tr>'
    grid = table(("TT", "Tên", "Số"), ("1", cell("bỏ", '<w:cellDel w:id="2"/>'), "5")).replace("</w:tbl>", row + "</w:tbl>")
    document = read(grid)
    assert "cũ" not in document.clean and "bỏ" not in document.clean and document.notices


def test_a_change_of_looks_alone_needs_no_notice():
    body = para('<w:r><w:rPr><w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr><w:t>Đậm</w:t></w:r>')
    assert read(body).notices == ()


def test_comments_are_left_out():
    body = para('<w:commentRangeStart w:id="0"/>' + run("Chữ") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>')
    assert lines(body, comments=f"<w:comments {W}><w:comment w:id='0'>{para('xem lại')}</w:comment></w:comments>") == ["Chữ"]


def field(code: str, result: str) -> str:
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{middle}{result}{end}"


def test_fields_show_their_result_and_never_their_code():
    inner = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>' + field("MERGEFIELD x", run("THỪA"))
    nested = inner + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("đạt") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = para(run("xem mục ") + field("REF _Ref1 \\h", run("2.1")) + run(" kết quả ") + nested)
    assert lines(body) == ["xem mục 2.1 kết quả đạt"]


def test_links_controls_and_tags_are_seen_through():
    link = f'<w:hyperlink r:id="rId1">{run("cổng thông tin")}</w:hyperlink>'
    control = f'<w:sdt><w:sdtPr><w:alias w:val="ngay"/></w:sdtPr><w:sdtContent>{run("20/5")}</w:sdtContent></w:sdt>'
    tag = f'<w:smartTag w:element="d"><w:smartTagPr/>{run("/2025")}</w:smartTag>'
    simple = f'<w:fldSimple w:instr="DOCPROPERTY x">{run(" (bản 2)")}</w:fldSimple>'
    assert lines(para(run("Trên ") + link + run(" ngày ") + control + tag + simple)) == ["Trên cổng thông tin ngày 20/5/2025 (bản 2)"]


def test_controls_hold_paragraphs_rows_and_cells():
    box = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    grid = f"<w:tbl>{box.format('<w:tr>' + cell('TT') + box.format(cell('Tên')) + cell('Số') + '</w:tr>')}<w:tr>{cell('1')}{cell('A')}{cell('2')}</w:tr></w:tbl>"
    assert lines(box.format(para("Một")) + grid) == ["Một", "TT\tTên\tSố", "1\tA\t2"]


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_a_drawn_box_and_its_fallback_are_one():
    inner = BOX.format(para("Trong khung"))
    drawn = f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent>"
    assert lines(para(f"<w:r>{drawn}</w:r>" + run("Chính"))) == ["Trong khung", "Chính"]
    assert lines(
        para(
            drawn.replace("<mc:Choice Requires='wps'><w:drawing>", "<mc:Choice Requires='wps'><w:r><w:drawing>")
            .replace("</w:drawing>", "</w:drawing></w:r>")
            .replace("<w:pict>", "<w:r><w:pict>")
            .replace("</w:pict>", "</w:pict></w:r>")
            + run("Chính")
        )
    ) == ["Trong khung", "Chính"]
    within = f"<w:drawing><wps:txbx>{BOX.format(para(f'<w:r>{drawn}</w:r>'))}</wps:txbx></w:drawing>"
    assert lines(para(f"<w:r>{within}</w:r>")) == ["Trong khung"]


def test_words_of_a_choice_nobody_knows_come_from_the_fallback():
    body = '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="x"/></mc:Choice><mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>'
    assert lines(para(run("A ") + body)) == ["A ☺"]


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        ('<w:r><w:t>Nghị</w:t><w:softHyphen/><w:t>quyết</w:t></w:r>', "Nghịquyết"),
        (run("kế\u00adhoạch\u200b"), "kếhoạch"),
        (run("ngày\u00a020\u202f5"), "ngày 20 5"),
        ('<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>KH/TU</w:t></w:r>', "12-KH/TU"),
        ('<w:r><w:t>Đạt</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>90%</w:t></w:r>', "Đạt≥90%"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> có</w:t></w:r>', "☑ có"),
        (run("Đạt \uf0a3 5%", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "Đạt ≤ 5%"),
        ('<w:r><w:t>Trái</w:t><w:ptab w:alignment="right"/><w:t>phải</w:t></w:r>', "Trái phải"),
        (run("ủy ban ", "<w:caps/>") + run("kiểm tra", "<w:smallCaps/>"), "ỦY BAN KIỂM TRA"),
        ('<m:oMath><m:r><m:t>5/8</m:t></m:r></m:oMath>', "5/8"),
    ],
)  # fmt: skip
def test_signs_are_read_as_printed(inner, seen):
    assert lines(para(inner)) == [seen]


def font(name: str, more: str = "") -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"{more}/>'


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        (run("NghÞ quyÕt ", font(".VnTime")) + run("ngày 5 ", font("Times New Roman")) + run("th¸ng n¨m", font(".VnArial")), "Nghị quyết ngày 5 tháng năm"),
        (run("Đảng ủy báo cáo", font(".VnTime")), "Đảng ủy báo cáo"),
        (run("số liệu ", font(".VnTime")) + run("cá nhân có má", font(".VnTime") + "<w:b/>"), "số liệu cá nhân có má"),
        (run("\u00ad\u00adu", font(".VnTime")), "ươu".replace("ơ", "ư")),
        ('<w:r><w:rPr>' + font(".VnTime") + '</w:rPr><w:t>h</w:t><w:softHyphen/><w:t>íng dÉn</w:t></w:r>', "hướng dẫn".replace("ơ", "") .replace("hưng", "hướng")),
        (run("\uf0a7\uf0b6ng", font(".VnTime")), "Đảng"),
        ('<w:r><w:sym w:font=".VnTime" w:char="F0A7"/></w:r>' + run("¶ng", font(".VnTime")), "Đảng"),
        (run("báo cáo", '<w:rFonts w:ascii=".VnTime" w:hAnsi="Times New Roman"/>'), "báo cáo"),
        (run("báo cáo", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime" w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'), "báo cáo"),
        (run("BAÙO CAÙO ", font("VNI-Times")) + run("tổng kết", font("Arial")), "BÁO CÁO tổng kết"),
    ],
)  # fmt: skip
def test_old_fonts_are_read_by_their_names_and_left_where_the_words_are_unicode(inner, seen):
    assert lines(para(inner)) == [seen]


def test_a_table_of_contents_is_no_text():
    styles = f'<w:styles {W}><w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>'
    document = read(para("I. MỤC ĐÍCH\t3", '<w:pStyle w:val="TOC1"/>') + para("I. MỤC ĐÍCH"), styles=styles)
    assert document.clean == "I. MỤC ĐÍCH" and document.text.count("MỤC ĐÍCH") == 2


def test_strict_files_are_read_too():
    import io
    import zipfile

    from reading.word_files import package

    from nhiemky.reading.documents.docx import read_docx

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package(para("Gửi báo cáo")))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name).replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"
                ),
            )
    assert read_docx(out.getvalue(), "a.docx").clean == "Gửi báo cáo"
