"""The package around document.xml: promises the same bytes for the same inputs, on any day and machine.

>>> package = pack({"a.xml": "<a/>"})
>>> package == pack({"a.xml": "<a/>"}), package[:2]
(True, b'PK')
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from nhiemky.domain.campaign import FIGURES
from nhiemky.writing.arrange import Paper
from nhiemky.writing.word_text import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "footnotes": "footnotes",
    "header1": "header",
    "header2": "header",
}
"""File under word/ -> kind of relationship and content type. Their order gives rId1, rId2, ..."""

NUMBERED_HEADER = f"rId{list(_PARTS).index('header1') + 1}"
BLANK_HEADER = f"rId{list(_PARTS).index('header2') + 1}"

_CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPES}document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}{kind}+xml"/>' for part, kind in _PARTS.items())
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
)
_CARRIED, _CARRIED_PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"
_CARRIED_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_CARRIED_ID = "{6E68696D-6B79-4001-8001-666967757265}"
_RELATIONSHIPS = (
    f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{R}/extended-properties" Target="docProps/app.xml"/></Relationships>'
)
_DOCUMENT_RELATIONSHIPS = (
    f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(f'<Relationship Id="rId{n}" Type="{R}/{kind}" Target="{part}.xml"/>' for n, (part, kind) in enumerate(_PARTS.items(), 1))
    + "</Relationships>"
)
_SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    "<w:compat><w:doNotExpandShiftReturn/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_NUMBERED = (
    f'{HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
_BLANK = f'{HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr></w:p></w:hdr>'
_APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Nhiệm kỳ</Application></Properties>"
)


def package(paper: Paper, document: bytes, footnotes: str, styles: str, carried: str = "") -> bytes:
    """A .docx of these parts. carried: words that travel with the file unseen (`FIGURES`), "" for none."""
    types, relations = _CONTENT_TYPES, _DOCUMENT_RELATIONSHIPS
    if carried:
        types = types.replace("</Types>", f'<Override PartName="/{_CARRIED_PROPERTIES}" ContentType="{_CARRIED_TYPE}"/></Types>')
        relation = f'<Relationship Id="rId{len(_PARTS) + 1}" Type="{R}/customXml" Target="../{_CARRIED}"/>'
        relations = relations.replace("</Relationships>", f"{relation}</Relationships>")
    return pack(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": _RELATIONSHIPS,
            "docProps/core.xml": _core(paper),
            "docProps/app.xml": _APP,
            "word/document.xml": document,
            "word/_rels/document.xml.rels": relations,
            "word/styles.xml": styles,
            "word/settings.xml": _SETTINGS,
            "word/fontTable.xml": _font_table(paper.rules.typeface.name),
            "word/footnotes.xml": footnotes,
            "word/header1.xml": _NUMBERED,
            "word/header2.xml": _BLANK,
            **(_carried_parts(carried) if carried else {}),
        }
    )


def _carried_parts(carried: str) -> dict[str, str]:
    """A custom part as Word keeps it when a person edits and saves the file."""
    return {
        _CARRIED: f'{HEAD}<figures xmlns="{FIGURES}">{escape(carried)}</figures>',
        _CARRIED_PROPERTIES: f'{HEAD}<ds:datastoreItem ds:itemID="{_CARRIED_ID}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{FIGURES}"/></ds:schemaRefs></ds:datastoreItem>',
        "customXml/_rels/item1.xml.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/customXmlProps" Target="itemProps1.xml"/></Relationships>',
    }


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip with fixed times and attributes, in the order given."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content if isinstance(content, bytes) else content.encode("utf-8"))
    return out.getvalue()


def _core(paper: Paper) -> str:
    """Title, author and the paper's own date: the clock is not asked."""
    when = f"{paper.on:%Y-%m-%d}T00:00:00Z" if paper.on else ""
    stamps = "".join(f'<dcterms:{what} xsi:type="dcterms:W3CDTF">{when}</dcterms:{what}>' for what in ("created", "modified") if when)
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.title)}</dc:title><dc:creator>{escape(paper.author)}</dc:creator><dc:language>vi-VN</dc:language>"
        f"{stamps}</cp:coreProperties>"
    )


def _font_table(face: str) -> str:
    return (
        f'{HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="{face}"><w:altName w:val="Liberation Serif"/>'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
