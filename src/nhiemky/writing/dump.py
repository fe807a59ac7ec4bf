"""A Word document as plain text, for golden tests. Promises one dump for one content, whatever wrote the file.

>>> from nhiemky.domain.report import Column, Letterhead, Report, Run, Table, Text
>>> from nhiemky.writing.word import write_word
>>> body = (Text((Run("Có "), Run("62", bold=True), Run(" chi bộ", note=(Run("Đến 31/5."),)), Run(" nêu thêm", hint=True))),
...         Table((Column("TT", 10), Column("Chỉ tiêu", 62)), (("1", "Kết nạp đảng viên"),)))
>>> report = Report(Letterhead(None, "CHI BỘ 3", "ĐẢNG CỘNG SẢN VIỆT NAM", None, None, None), None, "", body)
>>> print("\\n".join(dump(write_word(report)).splitlines()[5:]))
[BodyText] Có **62** chi bộ[^1]{gợi ý:  nêu thêm}
[Gap]
table TableGrid 10 + 62 mm
# TT | Chỉ tiêu
| 1 | Kết nạp đảng viên
[Hairline]
page 210 x 297 mm, margins 20 15 20 30, numbered from its second page
[^1] Đến 31/5.

Marks: **bold**, _italic_ and ~underlined~ runs, {gợi ý: hints}, ⏎ line break, ⇥ tab, ¶ between the paragraphs of one table cell;
`#` leads a heading row repeated on each page. What a style gives is told by the style's name, not repeated on its runs.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = (("b", "**"), ("i", "_"), ("u", "~"))
_Element = etree._Element


def dump(docx: bytes) -> str:
    """The body, then the footnotes; one paragraph or table row a line."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        body = _parse(archive.read("word/document.xml")).find(f"{_W}body")
        notes = _parse(archive.read("word/footnotes.xml")) if "word/footnotes.xml" in archive.namelist() else None
    assert body is not None
    lines = [line for child in body for line in _lines(child)]
    lines += [_note(note) for note in notes if note.get(f"{_W}type") is None] if notes is not None else []
    return "\n".join(lines) + "\n"


def _parse(data: bytes) -> _Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _lines(element: _Element) -> Iterator[str]:
    if element.tag == f"{_W}p":
        yield _paragraph(element)
        section = element.find(f"{_W}pPr/{_W}sectPr")
        if section is not None:
            yield _section(section)
    elif element.tag == f"{_W}tbl":
        yield from _table(element)
    elif element.tag == f"{_W}sectPr":
        yield _section(element)


def _note(note: _Element) -> str:
    return f"[^{note.get(f'{_W}id')}] {' ¶ '.join(_words(p) for p in note.iter(f'{_W}p')).strip()}"


def _paragraph(paragraph: _Element) -> str:
    kept = " kept" if paragraph.find(f"{_W}pPr/{_W}keepNext") is not None else ""
    ruled = " ruled" if paragraph.find(f"{_W}pPr/{_W}pBdr") is not None else ""
    return f"[{_value(paragraph, 'pPr/pStyle') or 'Normal'}{kept}{ruled}] {_words(paragraph)}".rstrip()


def _words(paragraph: _Element) -> str:
    return "".join(_run(run) for run in paragraph.iter(f"{_W}r"))


def _run(run: _Element) -> str:
    out = ""
    for child in run:
        if child.tag == f"{_W}t":
            out += child.text or ""
        elif child.tag == f"{_W}footnoteReference":
            return f"[^{child.get(f'{_W}id')}]"
        else:
            out += {f"{_W}br": "⏎", f"{_W}tab": "⇥"}.get(str(child.tag), "")
    for name, mark in _MARKS:
        element = run.find(f"{_W}rPr/{_W}{name}")
        if out and element is not None and element.get(f"{_W}val") not in ("0", "false", "none"):
            out = f"{mark}{out}{mark}"
    out = out.replace("\u200b", "")  # the marks at both ends of guidance (`word.HINT_ENDS`)
    return f"{{gợi ý: {out}}}" if out and _value(run, "rPr/rStyle") == "Hint" else out


def _table(table: _Element) -> Iterator[str]:
    widths = " + ".join(_millimetres(column.get(f"{_W}w")) for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol"))
    yield f"table {_value(table, 'tblPr/tblStyle') or 'plain'} {widths} mm"
    for row in table.iterfind(f"{_W}tr"):
        lead = "#" if row.find(f"{_W}trPr/{_W}tblHeader") is not None else "|"
        yield f"{lead} {' | '.join(_cell(cell) for cell in row.iterfind(f'{_W}tc'))}".rstrip()


def _cell(cell: _Element) -> str:
    paragraphs = list(cell.iterfind(f"{_W}p"))
    if all((_value(p, "pPr/pStyle") or "").startswith("Cell") for p in paragraphs):
        return " ¶ ".join(_words(p) for p in paragraphs)
    return " ¶ ".join(_paragraph(p) for p in paragraphs)


def _section(section: _Element) -> str:
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    assert size is not None and margins is not None
    edges = " ".join(_millimetres(margins.get(f"{_W}{side}")) for side in ("top", "right", "bottom", "left"))
    first = "second" if section.find(f"{_W}titlePg") is not None else "first"
    own = ", counted from 1" if section.find(f"{_W}pgNumType") is not None else ""
    page = f"{_millimetres(size.get(f'{_W}w'))} x {_millimetres(size.get(f'{_W}h'))} mm"
    return f"page {page}, margins {edges}, numbered from its {first} page{own}"


def _value(element: _Element, path: str) -> str | None:
    found = element.find("/".join(f"{_W}{part}" for part in path.split("/")))
    return None if found is None else found.get(f"{_W}val")


def _millimetres(twips: str | None) -> str:
    return str(round(int(twips or 0) * 127 / 7200))
