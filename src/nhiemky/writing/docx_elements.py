"""Properties set in a Word part where the schema wants them: each child in its order, once.

>>> from lxml import etree
>>> properties = etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr>')
>>> set_switch(properties, ("b",), True)
>>> [etree.QName(child).localname for child in properties]
['b', 'sz', 'lang']
"""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_CHILDREN = {
    "rPr": """ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
        snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
        eastAsianLayout specVanish oMath rPrChange""",
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
        kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing
        mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd
        tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange""",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns
        cellDel cellMerge tcPrChange""",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt
        vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange""",
}
_ORDERS = {W + name: {W + tag: at for at, tag in enumerate(order.split())} for name, order in _CHILDREN.items()}
"""Children of each kind of properties in the order of the schema (ECMA-376, wml.xsd)."""


def direct(parent: etree._Element, tag: str, *, first: bool = False) -> etree._Element:
    """The child of that tag; made as the first one where it is not there."""
    found = parent.find(W + tag)
    if found is None:
        found = etree.Element(W + tag)
        parent.insert(0 if first else len(parent), found)
    return found


def put(properties: etree._Element, tag: str) -> etree._Element:
    """The child of that tag; made at its place where it is not there."""
    found = properties.find(W + tag)
    if found is not None:
        return found
    order = _ORDERS[str(properties.tag)]
    own = order[W + tag]
    at = 0
    for number, child in enumerate(properties):
        if order.get(str(child.tag), -1) <= own:
            at = number + 1
    made = etree.Element(W + tag)
    properties.insert(at, made)
    return made


def set_switch(properties: etree._Element, tags: tuple[str, ...], on: bool | None) -> None:
    """Bold or italic on or off, whatever a style says; None: left as it is."""
    if on is None:
        return
    for tag in tags:
        element = put(properties, tag)
        element.attrib.pop(W + "val", "")
        if not on:
            element.set(W + "val", "0")


def set_width(element: etree._Element, twips: str) -> None:
    """A width in twips, whatever it was said in."""
    element.set(W + "type", "dxa")
    element.set(W + "w", twips)
