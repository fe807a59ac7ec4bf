"""Word is stricter than LibreOffice: children stand in the order of ECMA-376, references lead somewhere, cells end in a paragraph."""

import io
import zipfile

import pytest
from lxml import etree
from writing import samples

from nhiemky.domain.report import Column, Report, Run, Table, Text
from nhiemky.writing.word import write_word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

ORDER = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
        kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing
        mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color
        spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd
        tblLayout tblCellMar tblLook tblCaption tblDescription""",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr tbl p",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt
        vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid""",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal
        personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": """writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop autoHyphenation evenAndOddHeaders
        characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator""",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "r": "rPr t br tab fldChar instrText footnoteRef footnoteReference separator continuationSeparator",
    "p": "pPr r",
    "body": "p tbl sectPr",
    "document": "body",
    "footnotes": "footnote",
    "footnote": "p",
    "hdr": "p",
    "tblGrid": "gridCol",
    "trPr": "cantSplit tblHeader",
    "tabs": "tab",
    "compat": "doNotExpandShiftReturn compatSetting",
    "fonts": "font",
    "footnotePr": "footnote",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
}
FREE = {"r", "body", "tc", "trPr"}
"""Elements whose children may come in any order, of those listed; rPr leads a run all the same."""

EVERYTHING = Report(
    samples.letter().letterhead,
    None,
    "",
    (
        Text((Run("a\n\tb", bold=True, italic=True, underline=True, hint=True, note=(Run("c", italic=True),)),), "h1", keep_with_next=True),
        Table((Column("a", 300),), (("",), ((Run("x", note=(Run("y"),)),),)), bold_rows=frozenset({1})),
    ),
)
PAPERS = {"report": samples.report(), "letter": samples.letter(), "state": samples.state_report(), "everything": EVERYTHING}


@pytest.fixture(params=PAPERS, ids=str)
def parts(request: pytest.FixtureRequest) -> dict[str, etree._Element]:
    archive = zipfile.ZipFile(io.BytesIO(write_word(PAPERS[request.param])))
    return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


def test_children_stand_in_the_order_of_the_schema(parts: dict[str, etree._Element]) -> None:
    for name, root in parts.items():
        for element in root.iter(f"{{{W}}}*"):
            children = [local(child) for child in element]
            if not children:
                continue
            order = ORDER[local(element)].split()
            places = [order.index(child) for child in children]
            if local(element) in FREE:
                assert "rPr" not in children[1:] and "tcPr" not in children[1:], (name, children)
            else:
                assert places == sorted(places), (name, local(element), children)


def test_properties_stand_once(parts: dict[str, etree._Element]) -> None:
    for root in parts.values():
        for kind in ("pPr", "rPr", "tblPr", "tcPr", "trPr"):
            for element in root.iter(f"{{{W}}}{kind}"):
                children = [local(child) for child in element]
                assert len(children) == len(set(children)), children


def test_every_style_that_is_used_is_defined(parts: dict[str, etree._Element]) -> None:
    sheet = parts["word/styles.xml"]
    known = {(style.get(f"{{{W}}}type"), style.get(f"{{{W}}}styleId")) for style in sheet.iter(f"{{{W}}}style")}
    assert len(known) == len(list(sheet.iter(f"{{{W}}}style")))
    for root in parts.values():
        for tag, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
            for used in root.iter(f"{{{W}}}{tag}"):
                assert (kind, used.get(f"{{{W}}}val")) in known
    for based in sheet.iter(f"{{{W}}}basedOn", f"{{{W}}}next"):
        assert based.get(f"{{{W}}}val") in {style_id for _, style_id in known}


def test_the_typeface_is_named_for_all_scripts_and_no_theme_is_used(parts: dict[str, etree._Element]) -> None:
    fonts = list(parts["word/styles.xml"].iter(f"{{{W}}}rFonts"))
    for font in fonts:
        assert {etree.QName(key).localname: value for key, value in font.attrib.items()} == dict.fromkeys(
            ("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman"
        )
    styled = [style for style in parts["word/styles.xml"].iter(f"{{{W}}}style") if style.get(f"{{{W}}}type") == "paragraph"]
    assert all(style.find(f"{{{W}}}rPr/{{{W}}}rFonts") is not None for style in styled)
    assert not any("heme" in str(key) for root in parts.values() for e in root.iter() for key in e.attrib if "FontLang" not in str(e.tag))


def test_every_cell_ends_in_a_paragraph_and_every_row_fills_its_grid(parts: dict[str, etree._Element]) -> None:
    for table in parts["word/document.xml"].iter(f"{{{W}}}tbl"):
        columns = len(table.findall(f"{{{W}}}tblGrid/{{{W}}}gridCol"))
        for row in table.findall(f"{{{W}}}tr"):
            cells = row.findall(f"{{{W}}}tc")
            assert len(cells) == columns
            assert all(local(cell[-1]) == "p" for cell in cells)


def test_no_two_tables_touch_and_the_last_block_is_a_paragraph(parts: dict[str, etree._Element]) -> None:
    kinds = [local(child) for child in parts["word/document.xml"][0]]
    assert "tbl,tbl" not in ",".join(kinds)
    assert kinds[-2:] == ["p", "sectPr"]


def test_notes_in_the_text_are_those_of_the_notes_part(parts: dict[str, etree._Element]) -> None:
    marks = [mark.get(f"{{{W}}}id") for mark in parts["word/document.xml"].iter(f"{{{W}}}footnoteReference")]
    notes = [note.get(f"{{{W}}}id") for note in parts["word/footnotes.xml"]]
    assert notes == ["-1", "0", *marks]


def test_relations_and_content_types_lead_to_parts(parts: dict[str, etree._Element]) -> None:
    targets = {rel.get("Id"): rel.get("Target") for rel in parts["word/_rels/document.xml.rels"].iter(f"{RELS}Relationship")}
    assert all(f"word/{target}" in parts for target in targets.values())
    for reference in parts["word/document.xml"].iter(f"{{{W}}}headerReference"):
        assert str(targets[reference.get(f"{R}id")]).startswith("header")
    assert all(rel.get("Target") in parts for rel in parts["_rels/.rels"].iter(f"{RELS}Relationship"))
    overrides = {str(one.get("PartName"))[1:] for one in parts["[Content_Types].xml"].iter(f"{TYPES}Override")}
    assert overrides == {name for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"}
