"""A file stamped MẬT leaves no byte anywhere: through no door, in no folder, row, notice or log."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from docx import Document
from openpyxl import Workbook
from web.estate import TABLE, Estate

CANARY = "CANARYMAT7Q"
"""Stands in the stamped files and their names."""


def stamped_word() -> bytes:
    paper = Document()
    paper.add_paragraph("MẬT")
    paper.add_paragraph("KẾ HOẠCH")
    paper.add_paragraph(f"sơ kết giữa nhiệm kỳ {CANARY}")
    paper.add_paragraph("1. Các đơn vị gửi báo cáo trước ngày 20/5/2023.")
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def stamped_workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.append(["MẬT"])
    for row in (["TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện"], [1, f"Kết nạp {CANARY}", "đảng viên", 5, 6]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def folder(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files:
            packed.writestr(name, data)
    return out.getvalue()


WORD, BOOK = (f"{CANARY}.docx", stamped_word()), (f"{CANARY}.xlsx", stamped_workbook())
OTHER = TABLE.replace(b"6", b"8")
DOORS = {
    "a directive": ("chanh", lambda e: reverse("intake:upload"), "file", WORD, {}),
    "a unit's report into its draft": ("vanthu1", lambda e: reverse("reports:upload", args=[e.report.uuid]), "file", WORD, {}),
    "a unit's report handed in": ("bithu1", lambda e: reverse("reports:file", args=[e.report.uuid]), "file", WORD, {}),
    "a unit's appendix handed in": ("bithu1", lambda e: reverse("reports:file", args=[e.appendix.uuid]), "file", BOOK, {}),
    "a workbook into the grid": ("vanthu1", lambda e: reverse("appendix:upload", args=[e.appendix.uuid]), "file", BOOK, {}),
    "the scan of a signed paper": (
        "bithu1",
        lambda e: reverse("reports:file", args=[e.appendix.uuid]),
        "signed_copy",
        WORD,
        {"file": ("pl.csv", OTHER)},
    ),
    "the scan beside what is typed": (
        "bithu1",
        lambda e: reverse("reports:check", args=[e.report.uuid]),
        "signed_copy",
        WORD,
        {"viec": "nop"},
    ),
    "files received for units": ("chanh", lambda e: reverse("office:intake"), "files", WORD, {}),
    "a zip received for units": ("chanh", lambda e: reverse("office:intake"), "files", ("thu.zip", folder(WORD, BOOK)), {}),
    "a resolution with targets": ("vanthu1", lambda e: reverse("targets:write", args=[e.unit.uuid]), "file", WORD, {"term": "2020 - 2025"}),
    "a roster": ("chanh", lambda e: reverse("campaigns:roster_file", args=[e.draft.uuid]), "file", BOOK, {}),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_stamped_file_leaves_nothing(world, morning, caplog, door):
    estate = Estate(world, home=True)
    person, address, field, (name, data), more = DOORS[door]
    before = _files()
    sent = {key: SimpleUploadedFile(*value) if isinstance(value, tuple) else value for key, value in more.items()}
    response = world.client(person).post(address(estate), {field: SimpleUploadedFile(name, data), **sent}, follow=True)
    said = response.content.decode()
    assert response.status_code in (200, 422), said[:300]
    assert "mật" in said.lower(), "the refusal says why"
    assert _files() == before, "a file was stored"
    assert _rows_with(CANARY) <= _rows_allowed(door)
    assert CANARY not in caplog.text


def _files() -> set[Path]:
    data = Path(settings.NHIEMKY_DATA)
    return {path for path in data.rglob("*") if path.is_file() and not path.name.startswith("write.lock")}


def _rows_allowed(door: str) -> set[str]:
    """The record of a received batch names the file it refused, so that the clerk can answer the sender; nothing else does."""
    return {"office_intakefile.name", "office_intakefile.sentence"} if "received" in door else set()


def _rows_with(words: str) -> set[str]:
    """Every column of every table that holds the words."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                cursor.execute(f'SELECT COUNT(*) FROM "{table}" WHERE CAST("{column.name}" AS TEXT) LIKE %s', [f"%{words}%"])
                if cursor.fetchone()[0]:
                    found.add(f"{table}.{column.name}")
    return found
