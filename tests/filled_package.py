"""Filling a package in as a unit does on a machine without network: open, write, save, zip again."""

import io
import re
import zipfile
from datetime import UTC, datetime

import openpyxl
from docx import Document

from nhiemky.domain.package import MANIFEST

SAVED = datetime(2023, 5, 20, 9, tzinfo=UTC)


def filled(package: bytes, words: dict[str, str], *, at: datetime = SAVED, folder: str = "", only: str = "") -> bytes:
    """words: name of the file -> what is written (Word: below the first heading; Excel: into the first open cell of Thực hiện)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            said = next((value for part, value in words.items() if part in name), None)
            if said is not None:
                data = _word(data, said, at) if name.endswith(".docx") else filled_workbook(data, said, at)
            elif only and name != MANIFEST:
                continue
            target.writestr(folder + name, data)
    return out.getvalue()


def _word(data: bytes, words: str, at: datetime) -> bytes:
    document = Document(io.BytesIO(data))
    headings = [one for one in document.paragraphs if one.text.strip() and one.text.strip()[0] in "IVX1"]
    first = headings[0]
    for paragraph in document.paragraphs:
        if any(run.style is not None and run.style.name == "Hint" for run in paragraph.runs):
            paragraph._element.getparent().remove(paragraph._element)
    made = document.add_paragraph(words)
    first._element.addnext(made._element)
    document.core_properties.modified = at.replace(tzinfo=None)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def filled_workbook(data: bytes, words: str, at: datetime) -> bytes:
    """Into the first open cell below Thực hiện."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Phụ lục"]
    head = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value or "").startswith("Thực hiện"))
    row = head.row + 1
    while sheet.cell(row, head.column).protection.locked:
        row += 1
    sheet.cell(row, head.column).value = int(words) if words.isdigit() else words
    out = io.BytesIO()
    book.save(out)
    return _saved(out.getvalue(), at)


def _saved(data: bytes, at: datetime) -> bytes:
    """The moment of saving, which openpyxl takes from the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{at:%Y-%m-%dT%H:%M:%SZ}".encode(), part)
            target.writestr(name, part)
    return out.getvalue()
