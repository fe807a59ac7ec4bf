"""Word files written tag by tag, for what python-docx cannot say: numbering, notes, tracked changes, fields."""

import io
import zipfile

from nhiemky.domain.source import SourceDocument
from nhiemky.reading.documents.docx import read_docx

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def para(inner: str, properties: str = "") -> str:
    """A paragraph; plain words become one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if inner.startswith('<') else run(inner) if inner else ''}</w:p>"


def item(words: str, number: int = 1, level: int = 0) -> str:
    return para(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*lists: str, nums: str = "") -> str:
    """numbering.xml: abstract lists 0, 1, ... and numbers 1, 2, ... that use them, then `nums`."""
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in enumerate(lists))
    used = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(lists)))
    return f"<w:numbering {W}>{abstract}{used}{nums}</w:numbering>"


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner if inner.startswith('<') else para(inner)}</w:tc>"


def table(*rows: tuple[str, ...], borders: bool = True) -> str:
    line = '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/></w:tblBorders>' if borders else ""
    body = "".join(f"<w:tr>{''.join(one if one.startswith('<w:tc>') else cell(one) for one in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{line}</w:tblPr>{body}</w:tbl>"


def package(body: str, **parts: str) -> bytes:
    """Bytes of a .docx with that body; parts: numbering, styles, footnotes, endnotes, settings ... as whole XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def read(body: str, **parts: str) -> SourceDocument:
    return read_docx(package(body, **parts), "a.docx")


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).clean.splitlines()
