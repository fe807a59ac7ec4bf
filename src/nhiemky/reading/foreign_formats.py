"""Files of other programs, whatever suffix they carry: what they are and which program can save them anew.

>>> foreign_format(b"{\\\\rtf1\\\\ansi B\\\\'e1o c\\\\'e1o}")
ForeignFormat(found='tệp RTF (văn bản định dạng)', program='Word', wanted='.docx')
>>> foreign_format("Kế hoạch".encode()) is None
True

Promise: told by the first bytes or the names inside a package, never by the suffix; what is not known for certain is None.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class ForeignFormat(NamedTuple):
    """found: what it is; program: who opens it; wanted: as what it is to be saved."""

    found: str
    program: str
    wanted: str


_WORD, _EXCEL = ("Word", ".docx"), ("Excel", ".xlsx")
_RTF = ForeignFormat("tệp RTF (văn bản định dạng)", *_WORD)
_PAGE = ForeignFormat("trang web (HTML) mang tên tệp văn bản", *_WORD)
_ARCHIVE_PAGE = ForeignFormat("trang web lưu gộp (MHT)", *_WORD)
_WORD_XML = ForeignFormat("tệp Word dạng XML", *_WORD)
_EXCEL_XML = ForeignFormat("bảng tính dạng XML", *_EXCEL)
_ARCHIVE = ForeignFormat("tệp nén", "phần mềm giải nén", "từng tệp .docx, .xlsx, .pdf")
_OPEN_TEXT = ForeignFormat("tệp OpenDocument (.odt)", *_WORD)
_OPEN_SHEET = ForeignFormat("bảng tính OpenDocument (.ods)", *_EXCEL)
_BINARY_SHEET = ForeignFormat("bảng tính nhị phân (.xlsb)", *_EXCEL)
_SLIDES = ForeignFormat("tệp trình chiếu (PowerPoint)", *_WORD)


def foreign_format(data: bytes) -> ForeignFormat | None:
    """What a file is that is no package, from its opening bytes."""
    if data.startswith((b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")):
        return _ARCHIVE
    opening = data[:2048].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if opening.startswith(b"{\\rtf"):
        return _RTF
    if opening.startswith((b"<!doctype html", b"<html")):
        return _EXCEL_XML if b"urn:schemas-microsoft-com:office:excel" in opening else _PAGE
    if opening.startswith(b"mime-version:"):
        return _ARCHIVE_PAGE
    if opening.startswith(b"<?xml"):
        if b'progid="word.document"' in opening or b"<pkg:package" in opening:
            return _WORD_XML
        if b'progid="excel.sheet"' in opening:
            return _EXCEL_XML
        if b"<html" in opening:
            return _PAGE
    return None


def foreign_package(data: bytes, names: Collection[str]) -> ForeignFormat | None:
    """What a zip is that is neither .docx nor .xlsx, from the names in it and the kind that OpenDocument says first."""
    if "content.xml" in names and "mimetype" in names:
        kind = data[30:120]
        return _OPEN_SHEET if b"opendocument.spreadsheet" in kind else _SLIDES if b"opendocument.presentation" in kind else _OPEN_TEXT
    if "xl/workbook.bin" in names:
        return _BINARY_SHEET
    if "ppt/presentation.xml" in names:
        return _SLIDES
    known = (".docx", ".xlsx", ".pdf", ".doc", ".xls")
    return _ARCHIVE if names and any(name.lower().endswith(known) for name in names) else None
