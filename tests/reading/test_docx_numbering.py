"""Automatic numbers of Word stand in the text as Word prints them."""

import pytest
from reading.word_files import W, item, level, lines, numbering, para, run, table

LEGAL = numbering(
    level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "decimal", "%2.%3.") + level(3, "lowerLetter", "%4)")
)


def test_levels_fill_their_places_and_start_anew_below():
    body = item("A") + item("B", 1, 1) + item("C", 1, 2) + item("D", 1, 2) + item("E", 1, 3) + item("F", 1, 1) + item("G", 1, 2) + item("H")
    assert lines(body, numbering=LEGAL) == ["I. A", "1. B", "1.1. C", "1.2. D", "a) E", "2. F", "2.1. G", "II. H"]


def test_legal_numbers_are_arabic_at_every_level():
    xml = numbering(level(0, "upperRoman", "Chương %1:") + level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert lines(item("A") + item("B") + item("C", 1, 1), numbering=xml) == ["Chương I: A", "Chương II: B", "2.1 C"]


@pytest.mark.parametrize(
    ("form", "third"),
    [
        ("decimal", "3"), ("decimalZero", "03"), ("upperRoman", "III"), ("lowerRoman", "iii"), ("upperLetter", "C"),
        ("lowerLetter", "c"), ("numberInDash", "- 3 -"), ("decimalEnclosedCircle", "③"), ("decimalEnclosedParen", "(3)"),
        ("vietnameseCounting", "ba"), ("ordinal", "3"),
    ],
)  # fmt: skip
def test_formats(form, third):
    assert lines(item("A") + item("B") + item("C"), numbering=numbering(level(0, form, "%1")))[2] == f"{third} C"


def test_a_start_that_is_overridden_begins_again_once():
    nums = (
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="6"><w:abstractNumId w:val="0"/></w:num>'
    )
    xml = numbering(level(0, "decimal", "%1."), nums=nums)
    body = item("A") + item("B") + item("C", 5) + item("D", 5) + item("E", 6)
    assert lines(body, numbering=xml) == ["1. A", "2. B", "1. C", "2. D", "3. E"]


def test_a_level_may_go_on_or_restart_after_a_higher_one_only():
    xml = numbering(
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
        + level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>')
    )  # fmt: skip
    body = item("A") + item("B", 1, 1) + item("C", 1, 2) + item("D", 1, 1) + item("E", 1, 2) + item("F") + item("G", 1, 1) + item("H", 1, 2)
    assert lines(body, numbering=xml) == ["I. A", "1. B", "a) C", "2. D", "b) E", "II. F", "3. G", "a) H"]


def test_numbers_come_through_styles_and_their_levels():
    xml = numbering(
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc"/>') + level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>')
    )  # fmt: skip
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:styles {W}>' + "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{key}"/>{number}</w:style>' for key in ("Muc", "Khoan")
    ) + '<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="Khoan"/></w:style></w:styles>'  # fmt: skip
    body = "".join(para(words, f'<w:pStyle w:val="{key}"/>') for words, key in (("A", "Muc"), ("B", "Khoan"), ("C", "Con"), ("D", "Muc")))
    off = para("E", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(body + off, numbering=xml, styles=styles) == ["I. A", "1. B", "2. C", "II. D", "E"]


def test_a_list_style_lends_its_levels():
    xml = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Kieu"/>{level(0, "decimal", "Điều %1.")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Kieu"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    assert lines(item("A", 2) + item("B", 2), numbering=xml) == ["Điều 1. A", "Điều 2. B"]


@pytest.mark.parametrize(
    ("font", "char", "printed"),
    [("Symbol", "\uf0b7", "•"), ("Symbol", "\uf02d", "-"), ("Wingdings", "§", "•"), ("Wingdings", "\uf0d8", "•"), ("Times New Roman", "-", "-"),
     ("Times New Roman", "+", "+"), ("Courier New", "o", "•"), ("Times New Roman", "–", "–"), ("Times New Roman", "*", "*")],
)  # fmt: skip
def test_bullets(font, char, printed):
    xml = numbering(level(0, "bullet", char).replace("</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'))
    assert lines(item("gửi báo cáo"), numbering=xml) == [f"{printed} gửi báo cáo"]


def test_labels_in_old_fonts_are_read_as_printed():
    own = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:lvl>'
    xml = numbering(level(0, "decimal", "§iÒu %1.").replace("</w:lvl>", own))
    assert lines(item("Phạm vi"), numbering=xml) == ["Điều 1. Phạm vi"]


def test_an_empty_numbered_paragraph_counts_and_fills_a_cell():
    xml = numbering(level(0, "decimal", "%1."), level(0, "decimal", "%1"))
    grid = table(
        ("TT", "Chỉ tiêu", "Kết quả"), (f"<w:tc>{item('', 2)}</w:tc>", "Kết nạp", "5"), (f"<w:tc>{item('', 2)}</w:tc>", "Khai trừ", "0")
    )
    assert lines(item("A") + item("") + item("C") + grid, numbering=xml)[:2] == ["1. A", "3. C"]
    assert lines(grid, numbering=xml) == ["TT\tChỉ tiêu\tKết quả", "1\tKết nạp\t5", "2\tKhai trừ\t0"]


def test_a_hidden_or_deleted_paragraph_does_not_count():
    xml = numbering(level(0, "decimal", "%1."))
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    hidden = para(run("B", "<w:vanish/>"), f"{number}<w:rPr><w:vanish/></w:rPr>")
    deleted = (
        f'<w:p><w:pPr>{number}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>C</w:delText></w:r></w:del></w:p>'
    )
    assert lines(item("A") + hidden + deleted + item("D"), numbering=xml) == ["1. A", "2. D"]
