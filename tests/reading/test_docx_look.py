"""How a Word file lies on paper: effective print through runs, styles, theme and defaults; sheets; page numbers; places in the text."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from checking.word_papers import data, paper, word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from nhiemky.domain.paper_look import PaperLook, ParagraphLook
from nhiemky.reading.documents.docx import read_docx
from nhiemky.reading.documents.docx_look import look_of


def look(some: Any) -> PaperLook:
    file = some if isinstance(some, bytes) else data(some)
    return look_of(file, read_docx(file, "a.docx"))


def line(some: Any, words: str) -> ParagraphLook:
    """The look of the paragraph that holds these words."""
    file = data(some)
    document = read_docx(file, "a.docx")
    return next(one for one in look_of(file, document).paragraphs if words in document.clean[one.start : one.end])


@pytest.fixture
def blank() -> Any:
    return docx.Document()


def test_every_paragraph_of_the_text_has_its_look_in_its_place():
    file = word()
    document = read_docx(file, "a.docx")
    looks = look_of(file, document).paragraphs
    assert [(one.start, one.end) for one in looks] == [(one.start, one.end) for one in document.paragraphs]
    heading = next(one for one in looks if document.clean[one.start : one.end] == "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert (heading.font, heading.size, heading.bold, heading.italic, heading.align, heading.cell) == (
        "Times New Roman", 15.0, True, False, "centre", (0, 0, 1),
    )  # fmt: skip


def test_print_comes_through_run_style_based_style_and_defaults(blank):
    under = blank.styles.add_style("Dưới", WD_STYLE_TYPE.PARAGRAPH)
    upper = blank.styles.add_style("Trên", WD_STYLE_TYPE.PARAGRAPH)
    upper.font.name, upper.font.size, upper.font.bold = "Arial", Pt(13), True
    under.base_style, under.font.italic = upper, True
    under.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    run = blank.add_paragraph(style=under).add_run("theo kiểu")
    found = line(blank, "theo kiểu")
    assert (found.font, found.size, found.bold, found.italic, found.align) == ("Arial", 13.0, True, True, "justified")
    run.font.bold, run.font.size = False, Pt(16)
    found = line(blank, "theo kiểu")
    assert (found.bold, found.size) == (False, 16.0)


def test_a_theme_names_the_typeface_and_wins_over_a_name_beside_it(blank):
    blank.add_paragraph("theo chủ đề")
    assert line(blank, "chủ đề").font == "Cambria"  # python-docx's own template


def test_letters_with_marks_in_another_typeface_are_told(blank):
    run = blank.add_paragraph().add_run("hai phông")
    run._r.get_or_add_rPr().append(parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="Arial" w:hAnsi="Times New Roman"/>'))
    assert line(blank, "hai phông").font == "Arial / Times New Roman"


def test_bold_of_a_character_style_on_a_bold_style_is_off_as_word_prints_it(blank):
    strong = blank.styles.add_style("Nhấn", WD_STYLE_TYPE.CHARACTER)
    strong.font.bold = True
    blank.add_paragraph(style="Heading 1").add_run("đề mục", style=strong)
    assert line(blank, "đề mục").bold is False


def test_mixed_print_is_none_and_blanks_and_raised_figures_do_not_count(blank):
    mixed = blank.add_paragraph()
    mixed.add_run("đậm ").bold = True
    mixed.add_run("thường")
    raised = blank.add_paragraph()
    raised.add_run("chú thích").font.size = Pt(14)
    mark = raised.add_run("1")
    mark.font.superscript, mark.font.size = True, Pt(9)
    raised.add_run("   ").font.size = Pt(8)
    assert line(blank, "thường").bold is None
    assert line(blank, "chú thích").size == 14.0


def test_spacing_is_read_in_points_and_lines(blank):
    for words, rule, value in (
        ("một", WD_LINE_SPACING.EXACTLY, Pt(18)),
        ("hai", WD_LINE_SPACING.AT_LEAST, Pt(20)),
        ("ba", WD_LINE_SPACING.MULTIPLE, 1.3),
    ):
        form = blank.add_paragraph(words).paragraph_format
        form.line_spacing_rule, form.line_spacing, form.space_before, form.space_after = rule, value, Pt(6), Pt(3)
        form.line_spacing_rule = rule
        form.first_line_indent = Mm(10)
    one, two, three = (line(blank, words) for words in ("một", "hai", "ba"))
    assert (one.line_rule, one.line, one.before, one.after, round(one.first_line)) == ("exactly", 18.0, 6.0, 3.0, 10)
    assert (two.line_rule, two.line) == ("at_least", 20.0)
    assert (three.line_rule, round(three.line, 2)) == ("multiple", 1.3)


def test_every_section_has_its_sheet_and_where_it_ends(blank):
    first = blank.sections[0]
    first.page_width, first.page_height, first.left_margin, first.gutter = Mm(210), Mm(297), Mm(25), Mm(5)
    blank.add_paragraph("phần một")
    second = blank.add_section(WD_SECTION.NEW_PAGE)
    second.orientation, second.page_width, second.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    blank.add_paragraph("phần hai")
    one, two = look(blank).sections
    assert (round(one.width), round(one.height), round(one.left), one.landscape) == (210, 297, 30, False)
    assert two.landscape and one.last < line(blank, "phần hai").number <= two.last


@pytest.mark.parametrize(("edge", "where"), [("top", "top-centre"), ("bottom", "bottom-centre"), ("", "")])
def test_page_numbers_are_found_where_they_are_printed(edge, where):
    found = look(paper(number=edge))
    assert (found.page_numbers, found.number_on_first_page) == (where, False)


def test_a_number_on_the_first_page_and_one_behind_a_tab(blank):
    some = paper(number="top")
    some.sections[0].different_first_page_header_footer = False
    assert look(some).number_on_first_page
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    foot = blank.sections[0].footer.paragraphs[0]
    foot.add_run("\t\t")
    foot._p.append(field)
    assert look(blank).page_numbers == "bottom-right"
    assert look(data(docx.Document())).page_numbers == ""


def test_numbers_count_all_paragraphs_of_the_part_as_a_correction_does():
    some = paper()
    file = data(some)
    body = docx.Document(BytesIO(file)).element.body
    paragraphs = list(body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"))
    document = read_docx(file, "a.docx")
    for one in look_of(file, document).paragraphs:
        words = "".join(
            t.text or "" for t in paragraphs[one.number].iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
        )
        assert words == document.clean[one.start : one.end]


def test_odd_values_are_let_be(blank):
    blank.add_paragraph("giá trị lạ")._p.get_or_add_pPr().append(
        parse_xml(f'<w:spacing {nsdecls("w")} w:before="abc" w:line="1e99" w:lineRule="lạ"/>')
    )
    found = line(blank, "giá trị lạ")
    assert found.start == 0
