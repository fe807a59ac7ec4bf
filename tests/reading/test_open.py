"""The one door for documents."""

import io

import docx
import pytest
import xlsxwriter

from nhiemky.domain.finding import Refusal
from nhiemky.reading.open import open_document


def word() -> bytes:
    buffer = io.BytesIO()
    paper = docx.Document()
    paper.add_paragraph("Gửi báo cáo.")
    paper.save(buffer)
    return buffer.getvalue()


def sheet() -> bytes:
    buffer = io.BytesIO()
    xlsxwriter.Workbook(buffer).close()
    return buffer.getvalue()


@pytest.mark.parametrize(("data", "name", "kind"), [("Gửi báo cáo.".encode(), "a.md", "text"), (word(), "a.docx", "docx")])
def test_the_content_says_what_a_file_is(data, name, kind):
    document = open_document(data, name)
    assert (document.kind, document.clean, len(document.sha256)) == (kind, "Gửi báo cáo.", 64)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "file_empty"),
        (sheet(), "a.xlsx", "file_kind_not_here"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.doc", "old_word_format"),
        ("TỐI MẬT\n\nKẾ HOẠCH".encode(), "a.txt", "file_is_secret"),
        (bytes(range(128, 256)), "a.txt", "unreadable_encoding"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data, name, code):
    with pytest.raises(Refusal) as refusal:
        open_document(data, name)
    assert refusal.value.code == code
    assert name in refusal.value.message
