"""A .docx with its form put right, and nothing else: sheet, margins, typeface, sizes, spacing, page number, weight and place.

Promise: no letter, number, table, picture, note or tracked change is touched; parts that need no change are the same bytes; same
inputs, same bytes. A signed package is refused: any change would break the signature. What is not safe is left: lines set exactly
and both margins flush where a picture or a soft break stands, page numbers where a header or footer holds anything else.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from lxml import etree

from nhiemky.domain.finding import Refusal
from nhiemky.domain.paper_look import FormCorrection, PageNumberChange, PrintChange, SheetChange, WidthChange
from nhiemky.writing.docx_elements import R, W, direct, put, set_switch, set_width
from nhiemky.writing.word_parts import HEAD

_DOCUMENT = "word/document.xml"
_RELATIONSHIPS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_P, _RUN, _T = W + "p", W + "r", W + "t"
_PICTURES = (W + "drawing", W + "pict", W + "object", "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath")
_JC = {"left": "left", "right": "right", "centre": "center", "justified": "both"}
_RULE = {"exactly": "exact", "at_least": "atLeast", "multiple": "auto"}
_SIGNS = ("symbol", "wingdings", "webdings", "segoe ui symbol", "cambria math", ".vn", "vni", "mt extra")
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def correct_form(data: bytes, correction: FormCorrection, name: str = "van-ban.docx") -> bytes:
    """The package with every change of `correction` made; the same bytes where there is none. Refuses `form_signed`."""
    if correction.empty:
        return data
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = [(info, package.read(info)) for info in package.infolist()]
    parts = {info.filename: body for info, body in entries}
    if is_signed(parts):
        raise Refusal("form_signed", file=name)
    root = etree.fromstring(parts[_DOCUMENT], _PARSER)
    before = _bytes(root)
    body = root.find(W + "body")
    if body is None:
        raise Refusal("file_broken", file=name, reason="thiếu phần thân văn bản")
    paragraphs = list(body.iter(_P))
    for change in correction.prints:
        _print(paragraphs[change.number], change)
    for width in correction.widths:
        _widen(paragraphs[width.number], width)
    sections = list(body.iter(W + "sectPr"))
    for sheet in correction.sheets:
        for number in sheet.sections:
            _sheet(sections[number], sheet)
    added = _page_number(parts, sections[0], correction.page_number) if correction.page_number and sections else {}
    after = _bytes(root)
    changed = added if after == before else {_DOCUMENT: after, **added}
    return _packed(entries, changed) if changed else data


def is_signed(parts: dict[str, bytes]) -> bool:
    """A digital signature lies in the package."""
    return any(part.lower().startswith("_xmlsignatures/") for part in parts)


def _bytes(root: etree._Element) -> bytes:
    words: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return words


def _packed(entries: list[tuple[zipfile.ZipInfo, bytes]], changed: dict[str, bytes]) -> bytes:
    """The package again, entries in their order and with their times, new ones last."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for old, body in entries:
            info = zipfile.ZipInfo(old.filename, old.date_time)
            info.compress_type = zipfile.ZIP_DEFLATED if old.compress_type == zipfile.ZIP_DEFLATED else zipfile.ZIP_STORED
            info.external_attr, info.create_system = old.external_attr, old.create_system
            package.writestr(info, changed.pop(old.filename, body))
        for part in sorted(changed):
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, changed[part])
    return out.getvalue()


def _print(paragraph: etree._Element, change: PrintChange) -> None:
    properties = direct(paragraph, "pPr", first=True)
    if change.align and not (change.align == "justified" and _broken(paragraph)):
        put(properties, "jc").set(W + "val", _JC[change.align])
    if change.before is not None:
        spacing = put(properties, "spacing")
        for odd in ("beforeAutospacing", "beforeLines"):
            spacing.attrib.pop(W + odd, "")
        spacing.set(W + "before", str(round(change.before * 20)))
    if change.line is not None and change.line_rule and not _pictured(paragraph):
        spacing = put(properties, "spacing")
        spacing.set(W + "line", str(round(change.line * (240 if change.line_rule == "multiple" else 20))))
        spacing.set(W + "lineRule", _RULE[change.line_rule])
    strokes = (change.bold, change.italic, change.underline)
    if change.font or change.size or any(stroke is not None for stroke in strokes):
        for run in _runs(paragraph):
            if any((words.text or "").strip() for words in run.iterchildren(_T)):
                _run(direct(run, "rPr", first=True), change, strokes)
        if change.font or change.size:  # the mark's print is that of an automatic number
            _run(put(properties, "rPr"), change, (None, None, None))
    if not len(properties):
        paragraph.remove(properties)


def _run(properties: etree._Element, change: PrintChange, strokes: tuple[bool | None, bool | None, bool | None]) -> None:
    if change.font and not _is_sign(properties):
        fonts = put(properties, "rFonts")
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.attrib.pop(f"{W}{script}Theme", "")
            fonts.set(W + script, change.font)
        fonts.attrib.pop(W + "cstheme", "")
    if change.size and not _raised(properties):
        for tag in ("sz", "szCs"):
            put(properties, tag).set(W + "val", str(round(change.size * 2)))
    bold, italic, underline = strokes
    set_switch(properties, ("b", "bCs"), bold)
    set_switch(properties, ("i", "iCs"), italic)
    if underline is not None:
        put(properties, "u").set(W + "val", "single" if underline else "none")


def _runs(parent: etree._Element) -> list[etree._Element]:
    """Runs of a paragraph, not those of text boxes in it, nor what was deleted."""
    found: list[etree._Element] = []
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag == _RUN:
            found.append(child)
        elif child.tag not in (W + "pPr", W + "del", W + "moveFrom"):
            found += _runs(child)
    return found


def _is_sign(properties: etree._Element) -> bool:
    fonts = properties.find(W + "rFonts")
    return fonts is not None and (fonts.get(W + "ascii") or "").casefold().startswith(_SIGNS)


def _raised(properties: etree._Element) -> bool:
    raised = properties.find(W + "vertAlign")
    return raised is not None and raised.get(W + "val") in ("superscript", "subscript")


def _broken(paragraph: etree._Element) -> bool:
    return any(child.get(W + "type") in (None, "textWrapping") for child in paragraph.iter(W + "br"))


def _pictured(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(*_PICTURES), None) is not None


def _twips(millimetres: float) -> str:
    return str(round(millimetres * 7200 / 127))


def _sheet(section: etree._Element, change: SheetChange) -> None:
    if change.paper:
        paper = put(section, "pgSz")
        wide, high = change.paper
        if paper.get(W + "orient") == "landscape":
            wide, high = max(change.paper), min(change.paper)
        paper.set(W + "w", _twips(wide))
        paper.set(W + "h", _twips(high))
        paper.attrib.pop(W + "code", "")
    if change.margins:
        margins = put(section, "pgMar")
        for side, value in zip(("top", "bottom", "left", "right"), change.margins, strict=True):
            margins.set(W + side, _twips(value))
        margins.set(W + "gutter", "0")
        for edge in ("header", "footer"):  # both must lie within the new margin
            if not (margins.get(W + edge) or "").isdigit() or int(margins.get(W + edge) or 0) > 700:
                margins.set(W + edge, "567")


def _widen(paragraph: etree._Element, change: WidthChange) -> None:
    """Letterhead or signature set over the whole width again; only a plain table of two columns."""
    table = paragraph.getparent()
    while table is not None and table.tag != W + "tbl":
        table = table.getparent()
    grid = table.find(W + "tblGrid") if table is not None else None
    if table is None or grid is None:
        return
    rows = [list(row.iterchildren(W + "tc")) for row in table.iterchildren(W + "tr")]
    if len(grid) != 2 or any(len(row) != 2 for row in rows) or next(table.iter(W + "gridSpan"), None) is not None:
        return
    widths = (_twips(change.left), _twips(change.width - change.left))
    for column, wide in zip(grid, widths, strict=True):
        column.set(W + "w", wide)
    for row in rows:
        for cell, wide in zip(row, widths, strict=True):
            set_width(put(direct(cell, "tcPr", first=True), "tcW"), wide)
    properties = direct(table, "tblPr", first=True)
    set_width(put(properties, "tblW"), _twips(change.width))
    indent = properties.find(W + "tblInd")
    if indent is not None:
        set_width(indent, "0")


def _page_number(parts: dict[str, bytes], section: etree._Element, change: PageNumberChange) -> dict[str, bytes]:
    """New and changed parts; {} where a header or footer of the first section is in the way."""
    if next(section.iter(W + "headerReference", W + "footerReference"), None) is not None:
        return {}
    try:
        relations, types = etree.fromstring(parts[_RELATIONSHIPS], _PARSER), etree.fromstring(parts[_TYPES], _PARSER)
    except (KeyError, etree.XMLSyntaxError):  # a package that says nothing of its parts: Word would mend it, we do not
        return {}
    numbers = [int(found[1]) for part in parts if (found := re.fullmatch(r"word/header(\d{1,6})\.xml", part))]
    name = f"header{max(numbers, default=0) + 1}.xml"
    known = {item.get("Id") for item in relations}
    key = next(f"rIdSoTrang{n}" for n in range(1, len(known) + 2) if f"rIdSoTrang{n}" not in known)
    relation = etree.SubElement(relations, relations.tag.replace("Relationships", "Relationship"))
    for attribute, value in (("Id", key), ("Type", _RELATION), ("Target", name)):
        relation.set(attribute, value)
    override = etree.SubElement(types, types.tag.replace("Types", "Override"))
    override.set("PartName", f"/word/{name}")
    override.set("ContentType", _HEADER_TYPE)
    reference = etree.Element(W + "headerReference")
    reference.set(W + "type", "default")
    reference.set(f"{R}id", key)
    section.insert(0, reference)
    put(section, "titlePg").attrib.pop(W + "val", "")
    put(section, "pgMar").set(W + "header", _twips(change.from_edge))
    return {f"word/{name}": _number_header(change), _RELATIONSHIPS: _bytes(relations), _TYPES: _bytes(types)}


def _number_header(change: PageNumberChange) -> bytes:
    look = (
        f'<w:rPr><w:rFonts w:ascii="{change.font}" w:hAnsi="{change.font}" w:eastAsia="{change.font}" w:cs="{change.font}"/>'
        f'<w:sz w:val="{round(change.size * 2)}"/><w:szCs w:val="{round(change.size * 2)}"/></w:rPr>'
    )
    field = "".join(
        f"<w:r>{look}{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
    return f'{HEAD}<w:hdr xmlns:w="{W[1:-1]}"><w:p><w:pPr>{spacing}</w:pPr>{field}</w:p></w:hdr>'.encode()
