"""One-click correction of form: what is safe is put right, the words stay, nothing else moves."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from checking.word_papers import BOTH, LEFT, data, paper, word
from docx import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from nhiemky.checking.form import check_form
from nhiemky.domain.finding import Refusal
from nhiemky.flows.check_file import paper_of
from nhiemky.flows.correct_form import corrected_file, corrected_name
from nhiemky.reading.documents.docx import read_docx

ELEVEN = dict.fromkeys(
    ("national", "motto", "superior", "body", "symbol", "place_date", "type", "subject", "text", "heading", "authority", "title", "name", "label", "recipients"),
    (11.0, False, False),
)  # fmt: skip
DEFAULT: dict[str, Any] = {
    "font": "Calibri", "looks": ELEVEN, "margins": (25.4, 25.4, 25.4, 25.4), "size": (215.9, 279.4), "repeat": 8,
    "pitch": (WD_LINE_SPACING.MULTIPLE, 1.08), "gap": 0, "align": LEFT, "cell_align": LEFT, "underlined": False,
}  # fmt: skip


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("state", [False, True])
def test_a_paper_in_words_default_look_comes_out_in_good_form(state: bool):
    before = word(state, **DEFAULT)
    corrected = corrected_file(before, "Kế hoạch.docx")
    assert corrected.left == ()
    assert list(check_form(paper_of(corrected.data, "a.docx"))) == []
    assert read_docx(corrected.data, "a.docx").clean == read_docx(before, "a.docx").clean
    assert corrected.name == "Kế hoạch-da-sua-the-thuc.docx"
    assert "Lề giấy: trên 20, dưới 20, trái 30, phải 15 mm" in corrected.changes
    assert "Số trang: thêm số trang cỡ 14, giữa lề trên, trang đầu không ghi" in corrected.changes


def test_it_is_told_what_was_changed_and_only_that():
    corrected = corrected_file(word(margins=(25, 20, 30, 15), looks={"superior": (14, True, False)}), "a.docx")
    assert corrected.changes == ("Lề giấy: trên 20, dưới 20, trái 30, phải 15 mm", "Trình bày: tên cơ quan cấp trên bỏ in đậm")


def test_headings_before_the_first_prose_go_along_with_the_text():
    eleven = {"text": (11.0, False, False), "heading": (11.0, True, False)}
    corrected = corrected_file(word(looks=eleven), "a.docx")
    lines = Document(BytesIO(corrected.data)).paragraphs
    assert {run.font.size for line in lines[2:8] for run in line.runs} == {Pt(14)}
    assert corrected.changes == ("Cỡ chữ: nội dung từ 11 thành 14",)


def test_only_the_part_that_changes_is_new():
    before = word(margins=(25, 20, 30, 15))
    after = parts(corrected_file(before, "a.docx").data)
    assert list(after) == list(parts(before))
    assert {name for name, body in parts(before).items() if after[name] != body} == {"word/document.xml"}


def test_the_same_file_gives_the_same_bytes_and_a_second_time_changes_nothing():
    before = word(**DEFAULT)
    once = corrected_file(before, "a.docx")
    assert corrected_file(before, "a.docx").data == once.data
    again = corrected_file(once.data, "a.docx")
    assert (again.data, again.changes) == (once.data, ())


def test_a_paper_in_good_form_comes_back_byte_for_byte():
    before = word()
    corrected = corrected_file(before, "a.docx")
    assert (corrected.data, corrected.changes, corrected.left) == (before, (), ())


def test_what_the_words_would_have_to_say_is_left_to_a_person():
    lines = {"symbol": "Số: 7-KH/ĐU", "recipients": ("- Tỉnh ủy", "- Lưu Văn phòng")}
    before = word(lines=lines, font="Arial")
    corrected = corrected_file(before, "a.docx")
    assert corrected.changes and {each.code for each in corrected.left} == {"form_symbol", "form_recipients_marks"}
    assert "Số: 7-KH/ĐU" in read_docx(corrected.data, "a.docx").clean


def test_tracked_changes_stay_tracked():
    some = paper(font="Arial")
    names = nsdecls("w")
    line = some.paragraphs[3]._p
    line.append(parse_xml(f'<w:del {names} w:id="1" w:author="a"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>'))
    line.append(
        parse_xml(
            f'<w:ins {names} w:id="2" w:author="a"><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr><w:t> thêm vào</w:t></w:r></w:ins>'
        )
    )
    before = data(some)
    after = corrected_file(before, "a.docx")
    xml = parts(after.data)["word/document.xml"].decode()
    assert "<w:del " in xml and "<w:ins " in xml and "bỏ đi" in xml
    assert after.left == ()
    assert after.changes == (next(each for each in after.changes if each.startswith("Phông chữ: Times New Roman")),)


def test_a_picture_keeps_its_line_and_a_broken_line_is_not_stretched():
    some = paper(pitch=(WD_LINE_SPACING.SINGLE, 1), align=LEFT)
    pictured, broken = some.paragraphs[3], some.paragraphs[4]
    pictured.runs[0]._r.append(parse_xml(f"<w:drawing {nsdecls('w')}/>"))
    broken.add_run().add_break()
    broken.add_run("một dòng nữa của cùng đoạn văn này.").font.size = Pt(14)
    after = Document(BytesIO(corrected_file(data(some), "a.docx").data)).paragraphs
    assert after[3].paragraph_format.line_spacing_rule == WD_LINE_SPACING.SINGLE
    assert after[4].alignment == LEFT
    assert after[6].paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY and after[6].alignment == BOTH


def test_letters_of_an_old_font_are_not_given_another_one():
    before = word(state=True, font=".VnTime", margins=(10, 20, 30, 15))
    corrected = corrected_file(before, "a.docx")
    assert not [each for each in corrected.changes if each.startswith("Phông")]
    assert ".VnTime" in parts(corrected.data)["word/document.xml"].decode()


def test_a_header_that_holds_something_else_is_not_touched():
    some = paper(repeat=8)
    some.sections[0].header.paragraphs[0].text = "Tài liệu họp"
    before = data(some)
    corrected = corrected_file(before, "a.docx")
    assert {each.code for each in corrected.left} == {"form_page_number"}
    assert corrected.data == before and corrected.changes == ()


def _with_part(file: bytes, name: str) -> bytes:
    out = BytesIO(file)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, "<Signature/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("file", "name", "code"),
    [
        (_with_part(word(font="Arial"), "_xmlsignatures/sig1.xml"), "a.docx", "form_signed"),
        ("KẾ HOẠCH\n\nsơ kết".encode(), "a.txt", "form_word_only"),
        (word(lines={"national": "ĐOÀN TNCS HỒ CHÍ MINH", "superior": "", "body": "TỈNH ĐOÀN"}), "a.docx", "form_no_guide"),
    ],
)
def test_what_cannot_be_corrected_is_refused_with_a_reason(file: bytes, name: str, code: str):
    with pytest.raises(Refusal) as refusal:
        corrected_file(file, name)
    assert refusal.value.code == code
    assert name in refusal.value.message


def test_the_corrected_file_has_a_name_of_its_own():
    assert corrected_name("Bao cao.DOCX") == "Bao cao-da-sua-the-thuc.docx"
