"""A corrected package is one that Word opens: children in the schema's order, references that lead somewhere, other parts untouched."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from checking.word_papers import data, paper, word
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from writing.test_word_schema import ORDER, W

from nhiemky.domain.finding import Refusal
from nhiemky.domain.paper_look import FormCorrection, PageNumberChange, PrintChange, SheetChange, WidthChange
from nhiemky.writing.docx_corrections import correct_form

NAME = f"{{{W}}}"
ALL = FormCorrection(
    prints=tuple(
        PrintChange(number, "Times New Roman", 14, bold=True, italic=False, underline=True, align="justified", before=6, line=18, line_rule="exactly")
        for number in range(12)
    ),
    sheets=(SheetChange((0,), (210, 297), (20, 20, 30, 15)),),
    page_number=PageNumberChange("Times New Roman", 14, 10),
    widths=(WidthChange(0, 165, 74),),
)  # fmt: skip


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_children_stand_in_the_order_of_the_schema():
    some = paper(number="")
    some.paragraphs[3]._p.get_or_add_pPr().append(parse_xml(f'<w:pPrChange {nsdecls("w")} w:id="1" w:author="a"><w:pPr/></w:pPrChange>'))
    some.paragraphs[3].runs[0]._r.get_or_add_rPr().append(
        parse_xml(f'<w:rPrChange {nsdecls("w")} w:id="2" w:author="a"><w:rPr/></w:rPrChange>')
    )
    root = etree.fromstring(parts(correct_form(data(some), ALL))["word/document.xml"])
    assert root.find(f".//{NAME}rPrChange") is not None
    for kind in ("pPr", "rPr", "sectPr", "tblPr", "tcPr"):
        order = [*ORDER[kind].split(), f"{kind}Change"]
        for element in root.iter(NAME + kind):
            places = [order.index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), (kind, places)
            singles = [place for place in places if order[place] not in ("headerReference", "footerReference")]
            assert len(singles) == len(set(singles))


def test_the_page_number_is_a_part_that_is_declared_and_found():
    before = word()
    after = parts(correct_form(before, ALL))
    (new,) = set(after) - set(parts(before))
    assert b" PAGE " in after[new]
    assert f'PartName="/{new}"'.encode() in after["[Content_Types].xml"]
    assert new.removeprefix("word/").encode() in after["word/_rels/document.xml.rels"]
    section = Document(BytesIO(correct_form(before, ALL))).sections[0]
    assert section.different_first_page_header_footer and not section.header.is_linked_to_previous
    assert {name for name, body in parts(before).items() if after[name] != body} == {
        "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels",
    }  # fmt: skip


def test_no_letter_is_touched():
    before = word(repeat=3)
    after = correct_form(before, ALL)

    def letters(file: bytes) -> list[str]:
        return [each.text or "" for each in etree.fromstring(parts(file)["word/document.xml"]).iter(NAME + "t")]

    assert letters(after) == letters(before)


def test_no_change_is_the_same_bytes():
    before = word()
    assert correct_form(before, FormCorrection()) is before


def test_a_signed_package_is_refused():
    out = BytesIO(word())
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("_xmlsignatures/origin.sigs", "")
    with pytest.raises(Refusal) as refusal:
        correct_form(out.getvalue(), ALL)
    assert refusal.value.code == "form_signed"
